"""The command for many documents: `batch`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from summarizer._cli.batch_events import (
    BatchEnded,
    FailuresGone,
    FailuresListed,
    FailuresUntried,
    tally_fields,
)
from summarizer._cli.cache_events import AnswersUnkept
from summarizer._cli.checked_values import FINITE_ABOVE_0, check_folder_option, check_prices
from summarizer._cli.exit_codes import INTERRUPTED, SOME_FAILED
from summarizer._cli.job_options import check_job_options, job_options
from summarizer._cli.kinds_option import own_options
from summarizer._cli.left_out import say_of_batch
from summarizer._cli.long_runs import spare_long_lived
from summarizer._cli.options import (
    RETRIES,
    VerifyingCommand,
    cache_option,
    check_standard_input,
    documents_options,
    group_options,
    live_options,
    number_option,
    overview_option,
)
from summarizer._cli.talk import write_event

if TYPE_CHECKING:
    from summarizer._batch.failures import Failures
    from summarizer._batch.tally import BatchTally
    from summarizer.read import Row

# The arguments of AsyncSummarizer.summarize_many.
pace_options = group_options(
    "pace",
    number_option("--concurrency", "Number of documents in progress at once.", default=16),
    click.option(
        "--requests-per-minute", type=FINITE_ABOVE_0, metavar="N", help="Limit on requests per minute."
    ),
    click.option(
        "--tokens-per-minute", type=FINITE_ABOVE_0, metavar="N", help="Limit on tokens per minute."
    ),
    click.option(
        "--budget-usd",
        type=FINITE_ABOVE_0,
        metavar="DOLLARS",
        help="Stop before the total cost could exceed this.",
    ),
    number_option("--budget-tokens", "Stop before the total tokens could exceed this."),
    click.option("--fail-fast", is_flag=True, help="Stop at the first document that fails."),
    number_option(
        "--stop-after",
        "Stop after N consecutive failures of the endpoint or the model.",
        default=20,
    ),
)
prices_option = group_options(
    "asked",
    click.option(
        "--prices",
        metavar="IN,CACHED,OUT",
        callback=check_prices,
        help="US$ per million tokens, if the model's price is not known.  [env: SUMMARIZER_PRICES]",
    ),
)


@click.command(cls=VerifyingCommand, epilog=RETRIES)
@click.argument("sources", metavar="SOURCE...", nargs=-1)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="File that gets a line of JSON for each document. Failures go to NAME.errors.jsonl beside it.",
)
@number_option("--limit", "Summarize at most N documents that are not done yet.")
@click.option(
    "--keep-documents",
    type=click.Path(path_type=Path, file_okay=False),
    callback=check_folder_option,
    metavar="DIR",
    help="Keep each document's text in this folder, for `summarizer report --documents DIR`.",
)
@click.option("--force", is_flag=True, help="Add to the output even if another model or prompt made it.")
@documents_options
@cache_option()
@click.option("--no-cache", is_flag=True, help="Do not use the cache.")
@pace_options
@prices_option
@live_options
@overview_option(False)
@job_options
@own_options
def batch(
    sources: tuple[str, ...],
    output: Path,
    limit: int | None,
    keep_documents: Path | None,
    force: bool,
    cache: Path | None,
    no_cache: bool,
    reading: Mapping[str, Any],
    pace: Mapping[str, Any],
    asked: Mapping[str, Any],
    job: Mapping[str, Any],
) -> None:
    """Summarize many documents. Run it again to resume.

    A SOURCE is a file, a folder, a glob in quotation marks, a URL, a feed, or a table (.csv, .jsonl).
    "-" is JSON Lines on standard input: {"id", "text", "title", "published", "source"} on each line.
    Each document adds a line to the output.

    \b
    summarizer batch reports/ -o summaries.jsonl --published 2025-05-21
    summarizer batch 2026-05-*.txt -o summaries.jsonl --published from-name
    zcat articles.jsonl.gz | summarizer batch - -o summaries.jsonl --concurrency 64
    """
    from summarizer._batch.failures import failures_path
    from summarizer._batch.places import documents_in, find_places, names_of_all, number_in
    from summarizer._batch.tally import BatchTally
    from summarizer._cli.job_run import end_job, raise_status, run_by_hand, run_job
    from summarizer._cli.job_shown import show_estimate, show_status
    from summarizer._cli.output import check_output
    from summarizer._jobs.ended_live import is_begun, rows_of_job
    from summarizer._model.answers import default_folder

    if cache and no_cache:
        raise click.UsageError("--cache and --no-cache cannot be combined")
    check_job_options(job, no_cache=no_cache, sources=sources)
    if job["status"]:
        show_status(output)
        return
    check_standard_input(sources)
    files = [source for source in sources if not Path(source).is_dir()]
    check_output(output, files)
    check_output(failures_path(output), files)
    found = find_places(sources, without=(output, failures_path(output)))
    tally = BatchTally(total=number_in(found), limit=limit)
    documents = documents_in(found, **reading)
    names = names_of_all(sources, found)
    if job["estimate"]:
        show_estimate(documents, output, asked)
        return
    asked = {**asked, "cache": None if no_cache else cache or default_folder()}
    options: dict[str, Any] = {"keep": keep_documents, "force": force, "asked": asked, "pace": pace}
    if job["export_requests"] or job["import_answers"]:
        raise_status(run_by_hand(documents, output, tally, job=job, options=options))
        return
    begun = is_begun(output)
    if begun and no_cache:
        raise click.UsageError(f"--no-cache cannot end what was submitted for {output}: leave it out")
    if job["provider_batch"] or begun:
        standing = run_job(documents, output, tally, job=job, options=options)
        if job["provider_batch"] or not standing.open_documents:
            raise_status(standing)
            return
        documents, names = rows_of_job(output), []
    ended = _run_batch(documents, output, tally, names=names, **options)
    if begun and not ended.interrupted:
        end_job(output, asked=asked, pace=pace)
    if ended.interrupted:
        raise click.exceptions.Exit(INTERRUPTED)
    if ended.failed:
        raise click.exceptions.Exit(SOME_FAILED)


class _Ended(NamedTuple):
    """How a run ended."""

    interrupted: bool
    failed: int


def _run_batch(
    documents: Iterator[Row],
    output: Path,
    tally: BatchTally,
    *,
    names: Sequence[str],
    keep: Path | None,
    force: bool,
    asked: Mapping[str, Any],
    pace: Mapping[str, Any],
) -> _Ended:
    """Run a batch to its end, and say what came of it, however it ends."""
    import asyncio

    from summarizer._api.summarizer import AsyncSummarizer
    from summarizer._batch.batch import Batch
    from summarizer._batch.failures import Failures, failures_path
    from summarizer._batch.keep import KeptDocuments
    from summarizer._batch.ledger import Ledger
    from summarizer._batch.maker import maker_of
    from summarizer._cli.deadline import Deadline
    from summarizer._cli.progress import make_watch

    deadline = click.get_current_context().find_object(Deadline) or Deadline()
    spare_long_lived()

    async def run() -> bool:
        async with AsyncSummarizer(**asked) as summarizer:
            summarizer.summarize_many((), **pace)  # raises before there is an output
            maker = maker_of(summarizer.settings)
            kept = KeptDocuments(keep) if keep else None
            with Ledger(output, maker, force=force) as ledger:
                failures = Failures(failures_path(output))
                watch = make_watch(tally, when_interrupted=deadline.start)
                batch = Batch(summarizer, ledger, failures, tally, watch, pace, kept, names)
                try:
                    with watch:
                        return await batch.run(documents)
                finally:
                    _say_earlier(failures, batch.gone)
                    if not ledger.is_lost:  # else there is nothing in it: the error says so
                        figures = tally_fields(tally, watch.seconds)
                        write_event(BatchEnded(output=str(output), **figures))
                        say_of_batch(tally)
                    if failed := len(failures) - failures.earlier:
                        write_event(FailuresListed(documents=failed, path=str(failures.path)))
                    if summarizer.unkept:
                        write_event(AnswersUnkept(answers=summarizer.unkept))

    return _Ended(interrupted=not asyncio.run(run()), failed=tally.failed)


def _say_earlier(failures: Failures, gone: int) -> None:
    """Say what has become of failures of earlier runs that this run did not meet."""
    if gone:
        write_event(FailuresGone(documents=gone))
    if failures.earlier:
        write_event(FailuresUntried(documents=failures.earlier, path=str(failures.path)))
