"""Ways of saying one thing meet: phrasal verbs, idioms, trades, countries; facts of one event stay apart."""

from typing import Any

import pytest

from factcheck.claims.about.lemmas import lemma
from factcheck.vocabulary import Vocabulary, load
from factcheck.vocabulary.thesaurus import LOOSE_LINK, SAME_CONCEPT, Thesaurus

PREFIX = "thesaurus-"
# Each line is one meaning in several house styles; every word or phrase shares a group with the first.
STYLES = """
cost/set back/run to/come in at/price tag
pay/fork out/shell out/cough up/stump up
earn/take home/pocket/rake in
last/go on/drag on/stretch over/run
begin/kick off/get under way/break out
end/wrap up/come to close/draw to close
rise/climb/inch up/put on/go up
fall/shed/slip/dip/go down
close/shut/pull down shutter/stay shut
open/throw open door/cut ribbon/inaugurate
reach/hit/touch/top out at
carry/hold/seat
find/turn up/come to light/unearth
expel/show door/send pack/kick out
resign/step down/quit/bow out/hand in notice
appoint/name/tap/pick/install
beat/defeat/see off/edge past/triumph over
lose/go down/come unstuck
leave/depart/set off/pull out
arrive/pull in/touch down/dock
rescue/pull out/bring out/dig out/pluck
kill/lose life/claim life
injure/hurt/be treat
search/comb/hunt
fine/order to pay/hit with
jail/send down/put behind bar
publish/bring out/come out
sell/change hand/offload
build/put up/erect
demolish/knock down/tear down/make way
weigh/tip scale/weight/heavy
length/long/end to end
depth/deep/below surface
height/tall/in height/above sea level
wedding/tie knot/wed/say i do
meet/sit down with/hold talk
sign/ink/put pen to paper
agree/strike deal/shake hand/hammer out
reject/turn down/throw out
delay/put back/push back
cancel/scrap/call off/pull plug
power cut/without power/in dark/blackout
restore power/back on/reconnect
born/see light of day/come into world
die/pass away/breathe last
sink/go down/slip beneath wave/founder
derail/come off rail/jump track
quash/overturn/throw out
lay off/make redundant/give notice
retire/call it day/pension off
first/opening/initial/debut
total/in all/all tell/altogether
government/cabinet/ministry/treasury
company/firm/maker/operator
resident/local/villager/townsfolk
worker/staff/employee/colleague
troop/soldier/serviceman
lawmaker/mp/deputy/legislator
germany/german
britain/uk/british
binman/refuse worker/dustman
lifeguard/beach guard
liner/ocean liner/steamship
bus driver/coach driver
grandmother/grandma/granny
"""
# Two facts of one event: a report that names both must not have them taken for one.
APART = """
dead/injure, die/injure, kill/wound, missing/dead, missing/rescue, victim/rescuer, crew/passenger, captain/passenger,
set off/arrive, set sail/dock, board/disembark, take off/touch down, dock/undock, height/length, width/length,
depth/height, weight/length, speed/distance, revenue/profit, cost/revenue, debt/deficit, dividend/profit, win/draw,
goal/assist, semi final/final, quarter final/semi final, second/third, silver/bronze, verdict/sentence, arrest/convict,
charge/convict, charge/sentence, trial/appeal, engagement/wedding, wedding/divorce, birth/baptise, vote/seat,
turnout/majority, elect/resign, appoint/resign, soldier/civilian, doctor/patient, lend/borrow, immigrant/emigrate,
father/mother, brother/sister, grandmother/grandfather, prince/princess, bride/groom, conservative/labour,
president/prime minister, week/month, month/year, train/bus, ship/plane, car/lorry, bus/lorry, church/mosque,
robbery/murder, burglary/robbery, theft/fraud, infection/death, case/death, rain/snow, wildfire/flood,
earthquake/volcano, coal/gas, oil/gas, wind/solar, pig/cow, sheep/goat, wolf/bear, merger/ipo, dividend/share,
share/bond, estimate/hammer price, reserve/hammer price, chief executive/chairman, launch/land, renovate/demolish,
build/renovate, push back/bring forward, seriously injure/slightly injure, seriously injure/die, unhurt/injure,
upload/download, france/germany, england/scotland, painting/sculpture, book/film, album/song, steam train/tram
"""
NEIGHBOURS = """
fire/smoke, fire/firefighter, ship/crew, ship/port, ship/captain, school/lesson, court/trial, court/verdict, mine/ore,
mine/coal, plane/pilot, plane/airport, train/station, hospital/nurse, election/candidate, police/arrest, concert/stage,
museum/visitor, auction/bidder, match/goal, volcano/lava, wine/vineyard, zoo/keeper, berlin/germany, rocket/launch
"""


def groups() -> list[dict[str, Any]]:
    """All groups of the program's own thesaurus."""
    vocabulary = load()
    return [group for name in vocabulary.names() if name.startswith(PREFIX) for group in vocabulary.table(name)]


def pairs(table: str) -> list[tuple[str, str]]:
    """`left/right, left/right` as pairs."""
    sides = [pair.strip().split("/") for pair in table.split(",")]
    return [(left, right) for left, right in sides]


def as_found(phrase: str) -> list[str]:
    """The lemmas a text with this phrase gives."""
    return [lemma(word) for word in phrase.split()]


@pytest.mark.parametrize("line", STYLES.strip().splitlines())
def test_house_styles_of_one_meaning_meet(line: str) -> None:
    known = Thesaurus(load())
    first, *others = line.split("/")
    meanings = set(known.concepts(first))
    apart = [phrase for phrase in others if not meanings & set(known.concepts(phrase))]
    assert apart == []


@pytest.mark.parametrize(("left", "right"), pairs(APART))
def test_two_facts_of_one_event_share_no_group(left: str, right: str) -> None:
    known = Thesaurus(load())
    assert not set(known.concepts(left)) & set(known.concepts(right))


@pytest.mark.parametrize(("left", "right"), pairs(NEIGHBOURS))
def test_neighbours_are_linked_loosely_at_least(left: str, right: str) -> None:
    known = Thesaurus(load())
    assert known.relation(left, right) in (LOOSE_LINK, SAME_CONCEPT)


def test_the_thesaurus_has_thousands_of_groups_and_nearly_all_name_neighbours() -> None:
    known = [group for group in groups() if len(group["words"]) > 2]
    assert len(groups()) >= 4500
    assert sum(bool(group.get("loose")) for group in known) > 0.9 * len(known)


def test_every_entry_is_text_with_at_least_one_word_that_is_not_a_number() -> None:
    for group in groups():
        for entry in (*group["words"], *group.get("loose", ())):
            assert isinstance(entry, str), group["id"]
            assert any(char.isalpha() for char in entry), group["id"]


def test_every_phrase_is_found_where_a_text_prints_it() -> None:
    known = Thesaurus(load())
    lost = [
        entry
        for group in groups()
        for entry in group["words"]
        if " " in entry
        and group["id"] not in {concept for *_, concept in known.find(entry.replace(" .. ", " ").split())}
    ]
    # A gap may be empty, and then another phrase of the same words stands in the tables too.
    assert [entry for entry in lost if ".." not in entry] == []


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("the hall was pulled down", "demolish"),
        ("the ferry slipped beneath the waves", "sink"),
        ("she handed in her notice", "resign"),
        ("he was sent down for nine years", "sentence"),
        ("the bridge will set taxpayers back", "cost"),
        ("homes were left in the dark", "power-cut"),
    ],
)
def test_a_phrase_is_found_in_its_inflected_forms(text: str, concept: str) -> None:
    assert concept in {found for *_, found in Thesaurus(load()).find(as_found(text))}


def test_a_phrase_with_a_gap_hides_none_of_the_same_words_without_one() -> None:
    entries = [{"id": "save", "words": ["pick .. up"]}, {"id": "buy", "words": ["pick up"]}]
    known = Thesaurus(Vocabulary({"thesaurus-small": entries}, "digest"))
    assert known.find(["pick", "up"]) == [(0, 2, "save"), (0, 2, "buy")]
    assert known.find(["pick", "them", "up"]) == [(0, 3, "save")]
