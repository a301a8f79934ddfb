"""Prices of some models, to say what a summary cost."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.schemas import Usage

# US dollars for a million tokens: in, in from the prompt cache, out. Published list prices as of
# June 2026 (https://platform.openai.com/docs/pricing); prices change, and other endpoints have others.
_TABLE = {
    "gpt-5.5": (5.00, 0.50, 30.00),
    "gpt-5.4": (2.50, 0.25, 15.00),
    "gpt-5.4-mini": (0.75, 0.075, 4.50),
    "gpt-5.4-nano": (0.20, 0.02, 1.25),
    "gpt-4.1": (2.00, 0.50, 8.00),
    "gpt-4.1-mini": (0.40, 0.10, 1.60),
    "gpt-4.1-nano": (0.10, 0.025, 0.40),
    "gpt-4o": (2.50, 1.25, 10.00),
    "gpt-4o-mini": (0.15, 0.075, 0.60),
}


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens."""

    tokens_in: float
    tokens_cached: float
    tokens_out: float


def price_of(model: str) -> Price | None:
    """The price of a model by its exact name, or None where it is not known."""
    row = _TABLE.get(model)
    return Price(*row) if row else None


def cost_of(model: str, usage: Usage) -> float | None:
    """What the tokens cost in US dollars, to a millionth; None where the price is not known."""
    price = price_of(model)
    if price is None:
        return None
    fresh = usage.tokens_in - usage.tokens_cached
    dollars = (
        fresh * price.tokens_in
        + usage.tokens_cached * price.tokens_cached
        + usage.tokens_out * price.tokens_out
    )
    return round(dollars / 1_000_000, 6)
