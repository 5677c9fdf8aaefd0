"""A pass table over phrase collections of other parsers: expressions.py FILE.jsonl [FILE.jsonl ...] [-v].

Each line is an object with `text`, `anchor_date`, a `part` (or `dimension`) and `expected`: spans with a `resolution`
(value, unit) or a `value` such as "simple Gram 2", "between Litre (2,7)", "above Inch 5", "NumeralValue 12",
"DurationData 90 Minute", "OrdinalData 3". A line passes when every expected span is read as the right kind with the
right value, and when nothing of that kind is read where nothing is expected. Parts that are no quantities are left out.

Dates (parts "Time", "datetime" and those that begin so) are scored on the entries that name whole days, weeks, months,
quarters or years: a value such as "datetime (2013, 2, 15, 0, 0, 0) Day" or a resolution with a `timex`. A date is right
when a date claim over the span begins on the expected day. The collections print names in lower case, which no paper
does, and without a sentence: weekdays and months get their capital, and a bare phrase its "It will be on ... .".
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


_NAMES = re.compile(
    r"\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june|july|august|september"
    r"|october|november|december|march(?= \d| of \d)|(?<=of )march|may(?= \d))\b"
)
_DAY = re.compile(r"datetime(?:Holiday)? \((\d+), (\d+), (\d+), .*\) (Day|Week|Month|Quarter|Year)\b")


def expected_days(entry: dict[str, Any]) -> tuple[str, tuple[str, ...]] | None:
    """The grain and the days (ISO dates) one of which the date must begin on; None for times, sets and open ends."""
    if found := _DAY.match(str(entry.get("value") or "")):
        year, month, day = (int(number) for number in found.groups()[:3])
        grain = "holiday" if "Holiday" in str(entry["value"]) else found[4].lower()
        return grain, (f"{year:04d}-{month:02d}-{day:02d}",)
    kind = str(entry.get("type") or "").rpartition(".")[2]
    values = (entry.get("resolution") or {}).get("values") or []
    if kind not in ("date", "daterange") or not values or any(_is_open(value) for value in values):
        return None
    days = tuple(str(value.get("value") or value.get("start") or "")[:10] for value in values)
    return (kind, days) if all(days) else None


def _is_open(value: dict[str, Any]) -> bool:
    """Whether a resolution is unknown or has one end only ("after 2018", "fiscal 2008")."""
    return value.get("value") == "not resolved" or "Mod" in value or not (value.get("value") or value.get("end"))


def date_passes(row: dict[str, Any]) -> tuple[str, bool] | None:
    """The grain of the row's date and whether it is read right; None where the row expects no whole days."""
    wanted = [expected_days(entry) for entry in row["expected"]]
    if len(wanted) != 1 or wanted[0] is None:
        return None
    grain, days = wanted[0]
    text = _NAMES.sub(lambda found: found[0].capitalize(), row["text"])
    if "Time" in str(row.get("dimension")):
        text = f"It will be {text}." if text.startswith(("on ", "in ", "at ", "by ")) else f"It will be on {text}."
        if grain == "holiday":
            text = text[:11] + text[11:].title().replace("'S", "'s")
    published = (row.get("anchor_date") or "2013-02-12")[:10]
    document = factcheck.Document.from_text(text, source="phrase", published=published)
    dates = [claim.model_dump(mode="json")["value"] for claim in factcheck.claims(document) if claim.kind == "date"]
    starts = {value["start"] for value in dates} | {turn[0] for value in dates for turn in value["readings"]}
    return grain, not starts.isdisjoint(days)


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
            if part.lower().startswith(("time", "datetime")):
                if dated := date_passes(row):
                    table[f"{part}: {dated[0]}"].append(dated[1])
                    if options.verbose and not dated[1]:
                        print(f"  {part}: {row['text'][-110:]!r} expected {expected_days(row['expected'][0])}")
                continue
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
