"""Word files, e-mail, captions, tables, feeds: what is kept of each, and what is none."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from examples import document, good, summary_of
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Document, DocumentError
from summarizer._api.given import as_document
from summarizer._flow.window import turns
from summarizer._recordings.cassettes import load_document, save_document
from summarizer._text.reading import Reading
from summarizer._text.split import split
from summarizer.read import read_document, read_documents
from summarizer.read._captions import read_transcript
from summarizer.read._content import Content
from summarizer.read._file_format import detect_format
from summarizer.read._many_documents import _list_documents
from summarizer.read._one_document import extract_document


def _file(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _minutes() -> bytes:
    """Minutes with a heading, a comment, a table, tracked changes, and a control with text."""
    document = docx.Document()
    document.core_properties.title = "Minutes of the wells group"
    document.add_heading("Minutes", 1)
    paragraph = document.add_paragraph("The group met in ")
    commented = paragraph.add_run("Dabo")
    paragraph.add_run(" on 3 June 2026.")
    document.add_comment(runs=commented, text="Was it not Kano?", author="A", initials="A")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["Task", "Owner", "Draft the text", "Nwosu"], strict=True):
        cell.text = text
    changed = document.add_paragraph("Denmark ")
    own = nsdecls("w")
    for part in (
        f'<w:ins {own} w:id="1"><w:r><w:t xml:space="preserve">pledged </w:t></w:r></w:ins>',
        f'<w:del {own} w:id="2"><w:r><w:delText>refused </w:delText></w:r></w:del>',
        f"<w:sdt {own}><w:sdtContent><w:r><w:t>forty wells</w:t></w:r></w:sdtContent></w:sdt>",
    ):
        changed._p.append(parse_xml(part))
    changed.add_run(".")
    document.sections[0].header.paragraphs[0].text = "CONFIDENTIAL"
    return _file(document)


def _with(body: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """A Word file with another main part."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(body)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part) if name == "word/document.xml" else part)
    return file.getvalue()


def _archive(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def test_a_word_file_is_its_paragraphs_and_tables_without_comments_and_deletions(tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_bytes(_minutes())  # the content decides, not the name
    document = read_document(tmp_path / "minutes.txt")
    assert document.text.split("\n\n") == [
        "Minutes",
        "The group met in Dabo on 3 June 2026.",
        "| Task | Owner |\n| Draft the text | Nwosu |",
        "Denmark pledged forty wells.",
    ]
    assert (document.title, document.published) == ("Minutes of the wells group", None)


def test_a_text_box_is_paragraphs_of_its_own_and_an_empty_table_is_nothing() -> None:
    document = docx.Document()
    document.add_table(1, 1)
    paragraph = document.add_paragraph("The ministers met")
    box = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
    boxes = box.format("Chile pledged water.") + box.format("Peru pledged copper.")
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:pict>{boxes}</w:pict></w:r>"))
    paragraph.add_run(" in Arica.")
    assert extract_document(Content(_file(document), "it"), "docx").text.split("\n\n") == [
        "The ministers met in Arica.",
        "Chile pledged water.",
        "Peru pledged copper.",
    ]


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY f SYSTEM "file:///etc/hostname">]><w:document'
CONTROLS = (b"<w:sdt><w:sdtContent>" * 2_000, b"</w:sdtContent></w:sdt>" * 2_000)


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        pytest.param("a.docx", _minutes()[:9_000], "truncated", id="truncated"),
        pytest.param("a.docx", _file(docx.Document()), "without text", id="empty"),
        pytest.param("a.docx", _archive({"a.txt": b"They met."}), "ZIP archive", id="archive"),
        pytest.param(
            "a.xlsx",
            _archive({"xl/workbook.xml": b"", "[Content_Types].xml": b""}),
            "as CSV",
            id="spreadsheet",
        ),
        pytest.param(
            "a.docx",
            _archive({"[Content_Types].xml": b"", "word/document.xml": b"a" * 30_000_000}),
            "unpack to 30 MB",
            id="bomb",
        ),
        pytest.param(
            "a.docx",
            _archive({"[Content_Types].xml": b""} | {f"{at}": b"" for at in range(5_001)}),
            "5,002 parts",
            id="many-parts",
        ),
        pytest.param(
            "a.docx",
            _with(
                _minutes(),
                lambda part: part.replace(b"<w:document", ENTITIES, 1).replace(b"Dabo", b"&a;&f;"),
            ),
            "broken Word file",
            id="entities",
        ),
        pytest.param(
            "a.docx",
            _with(
                _minutes(),
                lambda part: part.replace(b"<w:body>", b"<w:body>" + CONTROLS[0] + CONTROLS[1]),
            ),
            "broken Word file",
            id="nested",
        ),
        pytest.param("a.doc", b"\xd0\xcf\x11\xe0" + bytes(99), "save it as DOCX", id="old-word"),
        pytest.param("a.rtf", b"{\\rtf1 They met.}", "RTF", id="rtf"),
        pytest.param("a.pdf", b"\x1f\x8b" + bytes(99), "unpack it", id="gzip"),
        pytest.param("a.pdf", b"\x00\x01\x02\xff" * 99, "not text", id="no-pdf-nor-text"),
        pytest.param(
            "a.eml",
            b"From: a@b.example\nSubject: x\nContent-Type: image/png\n\nxx",
            "without text",
            id="e-mail-of-a-picture",
        ),
        pytest.param("a.vtt", b"WEBVTT\n\nNOTE nothing is said\n", "is empty", id="no-cue"),
        pytest.param("a.rss", b"<rss><channel></channel></rss>", "feed", id="a-feed-is-many"),
        pytest.param("a.jsonl", b'{"text": "They met."}', "read_documents", id="lines-are-many"),
    ],
)
def test_what_is_no_document_is_one_line(tmp_path: Path, name: str, body: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(body)
    with pytest.raises(DocumentError, match=says) as caught:
        read_document(tmp_path / name)
    assert "\n" not in str(caught.value) and name in str(caught.value)


def test_a_library_that_is_missing_is_named_with_the_command_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for library, kind, extra in (("docx", "docx", "docx"), ("trafilatura", "html", "html")):
        monkeypatch.setitem(__import__("sys").modules, library, None)
        body = _minutes() if kind == "docx" else b"<html><body><p>They met.</p></body></html>"
        with pytest.raises(DocumentError, match=re.escape(f"pip install 'summarizer[{extra}]'")):
            extract_document(Content(body, "it"), detect_format(Content(body, "it")))


LETTER = """Received: from somewhere
From: "Ministry of Water" <press@water.example>
Subject: =?utf-8?q?Communiqu=C3=A9_of_3_June?=
Date: Wed, 3 Jun 2026 23:30:00 -0500
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=B

--B
Content-Type: {kind}; charset=utf-8

{body}
--B
Content-Type: text/plain; name=a.txt
Content-Disposition: attachment; filename=a.txt

The attachment.
--B--
"""


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain", "They met.\n\nThey agreed."),
        ("text/html", "<p>They met.</p><p>They <i>agreed</i>.</p>"),
    ],
)
def test_a_message_is_its_text_with_subject_sender_and_day(tmp_path: Path, kind: str, body: str) -> None:
    path = tmp_path / "letter.eml"
    path.write_text(LETTER.format(kind=kind, body=body))
    document = read_document(path)
    assert document.text == "They met.\n\nThey agreed."
    assert (document.title, document.source) == ("Communiqué of 3 June", "Ministry of Water")
    assert (document.published, document.published_from) == (dt.date(2026, 6, 3), "found")


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        pytest.param(b"", "Señor Peña".encode(), "Señor Peña", id="utf-8-unsaid"),
        pytest.param(b"; charset=us-ascii", "Señor".encode(), "Señor", id="utf-8-as-ascii"),
        pytest.param(b"; charset=unknown-8bit", "Señor".encode(), "Señor", id="unknown-encoding"),
        pytest.param(b"; charset=iso-8859-1", b"Peru\x92s", "Peru’s", id="windows-as-latin"),
        pytest.param(b"\nContent-Transfer-Encoding: base64", b"QQ1CDUM=", "A\nB\nC", id="line-ends"),
        pytest.param(b"\nSubject: " + b"=?utf-8?q?a?= " * 200_000, b"They met.", "They met.",
                     id="a-subject-of-megabytes"),
    ],
)  # fmt: skip
def test_no_letter_of_a_message_is_replaced(head: bytes, body: bytes, text: str) -> None:
    mail = (
        b"MIME-Version: 1.0\nMessage-ID: <1@a.example>\nContent-Type: text/plain" + head + b"\n\n" + body
    )
    assert extract_document(Content(mail, "it"), "email").text == text


def test_the_text_around_an_attachment_is_read_and_html_in_its_own_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_text(
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n"
        "--B\nContent-Type: text/plain\n\nThey met.\n"
        "--B\nContent-Type: application/pdf\nContent-Disposition: inline\n\n%PDF\n"
        "--B\nContent-Type: text/html\n\n<meta charset=utf-8><p>Señor Peña left.</p>\n--B--\n"
    )
    assert read_document(tmp_path / "a.eml").text == "They met.\n\nSeñor Peña left."


def test_voices_become_turns_that_windows_know_and_each_word_has_its_second() -> None:
    found = read_transcript(
        "WEBVTT\n\nNOTE not said\n\n1\n00:00:01.000 --> 00:00:04.000 align:start\n"
        "<v Anna Lind>We agreed to meet\nagain in <b>May</b>.\n\n"
        "00:04.000 --> 00:06.000\n<v Anna Lind>That is all.\n\n"
        "00:00:06.500 --> 00:00:09.000\n<v Bo Friis>We are worried &amp; sad.</v>\n"
        "<v Anna Lind>Noted.\n\n"
        "01:00:00.000 --> 01:00:01.000\n<v Bo Friis>Thank you.\n\n"
        "01:00:01.000 --> 01:00:02.000\nApplause.\n"
    )
    assert found.text.split("\n\n") == [
        "Anna Lind: We agreed to meet again in May. That is all.",
        "Bo Friis: We are worried & sad.",
        "Anna Lind: Noted.",
        "Bo Friis: Thank you.",
        ">> Applause.",
    ]
    document = Document(found.text, times=found.times)
    seconds = {"agreed": 1.0, "That": 4.0, "worried": 6.5, "Thank": 3600.0}
    assert {word: document.time_at(found.text.index(word)) for word in seconds} == seconds
    assert len(turns(Reading(document, split(found.text)))) == 4


def test_rolling_captions_say_each_line_once_and_what_is_said_twice_stays() -> None:
    rolling = (
        "WEBVTT\n\n00:00.000 --> 00:02.000\nthe minister said\n\n"
        "00:02.000 --> 00:02.010\nthe minister said\n\n"
        "00:02.010 --> 00:04.000\nthe minister said\nthat <00:02.500><c>Norway</c> would\n\n"
        "00:04.000 --> 00:04.010\nthat Norway would\n\n00:04.010 --> 00:07.000\nthat Norway would\n"
        "pay.\n"
    )
    assert read_transcript(rolling).text == "the minister said that Norway would pay."
    twice = "1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,000 --> 00:00:03,000\nNo.\n"
    assert read_transcript(twice).text == "No. No."


def test_speakers_of_subtitles_are_those_that_are_named_and_a_change_ends_a_turn() -> None:
    found = read_transcript(
        "1\n00:00:01,000 --> 00:00:02,500\n>> MS. REED: Good morning.\n\n"
        "2\n00:00:02,600 --> 00:00:05,000\n"
        "We begin {\\an8}with Oslo.\n\n3\n00:00:05,000 --> 00:00:06,000\n>> Thank you.\n"
    )
    assert found.text == "MS. REED: Good morning. We begin with Oslo.\n\n>> Thank you."


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 50), st.integers(0, 9), st.text("ab <>v:&-\n", max_size=20)), max_size=8
    )
)
def test_the_seconds_of_any_captions_stand_in_order_within_their_text(
    cues: list[tuple[int, int, str]],
) -> None:
    found = read_transcript(
        "".join(f"00:{at:02}.000 --> 00:{at + more:02}.000\n{words}\n\n" for at, more, words in cues)
    )
    offsets = [offset for offset, _ in found.times]
    assert offsets == sorted(offsets) and all(0 <= each < len(found.text) for each in offsets)


def _all(path: Path) -> list[str]:
    """Each document of a file as its name, day and text, or as what is wrong."""
    return [
        str(each).removeprefix(f"{path.parent}/")
        if isinstance(each, DocumentError)
        else f"{Path(each.name or '').name} {each.published} {each.text}"
        for each in read_documents(path)
    ]


def test_lines_of_json_are_documents_and_bad_ones_say_where(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [
        {"text": "They met.", "id": 7, "date": "2026-03-11"},
        {"text": 3},
        [1],
        {"title": "x"},
        {"text": "They\r\nleft.", "published": None},
        {"text": "x", "published": "5 May"},
    ]
    path.write_text("\n\n".join(map(json.dumps, rows)) + '\n{bad\n{"text": "' + "[" * 99_999)
    assert _all(path)[:5] == [
        "7 2026-03-11 They met.",
        "a.jsonl, line 3: its text is no text: write it in quotation marks",
        'a.jsonl, line 5 is no record: write an object with a "text"',
        "a.jsonl, line 7 has no 'text': name it so",
        "a.jsonl:9 None They\nleft.",
    ]
    assert [each.split(":")[0] for each in _all(path)[5:]] == [
        "a.jsonl, line 11",
        "a.jsonl, line 12 is no JSON",
        "a.jsonl, line 13 is no JSON",
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_rows_of_a_table_are_documents_with_the_line_where_they_begin(
    tmp_path: Path, delimiter: str
) -> None:
    path = tmp_path / "a.csv"
    lines = [
        "Text|published|note",
        '"They met.\n\nThey left."|2026-03-11|x',
        "||",
        "ok|May 5|",
        "last||",
    ]
    path.write_bytes("\r\n".join(lines).replace("|", delimiter).encode("utf-8-sig"))
    assert _all(path) == [
        "a.csv:2 2026-03-11 They met.\n\nThey left.",
        "a.csv, line 6: 'May 5' is not a publication date: write it as YYYY-MM-DD,"
        " for example 2025-05-21",
        "a.csv:7 None last",
    ]


def test_a_table_without_text_or_in_another_encoding_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,words\na,b\n")
    with pytest.raises(DocumentError, match="no column 'text', but 'title', 'words'"):
        list(read_documents(path))
    path.write_bytes("text\nPeña\n".encode("cp1252"))
    with pytest.raises(DocumentError, match="--encoding"):
        list(read_documents(path))
    assert [
        each.text for each in read_documents(path, encoding="cp1252") if isinstance(each, Document)
    ] == ["Peña"]


def test_the_head_of_a_table_may_have_a_line_end_in_a_cell(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('"the\nkey",text\n1,They met.\n')
    assert _all(tmp_path / "a.csv") == ["a.csv:3 None They met."]


def test_lines_are_read_as_they_are_used(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "They met."}\n' * 20_000 + b"\xff\xff\n")
    documents = read_documents(path)
    assert [getattr(next(documents), "text", None) for _ in range(3)] == ["They met."] * 3
    documents.close()  # type: ignore[attr-defined]  # a generator: what is wrong further on is not met


FEED = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/hostname">]>
<rss version="2.0"><channel><title>Ministry of Water</title><language>en</language>
<item><title>Wells &amp; pumps</title><link>https://water.example/1</link>
<description>&lt;p&gt;They met. &f;&lt;/p&gt;&lt;p&gt;They left.&lt;/p&gt;</description>
<pubDate>Wed, 21 May 2025 23:30:00 -0500</pubDate></item><item><title>Only a title</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Ministry</title><entry><title>Wells</title>
<link href="https://water.example/2"/><published>2025-05-21T23:30:00-05:00</published>
<content type="html">&lt;script&gt;x()&lt;/script&gt;They met.</content></entry></feed>"""


def test_the_entries_of_feeds_are_documents(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(FEED)
    (tmp_path / "b.xml").write_text(ATOM)
    first, none = read_documents(tmp_path / "a.xml")
    (other,) = read_documents(tmp_path / "b.xml")
    assert isinstance(first, Document) and isinstance(other, Document)
    assert (first.text, first.title, first.source) == (
        "They met.\n\nThey left.",
        "Wells & pumps",
        "Ministry of Water",
    )
    assert (first.name, first.published, first.published_from) == (
        "https://water.example/1",
        dt.date(2025, 5, 21),
        "found",
    )
    assert isinstance(none, DocumentError) and "entry 2 has no text" in str(none)
    assert (other.text, other.published) == ("They met.", dt.date(2025, 5, 21))


def test_any_other_source_is_one_document_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("They met.")
    (document,) = read_documents(tmp_path / "a.txt")
    assert document == read_document(tmp_path / "a.txt")


@pytest.mark.parametrize(
    "ending", [".txt", ".html", ".eml", ".vtt", ".rss", ".jsonl", ".csv", ".docx", ".pdf"]
)
@settings(max_examples=15, deadline=None)
@given(
    body=st.binary(max_size=120),
    head=st.sampled_from(
        [
            b"",
            b"WEBVTT\n\n00:00.000 --> 00:01.000\n",
            b"<html>",
            b"<rss>",
            b"PK\x03\x04",
            b"%PDF-1.4\n",
            b"text\n",
            b"MIME-Version: 1.0\n",
            b'{"text": "',
        ]
    ),
)
def test_any_bytes_of_any_ending_are_documents_or_document_errors(
    ending: str, body: bytes, head: bytes
) -> None:
    content = Content(head + body, f"a{ending}", ending=ending)
    with suppress(DocumentError):
        for each in _list_documents(content, detect_format(content), None):
            assert isinstance(each.found, Document | DocumentError)


def test_a_day_that_was_found_is_told_from_one_that_was_given_wherever_it_goes(tmp_path: Path) -> None:
    found = document(published_from="found")
    assert summary_of(good(), of=found).document.published_from == "found"
    given = summary_of(good(), of=document())
    assert given.document.published_from is None
    assert "published_from" not in json.loads(given.model_dump_json())["document"]
    for each in (found, document(), document(published=None, published_from="found")):
        save_document(tmp_path, each)
        assert load_document(tmp_path)[0] == each
    assert as_document(found, title="T").published_from == "found"
    assert as_document(found, published="2026-01-01").published_from == "given"


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<!---->" * 500 + "They met.", id="comments"),
        pytest.param("<?a?>" * 300 + "<!doctype a><!---->" * 100 + "They met.", id="instructions"),
        pytest.param("WEBVTT\n\n00:01.000 --> 00:02.000\nThey met.<v" + " " * 400_000, id="a-voice"),
        pytest.param("WEBVTT\n\n00:01.000 --> 00:02.000\nThey met." + "{\\" * 400_000, id="braces"),
    ],
)
def test_what_is_made_to_be_read_for_hours_is_read_at_once(markup: str) -> None:
    content = Content(markup.encode(), "it")
    assert "They met." in extract_document(content, detect_format(content)).text
