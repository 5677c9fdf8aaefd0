"""Temperatures without a unit: "the thermometer read minus 9", "a temperature of 38", "nights fell to minus 9"."""

from dataclasses import replace

from factcheck.claims.page import Reading
from factcheck.claims.readers.quantities.figures import Figure, reading
from factcheck.claims.readers.quantities.line import Line
from factcheck.claims.readers.quantities.numerals import ONE

_REACH = 7
_NEAR = 20
_COLDEST, _HOTTEST = -90, 135  # from the lowest air temperature on record, in Celsius, to the highest, in Fahrenheit


def bare_temperature(line: Line, figure: Figure, *, counts: bool) -> Reading | None:
    """Degrees after a word such as "thermometer". `counts`: a noun follows, so that the figure counts something."""
    if counts or figure.low is None or figure.high is None or figure.last.scale != 1:
        return None
    if not _COLDEST <= figure.low <= figure.high <= _HOTTEST or figure.first.is_vague:
        return None
    start = figure.start
    if _is_below_zero_outdoors(line, figure):
        return reading(line, "measure", replace(figure, step=figure.step or ONE), start, figure.end, "degree")
    for place in range(start - 1, max(-1, start - _REACH), -1):
        word = line.words[place]
        if word in line.lexicon.cues.temperatures:
            degrees = replace(figure, step=figure.step or ONE)
            return reading(line, "measure", degrees, start, figure.end, "degree")
        if word in (";", ",", ".", ")") or (line.is_digits(place) and line.words[start - 1] not in ("to", "from")):
            return None
    return None


def _is_below_zero_outdoors(line: Line, figure: Figure) -> bool:
    """Whether the figure is negative in a sentence or on a page of the weather: "nights fell to minus 9"."""
    if figure.high is None or figure.high >= 0:
        return False
    near = line.words[max(0, figure.start - _NEAR) : figure.end + _NEAR]
    return line.style.is_of_weather or any(word in line.lexicon.cues.weather for word in near)
