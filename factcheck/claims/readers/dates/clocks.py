"""Times of day: 10:40 p.m., 9am, 1440 GMT, 8 o'clock, noon."""

from dataclasses import dataclass

from factcheck.claims.readers.dates.line import Line, cardinal, is_digits

_BEFORE_A_CLOCK = frozenset(
    ("at", "by", "until", "till", "before", "after", "from", "to", "around", "about", "shortly")
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day over the tokens up to `end`: "22:40", whether minutes were printed, and the zone after it."""

    end: int
    time: str
    to_the_minute: bool
    zone: str | None = None


def clock(line: Line, at: int) -> Clock | None:
    """The time of day that begins at the token, or None."""
    word = line.word(at)
    if word in line.lexicon.clock_words:
        return _zoned(line, at + 1, line.lexicon.clock_words[word], False)
    if not is_digits(word[:1]):
        return _in_words(line, at)
    return _in_figures(line, at)


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
    return _timed(line, number[0], 0, half[0], half[1], False) if half else None


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
    if dotted and (_zone(line, end)) and hour < 24:
        return _zoned(line, end, f"{hour:02d}:{minute:02d}", True)
    return None


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
    return _zoned(line, end, f"{hour % 12 + (12 if half == 'pm' else 0):02d}:{minute:02d}", to_the_minute)


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
