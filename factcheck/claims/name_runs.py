"""The capitalised runs of a page that may be people's names, and what their surroundings show of them."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Literal

from factcheck.claims.page import Page
from factcheck.vocabulary import Vocabulary

Gender = Literal["m", "f"]
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_APPOSITION = frozenset({"a", "an", "the", "chief", "professor", "director", "president", "chair"})
_ENDS_ROLE = frozenset({",", ".", ";", "of", "at", "in", "for", "who", "with", "and", "from", "on", "to", "whose"})
_POST_NOMINALS = frozenset({"kc", "qc", "mp", "mep", "msp", "obe", "mbe", "cbe", "sc", "phd", "md", "cpa"})
_SUFFIXES = frozenset(
    {
        "led",
        "era",
        "based",
        "backed",
        "style",
        "born",
        "owned",
        "run",
        "made",
        "like",
        "elect",
        "designate",
        "year",
        "only",
    }
)
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class NameLexicon:
    """The people table, compiled: titles, given names by gender, words that are never part of a name."""

    honorifics: dict[str, Gender | None]
    titles: frozenset[str]
    before_names: frozenset[str]
    given: dict[str, Gender | None]
    roles: dict[str, Gender]
    particles: frozenset[str]
    not_names: frozenset[str]
    not_given: frozenset[str]
    humans: frozenset[str]
    family_first: frozenset[str]
    speaking: frozenset[str]


@cache
def name_lexicon(vocabulary: Vocabulary) -> NameLexicon:
    """The people table of a vocabulary, compiled once."""
    table, quotation = vocabulary.table("people"), vocabulary.table("quotation")
    genders: dict[str, Gender | None] = {"m": "m", "f": "f", "any": None}
    names = vocabulary.table("given_names")
    female, male = frozenset(names["female"]), frozenset(names["male"])
    given: dict[str, Gender | None] = {**dict.fromkeys(female, "f"), **dict.fromkeys(male, "m")}
    given.update(dict.fromkeys((female & male) | frozenset(names["either"])))
    honorifics: dict[str, Gender | None] = {w: genders[g] for g, words in table["honorifics"].items() for w in words}
    return NameLexicon(
        before_names=frozenset(table["titles"]) | frozenset(honorifics),
        honorifics=honorifics,
        titles=frozenset(table["titles"]),
        given=given,
        roles={word: g for g, words in table["roles"].items() for word in words},
        particles=frozenset(table["particles"]),
        not_names=frozenset(table["not_names"]),
        not_given=frozenset(table["not_given"]),
        humans=frozenset(table["humans"]),
        family_first=frozenset(table["family_first"]),
        speaking=frozenset(
            form
            for group in quotation["cues"]
            if group.get("clause", True)
            for forms in group["verbs"].values()
            for form in forms
            if form not in quotation["nouns"]
        ),
    )


@dataclass(slots=True)
class NameRun:
    """Consecutive capitalised tokens: `words` printed without a possessive ending, `tokens` their indices.

    `key` is the name in lower case without full stops, as the index looks it up; `titled` the title before it.
    """

    words: list[str]
    tokens: list[int]
    key: str
    titled: str | None = None
    possessive: bool = False


def name_runs(page: Page, lexicon: NameLexicon) -> list[NameRun]:
    """The capitalised runs of the page with leading titles and sentence openers taken off."""
    runs: list[NameRun] = []
    text, starts, words = page.text, page.starts, page.words
    next_free = 0
    for first in [index for index, start in enumerate(starts) if text[start].isupper()]:
        if first < next_free:
            continue
        tokens = [first]
        while not words[tokens[-1]].endswith("'s") and len(tokens) < 12:
            following = _next_of_name(page, tokens[-1], len(tokens), lexicon)
            if following is None:
                break
            tokens.append(following)
        next_free = tokens[-1] + 1
        if len(tokens) == 1 and words[first] in lexicon.not_given and words[first] != "he":
            continue
        if run := _trimmed(page, first, tokens, lexicon):
            runs.append(run)
    return runs


def _next_of_name(page: Page, token: int, length: int, lexicon: NameLexicon) -> int | None:
    """The token that carries on a capitalised run after `token`, over a full stop, a hyphen or a particle."""
    text, starts, ends, words = page.text, page.starts, page.ends, page.words
    following = token + 1
    if following >= len(words) or page.sentence_of[following] != page.sentence_of[token]:
        return None
    if words[following] == "." and starts[following] == ends[token]:
        short = len(words[token]) == 1 or words[token] in lexicon.before_names
        if not short and words[token] not in GENERATIONS:
            return None
        following += 1
        if following >= len(words) or page.sentence_of[following] != page.sentence_of[token]:
            return None
    gap = text[ends[following - 1] : starts[following]]
    if gap not in (" ", "\u00a0", "\n", ""):
        return None
    if text[starts[following]].isupper():
        return following if gap else None
    if words[following] == "-" and gap == "" and following + 1 < len(words):
        tight = starts[following + 1] == ends[following]
        # "Ki-moon", "Ranta-aho": only behind a first name, or every "Holt-led" would be one.
        joins = text[starts[following + 1]].isupper() or (length > 1 and words[following + 1] not in _SUFFIXES)
        return following + 1 if tight and joins else None
    if words[following] in lexicon.particles and following + 1 < len(words):
        after = following + 1
        if words[after] == "-" or words[after] in lexicon.particles:
            after += 1
        if after < len(words) and text[starts[after]].isupper() and starts[after] - ends[following] <= 4:
            return after
    return None


def _trimmed(page: Page, first: int, tokens: list[int], lexicon: NameLexicon) -> NameRun | None:
    """The run without leading titles, nationalities and sentence openers; None when nothing is left."""
    words = page.words
    last_title = -1
    if len(tokens) > 1 and words[tokens[-1]] not in lexicon.titles:
        for at in range(len(tokens) - 2, -1, -1):
            if words[tokens[at]] in lexicon.before_names:
                last_title = at
                break
    titled: str | None = None
    if last_title >= 0:
        titled = page.text[page.starts[tokens[last_title]] : page.ends[tokens[last_title]]]
        tokens = tokens[last_title + 1 :]
    else:
        while tokens and words[tokens[0]] in lexicon.not_given and not _is_name_he(page, tokens):
            tokens = tokens[1:]
        if tokens and tokens[0] > 0 and tokens[0] == first:
            before = words[first - 1]
            if before in lexicon.before_names:
                titled = before
    if not tokens or len(tokens) > _LONGEST_NAME:
        return None
    while len(tokens) > 2 and words[tokens[-1]] in _POST_NOMINALS:
        tokens = tokens[:-1]
    possessive = words[tokens[-1]].endswith("'s")
    end = page.ends[tokens[-1]] - (2 if possessive else 0)
    printed = page.text[page.starts[tokens[0]] : end].split()
    if not printed:
        return None
    key = " ".join(printed).lower().replace(".", "")
    return NameRun(printed, tokens, key, titled, possessive)


def _is_name_he(page: Page, tokens: list[int]) -> bool:
    """True where the capitalised word He is a family name: it stands in mid-sentence, or a second name follows it."""
    if page.words[tokens[0]] != "he":
        return False
    before = page.words[tokens[0] - 1] if tokens[0] else "."
    return before.isalpha() or len(tokens) > 1


def evidence_of(page: Page, run: NameRun, lexicon: NameLexicon) -> int:
    """How strongly this mention shows that the run names a person (2 is enough)."""
    words = page.words
    lows = [word.lower().strip(".") for word in run.words]
    first, last = run.tokens[0], run.tokens[-1]
    before = words[first - 1] if first else ""
    after = words[last + 1] if last + 1 < len(words) else ""
    second = words[last + 2] if last + 2 < len(words) else ""
    worth = 0
    if run.titled:
        worth += 3
    if len(lows) > 1 and (lows[0] in lexicon.given or (len(lows[0]) == 1 and lows[-1] in lexicon.given)):
        worth += 3
    if not run.possessive and (after in lexicon.speaking or before in lexicon.speaking):
        worth += 2
    if after == "," and (second == "who" or (second.isdigit() and len(second) == 2)):
        worth += 3
    elif after == "," and len(lows) > 1 and (second in _APPOSITION or second in lexicon.titles):
        worth += 3 if _is_human(page, last + 2, lexicon) else 1
    if before == "," and len(lows) > 1 and _is_role_before(page, first - 2, lexicon):
        worth += 3
    if len(lows) > 1 and lows[0] in lexicon.family_first:
        worth += 1
    if any(low in lexicon.not_names for low in lows):
        worth -= 4
    if any(low.isupper() and len(low) > 3 for low in run.words):
        worth -= 1
    if before in ("the", "in", "at", "near", "from"):
        worth -= 2
    return worth


def _is_human(page: Page, token: int, lexicon: NameLexicon) -> bool:
    """True for an apposition whose noun is a trade or role of people: "a schoolteacher", "the town's mayor"."""
    for at in range(token, min(token + 7, len(page.words))):
        word = page.words[at]
        if word in (",", ".", "and", "who"):
            return False
        if word in lexicon.titles or word in lexicon.humans or word in lexicon.roles:
            return page.words[at + 1 : at + 2] != [] and page.words[at + 1] in _ENDS_ROLE
    return False


def _is_role_before(page: Page, token: int, lexicon: NameLexicon) -> bool:
    """True for "its chairman, X": the phrase before the comma ends in a role, or holds one before "of" or "in"."""
    for at in range(token, max(-1, token - 6), -1):
        word = page.words[at]
        if not word.isalpha():
            return False
        if word in lexicon.titles or word in lexicon.humans or word in lexicon.roles:
            return at == token or page.words[at + 1] in _ENDS_ROLE
    return False


def printed_gender(page: Page, run: NameRun, lexicon: NameLexicon) -> Gender | None:
    """The gender that a title, a role before or after the name, or the given name shows."""
    if run.titled and (gender := lexicon.honorifics.get(run.titled.lower()) or lexicon.roles.get(run.titled.lower())):
        return gender
    words = page.words
    first, last = run.tokens[0], run.tokens[-1]
    if first and (role := lexicon.roles.get(words[first - 1])) and not page.text[page.starts[first - 1]].isupper():
        return role
    if last + 1 < len(words) and words[last + 1] == ",":
        for token in range(last + 2, min(last + 8, len(words))):
            if words[token] in (",", ".", "who", "and"):
                break
            if role := lexicon.roles.get(words[token]):
                return role
    return lexicon.given.get(run.words[0].lower()) if len(run.words) > 1 else None


def surname_of(words: list[str], solo: Counter[str], lexicon: NameLexicon) -> str:
    """The part of a full name that stands for it: the last, unless the order is family name first."""
    parts = [word for word in words if word.lower().strip(".") not in GENERATIONS] or words
    first, last = parts[0], parts[-1]
    if first.lower() in lexicon.family_first and lexicon.given.get(first.lower()) is None:
        return first if solo[last.lower()] <= solo[first.lower()] else last
    if solo[first.lower()] > solo[last.lower()] and first.lower() not in lexicon.given and len(parts) == 2:
        return first
    for at, part in enumerate(parts[1:-1], start=1):
        if part.lower() in lexicon.particles:
            return " ".join(parts[at:]) if solo[last.lower()] == 0 else last
    return last


def is_subject(page: Page, run: NameRun) -> bool:
    """True where the name begins a clause."""
    if run.possessive:
        return False
    first = run.tokens[0]
    opens = first == 0 or page.sentence_of[first - 1] != page.sentence_of[first] or run.titled is not None
    before = page.words[first - 1] if first else ""
    return opens or before in (",", '"', "and", "but", "that", "when", "while", "as", "said", "added")
