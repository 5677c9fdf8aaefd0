"""The Word file with comments: where they stand, that nothing else changes, and that office programs open it."""

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest
from decided_reports import checked_report
from hostile import XSS, hostile_report
from hypothesis import given, settings
from hypothesis import strategies as st
from offices import needs_office, opened_as
from sample_reports import TEXTS, empty_report, entry, full_report, last_crossing
from word_files import BODY, COMMENT, checked, read, word_file

from factcheck.model import Original
from factcheck.reports import render_file
from factcheck.reports.word.copies import commented
from factcheck.reports.word.parts import UnfitError, W, with_child

IN = f"{{{W}}}"
PRINTED = (IN + "t", IN + "delText")


def parts(content):
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def comments(content):
    """What each comment says, by its number, and the words that it stands at, with all asserted that links them."""
    made = parts(content)
    relations = made["word/_rels/document.xml.rels"].decode("utf-8")
    (target,) = re.findall(r'Type="[^"]*/comments" Target="([^"]+)"', relations)
    assert made["[Content_Types].xml"].decode("utf-8").count(f'PartName="/word/{target}"') == 1
    said = {
        one.get(IN + "id"): "\n".join("".join(t.text or "" for t in line.iter(IN + "t")) for line in one)
        for one in ElementTree.fromstring(made["word/" + target])
    }
    document = ElementTree.fromstring(made["word/document.xml"])
    assert len(said) == len(list(ElementTree.fromstring(made["word/" + target])))
    anchored = dict.fromkeys(said, "")
    open_, referred = set(), []
    for one in document.iter():
        if one.tag == IN + "commentRangeStart":
            open_.add(one.get(IN + "id"))
        elif one.tag == IN + "commentRangeEnd":
            open_.remove(one.get(IN + "id"))
        elif one.tag == IN + "commentReference":
            referred.append(one.get(IN + "id"))
        elif one.tag == IN + "t":
            for number in open_:
                anchored[number] += one.text or ""
        elif one.tag == IN + "tab":
            for number in open_:
                anchored[number] += "\t"
    assert not open_ and len(set(referred)) == len(referred)
    return {number: (words, anchored[number]) for number, words in said.items() if number in referred}


def anchors(content):
    return [words for _, words in comments(content).values()]


def printed(content):
    """The text of every paragraph of a document part, comments aside."""
    document = ElementTree.fromstring(parts(content)["word/document.xml"])
    return ["".join(t.text or "" for t in one.iter() if t.tag in PRINTED) for one in document.iter(IN + "p")]


# --- a clean document ---


def test_each_passage_of_each_article_has_a_comment_that_stands_at_the_value():
    found = list(comments(render_file(full_report(), "docx", texts=TEXTS)).values())
    assert [words for _, words in found[1:]] == [
        "August 2022",
        "312 passengers",
        "“We never stopped believing, not for one winter,”",
        "August 2020",
        "321 passengers",
        "“We never stopped hoping, not for one winter,”",
        "August 2022",
    ]


def test_a_comment_says_what_is_wrong_what_stands_here_and_what_others_print():
    said = next(
        words for words, at in comments(render_file(full_report(), "docx", texts=TEXTS)).values() if at == "August 2020"
    )
    assert said.split("\n") == [
        "Error: cannot both be right · date · 97% sure",
        "When the Marigold last crossed the strait: August 2022 or August 2020",
        "Here: August 2020",
        "Harbour Gazette, 28 August 2023, according to the operator; North Wire, date unknown, according to the "
        "operator: August 2022 – “The Marigold last crossed the strait in August 2022, the operator said on Monday.”",
        "Finding x-1, rule DAT01",
    ]


def test_the_first_comment_says_what_was_checked():
    said, at = next(iter(comments(render_file(checked_report(), "docx", texts=TEXTS)).values()))
    assert at == "Marigold sails again"
    assert said.startswith("1 warning;") and "Of 3 claims in the draft" in said
    assert "Not checked: seeds/photo.txt: not a text file" in said


def test_only_the_draft_is_printed_and_dismissed_findings_have_no_comment():
    made = render_file(checked_report(), "docx", texts=TEXTS)
    assert not any("the quay smelt of fresh paint" in line for line in printed(made))
    assert anchors(made)[1:] == ["321 passengers"]
    assert "open again" in list(comments(made).values())[1][0]


def test_lines_that_were_broken_at_a_width_become_one_paragraph_and_front_matter_is_left_out():
    lines = printed(render_file(checked_report(), "docx", texts=TEXTS))
    assert (
        "The Marigold last crossed the strait in August 2020, the operator said on Tuesday. "
        "It carried 321 passengers that day."
    ) in lines
    assert not any("published:" in line for line in lines)


def test_without_texts_the_sentences_of_the_findings_are_shown():
    assert "August 2020" in anchors(render_file(full_report(), "docx"))


def test_a_report_without_findings_says_so():
    made = comments(render_file(empty_report(entry("d-wire")), "docx", texts=TEXTS))
    ((said, _),) = made.values()
    assert said.startswith("No discrepancy found.")
    assert comments(render_file(empty_report(), "docx"))


def test_a_comment_leads_to_the_place_in_the_other_source():
    original = Original(format="html", sha256="b" * 64, url="https://gazette.example/ferry?a=1&b=2")
    report = full_report(documents=(entry("d-gazette", original=original), entry("d-courier"), entry("d-wire")))
    relations = ElementTree.fromstring(parts(render_file(report, "docx", texts=TEXTS))["word/_rels/comments.xml.rels"])
    targets = [one.get("Target") for one in relations]
    assert any(
        target.startswith("https://gazette.example/ferry?a=1&b=2#:~:text=The%20Marigold%20last") for target in targets
    )


@pytest.mark.parametrize("payload", XSS)
def test_hostile_texts_are_text_and_nothing_else(payload):
    report, texts = hostile_report(payload)
    comments(render_file(report, "docx", texts=texts))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.data())
def test_any_text_with_findings_anywhere_makes_a_file_that_can_be_read(text, data):
    at = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(at, len(text)))
    side = last_crossing().sides[0]
    said = side.mentions[0].model_copy(update={"span": (at, end), "document": "d-wire", "surface": text[at:end]})
    found = last_crossing(sides=(side.model_copy(update={"mentions": (said,)}),))
    made = comments(render_file(full_report(discrepancies=(found,)), "docx", texts={"d-wire": text}))
    assert len(made) == 2


# --- a copy of the draft's own file ---

PASSAGES = ("August 2020", "321 passengers", "$4 million", "Seven crew")


def copied(tmp_path, content, *surfaces, originals=True):
    document = read(content, tmp_path)
    report = checked(document, *surfaces)
    given_ = {document.id: content} if originals else {}
    return render_file(report, "docx", texts={document.id: document.text}, originals=given_)


def test_comments_go_into_a_copy_of_the_draft_at_the_very_characters(tmp_path):
    content = word_file()
    made = copied(tmp_path, content, *PASSAGES, "300 passengers", "Smith & Sons", "strait")
    # In the order of the text: the note's passage, which comes last, stands at the mark of the note.
    assert anchors(made)[1:] == [
        "strait", "August 2020", "Smith & \tSons", "321 passengers", "$4 million", "Seven crew", "",
    ]  # fmt: skip
    assert printed(made) == printed(content)


def test_every_other_part_of_the_draft_stays_as_it_is_byte_for_byte(tmp_path):
    content = word_file()
    before, after = parts(content), parts(copied(tmp_path, content, *PASSAGES))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert set(after) - set(before) == {"word/comments.xml"}


def test_without_the_comments_the_document_part_is_the_old_one_but_for_parted_runs(tmp_path):
    content = word_file()
    made = parts(copied(tmp_path, content, "321 passengers"))["word/document.xml"].decode("utf-8")
    mark = r"(?:<w:commentRange(?:Start|End) [^>]*/>|<w:r><w:commentReference [^>]*/></w:r>)"
    made = re.sub(rf'</w:t></w:r>{mark}+<w:r><w:t xml:space="preserve">', "", made)
    made = re.sub(mark, "", made)
    assert made == parts(content)["word/document.xml"].decode("utf-8")


def test_a_parted_run_keeps_how_it_looks(tmp_path):
    made = parts(copied(tmp_path, word_file(), "August 2020"))["word/document.xml"].decode("utf-8")
    assert (
        '<w:r w:rsidRPr="00B2"><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">August 2020</w:t></w:r>'
        '<w:commentRangeEnd w:id="1"/>'
    ) in made


def test_comments_that_are_there_already_stay(tmp_path):
    body = BODY.replace("<w:r><w:t>Refit", '<w:commentRangeStart w:id="4"/><w:r><w:t>Refit').replace(
        "Refit</w:t></w:r>", 'Refit</w:t></w:r><w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
    )
    found = comments(copied(tmp_path, word_file(body, comments=COMMENT), "$4 million"))
    assert found["4"] == ("check this", "Refit")
    assert [at for number, (_, at) in found.items() if number != "4"] == ["The Marigold sails again", "$4 million"]
    assert set(found) == {"4", "5", "6"}


def test_passages_that_overlap_and_touch_are_all_marked(tmp_path):
    made = copied(tmp_path, word_file(), "in August 2020", "August 2020, Smith", "August", " 2020")
    assert sorted(anchors(made)[1:]) == sorted(["in August 2020", "August 2020, Smith", "August", " 2020"])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (word_file(main_type="../vnd.ms-word.document.macroEnabled.main+xml"), "it is no plain Word document"),
        (word_file(encoding="utf-16"), "one of its parts cannot be read"),
    ],
)  # fmt: skip
def test_a_draft_that_cannot_take_comments_is_made_anew_and_that_is_said(tmp_path, content, why):
    made = copied(tmp_path, content, "August 2020")
    said, _ = next(iter(comments(made).values()))
    assert why in said and "this is its text" in said
    assert anchors(made)[1:] == ["August 2020"]


def test_a_draft_whose_file_has_changed_since_is_made_anew(tmp_path):
    made = copied(tmp_path, word_file(), "August 2020", originals=False)
    assert "was not at hand as it was checked" in next(iter(comments(made).values()))[0]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", word_file()[:400], b"PK" + b"\x00" * 200])
def test_a_damaged_file_is_refused(content):
    with pytest.raises(UnfitError):
        commented(content, ())


def test_a_document_type_is_refused():
    with pytest.raises(UnfitError, match="document type"):
        commented(word_file(head='<!DOCTYPE w [<!ENTITY x "y">]>'), ())


def test_a_child_is_added_to_an_empty_root_too():
    assert with_child(b"<a:x  q='1' />", "<y/>") == b"<a:x  q='1' ><y/></a:x>"
    assert with_child(b"\xef\xbb\xbf<x><z/></x>\n", "<y/>") == b"\xef\xbb\xbf<x><z/><y/></x>\n"


def test_the_same_draft_gives_the_same_bytes(tmp_path):
    content = word_file()
    assert copied(tmp_path, content, *PASSAGES) == copied(tmp_path, content, *PASSAGES)


WORDS = st.text(st.sampled_from("ab 1&<é\u2003\U0001f600"), min_size=1, max_size=9)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=6), st.data())
def test_any_range_of_any_runs_is_marked_and_no_character_is_lost(runs, data):
    from xml.sax.saxutils import escape

    from factcheck.model import Mention, Place
    from factcheck.reports.word.remarks import Remark, Words

    text = "".join(runs)
    body = "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{escape(one)}</w:t></w:r>' for one in runs) + "</w:p>"
    wanted = []
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text) - 1))
        wanted.append((start, data.draw(st.integers(start + 1, len(text)))))
    remarks = [
        Remark(
            ((Words("look"),),),
            Mention(
                document="d", span=one, sentence=one, surface="x", text="x",
                original=Place(start=one[0], end=one[1], within="paragraph 1"),
            ),
        )
        for one in wanted
    ]  # fmt: skip
    made = commented(word_file(body), remarks)
    assert anchors(made) == [text[start:end] for start, end in wanted]
    assert printed(made)[0] == text


@needs_office
@pytest.mark.parametrize("way", ["clean", "copied"])
def test_an_office_program_opens_it_and_finds_the_comments(tmp_path, way):
    if way == "clean":
        content = render_file(full_report(), "docx", texts=TEXTS)
    else:
        content = copied(tmp_path, word_file(comments=COMMENT), *PASSAGES)
    file = tmp_path / "commented.docx"
    file.write_bytes(content)
    flat = opened_as(file, "fodt", tmp_path).read_text(encoding="utf-8")
    assert flat.count("<office:annotation ") == len(comments(content))
    office = re.findall(r"<office:annotation [^>]*>(.*?)</office:annotation>", flat, re.DOTALL)
    assert sum("Error:" in one for one in office) >= 3 - (way == "clean")
    assert all("<dc:creator>factcheck" in one or "<dc:creator>Ed" in one for one in office)
