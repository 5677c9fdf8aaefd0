"""By what an article is found among very many: the keys that it shares with others about the same event."""

from typing import NamedTuple


class BlockKey(NamedTuple):
    """One thing that an article can be found by, in one stretch of time.

    `name` is the name, figure or word as it is compared ("pelosi", "#187"); `kind` the kind of claim that is made of
    it, empty where the article as a whole is meant. `bucket` counts stretches of 30 days (a day's proleptic ordinal
    divided by 30): a block is what shares name, kind and bucket, so that no popular name makes a giant block. It is
    None for an article whose time is not known to the month. `share` from 0 to 1 is how much two articles that have
    the key in common say by it, next to a name of the same rarity.
    """

    name: str
    kind: str
    bucket: int | None
    share: float = 1.0

    @property
    def reason(self) -> str:
        """The key in a person's words: `pelosi`, `nancy pelosi (date)`."""
        shown = self.name.removeprefix("#")
        return f"{shown} ({self.kind})" if self.kind else shown
