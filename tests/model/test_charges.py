"""Charges: a summary costs what was charged for its replies, each at the price it was given at."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from endpoint import endpoint, said
from examples import EMPTY, document

from summarizer import AsyncSummarizer
from summarizer._call.reply import Reply
from summarizer._flow.flow import first_calls
from summarizer._flow.prompts import Prompt
from summarizer.schemas import Usage

PRICES = "2,0.5,8"


def test_a_reply_that_was_given_at_half_the_price_costs_half_in_its_summary(tmp_path: Path) -> None:
    async def cost_of(share: float) -> float | None:
        folder = tmp_path / str(share)
        async with AsyncSummarizer(model="m", base_url=server.url, prices=PRICES, cache=folder) as one:
            answers, form = one._session.answers, one.settings.form
            assert answers is not None
            (call,) = first_calls(document(), Prompt(form))
            usage = Usage(requests=1, tokens_in=1000, tokens_out=100)
            answers.keep(answers.key_of(call), Reply(dict(EMPTY), usage, share))
            (result,) = [result async for result in one.summarize_many([document()])]
        assert result.summary and result.usage.requests == 0
        return result.summary.usage.cost

    with endpoint(said(json.dumps(EMPTY))) as server:
        assert asyncio.run(cost_of(1.0)) == 0.0028
        assert asyncio.run(cost_of(0.5)) == 0.0014
        assert not server.requests
