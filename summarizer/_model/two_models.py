"""Two models: the one that answers, and the one that reads a second time, which may be the same.

Each has its client. Each call goes to its own model, and is counted at that one's price.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from summarizer._call.call import READING, Call
from summarizer._call.prices import cost_of_both
from summarizer._call.reply import Reply, sum_usage
from summarizer._call.secrets import Secrets
from summarizer._call.settings import Settings
from summarizer._model.client import Client
from summarizer._model.connection import api_key
from summarizer._model.run import ModelRun
from summarizer._model.spent import Spent
from summarizer.schemas import Usage


@dataclass(slots=True)
class Bill:
    """What the calls of one document have cost so far: those that were answered, and the readings."""

    answering: list[Spent] = field(default_factory=list)
    reading: list[Spent] = field(default_factory=list)

    def total(self, settings: Settings) -> Usage:
        """The sum, each call at the price of its model; no cost where one that was asked has none."""
        reading = _sum_spent(self.reading)
        whole = sum_usage([_sum_spent(self.answering), reading])
        reader = settings.for_call(READING)
        cost = cost_of_both(settings.known_price, whole, reader.known_price, reading)
        return whole.model_copy(update={"cost": cost})


def _sum_spent(calls: Sequence[Spent]) -> Usage:
    return sum_usage(Usage(**asdict(spent)) for spent in calls)


class TwoModels:
    """Asks the model that answers, and for readings the one that reads. Close it when done.

    Without `keyed` no key is read, and retries do not wait: for a recording.
    """

    def __init__(
        self, settings: Settings, *, secrets: Secrets | None = None, keyed: bool = True
    ) -> None:
        def client_of(asked: Settings) -> Client:
            key = api_key(asked) if keyed else None
            return Client(asked, api_key=key, secrets=secrets, wait=keyed)

        self.answering = client_of(settings)
        self.reading = client_of(settings.reader) if settings.reader else self.answering

    async def ask(self, call: Call, *, run: ModelRun | None = None, bill: Bill | None = None) -> Reply:
        """Answer one call; see `Client.ask`."""
        is_reading = call.name == READING
        client = self.reading if is_reading else self.answering
        tally = None if bill is None else bill.reading if is_reading else bill.answering
        return await client.ask(call, run=run, tally=tally)

    async def aclose(self) -> None:
        """Close the connections."""
        await self.answering.aclose()
        await self.reading.aclose()
