"""The people of a document: full names, the shorter forms that stand for them, and whom a pronoun means."""

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from factcheck.claims.name_runs import (
    Gender,
    NameLexicon,
    NameRun,
    evidence_of,
    is_subject,
    name_lexicon,
    name_runs,
    printed_gender,
    surname_of,
)
from factcheck.claims.page import Page
from factcheck.claims.quotation_marks import covers, stretches

_PRONOUNS: dict[str, Gender] = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_LONGEST_BYLINE = 70
_CATAPHORA = 800
_SHOWN_TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Lord", "Lady", "Pope", "King", "Queen"})


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
    """One mention: `[start, end)` is the name without its title; `is_subject` where it begins a clause,
    `is_quoted` where it stands between quotation marks or in a byline."""

    start: int
    end: int
    person: Person
    is_subject: bool
    is_quoted: bool


@dataclass(slots=True)
class People:
    """The document's people, in order of their first mention, and every place that names one of them."""

    persons: tuple[Person, ...]
    namings: tuple[Naming, ...]
    _by_name: dict[str, Person] = field(repr=False)
    _by_short: dict[str, list[Person]] = field(repr=False)
    _lexicon: NameLexicon = field(repr=False)
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
        # "The minister said she would go ... Minister Ann Lee": the name may come a little later.
        known = [one for one in self.persons if one.gender == gender and one.first_at < at + _CATAPHORA]
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
    lexicon = name_lexicon(page.vocabulary)
    runs = name_runs(page, lexicon)
    index = People((), (), {}, {}, lexicon, [])
    worth: defaultdict[str, int] = defaultdict(int)
    forms: dict[str, NameRun] = {}
    genders: dict[str, Counter[Gender]] = {}
    solo: Counter[str] = Counter(run.key for run in runs if len(run.words) == 1)
    for run in runs:
        worth[run.key] += evidence_of(page, run, lexicon)
        forms.setdefault(run.key, run)
        if gender := printed_gender(page, run, lexicon):
            genders.setdefault(run.key, Counter())[gender] += 1
    persons: list[Person] = []
    for key, run in forms.items():
        if len(run.words) > 1 and worth[key] >= 2:
            surname = surname_of(run.words, solo, lexicon)
            votes = genders.get(key) or genders.get(surname.lower())
            person = Person(" ".join(run.words), surname, _most(votes), page.starts[run.tokens[0]])
            _add(index, persons, key, person, [one for one in run.words if solo[one.lower()] > 1])
    for key, run in forms.items():
        if len(run.words) == 1 and worth[key] >= 3 and _is_unknown(index, run, _most(genders.get(key))):
            shown = [run.titled, *run.words] if run.titled and run.titled in _SHOWN_TITLES else run.words
            person = Person(" ".join(shown), run.words[0], _most(genders.get(key)), page.starts[run.tokens[0]])
            persons.append(person)
            index._by_name.setdefault(" ".join(shown).lower(), person)
            index._by_short.setdefault(key, []).append(person)
    index.persons = tuple(sorted(persons, key=lambda one: one.first_at))
    _place(page, runs, index)
    _gender_from_pronouns(page, index)
    return index


def _most(votes: Counter[Gender] | None) -> Gender | None:
    return votes.most_common(1)[0][0] if votes else None


def _add(index: People, persons: list[Person], key: str, person: Person, shorts: list[str]) -> None:
    """Takes a full name into the index, or into the person whom it names more or less fully."""
    surname = person.surname.lower()
    known = next((one for one in index._by_short.get(surname, []) if _is_same(one, person)), None)
    if known is not None:
        index._by_name[key] = known
        if len(person.name) > len(known.name):
            known.name = person.name
        return
    persons.append(person)
    index._by_name[key] = person
    index._by_short.setdefault(surname, []).append(person)
    for short in shorts:
        if short.lower() != surname and short.lower() in index._lexicon.given:
            index._by_short.setdefault(short.lower(), []).append(person)


def _is_unknown(index: People, run: NameRun, gender: Gender | None) -> bool:
    """True for a surname that no full name of the document bears, or only one of the other gender ("Mr Obama")."""
    word = run.words[0]
    if word.isupper() or run.key in index._lexicon.not_given or run.key in index._lexicon.not_names:
        return False
    known = index._by_short.get(run.key, [])
    return not known or (gender is not None and all(one.gender not in (gender, None) for one in known))


def _place(page: Page, runs: list[NameRun], index: People) -> None:
    """Writes down every mention of the persons found."""
    spans = stretches(page)
    namings: list[Naming] = []
    latest: dict[str, Person] = {}
    for run in runs:
        start, end = page.starts[run.tokens[0]], page.ends[run.tokens[-1]]
        candidates = index._by_short.get(run.key, [])
        title = run.titled.lower().strip(".") if run.titled else ""
        gender = index._lexicon.honorifics.get(title)
        if gender:
            candidates = [one for one in candidates if one.gender in (gender, None)]
        if len(candidates) > 1:
            person: Person | None = latest.get(run.key, candidates[0])
        else:
            person = index._by_name.get(run.key) or (candidates[0] if candidates else None)
        if person is None and len(run.words) > 1:
            person = index.person(" ".join(run.words))
        if person is None:
            continue
        latest[person.surname.lower()] = person
        aside = covers(spans, start) or _is_byline(page, run)
        namings.append(Naming(start, end, person, is_subject(page, run), aside))
    index.namings = tuple(namings)
    index._starts = [one.start for one in namings]


def _is_byline(page: Page, run: NameRun) -> bool:
    """True for a name on a line of its own that is no sentence: a byline or a credit."""
    sentence = page.sentences[page.sentence_of[run.tokens[0]]]
    words = sentence.span.end - sentence.span.start
    if sentence.section == "headline" or words > _LONGEST_BYLINE:
        return False
    return page.text[sentence.span.end - 1] not in ".!?:\"”’'"


def _is_same(known: Person, new: Person) -> bool:
    left, right = known.name.split()[0].lower().strip("."), new.name.split()[0].lower().strip(".")
    return _alike(left, right) and (known.gender == new.gender or None in (known.gender, new.gender))


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
