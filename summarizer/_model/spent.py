"""Spending: what the attempts of one call have cost, by what an endpoint says that is possible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from summarizer._model.budget import RequestTokens

TEMPLATE = 10_000  # tokens that an endpoint may put around a request
MOST_WRITTEN = 2_000_000  # tokens of an answer, thoughts included: more than any model writes


@dataclass(slots=True)
class Spent:
    """What the attempts of one call have cost so far."""

    requests: int = 0
    tokens_in: int = 0
    tokens_cached: int = 0
    tokens_out: int = 0

    def add(self, used: RequestTokens) -> None:
        """Count the tokens of one answer, good or bad."""
        self.tokens_in += used.tokens_in
        self.tokens_cached += used.tokens_cached
        self.tokens_out += used.tokens_out


def tokens_of(completion: Any, sent: int) -> RequestTokens:
    """What one answer cost to a request of `sent` bytes; openai has not checked what its numbers are.

    A byte is a token at most, a chat template adds some, and no model writes more than MOST_WRITTEN: a
    number beyond that is a lie, which must not end a run on its budget or hold it up at its pace.
    """
    usage = completion.usage
    most = sent + TEMPLATE
    tokens_in = _read_count(usage, "prompt_tokens", most)
    cached = _read_count(getattr(usage, "prompt_tokens_details", None), "cached_tokens", most)
    written = _read_count(usage, "completion_tokens", MOST_WRITTEN)
    return RequestTokens(tokens_in, min(cached, tokens_in), written)


def _read_count(usage: object, name: str, most: int) -> int:
    """A number of tokens as a whole one from 0 to the most it can be, whatever the endpoint sent."""
    number: Any = getattr(usage, name, None)
    try:
        return min(max(0, int(float(number))), most)
    except (TypeError, ValueError, OverflowError):
        return 0
