"""The records that every room speaks in: documents, claims, matches, findings and the report."""

from factcheck.model.about import About, FrameMatch, Scope
from factcheck.model.articles import Article, Problem, Shadowed, Skipped
from factcheck.model.claims import Claim
from factcheck.model.documents import Dating, Document, Sentence, parse_dating
from factcheck.model.folding import fold
from factcheck.model.labels import label, plain
from factcheck.model.matches import Finding, InternalFinding
from factcheck.model.points import Matching, Points, Tier, logistic
from factcheck.model.records import Record
from factcheck.model.report import (
    Agreement,
    Compatible,
    Discrepancy,
    DocumentEntry,
    Mention,
    NotChecked,
    Report,
    RulesEntry,
    Side,
)
from factcheck.model.rules import Rule
from factcheck.model.spans import Span
from factcheck.model.values import Ordinal, Period, Polarity, Quantity, Value, Wording

__all__ = [
    "About",
    "Agreement",
    "Article",
    "Claim",
    "Compatible",
    "Dating",
    "Discrepancy",
    "Document",
    "DocumentEntry",
    "Finding",
    "FrameMatch",
    "InternalFinding",
    "Matching",
    "Mention",
    "NotChecked",
    "Ordinal",
    "Period",
    "Points",
    "Polarity",
    "Problem",
    "Quantity",
    "Record",
    "Report",
    "Rule",
    "RulesEntry",
    "Scope",
    "Sentence",
    "Shadowed",
    "Side",
    "Skipped",
    "Span",
    "Tier",
    "Value",
    "Wording",
    "fold",
    "label",
    "logistic",
    "parse_dating",
    "plain",
]
