"""Gathering judged pairs into discrepancies, agreements and near misses."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.discrepancies.agreeing import agreeing
from factcheck.discrepancies.piles import SideBySide, is_of_one_matter, is_pile, is_reprint, is_told_apart
from factcheck.discrepancies.weighing import Judged, Surrounding, conflict_features
from factcheck.model import (
    Agreement,
    Article,
    Claim,
    Compatible,
    Discrepancy,
    Matching,
    Mention,
    Ordinal,
    Period,
    Quantity,
    Rule,
    Side,
    Span,
    fold,
    label,
    logistic,
)
from factcheck.model.evidence import fingerprint
from factcheck.model.report import Severity

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_AROUND = 200  # characters before and behind a quotation in which its speaker is named
_STOP = re.compile(r"(?<=[^\W\d_]{3})[.!?]\s|\n")
_SHOWN_COMPATIBLE = 200  # near misses listed at most: the ones that bind best


@dataclass
class Gathered:
    """What the judged pairs amount to; `bindings` are the binding logits of the near misses, in their order."""

    discrepancies: list[Discrepancy] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    compatible: list[Compatible] = field(default_factory=list)
    bindings: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Conflict:
    judged: Judged
    confidence: float
    reasons: tuple[str, ...]


def gather(
    judged: Sequence[Judged], articles: Sequence[Article], rules: Mapping[str, Rule], matching: Matching
) -> Gathered:
    """The discrepancies, agreements and near misses of judged pairs, in order of gravity, confidence and place."""
    order = {article.document.id: index for index, article in enumerate(articles)}
    families = {article.document.id: article.document.family or article.document.id for article in articles}
    texts = {article.document.id: article.document.text for article in articles}
    conflicts = _one_to_one(_conflicts(judged, articles, rules, matching))
    sources = {article.document.id: article.document.source or "" for article in articles}
    place = _Place(order, texts, families, sources)
    found = Gathered()
    for group in _facts(conflicts):
        found.discrepancies.append(_discrepancy(group, place, rules, matching))
    found.discrepancies.sort(key=lambda one: (_GRAVITY[one.severity], -one.confidence, place.of(one)))
    found.agreements = _agreements(agreeing(judged, matching.agreement), place)
    near = [
        one for one in judged if one.finding.verdict == "compatible" and logistic(one.binding) >= matching.agreement
    ]
    near = sorted(near, key=lambda one: (-one.binding, one.left.id, one.right.id))[:_SHOWN_COMPATIBLE]
    found.bindings = [one.binding for one in near]
    found.compatible = [
        Compatible(
            kind=one.left.kind,
            because=one.finding.because,
            mentions=(place.mention(one.left), place.mention(one.right)),
        )
        for one in near
    ]
    return found


def _conflicts(
    judged: Sequence[Judged], articles: Sequence[Article], rules: Mapping[str, Rule], matching: Matching
) -> list[_Conflict]:
    """The pairs that contradict each other surely enough to be reported, in their order."""
    surrounding, together, pile = Surrounding(judged), SideBySide(articles), is_pile(judged)
    prints = _Prints({article.document.id: article.document.text for article in articles})
    conflicts: list[_Conflict] = []
    for one in judged:
        if one.finding.verdict != "conflict" or together.prints(one.left, one.right):
            continue
        if is_reprint(one) or (pile and not is_of_one_matter(one)) or is_told_apart(one):
            continue
        kind = rules[one.rule_id].kind
        if one.left.kind in _SELF_BOUND:
            settled = prints.has_both(one) or (one.left.kind == "title" and surrounding.agrees_on_holder(one))
            settled = settled or (kind == "attribution" and prints.names_both_speakers(one))
            features, confidence = {}, 0.0 if settled else one.finding.gap
        else:
            features = conflict_features(one, surrounding)
            confidence = matching.conflict.score(features)
        confidence = min(confidence, one.finding.ceiling)
        if confidence >= matching.tier(kind).warning:
            conflicts.append(_Conflict(one, confidence, _reasons(one, matching, features)))
    return conflicts


def merged(parts: Sequence[Gathered], documents: Iterable[str]) -> Gathered:
    """What several groups of articles amount to together, ordered as if it had been gathered at once.

    `documents` are the ids of all articles, in their order.
    """
    if len(parts) == 1:
        return parts[0]
    order = {document: index for index, document in enumerate(documents)}

    def places(mentions: Iterable[Mention]) -> list[tuple[int, int, int]]:
        return [(order[mention.document], *mention.span) for mention in mentions]

    found = Gathered(
        discrepancies=[one for part in parts for one in part.discrepancies],
        agreements=[one for part in parts for one in part.agreements],
    )
    found.discrepancies.sort(
        key=lambda one: (
            _GRAVITY[one.severity],
            -one.confidence,
            [place for side in one.sides for place in places(side.mentions)],
        )
    )
    found.agreements.sort(key=lambda one: places(one.mentions)[:1])
    near = [pair for part in parts for pair in zip(part.bindings, part.compatible, strict=True)]
    near.sort(key=lambda pair: (-pair[0], places(pair[1].mentions)))
    found.bindings = [binding for binding, _ in near[:_SHOWN_COMPATIBLE]]
    found.compatible = [one for _, one in near[:_SHOWN_COMPATIBLE]]
    return found


# Kinds whose check itself says whether two wordings are one fact; their confidence is the check's gap.
_SELF_BOUND = frozenset(("quote", "name", "title"))
_GRAVITY: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}


class _Prints:
    """The words of each document as one line, made when first asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._lines: dict[str, str] = {}

    def has_both(self, one: Judged) -> bool:
        """Whether either article also prints the other's wording of the stretch that differs."""
        stretches = one.finding.stretches
        if stretches is None:
            return False
        return stretches[0] in self._line(one.right.document_id) or stretches[1] in self._line(one.left.document_id)

    def names_both_speakers(self, one: Judged) -> bool:
        """Whether the words around the quotation name, in either article, the other's speaker as well: then it is open
        which of the two names is the one who spoke ("said Harbour Watch director Ana Ruiz")."""
        return self._is_named(one.left, one.right.attributed_to) or self._is_named(one.right, one.left.attributed_to)

    def _is_named(self, claim: Claim, speaker: str | None) -> bool:
        name = [word.lower() for word in (speaker or "").partition(" (")[0].split() if word[0].isupper()][-1:]
        text, span = self._texts[claim.document_id], claim.span
        before, behind = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
        *earlier, opening = _STOP.split(before)
        around = [opening, _STOP.split(behind)[0]]
        if not any(_WORD.search(part) for part in around):
            # A quotation that stands alone has its speaker from the sentence before.
            around += [part for part in earlier if _WORD.search(part)][-1:]
        return any(name[0] in _WORD.findall(fold(part).lower()) for part in around) if name else False

    def _line(self, document: str) -> str:
        if document not in self._lines:
            self._lines[document] = " ".join(_WORD.findall(fold(self._texts[document]).lower()))
        return self._lines[document]


class _Place:
    """Turns claims into mentions and sorts them by article and place."""

    def __init__(
        self,
        order: Mapping[str, int],
        texts: Mapping[str, str],
        families: Mapping[str, str],
        sources: Mapping[str, str],
    ) -> None:
        self._order = order
        self._texts = texts
        self._sources = sources
        self.families = families

    def key(self, claim: Claim) -> tuple[int, int, int]:
        return self._order[claim.document_id], claim.span.start, claim.span.end

    def of(self, discrepancy: Discrepancy) -> list[tuple[int, int, int]]:
        return [(self._order[m.document], *m.span) for side in discrepancy.sides for m in side.mentions]

    def behind(self, mentions: Iterable[Mention]) -> Iterable[str]:
        """The sources of some mentions by name, those of one family under the first of their names: one more paper
        that prints the same wire text changes nothing."""
        first: dict[str, str] = {}
        for mention in mentions:
            family, source = self.families[mention.document], self._sources[mention.document]
            first[family] = min(first.get(family, source), source)
        return first.values()

    def mention(self, claim: Claim, kind: str | None = None) -> Mention:
        text = self._texts[claim.document_id]
        span = _with_speaker(claim, text) if kind == "attribution" else claim.span
        return Mention(
            document=claim.document_id,
            span=(span.start, span.end),
            sentence=(min(span.start, claim.sentence.start), max(span.end, claim.sentence.end)),
            surface=span.of(text),
            text=text[min(span.start, claim.sentence.start) : max(span.end, claim.sentence.end)],
            attributed_to=claim.attributed_to,
            as_of=None if claim.as_of is None else claim.as_of.isoformat(),
        )


_TAG = 90  # characters before or behind a quotation in which its speaker is looked for


def _with_speaker(claim: Claim, text: str) -> Span:
    """The quotation and the name of its speaker beside it: where two speakers differ, the tag is the evidence."""
    name = (claim.attributed_to or "").partition(" (")[0].split()[-1:]
    if not name:
        return claim.span
    start, end = claim.span.start, claim.span.end
    behind = text.find(name[0], end, end + _TAG)
    before = text.rfind(name[0], max(0, start - _TAG), start)
    if behind >= 0 and "\n\n" not in text[end:behind]:
        return Span(start=start, end=behind + len(name[0]))
    if before >= 0 and "\n\n" not in text[before:start]:
        return Span(start=before, end=end)
    return claim.span


def _reasons(one: Judged, matching: Matching, features: Mapping[str, float]) -> tuple[str, ...]:
    """Why the two were taken for one fact and why they conflict, in a few lines."""
    lines = []
    frames = {m.frame: m for m in one.left.about.frames}
    shared = [
        (min(frames[m.frame].weight, m.weight), m.frame, frames[m.frame].cue, m.cue)
        for m in one.right.about.frames
        if m.frame in frames
    ]
    if shared:
        _, frame, left_cue, right_cue = max(shared)
        lines.append(f"both state {frame.replace('_', ' ')} ({left_cue} / {right_cue})")
    left, right = one.left.about, one.right.about
    if left.head and right.head:
        same = "the same noun" if left.head == right.head else "nouns"
        lines.append(f"{same}: {left.head}" if left.head == right.head else f"{same}: {left.head} / {right.head}")
    names = set(left.entities) & set(right.entities)
    if names:
        lines.append("both sentences name " + ", ".join(sorted(names)[:3]))
    if not one.features:
        return (*lines, one.finding.because)
    got = [f"{name} {points:+.1f}" for name, points in matching.binding.reasons(one.features)[:5]]
    lines.append(f"one fact: score {logistic(one.binding):.2f} (" + ", ".join(got) + ")")
    lines.append("values: " + one.finding.because)
    return tuple(lines)


def _one_to_one(conflicts: list[_Conflict]) -> list[_Conflict]:
    """Between two articles a claim conflicts with one other at most: the surest pair wins, then the next."""
    taken: set[tuple[str, str]] = set()
    kept = []
    for one in sorted(conflicts, key=lambda item: (-item.confidence, item.judged.left.id, item.judged.right.id)):
        left, right = one.judged.left, one.judged.right
        mine, other = (left.id, right.document_id), (right.id, left.document_id)
        if mine in taken or other in taken:
            continue
        taken |= {mine, other}
        kept.append(one)
    return kept


def _facts(conflicts: Sequence[_Conflict]) -> list[list[_Conflict]]:
    """Conflicts that share a claim, or print the same two values of one kind, are about one fact."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for one in conflicts:
        left, right = one.judged.left, one.judged.right
        values = sorted((label(left.value), label(right.value)))
        for name in (left.id, right.id):
            parent[root(name)] = root(f"{one.judged.rule_id}|{values[0]}|{values[1]}")
    groups: dict[str, list[_Conflict]] = defaultdict(list)
    for one in conflicts:
        groups[root(one.judged.left.id)].append(one)
    return list(groups.values())


def _discrepancy(
    group: Sequence[_Conflict], place: _Place, rules: Mapping[str, Rule], matching: Matching
) -> Discrepancy:
    best = max(group, key=lambda one: (one.confidence, one.judged.left.id))
    rule = rules[best.judged.rule_id]
    kind = rule.kind
    claims = {claim.id: claim for one in group for claim in (one.judged.left, one.judged.right)}
    sides = _sides(claims.values(), place, kind)
    severity: Severity = "error" if best.confidence >= matching.tier(kind).error else "warning"
    if _GRAVITY[rule.severity] > _GRAVITY[severity]:
        severity = rule.severity
    name = fingerprint(rule.id, ((side.value, side.mentions, place.behind(side.mentions)) for side in sides))
    shown = [side.value for side in sides]
    return Discrepancy(
        id=f"{rule.id}-{name[:8]}",
        fingerprint=name,
        rule=rule.id,
        kind=kind,
        severity=severity,
        scope="cross",
        confidence=round(best.confidence, 3),
        message=rule.message.format(left=shown[0], right=" and ".join(shown[1:])),
        why=best.reasons,
        sides=sides,
    )


def _sides(claims: Iterable[Claim], place: _Place, kind: str) -> tuple[Side, ...]:
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[shown(claim, kind)].append(claim)
    sides = []
    for value, members in groups.items():
        members.sort(key=place.key)
        sources = {place.families[claim.document_id] for claim in members}
        mentions = tuple(place.mention(claim, kind) for claim in members)
        sides.append((place.key(members[0]), Side(value=value, independent_sources=len(sources), mentions=mentions)))
    return tuple(side for _, side in sorted(sides, key=lambda item: item[0]))


def shown(claim: Claim, kind: str | None = None) -> str:
    """The value as a side shows it: figures, dates and ranks normalised, wordings as printed, a speaker's name where
    the speakers are what differs."""
    if kind == "attribution" and claim.attributed_to:
        return claim.attributed_to
    return label(claim.value) if isinstance(claim.value, Quantity | Period | Ordinal) else claim.surface


def _agreements(judged: Sequence[Judged], place: _Place) -> list[Agreement]:
    """Facts that several documents state alike: pairs that share a claim are one agreement."""
    groups: list[dict[str, Claim]] = []
    index: dict[str, int] = {}
    for one in sorted(judged, key=lambda one: (-one.binding, one.left.id, one.right.id)):
        at = index.get(one.left.id, index.get(one.right.id, len(groups)))
        if at == len(groups):
            groups.append({})
        for claim in (one.left, one.right):
            if claim.id not in index:
                index[claim.id] = at
                groups[at][claim.id] = claim
    found = []
    for group in groups:
        claims = sorted(group.values(), key=place.key)
        if len({claim.document_id for claim in claims}) > 1:
            mentions = tuple(place.mention(claim) for claim in claims)
            found.append(
                (place.key(claims[0]), Agreement(kind=claims[0].kind, value=shown(claims[0]), mentions=mentions))
            )
    return [agreement for _, agreement in sorted(found, key=lambda item: item[0])]
