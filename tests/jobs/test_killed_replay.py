"""A replay that is killed goes on where it was, and what waits for an answer is not replayed."""

from __future__ import annotations

import errno
import io
from pathlib import Path
from typing import Any

import pytest
from batches import Batch, ids_of, records
from jobs_served import answer, count_paid_twice

from benchmarks.servers.batch_server import batches_served
from benchmarks.servers.batch_state import BatchFaults
from summarizer._cli.exit_codes import UNDER_WAY
from summarizer._jobs.replay import Replay
from summarizer._jobs.store import JobStore

PRICES = ("--prices", "2,1,4")


class Killed(BaseException):
    """What ends a run in a test as SIGKILL does: nothing is noted after it."""


@pytest.fixture
def replayed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the documents that are replayed; those of -1 kill the run first."""
    numbers: list[int] = []
    real = Replay._replay_one

    async def count(self: Replay, number: int, *rest: Any) -> None:
        if numbers and numbers[0] == -number:
            raise Killed
        numbers.append(number)
        await real(self, number, *rest)

    monkeypatch.setattr(Replay, "_replay_one", count)
    monkeypatch.setattr("summarizer._jobs.replay.EACH", 2)
    return numbers


def run_killed(batch: Batch, replayed: list[int], number: int, *asked: str, stdin: str = "") -> None:
    """Run a batch, and kill it before it replays the document of a number."""
    replayed[:] = [-number]
    with pytest.raises(Killed):
        batch(*asked, stdin=stdin)
    replayed.clear()


@pytest.mark.slow
def test_requests_that_a_killed_run_wrote_are_not_made_again(batch: Batch, replayed: list[int]) -> None:
    with batches_served(answer, BatchFaults(delay=0.1)) as (url, server):
        asked = ("-", "--base-url", url, "--provider-batch")
        run_killed(batch, replayed, 6, *asked, stdin=records(7))
        (begun,) = Path("out.job").glob("*.jsonl")
        with begun.open("ab") as file:
            file.write(b'{"custom_id": "torn')
        done = batch(*asked)
        assert done.status == UNDER_WAY and "7 requests submitted in 2 batches" in done.err, done.err
        assert replayed == [5, 6, 7]
        assert batch(*asked, "--wait").status == 0
        assert count_paid_twice(server) == 0 and server.given.paid.total() == 7
    assert len(ids_of()) == 7


@pytest.mark.slow
def test_a_file_that_a_killed_run_wrote_and_lost_is_written_again(
    batch: Batch, replayed: list[int]
) -> None:
    with batches_served(answer) as (url, server):
        asked = ("-", "--base-url", url, "--provider-batch", "--wait")
        run_killed(batch, replayed, 6, *asked, stdin=records(7))
        (begun,) = Path("out.job").glob("*.jsonl")
        begun.write_bytes(begun.read_bytes()[:-9])
        done = batch(*asked)
        assert done.status == 0 and server.given.paid.total() == 7, done.err
    assert len(ids_of()) == 7


@pytest.mark.slow
def test_documents_that_wait_are_not_replayed_when_another_batch_ends(
    batch: Batch, replayed: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer._jobs.job.MOST_LINES", 3)
    with batches_served(answer, BatchFaults(delay=60)) as (url, server):
        asked = ("-", "--base-url", url, "--provider-batch")
        assert batch(*asked, stdin=records(6)).status == UNDER_WAY
        _, second = server.batches.values()
        second["ready"] = 0.0
        replayed.clear()
        done = batch(*asked)
        assert done.status == UNDER_WAY and "3 answers collected" in done.err, done.err
        assert replayed == [4, 5, 6]
    assert ids_of() == ["a3", "a4", "a5"]


@pytest.mark.slow
def test_what_a_killed_run_spent_is_counted_once(batch: Batch, replayed: list[int]) -> None:
    with batches_served(answer) as (url, server):
        asked = ("-", "--base-url", url, "--provider-batch", *PRICES)
        assert batch(*asked, stdin=records(7)).status == UNDER_WAY
        run_killed(batch, replayed, 6, *asked)  # the answer to 5 is in the cache, and not noted
        server.faults.delay = 60
        ids = ids_of()
        assert len(ids) == 5
        run_killed(batch, replayed, 7, *asked)
        store = JobStore(Path("out.job"))
        spent = store.fact("spent")
        store.close()
    assert spent["usd"] == pytest.approx(6 * (4000 * 2 + 1000 * 4) / 2e6)


class FullDisk(io.BytesIO):
    """A file on a disk that has no room."""

    def flush(self) -> None:
        if not self.closed:
            raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.slow
def test_a_full_disk_is_one_line_and_nothing_is_lost(
    batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    with batches_served(answer) as (url, server):
        asked = ("-", "--base-url", url, "--provider-batch", "--wait")
        with monkeypatch.context() as full:
            full.setattr("summarizer._jobs.request_files._open_file", lambda _: FullDisk())
            done = batch(*asked, stdin=records(3))
        assert done.status == 1 and "jsonl cannot be written: No space left on device" in done.err
        assert batch(*asked).status == 0 and server.given.paid.total() == 3
    assert len(ids_of()) == 3
