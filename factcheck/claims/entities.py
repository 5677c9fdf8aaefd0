"""The persons, bodies and places that a document names, each with all the forms in which it names them."""

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from factcheck.claims.capitals import NameWords, Run, name_words, runs
from factcheck.claims.naming import add_context, form_evidence
from factcheck.claims.page import Page
from factcheck.vocabulary.names import match_persons, plain

EntityKind = Literal["person", "organisation", "place", "other"]
# So many bearers of one surname are looked at; a list of a clan's members must not cost the square of its length.
_BEARERS = 12
_KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place")


class Mention(NamedTuple):
    """A name at `[start, end)` of the text, tokens `[first, last]`; titles before it stand outside.

    `canonical` is the fullest form of the entity in this document. `form` is "full" for a name of several words,
    "acronym", or "short" for a surname, a given name or the first word of a body's name. `title` is the token range
    `[first, last]` of a title directly before a person's name and written with capitals, if any.
    """

    start: int
    end: int
    first: int
    last: int
    surface: str
    canonical: str
    kind: EntityKind
    form: Literal["full", "short", "acronym"]
    title: tuple[int, int] | None = None
    sex: Literal["male", "female"] | None = None


class Entity(NamedTuple):
    """A person, body, place or other named thing: its fullest name, its forms as printed, its mentions in order."""

    canonical: str
    kind: EntityKind
    surfaces: tuple[str, ...]
    mentions: tuple[Mention, ...]
    sex: Literal["male", "female"] | None = None


class Entities:
    """All entities of one document, in order of first mention."""

    def __init__(self, mentions: list[Mention]) -> None:
        self.mentions = tuple(mentions)
        self._starts = [mention.start for mention in mentions]
        groups: dict[tuple[str, str], list[Mention]] = {}
        for mention in mentions:
            groups.setdefault((mention.kind, mention.canonical), []).append(mention)
        self.entities = tuple(
            Entity(
                canonical=canonical,
                kind=group[0].kind,
                surfaces=tuple(dict.fromkeys(mention.surface for mention in group)),
                mentions=tuple(group),
                sex=next((mention.sex for mention in group if mention.sex), None),
            )
            for (_, canonical), group in groups.items()
        )
        self._by_surface = {surface: entity for entity in reversed(self.entities) for surface in entity.surfaces}

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that lie wholly inside `[start, end)`, in order."""
        first = bisect_left(self._starts, start)
        found = []
        while first < len(self.mentions) and self.mentions[first].start < end:
            if self.mentions[first].end <= end:
                found.append(self.mentions[first])
            first += 1
        return tuple(found)

    def at(self, start: int, end: int) -> tuple[str, ...]:
        """The canonical names mentioned inside `[start, end)`, each once, in order."""
        return tuple(dict.fromkeys(mention.canonical for mention in self.within(start, end)))

    def canonical(self, surface: str) -> str | None:
        """The canonical name of a form that the document prints; None when it names nothing here."""
        entity = self._by_surface.get(surface)
        return entity.canonical if entity else None

    def entity(self, surface: str) -> Entity | None:
        """The entity that a form printed in the document names; None when there is none."""
        return self._by_surface.get(surface)


@lru_cache(maxsize=8)
def entities(page: Page) -> Entities:
    """The entities of a page, worked out once and shared by all readers."""
    return _Grouping(page).entities()


@dataclass(slots=True)
class Named:
    """A run with its title cut off, on its way to a mention."""

    first: int
    last: int
    start: int
    end: int
    words: tuple[str, ...]
    title: tuple[int, int] | None
    sex: Literal["male", "female"] | None
    opens: bool
    kind: EntityKind = "other"
    canonical: str = ""


class _Grouping:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.lists = name_words(page.vocabulary)
        self.runs, self.small = runs(page)
        self.surnames: dict[str, list[Named]] = {}
        self.given: dict[str, list[Named]] = {}
        self.bodies: dict[str, Named] = {}
        self.acronyms: dict[str, Named] = {}

    def entities(self) -> Entities:
        found: list[Named] = []
        for run in self.runs:
            found.extend(cut(self.page, self.lists, run, self.small))
        self._decide_kinds(found)
        self._index(found)
        mentions = []
        for named in found:
            if (mention := self._mention(named)) is not None:
                mentions.append(mention)
        mentions.sort(key=lambda mention: (mention.start, mention.end))
        return Entities(mentions)

    def _decide_kinds(self, found: list[Named]) -> None:
        """One kind for all bearers of one form: their evidence is taken together."""
        total: dict[tuple[str, ...], defaultdict[str, int]] = {}
        alone = Counter(named.words[0] for named in found if len(named.words) == 1)
        for named in found:
            evidence = total.get(named.words)
            if evidence is None:
                evidence = total[named.words] = form_evidence(self.page, self.lists, named)
                # News calls people by their last name and companies by their first.
                if len(named.words) in (2, 3) and not evidence["organisation"] and not evidence["person"]:
                    first, last = alone[named.words[0]], alone[named.words[-1]]
                    if last > first:
                        evidence["person"] += 15
                    elif first > last:
                        evidence["organisation"] += 10
            add_context(evidence, self.page, self.lists, named)
        kinds = {words: _winner(evidence) for words, evidence in total.items()}
        for named in found:
            named.kind = "person" if named.title or named.sex else kinds[named.words]

    def _index(self, found: list[Named]) -> None:
        titled: list[Named] = []
        for named in found:
            if named.kind == "person" and len(named.words) > 1:
                self._index_person(named)
            elif named.kind == "person" and (named.title or named.sex):
                titled.append(named)
            elif named.kind == "organisation" and len(named.words) > 1:
                named.canonical = self._surface(named)
                self.bodies.setdefault(named.words[0], named)
                initials = "".join(word[0] for word in named.words if word not in ("of", "the", "and", "for"))
                self.acronyms.setdefault(initials, named)
        # "President Diallo" alone makes later mentions of Diallo the president's.
        for named in titled:
            if named.words[-1] not in self.surnames and named.words[0] not in self.given:
                named.canonical = self._surface(named)
                self.surnames[named.words[-1]] = [named]
        for named in found:
            if acronym := self._bracketed(named):
                self.acronyms[acronym] = named

    def _index_person(self, named: Named) -> None:
        surface = self._surface(named)
        for known in self.surnames.get(named.words[-1], [])[-_BEARERS:]:
            match = match_persons(known.canonical, surface, self.page.vocabulary)
            if match.likeness in ("same", "compatible"):
                named.canonical = known.canonical
                known.sex = known.sex or named.sex
                break
        else:
            named.canonical = surface
            self.surnames.setdefault(named.words[-1], []).append(named)
            self.given.setdefault(named.words[0], []).append(named)

    def _bracketed(self, named: Named) -> str | None:
        """The acronym in brackets after a body's name: "Search and Rescue Agency (SRA)"."""
        words, at = self.page.words, named.last + 1
        if len(named.words) < 2 or at + 2 >= len(words) or words[at] != "(" or words[at + 2] != ")":
            return None
        acronym = words[at + 1]
        shouted = self.page.text[self.page.starts[at + 1] : self.page.ends[at + 1]].isupper()
        if not shouted or not 2 <= len(acronym) <= 8 or acronym[0] != named.words[0][0]:
            return None
        if named.kind in ("other", "organisation"):
            named.kind = "organisation"
            named.canonical = self._surface(named)
            return acronym
        return None

    def _surface(self, named: Named) -> str:
        return " ".join(self.page.text[named.start : named.end].split())

    def _mention(self, named: Named) -> Mention | None:
        surface = self.page.text[named.start : named.end]
        form: Literal["full", "short", "acronym"] = "full"
        if len(named.words) == 1:
            if not self._resolve_single(named, surface):
                return None
            form = "acronym" if surface.isupper() and len(surface) > 1 else "short"
        elif not named.canonical:
            named.canonical = self._surface(named)
        return Mention(
            start=named.start,
            end=named.end,
            first=named.first,
            last=named.last,
            surface=surface,
            canonical=named.canonical,
            kind=named.kind,
            form=form,
            title=named.title,
            sex=self._sex(named),
        )

    def _sex(self, named: Named) -> Literal["male", "female"] | None:
        if named.kind != "person" or named.sex:
            return named.sex
        bearers = self.surnames.get(named.words[-1], [])
        for bearer in bearers:
            if bearer.canonical == named.canonical and bearer.sex:
                return bearer.sex
        return self._sex_of(named.canonical)

    def _sex_of(self, canonical: str) -> Literal["male", "female"] | None:
        """By the given name, where it tells."""
        given = plain(canonical.split()[0].split("-")[0])
        female, male = given in self.lists.female, given in self.lists.male
        return None if female == male else "female" if female else "male"

    def _resolve_single(self, named: Named, surface: str) -> bool:
        """Whom or what a single word names, by the fuller names of the document; False when it is better left out."""
        word = named.words[0]
        is_place = word in self.lists.known_places
        locative = named.first > 0 and self.page.words[named.first - 1] in ("in", "near", "at")
        bearers = self.surnames.get(word, []) or self.given.get(word, [])
        if bearers and not (is_place and locative):
            named.kind, named.canonical = "person", self._nearest(bearers, named).canonical
            return True
        if surface.isupper() and word in self.acronyms:
            named.kind, named.canonical = "organisation", self.acronyms[word].canonical
            return True
        if word in self.lists.places.demonyms:
            return False
        if word in self.bodies and not is_place and named.kind != "person":
            named.kind, named.canonical = "organisation", self.bodies[word].canonical
            return True
        named.canonical = surface
        return self._stands_alone(named, surface, word, is_place)

    def _stands_alone(self, named: Named, surface: str, word: str, is_place: bool) -> bool:
        if is_place:
            named.kind = "place" if named.kind in ("other", "place") else named.kind
            return True
        if named.kind != "other":
            return not (named.opens and word in self.small)
        return not named.opens and word not in self.small

    def _nearest(self, bearers: list[Named], named: Named) -> Named:
        """Of several bearers of a surname the one of the right sex that was named last."""
        fitting = [one for one in bearers if self._may_be(named, one.sex or self._sex_of(one.canonical))] or bearers
        before = [one for one in fitting if one.start <= named.start]
        return before[-1] if before else fitting[0]


    @staticmethod
    def _may_be(named: Named, sex: str | None) -> bool:
        return named.sex is None or sex is None or named.sex == sex


def _winner(evidence: defaultdict[str, int]) -> EntityKind:
    best: EntityKind = "other"
    for kind in _KINDS:
        if evidence[kind] >= 15 and evidence[kind] > evidence[best]:
            best = kind
    return best


def cut(page: Page, lists: NameWords, run: Run, small: set[str]) -> list[Named]:
    """The names in a run of capitals: what precedes a title is a name of its own, the title belongs to what follows."""
    words = page.words[run.first : run.last + 1]
    if run.possessive:
        words[-1] = words[-1].removesuffix("'s")
    first, opens = run.first, run.opens
    common = words[0] in small and plain(words[0]) not in lists.given and words[0] not in lists.title_words
    if opens and len(words) > 1 and common:
        words, first, opens = words[1:], first + 1, False
    sex: Literal["male", "female"] | None = None
    title: tuple[int, int] | None = None
    found: list[Named] = []
    span = _title_in(words, lists)
    if span is not None:
        start, end = span
        before = start
        while before and not words[before - 1][0].isalpha():
            before -= 1
        if before:
            found.append(_named(page, first, first + before - 1, words[:before], False, opens))
        if end == len(words):
            return found
        if words[end : end + 1] == ["-"] and words[end + 1 : end + 2] in (["elect"], ["designate"]):
            end += 2
        title = (first + start, first + end - 1)
        words, first, opens = words[end:], first + end, False
    while words and words[0] in lists.honorifics:
        marked = lists.honorifics[words[0]]
        sex = "male" if marked == "male" else "female" if marked == "female" else sex
        title = title or (first, first)
        dotted = 2 if len(words) > 1 and words[1] == "." else 1
        words, first, opens = words[dotted:], first + dotted, False
    while words and (not words[0][0].isalpha() or page.text[page.starts[first]].islower()):
        words, first = words[1:], first + 1
    words, first = _without_letters(page, lists, words, first, opens=opens)
    if words:
        named = _named(page, first, run.last, words, run.possessive, opens)
        named.title, named.sex = title, sex
        found.append(named)
    return found


def _without_letters(
    page: Page, lists: NameWords, words: list[str], first: int, *, opens: bool
) -> tuple[list[str], int]:
    """The run without what a person is called before the name: "WR Vincent Hale", "Qualifier Vincent Hale said"."""
    if len(words) < 3 or not words[1].isalpha():
        return words, first
    if plain(words[1]) not in lists.given or plain(words[0]) in lists.given:
        return words, first
    shouted = page.text[page.starts[first] : page.ends[first]].isupper() and 1 < len(words[0]) < 5
    if (shouted or (opens and words[0].isalpha())) and words[0] not in lists.ships:
        return words[1:], first + 1
    return words, first


def _named(page: Page, first: int, last: int, words: list[str], possessive: bool, opens: bool) -> Named:
    end = page.ends[last] - (2 if possessive and page.words[last].endswith("'s") else 0)
    folded = tuple(plain(word) for word in words if word[0].isalpha())
    return Named(first, last, page.starts[first], end, folded, None, None, opens)


def _title_in(words: list[str], lists: NameWords) -> tuple[int, int] | None:
    """The `[start, end)` of a title among the words of a run; None without one, or where it is part of the name."""
    total = len(words)
    if words[0] in lists.title_words and lists.titles.parse(tuple(words)):
        return 0, total
    if any(words[-1] in ends for ends in (lists.things, lists.heads, lists.legal, lists.place_heads)):
        return None
    for start in range(min(total, 5)):
        if words[start] not in lists.title_words and words[start] not in lists.titles.modifiers:
            continue
        for end in range(min(total, start + 7), start, -1):
            phrase = tuple(word for word in words[start:end] if word not in ("-", "."))
            if phrase and words[end - 1] not in lists.titles.modifiers and (title := lists.titles.parse(phrase)):
                # "Luther King", "John Major": a title that ends the run after a given name is a surname.
                if end == total and start and plain(words[0]) in lists.given:
                    return None
                if end < total and words[end] == ".":
                    end += 1
                chained = _title_in(words[end:], lists) if end < total else None
                if chained is not None and chained[0] == 0:
                    return start, end + chained[1]
                return (start, end) if title else None
    return None
