"""The command line."""

import sys


def main() -> None:
    """Run the program on the command line's arguments."""
    from factcheck import documents, pipeline

    found, problems = documents.collect([one for one in sys.argv[2:] if not one.startswith("--") and one != "json"])
    print(pipeline.check(found).model_dump_json(indent=1))
