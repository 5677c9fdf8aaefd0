"""A pass table over phrase collections of other parsers: expressions.py FILE.jsonl [FILE.jsonl ...] [-v].

Each line is an object with `text`, `anchor_date`, a `part` (or `dimension`) and `expected`: spans with a `resolution`
(value, unit) or a `value` such as "simple Gram 2", "between Litre (2,7)", "above Inch 5", "NumeralValue 12",
"DurationData 90 Minute", "OrdinalData 3". A line passes when every expected span is read as the right kind with the
right value, and when nothing of that kind is read where nothing is expected. Parts that are no quantities are left out.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import factcheck
from factcheck.vocabulary import load
from factcheck.vocabulary.units import convert, units

NUMERIC = frozenset(("count", "money", "percent", "measure", "duration", "age"))
KINDS = {
    "number": NUMERIC,
    "numeral": NUMERIC,
    "number_range": NUMERIC,
    "currency": {"money"},
    "amountofmoney": {"money"},
    "percent": {"percent"},
    "age": {"age"},
    "ordinal": {"ordinal"},
    "duration_ex": {"duration"},
    "duration": {"duration"},
    "dimension": {"measure", "duration"},
    "temperature": {"measure"},
    "quantity": {"measure", "money", "count"},
    "distance": {"measure"},
    "volume": {"measure"},
}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_UNITS = {"centimetre": "centimetre", "kilometre": "kilometre", "litre": "litre", "gram": "gram", "fluidounce": "ounce"}


def expected_range(entry: dict[str, Any]) -> tuple[Decimal | None, Decimal | None, str | None] | None:
    """The low and high end and the unit that an entry expects, or None when it gives no value to compare."""
    resolution = entry.get("resolution") or {}
    if "value" in resolution:
        found = _NUMBER.findall(str(resolution["value"]))
        if not found or str(resolution["value"])[:1] in "([" or "offset" in resolution:
            return None
        return Decimal(found[0]), Decimal(found[0]), None
    value = str(entry.get("value") or "")
    found = [Decimal(number) for number in _NUMBER.findall(value.split(" --")[0])]
    if not found:
        return None
    word = value.split()[1] if len(value.split()) > 1 else None
    if value.startswith("DurationData"):
        return found[0], found[0], value.split()[-1].lower()
    if value.startswith("above"):
        return found[0], None, word
    if value.startswith("under"):
        return None, found[0], word
    return found[0], found[-1] if value.startswith("between") else found[0], word


def is_right(claim: dict[str, Any], wanted: tuple[Decimal | None, Decimal | None, str | None]) -> bool:
    """Whether the claim's value is the wanted one, in the unit printed or in the unit wanted."""
    value = claim["value"]
    if "rank" in value:
        return Decimal(value["rank"]) == wanted[0]
    low, high, unit = wanted
    ends = [None if value[end] is None else Decimal(value[end]) for end in ("low", "high")]
    if value["low"] != value["high"] and (low == high):
        ends = [end if end is not None else other for end, other in zip(ends, reversed(ends), strict=True)]
    for factor in (Decimal(1), Decimal(100), Decimal("0.01")):
        if all(
            _same(end, None if want is None else want * factor) for end, want in zip(ends, (low, high), strict=True)
        ):
            return True
    known = {name.lower(): name for name in units(load())}
    target = known.get((unit or "").lower())
    if target and value.get("unit"):
        turned = [None if end is None else convert(end, value["unit"], target) for end in ends]
        return all(_same(end, want) for end, want in zip(turned, (low, high), strict=True))
    return False


def _same(left: Decimal | None, right: Decimal | None) -> bool:
    if left is None or right is None:
        return left is right
    return abs(left - right) <= max(abs(right) / 1000, Decimal("0.00001"))


def passes(row: dict[str, Any], kinds: Iterable[str]) -> bool:
    """Whether the row's expectations are met (see the module)."""
    document = factcheck.Document.from_text(
        row["text"], source="phrase", published=(row.get("anchor_date") or "2020-01-01")[:10]
    )
    claims = [claim.model_dump(mode="json") for claim in factcheck.claims(document)]
    claims = [claim for claim in claims if claim["kind"] in kinds]
    wanted = [entry for entry in row["expected"] if entry.get("start") is not None or entry.get("surface")]
    if not wanted:
        return not claims
    for entry in wanted:
        start = entry.get("start")
        if start is None:
            start = max(row["text"].lower().find(str(entry["surface"]).lower()), 0)
        end = entry.get("end") or start + len(entry["surface"])
        over = [claim for claim in claims if claim["span"]["start"] < end and start < claim["span"]["end"]]
        want = expected_range(entry)
        if not over or (want is not None and not any(is_right(claim, want) for claim in over)):
            return False
    return True


def main() -> None:
    """Print one line a part: passed of all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    for path in options.files:
        table: dict[str, list[bool]] = defaultdict(list)
        for line in path.read_text(encoding="utf8").splitlines():
            row = json.loads(line)
            part = str(row.get("part") or row.get("dimension"))
            kinds = KINDS.get(part.lower())
            if kinds is None:
                continue
            try:
                passed = passes(row, kinds)
            except InvalidOperation:
                passed = False
            table[part].append(passed)
            if options.verbose and not passed:
                wanted = [entry.get("value") or entry.get("resolution") for entry in row["expected"]]
                print(f"  {part}: {row['text'][-110:]!r} expected {wanted}")
        for part, results in sorted(table.items()):
            print(f"{path.stem:10} {part:16} {sum(results):4} of {len(results):4} = {sum(results) / len(results):.3f}")


if __name__ == "__main__":
    main()
