"""The commands that show summaries that were kept: `report` and `tables`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer._cli.checked_values import check_folder_option
from summarizer._cli.exit_codes import SOME_FAILED
from summarizer._cli.kinds_option import kinds_option, show_kinds
from summarizer._cli.options import form_option, path_option
from summarizer._cli.report_events import (
    CalendarUndated,
    KindUnshown,
    SummariesRepeated,
    SummaryUnreadable,
    TableWritten,
    TextsAbsent,
    TextsUnread,
)
from summarizer._cli.talk import write_event, write_result
from summarizer.render._forms import REPORT_FORMS, TABLE_FORMS
from summarizer.render._table_columns import COLUMNS

if TYPE_CHECKING:
    from summarizer._recordings.stored import Stored
    from summarizer.schemas import Summary

_summaries = click.argument("summaries", metavar="SUMMARIES...", nargs=-1, required=True)


@click.command()
@_summaries
@click.option(
    "--documents",
    multiple=True,
    metavar="FILE|FOLDER",
    help="File or folder with the documents' texts. Can be repeated.",
)
@click.option("--title", help="Title of a report on several documents, or of a page of promises.")
@click.option(
    "--as-of", metavar="DAY", help="Of promises: the day to show (YYYY-MM-DD). Default: today."
)
@click.option(
    "--since", metavar="DAY", help="Of promises: what is new since this day. Default: 30 days before."
)
@kinds_option
@form_option(REPORT_FORMS, note="Default: by the file extension of --output, else html.")
@path_option("-o", "--output", note="File to write, whole or not at all. Default: stdout.")
def report(
    summaries: tuple[str, ...],
    documents: tuple[str, ...],
    title: str | None,
    kinds: Any,
    as_of: str | None,
    since: str | None,
    form: str | None,
    output: Path | None,
) -> None:
    """Make one HTML page of summaries, or of promises. It needs no network.

    SUMMARIES are JSON, JSON Lines ("-" is standard input), recordings, or folders of these. Give the
    documents with --documents, to show each quote in its text. A file that `summarizer follow` wrote
    makes a page of promises.

    \b
    summarizer report summaries.jsonl --documents articles -o report.html
    summarizer report summaries.jsonl -f ics -o meetings.ics
    summarizer report promises.json --as-of 2025-09-01 -o promises.html
    """
    from summarizer._cli.output import check_output, choose_form, render_summaries
    from summarizer._cli.promises_report import report_promises
    from summarizer._follow.promises_file import holds_promises
    from summarizer._recordings.stored import read_stored_summaries
    from summarizer._text.files import write_whole

    output = None if output == Path("-") else output
    form = form or choose_form(
        output, REPORT_FORMS, default="html", also=", or write tables with `summarizer tables`"
    )
    if output:
        check_output(output, (*summaries, *documents))
    promises = [Path(one) for one in summaries if holds_promises(Path(one))]
    if promises:
        if len(summaries) > 1:
            raise click.UsageError(f"{promises[0]} has promises: make its page of this file alone")
        if form != "html" or documents:
            raise click.UsageError(
                f"{promises[0]} has promises, which become HTML without --documents:"
                " for other formats use `summarizer due`"
            )
        report_promises(promises[0], output, as_of=as_of, since=since, title=title)
        return
    if as_of or since:
        raise click.UsageError("--as-of and --since are for a file that `summarizer follow` wrote")
    found = read_stored_summaries(summaries, documents, model=show_kinds(kinds).summary)
    if output:
        check_output(output, [str(file) for file in found.files])  # those in folders as well
    stream = None if output else sys.stdout
    text = render_summaries(
        found.summaries, form, documents=found.documents.values(), title=title, stream=stream
    )
    if output:
        write_whole(output, text)
    else:
        write_result(text)
    if form == "html":
        _say_absent(found)
    elif form == "ics":
        say_undated(found.summaries)
    _say_failures(found)


@click.command()
@_summaries
@kinds_option
@form_option(TABLE_FORMS, default="csv")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    callback=check_folder_option,
    required=True,
    metavar="FOLDER",
    help="Folder to write the tables to. It is created if missing.",
)
def tables(summaries: tuple[str, ...], kinds: Any, form: str, output: Path) -> None:
    """Write summaries as tables: {tables}.

    A row is an item. Asks have a table of their own: nobody promised them.

    \b
    summarizer tables summaries.jsonl -o tables
    summarizer tables summaries.jsonl -o tables -f parquet
    """
    from summarizer._cli.output import write_tables
    from summarizer._recordings.stored import read_stored_summaries

    model = show_kinds(kinds).summary
    found = read_stored_summaries(summaries, model=model)
    for path, rows in write_tables(found.summaries, form, output):
        write_event(TableWritten(path=str(path), rows=rows))
    _say_failures(found)


tables.help = str(tables.help).format(tables=", ".join(COLUMNS))


def say_undated(summaries: Sequence[Summary]) -> None:
    """Say what is scheduled or due and yet not in the calendar."""
    from summarizer.render._calendar_entries import count_undated

    for count, noun in zip(count_undated(summaries), ("scheduled meeting", "deadline"), strict=True):
        if count:
            write_event(CalendarUndated(noun=noun, entries=count))


def _say_absent(found: Stored) -> None:
    absent = sum(summary.document.id not in found.documents for summary in found.summaries)
    if absent:
        write_event(TextsAbsent(documents=absent))
    if found.unread:
        write_event(TextsUnread(files=len(found.unread), first=found.unread[0]))


def _say_failures(found: Stored) -> None:
    """Say what is not shown, and exit as where some of several documents failed."""
    unshown = Counter[str]()
    for summary in found.summaries:
        unshown.update({name: len(items) for name, items in summary.plain_kinds if items})
    for name, count in unshown.items():
        write_event(KindUnshown(kind=name, items=count))
    if found.repeated:
        write_event(SummariesRepeated(summaries=found.repeated))
    for failure in found.failures:
        write_event(SummaryUnreadable(why=failure))
    if found.failures:
        raise click.exceptions.Exit(SOME_FAILED)
