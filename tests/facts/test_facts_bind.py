"""End to end: what a draft says of people, events and figures, against reference facts."""

from collections.abc import Callable
from time import process_time

import pytest

from factcheck import pipeline, vocabulary
from factcheck.facts import Facts, bearings
from factcheck.model import Article, Discrepancy, Document, Report

REFERENCES = """\
people:
  - name: Marta Lindqvist
    also: [Marta Lindqvist-Boe]
    born: 1961-05-03
    titles:
      - {title: finance minister, from: 2015-01-10, to: 2019-06-30}
      - {title: prime minister, from: 2019-07-01}
  - name: Tomas Varga
    born: 1948
    titles:
      - {title: mayor, of: Harwick, from: 2008-05, to: 2016-05}
  - name: Ruth Okoro
    born: 1975-11-20
    titles:
      - {title: chief executive, of: Brightwater, from: 2012-03-01}
  - name: Ida Tomlin
    titles:
      - {title: mayor, of: Harwick, from: 2016-05}
  - name: Elsa Brandt
    born: 1930-02-14
    died: 2012-08-09
organisations:
  - name: Brightwater
    founded: 1987
    figures:
      - {what: employees, value: "12,000 people", words: [workforce, staff]}
events:
  - name: Harrow Valley flood
    also: [Harrow Valley disaster]
    date: 2009-03-12
    figures:
      - {what: killed, value: 43 people}
      - {what: injured, value: 210 people}
  - name: Treaty of Osterby
    date: 1923-10-04
    place: [Osterby, Denmark]
figures:
  - {of: Corran Tower, what: height, value: 330 metres}
  - {of: Lake Sorrel, what: area, value: 58 square kilometres}
  - {of: Merrow Bridge, what: cost, value: £4.2 million}
  - {of: Harwick, what: residents, value: "84,000 people", words: [population, inhabitants], from: 2021}
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    file = tmp_path_factory.mktemp("references") / "house.yaml"
    file.write_text(REFERENCES, encoding="utf-8")
    return pipeline.read_facts([file])


def read(text: str, published: str | None = "2023-05-14", source: str = "The Morning Draft") -> Article:
    return pipeline.read_article(Document.from_text(text, source=source, published=published))


def checked(house: Facts, *articles: Article) -> Report:
    return pipeline.report(articles, house=house)


def found(house: Facts, *articles: Article) -> list[Discrepancy]:
    """What the reference facts contradict in the articles."""
    return [one for one in checked(house, *articles).discrepancies if one.scope == "cross"]


WRONG = [
    # born
    ("Marta Lindqvist was born in Harwick on 3 May 1962.", "1961"),
    ("Marta Lindqvist was born in 1963 and studied law.", "1961"),
    ("Marta Lindqvist opened the hall on Friday. Lindqvist was born in Harwick on 13 May 1961.", "3 May 1961"),
    ("Born in 1959, Marta Lindqvist grew up in Harwick.", "1961"),
    ("Marta Lindqvist (born 4 May 1961) leads the cabinet.", "3 May 1961"),
    ("Tomas Varga, who was born in 1949, ran the city for eight years.", "1948"),
    # age
    ("Marta Lindqvist, 63, opened the bridge on Friday.", "62"),
    ("The 52-year-old Marta Lindqvist opened the bridge on Friday.", "62"),
    ("Prime Minister Marta Lindqvist, 26, opened the bridge.", "62"),
    ("Ruth Okoro, who is 48, said profits had risen.", "47"),
    ("Tomas Varga, 73, has written a book about the city.", "74 or 75"),
    ("Elsa Brandt died in 2012, aged 84.", "82"),
    ("Lindqvist Chase Begins\n\nMarta Lindqvist opened the hall.\n\nLindqvist, 63, spoke first.", "62"),
    # title at that date
    ("Finance Minister Marta Lindqvist opened the bridge on Friday.", "finance minister"),
    ("Foreign Minister Marta Lindqvist opened the bridge on Friday.", "prime minister"),
    ("The mayor of Harwick, Tomas Varga, opened the bridge on Friday.", "mayor"),
    ("Deputy Prime Minister Marta Lindqvist opened the bridge on Friday.", "prime minister"),
    ("Former prime minister Marta Lindqvist opened the bridge on Friday.", "prime minister"),
    # somebody else in a post
    ("Harwick Mayor Paul Amsel opened the bridge.", "Ida Tomlin, mayor of Harwick"),
    ("Paul Amsel, the mayor of Harwick, opened the bridge.", "Ida Tomlin, mayor of Harwick"),
    ("Brightwater's chief executive, Paul Amsel, spoke first.", "Ruth Okoro, chief executive of Brightwater"),
    # died
    ("Elsa Brandt died on 9 August 2013.", "9 August 2012"),
    # events
    ("The Harrow Valley flood of 12 March 2010 is remembered here.", "12 March 2009"),
    ("People in Colby still speak of the March 2008 Harrow Valley flood.", "12 March 2009"),
    ("The Harrow Valley disaster happened on 13 March 2009.", "12 March 2009"),
    ("The flood in Harrow Valley in 2010 killed 43 people.", "12 March 2009"),
    ("The Treaty of Osterby was signed in 1932.", "4 October 1923"),
    ("The Treaty of Osterby was signed in Portugal.", "Osterby, Denmark"),
    ("The Treaty of Osterby was signed on 4 October 1923 in Lisbon.", "Osterby, Denmark"),
    ("The Harrow Valley flood killed 34 people.", "43 people"),
    ("The Harrow Valley flood of March 2009 claimed 53 lives.", "43 people"),
    ("The Harrow Valley flood killed 43 people and injured 120.", "210 people"),
    # organisations and figures
    ("Brightwater was founded in 1978 by two brothers.", "1987"),
    ("Founded in 1991, Brightwater makes pumps.", "1987"),
    ("Brightwater Ltd employs 21,000 people.", "12,000 people"),
    ("Brightwater has a workforce of 15,000.", "12,000 people"),
    ("The Corran Tower is 303 metres tall.", "330 metres"),
    ("At 230 metres, the Corran Tower is visible from the coast.", "330 metres"),
    ("The Corran Tower is 980 feet tall.", "330 metres"),
    ("Lake Sorrel covers an area of 85 square kilometres.", "58 square kilometres"),
    ("The Merrow Bridge cost £2.4 million.", "£4.2 million"),
    ("Harwick has 48,000 residents.", "84,000 people"),
    ("Harwick has a population of 94,000.", "84,000 people"),
]


@pytest.mark.parametrize(("text", "fact"), WRONG, ids=[text for text, _ in WRONG])
def test_a_draft_that_contradicts_a_fact_is_told_the_fact(house: Facts, text: str, fact: str) -> None:
    contradicted = found(house, read(text))
    assert len(contradicted) == 1, [one.message for one in contradicted]
    (one,) = contradicted
    draft, other = one.sides
    assert fact in other.value
    assert one.severity in ("error", "warning")
    assert draft.mentions[0].text in text
    assert any("house.yaml:" in line for line in one.why)


RIGHT = [
    "Marta Lindqvist was born in Harwick on 3 May 1961.",
    "Marta Lindqvist was born in May 1961.",
    "Born in 1961, Marta Lindqvist grew up in Harwick.",
    "Marta Lindqvist, 62, opened the bridge on Friday.",
    "Prime Minister Marta Lindqvist, who is in her sixties, opened the bridge.",
    "Tomas Varga, 74, has written a book.",
    "Tomas Varga, 75, has written a book.",
    "Elsa Brandt died in 2012, aged 82.",
    "Elsa Brandt died on 9 August 2012.",
    "Prime Minister Marta Lindqvist opened the bridge on Friday.",
    "Former finance minister Marta Lindqvist opened the bridge on Friday.",
    "The former mayor of Harwick, Tomas Varga, opened the bridge.",
    "Ruth Okoro, chief executive of Brightwater, spoke in Harwick.",
    "Brightwater CEO Ruth Okoro spoke in Harwick.",
    "The Harrow Valley flood of 12 March 2009 killed 43 people.",
    "The Harrow Valley flood of March 2009 killed more than 40 people.",
    "The 2009 Harrow Valley flood claimed 43 lives and injured 210 people.",
    "The Treaty of Osterby was signed in October 1923.",
    "The Treaty of Osterby was signed in Denmark.",
    "The Treaty of Osterby was signed in Osterby in 1923.",
    "The Treaty of Osterby was signed in Copenhagen.",
    "Brightwater, founded in 1987, employs about 12,000 people.",
    "The Corran Tower is 330 metres tall.",
    "The Corran Tower is 1,083 feet tall.",
    "The Merrow Bridge cost about £4 million.",
    "Harwick has 84,000 residents.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_draft_that_has_the_fact_right_is_left_alone(house: Facts, text: str) -> None:
    assert found(house, read(text)) == []


BORNE_OUT = [
    "Marta Lindqvist was born in Harwick on 3 May 1961.",
    "Marta Lindqvist, 62, opened the bridge on Friday.",
    "Prime Minister Marta Lindqvist opened the bridge on Friday.",
    "The Harrow Valley flood of 12 March 2009 is remembered here.",
    "The Harrow Valley flood killed 43 people.",
    "Brightwater was founded in 1987.",
    "The Corran Tower is 330 metres tall.",
]


@pytest.mark.parametrize("text", BORNE_OUT)
def test_a_fact_that_bears_a_draft_out_is_an_agreement(house: Facts, text: str) -> None:
    report = checked(house, read(text))
    assert [one.mentions[1].document for one in report.agreements] == [report.documents[-1].id]
    assert report.documents[-1].source == "house facts"


ELSEWHERE = [
    # other people of the name
    "Ivan Lindqvist was born in 1971.",
    "Ivan Lindqvist, 34, a plumber, found the dog.",
    "Finance Minister Karin Lindqvist opened the bridge on Friday.",
    "Marta Lindqvist met her cousin Ivan Lindqvist. Lindqvist, 34, is a plumber.",
    "Lindqvist, 34, a plumber, found the dog.",
    "Mr Varga, 31, found the dog.",
    "Lindqvist Holdings was founded in 1998.",
    "Marta Lindqvist's son, 12, waited outside.",
    "Marta Lindqvist's daughter Ida was born in 1990.",
    "Marta Lindqvist said her husband was born in 1955.",
    "Marta Lindqvist met Paul Amsel, 44, in Harwick.",
    "Marta Lindqvist and Paul Amsel, 44, met in Harwick.",
    "Marta Lindqvist, a pupil of 17 at Harwick School, won the race.",
    # other times
    "Marta Lindqvist was 29 when she entered parliament.",
    "At the age of 29 Marta Lindqvist entered parliament.",
    "Marta Lindqvist turns 63 next May.",
    "In 2017, Finance Minister Marta Lindqvist cut the tax.",
    "Then finance minister Marta Lindqvist cut the tax.",
    "Marta Lindqvist, then finance minister, cut the tax.",
    "Marta Lindqvist was finance minister from 2015 to 2019.",
    "Marta Lindqvist became prime minister after four years as finance minister.",
    "Marta Lindqvist served as finance minister under Jan Olsen.",
    "Mayor Tomas Varga opened the Harwick library in 2011.",
    "Elsa Brandt, 45, won the race in 1975.",
    "Marta Lindqvist, leader of the Harbour Party, spoke first.",
    "Marta Lindqvist, an economist, spoke first.",
    "Ruth Okoro, chair of the Harwick festival, spoke first.",
    "Brightwater employed 300 people in 1995.",
    "When it opened, the Corran Tower was 290 metres tall.",
    "Harwick criticised Finance Minister Marta Lindqvist for the tax.",
    "The tax was signed into law by Finance Minister Marta Lindqvist.",
    "Marta Lindqvist met the press. Mayor Varga, the crowd shouted, for Tomas Varga was there.",
    "Marta Lindqvist leads a party of 300 members, 24 of them under age 17.",
    "The votes: Paul Amsel, 87; Ida Boe, 78; Marta Lindqvist, 68; Karl Orn, 63.",
    "The Treaty of Osterby was debated in Portugal.",
    "Copies of the Treaty of Osterby lie in Lisbon.",
    "An exhibition on the Treaty of Osterby opened in Lisbon.",
    "Colby Mayor Paul Amsel opened the bridge at Harwick.",
    "Mayor Paul Amsel opened the bridge at Harwick.",
    "The former mayor of Harwick, Paul Amsel, opened the bridge.",
    "The deputy mayor of Harwick, Paul Amsel, opened the bridge.",
    "In 2006 the mayor of Harwick, Paul Amsel, opened the bridge.",
    "The mayor of Harwick, I. Tomlin, opened the bridge.",
    "Paul Amsel, chief executive of Northgas, met Brightwater.",
    "Paul Amsel, who wants to be mayor of Harwick, opened the bridge.",
    # other events, bodies and things
    "The Harrow Valley fire of 2015 killed two people.",
    "The tenth anniversary of the Harrow Valley flood was marked in March 2019.",
    "The inquiry into the Harrow Valley flood opened on 3 June 2012.",
    "The inquiry into the Harrow Valley flood of 2009 ended in 2014.",
    "Victims of the Harrow Valley flood met in Colby on 14 May 2023.",
    "The Harrow Valley flood killed 43 people, including 12 children.",
    "The Harrow Valley flood killed 12 children.",
    "The Harrow Valley flood of 2009 destroyed 600 homes.",
    "After the Harrow Valley flood in 2009, 900 people moved to Colby.",
    "The flood in Colby killed 7 people, fewer than the Harrow Valley flood.",
    "The Colby fire killed 60 people, more than the Harrow Valley flood.",
    "Brightwater Festival was founded in 2003.",
    "Brightwater will cut 1,500 jobs.",
    "Brightwater employs 300 engineers.",
    "Northgas, founded in 2001, bought Brightwater.",
    "Northgas employs 9,000 people, Brightwater said.",
    "The Corran Tower is taller than the 310-metre Shardhouse.",
    "The Shardhouse, 310 metres tall, stands near the Corran Tower.",
    "The Corran Tower stands 200 metres from the sea.",
    "The Corran Tower restaurant is 220 metres up.",
    "Repairs to the Merrow Bridge will cost £300,000.",
    "Harwick has 300 residents over the age of 100.",
    "Harwick had a population of 40,000 in 1950.",
    "Marta Lindqvist visited the region in 1992.",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_what_speaks_of_somebody_something_or_some_time_else_is_left_alone(house: Facts, text: str) -> None:
    assert found(house, read(text)) == []


def test_the_title_is_held_against_the_day_of_the_draft(house: Facts) -> None:
    text = "Finance Minister Marta Lindqvist presented the budget to parliament."
    assert found(house, read(text, "2017-03-01")) == []
    assert found(house, read(text, "2019-07-20")) == []  # a handover takes weeks to reach every text
    assert len(found(house, read(text, "2021-03-01"))) == 1
    assert len(found(house, read(text, "2013-03-01"))) == 1


def test_the_age_is_held_against_the_day_of_the_draft(house: Facts) -> None:
    text = "Marta Lindqvist, 61, spoke first."
    assert found(house, read(text, "2023-05-02")) == []
    assert len(found(house, read(text, "2023-05-14"))) == 1


def test_without_a_day_of_publication_ages_and_titles_are_not_judged(house: Facts) -> None:
    text = "Finance Minister Marta Lindqvist, 31, spoke first. Marta Lindqvist was born in 1972."
    assert [one.kind for one in found(house, read(text, published=None))] == ["date"]


def test_the_other_side_stands_on_its_line_of_the_reference_file(house: Facts) -> None:
    (one,) = found(house, read("Brightwater was founded in 1978."))
    (mention,) = one.sides[1].mentions
    (document,) = house.documents
    assert document.text[slice(*mention.span)] == mention.surface == "1987"
    line = document.text.count("\n", 0, mention.span[0])
    assert REFERENCES.splitlines()[line].strip() == "founded: 1987"


def test_a_finding_keeps_its_name_when_the_draft_changes_elsewhere(house: Facts) -> None:
    short = "Brightwater was founded in 1978."
    names = [
        [one.fingerprint for one in found(house, read(text))]
        for text in (short, f"The pumps are blue.\n\n{short}\n\nThe sea was calm.")
    ]
    assert names[0] == names[1] and len(names[0]) == 1


def test_two_articles_with_one_wrong_value_are_one_finding(house: Facts) -> None:
    (one,) = found(
        house,
        read("Brightwater was founded in 1978."),
        read("Pumps are made by Brightwater, founded in 1978, and by others.", source="The Evening Draft"),
    )
    assert [len(side.mentions) for side in one.sides] == [2, 1]
    assert [side.independent_sources for side in one.sides] == [2, 1]


HOSTILE = {
    "one sentence": lambda size: ("Marta Lindqvist " * size)[: 8 * size] + "born in 1961 " * size,
    "many sentences": lambda size: "Finance Minister Marta Lindqvist, 61, was born in 1961. " * size,
    "many events": lambda size: "The Harrow Valley flood of 12 March 2010 killed 45 people. " * size,
    "many paragraphs": lambda size: "The Corran Tower is 303 metres tall.\n\n" * size,
    "names alone": lambda size: "Lindqvist Harrow Valley Flood Corran Tower Brightwater " * size,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_the_time_that_facts_take_grows_with_the_text_alone(house: Facts, text: Callable[[int], str]) -> None:
    def seconds(size: int) -> float:
        article = read(text(size))
        taken = []
        for _ in range(2):
            start = process_time()
            list(bearings(article, house, vocabulary.load()))
            taken.append(process_time() - start)
        return min(taken)

    seconds(20)
    assert seconds(200) < 4 * 3 * max(seconds(50), 0.05)


@pytest.mark.parametrize(
    "text",
    [
        "Elsa Brandt, the singer, has died in Harwick at the age of {age}.",
        "Elsa Brandt, singer, dies at {age}",
        "Elsa Brandt died peacefully in her sleep, aged {age}.",
        "Elsa Brandt, {age}, passed away early on Thursday.",
        "Elsa Brandt, the singer, died on Thursday.\n\nShe was {age}.",
    ],
)
def test_the_age_in_a_death_notice_is_that_of_the_last_day(house: Facts, text: str) -> None:
    for age, count in ((82, 0), (84, 1)):
        told = [one.message for one in found(house, read(text.format(age=age), "2012-08-10"))]
        assert len(told) == count, (age, told)


def test_an_age_at_another_time_in_a_death_notice_is_left_alone(house: Facts) -> None:
    for text in (
        "Elsa Brandt died on Thursday. At the age of 10, Brandt began to sing.",
        "Elsa Brandt died on Thursday. Brandt was 35 when she left the stage.",
        "Elsa Brandt died on Thursday. Her husband died at the age of 60.",
        "Elsa Brandt died on Thursday. Paul Amsel found her. He was 44.",
    ):
        assert found(house, read(text, "2012-08-10")) == []
