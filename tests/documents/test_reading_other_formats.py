"""One story in every format that newsrooms use: the same discrepancies, each at its place in the original."""

# ruff: noqa: E501 - markup that is written in one piece

import base64
import io
import json
import zipfile
from email.message import EmailMessage
from functools import cache
from html import escape
from pathlib import Path

import pytest

from factcheck import documents, pipeline
from factcheck.model import Document, Report

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.md"))[2:4]


@cache
def stories() -> tuple[Document, ...]:
    return tuple(documents.read(str(path)) for path in SEEDS)


def paragraphs(story: Document) -> list[str]:
    return [" ".join(one.split()) for one in story.text[story.body_start :].strip().split("\n\n")]


def as_text(story: Document) -> bytes:
    head = f"---\ntitle: {story.title}\nsource: {story.source}\npublished: {story.published_at}\n---\n\n"
    return (head + "\n\n".join(paragraphs(story)) + "\n").encode()


def as_page(story: Document) -> bytes:
    body = "\n".join(f"<p>{escape(one)}</p>" for one in paragraphs(story))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(story.title or "")}</title>'
        f'<meta property="article:published_time" content="{story.published_at}">'
        f'<meta property="og:site_name" content="{escape(story.source or "")}"></head>'
        f"<body><article><h1>{escape(story.title or '')}</h1>\n{body}</article></body></html>"
    ).encode()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def as_word(story: Document) -> bytes:
    shown = [f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{escape(story.title or "")}</w:t></w:r></w:p>']
    for one in paragraphs(story):
        half = len(one) // 2
        shown.append(
            f'<w:p><w:r><w:t xml:space="preserve">{escape(one[:half])}</w:t></w:r><w:del><w:r><w:delText>99 lies'
            f'</w:delText></w:r></w:del><w:ins><w:r><w:t xml:space="preserve">{escape(one[half:])}</w:t></w:r></w:ins></w:p>'
        )
    return package({"word/document.xml": f"<w:document {W}><w:body>{''.join(shown)}</w:body></w:document>"})


def package(members: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return buffer.getvalue()


def as_open_document(story: Document) -> bytes:
    text = "".join(f"<text:p>{escape(one)}</text:p>" for one in paragraphs(story))
    spaces = 'xmlns:office="urn:o" xmlns:text="urn:t"'
    content = f"<office:doc {spaces}><text:h>{escape(story.title or '')}</text:h>{text}</office:doc>"
    return package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def as_pdf(story: Document) -> bytes:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=20)
    pdf.multi_cell(0, 10, latin(story.title or ""), new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Helvetica", size=11)
    for one in paragraphs(story):
        pdf.ln(5)
        pdf.multi_cell(0, 6, latin(one), new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


def latin(text: str) -> str:
    quotes = {"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-"}
    return "".join(quotes.get(char, char) for char in text).encode("latin-1", "replace").decode("latin-1")


def as_ninjs(story: Document) -> bytes:
    body = "".join(f"<p>{escape(one)}</p>" for one in paragraphs(story))
    return json.dumps({
        "uri": f"urn:test:{story.id}", "type": "text", "versioncreated": f"{story.published_at}T08:00:00Z",
        "headline": story.title, "body_xhtml": body, "infosources": [{"name": story.source}],
    }).encode()  # fmt: skip


def as_newsml(story: Document) -> bytes:
    body = "".join(f"<p>{escape(one)}</p>" for one in paragraphs(story))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:{story.id}">'
        f"<itemMeta><provider literal='x'><name>{escape(story.source or '')}</name></provider>"
        f"<versionCreated>{story.published_at}T08:00:00Z</versionCreated></itemMeta><contentMeta><headline>"
        f'{escape(story.title or "")}</headline></contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>x</title></head><body>{body}</body></html></inlineXML></contentSet></newsItem>"
    ).encode()


def as_nitf(story: Document) -> bytes:
    body = "".join(f"<p>{escape(one)}</p>" for one in paragraphs(story))
    day = f"{story.published_at}".replace("-", "")
    return (
        f'<nitf><head><docdata><doc-id id-string="{story.id}"/><date.issue norm="{day}T080000Z"/></docdata></head><body>'
        f"<body.head><hedline><hl1>{escape(story.title or '')}</hl1></hedline><distributor>{escape(story.source or '')}"
        f"</distributor></body.head><body.content>{body}</body.content></body></nitf>"
    ).encode()


def as_mail(story: Document) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = story.title, f'"{story.source}" <desk@example.org>'
    message["Date"] = f"{story.published_at:%a, %d %b %Y} 08:00:00 +0000"
    message.set_content("\n\n".join(paragraphs(story)))
    return message.as_bytes()


def as_feed(story: Document) -> bytes:
    body = escape("".join(f"<p>{escape(one)}</p>" for one in paragraphs(story)))
    return (
        f'<rss version="2.0"><channel><title>{escape(story.source or "")}</title><item><title>{escape(story.title or "")}'
        f"</title><pubDate>{story.published_at:%a, %d %b %Y} 08:00:00 GMT</pubDate><description>{body}</description></item>"
        "</channel></rss>"
    ).encode()


def row(story: Document) -> dict[str, str]:
    body = "\n\n".join(paragraphs(story))
    return {"title": story.title or "", "source": story.source or "", "date": f"{story.published_at}", "text": body}


def as_json_line(story: Document) -> bytes:
    return json.dumps(row(story)).encode() + b"\n"


def as_table(story: Document) -> bytes:
    import csv

    out = io.StringIO()
    writer = csv.DictWriter(out, list(row(story)))
    writer.writeheader()
    writer.writerow(row(story))
    return out.getvalue().encode()


def as_zip(story: Document) -> bytes:
    return package({"stories/one.html": as_page(story), "photo.jpg": b"\xff\xd8"})


def as_web_archive(story: Document) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.0")
    page = io.BytesIO(as_page(story))
    writer.write_record(
        writer.create_warc_record(f"https://{story.id}.example/", "response", payload=page, http_headers=headers)
    )
    return out.getvalue()


WRITERS = {
    ".html": as_page, ".docx": as_word, ".odt": as_open_document, ".pdf": as_pdf, ".json": as_ninjs, ".newsml": as_newsml,
    ".nitf": as_nitf, ".eml": as_mail, ".rss": as_feed, ".jsonl": as_json_line, ".csv": as_table, ".zip": as_zip,
    ".warc.gz": as_web_archive, ".txt": as_text,
}  # fmt: skip


def folder(tmp_path: Path, suffix: str) -> Path:
    for number, story in enumerate(stories()):
        (tmp_path / f"{number}{suffix}").write_bytes(WRITERS[suffix](story))
    return tmp_path


def surfaces(report: Report) -> set[frozenset[str]]:
    return {
        frozenset(plain(mention.surface) for side in one.sides for mention in side.mentions)
        for one in report.discrepancies
    } | {frozenset(plain(mention.surface) for mention in one.mentions) for one in report.agreements}


def plain(surface: str) -> str:
    return latin(" ".join(surface.split()))


@cache
def expected() -> set[frozenset[str]]:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        return surfaces(pipeline.check(documents.collect([str(folder(Path(name), ".txt"))])[0]))


@pytest.mark.parametrize("suffix", [suffix for suffix in WRITERS if suffix != ".txt"])
def test_a_story_gives_the_same_discrepancies_in_every_format(tmp_path, suffix):
    found, problems = documents.collect([str(folder(tmp_path, suffix))])
    assert not [one for one in problems if one.fatal]
    assert len(found) == 2
    for document, story in zip(found, stories(), strict=True):
        assert document.locator is not None
        assert plain(document.title or "") == plain(story.title or "")
        if suffix not in {".docx", ".odt", ".pdf"}:
            assert document.published_at == story.published_at
        else:
            assert document.published is None
    dated = [
        document.model_copy(update={"published": story.published})
        for document, story in zip(found, stories(), strict=True)
    ]
    report = pipeline.check(dated)
    assert expected() and surfaces(report) == expected()
    texts = {document.id: document for document in found}
    for one in report.discrepancies:
        for mention in (mention for side in one.sides for mention in side.mentions):
            place = mention.original
            assert place is not None
            document = texts[mention.document]
            assert document.text[slice(*mention.span)] == mention.surface
            original = shown_at(Path((document.path or "").split("#")[0]), suffix, place)
            assert plain(original) == plain(mention.surface), place


def test_markdown_gives_what_plain_text_gives(tmp_path):
    for number, story in enumerate(stories()):
        (tmp_path / f"{number}.md").write_bytes(as_text(story))
    found, problems = documents.collect([str(tmp_path)])
    assert not problems and surfaces(pipeline.check(found)) == expected()


def shown_at(path: Path, suffix: str, place) -> str:
    """What the original prints at a place, read by other means than the program's."""
    if suffix == ".pdf":
        import pypdfium2

        page = pypdfium2.PdfDocument(path)[place.page - 1].get_textpage()
        return " ".join(page.get_text_bounded(*box).strip() for box in place.boxes).strip(" .,;:\"'")
    if suffix in {".html", ".newsml", ".nitf"}:
        from html import unescape

        return unescape(path.read_text()[place.start : place.end])
    number = int(path.name[0])
    story = stories()[number]
    if suffix in {".docx", ".odt"}:
        kind, index = place.within.split()
        assert kind == "paragraph"
        return [story.title or "", *paragraphs(story)][int(index) - 1][place.start : place.end]
    if suffix == ".json":
        value = json.loads(path.read_bytes())[place.within[1:]]
        from html import unescape

        return unescape(value[place.start : place.end])
    return read_within(suffix, story, place)


def read_within(suffix: str, story: Document, place) -> str:
    from html import unescape

    if "title" in (place.within or "") or place.within == "Subject":
        return (story.title or "")[place.start : place.end]
    if suffix in {".jsonl", ".csv"}:
        return row(story)["text"][place.start : place.end]
    if suffix == ".eml":
        return "\n\n".join(paragraphs(story))[place.start : place.end]
    if suffix == ".rss":
        return unescape("".join(f"<p>{escape(one)}</p>" for one in paragraphs(story))[place.start : place.end])
    return unescape(as_page(story).decode()[place.start : place.end])


def test_tracked_insertions_are_read_and_deletions_are_not(tmp_path):
    found, _ = documents.collect([str(folder(tmp_path, ".docx"))])
    assert "99 lies" not in found[0].text
    assert "tracked changes" in " ".join(found[0].notes)
    for one in paragraphs(stories()[0]):
        assert one in found[0].text


def test_a_picture_of_a_page_is_said_to_have_no_text(tmp_path):
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
    pdf.image(io.BytesIO(base64.b64decode(dot)), 10, 10, 100)
    (tmp_path / "scan.pdf").write_bytes(bytes(pdf.output()))
    found, problems = documents.collect([str(tmp_path)])
    assert found == () and "no text layer" in problems[0].message


def test_tables_that_hold_no_articles_are_passed_over_in_folders(tmp_path):
    (tmp_path / "figures.csv").write_text("year,value\n2020,3\n")
    (tmp_path / "settings.json").write_text('{"colour": "red"}')
    (tmp_path / "layout.xml").write_text("<layout/>")
    (tmp_path / "story.txt").write_text("Ferry runs aground\n\nA ferry with 61 people on board ran aground.\n")
    found, problems = documents.collect([str(tmp_path)])
    assert len(found) == 1 and problems == ()
