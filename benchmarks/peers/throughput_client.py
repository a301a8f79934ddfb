"""One client over many reports, in a process of its own: JSON on stdin, its cost as JSON on stdout.

{"client": "ours", "url": ..., "reports": 200, "at_once": 64}; a first report, asked about before the
clock starts, has paid for imports and connections.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from typing import Any

from benchmarks.inputs.generated_reports import report
from summarizer import AsyncSummarizer
from summarizer._call.call import strict_schema
from summarizer._flow.prompts import Prompt
from summarizer._text.reading import Reading
from summarizer.schemas import Answer

One = Callable[[list[dict[str, Any]]], Awaitable[Any]]


def clocked(began: tuple[float, float]) -> dict[str, float]:
    wall, cpu = time.perf_counter() - began[0], time.process_time() - began[1]
    return {"wall": wall, "cpu": cpu, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


async def ours(asked: dict[str, Any]) -> dict[str, float]:
    """Split, prompt, parse, ground, check, merge, and write a line of JSON; as asked, read again."""
    documents = [report(number)[0] for number in range(asked["reports"] + 1)]
    async with AsyncSummarizer(
        base_url=asked["url"], model="m", verify=asked.get("verify", False)
    ) as summarizer:
        await summarizer.summarize(documents.pop())
        gc.collect()
        began = time.perf_counter(), time.process_time()
        done = 0
        with tempfile.TemporaryFile("w", encoding="utf-8") as file:
            async for result in summarizer.summarize_many(documents, concurrency=asked["at_once"]):
                assert result.summary is not None
                assert len(result.summary.commitments) == 4
                file.write(result.summary.model_dump_json() + "\n")
                done += 1
        assert done == len(documents)
        return clocked(began)


def messages(number: int) -> list[dict[str, Any]]:
    """What ours would say, so that the others have the same to send; made before the clock starts."""
    document = report(number)[0]
    call = Prompt().summary(Reading.of(document))
    return [{"role": "system", "content": call.system}, {"role": "user", "content": call.user}]


async def others(asked: dict[str, Any], one: One) -> dict[str, float]:
    """The usual way: a semaphore, and all of them gathered."""
    said = [messages(number) for number in range(asked["reports"] + 1)]
    await one(said.pop())
    gc.collect()
    room = asyncio.Semaphore(asked["at_once"])

    async def within(said_of_one: list[dict[str, Any]]) -> int:
        async with room:
            answer = await one(said_of_one)
            return len(answer.commitments)

    began = time.perf_counter(), time.process_time()
    assert sum(await asyncio.gather(*map(within, said))) == 4 * len(said)
    return clocked(began)


async def openai_alone(asked: dict[str, Any]) -> dict[str, float]:
    """openai's client and pydantic, the schema made once."""
    import openai

    form = {"name": "Answer", "strict": True, "schema": strict_schema(Answer)}
    async with openai.AsyncOpenAI(
        api_key="k", base_url=asked["url"], max_retries=0, timeout=600
    ) as client:

        async def one(said: Any) -> Answer:
            completion = await client.chat.completions.create(  # type: ignore[call-overload]  # a dict does
                model="m",
                messages=said,
                response_format={"type": "json_schema", "json_schema": form},
            )
            return Answer.model_validate_json(completion.choices[0].message.content or "")

        return await others(asked, one)


async def instructor_alone(asked: dict[str, Any]) -> dict[str, float]:
    """instructor as its documentation uses it, with the same model of an answer."""
    import instructor
    import openai

    mode = instructor.Mode[asked.get("mode", "JSON_SCHEMA")]
    async with openai.AsyncOpenAI(
        api_key="k", base_url=asked["url"], max_retries=0, timeout=600
    ) as client:
        patched = instructor.from_openai(client, mode=mode)

        async def one(said: Any) -> Answer:
            return await patched.chat.completions.create(
                model="m", messages=said, response_model=Answer, strict=False
            )

        return await others(asked, one)


CLIENTS = {"ours": ours, "openai": openai_alone, "instructor": instructor_alone}

if __name__ == "__main__":
    os.environ["OPENAI_API_KEY"] = "k"
    request = json.load(sys.stdin)
    json.dump(asyncio.run(CLIENTS[request["client"]](request)), sys.stdout)
