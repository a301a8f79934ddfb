"""Estimates: what a run would cost, before anything is sent, live, cached and by batch jobs.

Prompts are counted by characters. How long answers are, and how many calls a document takes beside its
windows, is learned from a sample: the summaries that the output holds already.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from summarizer._call.call import CHARACTERS_PER_TOKEN, estimated_tokens
from summarizer._call.prices import Price
from summarizer._call.settings import Settings
from summarizer._flow.unsent import summary_requests
from summarizer._jobs.collect import SHARE
from summarizer._text.document import Document


@dataclass(frozen=True, slots=True)
class Assumed:
    """What is assumed where there is no sample: requests for each window, tokens of later prompts for
    each of the first, and tokens of answers for each of the document's text.
    """

    calls: float
    later_in: float
    out_for_text: float


# With second readings and without, as benchmarks/measures/answer_lengths.py finds in the recordings.
# These are dense with meetings: ordinary news costs less.
ASSUMED = {
    True: Assumed(calls=2.37, later_in=0.56, out_for_text=3.75),
    False: Assumed(calls=1.26, later_in=0.04, out_for_text=3.33),
}


@dataclass(slots=True)
class AnswerSample:
    """What summaries of this kind took: of each, its requests and tokens, per token of its text."""

    summaries: int = 0
    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    names: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, output: Path) -> AnswerSample:
        """That of the lines of an output; what is no line of ours is passed over."""
        sample = cls()
        try:
            with output.open("rb") as file:
                for line in file:
                    sample._add(line)
        except OSError:
            pass
        return sample

    def _add(self, line: bytes) -> None:
        try:
            tree = json.loads(line)
            usage: dict[str, Any] = tree["usage"]
            self.requests += usage["requests"]
            self.tokens_in += usage["tokens_in"]
            self.tokens_out += usage["tokens_out"]
            self.names.add(str(tree["document"]["name"] or tree["document"]["id"]))
            self.summaries += 1
        except (ValueError, KeyError, TypeError, RecursionError):
            return


@dataclass(slots=True)
class Estimate:
    """What a run would take: documents not done yet, their windows, and tokens of each kind.

    `fixed` tokens of the prompts are the same in each request of a kind: a prompt cache knows them.
    """

    sample: AnswerSample
    price: Price | None
    assumed: Assumed = ASSUMED[True]
    documents: int = 0
    done: int = 0
    unread: int = 0
    windows: int = 0
    first_in: int = 0
    text: int = 0
    fixed: int = 0

    @property
    def requests(self) -> int:
        """Windows, and what each document takes beside them: readings and corrections."""
        if not self.sample.summaries:
            return round(self.windows * self.assumed.calls)
        return max(self.windows, round(self.documents * self.sample.requests / self.sample.summaries))

    @property
    def tokens_in(self) -> int:
        """Tokens of all prompts."""
        if not self.sample.summaries:
            return round(self.first_in * (1 + self.assumed.later_in))
        return max(self.first_in, round(self.documents * self.sample.tokens_in / self.sample.summaries))

    @property
    def tokens_out(self) -> int:
        """Tokens of all answers."""
        if not self.sample.summaries:
            return round(self.text * self.assumed.out_for_text)
        return round(self.documents * self.sample.tokens_out / self.sample.summaries)

    def cost(self, way: str) -> float | None:
        """US dollars "live", "cached" or by "batch"; None where no price is known."""
        if self.price is None:
            return None
        cached = self.fixed if way == "cached" else 0
        whole = self.price.of(self.tokens_in, min(cached, self.tokens_in), self.tokens_out)
        return whole * (SHARE if way == "batch" else 1)


def estimate_run(documents: Iterable[Document], settings: Settings, sample: AnswerSample) -> Estimate:
    """Estimate a run over documents; nothing is sent."""
    estimate = Estimate(sample, settings.known_price, ASSUMED[settings.verify])
    for document in documents:
        if (document.name or document.id) in sample.names:
            estimate.done += 1
            continue
        bodies = summary_requests(document, settings)
        estimate.documents += 1
        estimate.windows += len(bodies)
        estimate.text += len(document.text) // CHARACTERS_PER_TOKEN
        for body in bodies:
            told = estimated_tokens(body)
            estimate.first_in += told
            estimate.fixed += told - len(body["messages"][-1]["content"]) // CHARACTERS_PER_TOKEN
    return estimate
