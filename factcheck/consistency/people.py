"""The persons of a draft and who is meant where: full names, surnames, he and she."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from factcheck.consistency.draft import Draft
from factcheck.model import Wording, fold

_PRONOUN = re.compile(r"\b(?:he|she|him|her|his)\b")


@dataclass(frozen=True, slots=True)
class Naming:
    """A mention of the person `name` (fullest form) at `[start, end)`."""

    start: int
    end: int
    name: str


class People:
    """Who is named where in one draft."""

    def __init__(self, draft: Draft) -> None:
        full: list[str] = []
        for claim in draft.article.claims:
            if claim.kind == "name" and isinstance(claim.value, Wording) and " " in claim.value.text.strip():
                full.append(" ".join(fold(claim.value.text).split()))
        for claim in draft.article.claims:
            if claim.kind in ("age", "title") and claim.about.holder and " " in claim.about.holder:
                full.append(fold(claim.about.holder))
        names = list(dict.fromkeys(full))
        self.shared = {surname for surname, bearers in Counter(map(_surname, names)).items() if bearers > 1}
        self.namings = sorted(
            _find(draft.folded, names, self.shared, draft.article.document.body_start), key=lambda one: one.start
        )
        self._starts = [one.start for one in self.namings]
        counts: dict[str, int] = {}
        for one in self.namings:
            counts[one.name] = counts.get(one.name, 0) + 1
        ranked = sorted(counts.items(), key=lambda item: -item[1])
        self.main = None
        if ranked and (len(ranked) == 1 or (ranked[0][1] >= 3 and ranked[0][1] >= 2 * ranked[1][1])):
            self.main = ranked[0][0]
        self._draft = draft

    def between(self, start: int, end: int) -> list[Naming]:
        """The mentions that begin in `[start, end)`."""
        return self.namings[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def just_before(self, at: int, reach: int) -> Naming | None:
        """The last mention that ends within `reach` characters before `at` in the same sentence."""
        for one in reversed(self.between(max(0, at - reach - 60), at)):
            if one.end <= at and at - one.end <= reach and not re.search(r"[.!?]\s", self._draft.folded[one.end : at]):
                return one
        return None

    def meant_by_pronoun(self, line: int) -> str | None:
        """Whom he or she means in a line: the only person named in it before or in the two lines before, else the one
        person whom the article is about."""
        lines = self._draft.lines
        start = lines[max(0, line - 2)].sentence.span.start
        near = {one.name for one in self.between(start, lines[line].sentence.span.end)}
        if len(near) == 1:
            return near.pop()
        if not near or self.main in near:
            return self.main if not near else None
        return None


@lru_cache(maxsize=1)
def people_of(draft: Draft) -> People:
    """The persons of a draft, found once for all checks of it."""
    return People(draft)


def _surname(name: str) -> str:
    return name.split()[-1]


def _find(text: str, names: list[str], shared: set[str], start: int) -> list[Naming]:
    forms: dict[str, str] = {}
    for name in names:
        forms.setdefault(name, name)
        if _surname(name) not in shared and len(_surname(name)) >= 3:
            forms.setdefault(_surname(name), name)
    if not forms:
        return []
    taken = bytearray(len(text))
    found = []
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        at = text.find(form, start)
        while at >= 0:
            end = at + len(form)
            if _stands_alone(text, at, end) and not any(taken[at:end]):
                taken[at:end] = b"\1" * len(form)
                found.append(Naming(at, end, forms[form]))
            at = text.find(form, end)
    return found


_JOINS = ("-", "_")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no word goes on at either end of a stretch."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or before in _JOINS) and not (behind.isalnum() or behind in _JOINS)
