"""Events of a provider's batch jobs: what was submitted and collected, and when to come back."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from summarizer._cli.events import UNLOGGED, Event, FailureEvent, count_things

if TYPE_CHECKING:
    from summarizer._jobs.standing import Standing


@dataclass(frozen=True, kw_only=True)
class JobSubmitted(Event):
    """Requests were submitted to an endpoint's batch jobs."""

    name: ClassVar[str] = "job.submitted"
    requests: int
    batches: int

    @property
    def text(self) -> str:
        batches = count_things(self.batches, "batch", "batches")
        return f"{count_things(self.requests, 'request', 'requests')} submitted in {batches}."


@dataclass(frozen=True, kw_only=True)
class JobCollected(Event):
    """Batches came to their end, and what they brought is kept."""

    name: ClassVar[str] = "job.collected"
    batches: int
    answers: int
    missing: int
    foreign: int
    doubled: int

    @property
    def text(self) -> str:
        odd = [
            f"{count:,} {what}"
            for count, what in (
                (self.missing, "missing"),
                (self.foreign, "to unknown requests"),
                (self.doubled, "twice"),
            )
            if count
        ]
        more = f" ({', '.join(odd)})" if odd else ""
        answers = count_things(self.answers, "answer", "answers")
        return f"{answers} collected from {count_things(self.batches, 'batch', 'batches')}{more}."


@dataclass(frozen=True, kw_only=True)
class JobQueueFull(Event):
    """The endpoint takes no more batches for now."""

    name: ClassVar[str] = "job.queue_full"
    level: ClassVar[str] = "warning"
    why: str = field(metadata=UNLOGGED)

    @property
    def text(self) -> str:
        return f"Nothing else is submitted for now: {self.why}."

    @property
    def message(self) -> str:
        return "Nothing else is submitted for now: the endpoint's queue is full."


@dataclass(frozen=True, kw_only=True)
class JobUnderWay(Event):
    """A job is not finished: what is under way, and until when at the latest."""

    name: ClassVar[str] = "job.in_progress"
    requests: int
    batches: int
    documents_open: int
    since: str | None = None
    until: str | None = None
    waits: bool = False

    @property
    def text(self) -> str:
        requests = count_things(self.requests, "request is", "requests are")
        since = f" since {self.since}" if self.since else ""
        until = f", until {self.until} at the latest" if self.until else ""
        then = "waiting" if self.waits else "run the same command again to collect, or with --wait"
        return f"{requests} in progress{since}{until}: {then}."

    @classmethod
    def of(cls, standing: Standing, *, waits: bool) -> JobUnderWay:
        """That of a job as it stands."""
        return cls(
            requests=standing.requests,
            batches=len(standing.batches),
            documents_open=standing.open_documents,
            since=format_moment(standing.since),
            until=format_moment(standing.until),
            waits=waits,
        )


@dataclass(frozen=True, kw_only=True)
class JobFilesLeft(FailureEvent):
    """Files of a job could not be deleted at the endpoint."""

    name: ClassVar[str] = "job.files_left"
    level: ClassVar[str] = "warning"
    files: int

    def describe(self, words: str) -> str:
        """The line, with the error in these words."""
        are = count_things(self.files, "file is", "files are")
        return f"{are} still at the endpoint; delete them there: {words}"


@dataclass(frozen=True, kw_only=True)
class RequestsExported(Event):
    """Requests were written to files, for whoever answers them."""

    name: ClassVar[str] = "requests.exported"
    requests: int
    files: int
    folder: str

    @property
    def text(self) -> str:
        requests = count_things(self.requests, "request", "requests")
        files = count_things(self.files, "file", "files")
        return (
            f"{requests} written to {files} in {self.folder}: have them answered, then run the"
            " same command with --import-answers DIR."
        )


@dataclass(frozen=True, kw_only=True)
class AnswersImported(Event):
    """Answers were read from files; some are of no request of these documents."""

    name: ClassVar[str] = "answers.imported"
    answers: int
    foreign: int
    files: int

    @property
    def text(self) -> str:
        foreign = f" ({self.foreign:,} to other requests)" if self.foreign else ""
        answers = count_things(self.answers, "answer", "answers")
        return f"{answers} read from {count_things(self.files, 'file', 'files')}{foreign}."


def format_moment(moment: float | None) -> str | None:
    """A moment in UTC as a person reads it: "2026-03-01 02:17 UTC"."""
    return None if moment is None else time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime(moment))
