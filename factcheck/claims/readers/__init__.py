"""The readers: each subpackage here reads some kinds of claims and offers `read(page) -> list[Reading]`."""
