"""The order of the rooms: only this module knows it."""

import gc
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from factcheck import candidates, comparisons, consistency, documents, facts, processes, rulebook, sentences, vocabulary
from factcheck.claims import read as read_claims
from factcheck.discrepancies import (
    Gathered,
    Held,
    Judged,
    against_references,
    by_check,
    gather,
    internal_discrepancies,
    merged,
    scoped,
)
from factcheck.model import (
    Agreement,
    Article,
    BlockKey,
    Claim,
    Discrepancy,
    Document,
    DocumentEntry,
    Finding,
    Matching,
    NotChecked,
    Problem,
    Record,
    Report,
    RulesEntry,
)
from factcheck.model.tuning import Tuning

VERSION = "1"
Progress = Callable[[str, int, int], None]
"""Told of each step: the stage ("reading", "comparing"), how many steps of it are done, and of how many."""


def read_article(document: Document) -> Article:
    """A document with its sentences and claims."""
    # Reading makes thousands of small records and next to no cycles: the collector would go through them for nothing,
    # as it would through the vocabulary, which is never let go.
    collects = gc.isenabled()
    gc.disable()
    try:
        words = vocabulary.load()
        described = documents.describe(document)
        return read_claims(described, sentences.split(described, words), words)
    finally:
        if collects:
            gc.enable()


def read_articles(
    documents_: Sequence[Document], *, workers: int = 1, progress: Progress | None = None
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The documents read in their order, by several processes where `workers` says so.

    A document that a fault of the program stops becomes a problem, so that the others are still checked; with the
    environment variable FACTCHECK_DEBUG set the fault is raised.
    """
    articles: list[Article] = []
    problems: list[Problem] = []
    for done, result in enumerate(read_stream(documents_, workers=workers), 1):
        if isinstance(result, Article):
            articles.append(result)
        else:
            problems.append(result)
        if progress:
            progress("reading", done, len(documents_))
    return tuple(articles), tuple(problems)


def read_stream(documents_: Iterable[Document], *, workers: int = 1) -> Iterator[Article | Problem]:
    """The documents read one after the other, by several processes where `workers` says so.

    Documents are taken as they are needed, and no article is kept: an archive of any size is read in bounded memory.
    The articles come in the order of the documents and are the same for any number of workers.
    """
    return processes.in_order(_reading, documents_, workers=workers, size=_length)


def _length(document: Document) -> int:
    return len(document.text)


def _reading(document: Document) -> Article | Problem:
    try:
        return read_article(document)
    except Exception as fault:
        if os.environ.get("FACTCHECK_DEBUG"):
            raise
        message = f"not checked, by a fault in the program ({type(fault).__name__}): please report it"
        return Problem(path=document.name, message=message)


@cache
def rulebook_of(folder: Path | None = None) -> rulebook.Rulebook:
    """The rulebook of a folder, its parameters held against the checks; raises RulebookError for every error in it."""
    known = {name: rulebook.KnownCheck(check.parameters, check.kinds) for name, check in comparisons.checks().items()}
    inside = {name: rulebook.KnownCheck(check.parameters, check.kinds) for name, check in consistency.checks().items()}
    return rulebook.load(folder, known | inside)


def check(documents_: Iterable[Document], rules: str | None = None) -> Report:
    """What the documents say that cannot all be right, by the rules of a folder (the program's own by default).

    Documents of one and the same text are one document: it is read once, with the others named as its copies.
    """
    texts: dict[str, Document] = {}
    for document in documents_:
        known = texts.get(document.id)
        if known is None:
            texts[document.id] = document
        else:
            texts[document.id] = known.model_copy(update={"copies": (*known.copies, document.name)})
    return report([read_article(document) for document in texts.values()], Path(rules) if rules else None)


@cache
def _judges(folder: Path | None) -> dict[str, tuple[tuple[str, str, Record], ...]]:
    """For each kind the rules that judge it: (rule id, check, parameters)."""
    found: dict[str, list[tuple[str, str, Record]]] = {}
    checks = comparisons.checks()
    for rule in rulebook_of(folder).rules:
        if rule.scope == "cross" and rule.check in checks:
            parameters = checks[rule.check].parameters.model_validate(rule.params)
            found.setdefault(rule.claims or rule.kind, []).append((rule.id, rule.check, parameters))
    return {kind: tuple(rules) for kind, rules in found.items()}


def compare(
    left: Claim,
    right: Claim,
    words: vocabulary.Vocabulary,
    folder: Path | None = None,
    off: frozenset[str] = frozenset(),
) -> tuple[str, Finding]:
    """The rule that speaks of two claims of one kind and its finding; the gravest finding where several rules do."""
    gravity = ("conflict", "agree", "compatible", "incomparable")
    findings = compare_all(left, right, words, folder, off)
    if not findings:
        return "", Finding(verdict="incomparable", because="no rule for this kind")
    return min(findings, key=lambda item: gravity.index(item[1].verdict))


def compare_all(
    left: Claim,
    right: Claim,
    words: vocabulary.Vocabulary,
    folder: Path | None = None,
    off: frozenset[str] = frozenset(),
) -> list[tuple[str, Finding]]:
    """What each rule for their kind, but for those that are off, finds of two claims."""
    return [
        (rule, comparisons.judge(check_name, left, right, parameters, words))
        for rule, check_name, parameters in _judges(folder).get(left.kind, ())
        if rule not in off
    ]


def grouping_of(articles: Sequence[Article], folder: Path | None = None) -> candidates.Grouping:
    """Which of the articles may be about one event, and so are compared."""
    return candidates.group(articles, vocabulary.load(folder))


def archive_keys(article: Article, folder: Path | None = None) -> tuple[BlockKey, ...]:
    """What an archive can find an article by."""
    return candidates.archive_keys(article, vocabulary.load(folder))


# Quotations are bound by their own words: the check that compares them says whether they are one utterance.
_BOUND = 3.0


def report(
    articles: Sequence[Article],
    folder: Path | None = None,
    *,
    problems: Iterable[Problem] = (),
    drafts: Collection[str] = (),
    grouping: candidates.Grouping | None = None,
    progress: Progress | None = None,
    matching: Matching | None = None,
    house: facts.Facts | None = None,
    tuning: Tuning | None = None,
) -> Report:
    """The report over articles that have been read.

    `matching` replaces the rulebook's weights (for measuring weights that were estimated without these articles).
    `drafts` are ids of documents: only what involves one of them is reported. `grouping` says which articles are
    compared where that is known already; groups may then share members, not pairs. `problems` tell of inputs that could
    not be used; the report lists them as not checked. `house` are reference facts that the articles (or the drafts) are
    held against. `tuning` switches rules off and changes severities and tiers.
    """
    tuning = tuning or Tuning()
    book = rulebook.tuned(rulebook_of(folder), tuning)
    words = vocabulary.load(folder)
    weights = matching or book.matching
    gathered = Gathered()
    alone = _look_through(articles, book, words, drafts, with_traits=grouping is None)
    grouping = grouping or candidates.group_by_traits(alone.traits, words)
    same_text: dict[str, tuple[str, ...]] = {}
    families: dict[str, str] = {}
    ids = [one.id for one in alone.entries]
    if weights is not None:
        places = {document: place for place, document in enumerate(ids, 1)}
        rules = {rule.id: rule for rule in book.rules}
        parts = []
        for group in grouping.groups:
            members = [articles[place] for place in group.members]
            copied = candidates.copies(members)
            same_text.update(copied.same_text)
            families.update(copied.family)
            members = [_of_family(article, copied.family) for article in members]
            pairs = [pair for pair in group.pairs if not drafts or any(one in drafts for one in _ids(members, pair))]
            if pairs:
                told = (lambda one: progress("comparing", places[one], len(articles))) if progress else None
                parts.append(
                    gather(_judged(members, pairs, words, folder, weights, tuning, told), members, rules, weights)
                )
        gathered = merged(parts, ids)
    held = (one for one in articles if not drafts or one.document.id in drafts) if house else ()
    by_facts, borne_out = against_facts(held, house, folder, book)
    entries = (*_entries(alone.entries, same_text, families), *fact_entries(house))
    found = (*gathered.discrepancies, *by_facts, *alone.discrepancies)
    reported = list(scoped(found, {one.id: one for one in entries}, tuning, weights))
    if any(one.original for one in entries):
        reported = documents.located(reported, _document_of(articles, alone.entries))
    return Report(
        documents=entries,
        discrepancies=tuple(reported),
        agreements=(*gathered.agreements, *borne_out),
        compatible=tuple(gathered.compatible),
        not_checked=_not_checked(ids, problems, grouping, drafts, has_facts=house is not None),
        rules=RulesEntry(version=VERSION, sha256=book.sha256),
    )


def _document_of(articles: Sequence[Article], entries: Sequence[DocumentEntry]) -> Callable[[str], Document | None]:
    """What finds the document behind an id, for those alone that were no plain text."""
    places = {one.id: place for place, one in enumerate(entries) if one.original}

    @cache
    def document(id_: str) -> Document | None:
        return articles[places[id_]].document if id_ in places else None

    return document


def read_facts(paths: Iterable[str | Path], folder: Path | None = None) -> facts.Facts:
    """The reference facts of files and folders; raises facts.FactsError with every fault of every file."""
    return facts.read(paths, vocabulary.load(folder))


def against_facts(
    articles: Iterable[Article],
    house: facts.Facts | None,
    folder: Path | None = None,
    book: rulebook.Rulebook | None = None,
) -> tuple[list[Discrepancy], list[Agreement]]:
    """What reference facts contradict in each article, and what they bear out, by the rules of a folder or of `book`,
    which is that folder's with changes."""
    book = book or rulebook_of(folder)
    if house is None or book.matching is None:
        return [], []
    words = vocabulary.load(folder)
    references = {document.id: document for document in house.documents}
    held: list[Held] = []
    involved: list[Article] = []
    for article in articles:
        count = len(held)
        for one in facts.bearings(article, house, words):
            # The rule of the claim's own kind: others that judge such claims ask who holds a title, or who speaks.
            findings = dict(compare_all(*one.compared, words, folder))
            rule = next((rule for rule in book.rules if rule.id in findings and rule.kind == one.judged_as), None)
            if rule is not None:
                where = f"{references[one.fact.document].path}:{one.fact.fact.address.row}"
                finding = one.finding or findings[rule.id]
                held.append(Held(one.claim, one.reference, rule, finding, one.sureness, one.shown, where, one.stated))
        if len(held) > count:
            involved.append(article)
    return against_references(held, (*involved, *fact_articles(house)), facts.SOURCE, book.matching)


def fact_articles(house: facts.Facts | None) -> tuple[Article, ...]:
    """The files of reference facts as articles without claims, for what needs the texts behind a report's mentions."""
    return tuple(Article(document=one, sentences=(), claims=()) for one in (house.documents if house else ()))


def fact_entries(house: facts.Facts | None) -> tuple[DocumentEntry, ...]:
    """The files of reference facts as a report lists them; their claims are the facts."""
    counts = Counter(one.document for one in house.facts) if house else {}
    return tuple(entry(one).model_copy(update={"claims": counts[one.document.id]}) for one in fact_articles(house))


def _of_family(article: Article, families: Mapping[str, str]) -> Article:
    """The article as one of the family that its text belongs to."""
    family = families.get(article.document.id, article.document.family)
    if family == article.document.family:
        return article
    return article.model_copy(update={"document": article.document.model_copy(update={"family": family})})


_COPIES_NAMED = 3  # articles of the same text that an entry names; the others are counted


def _entries(
    listed: Iterable[DocumentEntry], same_text: Mapping[str, Sequence[str]], families: Mapping[str, str]
) -> tuple[DocumentEntry, ...]:
    """The articles as the report lists them, with a note on those that print one text."""
    listed = tuple(listed)
    names = {one.id: one.path or one.source or one.id for one in listed}
    found = []
    for one in listed:
        changes: dict[str, Any] = {"family": families[one.id]} if one.id in families else {}
        if others := same_text.get(one.id):
            more = f" and {len(others) - _COPIES_NAMED} more" if len(others) > _COPIES_NAMED else ""
            note = f"same text as {', '.join(names[each] for each in others[:_COPIES_NAMED])}{more}: one source with it"
            changes["notes"] = (*one.notes, note)
        found.append(one.model_copy(update=changes) if changes else one)
    return tuple(found)


def _ids(articles: Sequence[Article], places: Iterable[int]) -> list[str]:
    return [articles[place].document.id for place in places]


def _judged(
    articles: Sequence[Article],
    pairs: Sequence[tuple[int, int]],
    words: vocabulary.Vocabulary,
    folder: Path | None,
    weights: Matching,
    tuning: Tuning,
    told: Callable[[str], None] | None,
) -> list[Judged]:
    """The pairs of claims of a group of articles whose comparison says something; `told` of each left document."""
    judged: list[Judged] = []
    for pair in candidates.find(articles, words, pairs):
        left, right = pair.left.claim, pair.right.claim
        if told:
            told(left.document_id)
        rule, finding = compare(left, right, words, folder, tuning.off)
        if finding.verdict != "incomparable":
            judged.append(Judged(left, right, rule, finding, weights.binding.logit(pair.features), pair.features))
    wordings = (candidates.quotations, candidates.names, candidates.titles, candidates.posts)
    for left, right in chain.from_iterable(look(articles, pairs) for look in wordings):
        judged += [
            Judged(left, right, rule, finding, _BOUND, {})
            for rule, finding in compare_all(left, right, words, folder, tuning.off)
            if finding.verdict != "incomparable"
        ]
    return judged


@dataclass(slots=True)
class _LookedThrough:
    """What each article gives by itself, in their order: how it is listed, what it gets wrong, its traits."""

    entries: list[DocumentEntry] = field(default_factory=list)
    discrepancies: list[Discrepancy] = field(default_factory=list)
    traits: list[candidates.Traits] = field(default_factory=list)


def _look_through(
    articles: Iterable[Article],
    book: rulebook.Rulebook,
    words: vocabulary.Vocabulary,
    drafts: Collection[str],
    *,
    with_traits: bool,
) -> _LookedThrough:
    """One pass over the articles, none of which is kept: they may come from an archive one by one.

    Only the drafts are checked by themselves where there are some.
    """
    rules = by_check(book.rules)
    found = _LookedThrough()
    for article in articles:
        found.entries.append(entry(article))
        if with_traits:
            found.traits.append(candidates.traits(article))
        if not drafts or article.document.id in drafts:
            found.discrepancies += internal_discrepancies(consistency.find(article, book.rules, words), rules)
    return found


_NAMED = 20  # crowded names and figures that are listed; the others are counted


def _not_checked(
    ids: Sequence[str],
    problems: Iterable[Problem],
    grouping: candidates.Grouping,
    drafts: Collection[str],
    *,
    has_facts: bool,
) -> tuple[NotChecked, ...]:
    left_out = [NotChecked(document=problem.path, reason=problem.message) for problem in problems if problem.fatal]
    if len(ids) == 1:
        reason = f"the only article: nothing to compare it with{' but reference facts' if has_facts else ''}"
        return (*left_out, NotChecked(document=ids[0], reason=reason))
    reason = "compared with no other article: it shares too few names, figures and rare words with any of its time"
    alone = [ids[place] for place in grouping.alone]
    left_out += [NotChecked(document=one, reason=reason) for one in alone if not drafts or one in drafts]
    if grouping.crowded:
        shown = ", ".join(one.key for one in grouping.crowded[:_NAMED])
        more = f" and {len(grouping.crowded) - _NAMED} more" if len(grouping.crowded) > _NAMED else ""
        reason = f"too common to bring two articles together: {shown}{more}"
        left_out.append(NotChecked(document=f"all {len(ids)} articles", reason=reason))
    return tuple(left_out)


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
        copies=document.copies,
        family=document.family,
        notes=document.notes,
        original=document.locator.original() if document.locator else None,
    )
