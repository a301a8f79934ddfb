"""What a million stories cost, and how long they take: live, cached, by batch jobs, by one's own vLLM.

python -m benchmarks.measures.million_stories [--stories 1000000] [--dense 0.3] [--model gpt-5.4-mini]

Tokens are those of real requests, counted by characters: a dense story is a generated report with its
right answer, read a second time; any other story is answered with empty lists, and not read. Hours are
computed, not measured: live by a rate limit, batch jobs by a day for each round, vLLM by a published
throughput.
"""

from __future__ import annotations

import argparse
import asyncio
import json
from dataclasses import dataclass
from typing import Any

from benchmarks.inputs.generated_reports import report
from benchmarks.servers.batch_state import is_reading, support_all
from summarizer import AsyncSummarizer
from summarizer._call.call import CHARACTERS_PER_TOKEN, Call, estimated_tokens, request_body
from summarizer._call.prices import price_of
from summarizer._call.reply import Outcome, Reply
from summarizer._jobs.collect import SHARE
from summarizer._model.drive import replay_flow

SAMPLE = 20  # reports
EMPTY: dict[str, Any] = {"parties": [], "meetings": [], "commitments": [], "concerns": []}
# Llama 3.3 70B in fp8 on two H100, 5,000 tokens in and 500 out, 150 requests at once: 920.9 tokens out a
# second, so 11 times as many in all. https://docs.nvidia.com/nim/benchmarking/llm/1.0.0/performance.md
VLLM_TOKENS_PER_SECOND, VLLM_GPUS = 920.9 * 11, 2
ROUNDS = {"dense": 2, "plain": 1}


@dataclass(slots=True)
class StoryTokens:
    """Tokens of one story: in, of these the part that all requests have in common, and out."""

    tokens_in: float = 0
    fixed: float = 0
    tokens_out: float = 0

    def add(self, other: StoryTokens, share: float) -> None:
        """Add so much of another."""
        self.tokens_in += share * other.tokens_in
        self.fixed += share * other.fixed
        self.tokens_out += share * other.tokens_out


async def count_tokens(number: int, *, dense: bool) -> StoryTokens:
    """The tokens of a generated report, answered rightly, or with nothing."""
    document, answer = report(number)
    counted = StoryTokens()
    async with AsyncSummarizer(model="gpt-5.4", overview=False, verify=True) as summarizer:

        async def look_up(call: Call) -> Outcome:
            body = request_body(call, model="m", mode="json-schema")
            told = estimated_tokens(body)
            value = support_all(body) if is_reading(body) else answer if dense else EMPTY
            given = {name: part for name, part in value.items() if name != "overview"}
            counted.tokens_in += told
            counted.fixed += told - len(call.user) / CHARACTERS_PER_TOKEN
            written = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
            counted.tokens_out += len(written) / CHARACTERS_PER_TOKEN
            return Reply(given)

        await replay_flow(summarizer._session.flow_of(document, tries_again=True), look_up)
    return counted


async def average_story(dense: float) -> StoryTokens:
    """The tokens of a story on the average, where so large a share is dense."""
    whole = StoryTokens()
    for number in range(SAMPLE):
        whole.add(await count_tokens(number, dense=True), dense / SAMPLE)
        whole.add(await count_tokens(number, dense=False), (1 - dense) / SAMPLE)
    return whole


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--stories", type=int, default=1_000_000)
    parser.add_argument("--dense", type=float, default=0.3)
    parser.add_argument("--model", default="gpt-5.4-mini")
    parser.add_argument("--tokens-per-minute", type=float, default=4e6)
    parser.add_argument("--queued-tokens", type=float, default=2e9, help="of batch jobs at once")
    parser.add_argument("--gpus", type=int, default=16)
    parser.add_argument("--gpu-usd", type=float, default=3.0, help="for an hour of one")
    asked = parser.parse_args()
    story, price = asyncio.run(average_story(asked.dense)), price_of(asked.model)
    if price is None:
        parser.error(f"no price is known for {asked.model}")
    tokens = asked.stories * (story.tokens_in + story.tokens_out)
    print(f"a story: {story.tokens_in:,.0f} tokens in ({story.fixed:,.0f} of them fixed),", end=" ")
    print(f"{story.tokens_out:,.0f} out; {asked.stories:,} stories, {asked.dense:.0%} of them dense")
    live = asked.stories * price.of(round(story.tokens_in), 0, round(story.tokens_out))
    cached = asked.stories * price.of(
        round(story.tokens_in), round(story.fixed), round(story.tokens_out)
    )
    limited = tokens / asked.tokens_per_minute / 60
    days = max(ROUNDS["dense"], tokens / asked.queued_tokens)
    gpu_hours = tokens / VLLM_TOKENS_PER_SECOND * VLLM_GPUS / 3600
    print(f"{'':28}{'US$':>10} {'hours':>8}")
    rows = [
        (f"live ({asked.model})", live, limited),
        ("live, fixed part cached", cached, limited),
        ("batch jobs", live * SHARE, 24 * days),
        (f"own vLLM, {asked.gpus} H100 (computed)", gpu_hours * asked.gpu_usd, gpu_hours / asked.gpus),
    ]
    for name, usd, hours in rows:
        print(f"{name:<28}{usd:>10,.0f} {hours:>8,.0f}")
    print(f"live at {asked.tokens_per_minute:,.0f} tokens a minute; batch jobs at most a day a round,")
    print(f"{asked.queued_tokens:,.0f} tokens queued at once; an H100 at US$ {asked.gpu_usd:g} an hour")


if __name__ == "__main__":
    main()
