"""Ranks: "third", "21st", "fourth-largest", "No. 2", "last but one"."""

from factcheck.claims.page import Reading
from factcheck.claims.readers.quantities.counts import counted_noun
from factcheck.claims.readers.quantities.line import Line
from factcheck.claims.readers.quantities.numerals import Numeral
from factcheck.model import Ordinal

_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_BEFORE_DAY = frozenset(("on", "by", "until", "to", "from", "since", "before", "after", ","))
_BEFORE_FIRST = frozenset(
    (
        "the",
        "his",
        "her",
        "its",
        "their",
        "my",
        "our",
        "your",
        "'s",
        "'",
        "this",
        "that",
        "finished",
        "came",
        "ranked",
        "placed",
        "very",
        "is",
        "was",
        "as",
        "and",
        "or",
        "for",
        "whose",
        "s",
        "",
    )
)
_NUMBERS = frozenset(("no", "no.", "number"))
_POSSESSIVES = frozenset(("his", "her", "its", "their", "my", "our", "your"))
# "the 11th of the season": what is counted through, unlike "the 11th of the month".
_RUNS = frozenset(
    ("season", "campaign", "year", "series", "tour", "tournament", "day", "game", "match", "war", "night")
)
_IN_A_ROW = (("in", "a", "row"), ("in", "succession"), ("on", "the", "trot"), ("running",))
_BEFORE_MINUTE = frozenset(("the", "a", "an", "his", "her", "their", "its"))
_BEFORE_PLACE = frozenset(
    ("in", "into", "to", "took", "take", "takes", "claimed", "secured", "finished", "from", "for")
)
# "squad number 32", "house number 5": labels.
_LABELLED = frozenset(
    (
        "squad",
        "shirt",
        "jersey",
        "bus",
        "room",
        "house",
        "flat",
        "phone",
        "telephone",
        "serial",
        "plate",
        "case",
        "account",
        "page",
        "ticket",
        "wear",
        "wears",
        "wore",
        "wearing",
        "registration",
        "lot",
    )
)
_DOWNING_STREET = frozenset((10, 11))
_RANKED = frozenset(("ranked", "seeded", "ranking", "rank"))


def ordinal_at(line: Line, at: int) -> tuple[Reading, int] | None:
    """The rank that begins at token `at`, and the token after it."""
    words = line.words
    word = words[at]
    if line.is_digits(at):
        return _in_digits(line, at) or _as_rank(line, at)
    if word in line.lexicon.from_end:
        return _rank(line, line.lexicon.from_end[word], at, at + 1, from_end=True), at + 1
    if word in _NUMBERS:
        return _numbered(line, at)
    if word == "next":
        to_last = words[at + 1] == "to" and words[at + 2] == "last"
        return (_rank(line, 2, at, at + 3, from_end=True), at + 3) if to_last else None
    return _in_words(line, at)


def is_suffixed(line: Line, at: int) -> bool:
    """Whether the digits at token `at` carry an ordinal ending: "21st"."""
    return line.words[at].isdigit() and line.words[at + 1] in _ENDINGS and line.touches(at)


def _in_digits(line: Line, at: int) -> tuple[Reading, int] | None:
    words = line.words
    if not is_suffixed(line, at) or not 0 < int(words[at][:10]) < 10**9:
        return None
    end = at + 2
    if _is_part_of_date(line, at, end) or (line.is_capitalised(end) and not _is_edition(line, at, end)):
        return None
    is_dated = words[at - 2] in _BEFORE_DAY or line.is_capitalised(at - 2)
    if is_dated and words[at - 1] == "the" and _ends_phrase(line, end):
        return None  # "on the 27th", "Sunday the 21st"
    return _ranked(line, int(words[at]), at, end)


def _is_edition(line: Line, at: int, end: int) -> bool:
    """ "the 31st Vuelta", "his 8th Grand Slam": an event or a unit in its series, and no address, court or law."""
    if line.section == "headline":
        return True
    words, place = line.words, end
    while line.is_capitalised(place) and place < end + 4:
        if words[place] in line.lexicon.cues.not_editions or words[place] in line.lexicon.not_ranked:
            return False
        place += 1
    return words[at - 1] in _BEFORE_FIRST or words[at - 1].endswith("'s")


def _as_rank(line: Line, at: int) -> tuple[Reading, int] | None:
    """Bare digits that rank: "ranked 168", "seeded 14", "No 2 seed", "world number 186" (at the digits)."""
    words, end = line.words, at + 1
    if not words[at].isdigit() or not 0 < int(words[at][:10]) < 100_000:
        return None
    if words[at - 1] == "no" and line.printed(at - 1) == "No" and (at > 1 or len(words[at]) < 3):
        if (line.is_capitalised(end) and words[at - 2] != "the") or counted_noun(line, end) is not None:
            return None
        if int(words[at]) in _DOWNING_STREET and words[end] != "seed" and words[at - 2] != "world":
            return None
        return _rank(line, int(words[at]), at - 1, end), end
    if words[at - 1] in _RANKED and (_ends_phrase(line, end) or words[end] == "") and words[end] not in ("-", "%"):
        if words[end] in ("to", "and", "or") or (words[end] == "," and line.is_digits(end + 1)):
            return None
        return _rank(line, int(words[at]), at, end), end
    return None


def _counts_through(line: Line, end: int) -> bool:
    """ "11th of her career", "third of the season", "the nineteenth month in a row": a place in a run, and no date."""
    words = line.words
    if words[end] == "of":
        if words[end + 1] in _POSSESSIVES:
            return words[end + 2] not in ("kind", "type", "sort")
        if words[end + 1] in line.lexicon.small or line.is_digits(end + 1):
            return True
        return words[end + 1] in ("the", "this") and words[end + 2] in _RUNS
    return any(tuple(words[end + 1 : end + 1 + len(run)]) == run for run in _IN_A_ROW)


def _ends_phrase(line: Line, at: int) -> bool:
    word = line.words[at]
    return word != "-" and (not word[:1].isalpha() or word in line.lexicon.stops)


def _in_words(line: Line, at: int) -> tuple[Reading, int] | None:
    words, lexicon = line.words, line.lexicon
    start, tens = at, 0
    if words[at] in lexicon.tens:
        place = at + 2 if words[at + 1] == "-" else at + 1
        if lexicon.ordinals.get(words[place], 99) >= 10:
            return None
        tens, at = lexicon.tens[words[at]], place
    rank = lexicon.ordinals.get(words[at])
    if rank is None:
        return None
    end = at + 1
    if _is_part_of_date(line, start, end) or not _is_rank(line, start, end):
        return None
    if (words[end] == "to" and words[end + 1] == "last") or words[end : end + 2] == ["from", "last"]:
        return _rank(line, rank, start, end + 2, from_end=True), end + 2
    if words[end] == "-" and words[end + 1] == "last":
        return _rank(line, rank, start, end + 2, from_end=True), end + 2
    return _ranked(line, tens + rank, start, end)


def _is_rank(line: Line, start: int, end: int) -> bool:
    words = line.words
    following, before = words[end], words[start - 1]
    if before in _BEFORE_FIRST and _counts_through(line, end):
        return True
    if before in ("a", "an") and not following[:1].isalpha() and following != "-":
        return False  # "the share is an eighth"
    if before in _BEFORE_MINUTE and words[end + 1 if following == "-" else end] == "minute":
        return True  # "in the fifth minute", "a fifth-minute goal"
    if following == "place" and before in _BEFORE_PLACE:
        return True
    if following in line.lexicon.not_ranked or (before in ("at", "a") and words[start] == "first"):
        return False
    if following == "-" and words[end + 1] in line.lexicon.not_ranked:
        return False
    if line.is_capitalised(start) and start > 0 and line.is_capitalised(end) and line.section != "headline":
        return False  # part of a name: "the Second World War", "the Fifth Avenue"
    if words[start] in ("second", "seconds") and before in ("a", "per", "every", "split", "each"):
        return following not in (".", ",", "") and before == "a"
    if before in line.lexicon.small or line.is_digits(start - 1) or before == "-":
        return False  # "two third", "30 second"
    if words[start] == "first" and (
        following == "," or following.endswith("ed") or before in ("who", "when", "to", "that")
    ):
        return False
    if before == "the" and words[start - 2] == "to" and words[start] == "second":
        return False
    if words[start] != "first":
        return True
    if (
        following in line.lexicon.small
        or line.is_digits(end)
        or following in ("few", "several", "couple", "of", "in", "to", ".", "one")
    ):
        return False
    return before in _BEFORE_FIRST or before.endswith("'s")


def _is_part_of_date(line: Line, start: int, end: int) -> bool:
    words, months = line.words, line.lexicon.months
    if words[start - 1] in months and line.is_capitalised(start - 1):
        return True
    after = end + 1 if words[end] == "of" else end
    if words[after] in months and line.is_capitalised(after):
        return True
    if _counts_through(line, end):
        return False
    if words[end] == "-" and words[end + 1] in ("century", "hour", "year", "day", "floor", "birthday"):
        return True
    return words[end] in (
        "century",
        "centuries",
        "quarter",
        "of",
        "amendment",
        "street",
        "avenue",
        "congress",
    )


def _ranked(line: Line, rank: int, start: int, end: int) -> tuple[Reading, int]:
    """The rank with a superlative joined to it: "fourth-largest"."""
    words = line.words
    if (
        words[end] == "-"
        and line.is_hyphen(end)
        and (
            words[end + 1].endswith("est")
            or words[end + 1] in ("most", "ranked", "placed", "best", "worst", "ranking", "rated", "seeded")
        )
    ):
        end += 2
    return _rank(line, rank, start, end), end


def worded_after(line: Line, numeral: Numeral) -> tuple[Reading, int] | None:
    """ "one hundred twenty-fifth", "one hundred and first": the rank that ends a number in words."""
    words, place = line.words, numeral.end
    if words[place] not in ("-", "and") or numeral.in_digits or numeral.step or not 100 <= numeral.value < 1_000_000:
        return None
    rank = line.lexicon.ordinals.get(words[place + 1], 0)
    is_joined = 0 < rank < 10 and words[place] == "-" and words[place - 1] in line.lexicon.tens
    if not is_joined and not (0 < rank < 100 and words[place] == "and" and words[place - 1] in line.lexicon.scales):
        return None
    return _rank(line, int(numeral.value) + rank, numeral.start, place + 2), place + 2


def _numbered(line: Line, at: int) -> tuple[Reading, int] | None:
    """ "No. 2", "number two": a rank when it is used like one."""
    words = line.words
    place = at + 1
    if words[place] == ".":
        place += 1
    if words[at] == "no" and place == at + 1:
        return None
    longest = 5 if words[at - 1] == "world" or words[place + 1 : place + 4] == ["in", "the", "world"] else 2
    if line.is_digits(place) and words[place].isdigit() and len(words[place]) <= longest:
        rank = int(words[place])
    elif words[at] == "number" and words[place] in line.lexicon.small:
        rank = line.lexicon.small[words[place]]
    else:
        return None
    if words[at - 1] in _LABELLED:
        return None
    if rank < 1 or (
        words[at] == "number" and words[at - 1] in ("the", "a", "any", "this", "that") and words[at - 2] in ("of",)
    ):
        return None
    if line.is_capitalised(place + 1) and words[at - 1] != "the" and line.section != "headline":
        return None  # "No. 10 Downing Street"
    return _rank(line, rank, at, place + 1), place + 1


def _rank(line: Line, rank: int, start: int, end: int, *, from_end: bool = False) -> Reading:
    return Reading("ordinal", line.starts[start], line.ends[end - 1], Ordinal(rank=rank, from_end=from_end))
