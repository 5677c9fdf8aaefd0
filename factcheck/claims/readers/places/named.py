"""Places with a name of their own."""

from factcheck.claims.capitals import name_words
from factcheck.claims.entities import Mention, entities
from factcheck.claims.page import Page, Reading
from factcheck.claims.readers.places.roles import Role, RoleTable, role_before, role_table
from factcheck.model import Wording
from factcheck.vocabulary.names import plain
from factcheck.vocabulary.places import Gazetteer, gazetteer


def named_places(page: Page) -> list[Reading]:
    """A reading for each place name after a preposition of place or inside a compound ("Leeds-based").

    "Ballarat, Victoria" is one reading: `text` is the whole as printed, `folded` the inner place with the outer one
    after a comma, the span covers both.
    """
    reader = _Named(page)
    mentions = entities(page).mentions
    found: list[Reading] = []
    skip_until = -1
    for index, mention in enumerate(mentions):
        if mention.start < skip_until:
            continue
        following = mentions[index + 1] if index + 1 < len(mentions) else None
        reading = reader.read(mention, following)
        if reading is not None:
            found.append(reading)
            skip_until = reading.end
    return found


class _Named:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.table: RoleTable = role_table(page.vocabulary)
        self.places: Gazetteer = gazetteer(page.vocabulary)
        self.heads = name_words(page.vocabulary).place_heads
        self.openers = name_words(page.vocabulary).place_openers

    def read(self, mention: Mention, following: Mention | None) -> Reading | None:
        if not self._is_place(mention):
            return None
        role = self._compound(mention) or self._listed(mention) or role_before(self.page, mention.first, self.table)
        if role is None:
            return None
        outer = self._outer(mention, following)
        if not self._fits(mention, role):
            return None
        is_listed = mention.kind == "organisation" or self.places.knows(mention.surface)
        if not is_listed and not self._stands_as_place(mention, role, outer):
            return None
        end, folded = mention.end, self.places.chief(mention.surface)
        if outer is not None:
            end = outer.end
            folded = f"{folded}, {self.places.chief(outer.surface)}"
        text = self.page.text[mention.start : end]
        return Reading(
            kind="place",
            start=mention.start,
            end=end,
            value=Wording(text=" ".join(text.split()), folded=folded, parts=tuple(folded.split(", ")), role=role.name),
            cue=role.cue,
        )

    def _is_place(self, mention: Mention) -> bool:
        if mention.kind == "place":
            return True
        last = plain(mention.surface).split()[-1]
        if mention.kind == "organisation":
            return last in self.heads and mention.form == "full"
        return mention.kind == "other" and not mention.surface.isupper()

    def _fits(self, mention: Mention, role: Role) -> bool:
        """Whether a name that is not surely a place, or only describes a noun, may play the role."""
        if mention.kind == "place":
            return role.name not in _WHOLE or self._ends_phrase(mention) or role.cue in self.table.compounds
        if role.name not in _SURE or not self._ends_phrase(mention):
            return False
        return role.cue is not None or role.name not in ("to", "from", "at") or len(mention.surface.split()) < 3

    def _stands_as_place(self, mention: Mention, role: Role, outer: Mention | None) -> bool:
        """Whether the words around a name that no list knows leave it a place.

        Nearly every "the Weekly", "his Bentley", "from Twilight", "on Beamish", "Week 14" and "Rogers and Hart" is a
        paper, a thing, a work or people. A wider place after it settles it, and so does a last word such as "Bridge".
        """
        page, folded = self.page, plain(mention.surface)
        words = folded.split()
        if words[0] in self.table.not_places or folded in self.table.not_places or folded in self.table.state_marks:
            return False
        if outer is not None or words[-1] in self.heads | self.table.place_ends or folded in self.table.areas:
            return True
        if words[0] in self.openers and len(words) > 1:
            return True
        if words[0] in _COMPASS and self.places.knows(" ".join(words[1:])):
            return True
        if page.words[mention.last + 1 : mention.last + 2] == [","] and self._is_state(mention.last + 2):
            return True
        before = page.words[mention.first - 1] if mention.first else ""
        if before == "of" and page.words[mention.first - 2] in _SETTLEMENTS:
            return True
        if self._is_explained(mention.last + 1):
            return True
        if before in _DETERMINERS or role.cue in _STRIKING:
            return False
        preposition = page.words[role.preposition]
        if preposition == "on":
            return False
        bare = role.cue is None and preposition in ("from", "to", "at") and mention.kind != "place"
        if bare and (len(words) > 1 or not self._is_simple(mention, role)):
            return self._ends_a_route(role, mention)
        after = page.words[mention.last + 1] if mention.last + 1 < len(page.words) else ""
        if after[:1].isdigit():
            return False
        paired = after == "and" and page.text[page.starts[mention.last + 2]].isupper()
        return not paired or self.places.knows(self._name_from(mention.last + 2))

    def _is_explained(self, at: int) -> bool:
        """Whether a word for a settlement follows at token `at`: "Qeshm island", "Zarand, a town of"."""
        following = self.page.words[at : at + 3]
        if following[:1] == [","] and following[1:2] in (["a"], ["the"]):
            following = following[2:]
        return bool(following) and following[0] in _SETTLEMENTS

    def _is_simple(self, mention: Mention, role: Role) -> bool:
        """Whether one plain word, no calling or contrast before its preposition, may be a town that no list knows."""
        page = self.page
        if not mention.surface[1:].islower() or page.words[role.preposition] == "to":
            return False
        before = page.words[max(0, role.preposition - 3) : role.preposition]
        return not any(word in _AT_A_FIRM or word.startswith("differ") for word in before)

    def _ends_a_route(self, role: Role, mention: Mention) -> bool:
        """Whether the name is one end of "from X to Y" whose other end is a place."""
        page = self.page
        if page.words[role.preposition] == "from":
            at = mention.last + 1
            routed = page.words[at : at + 1] == ["to"] and page.text[page.starts[at + 1]].isupper()
            return routed and self.places.knows(self._name_from(at + 1))
        if page.words[role.preposition] != "to":
            return False
        at = role.preposition - 1
        while at > 0 and page.text[page.starts[at]].isupper() and at > role.preposition - 4:
            at -= 1
        return page.words[at] == "from" and self.places.knows(self._name_from(at + 1))

    def _is_state(self, at: int) -> bool:
        """Whether token `at` is the short form of a state ("Waterbury, Conn.")."""
        return at < len(self.page.words) and self.page.words[at].rstrip(".") in self.table.state_marks

    def _name_from(self, first: int) -> str:
        """The capitalised words from token `first` on, as printed."""
        page, last = self.page, first
        while last + 1 < len(page.words) and page.text[page.starts[last + 1]].isupper() and last < first + 3:
            last += 1
        return page.text[page.starts[first] : page.ends[last]]

    def _ends_phrase(self, mention: Mention) -> bool:
        """Whether the name is the whole phrase: in "the old Methodist chapel" it only describes."""
        page, at = self.page, mention.last + 1
        if page.words[mention.last].endswith("'s") and page.ends[mention.last] > mention.end:
            return False
        if at >= len(page.words) or page.sentence_of[at] != page.sentence_of[mention.last]:
            return True
        return page.words[at] in _AFTER_PLACES

    def _compound(self, mention: Mention) -> Role | None:
        """ "the Leeds-based firm", "Paris-born"."""
        page, at = self.page, mention.last + 1
        if at + 1 >= len(page.words) or page.words[at] != "-" or page.starts[at] != mention.end:
            return None
        role = self.table.compounds.get(page.words[at + 1])
        return None if role is None else Role(role, page.words[at + 1], at)

    def _listed(self, mention: Mention) -> Role | None:
        """The later members of "in Kenya, Ghana and Mali" take the role of the first."""
        page = self.page
        at = mention.first - 1
        steps = 0
        while at > 1 and page.words[at] in ("and", ",", "or") and steps < 4:
            while at > 1 and page.words[at] in ("and", ",", "or"):
                at -= 1
            if not page.text[page.starts[at]].isupper() or page.sentence_of[at] != page.sentence_of[mention.first]:
                return None
            first = at
            while first > 0 and page.text[page.starts[first - 1]].isupper() and first > at - 3:
                first -= 1
            if not self.places.knows(page.text[page.starts[first] : page.ends[at]]):
                return None
            role = role_before(page, first, self.table)
            if role is not None:
                return role
            at = first - 1
            steps += 1
        return None

    def _outer(self, mention: Mention, following: Mention | None) -> Mention | None:
        """The wider place after a comma: "Iten, Kenya"; a list ("Kenya, Ghana and Mali") is none."""
        if following is None or following.kind != "place" or following.first != mention.last + 2:
            return None
        page = self.page
        if page.words[mention.last + 1] != ",":
            return None
        after = page.words[following.last + 1] if following.last + 1 < len(page.words) else "."
        inner, outer = self.places.chief(mention.surface), self.places.chief(following.surface)
        if inner in self.places.parents:
            contained = any(outer in parents for parents in self.places.parents[inner])
            return following if contained else None
        regional = outer in self.places.countries or outer.startswith("co ") or outer in _regions(self.places)
        return following if regional and after != "and" else None


_AFTER_PLACES = (
    frozenset(",.;:)(-—?!")
    | {'"'}
    | frozenset(
        str.split("""
    and or on in at to from by for where when after before with as was is were are had has have last this during since
    until while but late early yesterday today tonight next who which about near said
    """)
    )
)
_COMPASS = frozenset(
    {"northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "greater", "upper"}
)
_SETTLEMENTS = frozenset(
    {
        "town",
        "city",
        "village",
        "district",
        "province",
        "island",
        "region",
        "state",
        "county",
        "suburb",
        "port",
        "hamlet",
    }
)
_DETERMINERS = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those", "no"}
)
# Who is "at Falk Brunner" is at a firm.
_AT_A_FIRM = frozenset(
    {"lawyer", "lawyers", "attorney", "partner", "partners", "analyst", "analysts", "economist", "strategist",
     "trader", "professor", "researcher", "executive", "manager", "editor", "reporter", "director", "vice",
     "president", "employee", "employees", "consultant", "engineer", "designer", "apart", "aside"}
)  # fmt: skip
# Verbs whose object is as often a person: "the bullet hit Marlow".
_STRIKING = frozenset({"hit", "strike", "approach", "leave", "quit"})
# Roles that only a place itself plays: in "through the Kent legislature" it is not Kent that is passed.
_WHOLE = frozenset({"from", "to", "via", "across", "arrived", "from_person"})
# Roles that a place alone can have: what stands in them is a place even if no list knows it.
_SURE = frozenset(
    {"in", "near", "born_in", "lives_in", "based_in", "died_in", "raised_in", "arrested_in", "from_person", "jailed_in",
     "found_in", "happened_in", "to", "from", "native", "at"}
)  # fmt: skip


def _regions(places: Gazetteer) -> frozenset[str]:
    return frozenset(outer for known in places.parents.values() for parents in known for outer in parents)
