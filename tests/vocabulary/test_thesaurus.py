"""The thesaurus: its tables are sound, synonyms meet, opposites and strangers stay apart, phrases are found."""

import time
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.about.lemmas import lemma
from factcheck.vocabulary import Vocabulary, VocabularyError, load
from factcheck.vocabulary.thesaurus import LOOSE_LINK, SAME_CONCEPT, SAME_LEMMA, Thesaurus

SYNONYMS = """
turnout/participation, die/perish, die/lose life, sink/go down, sink/slide under, sink/founder, crash/collide,
fire/blaze, rescue/pluck, search/hunt, toll/death toll, noon/midday, noon/lunchtime, firm/company, revenue/turnover,
profit/net income, chief executive/boss, chief executive/manage director, takeover/acquisition, insolvency/go bust,
job/post, employee/worker, employee/job, lay off/make redundant, strike/walkout, cost/bill, cost/price tag, price/cost,
wage/salary, fetch/sell for, auction/go under hammer, ferry/ro ro, flat/apartment, lorry/truck, pupil/student,
passenger/traveller, resident/local, police officer/policeman, jail/sentence, acquit/clear, convict/find guilty,
sue/take to court, prime minister/premier, parliament/assembly, vote/ballot, debate/argument, muster/gather .. vote,
resign/step down, dismiss/sack, ceasefire/truce, soldier/troop, treaty/accord, tariff/levy, unemployment/joblessness,
interest rate/borrow cost, jab/vaccine, outbreak/epidemic, rise/climb, fall/drop, slump/plummet, delay/postpone,
cancel/call off, open/inaugurate, begin/get under way, continue/go on, match/game, striker/forward, draw/stalemate,
transfer fee/price tag, attendance/crowd, library/public library, borrow/take out, wedding/marriage, wed/tie knot,
film/movie, picture/canvas, annual/per year, decade/ten year, fortnight/two week, half/50 per cent, organise/organize,
say/state, deny/refute, quake/tremor, flood/inundate, evacuate/take to safety, wildfire/forest fire, hacker/intruder,
astronaut/cosmonaut, landslide/mudslide, tram/streetcar, be build/come out of .. yard
"""
OPPOSITES = """
rise/fall, increase/decrease, climb/drop, jump/slump, raise/reduce, win/lose, victory/defeat, open/close, begin/end,
start/stop, arrive/leave, buy/sell, export/import, borrow/lend, hire/dismiss, hire/sack, approve/reject, accept/refuse,
support/oppose, convict/acquit, arrest/release, die/survive, injure/unhurt, deficit/surplus, profit/loss, north/south,
east/west, maximum/minimum, high/low, big/small, old/new, rich/poor, buyer/seller, teacher/pupil, doctor/patient,
judge/defendant, prosecutor/defendant, plaintiff/defendant, landlord/tenant, employer/employee, husband/wife,
son/daughter, man/woman, king/queen, inflation/deflation, boom/recession, promotion/relegation, marry/divorce,
birth/death, appoint/dismiss, invade/withdraw, war/peace, attack/defend, admit/deny, confirm/deny, praise/criticise,
yes/against, strengthen/weaken, expand/shrink, lengthen/shorten, delay/bring forward, summer/winter, morning/evening,
noon/midnight, dawn/dusk, today/yesterday, first/last, previous/next, majority/minority, government/opposition,
employment/unemployment, creditor/debtor, flood/drought, public/private, nationalise/privatise, legal/illegal,
allow/ban, build/demolish, double/halve, winner/loser, goalkeeper/striker, defender/striker, gold/silver,
sink/refloat, gold/bronze, uphold/quash, succeed/fail, early/late, take off/land, at least/at most, more than/less than
"""
STRANGERS = """
turnout/goal, dog/cat, church/mosque, volcano/earthquake, murder/robbery, passenger/price, hour/minute, week/month,
euro/dollar, mile/kilometre, death/profit, library/stadium, vaccine/tariff, election/marathon, lawyer/judge,
wage/dividend, million/billion, coal/oil, football/rugby, wheat/cattle, copper/nickel, rain/wind,
coup/auction, mother/father, boy/girl
"""
LOOSE = """
vessel/ferry, ship/tanker, vehicle/bus, disaster/earthquake, church/cathedral, book/novel, doctor/nurse, crime/robbery
"""


def pairs(table: str) -> list[tuple[str, str]]:
    """`left/right, left/right` as pairs."""
    sides = [pair.strip().split("/") for pair in table.split(",")]
    return [(left, right) for left, right in sides]


def thesaurus() -> Thesaurus:
    """The program's own."""
    return Thesaurus(load())


def groups() -> list[dict[str, Any]]:
    """All groups of the program's own thesaurus."""
    vocabulary = load()
    return [group for name in vocabulary.names() if name.startswith("thesaurus-") for group in vocabulary.table(name)]


def small(*entries: dict[str, Any]) -> Thesaurus:
    """A thesaurus of these groups alone."""
    return Thesaurus(Vocabulary({"thesaurus-small": list(entries), "units": [{"id": "no group"}]}, "digest"))


def test_it_is_broad() -> None:
    assert len(groups()) >= 1500


@pytest.mark.parametrize(("left", "right"), pairs(SYNONYMS))
def test_synonyms_meet(left: str, right: str) -> None:
    assert thesaurus().relation(left, right) == SAME_CONCEPT


@pytest.mark.parametrize(("left", "right"), pairs(OPPOSITES))
def test_opposites_share_no_group(left: str, right: str) -> None:
    known = thesaurus()
    assert not set(known.concepts(left)) & set(known.concepts(right))


@pytest.mark.parametrize(("left", "right"), pairs(STRANGERS))
def test_words_for_different_things_are_unrelated(left: str, right: str) -> None:
    assert thesaurus().relation(left, right) == 0.0


@pytest.mark.parametrize(("wide", "narrow"), pairs(LOOSE))
def test_a_kind_of_thing_is_loosely_linked_to_the_thing_both_ways(wide: str, narrow: str) -> None:
    known = thesaurus()
    assert known.relation(wide, narrow) == known.relation(narrow, wide) == LOOSE_LINK


def test_a_word_is_the_same_as_itself_even_when_no_table_has_it() -> None:
    assert thesaurus().relation("qwertyish", "qwertyish") == SAME_LEMMA
    assert thesaurus().concepts("qwertyish") == ()


def test_no_group_and_no_word_swallows_the_dictionary() -> None:
    assert max(len(group["words"]) for group in groups()) <= 60
    uses = Counter(word for group in groups() for word in group["words"])
    assert uses.most_common(1)[0][1] <= 12
    assert thesaurus().concepts("the") == thesaurus().concepts("of") == ()


def test_every_word_is_a_lemma() -> None:
    words = {
        word for group in groups() for entry in (*group["words"], *group.get("loose", ())) for word in entry.split()
    }
    # "founded" gives found, whose own base is find.
    assert {word for word in words - {"..", "found"} if lemma(word) != word} == set()


def test_a_word_stands_once_in_a_group_and_never_both_firmly_and_loosely() -> None:
    for group in groups():
        entries = [*group["words"], *group.get("loose", ())]
        assert len(entries) == len(set(entries)), group["id"]
        assert set(group) <= {"id", "words", "loose"}


def test_a_gap_stands_between_two_words() -> None:
    for group in groups():
        for entry in group["words"]:
            words = entry.split()
            assert " ".join(words) == entry
            assert ".." not in (words[0], words[-1])


def test_the_longest_phrase_at_a_place_wins_and_its_words_do_not_count_alone() -> None:
    known = small(
        {"id": "sink", "words": ["sink", "slide under"]},
        {"id": "slide", "words": ["slide"]},
        {"id": "below", "words": ["under"]},
    )
    assert known.find(["she", "slide", "under", "and", "slide"]) == [(1, 3, "sink"), (4, 5, "slide")]


def test_articles_and_hyphens_inside_a_phrase_are_read_over() -> None:
    known = small({"id": "vote", "words": ["go to poll"]}, {"id": "second", "words": ["run off"]})
    assert known.find(["they", "go", "to", "the", "poll"]) == [(1, 5, "vote")]
    assert known.find(["a", "run", "-", "off"]) == [(1, 4, "second")]


def test_a_gap_takes_up_to_three_words_which_may_count_for_themselves() -> None:
    known = small({"id": "die", "words": ["claim .. life"]}, {"id": "many", "words": ["dozen"]})
    assert known.find(["claim", "life"]) == [(0, 2, "die")]
    assert known.find(["claim", "two", "dozen", "life"]) == [(0, 4, "die"), (2, 3, "many")]
    assert known.find(["claim", "one", "two", "three", "four", "life"]) == []


def test_a_word_of_two_groups_gives_both() -> None:
    known = small({"id": "fire", "words": ["fire", "blaze"]}, {"id": "dismiss", "words": ["sack", "fire"]})
    assert known.find(["fire"]) == [(0, 1, "fire"), (0, 1, "dismiss")]
    assert known.relation("blaze", "sack") == 0.0


@pytest.mark.parametrize("entry", [{"words": ["sink"]}, {"id": "sink"}, {"id": "sink", "words": []}, "sink"])
def test_a_group_without_id_or_words_is_refused_with_its_address(entry: Any) -> None:
    with pytest.raises(VocabularyError, match=r"thesaurus-small\.yaml: group 1: needs an id and words"):
        small(entry)


def test_an_id_used_twice_is_refused() -> None:
    with pytest.raises(VocabularyError, match="group 2: the id 'sink' is already taken"):
        small({"id": "sink", "words": ["sink"]}, {"id": "sink", "words": ["founder"]})


def test_a_second_thesaurus_of_one_vocabulary_is_not_built_again() -> None:
    Thesaurus(load())
    started = time.process_time()
    for _ in range(100):
        Thesaurus(load())
    assert time.process_time() - started < 2


LEMMAS = st.sampled_from(["go", "to", "the", "poll", "-", "claim", "life", "sink", "slide", "under", "fire", "42", "x"])


@settings(max_examples=100, deadline=None)
@given(st.lists(LEMMAS, max_size=30))
def test_what_is_found_lies_inside_the_text_in_order_and_starts_a_known_word(lemmas: list[str]) -> None:
    known = thesaurus()
    found = known.find(lemmas)
    assert [start for start, _, _ in found] == sorted(start for start, _, _ in found)
    for start, end, concept in found:
        assert 0 <= start < end <= len(lemmas)
        assert isinstance(concept, str)
        assert end - start == 1 or lemmas[end - 1] not in {"the", "-"}


@settings(max_examples=100, deadline=None)
@given(LEMMAS, LEMMAS)
def test_a_relation_does_not_depend_on_the_side(left: str, right: str) -> None:
    assert thesaurus().relation(left, right) == thesaurus().relation(right, left)
