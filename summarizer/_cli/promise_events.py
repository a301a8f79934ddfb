"""Events of following promises: what a run brought, what it left, and what it recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from summarizer._cli.events import Event, count_things


@dataclass(frozen=True, kw_only=True)
class PromisesFollowed(Event):
    """A run of `follow` has written its promises: how many there are now, and what was new."""

    name: ClassVar[str] = "promises.followed"
    output: str
    given: int
    summaries: int
    added: int
    promises: int
    links: int
    refused: int
    requests: int

    @property
    def text(self) -> str:
        given = count_things(self.given, "summary", "summaries")
        return (
            f"{self.output}: {self.added} new of {given} given, {self.summaries} followed in all,"
            f" {self.promises} promises and asks, {count_things(self.links, 'link', 'links')},"
            f" {self.refused} refused; {count_things(self.requests, 'request', 'requests')} in all"
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


@dataclass(frozen=True, kw_only=True)
class FollowingStopped(Event):
    """The endpoint ended a run of `follow`: the documents that it left, that of the error first."""

    name: ClassVar[str] = "promises.stopped"
    level: ClassVar[str] = "warning"
    output: str
    documents: tuple[str, ...]

    @property
    def text(self) -> str:
        first, *others = self.documents
        beside = ""
        if others:
            beside = f"; {count_things(len(others), 'more summary is', 'more summaries are')} left"
        return (
            f"The endpoint failed at {first}{beside}. {self.output} keeps what was followed:"
            " run the same command again to resume."
        )


@dataclass(frozen=True, kw_only=True)
class DocumentsUnfollowed(Event):
    """The promises that `due` shows are without those of some documents."""

    name: ClassVar[str] = "promises.incomplete"
    level: ClassVar[str] = "warning"
    promises: str
    documents: tuple[str, ...]

    @property
    def text(self) -> str:
        if not self.documents:
            return (
                f"{self.promises} has no documents: run `summarizer follow` with summaries, and give"
                " their texts with --documents."
            )
        first, *others = self.documents
        beside = f" and {count_things(len(others), 'other', 'others')}" if others else ""
        return (
            f"{self.promises} is without {first}{beside}, which could not be followed: run `summarizer"
            " follow` again, with their texts in --documents."
        )
