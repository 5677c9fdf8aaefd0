"""Files made to break their readers: each costs one line or gives text, and the run goes on."""

# ruff: noqa: E501 - files that are written in one piece

import io
import os
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from factcheck.documents import collect
from factcheck.documents.extracted import ReadingError
from factcheck.documents.isolation import Worker, worker

SLOW = pytest.mark.skipif(not os.environ.get("FACTCHECK_SLOW"), reason="takes long: FACTCHECK_SLOW=1 runs it")
STORY = "<p>A ferry with 61 people on board ran aground on Monday off the tip of Denmark, the police said.</p>"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BOMB = '<!DOCTYPE x [<!ENTITY a "lol">' + "".join(
    f'<!ENTITY {chr(98 + number)} "{f"&{chr(97 + number)};" * 10}">' for number in range(9)
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def package(members: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return buffer.getvalue()


def word(body: str, head: str = "") -> bytes:
    return package({"word/document.xml": f"{head}<w:document {W}><w:body>{body}</w:body></w:document>"})


def pdf(*objects: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d %s>>\nstartxref\n%d\n%%%%EOF" % (
        count, table, count, trailer, len(out),
    )  # fmt: skip


def flate(size: int) -> bytes:
    packed = zlib.compress(b" " * size, 9)
    return b"<</Length %d /Filter /FlateDecode>>\nstream\n%s\nendstream" % (len(packed), packed)


CATALOG = b"<</Type /Catalog /Pages 2 0 R>>"
PAGES = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
PAGE = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R>>"


def lying_zip() -> bytes:
    content = bytearray(package({"story.txt": "a" * 5000}))
    at = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, at + 24, 10)
    return bytes(content)


def loop_feed() -> str:
    return f'<rss version="2.0"><channel><item>{"<item>" * 3000}</item></channel></rss>'


def cases() -> dict[str, bytes]:
    text: dict[str, str] = {
        "deep-divs.html": "<html>" + "<div>" * 20000 + STORY,
        "deep-bold.html": f"<html><body><p>{'<b>' * 20000}deep",
        "deep-lists.html": "<html>" + "<ul><li>" * 5000 + STORY,
        "deep-tables.html": "<html>" + "<table><tr><td>" * 3000 + STORY,
        "unclosed.html": "<html><body>" + "<p>word " * 20000,
        "ends-only.html": "<html>" + "</p></b></div>" * 20000,
        "attributes.html": f"<html><body {' '.join(f'a{number}=1' for number in range(300000))}>{STORY}",
        "one-attribute.html": f'<html><body class="{"x" * 2_000_000}">{STORY * 3}</body></html>',
        "comment.html": "<html><!--" + "-" * 500_000,
        "comments.html": "<html>" + "<!-- x -->" * 50_000 + STORY * 3,
        "brackets.html": "<html>" + "<" * 100_000,
        "quotes.html": "<html><a href='" + "\"'" * 100_000,
        "entities.html": "<html><p>" + "&amp;" * 100_000,
        "unknown-entities.html": "<html><p>" + "&" * 100_000,
        "numbers.html": "<html><p>" + "&#99999999999;&#0;&#xd800;" * 5_000 + STORY * 3,
        "script.html": "<html><script>" + "x" * 500_000,
        "scripts.html": "<html>" + "<script>" * 20_000,
        "ld-json.html": f'<html><script type="application/ld+json">{"[" * 50_000}</script>{STORY * 3}</html>',
        "ld-json-types.html": f'<html><script type="application/ld+json">{{"@type":["Article",1,null],"headline":{{}}'
        f',"datePublished":[1],"author":[[[]]]}}</script><body><article>{STORY * 3}</article></body></html>',
        "dates.html": f'<html><meta name="date" content="{"9" * 5000}"><body><article>{STORY * 3}</article></html>',
        "address.html": f'<html><link rel="canonical" href="http://[::1"><body><article>{STORY * 3}</article></html>',
        "charset.html": f'<html><meta charset="rot13"><body><article>{STORY * 3}é</article></html>',
        "charset-2.html": f'<html><meta charset="no-such"><body><article>{STORY * 3}é</article></html>',
        "bidi.html": f"<html><body><article><h1>\u202egnorw\u202c</h1>{STORY * 3}\u2066x\u2069</article></html>",
        "frames.html": "<html><frameset><frame src='http://127.0.0.1:9/'></frameset></html>",
        "images.html": f"<html><body><article><img src='http://127.0.0.1:9/x.png'>{STORY * 3}</article></html>",
        "refresh.html": "<html><meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>",
        "bomb.nitf": BOMB + "]><nitf><body><body.content><p>&j;</p></body.content></body></nitf>",
        "outside.nitf": OUTSIDE + "<nitf><body><body.content><p>&a;</p></body.content></body></nitf>",
        "deep.nitf": "<nitf>" + "<block>" * 50_000,
        "truncated.nitf": "<nitf><body><body.content><p>Half a",
        "empty.nitf": "<nitf/>",
        "bomb.newsml": BOMB + "]><newsItem><contentSet><inlineXML>&j;</inlineXML></contentSet></newsItem>",
        "commented.newsml": "<newsItem><!-- <newsItem> --><contentSet/></newsItem>",
        "parameter.newsml": '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/">%a;]><newsItem/>',
        "deep.json": '{"body_text":' + "[" * 100_000,
        "deep-2.json": '{"versioncreated": "x", "body_text": "y", "z": ' + '{"a":' * 3000 + "1" + "}" * 3001,
        "types.json": '{"uri": 3, "headline": ["x"], "body_text": {"a": 1}, "versioncreated": null}',
        "number.json": '{"body_text": ' + "9" * 10_000 + "}",
        "surrogate.json": '{"headline": "\\ud800", "body_text": "A ferry \\ud83d ran aground on Monday. \\u0000"}',
        "list.json": '[{"body_text": 1}, null, [], {"body_text": ""}, {"body_text": "Sixty people came."}]',
        "broken.jsonl": '{"text": "Sixty people came to the sale."}\n{"text": \n[1]\n{"title": "none"}\n',
        "many.jsonl": '{"title": "x"}\n' * 5000,
        "deep.jsonl": '{"text": ' + "[" * 100_000,
        "cells.csv": "title,text\n" + '"' + "x," * 100_000,
        "ragged.csv": "title,text\n1,2,3,4,5\n\n,\n",
        "nothing.csv": "text\n",
        "bomb.rss": BOMB + ']><rss version="2.0"><channel><item><description>&j;</description></item></channel></rss>',
        "outside.rss": OUTSIDE + '<rss version="2.0"><channel><item><description>&a;</description></item></channel></rss>',
        "loop.rss": loop_feed(),
        "empty.atom": '<feed xmlns="http://www.w3.org/2005/Atom"/>',
        "nested.eml": "Content-Type: multipart/mixed; boundary=x\n\n" + "--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 500,
        "charset.eml": "Subject: x\nContent-Type: text/plain; charset=no-such\n\nSixty people came.\n",
        "header.eml": "Subject: =?utf-8?b?" + "A" * 50_000 + "?=\nFrom: " + "<" * 5000 + "\n\nSixty came.\n",
        "base64.eml": "Subject: x\nContent-Transfer-Encoding: base64\n\n!!!!====\n",
        "date.eml": "Subject: x\nDate: 99 Foo 99999 99:99:99 +9999\n\nSixty people came to the sale.\n",
        "broken.warc": "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999\r\n\r\nHTTP/1.1 200 OK\r\n",
        "headers.warc": "WARC/1.0\r\n" + "X: y\r\n" * 20_000,
    }  # fmt: skip
    return {name: content.encode("utf-8", "surrogatepass") for name, content in text.items()} | {
        "nul.html": b"<html><body>" + b"\0" * 1000 + STORY.encode() * 3,
        "wide.html": ("<html><body><article>" + STORY * 3 + "</article></html>").encode("utf-16"),
        "latin.html": f'<html><meta charset="utf-8"><body><article>{STORY * 3}</article>'.encode() + b"\xe9\xff",
        "bomb.docx": package({"word/document.xml": b" " * 250_000_000}) if os.environ.get("FACTCHECK_SLOW") else
        package({"word/document.xml": b" " * 20_000_000}),
        "ratio.zip": package({"story.txt": b"a" * 30_000_000}),
        "lying.zip": lying_zip(),
        "nested.zip": package({"inner.zip": package({"story.txt": "Sixty people came."})}),
        "many.zip": package({f"{number}.jpg": b"" for number in range(21_000)}),
        "paths.zip": package({"../../etc/story.txt": "Sixty people came to the sale on Monday."}),
        "cut.zip": package({"story.txt": "x" * 1000})[:-30],
        "nothing.zip": package({}),
        "cut.docx": word("<w:p/>")[:100],
        "entity.docx": word("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", BOMB + "]>"),
        "outside.docx": word("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", OUTSIDE),
        "deep.docx": word("<w:sdt>" * 200 + "<w:p/>" + "</w:sdt>" * 200),
        "deeper.docx": word("<w:sdt>" * 5000 + "</w:sdt>" * 5000),
        "other.docx": package({"word/other.xml": "<x/>"}),
        "empty.docx": word(""),
        "deep.odt": package({"content.xml": "<p>" * 240 + "Sixty people came." + "</p>" * 240}),
        "empty.odt": package({"content.xml": "<x/>"}),
        "cut.pdf": b"%PDF-1.7\n1 0 obj",
        "header.pdf": b"%PDF-1.4\n" + b"\0" * 5000,
        "loop.pdf": pdf(CATALOG, b"<</Type /Pages /Kids [2 0 R] /Count 1>>"),
        "self.pdf": pdf(b"<</Type /Catalog /Pages 1 0 R>>"),
        "kids.pdf": pdf(CATALOG, b"<</Type /Pages /Kids [3 0 R 3 0 R] /Count 99999999>>", PAGE, flate(10)),
        "flate.pdf": pdf(CATALOG, PAGES, PAGE, flate(20_000_000)),
        "length.pdf": pdf(CATALOG, PAGES, PAGE, b"<</Length 999999999>>\nstream\nx\nendstream"),
        "cut.warc.gz": b"\x1f\x8b\x08\x00" + b"\xff" * 100,
        "nul.eml": b"Subject: x\n\n" + b"\0" * 5000,
        "noise.bin": bytes(range(256)) * 20,
    }  # fmt: skip


CASES = cases()


@pytest.fixture(scope="module")
def room(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("hostile")


def test_there_are_enough_of_them():
    assert len(CASES) >= 60


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_file_gives_text_or_one_line(room, name):
    path = room / name
    path.write_bytes(CASES[name])
    found, problems = collect([str(path)])
    assert found or any(one.fatal for one in problems)
    for one in problems:
        assert "\n" not in one.message and "please report" not in one.message
    for document in found:
        assert "root:" not in document.text and len(document.text) < 2_000_000
        assert document.text.strip()
    assert peak() < 1_200_000, "kB of memory"


def peak() -> int:
    """The most memory that the worker had so far, in kB; 0 where the kernel does not tell, or it has just ended."""
    process = worker()._process
    try:
        status = Path(f"/proc/{process.pid}/status").read_text() if process else ""
    except OSError:
        return 0
    return int(status.split("VmHWM:")[1].split()[0]) if "VmHWM:" in status else 0


def test_a_worker_that_dies_costs_one_file():
    worker = Worker()
    pid = process_of(worker)
    os.kill(pid, 9)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    page = f"<html><body><article>{STORY * 4}</article></body></html>".encode()
    assert worker.read("html", page, "x.html")[0].text.startswith("A ferry")
    assert process_of(worker) != pid
    worker.stop()


def test_a_worker_that_dies_with_bytes_on_the_way_costs_one_file():
    """Closing the pipe to it fails then, for it would send them."""
    worker = Worker()
    process = worker._running()
    assert process.stdin is not None
    process.kill()
    process.wait()
    process.stdin.write(b"x" * 100)
    worker.stop()
    assert process_of(worker) != process.pid
    worker.stop()


def process_of(worker: Worker) -> int:
    return worker._running().pid


def test_a_worker_that_takes_too_long_is_ended():
    worker = Worker(wall=0.01)
    with pytest.raises(ReadingError, match="took longer than"):
        worker.read("html", b"<html>" + b"<p>word " * 200_000, "x.html")
    worker.stop()


SPY = """
import sys
def spy(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto"):
        open({log!r}, "a").write(event + "\\n")
sys.addaudithook(spy)
"""


def test_nothing_that_is_read_opens_a_socket(tmp_path):
    """Every Python process of the run is watched, the worker too."""
    articles, spies, log = tmp_path / "articles", tmp_path / "spies", tmp_path / "log"
    articles.mkdir()
    spies.mkdir()
    (spies / "sitecustomize.py").write_text(SPY.format(log=str(log)))
    names = ("images.html", "frames.html", "refresh.html", "outside.nitf", "parameter.newsml", "outside.rss", "broken.warc",
             "outside.docx", "flate.pdf", "date.eml", "list.json", "broken.jsonl", "nested.zip", "deep.odt", "ragged.csv")  # fmt: skip
    for name in names:
        (articles / name).write_bytes(CASES[name])
    program = (
        "import sys; from factcheck import documents; found, problems = documents.collect([sys.argv[1]]);"
        "print(len(found), len(problems))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(spies), *filter(None, sys.path)])}
    done = subprocess.run(
        [sys.executable, "-c", program, str(articles)], env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[0]) >= 4
    assert not log.exists(), log.read_text()


@SLOW
@pytest.mark.parametrize("size", [200_000_000, 400_000_000])
def test_a_stream_that_inflates_to_hundreds_of_megabytes_stops_the_worker_alone(tmp_path, size):
    (tmp_path / "bomb.pdf").write_bytes(pdf(CATALOG, PAGES, PAGE, flate(size)))
    found, problems = collect([str(tmp_path)])
    assert not found and problems[0].fatal


@SLOW
def test_two_hundred_thousand_links_are_read_or_refused(tmp_path):
    links = "".join(f"<p><a href='/{number}'>word {number}</a></p>" for number in range(200_000))
    (tmp_path / "links.html").write_text(f"<html><body>{links}</body></html>")
    found, problems = collect([str(tmp_path)])
    assert found or problems
