"""How common each meaning is in news at large: `python -m factcheck.estimation.frequencies PATH... [--write]`.

Reads articles (files or folders of any format that factcheck reads), counts for each meaning the share of sentences
that have it near a claim, and prints the table. With --write it goes to `rules/vocabulary/frequencies.yaml`.
A meaning in one sentence of a thousand or fewer counts 0, one in every twentieth or more counts 1, between them by the
logarithm of the share: what all news says binds no two claims.
"""

import argparse
import math
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from factcheck.model import Article
from factcheck.vocabulary import rules_folder

RARE, COMMON = 1e-3, 0.05
"""Shares of sentences from which a meaning begins to count as common, and is as common as can be."""
_LEAST = 0.05  # what is less common than this is left out of the table

_HEADER = """\
# How common a meaning (a group of the thesaurus, or a word that is in none) is in news at large, 0 (one sentence in a
# thousand or fewer) to 1 (one in twenty or more), by the logarithm of its share. Counted over {sentences} sentences
# with claims of {articles} articles by `python -m factcheck.estimation.frequencies ... --write`, not for editing.
"""


def frequencies(articles: Iterable[Article]) -> tuple[dict[str, float], int, int]:
    """For each meaning that is common at all its commonness, 0 to 1; the numbers of sentences and articles counted."""
    counted: Counter[str] = Counter()
    sentences = number = 0
    for article in articles:
        by_sentence: dict[int, set[str]] = {}
        for claim in article.claims:
            names = {word for name in claim.about.entities for word in name.lower().split()}
            by_sentence.setdefault(claim.sentence.start, set()).update(set(claim.about.words) - names)
        for words in by_sentence.values():
            counted.update(words)
        sentences += len(by_sentence)
        number += 1
    scale = math.log(COMMON / RARE)
    found = {word: min(1.0, math.log(n / sentences / RARE) / scale) for word, n in counted.items()}
    return {word: round(value, 2) for word, value in sorted(found.items()) if value >= _LEAST}, sentences, number


def _quoted(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"


def main() -> None:
    """Count, and print or write the table."""
    from factcheck import documents, pipeline

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    found, problems = documents.collect(arguments.paths)
    for problem in problems:
        print(f"# {problem.path}: {problem.message}")
    table, sentences, number = frequencies(
        one for one in pipeline.read_stream(found, workers=2) if isinstance(one, Article)
    )
    text = _HEADER.format(sentences=sentences, articles=number)
    text += "".join(f"{_quoted(word)}: {value:g}\n" for word, value in table.items())
    if arguments.write:
        Path(rules_folder(), "vocabulary", "frequencies.yaml").write_text(text, encoding="utf-8")
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
