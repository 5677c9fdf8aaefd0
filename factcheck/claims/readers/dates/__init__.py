"""Dates and times of day as news prints them, resolved against the day of publication.

`read` makes one pass over the page's tokens; the grammar (`expression`) covers what English news prints. A general
date parser would read "may", "sat" and "on" as dates and lean on today's, so it is asked for one thing alone: whole
dates with a foreign month.
"""

from factcheck.claims.page import Page, Reading
from factcheck.claims.readers.dates.reading import read

__all__ = ["Page", "Reading", "read"]
