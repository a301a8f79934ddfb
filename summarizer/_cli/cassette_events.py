"""Events of recordings: cassettes recorded and checked, figures held to their floors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from summarizer._cli.document_events import CountingEvent, SpendingEvent
from summarizer._cli.events import UNLOGGED, Event, FailureEvent, count_things


@dataclass(frozen=True, kw_only=True)
class CassetteRecorded(CountingEvent, SpendingEvent):
    """A cassette was recorded; for a person the line is the command's result, on stdout."""

    name: ClassVar[str] = "cassette.recorded"
    shown: ClassVar[bool] = False
    cassette: str
    exchanges: int

    @property
    def text(self) -> str:
        items = count_things(self.items, "item", "items")
        exchanges = count_things(self.exchanges, "exchange", "exchanges")
        return f"{self.cassette}: {items}, {self.rejected} rejected, {exchanges}"


@dataclass(frozen=True, kw_only=True)
class CassetteKeptBroken(FailureEvent):
    """A recording was kept, though its answer is no summary (--keep-errors)."""

    name: ClassVar[str] = "cassette.kept_broken"
    level: ClassVar[str] = "warning"
    shown: ClassVar[bool] = False
    cassette: str

    def describe(self, words: str) -> str:
        """The line, which is the command's result, too."""
        return f"{self.cassette}: kept, but the answer is not a summary: {words}"


@dataclass(frozen=True, kw_only=True)
class CassetteChecked(Event):
    """A cassette was replayed: `verdict` is "ok", "stale", "changed" or "broken", `why` says more."""

    name: ClassVar[str] = "cassette.checked"
    ready: ClassVar[bool] = True
    cassette: str
    verdict: str
    why: str | None = None
    differences: int = 0
    lines: str = field(default="", metadata=UNLOGGED)

    @property
    def shown(self) -> bool:  # type: ignore[override]  # a person may have it on stdout
        return bool(self.lines)

    @property
    def level(self) -> str:  # type: ignore[override]  # a verdict has one of its own
        return "info" if self.verdict == "ok" else "error"

    @property
    def text(self) -> str:
        return self.lines

    @property
    def message(self) -> str:
        return f"{self.verdict:8}{self.cassette}{f': {self.why}' if self.why else ''}"


@dataclass(frozen=True, kw_only=True)
class CausesTold(Event):
    """Causes that several cassettes share; each cassette has its event."""

    name: ClassVar[str] = "cassette.causes"
    ready: ClassVar[bool] = True
    causes: int
    lines: str = field(default="", metadata=UNLOGGED)

    @property
    def text(self) -> str:
        return self.lines

    @property
    def message(self) -> str:
        return f"{count_things(self.causes, 'cause', 'causes')} shared by several recordings"


@dataclass(frozen=True, kw_only=True)
class CheckEnded(Event):
    """How many cassettes were checked, and with which verdict."""

    name: ClassVar[str] = "check.ended"
    ok: int = 0
    stale: int = 0
    changed: int = 0
    broken: int = 0
    line: str = field(default="", metadata=UNLOGGED)

    @property
    def text(self) -> str:
        return self.line


@dataclass(frozen=True, kw_only=True)
class FloorBroken(Event):
    """A figure is below its floor, or the gold is another."""

    name: ClassVar[str] = "floor.broken"
    level: ClassVar[str] = "error"
    line: str = field(default="", metadata=UNLOGGED)

    @property
    def text(self) -> str:
        return f"Error: {self.line}"


def count_by_verdict(kinds: Sequence[str]) -> dict[str, int]:
    """How many verdicts there are of each kind, as fields of an event."""
    return {kind: kinds.count(kind) for kind in ("ok", "stale", "changed", "broken")}
