"""A value in a few words, for sides of a report and for fingerprints."""

from decimal import Decimal

from factcheck.model.values import Ordinal, Period, Polarity, Quantity, Value, Wording

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def plain(number: Decimal) -> str:
    """A decimal without exponent and without needless zeros, its thousands grouped: `1,250,000`, `19.6`."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def label(value: Value) -> str:
    """A short, normalised form of any value: `187 passenger`, `3,400,000 GBP`, `2022-08`, `rank 2`."""
    if isinstance(value, Quantity):
        return _quantity(value)
    if isinstance(value, Period):
        return _period(value)
    if isinstance(value, Ordinal):
        return f"rank {value.rank}" + (" from the end" if value.from_end else "")
    if isinstance(value, Polarity):
        return f"{value.cue} ({value.pair})"
    if isinstance(value, Wording):
        return value.text
    raise TypeError(f"no label for {type(value).__name__}")


def _quantity(value: Quantity) -> str:
    if value.low is None:
        figure = f"{'under' if value.strict else 'at most'} {plain(value.high)}" if value.high is not None else "?"
    elif value.high is None:
        figure = f"{'over' if value.strict else 'at least'} {plain(value.low)}"
    elif value.low == value.high:
        figure = plain(value.low)
    else:
        figure = f"{plain(value.low)} to {plain(value.high)}"
    about = "about " if value.approximate else ""
    return f"{about}{figure} {value.unit}" if value.unit else about + figure


def _period(value: Period) -> str:
    clock = f" {value.clock}" if value.clock else ""
    clock += f" {value.zone}" if value.clock and value.zone else ""
    bound = f"{value.bound} " if value.bound else ""
    first = value.start or value.end
    if first is None:
        named = [
            WEEKDAYS[value.weekday - 1] if value.weekday else "",
            str(value.day_of_month) if value.day_of_month else "",
            MONTHS[value.month - 1] if value.month else "",
            str(value.year) if value.year else "",
        ]
        return (bound + " ".join(part for part in named if part) + clock).strip() or "undated"
    if value.grain in ("year", "month", "decade") and value.start and value.end:
        return bound + {"year": f"{first:%Y}", "month": f"{first:%Y-%m}", "decade": f"{first:%Y}s"}[value.grain]
    if value.start and value.end and value.start != value.end:
        return f"{bound}{value.start} to {value.end}{clock}"
    return f"{bound}{first}{clock}"
