"""From judged pairs to discrepancies: one to one, one a fact, sides with their sources, tiers, agreements."""

import random
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from factcheck import pipeline
from factcheck.discrepancies import Gathered, Judged, gather, merged
from factcheck.model import (
    About,
    Article,
    Claim,
    Document,
    Finding,
    Matching,
    Period,
    Points,
    Quantity,
    Rule,
    Span,
    Tier,
    Value,
    Wording,
)
from factcheck.model.report import Severity

# Confidence follows the binding alone, so that a test can say how sure a pair is.
MATCHING = Matching(
    about="made for tests",
    binding=Points(intercept=0.0, steps={}),
    conflict=Points(intercept=-4.0, steps={"binding": ((0.0, 4.0), (2.0, 6.0), (4.0, 8.0))}),
    tiers={"default": Tier(error=0.8, warning=0.4), "name": Tier(error=0.9, warning=0.5)},
    agreement=0.5,
)
POSSIBLE, LIKELY, SURE = 0.0, 2.0, 4.0  # binding logits: confidence 0.5, 0.88, 0.98


def rules(severity: Severity = "error") -> dict[str, Rule]:
    return {
        kind: Rule(
            id=kind,
            name=kind,
            kind=kind,
            check="c",
            severity=severity,
            message="{left} against {right}",
            why="",
            path="",
        )
        for kind in ("count", "date", "name")
    }


def article(name: str, text: str = "Of 187 passengers, 19 were hurt.", family: str | None = None) -> Article:
    document = Document.from_text(text, source=name).model_copy(update={"id": name, "family": family})
    return Article(document=document, sentences=(), claims=())


def claim(document: str, value: Value, at: int = 3, kind: str = "count", surface: str = "187") -> Claim:
    return Claim(
        id=f"{document}-{at}",
        fingerprint=f"{document}{at}{surface}",
        kind=kind,
        document_id=document,
        span=Span(start=at, end=at + len(surface)),
        sentence=Span(start=0, end=32),
        surface=surface,
        value=value,
        about=About(head="passenger"),
        read_by="test",
    )


def count(document: str, figure: int, at: int = 3) -> Claim:
    exact = Decimal(figure)
    return claim(document, Quantity(low=exact, high=exact), at, surface=str(figure))


def pair(left: Claim, right: Claim, binding: float, verdict: str = "conflict", ceiling: float = 1.0) -> Judged:
    found = Finding.model_validate({"verdict": verdict, "because": "as told", "gap": 0.1, "ceiling": ceiling})
    return Judged(left, right, left.kind, found, binding, {})


def found(judged: Sequence[Judged], *articles: Article, severity: Severity = "error") -> Gathered:
    return gather(
        judged, articles or [article(name) for name in ("courier", "herald", "post")], rules(severity), MATCHING
    )


def shown(gathered: Gathered) -> list[tuple[str, ...]]:
    return [tuple(side.value for side in one.sides) for one in gathered.discrepancies]


def test_a_claim_conflicts_with_the_one_that_it_is_surest_to_match():
    figure = count("courier", 187)
    near, far = count("herald", 178), count("herald", 19, at=20)
    gathered = found([pair(figure, far, LIKELY), pair(figure, near, SURE)])
    assert shown(gathered) == [("187", "178")]


def test_the_next_best_pair_of_two_articles_is_kept_where_both_its_claims_are_free():
    first, second = count("courier", 187), count("courier", 19, at=20)
    one, other = count("herald", 178), count("herald", 91, at=20)
    crossed = [pair(first, other, LIKELY), pair(second, one, LIKELY)]
    gathered = found([pair(first, one, SURE), pair(second, other, LIKELY), *crossed])
    assert sorted(shown(gathered)) == [("187", "178"), ("19", "91")]


def test_the_values_of_three_articles_are_one_discrepancy_with_a_side_each():
    courier, herald, post = count("courier", 187), count("herald", 178), count("post", 190)
    gathered = found([pair(courier, herald, SURE), pair(courier, post, LIKELY), pair(herald, post, LIKELY)])
    assert shown(gathered) == [("187", "178", "190")]
    assert gathered.discrepancies[0].message == "187 against 178 and 190"


def test_a_side_gathers_every_mention_of_its_value_and_counts_the_sources():
    courier, herald, post = count("courier", 187), count("herald", 178), count("post", 178)
    gathered = found([pair(courier, herald, SURE), pair(courier, post, SURE)])
    ((left, right),) = [one.sides for one in gathered.discrepancies]
    assert ([mention.document for mention in right.mentions], right.independent_sources) == (["herald", "post"], 2)
    assert left.independent_sources == 1


def test_articles_of_one_family_are_one_source():
    articles = [article("courier"), article("herald", family="wire"), article("post", family="wire")]
    courier, herald, post = count("courier", 187), count("herald", 178), count("post", 178)
    gathered = found([pair(courier, herald, SURE), pair(courier, post, SURE)], *articles)
    assert [side.independent_sources for side in gathered.discrepancies[0].sides] == [1, 1]


@pytest.mark.parametrize(
    ("binding", "severities"), [(SURE, ["error"]), (LIKELY, ["error"]), (POSSIBLE, ["warning"]), (-3.0, [])]
)
def test_how_sure_a_conflict_is_decides_how_it_is_reported(binding: float, severities: list[str]):
    gathered = found([pair(count("courier", 187), count("herald", 178), binding)])
    assert [one.severity for one in gathered.discrepancies] == severities


def test_a_rule_can_make_a_conflict_milder_and_never_graver():
    pairs = [pair(count("courier", 187), count("herald", 178), SURE)]
    assert [one.severity for one in found(pairs, severity="note").discrepancies] == ["note"]
    doubtful = [pair(count("courier", 187), count("herald", 178), POSSIBLE)]
    assert [one.severity for one in found(doubtful, severity="error").discrepancies] == ["warning"]


def test_an_innocent_explanation_keeps_a_conflict_below_its_ceiling():
    gathered = found([pair(count("courier", 187), count("herald", 178), SURE, ceiling=0.6)])
    assert [(one.confidence, one.severity) for one in gathered.discrepancies] == [(0.6, "warning")]


def named(document: str, text: str, stretches: tuple[str, str] = ("ines varga", "ines vargo")) -> Claim:
    return claim(document, Wording(text=text, folded=text.lower(), role="person"), kind="name", surface=text)


def test_two_spellings_of_which_one_article_prints_both_are_settled():
    left, right = named("courier", "Ines Varga"), named("herald", "Ines Vargo")
    conflict = Finding(verdict="conflict", because="a slip", gap=0.95, stretches=("ines varga", "ines vargo"))
    judged = [Judged(left, right, "name", conflict, 0.0, {})]
    plain = [article("courier", "Ines Varga spoke first of all."), article("herald", "Ines Vargo spoke first.")]
    both = [plain[0], article("herald", "Ines Vargo spoke; Ines Varga did not.")]
    assert len(found(judged, *plain).discrepancies) == 1
    assert found(judged, *both).discrepancies == []


def agreed(value: Value, binding: float, kind: str = "count") -> int:
    left, right = (claim(name, value, kind=kind) for name in ("courier", "herald"))
    return len(found([pair(left, right, binding, "agree")]).agreements)


def test_an_equal_figure_of_many_digits_needs_less_around_it_than_a_small_one():
    seven, many = (Quantity(low=Decimal(figure), high=Decimal(figure)) for figure in ("7", "5841"))
    assert (agreed(seven, -2.0), agreed(many, -2.0)) == (0, 1)
    assert agreed(seven, 1.0) == 1
    assert agreed(many, -9.0) == 0


def test_an_equal_clock_time_tells_more_than_an_equal_day():
    day = Period(start=date(2024, 3, 4), end=date(2024, 3, 4), grain="day")
    minute = day.model_copy(update={"grain": "minute", "clock": "21:40"})
    assert (agreed(day, -1.0, "date"), agreed(minute, -1.0, "date")) == (0, 1)


def test_what_three_articles_state_alike_is_one_agreement():
    courier, herald, post = (count(name, 5841) for name in ("courier", "herald", "post"))
    gathered = found([pair(courier, herald, SURE, "agree"), pair(herald, post, SURE, "agree")])
    assert [[mention.document for mention in one.mentions] for one in gathered.agreements] == [
        ["courier", "herald", "post"]
    ]


def test_a_near_miss_says_why_it_is_none():
    gathered = found([pair(count("courier", 187), count("herald", 178), SURE, "compatible")])
    assert [(one.because, len(one.mentions)) for one in gathered.compatible] == [("as told", 2)]
    assert found([pair(count("courier", 187), count("herald", 178), -5.0, "compatible")]).compatible == []


def test_what_cannot_be_compared_is_no_finding_at_all():
    gathered = found([pair(count("courier", 187), count("herald", 178), SURE, "incomparable")])
    assert (gathered.discrepancies, gathered.agreements, gathered.compatible) == ([], [], [])


def test_a_fingerprint_survives_edits_elsewhere():
    one = found([pair(count("courier", 187), count("herald", 178), SURE)])
    moved = [
        claim.model_copy(
            update={"id": f"{claim.id}0", "span": Span(start=14, end=17), "sentence": Span(start=11, end=43)}
        )
        for claim in (count("courier", 187), count("herald", 178))
    ]
    longer = [article(name, "Much else. Of 187 passengers, 19 were hurt.") for name in ("courier", "herald")]
    other = found([pair(moved[0], moved[1], LIKELY)], *longer)
    assert one.discrepancies[0].fingerprint == other.discrepancies[0].fingerprint
    assert one.discrepancies[0].confidence != other.discrepancies[0].confidence


def test_different_findings_have_different_fingerprints():
    first, second = count("courier", 187), count("courier", 19, at=20)
    one, other = count("herald", 178), count("herald", 91, at=20)
    gathered = found([pair(first, one, SURE), pair(second, other, LIKELY)])
    assert len({found_.fingerprint for found_ in gathered.discrepancies}) == 2


def many() -> list[Judged]:
    judged = []
    for at, figures in enumerate(((187, 178, 190), (19, 19, 91), (5841, 5841, 5481), (40, 60, 40)), 1):
        courier, herald, post = (
            count(name, figure, at) for name, figure in zip(("courier", "herald", "post"), figures, strict=True)
        )
        for left, right in ((courier, herald), (courier, post), (herald, post)):
            verdict = "agree" if left.value == right.value else "conflict"
            judged.append(pair(left, right, (POSSIBLE, LIKELY, SURE)[at % 3], verdict))
    return judged


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_the_pairs_does_not_matter(seed: int):
    shuffled = many()
    random.Random(seed).shuffle(shuffled)
    assert found(shuffled) == found(many())


def test_errors_come_first_and_the_surer_before_the_less_sure():
    gathered = found(many())
    assert [one.severity for one in gathered.discrepancies] == sorted(one.severity for one in gathered.discrepancies)
    by_severity = [(one.severity, -one.confidence) for one in gathered.discrepancies]
    assert by_severity == sorted(by_severity)


def test_groups_gathered_apart_are_ordered_as_if_gathered_at_once():
    articles = [article(name) for name in ("courier", "herald", "post", "mail")]
    left = [pair(count("courier", 187), count("herald", 178), LIKELY)]
    right = [pair(count("post", 40), count("mail", 60), SURE)]
    parts = [found(left, *articles), found(right, *articles)]
    assert merged(parts, [article.document.id for article in articles]) == found([*left, *right], *articles)


def printing(name: str, *claims: Claim) -> Article:
    return article(name).model_copy(update={"claims": claims})


def test_figures_that_some_article_prints_side_by_side_are_two_facts():
    courier, herald = count("courier", 187), count("herald", 178)
    both = printing("post", count("post", 187), count("post", 178, at=9))
    elsewhere = both.claims[1].model_copy(update={"sentence": Span(start=40, end=60)})
    apart = printing("post", both.claims[0], elsewhere)
    assert shown(found([pair(courier, herald, SURE)], article("courier"), article("herald"), both)) == []
    assert shown(found([pair(courier, herald, SURE)], article("courier"), article("herald"), apart)) == [("187", "178")]


def test_figures_side_by_side_that_count_something_else_say_nothing():
    courier, herald = count("courier", 187), count("herald", 178)
    lorries = Quantity(low=Decimal(178), high=Decimal(178), unit="lorry")
    other = printing("post", count("post", 187), claim("post", lorries, at=9, surface="178"))
    assert shown(found([pair(courier, herald, SURE)], article("courier"), article("herald"), other)) == [("187", "178")]


def test_ages_that_one_article_prints_are_those_of_two_people_unless_both_are_given_to_one_name():
    years = [Quantity(low=Decimal(age), high=Decimal(age), unit="year") for age in (31, 34)]
    left, right = (
        claim(name, value, kind="count", surface="31").model_copy(update={"kind": "age"})
        for name, value in zip(("courier", "herald"), years, strict=True)
    )
    far = Span(start=90, end=99)
    both = printing(
        "post",
        *(
            one.model_copy(update={"id": f"post-{at}", "document_id": "post", "sentence": far if at else one.sentence})
            for at, one in enumerate((left, right))
        ),
    )
    named = [one.model_copy(update={"about": About(holder="Ana Ruiz")}) for one in (left, right)]
    articles = article("courier"), article("herald"), both
    rule = {"age": rules()["count"]}
    for one, other, expected in ((left, right, 0), (*named, 1)):
        judged = pair(one, other, SURE)
        gathered = gather([judged], articles, rule, MATCHING)
        assert len(gathered.discrepancies) == expected


def test_one_sentence_printed_on_two_days_is_a_reprint():
    days = [
        Period(start=date(2024, 3, day), end=date(2024, 3, day), grain="day", basis="resolved", weekday=None)
        for day in (4, 5)
    ]
    left, right = (
        claim(name, value, kind="date", surface="today")
        for name, value in zip(("courier", "herald"), days, strict=True)
    )
    told = Finding(verdict="conflict", because="as told", gap=1.0)
    for alike, expected in ((0.95, 0), (0.6, 1)):
        judged = Judged(left, right, "date", told, SURE, {"sentence alike": alike})
        assert len(found([judged]).discrepancies) == expected


def pile(features: dict[str, float]) -> list[Judged]:
    """One conflict among the articles of a pile that says nothing else."""
    names = [f"paper {at}" for at in range(6)]
    conflict = Finding(verdict="conflict", because="as told", gap=0.1)
    agreed = Finding(verdict="agree", because="as told")
    judged = [
        Judged(count(left, 40, at=9), count(right, 40, at=9), "count", agreed, -9.0, {})
        for at, left in enumerate(names)
        for right in names[at + 1 :]
    ]
    return [*judged, Judged(count(names[0], 187), count(names[1], 178), "count", conflict, SURE, features)]


@pytest.mark.parametrize(
    ("features", "expected"),
    [
        ({}, 0),
        ({"head same": 1.0}, 1),
        ({"frame shared": 0.4}, 1),
        ({"frame shared": 0.4, "head differs": 1.0}, 0),
        ({"frame shared": 0.1}, 0),
    ],
)
def test_in_a_pile_of_articles_figures_must_share_what_they_count(features: dict[str, float], expected: int):
    papers = [article(f"paper {at}") for at in range(6)]
    assert len(found(pile(features), *papers).discrepancies) == expected
    few = [one for one in pile(features) if one.finding.verdict == "conflict"]
    assert len(found(few, *papers).discrepancies) == 1


def speech(document: str, text: str, speaker: str) -> tuple[Article, Claim]:
    start, end = text.index('"'), text.rindex('"') + 1
    words = Wording(text=text[start:end], folded=text[start:end])
    made = claim(document, words, start, "quote", text[start:end])
    return article(document, text), made.model_copy(update={"attributed_to": speaker})


@pytest.mark.parametrize(
    ("second", "speaker", "expected"),
    [
        ('"The gates were never shut," said Ana Ruiz.', "Ana Ruiz", 1),
        ('"The gates were never shut," said Harbour Watch director Tom Berg.', "Harbour Watch", 0),
        ('Tom Berg spoke first.\n"The gates were never shut."', "Ana Ruiz", 0),
        ('Tom Berg spoke first. "The gates were never shut," said Ana Ruiz.', "Ana Ruiz", 1),
    ],
)
def test_a_speaker_whose_name_stands_at_the_other_articles_quotation_as_well_is_not_denied(
    second: str, speaker: str, expected: int
):
    one, left = speech("courier", '"The gates were never shut," said Tom Berg.', "Tom Berg")
    other, right = speech("herald", second, speaker)
    rule = {"attribution": rules()["name"].model_copy(update={"id": "attribution", "kind": "attribution"})}
    judged = Judged(left, right, "attribution", Finding(verdict="conflict", because="two speakers", gap=0.95), 3.0, {})
    assert len(gather([judged], [one, other], rule, MATCHING).discrepancies) == expected


def test_where_speakers_differ_the_passage_reaches_to_the_name_of_the_speaker():
    texts = (
        '"The old bells are cracked and mute," said the dean, Hugh Penrose, on Friday.',
        '"The old bells are cracked and mute," said Clara Umney.',
    )
    articles = [pipeline.read_article(Document.from_text(text, source=text[-8:])) for text in texts]
    (discrepancy,) = [one for one in pipeline.report(articles).discrepancies if one.kind == "attribution"]
    ends = [mention.surface.split()[-1] for side in discrepancy.sides for mention in side.mentions]
    assert ends == ["Penrose", "Umney"]
