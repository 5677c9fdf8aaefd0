# ruff: noqa: E501
"""How fast web pages are read, and which share of it the position map takes.

    python benchmarks/html_reading.py [FOLDER OF .html]

Without a folder the pages are made of the texts in `benchmarks/articles/`, with navigation, teasers and scripts around.
CPU seconds of one process; the first page is not counted, for it loads the libraries.
"""

import sys
import time
from html import escape
from pathlib import Path

from factcheck.documents import pages as reading
from factcheck.documents.decoding import decode_markup
from factcheck.documents.extracted import Extracted, ReadingError
from factcheck.documents.markup import PageMap

ROUNDS = 40


def made() -> list[bytes]:
    links = "".join(f'<li class="nav-item"><a href="/s/{n}">Section {n}</a></li>' for n in range(120))
    teasers = "".join(
        f'<div class="teaser"><h3><a href="/{n}">Other story {n}</a></h3><p>Its summary.</p></div>' for n in range(60)
    )
    script = "<script>" + "var a = {b: 1};\n" * 1500 + "</script>"
    found = []
    for path in sorted((Path(__file__).parent / "articles").glob("*.txt")):
        text = [" ".join(one.split()) for one in path.read_text().split("\n\n")]
        body = "\n".join(f'<p class="text">{escape(one)}</p>' for one in text[1:])
        found.append(
            f'<!doctype html><html><head><meta charset="utf-8"><title>{escape(text[0])}</title>{script}<meta property='
            f'"article:published_time" content="2024-05-03T08:00:00Z"></head><body><nav><ul>{links}</ul></nav><main>'
            f"<article><h1>{escape(text[0])}</h1>{body}</article></main><aside>{teasers}</aside></body></html>".encode()
        )
    return found


def main() -> None:
    folder = sys.argv[1:]
    contents = [path.read_bytes() for path in sorted(Path(folder[0]).glob("*.html"))] if folder else made() * ROUNDS
    whole = mapped = 0.0
    empty = 0
    for number, content in enumerate(contents):
        start = time.process_time()
        source, _, _ = decode_markup(content)
        try:
            reading.read_page(source, Extracted())
        except ReadingError:
            empty += 1
        end = time.process_time()
        PageMap(source)
        if number:
            whole += end - start
            mapped += time.process_time() - end
    count = len(contents) - 1
    size = sum(map(len, contents)) / len(contents) / 1024
    print(
        f"{count} pages of {size:.0f} kB: {count / whole:.0f} pages/s; position map {mapped / whole:.0%}; {empty} without text"
    )


if __name__ == "__main__":
    main()
