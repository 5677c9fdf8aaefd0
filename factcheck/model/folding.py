"""A view of a text for matching: same length, so that its offsets are those of the text."""

_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u02bc\u0060\u00b4\u2032"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

_TABLE = str.maketrans(
    {
        **dict.fromkeys(_SINGLE_QUOTES, "'"),
        **dict.fromkeys(_DOUBLE_QUOTES, '"'),
        **dict.fromkeys(_HYPHENS, "-"),
        **dict.fromkeys(_SPACES, " "),
    }
)


def fold(text: str) -> str:
    """`text` with one form of quotation mark, apostrophe, hyphen and space; length and case are kept.

    Typographic single quotes and apostrophes become `'`, double quotes and guillemets `"`, hyphens, the en dash and
    the minus sign `-` (the em dash stays: it separates clauses), no-break and typographic spaces a plain space.
    """
    return text if text.isascii() else text.translate(_TABLE)
