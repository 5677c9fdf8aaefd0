"""From claims to pairs that may state one fact, each with the evidence for it."""

from factcheck.candidates.grouping import Crowded, Group, Grouping, group
from factcheck.candidates.pairing import Pair, find
from factcheck.candidates.wordings import names, posts, quotations, titles

__all__ = ["Crowded", "Group", "Grouping", "Pair", "find", "group", "names", "posts", "quotations", "titles"]
