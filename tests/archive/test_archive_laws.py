"""Whatever is done to an archive in whatever order, it answers as a dictionary would."""

import tempfile
from pathlib import Path

from archive_texts import packed, report
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from factcheck import pipeline
from factcheck.archive import Archive, Wanted

EVENTS, WORKERS = range(3), (None, 701, 702)
ORIGINS = ("north.txt", "south.txt", "west.txt", "east.txt")


class Kept(RuleBasedStateMachine):
    """`printed` is for each origin the ids of the texts that it printed, the present one last."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "news.archive"
        self.archive = Archive.open(self.path, create=True)
        self.printed: dict[str, list[str]] = {}

    def teardown(self) -> None:
        assert self.archive.verify(thorough=True) == ()
        self.archive.close()
        self.folder.cleanup()

    @initialize()
    def padded(self) -> None:
        # So many others that the archive is not handed over whole.
        list(self.archive.add_all([packed(report(event)) for event in range(100, 113)]))

    @rule(event=st.sampled_from(EVENTS), workers=st.sampled_from(WORKERS), origin=st.sampled_from(ORIGINS))
    def add(self, event: int, workers: int | None, origin: str) -> None:
        article = report(event, workers=workers)
        history = self.printed.setdefault(origin, [])
        was_there = bool(history)
        is_known = any(article.document.id in ids for ids in self.printed.values())
        (addition,) = self.archive.add_all([packed(article, origin=origin)])
        if was_there and history[-1] == article.document.id:
            assert addition.outcome in ("known", "reread")
            return
        history.append(article.document.id)
        assert addition.outcome == ("version" if was_there else "copy" if is_known else "added")

    @rule(origin=st.sampled_from(ORIGINS))
    def remove(self, origin: str) -> None:
        texts = set(self.printed.pop(origin, ()))
        left = {one for ids in self.printed.values() for one in ids}
        assert set(self.archive.remove(origin)) == texts - left

    @rule()
    def compact(self) -> None:
        self.archive.compact(shrink=False)

    @rule()
    def reopen(self) -> None:
        self.archive.close()
        self.archive = Archive.open(self.path)

    @rule()
    def move(self) -> None:
        lines = list(self.archive.export())
        self.archive.close()
        self.path = self.path.with_name(f"moved-{self.path.name}")
        self.archive = Archive.open(self.path, create=True)
        self.archive.take_in(lines, pipeline.archive_keys)
        assert list(self.archive.export()) == lines

    @rule(event=st.sampled_from(EVENTS))
    def look(self, event: int) -> None:
        lookup = self.archive.candidates(pipeline.archive_keys(report(event, 9)), Wanted(least=12.0))
        texts = {report(event, workers=workers).document.id for workers in WORKERS}
        assert set(lookup.documents) & texts == texts & self.current()

    def current(self) -> set[str]:
        return {ids[-1] for ids in self.printed.values()}

    @invariant()
    def lists_what_is_printed(self) -> None:
        others = {report(event).document.id for event in range(100, 113)}
        listed = {one.document: one for one in self.archive.list(with_superseded=True) if one.document not in others}
        assert set(listed) == {one for ids in self.printed.values() for one in ids}
        assert {id for id, one in listed.items() if one.state == "current"} == self.current()
        for id_, one in listed.items():
            assert set(one.origins) == {name for name, ids in self.printed.items() if ids[-1] == id_}


Kept.TestCase.settings = settings(max_examples=8, stateful_step_count=15, deadline=None)
test_the_archive_answers_as_a_dictionary_would = Kept.TestCase
