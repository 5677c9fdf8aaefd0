"""Titles with their holders: before the name, after it between commas, before it between commas, or by a verb."""

from dataclasses import dataclass

from factcheck.claims.capitals import NameWords, name_words
from factcheck.claims.entities import Mention, entities
from factcheck.claims.page import Page, Reading
from factcheck.model import Wording
from factcheck.vocabulary.titles import Title

_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our"})
_PREPOSITIONS = frozenset({"of", "for", "at", "in", "with", "on", "to"})
_STOPS = frozenset(
    {",", ".", ";", ":", ")", "(", '"', "-", "—", "who", "and", "said", "says", "told", "has", "had", "was", "is", "or",
     "but", "which", "that", "from", "by", "when", "as", "since", "whose", "will", "then", "until", "after", "also",
     "before", "while", "?", "!"}
)  # fmt: skip
_TIMES = frozenset({"past", "future", "leaving", "acting"})
_BE = frozenset({"is", "was", "became", "remains", "becomes"})
_NAMING = frozenset({"named", "appointed", "elected", "made", "hired", "promoted", "chosen"})
# Words of kinship and state that carry no post, though they look like occupations.
_NO_POST = frozenset({"victim", "suspect", "witness", "hostage", "hero", "model", "leader's", "pilot's"})

# Who leads these holds no post.
_LED_ALONG = frozenset(
    {"charge", "way", "field", "pack", "race", "polls", "chorus", "scoring", "list", "table", "standings", "calls"}
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A title at tokens `[first, last]`; `body` is the noun that it heads, where the verb tells it."""

    first: int
    last: int
    title: Title
    body: str | None = None


def titles(page: Page) -> list[Reading]:
    """A reading for each title of a named person; titles without a name beside them are left out."""
    return _Titles(page).readings()


class _Titles:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.words = page.words
        self.lists: NameWords = name_words(page.vocabulary)
        self.people = [mention for mention in entities(page).mentions if mention.kind == "person"]

        self.starts = {mention.first for mention in self.people}

    def readings(self) -> list[Reading]:
        found: dict[tuple[int, int], Reading] = {}
        for mention in self.people:
            for attached in (self._before, self._after, self._before_comma, self._by_verb, self._led_by, self._under):
                if (title := attached(mention)) is not None and not self._is_no_post(mention, title):
                    reading = self._reading(mention, title)
                    found.setdefault((reading.start, reading.end), reading)
        return [found[place] for place in sorted(found)]

    def _is_no_post(self, mention: Mention, found: _Found) -> bool:
        """Whether the words only look like a post: "Doctor Who", "a spin doctor", "led the charge"."""
        words, after = self.words, found.last + 1
        if mention.surface.lower() in ("who", "what") or words[found.first - 1] == "spin":
            return True
        if words[found.first - 1] == "-" and words[found.first - 2] == "spin":
            return True
        following = words[after : after + 2]
        return following[:1] in (["jr"], ["sr"]) or (
            words[found.first] in ("led", "leads", "leading")
            and following[:1] == ["the"]
            and following[-1] in _LED_ALONG
        )

    def _reading(self, mention: Mention, found: _Found) -> Reading:
        page = self.page
        start, end = page.starts[found.first], page.ends[found.last]
        if page.words[found.last].endswith("'s"):
            end -= 2
        return Reading(
            kind="title",
            start=start,
            end=end,
            value=Wording(text=page.text[start:end], folded=found.title.folded, role=found.title.role),
            speaker=mention.canonical,
            cue=self._of(found),
        )

    def _of(self, found: _Found) -> str | None:
        """What the post is of: the words after "of", "for" or "at", or the possessive before the title."""
        if found.body is not None:
            return found.body
        words, after = self.words, found.last + 1
        if self._same_sentence(found.first, after + 1) and words[after] in ("of", "for", "at"):
            end, closing = after + 1, _STOPS | _PREPOSITIONS
            while end + 1 < len(words) and end - after < 6 and words[end + 1] not in closing:
                end += 1
            return " ".join(words[after + 1 : end + 1])
        before = found.first - 1
        if before >= 0 and self._same_sentence(before, found.first) and words[before].endswith("'s"):
            return words[before].removesuffix("'s")
        return None

    def _same_sentence(self, left: int, right: int) -> bool:
        return right < len(self.words) and self.page.sentence_of[left] == self.page.sentence_of[right]

    def _before(self, mention: Mention) -> _Found | None:
        """ "Prime Minister Anna Holt", "the chief executive Ann Lee", "museum director Jo Moss"."""
        last = mention.first - 1
        if mention.title is not None:
            found = self._ending_at(mention.title[1], mention.title[0] - 1)
            if found is not None:
                return found
            last = mention.title[0] - 1
        while last >= 0 and (self.words[last] == "." or self.words[last] in self.lists.honorifics):
            last -= 1
        if last < 0 or not self._same_sentence(last, mention.first) or mention.form != "full":
            return None
        if self.page.starts[mention.first] - self.page.ends[mention.first - 1] > 2:
            return None
        return self._ending_at(last, last - 6)

    def _ending_at(self, last: int, floor: int) -> _Found | None:
        """The longest title that ends with token `last`."""
        words = self.words
        if last >= 0 and words[last] == ".":
            last -= 1
        if last < 0:
            return None
        closes = words[last] in self.lists.title_words or words[last] in ("elect", "designate", "emeritus")
        if not closes and not self._is_occupation(words[last]):
            return None
        best: _Found | None = None
        for first in range(last, max(floor, -1, last - 7), -1):
            if not self._same_sentence(first, last):
                break
            phrase = self._phrase(first, last)
            if phrase is not None and (title := self.lists.titles.parse(phrase)):
                best = _Found(first, last, title)
        if best is None and self._is_occupation(words[last]):
            best = _Found(last, last, Title((), words[last], "work"))
        return None if best is None or best.title.post in _NO_POST else self._with_time(best)

    def _with_time(self, found: _Found) -> _Found:
        """The title with a "former", "acting" or "deputy" that stands further left: "the former Leeds mayor"."""
        words, effects = self.words, self.lists.titles.modifiers
        for at in range(found.first - 1, max(found.first - 6, -1), -1):
            word = words[at].removesuffix("-")
            if word in _STOPS - {"-"} or word in _DETERMINERS or word in _PREPOSITIONS or word.endswith("'s"):
                break
            if effects.get(word) in _TIMES and self._same_sentence(at, found.first):
                if word in found.title.modifiers:
                    break
                title = Title((word, *found.title.modifiers), found.title.post, found.title.role)
                return _Found(found.first, found.last, title)
        return found

    def _phrase(self, first: int, last: int) -> tuple[str, ...] | None:
        """The words of a title with its hyphens closed up ("vice-president")."""
        words: list[str] = []
        for index in range(first, last + 1):
            word = self.words[index]
            if word == "-" and words and index < last:
                words[-1] += "-"
            elif words and words[-1].endswith("-"):
                words[-1] += word
            elif word in _STOPS or word in _DETERMINERS:
                return None
            else:
                words.append(word)
        if not words or words[-1].endswith("-"):
            return None
        if words[0].startswith(("ex-", "co-", "then-", "deputy-")) and (head := words[0].split("-", 1))[1]:
            words[:1] = head
        return tuple(words)

    def _is_occupation(self, word: str) -> bool:
        """Whether the ending tells what somebody does ("seismologist", "shopkeeper")."""
        lists = self.lists.titles
        return len(word) > 5 and word.endswith(lists.endings) and word not in lists.not_occupations

    def _after(self, mention: Mention) -> _Found | None:
        """ "Jo Lind, 54, the group's chief executive, said": the noun phrase after the comma."""
        at = self._past_origin(mention.last + 1)
        if at >= len(self.words) or self.words[at] not in (",", "(") or not self._same_sentence(mention.first, at):
            return None
        at += 1
        if at + 1 < len(self.words) and self.words[at].isdigit():
            if self.words[at + 1] != ",":
                return None
            at += 2
        return self._phrase_from(at, mention)

    def _past_origin(self, at: int) -> int:
        """The token after "of Leeds", where that stands between a name and the comma at `at`; else `at` itself."""
        if self.words[at : at + 1] != ["of"]:
            return at
        end = at + 1
        while end < len(self.words) and end - at < 5 and self.page.text[self.page.starts[end]].isupper():
            end += 1
        return end if end > at + 1 and self.words[end : end + 2] == [",", "who"] else at

    def _phrase_from(self, at: int, mention: Mention, *, bare: bool = True) -> _Found | None:
        """The title that heads the noun phrase at token `at`; `bare` allows it without an article."""
        words = self.words
        if at >= len(words) or not self._same_sentence(mention.first, at):
            return None
        if words[at] == "who" and bare:
            return self._who(at, mention)
        end, determined = at, words[at] in _DETERMINERS
        while end < len(words) and end - at < 10 and words[end] not in _STOPS - {"-"} and self._same_sentence(at, end):
            if words[end] in _PREPOSITIONS and end > at:
                break
            determined = determined or words[end].endswith("'s")
            end += 1
        if end == at or (not determined and not bare):
            return None
        portfolio = self._with_portfolio(end, at)
        if portfolio is not None:
            return portfolio
        found = self._ending_at(end - 1, at - 1)
        if found is not None and not determined and self._lists_names(end, found):
            return None
        if found is not None and found.title.role == "work" and not determined:
            return found if len(words[found.last]) > 5 else None
        return found

    def _lists_names(self, end: int, found: _Found) -> bool:
        """Whether a name follows at once: then the title is the next person's ("Jo Lind, Mayor Tom Reed and")."""
        return end in self.starts

    def _with_portfolio(self, end: int, floor: int) -> _Found | None:
        """ "minister of labour", "secretary of state for health"; `end` is the token after "minister"."""
        words = self.words
        if not (0 < end < len(words) and words[end] in ("of", "for") and words[end - 1] in ("minister", "secretary")):
            return None
        for last in range(min(end + 6, len(words) - 1), end, -1):
            phrase = tuple(words[end - 1 : last + 1])
            if self._same_sentence(end, last) and (title := self.lists.titles.parse(phrase)):
                first = end - 1
                if first - 1 >= floor and words[first - 1] in self.lists.titles.modifiers:
                    first -= 1
                    title = self.lists.titles.parse((words[first], *phrase)) or title
                return _Found(first, last, title)
        return None

    def _who(self, at: int, mention: Mention) -> _Found | None:
        """ "who heads the agency", "who works as a nurse", "who is a teacher"."""
        words = self.words
        verb = words[at + 1] if at + 1 < len(words) else ""
        if verb in _BE:
            return self._phrase_from(at + 2, mention, bare=False) if words[at + 2 : at + 3] != ["who"] else None
        if verb in ("works", "worked") and words[at + 2 : at + 3] == ["as"]:
            return self._phrase_from(at + 3, mention)
        post = self.lists.titles.verb_titles.get(verb)
        if post is not None and at + 2 < len(words) and words[at + 2] in ("the", "its", "their", "a", "an"):
            body = self._body(at + 3)
            title = self.lists.titles.parse(tuple((post if body is None else "chair").split()))
            return None if title is None else _Found(at + 1, at + 1, title, body)
        return None

    def _body(self, at: int) -> str | None:
        """The body that a noun phrase from token `at` on names ("steering committee": committee), if it is one that
        has a chair."""
        end = at
        while end < len(self.words) and end - at < 4 and self.words[end].isalpha() and self._same_sentence(at, end):
            if self.words[end] in _BODIES:
                return self.words[end]
            end += 1
        return None

    def _before_comma(self, mention: Mention) -> _Found | None:
        """ "the company's finance director, Jo Lind," and "the head of the agency, Omar Said,"."""
        comma = mention.first - 1
        if mention.title is not None:
            comma = mention.title[0] - 1
        words = self.words
        if comma < 2 or words[comma] != "," or not self._same_sentence(comma, mention.first) or mention.form != "full":
            return None
        closing = words[mention.last + 1] if mention.last + 1 < len(words) else "."
        if closing == "and" or mention.first - comma > 4:
            return None
        for first in range(comma - 1, max(comma - 12, -1), -1):
            if words[first] in (",", ".", '"', ";", ":", "and") or not self._same_sentence(first, comma):
                return None
            if words[first] in ("the", "its", "their", "his", "her") or words[first].endswith("'s"):
                found = self._phrase_from(first + 1 if words[first].endswith("'s") else first, mention, bare=True)
                if found is None or not self._reaches(found.last, comma):
                    continue
                return found
        return None

    def _reaches(self, last: int, comma: int) -> bool:
        """Whether only an "of" phrase stands between the title and the comma."""
        if last + 1 == comma:
            return True
        between = self.words[last + 1 : comma]
        return (
            between[0] in ("of", "for", "at")
            and len(between) <= 7
            and not any(word in ("said", "told", "was", "is", "has", "who", "with") for word in between)
        )

    def _by_verb(self, mention: Mention) -> _Found | None:
        """ "Jo Lind was appointed chairman", "Jo Lind, named as head coach", "Jo Lind is a nurse"."""
        words, at = self.words, mention.last + 1
        if at + 2 >= len(words) or mention.form != "full" or not self._same_sentence(mention.first, at + 2):
            return None
        if words[at] in ("has", "had") and words[at + 1] == "been":
            at += 1
        if words[at] in ("was", "is", "been", ","):
            if words[at + 1] in _NAMING:
                at += 1
            elif words[at] != "," and words[at + 1] in _DETERMINERS:
                return self._phrase_from(at + 1, mention, bare=False)
        if words[at] in _NAMING:
            start = at + 2 if words[at + 1] == "as" else at + 1
            return self._phrase_from(start, mention)
        return None

    def _led_by(self, mention: Mention) -> _Found | None:
        """ "the panel, headed by Jo Lind", "the ship is commanded by Captain Jo Lind": the post that the verb names."""
        by = self._opening(mention) - 1
        if by < 2 or self.words[by] != "by" or not self._same_sentence(by - 2, mention.last):
            return None
        verb = by - 1
        post = self.lists.titles.verb_titles.get(self.words[verb])
        before = verb - 1
        while before > 0 and self.words[before] in (",", "is", "was", "are", "were", "be", "been", "being", "which"):
            before -= 1
        if post is None or not self._same_sentence(before, by):
            return None
        return self._heading(verb, verb, before, post)

    def _under(self, mention: Mention) -> _Found | None:
        """ "the committee, under the chairmanship of Jo Lind", "the panel, with Judge Jo Lind in the chair"."""
        words, start = self.words, self._opening(mention)
        after = mention.last + 1
        if words[after : after + 3] == ["in", "the", "chair"] and start > 2 and self._same_sentence(start, after + 2):
            opening = next((at for at in range(start - 1, max(start - 5, 0), -1) if words[at] == "with"), None)
            if opening is None:
                return None
            return self._heading(after + 2, after + 2, opening - 1 - (words[opening - 1] == ","), "chair")
        post = _LEADING.get(words[start - 2]) if start > 4 and words[start - 1] == "of" else None
        is_under = words[start - 4 : start - 2] == ["under", "the"]
        if post is None or not is_under or not self._same_sentence(start - 4, start):
            return None
        return self._heading(start - 2, start - 2, start - 5 - (words[start - 5] == ","), post)

    def _opening(self, mention: Mention) -> int:
        """The first token of a person's mention with the title and the words of nation and calling before it."""
        at = mention.first if mention.title is None else mention.title[0]
        words = self.words
        for back in range(at - 1, max(at - 6, -1), -1):
            if words[back] in _DETERMINERS:
                return back
            if words[back] in _STOPS | _PREPOSITIONS or not words[back].isalpha():
                break
        return at

    def _heading(self, first: int, last: int, body: int, post: str) -> _Found | None:
        """The post of who leads the body that ends at token `body`; of a panel or board it is the chair."""
        if body < 0:
            return None
        noun = self._body_before(body)
        if noun not in _BODIES and post in _LOOSE:
            return None
        title = self.lists.titles.parse(("chair",) if noun in _BODIES else tuple(post.split()))
        return None if title is None else _Found(first, last, title, noun)

    def _body_before(self, last: int) -> str:
        """The body that ends at token `last`: the committee of "the steering committee of the trial"."""
        words = self.words
        for at in range(last, max(last - 6, 0), -1):
            if words[at] == "of" and words[at - 1] in _BODIES:
                return words[at - 1]
            if not words[at].isalpha():
                break
        return words[last]


_LEADING = {"chairmanship": "chair", "command": "commander", "leadership": "leader", "direction": "director"}
# "A group led by Jo Lind" gives her no post: so much is led, headed and run.
_LOOSE = frozenset({"leader", "head"})
# Bodies that have a chair, whatever verb tells who leads them.
_BODIES = frozenset(
    {"panel", "committee", "commission", "board", "inquiry", "jury", "tribunal", "council", "hearing", "court"}
)
