"""Feeds: the entries of RSS and Atom, a document each, by feedparser."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from summarizer.errors import DocumentError
from summarizer.read._content import Content
from summarizer.read._extra import require_extra
from summarizer.read._html import read_fragment
from summarizer.read._raw_document import RawDocument

MAX_FEED = 8_000_000  # bytes


def read_entries(content: Content) -> Iterator[tuple[str, RawDocument | DocumentError]]:
    """The entries of a feed: what each is called (its address, else where it stands) and holds.

    The text is what the feed brings: often the first lines only. The day is the entry's own, in the
    time zone in which it is written. Raises DocumentError for what is no feed, or has no entry.
    """
    if len(content.body) > MAX_FEED:
        raise DocumentError(f"{content.name} is larger than {MAX_FEED // 1_000_000} MB: split it")
    with require_extra("html", content.name):
        import feedparser  # type: ignore[import-untyped]  # it has no types
    # From a file object: a string might be taken for an address, and fetched.
    feed = feedparser.parse(io.BytesIO(content.body), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        raise DocumentError(f"{content.name} is a feed without entries, or a broken one: get it again")
    for number, entry in enumerate(feed.entries, 1):
        where = f"{content.name}, entry {number}"
        name = str(entry.get("link") or where)
        try:
            left_out: list[str] = []
            text = read_fragment(_choose_body(entry), where, left_out)
        except DocumentError as exc:
            yield name, exc
            continue
        if text:
            yield (
                name,
                RawDocument(
                    text,
                    title=entry.get("title"),
                    source=feed.feed.get("title"),
                    published=_parse_day(str(entry.get("published") or "")),
                    language=feed.feed.get("language"),
                    left_out=tuple(left_out),
                ),
            )
        else:
            yield (
                name,
                DocumentError(f"{where} has no text, only a title: summarize the page it links to"),
            )


def _choose_body(entry: Any) -> str:
    bodies = [str(body.get("value") or "") for body in entry.get("content", [])]
    return max([*bodies, str(entry.get("summary") or "")], key=len)


def _parse_day(written: str) -> dt.date | None:
    """The day of a date as feeds write it: RFC 822 or ISO 8601."""
    iso = re.match(r"\s*(\d{4}-\d\d-\d\d)(?![\d-])", written)
    try:
        return dt.date.fromisoformat(iso[1]) if iso else parsedate_to_datetime(written).date()
    except (ValueError, TypeError):
        return None
