"""A document's text cut into sentences, each with the part of the page it stands in."""

from factcheck.sentences.splitting import split

__all__ = ["split"]
