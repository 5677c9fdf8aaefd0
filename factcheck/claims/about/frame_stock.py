"""The attribute frames of a vocabulary as the matcher needs them: cues as lemmas, units as classes."""

from functools import cache, cached_property
from typing import Any

from factcheck.claims.about.cues import pattern
from factcheck.claims.about.lemmas import lemma
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.thesaurus import Thesaurus

LISTED = ("head", "verb", "subject", "cue")
VERB = LISTED.index("verb")

AUXILIARY = {
    **dict.fromkeys(("is", "was", "were", "are", "am", "been", "being", "'s"), "be"),
    **dict.fromkeys(("has", "had", "having"), "have"),
    **dict.fromkeys(("does", "did", "done", "doing"), "do"),
    "people": "person",
}

Pattern = tuple[str, ...]


class FrameStock:
    """All frames of `frames-*.yaml` in order of file and place; a frame's number is its place in `frames`.

    `classes` gives for a noun or unit the classes it belongs to (`unit-classes.yaml`), `weak` the cues that say little
    alone, `closed` the function words.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        names = [name for name in vocabulary.names() if name.startswith("frames-")]
        self.frames: tuple[dict[str, Any], ...] = tuple(frame for name in names for frame in vocabulary.table(name))
        self.thesaurus = Thesaurus(vocabulary)
        table = vocabulary.table("unit-classes")
        classes: dict[str, tuple[str, ...]] = {}
        for name, words in table["classes"].items():
            for word in dict.fromkeys(words.split()):
                classes[word] = (*classes.get(word, ()), name)
        self.classes = classes
        self.weak = frozenset(lemma(word) for word in table["weak"].split())
        function_words = vocabulary.table("function-words")
        listed = {str(word) for tag in "DPRXCSF" for word in function_words[tag]}
        self.closed = frozenset(listed | set(AUXILIARY.values()))

    @cached_property
    def patterns(self) -> tuple[tuple[tuple[Pattern, ...], ...], ...]:
        """For each frame and each listed slot, the cues as lemmas."""
        return tuple(
            tuple(tuple(words for cue in frame.get(slot, ()) if (words := pattern(cue))) for slot in LISTED)
            for frame in self.frames
        )

    @cached_property
    def allowed(self) -> tuple[frozenset[str], ...]:
        """For each frame the units it takes with the classes they belong to; empty where any will do."""
        allowed = []
        for frame, patterns in zip(self.frames, self.patterns, strict=True):
            units = [str(unit).lower().replace(" ", "-") for unit in frame.get("units", ())]
            heads = [words[0] for words in patterns[0] if len(words) == 1]
            of_class = [name for unit in units for name in self.classes.get(unit, ())]
            allowed.append(frozenset((*units, *of_class, *heads) if units else ()))
        return tuple(allowed)


@cache
def stock_of(vocabulary: Vocabulary) -> FrameStock:
    """The stock of a vocabulary, made once."""
    return FrameStock(vocabulary)
