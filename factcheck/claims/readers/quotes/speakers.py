"""Who speaks each quoted stretch: its own tag, the cue before it, the tag that ends its sentence, or who spoke last."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from factcheck.claims.citations import Citation, citations
from factcheck.claims.page import Page
from factcheck.claims.people import people
from factcheck.claims.quotation_marks import Quoted, stretches
from factcheck.claims.sources import Source

_BETWEEN_TAG = re.compile(r"[\s,—–\-*_]*\Z")
_PARAGRAPH = re.compile(r"\n[ \t\u00a0]*\n")
_STRONG_END = re.compile(r"[.!?…][\"”’')\]*_]*\s+\Z")
_HEADLINE_NAME = re.compile(r"(?:\A|\n)\s*(?:#+ )?([A-Z][\w.'’\- ]{1,60}):\s*\Z")
_SIGNATURE = re.compile(r"[ \t]*(?:[—–―]|--?)[ \t]*([A-Z][^\n—–―]{2,90})(?=\n|\Z)")
# How far a cue may stand before the words it introduces, in characters of the same sentence.
_REACH = 400
_FINAL_REACH = 600
_SOFT = frozenset({"soft"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quoted stretch with its speaker.

    `is_direct`: a statement of its own, not built into the reporter's sentence. `has_own_cue`: a cue of the same
    sentence introduces it. `goes_on`: it carries on the quotation before it, after a tag or a paragraph break.
    """

    quoted: Quoted
    source: Source | None
    cue: str | None
    is_direct: bool
    has_own_cue: bool
    goes_on: bool = False


_known: WeakKeyDictionary[Page, list[Spoken]] = WeakKeyDictionary()


def speakers(page: Page) -> list[Spoken]:
    """Every quoted stretch of the page with its speaker, in order of place; found once per page."""
    if page not in _known:
        _known[page] = _Assigner(page).all()
    return _known[page]


def printed_speaker(page: Page, start: int) -> str | None:
    """The words that stand for the speaker at the cue of the quotation that begins at `start` ("she", "Mr Okafor").

    None where no quotation begins there or nobody is cited.
    """
    spoken = speakers(page)
    at = bisect_left(spoken, start, key=lambda one: one.quoted.start)
    if at == len(spoken) or spoken[at].quoted.start != start:
        return None
    source = spoken[at].source
    return source.printed if source else None


class _Assigner:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.text = page.text
        self.quotes = stretches(page)
        self.citations = citations(page)
        self.starts = [one.start for one in self.citations]
        self.sentence_starts = [one.span.start for one in page.sentences]
        self.breaks = [0] + [match.end() for match in _PARAGRAPH.finditer(page.text)]
        self.done: list[Spoken] = []

    def all(self) -> list[Spoken]:
        for index, quoted in enumerate(self.quotes):
            self.done.append(self._spoken(index, quoted))
        return self.done

    def _paragraph(self, offset: int) -> int:
        return bisect_right(self.breaks, offset) - 1

    def _spoken(self, index: int, quoted: Quoted) -> Spoken:
        previous = self.done[-1] if self.done else None
        opens = self._opens_sentence(quoted)
        goes_on = previous is not None and self._goes_on(previous, quoted)
        introduced = self._introduced(index, quoted)
        found = introduced or self._after(index, quoted)
        if found is not None:
            return self._made(quoted, found, is_direct=opens or self._is_statement(quoted), goes_on=goes_on)
        signed = self._signed(quoted)
        if signed is not None:
            return signed
        joined = self._joined(previous, quoted)
        if joined is not None:
            return joined
        before = self._before(index, quoted)
        if before is not None:
            near = self.text[before.end : quoted.start]
            direct = (opens or near.rstrip().endswith((":", ","))) and before.cue.has_clause
            return self._made(quoted, before, is_direct=direct, goes_on=goes_on)
        if goes_on and previous is not None:
            return Spoken(quoted, previous.source, previous.cue, previous.is_direct, previous.has_own_cue, goes_on=True)
        final = self._final(index, quoted)
        if final is not None:
            return self._made(quoted, final, is_direct=opens and self._is_statement(quoted), goes_on=False)
        return self._by_context(index, quoted, previous, opens)

    def _made(self, quoted: Quoted, citation: Citation, *, is_direct: bool, goes_on: bool) -> Spoken:
        return Spoken(quoted, citation.source, citation.cue.text, is_direct, True, goes_on)

    def _opens_sentence(self, quoted: Quoted) -> bool:
        """True where the quotation stands at the head of a sentence or paragraph."""
        before = self.text[max(0, quoted.start - 6) : quoted.start]
        return quoted.start < 6 or not before.strip() or before.endswith("\n") or bool(_STRONG_END.search(before))

    def _is_statement(self, quoted: Quoted) -> bool:
        inner = self.text[quoted.inner_start : quoted.inner_end].strip()
        return len(inner.split()) >= 3 or inner[:1].isupper()

    # The tag right after.

    def _after(self, index: int, quoted: Quoted) -> Citation | None:
        limit = self.quotes[index + 1].start if index + 1 < len(self.quotes) else len(self.text)
        at = bisect_left(self.starts, quoted.end)
        if at >= len(self.citations) or quoted.carried:
            return None
        citation = self.citations[at]
        if citation.start >= limit or citation.start - quoted.end > 120:
            return None
        between = self.text[quoted.end : citation.start]
        inner = self.text[quoted.inner_start : quoted.inner_end].rstrip()
        last = inner[-1:]
        if not _BETWEEN_TAG.match(between):
            # A quotation that ends in a comma has its tag next, however long the title before the name.
            leads = last == "," and not any(mark in between for mark in ".;:\n") and not citation.inverted
            return citation if leads and not self._has_clause(between) else None
        new_line = "\n" in between
        if last == "." or new_line:
            # "Q." said Tandi. / "Q." Tandi told reporters. A longer sentence after a full stop is a new statement.
            return citation if self._is_bare_tag(citation, limit) or (citation.inverted and not new_line) else None
        if last in ",?!…—-–" or between.strip() or citation.inverted:
            return citation
        return citation if self._is_bare_tag(citation, limit) else None

    def _is_bare_tag(self, citation: Citation, limit: int) -> bool:
        """True where the sentence of the tag holds nothing but the tag and who was told, when and where."""
        token = citation.last
        sentence = self.page.sentences[self.page.sentence_of[token]].span
        if sentence.end > limit or sentence.end - citation.end > 200:
            return False
        tail = self.text[citation.end : sentence.end]
        return len(tail.split()) <= 7 and " that " not in tail and ":" not in tail and not self._has_clause(tail)

    @staticmethod
    def _has_clause(tail: str) -> bool:
        words = tail.lower().split()
        return any(
            word in ("was", "were", "is", "are", "would", "had", "will", "has", "have", "could") for word in words
        )

    def _introduced(self, index: int, quoted: Quoted) -> Citation | None:
        """The citation right before a colon that introduces a whole sentence: what follows it is no tag of its own."""
        inner = self.text[quoted.inner_start : quoted.inner_end].rstrip()
        lead = self.text[max(0, quoted.start - 3) : quoted.start].rstrip()
        if not lead.endswith(":") or inner[-1:] == ",":
            return None
        return self._before(index, quoted)

    def _signed(self, quoted: Quoted) -> Spoken | None:
        """The speaker of a signed quotation: behind the mark stand a dash and a name to the end of the line."""
        match = _SIGNATURE.match(self.text, quoted.end)
        if match is None or len(match[1].split()) > 8:
            return None
        name = match[1].rstrip(" .*_")
        token = self.page.token_at(match.start(1))
        head = name.split(",")[0]
        person = people(self.page).resolve(head, quoted.start)
        return Spoken(quoted, Source(person or head, name, token, token, token, True), "—", True, True)

    # The cue before, in the same sentence.

    def _before(self, index: int, quoted: Quoted) -> Citation | None:
        low = self._sentence_start(quoted.start)
        if index:
            earlier = self.quotes[index - 1]
            if earlier.end > low and self._ends_sentence(earlier, quoted):
                low = max(low, earlier.end)
        chosen: Citation | None = None
        at = bisect_left(self.starts, quoted.start) - 1
        while at >= 0 and self.citations[at].start >= low and quoted.start - self.citations[at].end <= _REACH:
            citation = self.citations[at]
            at -= 1
            if citation.end > quoted.start or self._ends_before(citation, quoted):
                continue
            if chosen is None or (chosen.cue.stance in _SOFT and citation.cue.stance not in _SOFT):
                chosen = citation
            if chosen.cue.stance not in _SOFT:
                break
        return chosen

    def _ends_sentence(self, earlier: Quoted, quoted: Quoted) -> bool:
        inner = self.text[earlier.inner_start : earlier.inner_end].rstrip()
        between = self.text[earlier.end : quoted.start].strip()
        return inner[-1:] in ".!?" and (not between or between[0].isupper())

    def _ends_before(self, citation: Citation, quoted: Quoted) -> bool:
        """True where a sentence ends between the tag and the quotation."""
        between = self.text[citation.end : quoted.start]
        return (
            _STRONG_END.search(between) is not None
            or "\n\n" in between
            or bool(re.search(r"(?<![A-Z.][A-Za-z])[.!?]\s+[A-Z\"“‘]", between))
        )

    def _sentence_start(self, offset: int) -> int:
        at = bisect_right(self.sentence_starts, offset) - 1
        start = self.sentence_starts[at] if at >= 0 else 0
        return max(start, self.breaks[self._paragraph(offset)])

    # The tag at the end of the sentence.

    def _final(self, index: int, quoted: Quoted) -> Citation | None:
        inner = self.text[quoted.inner_start : quoted.inner_end].rstrip()
        if inner[-1:] in ".!?" and self.text[quoted.end : quoted.end + 2].strip() == "":
            return None
        token = self.page.token_at(quoted.inner_end - 1)
        if token < 0:
            return None
        last = self.page.sentences[self.page.sentence_of[token]].span.end
        at = bisect_left(self.starts, quoted.end)
        last = min(last, quoted.end + _FINAL_REACH)
        while at < len(self.citations) and self.citations[at].start < last:
            citation = self.citations[at]
            back = self.text[max(0, citation.start - 3) : citation.start].rstrip()
            if back[-1:] in ",—–\"”’'" and not self._ends_before(citation, quoted):
                return citation
            at += 1
        return None

    def _joined(self, previous: Spoken | None, quoted: Quoted) -> Spoken | None:
        """For `"one piece" and "another"`: the second is said by whoever said the first."""
        if previous is None or previous.source is None or previous.is_direct:
            return None
        between = self.text[previous.quoted.end : quoted.start] if quoted.start - previous.quoted.end < 10 else "-"
        if between.strip(" ,") not in ("and", "or", "but", ""):
            return None
        return Spoken(quoted, previous.source, previous.cue, False, previous.has_own_cue)

    # No tag of its own.

    def _goes_on(self, previous: Spoken, quoted: Quoted) -> bool:
        """True for a piece that carries on the quotation before: after its tag, or in the next paragraph."""
        if previous.quoted.carried:
            return True
        if previous.source is None:
            return False
        between = self.text[previous.quoted.end : quoted.start]
        if len(between) > 300 or _PARAGRAPH.search(between):
            return False
        at = bisect_left(self.starts, previous.quoted.end)
        if at >= len(self.citations) or self.citations[at].start >= quoted.start:
            return False
        tag = self.citations[at]
        if not _BETWEEN_TAG.match(self.text[previous.quoted.end : tag.start]):
            return False
        rest = self.text[tag.end : quoted.start]
        return not re.search(r"[.!?]\s+\w", rest) and previous.source == tag.source

    def _by_context(self, index: int, quoted: Quoted, previous: Spoken | None, opens: bool) -> Spoken:
        """The speaker of a quotation without a tag: who spoke before in its paragraph, or whom the text just named."""
        none = Spoken(quoted, None, None, False, False)
        headline = self._headline_speaker(quoted)
        if headline is not None:
            return headline
        tag = self._unlisted_tag(quoted)
        if tag is not None:
            return tag
        lead = self.text[max(0, quoted.start - 3) : quoted.start].rstrip()
        if lead.endswith(":") and not opens:
            subject = self._subject_before(quoted)
            return Spoken(quoted, subject, ":", True, True) if subject else none
        if not opens:
            return none
        same = previous is not None and self._paragraph(previous.quoted.start) == self._paragraph(quoted.start)
        citation = self._last_citation(quoted)
        if (
            same
            and previous is not None
            and previous.source
            and (citation is None or citation.start <= previous.quoted.end + 80)
        ):
            return Spoken(quoted, previous.source, previous.cue, True, False)
        if citation is not None:
            return Spoken(quoted, citation.source, citation.cue.text, True, False)
        subject = self._subject_before(quoted)
        if subject is not None:
            return Spoken(quoted, subject, None, True, False)
        alone = quoted.start == self.breaks[self._paragraph(quoted.start)]
        if alone and previous is not None and previous.source:
            return Spoken(quoted, previous.source, previous.cue, True, False)
        return none

    def _unlisted_tag(self, quoted: Quoted) -> Spoken | None:
        """The speaker of `"Q," Tandi sneered`: behind a comma in the marks stands whoever speaks, whatever the verb."""
        if not self.text[quoted.inner_start : quoted.inner_end].rstrip().endswith((",", "?", "!")):
            return None
        token = self.page.token_at(quoted.end - 1) + 1
        if token >= len(self.page.words) - 1 or self.page.starts[token] - quoted.end > 2:
            return None
        word = self.page.words[token]
        naming = next(iter(people(self.page).between(self.page.starts[token], self.page.starts[token] + 1)), None)
        if naming is not None:
            source = Source(naming.person.name, self.text[naming.start : naming.end], token, token, token, True)
            after = self.page.token_at(naming.end - 1) + 1
        elif word in ("he", "she") and (meant := people(self.page).antecedent(word, quoted.end)):
            source = Source(meant.name, word, token, token, token, True)
            after = token + 1
        else:
            return None
        verb = self.page.words[after] if after < len(self.page.words) else ""
        return Spoken(quoted, source, verb, True, True) if verb.endswith(("ed", "s")) and verb.isalpha() else None

    def _last_citation(self, quoted: Quoted) -> Citation | None:
        """The last citation before the quotation in its paragraph, or one that ends the paragraph before in a colon."""
        at = bisect_left(self.starts, quoted.start) - 1
        if at < 0:
            return None
        citation = self.citations[at]
        paragraph = self._paragraph(quoted.start)
        if self._paragraph(citation.start) == paragraph:
            return citation
        begins = self.breaks[paragraph]
        if quoted.start == begins and self.text[max(0, begins - 4) : begins].rstrip().endswith(":"):
            return citation if begins - citation.end < 160 else None
        return None

    def _subject_before(self, quoted: Quoted) -> Source | None:
        """The person that the sentence right before the quotation, in its paragraph, is about."""
        begins = self.breaks[self._paragraph(quoted.start)]
        if quoted.start - begins > 1200:
            begins = quoted.start - 1200
        namings = [one for one in people(self.page).between(begins, quoted.start) if not one.is_quoted]
        subjects = [one for one in namings if one.is_subject] or namings
        if not subjects:
            return None
        naming = subjects[-1]
        token = self.page.token_at(naming.start)
        return Source(naming.person.name, self.text[naming.start : naming.end], token, token, token, True)

    def _headline_speaker(self, quoted: Quoted) -> Spoken | None:
        """The speaker of `Tandi: 'We go on'` and of a quotation inside a headline whose subject is a known person."""
        token = self.page.token_at(quoted.inner_start)
        if token < 0:
            return None
        sentence = self.page.sentences[self.page.sentence_of[token]]
        lead = self.text[max(sentence.span.start, quoted.start - 80) : quoted.start]
        index = people(self.page)
        if match := _HEADLINE_NAME.search(lead):
            name = match[1]
            person = index.resolve(name)
            if person is None and not all(word[0].isupper() for word in name.split()):
                return None
            source = Source(person or name, name, token, token, token, person is not None)
            return Spoken(quoted, source, ":", True, True)
        if sentence.section != "headline":
            return None
        namings = index.between(max(sentence.span.start, quoted.start - 200), quoted.start)
        if namings:
            naming = namings[-1]
            source = Source(naming.person.name, self.text[naming.start : naming.end], token, token, token, True)
            return Spoken(quoted, source, None, False, False)
        return None
