"""What holds for every check and every pair of values, whatever they are."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from claims_made import judged, made
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.comparisons import checks
from factcheck.model import Claim, Ordinal, Period, Polarity, Quantity, Value, Wording
from factcheck.vocabulary.units import convert, dimension

UNITS = {
    "money": ("USD", "EUR", "JPY", "$", "kr", None),
    "count": ("person", "house", None),
    "percent": ("%", "pp", "bp"),
    "duration": ("minute", "hour", "day", "week", "month", "year", "decade", "overs"),
    "age": ("year", "month"),
    "measure": (
        "mile",
        "kilometre",
        "metre",
        "tonne",
        "kilogram",
        "degree Celsius",
        "degree Fahrenheit",
        "gallon",
        "times",
    ),
}
DAYS = st.dates(date(1900, 1, 1), date(2030, 12, 31))
FIGURES = st.decimals(Decimal("-1e6"), Decimal("1e12"), places=2, allow_nan=False)
SPEECH = (
    "we",
    "will",
    "not",
    "never",
    "close",
    "the",
    "school",
    "before",
    "this",
    "winter",
    "colour",
    "it's",
    "…",
    "[sic]",
    "12",
)
WORDS = st.lists(st.sampled_from(SPEECH), max_size=12).map(" ".join)


@st.composite
def quantities(draw: st.DrawFn, kind: str) -> Quantity:
    low, high = sorted((draw(FIGURES), draw(FIGURES)))
    unit = draw(st.sampled_from(UNITS[kind]))
    shape = draw(st.sampled_from(("exact", "exact", "range", "at least", "at most")))
    return Quantity(
        low=None if shape == "at most" else low,
        high=None if shape == "at least" else low if shape == "exact" else high,
        step=draw(st.sampled_from((0, 1, 1000, Decimal("0.1")))),
        unit=unit,
        approximate=draw(st.booleans()),
        strict=shape.startswith("at") and draw(st.booleans()),
        dimension=dimension(unit),
    )


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start = draw(DAYS)
    grain = draw(st.sampled_from(("minute", "day", "week", "month", "year", "decade", "range")))
    placed = draw(st.booleans())
    return Period(
        start=start if placed else None,
        end=start + timedelta(days=draw(st.integers(0, 400))) if placed else None,
        grain=grain,
        basis="stated" if placed else "unresolved",
        approximate=draw(st.booleans()),
        bound=draw(st.sampled_from((None, None, "since", "until", "before", "after"))),
        weekday=draw(st.none() | st.integers(1, 7)),
        month=draw(st.none() | st.integers(1, 12)),
        clock=draw(st.sampled_from((None, "09:30", "9:30", "21:05", "14"))),
        zone=draw(st.sampled_from((None, "GMT", "CET"))),
    )


def wordings(roles: tuple[str | None, ...], texts: st.SearchStrategy[str]) -> st.SearchStrategy[Wording]:
    return st.builds(
        lambda text, role: Wording(text=text, folded=text.lower(), role=role), texts, st.sampled_from(roles)
    )


NAMES = st.sampled_from(
    (
        "Ines Varga",
        "Inés Varga",
        "Ines Vargo",
        "I. Varga",
        "Varga",
        "Dr Ines Maria Varga",
        "Tomas Reed",
        "Port Authority",
        "",
    )
)
TITLES = st.sampled_from(("mayor", "deputy mayor", "prime minister", "president", "chief surgeon", "sergeant", ""))
PLACES = st.sampled_from(("Paris", "France", "Lyon", "New York", "York", "Kelstrand", "north of Lyon", ""))
VALUES: dict[str, st.SearchStrategy[Value]] = {
    **{kind: quantities(kind) for kind in UNITS},
    "date": periods(),
    "ordinal": st.builds(Ordinal, rank=st.integers(1, 99), from_end=st.booleans()),
    "quote": wordings((None,), WORDS | st.text(max_size=40)),
    "name": wordings(("person", "organisation"), NAMES | st.text(max_size=12)),
    "title": wordings(("politics", "medicine", None), TITLES),
    "place": wordings(("in", "from", None), PLACES | st.text(max_size=12)),
    "polarity": st.builds(
        Polarity,
        pair=st.sampled_from(("approve_reject", "win_lose")),
        side=st.sampled_from(("left", "right")),
        cue=st.just("approved"),
    ),
}


@st.composite
def claims(draw: st.DrawFn, kind: str, document: str) -> Claim:
    claim = made(
        kind,
        draw(VALUES[kind]),
        as_of=draw(st.none() | DAYS),
        frame=draw(st.sampled_from((None, "deaths", "price"))),
        document=document,
    )
    holder = draw(st.none() | NAMES)
    return claim.model_copy(
        update={
            "attributed_to": draw(st.none() | NAMES),
            "about": claim.about.model_copy(
                update={"holder": holder or None, "complement": draw(st.sampled_from(((), ("mayor",))))}
            ),
        }
    )


PAIRS = [(name, kind) for name, check in sorted(checks().items()) for kind in sorted(check.kinds)]


@pytest.mark.parametrize(("check", "kind"), PAIRS)
def test_a_verdict_is_the_same_both_ways_round(check: str, kind: str):
    @settings(max_examples=60, deadline=None)
    @given(claims(kind, "left"), claims(kind, "right"))
    def holds(left: Claim, right: Claim) -> None:
        judged(check, left, right)

    holds()


@pytest.mark.parametrize(("check", "kind"), PAIRS)
def test_a_claim_never_conflicts_with_itself(check: str, kind: str):
    @settings(max_examples=40, deadline=None)
    @given(claims(kind, "left"))
    def holds(claim: Claim) -> None:
        assert judged(check, claim, claim).verdict != "conflict"

    holds()


@given(st.decimals(Decimal(1), Decimal("1e9"), places=3), st.integers(-2, 7))
def test_a_figure_never_conflicts_with_itself_rounded(figure: Decimal, place: int):
    step = Decimal(10) ** place
    rounded = (figure / step).to_integral_value(ROUND_HALF_UP) * step
    exact = Quantity(low=figure, high=figure, step=Decimal("0.001"), unit="USD")
    rough = Quantity(low=rounded, high=rounded, step=step, unit="USD")
    assert judged("quantity", made("money", exact), made("money", rough)).verdict in ("agree", "compatible")


@pytest.mark.parametrize(
    ("unit", "other"),
    [("mile", "kilometre"), ("tonne", "pound"), ("acre", "hectare"), ("degree Celsius", "degree Fahrenheit")],
)
def test_a_figure_agrees_with_its_own_conversion(unit: str, other: str):
    assert dimension(unit) == dimension(other) is not None

    @given(st.integers(1, 10**6))
    def holds(figure: int) -> None:
        there = convert(Decimal(figure), unit, other)
        assert there is not None
        back = convert(there, other, unit)
        assert back is not None
        assert abs(back - figure) < Decimal("1e-6")
        printed = round(there)
        left = Quantity(
            low=Decimal(figure), high=Decimal(figure), step=Decimal(1), unit=unit, dimension=dimension(unit)
        )
        right = Quantity(
            low=Decimal(printed), high=Decimal(printed), step=Decimal(1), unit=other, dimension=dimension(other)
        )
        assert judged("quantity", made("measure", left), made("measure", right)).verdict in ("agree", "compatible")

    holds()


@given(DAYS, st.integers(0, 27), st.integers(0, 400))
def test_a_longer_period_never_conflicts_with_a_day_inside_it(start: date, inside: int, more: int):
    whole = Period(start=start, end=start + timedelta(days=inside + more), grain="range")
    day = start + timedelta(days=inside)
    assert judged("period", made("date", whole), made("date", Period(start=day, end=day, grain="day"))).verdict in (
        "agree",
        "compatible",
    )


@pytest.mark.parametrize("check", sorted(checks()))
def test_a_value_of_another_shape_is_said_to_be_incomparable(check: str):
    value: Value = Polarity(pair="win_lose", side="left", cue="won") if check == "rank" else Ordinal(rank=1)
    found = judged(check, made("count", value), made("count", value))
    assert found.verdict == "incomparable"
    assert found.because
