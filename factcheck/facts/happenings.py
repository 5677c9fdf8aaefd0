"""What drafts say of events and organisations: when an event was, when a body was founded."""

from collections.abc import Iterator, Sequence

from factcheck.facts.bearing import PLAIN, SURE, Bearing, bearing
from factcheck.facts.deeds import deeds
from factcheck.facts.mentions import Reading, Span, content, cues, words_of
from factcheck.facts.records import Event, Located, Organisation
from factcheck.model import Claim, Document, Period, Sentence, Wording

_NEAR = 60  # characters between an event and its date
_CLAUSE = 110  # characters between an event and the date of what it did


def places_of(reading: Reading, name: str, also: Sequence[str], sentence: Sentence, *, scattered: bool) -> list[Span]:
    """Where a sentence names a thing: as a run of words, or with the words of its name near each other."""
    found = []
    for form in (name, *also):
        words = words_of(form)
        runs = (reading.alone(one) for one in reading.phrase(words, sentence))
        found += [one for one in runs if one is not None]
        if not found and scattered and len(content(form)) > 1:
            loose = reading.scattered(content(form), sentence)
            found += [loose] if loose else []
    return sorted(set(found))


def about_event(reading: Reading, facts: Sequence[Located], document: Document) -> Iterator[Bearing]:
    """The dates and places that an article gives an event of the references."""
    by_field = {one.fact.field: one for one in facts}
    event = facts[0].fact.about
    if not isinstance(event, Event) or not by_field.keys() & {"date", "place"}:
        return
    for sentence in reading.sentences:
        places = places_of(reading, event.name, event.also, sentence, scattered=True)[:1]
        for place in places:
            for claim, sureness in _dates(reading, sentence, place) if event.date else ():
                assert event.date is not None
                value, told = event.date.period(), event.date.told()
                yield bearing(claim, by_field["date"], document, value, told, sureness, shown=f"{event.name}: {told}")
            for claim in _scenes(reading, sentence, place) if event.place else ():
                # Each name the place may be given by; what one of them bears out, no other contradicts.
                for name in event.place:
                    scene = Wording(text=name, folded=name.lower(), parts=(name.lower(),), role="in")
                    shown = f"{event.name}: {', '.join(event.place)}"
                    yield bearing(claim, by_field["place"], document, scene, name, SURE, shown=shown)


def _scenes(reading: Reading, sentence: Sentence, place: Span) -> Iterator[Claim]:
    """The place that stands right behind an event ("the Treaty of Osterby was signed in Colby")."""
    beside = cues(reading.vocabulary, "beside")
    happened = {word for phrase in cues(reading.vocabulary, "happened") for word in phrase.split()}
    claims = reading.claims_of(sentence)
    dated = {
        token.start for one in claims if one.kind == "date" for token in reading.within(one.span.start, one.span.end)
    }
    for claim in claims:
        if claim.kind != "place" or not isinstance(claim.value, Wording) or not place.end <= claim.span.start:
            continue
        text = reading.text[place.end : claim.span.start]
        words = reading.within(place.end, claim.span.start)
        if place.is_possessive or len(text) > _NEAR or any(char in ";:.?!,(" for char in text):
            continue
        is_plain = all(token.form in beside or token.form in happened or token.start in dated for token in words)
        is_told = reading.says(sentence.span.start, sentence.span.end, _ANNIVERSARIES)
        if is_plain and words and words[-1].form in ("in", "at") and not is_told:
            yield claim
        return


def _dates(reading: Reading, sentence: Sentence, place: Span) -> Iterator[tuple[Claim, float]]:
    """The date that a sentence gives the event that it names at a place, with how sure that is."""
    dates = [
        one
        for one in reading.claims_of(sentence)
        if one.kind == "date"
        and isinstance(one.value, Period)
        and one.value.basis == "stated"
        and one.value.year
        and not one.value.bound
        and not one.value.approximate
    ]
    if reading.says(sentence.span.start, sentence.span.end, _ANNIVERSARIES):
        return
    for date in dates:
        start, end = date.span.start, date.span.end
        if place.start <= start and end <= place.end:
            yield date, SURE  # "the Harrow Valley's 2009 flood"
            return
        if end <= place.start and set(reading.forms(end, place.start)) <= {"the"} and place.start - end <= 12:
            yield date, SURE
            return
        if place.end <= start and (found := _behind(reading, place, date)):
            yield date, found
            return


_ANNIVERSARIES = frozenset(("anniversary", "anniversaries", "memorial", "commemoration", "inquiry", "inquest", "vigil"))
_HAS = frozenset(("of", "on", "in", "at"))


def _behind(reading: Reading, place: Span, date: Claim) -> float | None:
    """How sure a date behind an event is the event's; None where it need not be."""
    text = reading.text[place.end : date.span.start]
    if any(char in ";:.?!" for char in text) or place.is_possessive or len(text) > _CLAUSE:
        return None
    words = reading.within(place.end, date.span.start)
    beside, happened = (cues(reading.vocabulary, name) for name in ("beside", "happened"))
    if not words:
        return SURE if text.strip() in ("(", ",") else None
    if words[-1].form not in _HAS | {"the", "morning", "night", "evening", "afternoon"} and "(" not in text:
        return None
    if len(text) <= _NEAR and all(word.is_capital or word.form in beside for word in words):
        return SURE if len(words) == 1 else PLAIN
    first = words[0].form, " ".join(word.form for word in words[:2]), " ".join(word.form for word in words[1:3])
    verbs = {first[0], first[1], words[1].form if len(words) > 1 and first[0] in ("that", "which", "was") else ""}
    if not verbs & happened and first[2] not in happened:
        return None
    return None if any(word.form in _NEW_CLAUSE for word in words) else PLAIN


_NEW_CLAUSE = frozenset(("and", "but", "after", "before", "since", "until", "who", "whose", "while", "when", "said"))


def about_organisation(reading: Reading, facts: Sequence[Located], document: Document) -> Iterator[Bearing]:
    """The founding dates that an article gives a body of the references."""
    fact = next((one for one in facts if one.fact.field == "founded"), None)
    body = facts[0].fact.about
    if fact is None or not isinstance(body, Organisation) or body.founded is None:
        return
    for sentence in reading.sentences:
        places = places_of(reading, body.name, body.also, sentence, scattered=False)
        for deed in deeds(reading, sentence, places, "founded"):
            told = body.founded.told()
            sureness = SURE if deed.is_close else PLAIN
            yield bearing(deed.claim, fact, document, body.founded.period(), told, sureness, shown=f"founded {told}")
