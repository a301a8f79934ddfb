"""One flow, every driver: whatever talks to the model, the same answers make the same summary."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from batches import Batch, lines_of
from examples import TEXT
from jobs_served import answer

from benchmarks.servers.batch_server import batches_served
from summarizer import AsyncSummarizer, Document, Summary
from summarizer._call.call import Call, request_body
from summarizer._call.reply import Flow, Reply
from summarizer._flow.flow import summarize_flow
from summarizer._flow.prompts import Prompt
from summarizer._model.drive import drive_flow, drive_flow_blocking, replay_flow
from summarizer.ray import Summarize

ROW = {"id": "real", "text": TEXT, "published": "2025-05-21"}
OPTIONS: dict[str, Any] = {"model": "test-model", "verify": True, "overview": False}
Driver = Callable[[Batch], Summary]


def flow() -> Flow[Summary]:
    async def form() -> Any:
        async with AsyncSummarizer(**OPTIONS) as summarizer:
            return summarizer.settings.form

    document = Document(TEXT, published="2025-05-21", name="real")
    prompt = Prompt(asyncio.run(form()))
    return summarize_flow(document, prompt, model="test-model", version="0", verify=True)


def ask(call: Call) -> Reply:
    return Reply(answer(request_body(call, model="test-model", mode="json-schema")))


async def ask_later(call: Call) -> Reply:
    return ask(call)


def blocking(_: Batch) -> Summary:
    return drive_flow_blocking(flow(), ask)


def on_a_loop(_: Batch) -> Summary:
    return asyncio.run(drive_flow(flow(), ask_later))


def replayed(_: Batch) -> Summary:
    """As a job does it: from the beginning after each round, against what is known by then."""
    known: dict[str, Reply] = {}

    async def look_up(call: Call) -> Reply | None:
        return known.get(call.user)

    for _round in range(5):
        came = asyncio.run(replay_flow(flow(), look_up))
        if isinstance(came, Summary):
            return came
        known |= {call.user: ask(call) for call in came}
    raise AssertionError("the flow never ended")


def by_batch_jobs(batch: Batch) -> Summary:
    with batches_served(answer) as (url, _):
        options = ("--base-url", url, "--verify", "--provider-batch", "--wait")
        done = batch("-", *options, stdin=json.dumps(ROW))
    assert done.status == 0, done.err
    return Summary.model_validate(lines_of()[0])


def by_the_class_for_ray(_: Batch) -> Summary:
    async def run(url: str) -> Any:
        made = await Summarize(base_url=url, cache=Path("kept"), **OPTIONS)(pa.Table.from_pylist([ROW]))
        return made.to_pylist()[0]

    with batches_served(answer) as (served, _server):
        row = asyncio.run(run(served))
    assert row["error"] is None, row
    return Summary.model_validate_json(row["summary"])


@pytest.mark.parametrize("driver", [blocking, on_a_loop, replayed, by_batch_jobs, by_the_class_for_ray])
def test_every_driver_makes_the_same_summary(driver: Driver, batch: Batch) -> None:
    made, expected = driver(batch), blocking(batch)
    assert expected.verification and expected.verification.verdicts and expected.commitments
    assert _without_cost(made) == _without_cost(expected)


def _without_cost(summary: Summary) -> dict[str, Any]:
    tree = summary.model_dump(mode="json", exclude={"usage": True, "verification": {"usage"}})
    tree["provenance"].pop("package_version")
    return tree
