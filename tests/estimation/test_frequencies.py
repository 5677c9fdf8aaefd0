"""How common a meaning is in news at large."""

from factcheck import pipeline
from factcheck.estimation.frequencies import frequencies
from factcheck.model import Article, Document


def _articles(*texts: str) -> list[Article]:
    return [pipeline.read_article(Document.from_text(text)) for text in texts]


def test_what_every_sentence_says_is_as_common_as_can_be_and_the_table_is_sorted() -> None:
    table, sentences, number = frequencies(
        _articles(
            "The quince grower counted 21 ferries. The quince grower sold 34 boats.",
            "The quince grower lost 55 buoys. The quince grower hired 89 divers.",
        )
    )
    assert (sentences, number) == (4, 2)
    assert table["quince"] == 1.0
    assert list(table) == sorted(table)
    assert all(0.05 <= value <= 1.0 for value in table.values())


def test_a_meaning_of_one_sentence_in_thousands_is_left_out() -> None:
    articles = _articles("The harbour counted 21 ferries.", "The orchard grew 34 pomelos.")
    many = articles[:1] * 2400 + articles[1:]
    table, sentences, _ = frequencies(many)
    assert sentences == 2401
    assert "pomelo" not in table
    assert table["ferry"] == 1.0
