"""Output: a summary or a request as text for where it goes, and files that are written whole."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from summarizer._text.document import Document
from summarizer._text.files import write_whole
from summarizer.errors import SettingsError
from summarizer.render._json import as_json, as_json_line, shown_json
from summarizer.render._markdown import as_markdown
from summarizer.render._printable import make_printable
from summarizer.render._terminal import as_text
from summarizer.schemas import Summary

WIDEST = 100  # characters: longer lines are hard to read


def shown(
    summary: Summary,
    form: str,
    *,
    line: bool,
    stream: TextIO | None,
    document: Document | None = None,
) -> str:
    """A summary as "text", "json" or "markdown"; on a terminal with colour and its width.

    `document` tells when the quotes of a recording were said, where it is at hand. `line` asks for JSON
    on one line, for several summaries in one file. See `reported` for the rest.
    """
    if form == "json":
        return as_json_line(summary) if line else as_json(summary)
    if form == "markdown":
        return as_markdown(summary, document)
    terminal = stream is not None and stream.isatty()
    width = min(shutil.get_terminal_size().columns, WIDEST) if terminal else 88
    return as_text(summary, document, width=width, colour=terminal and "NO_COLOR" not in os.environ)


def reported(
    summaries: Sequence[Summary],
    documents: Mapping[str, Document],
    form: str,
    *,
    title: str | None = None,
    stream: TextIO | None = None,
) -> str:
    """Summaries as one report: "html", "ics", or, one after the other, "markdown" or "text".

    `documents` are those whose text is at hand, by their ids.
    """
    if form == "html":
        from summarizer.render._html import as_html  # and with it Jinja and networkx

        return as_html(summaries, documents.get, title=title)
    if form == "ics":
        from summarizer.render._ics import as_calendar

        return as_calendar(summaries)
    return "\n".join(
        shown(each, form, line=False, stream=stream, document=documents.get(each.document.id))
        for each in summaries
    )


def write_tables(summaries: Sequence[Summary], form: str, folder: Path) -> list[tuple[Path, int]]:
    """Write the four tables as "csv" or "parquet" into a folder; each one's path and number of rows.

    All are made before any is written. Raises SettingsError where the folder cannot hold them.
    """
    from summarizer.render._csv import as_csv
    from summarizer.render._parquet import as_parquet
    from summarizer.render._tables import make_tables

    made = [
        (
            folder / f"{table.name}.{form}",
            as_parquet(table) if form == "parquet" else as_csv(table),
            table,
        )
        for table in make_tables(summaries)
    ]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise SettingsError(f"{folder} cannot be made: {exc.strerror or exc}") from exc
    for path, content, _ in made:
        write_whole(path, content)
    return [(path, len(table.rows)) for path, _, table in made]


def requests_text(bodies: Sequence[dict[str, Any]], form: str, *, stream: TextIO) -> str:
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


def shown_text(document: Document, *, stream: TextIO) -> str:
    """The text of a document: exactly, or on a terminal without control characters."""
    if not stream.isatty():
        return document.text
    return "".join(make_printable(line) + "\n" for line in document.text.split("\n"))


def checked_output(path: Path, sources: Sequence[str]) -> None:
    """Raise SettingsError if `path` cannot become a file: said before anything is paid for."""
    if any(_same_file(path, source) for source in sources):
        raise SettingsError(f"{path} is the document itself: name another file")
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise SettingsError(f"{path} is no ordinary file: write to stdout and redirect that")
    if path.is_dir():
        raise SettingsError(f"{path} is a directory: name a file in it")
    if not path.parent.is_dir():
        raise SettingsError(f"there is no directory {path.parent}: make it first")
    if not os.access(path.resolve().parent, os.W_OK):
        raise SettingsError(f"{path.parent} cannot be written to: choose another place")


def _same_file(path: Path, source: str) -> bool:
    try:
        return path.samefile(source)
    except OSError:
        return False
