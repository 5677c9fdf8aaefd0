"""Facts told in plain sentences, as the other side of a finding shows them."""

from factcheck.facts.records import Fixed, Organisation, Person, Post, Quantified
from factcheck.facts.stretches import Stretch


def on(day: Stretch) -> str:
    """The day with its preposition: "on 3 May 1961", "in 1961", "from 1 September 1939 to 2 September 1945"."""
    return f"{ {'day': 'on', 'range': 'from'}.get(day.grain, 'in') } {day.told()}"


def held(post: Post) -> str:
    """The title with its time: "finance minister of Croatia, 2 January 2019 to 30 June 2022"."""
    of = f" of {post.of}" if post.of else ""
    return f"{post.title}{of}{lasting(post.since, post.until)}"


def lasting(since: Stretch | None, until: Stretch | None) -> str:
    """ ", from 2019", ", until 30 June 2022", ", 2019 to 2022", or nothing."""
    if since and until:
        return f", {since.told()} to {until.told()}"
    if since:
        return f", from {since.told()}"
    return f", until {until.told()}" if until else ""


def born(person: Person) -> str:
    """ "Ana Kovač was born on 3 May 1961." """
    assert person.born is not None
    return f"{person.name} was born {on(person.born)}."


def died(person: Person) -> str:
    """ "Ana Kovač died on 3 May 2021." """
    assert person.died is not None
    return f"{person.name} died {on(person.died)}."


def titled(person: Person, post: Post) -> str:
    """ "Ana Kovač: finance minister, from 2 January 2019." """
    return f"{person.name}: {held(post)}."


def founded(body: Organisation) -> str:
    """ "Brightwater was founded in 1987." """
    assert body.founded is not None
    return f"{body.name} was founded {on(body.founded)}."


def happened(name: str, day: Stretch) -> str:
    """ "Harrow Valley flood: 12 March 2009." """
    return f"{name}: {day.told()}."


def placed(name: str, places: tuple[str, ...]) -> str:
    """ "Treaty of Osterby: in Osterby, Norland." """
    return f"{name}: in {', '.join(places)}."


def counted(name: str, figure: Quantified | Fixed) -> str:
    """ "Harrow Valley flood, killed: 43 people." """
    return f"{name}, {figure.what}: {figure.value}{lasting(figure.since, figure.until)}."
