"""What was taken from a web address."""

from factcheck.model.records import Record


class Fetched(Record):
    """The answer behind an address. `address` is where it was found in the end, after redirects; `media_type` is what
    the server calls it ("text/html"), `charset` the encoding that it states."""

    address: str
    content: bytes
    media_type: str | None = None
    charset: str | None = None
