"""Ages whose years are understood: "aged 54", "Smith, 54,", "who is 17", "won his first title at 19"."""

from factcheck.claims.page import Reading
from factcheck.claims.readers.quantities.ages import OLDEST, age_reading
from factcheck.claims.readers.quantities.counts import counted_noun
from factcheck.claims.readers.quantities.figures import Figure
from factcheck.claims.readers.quantities.line import Line
from factcheck.claims.readers.quantities.numerals import Numeral

_AFTER_APPOSED = frozenset((",", ")", ".", ";", "and"))
_EXTREMES = frozenset(("youngest", "oldest", "eldest"))
_OF_AGE = frozenset(("man", "woman", "boy", "girl", "child", "lad"))
_BE = frozenset(("is", "was", "am", "be", "been", "being"))
_TURN = frozenset(("turned", "turns", "turning", "turn"))
_CONTRACTED = frozenset(("he's", "she's", "i'm", "who's", "he'd", "she'd"))
_BETWEEN = frozenset(("just", "only", "now", "still", "already", "then", "aged", "currently", "himself", "herself"))
_BLURS = frozenset(("nearly", "almost", "about", "around", "over"))
# fmt: off
_CLAUSE_ENDS = frozenset((
    ".", ",", ";", "when", "at", "and", ")", "", "\u2014", "!", "?", "\"", "but", "or", "because", "so", "while",
    "now", "today", "then", "by",
))
_TIME = frozenset(("last", "this", "next", "in", "on", "earlier", "later"))
_AFTER_GROUP = frozenset((
    "in", "with", "who", "will", "must", "may", "can", "from", "were", "are", "to", "is", "was", "for", "have", "on",
    "pay", "could", "should", "would", "had", "has", "did", "do", "died", "travel", "get", "living", "-",
))
# fmt: on
_OF_A_PERSON = frozenset(("said", "who", "whose", "told", "died", "denied", "pleaded", "admitted"))
_BOUNDS = frozenset(("under", "over", "above", "below"))
_CLOCK_END = 12  # "left at ten": up to twelve, "at" tells the hour


def bare_age(line: Line, figure: Figure) -> tuple[Reading, int] | None:
    """An age whose year is understood: after "aged", after a name and a comma, after "she is", of a life's event."""
    numeral, start, end = figure.first, figure.start, figure.end
    if figure.high is None or figure.high > OLDEST or numeral.step or figure.low is None or figure.low < 0:
        return None
    words = line.words
    if words[end] in ("%", "percent", "-", "per", "million", ":") or words[start - 1] in ("$", "£", "€"):
        return None
    if not figure.is_range and _is_of_a_group(line, start, end):
        return age_reading(line, figure, start, end), end
    opened = _opener(line, start, end)
    if opened is not None:
        return age_reading(line, figure, opened, end), end
    if figure.low >= 1 and (
        _is_apposed(line, numeral)
        or _is_apposed_in_a_clause(line, start, end)
        or _is_predicated(line, start, end)
        or _is_named_and_predicated(line, start, end)
        or _is_life_event(line, figure)
        or _bounds_a_group(line, figure)
    ):
        return age_reading(line, figure, start, end), end
    return None


_SIBLINGS = frozenset(
    ("sons", "daughters", "girls", "boys", "children", "brothers", "sisters", "men", "women", "twins", "teenagers")
)
_LISTING = frozenset((",", "and", "or"))
_OLDER = frozenset(("older", "over", "above", "up", "younger", "under", "below"))


def _is_of_a_group(line: Line, start: int, end: int) -> bool:
    """ "Two sons, 11 and 14", "ages 12, 13 and 15", "anyone 19 or older": an age of one or of a bounded group."""
    words = line.words
    if words[end] in ("or", "and") and words[end + 1] in _OLDER:
        who = words[start - 1] if words[start - 1] != "aged" else words[start - 2]
        return (who in line.lexicon.cues.groups or who in ("anybody", "someone", "is")) and counted_noun(
            line, end + 2
        ) is None
    back = start - 1
    while words[back] in _LISTING:
        before = back - 1
        while words[before] in _LISTING:
            before -= 1
        if before < 1 or not line.is_digits(before):
            break
        back = before - 1
    if words[back] in ("ages", "aged") and back < start - 1:
        return True
    if words[end] not in _CLAUSE_ENDS and not (words[end] in _LISTING and line.is_digits(end + 1)):
        return False
    is_listed = back < start - 1 or (words[end] in _LISTING and line.is_digits(end + 1))
    return words[back] == "," and words[back - 1] in _SIBLINGS and is_listed


def _opener(line: Line, start: int, end: int) -> int | None:
    """Where "aged", "at the age of", "ages", "under age", "as young as" begin before token `start`."""
    words = line.words
    back = start - 1
    if words[back] == "between":
        back -= 1
    for _ in range(3):
        if line.lexicon.before.match(words, back) is None or words[back] == "as":
            break
        back -= 1
    word = words[back]
    if word in ("aged", "age", "ages"):
        return start if word == "age" and words[back - 1] == "of" else back if back == start - 1 else start
    if word == "of" and words[back - 1] in ("age", "ages"):
        return start
    if word == "as" and words[back - 1] in ("young", "old") and words[back - 2] == "as":
        return start
    if word == "of" and words[back - 1] in _OF_AGE and words[end] in _CLAUSE_ENDS:
        return start  # "a man of 40"
    if word in _TURN and (words[end] in _CLAUSE_ENDS or words[end] in _TIME):
        return start if _can_turn(line, back) else None
    return None


def _can_turn(line: Line, back: int) -> bool:
    """Whether a person turns at token `back`: "Quill turned", "she had just turned", "before turning"."""
    before = line.words[back - 1]
    cues = line.lexicon.cues
    return (
        line.is_capitalised(back - 1)
        or before in cues.pronouns
        or before in cues.persons
        or (
            before in ("has", "had", "have", "just", "recently", "to", "will", "before", "after", "since", "until")
            and line.words[back] != "turns"
        )
    )


def _is_apposed(line: Line, numeral: Numeral) -> bool:
    """Whether the number stands between commas or brackets after a name: "Ann Lee, 54," or "Ann Lee (54)"."""
    start, end = numeral.start, numeral.end
    words = line.words
    if start < 2 or not numeral.in_digits or end != start + 1 or numeral.value < 1:
        return False
    back = start - 1
    if words[back] in ("now", "then") and words[back - 1] == ",":
        back -= 1
    opener, closer = words[back], words[end]
    name = words[back - 1]
    if back < 1:
        return False
    if opener == "(":
        named = closer == ")"
    else:
        named = opener == "," and closer in _AFTER_APPOSED
        if named and closer == "and":
            named = words[end + 1] in ("his", "her") or line.is_capitalised(end + 1)
    if not named or line.is_digits(end + 1):
        return False
    if name in line.lexicon.cues.persons or _is_parent_of_some(line, back - 1):
        return closer in (",", ")")
    return (
        name.isalpha()
        and len(name) > 1
        and line.is_capitalised(back - 1)
        and name not in line.lexicon.months
        and name not in line.lexicon.stops
        and name not in line.lexicon.designations
    )


def _is_parent_of_some(line: Line, at: int) -> bool:
    """Whether the number at the token ends "mother of three" or "mother-of-three", so that an age may follow."""
    words = line.words
    of_at = at - 2 if words[at - 1] == "-" else at - 1
    parent_at = of_at - 2 if of_at < at - 1 else of_at - 1
    return words[at] in line.lexicon.small and words[of_at] == "of" and words[parent_at] in line.lexicon.cues.parents


def _is_apposed_in_a_clause(line: Line, start: int, end: int) -> bool:
    """ "Her daughter Mira, nine, was there", "The hammer thrower, 27, said": with commas, by what the person does."""
    words, cues = line.words, line.lexicon.cues
    if words[start - 1] != "," or words[end] != "," or start < 2 or words[start - 2] in line.lexicon.months:
        return False
    name, following = words[start - 2], words[end + 1]
    if line.is_capitalised(start - 2):
        is_known = name in cues.given_names or words[start - 3] in cues.persons
        return name.isalpha() and (is_known or following in _OF_A_PERSON)
    return following in _OF_A_PERSON and name.isalpha() and name not in line.lexicon.stops


def _is_predicated(line: Line, start: int, end: int) -> bool:
    """ "she is 54", "who's 17", "I was just eight when", "the youngest of whom is 13"."""
    words = line.words
    back = start - 1
    if words[back] == "be" and words[back - 1] == "will" and words[end] in ("in", "next", "on", "."):
        back -= 1
        who = words[back - 1]
        cues = line.lexicon.cues
        return line.is_capitalised(back - 1) or who in cues.pronouns or who in cues.persons or who.endswith("man")
    if not _ends_clause(line, end):
        return False
    while words[back] in _BETWEEN or words[back] in _BLURS:
        back -= 1
    if words[back] in _CONTRACTED:
        return True
    if words[back] == "been" and words[back - 1] in ("have", "had", "has"):
        back -= 2
        if words[back] == "would":
            back -= 1
        return words[back] in line.lexicon.cues.pronouns
    if words[back] not in _BE:
        return False
    if words[back - 1] in line.lexicon.cues.pronouns:
        return True
    return any(words[back - distance] in _EXTREMES for distance in range(1, 7))


def _ends_clause(line: Line, end: int) -> bool:
    word = line.words[end]
    if word in ("on", "in", "this", "next", "last"):
        return line.is_capitalised(end + 1) or line.is_digits(end + 1) or word not in ("on", "in")
    return word in _CLAUSE_ENDS


def _is_named_and_predicated(line: Line, start: int, end: int) -> bool:
    """ "his mother is 80", "Ann Quill was 23 when she left"; not "the toll was 17"."""
    words, cues = line.words, line.lexicon.cues
    back = start - 1
    while words[back] in _BETWEEN or words[back] in _BLURS:
        back -= 1
    if words[back] not in ("is", "was") or not _ends_clause(line, end):
        return False
    name = words[back - 1]
    if name in cues.persons:
        return True
    if not line.is_capitalised(back - 1) or name in line.lexicon.stops:
        return False
    if words[end] == "when" and (words[end + 1] in ("he", "she") or words[end + 1] in ("his", "her")):
        return True
    return words[back - 2] in cues.given_names and line.is_capitalised(back - 2)


def _is_life_event(line: Line, figure: Figure) -> bool:
    """ "won his first title at 19", "At 34, she is the oldest": an age that places what a person did."""
    words, cues = line.words, line.lexicon.cues
    start, end = figure.start, figure.end
    if words[start - 1] != "at" or figure.is_range or figure.low is None:
        return False
    if words[end] not in _CLAUSE_ENDS and words[end] != "with":
        return False
    if start == 1 or not words[start - 2][:1].isalpha():
        return (
            figure.low > _CLOCK_END
            and words[end] == ","
            and (
                words[end + 1] in cues.pronouns
                or words[end + 1] in ("his", "her")
                or (line.is_capitalised(end + 1) and any(words[end + ahead] in cues.life_events for ahead in (2, 3)))
            )
        )
    reach = [words[start - distance] for distance in range(2, 10) if start >= distance]
    clause = reach[: reach.index(",")] if "," in reach else reach
    if any(word in ("died", "dies", "dead") for word in clause):
        return True
    return (
        figure.low > _CLOCK_END
        and any(word in cues.life_events for word in clause)
        and not any(word in ("closed", "trading", "traded", "shares", "stock", "percent", "%") for word in clause)
        and _has_person(line, start)
    )


def _has_person(line: Line, start: int) -> bool:
    """Whether a person acts in the clause that ends at token `start`."""
    cues = line.lexicon.cues
    for place in range(max(0, start - 10), start):
        word = line.words[place]
        if word in cues.pronouns or word in cues.persons or word in ("his", "her", "my"):
            return True
        if word in cues.given_names and line.is_capitalised(place):
            return True
    return False


def _bounds_a_group(line: Line, figure: Figure) -> bool:
    """ "children under 12 pay nothing": an open bound, no one's age."""
    words, start, end = line.words, figure.start, figure.end
    back = start - 3 if words[start - 2] in ("were", "are", "aged") else start - 2
    if words[start - 1] not in _BOUNDS or words[back] not in line.lexicon.cues.groups or figure.is_range:
        return False
    following = words[end]
    ends = following in _CLAUSE_ENDS or following in _AFTER_GROUP
    return ends and counted_noun(line, end) is None
