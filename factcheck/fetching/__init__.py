"""Articles from web addresses that a user gave, when he asks for it: the one room that ever opens a socket outward.

Whoever names an address does not say which machine it leads to: an address in a text from a stranger may lead into the
newsroom's own network. So each host is looked up once, every address that it has must be a public one, and the
connection goes to the very address that was checked; the same for every redirect.
"""

from factcheck.fetching.fetcher import Fetcher, Limits
from factcheck.fetching.refusals import FetchError

__all__ = ["FetchError", "Fetcher", "Limits"]
