"""The commands that keep recordings: `record` and `check`."""

from __future__ import annotations

import re
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarizer._cli.options import (
    RETRIES,
    document_options,
    model_options,
    timeout_option,
    verify_option,
)
from summarizer._cli.talk import say, tell, waiting

if TYPE_CHECKING:
    from summarizer._api.summarizer import Summarizer
    from summarizer._text.document import Document

CASSETTES = Path("cassettes")
SOME_FAILED = 3


@click.command(epilog=RETRIES)
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option(
    "--cassettes",
    "place",
    type=click.Path(path_type=Path),
    default=CASSETTES,
    show_default=True,
    metavar="DIR",
    help="Folder of the cassettes.",
)
@click.option("--name", help="Name of the cassette; needed for a URL.  [default: the file's]")
@click.option("--update", is_flag=True, help="Record cassettes again: those named as SOURCE, or all.")
@click.option("--keep-errors", is_flag=True, help="Keep a recording whose answer is no summary, too.")
@document_options
@model_options
@verify_option
@timeout_option
def record(
    sources: tuple[str, ...],
    place: Path,
    name: str | None,
    update: bool,
    keep_errors: bool,
    published: str | None,
    title: str | None,
    source: str | None,
    encoding: str | None,
    allow_private: bool,
    model: str | None,
    base_url: str | None,
    mode: str | None,
    window: int | None,
    verify: bool,
    timeout: float | None,
) -> None:
    """Summarize a document live and keep it as a cassette, to be replayed offline.

    \b
    summarizer record report.txt --published 2025-05-21 --name beijing
    summarizer record --update beijing
    """
    from summarizer._api.summarizer import Summarizer
    from summarizer._recordings.cassettes import Manner, cassettes_in, load_document
    from summarizer.errors import AccessError, SettingsError, SummarizerError
    from summarizer.read import is_url, read_document

    if update:
        if name or published or title or source or encoding:
            raise click.UsageError("--update keeps each cassette's name and document")
        given = None
        folders = cassettes_in([_named(each, place) for each in sources] or [place])
    else:
        if len(sources) != 1:
            raise click.UsageError("name the one document to record, or use --update")
        if is_url(sources[0]) and not name:
            raise click.UsageError(
                "name the cassette (--name): of a URL nothing is kept, for keys stand in it"
            )
        folder = place / checked_name(name or Path(sources[0]).stem)
        if folder.exists():
            raise SettingsError(f"{folder} is there already: use --update, or another --name")
        folders = [folder]
        given = read_document(
            sources[0],
            published=published,
            title=title,
            source=source,
            encoding=encoding,
            allow_private=allow_private,
        )
    failed = 0
    with ExitStack() as stack:

        @cache
        def summarizer_for(manner: Manner) -> Summarizer:
            """One that asks as a cassette was asked before, but for what the options say."""
            return stack.enter_context(
                Summarizer(
                    model=model,
                    base_url=base_url,
                    mode=mode,
                    # Without an older one to follow, the environment may say.
                    window=window or (manner.window if update else None),
                    verify=verify or manner.verify,
                    timeout=timeout,
                )
            )

        for folder in folders:
            try:
                # A cassette whose exchange is broken can still be recorded again from its document.
                document, manner = (given, Manner()) if given else load_document(folder)
                summarizer = summarizer_for(manner)
                with waiting(f"{folder.name}: asking {summarizer.settings.model}"):
                    line = _recorded(document, folder, summarizer, keep_errors=keep_errors)
            except SummarizerError as exc:
                if len(folders) == 1 or isinstance(exc, AccessError | SettingsError):
                    raise
                failed += 1
                say(f"Error: {exc}" if str(folder) in str(exc) else f"Error: {folder}: {exc}")
                continue
            tell(f"{line}\n")
    if failed:
        raise click.exceptions.Exit(1 if failed == len(folders) else SOME_FAILED)


def _recorded(document: Document, folder: Path, summarizer: Summarizer, *, keep_errors: bool) -> str:
    """Record one cassette, and say in a line what came of it."""
    from summarizer._proof.unverified import parted
    from summarizer._recordings.cassettes import load
    from summarizer._recordings.replay import record as keep
    from summarizer.errors import AnswerError

    try:
        summary = keep(document, folder, summarizer, keep_errors=keep_errors)
    except AnswerError as exc:
        if not keep_errors:
            exc.args = (f"{exc} (--keep-errors keeps such a recording)",)
            raise
        return f"{folder}: kept, though the answer is no summary: {exc}"
    items = len(summary.meetings) + len(summary.commitments) + len(summary.concerns)
    refused, _ = parted(summary.rejected)
    exchanges = len(load(folder).requests)
    return (
        f"{folder}: {items} item{'s'[: items != 1]}, {len(refused)} rejected,"
        f" {exchanges} exchange{'s'[: exchanges != 1]}"
    )


@click.command()
@click.argument("places", metavar="[DIR|CASSETTE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--model", help="The model that would be asked now.  [default: the recorded one]")
@click.option(
    "--accept", is_flag=True, help="Rewrite summary.json of the changed, once you have looked."
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["text", "json", "junit"]),
    default="text",
    show_default=True,
)
def check(places: tuple[Path, ...], model: str | None, accept: bool, form: str) -> None:
    """Replay cassettes offline and compare; exit 1 where one no longer holds.

    \b
    summarizer check
    summarizer check cassettes/beijing
    summarizer check --format junit > check.xml
    """
    from summarizer._recordings.cassette_check import accept as accepted
    from summarizer._recordings.cassette_check import check_all
    from summarizer._recordings.cassettes import cassettes_in
    from summarizer._recordings.check_form import shown, tally

    verdicts = []
    folders = cassettes_in([_named(each) for each in places] or [CASSETTES])
    for verdict in check_all(folders, model=model):
        final = accepted(verdict) if accept else verdict
        verdicts.append(final)
        if form == "text":
            tell(shown([final], "text"))
        elif final.kind != "ok":
            click.echo(shown([final], "text"), nl=False, err=True)  # for who reads a CI system's log
    if form != "text":
        tell(shown(verdicts, form))
    say(tally(verdicts))
    if any(verdict.kind != "ok" for verdict in verdicts):
        raise click.exceptions.Exit(1)


def _named(name: str | Path, place: Path = CASSETTES) -> Path:
    """A cassette by its name in the folder of cassettes, or a place by its path."""
    from summarizer._recordings.cassettes import is_cassette

    inside = place / name
    by_name = is_cassette(inside) or (inside.is_dir() and not Path(name).exists())
    return inside if by_name else Path(name)


def checked_name(name: str) -> str:
    """A name that is a folder's on any system. Raises UsageError for any other."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*(?<!\.)", name):
        raise click.UsageError(
            f"{name!r} is no name for a cassette: use letters, digits, '-' and '_' (--name)"
        )
    return name
