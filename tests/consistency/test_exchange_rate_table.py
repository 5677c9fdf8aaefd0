"""A dated table of exchange rates in a rules folder of the user's own, through the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import main

ARTICLE = "The port will cost €85 million ({dollars}), the harbour board said. Brussels has been asked for help.\n"
RATES = """\
# How many units of `to` one unit of `from` bought on a day.
- {date: 2024-05-02, from: EUR, to: USD, rate: 1.0720}
- {date: 2024-05-02, from: GBP, to: USD, rate: 1.2530}
"""


def reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], dollars: str, rates: str | None, published: str = "2024-05-04"
) -> list[dict[str, Any]]:
    article = tmp_path / "port.txt"
    article.write_text(ARTICLE.format(dollars=dollars), encoding="utf-8")
    options = ["report", str(article), "--published", published, "--format", "json"]
    if rates is not None:
        options += ["--rules", str(folder(tmp_path, rates))]
    assert run(options) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["discrepancies"]
    return found


def run(arguments: list[str]) -> int:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    return int(left.value.code or 0)


def folder(tmp_path: Path, rates: str) -> Path:
    (tmp_path / "own" / "vocabulary").mkdir(parents=True, exist_ok=True)
    (tmp_path / "own" / "vocabulary" / "exchange-rates.yaml").write_text(rates, encoding="utf-8")
    return tmp_path / "own"


def test_a_conversion_off_the_table_is_reported_with_the_rate_and_its_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = reported(tmp_path, capsys, "$119 million", RATES)
    assert [one["rule"] for one in found] == ["INT19"]
    assert found[0]["scope"] == "internal"
    assert any("1.072 USD to one EUR on 2024-05-02" in line for line in found[0]["why"])


def test_a_conversion_at_the_rate_of_the_table_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reported(tmp_path, capsys, "$91 million", RATES) == []


def test_a_table_read_the_other_way_round_gives_the_same_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    turned = "- {date: 2024-05-02, from: USD, to: EUR, rate: 0.9328}\n"
    assert reported(tmp_path, capsys, "$91 million", turned) == []
    assert len(reported(tmp_path, capsys, "$119 million", turned)) == 1


def test_without_a_table_one_conversion_is_held_against_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reported(tmp_path, capsys, "$119 million", None) == []


def test_a_rate_of_other_days_says_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert reported(tmp_path, capsys, "$119 million", RATES, "2022-05-04") == []


@pytest.mark.parametrize(
    ("rates", "told"),
    [
        ("- {date: 2024-05-02, from: EUR, to: USD}\n", "rate: is missing"),
        ("- {date: yesterday, from: EUR, to: USD, rate: 1.07}\n", "date"),
        ("- {date: 2024-05-02, from: EUR, to: USD, rate: -1}\n", "greater than 0"),
        ("- {date: 2024-05-02, form: EUR, to: USD, rate: 1.07}\n", "did you mean from?"),
        ("EUR: 1.07\n", "must be a list of"),
    ],
)
def test_a_wrong_table_is_told_in_lines_with_their_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rates: str, told: str
) -> None:
    article = tmp_path / "port.txt"
    article.write_text(ARTICLE.format(dollars="$91 million"), encoding="utf-8")
    assert run(["report", str(article), "--rules", str(folder(tmp_path, rates))]) == 2
    error = capsys.readouterr().err
    assert "exchange-rates.yaml:1:" in error
    assert told in error
    assert "Traceback" not in error
