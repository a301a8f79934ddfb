"""Charges: what a summary cost whose replies were not all given at one price.

A provider's batch job gives its replies at half the price, and a reply keeps that for ever: the flow
counts tokens, and this room what was charged for them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from summarizer._call.call import READING, Call
from summarizer._call.reply import Reply, sum_usage
from summarizer._call.settings import Settings
from summarizer.errors import ModelError
from summarizer.schemas import Summary, Usage


@dataclass(slots=True)
class Charges:
    """The usage of each call of one document, and the share of the price at which it was given."""

    settings: Settings
    _noted: list[tuple[bool, Usage, float]] = field(default_factory=list)

    def note(self, call: Call, usage: Usage, share: float) -> None:
        """Take note of what came of a call."""
        self._noted.append((call.name == READING, usage, share))

    def noting(self, ask: Callable[[Call], Awaitable[Reply]]) -> Callable[[Call], Awaitable[Reply]]:
        """`ask`, and take note of each reply, and of what a failure cost."""

        async def asked(call: Call) -> Reply:
            try:
                reply = await ask(call)
            except ModelError as exc:
                self.note(call, Usage.model_validate(exc.spent), 1.0)
                raise
            self.note(call, reply.usage, reply.share)
            return reply

        return asked

    def price(self, summary: Summary) -> Summary:
        """The summary with what was charged for it; as it is where all was charged in full."""
        if all(share == 1 for _, _, share in self._noted):
            return summary
        usage = summary.usage.model_copy(update={"cost": self._total()})
        read = summary.verification
        if read is not None:
            reading = read.usage.model_copy(update={"cost": self._total(is_reading=True)})
            read = read.model_copy(update={"usage": reading})
        return summary.model_copy(update={"usage": usage, "verification": read})

    def usage(self) -> Usage:
        """What all calls that were noted cost together."""
        whole = sum_usage(usage for _, usage, _ in self._noted)
        return whole.model_copy(update={"cost": self._total()})

    def _total(self, *, is_reading: bool | None = None) -> float | None:
        """US dollars, to a millionth; None where a model was asked whose price is unknown."""
        total = 0.0
        for reads, usage, share in self._noted:
            if is_reading in (None, reads):
                price = self.settings.for_call(READING if reads else "").known_price
                if price is None:
                    return None
                total += share * price.of(usage.tokens_in, usage.tokens_cached, usage.tokens_out)
        return round(total, 6)
