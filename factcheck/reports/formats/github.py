"""The report as workflow commands of GitHub Actions, which it shows beside the lines of a pull request.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from collections.abc import Iterator

from factcheck.model import Discrepancy, Mention, Report
from factcheck.reports.accounts import decision_in_words, ledger_line, standings
from factcheck.reports.neutral import one_line
from factcheck.reports.passages import line_of
from factcheck.reports.presentation import Presentation
from factcheck.reports.wording import document_name, gravest_first, plain_date, said, shortened, verdict, where

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_PASSAGE = 300  # characters of a sentence that a message quotes


def render(report: Report, presentation: Presentation) -> str:
    """One command a line for each discrepancy, the gravest first; then what else there is to know, and the verdict.

    A discrepancy stands beside the passage of the draft, or its first passage where no draft was checked. GitHub shows
    ten errors and ten warnings of a step, so the gravest come first.
    """
    return "".join(f"{line}\n" for line in _Commands(report, presentation).lines())


class _Commands:
    """Turns one report into commands."""

    def __init__(self, report: Report, presentation: Presentation) -> None:
        self._report = report
        self._texts = presentation.texts
        self._entries = {entry.id: entry for entry in report.documents}
        self._standings = standings(report)

    def lines(self) -> Iterator[str]:
        """The lines of the output."""
        report = self._report
        for discrepancy in gravest_first(report.discrepancies):
            yield self._discrepancy(discrepancy)
        for stale in report.stale:
            words = f"{decision_in_words(stale.decision)}; {stale.because}"
            yield _command("notice", {"title": f"Dismissal of {stale.decision.fingerprint}"}, words)
        for gap in report.not_checked:
            if gap.document not in self._entries:
                yield _command("warning", {"title": "Not checked"}, f"{gap.document}: {gap.reason}")
        if account := ledger_line(report):
            yield _plain(account)
        yield _plain(verdict(report))

    def _discrepancy(self, discrepancy: Discrepancy) -> str:
        mentions = [mention for side in discrepancy.sides for mention in side.mentions]
        drafts = self._report.drafts
        here = next((one for one in mentions if one.document in drafts), mentions[0] if mentions else None)
        told = [said(discrepancy, discrepancy.message)]
        told += [self._passage(side.mentions[0]) for side in discrepancy.sides if side.mentions]
        if standing := self._standings.get(discrepancy.fingerprint):
            told.append(standing)
        told.append(f"finding {discrepancy.fingerprint}, rule {discrepancy.rule}")
        place = self._place(here) if here else {}
        return _command(_COMMANDS[discrepancy.severity], {**place, "title": discrepancy.id}, *told)

    def _passage(self, mention: Mention) -> str:
        entry = self._entries.get(mention.document)
        name = document_name(entry) if entry else mention.document
        published = f", {plain_date(entry.published)}" if entry and entry.published else ""
        line = line_of(mention.document, mention.span[0], self._texts)
        at = f", {where(mention.document, self._entries)}{f':{line}' if line else ''}" if entry and entry.path else ""
        return f"{name}{published}{at}: “{shortened(mention.text, _PASSAGE)}”"

    def _place(self, mention: Mention) -> dict[str, str]:
        """File, line and columns of a mention; columns only where it ends on the line that it begins on."""
        entry = self._entries.get(mention.document)
        if entry is None or entry.path is None:
            return {}
        text = self._texts.get(mention.document)
        first = line_of(mention.document, mention.span[0], self._texts)
        if text is None or first is None:
            return {"file": entry.path}
        last = line_of(mention.document, mention.span[1], self._texts) or first
        place = {"file": entry.path, "line": str(first), "endLine": str(last)}
        if first == last:
            start = text.rfind("\n", 0, mention.span[0]) + 1
            place |= {"col": str(mention.span[0] - start + 1), "endColumn": str(mention.span[1] - start + 1)}
        return place


def _command(name: str, properties: dict[str, str], *told: str) -> str:
    """A command; several lines of its message are parted as the standard says, and nothing in it is a command."""
    listed = ",".join(f"{key}={_escaped_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{'%0A'.join(_escaped(one) for one in told)}"


def _escaped(text: str) -> str:
    return one_line(text).strip().replace("%", "%25")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _plain(text: str) -> str:
    """A line that is no command: the runner reads commands of both notations anywhere in a line."""
    return one_line(text).strip().replace("::", ":\u200b:").replace("##[", "##\u200b[")
