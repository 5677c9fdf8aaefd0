"""Electronic mail: the text of a message; attachments are named, not read."""

import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from factcheck.documents.extracted import Composer, Extracted, Piece, ReadingError, plain_paragraphs
from factcheck.documents.markup import PageMap

NAME = "mail"
SUFFIXES = frozenset({".eml"})
SURE_SUFFIXES = SUFFIXES
_SECTIONS = ("caption", "pull quote", "teaser", "heading", "item", "row")


def recognises(head: bytes, suffix: str) -> bool:
    """Whether a file is called a message, or opens with the headers of one."""
    return suffix in SUFFIXES and re.match(rb"\s{0,9}[A-Za-z-]{2,60}:", head) is not None


def read(content: bytes, name: str) -> Iterator[Extracted]:
    """The message; places count in the decoded text of the part that `within` names."""
    try:
        message = BytesParser(policy=policy.default).parsebytes(content)
        assert isinstance(message, EmailMessage)
        article = Extracted(format="eml")
        composer = Composer()
        _headers(message, article, composer)
        body = message.get_body(("plain", "html"))
        text = str(body.get_content()) if body is not None else ""
    except (MessageError, LookupError, AttributeError, KeyError, AssertionError, RecursionError, TypeError) as error:
        raise ReadingError(f"is a broken message ({type(error).__name__}): nothing of it was checked") from None
    if body is not None and body.get_content_subtype() == "html":
        for block in PageMap(text, within="HTML part").blocks:
            composer.paragraph(block.pieces, block.role if block.role in _SECTIONS else None)
    else:
        for paragraph in plain_paragraphs(text, "text part"):
            composer.paragraph(paragraph)
    attached = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    if attached:
        article.notes.append(f"attachments were not read: {', '.join(attached[:5])}")
    if not text.strip():
        raise ReadingError("this message has no text: nothing of it was checked")
    composer.into(article)
    yield article


def _headers(message: EmailMessage, article: Extracted, composer: Composer) -> None:
    if subject := " ".join(str(message.get("subject") or "").split()):
        article.take("title", subject, "Subject")
        composer.paragraph([Piece(subject, 0, len(subject), "Subject")], "title")
    name, address = parseaddr(str(message.get("from") or ""))
    article.take("author", name, "From")
    article.take("source", name or address, "From")
    article.story = str(message.get("message-id") or "").strip() or None
    try:
        article.take("published", parsedate_to_datetime(str(message.get("date") or "")).isoformat(), "Date")
    except (TypeError, ValueError, OverflowError):
        return
