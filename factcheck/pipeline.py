"""The order of the rooms: only this module knows it."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from factcheck import candidates, comparisons, documents, rulebook, sentences, vocabulary
from factcheck.claims import read as read_claims
from factcheck.discrepancies import Judged, gather
from factcheck.model import Article, Claim, Document, DocumentEntry, Finding, Record, Report, RulesEntry

VERSION = "1"


def read_article(document: Document) -> Article:
    """A document with its sentences and claims."""
    words = vocabulary.load()
    described = documents.describe(document)
    return read_claims(described, sentences.split(described, words), words)


def check(documents_: Iterable[Document], rules: str | None = None) -> Report:
    """What the documents say that cannot all be right, by the rules of a folder (the program's own by default)."""
    return report([read_article(document) for document in documents_], Path(rules) if rules else None)


@cache
def _judges(folder: Path | None) -> dict[str, tuple[tuple[str, str, Record], ...]]:
    """For each kind the rules that judge it: (rule id, check, parameters)."""
    found: dict[str, list[tuple[str, str, Record]]] = {}
    checks = comparisons.checks()
    for rule in rulebook.load(folder).rules:
        if rule.scope == "cross" and rule.check in checks:
            parameters = checks[rule.check].parameters.model_validate(rule.params)
            found.setdefault(rule.claims or rule.kind, []).append((rule.id, rule.check, parameters))
    return {kind: tuple(rules) for kind, rules in found.items()}


def compare(left: Claim, right: Claim, words: vocabulary.Vocabulary, folder: Path | None = None) -> tuple[str, Finding]:
    """The rule that speaks of two claims of one kind and its finding; the gravest finding where several rules do."""
    gravity = ("conflict", "agree", "compatible", "incomparable")
    findings = compare_all(left, right, words, folder)
    if not findings:
        return "", Finding(verdict="incomparable", because="no rule for this kind")
    return min(findings, key=lambda item: gravity.index(item[1].verdict))


def compare_all(
    left: Claim, right: Claim, words: vocabulary.Vocabulary, folder: Path | None = None
) -> list[tuple[str, Finding]]:
    """What each rule for their kind finds of two claims."""
    return [
        (rule, comparisons.judge(check_name, left, right, parameters, words))
        for rule, check_name, parameters in _judges(folder).get(left.kind, ())
    ]


# Quotations are bound by their own words: the check that compares them says whether they are one utterance.
_BOUND = 3.0


def report(articles: Sequence[Article], folder: Path | None = None) -> Report:
    """The report over articles that have been read."""
    book = rulebook.load(folder)
    words = vocabulary.load(folder)
    judged = []
    if book.matching is not None:
        for pair in candidates.find(articles, words):
            left, right = pair.left.claim, pair.right.claim
            rule, finding = compare(left, right, words, folder)
            if finding.verdict != "incomparable":
                judged.append(Judged(left, right, rule, finding, book.matching.binding.logit(pair.features), pair.features))
        for left, right in candidates.quotations(articles):
            judged += [
                Judged(left, right, rule, finding, _BOUND, {})
                for rule, finding in compare_all(left, right, words, folder)
                if finding.verdict != "incomparable"
            ]
        gathered = gather(judged, articles, {rule.id: rule for rule in book.rules}, book.matching)
    return Report(
        documents=tuple(entry(article) for article in articles),
        discrepancies=tuple(gathered.discrepancies),
        agreements=tuple(gathered.agreements),
        compatible=tuple(gathered.compatible),
        rules=RulesEntry(version=VERSION, sha256=book.sha256),
    )


def entry(article: Article) -> DocumentEntry:
    """How the report lists a document."""
    document = article.document
    published = document.published
    return DocumentEntry(
        id=document.id,
        path=document.path,
        title=document.title,
        source=document.source,
        published=str(document.published_at) if document.published_at else None,
        published_from=published.basis if published else None,
        sha256=document.sha256,
        characters=len(document.text),
        claims=len(article.claims),
        notes=document.notes,
    )
