"""The command that compares what documents tell of one meeting: `compare`."""

from __future__ import annotations

from pathlib import Path

import click

from summarizer._cli.exit_codes import SOME_FAILED
from summarizer._cli.options import form_option, path_option
from summarizer._cli.report_events import SummaryUnreadable
from summarizer._cli.talk import write_event, write_result


@click.command()
@click.argument("summaries", metavar="SUMMARIES...", nargs=-1, required=True)
@path_option(
    "--promises", metavar="FILE", note="What `follow` wrote: then its links say which promises are one."
)
@form_option(["text", "json"], default="text")
@path_option("-o", "--output", note="Write there, all at once; default: stdout.")
def compare(summaries: tuple[str, ...], promises: Path | None, form: str, output: Path | None) -> None:
    """Compare summaries: which documents tell one meeting, and how they differ.

    SUMMARIES are JSON, JSON Lines ("-": standard input), recordings, or folders of these. Nothing is
    asked.

    \b
    summarizer compare oslo.json reykjavik.json
    summarizer compare summaries.jsonl --promises promises.json
    """
    from summarizer._follow.promises_file import read_promises
    from summarizer._follow.unasked import take_tellings
    from summarizer._recordings.stored import read_stored_summaries
    from summarizer._text.files import write_whole
    from summarizer._views.compare_text import dump_comparison, render_comparison

    found = read_stored_summaries(summaries)
    compared = take_tellings(found.summaries, read_promises(promises) if promises else None)
    text = dump_comparison(compared) if form == "json" else render_comparison(compared)
    if output and output != Path("-"):
        write_whole(output, text)
    else:
        write_result(text)
    for failure in found.failures:
        write_event(SummaryUnreadable(why=failure))
    if found.failures:
        raise click.exceptions.Exit(SOME_FAILED)
