"""What was decided about discrepancies, applied to those of a run; and the baseline file that keeps decisions."""

from factcheck.decisions.applying import Applied, apply
from factcheck.decisions.baseline import BaselineError, read_baseline, written_baseline

__all__ = ["Applied", "BaselineError", "apply", "read_baseline", "written_baseline"]
