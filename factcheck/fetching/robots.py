"""What a site's robots.txt allows, as RFC 9309 has it."""

from collections.abc import Callable

from protego import Protego

from factcheck.fetching.refusals import FetchError

AGENT = "factcheck"
LARGEST = 512 * 1024


class Robots:
    """The rules of the sites that were asked, each read once.

    `read` gives the status and the content of an address; raises FetchError.
    """

    def __init__(self) -> None:
        self._rules: dict[str, Protego | None] = {}

    def refuse_forbidden(self, address: str, site: str, read: Callable[[str], tuple[int, bytes]]) -> None:
        """Raise FetchError where the rules of a site ("https://example.org") forbid an address on it."""
        if site not in self._rules:
            self._rules[site] = self._read(site, read)
        rules = self._rules[site]
        if rules is None:
            raise FetchError(f"{site}/robots.txt cannot be read, which means that nothing may be fetched")
        if not rules.can_fetch(address, AGENT):
            raise FetchError(f"{site}/robots.txt forbids it: not fetched")

    @staticmethod
    def _read(site: str, read: Callable[[str], tuple[int, bytes]]) -> Protego | None:
        try:
            status, content = read(f"{site}/robots.txt")
        except FetchError as error:
            raise FetchError(f"robots.txt of the site: {error}") from None
        if 200 <= status < 300:
            return Protego.parse(content.decode("utf-8", "replace"))
        return Protego.parse("") if 400 <= status < 500 else None
