"""Votes against the size of the body that cast them."""

import re
from decimal import Decimal

from factcheck.consistency.draft import Draft
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.intervals import short
from factcheck.consistency.registry import Check
from factcheck.model import Record

_BODY = (
    r"(?:council|committee|board|assembly|parliament|chamber|senate|house|panel|jury|cabinet|commission|court|congress|"
    r"bundestag|knesset|legislature|body|synod)"
)
_SIZE = re.compile(
    rf"\bthe ‹(?P<size>C\d+)› (?:[a-z]+ ){{0,2}}{_BODY}\b|"
    r"\ball ‹(?P<size2>C\d+)›(?: [a-z]+){0,3} (?:voted|took part)|"
    rf"\b{_BODY},? (?:which )?(?:has|with|of) ‹(?P<size3>C\d+)›"
)
_VOTED = re.compile(
    r"\b(?:vot\w+|approv\w+|reject\w+|pass\w+|carried|adopt\w+|back\w+|won|lost|agreed|decided|elected|ratif\w+|"
    r"defeat\w+)"
    r"\b[^‹›‖;.]{0,60}?\bby ‹(?P<one>[CN]\d+)›(?: votes)? (?:to|against) ‹(?P<two>[CN]\d+)›"
    r"(?:,? (?:with|and|while) (?:another |a further )?‹(?P<three>[CN]\d+)›(?P<rest>[^‹›‖;.]{0,30}))?"
    r"|\b(?:voted|vote|split|divided|approved|backed|rejected|passed|carried)\b[^‹›‖;.]{0,50}?(?:by "
    r")?‹(?P<one2>[CN]\d+)›(?: ?[-–] ?| to )"
    r"‹(?P<two2>[CN]\d+)›(?! (?:per|%|years|at|a)\b)(?:[^‹›‖;.]{0,50}?,? (?:with|and|while) (?:another |a further "
    r")?‹(?P<three2>[CN]\d+)›(?P<rest2>"
    r"[^‹›‖;.]{0,30}))?"
)


class BallotParameters(Record):
    """`smallest` is the least size of a body whose votes are counted."""

    smallest: int = 3


def find(draft: Draft, parameters: BallotParameters) -> list[Found]:
    """Votes for, against and abstaining that exceed the members of the one body whose size is told.

    A vote of many more is one of the public."""
    sizes: dict[str, Figure] = {}
    named: set[str] = set()
    for line in draft.lines:
        for match in _SIZE.finditer(line.text) if "C" in line.letters else ():
            figure = draft.figures[match["size"] or match["size2"] or match["size3"]]
            if _is_size(figure) and figure.number >= parameters.smallest:
                sizes[figure.key] = figure
                if match["size"]:
                    named.add(figure.key)
    if len({figure.number for figure in sizes.values()}) != 1:
        return []
    size = next(iter(sizes.values()))
    found = []
    for line in draft.lines:
        for match in _VOTED.finditer(line.text) if line.letters else ():
            end = "" if match["one"] else "2"
            votes = [draft.figures[match[f"one{end}"]], draft.figures[match[f"two{end}"]]]
            if match[f"three{end}"] and _abstains(draft.figures[match[f"three{end}"]], match[f"rest{end}"]):
                votes.append(draft.figures[match[f"three{end}"]])
            cast = sum((vote.number for vote in votes), Decimal(0))
            if any(vote.top is not None or vote.hedge for vote in votes) or not size.number < cast <= size.number * 2:
                continue
            # A body that is named by its size after the vote may be another one.
            apart = max(vote.line for vote in votes) - size.line
            if not (-3 if size.key not in named else 0) <= apart <= 3:
                continue
            told = " + ".join(short(vote.number) for vote in votes) + f" = {short(cast)} votes"
            found.append(
                Found(
                    message=f"{told}, the body has {short(size.number)} members",
                    working=(told, f"the text says {size.surface}"),
                    sides=((size.surface, (size.span,)), (told, tuple(vote.span for vote in votes))),
                    certainty=0.85,
                )
            )
    return found


def _is_size(figure: Figure) -> bool:
    surface = figure.surface.lower()
    return (
        figure.top is None
        and not figure.hedge
        and bool(re.search(r"strong|member|seat|councillor|deput|senator", surface))
    )


def _abstains(figure: Figure, rest: str) -> bool:
    return "absten" in figure.surface.lower() or "abstain" in figure.surface.lower() or "abst" in rest


CHECK = Check("ballot", frozenset(("sum",)), BallotParameters, find)
