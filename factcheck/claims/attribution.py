"""Who says what: the stretches of a text whose statements are somebody's, quoted or reported."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from factcheck.claims.citations import Citation, citations
from factcheck.claims.page import Page
from factcheck.claims.readers.quotes.speakers import speakers

# A tag at the end of a sentence: after the cue stand at most so many words (who was told, when, where).
_TAIL = 9
_NEAR = 300
_DATELINE = re.compile(r"[A-Z]{3}[^\n]{0,80}? [-–—] ")
_FINITE = frozenset(
    [
        "was",
        "were",
        "is",
        "are",
        "would",
        "had",
        "will",
        "has",
        "have",
        "could",
        "can",
        "may",
        "might",
        "must",
        "did",
        "do",
        "does",
        "should",
    ]
)
_SCENE = frozenset({"on", "in", "at", "by", "from", "speaking", "during", "after", "asked", "since", "before"})
_TIMING = frozenset(
    {"on", "in", "at", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "late"}
)
_STOPS = frozenset(".!?;:")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch `[start, end)` whose statements `source` makes, directly or as the reporter tells it.

    `cue` is the word that shows it ("" where the text goes on without one) and `tense` its tense: past, present or
    participle. `denies`: the source denies or doubts what stands there.
    """

    start: int
    end: int
    source: str
    cue: str
    tense: str = "past"
    denies: bool = False


def attribute(page: Page) -> list[Attribution]:
    """All attributions of the page in order of place, disjoint: where one lies in another, the inner one counts."""
    reported = [one for citation in citations(page) for one in _reported(page, citation)]
    quoted = [
        Attribution(one.quoted.start, one.quoted.end, one.source.name, one.cue or "")
        for one in speakers(page)
        if one.source is not None
    ]
    return _disjoint(page, reported, quoted)


def _reported(page: Page, citation: Citation) -> Iterator[Attribution]:
    """The stretches that a citation outside quotation marks attributes to its source."""
    cue = citation.cue
    if not cue.has_clause or not (cue.asserts or cue.denies) or citation.source.name.lower() in ("i", "you"):
        return
    sentence = page.sentences[page.sentence_of[citation.first]].span
    dateline = _DATELINE.match(page.text, sentence.start, min(sentence.end, citation.start))
    low = dateline.end() if dateline else sentence.start
    for start, end in _content(page, citation, low, sentence.end):
        while start < end and page.text[start] in " \t\n\u00a0,:;—–-":
            start += 1
        while end > start and page.text[end - 1] in " \t\n\u00a0,:;—–-":
            end -= 1
        if any(char.isalnum() for char in page.text[start:end]):
            yield Attribution(start, end, citation.source.name, cue.text, cue.tense, cue.denies)


def _content(page: Page, citation: Citation, low: int, high: int) -> list[tuple[int, int]]:
    """Where the words stand that a tag attributes: before it, after it or around it, inside the sentence."""
    text = page.text
    # Only so much of a sentence is looked at: a hostile one may be as long as the page.
    lead = text[max(low, citation.start - _NEAR) : citation.start].rstrip()
    after = text[citation.end : min(high, citation.end + _NEAR)].strip()
    comma_before = lead.endswith((",", "—", "–", '"', "”", "’", "'"))
    if citation.cue.denies:
        return [(citation.end, high)]
    if citation.cue.is_prepositional:
        if not lead or len(lead.split()) <= 2:
            comma = text.find(",", citation.end, min(high, citation.end + _NEAR))
            return [(comma + 1, high)] if comma >= 0 else []
        around = [(low, citation.start)]
        return around + ([(citation.end, high)] if after.startswith(",") and comma_before else [])
    if citation.inverted:
        return [(low, citation.start)] if lead else []
    if comma_before and (after.startswith(",") or not after):
        return [(low, citation.start), (citation.end, high)]
    words = after.rstrip(".!?\"”’'").split()
    is_tail = len(words) <= _TAIL and not any(word.lower().strip(",") in _FINITE for word in words)
    is_tail = is_tail or (bool(words) and words[0].lower() in _TIMING)
    if comma_before and is_tail and "that" not in words[:12] and not _is_opening(lead):
        return [(low, citation.start)]
    return [(_after_hearers(page, citation), high)]


def _is_opening(lead: str) -> bool:
    """True for a phrase that only sets the scene before a tag: "On Monday," or "In a statement,"."""
    words = lead.lower().split()
    return len(words) < 3 or (words[0] in _SCENE and not any(word in _FINITE for word in words))


def _after_hearers(page: Page, citation: Citation) -> int:
    """Where the reported clause begins: after "that" when it follows within a few words, else right after the cue."""
    token = citation.last + 1
    for at in range(token, min(token + 9, len(page.words))):
        word = page.words[at]
        if page.sentence_of[at] != page.sentence_of[citation.last] or word in _STOPS or word in _FINITE:
            break
        if word == "that":
            return page.ends[at]
    return citation.end


def _disjoint(page: Page, reported: list[Attribution], quoted: list[Attribution]) -> list[Attribution]:
    """One list without overlaps: a quotation cuts into what is reported around it, a later tag into an earlier one."""
    layers = sorted(reported, key=lambda one: (one.start, -one.end))
    flat: list[Attribution] = []
    open_: list[Attribution] = []
    for one in [*layers, None]:
        while open_ and (one is None or open_[-1].end <= one.start):
            flat.append(open_.pop())
            if open_ and flat[-1].end < open_[-1].end:
                open_[-1] = replace(open_[-1], start=flat[-1].end)
            elif open_:
                open_.pop()
        if one is None:
            break
        if open_ and open_[-1].start < one.start:
            flat.append(replace(open_[-1], end=one.start))
        if open_:
            one = replace(one, end=min(one.end, open_[-1].end)) if one.end > open_[-1].end else one
        open_.append(one)
    flat = sorted((one for one in flat if one.start < one.end), key=lambda one: one.start)
    return [one for one in _cut_out(flat, quoted) if any(char.isalnum() for char in page.text[one.start : one.end])]


def _cut_out(flat: list[Attribution], quoted: list[Attribution]) -> list[Attribution]:
    result: list[Attribution] = []
    at = 0
    for one in flat:
        start = one.start
        while at < len(quoted) and quoted[at].start < one.end:
            if quoted[at].start < start:
                start = max(start, quoted[at].end)
                result.append(quoted[at])
                at += 1
                continue
            if start < quoted[at].start:
                result.append(replace(one, start=start, end=quoted[at].start))
            result.append(quoted[at])
            start = quoted[at].end
            at += 1
        if start < one.end:
            result.append(replace(one, start=start))
    result.extend(quoted[at:])
    return result
