"""From the expressions of a page to readings: resolved in order of place, each against those before it."""

from dataclasses import replace

from factcheck.claims.page import Page, Reading
from factcheck.claims.readers.dates.arithmetic import Stretch
from factcheck.claims.readers.dates.finding import find
from factcheck.claims.readers.dates.lexicon import compiled
from factcheck.claims.readers.dates.line import Line
from factcheck.claims.readers.dates.printed import Match, Printed
from factcheck.claims.readers.dates.resolving import resolve
from factcheck.claims.readers.dates.situation import Mentioned, Situation
from factcheck.claims.readers.dates.tense import tense
from factcheck.model import Dating, Period

_BOUNDS = {
    "since": "since", "until": "until", "till": "until", "by": "until", "through": "until", "before": "before",
    "after": "after",
}  # fmt: skip
_CUES = frozenset((*_BOUNDS, "in", "on", "at", "during", "from", "between", "over", "of", "for", "around", "about"))


def read(page: Page) -> list[Reading]:
    """Every date of the page as a reading of kind "date" with a `Period`, in order of place."""
    lexicon = compiled(page.vocabulary)
    found = list(find(page, lexicon))
    day_leads = _day_leads([match.printed for _, match in found])
    readings: list[Reading] = []
    mentioned: list[Mentioned] = []
    closings: list[tuple[int, Stretch]] = []
    for line, match in found:
        sentence = page.sentence_of[match.start]
        situation = Situation(
            None, tense(line, match.start, match.end), lexicon, tuple(mentioned[-6:]), sentence, tuple(closings)
        )
        period = _bounded(line, match, _resolved(match.printed, page.document.published, situation, day_leads))
        is_comparison = match.printed.compared or (match.printed.origin == "text" and not match.printed.is_day)
        if period.start is not None and not is_comparison:
            mentioned.append(Mentioned(sentence, period))
        if match.printed.closing and match.printed.number and period.start and period.end:
            closings.append((match.printed.number, (period.start, period.end)))
        readings.append(_reading(page, line, match, period))
    return readings


def _day_leads(all_printed: list[Printed]) -> bool | None:
    """Whether the document prints the day before the month in figures; None when its dates do not show it."""
    orders = {printed.order for printed in all_printed}
    if "day first" in orders and "month first" not in orders:
        return True
    return False if "month first" in orders and "day first" not in orders else None


def _resolved(printed: Printed, anchor: Dating | None, situation: Situation, day_leads: bool | None) -> Period:
    if printed.order != "either":
        return resolve(printed, anchor, situation)
    swapped = replace(printed, month=printed.day, day=printed.month)
    if day_leads is not None:
        return resolve(swapped if day_leads else printed, anchor, situation)
    first, second = resolve(printed, anchor, situation), resolve(swapped, anchor, situation)
    if first.start is None or second.start is None:
        return first
    if anchor and abs((second.start - anchor.start).days) < abs((first.start - anchor.start).days):
        first, second = second, first
    # The order is unknown, so neither number is known to be the month.
    return first.model_copy(update={"readings": ((second.start, second.end),), "month": None, "day_of_month": None})


def _bounded(line: Line, match: Match, period: Period) -> Period:
    before = line.word(match.start - 1)
    if before in ("the", "about", "around"):
        before = line.word(match.start - 2)
    bound = _open_end(line, match, before) or _BOUNDS.get(before)
    if period.clock and bound in ("before", "after"):
        # "Just before five on Monday" is on Monday still; "before five on Monday" is that day at the latest.
        is_near = line.word(match.start - 2) in ("just", "shortly", "moments", "soon", "minutes")
        bound = None if is_near else {"before": "until", "after": "since"}[bound]
    genitive = line.word(match.end - 1).endswith("'s") or line.word(match.end) == "'"
    if bound is None or period.vague or period.grain == "range" or genitive:
        return period
    return period.model_copy(update={"bound": bound})


def _open_end(line: Line, match: Match, before: str) -> str | None:
    """The bound that several words make: "from 2019 onwards", "no later than 3 May", "not before June"."""
    behind = line.word(match.end)
    if behind in ("onwards", "onward") or (before == "from" and behind == "on" and line.word(match.end + 1) in _ENDS):
        return "since"
    back = line.word(match.start - 2)
    if before == "than" and back in ("later", "earlier") and line.word(match.start - 3) in ("no", "not"):
        return "until" if back == "later" else "since"
    return "since" if before == "before" and back == "not" else None


_ENDS = frozenset(("", ".", ",", ";", ")"))


def _reading(page: Page, line: Line, match: Match, period: Period) -> Reading:
    end = page.ends[match.end - 1]
    if page.words[match.end - 1].endswith("'s"):
        end -= 2
    before = line.word(match.start - 1)
    hedge = page.text[page.starts[match.start - 1] : page.ends[match.start - 1]]
    is_hedged = before in line.lexicon.approximators and not period.vague
    if is_hedged:
        period = period.model_copy(update={"approximate": True})
    return Reading(
        "date",
        page.starts[match.start],
        end,
        period,
        hedge=hedge if is_hedged else None,
        cue=before if before in _CUES else None,
    )
