"""What counts as one fact among a dozen articles, where figures meet by chance."""

import pytest

from factcheck import pipeline
from factcheck.candidates import find
from factcheck.discrepancies.piles import is_of_one_matter
from factcheck.discrepancies.weighing import Judged
from factcheck.model import Document, Finding
from factcheck.vocabulary import load

WORDS = load()


def judged(kind: str, left: str, right: str) -> Judged:
    """The first pair of claims of a kind in two texts."""
    articles = [pipeline.read_article(Document.from_text(text)) for text in (left, right)]
    pair = next(pair for pair in find(articles, WORDS) if pair.left.claim.kind == kind)
    return Judged(pair.left.claim, pair.right.claim, "", Finding(verdict="conflict", because=""), 0.0, pair.features)


@pytest.mark.parametrize(
    ("kind", "left", "right", "expected"),
    [
        ("age", "Mary Jonsson, 43, saw the riot.", "Mary Jonsson, 45, saw the riot.", True),
        ("age", "Mary Jonsson, 43, saw the riot.", "Salim Sabri, 45, saw the riot.", False),
        ("age", "A 43-year-old saw the riot.", "A 45-year-old saw the riot.", False),
        (
            "ordinal",
            "Ana Morales began her third term as governor of Sonora.",
            "Ana Morales began her second term as governor of Sonora.",
            True,
        ),
        ("ordinal", "She hosted the 79th Velora Awards.", "He hosted the 85th Velora Awards.", False),
    ],
)
def test_ages_need_one_name_and_ranks_an_order_that_is_no_name(kind: str, left: str, right: str, expected: bool):
    assert is_of_one_matter(judged(kind, left, right)) is expected
