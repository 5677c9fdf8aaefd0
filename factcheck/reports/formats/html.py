"""The report as one self-contained page: no script, no network, every word of the articles escaped."""

from base64 import b64encode
from collections import Counter
from functools import partial
from hashlib import sha256

from markupsafe import Markup

from factcheck.model import Discrepancy, Report
from factcheck.reports import wording
from factcheck.reports.accounts import ledger_line, sections
from factcheck.reports.charts import running_figures, timeline
from factcheck.reports.material import Material
from factcheck.reports.passages import context, facing, line_number, whole
from factcheck.reports.presentation import Presentation
from factcheck.reports.templating import environment, resource


def render(report: Report, presentation: Presentation) -> str:
    """The report as an HTML page that shows the sides next to each other, with some context from the texts."""
    findings = wording.gravest_first(report.discrepancies)
    kinds = list(dict.fromkeys(each.kind for each in findings))
    style = "".join(map(resource, ("tokens.css", "report.css", "charts.css"))) + _filter_rules(findings, kinds)
    severities = Counter(each.severity for each in findings)
    material = Material(report, presentation)
    entries = material.entries
    strips = running_figures(report)
    template = environment().from_string(resource("report.html.jinja"))
    page = template.render(
        report=report,
        findings=findings,
        kinds=kinds,
        kind_counts=Counter(each.kind for each in findings),
        severities=[(each, severities[each]) for each in wording.SEVERITIES if severities[each]],
        entries=entries,
        # Part of the program, not of any article: the one text that is not escaped.
        style=Markup(style),
        style_hash=b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii"),
        verdict=wording.verdict(report),
        what_was_checked=(*wording.what_was_checked(report), *filter(None, [ledger_line(report)])),
        accounts=sections(report, presentation.texts),
        standings=material.standings,
        link=material.link,
        facts=material.facts,
        timeline=partial(timeline, name=material.name),
        strip_of={one: strip for strip in strips for one in sorted(strip.fingerprints)},
        other_strips=[strip for strip in strips if not strip.fingerprints],
        name=material.name,
        facing=partial(facing, texts=presentation.texts),
        whole=partial(whole, texts=presentation.texts),
        context=partial(context, texts=presentation.texts),
        line_number=partial(line_number, texts=presentation.texts),
        sources=partial(wording.sources, entries=entries),
        where=partial(wording.where, entries=entries),
    )
    return page.strip() + "\n"


def _filter_rules(findings: tuple[Discrepancy, ...], kinds: list[str]) -> str:
    """The style rules by which an unchecked box hides its findings.

    Kinds go by their number, so that no text of a report ever stands in the style sheet.
    """
    severities = list(dict.fromkeys(each.severity for each in findings))
    rules = [f"body:has(#show-{each}:not(:checked)) .finding.{each}{{display:none}}" for each in severities]
    rules += [
        f"body:has(#show-kind-{number}:not(:checked)) .finding.kind-{number}{{display:none}}"
        for number in range(len(kinds))
    ]
    present = dict.fromkeys((each.severity, kinds.index(each.kind)) for each in findings)
    rules += [
        f"body:has(#show-{severity}:checked):has(#show-kind-{number}:checked) .all-hidden{{display:none}}"
        for severity, number in present
    ]
    return "\n".join(("", *rules, ""))
