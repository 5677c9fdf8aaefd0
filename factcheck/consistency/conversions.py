"""Units converted in brackets: "9 metres (30 feet)"."""

import re
from decimal import Decimal

from factcheck.consistency.draft import Draft
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.intervals import Interval, short
from factcheck.consistency.registry import Check
from factcheck.model import Record
from factcheck.vocabulary.units import convert

_PAIRS = (
    re.compile(
        r"‹(U\d+)› ?\((?:or |about |around |some |roughly |nearly |almost |approximately |over |~|just "
        r"over |just under )*‹(U\d+)›\)"
    ),
    # 12 metres or 39 feet long
    re.compile(
        r"‹(U\d+)› or (?:about |around |some |roughly |nearly |almost )?‹(U\d+)› (?:long|high|tall|wide|deep|across|"
        r"thick|away|"
        r"above|below|in (?:length|height|width|diameter|weight))\b"
    ),
    re.compile(
        r"‹(U\d+)›,? or (?:about |around |some |roughly |nearly |almost |approximately |just over |just "
        r"under )*‹(U\d+)›,"
    ),
)  # fmt: skip
_DIFFERENCE = re.compile(
    r"\b(?:by|rise|rises|rose|increase|increased|fall|fell|drop|dropped|warmer|colder|cooler|hotter|"
    r"warming|difference)\b"
)


class ConversionParameters(Record):
    """`slack` is the share of the figure that is granted beyond the rounding of both figures."""

    slack: Decimal = Decimal("0.03")


def find(draft: Draft, parameters: ConversionParameters) -> list[Found]:
    """Every converted measure that misses the exact conversion by more than rounding."""
    found = []
    for line in draft.lines:
        for pattern in _PAIRS:
            for match in pattern.finditer(line.text):
                first, second = draft.figures[match[1]], draft.figures[match[2]]
                around = line.text[max(0, match.start() - 60) : match.end() + 30]
                if _is_compound(line.text, match.start()) or _is_difference(first, around):
                    continue
                one = _compare(draft, first, second, parameters.slack)
                if one:
                    found.append(one)
    return found


def _is_compound(text: str, at: int) -> bool:
    """Whether the first figure is only the tail of a compound ("6ft 2in", "11 stone 6lb")."""
    return bool(re.search(r"(?:›|\d) ?(?:st|stone|ft|feet|foot|lb|lbs|h|hr|m|'|\")?,? ?\Z", text[:at]))


def _is_difference(figure: Figure, around: str) -> bool:
    """Temperatures convert as points; a rise by 2C is another matter."""
    return _is_temperature(figure) and bool(_DIFFERENCE.search(around))


def _is_temperature(figure: Figure) -> bool:
    dimension = figure.claim and getattr(figure.claim.value, "dimension", None)
    return dimension == "temperature"


def _compare(draft: Draft, first: Figure, second: Figure, slack: Decimal) -> Found | None:
    if first.unit == second.unit or not first.unit or not second.unit:
        return None
    source = first.bare()
    ends = [
        convert(end, first.unit, second.unit, draft.vocabulary) for end in (source.low, source.high) if end is not None
    ]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    converted = Interval(min(ends[0], ends[1]), max(ends[0], ends[1]))
    printed = second.bare()
    allowed = Interval(printed.low, printed.high)
    if _is_temperature(second):
        converted = Interval(_plus(converted.low, Decimal(-1)), _plus(converted.high, Decimal(1)))
    else:
        converted = converted.widened(slack)
    if converted.meets(allowed):
        return None
    exact = convert(first.number, first.unit, second.unit, draft.vocabulary)
    assert exact is not None
    sum_shown = f"{first.surface} = {short(exact)} {second.unit}"
    if first.top is not None:
        top = convert(first.top, first.unit, second.unit, draft.vocabulary)
        sum_shown = f"{first.surface} = {short(exact)} to {short(top or exact)} {second.unit}"
    return Found(
        message=f"{sum_shown}, the text says {second.surface}",
        working=(sum_shown, f"with rounding {converted.shown()} {second.unit}", f"the text says {second.surface}"),
        sides=((first.surface, (first.span,)), (second.surface, (second.span,))),
        certainty=0.95,
    )


def _plus(value: Decimal | None, more: Decimal) -> Decimal | None:
    return None if value is None else value + more


CHECK = Check("conversion", frozenset(("unit_conversion",)), ConversionParameters, find)
