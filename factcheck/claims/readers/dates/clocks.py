"""Times of day: 10:40 p.m., 9am, 1440 GMT, 8 o'clock, noon."""

from dataclasses import dataclass, replace

from factcheck.claims.readers.dates.line import Line, cardinal, is_digits

_BEFORE_A_CLOCK = frozenset(
    ("at", "by", "until", "till", "before", "after", "from", "to", "around", "about", "shortly")
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day over the tokens up to `end`: "22:40", whether minutes were printed, and the zone after it.

    `is_halved`: the half of the day was printed ("am", "in the evening") or the figure itself shows it.
    """

    end: int
    time: str
    to_the_minute: bool
    zone: str | None = None
    is_halved: bool = False


def clock(line: Line, at: int) -> Clock | None:
    """The time of day that begins at the token, or None."""
    word = line.word(at)
    if spoken := _spoken(line, at + 1 if word == "a" and line.word(at + 1) == "quarter" else at):
        return spoken
    if word in line.lexicon.clock_words:
        return replace(_zoned(line, at + 1, line.lexicon.clock_words[word], False), is_halved=True)
    if not is_digits(word[:1]):
        return _in_words(line, at)
    return _in_figures(line, at)


def by_part_of_day(time: Clock, part: str | None) -> str:
    """The time with the half of the day that the words for it tell: "half past five on Monday afternoon" is 17:30."""
    hour, minutes = int(time.time[:2]), time.time[2:]
    if time.is_halved or hour > 12:
        return time.time
    if part == "morning":
        return f"{hour % 12:02d}{minutes}"
    if (part in ("afternoon", "evening") and hour < 12) or (part == "night" and 5 <= hour < 12):
        return f"{hour + 12:02d}{minutes}"
    return time.time


_PLAIN_CLOCK = frozenset(("at", "until", "till", "since", "before", "shortly", "just"))
_AFTER_A_CLOCK = frozenset(
    ("", ".", ",", ";", ")", "on", "in", "local", "when", "last", "yesterday", "today", "that", "the")
)
_AT_ODDS = frozenset(("odds", "priced", "quoted", "offered", "backed"))


def _spoken(line: Line, at: int) -> Clock | None:
    """ "Half past five", "ten past three", "a quarter to eight", "at twenty to four", "five minutes to midnight"."""
    minutes = _minutes_in_words(line, at)
    if minutes is None:
        return None
    number, joint_at = minutes
    joint, hour_at = line.word(joint_at), joint_at + 1
    if joint not in ("past", "to", "before", "after") or (number == 30 and joint != "past"):
        return None
    if line.word(hour_at) in line.lexicon.clock_words:
        hour, end = int(line.lexicon.clock_words[line.word(hour_at)][:2]), hour_at + 1
    elif (found := cardinal(line, hour_at)) and 1 <= found[0] <= 12:
        hour, end = found
    else:
        return None
    if line.word(end) in ("-", "%", "percent", ":") or (joint != "past" and not _is_plain_clock(line, at, end)):
        return None
    total = (60 * hour + (number if joint in ("past", "after") else -number)) % (24 * 60)
    end = line.skip(end, "o'clock")
    exact = line.word(hour_at) in line.lexicon.clock_words
    if not exact and total < 60:
        total += 12 * 60  # "ten to one" is ten to one on the dial, not before midnight
    if not exact and (half := _half_of_day(line, end)):
        return _timed(line, total // 60, total % 60, half[0], half[1], True)
    spoken = _zoned(line, end, f"{total // 60:02d}:{total % 60:02d}", True)
    return replace(spoken, is_halved=exact)


def _minutes_in_words(line: Line, at: int) -> tuple[int, int] | None:
    """The minutes before "past" or "to", and the token after them: a half, a quarter, ten, twenty-five minutes."""
    if line.word(at) in ("half", "quarter"):
        return (30 if line.word(at) == "half" else 15), at + 1
    number = cardinal(line, at)
    if number is None or not 1 <= number[0] <= 29:
        return None
    if line.word(number[1]) in ("minutes", "minute"):
        return number[0], number[1] + 1
    return (number[0], number[1]) if number[0] % 5 == 0 else None


def _is_plain_clock(line: Line, at: int, end: int) -> bool:
    """Whether "ten to four" is a time, neither a range nor a score: by "at" before it and an end behind it."""
    behind = line.word(end)
    ends = behind in _AFTER_A_CLOCK or behind in line.lexicon.weekdays or line.word(end - 1) in line.lexicon.clock_words
    if not ends and not _half_of_day(line, line.skip(end, "o'clock")):
        return False
    before = line.word(at - 1)
    if before == "a" and line.word(at) == "quarter":
        before = line.word(at - 2)
    if before in ("was", "is", "about"):
        return "time" in (line.word(at - 2), line.word(at - 3))
    return before in _PLAIN_CLOCK and line.word(at - 2) not in _AT_ODDS


def _in_words(line: Line, at: int) -> Clock | None:
    if line.word(at) not in line.lexicon.ones:
        return None
    number = cardinal(line, at)
    if number is None or not 1 <= number[0] <= 12:
        return None
    end = number[1]
    if line.word(end) == "o'clock":
        return _with_half(line, number[0], 0, end + 1, False)
    half = _half_of_day(line, end)
    if half is None and _is_hour_of_a_day(line, at, end):
        return _zoned(line, end, f"{number[0]:02d}:00", False)
    return _timed(line, number[0], 0, half[0], half[1], False) if half else None


def _is_hour_of_a_day(line: Line, at: int, end: int) -> bool:
    """ "Just before five on Monday afternoon": an hour, by "at" or "before" and by the weekday with its part."""
    if line.word(at - 1) not in ("at", "before", "after", "until", "till") or line.word(end) != "on":
        return False
    return line.word(end + 1) in line.lexicon.weekdays and line.word(end + 2) in line.lexicon.parts


def _in_figures(line: Line, at: int) -> Clock | None:
    word = line.word(at)
    hour, minute, end = -1, 0, at + 1
    if is_digits(word) and len(word) <= 2:
        hour = int(word)
        if line.word(at + 1) == ":" and line.joined(at) and len(line.word(at + 2)) == 2 and _is_whole(line, at):
            if not line.is_number(at + 2, 0, 59, 2) or (line.word(at + 3) == ":" and line.joined(at + 2)):
                return None
            return _colon(line, at, hour, int(line.word(at + 2)))
    elif "." in word:
        parts = word.split(".")
        if len(parts) == 2 and len(parts[0]) <= 2 and len(parts[1]) == 2 and is_digits(word.replace(".", "")):
            hour, minute = int(parts[0]), int(parts[1])
    elif is_digits(word) and len(word) in (3, 4):
        return _military(line, at)
    if hour < 0 or minute > 59:
        return None
    dotted = "." in word
    if line.word(end) == "o'clock":
        return _with_half(line, hour, 0, end + 1, False) if 1 <= hour <= 12 else None
    if half := _half_of_day(line, end):
        return _timed(line, hour, minute, half[0], half[1], dotted)
    if dotted and hour < 24 and (_zone(line, end) or _is_dotted_clock(line, at, end)):
        return _zoned(line, end, f"{hour:02d}:{minute:02d}", True)
    return None


_ON_A_DAY = frozenset(("on", "yesterday", "today", "tomorrow", "last", "this", "local"))
# "Closed at 10.40 on Monday" is a price.
_AT_A_PRICE = frozenset(
    ("closed", "close", "ended", "opened", "traded", "trading", "settled", "finished", "priced", "valued", "stood",
     "fixed", "shares", "stock", "index", "rate")
)  # fmt: skip


def _is_dotted_clock(line: Line, at: int, end: int) -> bool:
    """ "At 04.51 last Friday", "at 7.30 on Monday": a time with a point, by "at" before it and the day behind it."""
    if line.word(at - 1) != "at" or len(line.word(at)) < 4:
        return False
    if any(line.word(at - back) in _AT_A_PRICE for back in range(2, 5)):
        return False
    return line.word(end) in _ON_A_DAY or line.word(end) in line.lexicon.weekdays


def _is_whole(line: Line, at: int) -> bool:
    """Whether the colon after the hour is set tight, or "9: 25 a. m." is a clock pulled apart."""
    return line.joined(at + 1) or _half_of_day(line, at + 3) is not None


def _colon(line: Line, at: int, hour: int, minute: int) -> Clock | None:
    end = at + 3
    if half := _half_of_day(line, end):
        return _timed(line, hour, minute, half[0], half[1], True)
    if hour > 23:
        return None
    plainly_a_clock = line.word(at - 1) in _BEFORE_A_CLOCK or _zone(line, end) or line.word(end) in ("on", "local")
    return _zoned(line, end, f"{hour:02d}:{minute:02d}", True) if plainly_a_clock else None


def _military(line: Line, at: int) -> Clock | None:
    word = line.word(at)
    hour, minute = int(word[:-2]), int(word[-2:])
    if hour > 23 or minute > 59:
        return None
    if line.word(at + 1) in ("hours", "hrs") and len(word) == 4 and (word[0] == "0" or line.word(at - 1) == "at"):
        return _zoned(line, at + 2, f"{hour:02d}:{minute:02d}", True)
    if (
        word[0] == "0"
        and len(word) == 4
        and line.word(at - 1) == "at"
        and (line.word(at + 1) in _ON_A_DAY or line.word(at + 1) in line.lexicon.weekdays)
    ):
        return _zoned(line, at + 1, f"{hour:02d}:{minute:02d}", True)
    if _zone(line, at + 1) or (line.word(at + 1) == "local" and line.word(at + 2) == "time"):
        return _zoned(line, at + 1, f"{hour:02d}:{minute:02d}", True)
    return None


def _half_of_day(line: Line, at: int) -> tuple[str, int] | None:
    """ "am" or "pm" in any print at the token, with the place after it."""
    word = line.word(at)
    if word in ("am", "pm") and (word == "pm" or line.joined(at - 1) or is_digits(line.word(at - 1)[-1:])):
        return word, at + 1
    if word in ("a.m.", "p.m."):
        return word.replace(".", ""), at + 1
    if word in ("a", "p") and line.word(at + 1) == "." and line.word(at + 2) == "m":
        return word + "m", line.skip(at + 3, ".") if line.joined(at + 2) and line.word(at + 4) else at + 3
    if word == "in" and line.word(at + 1) == "the" and line.word(at + 2) in ("morning", "afternoon", "evening"):
        return ("am" if line.word(at + 2) == "morning" else "pm"), at + 3
    if word == "at" and line.word(at + 1) == "night":
        return "pm", at + 2
    return None


def _with_half(line: Line, hour: int, minute: int, end: int, to_the_minute: bool) -> Clock:
    if half := _half_of_day(line, end):
        timed = _timed(line, hour, minute, half[0], half[1], to_the_minute)
        if timed:
            return timed
    return _zoned(line, end, f"{hour:02d}:{minute:02d}", to_the_minute)


def _timed(line: Line, hour: int, minute: int, half: str, end: int, to_the_minute: bool) -> Clock | None:
    if not 1 <= hour <= 12:
        # "14:30 pm" is printed now and then: the figure decides.
        return _zoned(line, end, f"{hour:02d}:{minute:02d}", to_the_minute) if 13 <= hour <= 23 else None
    timed = _zoned(line, end, f"{hour % 12 + (12 if half == 'pm' else 0):02d}:{minute:02d}", to_the_minute)
    return replace(timed, is_halved=True)


def _zone(line: Line, at: int) -> tuple[str, int] | None:
    word = line.word(at)
    if word in line.lexicon.zones and line.printed(at).isupper():
        return line.lexicon.zones[word], at + 1
    if word == "local" and line.word(at + 1) == "time":
        return "local", at + 2
    if line.word(at + 1) == "time" and line.capital(at) and word.isalpha():
        return line.printed(at), at + 2
    return None


def _zoned(line: Line, end: int, time: str, to_the_minute: bool) -> Clock:
    zone = _zone(line, end)
    return Clock(zone[1], time, to_the_minute, zone[0]) if zone else Clock(end, time, to_the_minute)
