"""The command that shows what is due on a day: `due`."""

from __future__ import annotations

from pathlib import Path

import click

from summarizer._cli.checked_values import read_day
from summarizer._cli.options import form_option, number_option, path_option
from summarizer._cli.promise_events import DocumentsUnfollowed
from summarizer._cli.talk import write_event, write_result

FORMS = ("text", "json", "csv", "ics", "parquet", "sqlite")
ENDINGS = {".db": "sqlite"} | {f".{form}": form for form in FORMS if form not in ("text", "sqlite")}
ENDINGS |= {".txt": "text"}


@click.command()
@click.argument("promises", metavar="PROMISES", type=click.Path(path_type=Path))
@click.option("--as-of", required=True, metavar="DAY", help="The day to show (YYYY-MM-DD).")
@click.option("--party", metavar="NAME", help="Only promises by or to this party.")
@click.option("--since", metavar="DAY", help="Only promises with a report since this day.")
@number_option(
    "--soon", "Days before its deadline from which a promise is due soon.", least=0, default=14
)
@form_option(FORMS, note="Default: by the file extension of --output, else text.")
@path_option("-o", "--output", note="File to write, whole or not at all. Default: stdout.")
def due(
    promises: Path,
    as_of: str,
    party: str | None,
    since: str | None,
    soon: int,
    form: str | None,
    output: Path | None,
) -> None:
    """Show promises on a day: due, overdue, moved or kept, and who says so.

    PROMISES is a file that `summarizer follow` wrote. No model is asked.

    \b
    summarizer due promises.json --as-of 2025-09-01 --party Norway --since 2025-05-01
    summarizer due promises.json --as-of 2025-09-01 -o due.csv
    """
    from summarizer._follow.promises_file import read_promises
    from summarizer._follow.texts import call_document
    from summarizer._text.files import write_whole
    from summarizer._views.due_forms import render_due_form
    from summarizer._views.due_rows import list_due

    output = None if output == Path("-") else output
    form = form or _choose_form(output)
    if form in ("parquet", "sqlite") and not output:
        raise click.UsageError(f"{form} is binary: name a file with --output")
    day, first = read_day(as_of, "--as-of"), read_day(since, "--since") if since else None
    kept = read_promises(promises)
    unfollowed = tuple(call_document(one) for one in kept.unfollowed)
    if unfollowed or not kept.documents:
        write_event(DocumentsUnfollowed(promises=str(promises), documents=unfollowed))
    rows = list_due(kept, day, party=party, since=first, soon=soon)
    content = render_due_form(form, rows, kept, day)
    if output or isinstance(content, bytes):
        write_whole(output or Path("due"), content)
    else:
        write_result(content)


def _choose_form(output: Path | None) -> str:
    """The form that the ending of an output's name says."""
    ending = output.suffix.lower() if output else ""
    form = ENDINGS.get(ending, "text" if not ending else None)
    if form is None:
        raise click.UsageError(
            f"{ending} cannot be written: name a file that ends in {', '.join(ENDINGS)},"
            " or choose one with --format"
        )
    return form
