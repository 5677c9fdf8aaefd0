"""Numbers to call and to enter: telephone numbers, emergency calls, identifiers. They count nothing."""

from factcheck.claims.readers.quantities.line import Line

_CALLS = frozenset(("call", "calls", "called", "calling", "ring", "rang", "phone", "phoned", "dial", "text"))
_EMERGENCY = frozenset(("911", "999", "112", "000", "111", "101", "311", "411", "988"))
# Words before a telephone number, and how far from it they may stand ("call the helpline on 0300 ...").
_CUES = frozenset((*_CALLS, "telephone", "tel", "contact", "hotline", "helpline", "fax", "mobile", "whatsapp"))
_REACH = 8
_FEWEST, _MOST = 7, 15  # digits of a telephone number (ITU-T E.164 allows 15)


def telephone_end(line: Line, at: int) -> int | None:
    """The token after the telephone number that begins at token `at`, or None.

    Groups of digits with one space, hyphen or bracket between: after a plus, with a leading nought, or after a word of
    calling.
    """
    words = line.words
    groups, digits, end = 0, 0, at
    while words[end].isdigit() and len(words[end]) <= _MOST and groups < 8:
        groups, digits = groups + 1, digits + len(words[end])
        last, end = end + 1, end + 1
        while words[end] in ("-", ")", "(", ".") and line.starts[end] - line.ends[end - 1] <= 1 and end < last + 2:
            end += 1
        if line.starts[end] - line.ends[end - 1] > 1:
            break
    if not groups or groups < 2 or not _FEWEST <= digits <= _MOST:
        return None
    is_dialled = (
        words[at - 1] == "+"
        or (words[at][0] == "0" and len(words[at]) > 2)
        or (len(words[at]) < 5 and any(words[at - back] in _CUES for back in range(1, _REACH) if at >= back))
    )
    return last if is_dialled else None


def is_emergency(line: Line, at: int) -> bool:
    """ "Called 911": the number that was rung."""
    return line.words[at] in _EMERGENCY and line.words[at - 1] in _CALLS
