"""Running a job from the command line: `batch --provider-batch`, and a live run that ends one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer._cli.batch_events import BatchEnded, FailuresListed, tally_fields
from summarizer._cli.cache_events import AnswersUnkept
from summarizer._cli.exit_codes import SOME_FAILED, UNDER_WAY
from summarizer._cli.job_events import (
    AnswersImported,
    JobCollected,
    JobFilesLeft,
    JobQueueFull,
    JobSubmitted,
    JobUnderWay,
    RequestsExported,
)
from summarizer._cli.left_out import say_of_batch
from summarizer._cli.long_runs import spare_long_lived
from summarizer._cli.talk import write_event

if TYPE_CHECKING:
    from summarizer._batch.tally import BatchTally
    from summarizer._jobs.collect import Collected
    from summarizer._jobs.run import JobRun
    from summarizer._jobs.standing import Standing
    from summarizer.errors import SummarizerError
    from summarizer.read import Row


class JobTeller:
    """Tells on stderr how a job goes on; that it waits only where something has changed."""

    def __init__(self) -> None:
        self._last: Standing | None = None

    def collected(self, collected: Collected) -> None:
        """Say what batches brought."""
        write_event(
            JobCollected(
                batches=collected.batches,
                answers=collected.answers,
                missing=collected.missing,
                foreign=collected.foreign,
                doubled=collected.doubled,
            )
        )

    def submitted(self, requests: int, batches: int) -> None:
        """Say what was submitted."""
        write_event(JobSubmitted(requests=requests, batches=batches))

    def queue_full(self, why: str) -> None:
        """Say that the endpoint takes no more for now."""
        write_event(JobQueueFull(why=why))

    def waiting(self, standing: Standing) -> None:
        """Say what is waited for."""
        if standing != self._last:
            self._last = standing
            write_event(JobUnderWay.of(standing, waits=True))

    def files_left(self, count: int, error: SummarizerError) -> None:
        """Say that files could not be deleted at the endpoint."""
        write_event(JobFilesLeft(files=count, error=error))


def run_job(
    rows: Iterator[Row],
    output: Path,
    tally: BatchTally,
    *,
    options: Mapping[str, Any],
    job: Mapping[str, Any],
) -> Standing:
    """Carry a job on, and say what came of it; how it stands then. `options` are those of `open_run`.

    Without `provider_batch` in `job`, what there is is collected, and nothing more is submitted.
    """
    import asyncio

    from summarizer._jobs.job import Job
    from summarizer._jobs.opened import open_run

    spare_long_lived()

    async def run() -> Standing:
        watch, submits = _make_watch(tally), job["provider_batch"]
        async with open_run(output, tally, watch, **options) as opened:
            carried = Job(opened, JobTeller(), resubmit=job["resubmit"], submits=submits)
            with watch:
                try:
                    standing = await carried.carry_on(rows, wait=job["wait"])
                finally:
                    opened.failures.finish()
                    _say_ending(opened, output, watch.seconds)
            if standing.open_documents and submits:
                write_event(JobUnderWay.of(standing, waits=False))
            return standing

    return asyncio.run(run())


def run_by_hand(
    rows: Iterator[Row],
    output: Path,
    tally: BatchTally,
    *,
    options: Mapping[str, Any],
    job: Mapping[str, Any],
) -> Standing:
    """Take answers from files, and write requests to files; how the job stands then."""
    import asyncio

    from summarizer._jobs.files_by_hand import exchange_files
    from summarizer._jobs.job import Job
    from summarizer._jobs.opened import open_run

    async def run() -> Standing:
        watch, folder = _make_watch(tally), job["export_requests"]
        async with open_run(output, tally, watch, **options) as opened:
            with watch:
                try:
                    standing, imported, exported = await exchange_files(
                        opened, rows, answers=job["import_answers"], requests=folder
                    )
                finally:
                    opened.failures.finish()
                    _say_ending(opened, output, watch.seconds)
            if imported is not None:
                write_event(AnswersImported(**asdict(imported)))
            if exported is not None:
                write_event(RequestsExported(folder=str(folder), **asdict(exported)))
            if not standing.open_documents:
                await Job(opened, JobTeller()).end()
            return standing

    return asyncio.run(run())


def raise_status(standing: Standing) -> None:
    """Exit as a job stands: not finished, with failures, or done."""
    if standing.open_documents:
        raise click.exceptions.Exit(UNDER_WAY)
    if standing.failed_documents:
        raise click.exceptions.Exit(SOME_FAILED)


def end_job(output: Path, *, asked: Mapping[str, Any], pace: Mapping[str, Any]) -> None:
    """Nothing is kept of a job any more, here and at the endpoint: a live run has ended it."""
    import asyncio

    from summarizer._batch.tally import BatchTally
    from summarizer._cli.progress import Log
    from summarizer._jobs.job import Job
    from summarizer._jobs.opened import open_run

    async def end() -> None:
        async with open_run(
            output, BatchTally(), Log(), keep=None, force=True, asked=asked, pace=pace
        ) as opened:
            await Job(opened, JobTeller()).end()

    asyncio.run(end())


def _make_watch(tally: BatchTally) -> Any:
    from summarizer._cli.deadline import Deadline
    from summarizer._cli.progress import make_watch

    deadline = click.get_current_context().find_object(Deadline) or Deadline()
    return make_watch(tally, when_interrupted=deadline.start)


def _say_ending(opened: JobRun, output: Path, seconds: float) -> None:
    tally = opened.tally
    write_event(BatchEnded(output=str(output), **tally_fields(tally, seconds)))
    say_of_batch(tally)
    if tally.failed:
        write_event(FailuresListed(documents=tally.failed, path=str(opened.failures.path)))
    if opened.answers.unkept:
        write_event(AnswersUnkept(answers=opened.answers.unkept))
