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
from summarizer._cli.left_out import say_of_batch
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
    number_option("--concurrency", "Documents under way at once.", default=16),
    click.option(
        "--requests-per-minute", type=FINITE_ABOVE_0, metavar="N", help="Send no more requests a minute."
    ),
    click.option(
        "--tokens-per-minute", type=FINITE_ABOVE_0, metavar="N", help="Spend no more tokens a minute."
    ),
    click.option(
        "--budget-usd",
        type=FINITE_ABOVE_0,
        metavar="DOLLARS",
        help="Stop before the request that might cost more than that in all.",
    ),
    number_option(
        "--budget-tokens", "Stop before the request that might take more tokens than that in all."
    ),
    click.option("--fail-fast", is_flag=True, help="Stop at the first document that fails."),
    number_option(
        "--stop-after",
        "Stop when the endpoint or the model has failed for N documents in a row.",
        default=20,
    ),
)
prices_option = group_options(
    "asked",
    click.option(
        "--prices",
        metavar="IN,CACHED,OUT",
        callback=check_prices,
        help="US$ for a million tokens, where the model's price is not known.  [env: SUMMARIZER_PRICES]",
    ),
)


@click.command(cls=VerifyingCommand, epilog=RETRIES)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="Add a line of JSON there for each document; failures go beside it, in NAME.errors.jsonl.",
)
@number_option("--limit", "Ask about N documents at most, beside those that are done.")
@click.option(
    "--keep-documents",
    type=click.Path(path_type=Path, file_okay=False),
    callback=check_folder_option,
    metavar="DIR",
    help="Keep each document's text there, for `summarizer report --documents DIR`.",
)
@click.option("--force", is_flag=True, help="Add to an output made by another model or prompt, too.")
@documents_options
@cache_option()
@click.option("--no-cache", is_flag=True, help="Keep no answers, and use none.")
@pace_options
@prices_option
@live_options
@overview_option(False)
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
) -> None:
    """Summarize many documents; run the same again to go on where it stopped.

    A SOURCE is a file (text, HTML, PDF, Word, captions, a message), a folder of such, a glob in
    quotation marks, a URL, a feed, a table, a .jsonl file, or "-" for JSON Lines on standard input:
    {"id", "text", "title", "published", "source"} a line. --published is the day of all files of one
    document, and of those records, rows and entries that say none; from-name takes it from each name.

    \b
    summarizer batch reports/ -o summaries.jsonl --published 2025-05-21
    summarizer batch 2026-05-*.txt -o summaries.jsonl --published from-name
    zcat articles.jsonl.gz | summarizer batch - -o summaries.jsonl --concurrency 64
    """
    from summarizer._batch.failures import failures_path
    from summarizer._batch.places import documents_in, find_places, names_of_all, number_in
    from summarizer._batch.tally import BatchTally
    from summarizer._cli.output import check_output
    from summarizer._model.answers import default_folder

    if cache and no_cache:
        raise click.UsageError("--cache and --no-cache cannot be combined")
    check_standard_input(sources)
    files = [source for source in sources if not Path(source).is_dir()]
    check_output(output, files)
    check_output(failures_path(output), files)
    found = find_places(sources, without=(output, failures_path(output)))
    tally = BatchTally(total=number_in(found), limit=limit)
    documents = documents_in(found, **reading)
    names = names_of_all(sources, found)
    ended = _run_batch(
        documents,
        output,
        tally,
        names=names,
        keep=keep_documents,
        force=force,
        asked={**asked, "cache": None if no_cache else cache or default_folder()},
        pace=pace,
    )
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
