"""Several documents: any file gives documents or what is wrong."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Document, DocumentError
from summarizer.read import read_document, read_documents
from summarizer.read._content import Content
from summarizer.read._file_format import detect_format
from summarizer.read._many_documents import _list_documents


def test_any_other_source_is_one_document_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("They met.")
    (document,) = read_documents(tmp_path / "a.txt")
    assert document == read_document(tmp_path / "a.txt")


@pytest.mark.parametrize(
    "ending",
    [".txt", ".html", ".eml", ".vtt", ".rss", ".json", ".jsonl", ".csv", ".docx", ".pdf"],
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
