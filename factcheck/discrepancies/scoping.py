"""Changes to the rules that hold for the articles of some paths or sources."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import PurePath

from factcheck.model import Discrepancy, DocumentEntry, Matching
from factcheck.model.report import Severity
from factcheck.model.tuning import ScopedChanges, Tuning

_ORDER: tuple[Severity, ...] = ("error", "warning", "note")


def scoped(
    discrepancies: Iterable[Discrepancy],
    entries: Mapping[str, DocumentEntry],
    tuning: Tuning,
    matching: Matching | None,
) -> Iterator[Discrepancy]:
    """The discrepancies as the scopes of a tuning leave them; one that involves an article of a scope obeys it."""
    for one in discrepancies:
        found: Discrepancy | None = one
        documents = [entries[name] for name in _documents(one) if name in entries]
        for scope in tuning.scopes:
            if found and any(_is_inside(entry, scope) for entry in documents):
                found = _changed(found, scope, matching)
        if found:
            yield found


def _documents(discrepancy: Discrepancy) -> list[str]:
    return list(dict.fromkeys(mention.document for side in discrepancy.sides for mention in side.mentions))


def _is_inside(entry: DocumentEntry, scope: ScopedChanges) -> bool:
    if entry.source is not None and entry.source in scope.sources:
        return True
    return entry.path is not None and any(is_under(entry.path, pattern) for pattern in scope.paths)


def _changed(one: Discrepancy, scope: ScopedChanges, matching: Matching | None) -> Discrepancy | None:
    if one.rule in scope.off:
        return None
    severity = one.severity
    if one.scope == "cross" and one.kind in scope.tiers:
        tier = scope.tiers[one.kind]
        if one.confidence < tier.warning:
            return None
        if one.confidence < tier.error:
            severity = max(severity, "warning", key=_ORDER.index)
    if (ceiling := scope.severity.get(one.rule)) is not None:
        # A scope may also lift what the rule file holds down: then the confidence decides again.
        reached: Severity = "error"
        if one.scope == "cross" and matching is not None and one.confidence < matching.tier(one.kind).error:
            reached = "warning"
        severity = max(
            reached if _ORDER.index(ceiling) < _ORDER.index(severity) else severity, ceiling, key=_ORDER.index
        )
    return one if severity == one.severity else one.model_copy(update={"severity": severity})


def is_under(path: str, pattern: str) -> bool:
    """Whether a path, or its end, fits a pattern: `*` is any part of a name, `**` any folders; a folder means all that
    is in it."""
    return _compiled(pattern).fullmatch(PurePath(path).as_posix()) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    parts = []
    for part in re.split(r"(\*\*/?|\*|\?)", pattern.removeprefix("./").rstrip("/")):
        parts.append({"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(part, re.escape(part)))
    start = "" if pattern.startswith("/") else "(?:.*/)?"
    return re.compile(f"{start}{''.join(parts)}(?:/.*)?")
