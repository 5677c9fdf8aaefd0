"""Quotations, speakers, names, posts, places and opposites in two reports."""

import pytest
from claims_made import claims_of, judged, made, read

from factcheck.comparisons.quotations import align, words_of
from factcheck.model import About, Claim, Finding, Polarity, Wording
from factcheck.vocabulary import load

SAID = '"{}," said the harbour master, Ines Varga.'


def quoted(left: str, right: str) -> Finding:
    return judged("quotation", read("quote", SAID.format(left)), read("quote", SAID.format(right)))


WHOLE = "We will rebuild the quay and we will not close the harbour this winter"


@pytest.mark.parametrize(
    "other",
    [
        WHOLE,
        "We'll rebuild the quay and we won't close the harbour this winter",  # contractions
        "We will rebuild the quay, and we will not close the harbour this winter",  # a comma
    ],
)
def test_a_quotation_printed_twice_is_one_quotation(other: str):
    assert quoted(WHOLE, other).verdict == "agree"


@pytest.mark.parametrize(
    "other",
    [
        "We will rebuild the quay … and we will not close the harbour this winter",  # an omission that is marked
        "We will rebuild the quay",  # cut behind
        "we will not close the harbour this winter",  # cut before
        "We will rebuild the [old] quay and we will not close the harbour this winter",  # an insertion in brackets
    ],
)
def test_a_quotation_that_is_shortened_or_marked_is_no_contradiction(other: str):
    assert quoted(WHOLE, other).verdict in ("agree", "compatible")


def test_one_word_or_two_is_one_wording():
    found = quoted(
        "The bill will affect our guests and our workforce for many years",
        "The bill will affect our guests and our work force for many years",
    )
    assert found.verdict == "agree"


def test_british_and_american_spelling_are_one_wording():
    found = quoted(
        "The colour of the water in the harbour has changed again",
        "The color of the water in the harbor has changed again",
    )
    assert found.verdict == "agree"


@pytest.mark.parametrize(
    ("other", "because"),
    [
        ("We will rebuild the quay and we will close the harbour this winter", "negation"),
        ("They will rebuild the quay and we will not close the harbour this winter", "pronoun"),
        ("We may rebuild the quay and we will not close the harbour this winter", "modal"),
        ("We will rebuild the quay and we will not close the school this winter", "another word"),
    ],
)
def test_a_changed_word_that_bears_the_sense_conflicts_and_is_named(other: str, because: str):
    found = quoted(WHOLE, other)
    assert found.verdict == "conflict"
    assert because in found.because


def test_a_changed_figure_in_a_quotation_conflicts():
    left, right = (f"There were {count} lorries waiting on the quay when the crane fell" for count in (12, 21))
    found = quoted(left, right)
    assert (found.verdict, "figure" in found.because) == ("conflict", True)


def test_a_graver_change_weighs_more_than_a_lighter_one():
    negated = quoted(WHOLE, WHOLE.replace("will not", "will"))
    plural = quoted(WHOLE, WHOLE.replace("harbour", "harbours"))
    assert negated.gap > plural.gap


def test_the_stretches_that_differ_carry_the_words_around_them():
    found = quoted(WHOLE, WHOLE.replace("harbour", "school"))
    assert found.stretches is not None
    assert ["harbor" in found.stretches[0], "school" in found.stretches[1]] == [True, True]
    assert all("close the" in stretch for stretch in found.stretches)


def test_the_same_words_in_another_order_are_altered():
    found = quoted("The tide after the last storm took it", "The last tide after the storm took it")
    assert found.verdict == "conflict" and found.because.startswith("the words in another order")


def test_a_quotation_split_by_its_tag_is_compared_whole_and_altered_where_it_differs():
    whole = read(
        "quote", SAID.format("We kept the lamp lit because my sister was on the boat and she would have laughed")
    )
    split = '"We kept the lamp lit because my sister was on the boat," said Ines Varga, "and she would have wept."'
    pieces = [claim for claim in claims_of(split) if claim.kind == "quote"]
    assert [judged("quotation", whole, piece).verdict for piece in pieces] == ["compatible", "conflict"]


def test_two_utterances_of_one_speaker_are_not_compared():
    assert quoted(WHOLE, "The crane was checked in March and nobody saw a crack").verdict == "incomparable"


def test_an_alignment_counts_what_is_cut_at_an_end_as_cut_and_not_as_changed():
    words = load()
    found = align(words_of(WHOLE, words), words_of("we will not close the harbour", words))
    assert (found.changes, found.cut, found.share) == ((), True, 1.0)


def spoken(text: str, speaker: str | None) -> Claim:
    return made("quote", Wording(text=text, folded=text.lower())).model_copy(update={"attributed_to": speaker})


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Ines Varga", "Tomas Reed", "conflict"),
        ("Ines Varga", "Ines Varga", "agree"),
        ("Ines Varga (she)", "Ines Varga", "incomparable"),
        ("Ines Varga (she)", "Tomas Reed (he)", "conflict"),
        ("Ines Varga", "a police spokesman", "incomparable"),
        ("Ines Varga", None, "incomparable"),
        ("Ines Varga", "Mayor Varga", "agree"),
    ],
)
def test_one_quotation_has_one_speaker(left: str | None, right: str | None, expected: str):
    assert judged("speaker", spoken(WHOLE, left), spoken(WHOLE, right)).verdict == expected


def test_speakers_are_compared_only_where_nearly_all_words_are_alike():
    found = judged("speaker", spoken(WHOLE, "Ines Varga"), spoken("We will rebuild the quay by April", "Tomas Reed"))
    assert found.verdict == "incomparable"


def named(text: str, role: str = "person", *posts: str) -> Claim:
    claim = made("name", Wording(text=text, folded=text.lower(), role=role))
    return claim.model_copy(update={"about": About(complement=posts)})


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Ines Varga", "Ines Varga", "agree"),
        ("Inés Varga", "Ines Varga", "agree"),
        ("Ines Varga", "Ines Maria Varga", "compatible"),
        ("I. Varga", "Ines Varga", "compatible"),
        ("Katarina Lindholm", "Katarina Lindhelm", "conflict"),
        ("Ines Varga", "Tomas Reed", "incomparable"),
    ],
)
def test_a_name_has_one_spelling(left: str, right: str, expected: str):
    found = judged("name", named(left), named(right)).verdict
    assert ("agree" if found == "compatible" and expected == "agree" else found) == expected


def test_a_person_and_a_body_of_one_name_are_not_compared():
    assert judged("name", named("Varga"), named("Varga", "organisation")).verdict == "incomparable"


def test_two_half_alike_persons_of_one_post_are_likelier_one_than_two_without():
    posted = judged("name", named("Ines Varga", "person", "mayor"), named("Ines Varka", "person", "mayor"))
    half = judged("name", named("Ines Varga", "person", "mayor"), named("Ilse Varga", "person", "mayor"))
    bare = judged("name", named("Ines Varga"), named("Ilse Varga"))
    assert [one.verdict for one in (posted, half, bare)] == ["conflict"] * 3
    assert half.gap > bare.gap


def held(title: str, holder: str | None, *of: str, role: str | None = None) -> Claim:
    claim = made("title", Wording(text=title, folded=title.lower(), role=role))
    return claim.model_copy(update={"about": About(holder=holder, complement=of)})


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("mayor", "Ines Varga", "kelstrand"), ("mayor", "Tomas Reed", "kelstrand"), "conflict"),
        (("mayor", "Ines Varga", "kelstrand"), ("mayor", "Tomas Reed", "brenz"), "incomparable"),
        (("mayor", "Ines Varga"), ("mayor", "Varga"), "agree"),
        (("mayor", "Ines Varga"), ("mayor", "Reed"), "incomparable"),  # a surname alone may be a slip of reading
        (("resident", "Ines Varga"), ("resident", "Tomas Reed"), "incomparable"),
        (("mayor", "Ines Varga"), ("mayor", None), "incomparable"),
    ],
)
def test_a_post_of_which_there_is_one_has_one_holder(left: tuple[str, ...], right: tuple[str, ...], expected: str):
    assert judged("holder", held(*left), held(*right), posts=("mayor",)).verdict == expected


def test_two_holders_of_one_named_town_weigh_more_than_of_towns_not_named():
    told = judged(
        "holder", held("mayor", "Ines Varga", "kelstrand"), held("mayor", "Tomas Reed", "kelstrand"), posts=("mayor",)
    )
    untold = judged("holder", held("mayor", "Ines Varga"), held("mayor", "Tomas Reed"), posts=("mayor",))
    assert told.gap > untold.gap


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("prime minister", "Ines Varga"), ("prime minister", "Ines Varga"), "agree"),
        (("prime minister", "Ines Varga"), ("president", "Ines Varga"), "conflict"),
        (("prime minister", "Ines Varga"), ("president", "Tomas Reed"), "incomparable"),
        (("prime minister", "Ines Varga"), ("president", None), "incomparable"),
    ],
)
def test_nobody_holds_two_posts_that_exclude_each_other(left: tuple[str, str], right: tuple[str, str], expected: str):
    assert judged("title", held(*left), held(*right)).verdict == expected


def test_a_title_of_a_full_name_weighs_more_than_one_of_a_surname():
    full, short = (
        judged("title", held("prime minister", name), held("president", name)).gap for name in ("Ines Varga", "Varga")
    )
    assert full > short


OPENED = About(subject=("lighthouse",), predicate="open")


def place(text: str, role: str = "in", parts: tuple[str, ...] = (), about: About = OPENED) -> Claim:
    """A place of which the sentence says that a lighthouse opened there, unless told otherwise."""
    claim = made("place", Wording(text=text, folded=text.lower(), role=role, parts=parts))
    return claim.model_copy(update={"about": about, "surface": text})


def bearing(degrees: int, *of: str) -> Claim:
    claim = made("place", Wording(text=f"{degrees} degrees", folded=str(degrees), role="bearing", parts=of))
    return claim.model_copy(update={"about": About(subject=("trawler",), predicate="sink")})


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Lyon", "Lyon", "agree"),
        ("Lyon", "France", "compatible"),
        ("Kelstrand", "Kelstrand harbour", "compatible"),
        ("Norway", "Sweden", "conflict"),
        ("Kelstrand", "Brenz", "conflict"),
        ("Kelstrand", "Denmark", "incomparable"),
        ("Mill Lane", "Quay Lane", "conflict"),
        ("Mill Lane", "Lane End", "incomparable"),
        ("Mill Lane", "Brenz", "incomparable"),
        ("kitchen", "Brenz", "incomparable"),
        ("Kelstrand", "Kelstrond", "conflict"),
    ],
)
def test_a_place_does_not_contradict_one_that_it_lies_in(left: str, right: str, expected: str):
    assert judged("place", place(left), place(right)).verdict == expected


def test_two_places_of_the_gazetteer_lie_further_apart_than_two_that_nobody_knows():
    assert (
        judged("place", place("Norway"), place("Sweden")).gap
        > judged("place", place("Mill Lane"), place("Quay Lane")).gap
    )


def test_two_places_that_nothing_ties_to_one_event_are_not_held_against_each_other():
    met, sank = About(subject=("club",), predicate="meet"), About(subject=("ferry",), predicate="sink")
    assert judged("place", place("Norway", about=met), place("Sweden", about=sank)).verdict == "incomparable"


def test_places_apart_that_no_gazetteer_knows_are_never_sure():
    listed = judged("place", place("Lyon"), place("Oslo"))
    unlisted = judged("place", place("Kelstrand"), place("Brenz"))
    assert unlisted.ceiling < 0.6 < listed.ceiling


def test_from_one_place_and_to_another_is_one_journey():
    assert judged("place", place("Lyon", "from"), place("Oslo", "to")).verdict == "incomparable"
    assert judged("place", place("Lyon", "from"), place("Oslo", "from")).verdict == "conflict"


def test_a_small_town_with_its_country_contradicts_another_country():
    left = place("Kelstrand, Norway", parts=("kelstrand", "norway"))
    assert judged("place", left, place("Sweden")).verdict == "conflict"
    assert judged("place", left, place("Norway")).verdict == "compatible"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (bearing(315, "malta"), bearing(45, "malta"), "conflict"),
        (bearing(315, "malta"), bearing(45, "the", "island"), "conflict"),
        (bearing(315, "malta"), bearing(45, "the", "wreck"), "incomparable"),
        (bearing(180, "malta"), bearing(135, "malta"), "compatible"),
        (bearing(337, "malta"), bearing(0, "malta"), "compatible"),
        (bearing(90, "malta"), bearing(90, "malta"), "agree"),
        (bearing(315, "malta"), bearing(45, "gozo"), "incomparable"),
    ],
)
def test_bearings_are_compared_that_are_taken_from_one_place(left: Claim, right: Claim, expected: str):
    assert judged("place", left, right).verdict == expected


def test_where_something_was_said_is_no_place_of_the_event():
    said = made("place", Wording(text="Norway", folded="norway", role="said_in"))
    assert judged("place", said, place("Sweden")).verdict == "incomparable"


def vote(
    side: str, pair: str = "approve_reject", hedge: str | None = None, who: str = "council", what: str = "budget"
) -> Claim:
    cue = {"left": "approved", "right": "rejected"}[side]
    claim = made("polarity", Polarity.model_validate({"pair": pair, "side": side, "cue": cue}))
    return claim.model_copy(update={"hedge": hedge, "about": About(subject=(who,), object=(what,))})


def of_one(side: str, pair: str) -> Claim:
    return vote(side, pair).model_copy(
        update={"about": About(entities=("Jonas Wenn",), words=("police",), distances=(1,))}
    )


def test_opposites_that_news_is_full_of_are_never_sure():
    assert judged("polarity", vote("left"), vote("right")).ceiling < 0.7


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (vote("left"), vote("left"), "agree"),
        (vote("left"), vote("right"), "conflict"),
        (vote("left"), vote("right", pair="win_lose"), "incomparable"),
        (vote("left"), vote("right", hedge="may"), "incomparable"),
        (vote("left"), vote("right", who="union", what="contract"), "incomparable"),
        # news is full of who approves and who rejects something: subject and object must both be alike
        (vote("left"), vote("right", who="farmers"), "incomparable"),
        # a pair that news has little cause to use twice needs no more
        (vote("left", pair="unanimous_split"), vote("right", pair="unanimous_split", who="jury", what="x"), "conflict"),
        # it will not be done, and it was done
        (vote("left"), vote("right", hedge="planned"), "conflict"),
        # it will be done, and it was not done yet
        (vote("left", hedge="planned"), vote("right"), "incomparable"),
        (vote("left", hedge="planned"), vote("right", hedge="planned"), "conflict"),
        # arrested and at large: somebody, or one and the same
        (vote("left", pair="custody_free"), vote("right", pair="custody_free"), "incomparable"),
        (of_one("left", "custody_free"), of_one("right", "custody_free"), "conflict"),
    ],
)
def test_opposites_conflict_where_both_are_told_as_done(left: Claim, right: Claim, expected: str):
    assert judged("polarity", left, right).verdict == expected


def said(text: str, speaker: str | None = None, parts: tuple[str, ...] = ()) -> Claim:
    claim = made("quote", Wording(text=text, folded=text.lower(), parts=parts))
    return claim.model_copy(update={"attributed_to": speaker})


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        # two sentences that end in one stock phrase
        (
            "I am proud to work with the people of the port of Kelstrand",
            "I am not to sell the boats of the people of the town of Brenz",
            "incomparable",
        ),
        (
            "We think they are on the wrong side of the river",
            "Nothing was built where it should be, and these firms are on the wrong side of the river",
            "agree",
        ),
        # a whole passage lies between
        (
            "You may say that the bridge was sound when it fell",
            "You may say that the bridge was checked by nine men of three firms who all went home early when it fell",
            "agree",
        ),
        # one number, in words and in figures
        ("This is the 12th ferry of our fleet", "This is the twelfth ferry of our fleet", "agree"),
        ("This is the 12th ferry of our fleet", "This is the 13th ferry of our fleet", "conflict"),
        ("We will never sell the old harbour", "We will always sell the old harbour", "conflict"),
    ],
)
def test_two_sentences_of_a_speech_are_no_altered_quotation(left: str, right: str, expected: str):
    verdict = judged("quotation", said(left), said(right)).verdict
    assert verdict == expected or (expected == "agree" and verdict in ("agree", "compatible", "incomparable"))


def test_what_two_people_said_in_other_words_is_no_altered_quotation():
    left, right = "The harbour was never closed to us", "The harbour was never sold to us"
    assert judged("quotation", said(left, "Ana Ruiz"), said(right, "Ana Ruiz")).verdict == "conflict"
    assert judged("quotation", said(left, "Ana Ruiz"), said(right, "Tom Berg")).verdict == "incomparable"


@pytest.mark.parametrize(
    ("text", "is_speech"),
    [
        ("Ms Ortiz, the harbour master of Kelstrand, said. The boats were found at dawn by the coast guard.", False),
        ("the agency reported. The boats were found at dawn by the coast guard of Kelstrand.", False),
        ("They told us the boats were found at dawn by the coast guard of Kelstrand.", True),
    ],
)
def test_what_stands_between_two_quotations_is_none(text: str, is_speech: bool):
    other = text.replace("dawn", "dusk")
    assert (judged("quotation", said(text), said(other)).verdict == "conflict") == is_speech


def test_only_the_piece_of_a_split_quotation_that_both_tell_is_held_against_the_other():
    first, second = "We were warned of the flood twice", "and nobody came to close the gates of the lock"
    whole = said(second, parts=(first, second))
    assert judged("quotation", whole, said("We were warned of the flood once")).verdict == "incomparable"
    assert judged(
        "quotation", said(first, parts=(first, second)), said("We were warned of the flood once")
    ).verdict == ("conflict")


def title(text: str, role: str, holder: str = "Ana Ruiz") -> Claim:
    claim = made("title", Wording(text=text, folded=text.lower(), role=role))
    return claim.model_copy(update={"about": About(holder=holder)})


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (title("Senator", "legislator"), title("majority leader", "legislator"), "compatible"),
        (title("congresswoman", "legislator"), title("whip", "legislator"), "compatible"),
        (title("deputy public defender", "law"), title("public defender", "law"), "compatible"),
        (title("prosecutor", "law"), title("assistant district attorney", "law"), "compatible"),
        (title("senator", "legislator"), title("congressman", "legislator"), "conflict"),
        (title("chief financial officer", "company"), title("chief operating officer", "company"), "conflict"),
    ],
)
def test_a_seat_and_a_post_that_its_holders_have_go_together(left: Claim, right: Claim, expected: str):
    assert judged("title", left, right).verdict == expected


@pytest.mark.parametrize(("left", "right"), [("6:41pm", "18:41"), ("6.05 a.m.", "06:05"), ("12:30 am", "00:30")])
def test_a_time_of_day_in_two_notations_is_one_word(left: str, right: str):
    said = "The last ferry left the harbour at {} on Tuesday evening"
    assert quoted(said.format(left), said.format(right)).verdict == "agree"


def test_an_inner_letter_more_in_one_long_name_counts_for_more_than_an_ending():
    def body(text: str) -> Claim:
        return made("name", Wording(text=text, folded=text.lower(), role="organisation"))

    inner = judged("name", body("Blackthorn"), body("Blacksthorn"))
    ending = judged("name", body("Blackthorn"), body("Blackthorne"))
    assert inner.verdict == ending.verdict == "conflict"
    assert inner.gap > ending.gap


def test_a_weekday_ties_no_two_events():
    one, other = (
        read("place", text, "2023-10-10")
        for text in (
            "A gas explosion wrecked a bakery in Naples on Monday.",
            "The chess federation met in Toronto on Monday.",
        )
    )
    found = judged("place", one, other)
    assert (found.verdict, found.because) == ("incomparable", "nothing says that both places are of one event")
