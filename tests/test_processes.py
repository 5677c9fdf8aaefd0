"""Work shared out among processes."""

import gc
import os
import weakref
from collections.abc import Iterator

import pytest

from factcheck import pipeline, processes
from factcheck.model import Article, Document, Problem


def _squared(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def _root(number: int) -> float:
    return number**0.5 if number < 300 else 1 / (number - 300)


def _half(number: int) -> int:
    return 1000


class _Kept:
    """An item that can be watched."""

    def __init__(self, number: int) -> None:
        self.number = number


def _number(item: _Kept) -> int:
    return item.number


def test_results_come_in_the_order_of_the_items_from_several_processes():
    results = list(processes.in_order(_squared, range(600), workers=2, size=_half))
    assert [square for square, _ in results] == [number * number for number in range(600)]
    assert len({process for _, process in results}) == 3  # this process begins, two others go on


def test_little_work_starts_no_process():
    results = list(processes.in_order(_squared, range(150), workers=4, size=_half))
    assert {process for _, process in results} == {os.getpid()}
    assert len(results) == 150


def test_a_fault_in_one_item_is_raised():
    results = processes.in_order(_root, range(600), workers=2, size=_half)
    found = []
    with pytest.raises(ZeroDivisionError):
        found.extend(results)
    assert found[:200] == [_root(number) for number in range(200)]


@pytest.mark.parametrize("workers", [1, 2])
def test_items_are_taken_as_they_are_needed_and_let_go(workers: int):
    taken: list[weakref.ref[_Kept]] = []

    def items() -> Iterator[_Kept]:
        for number in range(2000):
            item = _Kept(number)
            taken.append(weakref.ref(item))
            yield item

    results = processes.in_order(_number, items(), workers=workers, size=_half)
    assert [next(results) for _ in range(1000)] == list(range(1000))
    assert len(taken) < 1500
    gc.collect()
    assert sum(watched() is not None for watched in taken[:900]) == 0
    results.close()  # type: ignore[attr-defined]


def _document(number: int) -> Document:
    text = f"The council of Hartmoor spent £{number}.4 million on {number + 2} buses on Monday.\n" * 12
    return Document.from_text(text, published="2024-05-06")


def test_any_number_of_workers_reads_the_same():
    alone = list(pipeline.read_stream(map(_document, range(2, 302))))
    shared = list(pipeline.read_stream(map(_document, range(2, 302)), workers=2))
    assert all(isinstance(one, Article) and one.claims for one in alone)
    assert [one.model_dump_json() for one in shared] == [one.model_dump_json() for one in alone]


def _stopped(document: Document) -> Document:
    raise RuntimeError("a fault of the program")


def test_a_document_that_a_fault_stops_becomes_a_problem(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("FACTCHECK_DEBUG", raising=False)
    monkeypatch.setattr("factcheck.documents.describe", _stopped)
    (problem,) = pipeline.read_stream([_document(3)])
    assert isinstance(problem, Problem)
    assert "RuntimeError" in problem.message
