"""The records that every room speaks in: documents, claims, matches, findings and the report."""

from factcheck.model.about import About, FrameMatch, Scope
from factcheck.model.articles import Article, Problem, Shadowed, Skipped
from factcheck.model.blocks import BlockKey
from factcheck.model.checks import CheckedClaim, Decided, Stale
from factcheck.model.claims import Claim
from factcheck.model.decisions import Action, Decision, Evidence, Standing, Status, evidence_of, standing
from factcheck.model.documents import Dating, Document, Sentence, parse_dating
from factcheck.model.fetched import Fetched
from factcheck.model.folding import fold
from factcheck.model.labels import label, plain
from factcheck.model.locators import Box, Locator, Marked, Original, Part, Place, Run
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
    Suppressed,
)
from factcheck.model.rules import Rule
from factcheck.model.spans import Span
from factcheck.model.values import Ordinal, Period, Polarity, Quantity, Value, Wording

__all__ = [
    "About",
    "Action",
    "Agreement",
    "Article",
    "BlockKey",
    "Box",
    "CheckedClaim",
    "Claim",
    "Compatible",
    "Dating",
    "Decided",
    "Decision",
    "Discrepancy",
    "Document",
    "DocumentEntry",
    "Evidence",
    "Fetched",
    "Finding",
    "FrameMatch",
    "InternalFinding",
    "Locator",
    "Marked",
    "Matching",
    "Mention",
    "NotChecked",
    "Ordinal",
    "Original",
    "Part",
    "Period",
    "Place",
    "Points",
    "Polarity",
    "Problem",
    "Quantity",
    "Record",
    "Report",
    "Rule",
    "RulesEntry",
    "Run",
    "Scope",
    "Sentence",
    "Shadowed",
    "Side",
    "Skipped",
    "Span",
    "Stale",
    "Standing",
    "Status",
    "Suppressed",
    "Tier",
    "Value",
    "Wording",
    "evidence_of",
    "fold",
    "label",
    "logistic",
    "parse_dating",
    "plain",
    "standing",
]
