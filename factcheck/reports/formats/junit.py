"""The report as JUnit XML, which build servers show as tests that passed, failed or were skipped.

There is no standard; this is what the Ant task writes and what the common servers read
(https://github.com/testmoapp/junitxml).
"""

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from factcheck.model import CheckedClaim, Discrepancy, Report
from factcheck.reports.accounts import decision_in_words, standings
from factcheck.reports.neutral import in_xml, one_line
from factcheck.reports.passages import line_of
from factcheck.reports.presentation import Presentation
from factcheck.reports.wording import document_name, heading, kind_label, said, shortened, sources, where


def render(report: Report, presentation: Presentation) -> str:
    """One suite of findings and one for each draft, or one of what agrees.

    A discrepancy is a test that failed (a note is one that passed and has something to say), a dismissed one a test
    that was skipped. A claim of a draft that other sources bear out is a test that passed; one that found nothing to be
    compared with was skipped. So were the inputs that could not be used.
    """
    root = Element("testsuites", {"name": "factcheck"})
    for suite in _Suites(report, presentation).suites():
        root.append(suite)
    for count in ("tests", "failures", "errors", "skipped"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


class _Suites:
    """Turns one report into suites."""

    def __init__(self, report: Report, presentation: Presentation) -> None:
        self._report = report
        self._texts = presentation.texts
        self._entries = {entry.id: entry for entry in report.documents}
        self._standings = standings(report)

    def suites(self) -> Iterator[Element]:
        """The suites in their order."""
        report = self._report
        yield _suite("findings", [*self._findings(), *self._not_checked()])
        for draft in report.drafts:
            name = where(draft, self._entries)
            found = ("contradicted", "suppressed")  # they are among the findings
            own = [one for one in report.checked if one.document == draft and one.outcome not in found]
            yield _suite(f"claims of {name}", [self._claim(one, name) for one in own])
        if not report.drafts:
            yield _suite("agreements", self._agreements())

    def _findings(self) -> Iterator[Element]:
        for discrepancy in self._report.discrepancies:
            yield self._finding(discrepancy)
        for one in self._report.suppressed:
            case = self._case(one.discrepancy)
            SubElement(case, "skipped", {"message": _attribute(decision_in_words(one.decision))})
            yield case
        for stale in self._report.stale:
            case = _case(f"dismissal of {stale.decision.fingerprint}", "factcheck.baseline")
            _text(case, "system-out", f"{decision_in_words(stale.decision)}; {stale.because}")
            yield case

    def _case(self, discrepancy: Discrepancy) -> Element:
        name = f"{discrepancy.id}: {shortened(said(discrepancy, discrepancy.message), 200)}"
        return _case(name, f"factcheck.{discrepancy.rule}")

    def _finding(self, discrepancy: Discrepancy) -> Element:
        case = self._case(discrepancy)
        lines = [f"{discrepancy.severity}, {kind_label(discrepancy.kind)}, finding {discrepancy.fingerprint}"]
        for side in discrepancy.sides:
            lines += ["", heading(discrepancy.kind, side.value)]
            for mention in side.mentions:
                entry = self._entries.get(mention.document)
                line = line_of(mention.document, mention.span[0], self._texts)
                name = document_name(entry) if entry else mention.document
                at = f" ({where(mention.document, self._entries)}{f':{line}' if line else ''})"
                lines.append(f"  {name}{at}: {shortened(mention.text, 400)}")
        lines += ["", *discrepancy.why]
        if standing := self._standings.get(discrepancy.fingerprint):
            lines.append(standing)
        if discrepancy.severity == "note":
            _text(case, "system-out", *lines)
        else:
            message = _attribute(said(discrepancy, discrepancy.message))
            _text(case, "failure", *lines, message=message, type=discrepancy.severity)
        return case

    def _not_checked(self) -> Iterator[Element]:
        for gap in self._report.not_checked:
            case = _case(f"not checked: {where(gap.document, self._entries)}", "factcheck.inputs")
            SubElement(case, "skipped", {"message": _attribute(gap.reason)})
            yield case

    def _claim(self, one: CheckedClaim, name: str) -> Element:
        line = line_of(one.document, one.span[0], self._texts)
        case = _case(f"{f'line {line}, ' if line else ''}{kind_label(one.kind)} {shortened(one.surface)}", name)
        if one.outcome == "alone":
            SubElement(case, "skipped", {"message": _attribute(one.because)})
        return case

    def _agreements(self) -> Iterator[Element]:
        for each in self._report.agreements:
            names = sources(each.mentions, self._entries)
            yield _case(f"{heading(each.kind, each.value)}: {names}", f"factcheck.{each.kind}")


def _suite(name: str, cases: Iterable[Element]) -> Element:
    suite = Element("testsuite", {"name": _attribute(name)})
    suite.extend(cases)
    failed, skipped = len(suite.findall("testcase/failure")), len(suite.findall("testcase/skipped"))
    counts = {"tests": len(suite), "failures": failed, "errors": 0, "skipped": skipped}
    for count, number in counts.items():
        suite.set(count, str(number))
    return suite


def _case(name: str, group: str) -> Element:
    return Element("testcase", {"name": _attribute(name), "classname": _attribute(group), "time": "0"})


def _text(case: Element, tag: str, *lines: str, **attributes: str) -> None:
    SubElement(case, tag, attributes).text = "\n".join(map(in_xml, lines))


def _attribute(text: str) -> str:
    return in_xml(one_line(text).strip())
