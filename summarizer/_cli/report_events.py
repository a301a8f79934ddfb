"""Events of stored summaries that are shown: what cannot be read or is not at hand, what was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from summarizer._cli.events import Event, count_things


@dataclass(frozen=True, kw_only=True)
class SummaryUnreadable(Event):
    """A file or a line holds no summary that can be shown."""

    name: ClassVar[str] = "summary.unreadable"
    level: ClassVar[str] = "error"
    why: str

    @property
    def text(self) -> str:
        return f"Error: {self.why}"


@dataclass(frozen=True, kw_only=True)
class SummariesRepeated(Event):
    """Of several summaries of one document the last is shown."""

    name: ClassVar[str] = "summaries.repeated"
    summaries: int

    @property
    def text(self) -> str:
        return (
            "Some documents have several summaries: showing the last of each,"
            f" {self.summaries} left out."
        )


@dataclass(frozen=True, kw_only=True)
class TextsAbsent(Event):
    """The texts of documents are not at hand, so quotes stand without them."""

    name: ClassVar[str] = "texts.absent"
    level: ClassVar[str] = "warning"
    documents: int

    @property
    def text(self) -> str:
        one = self.documents == 1
        are = "text of one document was" if one else f"texts of {self.documents} documents were"
        it = "it" if one else "them"
        return (
            f"The {are} not found, so quotes are shown without {it}: use --documents to give the folder."
        )


@dataclass(frozen=True, kw_only=True)
class TextsUnread(Event):
    """Files were not read as documents."""

    name: ClassVar[str] = "texts.unread"
    level: ClassVar[str] = "warning"
    files: int
    first: str

    @property
    def text(self) -> str:
        more = f" (and {self.files - 1} more)" if self.files > 1 else ""
        return f"Not read as a document: {self.first}{more}"


@dataclass(frozen=True, kw_only=True)
class CalendarUndated(Event):
    """Meetings or deadlines are not in the calendar, for no date is known."""

    name: ClassVar[str] = "calendar.undated"
    level: ClassVar[str] = "warning"
    noun: str
    entries: int

    @property
    def text(self) -> str:
        are = f"One {self.noun} is" if self.entries == 1 else f"{self.entries} {self.noun}s are"
        return f"{are} not in the calendar because the date is unknown."


@dataclass(frozen=True, kw_only=True)
class KindUnshown(Event):
    """Items of a kind of your own are not shown: its schema was not given."""

    name: ClassVar[str] = "kind.unshown"
    level: ClassVar[str] = "warning"
    kind: str
    items: int

    @property
    def text(self) -> str:
        items = count_things(self.items, "item", "items")
        return f"{self.kind}: {items} not shown; give the schema (--kinds {self.kind}=FILE:CLASS)"


@dataclass(frozen=True, kw_only=True)
class TableWritten(Event):
    """A table was written."""

    name: ClassVar[str] = "table.written"
    path: str
    rows: int

    @property
    def text(self) -> str:
        return f"{self.path}: {count_things(self.rows, 'row', 'rows')}"


@dataclass(frozen=True, kw_only=True)
class DemoShown(Event):
    """The bundled example is shown."""

    name: ClassVar[str] = "demo.shown"
    path: str

    @property
    def text(self) -> str:
        return f"The bundled example, from its recording; the article: {self.path}"
