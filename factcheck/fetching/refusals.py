"""Why an address was not fetched."""


class FetchError(ValueError):
    """An address that gives no article; the message is one line without the address."""
