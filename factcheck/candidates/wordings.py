"""Which quotations of two articles may be one utterance: those that share enough of their less common words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.model import Article, Claim, Wording

_LEAST_WORDS = 4  # words a quotation needs to be told from a turn of phrase
_LEAST_SHARED = 3
_LEAST_SHARE = 0.5  # of the shorter quotation's distinct words
_NOT_SPOKEN = frozenset(("scare", "title"))


def quotations(articles: Sequence[Article]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of quotations of two articles that share words enough to be looked at, in order of article and place."""
    words: list[tuple[int, Claim, frozenset[str]]] = []
    index: dict[str, list[int]] = defaultdict(list)
    for at, article in enumerate(articles):
        for claim in article.claims:
            if claim.kind == "quote" and isinstance(claim.value, Wording) and claim.value.role not in _NOT_SPOKEN:
                distinct = frozenset(claim.value.folded.split())
                if len(claim.value.folded.split()) >= _LEAST_WORDS:
                    for word in distinct:
                        index[word].append(len(words))
                    words.append((at, claim, distinct))
    for at, (article_at, claim, distinct) in enumerate(words):
        shared: dict[int, int] = defaultdict(int)
        for word in distinct:
            for other in index[word]:
                if other > at and words[other][0] != article_at:
                    shared[other] += 1
        for other in sorted(shared):
            least = min(len(distinct), len(words[other][2]))
            if shared[other] >= _LEAST_SHARED and shared[other] >= _LEAST_SHARE * least:
                yield claim, words[other][1]
