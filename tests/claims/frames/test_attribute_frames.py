"""The frames of `rules/vocabulary/frames-*.yaml`: well formed, and found in every way their examples word them."""

import re
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from factcheck.claims.about import Surroundings
from factcheck.claims.about.frames import FrameIndex, Slots, Stretch
from factcheck.claims.page import Page, Reading
from factcheck.model import Document, FrameMatch, Ordinal, Period, Quantity, Sentence, Span, Value
from factcheck.vocabulary import Vocabulary, load, rules_folder

KINDS = ("money", "percent", "date", "duration", "ordinal", "age", "measure", "count")
KEYS = {
    *("id", "gloss", "kinds", "units", "holder", "functional", "running", "pace", "head", "subject", "verb", "cue"),
    *("prep", "not_verb", "variants", "subset", "default", "near"),
}
LOOKS = {
    "money": re.compile(r"[$£€¥]|\b(dollars|pounds|euros|pence|cents|kroner|crowns|francs)\b|\d(p|m|bn)\b"),
    "percent": re.compile(r"%|per ?cent|percent|basis|\bpoints?\b|\b(half|third|quarter|fifth)s?\b"),
    "ordinal": re.compile(r"\d(st|nd|rd|th)\b|\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|last)\b"),
    "duration": re.compile(r"second|minute|hour|day|night|week|fortnight|month|year|decade|centur|season|overs|spell"),
    "date": re.compile(
        r"\b(1[5-9]|20)\d\d|day\b|January|February|March|April|May|June|July|August|September|October|November|December"
        r"|[ap]\.?m\b|midnight|noon|dawn|\d[:.]\d\d|week|month|year|spring|summer|autumn|winter|night|morning|century"
    ),
}


def examples_of(path: Path) -> dict[str, list[str]]:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


# Measured 0.757 and 0.881 over 2,355 examples; a change that loses more has broken the matcher or a frame file.
FIRST, FIRST_TWO = 0.73, 0.85


@cache
def vocabulary() -> Vocabulary:
    return load()


@cache
def frames() -> dict[str, dict[str, Any]]:
    tables = vocabulary()
    return {
        frame["id"]: frame
        for name in tables.names()
        if name.startswith("frames-")
        for frame in tables.table(name)
    }


@cache
def examples() -> tuple[tuple[str, str], ...]:
    found = []
    for path in sorted((rules_folder() / "vocabulary").glob("frames-*.cases.yaml")):
        for frame, sentences in examples_of(path).items():
            found += [(frame, sentence) for sentence in sentences]
    return tuple(found)


def kind_of(surface: str, kinds: list[str]) -> str:
    for kind in KINDS:
        if kind in kinds and kind in LOOKS and LOOKS[kind].search(surface):
            return kind
    return next((kind for kind in ("count", "age", "measure") if kind in kinds), kinds[0])


def value_of(kind: str, surface: str) -> Value:
    if kind == "date":
        return Period(grain="day", basis="unresolved")
    if kind == "ordinal":
        return Ordinal(rank=1)
    letters = re.findall(r"[A-Za-z][A-Za-z/]*", surface)
    unit = {"money": "$", "percent": "%", "count": None}.get(kind, letters[-1].lower() if letters else None)
    return Quantity(low=Decimal(1), high=Decimal(1), unit=unit)


def frames_in(sentence: str, kinds: list[str]) -> tuple[FrameMatch, ...]:
    """The frames of the value in [brackets]."""
    start, end = sentence.index("["), sentence.index("]") - 1
    text = sentence.replace("[", "", 1).replace("]", "", 1)
    document = Document.from_text(text)
    page = Page(document, (Sentence(span=Span(start=0, end=len(text))),), vocabulary())
    surface = text[start:end]
    kind = kind_of(surface, kinds)
    return Surroundings(page, []).about(Reading(kind, start, end, value_of(kind, surface))).frames


def test_there_are_more_than_three_hundred_frames_each_with_three_examples_of_its_own():
    shown = Counter(frame for frame, sentence in examples() if re.search(r"\[[^\]]+\]", sentence))
    assert len(frames()) > 300
    assert set(shown) == set(frames())
    assert min(shown.values()) >= 3


def test_no_frame_is_listed_twice():
    tables = vocabulary()
    listed = Counter(
        frame["id"] for name in tables.names() if name.startswith("frames-") for frame in tables.table(name)
    )
    assert [name for name, times in listed.items() if times > 1] == []


def test_every_frame_has_only_known_keys_and_values():
    for name, frame in frames().items():
        assert set(frame) <= KEYS, name
        assert set(frame["kinds"]) <= set(KINDS) and frame["kinds"], name
        assert frame["running"] in ("up", "down", "any", "no"), name
        # Only what runs one way is asked for its pace.
        assert frame.get("pace") in (("slow", None) if frame["running"] in ("up", "down") else (None,)), name
        assert isinstance(frame["functional"], bool), name
        cues = [cue for slot in ("head", "subject", "verb", "cue") for cue in frame.get(slot, ())]
        assert cues and all(isinstance(cue, str) and cue for cue in cues), name


def test_near_frames_exist():
    named = {(name, near) for name, frame in frames().items() for near in frame.get("near", ())}
    assert {(name, near) for name, near in named if near not in frames() or near == name} == set()


def test_most_examples_evoke_their_frame():
    ranks = Counter[int | None]()
    for frame, sentence in examples():
        found = [match.frame for match in frames_in(sentence, frames()[frame]["kinds"])]
        ranks[found.index(frame) if frame in found else None] += 1
    total = ranks.total()
    assert ranks[0] / total >= FIRST
    assert (ranks[0] + ranks[1]) / total >= FIRST_TWO


def slots(head=None, verb=(), subject=(), clause=()):
    return Slots(head=head, verb=verb, subject=subject, clause=stretch(clause))


def stretch(placed):
    return Stretch([word for word, _ in placed], [distance for _, distance in placed])


def best(kind, unit, phrase):
    found = FrameIndex(vocabulary()).match(kind, unit, phrase)
    return found[0].frame if found else None


def test_the_governing_verb_names_the_attribute():
    killed = slots("person", ("kill",), ("quake",), (("the", -4), ("quake", -3), ("kill", -1), ("person", 1)))
    hurt = slots("person", ("injure",), ("quake",), (("the", -4), ("quake", -3), ("injure", -1), ("person", 1)))
    assert (best("count", None, killed), best("count", None, hurt)) == ("deaths", "injured")


def test_a_count_of_houses_is_never_a_death_toll():
    phrase = slots("house", ("kill",), (), (("kill", -1), ("house", 1)))
    deaths = {match.frame: match.weight for match in FrameIndex(vocabulary()).match("count", None, phrase)}
    people = slots("person", ("kill",), (), (("kill", -1), ("person", 1)))
    tolls = {match.frame: match.weight for match in FrameIndex(vocabulary()).match("count", None, people)}
    assert deaths.get("deaths", 0) < tolls["deaths"] / 2


def test_a_frame_takes_only_its_kinds():
    phrase = slots(None, ("kill",), ("quake",), (("quake", -2), ("kill", -1)))
    money = {match.frame for match in FrameIndex(vocabulary()).match("money", "$", phrase)}
    assert "deaths" not in money


def test_an_age_is_a_persons_age_where_nothing_else_speaks():
    assert best("age", "year", slots()) == "age_person"


def test_a_match_names_the_cue_and_the_slot_it_stands_in():
    phrase = slots("person", ("evacuate",), (), (("be", -2), ("evacuate", -1), ("person", 1)))
    match = FrameIndex(vocabulary()).match("count", None, phrase)[0]
    assert (match.frame, match.cue, match.slot) == ("evacuated", "evacuate", "verb")


def test_a_word_that_says_the_same_as_a_cue_evokes_its_frame():
    rewards = slots(None, (), ("bounty",), (("bounty", -2), ("be", -1)))
    assert best("money", "$", rewards) == "reward_offered"


LEMMA = st.sampled_from(["kill", "person", "dead", "fire", "house", "vote", "for", "of", "in", "cup", "£", "7"])


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from([*KINDS, "quote", "unheard of"]),
    unit=st.none() | LEMMA,
    head=st.none() | LEMMA,
    verb=st.lists(LEMMA, max_size=3),
    clause=st.lists(st.tuples(LEMMA, st.integers(-40, 40)), max_size=40),
    title=st.lists(LEMMA, max_size=5),
)
def test_any_phrase_gets_at_most_four_frames_best_first_and_always_the_same(kind, unit, head, verb, clause, title):
    line = stretch(clause)
    phrase = Slots(head=head, verb=tuple(verb), clause=line, sentence=line, title=tuple(title))
    index = FrameIndex(vocabulary())
    found = index.match(kind, unit, phrase)
    assert len(found) <= 4
    assert [match.weight for match in found] == sorted((match.weight for match in found), reverse=True)
    assert all(0 < match.weight <= 1 for match in found)
    assert found == index.match(kind, unit, phrase)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_frames(kind):
    assert sum(kind in frame["kinds"] for frame in frames().values()) >= 3
