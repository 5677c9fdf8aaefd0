"""Runs of capitalised words: where names may stand, before it is known what they name."""

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cache
from itertools import compress
from operator import not_
from typing import NamedTuple

from factcheck.claims.page import Page
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.names import plain
from factcheck.vocabulary.places import gazetteer
from factcheck.vocabulary.titles import title_table


class Run(NamedTuple):
    """Tokens `[first, last]` of the page that may form one name; `opens` when the first begins a sentence or quotation.

    `possessive` when "'s" or an apostrophe follows: the end offset leaves it out.
    """

    first: int
    last: int
    opens: bool
    possessive: bool


class NameWords:
    """The word lists that tell names, compiled once per vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        table = vocabulary.table("proper_names")
        given = vocabulary.table("given_names")
        self.female = frozenset(plain(name) for name in given["female"])
        self.male = frozenset(plain(name) for name in given["male"])
        short = frozenset(plain(name) for names in given["short_forms"].values() for name in names)
        self.given = self.female | self.male | short | frozenset(plain(name) for name in given["either"])
        self.particles = frozenset(table["particles"]) | {"the"}
        self.body_particles = frozenset(table["body_particles"])
        self.honorifics = {word: sex for sex, words in table["honorifics"].items() for word in words}
        self.legal = frozenset(word.lower() for word in table["legal_forms"])
        self.heads = frozenset(table["organisation_heads"])
        self.anywhere = frozenset(table["anywhere"])
        self.place_heads = frozenset(table["place_heads"])
        self.place_openers = frozenset(table["place_openers"])
        self.openers = frozenset(table["openers"])
        self.things = frozenset(table["things"])
        self.adherents = frozenset(table["adherents"])
        self.bodies = frozenset(plain(name) for name in table["bodies"])
        self.ships = frozenset(table["ship_prefixes"])
        self.not_names = frozenset(table["not_names"])
        self.compounds = frozenset(vocabulary.table("places")["compounds"]) | _COMPOUND_TAILS
        self.places = gazetteer(vocabulary)
        self.known_places = frozenset(self.places.names) | frozenset(self.places.same)
        self.titles = title_table(vocabulary)
        # First words of titles, so that most runs need no look-up of titles at all.
        self.title_words = frozenset(
            word for post in self.titles.role for word in post.split()
        ) | frozenset(word for portfolio in self.titles.portfolios for word in portfolio.split())
        ends = frozenset(post.split()[-1] for post in self.titles.role)
        # Owners, partners and shareholders are as often companies.
        self.title_ends = ends - frozenset(
            str.split("deputy private prop count owner operator developer contractor partner shareholder")
        )
        self.abbreviated = frozenset({"st", "dr", "mr", "mrs", "ms", "prof", "rev", "gen", "col", "lt", "sgt", "capt",
                                      "maj", "sen", "rep", "gov", "jr", "sr", "adm", "supt", "insp", "det", "no",
                                      "cllr", "hon", "fr", "cpl", "cmdr", "ft", "mt"})


_COMPOUND_TAILS = frozenset(
    {"style", "led", "backed", "owned", "run", "wide", "speaking", "era", "area", "like", "friendly", "controlled",
     "held", "occupied", "sponsored", "founded", "winning", "type", "only", "linked", "turned", "level", "old", "year"}
)  # fmt: skip


@cache
def name_words(vocabulary: Vocabulary) -> NameWords:
    """The compiled lists of a vocabulary."""
    return NameWords(vocabulary)


# No name has more tokens; a longer run of capitals is a list or a heading and is read in pieces.
_LONGEST = 14
_OPENING_SIGNS = frozenset('":(*#>[')


def runs(page: Page) -> tuple[list[Run], set[str]]:
    """The runs of the page in order, titles still in them but no sentence openers; and the words printed small."""
    scan = _Scan(page)
    return scan.runs(), set(compress(page.words, map(not_, scan.capital)))


class _Scan:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.words = page.words
        self.starts = page.starts
        self.ends = page.ends
        self.sentence_of = page.sentence_of
        self.lists = name_words(page.vocabulary)
        text = page.text
        self.capital = list(map(str.isupper, map(text.__getitem__, page.starts)))
        self.capitals = list(compress(range(len(self.capital)), self.capital))
        self.skipped = self._shouted_sentences()

    def _shouted_sentences(self) -> set[int]:
        """Headlines In Title Case and lines in capitals: there a capital says nothing."""
        counts = Counter(self.sentence_of[index] for index in self.capitals if len(self.words[index]) > 3)
        return {sentence for sentence, count in counts.items() if count >= 4 and self._is_shouted(sentence, count)}

    def _is_shouted(self, sentence: int, count: int) -> bool:
        first, after = bisect_left(self.sentence_of, sentence), bisect_right(self.sentence_of, sentence)
        long = [index for index in range(first, after) if len(self.words[index]) > 3 and self.words[index].isalpha()]
        if len(long) >= count + (count + 1) // 2:
            return False
        if self.page.sentences[sentence].section in ("headline", "standfirst", "list"):
            return True
        text = self.page.text
        return sum(text[self.starts[index] : self.ends[index]].isupper() for index in long) > count // 2

    def runs(self) -> list[Run]:
        found: list[Run] = []
        openers = self.lists.openers
        following = 0
        for index in self.capitals:
            if index < following:
                continue
            last, possessive = self._extend(index)
            following = last + 1
            if (last == index and self.words[index] in openers) or self.sentence_of[index] in self.skipped:
                continue
            run = self._trim(index, last, possessive)
            if run is not None:
                found.append(run)
        return found

    def _extend(self, first: int) -> tuple[int, bool]:
        """The last token of the run that begins at `first`, and whether a possessive ends it."""
        last = first
        while True:
            if self.words[last].endswith("'s"):
                return last, True
            step = self._step(first, last)
            if step is None or step - first >= _LONGEST:
                return last, False
            last = step


    def _step(self, first: int, last: int) -> int | None:
        """The token that continues the run after `last`, or None."""
        words, starts, ends = self.words, self.starts, self.ends
        after = last + 1
        if after >= len(words) or self.sentence_of[after] != self.sentence_of[first]:
            return None
        gap = starts[after] - ends[last]
        word = words[after]
        if gap == 0:
            return self._joined(last, after)
        if gap > 2 or "\n\n" in self.page.text[ends[last] : starts[after]]:
            return None
        if self.capital[after]:
            if word in self.lists.not_names and len(word) > 2 and words[last] not in self.lists.given:
                return None
            if word in self.lists.adherents and not (after + 1 < len(words) and self.capital[after + 1]):
                return None
            return after
        if word == "plc":
            return after
        if word in self.lists.particles or word in ("and", "&", "for"):
            return self._over_particles(first, last, after)
        return None

    def _joined(self, last: int, sign: int) -> int | None:
        """Over a hyphen ("Ranta-aho"), an ampersand ("A&B") or the full stop of an initial ("J. Hall")."""
        words, starts, ends = self.words, self.starts, self.ends
        after = sign + 1
        if after >= len(words) or self.sentence_of[after] != self.sentence_of[last]:
            return None
        if words[sign] == "." and (len(words[last]) == 1 or words[last] in self.lists.abbreviated):
            return after if self.capital[after] and 0 <= starts[after] - ends[sign] <= 1 else None
        if words[sign] == "'" and words[last].endswith("s") and self.capital[after] and starts[after] == ends[sign] + 1:
            # A plural owner is part of the name only when a body or building follows: "Stationers' Hall".
            return after if words[after] in self.lists.place_heads or words[after] in self.lists.heads else None
        if starts[after] != ends[sign]:
            return None
        if words[sign] == "&" and self.capital[after]:
            return after
        if words[sign] == "-" and words[after][0].isalpha():
            if self.capital[after]:
                return after
            # "Jong-un", "Ranta-aho", against "Leeds-based" and "Sudan-or".
            small = words[after]
            return after if len(small) <= 4 and small not in self.lists.compounds | _SMALL_TAILS else None
        return None

    def _over_particles(self, first: int, last: int, after: int) -> int | None:
        words = self.words
        small = [words[after]]
        target = after + 1
        joining = self.lists.particles
        while target < len(words) and not self.capital[target] and len(small) < 3 and words[target] in joining:
            small.append(words[target])
            target += 1
        if target >= len(words) or not self.capital[target] or self.sentence_of[target] != self.sentence_of[first]:
            return None
        if self.starts[target] - self.ends[target - 1] != 1 or words[target] in self.lists.not_names:
            return None
        if small[0] == "&":
            return target
        lead = words[first:after]
        if small[0] == "and":
            return target if self._binds(first, target) else None
        if small[0] in self.lists.body_particles or "the" in small:
            names_one = not self.lists.anywhere.isdisjoint(lead) or words[last] in _PLACES_OF
            return target if names_one or words[last] in ("minister", "secretary") else None
        return target

    def _binds(self, first: int, target: int) -> bool:
        """Whether "X and Y" is one name: a body whose last word tells it ("Search and Rescue Agency") or a country."""
        words = self.words
        end = target
        while (
            end + 1 < min(len(words), first + _LONGEST)
            and self.capital[end + 1]
            and self.starts[end + 1] - self.ends[end] == 1
        ):
            end += 1
        whole = plain(" ".join(words[first : end + 1]))
        if plain(" ".join(words[first : target - 1])) in self.lists.known_places:
            return whole in self.lists.places.names
        if whole in self.lists.places.names:
            return True
        if any(word in _BODY_ENDS for word in words[first : target - 1]):
            return words[first] in ("ministry", "department") and target - first <= 4
        return words[end] in _BODY_ENDS and plain(words[first]) not in self.lists.given and target - first <= 5

    def _trim(self, first: int, last: int, possessive: bool) -> Run | None:
        lists, words = self.lists, self.words
        opens = self._opens(first)
        while first <= last and (words[first] in ("the", "a", "an") or self._is_calendar(first, last)):
            first += 1
        if opens:
            while first < last and words[first] in lists.openers and not self._opens_name(first):
                if not self.capital[first + 1] and words[first + 1] not in lists.particles:
                    return None
                first += 1
                opens = False
        while first <= last and words[first] in lists.particles and not self.capital[first]:
            first += 1
        if first > last:
            return None
        while last > first and (words[last] in lists.not_names or not words[last][0].isalpha()):
            last -= 1
            possessive = False
        if len(words[first]) == 1 and first < last and words[first + 1] == "-":
            return None
        if first == last:
            word = words[first].removesuffix("'s")
            if word in lists.not_names or word in lists.adherents or word in lists.openers or word in _PRONOUNS:
                return None
            if len(word) == 1:
                return None
        return Run(first, last, opens, possessive)

    def _is_calendar(self, first: int, last: int) -> bool:
        """A day or month before a name ("on Monday Apple said"), unless it is a given name ("June Hall")."""
        word = self.words[first]
        return first < last and len(word) > 2 and word in self.lists.not_names and plain(word) not in self.lists.given

    def _opens_name(self, first: int) -> bool:
        """Whether a word that mostly opens sentences is a given name here ("Mark Hall")."""
        return plain(self.words[first]) in self.lists.given and self.capital[first + 1] and self.words[first] != "may"

    def _opens(self, first: int) -> bool:
        if first == 0 or self.sentence_of[first - 1] != self.sentence_of[first]:
            return True
        before = self.words[first - 1]
        if before == "'":
            return self.starts[first] == self.ends[first - 1]
        return before in _OPENING_SIGNS or (before == "-" and first >= 2 and self.starts[first] > self.ends[first - 1])


_BODY_ENDS = frozenset(
    str.split("""
    agency ministry department authority service services board committee commission council institute society centre
    center union association trust office administration bureau guard university college school bank company partners
    sons panel affairs forestry
    """)
)
_PLACES_OF = frozenset(
    {"isle", "gulf", "bay", "cape", "strait", "republic", "kingdom", "city", "port", "battle", "duchy", "county",
     "sea", "horn", "tower", "district", "province", "palace", "states", "museum", "mare", "firth", "mull", "straits",
     "rock", "hill", "valley", "state", "bureau", "knights", "sons", "daughters", "joan"}
)  # fmt: skip
_SMALL_TAILS = frozenset(
    str.split("""
    a an and the or but in on to of for as at by no not free made past bred loss side plus wide next long line sent
    """)
)
_PRONOUNS = frozenset({"i", "i'm", "i'd", "i've", "i'll", "a", "an", "the", "o", "ok"})
