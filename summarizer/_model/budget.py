"""Budget: what a run may cost, reserved before each request and settled on its answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from summarizer._call.call import READING
from summarizer._call.prices import FORM, Price, Reader
from summarizer._call.settings import checked_number
from summarizer.errors import SettingsError

FIRST_ANSWER = 2_000  # tokens: an answer of which none was seen yet, a guess on the high side


@dataclass(frozen=True, slots=True)
class RequestTokens:
    """Tokens of one request: in, of those from the prompt cache, and out."""

    tokens_in: int = 0
    tokens_cached: int = 0
    tokens_out: int = 0


@dataclass(slots=True)
class Experience:
    """What the answers so far teach about the next one: never less than the most that was seen.

    `longer` is how many tokens the endpoint counted for each one that was estimated, `answers` the
    longest answer to each kind of call.
    """

    longer: float = 1.0
    answers: dict[str, int] = field(default_factory=dict)

    def expected(self, name: str, estimate: int) -> RequestTokens:
        """The tokens of a request of this kind whose prompt was estimated, rather too many than few."""
        return RequestTokens(round(estimate * self.longer), 0, self.answers.get(name, FIRST_ANSWER))

    def learn(self, name: str, estimate: int, used: RequestTokens) -> None:
        """Take note of an answer that the endpoint counted."""
        if estimate > 0:
            self.longer = max(self.longer, used.tokens_in / estimate)
        self.answers[name] = max(self.answers.get(name, 1), used.tokens_out)


@dataclass(frozen=True, slots=True)
class BudgetAmount:
    """Some of a budget: tokens, in and out together, and US dollars."""

    tokens: int = 0
    usd: float = 0.0

    def __add__(self, other: BudgetAmount) -> BudgetAmount:
        return BudgetAmount(self.tokens + other.tokens, self.usd + other.usd)

    def __sub__(self, other: BudgetAmount) -> BudgetAmount:
        return BudgetAmount(self.tokens - other.tokens, self.usd - other.usd)


class Budget:
    """What is spent and reserved of a limit in US dollars, in tokens, or both.

    `reader` is the model that reads a second time, where it has a price of its own.
    Raises SettingsError for an invalid limit, and for dollars where no price is known.
    """

    def __init__(
        self,
        *,
        usd: float | None = None,
        tokens: int | None = None,
        price: Price | None,
        model: str,
        reader: Reader | None = None,
    ) -> None:
        for name, limit in (("budget_usd", usd), ("budget_tokens", tokens)):
            if limit is not None:
                checked_number(name, limit)
            if limit is not None and limit <= 0:
                raise SettingsError(f"{name} must be greater than 0 (got {limit})")
        if usd is not None and price is None:
            raise SettingsError(
                f"budget_usd requires the prices of {model}, which are unknown:"
                f" use prices= or the environment variable SUMMARIZER_PRICES; {FORM}"
            )
        if usd is not None and reader and reader.price is None:
            raise SettingsError(
                f"budget_usd requires the prices of {reader.model}, which are unknown:"
                f" use the environment variable SUMMARIZER_VERIFY_PRICES; {FORM}"
            )
        self._usd, self._tokens, self._price = usd, tokens, price
        self._readers_price = reader.price if reader else price
        self.spent, self.reserved = BudgetAmount(), BudgetAmount()
        self.reservations = 0

    def cost(self, tokens: RequestTokens, name: str = "") -> BudgetAmount:
        """What these tokens of a call of that name take of the budget, at the price of its model."""
        price = self._readers_price if name == READING else self._price
        dollars = price.of(tokens.tokens_in, tokens.tokens_cached, tokens.tokens_out) if price else 0.0
        return BudgetAmount(tokens.tokens_in + tokens.tokens_out, dollars)

    def book(self, spent: Mapping[str, float], under_way: Iterable[tuple[int, float]]) -> None:
        """Begin with what is spent, and what is set aside, as tokens and dollars of each request."""
        self.spent = BudgetAmount(int(spent["tokens"]), spent["usd"])
        self.reserved, self.reservations = BudgetAmount(), 0
        for tokens, usd in under_way:
            self.reserve(BudgetAmount(tokens, usd))

    def fits(self, amount: BudgetAmount) -> bool:
        """Whether so much is left beside what is spent and reserved."""
        whole = self.spent + self.reserved + amount
        return (self._usd is None or whole.usd <= self._usd) and (
            self._tokens is None or whole.tokens <= self._tokens
        )

    def reserve(self, amount: BudgetAmount) -> None:
        """Set so much aside for a request; `settle` must follow."""
        self.reserved += amount
        self.reservations += 1

    def settle(self, reserved: BudgetAmount, spent: BudgetAmount) -> None:
        """Give back what was reserved, and book what was spent."""
        self.reservations -= 1
        self.reserved = self.reserved - reserved if self.reservations else BudgetAmount()
        self.spent += spent

    def said(self, needed: BudgetAmount | None = None) -> str:
        """What is spent of which limit, and what the next request may take, in words."""
        parts = []
        if self._usd is not None:
            need = f", {needed.usd:.4f} needed" if needed else ""
            parts.append(f"US$ {self.spent.usd:.4f} of {self._usd:g} spent{need}")
        if self._tokens is not None:
            need = f", {needed.tokens:,} needed" if needed else ""
            parts.append(f"{self.spent.tokens:,} of {self._tokens:,} tokens spent{need}")
        return "; ".join(parts)
