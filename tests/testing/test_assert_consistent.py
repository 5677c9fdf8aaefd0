"""The assertion for repositories of texts."""

import pytest

from factcheck.testing import assert_consistent

PLANT = "The brick works in Tolna, which changed hands on 3 May 2023, employs {number} workers in its two halls.\n"


def write(folder, *numbers):
    for place, number in enumerate(numbers):
        (folder / f"{place}.md").write_text(PLANT.format(number=number))


def test_texts_that_agree_pass_and_give_the_report(tmp_path):
    write(tmp_path, 14)
    (tmp_path / "other.md").write_text(PLANT.format(number=14).replace("employs", "still employs"))
    report = assert_consistent(tmp_path)
    assert len(report.documents) == 2 and not report.discrepancies


def test_texts_that_cannot_all_be_right_fail_with_the_passages(tmp_path):
    write(tmp_path, 14, 41)
    with pytest.raises(AssertionError) as raised:
        assert_consistent([tmp_path / "0.md", tmp_path / "1.md"])
    told = str(raised.value)
    assert all(each in told for each in ("14 worker and 41 worker", "in its two halls", "0.md", "1.md"))


def test_a_finding_that_is_accepted_passes(tmp_path):
    write(tmp_path, 14, 41)
    with pytest.raises(AssertionError) as raised:
        assert_consistent(tmp_path)
    fingerprint = str(raised.value).rpartition("fingerprint:\n")[2].split()[0]
    assert assert_consistent(tmp_path, ignore=[fingerprint]).discrepancies


def test_texts_that_cannot_be_read_and_no_text_at_all_fail(tmp_path):
    with pytest.raises(AssertionError, match="folder holds no article"):
        assert_consistent(tmp_path)
    with pytest.raises(AssertionError, match=r"nowhere\.md: no such file"):
        assert_consistent([tmp_path / "nowhere.md"])
    with pytest.raises(AssertionError, match="no text was found"):
        assert_consistent([])
    write(tmp_path, 14)
    (tmp_path / "broken.md").write_bytes(b"\0\1\2\3" * 100)
    with pytest.raises(AssertionError, match=r"broken\.md"):
        assert_consistent(tmp_path)


def test_an_address_is_not_fetched(tmp_path):
    with pytest.raises(AssertionError, match="nothing is fetched"):
        assert_consistent(["https://news.example/story"])
