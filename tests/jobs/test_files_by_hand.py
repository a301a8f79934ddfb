"""Requests as files, answers from files, what a run would cost, and how a job stands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from batches import Batch, ids_of, lines_of, records
from examples import TEXT
from jobs_served import answer

from benchmarks.servers.batch_server import batches_served
from benchmarks.servers.batch_state import BatchFaults, BatchServer
from summarizer._cli.exit_codes import UNDER_WAY

REAL = json.dumps({"id": "real", "text": TEXT, "published": "2025-05-21"})


def answer_files(asked: Path, answered: Path) -> None:
    """What `vllm run-batch` does: a line of an output for each line of the files of requests."""
    server = BatchServer(answer, BatchFaults())
    answered.mkdir()
    for path in asked.glob("*.jsonl"):
        lines = map(json.loads, path.read_text("utf-8").splitlines())
        told = [{"custom_id": line["custom_id"], "response": _respond(server, line)} for line in lines]
        (answered / path.name).write_text("".join(json.dumps(one) + "\n" for one in told))


def _respond(server: BatchServer, line: dict[str, Any]) -> dict[str, Any]:
    assert (line["method"], line["url"]) == ("POST", "/v1/chat/completions")
    return {"status_code": 200, "request_id": "r", "body": server.complete(line["body"])}


@pytest.mark.slow
def test_files_go_round_until_the_output_is_whole(batch: Batch) -> None:
    options = ("--base-url", "http://localhost:1/v1", "--verify")
    first = batch("-", *options, "--export-requests", "asked", stdin=records(2) + REAL)
    assert first.status == UNDER_WAY and "3 requests written to 1 file in asked" in first.err
    answer_files(Path("asked"), Path("answered"))
    second = batch("-", *options, "--import-answers", "answered", "--export-requests", "more")
    assert second.status == UNDER_WAY and "3 answers read from 1 file" in second.err
    assert ids_of() == ["a0", "a1"]
    answer_files(Path("more"), Path("last"))
    third = batch("-", *options, "--import-answers", "last")
    assert third.status == 0, third.err
    assert ids_of() == ["a0", "a1", "real"] and not Path("out.job").exists()


def test_answers_of_others_are_told(batch: Batch) -> None:
    batch("-", "--base-url", "http://localhost:1/v1", "--export-requests", "asked", stdin=records(1))
    answer_files(Path("asked"), Path("answered"))
    (path,) = Path("answered").glob("*.jsonl")
    path.write_text(path.read_text() + '{"custom_id": "x", "response": {"status_code": 200}}\nrubbish\n')
    done = batch("-", "--base-url", "http://localhost:1/v1", "--import-answers", "answered")
    assert done.status == 0 and "1 answer read from 1 file (1 to other requests)" in done.err


def test_a_folder_without_answers_is_one_line(batch: Batch) -> None:
    Path("empty").mkdir()
    done = batch("-", "--import-answers", "empty", stdin=records(1))
    assert done.status == 1 and "empty has no .jsonl files" in done.err


@pytest.mark.slow
def test_the_status_tells_what_is_under_way_and_what_it_may_cost(batch: Batch) -> None:
    assert batch("--status").out == "nothing is in progress for out.jsonl\n"
    with batches_served(answer, BatchFaults(delay=60)) as (url, server):
        batch("-", "--base-url", url, "--provider-batch", "--prices", "2,1,4", stdin=records(2))
        asked = server.given.batches
        done = batch("--status")
        assert server.given.batches == asked
    assert done.status == 0 and "documents   0 done, 0 failed, 2 open" in done.out
    assert "batch_0001 validating: 2 requests, since 2" in done.out
    assert "in progress 2 requests" in done.out and "US$ 0.0000 at most" not in done.out


@pytest.mark.slow
def test_without_a_price_no_dollars_are_told(batch: Batch) -> None:
    with batches_served(answer, BatchFaults(delay=60)) as (url, _):
        sent = batch("-", "--base-url", url, "--provider-batch", stdin=records(2))
    assert "0 out; " in sent.err and "US$" not in sent.err + batch("--status").out


@pytest.mark.slow
def test_an_estimate_sends_nothing_and_learns_from_a_sample(batch: Batch) -> None:
    with batches_served(answer) as (url, server):
        options = ("--base-url", url, "--prices", "2,1,4")
        blind = batch("-", *options, "--estimate", stdin=records(10))
        assert blind.status == 0 and "no sample" in blind.out and not server.given.paid
        assert "documents   10 (0 done, 0 unreadable)" in blind.out
        batch("-", *options, "--limit", "2", stdin=records(10))
        told = batch("-", *options, "--estimate", stdin=records(10)).out
    assert "documents   8 (2 done" in told and "those of 2 summaries" in told
    assert "tokens      32,000 in, 8,000 out" in told  # as the server counts them
    costs = [float(line.split("US$ ")[1]) for line in told.splitlines() if "US$" in line]
    assert costs[0] == 0.10 and costs[1] < costs[0] and costs[2] == costs[0] / 2
    assert len(lines_of()) == 2


def test_an_estimate_without_a_price_says_so(batch: Batch) -> None:
    done = batch("-", "--base-url", "http://localhost:1/v1", "--estimate", stdin=records(1))
    assert "price not known: give --prices" in done.out
