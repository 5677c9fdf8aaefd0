"""Word files as newsrooms have them: runs cut in odd places, tracked changes, links, tables, notes, old comments."""

import zipfile
from io import BytesIO
from pathlib import Path

from sample_reports import RULES

from factcheck import documents
from factcheck.model import Discrepancy, Document, DocumentEntry, Mention, Report, Side

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

BODY = """
<w:p w:rsidR="00A1"><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>The Marigold sails again</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>PORT ELLIS</w:t></w:r><w:r><w:t xml:space="preserve"> \u2013 The Marigold last crossed the str</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00B2"><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">ait in August 2020, Smith &amp; </w:t><w:tab/><w:t>Sons said.</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">It carried </w:t></w:r><w:del w:id="7" w:author="Ed"><w:r><w:delText>312</w:delText></w:r></w:del><w:ins w:id="8" w:author="Ed"><w:r><w:t>321</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> passengers, the </w:t></w:r><w:hyperlink r:id="rId9"><w:r><w:t>harbour office</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve"> wrote</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>
<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>Refit</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>$4 million</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Seven</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> crew stayed ashore.</w:t></w:r></w:p>
<w:sectPr/>"""  # noqa: E501
NOTES = """<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>The log counts 300 passengers.</w:t></w:r></w:p></w:footnote>"""
COMMENT = '<w:comment w:id="4" w:author="Ed"><w:p><w:r><w:t>check this</w:t></w:r></w:p></w:comment>'


def word_file(
    body: str = BODY,
    *,
    comments: str | None = None,
    main_type: str = "document.main+xml",
    encoding: str = "utf-8",
    head: str = "",
) -> bytes:
    """A Word file with a style sheet, footnotes and a picture that is none; `comments` that are there already."""
    root = f'xmlns:w="{W}" xmlns:r="{R}"'
    parts = {"document": main_type, "footnotes": "footnotes+xml", "styles": "styles+xml"}
    relations = [("rId1", "styles", "styles.xml"), ("rId2", "footnotes", "footnotes.xml")]
    files = {
        "word/document.xml": f'<?xml version="1.0" encoding="{encoding}"?>{head}\n'
        f"<w:document {root}><w:body>{body}</w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {root}>{NOTES}</w:footnotes>",
        "word/styles.xml": f'<w:styles {root}><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>'
        "</w:style></w:styles>",
        "word/media/image1.png": "\x00\x01not a picture",
    }
    if comments is not None:
        parts["comments"] = "comments+xml"
        relations.append(("rId3", "comments", "comments.xml"))
        files["word/comments.xml"] = f"<w:comments {root}>{comments}</w:comments>"
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{OFFICE}.{kind}"/>' for name, kind in parts.items()
    )
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    )
    files["_rels/.rels"] = _relations(("rId1", "officeDocument", "word/document.xml"))
    links = f'<Relationship Id="rId9" Type="{R}/hyperlink" Target="https://harbour.example/" TargetMode="External"/>'
    files["word/_rels/document.xml.rels"] = _relations(*relations).replace(
        "</Relationships>", links + "</Relationships>"
    )
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(files):
            package.writestr(name, files[name].encode(encoding if name == "word/document.xml" else "utf-8"))
    return output.getvalue()


def _relations(*known: tuple[str, str, str]) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">' + "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"/>' for name, kind, target in known
    ) + "</Relationships>"  # fmt: skip


def read(content: bytes, folder: Path, name: str = "draft.docx") -> Document:
    """The document that the program reads from a Word file."""
    file = folder / name
    file.write_bytes(content)
    (found,), problems = documents.collect([str(file)])
    assert not [one for one in problems if one.fatal]
    return found


def checked(document: Document, *surfaces: str) -> Report:
    """A report on a draft with one finding for each of these passages."""
    assert document.locator is not None
    entry = DocumentEntry(
        id=document.id, path=document.path, title=document.title, source=None, published=None, sha256=document.sha256,
        characters=len(document.text), claims=3, original=document.locator.original(),
    )  # fmt: skip
    found = []
    for number, surface in enumerate(surfaces):
        at = document.text.index(surface)
        end = at + len(surface)
        said = Mention(
            document=document.id, span=(at, end), sentence=(at, end), surface=surface, text=surface,
            original=document.locator.place(at, end),
        )  # fmt: skip
        found.append(
            Discrepancy(
                id=f"x-{number}", fingerprint=f"{number:016x}", rule="CNT01", kind="count", severity="error",
                scope="cross", confidence=0.9, message=f"Two ways: {surface}", why=("they do not meet",),
                sides=(
                    Side(value=surface, independent_sources=1, mentions=(said,)),
                    Side(value="something else", independent_sources=1, mentions=()),
                ),
            )
        )  # fmt: skip
    return Report(documents=(entry,), discrepancies=tuple(found), rules=RULES, drafts=(document.id,))
