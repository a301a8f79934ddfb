"""Prices of some models, to say what a summary cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.errors import SettingsError
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

FORM = "write them as IN,CACHED,OUT in US$ for a million tokens, for example 2.5,0.25,15"


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens."""

    tokens_in: float
    tokens_cached: float
    tokens_out: float

    def of(self, tokens_in: int, tokens_cached: int, tokens_out: int) -> float:
        """US dollars for so many tokens; `tokens_cached` are some of `tokens_in`."""
        fresh = tokens_in - tokens_cached
        return (
            fresh * self.tokens_in + tokens_cached * self.tokens_cached + tokens_out * self.tokens_out
        ) / 1e6


@dataclass(frozen=True, slots=True)
class Reader:
    """The model that reads a second time, and what a token of it costs, where that is known."""

    model: str
    price: Price | None


def price_of(model: str) -> Price | None:
    """The price of a model by its exact name, or None where it is not known."""
    row = _TABLE.get(model)
    return Price(*row) if row else None


def prices_of(given: str | Sequence[float]) -> Price:
    """A price from "in,cached,out", or from those three numbers: US dollars for a million tokens.

    Raises SettingsError for anything else.
    """
    try:
        parts = given.split(",") if isinstance(given, str) else list(given)
        tokens_in, cached, out = (float(part) for part in parts)
    except (TypeError, ValueError) as exc:
        raise SettingsError(f"invalid prices {given!r}: {FORM}") from exc
    if not all(0 <= dollars < float("inf") for dollars in (tokens_in, cached, out)):
        raise SettingsError(f"invalid prices {given!r}: prices must be 0 or greater; {FORM}")
    return Price(tokens_in, cached, out)


def cost_of(price: Price | None, usage: Usage) -> float | None:
    """What the tokens cost in US dollars, to a millionth; None where no price is known."""
    if price is None:
        return None
    return round(price.of(usage.tokens_in, usage.tokens_cached, usage.tokens_out), 6)


def describe_usage(usage: Usage) -> str:
    """What was spent, in words: "1,200 tokens in (300 cached), 80 out, US$ 0.01"."""
    words = f"{usage.tokens_in:,} tokens in ({usage.tokens_cached:,} cached), {usage.tokens_out:,} out"
    if usage.cost is None:
        return words
    return f"{words}, US$ {usage.cost:,.{2 if usage.cost >= 1 or not usage.cost else 4}f}"


def cost_of_both(
    price: Price | None, whole: Usage, readers_price: Price | None, reading: Usage
) -> float | None:
    """What answering and reading cost, of which `whole` is the sum, each at the price of its model.

    None where one of them was asked whose price is unknown.
    """
    if price == readers_price:
        return cost_of(price, whole)
    names = ("requests", "tokens_in", "tokens_cached", "tokens_out")
    answering = Usage(**{name: getattr(whole, name) - getattr(reading, name) for name in names})
    asked = [(price, answering), (readers_price, reading)]
    costs = [cost_of(price, usage) for price, usage in asked if usage.requests]
    return None if None in costs or not costs else round(sum(filter(None, costs)), 6)
