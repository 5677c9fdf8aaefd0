"""What an expression is resolved against, and what it resolves to."""

from dataclasses import dataclass
from datetime import date

from factcheck.claims.readers.dates.arithmetic import Stretch
from factcheck.claims.readers.dates.lexicon import Lexicon
from factcheck.model import Period

# A date of the text serves as origin for "a year earlier" and the like this many sentences on.
_MEMORY = 3


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A resolved date of the text and the index of its sentence."""

    sentence: int
    period: Period


@dataclass(frozen=True, slots=True)
class Resolved:
    """The stretch meant, other equally good ones, and the grain where the origin's grain carries over."""

    stretch: Stretch
    others: tuple[Stretch, ...] = ()
    approximate: bool = False
    like: Period | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """What an expression is resolved against: the day of publication, the tense around it, the dates before it."""

    now: date | None
    tense: int
    lexicon: Lexicon
    mentioned: tuple[Mentioned, ...] = ()
    sentence: int = 0
    closings: tuple[tuple[int, Stretch], ...] = ()

    def origin(self, grain: str, within: int = _MEMORY) -> Period | None:
        """The latest date of the text that "the day before" or "a year earlier" can count from."""
        found: Mentioned | None = None
        for mention in reversed(self.mentioned):
            if self.sentence - mention.sentence > within or (found and mention.sentence != found.sentence):
                break
            period = mention.period
            fits = period.grain in ("day", "hour", "minute") if grain == "day" else period.grain != "range"
            if not fits or (grain == "quarter" and period.grain != "quarter"):
                continue
            # In "5 million in 2019, 4 million in 2018 and 6 million a year earlier" the latest is compared.
            if found is None or (grain == "year" and (period.start or date.min) > (found.period.start or date.min)):
                found = mention
        return found.period if found else None
