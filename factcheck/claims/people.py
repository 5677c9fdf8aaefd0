"""The people of a document: full names, the shorter forms that stand for them, and whom a pronoun means."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import Literal
from weakref import WeakKeyDictionary

from factcheck.claims.page import Page
from factcheck.claims.quotation_marks import stretches
from factcheck.vocabulary import Vocabulary

Gender = Literal["m", "f"]
_PRONOUNS: dict[str, Gender] = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LONGEST_NAME = 5
_SHOWN_TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Lord", "Lady", "Pope", "King", "Queen"})
_APPOSITION = frozenset({"a", "an", "the", "chief", "professor", "director", "president", "chair"})


@dataclass(slots=True)
class Person:
    """A person as the document names him or her.

    `name` is the fullest printed form without titles ("Arman Tandi"; "Mrs Arason" where no given name is printed),
    `surname` the form that later mentions use, `gender` None where nothing printed shows it.
    """

    name: str
    surname: str
    gender: Gender | None = None
    first_at: int = 0


@dataclass(frozen=True, slots=True)
class Naming:
    """One mention: `[start, end)` is the name without its title; `is_subject` where it begins a clause."""

    start: int
    end: int
    person: Person
    is_subject: bool
    is_quoted: bool


@dataclass(frozen=True, slots=True)
class _Lexicon:
    honorifics: dict[str, Gender | None]
    titles: frozenset[str]
    given: dict[str, Gender | None]
    roles: dict[str, Gender]
    particles: frozenset[str]
    not_names: frozenset[str]
    not_given: frozenset[str]
    family_first: frozenset[str]
    speaking: frozenset[str]


@cache
def _lexicon(vocabulary: Vocabulary) -> _Lexicon:
    table, quotation = vocabulary.table("people"), vocabulary.table("quotation")
    genders: dict[str, Gender | None] = {"m": "m", "f": "f", "any": None}
    names = {gender: set(table["given_names"][gender]) for gender in genders}
    shared = names["any"] | (names["m"] & names["f"])
    given: dict[str, Gender | None] = {one: genders[g] for g in ("m", "f") for one in names[g]}
    given.update(dict.fromkeys(shared))
    return _Lexicon(
        honorifics={word: genders[g] for g, words in table["honorifics"].items() for word in words},
        titles=frozenset(table["titles"]),
        given=given,
        roles={word: g for g, words in table["roles"].items() for word in words},
        particles=frozenset(table["particles"]),
        not_names=frozenset(table["not_names"]),
        not_given=frozenset(table["not_given"]),
        family_first=frozenset(table["family_first"]),
        speaking=frozenset(
            form
            for group in quotation["cues"]
            if group.get("clause", True)
            for forms in group["verbs"].values()
            for form in forms
            if form not in quotation["nouns"]
        ),
    )


@dataclass(slots=True)
class _Run:
    """Consecutive capitalised tokens: `words` printed without a possessive ending, `tokens` their indices."""

    words: list[str]
    tokens: list[int]
    titled: str | None = None
    possessive: bool = False
    evidence: int = 0


@dataclass(slots=True)
class People:
    """The document's people, in order of their first mention, and every place that names one of them."""

    persons: tuple[Person, ...]
    namings: tuple[Naming, ...]
    _by_name: dict[str, Person] = field(repr=False)
    _by_short: dict[str, list[Person]] = field(repr=False)
    _lexicon: _Lexicon = field(repr=False)
    _starts: list[int] = field(repr=False)

    def resolve(self, name: str, at: int | None = None) -> str | None:
        """The full name that `name` stands for ("Tandi", "Mr. Tandi" -> "Arman Tandi"); None when nobody is meant."""
        person = self.person(name, at)
        return person.name if person else None

    def person(self, name: str, at: int | None = None) -> Person | None:
        """The person that a printed form means; of several with one surname, the one named last before offset `at`."""
        words = [word for word in name.replace(".", " ").replace("\u2019", "'").split() if word]
        if words and words[-1].lower().endswith("'s"):
            words[-1] = words[-1][:-2]
        gender: Gender | None = None
        while len(words) > 1 and words[0].lower() in self._lexicon.titles | self._lexicon.honorifics.keys():
            gender = self._lexicon.honorifics.get(words[0].lower()) or gender
            words.pop(0)
        key = " ".join(words).lower()
        if exact := self._by_name.get(key):
            return exact
        candidates = self._by_short.get(key) or (self._by_short.get(words[-1].lower(), []) if len(words) == 2 else [])
        if len(words) == 2 and candidates and words[0].lower() in self._lexicon.given:
            given = words[0].lower()
            candidates = [one for one in candidates if _alike(one.name.split()[0].lower(), given)]
        if gender:
            candidates = [one for one in candidates if one.gender in (gender, None)]
        if len(candidates) <= 1 or at is None:
            return candidates[0] if candidates else None
        for naming in reversed(self.namings[: bisect_left(self._starts, at)]):
            if any(naming.person is one for one in candidates):
                return naming.person
        return candidates[0]

    def between(self, start: int, end: int) -> tuple[Naming, ...]:
        """The mentions that begin in `[start, end)`."""
        return self.namings[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def antecedent(self, pronoun: str, at: int, reach: int = 2500) -> Person | None:
        """Whom he, she, him or her means at offset `at`: the last fitting person named outside quotations.

        A person who was the subject of a clause goes before one named later in passing within the same few lines; a
        person of unknown gender fits only where nobody of the right gender is in reach. None when nobody fits.
        """
        gender = _PRONOUNS.get(pronoun.lower())
        if gender is None:
            return None
        best: tuple[float, Person] | None = None
        stop = bisect_left(self._starts, at)
        for naming in reversed(self.namings[max(0, stop - 40) : stop]):
            if at - naming.start > reach:
                break
            if naming.is_quoted or naming.person.gender not in (gender, None):
                continue
            worth = (400.0 if naming.is_subject else 0.0) + (600.0 if naming.person.gender == gender else 0.0)
            worth -= at - naming.start
            if best is None or worth > best[0]:
                best = (worth, naming.person)
        if best:
            return best[1]
        known = [one for one in self.persons if one.gender == gender and one.first_at < at]
        return known[0] if len(known) == 1 else None


def _alike(left: str, right: str) -> bool:
    """True for equal given names and usual short forms (Bernie for Bernard), and for an initial."""
    return left == right or left[:3] == right[:3] or (min(len(left), len(right)) == 1 and left[0] == right[0])


_known: WeakKeyDictionary[Page, People] = WeakKeyDictionary()


def people(page: Page) -> People:
    """The people index of a page, built once per page."""
    if page not in _known:
        _known[page] = _build(page)
    return _known[page]


def _build(page: Page) -> People:
    lexicon = _lexicon(page.vocabulary)
    runs = _runs(page, lexicon)
    worth: Counter[str] = Counter()
    forms: dict[str, _Run] = {}
    genders: dict[str, Counter[Gender]] = {}
    solo: Counter[str] = Counter(run.words[0].lower() for run in runs if len(run.words) == 1)
    for run in runs:
        key = " ".join(run.words).lower()
        worth[key] += _evidence(page, run, lexicon)
        forms.setdefault(key, run)
        if gender := _printed_gender(page, run, lexicon):
            genders.setdefault(key, Counter())[gender] += 1
    by_name: dict[str, Person] = {}
    by_short: dict[str, list[Person]] = {}
    for key, run in forms.items():
        if len(run.words) < 2 or worth[key] < 2:
            continue
        surname = _surname(run.words, solo, lexicon)
        votes = genders.get(key, Counter()) + genders.get(surname.lower(), Counter())
        gender = votes.most_common(1)[0][0] if votes else None
        person = Person(" ".join(run.words), surname, gender, page.starts[run.tokens[0]])
        known = next((one for one in by_short.get(surname.lower(), []) if _same(one, person)), None)
        if known is not None:
            by_name[key] = known
            if len(person.name) > len(known.name):
                known.name = person.name
            continue
        by_name[key] = person
        by_short.setdefault(surname.lower(), []).append(person)
        for part in run.words:
            if part.lower() != surname.lower() and solo[part.lower()] > 1 and part.lower() in lexicon.given:
                by_short.setdefault(part.lower(), []).append(person)
    for key, run in forms.items():
        if worth[key] >= 3 and key not in by_short and _is_surname(run, lexicon):
            votes = genders.get(key, Counter())
            shown = " ".join([run.titled, *run.words] if run.titled and run.titled in _SHOWN_TITLES else run.words)
            gender = votes.most_common(1)[0][0] if votes else None
            person = Person(shown, run.words[0], gender, page.starts[run.tokens[0]])
            by_name[key] = person
            by_short[key] = [person]
    return _with_namings(page, runs, by_name, by_short, lexicon)


def _is_surname(run: _Run, lexicon: _Lexicon) -> bool:
    word = run.words[0]
    return len(run.words) == 1 and not word.isupper() and word.lower() not in lexicon.not_given | lexicon.not_names


def _with_namings(
    page: Page, runs: list[_Run], by_name: dict[str, Person], by_short: dict[str, list[Person]], lexicon: _Lexicon
) -> People:
    persons = tuple(dict.fromkeys(id(one) for one in by_name.values()))
    ordered = sorted({id(one): one for one in by_name.values()}.values(), key=lambda one: one.first_at)
    assert len(persons) == len(ordered)
    index = People(tuple(ordered), (), by_name, by_short, lexicon, [])
    quoted = [(one.start, one.end) for one in stretches(page)]
    starts = [start for start, _ in quoted]
    namings: list[Naming] = []
    for run in runs:
        start, end = page.starts[run.tokens[0]], page.ends[run.tokens[-1]]
        index.namings, index._starts = (), []
        name = " ".join(run.words)
        candidates = by_short.get(name.lower(), [])
        person = index.person(name) if len(candidates) < 2 else _nearest(candidates, namings)
        if person is None:
            continue
        at = bisect_left(starts, start) - 1
        namings.append(Naming(start, end, person, _is_subject(page, run), at >= 0 and start < quoted[at][1]))
    index.namings = tuple(namings)
    index._starts = [one.start for one in namings]
    _gender_from_pronouns(page, index)
    return index


def _nearest(candidates: list[Person], namings: list[Naming]) -> Person:
    for naming in reversed(namings):
        if any(naming.person is one for one in candidates):
            return naming.person
    return candidates[0]


def _same(known: Person, new: Person) -> bool:
    return _alike(known.name.split()[0].lower(), new.name.split()[0].lower()) and known.gender in (new.gender, None)


def _runs(page: Page, lexicon: _Lexicon) -> list[_Run]:
    """The capitalised runs of the page with leading titles and sentence openers taken off."""
    runs: list[_Run] = []
    text, starts, words = page.text, page.starts, page.words
    index, count = 0, len(words)
    while index < count:
        if not text[starts[index]].isupper():
            index += 1
            continue
        first = index
        tokens = [index]
        while not words[tokens[-1]].endswith("'s") and len(tokens) < 12:
            following = _next_of_name(page, tokens[-1], lexicon)
            if following is None:
                break
            tokens.append(following)
        index = tokens[-1] + 1
        if run := _trimmed(page, first, tokens, lexicon):
            runs.append(run)
    return runs


def _next_of_name(page: Page, token: int, lexicon: _Lexicon) -> int | None:
    """The token that carries on a capitalised run after `token`, over a full stop, a hyphen or a particle."""
    text, starts, ends, words = page.text, page.starts, page.ends, page.words
    following = token + 1
    if following >= len(words) or page.sentence_of[following] != page.sentence_of[token]:
        return None
    if words[following] == "." and starts[following] == ends[token]:
        short = len(words[token]) == 1 or words[token] in lexicon.titles or words[token] in lexicon.honorifics
        if not short and words[token] not in _GENERATIONS:
            return None
        following += 1
        if following >= len(words) or page.sentence_of[following] != page.sentence_of[token]:
            return None
    gap = text[ends[following - 1] : starts[following]]
    if gap not in (" ", "\u00a0", "\n", ""):
        return None
    if text[starts[following]].isupper():
        return following if gap else None
    if words[following] == "-" and gap == "" and following + 1 < len(words):
        tight = starts[following + 1] == ends[following]
        return following + 1 if tight and text[starts[following + 1]].isupper() else None
    if words[following] in lexicon.particles and following + 1 < len(words):
        after = following + 1
        if words[after] == "-" or words[after] in lexicon.particles:
            after += 1
        if after < len(words) and text[starts[after]].isupper() and starts[after] - ends[following] <= 4:
            return after
    return None


def _trimmed(page: Page, first: int, tokens: list[int], lexicon: _Lexicon) -> _Run | None:
    """The run without leading titles, nationalities and sentence openers; None when nothing is left."""
    words = page.words
    last_title = max(
        (at for at, token in enumerate(tokens) if words[token] in lexicon.titles or words[token] in lexicon.honorifics),
        default=-1,
    )
    titled: str | None = None
    if 0 <= last_title < len(tokens) - 1:
        titled = page.text[page.starts[tokens[last_title]] : page.ends[tokens[last_title]]]
        tokens = tokens[last_title + 1 :]
    else:
        while tokens and words[tokens[0]] in lexicon.not_given and not _is_name_he(page, tokens):
            tokens = tokens[1:]
        if tokens and tokens[0] > 0 and tokens[0] == first:
            before = words[first - 1]
            if before in lexicon.titles or before in lexicon.honorifics:
                titled = before
    if not tokens or len(tokens) > _LONGEST_NAME:
        return None
    start = page.starts[tokens[0]]
    printed = [page.text[page.starts[token] : page.ends[token]] for token in tokens]
    possessive = words[tokens[-1]].endswith("'s")
    if possessive:
        printed[-1] = printed[-1][:-2]
    if len(tokens) > 1:
        whole = page.text[start : page.ends[tokens[-1]]]
        printed = (whole[:-2] if possessive else whole).split()
    return _Run(printed, tokens, titled, possessive)


def _is_name_he(page: Page, tokens: list[int]) -> bool:
    """True where the capitalised word He is a family name: it stands in mid-sentence, or a second name follows it."""
    if page.words[tokens[0]] != "he":
        return False
    before = page.words[tokens[0] - 1] if tokens[0] else "."
    return before.isalpha() or len(tokens) > 1


def _evidence(page: Page, run: _Run, lexicon: _Lexicon) -> int:
    """How strongly this mention shows that the run names a person (2 is enough)."""
    words = page.words
    lows = [word.lower().strip(".") for word in run.words]
    first, last = run.tokens[0], run.tokens[-1]
    before = words[first - 1] if first else ""
    after = words[last + 1] if last + 1 < len(words) else ""
    second = words[last + 2] if last + 2 < len(words) else ""
    worth = 0
    if run.titled:
        worth += 3
    if len(lows) > 1 and (lows[0] in lexicon.given or (len(lows[0]) == 1 and lows[-1] in lexicon.given)):
        worth += 3
    if not run.possessive and (after in lexicon.speaking or before in lexicon.speaking):
        worth += 2
    if after == "," and (second == "who" or (second.isdigit() and len(second) == 2)):
        worth += 3
    elif after == "," and second in _APPOSITION and len(lows) > 1:
        worth += 1
    if len(lows) > 1 and lows[0] in lexicon.family_first:
        worth += 1
    if any(low in lexicon.not_names for low in lows):
        worth -= 4
    if any(low.isupper() and len(low) > 3 for low in run.words):
        worth -= 1
    if before in ("the", "in", "at", "near", "from"):
        worth -= 2
    return worth


def _printed_gender(page: Page, run: _Run, lexicon: _Lexicon) -> Gender | None:
    """The gender that a title, a role before or after the name, or the given name shows."""
    if run.titled and (gender := lexicon.honorifics.get(run.titled.lower()) or lexicon.roles.get(run.titled.lower())):
        return gender
    words = page.words
    first, last = run.tokens[0], run.tokens[-1]
    if first and (role := lexicon.roles.get(words[first - 1])) and not page.text[page.starts[first - 1]].isupper():
        return role
    if last + 1 < len(words) and words[last + 1] == ",":
        for token in range(last + 2, min(last + 8, len(words))):
            if words[token] in (",", ".", "who", "and"):
                break
            if role := lexicon.roles.get(words[token]):
                return role
    return lexicon.given.get(run.words[0].lower()) if len(run.words) > 1 else None


def _surname(words: list[str], solo: Counter[str], lexicon: _Lexicon) -> str:
    """The part of a full name that stands for it: the last, unless the order is family name first."""
    parts = [word for word in words if word.lower().strip(".") not in _GENERATIONS] or words
    first, last = parts[0], parts[-1]
    if first.lower() in lexicon.family_first and lexicon.given.get(first.lower()) is None:
        return first if solo[last.lower()] <= solo[first.lower()] else last
    if solo[first.lower()] > solo[last.lower()] and first.lower() not in lexicon.given and len(parts) == 2:
        return first
    for at, part in enumerate(parts[1:-1], start=1):
        if part.lower() in lexicon.particles:
            return " ".join(parts[at:]) if solo[last.lower()] == 0 else last
    return last


def _is_subject(page: Page, run: _Run) -> bool:
    if run.possessive:
        return False
    first = run.tokens[0]
    opens = first == 0 or page.sentence_of[first - 1] != page.sentence_of[first] or run.titled is not None
    before = page.words[first - 1] if first else ""
    return opens or before in (",", '"', "and", "but", "that", "when", "while", "as", "said", "added")


def _gender_from_pronouns(page: Page, index: People) -> None:
    """Settles unknown genders by the pronoun that next follows a mention with nobody named in between."""
    if all(one.gender for one in index.persons):
        return
    votes: dict[int, Counter[Gender]] = {}
    for at, naming in enumerate(index.namings):
        if naming.person.gender or naming.is_quoted:
            continue
        limit = index.namings[at + 1].start if at + 1 < len(index.namings) else len(page.text)
        token = page.token_at(naming.end) + 1
        for position in range(token, min(token + 30, len(page.words))):
            if page.starts[position] >= limit:
                break
            if gender := _PRONOUNS.get(page.words[position]):
                votes.setdefault(id(naming.person), Counter())[gender] += 1
                break
    for person in index.persons:
        if person.gender is None and (tally := votes.get(id(person))):
            (top, count), *rest = tally.most_common(2)
            if not rest or rest[0][1] < count:
                person.gender = top
