"""One flow, every driver: whatever talks to the model, the same answers make the same summaries.

The suite is that of the recorded documents: they are corrected, read a second time, asked about in parts
and looked through for what is told twice.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from batches import Batch, lines_of
from endpoint import endpoint, said
from folders import TOP

from benchmarks.servers.batch_server import batches_served
from summarizer import AsyncSummarizer, Summary
from summarizer._call.answer_form import AnswerForm
from summarizer._call.call import Call, request_body
from summarizer._call.reply import Flow, Reply
from summarizer._flow.flow import summarize_flow
from summarizer._flow.prompts import Prompt
from summarizer._model.drive import drive_flow, drive_flow_blocking, replay_flow
from summarizer._recordings.cassettes import Cassette, read_cassette
from summarizer._recordings.exchange import nest_json
from summarizer._text.document import Document
from summarizer.ray import Summarize
from summarizer.read._rows import make_row_document

Rows = list[dict[str, Any]]
Made = dict[str, Summary]  # by the names of documents
Driver = Callable[[Rows, int, Batch], Made]
WHOLE, PARTS = 6_000, 450  # tokens of a window
FIELDS = ("title", "published", "source", "language")


@cache
def answers() -> dict[tuple[str, str], str]:
    """What was answered to each request that was recorded: by its name and its words."""
    found = {}
    for cassette in _recordings():
        for request, exchange in zip(cassette.requests, cassette.exchanges, strict=True):
            body = nest_json(exchange["response"]["body"].get("json")) or {}
            for choice in body.get("choices") or []:
                if content := choice["message"].get("content"):
                    found[_key_of(request)] = content
    return found


def rows_of(window: int) -> Rows:
    """The recorded documents that were asked about in such windows, and fully answered."""
    return [
        {"id": cassette.folder.name, "text": cassette.document.text}
        | {name: str(value) for name in FIELDS if (value := getattr(cassette.document, name))}
        for cassette in _recordings()
        if (cassette.manner.window, cassette.manner.overview) == (window, False)
        and all(_key_of(request) in answers() for request in cassette.requests)
    ]


def _recordings() -> Iterator[Cassette]:
    for path in sorted(TOP.glob("cassettes/*/exchange.yaml")):
        yield read_cassette(path.parent)


def _key_of(body: dict[str, Any]) -> tuple[str, str]:
    return body["response_format"]["json_schema"]["name"], body["messages"][-1]["content"]


def answer(body: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answers()[_key_of(body)])
    return found


def ask(call: Call) -> Reply:
    return Reply(answer(request_body(call, model="test-model", mode="json-schema")))


async def ask_later(call: Call) -> Reply:
    await asyncio.sleep(0)
    return ask(call)


def documents_of(rows: Rows) -> Iterator[Document]:
    for row in rows:
        yield make_row_document(row, row["id"])


def flows_of(rows: Rows, window: int) -> Iterator[tuple[str, Flow[Summary]]]:
    """A flow for each row, which gives its summary."""
    prompt, model = Prompt(AnswerForm(overview=False)), "test-model"
    for document in documents_of(rows):
        flow = summarize_flow(document, prompt, model=model, version="0", window=window, verify=True)
        yield document.name or "", flow


def on_a_loop(rows: Rows, window: int, _batch: Batch) -> Made:
    return {name: asyncio.run(drive_flow(flow, ask_later)) for name, flow in flows_of(rows, window)}


def replayed(rows: Rows, window: int, _batch: Batch) -> Made:
    """As a job does it: from the beginning after each round, against what is known by then."""
    known: dict[tuple[str, str], Reply] = {}
    made: Made = {}

    async def look_up(call: Call) -> Reply | None:
        return known.get((call.name, call.user))

    for _round in range(6):
        for name, flow in flows_of(rows, window):
            came = asyncio.run(replay_flow(flow, look_up))
            if isinstance(came, Summary):
                made[name] = came
            else:
                known |= {(call.name, call.user): ask(call) for call in came}
    return made


def live(rows: Rows, window: int, _batch: Batch) -> Made:
    async def run(url: str) -> Made:
        options: dict[str, Any] = {"window": window, "verify": True, "overview": False}
        async with AsyncSummarizer(model="test-model", base_url=url, **options) as summarizer:
            documents = list(documents_of(rows))
            results = [result async for result in summarizer.summarize_many(documents)]
        return {result.document.name or "": result.summary for result in results if result.summary}

    with endpoint(lambda body: said(answers()[_key_of(body)])) as server:
        return asyncio.run(run(server.url))


def by_batch_jobs(rows: Rows, window: int, batch: Batch) -> Made:
    with batches_served(answer) as (url, _):
        options = ("--base-url", url, "--window", str(window), "--verify", "--provider-batch", "--wait")
        done = batch("-", *options, stdin="".join(json.dumps(row) + "\n" for row in rows))
    assert done.status == 0, done.err
    return {line["document"]["name"]: Summary.model_validate(line) for line in lines_of()}


def by_the_class_for_ray(rows: Rows, window: int, _batch: Batch) -> Made:
    async def run(url: str) -> Rows:
        options: dict[str, Any] = {"window": window, "verify": True, "overview": False}
        worker = Summarize(model="test-model", base_url=url, cache=Path("kept"), **options)
        made: Rows = (await worker(pa.Table.from_pylist(rows))).to_pylist()
        return made

    with batches_served(answer) as (url, _):
        made = asyncio.run(run(url))
    assert not [row for row in made if row["error"]], made
    return {row["id"]: Summary.model_validate_json(row["summary"]) for row in made}


DRIVERS: list[Driver] = [on_a_loop, replayed, live, by_batch_jobs, by_the_class_for_ray]


@cache
def expected(window: int) -> dict[str, dict[str, Any]]:
    rows = rows_of(window)
    made = {name: drive_flow_blocking(flow, ask) for name, flow in flows_of(rows, window)}
    return {name: without_cost(summary) for name, summary in made.items()}


def without_cost(summary: Summary) -> dict[str, Any]:
    tree = summary.model_dump(mode="json", exclude={"usage": True, "verification": {"usage"}})
    tree["provenance"].pop("package_version")
    return tree


@pytest.mark.slow
@pytest.mark.parametrize("window", [WHOLE, PARTS], ids=["whole", "in-parts"])
@pytest.mark.parametrize("driver", DRIVERS, ids=lambda driver: driver.__name__)
def test_every_driver_makes_the_same_summaries(driver: Driver, window: int, batch: Batch) -> None:
    made = driver(rows_of(window), window, batch)
    assert {name: without_cost(summary) for name, summary in made.items()} == expected(window)


@pytest.mark.slow
def test_the_suite_has_every_kind_of_request_and_refusals() -> None:
    assert len(rows_of(WHOLE)) >= 15 and len(rows_of(PARTS)) == 1
    assert {name for name, _ in answers()} == {"summary", "correction", "verification", "coreference"}
    assert any(tree["rejected"] for tree in expected(WHOLE).values())
    assert all(tree["verification"]["verdicts"] for tree in expected(WHOLE).values())
