"""Events of following promises: what a run brought, and what it recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from summarizer._cli.events import Event, count_things


@dataclass(frozen=True, kw_only=True)
class PromisesFollowed(Event):
    """A run of `follow` has written its promises: how many there are now, and what was new."""

    name: ClassVar[str] = "promises.followed"
    output: str
    summaries: int
    added: int
    promises: int
    links: int
    refused: int
    requests: int

    @property
    def text(self) -> str:
        return (
            f"{self.output}: {self.added} new of {count_things(self.summaries, 'summary', 'summaries')},"
            f" {self.promises} promises and asks, {self.links} links, {self.refused} refused;"
            f" {self.requests} requests in all"
        )


@dataclass(frozen=True, kw_only=True)
class PromisesRecorded(Event):
    """A run of `follow` was kept as a recording."""

    name: ClassVar[str] = "promises.recorded"
    cassette: str
    links: int

    @property
    def text(self) -> str:
        return f"{self.cassette}: {self.links} links are kept as a cassette"
