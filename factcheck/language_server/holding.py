"""A draft held against files, folders and archives, again and again while it is written."""

import os
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factcheck import checking
from factcheck.archive import Archive, is_archive
from factcheck.checking import Checked
from factcheck.facts import Facts
from factcheck.model import Article, Decision, Document, Problem
from factcheck.model.tuning import Tuning
from factcheck.watching import Shelf


@dataclass(frozen=True, slots=True)
class Held:
    """What a check of a draft gave, and what could not be read of what it was held against."""

    draft: Document
    checked: Checked
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """What beside the texts decides about a check."""

    rules: Path | None = None
    house: Facts | None = None
    acts: tuple[Decision, ...] = ()
    tuning: Tuning | None = None


class Reference:
    """What drafts are held against: `paths` of files, folders and archives."""

    def __init__(self, paths: Sequence[str], terms: Terms | None = None) -> None:
        self._archives = tuple(dict.fromkeys(path for path in paths if is_archive(path)))
        self._shelf = Shelf([path for path in paths if path not in self._archives])
        self._terms = terms or Terms()

    def check(self, text: str, path: str | None) -> Held:
        """Check a draft, which may stand in a file whose contents are older; raises ArchiveError, RulebookError."""
        draft = Document.from_text(text, path=path)
        stock = self._shelf.refresh()
        others = [article for article in stock.articles if not _stands_in(article, path)]
        terms = self._terms
        with ExitStack() as stack:
            archives = [stack.enter_context(Archive.open(one, read_only=True)) for one in self._archives]
            checked = checking.check(
                [draft],
                others,
                archives=archives,
                house=terms.house,
                acts=terms.acts,
                rules=terms.rules,
                today=date.today(),
                problems=stock.problems,
                tuning=terms.tuning,
            )
        return Held(draft, checked, stock.problems)


def _stands_in(article: Article, path: str | None) -> bool:
    """Whether an article is what a file held before it was edited."""
    own = article.document.path
    return path is not None and own is not None and os.path.realpath(own) == os.path.realpath(path)
