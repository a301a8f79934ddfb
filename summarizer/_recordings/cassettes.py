"""Cassettes: the folders in which exchanges with a model are kept.

A cassette is a folder: `document.txt`, `document.json` (its metadata), `exchange.yaml` (requests and
responses), `summary.json` (what came of them).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from summarizer._call.answer_form import DEFAULT_FORM, AnswerForm
from summarizer._call.call import Mode
from summarizer._recordings.exchange import (
    NewerError,
    nest_json,
    parse_exchanges,
)
from summarizer._recordings.manner import DEFAULT_MANNER, NOTHING, Brought, Manner, parse_manner
from summarizer._text.document import Document
from summarizer._text.files import write_whole
from summarizer.errors import CassetteError, DocumentError
from summarizer.read._address import is_url
from summarizer.read._rows import make_row_document

EXCHANGE, TEXT, METADATA, SUMMARY = "exchange.yaml", "document.txt", "document.json", "summary.json"
_KNOWN = ("title", "source", "published", "published_from", "language", "name")
_LISTS = ("times", "marks", "left_out")  # there where the document has them


@dataclass(frozen=True, slots=True)
class Cassette:
    """A cassette as it was read: the document, and the bodies of the recorded requests in order.

    `exchanges` are the requests and responses as they stand in its file.
    """

    folder: Path
    document: Document
    requests: tuple[dict[str, Any], ...]
    exchanges: tuple[dict[str, Any], ...] = field(repr=False)
    manner: Manner = DEFAULT_MANNER
    form: AnswerForm = DEFAULT_FORM

    @property
    def model(self) -> str:
        """The model that was asked."""
        return str(self.requests[0]["model"])

    @property
    def mode(self) -> Mode:
        """The mode in which it was asked."""
        return "tools" if "tools" in self.requests[0] else "json-schema"


def cassettes_in(places: Sequence[Path]) -> list[Path]:
    """The cassettes that places name: each a cassette, or a folder of them. Sorted, each once.

    Raises CassetteError for a place that is neither.
    """
    found: set[Path] = set()
    for place in places:
        inside = [] if is_cassette(place) else [path for path in _folders_in(place) if is_cassette(path)]
        if not inside and not is_cassette(place):
            raise CassetteError(
                f"no recording found in {place}: give a recording, or a folder of recordings"
            )
        found |= set(inside or [place])
    return sorted(found)


def is_cassette(folder: Path) -> bool:
    """Whether a folder was a cassette at least once: broken ones are to be found, too."""
    return any((folder / name).is_file() for name in (EXCHANGE, METADATA, SUMMARY))


def _folders_in(place: Path) -> list[Path]:
    try:
        return [path for path in place.iterdir() if path.is_dir() and not path.name.startswith(".")]
    except FileNotFoundError as exc:
        raise CassetteError(f"{place} not found: give a recording, or a folder of recordings") from exc
    except OSError as exc:
        raise CassetteError(f"{place} cannot be read: {exc.strerror or exc}") from exc


def read_cassette(folder: Path, brought: Brought = NOTHING) -> Cassette:
    """Read a cassette. Raises CassetteError, naming it, where a file is missing or unreadable.

    So it does where kinds or prompts were a user's own and are not among what is `brought`.
    """
    document, manner = load_document(folder)
    try:
        form = manner.form_with(brought)
    except ValueError as exc:
        raise CassetteError(f"the recording {folder} cannot be replayed: {exc}") from exc
    return Cassette(folder, document, *read_exchanges(folder), manner, form)


def read_exchanges(folder: Path) -> tuple[tuple[dict[str, Any], ...], tuple[dict[str, Any], ...]]:
    """The bodies of a cassette's requests, and its exchanges. Raises CassetteError."""
    try:
        exchanges = tuple(parse_exchanges((folder / EXCHANGE).read_text("utf-8")))
        requests = tuple(nest_json(exchange["request"]["body"]["json"]) for exchange in exchanges)
        for exchange in exchanges:
            nest_json(exchange["response"]["body"])
    except (OSError, ValueError, RecursionError) as exc:
        raise _unreadable_cassette(folder, EXCHANGE, exc) from exc
    return requests, exchanges


def load_document(folder: Path) -> tuple[Document, Manner]:
    """The document of a cassette and how it was asked about, also where its exchange is broken."""
    name = TEXT
    try:
        text = (folder / TEXT).read_bytes().decode("utf-8")
        name = METADATA
        known, manner = _parse_metadata((folder / METADATA).read_text("utf-8"))
        return Document(text, **known), manner
    except (OSError, ValueError, RecursionError, DocumentError) as exc:
        raise _unreadable_cassette(folder, name, exc) from exc


def _parse_metadata(text: str) -> tuple[dict[str, Any], Manner]:
    tree = json.loads(text)
    if not isinstance(tree, dict):
        raise ValueError("it is not a JSON object")
    json.dumps(tree, ensure_ascii=False).encode()  # half a character, escaped, is no text
    manner = parse_manner(tree)
    lists = {name: tree.pop(name) for name in _LISTS if name in tree}
    unknown = sorted(tree.keys() - set(_KNOWN))
    if unknown:
        raise NewerError(f"it contains {unknown[0]!r}")
    odd = [key for key, value in tree.items() if not isinstance(value, str | None)]
    if odd:
        raise ValueError(f"its {odd[0]} is not a string")
    return tree | _parse_lists(lists), manner


def _parse_lists(lists: dict[str, Any]) -> dict[str, Any]:
    """The times, marks and what was left out, as a document has them."""
    record = {"text": "-", **lists}
    read = make_row_document(record, "it")
    return {name: getattr(read, name) for name in lists}


def _unreadable_cassette(folder: Path, name: str, exc: Exception) -> CassetteError:
    why = " ".join(str(getattr(exc, "strerror", None) or exc).split())[:200]
    remedy = "restore it, or record it again"
    if isinstance(exc, FileNotFoundError) and not folder.is_dir():
        return CassetteError(f"recording {folder} not found: record it first (summarizer record)")
    if isinstance(exc, FileNotFoundError):
        return CassetteError(f"{name} not found in recording {folder}: {remedy}")
    if isinstance(exc, NewerError):
        said = f"was made by a newer version of summarizer ({name}: {why})"
        return CassetteError(f"recording {folder} {said}: upgrade summarizer, or record it again")
    return CassetteError(f"recording {folder} cannot be read ({name}: {why}): {remedy}")


def read_summary_text(folder: Path) -> str:
    """The text of `summary.json`: what came of the cassette when it was last accepted."""
    try:
        return (folder / SUMMARY).read_text("utf-8")
    except (OSError, ValueError) as exc:
        raise _unreadable_cassette(folder, SUMMARY, exc) from exc


def write_summary_text(folder: Path, outcome: str) -> None:
    """Write what comes of a cassette, whole."""
    write_whole(folder / SUMMARY, outcome)


def save_document(folder: Path, document: Document, *, manner: Manner = DEFAULT_MANNER) -> None:
    """Write the document of a cassette and what is known about it; of its name, the file's only.

    Of a URL nothing: keys stand in it, in its last part (".../share/KEY") as well as behind "?".
    """
    nameless = document.name is None or is_url(document.name)
    metadata: dict[str, Any] = {
        "title": document.title,
        "source": document.source,
        "published": document.published and document.published.isoformat(),
        "language": document.language,
        "name": None if nameless else Path(document.name or "").name,
    }
    if document.published_from == "found":
        metadata["published_from"] = "found"
    metadata |= {name: list(held) for name in _LISTS if (held := getattr(document, name))}
    metadata |= manner.unusual
    (folder / TEXT).write_text(document.text, "utf-8", newline="")
    (folder / METADATA).write_text(
        json.dumps(metadata, indent=2, ensure_ascii=False) + "\n", "utf-8", newline=""
    )
