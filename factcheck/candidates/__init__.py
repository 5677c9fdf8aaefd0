"""From claims to pairs that may state one fact, each with the evidence for it."""

from factcheck.candidates.archive_keys import archive_keys
from factcheck.candidates.copies import Copies, copies
from factcheck.candidates.grouping import Crowded, Group, Grouping, Traits, group, group_by_traits, traits
from factcheck.candidates.pairing import Pair, find
from factcheck.candidates.wordings import names, posts, quotations, titles

__all__ = [
    "Copies",
    "Crowded",
    "Group",
    "Grouping",
    "Pair",
    "Traits",
    "archive_keys",
    "copies",
    "find",
    "group",
    "group_by_traits",
    "names",
    "posts",
    "quotations",
    "titles",
    "traits",
]
