"""Pieces of patterns over the lines of a draft: gaps between markers, hedges, words of change."""

import re

GAP = r"(?:[^‹›‖;:]|‹[DT]\d+›){0,60}?"
"""Up to sixty characters of one clause, dates and durations among them, but no other figure."""

SHORT_GAP = r"(?:[^‹›‖;:]|‹[DT]\d+›){0,30}?"

HEDGE = (
    r"(?:(?:about|around|some|roughly|nearly|almost|just|over|under|approximately|more|less|fewer|"
    r"than|as|many|much|an?|the|only|"
    r"only|its|their|his|her|our|this|that|last|previous|current|estimated|record|total|of|year|year's|month's|to|"
    r"originally|planned|initially|previously|at) ){0,6}"
)
"""Articles, hedges and the like before a figure."""

_UP = [
    "rose",
    "rises",
    "risen",
    "rise",
    "rising",
    "grew",
    "grows",
    "grown",
    "grow",
    "growing",
    "growth",
    "increased",
    "increases",
    "increase",
    "increasing",
    "climbed",
    "climbs",
    "climb",
    "climbing",
    "jumped",
    "jumps",
    "jump",
    "jumping",
    "soared",
    "soars",
    "soaring",
    "surged",
    "surges",
    "surge",
    "surging",
    "gained",
    "gains",
    "gain",
    "up",
    "advanced",
    "advance",
    "swelled",
    "expanded",
    "raised",
    "raise",
    "raising",
    "hike",
    "hiked",
    "leapt",
    "leap",
    "more",
    "higher",
    "above",
    "larger",
    "bigger",
    "greater",
    "boost",
    "boosted",
    "added",
    "widened",
    "over",
    "better",
]
_DOWN = [
    "fell",
    "falls",
    "fallen",
    "fall",
    "falling",
    "dropped",
    "drops",
    "drop",
    "dropping",
    "declined",
    "declines",
    "decline",
    "declining",
    "decreased",
    "decreases",
    "decrease",
    "cut",
    "cuts",
    "cutting",
    "slumped",
    "slump",
    "plunged",
    "plunge",
    "plummeted",
    "shrank",
    "shrunk",
    "sank",
    "slid",
    "slipped",
    "dipped",
    "dip",
    "down",
    "tumbled",
    "tumble",
    "lost",
    "reduced",
    "reduction",
    "reduce",
    "lowered",
    "less",
    "lower",
    "smaller",
    "fewer",
    "below",
    "slashed",
    "discount",
    "cheaper",
    "narrowed",
    "saving",
]
CHANGE = re.compile(rf"\b(?:(?P<up>{'|'.join(_UP)})|(?P<down>{'|'.join(_DOWN)}))\b")


def direction(text: str) -> int:
    """1 where the last word of change in a text points up, -1 down, 0 where there is none."""
    found = 0
    for match in CHANGE.finditer(text):
        found = 1 if match["up"] else -1
    return found
