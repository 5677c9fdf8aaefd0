"""Reads polarity: which side of a pair of opposites a report takes: approved or rejected, rose or fell, done or not."""

from factcheck.claims.page import Page, Reading
from factcheck.claims.readers.polarity.cues import Cue, cue_table
from factcheck.claims.readers.polarity.scope import Scope, scope_of
from factcheck.model import Polarity


def read(page: Page) -> list[Reading]:
    """One reading for each cue word or phrase, negation already turned into the other side.

    `Reading.hedge` is "planned" for what is yet to come, "hypothetical" for what is only possible or asked for.
    `value.cue` is the printed cue with its negator; the span covers both. Cues inside a near miss ("almost won") give
    no reading.
    """
    table = cue_table(page.vocabulary)
    found: list[Reading] = []
    triggers = {word for word in set(page.words) if table.may_begin(word)}
    following = 0
    for index, word in enumerate(page.words):
        if word not in triggers or index < following:
            continue
        cue = table.at(page, index)
        if cue is None:
            continue
        reading = _reading(page, index, cue, scope_of(page, index, table, verb=cue.verb or cue.idiom))
        if reading is not None:
            found.append(reading)
        following = index + cue.length
    return found


def _reading(page: Page, index: int, cue: Cue, scope: Scope) -> Reading | None:
    if scope.dropped:
        return None
    negated = scope.negator is not None and not cue.negates
    side = cue.side
    if negated:
        side = "right" if cue.side == "left" else "left"
    first = scope.negator if negated and scope.negator is not None else index
    if cue.negates and not cue.idiom:
        negated = False
    # "71% against": the sign belongs to the number.
    first += page.words[first] == "%"
    start, end = page.starts[first], page.ends[index + cue.length - 1]
    return Reading(
        kind="polarity",
        start=start,
        end=end,
        value=Polarity(pair=cue.pair, side=side, cue=" ".join(page.text[start:end].split())),
        hedge=scope.hedge,
        cue=cue.lemma,
    )
