"""The report for a terminal or a pipe: sides under each other, the value and the words that differ marked."""

from io import StringIO

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.rule import Rule
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from factcheck.model import Discrepancy, Mention, Report, Side
from factcheck.reports.accounts import Section, ledger_line, sections
from factcheck.reports.material import Material
from factcheck.reports.neutral import one_line
from factcheck.reports.passages import Piece, facing, passage, runs, whole
from factcheck.reports.presentation import Presentation
from factcheck.reports.wording import (
    counted,
    date_of,
    document_name,
    gravest_first,
    heading,
    independent,
    kind_label,
    percentage,
    said,
    severity_meaning,
    shortened,
    sources,
    surfaces,
    verdict,
    what_was_checked,
    where,
)

_USUAL_WIDTH = 80
_NARROWEST, _WIDEST = 40, 100
_LISTED = 8
_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


def render(report: Report, presentation: Presentation) -> str:
    """The report as lines of at most `presentation.width` columns (80 when nobody says)."""
    asked = presentation.width or _USUAL_WIDTH
    width = max(_NARROWEST, min(asked, _WIDEST))
    output = StringIO()
    console = Console(
        file=output,
        width=width,
        height=25,
        force_terminal=presentation.colour,
        no_color=not presentation.colour,
        color_system="standard" if presentation.colour else None,
        force_jupyter=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    for block in _Screen(Material(report, presentation), has_colour=presentation.colour).blocks():
        console.print(block)
    return "\n".join(line.rstrip() for line in output.getvalue().split("\n"))


class _Barred:
    """What stands beside a bar, line by line: the evidence, apart from what the checker says about it."""

    def __init__(self, content: RenderableType, style: str) -> None:
        self._content = content
        self._bar = Segment("│ ", Style.parse(style))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        inner = options.update_width(max(1, options.max_width - 2))
        for line in console.render_lines(self._content, inner, pad=False):
            yield self._bar
            yield from line
            yield Segment.line()

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(1, options.max_width)


class _Screen:
    """Lays one report out."""

    def __init__(self, material: Material, *, has_colour: bool) -> None:
        self._material = material
        self._report = material.report
        self._texts = material.texts
        self._colour = has_colour
        self._entries = material.entries
        self._standings = material.standings

    def blocks(self) -> list[RenderableType]:
        """All parts of the report from top to bottom."""
        blocks: list[RenderableType] = [Text(line) for line in map(one_line, what_was_checked(self._report))]
        if account := ledger_line(self._report):
            blocks.append(Text(account))
        found = gravest_first(self._report.discrepancies)
        if found and not self._colour:
            blocks.append(Text("Marks: [the value in question], _words that differ_."))
        for number, discrepancy in enumerate(found, 1):
            blocks += [Text(), *self._discrepancy(number, discrepancy)]
        if not self._report.drafts:
            blocks += self._agreements()
        for section in sections(self._report, self._texts):
            blocks += self._account(section)
        blocks += self._compatible() + self._not_checked() + self._articles()
        worst = found[0].severity if found else None
        blocks += [Text(), Rule(style="dim", characters="─")]
        blocks.append(Text(verdict(self._report), style=f"bold {_COLOURS[worst]}" if worst else "bold green"))
        return blocks

    def _discrepancy(self, number: int, discrepancy: Discrepancy) -> list[RenderableType]:
        colour = _COLOURS[discrepancy.severity]
        head = Text.assemble(
            (f"{number}  ", "dim"),
            (discrepancy.severity.upper(), f"bold {colour}"),
            f"  {severity_meaning(discrepancy)}",
            (f" · {one_line(kind_label(discrepancy.kind))} · {percentage(discrepancy.confidence)} sure", "dim"),
        )
        parts: list[RenderableType] = [Text(one_line(said(discrepancy, discrepancy.message)), style="bold")]
        for side in discrepancy.sides:
            parts += [Text(), *self._side(discrepancy, side, colour)]
        if discrepancy.why:
            parts += [Text(), Text("Why", style="dim")]
            parts += [_hanging("· ", Text(one_line(said(discrepancy, step)))) for step in discrepancy.why]
        if standing := self._standings.get(discrepancy.fingerprint):
            parts += [Text(), Text(one_line(standing), style="italic")]
        tail = f"{discrepancy.id} · rule {discrepancy.rule}"
        within = " · within one article" if discrepancy.scope == "internal" else ""
        parts += [Text(), Text(one_line(tail + within), style="dim")]
        return [Rule(style="dim", characters="─"), head, Padding(Group(*parts), (0, 0, 0, 3))]

    def _side(self, discrepancy: Discrepancy, side: Side, colour: str) -> list[RenderableType]:
        title = Text(heading(discrepancy.kind, side.value), style=f"bold {colour}")
        if side.independent_sources > 1:
            title.append(f"  {independent(side.independent_sources)}", style="not bold dim default")
        shown: list[RenderableType] = [title]
        others = facing(discrepancy, side, self._texts)
        if side.mentions:
            first, *rest = side.mentions
            shown.append(Text(self._place(first), style="dim"))
            shown.append(_Barred(self._marked(passage(whole(first, self._texts), others), colour), colour))
            for mention in rest[:_LISTED]:
                place = self._line(mention) if mention.document == first.document else self._place(mention)
                also = Text.assemble((f"also {place}: ", "dim"), shortened(mention.surface))
                shown.append(_hanging("  ", also))
            if len(rest) > _LISTED:
                shown.append(Text(f"  and {len(rest) - _LISTED} more places", style="dim"))
        return shown

    def _marked(self, pieces: tuple[Piece, ...], colour: str) -> Text:
        """The pieces with their marks: styles where there is colour, brackets and underscores where there is none."""
        text = Text()
        if self._colour:
            for piece in pieces:
                style = Style(bold=piece.is_value, underline=piece.differs, color=colour if piece.is_value else None)
                text.append(piece.text, style=style)
            return text
        for is_value, run in runs(pieces):
            words = "".join(f"_{piece.text}_" if piece.differs else piece.text for piece in run)
            text.append(f"[{words}]" if is_value else words)
        return text

    def _place(self, mention: Mention) -> str:
        """Source, date, who says so, and where to find it: what an editor asks first of a passage."""
        entry = self._entries.get(mention.document)
        if entry is None:
            return one_line(mention.document)
        parts = [document_name(entry), date_of(entry), *self._material.facts(mention)]
        if entry.path:
            line = self._material.line(mention)
            parts.append(f"{entry.path}:{line}" if line else entry.path)
        return one_line(" · ".join(parts))

    def _line(self, mention: Mention) -> str:
        """Where a document prints a value once more."""
        line = self._material.line(mention)
        return f"in line {line}" if line else "in the same article"

    def _agreements(self) -> list[RenderableType]:
        agreements = self._report.agreements
        lines = [
            Text.assemble((f"{one_line(kind_label(each.kind))}  ", "dim"), heading(each.kind, each.value),
                          (f"  {one_line(sources(each.mentions, self._entries))}", "dim"))
            for each in agreements[:_LISTED]
        ]  # fmt: skip
        return _section("They agree", len(agreements), lines)

    def _account(self, section: Section) -> list[RenderableType]:
        lines = [
            Text.assemble(
                (f"{one_line(row.kind)}  " if row.kind else "", "dim"),
                one_line(row.what),
                (f"  {one_line(row.rest)}", "dim"),
            )
            for row in section.rows[:_LISTED]
        ]
        return _section(section.title, len(section.rows), lines)

    def _compatible(self) -> list[RenderableType]:
        compatible = self._report.compatible
        lines = []
        for each in compatible[:_LISTED]:
            lines.append(Text.assemble(one_line(surfaces(each.mentions)), (f"  {one_line(each.because)}", "dim")))
        return _section("Looked different, are not", len(compatible), lines)

    def _not_checked(self) -> list[RenderableType]:
        unchecked = self._report.not_checked
        lines = []
        for each in unchecked[:_LISTED]:
            place = one_line(where(each.document, self._entries))
            lines.append(Text.assemble(place, (f"  {one_line(each.reason)}", "dim")))
        return _section("Not checked", len(unchecked), lines)

    def _articles(self) -> list[RenderableType]:
        lines = []
        for entry in self._report.documents[:_LISTED]:
            facts = [date_of(entry), counted(entry.claims, "claim"), *([entry.path] if entry.path else [])]
            lines.append(
                Text.assemble(shortened(document_name(entry), 48), (f"  {one_line(' · '.join(facts))}", "dim"))
            )
        return _section("Articles", len(self._report.documents), lines)


def _section(title: str, number: int, lines: list[Text]) -> list[RenderableType]:
    """A heading with its short list, and how much of it is left out; nothing when there is nothing to list."""
    if not number:
        return []
    shown: list[RenderableType] = [Text(), Text(f"{title} ({number:,})", style="bold")]
    shown += [_hanging("  ", line, further="    ") for line in lines]
    if number > len(lines):
        shown.append(Text(f"  and {number - len(lines):,} more: every one is in --format json or html", style="dim"))
    return shown


def _hanging(mark: str, text: Text, further: str | None = None) -> RenderableType:
    """A line that, when it wraps, stays clear of its mark, or begins with `further`."""
    return _Hanging(mark, text, " " * len(mark) if further is None else further)


class _Hanging:
    def __init__(self, mark: str, text: Text, further: str) -> None:
        self._mark = mark
        self._text = text
        self._further = further

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        indent = max(len(self._mark), len(self._further))
        inner = options.update_width(max(1, options.max_width - indent))
        lead = self._mark
        for line in console.render_lines(self._text, inner, pad=False):
            yield Segment(lead)
            yield from line
            yield Segment.line()
            lead = self._further
