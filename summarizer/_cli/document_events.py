"""Events of one document: read, summarized, failed, what was left out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from summarizer._cli.events import UNLOGGED, Event, FailureEvent, count_things

if TYPE_CHECKING:
    from summarizer.schemas import Summary, Usage

MOST = 5  # things named of one document


@dataclass(frozen=True, kw_only=True)
class SpendingEvent(Event):
    """Something cost requests, tokens and, where the price of the model is known, US dollars."""

    requests: int = 0
    tokens_in: int = 0
    tokens_cached: int = 0
    tokens_out: int = 0
    cost_usd: float | None = None


def spending_fields(usage: Usage) -> dict[str, Any]:
    """What was spent, as fields of an event."""
    spent = usage.model_dump()
    return {"cost_usd": spent.pop("cost"), **spent}


@dataclass(frozen=True, kw_only=True)
class CountingEvent(Event):
    """What summaries hold: items kept, items and details rejected, and why."""

    items: int = 0
    rejected: int = 0
    rejected_by_reason: Mapping[str, int] = field(default_factory=dict)


def counting_fields(summary: Summary) -> dict[str, Any]:
    """What a summary holds, as fields of an event."""
    from summarizer._batch.tally import count_items
    from summarizer._proof.refusals import count_refusals

    by_reason = count_refusals(summary.rejected)
    rejected = sum(by_reason.values())
    return {"items": count_items(summary), "rejected": rejected, "rejected_by_reason": by_reason}


@dataclass(frozen=True, kw_only=True)
class DocumentDone(CountingEvent, SpendingEvent):
    """A document was summarized; `document_id` is the sha256 of its text."""

    name: ClassVar[str] = "document.done"
    shown: ClassVar[bool] = False
    document: str | None
    document_id: str
    seconds: float

    @property
    def text(self) -> str:
        items = count_things(self.items, "item", "items")
        return f"{self.document or self.document_id}: {items}, {self.rejected} rejected."

    @classmethod
    def of(cls, summary: Summary, *, usage: Usage, seconds: float) -> DocumentDone:
        """That of a summary, and of what was paid for it in this run."""
        return cls(
            document=summary.document.name,
            document_id=summary.document.id,
            seconds=seconds,
            **counting_fields(summary),
            **spending_fields(usage),
        )


@dataclass(frozen=True, kw_only=True)
class DocumentFailed(FailureEvent, SpendingEvent):
    """A document, a cassette or a stored summary failed; the command goes on with the others.

    `named` says that the error names it already, `untold` that a person has been told of enough.
    """

    name: ClassVar[str] = "document.failed"
    document: str | None = None
    seconds: float | None = None
    named: bool = field(default=False, metadata=UNLOGGED)
    untold: bool = field(default=False, metadata=UNLOGGED)

    @property
    def shown(self) -> bool:  # type: ignore[override]  # a list of errors may have an end
        return not self.untold

    def describe(self, words: str) -> str:
        """The line, which names the document once."""
        if self.document is None or self.named:
            return f"Error: {words}"
        return f"Error: {self.document}: {words}"


@dataclass(frozen=True, kw_only=True)
class DocumentLeftOut(Event):
    """A file holds more than the text that was read: how much, and for a person what."""

    name: ClassVar[str] = "document.left_out"
    level: ClassVar[str] = "warning"
    document: str | None
    left_out: int
    parts: tuple[str, ...] = field(default=(), metadata=UNLOGGED)

    @property
    def text(self) -> str:
        more = f"; and {self.left_out - MOST:,} more" if self.left_out > MOST else ""
        name = f"{self.document}: " if self.document else ""
        return f"{name}left out: {'; '.join(self.parts[:MOST])}{more}."

    @property
    def message(self) -> str:
        name = f"{self.document}: " if self.document else ""
        parts = count_things(self.left_out, "part", "parts")
        return f"{name}{parts} left out: see document.left_out in the summary."


@dataclass(frozen=True, kw_only=True)
class DocumentMisdated(Event):
    """A date of the text contradicts the day of publication that was given."""

    name: ClassVar[str] = "document.misdated"
    level: ClassVar[str] = "warning"
    document: str | None
    published: str
    date: str = field(metadata=UNLOGGED)

    @property
    def text(self) -> str:
        return f"{self.message} (“{self.date}”)."

    @property
    def message(self) -> str:
        name = f"{self.document}: " if self.document else ""
        said = f"a date in the text contradicts the day of publication {self.published}"
        return f"{name}{said}: check that day"


@dataclass(frozen=True, kw_only=True)
class DocumentRead(Event):
    """The text of a document was read; what it says about itself is for a person only."""

    name: ClassVar[str] = "document.read"
    document: str | None
    characters: int
    said: Mapping[str, Any] = field(default_factory=dict, metadata=UNLOGGED)

    @property
    def text(self) -> str:
        said = ", ".join(f"{name}: {value}" for name, value in self.said.items() if value)
        return f"{self.message} {f'Metadata: {said}.' if said else ''}".rstrip()

    @property
    def message(self) -> str:
        return f"{self.characters:,} characters."


@dataclass(frozen=True, kw_only=True)
class DocumentsUntried(Event):
    """Documents were not tried, for the command ended before."""

    name: ClassVar[str] = "documents.untried"
    level: ClassVar[str] = "warning"
    documents: int

    @property
    def text(self) -> str:
        return f"{count_things(self.documents, 'document was', 'documents were')} not tried."


@dataclass(frozen=True, kw_only=True)
class RequestEstimated(Event):
    """What sending requests would take: tokens, and US dollars where the price is known."""

    name: ClassVar[str] = "request.estimated"
    requests: int
    tokens_in: int
    model: str
    cost_usd: float | None = None
    price_out: float | None = field(default=None, metadata=UNLOGGED)  # US dollars for a million tokens

    @property
    def text(self) -> str:
        said = f"About {self.tokens_in:,} tokens to send (characters / 4, an estimate)"
        answer = "its answer costs"
        if self.requests > 1:
            said, answer = f"{said} in {self.requests} requests", "the answers cost"
        if self.cost_usd is None or self.price_out is None:
            return f"{said}; no price known for {self.model}."
        return (
            f"{said}: US$ {self.cost_usd:.4f} with {self.model};"
            f" {answer} US$ {self.price_out / 1e3:g} per 1,000 tokens."
        )
