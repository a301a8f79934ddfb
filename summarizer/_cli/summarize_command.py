"""The command for a few documents: `summarize`."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer._cli.cache_events import CacheTrouble
from summarizer._cli.command_events import CommandInterrupted
from summarizer._cli.document_events import DocumentDone, DocumentFailed, DocumentsUntried
from summarizer._cli.exit_codes import FAILED, INTERRUPTED, SOME_FAILED
from summarizer._cli.kinds_option import own_options
from summarizer._cli.left_out import find_misdated, say_left_out
from summarizer._cli.options import (
    RETRIES,
    VerifyingCommand,
    cache_option,
    check_standard_input,
    document_options,
    form_option,
    live_options,
    overview_option,
    path_option,
)
from summarizer._cli.report_commands import say_undated
from summarizer._cli.talk import show_waiting, write_event, write_result
from summarizer.render._forms import FORMS

if TYPE_CHECKING:
    from summarizer._text.document import Document
    from summarizer.schemas import Summary


@click.command(cls=VerifyingCommand, epilog=RETRIES)
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@document_options
@live_options
@overview_option(True)
@own_options
@cache_option(default="none")
@form_option(
    FORMS, note="Default: by the file extension of --output, else text on a terminal and json in a pipe."
)
@path_option("-o", "--output", note="File to write. It is written whole or not at all.")
def summarize(
    sources: tuple[str, ...],
    cache: Path | None,
    form: str | None,
    output: Path | None,
    reading: Mapping[str, Any],
    asked: Mapping[str, Any],
) -> None:
    """Summarize files and web pages ("-" is standard input).

    You can give text, Markdown, HTML, PDF, DOCX, e-mail, captions (WebVTT, SubRip) or a URL.

    Several sources give one summary each: in JSON a line each, in html or ics all in one file. If you
    interrupt it, you keep the summaries that are done.

    \b
    summarizer summarize report.txt --published 2025-05-21
    summarizer summarize https://example.org/readout.html --write-in en
    summarizer summarize report.txt -o report.html --cache answers
    cat report.txt | summarizer summarize - -f markdown -o note.md
    """
    from summarizer._api.summarizer import Summarizer
    from summarizer._cli.output import check_output, choose_form, render_summaries
    from summarizer.read import read_document

    sources = _check_sources(sources, reading["title"])
    output = None if output == Path("-") else output
    form = form or choose_form(output, list(FORMS), default=_default_form(output))
    if output:
        check_output(output, sources)
    if form == "ics":
        render_summaries([], form)  # a library that is not there is missed before anything is paid for
    made = _Made(form, output, line=len(sources) > 1)

    def summarize_source(name: str, document: Document | None) -> None:
        document = document or read_document(name, **reading)
        say_left_out(document)
        began = time.monotonic()
        with show_waiting(f"{document.name}: asking {summarizer.settings.model}"):
            summary = summarizer.summarize(document)
        made.add(summary, document)
        if misdated := find_misdated(summary):
            write_event(misdated)
        seconds = time.monotonic() - began
        write_event(DocumentDone.of(summary, usage=summary.usage, seconds=seconds))

    with Summarizer(cache=cache, **asked) as summarizer:
        readable = _read_sources(sources, reading)
        try:
            _try_each_source(readable, summarize_source, several=len(sources) > 1)
        finally:
            made.finish()  # whatever ended it, and before what hangs: what is done is paid for
            if summarizer.cache_trouble:
                write_event(CacheTrouble(trouble=summarizer.cache_trouble))
    if len(made.summaries) < len(sources):
        raise click.exceptions.Exit(SOME_FAILED if made.summaries else FAILED)


@dataclass(slots=True)
class _Made:
    """The summaries made so far. Each is written when it is there, or all at the end.

    They are written at the end where the form is one report of all, or where they go into a file.
    """

    form: str
    output: Path | None
    line: bool
    summaries: list[Summary] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)

    def add(self, summary: Summary, document: Document) -> None:
        self.summaries.append(summary)
        self.documents.append(document)
        if not FORMS[self.form].whole:
            self._write([summary], [document])

    def finish(self) -> None:
        from summarizer._text.files import write_whole

        if FORMS[self.form].whole and self.summaries:
            self._write(self.summaries, self.documents)
            if self.form == "ics":
                say_undated(self.summaries)
        if self.output and self._parts:
            write_whole(self.output, "".join(self._parts))

    def _write(self, summaries: Sequence[Summary], documents: Sequence[Document]) -> None:
        from summarizer._cli.output import render_summaries

        stream = None if self.output else sys.stdout
        part = render_summaries(summaries, self.form, documents=documents, line=self.line, stream=stream)
        self._parts.append(part)
        if not self.output:
            write_result(part)


def _read_sources(
    sources: Sequence[str], reading: Mapping[str, Any]
) -> list[tuple[str, Document | None]]:
    """The sources with their documents, all read before a model is asked; a web page has none yet.

    What is no file ends the command; of several sources, one that holds no document is said, and left
    out.
    """
    from summarizer.errors import DocumentError
    from summarizer.read import STDIN, check_file, is_url, read_document

    for name in sources:
        if name != STDIN and not is_url(name):
            check_file(name)
    found: list[tuple[str, Document | None]] = []
    for name in sources:
        try:
            found.append((name, None if is_url(name) else read_document(name, **reading)))
        except DocumentError as exc:
            if len(sources) == 1:
                raise
            write_event(DocumentFailed(document=name, error=exc, named=name in str(exc)))
    return found


def _try_each_source(
    sources: Sequence[tuple[str, Document | None]],
    summarize_source: Callable[[str, Document | None], None],
    *,
    several: bool,
) -> None:
    """Summarize each of the sources, and say of several which failed, and how many were not tried.

    The error of a single one is raised. Of `several`, one about the account or the settings ends the
    work: it would be that of all the others too.
    """
    from summarizer.errors import AccessError, SettingsError, SummarizerError

    for number, (name, document) in enumerate(sources, 1):
        try:
            summarize_source(name, document)
        except SummarizerError as exc:
            if not several:
                raise
            if isinstance(exc, AccessError | SettingsError):
                write_event(DocumentFailed(document=name, error=exc, named=True))
                _say_untried(len(sources) - number)
                return
            write_event(DocumentFailed(document=name, error=exc, named=name in str(exc)))
        except KeyboardInterrupt:
            if not several:
                raise
            write_event(CommandInterrupted(document=name))
            _say_untried(len(sources) - number)
            raise click.exceptions.Exit(INTERRUPTED) from None


def _say_untried(number: int) -> None:
    if number:
        write_event(DocumentsUntried(documents=number))


def _check_sources(sources: tuple[str, ...], title: str | None) -> tuple[str, ...]:
    """The sources named, or standard input where something comes through it."""
    if not sources:
        if sys.stdin is None or sys.stdin.isatty():
            raise click.UsageError("a document is required: give a file, or '-' for standard input")
        return ("-",)
    check_standard_input(sources)
    if title is not None and len(sources) > 1:
        raise click.UsageError("--title cannot be combined with several documents")
    return sources


def _default_form(output: Path | None) -> str:
    if output:
        return "json"
    return "text" if sys.stdout is not None and sys.stdout.isatty() else "json"
