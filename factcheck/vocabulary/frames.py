"""What the attribute frames of `rules/vocabulary/frames-*.yaml` say of their values, for the rooms that compare."""

from functools import cache

from factcheck.vocabulary.tables import Vocabulary


@cache
def running(vocabulary: Vocabulary) -> dict[str, str]:
    """For each frame whose value changes as time goes on: `up`, `down` or `any`."""
    return {
        entry["id"]: entry["running"]
        for name in vocabulary.names()
        if name.startswith("frames-")
        for entry in vocabulary.table(name)
        if entry.get("running", "no") != "no"
    }


@cache
def slow(vocabulary: Vocabulary) -> frozenset[str]:
    """The running frames whose value does not change from one day's news to the next: jobs created, children, caps."""
    return frozenset(
        entry["id"]
        for name in vocabulary.names()
        if name.startswith("frames-")
        for entry in vocabulary.table(name)
        if entry.get("pace") == "slow"
    )
