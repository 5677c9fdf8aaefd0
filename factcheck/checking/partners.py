"""Which printed articles each draft is held against."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck import pipeline
from factcheck.archive import Archive, Lookup, Wanted
from factcheck.candidates import Group, Grouping
from factcheck.checking.filters import Filters
from factcheck.model import Article, NotChecked

LIMIT = 40  # articles of an archive that one draft is held against, the likeliest ones; what is left out is told
_NAMED = 10  # crowded keys that are named; the others are counted


@dataclass(frozen=True, slots=True)
class Partners:
    """The articles of a check, drafts first; who of them is compared with whom; and what was not, and why.

    `archived` is the number of articles in the archives, of which those that were looked up are in `articles`.
    """

    articles: tuple[Article, ...]
    grouping: Grouping
    capped: tuple[NotChecked, ...]
    archived: int

    @property
    def compared(self) -> tuple[Article, ...]:
        """The articles that some draft is compared with."""
        return tuple(
            self.articles[one] for one in sorted({one for group in self.grouping.groups for one in group.members})
        )


def find_partners(
    drafts: Sequence[Article],
    against: Sequence[Article],
    archives: Iterable[Archive],
    filters: Filters,
    rules: Path | None,
) -> Partners:
    """The partners of each draft, all of which pass the filters.

    Of the articles `against` those that share enough with the draft (all where they are few), of an archive those that
    a look-up by the draft's keys finds. What an archive has from the draft's own path is an earlier version of the
    draft, and no partner.
    """
    admitted, left_out = filters.admitted(against)
    everything = [*drafts, *admitted]
    capped = [NotChecked(document=_counted(left_out), reason="left out by --since or --sources")] if left_out else []
    among_files = pipeline.grouping_of(everything, rules)
    partners: list[dict[int, None]] = [{} for _ in drafts]
    for group in among_files.groups:
        for one, other in group.pairs:
            if group.members[one] < len(drafts):
                partners[group.members[one]][group.members[other]] = None
    places = {article.document.id: place for place, article in enumerate(everything)}
    archived = 0
    for archive in archives:
        lookups = [_look_up(draft, archive, filters, rules) for draft in drafts]
        archived += lookups[0].archived if lookups else 0
        wanted = dict.fromkeys(one for lookup in lookups for one in lookup.documents if one not in places)
        for article in archive.articles(wanted):
            places[article.document.id] = len(everything)
            everything.append(article)
        for place, lookup in enumerate(lookups):
            capped += _caps(drafts[place], lookup)
            partners[place].update(dict.fromkeys(places[one] for one in lookup.documents if places[one] > place))
    met = {other for found in partners for other in found}
    groups = tuple(
        _group(together, partners) for together in _together(partners) if any(partners[one] for one in together)
    )
    alone = tuple(place for place, found in enumerate(partners) if not found and place not in met)
    return Partners(tuple(everything), Grouping(groups, alone, among_files.crowded), tuple(capped), archived)


def _together(partners: Sequence[Mapping[int, None]]) -> list[tuple[int, ...]]:
    """The drafts in sets that are compared with each other, so that a fact of several drafts is one discrepancy."""
    sets: list[set[int]] = []
    for draft, found in enumerate(partners):
        one = {draft, *(other for other in found if other < len(partners))}
        for other in [known for known in sets if known & one]:
            sets.remove(other)
            one |= other
        sets.append(one)
    return sorted(tuple(sorted(one)) for one in sets)


def _group(drafts: Sequence[int], partners: Sequence[Mapping[int, None]]) -> Group:
    """The drafts of a set with all their partners; every draft is compared with its own."""
    members = sorted({*drafts, *(other for draft in drafts for other in partners[draft])})
    position = {member: at for at, member in enumerate(members)}
    pairs = sorted((position[draft], position[other]) for draft in drafts for other in partners[draft])
    return Group(tuple(members), tuple(pairs))


def _look_up(draft: Article, archive: Archive, filters: Filters, rules: Path | None) -> Lookup:
    document = draft.document
    wanted = Wanted(
        limit=LIMIT,
        since=filters.since.isoformat() if filters.since else None,
        sources=filters.sources,
        # `factcheck archive add` names what it keeps by whole paths.
        leave_out=(document.id, *((document.path, os.path.realpath(document.path)) if document.path else ())),
    )
    return archive.candidates(pipeline.archive_keys(draft, rules), wanted)


def _caps(draft: Article, lookup: Lookup) -> list[NotChecked]:
    """What a look-up did not hand over."""
    found = []
    if lookup.left_out > 0:
        reason = (
            f"held against the {len(lookup.documents)} stored articles that share most with it; "
            f"{_counted(lookup.left_out)} further share enough to be compared too"
        )
        found.append(NotChecked(document=draft.document.id, reason=reason))
    if lookup.crowded:
        shown = ", ".join(one.key for one in lookup.crowded[:_NAMED])
        more = f" and {len(lookup.crowded) - _NAMED} more" if len(lookup.crowded) > _NAMED else ""
        reason = f"too common in the archive to look anything up by: {shown}{more}"
        found.append(NotChecked(document=draft.document.id, reason=reason))
    return found


def _counted(number: int) -> str:
    return "1 article" if number == 1 else f"{number:,} articles"
