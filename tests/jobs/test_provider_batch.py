"""`batch --provider-batch`: submitted, collected, round by round, until the output is whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from batches import RIGHT, Batch, ids_of, lines_of, records
from endpoint import endpoint, failed
from examples import TEXT
from jobs_served import answer, count_paid_twice

from benchmarks.servers.batch_server import batches_served
from benchmarks.servers.batch_state import BatchFaults
from summarizer._cli.exit_codes import UNDER_WAY

PRICES = ("--prices", "2,1,4")
REAL = json.dumps({"id": "real", "text": TEXT, "published": "2025-05-21"})


@pytest.mark.slow
def test_the_same_command_submits_and_then_collects(batch: Batch) -> None:
    with batches_served(answer, BatchFaults(delay=0.3)) as (url, server):
        asked = ("-", "--base-url", url, "--provider-batch", *PRICES)
        first = batch(*asked, stdin=records(3))
        assert first.status == UNDER_WAY and "3 requests submitted in 1 batch" in first.err
        assert "3 requests are in progress since " in first.err and "--wait" in first.err
        assert Path("out.jsonl").read_text() == "" and Path("out.job").is_dir()
        second = batch(*asked, "--wait")  # nothing on standard input any more
        assert second.status == 0, second.err
        assert "3 answers collected from 1 batch" in second.err
        assert not server.files
    assert ids_of() == ["a0", "a1", "a2"] and not Path("out.job").exists()
    assert server.given.paid.total() == 3 and server.given.live == 0


def without_cost(path: str) -> list[str]:
    """The lines of an output, sorted, as they are but for what was paid."""
    lines = lines_of(path)
    for line in lines:
        line["usage"].pop("cost")
        line["verification"]["usage"].pop("cost")
    return sorted(map(json.dumps, lines))


@pytest.mark.slow
def test_lines_are_those_of_a_live_run_but_for_half_the_cost(batch: Batch) -> None:
    with batches_served(answer) as (url, server):
        options = ("--base-url", url, *PRICES, "--verify")
        done = batch("-", *options, "--provider-batch", "--wait", stdin=records(2) + REAL)
        assert done.status == 0 and server.given.batches == 2, done.err
        live = batch("-", *options, "-o", "live.jsonl", "--cache", "own", stdin=records(2) + REAL)
        assert live.status == 0 and server.given.live * 2 == server.given.paid.total()
    costs = [
        sum(line["usage"]["cost"] for line in lines_of(name)) for name in ("out.jsonl", "live.jsonl")
    ]
    assert costs[1] == 2 * costs[0] > 0
    assert without_cost("out.jsonl") == without_cost("live.jsonl")


@pytest.mark.slow
def test_the_same_command_without_the_option_ends_live_with_the_same_answers(batch: Batch) -> None:
    with batches_served(answer) as (url, server):
        options = ("--base-url", url, "--verify")
        assert batch("-", *options, "--provider-batch", stdin=records(2) + REAL).status == UNDER_WAY
        done = batch("-", *options)
        assert done.status == 0, done.err
        assert server.given.live == 1  # the reading; the three answers were collected
        assert count_paid_twice(server) == 0
    assert ids_of() == ["a0", "a1", "real"] and not Path("out.job").exists()


def test_a_live_run_does_not_pay_for_what_is_under_way(batch: Batch) -> None:
    with batches_served(answer, BatchFaults(delay=60)) as (url, server):
        batch("-", "--base-url", url, "--provider-batch", stdin=records(2))
        done = batch("-", "--base-url", url, stdin=records(2))
        assert done.status == 1 and server.given.live == 0
    assert "2 requests are in progress" in done.err and "--provider-batch" in done.err


@pytest.mark.slow
def test_what_fails_is_listed_and_tried_again_by_the_next_job(batch: Batch) -> None:
    with batches_served(answer, BatchFaults(failing=1.0)) as (url, _):
        done = batch("-", "--base-url", url, "--provider-batch", "--wait", stdin=records(2))
    assert done.status == 3 and not Path("out.job").exists()
    assert [line["error"] for line in lines_of("out.errors.jsonl")] == ["EndpointError"] * 2
    assert [line["attempts"] for line in lines_of("out.errors.jsonl")] == [3, 3]
    with batches_served(answer) as (url, _):
        done = batch("-", "--base-url", url, "--provider-batch", "--wait", stdin=records(2))
    assert done.status == 0 and ids_of() == ["a0", "a1"]


@pytest.mark.slow
def test_an_answer_that_is_no_json_is_asked_for_again_as_a_live_one_is(batch: Batch) -> None:
    with batches_served(answer, BatchFaults(broken=0.5, seed=3)) as (url, server):
        done = batch("-", "--base-url", url, "--provider-batch", "--wait", stdin=records(6))
        assert server.given.batches == 2 and server.given.paid.total() > 6, done.err
    asked = [line["usage"]["requests"] for line in lines_of()]
    assert {1, 2} == set(asked) and sum(asked) + 2 * (6 - len(asked)) == server.given.paid.total()


SAID: list[Any] = [
    pytest.param(
        BatchFaults(said={"completed": "COMPLETED", "validating": "VALIDATING"}), id="capitals"
    ),
    pytest.param(BatchFaults(said={"completed": "Succeeded"}, wrapped="job"), id="wrapped"),
    pytest.param(BatchFaults(ends=["expired", "cancelled"]), id="expired-and-cancelled"),
    pytest.param(BatchFaults(missing=0.3), id="lines-missing"),
    pytest.param(BatchFaults(failing=0.3), id="lines-with-errors"),
    pytest.param(BatchFaults(doubled=True, foreign=2, shuffled=True), id="lines-in-disorder"),
    pytest.param(BatchFaults(cut=2), id="downloads-cut"),
    pytest.param(BatchFaults(create_unheard=1), id="create-unheard"),
    pytest.param(BatchFaults(create_failed=1, listed_late=3), id="create-failed-and-listed-late"),
    pytest.param(BatchFaults(queue_full=2), id="queue-full"),
    pytest.param(BatchFaults(most_tokens=20_000), id="queue-of-few-tokens"),
]


@pytest.mark.slow
@pytest.mark.parametrize("faults", SAID)
def test_nothing_is_lost_and_nothing_paid_twice(
    batch: Batch, faults: BatchFaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    with batches_served(answer, faults) as (url, server):
        monkeypatch.setattr("summarizer._model.retries._BACKOFF", lambda _: 0.01)
        asked = ("-", "--base-url", url, "--provider-batch", "--wait")
        done = batch(*asked, stdin=records(9), SUMMARIZER_RETRIES="2")
        assert done.status == 0, done.err
        assert count_paid_twice(server) == 0
    assert ids_of() == [f"a{number}" for number in range(9)]


@pytest.mark.slow
def test_lines_of_others_are_told_and_not_taken(batch: Batch) -> None:
    with batches_served(answer, BatchFaults(doubled=True, foreign=2)) as (url, _):
        done = batch("-", "--base-url", url, "--provider-batch", "--wait", stdin=records(4))
    assert "4 answers collected from 1 batch (2 to unknown requests, 3 twice)" in done.err


REFUSED: list[Any] = [
    pytest.param(BatchFaults(absent=True), "has no batch jobs", id="no-batches"),
    pytest.param(
        BatchFaults(said={"completed": "pondering"}),
        "an unknown status of a batch job ('pondering')",
        id="unknown-status",
    ),
    pytest.param(
        BatchFaults(refused=413), "refused a file or batch of requests (413: no)", id="file-refused"
    ),
    pytest.param(BatchFaults(ends=["failed:invalid_json"]), "refused the batch", id="failed-validation"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("faults", "said"), REFUSED)
def test_what_ends_a_job_is_one_line(batch: Batch, faults: BatchFaults, said: str) -> None:
    with batches_served(answer, faults) as (url, server):
        done = batch("-", "--base-url", url, "--provider-batch", "--wait", stdin=records(2))
        assert done.status == 1 and said in done.err, done.err
        server.faults = BatchFaults()
        done = batch("-", "--base-url", url, "--provider-batch", "--wait")
        assert done.status == 0 and count_paid_twice(server) == 0, done.err
    assert ids_of() == ["a0", "a1"]


@pytest.mark.slow
def test_a_create_in_doubt_is_waited_for_and_then_asked_about(
    batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    with batches_served(answer, BatchFaults(create_lost=1)) as (url, server):
        asked = ("-", "--base-url", url, "--provider-batch")
        first = batch(*asked, stdin=records(2))
        assert first.status == UNDER_WAY and batch(*asked).status == UNDER_WAY
        monkeypatch.setattr("summarizer._jobs.submit.DOUBT", -1)
        late = batch(*asked)
        assert late.status == 1 and "run the same command again with --resubmit" in late.err
        assert server.given.batches == 0
        assert batch(*asked, "--resubmit", "--wait").status == 0
    assert ids_of() == ["a0", "a1"] and count_paid_twice(server) == 0


@pytest.mark.slow
def test_a_batch_of_somebody_else_under_our_name_is_not_taken(batch: Batch) -> None:
    with batches_served(answer, BatchFaults(create_unheard=1, delay=60)) as (url, server):
        batch("-", "--base-url", url, "--provider-batch", stdin=records(1))
        (theirs,) = server.batches.values()
        theirs["input_file_id"] = "file-theirs"
        done = batch("-", "--base-url", url, "--provider-batch")
        assert done.status == 1 and "is somebody else's" in done.err and "--resubmit" in done.err
        server.faults.delay = 0
        done = batch("-", "--base-url", url, "--provider-batch", "--wait", "--resubmit")
        assert done.status == 0 and server.given.batches == 2, done.err
    assert ids_of() == ["a0"]


def test_another_prompt_between_submitting_and_collecting_is_told(batch: Batch) -> None:
    with batches_served(answer) as (url, server):
        batch("-", "--base-url", url, "--provider-batch", stdin=records(1))
        done = batch("-", "--base-url", url, "--provider-batch", "--overview")
        assert done.status == 1 and "was started with other options" in done.err
        assert server.given.batches == 1


@pytest.mark.slow
def test_requests_that_another_output_has_under_way_are_not_paid_for_twice(batch: Batch) -> None:
    with batches_served(answer, BatchFaults(delay=60)) as (url, server):
        batch("-", "--base-url", url, "--provider-batch", stdin=records(2))
        options = ("--base-url", url, "--provider-batch", "-o", "other.jsonl")
        done = batch("-", *options, stdin=records(2))
        assert done.status == 1 and "another output has 2 of these requests in progress" in done.err
        assert server.given.batches == 1


@pytest.mark.slow
def test_a_budget_holds_back_requests_before_they_are_submitted(batch: Batch) -> None:
    with batches_served(answer) as (url, server):
        asked = ("-", "--base-url", url, "--provider-batch", "--wait", *PRICES)
        done = batch(*asked, "--budget-usd", "0.04", stdin=records(20))
        assert done.status == 1 and "the budget is too small for" in done.err, done.err
        paid = server.given.paid.total()
        assert 0 < paid < 20 and paid * (4000 * 2 + 1000 * 4) / 2e6 <= 0.04
        assert batch(*asked, "--budget-usd", "1").status == 0
    assert len(ids_of()) == 20 and count_paid_twice(server) == 0


def test_a_failure_of_a_live_run_costs_no_job(batch: Batch) -> None:
    with endpoint(failed(400), RIGHT) as server:
        batch("-", "--base-url", server.url, stdin=records(2))
    assert not Path("out.job").exists()


USAGES = [
    (("--wait",), "--wait needs --provider-batch"),
    (("--resubmit",), "--resubmit needs --provider-batch"),
    (("--provider-batch", "--no-cache"), "answers are kept in the cache"),
    (("--provider-batch", "--estimate"), "cannot be combined"),
]


@pytest.mark.parametrize(("options", "said"), USAGES)
def test_options_without_sense_are_wrong_usage(
    batch: Batch, options: tuple[str, ...], said: str
) -> None:
    done = batch("-", *options)
    assert done.status == 2 and said in done.err


def test_without_sources_there_is_nothing_to_do(batch: Batch) -> None:
    assert batch().status == 2
