"""Running the consistency checks over one article."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from factcheck.consistency.draft import Draft
from factcheck.consistency.findings import Found
from factcheck.consistency.registry import checks
from factcheck.model import Article, InternalFinding, Mention, Record, Rule, Span
from factcheck.vocabulary import Vocabulary


def find(article: Article, rules: Sequence[Rule], vocabulary: Vocabulary) -> list[InternalFinding]:
    """What the rules of scope internal find wrong inside one article, in order of place."""
    draft: Draft | None = None
    found: list[tuple[tuple[int, str], InternalFinding]] = []
    known = checks()
    for rule in rules:
        if rule.scope != "internal" or rule.check not in known:
            continue
        draft = draft or Draft(article, vocabulary)
        for one in known[rule.check].find(draft, _parameters(rule)):
            first = min(span.start for _, spans in one.sides for span in spans)
            found.append(((first, rule.id), _finding(one, rule, article)))
    found.sort(key=lambda item: item[0])
    return _without_repeats([finding for _, finding in found])


def _parameters(rule: Rule) -> Record:
    return _validated(rule.check, tuple(rule.params.items()))


@lru_cache(maxsize=256)
def _validated(check: str, params: tuple[tuple[str, Any], ...]) -> Record:
    return checks()[check].parameters.model_validate(dict(params))


def _finding(found: Found, rule: Rule, article: Article) -> InternalFinding:
    return InternalFinding(
        check=rule.check,
        kind=rule.kind,
        document_id=article.document.id,
        message=found.message,
        working=found.working,
        sides=tuple((value, tuple(_mention(article, span) for span in spans)) for value, spans in found.sides),
        certainty=found.certainty,
    )


def _mention(article: Article, span: Span) -> Mention:
    text = article.document.text
    sentence = next((one.span for one in article.sentences if one.span.contains(span)), span)
    claim = next((one for one in article.claims if one.span == span), None)
    return Mention(
        document=article.document.id,
        span=(span.start, span.end),
        sentence=(sentence.start, sentence.end),
        surface=span.of(text),
        text=sentence.of(text),
        attributed_to=claim.attributed_to if claim else None,
    )


def _without_repeats(findings: list[InternalFinding]) -> list[InternalFinding]:
    """One finding per set of places: what two checks find at the same places is told once, by the surer."""
    kept: list[InternalFinding] = []
    for finding in sorted(findings, key=lambda one: -one.certainty):
        places = _places(finding)
        if not any(places <= _places(other) or _places(other) <= places for other in kept):
            kept.append(finding)
    order = {id(finding): at for at, finding in enumerate(findings)}
    return sorted(kept, key=lambda one: order[id(one)])


def _places(finding: InternalFinding) -> set[tuple[int, int]]:
    return {mention.span for _, mentions in finding.sides for mention in mentions}
