"""Counts: the noun that a bare figure counts."""

from factcheck.claims.readers.quantities.lexicon import Lexicon
from factcheck.claims.readers.quantities.line import Line

_REACH = 6
# "one wet Sunday": the day is meant, and no count.
_WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))


_COMPOUND_PLURALS = (
    ("children", "child"),
    ("women", "woman"),
    ("smen", "sman"),
    ("rmen", "rman"),
    ("people", "person"),
)


def singular(plural: str, lexicon: Lexicon) -> str | None:
    """The singular of a plural noun, None for a word that is no plural."""
    if plural in lexicon.irregular:
        return lexicon.irregular[plural]
    for ending, one in _COMPOUND_PLURALS:
        if plural.endswith(ending) and len(plural) > len(ending) + 2:
            return plural[: -len(ending)] + one  # "schoolchildren"
    if len(plural) < 4 or not plural.endswith("s") or plural in lexicon.not_plural:
        return None
    if plural.endswith(("ss", "us", "is", "'s", "ous")):
        return None
    if plural.endswith("ies"):
        return plural[:-3] + "y"
    if plural.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return plural[:-2]
    return plural[:-1]


def counted_noun(line: Line, at: int) -> tuple[str, int] | None:
    """The singular of the noun that a figure ending before token `at` counts, and the token after the noun.

    Looks past adjectives and nouns in front ("27 senior Chinese companies") up to the first plural, within the phrase.
    """
    words, lexicon = line.words, line.lexicon
    place = at
    while place < at + _REACH:
        word = words[place]
        if not word or not (word[0].isalpha()) or (word in lexicon.stops and not _is_country(line, place)):
            return None
        if words[place + 1] == "-" and line.is_hyphen(place + 1) and words[place + 2][:1].isalpha():
            place += 2
            while words[place + 1] == "-" and line.is_hyphen(place + 1) and words[place + 2][:1].isalpha():
                place += 2
            found = singular(words[place], lexicon)
            if found is not None and words[place] not in lexicon.stops:
                return found, place + 1
            place += 1
            continue
        found = singular(word, lexicon)
        if word == "windows" and line.is_capitalised(place) and words[place + 1].endswith("s"):
            place += 1  # "millions of Windows computers"
            continue
        if found is not None and "'" not in word and (words[place + 1] != "'" or words[place + 2][:1].isalpha()):
            return found, place + 1  # also "three officials' letters": the officials are counted
        place += 1
    return None


def _is_country(line: Line, at: int) -> bool:
    """ "US", which lower case makes a pronoun."""
    return line.words[at] == "us" and line.printed(at) == "US" and not line.is_title_cased


def single_noun(line: Line, at: int) -> tuple[str, int] | None:
    """The noun that "one" or "1" counts at token `at`, when a lone noun stands there: "one man was"."""
    words, lexicon = line.words, line.lexicon
    word, following = words[at], words[at + 1]
    if (
        not word.isalpha()
        or word.endswith(("ed", "ing"))
        or word in lexicon.stops
        or word in lexicon.not_after_one
        or word in lexicon.verbs_after_one
        or len(word) < 3
        or singular(word, lexicon)
        or following in _WEEKDAYS
    ):
        return None
    if words[at + 1 : at + 4] == ["at", "a", "time"]:
        return None
    ends_phrase = (
        following in lexicon.verbs_after_one
        or not following
        or not following[0].isalpha()
        or following in lexicon.stops
        or following.endswith("ed")
    )
    return (word, at + 1) if ends_phrase else None
