"""Titles, which people hold from one day to another."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from factcheck.facts.bearing import PLAIN, SURE, Bearing, bearing
from factcheck.facts.mentions import Bearer, Reading, content, cues
from factcheck.facts.records import Located, Person, Post
from factcheck.facts.telling import held
from factcheck.model import Claim, Document, Finding, Period, Wording
from factcheck.vocabulary.names import match_persons
from factcheck.vocabulary.titles import compatible, exclusive, title_table

_HANDOVER = timedelta(days=31)  # around its first and last day a title may be given or left out
_RECENT = timedelta(days=4 * 366)  # since its end: whoever held it long ago may be called by it in an article on then
_LONG_AGO = 0.6  # how sure it is that such a title is wrong
_BEFORE = frozenset(("former", "ex", "past", "onetime", "erstwhile"))
_AHEAD = frozenset(("elect", "designate", "incoming", "future", "next", "acting", "interim", "caretaker"))


def titles(
    reading: Reading, person: Person, found: Bearer, posts: Sequence[Located], document: Document
) -> Iterator[Bearing]:
    """The titles that an article gives the person, each against those that the references say were held then."""
    published = reading.article.document.published
    if published is None or published.certainty == "weak":
        return
    if person.died and person.died.start <= published.end:
        return  # the dead are called by whatever they were
    for claim in reading.article.claims:
        holder = claim.about.holder
        if claim.kind != "title" or not isinstance(claim.value, Wording) or holder is None:
            continue
        if match_persons(holder, person.name, reading.vocabulary).likeness not in ("same", "compatible"):
            continue
        mentions = found.inside(claim.sentence.start, claim.sentence.end)
        if mentions and claim.modality not in ("planned", "denied", "hypothetical"):
            sure = SURE if any(one in found.full for one in mentions) else PLAIN
            yield from _judged(reading, claim, posts, document, published.end, sure)


def _judged(
    reading: Reading, claim: Claim, posts: Sequence[Located], document: Document, day: date, sure: float
) -> Iterator[Bearing]:
    assert isinstance(claim.value, Wording)
    words, printed = reading.vocabulary, claim.value.text

    def against(fact: Located, finding: Finding, sureness: float) -> Bearing:
        post = _post(fact)
        return bearing(
            claim, fact, document, Wording(text=post.title, folded=post.title.lower()), post.title, sureness,
            shown=held(post), finding=finding,
        )  # fmt: skip

    modifiers = frozenset(printed.lower().replace("-", " ").split())
    if modifiers & _AHEAD:
        return
    if modifiers & _BEFORE:
        same = [one for one in posts if _is_post(claim, _post(one), reading)]
        if same and all(_holds(_post(one), day, timedelta(0)) for one in same):
            if all(_is_settled(_post(one), day) for one in same):
                told = f"{printed}: by the house facts it is held still on {day}"
                yield against(same[0], Finding(verdict="conflict", because=told), sure)
        elif same:
            yield against(same[0], Finding(verdict="agree", because="held before"), sure)
        return
    same = [one for one in posts if _is_post(claim, _post(one), reading)]
    days = [day, *_days_near(reading, claim)]
    if same:
        if holding := [one for one in same if any(_holds(_post(one), at, _HANDOVER) for at in days)]:
            yield against(holding[0], Finding(verdict="agree", because="held at the time"), sure)
        elif not _is_of_then(reading, claim) and _acts_now(reading, claim):
            nearest = min(same, key=lambda one: _away(_post(one), day))
            away = _away(_post(nearest), day)
            sureness = sure if away <= _RECENT else min(sure, _LONG_AGO)
            told = f"{printed}: by the house facts not held on {day}"
            yield against(nearest, Finding(verdict="conflict", because=told), sureness)
        return
    now = [one for one in posts if _holds(_post(one), day, timedelta(0))]
    settled = [one for one in now if _is_settled(_post(one), day)]
    if any(compatible(printed, _post(one).title, words) for one in posts) or _is_of_then(reading, claim):
        return
    for fact in settled:
        if exclusive(printed, _post(fact).title, words) and _is_of_one_body(claim, _post(fact)):
            told = f"{printed}: by the house facts another post on {day}"
            yield against(fact, Finding(verdict="conflict", because=told), sure)
            return


def successors(reading: Reading, person: Person, posts: Sequence[Located], document: Document) -> Iterator[Bearing]:
    """The posts of the person that an article gives to somebody else, both named in full, at a time when the references
    say that the person held them. Only posts of a named body count: there are many mayors, and one of Harwick."""
    published = reading.article.document.published
    if published is None or published.certainty == "weak":
        return
    for claim in reading.article.claims:
        holder = claim.about.holder or ""
        if claim.kind != "title" or not isinstance(claim.value, Wording) or len(holder.split()) < 2:
            continue
        if claim.modality != "stated" or _is_of_then(reading, claim) or not _is_somebody_else(reading, holder, person):
            continue
        days = [published.start, published.end, *_days_near(reading, claim)]
        for fact in posts:
            post = _post(fact)
            if not post.of or not _is_post(claim, post, reading) or not _is_of_named_body(reading, claim, post.of):
                continue
            if claim.value.folded != _folded(post.title, reading) or not all(_is_settled(post, day) for day in days):
                continue
            told = f"{claim.value.text}: by the house facts {person.name} on {published.end}"
            made = bearing(
                claim, fact, document, Wording(text=post.title, folded=post.title.lower()), post.title, SURE,
                shown=f"{person.name}, {held(post)}", finding=Finding(verdict="conflict", because=told),
            )  # fmt: skip
            yield made._replace(kind="name", stated=f"{holder}, {claim.value.text}")


def _is_somebody_else(reading: Reading, holder: str, person: Person) -> bool:
    names = (person.name, *person.also)
    return all(match_persons(holder, name, reading.vocabulary).likeness == "different" for name in names)


def _is_of_named_body(reading: Reading, claim: Claim, of: str) -> bool:
    """Whether the article names the body with the title: "mayor of Harwick", "Harwick's mayor", "Harwick Mayor"."""
    words = content(of)
    if frozenset(words) & frozenset(claim.about.complement):
        return True
    before = reading.within(claim.sentence.start, claim.span.start)[-len(words) :]
    return tuple(token.form for token in before) == words and reading.text[before[-1].end : claim.span.start] == " "


def _is_settled(post: Post, day: date) -> bool:
    return day - _first(post) > _HANDOVER and _last(post) - day > _HANDOVER


def _post(fact: Located) -> Post:
    person = fact.fact.about
    assert isinstance(person, Person)
    return person.titles[fact.fact.number]


def _is_post(claim: Claim, post: Post, reading: Reading) -> bool:
    """Whether a printed title is this very post, not only one that goes with it ("leader" and "president")."""
    assert isinstance(claim.value, Wording)
    printed = _bare(claim.value.folded)
    title, _, of = post.title.lower().partition(" of ")
    whole, front = _folded(post.title, reading), _folded(title, reading)
    if printed not in (post.title.lower(), whole, title, front):
        return False
    return _is_of_one_body(
        claim, post if post.of or printed in (whole, post.title.lower()) else post.model_copy(update={"of": of or None})
    )


def _is_of_one_body(claim: Claim, post: Post) -> bool:
    """Whether a title can be one of the post's body: "chief executive of Northgas" is not one of Brightwater."""
    mine, other = frozenset(claim.about.complement), frozenset(content(post.of or ""))
    return not (mine and other and not mine & other)


def _bare(folded: str) -> str:
    return " ".join(word for word in folded.replace("-", " ").split() if word not in _BEFORE)


def _folded(title: str, reading: Reading) -> str:
    """The form in which readings compare titles; a title that the vocabulary does not know stays as it is."""
    parsed = title_table(reading.vocabulary).parse(tuple(title.lower().split()))
    return parsed.folded if parsed else title.lower()


def _first(post: Post) -> date:
    return post.since.start if post.since else date.min


def _last(post: Post) -> date:
    return post.until.end if post.until else date.max


def _holds(post: Post, day: date, slack: timedelta) -> bool:
    return _first(post).toordinal() - slack.days <= day.toordinal() <= _last(post).toordinal() + slack.days


def _away(post: Post, day: date) -> timedelta:
    """How far a day lies outside the time of a post."""
    if day < _first(post):
        return _first(post) - day
    return day - _last(post) if day > _last(post) else timedelta(0)


def _days_near(reading: Reading, claim: Claim) -> Iterator[date]:
    """The days that the sentence, or the paragraph around it, speaks of."""
    for sentence in reading.around(claim):
        for one in reading.claims_of(sentence):
            if isinstance(one.value, Period) and one.value.start and one.value.end:
                yield one.value.start
                yield one.value.end


def _is_of_then(reading: Reading, claim: Claim) -> bool:
    """Whether words right before or behind the title say that it is one of another time."""
    then = cues(reading.vocabulary, "then_prefix")
    before = reading.forms(max(claim.sentence.start, claim.span.start - 40), claim.span.start)[-4:]
    behind = reading.forms(claim.span.end, min(claim.sentence.end, claim.span.end + 30))[:4]
    return any(word in then for word in before) or any(word in ("at", "from", "until", "since") for word in behind[:3])


_OPENERS = frozenset(("the", "and", "but", "that", "said", "says", "told", "added", "warned", "while", "meanwhile"))


def _acts_now(reading: Reading, claim: Claim) -> bool:
    """Whether the title belongs to whoever the sentence is about, named in full.

    People keep a title in the telling of what they did with it ("signed by President Bill Clinton"), and by courtesy
    before the surname ("Secretary Clinton").
    """
    words = reading.within(claim.sentence.start, claim.span.start)
    if words:
        gap = reading.text[words[-1].end : claim.span.start].strip()
        if not gap and words[-1].form not in _OPENERS and not words[-1].is_capital:
            return False
    behind = reading.within(claim.span.end, min(claim.sentence.end, claim.span.end + 60))[:2]
    is_prefix = bool(behind) and behind[0].is_capital and not reading.text[claim.span.end : behind[0].start].strip()
    return not is_prefix or (len(behind) > 1 and behind[1].is_capital)
