"""Summaries that were kept, in files of any of our forms, and the documents that they are of."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, ParamSpec

from summarizer._evaluation.gold_files import json_in
from summarizer._evaluation.kept import summary_from, summary_in
from summarizer._recordings.cassettes import SUMMARY, TEXT, is_cassette
from summarizer._text.document import Document
from summarizer.errors import DocumentError
from summarizer.read import MAX_BYTES, STDIN, is_url, read_documents
from summarizer.schemas import Summary

P = ParamSpec("P")
LINES = (".jsonl", ".ndjson")
REPORT = b'<meta name="generator" content="summarizer">'  # at the head of our own pages
LONGEST_LINE = 4 * MAX_BYTES  # a summary of the longest document, with its text


@dataclass(frozen=True, slots=True)
class Stored:
    """What was found: summaries in order, documents by their ids, and what could not be read.

    `files` are those that a summary or its document was found in. `failures` are places that hold
    no summary; `unread` files that are no documents; `repeated` counts summaries of a document that
    another, later one is of.
    """

    summaries: list[Summary]
    documents: dict[str, Document]
    files: list[Path]
    failures: list[str]
    unread: list[str]
    repeated: int


@dataclass(slots=True)
class _Finds:
    model: type[Summary] = Summary
    summaries: list[Summary] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)
    places: dict[str, Path] = field(default_factory=dict)  # of documents, by their ids
    failures: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def read_stored_summaries(
    sources: Sequence[str], documents: Sequence[str] = (), *, model: type[Summary] = Summary
) -> Stored:
    """Read summaries from JSON, JSON Lines, recordings, and folders of these; "-" is standard input.

    A line is a summary, or an object with a "summary", and may have the "text". Texts come from
    `documents` (files of any format that is read, folders of them), from recordings and from lines;
    what is whose is told by the sha256 of the text. `model` is the class of summaries with a user's own
    kinds. Of several summaries of one document the
    last counts. Raises DocumentError where a source cannot be read, or none holds a summary.
    """
    finds = _Finds(model)
    for source in sources:
        _read_source(source, finds)
    for given in documents:
        if is_url(given):
            raise DocumentError(
                f"{given} is a URL, and a report does not fetch URLs:"
                " save its text (summarizer text URL > page.txt,"
                " or batch --keep-documents) and give that file"
            )
        _read_kept_documents(Path(given), finds)
    if not finds.summaries:
        raise DocumentError(
            finds.failures[0] if finds.failures else f"no summary found in {', '.join(sources)}"
        )
    last = {summary.document.id: summary for summary in finds.summaries}
    return Stored(
        list(last.values()),
        {id_: found for id_, found in finds.documents.items() if id_ in last},
        [*finds.files, *(place for id_, place in finds.places.items() if id_ in last)],
        finds.failures,
        finds.unread,
        len(finds.summaries) - len(last),
    )


def _read_source(source: str, finds: _Finds) -> None:
    path = Path(source)
    if source == STDIN:
        if sys.stdin is None:
            raise DocumentError("standard input is closed: give a file")
        _read_stdin(sys.stdin.buffer, "standard input", finds)
    elif path.is_dir():
        _read_folder(path, finds)
    elif path.suffix.lower() in LINES:
        _read_lines_of(path, finds)
    else:
        _take_summary(path, finds)


def _take_summary(path: Path, finds: _Finds) -> None:
    finds.summaries.append(summary_in(path, finds.model))
    finds.files.append(path)


def _read_folder(folder: Path, finds: _Finds) -> None:
    """A recording, or a folder of recordings and of files that hold summaries."""
    if is_cassette(folder):
        _read_recording(folder, finds)
        return
    for path in _list_folder(folder):
        if path.is_dir():
            if is_cassette(path):
                _read_recording(path, finds)
        elif path.suffix.lower() in LINES:
            _read_lines_of(path, finds)
        elif path.suffix.lower() == ".json":
            _read_or_note(finds.failures, _take_summary, path, finds)


def _read_recording(folder: Path, finds: _Finds) -> None:
    if (folder / SUMMARY).is_file():
        _read_or_note(finds.failures, _take_summary, folder / SUMMARY, finds)
    else:
        finds.failures.append(f"{SUMMARY} not found in recording {folder}: record it again")
    if (folder / TEXT).is_file():
        _read_or_note(finds.unread, _read_kept_documents, folder / TEXT, finds)


def _read_kept_documents(path: Path, finds: _Finds) -> None:
    """Texts that may be the summaries'; in a folder, what is none is passed over, and counted.

    So is a report of ours: the text in it is that of a document, which has a file of its own.
    """
    if path.is_dir():
        for entry in _list_folder(path):
            if (entry.is_file() and not _is_report(entry)) or is_cassette(entry):
                at = entry / TEXT if entry.is_dir() else entry
                _read_or_note(finds.unread, _read_kept_documents, at, finds)
        return
    for found in read_documents(path):
        if isinstance(found, DocumentError):
            finds.unread.append(str(found))
        else:
            finds.documents[found.id] = found
            finds.places[found.id] = path


def _is_report(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return REPORT in file.read(2_000)
    except OSError:
        return False  # who reads it says so


def _read_lines_of(path: Path, finds: _Finds) -> None:
    with _open_file(path) as file:
        _read_lines(file, str(path), finds)
    finds.files.append(path)


def _read_lines(file: BinaryIO, name: str, finds: _Finds, first: bytes | None = None) -> None:
    for number, line in _numbered_lines(file, name, first):
        where = f"{name}, line {number}"
        _read_or_note(finds.failures, _read_line, line, where, finds)


def _read_stdin(file: BinaryIO, name: str, finds: _Finds) -> None:
    """JSON Lines, or one summary over many lines, as `summarize` writes it."""
    first = file.readline(LONGEST_LINE + 1)
    if first.strip() == b"{":
        _read_line(first + file.read(LONGEST_LINE), name, finds)
    else:
        _read_lines(file, name, finds, first)


def _read_line(line: bytes, where: str, finds: _Finds) -> None:
    try:
        tree = json_in(line.decode("utf-8-sig"), where)
    except UnicodeDecodeError as exc:
        raise DocumentError(f"{where} is not UTF-8: convert it") from exc
    if isinstance(tree, dict) and isinstance(tree.get("text"), str):
        document = Document(tree["text"], name=where)
        finds.documents[document.id] = document
    finds.summaries.append(summary_from(_summary_tree(tree), where, finds.model))


def _summary_tree(tree: Any) -> Any:
    """What a line holds as a summary: itself, or what stands in it under "summary"."""
    return tree["summary"] if isinstance(tree, dict) and isinstance(tree.get("summary"), dict) else tree


def _numbered_lines(
    file: BinaryIO, name: str, first: bytes | None = None
) -> Iterator[tuple[int, bytes]]:
    """The lines of a file that are not empty, numbered; `first` is one that was read already."""
    number = 0
    while line := first if first and not number else file.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise DocumentError(
                f"{name}, line {number}, is longer than {LONGEST_LINE // 1_000_000} MB:"
                " check that it is JSON Lines"
            )
        if line.strip():
            yield number, line


def _read_or_note(
    failures: list[str], read: Callable[P, None], *given: P.args, **named: P.kwargs
) -> None:
    """Read, or note what is wrong: one bad file of many is no reason to show none of them."""
    try:
        read(*given, **named)
    except DocumentError as exc:
        failures.append(str(exc))


def _list_folder(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as exc:
        raise DocumentError(f"{folder} cannot be read: {exc.strerror or exc}") from exc


def _open_file(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError as exc:
        raise DocumentError(f"{path} not found: check the path") from exc
    except OSError as exc:
        raise DocumentError(f"{path} cannot be read: {exc.strerror or exc}") from exc
