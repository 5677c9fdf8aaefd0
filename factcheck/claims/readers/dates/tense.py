"""Whether a date lies behind or ahead of the day of publication, by the verb that governs it."""

from factcheck.claims.readers.dates.line import Line

PAST, UNKNOWN, FUTURE = -1, 0, 1

_ARRANGED = frozenset(("planned", "scheduled", "set", "slated", "due"))
_CALLED_OFF = frozenset(("canceled", "cancelled", "scrapped", "postponed", "delayed", "moved", "been", "dropped"))
# Verbs whose plain form is no noun, so that it is a present tense where nothing turns it into an infinitive.
_PLAIN_PRESENTS = frozenset(("meet", "begin", "arrive", "resume", "expire"))
_BEFORE_AN_INFINITIVE = frozenset(
    ("to", "will", "shall", "would", "can", "could", "may", "might", "must", "should", "did", "do", "not", "didn't",
     "help", "let", "and", "or", "the", "a", "an", "this", "that", "first", "track", "swim")
)  # fmt: skip

# How far to look: verbs farther off belong to another clause more often than not.
_REACH = 14
_REACH_OVER_COMMAS = 24
_CLAUSE_BREAKS = frozenset((";", "—", ":", '"', "(", ")", "but", "while", "whereas"))
_AUXILIARIES = frozenset(("be", "been", "being", "to", "not", "get", "also"))
_ARTICLES = frozenset(("a", "an", "the", "its", "their", "his", "her"))
_NOT_PARTICIPLES = frozenset(
    ("need", "indeed", "speed", "red", "hundred", "united", "feed", "seed", "bed", "shed", "breed", "embed", "exceed")
)


def tense(line: Line, start: int, end: int) -> int:
    """PAST, FUTURE or UNKNOWN for the expression at tokens `[start, end)`: the nearest verb before it, else after it.

    At the head of a clause ("On Monday, the court will ...") the verb after it decides.
    """
    before = line.word(start - 1)
    if line.word(end - 1).endswith("'s") or line.word(end) == "'":
        # "To get around Wednesday's ruling": the verb belongs to the noun, which is there already as a rule.
        return (
            FUTURE if before in ("before", "until") or (before == "of" and line.word(start - 2) == "ahead") else UNKNOWN
        )
    if before == "as" and line.word(start - 2) in ("soon", "early", "late"):
        return FUTURE
    if before in ("until", "till", "through") and not _lasted(line, start - 2):
        return PAST if _led_and_past(line, start, end) else FUTURE
    if line.word(start - 2) == "ahead" and before == "of":
        return FUTURE
    if (
        "until" in (line.word(start - 2), line.word(start - 3)) and before in ("on", "in", "at")
    ) or before == "pending":
        # "Until sentencing on 17 January", "until a hearing in May".
        return FUTURE
    if before == "since":
        return PAST
    if before == "effective":
        return FUTURE
    if before in ("for", "on") and line.word(end) in ("was", "were", "had") and _is_arranged(line, start - 2):
        # "The service planned at the hall for Saturday was cancelled": the arrangement is over.
        return PAST if line.word(end + 1) in _CALLED_OFF else UNKNOWN
    if line.word(end) == "deadline":
        end += 1  # "by the Tuesday deadline": the noun tells nothing
    if adjacent := _verb(line, start - 1) if line.first < start else UNKNOWN:
        # "The terms announced Friday, which will ...": the verb beside the date is its own.
        return adjacent
    leads = start <= line.first + 1 or line.word(start - 2) in (",", '"', ";", "—") or before in (",", '"')
    first, second = (_after, _before) if leads else (_before, _after)
    return first(line, start, end) or second(line, start, end)


def _is_arranged(line: Line, at: int) -> bool:
    """Whether a word of arranging stands at the token or up to six before it, with no verb or comma between."""
    for back in range(at, max(line.first, at - 6) - 1, -1):
        if line.word(back) in _ARRANGED:
            return True
        if line.word(back) in _CLAUSE_BREAKS or line.word(back) == "," or _verb(line, back):
            return False
    return False


def _lasted(line: Line, at: int) -> bool:
    return line.word(at) in ("lasted", "remained", "stayed", "continued", "ran", "worked", "lived", "served", "was")


def _led_and_past(line: Line, start: int, end: int) -> bool:
    """Whether the clause that "until" leads goes on in the past ("Until Thursday, they had not called him")."""
    if start > line.first + 2 or line.word(end) != ",":
        return False
    for at in range(end + 1, min(line.stop, end + 9)):
        if line.word(at) in line.lexicon.future_cues:
            return False
        if line.word(at) in ("had", "was", "were", "hadn't", "wasn't", "weren't"):
            return True
    return False


def _before(line: Line, start: int, end: int) -> int:
    first = start - 2 if line.word(start - 1) in ("(", '"') else start - 1
    for at in range(first, max(line.first, start - _REACH) - 1, -1):
        if line.word(at) in _CLAUSE_BREAKS:
            return UNKNOWN
        if verdict := _verb(line, at):
            return verdict
    return UNKNOWN


def _after(line: Line, start: int, end: int) -> int:
    # "In January, a week after the feast, a bomb exploded": what stands between commas is passed over.
    reach = _REACH_OVER_COMMAS if line.word(end) == "," else _REACH
    for at in range(end, min(line.stop, end + reach)):
        if line.word(at) in _CLAUSE_BREAKS:
            return UNKNOWN
        if verdict := _verb(line, at):
            return verdict
    return UNKNOWN


def _verb(line: Line, at: int) -> int:
    word, lexicon = line.word(at), line.lexicon
    if word == "set" and line.word(at + 1) in ("to", "for") and line.word(at - 1) not in ("had", "has", "have"):
        return FUTURE
    if word == "to" and line.word(at - 1) in ("is", "are", "due") and not line.word(at + 1).endswith("ing"):
        # "The film is to air on Tuesday".
        return FUTURE if line.word(at + 1).isalpha() and line.word(at + 1) not in ("the", "a", "an", "be") else UNKNOWN
    if word in ("could", "might", "may", "can"):
        return UNKNOWN if line.word(at + 1) in ("have", "not", "be") or line.capital(at) else FUTURE
    if word in lexicon.future_cues or word.endswith("'ll"):
        return FUTURE
    if word in lexicon.timetable_verbs:
        return _timetable(line, at)
    if word in lexicon.past_forms:
        return _chain(line, at)
    is_past = word.endswith("ed") and len(word) > 4 and word not in _NOT_PARTICIPLES
    return _chain(line, at) if is_past and not _describes(line, at) else UNKNOWN


def _describes(line: Line, at: int) -> bool:
    """Whether a participle stands between an article and a noun ("a still unspecified date") and tells no time."""
    before = line.word(at - 1)
    return (before in _ARTICLES or (line.word(at - 2) in _ARTICLES and before in ("still", "yet", "newly", "as"))) and (
        line.word(at + 1).isalpha()
    )


def _timetable(line: Line, at: int) -> int:
    """ "The trial begins Monday" lies ahead; "to begin", "can end", "an open letter" say nothing by themselves."""
    before = line.word(at - 1)
    if before in ("will", "shall", "'ll"):
        return FUTURE
    if before == "to":
        return (
            FUTURE if line.word(at - 2) in line.lexicon.future_cues or line.word(at - 2) in ("is", "are") else UNKNOWN
        )
    if line.word(at) in _PLAIN_PRESENTS:
        return UNKNOWN if before in _BEFORE_AN_INFINITIVE else FUTURE
    return (
        FUTURE if line.word(at).endswith("s") and before not in ("the", "a", "an", "its", "their", "his") else UNKNOWN
    )


def _chain(line: Line, at: int) -> int:
    """A past form or participle: its auxiliaries may still put it ahead ("will be held", "to be opened")."""
    back = at - 1
    while back >= line.first and at - back <= 5:
        word = line.word(back)
        if word in ("will", "shall", "won't", "would") or word.endswith("'ll"):
            return FUTURE
        if word in _AUXILIARIES or word.endswith("ly"):
            if word == "to" and line.word(back + 1) == "be":
                return FUTURE
            back -= 1
            continue
        break
    return PAST
