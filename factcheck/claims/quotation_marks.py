"""Where quotations begin and end: pairing the marks of a text, however they were printed."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from weakref import WeakKeyDictionary

from factcheck.claims.page import Page

_MARK = re.compile("``|''|[\"“”„‟«»'‘’‚‛`´]")
_BREAK = re.compile(r"\n[ \t\u00a0]*\n\s*|\n(?=[ \t]*[\"“„«])")
_ELISION = re.compile(
    r"(?:\d\ds?|em|til|cause|twas|tis|n|bout|round|cos|ere|un|s|t|re|ve|ll|d|m)(?![^\W_])", re.IGNORECASE
)
_FEET_AND_INCHES = re.compile(r"\d(?:[\"”″]|'{1,2}|’|′)\s?\d*\Z")
_SENTENCE_END = re.compile(r"[.!?…](?=\s+\S)")
_OPENING_BEFORE = frozenset(" \t\n\r\u00a0\u2009\u202f([{—–-/>*_")
_CLOSING_AFTER = frozenset(" \t\n\r\u00a0\u2009\u202f)]}.,;:!?…—–-/<*_")
_STRAIGHT_DOUBLE, _OPENERS, _CLOSERS = '"', frozenset("“„‟«"), frozenset("”»")
_TERMINAL = frozenset(".,!?…;—–")
# A quotation longer than this is a mark gone astray; also what keeps the search for a closing single mark linear.
_LONGEST = 6000
_CANDIDATES = 24


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between quotation marks: `[start, end)` with its marks, `[inner_start, inner_end)` without.

    `single`: between single marks. `carried`: it has no closing mark because the quotation goes on in the next
    paragraph, which opens it again. `broken`: its end was guessed, for want of a closing mark.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    single: bool = False
    carried: bool = False
    broken: bool = False


_known: WeakKeyDictionary[Page, list[Quoted]] = WeakKeyDictionary()


def stretches(page: Page) -> list[Quoted]:
    """The quoted stretches of a page outside its boilerplate, found once per page."""
    if page not in _known:
        found = quoted_stretches(page.text, page.document.body_start)
        title = page.document.title_span
        if title is not None and title.start < page.document.body_start:
            found = quoted_stretches(page.text, title.start, title.end) + found
        _known[page] = [one for one in found if _is_read(page, one)]
    return _known[page]


def covers(stretches_: list[Quoted], offset: int) -> bool:
    """True where `offset` lies inside one of the stretches, which are in order of place."""
    at = bisect_right(stretches_, offset, key=attrgetter("start")) - 1
    return at >= 0 and offset < stretches_[at].end


def _is_read(page: Page, one: Quoted) -> bool:
    token = page.token_at(one.inner_end - 1)
    return token >= 0 and page.ends[token] > one.inner_start


def quoted_stretches(text: str, start: int = 0, end: int | None = None) -> list[Quoted]:
    """The outermost quoted stretches of a text in order of place; they do not overlap.

    Straight, typographic, guillemet and tokenised marks (`` ''), single marks apart from apostrophes, a closing mark
    printed where an opening one belongs and the reverse. A quotation left open ends with its paragraph; where the next
    paragraph opens with a mark it is `carried`, and where the paragraph was cut in mid-sentence (a page break) the
    quotation goes on after the cut.
    """
    found: list[Quoted] = []
    limit = len(text) if end is None else end
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text, start, limit)]
    if not marks:
        return found
    breaks = [(m.start(), m.end()) for m in _BREAK.finditer(text, start, limit)] + [(limit, limit)]
    index = 0
    opened: int | None = None
    for stop, resume in breaks:
        block: list[tuple[int, str]] = []
        while index < len(marks) and marks[index][0] < resume:
            block.append(marks[index])
            index += 1
        opened = _pair(text, block, stop, opened, found)
        if opened is not None and not _goes_on(text, stop, resume, opened):
            following = text[resume : resume + 2]
            carried = (following[:1] in '"“„«' and following != "") or following == "``"
            _close(text, found, opened, stop, carried=carried, broken=not carried)
            opened = None
    return found


def _goes_on(text: str, stop: int, resume: int, opened: int) -> bool:
    """True when a block was cut in mid-sentence and its open quotation is closed after the cut."""
    if resume >= len(text) or stop - opened > _LONGEST or text[stop - 1] in ".!?:;\"”’'":
        return False
    if not text[resume].islower():
        return False
    ahead = _DOUBLE_MARK.search(text, resume, resume + 400)
    return ahead is not None and _can_close(text, ahead.start(), ahead.end())


_DOUBLE_MARK = re.compile("''|[\"“”»]")


def _can_open(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return (before in _OPENING_BEFORE or before in "\"“‘'") and not after.isspace() and after not in ".,;:!?)]"


def _can_close(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not before.isspace() and (after in _CLOSING_AFTER or after in "\"”’'") and before not in "(["


def _pair(text: str, block: list[tuple[int, str]], stop: int, opened: int | None, found: list[Quoted]) -> int | None:
    """Pairs the marks of one block into `found`; returns where a quotation is still open at its end."""
    skip_until = 0
    for number, (place, mark) in enumerate(block):
        if place < skip_until:
            continue
        end = place + len(mark)
        if mark in "'‘’‚‛`´" and len(mark) == 1:
            if opened is None and (closing := _single_close(text, block, number, stop)) is not None:
                if text[place + 1 : closing].strip():
                    found.append(Quoted(place, closing + 1, place + 1, closing, single=True))
                skip_until = closing + 1
            continue
        opened = _double(text, place, end, mark, opened, found)
    return opened


def _double(text: str, place: int, end: int, mark: str, opened: int | None, found: list[Quoted]) -> int | None:
    if mark == "''" and text[end : end + 1].isalnum() and text[place - 1 : place].isalnum():
        return opened
    can_open, can_close = _can_open(text, place, end), _can_close(text, place, end)
    if opened is None:
        if mark in ("''", *_CLOSERS):
            return place if can_open and not can_close else None
        if mark == _STRAIGHT_DOUBLE and not can_open:
            before, after = text[place - 1 : place], text[end : end + 1]
            spaced = (before == "" or before.isspace()) and after.isspace()
            return place if spaced or (before in ":,;(" and after.isalnum()) else None
        return place
    if mark in _CLOSERS or mark == "''":
        if can_open and not can_close and text[opened] == mark:
            _close(text, found, opened, _last_sentence_end(text, opened, place), broken=True)
            return place
        _keep(text, found, opened, place, end)
        return None
    if mark in _OPENERS or mark == "``":
        if can_close and not can_open:
            _keep(text, found, opened, place, end)
        return None
        _close(text, found, opened, _last_sentence_end(text, opened, place), broken=True)
        return place
    if can_open and not can_close:
        # A straight mark that can only open while one is open: the closing one was lost.
        _close(text, found, opened, _last_sentence_end(text, opened, place), broken=True)
        return place
    if _FEET_AND_INCHES.search(text, max(opened, place - 5), place) and text[end : end + 1] == " ":
        return opened
    _keep(text, found, opened, place, end)
    return None


def _keep(text: str, found: list[Quoted], opened: int, place: int, end: int) -> None:
    """Add the quotation from the mark at `opened` to the mark from `place` to `end`."""
    width = 2 if text.startswith(("``", "''"), opened) else 1
    if text[opened + width : place].strip() and place - opened <= _LONGEST:
        found.append(Quoted(opened, end, opened + width, place))


def _close(
    text: str, found: list[Quoted], opened: int, stop: int, *, carried: bool = False, broken: bool = False
) -> None:
    width = 2 if text.startswith(("``", "''"), opened) else 1
    inner = opened + width
    while stop > inner and text[stop - 1].isspace():
        stop -= 1
    if stop > inner and stop - opened <= _LONGEST:
        found.append(Quoted(opened, stop, inner, stop, carried=carried, broken=broken))


def _last_sentence_end(text: str, opened: int, place: int) -> int:
    """The end of the last whole sentence in `[opened, place)`, else `place` itself."""
    last = place
    for match in _SENTENCE_END.finditer(text, max(opened, place - 1200), place):
        last = match.end()
    return last


def _single_close(text: str, block: list[tuple[int, str]], number: int, stop: int) -> int | None:
    """Where the single mark `block[number]` is closed, or None when it opens nothing (an apostrophe, a decade)."""
    place, mark = block[number]
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    if mark == "´" or (mark == "`" and before.isalnum()):
        return None
    if not (before in _OPENING_BEFORE or before in '"“') or after.isspace() or after in ".,;:!?)-–—":
        return None
    elided = _ELISION.match(text, place + 1) is not None
    if elided and mark != "‘":
        return None
    doubtful: int | None = None
    for other, sign in block[number + 1 : number + 1 + _CANDIDATES]:
        if other >= stop or other - place > _LONGEST:
            break
        if len(sign) != 1 or sign not in "'’´":
            continue
        tail = text[other + 1] if other + 1 < len(text) else " "
        head = text[other - 1]
        if tail.isalnum() or (head.isspace() and tail.isalnum()):
            continue
        if head.isspace():
            # ' Hello ' of tokenised text closes; an opening mark before a word does not.
            if tail.isspace():
                return other
            continue
        if head in _TERMINAL or tail in '.,;:!?)]"”—' or other + 1 >= stop or head not in "sS":
            return None if elided and other - place < 5 else other
        if doubtful is None:
            doubtful = other
        elif _SENTENCE_END.search(text, doubtful, other):
            break
    return doubtful
