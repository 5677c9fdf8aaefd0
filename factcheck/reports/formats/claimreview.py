"""What editors have confirmed as schema.org markup (JSON-LD): ClaimReview and CorrectionComment.

https://schema.org/ClaimReview, https://schema.org/CorrectionComment
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from factcheck.model import Decision, Discrepancy, Mention, Report, Side
from factcheck.reports import wording
from factcheck.reports.links import web_address
from factcheck.reports.material import Material
from factcheck.reports.neutral import one_line
from factcheck.reports.passages import whole
from factcheck.reports.presentation import Presentation
from factcheck.reports.serialising import json_text

# Ours alone, so that no other program makes the same identifiers from the same words.
_NAMES = UUID("7a0f8c0e-53e4-4d0e-9d6b-2f1f1c6f2b57")
_SUMMARY = 140  # characters of the claim as a list of results shows it
# The checker finds contradictions and never says which side is right, so this is all that a rating can say.
_RATING = "Contradicted by another source"

_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:[T ][\d:.+Z-]{5,30})?)?)?\Z", re.ASCII)

Node = dict[str, Any]


def render(report: Report, presentation: Presentation) -> str:
    """The markup of the findings that an editor has confirmed, and of no other: a graph whose first node says how many
    there are and what is missing, or that there is nothing to mark up.

    Each side that other sources print is reviewed as contradicted, for a confirmed finding says that both cannot be
    right and not which is. A draft's own side is corrected in the editor's words: without a comment to the decision
    there is no correction. `url`, the address of the page with the review, is known to the publisher alone. The text
    can stand in a `script` element: it has no `<`.
    """
    markup = _Markup(Material(report, presentation))
    nodes = list(markup.nodes())
    graph = [markup.summary(nodes), *nodes]
    return json_text({"@context": "https://schema.org", "@graph": graph}).replace("<", "\\u003c")


class _Markup:
    """Turns the confirmed findings of one report into nodes."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._report = material.report
        self._own = frozenset(material.report.drafts)
        confirmed = {one.fingerprint: one.decision for one in self._report.decided if one.state == "confirmed"}
        self._confirmed = [
            (finding, confirmed[finding.fingerprint])
            for finding in wording.gravest_first(self._report.discrepancies)
            if finding.fingerprint in confirmed
        ]

    def nodes(self) -> Iterator[Node]:
        """The reviews and corrections, finding by finding."""
        met: Counter[str] = Counter()
        for finding, decision in self._confirmed:
            # One article that prints the same twice may have two findings of one fingerprint.
            met[finding.fingerprint] += 1
            name = f"{finding.fingerprint}\n{met[finding.fingerprint]}"
            for number, side in enumerate(finding.sides, 1):
                others = [one for one in side.mentions if one.document not in self._own]
                if others:
                    yield self._review(finding, decision, side, f"{name}\n{number}", others)
            if decision.comment.strip():
                own = [one for side in finding.sides for one in side.mentions if one.document in self._own]
                for document in dict.fromkeys(one.document for one in own):
                    yield self._corrected(finding, decision, name, document)

    def summary(self, nodes: list[Node]) -> Node:
        """What the markup rests on, in words."""
        found, confirmed = len(self._report.discrepancies), len(self._confirmed)
        if not confirmed:
            told = f"No finding of {found:,} has been confirmed by an editor: there is nothing to mark up."
            if not found:
                told = "There is no finding: there is nothing to mark up."
        else:
            kinds = [node["@type"] for node in nodes]
            told = (
                f"{confirmed:,} of {wording.counted(found, 'finding')} confirmed by an editor: "
                f"{wording.counted(kinds.count('ClaimReview'), 'review')}, "
                f"{wording.counted(kinds.count('NewsArticle'), 'correction')}."
            )
            silent = sum(self._is_silent(finding, decision) for finding, decision in self._confirmed)
            if silent:
                told += f" {silent:,} without a correction: the decision has no comment that could be printed as one."
        return {"@type": "Report", "name": "Findings that an editor has confirmed", "description": told}

    def _is_silent(self, finding: Discrepancy, decision: Decision) -> bool:
        """Whether one's own article stands in a finding and nobody has written what to print about it."""
        own = any(one.document in self._own for side in finding.sides for one in side.mentions)
        return own and not decision.comment.strip()

    def _review(self, finding: Discrepancy, decision: Decision, side: Side, name: str, mentions: list[Mention]) -> Node:
        first = one_line(whole(mentions[0], self._material.texts).text).strip()
        others = [wording.heading(finding.kind, one.value) for one in finding.sides if one is not side]
        explained = f"{wording.said(finding, finding.message)}. Elsewhere: {'; '.join(others)}."
        appearances = dict.fromkeys(one.document for one in mentions)
        return _known(
            {
                "@type": "ClaimReview",
                "@id": _urn(f"review\n{name}"),
                "identifier": finding.fingerprint,
                "claimReviewed": wording.shortened(first, _SUMMARY),
                "datePublished": decision.decided_at.date().isoformat(),
                "author": _person(decision),
                "reviewBody": one_line(decision.comment).strip() or None,
                "itemReviewed": {
                    "@type": "Claim",
                    "text": first,
                    "appearance": [self._article(document) for document in appearances],
                },
                "reviewRating": {
                    "@type": "Rating",
                    "alternateName": _RATING,
                    "ratingExplanation": one_line(explained).strip(),
                },
            }
        )

    def _corrected(self, finding: Discrepancy, decision: Decision, name: str, document: str) -> Node:
        correction = {
            "@type": "CorrectionComment",
            "@id": _urn(f"correction\n{name}\n{document}"),
            "identifier": finding.fingerprint,
            "text": one_line(decision.comment).strip(),
            "datePublished": decision.decided_at.date().isoformat(),
            "author": _person(decision),
        }
        return {**self._article(document), "correction": correction}

    def _article(self, document: str) -> Node:
        entry = self._material.entries.get(document)
        if entry is None:
            return {"@type": "NewsArticle", "name": one_line(document)}
        source = one_line(entry.source).strip() if entry.source else ""
        return _known(
            {
                "@type": "NewsArticle",
                "url": web_address(entry),
                "headline": one_line(entry.title).strip() if entry.title else None,
                "name": None if entry.title else one_line(wording.document_name(entry)).strip(),
                "datePublished": entry.published if _ISO.match(entry.published or "") else None,
                "publisher": {"@type": "Organization", "name": source} if source else None,
            }
        )


def _person(decision: Decision) -> Node:
    return {"@type": "Person", "name": one_line(decision.author).strip()}


def _known(node: Node) -> Node:
    return {name: value for name, value in node.items() if value is not None}


def _urn(name: str) -> str:
    return uuid5(_NAMES, name.encode("utf-8", "replace").decode("utf-8")).urn
