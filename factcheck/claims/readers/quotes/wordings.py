"""The words of a quotation as printed and in the form that two prints of it are compared in."""

import re

from factcheck.model import fold

_GAP = re.compile(r"\[?(?:\.\s?){3,}\]?|\[?…\]?")
_WORD = re.compile(r"…|\[[^\[\]\s][^\[\]]{0,60}\]|[£$€¥%]|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*'?")


def printed_words(inner: str) -> str:
    """The text between the marks without white space at its ends and without the comma that belongs to the tag."""
    return " ".join(inner.split()).rstrip(",").rstrip()


def comparison_form(text: str) -> str:
    """The form in which quotations are compared: folded, lower case, words with single spaces.

    Punctuation is dropped apart from apostrophes within words, signs that carry a value ($ £ € ¥ %) and marks of the
    reporter's hand: a gap in any print becomes `…`, and a word the reporter supplied keeps its square brackets.
    Hyphens become spaces. Contractions and spelling stay: whether "won't" is "will not" is for the comparison to say.
    """
    low = _GAP.sub(" … ", fold(text).lower())
    return " ".join(_WORD.findall(low))
