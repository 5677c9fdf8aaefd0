"""The findings as comments in a Word file: on the passages of a draft, or of all articles that findings are about."""

from dataclasses import replace

from factcheck.model import Report
from factcheck.reports.material import Material
from factcheck.reports.presentation import Presentation
from factcheck.reports.word.remarks import Remark, Words, remarks, summary

IS_TEXT = False


def render(report: Report, presentation: Presentation) -> bytes:
    """A Word file with a comment on each passage that stands in a finding.

    Where one draft was checked and it was a Word file, that file with the comments in it, every other part of it as it
    was; else a clean document made of the text of the drafts, or of all articles that a finding is about. The first
    comment says what was checked and what came of it. Dismissed findings get no comment.
    """
    from factcheck.reports.word.copies import commented
    from factcheck.reports.word.manuscripts import manuscript
    from factcheck.reports.word.parts import UnfitError

    material = Material(report, presentation)
    opening = summary(material)
    if len(report.drafts) == 1:
        draft = report.drafts[0]
        entry = material.entries.get(draft)
        is_word = entry is not None and entry.original is not None and entry.original.format == "docx"
        content = presentation.originals.get(draft) if is_word else None
        if content is not None:
            try:
                return commented(content, (opening, *remarks(material, draft)))
            except UnfitError as fault:
                opening = _with_line(
                    opening, f"The draft's own file could not take comments ({fault}): this is its text."
                )
        elif is_word:
            opening = _with_line(opening, "The draft's own file was not at hand as it was checked: this is its text.")
    return manuscript(material, report.drafts or _involved(report), opening)


def _involved(report: Report) -> tuple[str, ...]:
    """The documents that stand in a finding, in the order of the report; all where there is no finding."""
    printed = {mention.document for found in report.discrepancies for side in found.sides for mention in side.mentions}
    known = [entry.id for entry in report.documents]
    listed = [one for one in known if one in printed or not report.discrepancies]
    return (*listed, *sorted(printed - set(known)))


def _with_line(remark: Remark, line: str) -> Remark:
    return replace(remark, lines=(*remark.lines, (Words(line),)))
