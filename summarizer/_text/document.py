"""Document: the text that is read, what is known about it, and its numbered sentences."""

from __future__ import annotations

import datetime as dt
import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from summarizer.errors import DocumentError

MAX_CHARACTERS = 2_000_000

PublishedFrom = Literal["given", "found"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its number (from 1) and its half-open character offsets into the document's text.

    `paragraph` counts paragraphs from 1; sentences never overlap and stand in the order of the text.
    """

    number: int
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text, and what you know about it. All offsets in a summary count characters of `text`.

    Example::

        document = summarizer.Document(text, title="Readout", published="2025-05-21", name="oslo.txt")

    Parameters:
        text: the text, 1 to 2,000,000 characters.
        title: title of the document. The model is told it.
        source: who published it. The model is told it.
        published: day of publication, a date or "2025-05-21". "Wednesday" is counted from it; without it
            relative dates stay unresolved. Today's date is never used.
        published_from: "found" if the document itself gives that day, None if you do.
        language: language of the text, for example "fr".
        name: your name for it, for example its file. The model never sees it.
        times: for a transcript, pairs of an offset and the second of the recording that starts there.
        marks: pairs of an offset and the place that starts there, for citing: "page 3", a heading.
        left_out: in words, what the file holds that `text` does not: an attachment, a page without text.

    Raises DocumentError for a text that is empty, too long or not text, and for an invalid date.
    """

    text: str
    title: str | None = None
    source: str | None = None
    published: dt.date | None = None
    published_from: PublishedFrom | None = None
    language: str | None = None
    name: str | None = None
    times: tuple[tuple[int, float], ...] = field(default=(), repr=False)
    marks: tuple[tuple[int, str], ...] = field(default=(), repr=False)
    left_out: tuple[str, ...] = ()

    def __init__(
        self,
        text: str,
        *,
        title: str | None = None,
        source: str | None = None,
        published: dt.date | str | None = None,
        published_from: PublishedFrom | None = None,
        language: str | None = None,
        name: str | None = None,
        times: tuple[tuple[int, float], ...] = (),
        marks: tuple[tuple[int, str], ...] = (),
        left_out: tuple[str, ...] = (),
    ) -> None:
        set_ = object.__setattr__
        set_(self, "text", checked_text(text, name or "the document"))
        set_(self, "title", title or None)
        set_(self, "source", source or None)
        day = publication_date(published)
        set_(self, "published", day)
        set_(self, "published_from", (published_from or "given") if day else None)
        set_(self, "language", language or None)
        set_(self, "name", name)
        set_(self, "times", tuple(times))
        set_(self, "marks", tuple(marks))
        set_(self, "left_out", tuple(left_out))

    @property
    def id(self) -> str:
        """sha256 of the text (UTF-8), in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def place_of(self, offset: int, paragraph: int) -> str:
        """What a reader cites a place of the text by: its time, page or heading, or its paragraph."""
        second = self.time_at(offset)
        if second is not None:
            return format_clock(second)
        at = bisect_right(self.marks, offset, key=lambda mark: mark[0])
        return self.marks[at - 1][1] if at else f"paragraph {paragraph}"

    def time_at(self, offset: int) -> float | None:
        """The second of the recording in which what stands at `offset` was said; None if unknown."""
        at = bisect_right(self.times, offset, key=lambda time: time[0])
        return self.times[at - 1][1] if at else None


def format_clock(second: float) -> str:
    """A second of a recording as players show it: 0:06, 1:02:03."""
    minutes, seconds = divmod(int(second), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def make_unread_document(name: str | None) -> Document:
    """What stands for a document that could not be read: its name, and no text."""
    document = object.__new__(Document)
    known = {"text": "", "name": name, "times": (), "marks": (), "left_out": ()}
    for slot in Document.__slots__:
        object.__setattr__(document, slot, known.get(slot))
    return document


def checked_text(text: str, name: str) -> str:
    """Return `text` unchanged if it can be a document; raise DocumentError, naming it, if not."""
    if not text.strip():
        raise DocumentError(f"{name} is empty: give a document with text")
    if len(text) > MAX_CHARACTERS:
        raise DocumentError(
            f"{name} has {len(text):,} characters; the limit is {MAX_CHARACTERS:,}: split it"
        )
    if "\x00" in text:
        raise DocumentError(
            f"{name} contains NUL characters, so it is not text: convert it to text first"
        )
    try:
        text.encode()
    except UnicodeEncodeError as exc:
        raise DocumentError(
            f"{name} contains a lone surrogate (half a character) at {exc.start}: decode it again"
        ) from exc
    return text


def publication_date(value: dt.date | str | None) -> dt.date | None:
    """Read a publication date: a date, a datetime's day, or an ISO 8601 string; None stays None."""
    if isinstance(value, dt.datetime):
        return value.date()
    if value is None or isinstance(value, dt.date):
        return value
    try:
        return dt.datetime.fromisoformat(value.strip()).date()
    except ValueError as exc:
        raise DocumentError(
            f"'published' must be a date (YYYY-MM-DD), for example 2025-05-21 (got {value!r})"
        ) from exc
