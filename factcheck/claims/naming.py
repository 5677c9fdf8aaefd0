"""What speaks for a name being a person's, a body's or a place's: its words, and the words around it."""

from collections import defaultdict
from typing import Protocol

from factcheck.claims.capitals import NameWords
from factcheck.claims.page import Page


class _Name(Protocol):
    first: int
    last: int
    start: int
    end: int
    words: tuple[str, ...]


_SAID = frozenset(
    str.split("""
    said says told tells added adds asked insisted warned admitted joked explained wrote replied argued died
    """)
)
_BUSINESS = frozenset(
    str.split("""
    shares spokesman spokeswoman spokesperson executives employees staff shareholders investors chief boss directors
    bosses subsidiary customers engineers officials players fans supporters workers profits headquarters
    """)
)
_BEARINGS = frozenset(
    str.split("""
    northern southern eastern western central north south east west north-east north-west south-east south-west
    northeastern northwestern southeastern southwestern downtown nearby greater inner outer rural upper lower
    """)
)
_SETTLEMENTS = frozenset(
    str.split("""
    town city village district province island port suburb county region state capital municipality township coast
    outskirts border resort north south east west neighbourhood centre hamlet parish commune prefecture streets
    mayor
    """)
)


def form_evidence(page: Page, lists: NameWords, name: _Name) -> defaultdict[str, int]:
    """Points for each kind from the words of the name alone."""
    points: defaultdict[str, int] = defaultdict(int)
    words = name.words
    last = words[-1]
    whole = " ".join(words)
    if whole in lists.known_places:
        points["place"] += 40
    if whole in lists.bodies:
        points["organisation"] += 60
    if len(words) > 1 and (words[0] in lists.ships or last in lists.things):
        points["person"] -= 100
        points["place"] -= 100
        points["organisation"] -= 100 if last in lists.things else 0
    if len(words) > 1:
        if last in lists.legal:
            points["organisation"] += 50
        if last in lists.heads:
            points["organisation"] += 30
        if last in lists.place_heads:
            points["place"] += 35
        if not lists.anywhere.isdisjoint(words):
            points["organisation"] += 25
        if "&" in page.text[name.start : name.end]:
            points["organisation"] += 30
        if words[0] in lists.place_openers:
            points["place"] += 30 if words[1] == "of" else 10
        if words[0] in lists.given and len(words) <= 4 and not points["organisation"] and not points["place"]:
            points["person"] += 30
        if any(len(word) == 1 for word in words[:-1]) and words[0] not in ("a", "f"):
            points["person"] += 10
        if "bin" in words or "al" in words[:-1] or "van" in words[1:-1] or "von" in words[1:-1]:
            points["person"] += 10
    surface = page.text[name.start : name.end]
    if surface.isupper() and 2 <= len(surface) <= 6 and len(words) == 1:
        points["organisation"] += 20
    elif len(words) == 1 and any(char.isupper() for char in surface[1:]) and surface[:2] not in ("Mc", "O'", "Ma"):
        points["organisation"] += 15
    return points


def add_context(points: defaultdict[str, int], page: Page, lists: NameWords, name: _Name) -> None:
    """Adds the points for each kind from the words around one mention."""
    words, total = page.words, len(page.words)
    after = words[name.last + 1] if name.last + 1 < total else ""
    inside = name.first > 0 and page.sentence_of[name.first - 1] == page.sentence_of[name.first]
    before = words[name.first - 1] if inside else ""
    two_before = words[name.first - 2] if before and name.first > 1 else ""
    if page.words[name.last].endswith("'s") and after in _BUSINESS:
        points["organisation"] += 5
    if after in _SAID or before in ("said", "says", "told", "added"):
        points["person"] += 8
    elif after == "who":
        points["person"] += 20
    elif after in _BUSINESS:
        points["organisation"] += 10
    elif after == "," and name.last + 2 < total:
        _after_comma(points, page, lists, name)
    apposed = before == "," and _has_post_before(page, lists, name.first - 1)
    if len(name.words) > 1 and (apposed or before in lists.title_ends):
        points["person"] += 20
    _before(points, before, two_before, len(name.words), possessive=words[name.last].endswith("'s"))


def _has_post_before(page: Page, lists: NameWords, comma: int) -> bool:
    """Whether a post, alone or with what it is of, ends at the comma: "the mayor of Tarnby, Lise Holm"."""
    words = page.words
    for at in range(comma - 1, max(comma - 8, -1), -1):
        if words[at] in (",", ".", ";", ":") or page.sentence_of[at] != page.sentence_of[comma]:
            return False
        if words[at] in lists.title_ends and (at + 1 == comma or words[at + 1] in ("of", "for", "at")):
            return True
    return False


def _after_comma(points: defaultdict[str, int], page: Page, lists: NameWords, name: _Name) -> None:
    following = page.words[name.last + 2]
    closing = page.words[name.last + 3] if name.last + 3 < len(page.words) else ""
    if following.isdigit() and len(following) <= 3 and closing in (",", ".", ";", ")"):
        points["person"] += 40 if int(following) < 120 else 0
    elif following in ("who", "whose"):
        # "a purser from Leeds, who": the clause belongs to the purser.
        after_preposition = page.words[name.first - 1] in ("from", "in", "at", "of")
        points["person"] += 0 if len(name.words) == 1 and after_preposition else 20
    elif following == "which":
        points["organisation"] += 10
        points["place"] += 5
    elif following in ("the", "a", "an") and closing in lists.title_ends:
        points["person"] += 15
    elif following in lists.known_places and len(name.words) <= 2:
        points["place"] += 20


def _before(points: defaultdict[str, int], before: str, two_before: str, count: int, *, possessive: bool) -> None:
    if possessive and before not in _BEARINGS:
        return
    if before in ("in", "near", "outside") and count > 1:
        points["place"] += 10
    elif before in ("in", "near", "outside") or before in _BEARINGS:
        points["place"] += 16
    elif before in ("at", "from", "to", "across", "via", "off", "through", "towards"):
        points["place"] += 3
    elif before == "of" and two_before in _SETTLEMENTS:
        points["place"] += 25
    elif before == "of" and two_before == ",":
        points["place"] += 16
    elif before == "the":
        points["person"] -= 20
        points["organisation"] += 3 if count > 1 else 1
    elif before in ("by", "with", "mr"):
        points["person"] += 4
