"""Events of a run over many documents: how far it is, what came of it, what it left for later."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from summarizer._cli.document_events import CountingEvent, SpendingEvent, spending_fields
from summarizer._cli.events import UNLOGGED, Event, count_things

if TYPE_CHECKING:
    from summarizer._batch.tally import BatchTally


@dataclass(frozen=True, kw_only=True)
class TallyEvent(CountingEvent, SpendingEvent):
    """Counts of documents of a run so far: done, failed, and there from earlier runs."""

    documents_done: int
    documents_failed: int
    documents_there: int
    seconds: float
    tally: BatchTally = field(metadata=UNLOGGED)


def tally_fields(tally: BatchTally, seconds: float) -> dict[str, Any]:
    """The counts of a run after so many seconds, as fields of an event."""
    return {
        "documents_done": tally.done,
        "documents_failed": tally.failed,
        "documents_there": tally.there,
        "items": tally.items,
        "rejected": tally.rejected.total(),
        "rejected_by_reason": dict(tally.rejected.most_common()),
        "seconds": seconds,
        "tally": tally,
        **spending_fields(tally.spent),
    }


@dataclass(frozen=True, kw_only=True)
class BatchProgress(TallyEvent):
    """How far a run is: after 5 seconds, then every 30."""

    name: ClassVar[str] = "batch.progress"
    documents_total: int | None = None
    seconds_left: float | None = None

    @property
    def text(self) -> str:
        from summarizer._batch.tally import describe_progress

        return describe_progress(self.tally, self.seconds)

    @classmethod
    def of(cls, tally: BatchTally, seconds: float) -> BatchProgress:
        """That of a tally after so many seconds."""
        from summarizer._batch.tally import seconds_left

        left, total = seconds_left(tally, seconds), tally.total
        total = None if total is None else max(total, tally.seen)
        return cls(documents_total=total, seconds_left=left, **tally_fields(tally, seconds))


@dataclass(frozen=True, kw_only=True)
class BatchEnded(TallyEvent):
    """What came of a run, however it ended."""

    name: ClassVar[str] = "batch.ended"
    output: str

    @property
    def text(self) -> str:
        from summarizer._batch.tally import describe_ending

        return describe_ending(self.tally, self.output, self.seconds)


@dataclass(frozen=True, kw_only=True)
class BatchLeftOut(Event):
    """Documents of a run hold more than the text that was read."""

    name: ClassVar[str] = "batch.left_out"
    level: ClassVar[str] = "warning"
    documents: int

    @property
    def text(self) -> str:
        hold = count_things(self.documents, "document holds", "documents hold")
        return f"{hold} more than the text that was read: see document.left_out in the output."


@dataclass(frozen=True, kw_only=True)
class BatchUndated(Event):
    """Documents of a run have no day of publication; of some of these the name holds one."""

    name: ClassVar[str] = "batch.undated"
    level: ClassVar[str] = "warning"
    documents: int
    dated_names: int

    @property
    def text(self) -> str:
        have = count_things(self.documents, "document has", "documents have")
        hold = count_things(self.dated_names, "name holds", "names hold")
        named = f", or --published from-name ({hold} one)" if self.dated_names else ""
        return (
            f"{have} no publication date, so relative dates are not resolved:"
            f" use --published DATE{named}."
        )


@dataclass(frozen=True, kw_only=True)
class FailuresListed(Event):
    """Documents failed in this run; a file lists them."""

    name: ClassVar[str] = "failures.listed"
    level: ClassVar[str] = "error"
    documents: int
    path: str

    @property
    def text(self) -> str:
        return f"{self.documents:,} failed: see {self.path}; run it again to retry them."


@dataclass(frozen=True, kw_only=True)
class FailuresGone(Event):
    """What failed in earlier runs is in its source no more."""

    name: ClassVar[str] = "failures.gone"
    documents: int

    @property
    def text(self) -> str:
        many = "failures of earlier runs are"
        are = count_things(self.documents, "failure of an earlier run is", many)
        return f"{are} no longer listed: the documents are no longer in their sources."


@dataclass(frozen=True, kw_only=True)
class FailuresUntried(Event):
    """What failed in earlier runs was not met in this one."""

    name: ClassVar[str] = "failures.untried"
    level: ClassVar[str] = "warning"
    documents: int
    path: str

    @property
    def text(self) -> str:
        many = "failures of earlier runs were"
        were = count_things(self.documents, "failure of an earlier run was", many)
        return f"{were} not retried in this run: see {self.path}."


@dataclass(frozen=True, kw_only=True)
class FailuresUnshown(Event):
    """More documents failed than a person is shown one by one; a JSON log has them all."""

    name: ClassVar[str] = "failures.unshown"
    logged: ClassVar[bool] = False

    @property
    def text(self) -> str:
        return "More errors are not shown here: see the file of errors."
