"""All that the references have to say of an article."""

from collections import defaultdict
from collections.abc import Iterator

from factcheck.facts.bearing import Bearing
from factcheck.facts.figures import about_figures
from factcheck.facts.happenings import about_event, about_organisation
from factcheck.facts.mentions import Reading, content, words_of
from factcheck.facts.people import about_person
from factcheck.facts.records import Event, Facts, Fixed, Located, Organisation, Person
from factcheck.model import Article
from factcheck.vocabulary import Vocabulary


def bearings(article: Article, facts: Facts, vocabulary: Vocabulary) -> Iterator[Bearing]:
    """The claims of an article that state what a fact states too, or state it wrongly, in the order of the facts.

    Precision goes first: where it is not plain that a claim speaks of the fact's person, event or thing at the fact's
    time, nothing is said.
    """
    reading = Reading(article, vocabulary)
    documents = {document.id: document for document in facts.documents}
    entries: dict[tuple[str, object], list[Located]] = defaultdict(list)
    for fact in facts.facts:
        about = fact.fact.about
        if _is_named(reading, about):
            entries[type(about).__name__, id(about)].append(fact)
    for located in entries.values():
        about = located[0].fact.about
        document = documents[located[0].document]
        if isinstance(about, Person):
            yield from about_person(reading, located, document)
            continue
        if isinstance(about, Event):
            yield from about_event(reading, located, document)
        elif isinstance(about, Organisation):
            yield from about_organisation(reading, located, document)
        yield from about_figures(reading, located, document)


def _is_named(reading: Reading, about: Person | Organisation | Event | Fixed) -> bool:
    """Whether the words of one of its names all occur somewhere in the article."""
    names = ((about.of if isinstance(about, Fixed) else about.name), *about.also)
    if isinstance(about, Person):
        bodies = [post.of for post in about.titles if post.of]
        return any(reading.has(words_of(name)[-1]) for name in (*names, *bodies) if words_of(name))
    return any(all(reading.has_form(word) for word in content(name) or words_of(name)) for name in names)
