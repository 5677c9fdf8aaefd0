"""What may be sent, and what comes back beside a report."""

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from factcheck.archive import Addition
from factcheck.model import Document, parse_dating


def _sound(text: str) -> str:
    if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
        raise ValueError("holds half characters (lone surrogates)")
    return text


def _full(text: str) -> str:
    if not text.strip("\ufeff\u200b \t\r\n\f"):
        raise ValueError("is empty: there is nothing to check")
    return text


def _dated(value: str) -> str:
    parse_dating(value, "given")
    return value


Words = Annotated[str, AfterValidator(_sound), Field(max_length=2000)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(_Body):
    """One article: its text, and what is known of it. `published` is an ISO day, month or year; `path` is its name in
    the report, and in an archive the place whose earlier text it replaces."""

    text: Annotated[str, AfterValidator(_sound), AfterValidator(_full)]
    source: Words | None = None
    title: Words | None = None
    published: Annotated[Words, AfterValidator(_dated)] | None = None
    path: Annotated[Words, Field(min_length=1)] | None = None

    def document(self) -> Document:
        """As the program reads it."""
        return Document.from_text(
            self.text, source=self.source, title=self.title, published=self.published, path=self.path
        )


class CheckRequest(_Body):
    """A draft, and articles to hold it against beside the archive and the reference facts of the service."""

    draft: Text
    against: Annotated[tuple[Text, ...], Field(max_length=1000)] = ()
    use_archive: bool = True


class DocumentsRequest(_Body):
    """Articles to keep. Each needs a `path`, so that a changed text is known as a new version of what it replaces."""

    documents: Annotated[tuple[Text, ...], Field(min_length=1, max_length=1000)]

    @model_validator(mode="before")
    @classmethod
    def _have_paths(cls, value: Any) -> Any:
        listed = value.get("documents") if isinstance(value, dict) else None
        for number, one in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(one, dict) and one.get("path") is None:
                raise ValueError(f"documents.{number}.path is missing")
        return value


class DocumentsAdded(BaseModel):
    """What became of each document, in their order, and how many findings about them are new in the archive."""

    additions: tuple[Addition, ...]
    new_findings: int


class Health(BaseModel):
    """That the service answers: its version, the digest of its rules, and how much its archive holds (None: none)."""

    status: str = "ok"
    version: str
    rules: str
    articles: int | None = None
    findings: int | None = None
