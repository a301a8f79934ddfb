"""One document: what is none says so in a line, whatever its format."""

from __future__ import annotations

import json
import re
from pathlib import Path

import docx
import pytest
from examples import document, good, summary_of
from word_files import _file, archive, minutes, with_part

from summarizer import DocumentError
from summarizer._api.given import as_document
from summarizer._recordings.cassettes import load_document, save_document
from summarizer.read import read_document
from summarizer.read._content import Content
from summarizer.read._file_format import detect_format
from summarizer.read._one_document import extract_document

ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY f SYSTEM "file:///etc/hostname">]><w:document'


CONTROLS = (b"<w:sdt><w:sdtContent>" * 2_000, b"</w:sdtContent></w:sdt>" * 2_000)


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        pytest.param("a.docx", minutes()[:9_000], "truncated", id="truncated"),
        pytest.param("a.docx", _file(docx.Document()), "without text", id="empty"),
        pytest.param("a.docx", archive({"a.txt": b"They met."}), "ZIP archive", id="archive"),
        pytest.param(
            "a.xlsx",
            archive({"xl/workbook.xml": b"", "[Content_Types].xml": b""}),
            "as CSV",
            id="spreadsheet",
        ),
        pytest.param(
            "a.docx",
            archive({"[Content_Types].xml": b"", "word/document.xml": b"a" * 30_000_000}),
            "decompress to 30 MB",
            id="bomb",
        ),
        pytest.param(
            "a.docx",
            archive({"[Content_Types].xml": b""} | {f"{at}": b"" for at in range(5_001)}),
            "5,002 parts",
            id="many-parts",
        ),
        pytest.param(
            "a.docx",
            with_part(
                minutes(),
                lambda part: part.replace(b"<w:document", ENTITIES, 1).replace(b"Dabo", b"&a;&f;"),
            ),
            "broken Word file",
            id="entities",
        ),
        pytest.param(
            "a.docx",
            with_part(
                minutes(),
                lambda part: part.replace(b"<w:body>", b"<w:body>" + CONTROLS[0] + CONTROLS[1]),
            ),
            "broken Word file",
            id="nested",
        ),
        pytest.param("a.doc", b"\xd0\xcf\x11\xe0" + bytes(99), "save it as DOCX", id="old-word"),
        pytest.param("a.msg", b"\xd0\xcf\x11\xe0" + bytes(99), "save it as .eml", id="outlook"),
        pytest.param(
            "a.doc",
            b"\xd0\xcf\x11\xe0" + bytes(99) + "__substg1.0_0037001F".encode("utf-16-le"),
            "save it as .eml",
            id="outlook-under-another-name",
        ),
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
        body = minutes() if kind == "docx" else b"<html><body><p>They met.</p></body></html>"
        with pytest.raises(DocumentError, match=re.escape(f"pip install '.[{extra}]'")):
            extract_document(Content(body, "it"), detect_format(Content(body, "it")))


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
