"""JSON as documents: the segments of a transcript, a record with a text, an array of them, JSON Feed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from summarizer.errors import DocumentError
from summarizer.read._captions import join_cues
from summarizer.read._content import Content
from summarizer.read._cues import TimedLines
from summarizer.read._entries import parse_day, read_title
from summarizer.read._json_forms import find_clock, find_records, find_segments, find_text, parse_json
from summarizer.read._raw_document import RawDocument
from summarizer.read._rows import Row, make_row_document

LONGEST_LANGUAGE = 12  # characters of its name or code


def read_json(content: Content, encoding: str | None = None) -> RawDocument:
    """The one document in JSON: a transcript of timed segments, or a record with a text."""
    tree = parse_json(content, encoding)
    segments = find_segments(tree)
    if segments is not None:
        said = tree.get("language") if isinstance(tree, dict) else None
        known = isinstance(said, str) and said.isascii() and len(said) <= LONGEST_LANGUAGE
        return replace(join_cues(_list_cues(segments)), language=said if known else None)
    found = make_row_document(tree, content.name)
    return RawDocument(
        found.text,
        title=found.title,
        source=found.source,
        published=found.published,
        language=found.language,
        times=found.times,
        marks=found.marks,
        left_out=found.left_out,
    )


def _list_cues(segments: list[dict[str, Any]]) -> Iterator[TimedLines]:
    for segment in segments:
        start, end = find_clock(segment) or (0.0, 0.0)
        speaker = segment.get("speaker")
        named = str(speaker).strip() if isinstance(speaker, str | int) else ""
        lines = tuple(filter(str.strip, (find_text(segment) or "").split("\n")))
        yield TimedLines(start, end, lines, named or None)


def read_records(content: Content, encoding: str | None = None) -> Iterator[Row]:
    """The documents of an array, or of a JSON Feed, each with its place ("a.json:2" is the second)."""
    tree = parse_json(content, encoding)
    feed = tree if isinstance(tree, dict) else None
    for number, record in enumerate(find_records(tree) or [], 1):
        place, where = f"{content.name}:{number}", f"{content.name}, record {number}"
        try:
            if not isinstance(record, dict):
                raise DocumentError(f'{where} must be an object with a "text"')
            if feed:
                found = make_row_document(_feed_record(record, feed, where), where)
                yield Row(place, replace(found, published_from="found"))
            else:
                yield Row(place, make_row_document(record, where))
        except DocumentError as exc:
            yield Row(place, exc)


def _feed_record(item: Mapping[str, Any], feed: Mapping[str, Any], where: str) -> dict[str, Any]:
    """An item of a JSON Feed as a record: its longest body, its address, its day."""
    from summarizer.read._html import read_fragment

    plain, markup = item.get("content_text"), item.get("content_html")
    text = read_fragment(markup, where) if isinstance(markup, str) else ""
    if isinstance(plain, str) and len(plain) >= len(text):
        text = plain
    if not text.strip():
        raise DocumentError(f"{where} has only a title, no text: summarize the page it links to")
    dates = (item.get("date_published"), item.get("date_modified"))
    day = next(filter(None, map(parse_day, filter(None, map(_as_text, dates)))), None)
    language = item.get("language") or feed.get("language")
    return {
        "text": text,
        "id": str(item.get("url") or item.get("external_url") or item.get("id") or where),
        "title": read_title(item.get("title")),
        "source": read_title(feed.get("title")),
        "published": day.isoformat() if day else None,
        "language": language if isinstance(language, str) else None,
    }


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else ""
