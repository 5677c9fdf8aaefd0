"""Speakers: one quotation given to two people."""

from factcheck.comparisons.quotations import QuotationParameters, align, content_words, speaker_of, whole, words_of
from factcheck.comparisons.registry import Check
from factcheck.model import Claim, Finding, Wording
from factcheck.vocabulary import Vocabulary


class SpeakerParameters(QuotationParameters):
    """As for altered quotations; more must stand alike before two speakers are held against each other: of one that
    stands whole in the other `least_exact` words, of them `least_content` that are no function words."""

    least_words: int = 5
    least_share: float = 0.8
    least_exact: int = 4
    least_content: int = 2


def judge(left: Claim, right: Claim, parameters: SpeakerParameters, vocabulary: Vocabulary) -> Finding:
    """Whether one utterance is given to two different people, both named."""
    one, other = left.value, right.value
    if not isinstance(one, Wording) or not isinstance(other, Wording):
        return Finding(verdict="incomparable", because="not two quotations")
    if left.attributed_to is None or right.attributed_to is None:
        return Finding(verdict="incomparable", because="a speaker is not named")
    first, second = words_of(whole(one), vocabulary), words_of(whole(other), vocabulary)
    found = align(first, second)
    # One short sentence printed word for word is one utterance as well, if it is no turn of phrase.
    shorter = min(first, second, key=len)
    is_telling = len(set(content_words(shorter, vocabulary))) >= parameters.least_content
    least = parameters.least_exact if found.longest == len(shorter) and is_telling else parameters.least_words
    if found.alike < least or found.share < parameters.least_share:
        return Finding(verdict="incomparable", because="two different utterances")
    pronouns = _pronoun(left.attributed_to), _pronoun(right.attributed_to)
    if (pronouns[0] and pronouns[1] and pronouns[0] == pronouns[1]) or bool(pronouns[0]) != bool(pronouns[1]):
        return Finding(verdict="incomparable", because="a speaker is given by pronoun")
    names = speaker_of(left.attributed_to), speaker_of(right.attributed_to)
    if not names[0] or not names[1]:
        return Finding(verdict="incomparable", because="a speaker is given by role only")
    if names[0] & names[1]:
        return Finding(verdict="agree", because=f"both give it to {left.attributed_to}")
    told = f"{left.attributed_to} / {right.attributed_to}"
    return Finding(verdict="conflict", because=f"two speakers: {told}", gap=min(0.95, 0.5 + found.alike / 20))


def _pronoun(speaker: str) -> str | None:
    """The pronoun that the article printed for the speaker ("she" of "Gina Raimondo (she)"), if it did."""
    printed = speaker.partition(" (")[2].rstrip(")").lower()
    return printed if printed in ("he", "she", "they", "it") else None


CHECK = Check("speaker", frozenset(("quote",)), SpeakerParameters, judge)
