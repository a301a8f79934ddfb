"""Feeds: the entries of RSS and Atom, a document each, by feedparser."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from typing import Any

from summarizer.errors import DocumentError
from summarizer.read._content import Content
from summarizer.read._entries import parse_day, read_title
from summarizer.read._extra import require_extra
from summarizer.read._html import read_fragment
from summarizer.read._raw_document import RawDocument

MAX_FEED = 8_000_000  # bytes
# What feedparser calls the days of an entry; a date of Dublin Core is "updated" to it.
_DAYS = ("published", "created", "updated")


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
        raise DocumentError(f"{content.name} is a broken feed or has no entries: download it again")
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
                    title=read_title(entry.get("title")),
                    source=read_title(feed.feed.get("title")),
                    published=_find_day(entry, feed.feed.get("language")),
                    language=feed.feed.get("language"),
                    left_out=tuple(left_out),
                ),
            )
        else:
            yield (
                name,
                DocumentError(f"{where} has only a title, no text: summarize the page it links to"),
            )


def _choose_body(entry: Any) -> str:
    bodies = [str(body.get("value") or "") for body in entry.get("content", [])]
    return max([*bodies, str(entry.get("summary") or "")], key=len)


def _find_day(entry: Any, language: str | None) -> dt.date | None:
    """The day of an entry: of its publication, else the one that it gives without saying of what."""
    written = (str(entry[name]) for name in _DAYS if dict.get(entry, name))
    return next(filter(None, (parse_day(date, language) for date in written)), None)
