"""Dates and times of day as news prints them, resolved against the day of publication.

`read` makes one pass over the page's tokens; the grammar (`expression`) covers what English news prints, so no general
date parser runs behind it: those read "may", "sat" and "on" as dates and lean on today's date.
"""

from factcheck.claims.page import Page, Reading
from factcheck.claims.readers.dates.reading import read

__all__ = ["Page", "Reading", "read"]
