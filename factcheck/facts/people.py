"""What drafts say of people: when they were born and died, how old they are, which title they hold."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from factcheck.facts.bearing import PLAIN, SURE, Bearing, bearing
from factcheck.facts.deeds import deeds
from factcheck.facts.mentions import Bearer, Reading, Span, bearer, cues, words_of
from factcheck.facts.records import Located, Person
from factcheck.facts.stretches import Stretch
from factcheck.facts.tenures import successors, titles
from factcheck.model import Claim, Document, Finding, Quantity, Sentence, Wording
from factcheck.vocabulary.names import match_persons

_CLAUSE_END = re.compile("[,;:.]")
_NAMESAKE = 15  # years off from which another person of the same name is likelier than a slip


def about_person(reading: Reading, facts: Sequence[Located], document: Document) -> Iterator[Bearing]:
    """What the facts about one person bear on in an article."""
    person = facts[0].fact.about
    assert isinstance(person, Person)
    posts = [one for one in facts if one.fact.field == "titles"]
    yield from successors(reading, person, posts, document)
    if not any(reading.has(words_of(name)[-1]) for name in (person.name, *person.also)):
        return
    found = bearer(reading, person.name, person.also)
    if found is None:
        return
    by_field = {one.fact.field: one for one in facts}
    for sentence in reading.sentences:
        mentions = found.inside(sentence.span.start, sentence.span.end)
        if mentions:
            for field, verbs in (("born", "born"), ("died", "died")):
                if field in by_field:
                    yield from _days(reading, sentence, mentions, by_field[field], verbs, document)
        if "born" in by_field:
            for claim in reading.claims_of(sentence):
                if claim.kind == "age":
                    yield from _age(reading, person, found, sentence, claim, by_field["born"], document)
    if posts:
        yield from titles(reading, person, found, posts, document)


def _days(
    reading: Reading, sentence: Sentence, mentions: list[Span], fact: Located, verbs: str, document: Document
) -> Iterator[Bearing]:
    day = getattr(fact.fact.about, fact.fact.field)
    for deed in deeds(reading, sentence, mentions, verbs):
        sureness = SURE if deed.is_close else PLAIN
        if verbs == "died" and deed.claim.value == day.period():
            sureness = SURE
        yield bearing(
            deed.claim, fact, document, day.period(), day.told(), sureness, shown=f"{verbs} {_on(day)}{day.told()}"
        )


def _on(day: Stretch) -> str:
    return "on " if day.grain == "day" else "in "


def _age(
    reading: Reading,
    person: Person,
    found: Bearer,
    sentence: Sentence,
    claim: Claim,
    fact: Located,
    document: Document,
) -> Iterator[Bearing]:
    """An age that the article gives the person, for the days it may speak of."""
    value, born = claim.value, person.born
    if not isinstance(value, Quantity) or born is None or value.unit != "year" or claim.modality in _NOT_SO:
        return
    mention = _bearer_of(reading, person, found, sentence, claim) or _dead(reading, person, found, claim)
    if mention is None:
        return
    days = _days_of(reading, claim, person)
    is_of_death = bool(person.died) and bool(days)
    # "Ana Kovač, 61," and "61-year-old Ana Kovač" give the age at the day of the report.
    is_apposition = reading.text[mention.end : claim.span.start].strip() in (",", "(", ", aged", "(aged")
    if mention.start >= claim.span.end:
        is_apposition = not reading.text[claim.span.end : mention.start].strip(" -")
    elif not is_apposition and not is_of_death and not _is_told_of(reading, mention, claim):
        return
    if reading.text.count(";", sentence.span.start, sentence.span.end) > 1:
        return  # a list of names and figures, which may be votes or points
    # What stands behind the next comma speaks of something else: "Ruth Okoro, who is 48, said profits had risen".
    clause = _CLAUSE_END.search(reading.text, claim.span.end, sentence.span.end)
    around = max(sentence.span.start, claim.span.start - 40), clause.start() if clause else sentence.span.end
    if is_of_death and not _is_at_death(reading, claim, is_apposition):
        return
    if not is_of_death and not is_apposition and reading.says(*around, cues(reading.vocabulary, "retrospect")):
        return
    if not days:
        return
    ages = [age for day in days for age in _ages(born, day)]
    low, high = min(ages), max(ages)
    expected = Quantity(low=Decimal(low), high=Decimal(high), unit="year", dimension="calendar")
    shown = f"{low if low == high else f'{low} or {high}'} (born {_on(born)}{born.told()})"
    sure = SURE if mention in found.full else PLAIN
    made = bearing(claim, fact, document, expected, born.told(), sure, shown=shown)
    if value.low is not None and _is_namesake(value.low, low, high):
        because = "another person of the name, or a slip: the ages lie far apart"
        made = made._replace(finding=Finding(verdict="incomparable", because=because))
    yield made


_NOT_SO = frozenset(("planned", "denied"))


def _is_namesake(printed: Decimal, low: int, high: int) -> bool:
    """Whether an age is so far off that it is likelier a namesake's; one wrong or swapped digit is a slip."""
    if min(abs(printed - low), abs(printed - high)) <= _NAMESAKE:
        return False
    digits = str(printed.quantize(Decimal(1)))
    slips = any(
        len(digits) == len(str(age))
        and (
            sum(one != other for one, other in zip(digits, str(age), strict=True)) == 1
            or sorted(digits) == sorted(str(age))
        )
        for age in range(low, high + 1)
    )
    return not slips


def _days_of(reading: Reading, claim: Claim, person: Person) -> list[date]:
    """The days that an age can be given for: the report's and the event's; of the dead only the day of death."""
    published = reading.article.document.published_at
    days = [day for day in (claim.as_of, published) if day is not None]
    if published is None:
        return []
    if person.died and person.died.start <= published:
        around = (claim.sentence.start, claim.sentence.end)
        is_news = published - person.died.end <= _OBITUARY
        told = is_news or reading.says(*around, _DEATHS)
        return [person.died.start, person.died.end] if told else []
    return days


_DEATHS = frozenset(("died", "dies", "dead", "death", "passed away", "killed", "dying"))
_OBITUARY = timedelta(days=10)  # after a death, articles give the age of the dead as that of the day


def _is_at_death(reading: Reading, claim: Claim, is_apposition: bool) -> bool:
    """Whether an age of somebody dead is that of the last day: right behind the name or a word for dying."""
    before = reading.forms(max(claim.sentence.start, claim.span.start - 90), claim.span.start)
    near = f" {' '.join(before)} "
    lead = before[-1:] if before else []
    if any(f" {word} " in near for word in _DEATHS):
        return lead in (["at"], ["of"], ["aged"], ["age"]) or claim.surface.lower().startswith(("age", "at age"))
    behind = reading.forms(claim.span.end, min(claim.sentence.end, claim.span.end + 40))
    if is_apposition:
        return any(f" {word} " in f" {' '.join(behind)} " for word in _DEATHS)
    return before in (["he", "was"], ["she", "was"])


def _ages(born: Stretch, day: date) -> tuple[int, int]:
    """The least and the greatest age on a day of somebody born in the stretch."""

    def years(birth: date) -> int:
        return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))

    return years(born.end), years(born.start)


def _bearer_of(reading: Reading, person: Person, found: Bearer, sentence: Sentence, claim: Claim) -> Span | None:
    """The mention whose age it is, where the article leaves no doubt."""
    holder = claim.about.holder or ""
    if holder[:1].isupper() and match_persons(holder, person.name, reading.vocabulary).likeness not in (
        "same",
        "compatible",
    ):
        return None
    mentions = found.inside(sentence.span.start, sentence.span.end)
    before = [one for one in mentions if one.end <= claim.span.start]
    after = [one for one in mentions if one.start >= claim.span.end]
    kin = cues(reading.vocabulary, "kin")
    if before:
        mention = before[-1]
        between = reading.forms(mention.end, claim.span.start)
        if (
            mention.is_possessive
            or any(word in kin for word in between)
            or _names_another(reading, sentence, mention.end, claim)
        ):
            return None
        follows = reading.forms(claim.span.end, min(sentence.span.end, claim.span.end + 30))[:3]
        if len(between) > 14 or any(word in kin for word in follows):
            return None
        return mention
    if after and len(reading.forms(claim.span.end, after[0].start)) <= 3 and not after[0].is_possessive:
        between = reading.forms(claim.span.end, after[0].start)
        return None if any(word in kin for word in between) else after[0]
    return None


_FILLERS = frozenset(("now", "only", "just", "still", "already", "aged", "age", "about", "currently"))
_IS = frozenset(("is", "was", "being", "he's", "she's", "be"))


def _is_told_of(reading: Reading, mention: Span, claim: Claim) -> bool:
    """Whether an age some words behind a name is said of it: "who is 48", "chief executive of Brightwater, 48"."""
    if reading.text[mention.end : claim.span.start].rstrip()[-1:] in (",", "("):
        return True
    words = [word for word in reading.forms(mention.end, claim.span.start) if word not in _FILLERS]
    has_filler = reading.forms(mention.end, claim.span.start)[-1:] in (["aged"], ["now"])
    return bool(words) and (words[-1] in _IS or has_filler)


def _dead(reading: Reading, person: Person, found: Bearer, claim: Claim) -> Span | None:
    """The mention that "She was 91." at the end of a death notice speaks of: the last one before it."""
    if person.died is None or claim.about.holder is None:
        return None
    if reading.forms(claim.sentence.start, claim.span.start) not in (["he", "was"], ["she", "was"]):
        return None
    before = [one for one in (*found.full, *found.short) if one.end <= claim.sentence.start]
    return max(before, default=None)


def _names_another(reading: Reading, sentence: Sentence, start: int, claim: Claim) -> bool:
    """Whether another person is named between a mention and an age."""
    return any(
        isinstance(one.value, Wording)
        and one.kind == "name"
        and one.value.role == "person"
        and start <= one.span.start < claim.span.start
        for one in reading.claims_of(sentence)
    )
