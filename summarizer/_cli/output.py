"""Output: summaries, tables and requests as they are written, and whether a file can be made."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TextIO

import click

from summarizer._text.document import Document
from summarizer._text.files import write_whole
from summarizer.errors import SettingsError
from summarizer.render._forms import FORMS, TABLE_FORMS, WIDTH, Sheet, form_of
from summarizer.render._json import shown_json
from summarizer.render._printable import make_printable
from summarizer.schemas import Summary

WIDEST = 100  # characters: longer lines are hard to read


def render_summaries(
    summaries: Sequence[Summary],
    form: str,
    *,
    documents: Iterable[Document] = (),
    title: str | None = None,
    line: bool = False,
    stream: TextIO | None = None,
) -> str:
    """Summaries in a form: one report of all, or one after the other; on a terminal in its width.

    `documents` are those whose text is at hand. `line` asks for JSON on one line, for several
    summaries in one file. Nothing is coloured unless `stream` is a terminal.
    """
    terminal = stream is not None and stream.isatty()
    sheet = Sheet(
        documents={document.id: document for document in documents},
        title=title,
        line=line,
        width=min(shutil.get_terminal_size().columns, WIDEST) if terminal else WIDTH,
        colour=terminal and "NO_COLOR" not in os.environ,
    )
    return FORMS[form].render(summaries, sheet)


def write_tables(summaries: Sequence[Summary], form: str, folder: Path) -> list[tuple[Path, int]]:
    """Write the tables as "csv" or "parquet" into a folder; each one's path and number of rows.

    All are made before any is written. Raises SettingsError where the folder cannot hold them.
    """
    from summarizer.render._tables import make_tables

    made = [
        (folder / f"{table.name}.{form}", TABLE_FORMS[form](table), len(table.rows))
        for table in make_tables(summaries)
    ]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise SettingsError(f"{folder} cannot be created: {exc.strerror or exc}") from exc
    for path, content, _ in made:
        write_whole(path, content)
    return [(path, rows) for path, _, rows in made]


def render_requests(bodies: Sequence[dict[str, Any]], form: str, *, stream: TextIO) -> str:
    """Requests as their JSON, or as a person reads them; on a terminal without control characters.

    Of several, JSON has each on a line, and the text says which is which.
    """
    if form == "json":
        several = len(bodies) > 1
        lines = [
            shown_json(json.dumps(body, indent=None if several else 2, ensure_ascii=False))
            for body in bodies
        ]
        return "\n".join(lines) + "\n"
    parts: list[str] = []
    for number, body in enumerate(bodies, 1):
        if len(bodies) > 1:
            parts.append(f"=== request {number} of {len(bodies)}")
        parts += [f"--- {message['role']}\n{message['content']}" for message in body["messages"]]
        rest = {key: value for key, value in body.items() if key != "messages"}
        parts.append(f"--- with\n{json.dumps(rest, indent=2, ensure_ascii=False)}")
    text = "\n\n".join(parts) + "\n"
    if stream.isatty():
        return "".join(make_printable(line) + "\n" for line in text.split("\n")[:-1])
    return text


def render_document(document: Document, *, stream: TextIO) -> str:
    """The text of a document: exactly, or on a terminal without control characters."""
    if not stream.isatty():
        return document.text
    return "".join(make_printable(line) + "\n" for line in document.text.split("\n"))


def check_output(path: Path, sources: Sequence[str]) -> None:
    """Raise UsageError if `path` cannot become a file: said before anything is paid for."""
    if any(_is_same_file(path, source) for source in sources):
        raise click.UsageError(f"{path} is also the input: use another file")
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise click.UsageError(f"{path} is not a regular file: write to stdout and redirect it")
    if path.is_dir():
        raise click.UsageError(f"{path} is a directory: give a file in it")
    if not path.parent.is_dir():
        raise click.UsageError(f"directory {path.parent} not found: create it first")
    if why := _say_unwritable(path.resolve().parent):
        raise click.UsageError(f"{path.parent} is not writable ({why}): use another directory")


def check_folder(path: Path) -> None:
    """Raise SettingsError if `path` is no folder that files can be made in, and cannot become one."""
    try:
        there = next((place for place in (path, *path.absolute().parents) if place.exists()), path)
    except OSError as exc:
        raise SettingsError(f"{path} cannot be created: {exc.strerror or exc}") from exc
    if not there.is_dir():
        raise SettingsError(f"{path} cannot be created: {there} is not a directory")
    if why := _say_unwritable(there):
        raise SettingsError(f"{there} is not writable ({why}): use another directory")


def _say_unwritable(folder: Path) -> str | None:
    """Why no file can be made in a folder, if none can: for that one is made, and removed."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return None
    except OSError as exc:
        return exc.strerror or str(exc)


def choose_form(output: Path | None, known: Sequence[str], *, default: str, also: str = "") -> str:
    """The form that the ending of an output's name says, one of `known`; without an ending the default.

    Raises UsageError for an ending that says none of them. `also` is advice for the end of the error.
    """
    ending = output.suffix.lower() if output else ""
    form = form_of(ending) if ending else default
    if form is None or form not in known:
        endings = [FORMS[name].endings[0] for name in known]
        raise click.UsageError(
            f"unknown file extension {ending}: use {', '.join(endings[:-1])} or {endings[-1]},"
            f" or choose the format with --format{also}"
        )
    return form


def _is_same_file(path: Path, source: str) -> bool:
    try:
        return path.samefile(source)
    except OSError:
        return False
