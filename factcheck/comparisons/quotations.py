"""Quotations: one utterance printed in different words, against one that is only shortened or spelled otherwise."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from factcheck.comparisons.registry import Check
from factcheck.model import Claim, Finding, Record, Wording, fold
from factcheck.vocabulary import Vocabulary

_WORD = re.compile(r"\[[^\]]*\]|\([^)]*\)|\.{3}|…|[^\W_]+(?:'[^\W_]+)*")
_GAP = "…"
_APART = re.compile(r"\s?'\s?(ll|re|ve|s|t|d|m)\b")  # "we ' ll" in texts that were cut into words
# What stands between two quotations when a mark is lost: it opens with the tag of the one before, or its first
# sentence reports ("Ms Ortiz, the harbour master, said.", "the agency reported.") and nobody speaks in it.
_TURNED = re.compile(r"\W*(?:(?:[^\W\d_]+[ ,]+){0,5}said[.,]|sa(?:id|ys) )", re.IGNORECASE)
_FIRST = re.compile(r"[^.!?]*")
_TAG = re.compile(r"\b(?:said|says|added|told|reported|testified|wrote)\b")
_SPEAKING = re.compile(r"\b(?:I|we|me|us|my|our|you|your)\b", re.IGNORECASE)
_STRETCH = 8  # words: a longer stretch that one quotation alone has is another passage of the speech, no alteration
_EDGE = 3  # words of the one that ends first before or behind what stands alike: a longer run is another sentence
_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d\d))?\s?([ap])\.?m\b\.?|\b(\d{1,2}):(\d\d)\b")


class QuotationParameters(Record):
    """`least_words` and `least_share` (of the shorter quotation) must stand alike, in order, for two quotations to be
    one utterance; a single changed place counts for more the longer the stretch that is alike."""

    least_words: int = 4
    least_share: float = 0.6


@dataclass(frozen=True)
class _Speech:
    contractions: dict[str, tuple[str, ...]]
    spellings: dict[str, str]
    light: frozenset[str]
    weighty: dict[str, frozenset[str]]


@cache
def _speech(vocabulary: Vocabulary) -> _Speech:
    table = vocabulary.table("quotation")
    return _Speech(
        contractions={
            entry["short"].lower(): tuple(entry["long"][0].lower().split()) for entry in table["contractions"]
        },
        spellings={entry["uk"]: entry["us"] for entry in table["spelling_pairs"] if entry["kind"] == "word"},
        light=frozenset(table["light_words"]),
        weighty={name: frozenset(words) for name, words in table["weighty_words"].items()},
    )


def words_of(text: str, vocabulary: Vocabulary) -> list[str]:
    """The words of a quotation for comparison: folded, contractions opened, one spelling; an omission mark or a
    bracketed insertion is "…", which matches anything."""
    speech = _speech(vocabulary)
    words: list[str] = []
    told = _CLOCK.sub(_clock, fold(text).lower()).replace("o.k.", "ok").replace("okay", "ok")
    for token in _WORD.findall(_APART.sub(r"'\1", told)):
        if token in ("...", "…") or token[0] in "[(":
            words.append(_GAP)
        elif token in speech.contractions:
            words.extend(speech.contractions[token])
        else:
            words.append(speech.spellings.get(token, token))
    return words


def _clock(found: re.Match[str]) -> str:
    """A time of day as one word of four digits: "6:41pm" and "18:41" are one."""
    hour, minute, half, other_hour, other_minute = found.groups()
    if half is None:
        return f"{int(other_hour):02}{other_minute}"
    return f"{int(hour) % 12 + 12 * (half == 'p'):02}{minute or '00'}"


_Change = tuple[tuple[str, ...], tuple[str, ...]]
_CONTEXT = 3


@dataclass(frozen=True)
class Alignment:
    """Two quotations laid side by side: how many words stand alike, as a share of the shorter, and where they differ.

    `changes` are pairs of differing stretches inside what is common, each with the words of the left and the right;
    `around` gives for each the same with up to three words to either side.
    """

    alike: int
    share: float
    longest: int
    changes: tuple[_Change, ...]
    around: tuple[_Change, ...]
    cut: bool


def align(left: list[str], right: list[str]) -> Alignment:
    """The alignment of two word lists; leading and trailing words of one side alone count as cut, not as changed."""
    blocks = [block for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks() if block.size]
    if not blocks:
        return Alignment(0, 0.0, 0, (), (), True)
    alike = sum(block.size for block in blocks)
    places: list[tuple[int, int, int, int]] = []
    start_left, start_right = blocks[0].a, blocks[0].b
    if 0 < (reach := min(start_left, start_right)) <= _EDGE:
        places.append((start_left - reach, start_left, start_right - reach, start_right))
    for before, after in pairwise(blocks):
        places.append((before.a + before.size, after.a, before.b + before.size, after.b))
    end_left, end_right = blocks[-1].a + blocks[-1].size, blocks[-1].b + blocks[-1].size
    rest_left, rest_right = len(left) - end_left, len(right) - end_right
    if 0 < (reach := min(rest_left, rest_right)) <= _EDGE:
        places.append((end_left, end_left + reach, end_right, end_right + reach))
    changes = tuple((tuple(left[a:b]), tuple(right[c:d])) for a, b, c, d in places)
    around = tuple(
        (tuple(left[max(0, a - _CONTEXT) : b + _CONTEXT]), tuple(right[max(0, c - _CONTEXT) : d + _CONTEXT]))
        for a, b, c, d in places
    )
    cut = bool(start_left) != bool(start_right) or (end_left < len(left)) != (end_right < len(right))
    share = alike / min(len(left), len(right))
    return Alignment(alike, share, max(block.size for block in blocks), changes, around, cut)


def weight_of(change: _Change, vocabulary: Vocabulary) -> tuple[float, str]:
    """How grave a changed stretch is (0 nothing, 1 alters the sense), and what kind of change it is."""
    left, right = change
    if _GAP in left or _GAP in right:
        return 0.0, "marked as an omission or insertion"
    one, other = [w for w in left if w not in right], [w for w in right if w not in left]
    if not one and not other:
        return 0.0, "the same words"
    if "".join(left) == "".join(right):
        return 0.0, "one word or two"
    if max(len(left), len(right)) > _STRETCH:
        return 0.0, "another passage between"
    if len(one) == len(other) == 1 and _number(one[0], vocabulary) == _number(other[0], vocabulary) is not None:
        return 0.0, "a number in words and in figures"
    speech = _speech(vocabulary)
    for name, words in speech.weighty.items():
        changed = set(one + other) & words
        if changed and (name != "tense" or (one and other)):
            return 1.0, f"another {name}" if one and other else f"a {name} on one side only"
    if all(word in speech.light for word in one + other):
        return 0.0, "function words only"
    if "".join(left) == "".join(right):
        return 0.0, "written together or apart"
    if len(one) == len(other) == 1:
        if any(word[0].isdigit() for word in one + other):
            return 1.0, "another figure"
        nearness = Levenshtein.distance(one[0], other[0], score_cutoff=2)
        longest = max(len(one[0]), len(other[0]))
        if nearness <= 1 and longest > 3:
            plural = one[0].rstrip("s") == other[0].rstrip("s")
            return (0.35, "singular against plural") if plural else (0.1, "a spelling")
        if nearness == 2 and longest > 6:
            return 0.2, "a spelling"
        return 0.8, "another word"
    if not one or not other:
        added = [word for word in one + other if word not in speech.light]
        return (0.5 if len(added) <= 3 else 0.3), "words left out without a mark"
    return 0.7, "other words"


def content_words(words: list[str], vocabulary: Vocabulary) -> list[str]:
    """The words of a quotation that are neither function words nor pronouns, negations or auxiliaries."""
    speech = _speech(vocabulary)
    closed = vocabulary.table("function-words").values()
    return _without(words, speech.light.union(*speech.weighty.values(), *closed))


def _without(words: list[str], light: frozenset[str]) -> list[str]:
    return [word for word in words if word not in light]


def speaker_of(speaker: str | None) -> frozenset[str]:
    """The words of a personal name, lower-cased; empty for a role ("a police spokesman") or a single capital word that
    opens one."""
    # What stands in brackets is how the article printed a name that was resolved: "Gina Raimondo (she)".
    speaker = (speaker or "").partition(" (")[0]
    words = [word for word in speaker.replace(".", " ").split() if word[:1].isupper()]
    if len(words) < 2 or speaker[:1].islower() or words[0] in ("The", "A", "An"):
        return frozenset()
    return frozenset(word.lower() for word in words if len(word) > 2)


def _number(word: str, vocabulary: Vocabulary) -> int | None:
    """The number that a word or figure is ("twelfth", "12th", "12"); None for any other word."""
    table = vocabulary.table("numbers")
    known: int | None = next((table[name][word] for name in ("small", "tens", "ordinals") if word in table[name]), None)
    if known is not None:
        return known
    figure = _RANKED.fullmatch(word)
    return int(figure.group(1)) if figure else None


_RANKED = re.compile(r"(\d{1,6})(?:st|nd|rd|th)?")


def _is_turned(text: str) -> bool:
    """Whether the text stands between two quotations rather than in one."""
    if _TURNED.match(text):
        return True
    first = _FIRST.match(text.lstrip("\"'\N{LEFT DOUBLE QUOTATION MARK} "))
    return bool(first and _TAG.search(first.group()) and not _SPEAKING.search(first.group()))


def judge(left: Claim, right: Claim, parameters: QuotationParameters, vocabulary: Vocabulary) -> Finding:
    """Whether two quotations print one utterance alike, shortened, or altered; incomparable when they are two."""
    one, other = left.value, right.value
    if not isinstance(one, Wording) or not isinstance(other, Wording):
        return Finding(verdict="incomparable", because="not two quotations")
    if _is_turned(one.text) or _is_turned(other.text):
        return Finding(verdict="incomparable", because="the quotation marks seem to be turned round")
    first, second = words_of(whole(one), vocabulary), words_of(whole(other), vocabulary)
    if not first or not second:
        return Finding(verdict="incomparable", because="no words")
    if len(first) >= parameters.least_words and first != second and sorted(first) == sorted(second):
        return Finding(
            verdict="conflict",
            because=f"the words in another order: {' '.join(first)} / {' '.join(second)}",
            gap=_REORDERED,
            stretches=(" ".join(first), " ".join(second)),
        )
    found = align(first, second)
    share = parameters.least_share
    told = _is_told_by(one, second, share, vocabulary) and _is_told_by(other, first, share, vocabulary)
    if not told or found.alike < parameters.least_words or found.share < share or found.longest < 3:
        return Finding(verdict="incomparable", because="two different utterances")
    light = _speech(vocabulary).light
    if align(_without(first, light), _without(second, light)).share < share:
        return Finding(verdict="incomparable", because="two different utterances: only small words stand alike")
    stretches = zip(found.changes, found.around, strict=True)
    graded = [(*weight_of(change, vocabulary), change, around) for change, around in stretches]
    grave = [item for item in graded if item[0] > 0.0]
    speakers = speaker_of(left.attributed_to), speaker_of(right.attributed_to)
    if grave and speakers[0] and speakers[1] and not speakers[0] & speakers[1]:
        return Finding(verdict="incomparable", because=f"said by {left.attributed_to} and by {right.attributed_to}")
    if not grave:
        verdict = "compatible" if found.cut else "agree"
        return Finding(verdict=verdict, because="one is shortened" if found.cut else "the same words")
    worst = max(grave, key=lambda item: item[0])
    change = f"{' '.join(worst[2][0]) or 'nothing'} / {' '.join(worst[2][1]) or 'nothing'}"
    if worst[0] < 0.3:
        return Finding(verdict="compatible", because=f"{worst[1]}: {change}")
    if not (_prints(one, worst[2][0], vocabulary) and _prints(other, worst[2][1], vocabulary)):
        return Finding(verdict="compatible", because=f"another part of the quotation is altered: {change}")
    return Finding(
        verdict="conflict",
        because=f"{worst[1]}: {change}",
        gap=worst[0] * min(1.0, found.alike / 8) * found.share,
        stretches=(" ".join(worst[3][0]), " ".join(worst[3][1])),
    )


_REORDERED = 0.6  # confidence that one utterance was meant where only the order of its words differs


def whole(value: Wording) -> str:
    """The quotation with the parts that its tag splits put together."""
    return " ".join(value.parts) if value.parts else value.text


def _is_told_by(value: Wording, words: list[str], least: float, vocabulary: Vocabulary) -> bool:
    """Whether this piece of a split quotation is the one that the other quotation tells as well."""
    if not value.parts:
        return True
    piece = words_of(value.text, vocabulary)
    alike = sum(block.size for block in SequenceMatcher(None, piece, words, autojunk=False).get_matching_blocks())
    return alike >= least * min(len(piece), len(words))


def _prints(value: Wording, changed: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Whether a piece of a split quotation is the one that has the changed words."""
    return not value.parts or not changed or not set(changed).isdisjoint(words_of(value.text, vocabulary))


CHECK = Check("quotation", frozenset(("quote",)), QuotationParameters, judge)
