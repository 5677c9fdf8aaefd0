"""Laws of shares, points, multiples, averages and tables: true figures are never reported, one changed always is."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from inside import found_in, kinds_in

SLOW = settings(max_examples=20, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))

PROPORTIONS = (
    "Of the {whole} members who answered, {part} ({share} per cent) were against the plan.",
    "{part} of the {whole} members, or {share}%, were against the plan.",
    "Of the {whole} members who answered, {part} were against the plan. That is {share} per cent.",
    "In the vote {part} of {whole} members ({share}%) were against the plan.",
)


def rounded(number: Decimal, places: int) -> str:
    return str(number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


@SLOW
@given(st.sampled_from(PROPORTIONS), st.integers(101, 4999), st.integers(5, 95), st.integers(0, 1))
def test_the_share_of_a_part_is_never_reported(template: str, whole: int, percent: int, places: int) -> None:
    part = whole * percent // 100
    assume(part > 1)
    share = rounded(Decimal(part) * 100 / whole, places)
    assert found_in(template.format(whole=f"{whole:,}", part=f"{part:,}", share=share)) == []


@SLOW
@given(st.sampled_from(PROPORTIONS), st.integers(101, 4999), st.integers(10, 80), st.integers(4, 15))
def test_a_share_changed_beyond_rounding_is_reported(template: str, whole: int, percent: int, miss: int) -> None:
    part = whole * percent // 100
    assume(part % 10 and whole % 10)
    text = template.format(whole=f"{whole:,}", part=f"{part:,}", share=round(part * 100 / whole) + miss)
    assert kinds_in(text) == ["percent_total"], text


SHARES = (
    "Asked about it, {one} per cent were in favour, {two} per cent were against and {three} per cent did not know.",
    "The fund holds {one}% of its money in shares, {two}% in bonds and {three}% in cash, and none goes to charity.",
    "In the poll {one}% preferred the bridge, {two}% preferred the tunnel and {three}% had no opinion.",
)


@SLOW
@given(st.sampled_from(SHARES), st.integers(150, 600), st.integers(100, 300), st.integers(0, 1))
def test_shares_of_one_whole_are_never_reported_however_rounded(template: str, one: int, two: int, places: int) -> None:
    parts = [rounded(Decimal(n) / 10, places) for n in (one, two, 1000 - one - two)]
    assert found_in(template.format(one=parts[0], two=parts[1], three=parts[2])) == []


@SLOW
@given(st.sampled_from(SHARES), st.integers(15, 55), st.integers(10, 30), st.integers(4, 25))
def test_shares_above_a_hundred_are_reported(template: str, one: int, two: int, more: int) -> None:
    text = template.format(one=one, two=two, three=100 - one - two + more)
    assert kinds_in(text) == ["percent_total"], text


POINTS = (
    "Turnout {rose} from {before} per cent to {after} per cent, {a_rise} of {change} percentage points.",
    "Turnout was {after} per cent, {up} by {change} percentage points on the {before} per cent of 2019.",
    "Turnout {rose} by {change} percentage points, from {before}% to {after}%.",
)


@SLOW
@given(st.sampled_from(POINTS), st.integers(20, 60), st.integers(2, 25), st.booleans(), st.integers(0, 9))
def test_percentage_points_are_the_difference(template: str, before: int, change: int, grows: bool, miss: int) -> None:
    assume(miss == 0 or miss > 2)
    after = before + change if grows else before - change
    assume(after > 3)
    words = ("rose", "a rise", "up") if grows else ("fell", "a fall", "down")
    text = template.format(
        before=before, after=after, change=change + miss, rose=words[0], a_rise=words[1], up=words[2]
    )  # fmt: skip
    assert kinds_in(text) == (["percent_change"] if miss else []), text


MULTIPLES = (
    "The number of complaints {verb} from {before} to {after}.",
    "Complaints have {verb}: {after} were made this year, compared with {before} in 2019.",
)


@SLOW
@given(
    st.sampled_from(MULTIPLES), st.sampled_from((("doubled", 2), ("trebled", 3))), st.integers(101, 900), st.booleans()
)
def test_what_doubled_is_twice_what_it_was(template: str, verb: tuple[str, int], before: int, wrong: bool) -> None:
    after = before * verb[1] * (13 if wrong else 20) // 20
    assume(after % 10 and before % 10)
    text = template.format(verb=verb[0], before=before, after=f"{after:,}")
    assert kinds_in(text) == (["percent_change"] if wrong else []), text


AVERAGES = (
    "The average flat costs £{mean},000: £{one},000 in Ash, £{two},000 in Oak and £{three},000 in Elm.",
    "Flats cost £{one},000 in Ash, £{two},000 in Oak and £{three},000 in Elm, an average of £{mean},000.",
)


@SLOW
@given(st.sampled_from(AVERAGES), st.lists(st.integers(201, 899), min_size=3, max_size=3, unique=True), st.booleans())
def test_an_average_lies_among_its_parts(template: str, parts: list[int], wrong: bool) -> None:
    assume(max(parts) - min(parts) > 20)
    mean = max(parts) + 60 if wrong else round(sum(parts) / 3)
    text = template.format(mean=mean, one=parts[0], two=parts[1], three=parts[2])
    assert kinds_in(text) == (["sum"] if wrong else []), text


TABLES = (
    "Votes cast in the ward\n\n| Party | Votes |\n|---|---|\n{rows}\n| Total | {total} |\n\nThe count took an hour.",
    "Votes cast in the ward\n\n{lines}\nTotal: {total}\n\nThe count took an hour.",
    "Votes cast in the ward\n\n{columns}\nTotal        {total}\n\nThe count took an hour.",
)
WARDS = ("North ward", "South ward", "East ward", "West ward", "Old town")


@SLOW
@given(st.sampled_from(TABLES), st.lists(st.integers(101, 2999), min_size=3, max_size=5), st.booleans(), st.booleans())
def test_a_table_adds_up(template: str, votes: list[int], wrong: bool, more: bool) -> None:
    assume(all(number % 10 for number in votes))
    total = sum(votes) + ((100 if more else -40) if wrong else 0)
    text = template.format(
        rows="\n".join(f"| {ward} | {number:,} |" for ward, number in zip(WARDS, votes, strict=False)),
        lines="\n".join(f"{ward}: {number:,}" for ward, number in zip(WARDS, votes, strict=False)),
        columns="\n".join(f"{ward}        {number:,}" for ward, number in zip(WARDS, votes, strict=False)),
        total=f"{total:,}",
    )
    assert kinds_in(text) == (["sum"] if wrong else []), text
