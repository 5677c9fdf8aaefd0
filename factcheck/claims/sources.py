"""The noun phrase before or after a cue: who is cited, as printed and by full name."""

from dataclasses import dataclass

from factcheck.claims.cues import lexicon
from factcheck.claims.page import Page
from factcheck.claims.people import people
from factcheck.claims.quotation_marks import covers, stretches

_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "who"})
_SOME = frozenset({"one", "some", "many", "several", "few", "most", "both", "another", "other"})
_EXPLAINING = frozenset({"who", "which", "whose", "speaking", "himself", "herself", "then", "now", "also"})
_DASHES = frozenset({"-", "—", "–"})
_JOINING = frozenset({"of", "for", "from", "with", "at", "in", "on"})
_LONGEST_PHRASE = 16
_LONGEST_DATELINE = 14
_LONGEST_APPOSITION = 40
_LONGEST_BARE_APPOSITION = 14


@dataclass(frozen=True, slots=True)
class Source:
    """Who is cited: `name` the full name, else the role or body as printed; `printed` the words at the cue itself.

    `first` and `last` are the token indices of the printed words, `lead` that of the first word of the whole phrase
    with its titles; `is_person` where the document names the person.
    """

    name: str
    printed: str
    first: int
    last: int
    lead: int
    is_person: bool


class Sources:
    """Finds the source around a cue, token by token, on one page. Each search looks at a bounded number of tokens."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.words = page.words
        self.lexicon = lexicon(page.vocabulary)
        self.people = people(page)
        self.name_at_end = {naming.end: naming for naming in self.people.namings}
        self.name_at_start = {naming.start: naming for naming in self.people.namings}
        self.stretches = stretches(page)
        self.last_body: Source | None = None
        self.last_source: Source | None = None

    def remember(self, source: Source) -> None:
        """Notes who was cited last, for "it" and "they"."""
        self.last_source = source
        if not source.is_person:
            self.last_body = source

    def is_quoted(self, token: int) -> bool:
        """True for a token between quotation marks."""
        return covers(self.stretches, self.page.starts[token])

    def is_near(self, left: int, right: int) -> bool:
        """True for two tokens of one sentence."""
        of = self.page.sentence_of
        return left >= 0 and right >= 0 and left < len(of) and right < len(of) and of[left] == of[right]

    def is_capital(self, token: int) -> bool:
        """True for a token printed with a capital."""
        return self.page.text[self.page.starts[token]].isupper()

    # Behind a cue: "said Tandi", "according to the ministry".

    def may_open(self, token: int) -> bool:
        """True where a noun phrase can begin."""
        if token >= len(self.words):
            return False
        word = self.words[token]
        small = word in self.lexicon.determiners or word in _PRONOUNS or word in self.lexicon.titles
        return small or self.is_capital(token) or (word.endswith("s") and word.isalpha() and not self.stops(word))

    def stops(self, word: str) -> bool:
        """True for a word that ends a noun phrase: a conjunction, an auxiliary, a preposition."""
        return self.lexicon.breaks_phrase(word) or word in self.lexicon.links

    def after(self, token: int, *, is_subject: bool = False) -> Source | None:
        """The noun phrase that begins at a token: to the end of its name, or to the first break of a role.

        `is_subject`: its verb follows, so it ends before the first word that looks like one.
        """
        words = self.words
        if token >= len(words) or self.is_quoted(token):
            return None
        if words[token] in _PRONOUNS:
            return None if words[token] == "who" else self.pronoun(token)
        last = token
        while last < min(len(words), token + _LONGEST_PHRASE) and self.is_near(token, last):
            word = words[last]
            if self.page.starts[last] in self.name_at_start:
                return self._named_after(token, last)
            if (not word[0].isalnum() and word not in "-&'%" and not self._is_abbreviation(last)) or self.is_quoted(
                last
            ):
                break
            if is_subject and last > token and self._looks_verbal(last):
                break
            if self.lexicon.breaks_phrase(word) or word == "who" or (last > token and word in self.lexicon.cues):
                break
            if word == "of" and self.words[last - 1] == "-":
                last += 1
                continue
            if word in self.lexicon.links and (last == token or (word not in ("of", "for") and last - token > 1)):
                break
            last += 1
        if last == token:
            return None
        named = None if is_subject else self._named_in_apposition(token, self._end_of_role(last))
        return named or self._plain(token, last - 1)

    def _end_of_role(self, last: int) -> int:
        """The comma that ends a role with a phrase behind it ("the woman in charge of the sale, Ana Reyes"), or `last`
        where none does."""
        words = self.words
        if words[last : last + 1] and words[last] in _JOINING:
            for at in range(last + 1, min(len(words), last + _LONGEST_PHRASE)):
                if words[at] == ",":
                    return at
                if not words[at].isalpha() or words[at] in self.lexicon.cues or not self.is_near(last, at):
                    break
        return last

    def _named_in_apposition(self, first: int, comma: int) -> Source | None:
        """The name in "said the lord mayor, Ana Reyes" and "said Acme's chair, Dr Ana Reyes"."""
        words = self.words
        role = words[first:comma]
        if words[comma : comma + 1] != [","] or not (
            role[0] in self.lexicon.determiners or any(word.endswith("'s") for word in role)
        ):
            return None
        for at in range(comma + 1, min(len(words), comma + 5)):
            if not self.is_near(first, at):
                return None
            named = self.name_at_start.get(self.page.starts[at])
            if named is not None:
                stop = self.page.token_at(named.end - 1)
                ends = not self.is_near(stop + 1, first) or words[stop + 1] in (",", ".", ";", '"')
                return Source(named.person.name, self.text(at, stop), at, stop, first, True) if ends else None
            if not (self.is_capital(at) or words[at] == "the"):
                return None
        return None

    def _looks_verbal(self, token: int) -> bool:
        word = self.words[token]
        if self.is_capital(token) or word in self.lexicon.titles:
            return False
        return word in self.lexicon.verbs or (word.endswith("ed") and word not in self.lexicon.titles)

    def _named_after(self, first: int, token: int) -> Source | None:
        naming = self.name_at_start[self.page.starts[token]]
        last = self.page.token_at(naming.end - 1)
        name = naming.person.name
        if self.words[last].endswith("'s"):
            return self._plain(first, self._role_end(last))
        if self.words[last + 1 : last + 2] == ["and"] and last + 2 < len(self.words):
            other = self.name_at_start.get(self.page.starts[last + 2])
            if other is not None:
                last = self.page.token_at(other.end - 1)
                name = f"{name} and {other.person.name}"
        return Source(name, self.text(token, last), token, last, first, True)

    def _role_end(self, token: int) -> int:
        """The last token of the role after a possessive: "Holt's press secretary"."""
        last = token
        while last - token < 6 and self.is_near(token, last + 1):
            word = self.words[last + 1]
            if not word.isalpha() or self.stops(word) or word in self.lexicon.cues:
                break
            last += 1
        return last

    # Before a cue: "Tandi said", "X, the mayor, said".

    def before(self, token: int) -> Source | None:
        """The noun phrase whose verb the cue at `token` is; None where it is not printed right before."""
        words, lexicon_ = self.words, self.lexicon
        at = token - 1
        while self.is_near(at, token):
            word = words[at]
            if word in lexicon_.days and at and words[at - 1] in ("on", "last", "this", "in", "earlier"):
                at -= 2
            elif lexicon_.is_adverb(word) and not self.is_capital(at):
                at -= 1
            else:
                break
        if not self.is_near(at, token) or self.is_quoted(at):
            return None
        if words[at] == "," or words[at] == ")" or words[at] in _DASHES:
            return self.before_apposition(at, token)
        return self._phrase_before(at)

    def ending(self, last: int) -> Source | None:
        """The noun phrase that ends at token `last`."""
        return self._phrase_before(last)

    def is_joined(self, token: int) -> bool:
        """True where the cue shares a subject printed earlier: "and said", ", adding", "before telling"."""
        at = token - 1
        while self.is_near(at, token) and self.words[at] in self.lexicon.adverbs:
            at -= 1
        if not self.is_near(at, token) or self.is_quoted(at):
            return True
        return self.words[at] in (",", "and", "but", "then", "while", "before", "after", "—", "–", "by")

    def subject(self, first: int, limit: int) -> Source | None:
        """The subject of the clause that begins at `first`: the pronoun, name or `the ...` it opens with."""
        words = self.words
        at = self._behind_dateline(first, limit)
        while at < limit and (words[at] in self.lexicon.adverbs or words[at] in ("and", "but", "so", ",", "yet")):
            at += 1
        if at < limit and words[at] in self.lexicon.openers:
            while at < limit and words[at] != ",":
                at += 1
            at += 1
        if at >= limit or self.is_quoted(at) or not self.may_open(at):
            return None
        return self.after(at, is_subject=True)

    def _behind_dateline(self, first: int, limit: int) -> int:
        """The token after "PARIS (Agency) -" at the head of an article; `first` where there is no such head."""
        text, starts, ends = self.page.text, self.page.starts, self.page.ends
        if ends[first] - starts[first] < 3 or not text[starts[first] : ends[first]].isupper():
            return first
        for at in range(first + 1, min(limit, first + _LONGEST_DATELINE)):
            if self.words[at] in _DASHES and text[starts[at] - 1].isspace() and text[ends[at] : ends[at] + 1].isspace():
                return at + 1
        return first

    def before_apposition(self, comma: int, token: int) -> Source | None:
        """The source of "X, the mayor, said" and "the mayor, X, said"; `comma` is the mark before the cue."""
        words = self.words
        opening = "(" if words[comma] == ")" else words[comma]
        named = self.name_at_end.get(self.page.ends[comma - 1]) if comma else None
        at = comma - 1
        is_clause = False
        while comma - at < _LONGEST_APPOSITION and self.is_near(at, token):
            if words[at] == opening and not self.is_quoted(at):
                break
            is_clause = is_clause or words[at] in self.lexicon.auxiliaries or words[at] in _PRONOUNS
            at -= 1
        else:
            return None
        if at <= 0 or not self.is_near(at - 1, token):
            return None
        inside = words[at + 1]
        is_relative = inside in _EXPLAINING
        if not is_relative and (is_clause or comma - at > _LONGEST_BARE_APPOSITION) and opening == ",":
            return None
        if named is not None and not is_relative and opening == "," and not words[comma - 1].endswith("'s"):
            first = self.page.token_at(named.start)
            if not any(word in self.lexicon.links or word in self.lexicon.cues for word in words[at + 1 : first]):
                return Source(named.person.name, self.text(first, comma - 1), first, comma - 1, at + 1, True)
        if not (is_relative or opening != "," or self._explains(at + 1, comma)):
            return None
        # "A, B, the chair, said": the source is the first name of a list of appositions.
        if words[at - 1] == "," or words[at - 1] == ")":
            return self.before_apposition(at - 1, at)
        source = self._phrase_before(at - 1)
        if source is not None and not source.is_person and self._is_listed(source, token):
            # "Ana Reyes, chief officer, health, said"
            return self._named_before(source.lead - 2)
        return source

    def _is_listed(self, source: Source, token: int) -> bool:
        """True for a role that itself stands in apposition to the name before it."""
        at = source.lead - 2
        near = at >= 0 and self.is_near(at, token) and self.words[at + 1] == ","
        return near and self.page.ends[at] in self.name_at_end

    def _explains(self, first: int, comma: int) -> bool:
        """True for words between commas that say who somebody is: a role, an age, a name."""
        inside = self.words[first:comma]
        return (
            inside[0] in self.lexicon.determiners
            or inside[0].isdigit()
            or self.is_capital(first)
            or any(word in self.lexicon.titles or word in ("of", "at") for word in inside)
        )

    def _phrase_before(self, last: int) -> Source | None:
        """The noun phrase that ends at token `last`."""
        words, page = self.words, self.page
        if last < 0 or self.is_quoted(last):
            return None
        word = words[last]
        if page.ends[last] in self.name_at_end and not word.endswith("'s"):
            return self._named_before(last)
        if word == "who":
            at = last - 1
            at -= self.is_near(at, last) and words[at] == ","
            ends_phrase = self.is_near(at, last) and words[at] not in (",", "who")
            return self._phrase_before(at) if ends_phrase else None
        if word in _PRONOUNS:
            return self.pronoun(last)
        if word in ("them", "us") and self.is_near(last - 2, last) and words[last - 1] == "of":
            return self._plain(last - 2, last)
        if word == ")" and self.is_near(last - 1, last):
            return self.before_apposition(last, last)
        ends_none = self.stops(word) or word in self.lexicon.never_last or not word[0].isalnum()
        if ends_none and not self._is_abbreviation(last):
            return None
        first = self._phrase_start(last)
        if first is None:
            return None
        who = self._relative_before(first, last)
        if who is not None:
            return self._phrase_before(who - (2 if words[who - 1] == "," else 1))
        return self._plain(first, last)

    def _relative_before(self, first: int, last: int) -> int | None:
        """The "who" of "the officer who fired the shot said", where the phrase found is only "the shot"."""
        for at in range(first - 1, first - 4, -1):
            if not self.is_near(at - 1, last) or self.words[at] == ",":
                return None
            if self.words[at] in ("who", "which", "that"):
                verb = self.words[at + 1]
                return at if verb.endswith("ed") or verb in self.lexicon.verbs else None
        return None

    def _phrase_start(self, last: int) -> int | None:
        """Where the noun phrase ending at `last` begins: at a determiner, or after the break before it."""
        words, lexicon_ = self.words, self.lexicon
        at = last
        best: int | None = None
        while last - at < _LONGEST_PHRASE and self.is_near(at, last) and not self.is_quoted(at):
            word = words[at]
            if word in lexicon_.determiners and word != "that":
                best = at
                if not (at and words[at - 1] in _JOINING and self._is_nominal(at - 2, last)):
                    return best
                at -= 2
                continue
            if word in lexicon_.links:
                if not self._is_nominal(at - 1, last) or (best is not None and word in ("on", "to", "by")):
                    break
            elif word == "and":
                if not self._joins_names(at, last):
                    break
            elif not self._is_part(at):
                break
            best = at
            at -= 1
        return best

    def _is_part(self, token: int) -> bool:
        """True for a word or sign that a noun phrase may hold."""
        word = self.words[token]
        if self.lexicon.breaks_phrase(word) or word in _PRONOUNS:
            return False
        if self.lexicon.is_adverb(word) and not self.is_capital(token):
            return False
        printed = word[0].isalnum() or word in "-&'%" or self._is_abbreviation(token)
        return printed and not self._is_verb(token)

    def _joins_names(self, at: int, last: int) -> bool:
        """True for the "and" of "Ashton and Milliken" and of "Peru's search and rescue agency"."""
        if at < 1 or at + 1 > last:
            return False
        if self.is_capital(at + 1):
            return self.is_capital(at - 1)
        for token in range(at - 1, max(-1, at - 5), -1):
            word = self.words[token]
            if not self.is_near(token, last) or not word[0].isalpha() or self.stops(word):
                return False
            if word.endswith("'s") or word in ("the", "a", "an", "its", "his", "her", "their"):
                return True
        return False

    def _is_verb(self, token: int) -> bool:
        cues = self.lexicon.cues.get(self.words[token])
        if self.is_capital(token):
            return False
        word = self.words[token]
        if word in self.lexicon.past or (cues is not None and word.endswith("ed")):
            return True
        return cues is not None and not cues[-1].is_noun

    def _is_nominal(self, token: int, last: int) -> bool:
        if not self.is_near(token, last) or self.is_quoted(token):
            return False
        word = self.words[token]
        small = self.stops(word) or word in _PRONOUNS or word in self.lexicon.determiners | self.lexicon.days
        return word.replace("'", "").isalpha() and not small

    def _is_abbreviation(self, token: int) -> bool:
        """True for the full stop of "Mr." or of an initial."""
        if self.words[token] != "." or not token or self.page.starts[token] != self.page.ends[token - 1]:
            return False
        before = self.words[token - 1]
        return (len(before) == 1 or before in self.lexicon.abbreviations) and self.is_near(token, token + 1)

    def _named_before(self, last: int) -> Source:
        naming = self.name_at_end[self.page.ends[last]]
        first = self.page.token_at(naming.start)
        name = naming.person.name
        lead = self._phrase_start(last)
        if first >= 2 and self.words[first - 1] == "and" and self.is_near(first - 2, last):
            other = self.name_at_end.get(self.page.ends[first - 2])
            if other is not None:
                first = self.page.token_at(other.start)
                name = f"{other.person.name} and {name}"
        return Source(name, self.text(first, last), first, last, first if lead is None else min(lead, first), True)

    # Pronouns and what no index knows.

    def pronoun(self, token: int) -> Source:
        """The source that a pronoun stands for; the pronoun itself where nobody is meant for certain."""
        word = self.words[token]
        printed = self.text(token, token)
        at = self.page.starts[token]
        name: str | None = None
        is_person = False
        if word in ("he", "she"):
            meant = self.people.person("He", at) if printed == "He" and self._is_family_name(token) else None
            meant = meant or self.people.antecedent(word, at)
            name, is_person = (meant.name, True) if meant else (None, False)
        elif word == "it" and self.last_body is not None:
            name = self.last_body.name
        elif word == "they" and self.last_source is not None:
            several = " and " in self.last_source.name or self.last_source.name.endswith("s")
            name, is_person = (self.last_source.name, self.last_source.is_person) if several else (None, False)
        return Source(name or printed, printed, token, token, token, is_person)

    def _is_family_name(self, token: int) -> bool:
        """True where a capitalised "He" cannot open a sentence: a word stands before it, or a quotation that ends in a
        comma does."""
        start = self.page.starts[token]
        back = self.page.text[max(0, start - 4) : start].rstrip()
        if not back:
            return False
        if back[-1] in "\"”’'":
            return back[:-1].endswith(",")
        return back[-1].isalpha()

    def _plain(self, first: int, last: int) -> Source | None:
        """A source that no person index knows: the words as printed, without what opens the sentence before them."""
        words, page, lexicon_ = self.words, self.page, self.lexicon
        while (
            first < last
            and words[first] not in _SOME
            and (lexicon_.breaks_phrase(words[first]) or words[first] in lexicon_.adverbs)
        ):
            first += 1
        if words[first] in lexicon_.openers and first < last:
            starts = [
                at
                for at in range(first + 1, last + 1)
                if words[at] in lexicon_.determiners or (self.is_capital(at) and not self.is_capital(at - 1))
            ]
            first = starts[-1] if starts else first + 1
        if words[last] in lexicon_.days or words[last].endswith("'s"):
            return None
        for at in range(first, last + 1):
            naming = self.name_at_start.get(page.starts[at])
            if naming is not None and page.token_at(naming.end - 1) == last:
                return Source(naming.person.name, self.text(at, last), at, last, first, True)
        printed = self.text(first, last)
        if (
            not printed[0].isalnum()
            or not any(char.isalpha() for char in printed)
            or words[last] in lexicon_.determiners - _SOME
        ):
            return None
        return Source(printed, printed, first, last, first, False)

    def text(self, first: int, last: int) -> str:
        """Tokens `[first, last]` as printed, on one line."""
        return " ".join(self.page.text[self.page.starts[first] : self.page.ends[last]].split())
