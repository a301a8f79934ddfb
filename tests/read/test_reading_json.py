"""JSON: transcripts, records and feeds are read; what is in no known form is refused with advice."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from summarizer import Document, DocumentError
from summarizer.read import read_document, read_documents


def written(folder: Path, tree: Any, name: str = "a.json") -> Path:
    """A file with some JSON in it."""
    path = folder / name
    path.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "tree",
    [
        pytest.param({"text": "We will pay. No.", "language": "en", "segments": [
            {"start": 0.0, "end": 1.5, "text": " We will pay.", "speaker": "S0"},
            {"start": 61.5, "end": 62.0, "text": " No.", "speaker": "S1"}]}, id="whisper"),
        pytest.param([
            {"start": 0, "end": 1, "text": "We will pay.", "speaker": "S0"},
            {"start": 61, "end": 62, "text": "No.", "speaker": "S1"}], id="bare-segments"),
        pytest.param({"version": "1.0.0", "segments": [
            {"startTime": 0.5, "endTime": 1, "body": "We will pay.", "speaker": "S0"},
            {"startTime": 61.9, "endTime": 63, "body": "No.", "speaker": "S1"}]}, id="podcast"),
        pytest.param({"transcription": [
            {"offsets": {"from": 0, "to": 900}, "text": " S0: We will pay."},
            {"offsets": {"from": 61_000, "to": 62_000}, "text": " S1: No."}]}, id="whisper.cpp"),
    ],
)  # fmt: skip
def test_the_segments_of_a_recognizer_are_a_transcript(tmp_path: Path, tree: Any) -> None:
    document = read_document(written(tmp_path, tree))
    assert document.text == "S0: We will pay.\n\nS1: No."
    assert document.place_of(document.text.index("No."), 2) == "1:01"


def test_an_array_of_records_is_a_document_a_record(tmp_path: Path) -> None:
    path = written(tmp_path, [{"id": "1", "text": "We pay."}, {"text": "No.", "date": "2026-05-04"}, 3])
    first, second, bad = read_documents(path)
    assert isinstance(first, Document) and (first.name, first.text) == ("1", "We pay.")
    assert isinstance(second, Document) and second.published == dt.date(2026, 5, 4)
    assert second.name == f"{path}:2"
    assert isinstance(bad, DocumentError) and "record 3 must be an object" in str(bad)
    with pytest.raises(DocumentError, match="a document per record: use"):
        read_document(path)


def test_a_json_feed_is_its_items(tmp_path: Path) -> None:
    items = [
        {"id": "1", "url": "https://a.example/1", "title": "A &amp; B", "content_html": "<p>We pay.</p>",
         "date_published": "2024-06-03T23:10:00+02:00"},
        {"id": "2", "title": "Only a title"},
    ]  # fmt: skip
    tree = {"version": "https://jsonfeed.org/version/1.1", "title": "Arland", "items": items}
    first, bad = read_documents(written(tmp_path, tree))
    assert isinstance(first, Document) and isinstance(bad, DocumentError)
    assert (first.text, first.title, first.source) == ("We pay.", "A & B", "Arland")
    assert (first.name, first.published) == ("https://a.example/1", dt.date(2024, 6, 3))
    assert (first.published_from, "record 2 has only a title" in str(bad)) == ("found", True)


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        pytest.param("a.json", b'{"a": {"b": 1}}', "unknown form: use JSON Lines", id="other"),
        pytest.param("a.txt", b'{"a": {"b": 1}}', "unknown form: use JSON Lines", id="named"),
        pytest.param("a.json", b"[1, 2", "is not valid JSON", id="broken"),
        pytest.param("a.json", b"[" * 99_999, "is not valid JSON", id="deep"),
        pytest.param("a.json", b"\xff\xfe\xfa", "is not valid JSON", id="bytes"),
        pytest.param("a.json", b'{"text": "a"}\n{"text": "b"}\n', "a document per line", id="lines"),
    ],
)
def test_json_in_no_known_form_is_refused_with_advice(
    tmp_path: Path, name: str, body: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(body)
    with pytest.raises(DocumentError, match=says):
        read_document(tmp_path / name)


def test_a_single_record_is_a_document_and_a_text_in_brackets_is_no_json(tmp_path: Path) -> None:
    tree = {"text": "They met.", "title": "Talks", "published": "2026-05-04"}
    document = read_document(written(tmp_path, tree))
    assert (document.text, document.title, document.published) == (
        "They met.",
        "Talks",
        dt.date(2026, 5, 4),
    )
    (tmp_path / "a.txt").write_text("[Draft] They met.")
    assert read_document(tmp_path / "a.txt").text == "[Draft] They met."
