"""The commands that keep recordings: `record` and `check`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from summarizer._cli.cassette_events import (
    CassetteChecked,
    CassetteKeptBroken,
    CassetteRecorded,
    CausesTold,
    CheckEnded,
    count_by_verdict,
)
from summarizer._cli.checked_values import check_folder_option
from summarizer._cli.document_events import DocumentFailed, counting_fields, spending_fields
from summarizer._cli.exit_codes import FAILED, SOME_FAILED
from summarizer._cli.kinds_option import kinds_option, own_options, prompts_option, show_kinds
from summarizer._cli.options import (
    RETRIES,
    VerifyingCommand,
    document_options,
    form_option,
    live_options,
    overview_option,
)
from summarizer._cli.talk import show_waiting, write_event, write_result

if TYPE_CHECKING:
    from summarizer._api.summarizer import Summarizer
    from summarizer._recordings.manner import Manner
    from summarizer._text.document import Document

CASSETTES = Path("cassettes")


@click.command(cls=VerifyingCommand, epilog=RETRIES)
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option(
    "--cassettes",
    "place",
    type=click.Path(path_type=Path, file_okay=False),
    callback=check_folder_option,
    default=CASSETTES,
    show_default=True,
    metavar="DIR",
    help="Folder of the recordings.",
)
@click.option("--name", help="Name of the recording; required for a URL.  [default: the file's]")
@click.option("--update", is_flag=True, help="Record again: the recordings named as SOURCE, or all.")
@click.option(
    "--keep-errors", is_flag=True, help="Keep the recording even if the answer is not a summary."
)
@document_options
@live_options
@overview_option(None)
@own_options
def record(
    sources: tuple[str, ...],
    place: Path,
    name: str | None,
    update: bool,
    keep_errors: bool,
    reading: Mapping[str, Any],
    asked: Mapping[str, Any],
) -> None:
    """Summarize a document live, and record it for `check`.

    \b
    summarizer record report.txt --published 2025-05-21 --name beijing
    summarizer record --update beijing
    """
    from summarizer._recordings.cassettes import cassettes_in
    from summarizer.errors import AccessError, SettingsError, SummarizerError

    if update:
        if name or any(reading[option] for option in ("published", "title", "source", "encoding")):
            raise click.UsageError(
                "--update cannot be combined with --name or options that read the document"
            )
        folders = cassettes_in([_find_cassette(source, place) for source in sources] or [place])
        cases = _load_cases(folders)
    else:
        cases = [_read_new(sources, place, name, reading)]
        folders = [cases[0].folder]
    failed = len(folders) - len(cases)
    with ExitStack() as stack:
        summarizer_for = _keep_summarizers(stack, asked, update=update)
        for case in cases:
            try:
                line = _record_case(case, summarizer_for, keep_errors=keep_errors)
            except SummarizerError as exc:
                if len(folders) == 1 or isinstance(exc, AccessError | SettingsError):
                    raise
                failed += 1
                named = str(case.folder) in str(exc)
                write_event(DocumentFailed(document=str(case.folder), error=exc, named=named))
                continue
            write_result(f"{line}\n")
    if failed:
        raise click.exceptions.Exit(FAILED if failed == len(folders) else SOME_FAILED)


class _Case(NamedTuple):
    """A cassette to be recorded: of one that was recorded before, in which manner."""

    folder: Path
    document: Document
    manner: Manner | None


def _load_cases(folders: Sequence[Path]) -> list[_Case]:
    """Cassettes with their documents, all read before a model is asked.

    Of several, one without its document is said, and left out. One whose exchange is broken can still
    be recorded again.
    """
    from summarizer._recordings.cassettes import load_document
    from summarizer.errors import CassetteError

    cases = []
    for folder in folders:
        try:
            cases.append(_Case(folder, *load_document(folder)))
        except CassetteError as exc:
            if len(folders) == 1:
                raise
            write_event(DocumentFailed(document=str(folder), error=exc, named=str(folder) in str(exc)))
    return cases


def _read_new(
    sources: Sequence[str], place: Path, name: str | None, reading: Mapping[str, Any]
) -> _Case:
    """A new cassette: its folder, which is not there yet, and its document."""
    from summarizer.errors import SettingsError
    from summarizer.read import is_url, read_document

    if len(sources) != 1:
        raise click.UsageError("exactly one document is required; use --update to record again")
    if is_url(sources[0]) and not name:
        raise click.UsageError("--name is required for a URL, because URLs can contain keys")
    folder = place / check_name(name or Path(sources[0]).stem)
    if folder.exists():
        raise SettingsError(f"{folder} already exists: use --update, or another --name")
    return _Case(folder, read_document(sources[0], **reading), None)


def _keep_summarizers(
    stack: ExitStack, asked: Mapping[str, Any], *, update: bool
) -> Callable[[Manner], Summarizer]:
    """What gives a summarizer that asks as a cassette was asked before, but for what the options say."""
    from summarizer._api.summarizer import Summarizer
    from summarizer._recordings.manner import brought_by
    from summarizer.errors import SettingsError

    @cache
    def summarizer_for(manner: Manner) -> Summarizer:
        # Without an older one to follow, the environment may say.
        known = manner.options(asked["model"]) if update else {"overview": False}
        given = {name: value for name, value in asked.items() if value is not None}
        summarizer = stack.enter_context(Summarizer(**known | given))
        try:
            manner.form_with(brought_by(summarizer.settings))
        except ValueError as exc:
            raise SettingsError(f"a cassette cannot be recorded again: {exc}") from exc
        return summarizer

    return summarizer_for


def _record_case(
    case: _Case, summarizer_for: Callable[[Manner], Summarizer], *, keep_errors: bool
) -> str:
    """Record one cassette, and say what came of it.

    Of one that was recorded before, what changed in its summary, too.
    """
    from summarizer._check.cassette_check import summary_tree
    from summarizer._recordings.manner import Manner

    folder, document, manner = case
    summarizer = summarizer_for(manner or Manner())
    before = summary_tree(folder) if manner else None
    with show_waiting(f"{folder.name}: asking {summarizer.settings.model}"):
        line = _record_summary(document, folder, summarizer, keep_errors=keep_errors)
    return "\n".join([line, *_describe_change(before, summary_tree(folder))]) if manner else line


def _describe_change(before: Any, after: Any) -> list[str]:
    """What a new recording changed in the summary, place by place."""
    from summarizer._check.cassette_check import summary_difference
    from summarizer.render._printable import make_printable

    if before is None:
        return ["        the old recording has no summary to compare with"]
    lines = summary_difference(before, after) or ("the summary is the same",)
    return [f"        {make_printable(line)}" for line in lines]


def _record_summary(
    document: Document, folder: Path, summarizer: Summarizer, *, keep_errors: bool
) -> str:
    from summarizer._recordings.cassettes import read_cassette
    from summarizer._recordings.manner import brought_by
    from summarizer._recordings.replay import record_cassette as keep
    from summarizer.errors import AnswerError

    try:
        summary = keep(document, folder, summarizer, keep_errors=keep_errors)
    except AnswerError as exc:
        if not keep_errors:
            exc.args = (f"{exc} (use --keep-errors to keep the recording)",)
            raise
        broken = CassetteKeptBroken(cassette=str(folder), error=exc)
        write_event(broken)
        return broken.text
    recorded = CassetteRecorded(
        cassette=str(folder),
        exchanges=len(read_cassette(folder, brought_by(summarizer.settings)).requests),
        **counting_fields(summary),
        **spending_fields(summary.usage),
    )
    write_event(recorded)
    return recorded.text


@click.command()
@click.argument("places", metavar="[DIR|CASSETTE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--model", help="Check against this model.  [default: the recorded one]")
@click.option("--accept", is_flag=True, help="Accept the changed summaries. Look at them first.")
@kinds_option
@prompts_option
@form_option(["text", "json", "junit", "github"], default="text")
def check(
    places: tuple[Path, ...],
    model: str | None,
    accept: bool,
    kinds: Any,
    prompts: Path | None,
    form: str,
) -> None:
    """Replay recordings offline. Exit 1 if a summary changed.

    \b
    summarizer check
    summarizer check cassettes/beijing
    summarizer check --format junit > check.xml
    summarizer check --format github
    """
    from summarizer._call.own_templates import read_templates
    from summarizer._check.cassette_check import accept_outcome as accepted
    from summarizer._check.cassette_check import check_all
    from summarizer._check.check_form import CheckReport, count_verdicts, format_verdicts
    from summarizer._recordings.cassettes import cassettes_in
    from summarizer._recordings.manner import Brought

    verdicts, report = [], CheckReport()
    folders = cassettes_in([_find_cassette(place) for place in places] or [CASSETTES])
    brought = Brought(show_kinds(kinds), read_templates(prompts))
    for verdict in check_all(folders, model=model, brought=brought):
        final = accepted(verdict) if accept else verdict
        verdicts.append(final)
        lines = report.text_of(final) if form == "text" or final.kind != "ok" else ""
        if form == "text":
            write_result(lines)
        checked = CassetteChecked(
            cassette=str(final.folder),
            verdict=final.kind,
            why=final.why or None,
            differences=len(final.difference),
            lines="" if form == "text" else lines,  # for who reads a CI system's log
        )
        write_event(checked)
    if form == "text":
        write_result(report.text_of_causes())
    else:
        if report.causes_shared:
            write_event(CausesTold(causes=report.causes_shared, lines=report.text_of_causes()))
        write_result(format_verdicts(verdicts, form))
    kinds = [verdict.kind for verdict in verdicts]
    write_event(CheckEnded(line=count_verdicts(verdicts), **count_by_verdict(kinds)))
    if any(verdict.kind != "ok" for verdict in verdicts):
        raise click.exceptions.Exit(FAILED)


def _find_cassette(name: str | Path, place: Path = CASSETTES) -> Path:
    """A cassette by its name in the folder of cassettes, or a place by its path."""
    from summarizer._recordings.cassettes import is_cassette

    inside = place / name
    by_name = is_cassette(inside) or (inside.is_dir() and not Path(name).exists())
    return inside if by_name else Path(name)


def check_name(name: str) -> str:
    """A name that is a folder's on any system. Raises UsageError for any other."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*(?<!\.)", name):
        raise click.UsageError(
            f"invalid name {name!r} for a recording: use letters, digits, '-' and '_' (--name)"
        )
    return name
