"""No pattern of the program backtracks: fed long near-matches of itself, twice the text takes twice the time.

The patterns are those that the program compiles when every module is imported and a report is made, and those written
where they are used. Each is used as the program uses it (`match` looks from one place, `search` from every one), on
near-matches made from its own parse tree: whatever it repeats is repeated for thousands of characters and then broken
off.
"""

import ast
import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import pytest

import factcheck

ROOT = Path(factcheck.__file__).parent
LENGTH = 6000
METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split")
# So long may one use take before it is asked whether it grows in step: linear patterns take a fifth of it.
QUICK = 0.012
MOST_GROWTH = 2.6
STUCK = 10.0
STEADY = 0.06

# What the program compiles, told by a fresh interpreter: pattern, flags, file and line.
RECORDER = r"""
import json, re, sys, pkgutil, importlib
told = {}
compiled = re._compile
def recorded(pattern, flags):
    frame = sys._getframe(1)
    while frame.f_globals.get("__name__") in ("re", "functools"):
        frame = frame.f_back
    name = frame.f_globals.get("__name__", "")
    if name.split(".")[0] == "factcheck" and isinstance(pattern, str):
        told[pattern, int(flags), frame.f_globals["__file__"], frame.f_lineno] = None
    return compiled(pattern, flags)
re._compile = recorded
import factcheck
for module in pkgutil.walk_packages(factcheck.__path__, "factcheck."):
    if not module.name.endswith("__main__") and ".language_server" not in module.name and ".web" not in module.name:
        importlib.import_module(module.name)
from factcheck import pipeline
text = '''# Ferry sinks off Harwick

HARWICK, 3 May (Reuters) - The ferry Elsa sank on Friday with 187 passengers and 19 crew aboard, "all 206 of them safe",
said Coast Guard chief Anna Holt, 54. The repair costs £3.4 million, up 12 per cent from 2019.
'''
texts = (text, text.replace("187", "178"))
one, two = (factcheck.Document.from_text(each, published="2024-05-06") for each in texts)
pipeline.report([pipeline.read_article(one), pipeline.read_article(two)])
print(json.dumps([list(key) for key in told]))
"""


class Use(NamedTuple):
    """A pattern, how it is used, and where it stands."""

    pattern: str
    flags: int
    method: str
    where: str


# Patterns that only see pieces of text of bounded length, which may take more than linear time within it: the file, how
# the pattern begins, and the bound. A line of a draft under check has 2,000 characters at most, a passage two lines.
BOUNDED = (
    ("claims/readers/quotes/speakers.py", r"(?:\A|\n)\s*(?:#+ )?([A-Z]", 80),
    ("comparisons/quotations.py", r"\[[^\]]*\]|\([^)]*\)", 6000),
    ("consistency/chronology.py", r"([a-z][a-z'-]+),? ", 2000),
    ("consistency/draft.py", r"\s+(?:to|and)\s+|", 200),
    ("consistency/listings.py", r"[^‹›|:.;,]{2,40}?", 160),
    ("consistency/moments.py", r"\bin (?:the )?", 100),
    ("consistency/quotations.py", r"\(.*?\)", 400),
    ("consistency/quotations.py", r"\[[^\]]*\]|", 6000),
    ("consistency/sums.py", "(?P<parts>", 4000),
    ("consistency/sums.py", "‹(?P<total>", 4000),
    ("consistency/tenures.py", r"\bafter ‹(?P<length>", 2000),
    ("documents/dating.py", r"^[\W_]*(?:©", 1500),
    ("documents/dating.py", r"[.,;|]?\s*all rights", 200),
    ("sentences/furniture.py", r"(?:(?i:by|words by", 120),
    ("sentences/furniture.py", r"(?:©[ \u00a0]?", 120),
    ("vocabulary/places.py", r" \([^)]*\)| state", 100),
)
LONGEST_BOUNDED = 1.0  # seconds


@cache
def source(path: str) -> ast.Module:
    return ast.parse(Path(path).read_text(encoding="utf-8"))


@cache
def used_as(path: str) -> dict[str, set[str]]:
    """For each name in a file that a method of patterns is called on: the methods."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(source(path)):
        if isinstance(node, ast.Attribute) and node.attr in METHODS:
            target = node.value
            while isinstance(target, ast.Subscript | ast.Call):
                target = target.value if isinstance(target, ast.Subscript) else target.func
            name = (
                target.id if isinstance(target, ast.Name) else target.attr if isinstance(target, ast.Attribute) else ""
            )
            found.setdefault(name, set()).add(node.attr)
    return found


@cache
def imports(path: str) -> frozenset[str]:
    return frozenset(
        alias.name for node in ast.walk(source(path)) if isinstance(node, ast.ImportFrom) for alias in node.names
    )


def methods(path: str, line: int) -> set[str]:
    """How the pattern that is compiled in a line of a file is used; matching and searching where it cannot be told."""
    names = set()
    for node in ast.walk(source(path)):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.lineno <= line <= (node.end_lineno or line):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {one.id if isinstance(one, ast.Name) else getattr(one, "attr", "") for one in targets}
    known = set()
    for name in names:
        known |= used_as(path).get(name, set())
        for other in map(str, ROOT.rglob("*.py")):
            if other != path and name in imports(other):
                known |= used_as(other).get(name, set())
    return known or {"match", "search"}


def written_in_place() -> Iterator[Use]:
    """Patterns given to `re.search` and the like."""
    for path in sorted(map(str, ROOT.rglob("*.py"))):
        for node in ast.walk(source(path)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
                continue
            called, first = node.func, node.args[0]
            is_re = isinstance(called.value, ast.Name) and called.value.id == "re" and called.attr in METHODS
            if is_re and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield Use(first.value, 0, called.attr, f"{Path(path).relative_to(ROOT)}:{node.lineno}")


def uses() -> list[Use]:
    told = subprocess.run([sys.executable, "-c", RECORDER], capture_output=True, text=True, check=True, timeout=900)
    found = dict.fromkeys(written_in_place())
    for pattern, flags, path, line in json.loads(told.stdout.splitlines()[-1]):
        for method in sorted(methods(path, line)):
            found[Use(pattern, flags, method, f"{Path(path).relative_to(ROOT)}:{line}")] = None
    return list(found)


# Near-matches


def sample(nodes: Any, pumped: int | None = None, times: int = 1, counter: list[int] | None = None) -> str:
    """A text that a parsed pattern matches; the repetition numbered `pumped` goes round `times`."""
    counter = [0] if counter is None else counter
    return "".join(_sampled(operation, argument, pumped, times, counter) for operation, argument in nodes)


def _sampled(operation: Any, argument: Any, pumped: int | None, times: int, counter: list[int]) -> str:
    name = str(operation)
    if name == "LITERAL":
        return chr(argument)
    if name == "NOT_LITERAL":
        return "b" if chr(argument) == "a" else "a"
    if name == "ANY":
        return "a"
    if name == "IN":
        return _of_set(argument)
    if name == "BRANCH":
        texts = [sample(branch, pumped, times, counter) for branch in argument[1]]
        return max(texts, key=len) if pumped is not None else texts[0]
    if name == "SUBPATTERN":
        return sample(argument[-1], pumped, times, counter)
    if name == "ATOMIC_GROUP":
        return sample(argument, pumped, times, counter)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, inner = argument
        counter[0] += 1
        number = counter[0]
        body = sample(inner, pumped, times, counter)
        if number == pumped:
            return body * min(most, times)
        return body * max(least, 1 if most else 0)
    return ""


def _of_set(choices: Any) -> str:
    if str(choices[0][0]) == "NEGATE":
        excluded = re.compile("[" + "".join(map(_as_class, choices[1:])) + "]")
        return next(char for char in "a, 1.\nA'-\"£" if not excluded.match(char))
    kind, value = choices[0]
    if str(kind) == "LITERAL":
        return chr(value)
    if str(kind) == "RANGE":
        return chr(value[0])
    return {"CATEGORY_DIGIT": "1", "CATEGORY_WORD": "a", "CATEGORY_SPACE": " ", "CATEGORY_NOT_WORD": ","}.get(
        str(value), "a"
    )


def _as_class(choice: Any) -> str:
    kind, value = choice
    if str(kind) == "LITERAL":
        return re.escape(chr(value))
    if str(kind) == "RANGE":
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return {"CATEGORY_DIGIT": r"\d", "CATEGORY_WORD": r"\w", "CATEGORY_SPACE": r"\s", "CATEGORY_NOT_WORD": r"\W",
            "CATEGORY_NOT_SPACE": r"\S", "CATEGORY_NOT_DIGIT": r"\D"}[str(value)]  # fmt: skip


def repetitions(nodes: Any) -> int:
    counter = [0]
    sample(nodes, None, 1, counter)
    return counter[0]


COMMON = (
    "1",
    "1,",
    "12 ",
    ",",
    " ",
    '"',
    "' ",
    "a",
    "A",
    "Ab ",
    "a b",
    "A.",
    "-",
    "( ",
    "1/",
    ". ",
    "of the ",
    "\n",
    "ab,",
)


def near_matches(pattern: str, flags: int) -> Iterator[Callable[[int], str]]:
    """Texts of a wanted length that the pattern nearly matches."""
    for piece in COMMON:
        yield lambda length, piece=piece: (piece * (length // len(piece) + 1))[:length] + "\0"
    nodes = re._parser.parse(pattern, flags)  # type: ignore[attr-defined]
    whole = sample(nodes) or "a"
    yield lambda length: (whole * (length // len(whole) + 1))[:length] + "\0"
    for number in range(1, repetitions(nodes) + 1):
        once, twice = sample(nodes, number, 1), sample(nodes, number, 2)
        step = max(1, len(twice) - len(once))
        if len(sample(nodes, number, 200)) < 100 + len(once):
            continue  # bounded, and so is the time it takes
        yield lambda length, number=number, step=step: sample(nodes, number, length // step)[: length + 50] + "\0"
        cut = sample(nodes, number, 3)[:-1]
        yield lambda length, cut=cut: (cut * (length // max(1, len(cut)) + 1))[:length] + "\0"


# Measuring


class StuckError(Exception):
    pass


def _alarm(number: int, frame: FrameType | None) -> None:
    raise StuckError


def run(compiled: re.Pattern[str], method: str, text: str) -> float:
    began = time.process_time()
    if method in ("sub", "subn"):
        compiled.sub("", text)
    elif method == "finditer":
        for _ in compiled.finditer(text):
            pass
    else:
        getattr(compiled, method)(text)
    return time.process_time() - began


def steady(compiled: re.Pattern[str], method: str, text: str) -> float:
    """The time of one use, by many: clocks of processor time may tick in hundredths of a second."""
    times = []
    for _ in range(3):
        total, uses_ = 0.0, 0
        while total < STEADY:
            total += run(compiled, method, text)
            uses_ += 1
        times.append(total / uses_)
    return min(times)


def bound_of(use: Use) -> int | None:
    path = use.where.split(":")[0]
    return next((most for file, start, most in BOUNDED if file == path and use.pattern.startswith(start)), None)


def fault(use: Use) -> str | None:
    """A near-match on which a pattern takes more than linear time; None where there is none."""
    compiled = re.compile(use.pattern, use.flags)
    bound = bound_of(use)
    length = LENGTH if bound is None else bound
    for text in near_matches(use.pattern, use.flags):
        try:
            signal.setitimer(signal.ITIMER_PROF, STUCK)
            for size in (20, 40, 80, 160):  # what is exponential gets stuck here, and is told of below
                run(compiled, use.method, text(size))
            if bound is not None:
                if (taken := run(compiled, use.method, text(bound))) > LONGEST_BOUNDED:
                    return f"{text(60)!r} ...: {taken:.4f} s for {bound} characters"
                continue
            long = text(2 * length)
            if run(compiled, use.method, long) <= QUICK:
                continue
            short = text(length)
            # On a busy machine one measurement may mislead: three in a row do not.
            for _ in range(3):
                half, whole = steady(compiled, use.method, short), steady(compiled, use.method, long)
                if whole <= QUICK or whole <= MOST_GROWTH * half:
                    break
            else:
                return f"{long[:60]!r} ...: {half:.4f} s, and {whole:.4f} s for twice the length"
        except StuckError:
            return f"{text(60)!r} ...: stuck"
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    return None


@pytest.fixture
def _alarmed() -> Iterator[None]:
    before = signal.signal(signal.SIGPROF, _alarm)
    yield
    signal.signal(signal.SIGPROF, before)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer that interrupts a pattern")
@pytest.mark.usefixtures("_alarmed")
def test_twice_the_near_match_takes_no_pattern_more_than_twice_the_time() -> None:
    known = uses()
    assert len(known) > 250
    faults = {f"{use.where} {use.method} {use.pattern[:80]}": fault(use) for use in known}
    assert [
        one for one in BOUNDED if not any(one[0] in use.where and use.pattern.startswith(one[1]) for use in known)
    ] == []
    assert {where: told for where, told in faults.items() if told} == {}


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer that interrupts a pattern")
@pytest.mark.usefixtures("_alarmed")
@pytest.mark.parametrize(
    ("pattern", "method"), [(r"\d+x", "search"), (r"(?:a|a)*b", "match"), (r"\s+\Z", "sub"), (r"(\w+,? ?)+!", "search")]
)
def test_a_pattern_that_backtracks_is_found(pattern: str, method: str) -> None:
    assert fault(Use(pattern, 0, method, "here:1")) is not None


def test_a_linear_pattern_is_let_pass() -> None:
    assert fault(Use(r"\d++(?:,\d{3})*+ (?:million|billion)", 0, "match", "here:1")) is None
