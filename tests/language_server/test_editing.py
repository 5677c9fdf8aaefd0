"""What an editor program is told while somebody writes."""

import subprocess
import sys
from pathlib import Path

import pytest

PLANT = "The brick works in Tolna, which changed hands on 3 May 2023, employs {number} workers in its two halls.\n"
DRAFT = "# Zażółć 🚢\n\n🚢🚢 " + PLANT


def place_of(text: str, wanted: str) -> dict[str, dict[str, int]]:
    """The range of a passage of one line, in UTF-16."""
    lines = text[: text.index(wanted)].split("\n")
    start = len(lines[-1].encode("utf-16-le")) // 2
    end = start + len(wanted.encode("utf-16-le")) // 2
    return {"start": {"line": len(lines) - 1, "character": start}, "end": {"line": len(lines) - 1, "character": end}}


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    folder = tmp_path / "printed"
    folder.mkdir()
    (folder / "ledger.md").write_text("---\nsource: The Ledger\npublished: 2023-05-04\n---\n" + PLANT.format(number=41))
    return folder


def test_a_draft_is_marked_where_it_contradicts_what_was_printed(editor, printed, tmp_path):
    session = editor(printed)
    session.begin()
    uri, text = (tmp_path / "draft.md").as_uri(), DRAFT.format(number=14)
    session.open(uri, text)
    (mark,) = session.marks(uri, 1)
    assert mark["range"] in (place_of(text, "14"), place_of(text, "14 workers"))
    assert mark["severity"] == 1 and mark["source"] == "factcheck" and mark["code"]
    assert "The Ledger (4 May 2023): “The brick works in Tolna" in mark["message"]
    (other,) = mark["relatedInformation"]
    assert other["location"]["uri"] == (printed / "ledger.md").as_uri()
    assert other["location"]["range"]["start"]["line"] == 4


def test_the_marks_follow_the_typing(editor, printed, tmp_path):
    session = editor(printed)
    session.begin()
    uri = (tmp_path / "draft.md").as_uri()
    session.open(uri, DRAFT.format(number=14))
    assert session.marks(uri, 1)
    session.type(uri, 2, DRAFT.format(number=41))
    assert session.marks(uri, 2) == []
    session.notify("textDocument/didClose", textDocument={"uri": uri})
    assert session.marks(uri) == []


def test_fast_typing_is_checked_once_when_it_rests(editor, printed, tmp_path):
    session = editor(printed, quiet=1.0)
    session.begin()
    uri = (tmp_path / "draft.md").as_uri()
    session.open(uri, "")
    assert session.marks(uri, 1) == []
    whole = DRAFT.format(number=14)
    for version, length in enumerate(range(10, len(whole) + 1), 2):
        session.type(uri, version, whole[:length])
    seen = []
    session.wait(lambda one: one.get("method") == "textDocument/publishDiagnostics" and (seen.append(one) or True))
    assert seen[0]["params"]["version"] == version and len(seen[0]["params"]["diagnostics"]) == 1


def test_hovering_shows_the_other_side(editor, printed, tmp_path):
    session = editor(printed)
    session.begin()
    uri, text = (tmp_path / "draft.md").as_uri(), DRAFT.format(number=14)
    session.open(uri, text)
    assert session.marks(uri, 1)
    at = place_of(text, "14")["start"]
    hover = session.hover(uri, at["line"], at["character"] + 1)
    assert hover["contents"]["kind"] == "markdown"
    assert "The Ledger (4 May 2023)" in hover["contents"]["value"] and "> The brick works" in hover["contents"]["value"]
    assert session.hover(uri, 0, 2) is None


def test_a_draft_is_held_against_an_archive(editor, printed, tmp_path):
    from factcheck.cli import _run

    store = tmp_path / "desk.archive"
    assert _run(["archive", "add", "-a", str(store), str(printed)]) == 0
    session = editor(store)
    session.begin()
    uri = (tmp_path / "draft.md").as_uri()
    session.open(uri, DRAFT.format(number=14))
    assert "The Ledger" in session.marks(uri, 1)[0]["message"]


def test_without_anything_named_the_open_folder_counts_and_never_the_draft_s_own_file(editor, printed):
    """The file still holds what the draft said before: that is no contradiction."""
    own = printed / "draft.md"
    own.write_text(PLANT.format(number=77))
    session = editor()
    session.begin(printed)
    session.open(own.as_uri(), PLANT.format(number=14))
    (mark,) = session.marks(own.as_uri(), 1)
    assert "The Ledger" in mark["message"] and "77" not in mark["message"]
    (printed / "ledger.md").write_text(PLANT.format(number=14).replace("employs", "still employs"))
    session.notify("textDocument/didSave", textDocument={"uri": (printed / "ledger.md").as_uri()})
    assert session.marks(own.as_uri(), 1) == []


def test_an_editor_may_count_otherwise(editor, printed, tmp_path):
    session = editor(printed)
    assert session.begin(positionEncodings=["utf-32"])["positionEncoding"] == "utf-32"
    uri, text = (tmp_path / "draft.md").as_uri(), DRAFT.format(number=14)
    session.open(uri, text)
    (mark,) = session.marks(uri, 1)
    assert mark["range"]["start"]["character"] == text.split("\n")[2].index("14")


def test_a_draft_that_was_never_saved_is_checked_too(editor, printed):
    session = editor(printed)
    session.begin()
    session.open("untitled:Untitled-1", DRAFT.format(number=14), "plaintext")
    assert len(session.marks("untitled:Untitled-1", 1)) == 1


def test_a_file_that_cannot_be_read_is_told_once_and_stops_nothing(editor, printed, tmp_path):
    (printed / "broken.md").write_bytes(b"\0\1\2\3" * 100)
    session = editor(printed)
    session.begin()
    uri = (tmp_path / "draft.md").as_uri()
    session.open(uri, DRAFT.format(number=14))
    assert len(session.marks(uri, 1)) == 1
    told = session.wait(lambda one: one.get("method") == "window/logMessage")
    assert "broken.md" in told["params"]["message"]


def test_the_command_serves_over_standard_input_and_output(tmp_path):
    def framed(body: str) -> bytes:
        return f"Content-Length: {len(body)}\r\n\r\n{body}".encode()

    hello = (
        '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}'
    )
    talk = hello, '{"jsonrpc":"2.0","id":2,"method":"shutdown"}', '{"jsonrpc":"2.0","method":"exit"}'
    done = subprocess.run(
        [sys.executable, "-c", "from factcheck.cli import main; main()", "lsp"],
        input=b"".join(map(framed, talk)), capture_output=True, cwd=tmp_path, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert b'"hoverProvider"' in done.stdout and b'"name": "factcheck"' in done.stdout.replace(b'":"', b'": "')
