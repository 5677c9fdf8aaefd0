"""Titles and posts: their class, and which two one person can hold at once."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from factcheck.vocabulary.tables import Vocabulary, load

_OPENINGS = (
    ("minister", "of", "state", "for"),
    ("secretary", "of", "state", "for"),
    ("minister", "of"),
    ("minister", "for"),
    ("secretary", "of"),
)


_BEHIND = frozenset({"elect", "designate", "emeritus"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title in parts: the words before it that change it, the post itself, and its class ("minister")."""

    modifiers: tuple[str, ...]
    post: str
    role: str

    @property
    def folded(self) -> str:
        """The form to compare: modifiers in the order printed, then the post."""
        return " ".join((*self.modifiers, self.post))


class TitleTable:
    """`rules/vocabulary/titles.yaml` compiled: posts by their words, sets that agree, sets that exclude each other."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        table: dict[str, Any] = vocabulary.table("titles")
        self.modifiers: dict[str, str] = dict(table["modifiers"])
        self.verb_titles: dict[str, str] = dict(table["verb_titles"])
        self.endings: tuple[str, ...] = tuple(table["occupation_endings"])
        self.not_occupations = frozenset(table["not_occupations"])
        self.chief_form: dict[str, str] = {}
        for post, others in table["aka"].items():
            for other in others:
                self.chief_form[other] = post
        self.role: dict[str, str] = {}
        for role, posts in table["classes"].items():
            for post in posts:
                self.role.setdefault(post, role)
        for other, post in self.chief_form.items():
            self.role.setdefault(other, self.role.get(post, "official"))
            self.role.setdefault(post, self.role[other])
        self.portfolios: dict[str, str] = {}
        for portfolio in table["portfolios"]:
            self.portfolios[portfolio] = portfolio
        for group in table["portfolio_same"]:
            for portfolio in group:
                self.portfolios[portfolio] = group[0]
        self.same = [frozenset(self._chief(post) for post in group) for group in table["same"]]
        self.exclusive = [frozenset(self._chief(post) for post in group) for group in table["exclusive"]]

    def _chief(self, post: str) -> str:
        return self.chief_form.get(post, post)

    def parse(self, words: tuple[str, ...]) -> Title | None:
        """The title that the lower-cased words are, whole; None when they are none."""
        front: list[str] = []
        rest = list(words)
        # "mayor-elect", "professor emeritus": the word behind changes the post like one before it.
        post, joint, behind = rest[-1].rpartition("-")
        if joint and behind in _BEHIND:
            front, rest = [behind], [*rest[:-1], post]
        elif len(rest) > 1 and rest[-1] in _BEHIND:
            front, rest = [rest[-1]], rest[:-1]
        while rest:
            if (known := self._post(tuple(rest))) is not None:
                return Title(tuple(front), *known)
            effect = self.modifiers.get(rest[0])
            if effect is None:
                return None
            if effect != "none":
                front.append(rest[0])
            rest.pop(0)
        return None

    def _post(self, words: tuple[str, ...]) -> tuple[str, str] | None:
        phrase = " ".join(words)
        if phrase in self.role:
            chief = self._chief(phrase)
            return chief, self.role[chief]
        return self._portfolio(words)

    def _portfolio(self, words: tuple[str, ...]) -> tuple[str, str] | None:
        """ "labour minister", "minister of labour", "secretary of state for health"."""
        if words[-1] in ("minister", "secretary") and len(words) > 1:
            portfolio = self.portfolios.get(" ".join(words[:-1]))
            # A state secretary or a police secretary is no minister.
            if portfolio and not (words[-1] == "secretary" and words[0] in ("state", "police")):
                return f"{portfolio} minister", "minister"
        for opening in _OPENINGS:
            if words[: len(opening)] == opening:
                rest = words[len(opening) :]
                if rest[:1] == ("the",):
                    rest = rest[1:]
                portfolio = self.portfolios.get(" ".join(rest))
                if portfolio and " ".join(words) != "secretary of state":
                    return f"{portfolio} minister", "minister"
        return None


@cache
def title_table(vocabulary: Vocabulary) -> TitleTable:
    """The titles of a vocabulary, compiled once."""
    return TitleTable(vocabulary)


@lru_cache(maxsize=4096)
def _parsed(title: str, vocabulary: Vocabulary) -> Title | None:
    table, lower = title_table(vocabulary), title.lower()
    if not lower.split():
        return None
    return table.parse(tuple(lower.replace("-", " ").split())) or table.parse(tuple(lower.split()))


_PAST = frozenset({"past", "future", "leaving", "honorary"})


def compatible(left: str, right: str, vocabulary: Vocabulary | None = None) -> bool:
    """Whether one person may be given both titles at once without either being wrong.

    Titles are taken as printed or in their folded form. Former, future and honorary titles agree with every other
    title; a general title ("official", "director") agrees with a closer one of its kind; unknown titles agree only
    when equal or when the words of one are among the words of the other ("director", "museum director").
    """
    words = vocabulary or load()
    table = title_table(words)
    one, other = _parsed(left, words), _parsed(right, words)
    if left.lower() == right.lower():
        return True
    if one is None or other is None:
        mine, theirs = set(left.lower().split()), set(right.lower().split())
        return mine <= theirs or theirs <= mine
    effects = {table.modifiers[word] for word in (*one.modifiers, *other.modifiers)}
    if effects & _PAST:
        return True
    if one.post == other.post:
        return _rank(one, table) == _rank(other, table)
    if _rank(one, table) != _rank(other, table):
        return False
    if "minister" in (one.role, other.role) and not {"minister", "cabinet minister", "secretary"}.isdisjoint(
        {one.post, other.post}
    ):
        return True
    if one.role == other.role == "minister":
        return False
    if any(one.post in group and other.post in group for group in table.exclusive):
        return False
    if any(one.post in group and other.post in group for group in table.same):
        return True
    return set(one.post.split()) <= set(other.post.split()) or set(other.post.split()) <= set(one.post.split())


def exclusive(left: str, right: str, vocabulary: Vocabulary | None = None) -> bool:
    """Whether one person cannot hold both titles at once in one body: two ranks, two portfolios, post and its deputy.

    True says more than `not compatible`: most pairs of titles are neither.
    """
    words = vocabulary or load()
    table = title_table(words)
    one, other = _parsed(left, words), _parsed(right, words)
    if one is None or other is None or compatible(left, right, words):
        return False
    effects = {table.modifiers[word] for word in (*one.modifiers, *other.modifiers)}
    if effects & (_PAST | {"acting", "shadow"}):
        return False
    if one.post == other.post:
        return _rank(one, table) != _rank(other, table)
    if one.role == other.role == "minister":
        return one.post.endswith("minister") and other.post.endswith("minister")
    if one.post.startswith("head of ") and other.post.startswith("chief "):
        return True
    if other.post.startswith("head of ") and one.post.startswith("chief "):
        return True
    return any(one.post in group and other.post in group for group in table.exclusive)


def _rank(title: Title, table: TitleTable) -> frozenset[str]:
    """What the modifiers make of the post's rank: "deputy" lowers it, "acting" does not."""
    return frozenset(
        effect for word in title.modifiers if (effect := table.modifiers[word]) in ("lower", "shadow", "higher")
    )
