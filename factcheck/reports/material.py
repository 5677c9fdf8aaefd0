"""What a report is shown from: itself, its documents by id, their texts, and what was decided."""

from functools import cached_property

from factcheck.model import DocumentEntry, Mention, Report
from factcheck.reports.accounts import standings
from factcheck.reports.links import place_link
from factcheck.reports.passages import line_number
from factcheck.reports.presentation import Presentation
from factcheck.reports.wording import document_name, plain_date


class Material:
    """A report with what its formats look up again and again."""

    def __init__(self, report: Report, presentation: Presentation) -> None:
        self.report = report
        self.texts = presentation.texts
        self._folder = presentation.folder

    @cached_property
    def entries(self) -> dict[str, DocumentEntry]:
        """The documents by their ids."""
        return {entry.id: entry for entry in self.report.documents}

    @cached_property
    def standings(self) -> dict[str, str]:
        """What was decided about reported findings, in words, by fingerprint."""
        return standings(self.report)

    def name(self, document: str) -> str:
        """What to call a document; one that the report does not list goes by its id."""
        entry = self.entries.get(document)
        return document_name(entry) if entry else document

    def line(self, mention: Mention) -> int | None:
        """The line on which a mention begins, where the text is at hand."""
        return line_number(mention, self.texts)

    def link(self, mention: Mention) -> str | None:
        """The address of the passage in its source, where it has one."""
        return place_link(mention, self.entries.get(mention.document), self._folder)

    def facts(self, mention: Mention) -> list[str]:
        """Whom the source names for what it prints, and as of when it holds where that is not the day of the source."""
        entry = self.entries.get(mention.document)
        is_of_its_day = entry is not None and entry.published is not None and entry.published[:10] == mention.as_of
        return [
            *([f"according to {mention.attributed_to}"] if mention.attributed_to else []),
            *([f"as of {plain_date(mention.as_of)}"] if mention.as_of and not is_of_its_day else []),
        ]
