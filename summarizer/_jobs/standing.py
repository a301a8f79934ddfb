"""How a job stands: what is under way, since when, until when at the latest, and what it may cost."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer._jobs.store import BatchState, JobStore, KeptBatch
from summarizer.errors import StoppedError

UNDER_WAY: tuple[BatchState, ...] = ("written", "uploaded", "creating", "submitted", "ended")


@dataclass(frozen=True, slots=True)
class Standing:
    """A job in figures. Times are seconds since 1970, dollars are estimates, on the high side, and of no
    meaning where no price is known (`priced`).
    """

    open_documents: int
    done_documents: int
    failed_documents: int
    batches: tuple[KeptBatch, ...]
    spent_tokens: int
    spent_usd: float
    priced: bool = True

    @property
    def requests(self) -> int:
        """How many requests are under way."""
        return sum(batch.lines for batch in self.batches)

    @property
    def since(self) -> float | None:
        """When the oldest batch under way was submitted."""
        return min((batch.noted for batch in self.batches), default=None)

    @property
    def until(self) -> float | None:
        """When the last of them ends at the latest, as far as the endpoint says."""
        return max((batch.expires for batch in self.batches if batch.expires), default=None)

    @property
    def may_cost(self) -> tuple[int, float]:
        """Tokens and US dollars that what is under way may take."""
        return sum(batch.tokens for batch in self.batches), sum(batch.usd for batch in self.batches)


def standing_of(store: JobStore) -> Standing:
    """How a job stands, as its store knows; nobody is asked."""
    spent = store.fact("spent", {"tokens": 0, "usd": 0.0})
    return Standing(
        open_documents=store.count_documents("open", "asked"),
        done_documents=store.count_documents("done"),
        failed_documents=store.count_documents("failed"),
        batches=tuple(store.batches(*UNDER_WAY)),
        spent_tokens=spent["tokens"],
        spent_usd=spent["usd"],
        priced=store.fact("priced", True),
    )


def refuse_under_way(store: JobStore) -> None:
    """Raise StoppedError where requests are under way: a live run would pay for them again."""
    requests = sum(batch.lines for batch in store.batches("creating", "submitted", "ended"))
    if requests:
        are = "1 request is" if requests == 1 else f"{requests:,} requests are"
        raise StoppedError(
            f"{are} in progress in batch jobs, and you pay for them: collect them with --provider-batch,"
            " or cancel them at the endpoint and run the same command again"
        )
