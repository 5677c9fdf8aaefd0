"""The pictures of a report: what they show, what they say to those who do not see them, and when they stay away."""

import re
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from charted_reports import FIRST, RIVAL, SECOND, THIRD, dated, dated_report, ran, toll, toll_report
from hostile import XSS
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_reports import TEXTS, full_report, passengers

from factcheck.model import Compatible
from factcheck.reports import render
from factcheck.reports.charts import running_figures, timeline
from factcheck.reports.charts.calendar import Scale, apart, stretch
from factcheck.reports.charts.figures import figure

NAMES = {"d-gazette": "Harbour Gazette", "d-courier": "Strait Courier", "d-wire": "North Wire"}
SVG = "{http://www.w3.org/2000/svg}"


def drawn(*values):
    return timeline(dated(*values), NAMES.__getitem__, "t-1")


def parsed(picture):
    return ElementTree.fromstring(str(picture.svg))


# --- stretches of time ---


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2022-08", date(2022, 8, 1), date(2022, 8, 31)),
        ("2022-12", date(2022, 12, 1), date(2022, 12, 31)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("1999", date(1999, 1, 1), date(1999, 12, 31)),
        ("1990s", date(1990, 1, 1), date(1999, 12, 31)),
        ("2023-08-21 to 2023-08-27", date(2023, 8, 21), date(2023, 8, 27)),
        ("2025-03-10 04:15 local", date(2025, 3, 10), date(2025, 3, 10)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_value_names_a_stretch_of_days(value, start, end):
    found = stretch(value)
    assert (found.start, found.end) == (start, end)
    assert not found.is_open_before and not found.is_open_after


@pytest.mark.parametrize(
    "value", ["Tuesday", "12 May", "undated", "until  12:00", "2023-02-30", "0000", "187 passenger"]
)
def test_what_is_no_resolved_date_names_none(value):
    assert stretch(value) is None


def test_open_ends_are_open():
    assert stretch("since 2019").is_open_after and stretch("since 2019").start == date(2019, 1, 1)
    assert stretch("before 2019").is_open_before and stretch("before 2019").end == date(2019, 1, 1)
    assert stretch("until 2019").end == date(2019, 12, 31)


@settings(deadline=None)
@given(st.dates(), st.dates())
def test_ticks_are_few_in_order_and_on_the_scale(left, right):
    scale = Scale(min(left, right), max(left, right))
    ticks = scale.ticks()
    days = [day for day, _ in ticks]
    assert len(ticks) <= 5 and days == sorted(days)
    assert all(scale.first <= day <= scale.last and 0 <= scale.place(day) <= 100 for day in days)


@pytest.mark.parametrize(("days", "told"), [(1, "1 day"), (12, "12 days"), (700, "22 months"), (4000, "10 years")])
def test_distances_are_told_in_the_unit_that_people_use(days, told):
    assert apart(days) == told


# --- timelines ---


def test_a_timeline_has_a_row_for_each_side_with_its_value_and_its_sources():
    picture = parsed(drawn("2022-08", "2020-08"))
    told = [one.text for one in picture.iter(SVG + "text")]
    rows = [one for one in told if not re.match(r"(Jan|Jul)", one)]
    assert rows == ["August 2022", "Harbour Gazette", "August 2020", "Strait Courier"]


def test_the_earlier_stretch_stands_to_the_left_of_the_later_one():
    later, earlier = (float(one.get("x").rstrip("%")) for one in parsed(drawn("2022-08", "2020-08")).iter(SVG + "rect"))
    assert earlier < later


def test_a_single_day_among_years_is_marked_although_it_has_no_width():
    picture = parsed(drawn("2001-05-03", "2019"))
    assert len(list(picture.iter(SVG + "rect"))) == 1 and len(list(picture.iter(SVG + "path"))) == 1


def test_the_title_says_how_far_two_sides_are_apart():
    assert drawn("2022-08", "2020-08").caption == "When each source says it was: at least 22 months apart"
    assert drawn("2022-08-03", "2022-08-09").caption == "When each source says it was: 6 days apart"
    assert drawn("since 2019", "2012").caption == "When each source says it was"


def test_whoever_does_not_see_the_picture_is_told_what_is_in_it():
    picture = parsed(drawn("2022-08", "2020-08"))
    assert picture.get("role") == "img"
    labels = [
        next(one for one in picture.iter() if one.get("id") == name) for name in picture.get("aria-labelledby").split()
    ]
    assert [one.tag for one in labels] == [SVG + "title", SVG + "desc"]
    assert labels[1].text == "Harbour Gazette: August 2022. Strait Courier: August 2020."


@pytest.mark.parametrize(
    "values", [("2022-08", "Tuesday"), ("2025-03-10 04:15", "2025-03-10 05:15"), ("2022",), ("x", "y")]
)
def test_a_timeline_that_would_say_nothing_is_not_drawn(values):
    assert drawn(*values) is None


def test_findings_of_other_kinds_have_no_timeline():
    assert timeline(passengers(), NAMES.__getitem__, "t-1") is None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(st.dates().map(str), st.dates().map(lambda day: f"since {day:%Y-%m}"), st.text(max_size=12)),
        max_size=4,
    )
)
def test_any_values_make_a_picture_or_none(values):
    picture = drawn(*values)
    if picture is not None:
        parsed(picture)


# --- figures that run ---


@pytest.mark.parametrize(
    ("surface", "number", "noun"),
    [
        ("1,850 hectares", 1850, "hectare"),
        ("nine deaths", 9, "death"),
        ("twenty-one people", 21, "people"),
        ("two hundred and six dead", 206, "dead"),
        ("1.2 million voters", 1200000, "voter"),
        ("three thousand homes", 3000, "home"),
        ("96 000 votes", None, None),
        ("100 to 150 calls", None, None),
        ("many people", None, None),
        ("14", None, None),
    ],
)
def test_a_surface_prints_a_figure_and_what_it_counts(surface, number, noun):
    assert figure(surface) == (None if number is None else (Decimal(number), noun))


@settings(deadline=None)
@given(st.text(max_size=120))
def test_any_surface_can_be_asked_for_its_figure(surface):
    figure(surface)


def test_a_toll_is_one_strip_in_the_order_of_its_days_with_all_who_print_it():
    (strip,) = running_figures(toll_report())
    assert strip.told(NAMES.__getitem__) == (
        "28 August 2023: 9 survivors (Harbour Gazette)",
        "29 August 2023: 14 survivors (North Wire, Strait Courier)",
        "2 September 2023: 1,021 survivors (Strait Courier)",
    )
    assert not strip.fingerprints


def test_a_contradiction_of_a_running_figure_has_the_strip_with_both_figures_marked():
    (strip,) = running_figures(toll_report(contradicted=True))
    assert strip.fingerprints == {"9" * 16}
    assert [(point.figure, point.is_contradicted) for point in strip.points] == [
        (9, False), (12, True), (14, True), (1021, False),
    ]  # fmt: skip


def test_larger_figures_stand_higher_and_later_ones_to_the_right():
    (strip,) = running_figures(toll_report())
    marks = [one for one in parsed(strip.picture(NAMES.__getitem__, "s-1")).iter(SVG + "svg") if one.get("x")]
    places = [float(one.get("x").rstrip("%")) for one in marks]
    heights = [float(one.get("y")) for one in marks]
    assert places == sorted(places) and heights == sorted(heights, reverse=True)


def test_contradicted_points_differ_in_shape_and_not_in_colour_alone():
    (strip,) = running_figures(toll_report(contradicted=True))
    picture = strip.picture(NAMES.__getitem__, "s-1")
    assert len({one.get("d") for one in parsed(picture).iter(SVG + "path")}) == 2
    assert picture.caption.endswith("squares: sources contradict each other")


@pytest.mark.parametrize(
    "pairs",
    [
        (ran(FIRST, SECOND),),  # two figures are told in a line
        (ran(FIRST, toll("d-wire", "14 boats", "2023-08-29")), ran(FIRST, toll("d-wire", "20 rafts", "2023-08-30"))),
        (ran(FIRST, SECOND, "percent"), ran(SECOND, THIRD, "percent")),
        (ran(toll("d-wire", "3 cats", None), toll("d-wire", "5 cats", None, 9)),),
    ],
)
def test_pairs_that_make_no_course_make_no_strip(pairs):
    assert running_figures(toll_report(compatible=pairs, agreements=())) == ()


def test_a_lower_bound_belongs_to_the_figure_where_it_leaves_room_for_two_of_its_days():
    bound = toll("d-gazette", "nine survivors", "2023-08-28")
    room = [
        Compatible(kind="count", because=f"at least 9 leaves room for {plain}", mentions=pair)
        for plain, pair in (("14", (bound, SECOND)), ("1,021", (THIRD, bound)))
    ]
    (strip,) = running_figures(toll_report(compatible=(ran(SECOND, THIRD), *room)))
    assert strip.told(NAMES.__getitem__)[0] == "28 August 2023: at least 9 survivors (Harbour Gazette)"
    assert running_figures(toll_report(compatible=(ran(SECOND, THIRD), *room[:1]))) == ()


def test_other_reasons_for_being_compatible_join_nothing():
    near = tuple(one.model_copy(update={"because": "overlap"}) for one in toll_report().compatible)
    assert running_figures(toll_report(compatible=near)) == ()


def test_findings_about_other_figures_get_no_strip():
    report = toll_report(discrepancies=(passengers(),))
    assert [strip.fingerprints for strip in running_figures(report)] == [frozenset()]


# --- on the page ---


def test_the_page_has_the_pictures_where_they_belong():
    page = render(dated_report("2022-08", "2020-08"), "html", texts=TEXTS)
    assert page.count('<svg class="picture"') == 1
    assert page.index('<svg class="picture"') < page.index("<h4>Why</h4>")
    page = render(toll_report(contradicted=True), "html", texts=TEXTS)
    assert page.count('<svg class="picture"') == 1 and "29 August 2023: 12 survivors" in page
    page = render(toll_report(), "html", texts=TEXTS)
    assert page.index("Looked different, are not") < page.index('<svg class="picture"')


def test_a_report_with_nothing_to_draw_has_no_picture():
    assert "<svg" not in render(full_report(discrepancies=(passengers(),)), "html", texts=TEXTS)


def test_identifiers_of_pictures_are_used_once():
    report = full_report(discrepancies=(dated("2022-08", "2020-08"), dated("2012", "2013")))
    ids = re.findall(r'\sid="([^"]+)"', render(report, "html", texts=TEXTS))
    assert len(ids) == len(set(ids)) > 4


def test_pictures_have_no_style_and_no_colour_of_their_own():
    page = render(toll_report(contradicted=True), "html", texts=TEXTS)
    picture = page[page.index('<svg class="picture"') : page.index("</figure>", page.index('<svg class="picture"'))]
    assert not re.search(r"style=|fill=|stroke=|#[0-9a-f]{3,6}\b|<script|href", picture)


@pytest.mark.parametrize("payload", XSS)
def test_names_of_strangers_are_text_and_nothing_else(payload):
    def name(_):
        return payload

    timeline_ = timeline(dated("2022-08", "2020-08"), name, "t-1")
    (strip,) = running_figures(toll_report())
    for picture in (timeline_, strip.picture(name, "s-1")):
        tags = {one.tag.removeprefix(SVG) for one in parsed(picture).iter()}
        assert tags <= {"svg", "title", "desc", "text", "line", "rect", "path"}


def test_the_same_report_draws_the_same_characters():
    pages = {render(toll_report(contradicted=True), "html", texts=TEXTS) for _ in range(3)}
    assert len(pages) == 1 and RIVAL.surface in pages.pop()
