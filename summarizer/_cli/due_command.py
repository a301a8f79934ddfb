"""The command that shows what is due on a day: `due`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from summarizer._cli.options import number_option, path_option
from summarizer._cli.talk import write_result


@click.command()
@click.argument("promises", metavar="PROMISES", type=click.Path(path_type=Path))
@click.option("--as-of", required=True, metavar="DAY", help="The day to look from (YYYY-MM-DD).")
@click.option("--party", metavar="NAME", help="Only promises by or to this party.")
@click.option("--since", metavar="DAY", help="Only promises of which something was told since then.")
@number_option("--soon", "A deadline within so many days is due soon.", least=0, default=14)
@path_option("-o", "--output", note="Write there, all at once; default: stdout.")
def due(
    promises: Path, as_of: str, party: str | None, since: str | None, soon: int, output: Path | None
) -> None:
    """Show promises as they stand on a day: due, overdue, moved, kept, and who says so.

    PROMISES is a file that `summarizer follow` wrote. Nothing is asked.

    \b
    summarizer due promises.json --as-of 2025-09-01 --party Norway --since 2025-05-01
    """
    from summarizer._follow.promises_file import read_promises
    from summarizer._text.files import write_whole
    from summarizer._views.due_rows import list_due
    from summarizer._views.due_text import render_due

    day, first = _read_day(as_of, "--as-of"), _read_day(since, "--since") if since else None
    kept = read_promises(promises)
    rows = list_due(kept, day, party=party, since=first, soon=soon)
    text = render_due(rows, kept, day)
    if output and str(output) != "-":
        write_whole(output, text)
    else:
        write_result(text)


def _read_day(text: str, option: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as exc:
        raise click.UsageError(f"{option} {text!r} is not a day: write it as YYYY-MM-DD") from exc
