"""Reports of a check of a draft in which things were decided; the ferry line of `sample_reports` again."""

from datetime import UTC, date, datetime

from sample_reports import full_report, last_crossing, passengers

from factcheck.model import CheckedClaim, Decided, Decision, Report, Stale, Suppressed

DISMISSAL = Decision(
    fingerprint="f" * 16,
    action="dismiss",
    author="Ana",
    decided_at=datetime(2023, 9, 3, 12, tzinfo=UTC),
    reason="two crossings",
    expires=date(2024, 1, 1),
)


def claim(outcome: str, surface: str, at: int, **more: object) -> CheckedClaim:
    return CheckedClaim.model_validate(
        {
            "document": "d-courier",
            "span": (at, at + len(surface)),
            "kind": "count",
            "surface": surface,
            "outcome": outcome,
            **more,
        }
    )


def checked_report(**changes: object) -> Report:
    """The Courier's text is the draft: the crossing is dismissed, the passengers are open again."""
    queried = DISMISSAL.model_copy(update={"fingerprint": passengers().fingerprint})
    made = full_report(
        discrepancies=(passengers(),),
        drafts=("d-courier",),
        checked=(
            claim("contradicted", "321 passengers", 250, because="x-2"),
            claim("corroborated", "five months", 180, independent_sources=2, documents=("d-gazette", "d-wire")),
            claim("alone", "$4 million", 170, because="nothing that was compared states this fact"),
        ),
        suppressed=(Suppressed(discrepancy=last_crossing(), decision=DISMISSAL),),
        decided=(
            Decided(
                fingerprint=passengers().fingerprint,
                state="reopened",
                because="a passage has changed",
                decision=queried,
            ),
        ),
        stale=(Stale(decision=DISMISSAL.model_copy(update={"fingerprint": "c" * 16}), because="nothing rests on it"),),
    )
    return made.model_copy(update=changes)
