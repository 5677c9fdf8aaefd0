"""Writing the estimated tables to `rules/matching.yaml`."""

from pathlib import Path

from factcheck.model import Matching, Points


def render(matching: Matching) -> str:
    """The scorer's weights as YAML that a person can read: one feature a line, its steps as [from, points]."""
    lines = [
        "# The scorer's weights, written by `python -m factcheck.estimation ... --write`, not for editing.",
        "# A feature gets the points of the last step that its value reaches. The sum with the intercept is the",
        "# natural logarithm of the odds. Signs are fixed by hand: more of a feature never changes the score the wrong",
        "# way.",
        f"about: {_quoted(matching.about)}",
        f"agreement: {matching.agreement}",
        "tiers:",
    ]
    lines += [
        f"  {kind}: {{error: {tier.error}, warning: {tier.warning}}}" for kind, tier in sorted(matching.tiers.items())
    ]
    for name, points in (("binding", matching.binding), ("conflict", matching.conflict)):
        lines += [f"{name}:", f"  intercept: {points.intercept}", "  steps:"]
        lines += [f"    {_quoted(feature)}: {_steps(points, feature)}" for feature in sorted(points.steps)]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _steps(points: Points, feature: str) -> str:
    return "[" + ", ".join(f"[{bound:g}, {value:g}]" for bound, value in points.steps[feature]) + "]"


def write_matching(matching: Matching, path: Path) -> None:
    """Write the weights; the file is what `factcheck.rulebook` loads."""
    path.write_text(render(matching), encoding="utf-8")
