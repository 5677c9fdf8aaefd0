"""Files, folders and standard input: what is read, what is refused, and in which words."""

import os
from pathlib import Path

import pytest

from factcheck.documents import LARGEST, DocumentError, collect, read

ARTICLE = "Ferry runs aground off Skagen\n\nA ferry with 61 people on board ran aground on Monday. Nobody was hurt.\n"


def write(path: Path, text: str = ARTICLE) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return str(path)


def messages(problems: tuple) -> list[str]:
    return [f"{problem.path}: {problem.message}" for problem in problems]


def test_a_folder_gives_its_articles_sorted_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "sub/c.markdown", "sub/d.text"):
        write(tmp_path / name, f"{ARTICLE}{name}")
    for name in ("gold.yaml", "LICENSE.txt", "README.md", ".hidden.txt", ".git/e.txt", "photo.jpg", "requirements.txt"):
        write(tmp_path / name, f"{ARTICLE}{name}")
    documents, problems = collect([str(tmp_path)])
    assert [Path(document.path or "").name for document in documents] == ["a.txt", "b.md", "c.markdown", "d.text"]
    assert problems == ()


def test_a_file_that_is_named_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    documents, problems = collect([write(tmp_path / "README")])
    assert len(documents) == 1 and problems == ()


def test_documents_come_in_the_order_of_the_user(tmp_path: Path) -> None:
    paths = [write(tmp_path / name, ARTICLE + name) for name in ("z.txt", "a.txt", "m.txt")]
    documents, _ = collect(paths)
    assert [document.path for document in documents] == paths


def test_identical_files_are_one_source_and_that_is_said(tmp_path: Path) -> None:
    first, copy = write(tmp_path / "first.txt"), write(tmp_path / "copy.txt")
    documents, problems = collect([first, copy])
    assert [document.path for document in documents] == [first]
    assert documents[0].copies == (copy,)
    assert messages(problems) == [f"{copy}: same text as {first}: counted as one source"]
    assert not problems[0].fatal


def test_a_file_named_twice_is_read_once_without_a_word(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    documents, problems = collect([path, str(tmp_path), path])
    assert len(documents) == 1 and problems == ()


def test_every_bad_input_gives_one_line_and_spares_the_others(tmp_path: Path) -> None:
    good = write(tmp_path / "good.txt")
    empty = write(tmp_path / "empty.txt", "")
    blank = write(tmp_path / "blank.txt", " \r\n\t\n")
    only_front = write(tmp_path / "front.md", "---\ntitle: Nothing under it\n---\n")
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"\x00\x01\x02\x03" * 64)
    pdf = tmp_path / "really.txt"
    pdf.write_bytes(b"%PDF-1.7 ...")
    folder = tmp_path / "hollow"
    folder.mkdir()
    missing = str(tmp_path / "missing.txt")
    documents, problems = collect([missing, empty, blank, only_front, str(binary), str(pdf), str(folder), good])
    assert [document.path for document in documents] == [good]
    assert messages(problems[:-1]) == [
        f"{missing}: no such file or folder",
        f"{empty}: is empty: there is nothing to check",
        f"{blank}: is empty: there is nothing to check",
        f"{only_front}: has front matter but no text under it: there is nothing to check",
        f"{binary}: is binary, not text: give plain text or Markdown",
        f"{pdf}: is a broken PDF (Failed to load document (PDFium: Data format error).)",
    ]
    assert messages(problems[-1:])[0].startswith(f"{folder}: folder holds no article (")
    assert all(problem.fatal and "\n" not in problem.message for problem in problems)


def test_a_file_above_the_limit_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert LARGEST == 20 * 1024 * 1024
    with pytest.raises(DocumentError, match="has 50 MB, more than the 20 MB that one article may have"):
        read(str(path))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to the superuser")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_text(ARTICLE)
    path.chmod(0)
    _, problems = collect([str(path)])
    assert messages(problems) == [f"{path}: may not be read: permission denied"]


def test_standard_input_is_an_article_like_any_other() -> None:
    documents, problems = collect(["-"], stdin=ARTICLE.encode())
    assert [document.path for document in documents] == ["standard input"] and problems == ()
    assert documents[0].title == "Ferry runs aground off Skagen"


def test_a_date_for_all_gives_way_to_a_date_for_one_file(tmp_path: Path) -> None:
    one, two = write(tmp_path / "one.txt"), write(tmp_path / "two.txt", ARTICLE + "More.")
    documents, problems = collect([one, two], published=["2024-05-03", "two.txt=4 May 2024"])
    dates = [document.published for document in documents]
    assert [dating.start.isoformat() for dating in dates if dating] == ["2024-05-03", "2024-05-04"]
    assert {dating.basis for dating in dates if dating} == {"--published"}
    assert problems == ()


def test_an_override_wins_over_the_front_matter(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", f"---\npublished: 2020-01-01\n---\n{ARTICLE}")
    documents, _ = collect([path], published=[f"{path}=2021-02-03T10:00:00+01:00"])
    assert documents[0].published is not None and documents[0].published.start.isoformat() == "2021-02-03"
    assert read(path, "2022-03").published_at is None


def test_an_override_that_is_no_date_or_names_no_file_is_reported(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    documents, problems = collect([path], published=["soon", "other.txt=2024-01-01", "2024-02-30"])
    assert len(documents) == 1 and documents[0].published is None
    assert [problem.path for problem in problems] == [
        "--published soon",
        "--published 2024-02-30",
        "--published other.txt=2024-01-01",
    ]
    assert "names no file that was read" in problems[-1].message


def test_reading_one_file_raises_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"\Ano such file or folder\Z"):
        read(str(tmp_path / "none.txt"))
    with pytest.raises(DocumentError, match=r"\Ais a folder, not a file\Z"):
        read(str(tmp_path))
    with pytest.raises(DocumentError, match="publication date cannot be used"):
        read(write(tmp_path / "a.txt"), "yesterday")
