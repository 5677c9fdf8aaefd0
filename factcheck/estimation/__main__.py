"""Estimate the weights of the scorer: `python -m factcheck.estimation TRAIN_FOLDER [VALIDATE_FOLDER] [--write]`.

Reads every event below the folders, labels its pairs by the gold, fits the two tables of points (binding, conflict) and
prints figures for events that had no part in the fit (cross-fitted by event). With --write the tables go to
`rules/matching.yaml`.
"""

import argparse
import sys
from pathlib import Path

from factcheck.estimation.estimate import estimate


def main() -> None:
    """Run the estimation."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("validate", type=Path, nargs="?")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--error", type=float, default=0.68, help="confidence from which a conflict is an error")
    parser.add_argument("--warning", type=float, default=0.42, help="confidence from which a conflict is a warning")
    arguments = parser.parse_args()
    if not arguments.train.is_dir():
        sys.exit(f"{arguments.train}: no such folder")
    estimate(
        arguments.train,
        arguments.validate,
        folds=arguments.folds,
        error=arguments.error,
        warning=arguments.warning,
        write=arguments.write,
    )


main()
