"""Same input, same bytes: no order but the user's, no clock, no environment."""

import json
import os
import subprocess
import sys
from itertools import islice, permutations
from pathlib import Path

import pytest

from factcheck import documents, pipeline

ROOT = Path(__file__).parents[1]
SEEDS = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "seeds").glob("*.md"))


def report(paths: list[str]) -> dict:
    found, _ = documents.collect(paths)
    return pipeline.check(found).model_dump(mode="json")


def without_order(content):
    """The same content with every list sorted, so that only the order of things can be lost."""
    if isinstance(content, dict):
        return {key: without_order(value) for key, value in content.items()}
    if isinstance(content, list):
        return sorted((without_order(item) for item in content), key=lambda item: json.dumps(item, sort_keys=True))
    return content


ORDERS = [list(order) for order in islice(permutations(SEEDS), 7, 120, 37)]


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: " ".join(Path(path).name[:3] for path in order))
def test_shuffling_the_articles_changes_only_the_order(order, monkeypatch):
    monkeypatch.chdir(ROOT)
    straight, shuffled = report(SEEDS), report(order)
    assert [entry["path"] for entry in shuffled["documents"]] == order
    assert without_order(_plain(shuffled)) == without_order(_plain(straight))


def _plain(content: dict) -> dict:
    """The report without what names things in the order of its mentions: messages, reasons, the value of an agreement
    (which is that of its first mention, "$1.5 million" before "1.5 million dollars")."""
    return {
        **content,
        "discrepancies": [{**one, "message": "", "why": []} for one in content["discrepancies"]],
        "agreements": [{**one, "value": ""} for one in content["agreements"]],
        "compatible": [{**one, "because": ""} for one in content["compatible"]],
    }


@pytest.mark.parametrize("format", ["json", "html"])
def test_running_again_gives_the_same_bytes_whatever_the_hash_seed_and_time_zone(format):
    outputs = set()
    for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("4711", "America/Lima")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        done = subprocess.run(
            [sys.executable, "-c", "from factcheck.cli import main; main()", "report", "seeds/", "--format", format],
            capture_output=True, check=True, cwd=ROOT, env=environment,
        )  # fmt: skip
        assert done.stderr == b""
        outputs.add(done.stdout)
    assert len(outputs) == 1
