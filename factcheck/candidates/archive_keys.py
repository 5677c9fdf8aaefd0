"""By what an archive finds an article: the names and figures it prints, and the names that its claims are about."""

from factcheck.candidates.grouping import bucket_of
from factcheck.candidates.keys import calendar_words, printed, without_accents
from factcheck.model import Article, BlockKey, Claim
from factcheck.vocabulary import Vocabulary

_LEAST_LETTERS = 3  # of a name
# How much a shared key of each sort says, next to a shared name. The name of a claim is most often also a name of the
# article: as evidence it counts little, but it is found where the name by itself is printed everywhere.
_FIGURE, _CLAIM = 0.7, 0.3


def archive_keys(article: Article, vocabulary: Vocabulary) -> tuple[BlockKey, ...]:
    """What an archive can find an article by, in the 30 days of its publication; ordered, each key once.

    Names are the capitalised words that the article never prints small, as in `group`; figures have three digits or
    more and are no years; and each name that a claim is about comes with the claim's kind.
    """
    bucket = bucket_of(article)
    text = printed(article)
    names = sorted(text.inside - calendar_words(vocabulary))
    claims = {(entity, claim.kind) for claim in article.claims for entity in _entities(claim)}
    return (
        *(BlockKey(name, "", bucket) for name in names),
        *(BlockKey(figure, "", bucket, _FIGURE) for figure in sorted(text.figures)),
        *(BlockKey(entity, kind, bucket, _CLAIM) for entity, kind in sorted(claims)),
    )


def _entities(claim: Claim) -> set[str]:
    """The names in a claim's sentence and that of its holder, as they are compared."""
    about = claim.about
    names = (*about.entities, *about.places, about.holder or "")
    folded = (without_accents(name).lower().removesuffix("'s").removesuffix("’s").strip() for name in names)
    return {name for name in folded if len(name) >= _LEAST_LETTERS}
