"""Running the cases of the rules through the real pipeline, both ways round."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from factcheck import pipeline, vocabulary
from factcheck.model import Article, Document, Rule
from factcheck.rulebook.cases import Case, InsideCase, Text


@dataclass(frozen=True, slots=True)
class Trial:
    """A case and how it went: it "holds", "fails", is "known" to fail, or holds although it is "known no more".

    `because` says what was found instead of what the case expects.
    """

    rule: str
    case: Case | InsideCase
    outcome: Literal["holds", "fails", "known", "known no more"]
    because: str = ""


def run(rule: Rule, case: Case | InsideCase, folder: Path | None = None) -> Trial:
    """Run one case, its texts in both orders."""
    articles = tuple(_article(side) for side in case.texts)
    if isinstance(case, InsideCase):
        wrong = _wrong_inside(rule, case, articles, folder)
    else:
        wrong = _wrong(rule, case, articles, folder)
        if not wrong and (turned := _wrong(rule, case, articles[::-1], folder)):
            wrong = f"the other way round: {turned}"
    if case.known is None:
        return Trial(rule.id, case, "fails" if wrong else "holds", wrong)
    return Trial(rule.id, case, "known" if wrong else "known no more", wrong or "it holds now: take out `known`")


@lru_cache(maxsize=512)
def _article(side: Text) -> Article:
    # Two sides may have one text; the source keeps their ids apart only where the case names different ones.
    return pipeline.read_article(
        Document.from_text(side.text, source=side.source, published=side.published, title=side.title)
    )


def _wrong_inside(rule: Rule, case: InsideCase, articles: tuple[Article, ...], folder: Path | None) -> str:
    """What contradicts the expectation of a case with one text; empty when nothing does."""
    found = [one for one in pipeline.report(articles, folder).discrepancies if one.rule == rule.id]
    told = [" ".join([one.message, *one.why, *(side.value for side in one.sides)]) for one in found]
    if not case.fires:
        return f"found: {told[0]}" if told else ""
    if any(case.finds in words for words in told):
        return ""
    return f"found: {'; '.join(told)}" if told else "found nothing"


def _wrong(rule: Rule, case: Case, articles: tuple[Article, ...], folder: Path | None) -> str:
    """What contradicts the case's expectation; empty when nothing does."""
    found = pipeline.report(articles, folder)
    conflicts = [one for one in found.discrepancies if one.rule == rule.id and one.severity != "note"]
    if case.verdict == "conflict":
        return "" if conflicts else f"no finding of {rule.id}{_instead(rule, articles, folder)}"
    if conflicts:
        return f"{conflicts[0].severity}, {conflicts[0].confidence:.2f} sure: {conflicts[0].message}"
    if case.verdict == "unpaired":
        agreed = [one for one in found.agreements if one.kind == (rule.claims or rule.kind)]
        return f"taken for one fact: {agreed[0].value}" if agreed else ""
    verdicts = _verdicts(rule, articles, folder)
    if case.verdict == "incomparable":
        return "" if set(verdicts) <= {"incomparable"} else f"compared all the same: {', '.join(sorted(verdicts))}"
    return "" if case.verdict in verdicts else f"not {case.verdict} but {', '.join(sorted(verdicts)) or 'never met'}"


def _verdicts(rule: Rule, articles: tuple[Article, ...], folder: Path | None) -> dict[str, str]:
    """What the rule says of the values of its kind that meet: verdict -> one reason for it."""
    words = vocabulary.load(folder)
    kind = rule.claims or rule.kind
    first, second = ([claim for claim in article.claims if claim.kind == kind] for article in articles)
    return {
        finding.verdict: f"{left.surface} / {right.surface}: {finding.because}"
        for left in first
        for right in second
        for name, finding in pipeline.compare_all(left, right, words, folder)
        if name == rule.id
    }


def _instead(rule: Rule, articles: tuple[Article, ...], folder: Path | None) -> str:
    verdicts = _verdicts(rule, articles, folder)
    if "conflict" in verdicts:
        return f", though the values conflict ({verdicts['conflict']}): not taken for one fact"
    return f": {'; '.join(sorted(verdicts.values())) or 'the values were not both read'}"
