"""Laws of time, posts and names: what fits is never reported in any wording, one figure changed always is."""

from datetime import date, timedelta

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from inside import found_in, kinds_in

SLOW = settings(max_examples=20, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
years = st.integers(1900, 1990)
NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip

ELAPSED = (
    "The mill was opened in {start}. {Length} years later, in {end}, it burned down.",
    "The mill was opened in {start}. In {end}, {length} years after it was opened, it burned down.",
    "She led the choir for {length} years, from {start} to {end}.",
    "The strike at the pit lasted {length} years, from {start} to {end}.",
)


def elapsed(template: str, start: int, end: int, length: int) -> str:
    word = NUMBERS[length] if length < len(NUMBERS) else str(length)
    return template.format(start=start, end=end, length=word, Length=word.capitalize())


@SLOW
@given(st.sampled_from(ELAPSED), years, st.integers(2, 30))
def test_the_years_between_two_years_are_never_reported(template: str, start: int, length: int) -> None:
    assert found_in(elapsed(template, start, start + length, length)) == []


@SLOW
@given(st.sampled_from(ELAPSED), years, st.integers(3, 18), st.integers(2, 9), st.booleans())
def test_years_that_miss_by_two_or_more_are_reported(
    template: str, start: int, length: int, miss: int, more: bool
) -> None:
    assume(more or length - miss >= 2)
    text = elapsed(template, start, start + length, length + miss if more else length - miss)
    assert kinds_in(text) == ["duration_arithmetic"], text


SINCE = (
    "Rovers have reached the final for the first time since {start}, ending a wait of {length} years.",
    "It is the first strike at the port since {start}. The {length}-year silence ended at dawn.",
)


@SLOW
@given(st.sampled_from(SINCE), st.integers(1950, 2015), st.integers(2, 9), st.booleans())
def test_a_wait_since_a_year_is_counted_to_publication(template: str, start: int, miss: int, wrong: bool) -> None:
    length = 2025 - start + (miss if wrong else 0)
    text = template.format(start=start, length=length)
    assert kinds_in(text, "2025-06-12") == (["duration_arithmetic"] if wrong else []), text


TENURES = (
    "After {length} years as headteacher, Ida Moen will step down in July. Ms Moen was appointed in {start}.",
    "Ida Moen will retire in July after {length} years in charge. Ms Moen took over in {start}.",
    "Ida Moen has been mayor for {length} years. Ms Moen was elected in {start}.",
)


@SLOW
@given(st.sampled_from(TENURES), st.integers(3, 30), st.integers(3, 12), st.booleans())
def test_time_in_a_post_is_counted_from_its_beginning(template: str, length: int, miss: int, wrong: bool) -> None:
    text = template.format(length=length + (miss if wrong else 0), start=2025 - length)
    assert kinds_in(text, "2025-06-12") == (["duration_arithmetic"] if wrong else []), text


COURSES = (
    "The festival runs from {start} to {end} in the castle grounds.",
    "Work on the bridge begins on {start} and will end on {end}, the county said.",
    "The board invited bids on {start}. They must be submitted by {end}.",
)
days = st.dates(date(2000, 1, 1), date(2035, 12, 31))


@SLOW
@given(st.sampled_from(COURSES), days, st.integers(1, 200), st.booleans())
def test_what_ends_before_it_begins_is_reported(template: str, start: date, length: int, wrong: bool) -> None:
    end = start + timedelta(length)
    first, last = (end, start) if wrong else (start, end)
    text = template.format(
        start=f"{first.day} {first:%B} {first.year}", end=f"{last.day} {last:%B} {last.year}"
    )  # fmt: skip
    assert kinds_in(text) == (["duration_arithmetic"] if wrong else []), text


LIVES = (
    "The poet Jan Vos died in {death}. The town was quiet. He attended the opening of the library in {act}.",
    "Jan Vos died in {death} in Delft. In {act} Vos gave a reading in the town hall.",
)


@SLOW
@given(st.sampled_from(LIVES), years, st.integers(1, 60), st.booleans())
def test_nobody_acts_after_death(template: str, death: int, apart: int, wrong: bool) -> None:
    text = template.format(death=death, act=death + apart if wrong else death - apart)
    assert kinds_in(text) == (["duration_arithmetic"] if wrong else []), text


MATCHES = (
    "Rovers beat Athletic {one}-{two} on Saturday. It had been {half_one}-{half_two} at half-time.",
    "Athletic lost {two}-{one} to Rovers. The half-time score was {half_two}-{half_one}.",
)


@SLOW
@given(st.sampled_from(MATCHES), st.integers(1, 5), st.integers(0, 4), st.integers(0, 5), st.integers(0, 4))
def test_a_score_only_grows(template: str, one: int, two: int, half_one: int, half_two: int) -> None:
    assume(one > two)
    text = template.format(one=one, two=two, half_one=half_one, half_two=half_two)
    fits = any(half_one <= x and half_two <= y for x, y in ((one, two), (two, one)))
    assert kinds_in(text) == ([] if fits else ["sum"]), text


SCORERS = ("Keane", "Doyle", "Lund", "Osei")


@SLOW
@given(st.lists(st.integers(1, 3), min_size=2, max_size=4), st.integers(0, 2), st.booleans())
def test_goals_by_scorer_never_exceed_the_score(goals: list[int], against: int, wrong: bool) -> None:
    times = ("", "", " twice", " a hat-trick")
    told = ". ".join(f"{name} scored{times[count]}" for name, count in zip(SCORERS, goals, strict=False))
    score = sum(goals) - (against + 1 if wrong else 0)
    assume(score > against and max(goals) <= score)
    text = f"Rovers beat Athletic {score}-{against} on Saturday. {told}."
    assert kinds_in(text) == (["sum"] if wrong else []), text


PLACES = ("Oslo", "Bergen", "Malmo", "Gothenburg", "Turku", "Tartu", "Aarhus", "Odense", "Narvik")


@SLOW
@given(st.integers(4, 9), st.sampled_from((-2, -1, 0, 1, 2)))
def test_as_many_names_follow_as_are_announced(number: int, off: int) -> None:
    assume((2 <= number + off <= 12 and number + off != number - 1) or off == 0 or off == -1)
    names = ", ".join(PLACES[: number - 1]) + f" and {PLACES[number - 1]}"
    text = f"The band will play {NUMBERS[number + off]} cities: {names}."
    assert kinds_in(text) == (["sum"] if off else []), text


GIVEN = (("Catherine", "Katherine"), ("Stephen", "Steven"), ("Philip", "Phillip"), ("Anne", "Ann"))


@SLOW
@given(st.sampled_from(GIVEN), st.sampled_from(("Beale", "Moss", "Farrant")), st.booleans(), st.booleans())
def test_one_given_name_in_two_spellings_is_reported(
    pair: tuple[str, str], surname: str, swapped: bool, wrong: bool
) -> None:
    first, second = pair[::-1] if swapped else pair
    assume(min(len(first), len(second)) >= 4)
    other = second if wrong else first
    text = f"{first} {surname} chairs the trust. The trust owns six houses. {other} {surname} was elected in 2020."
    assert kinds_in(text) == (["name_spelling"] if wrong else []), text


SURNAMES = ("Whitmore", "Lindenbaum", "Mantovani", "Farrington", "Osterberg")


@SLOW
@given(st.sampled_from(SURNAMES), st.integers(2, 5), st.booleans(), st.booleans())
def test_a_surname_with_one_letter_wrong_is_reported(surname: str, at: int, dropped: bool, wrong: bool) -> None:
    letter = "" if dropped else ("x" if surname[at] != "x" else "z")
    other = surname[:at] + letter + surname[at + 1 :] if wrong else surname
    text = (
        f"Alan {surname} said the search went on. {surname} asked drivers for film. "
        f"\"We need help,\" he said. Neighbours praised Mr {other} for his patience."
    )  # fmt: skip
    assert kinds_in(text) == (["name_spelling"] if wrong else []), text
