"""Drafts held against what was printed before: articles, an archive, reference facts; decisions applied.

The storey above the pipeline: the command line, the HTTP service and the language server all check through here.
"""

from factcheck.checking.acts import acts_of
from factcheck.checking.check import Checked, check
from factcheck.checking.deciding import decided
from factcheck.checking.filters import Filters
from factcheck.checking.keeping import keep, renew
from factcheck.checking.stored import StoredArticles, StoredTexts, report_archive

__all__ = [
    "Checked",
    "Filters",
    "StoredArticles",
    "StoredTexts",
    "acts_of",
    "check",
    "decided",
    "keep",
    "renew",
    "report_archive",
]
