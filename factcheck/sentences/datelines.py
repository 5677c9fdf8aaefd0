"""The place, date and agency before the first sentence of a report."""

import re

_SEPARATOR = re.compile(r"\s(?:--+|[-–—_])(?:\s+|\Z)|\s?—\s?|\)\s?(?:--+|[-–—:])?\s*(?=[A-Z“\"])|:\s")
_AGENCY_ONLY = re.compile(r"\([A-Z][\w .&'’/-]{0,30}\)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_DATE = rf"{_WEEKDAY}(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH})(?:,? \d{{4}})?"
_CAPITALS = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'’-]+(?: [A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'’-]*){0,3}"
_NAME = r"[A-Z\u00c0-\u00de][\w.'’-]*(?: (?:de |la |el |al |of )?[A-Z\u00c0-\u00de][\w.'’-]*){0,3}"
_PLACES = rf"(?:{_CAPITALS})(?:(?:, |/| and ){_NAME}){{0,3}}"
_HEAD = re.compile(
    rf"(?:{_PLACES}(?:, ?{_DATE}|; ?{_DATE}| {_DATE})?,?(?: ?\([^()]{{1,40}}\))?"
    rf"|{_NAME}(?:(?:, |/| and ){_NAME}){{0,2}}(?:, ?{_DATE} ?(?:\([^()]{{1,40}}\))?| ?\([^()]{{1,40}}\)|, ?{_DATE})"
    rf"|{_DATE}(?: ?\([^()]{{1,40}}\))?)\Z"
)
_FARTHEST = 110


def dateline_end(text: str, start: int, end: int, labels: frozenset[str]) -> int | None:
    """Where the text after a dateline starts; None when the sentence at `[start, end)` opens without one.

    "OSLO, May 3 (Reuters) - ", "BEIJING — ", "(Bloomberg) — ", "NEW DELHI: " and "Jan 30 - " are datelines. Of one that
    stands alone the end is `end`. `labels` are words in capitals that stand before a colon and are no place.
    """
    while start < end and text[start] in "*_ ":
        start += 1
    if start >= end or not (text[start].isupper() or text[start].isdigit() or text[start] == "("):
        return None
    for found in _SEPARATOR.finditer(text, start, min(end, start + _FARTHEST)):
        brackets = text[found.start()] == ")"
        head = text[start : found.start() + brackets].rstrip("*_ ")
        # "SEOUL (AP) The president" has no dash: then only capitals before the bracket tell a dateline.
        closes = brackets and not any(dash in found.group() for dash in "-–—_")
        if found.end() > end:
            return None
        if _is_head(head, labels, colon=found.group().startswith(":"), closes=closes):
            return found.end()
    return None


def _is_head(head: str, labels: frozenset[str], *, colon: bool, closes: bool) -> bool:
    if _AGENCY_ONLY.fullmatch(head):
        return True
    if colon:
        # "NEW DELHI: " - the house style of the Indian press; in other papers a label stands there.
        letters = head.replace(" ", "").replace(",", "")
        words = head.split(",")[0].split()
        return head.isupper() and letters.isalpha() and len(head) > 3 and len(words) <= 3 and not labels & set(words)
    if closes and not head[: head.find("(")].strip().split(",")[0].isupper():
        return False
    return _HEAD.match(head) is not None and (len(head) > 3 or not head.isupper() or closes)
