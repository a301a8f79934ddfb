"""The limits of a run over many documents: how much it may do at once, a minute, and in all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from summarizer._call.settings import checked_number
from summarizer.errors import SettingsError


class LimitOptions(TypedDict, total=False):
    """The options of a run over many documents, as a caller gives them; None is no limit."""

    concurrency: int
    """Documents asked about at once: 16."""
    requests_per_minute: float | None
    """Requests sent in a minute: None."""
    tokens_per_minute: float | None
    """Tokens spent in a minute: None."""
    budget_usd: float | None
    """US dollars in all: None. No request is sent that might exceed them; needs a price."""
    budget_tokens: int | None
    """Tokens in all: None. No request is sent that might exceed them."""
    fail_fast: bool
    """Whether the first document that fails, for any reason, ends the run: False."""
    stop_after: int | None
    """Documents in a row for which the endpoint or the model failed that end the run: 20."""


@dataclass(frozen=True, slots=True)
class RunLimits:
    """How much a run may do: each of LimitOptions, checked, with its default."""

    concurrency: int = 16
    requests_per_minute: float | None = None
    tokens_per_minute: float | None = None
    budget_usd: float | None = None
    budget_tokens: int | None = None
    fail_fast: bool = False
    stop_after: int | None = 20

    def __post_init__(self) -> None:
        for name in ("concurrency", "stop_after", "requests_per_minute", "tokens_per_minute"):
            value = getattr(self, name)
            if value is not None or name == "concurrency":
                checked_number(name, value)
            if name == "concurrency" and value % 1:
                raise SettingsError(f"{name} must be a whole number (got {value})")
            least = 1 if name in ("concurrency", "stop_after") else 0
            if value is not None and (value < least or value <= 0):
                bound = f"{least} or greater" if least else "greater than 0"
                raise SettingsError(f"{name} must be {bound} (got {value})")
