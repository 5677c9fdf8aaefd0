"""Reading reference files: shapes, faults with their addresses, tables."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import vocabulary
from factcheck.facts import Facts, FactsError, read
from factcheck.facts.amounts import amount
from factcheck.facts.stretches import stretch

WORDS = vocabulary.load()


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def faults(*files: Path) -> list[str]:
    with pytest.raises(FactsError) as refused:
        read(files, WORDS)
    return list(refused.value.lines)


def sentences(facts: Facts) -> list[str]:
    return [one.fact.address.sentence for one in facts.facts]


def test_every_fault_of_every_file_is_told_with_its_line_column_and_field(tmp_path: Path) -> None:
    first = written(
        tmp_path,
        "one.yaml",
        "people:\n"
        "  - name: Lindqvist\n"
        "    born: 1961-13-03\n"
        "    titel: minister\n"
        "  - name: Tomas Varga\n"
        "    titles:\n"
        "      - {title: mayor, from: 2019, to: 2011}\n"
        "figures:\n"
        "  - {of: Corran Tower, what: height, value: tall}\n",
    )
    second = written(tmp_path, "people.csv", 'name,born\nRuth Okoro,"1975-02-30"\n')
    assert faults(first, second, tmp_path / "none.yaml") == [
        f"{tmp_path}/none.yaml:1:1: no such file or folder",
        f"{first}:2:5: Lindqvist: name: 'Lindqvist' is not a full name: "
        "a surname alone would be taken for everybody of that name",
        f"{first}:3:5: Lindqvist: born: '1961-13-03' is no day of the calendar",
        f"{first}:4:5: Lindqvist: titel: unknown field; did you mean titles?",
        f"{first}:7:36: Tomas Varga: titles.0.to: ends before it begins, not '2011'",
        f"{first}:9:38: Corran Tower: value: 'tall' has no figure",
        f"{second}:2:12: Ruth Okoro: born: '1975-02-30' is no day of the calendar",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("people: [\n", ":2:1: "),
        ("- name: Ruth Okoro\n", ":1:1: must have a list under one of people, organisations, events, figures"),
        ("persons:\n  - name: Ruth Okoro\n", ":1:1: persons: unknown section"),
        ("people:\n  name: Ruth Okoro\n", ":1:1: people: must be a list of entries"),
        ("people:\n  - Ruth Okoro\n", ":2:5: must be a list of `field: value` lines"),
        ("people:\n  - name: Ruth Okoro\n    name: Ruth Okoro\n", ":3:5: name: is given twice"),
        ("people:\n  - name: Ruth Okoro\n", ":2:5: Ruth Okoro: states nothing"),
        ("people:\n  - name: Ruth Okoro\n    born: 1975\n    died: 1970\n", ":4:5: Ruth Okoro: died: is before"),
        ("people:\n  - {name: A Bee, born: 1975}\n  - {name: A Bee, born: 1976}\n", ":3:19: A Bee: born: is also"),
        ("events:\n  - {name: Flood, figures: [{what: killed, value: 3 to 4 people}]}\n", "more than one figure"),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_with_one_clear_line(tmp_path: Path, text: str, fault: str) -> None:
    file = written(tmp_path, "house.yaml", text)
    (line,) = faults(file)
    assert line.startswith(str(file)) and fault in line


def test_a_table_gives_the_same_facts_as_a_list(tmp_path: Path) -> None:
    listed = written(
        tmp_path,
        "house.yaml",
        "people:\n  - name: Ruth Okoro\n    born: 1975\n    titles:\n"
        "      - {title: chief executive, of: Brightwater, from: 2012-03-01}\n"
        "      - {title: chair, of: Brightwater, from: 2020}\n"
        "events:\n  - {name: Harrow Valley flood, date: 2009-03-12, figures: [{what: killed, value: 43 people}]}\n"
        'figures:\n  - {of: Harwick, what: residents, value: "84,000 people"}\n',
    )
    people = "name,born,title,of,from,to\nRuth Okoro,1975,chief executive,Brightwater,2012-03-01,\n"
    tables = [
        written(tmp_path, "people.csv", people + "Ruth Okoro,1975,chair,Brightwater,2020,\n"),
        written(tmp_path, "events.csv", "name,date,what,value\nHarrow Valley flood,2009-03-12,killed,43 people\n"),
        written(tmp_path, "figures.csv", 'of,what,value\nHarwick,residents,"84,000 people"\n'),
    ]
    assert sentences(read(tables, WORDS)) == sentences(read([listed], WORDS))


def test_each_sentence_stands_on_the_line_that_its_fact_is_written_on(tmp_path: Path) -> None:
    text = "figures:\n\n  # towers\n  - of: Corran Tower\n    what: height\n    value: 330 metres\n"
    facts = read([written(tmp_path, "house.yaml", text)], WORDS)
    (document,) = facts.documents
    assert document.text.splitlines()[5] == "Corran Tower, height: 330 metres."
    assert all(one.span.of(document.text) == one.fact.address.sentence for one in facts.facts)


def test_a_folder_gives_its_files_in_order_and_an_empty_one_is_refused(tmp_path: Path) -> None:
    written(tmp_path, "b.yaml", "organisations: [{name: Brightwater, founded: 1987}]\n")
    written(tmp_path, "a.yml", "organisations: [{name: Northgas, founded: 2001}]\n")
    written(tmp_path, "notes.txt", "not read")
    assert sentences(read([tmp_path], WORDS)) == ["Northgas was founded in 2001.", "Brightwater was founded in 1987."]
    (tmp_path / "empty").mkdir()
    assert faults(tmp_path / "empty") == [f"{tmp_path}/empty:1:1: folder holds no reference facts (.yaml, .yml, .csv)"]


@pytest.mark.parametrize(
    ("text", "kind", "low", "unit"),
    [
        ("43 people", "count", 43, "people"),
        ("1,250", "count", 1250, None),
        ("£4.2 million", "money", 4_200_000, "GBP"),
        ("£330m", "money", 330_000_000, "GBP"),
        ("3 bn EUR", "money", 3_000_000_000, "EUR"),
        ("330 m", "measure", 330, "metre"),
        ("58 square kilometres", "measure", 58, "square kilometre"),
        ("12.5%", "percent", 12.5, "%"),
        ("3 hours", "duration", 3, "hour"),
    ],
)
def test_a_figure_is_read_with_its_kind_and_unit(text: str, kind: str, low: float, unit: str | None) -> None:
    found = amount(text, WORDS)
    assert (found.kind, float(found.value.low or 0), found.value.unit) == (kind, low, unit)


@given(st.text(max_size=30))
def test_any_text_is_a_figure_or_refused_in_words(text: str) -> None:
    try:
        found = amount(text, WORDS)
    except ValueError as refused:
        assert str(refused)
    else:
        assert found.value.low == found.value.high is not None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert stretch(day.isoformat()).period().start == day == stretch(day.isoformat()).end
    month = stretch(day.isoformat()[:7])
    assert month.covers(day) and (month.end.year, month.end.month) == (day.year, day.month)


@pytest.mark.parametrize("text", ["", "61", "1961-5-3", "3 May 1961", "1961-02-30", "2019/2011", "0000", "٢٠١٩"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|calendar|ends before"):
        stretch(text)
