"""Which wordings of two articles may be one: quotations, names of one spelling, titles of one holder."""

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


def names(articles: Sequence[Article]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of differing names of two articles that begin with the same letter and end in alike words or lengths."""
    index: dict[tuple[str | None, str], list[tuple[int, Claim, str]]] = defaultdict(list)
    for at, article in enumerate(articles):
        seen: set[str] = set()
        for claim in article.claims:
            if claim.kind == "name" and isinstance(claim.value, Wording) and claim.value.folded not in seen:
                seen.add(claim.value.folded)
                index[claim.value.role, claim.value.folded[:1]].append((at, claim, claim.value.folded))
    for key in sorted(index, key=str):
        entries = index[key]
        for place, (article, claim, folded) in enumerate(entries):
            for other_article, other, other_folded in entries[place + 1 :]:
                if other_article != article and other_folded != folded and _share_a_part(folded, other_folded):
                    yield claim, other


def _share_a_part(left: str, right: str) -> bool:
    """Whether two names have a word in common, or are single words of nearly one length."""
    one, other = left.split(), right.split()
    return bool(set(one) & set(other)) or len(one) == len(other) == 1 and abs(len(left) - len(right)) <= 2


def titles(articles: Sequence[Article]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of titles of two articles whose holders share their last name."""
    index: dict[str, list[tuple[int, Claim]]] = defaultdict(list)
    for at, article in enumerate(articles):
        seen: set[tuple[str, str]] = set()
        for claim in article.claims:
            holder = claim.about.holder
            if claim.kind == "title" and holder and isinstance(claim.value, Wording):
                key = holder.lower(), claim.value.folded
                if key not in seen:
                    seen.add(key)
                    index[holder.split()[-1].lower()].append((at, claim))
    for surname in sorted(index):
        entries = index[surname]
        for place, (article, claim) in enumerate(entries):
            for other_article, other in entries[place + 1 :]:
                if other_article != article:
                    yield claim, other
