"""Summaries kept in a folder, by the name of their document: NAME.json, or a recording called NAME."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from summarizer._evaluation.gold_files import json_in
from summarizer._text.document import Document
from summarizer.errors import DocumentError
from summarizer.read import read_text
from summarizer.schemas import Summary
from summarizer.schemas._migrations import NEWER

LARGEST, FAR = 2**53, 10**300


def kept_summary(folder: Path, name: str, document: Document, model: type[Summary] = Summary) -> Summary:
    """The summary of a document. Raises DocumentError: missing, broken, of another text."""
    single, recorded = folder / f"{name}.json", folder / name / "summary.json"
    path = single if single.exists() else recorded
    if not path.exists():
        raise DocumentError(f"no summary of {name} found: {single} or {recorded} is required")
    summary = summary_in(path, model)
    if summary.document.id != document.id:
        raise DocumentError(
            f"{path} is a summary of another text (id {summary.document.id[:12]}…,"
            f" but the gold's {name} has {document.id[:12]}…): summarize that text again"
        )
    return summary


def summary_in(path: Path, model: type[Summary] = Summary) -> Summary:
    """The summary that a file holds as JSON. Raises DocumentError where it holds none.

    `model` is the class with a user's own kinds, where these are known.
    """
    if not _may_be_json(path):
        raise DocumentError(
            f"{path} is not a summary: if it is a document, summarize it first (summarizer summarize)"
        )
    return summary_from(json_in(read_text(path), str(path)), str(path), model)


def _may_be_json(path: Path) -> bool:
    """Whether a file begins as an object or a list does; where it cannot be read, its reader says so."""
    try:
        with path.open("rb") as file:
            begins = file.read(1_000).removeprefix(codecs.BOM_UTF8).lstrip()
    except OSError:
        return True
    return begins[:1] in (b"", b"{", b"[")


def summary_from(tree: Any, where: str, model: type[Summary] = Summary) -> Summary:
    """The summary that parsed JSON is. Raises DocumentError, naming the place, where it is none."""
    if isinstance(tree, dict) and "error" in tree:
        raise DocumentError(
            f"{where} contains an error instead of a summary: {_one_line(tree['error'])}"
        )
    try:
        summary = model.model_validate(tree)
    except ValidationError as exc:
        first = exc.errors(include_url=False, include_context=False, include_input=False)[0]
        if first["type"] == NEWER:
            raise DocumentError(f"{where}: {first['msg']}") from exc
        place = _one_line(".".join(map(str, first["loc"]))) or "as a whole"
        raise DocumentError(f"{where} is not a summary: {place}: {_one_line(first['msg'])}") from exc
    if (number := _find_too_large(summary.model_dump())) is not None:
        raise DocumentError(
            f"{where} is not a summary: it contains the number {number:.2g}, which is too large"
        )
    return summary


def _find_too_large(tree: Any) -> float | None:
    """A whole number that no sentence, offset or count of tokens has: larger than JSON's readers share.

    https://www.rfc-editor.org/rfc/rfc8259#section-6
    """
    if isinstance(tree, int):
        return None if abs(tree) <= LARGEST else min(max(tree, -FAR), FAR) * 1.0
    branches = (
        tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list | tuple) else ()
    )
    found = (_find_too_large(branch) for branch in branches)
    return next((number for number in found if number is not None), None)


def _one_line(value: Any) -> str:
    """Foreign words on one line, and not too many."""
    return " ".join(str(value)[:1000].split())[:200]
