"""Versions of one story are no independent sources, whether they come together or into an archive one by one."""

import json
from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.archive import Archive
from factcheck.cli import _run
from factcheck.documents import collect
from factcheck.model import Report

PLANT = "The brick works in Tolna, which changed hands on 3 May 2023, employs {number} workers in its two halls."
MORE = {
    "first": "The owner said that nobody would lose a place before the summer, and that wages would not fall.",
    "second": "The union asked for a meeting this week. The mayor, who was told late, wants to be there as well.",
    "other": "A kiln burst in the north hall last winter; it was rebuilt with money from the county's own fund.",
}


def page(folder: Path, name: str, number: int, address: str, modified: str) -> None:
    about = {"@type": "NewsArticle", "headline": "Brick works sold", "datePublished": "2023-05-04T08:00:00Z",
             "dateModified": modified, "url": address}  # fmt: skip
    body = f"<h1>Brick works sold</h1><p>{PLANT.format(number=number)}</p><p>{MORE[name]}</p><p>{MORE[name][::-1]}</p>"
    (folder / f"{name}.html").write_text(
        f'<html><head><script type="application/ld+json">{json.dumps(about)}</script></head>'
        f"<body><article>{body}</article></body></html>"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two versions of one story that say 14, and another paper's story that says 41."""
    page(tmp_path, "first", 14, "https://courier.example/bricks", "2023-05-04T09:00:00Z")
    page(tmp_path, "second", 14, "https://courier.example/bricks", "2023-05-05T17:00:00Z")
    page(tmp_path, "other", 41, "https://post.example/bricks", "2023-05-04T10:00:00Z")
    return tmp_path


def independent(report: Report) -> dict[str, tuple[int, int]]:
    """For each value of the one finding how many mentions and how many independent sources it has."""
    (found,) = (one for one in report.discrepancies if one.kind == "count")
    return {side.mentions[0].surface.split()[0]: (len(side.mentions), side.independent_sources) for side in found.sides}


def test_versions_that_are_read_together_count_once_and_the_latest_says_so(folder):
    documents, _ = collect([str(folder)])
    assert independent(pipeline.check(documents)) == {"14": (2, 1), "41": (1, 1)}
    notes = {Path(one.path or "").stem: " ".join(one.notes) for one in documents}
    assert "the latest of 2 versions of one story" in notes["second"]
    assert "an earlier version" in notes["first"] and "version" not in notes["other"]


def test_versions_that_come_into_an_archive_one_by_one_count_once(folder):
    store = str(folder / "desk.archive")
    for name in ("first", "other", "second"):
        assert _run(["archive", "add", "-a", store, str(folder / f"{name}.html")]) == 0
    with Archive.open(store, read_only=True) as archive:
        assert independent(pipeline.report(list(archive.articles()))) == {"14": (2, 1), "41": (1, 1)}


def test_a_new_version_does_not_bear_out_the_one_in_the_archive(folder, capsysbinary):
    store = str(folder / "desk.archive")
    assert _run(["archive", "add", "-a", store, str(folder / "first.html")]) == 0
    capsysbinary.readouterr()
    assert _run(["check", str(folder / "second.html"), "--against", store, "-f", "json"]) == 0
    told = json.loads(capsysbinary.readouterr().out)
    assert {one["family"] for one in told["documents"]} == {"https://courier.example/bricks"}
    assert not [one for one in told["checked"] if one["outcome"] == "corroborated"]
