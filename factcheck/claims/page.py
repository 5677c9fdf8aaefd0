"""A document laid out for reading: one token scan that all readers share."""

import re
from bisect import bisect_right
from typing import NamedTuple

from factcheck.model import Document, Sentence, Value, fold
from factcheck.vocabulary import Vocabulary

# A number with its inner separators; an abbreviation with inner dots; a word with inner apostrophes; one other sign.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:'[^\W\d_]+)*|[^\w\s]|_")


class Reading(NamedTuple):
    """A typed value at `[start, end)` of the text, before it is known what it is about.

    `hedge` is the printed hedge; `speaker` who said it, for quotations; `cue` the word that gave the reading away
    (the cue verb of a quotation, the preposition of a place), for use by later steps.
    """

    kind: str
    start: int
    end: int
    value: Value
    hedge: str | None = None
    speaker: str | None = None
    cue: str | None = None


class Page:
    """A document's claim-bearing sentences as parallel token lists.

    `words[i]` is token i folded (see `fold`) and lower-cased, `starts[i]` and `ends[i]` its half-open place in `text`;
    `sentence_of[i]` the index in `sentences` of the sentence it stands in; the tokens of sentence k are those from
    `first_tokens[k]` up to `first_tokens[k + 1]`. Tokens of boilerplate are left out.
    `folded` and `lower` have the length of `text`, so every offset serves for all three.
    """

    def __init__(self, document: Document, sentences: tuple[Sentence, ...], vocabulary: Vocabulary) -> None:
        self.document = document
        self.sentences = sentences
        self.vocabulary = vocabulary
        self.text = document.text
        self.folded = fold(document.text)
        lower = self.folded.lower()
        # A few capitals (such as the Turkish dotted I) grow when lower-cased; then lower them one by one where safe.
        self.lower = lower if len(lower) == len(self.folded) else _same_length_lower(self.folded)
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.sentence_of: list[int] = []
        self.first_tokens: list[int] = []
        add_start, add_end, place_of = self.starts.append, self.ends.append, self.lower.index
        for index, sentence in enumerate(sentences):
            self.first_tokens.append(len(self.starts))
            if sentence.section == "boilerplate":
                continue
            at, end = sentence.span.start, sentence.span.end
            words = _TOKEN.findall(self.lower, at, end)
            self.words += words
            self.sentence_of += [index] * len(words)
            # Twice as fast as asking match objects. What no token covers holds no beginning of one, so the first place
            # where a word is found is where it was matched.
            for word in words:
                at = place_of(word, at)
                add_start(at)
                at += len(word)
                add_end(at)
        self.first_tokens.append(len(self.starts))

    def token_at(self, offset: int) -> int:
        """The index of the token that covers or next precedes `offset`; -1 before the first."""
        return bisect_right(self.starts, offset) - 1


def _same_length_lower(text: str) -> str:
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
