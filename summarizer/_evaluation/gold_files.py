"""Gold from files: NAME.txt with NAME.meta.json and NAME.gold.json beside it, or one document a line."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer._evaluation.gold import GoldDocument, gold_of
from summarizer._evaluation.own_kinds_scored import OwnScored
from summarizer._text.document import Document
from summarizer.errors import DocumentError
from summarizer.read import read_text

GOLD, TEXT, META, LINES = ".gold.json", ".txt", ".meta.json", ".jsonl"
_NAME = re.compile(r"[\w][\w.-]*(?<!\.)")


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Documents with their gold, and the digest that tells this gold from any other.

    `digest` is a sha256 over the files' names and contents, line ends normalized.
    """

    documents: tuple[GoldDocument, ...]
    digest: str


def gold_in(place: Path, own: Sequence[OwnScored] = ()) -> GoldSet:
    """Read a folder of gold, or one .jsonl file. Raises DocumentError: which file, and what is wrong."""
    files = _list_gold_files(place)
    documents: list[GoldDocument] = []
    for path in files:
        if path.name.endswith(GOLD):
            documents.append(_read_gold_beside(path, own))
        elif path.name.endswith(LINES):
            documents += _in_lines(path, own)
    seen: set[str] = set()
    for document in documents:
        if document.name in seen:
            raise DocumentError(f"{place}: two documents have the name {document.name!r}: rename one")
        seen.add(document.name)
    return GoldSet(tuple(documents), _digest_files(files))


def json_in(text: str, where: str) -> Any:
    """Parse JSON. Raises DocumentError, naming the place."""
    try:
        return json.loads(text)
    except ValueError as exc:
        raise DocumentError(f"{where} is not JSON: {exc}") from exc
    except RecursionError as exc:
        raise DocumentError(f"{where} is nested too deeply to be read") from exc


def _list_gold_files(place: Path) -> list[Path]:
    """The files that make the gold up, in the order of their names."""
    if place.is_file():
        if not place.name.endswith(LINES):
            raise DocumentError(f"{place} is not gold: give a folder, or a {LINES} file")
        return [place]
    try:
        names = sorted(path.name for path in place.iterdir() if not path.name.startswith("."))
    except OSError as exc:
        raise DocumentError(f"the gold in {place} cannot be read: {exc.strerror or exc}") from exc
    stems = {name.removesuffix(GOLD) for name in names if name.endswith(GOLD)}
    for name in names:
        if name.endswith(META) and name.removesuffix(META) not in stems:
            raise DocumentError(f"{name.removesuffix(META)}{GOLD} not found beside {place / name}")
    own = {stem + ending for stem in stems for ending in (GOLD, TEXT, META)}
    files = [place / name for name in names if name in own or name.endswith(LINES)]
    if not files:
        raise DocumentError(
            f"no gold found in {place}: it must contain NAME{GOLD} beside NAME{TEXT}, or a {LINES} file"
        )
    return files


def _read_gold_beside(path: Path, own: Sequence[OwnScored] = ()) -> GoldDocument:
    """A document in files of its own. Its metadata may be missing; then dates stay unresolved."""
    name = _check_gold_name(path.name.removesuffix(GOLD), str(path))
    text, meta = path.with_name(name + TEXT), path.with_name(name + META)
    published = None
    if meta.exists():
        published = _read_publication_date(json_in(read_text(meta), str(meta)), str(meta))
    if not text.exists():
        raise DocumentError(f"{text.name} not found beside {path}")
    document = _make_document(read_text(text), published, name, str(meta))
    return gold_of(json_in(read_text(path), str(path)), document, name=name, where=str(path), own=own)


def _in_lines(path: Path, own: Sequence[OwnScored] = ()) -> Iterator[GoldDocument]:
    # Not splitlines: JSON may hold other line breaks than "\n" within a text.
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        tree = json_in(line, where)
        if not isinstance(tree, dict) or not isinstance(tree.get("text"), str):
            raise DocumentError(f"{where}: a JSON object with a 'text' is required")
        if not isinstance(tree.get("id"), str):
            raise DocumentError(f"{where}: 'id' is required")
        name = _check_gold_name(tree["id"], where)
        document = _make_document(tree["text"], _read_publication_date(tree, where), name, where)
        yield gold_of(tree, document, name=name, where=where, own=own)


def _make_document(text: str, published: str | None, name: str, where: str) -> Document:
    """The document as a tool may see it: nothing of the gold, nor a title that gives it away."""
    try:
        return Document(text, published=published, name=name)
    except DocumentError as exc:
        raise DocumentError(f"{where}: {exc}") from exc


def _read_publication_date(meta: Any, where: str) -> str | None:
    published = meta.get("publication_date") if isinstance(meta, dict) else 0
    if published is None or isinstance(published, str):
        return published
    raise DocumentError(f"{where}: 'publication_date' must be a date or null")


def _check_gold_name(name: str, where: str) -> str:
    """A name that is a file's too, and of no other folder."""
    if not _NAME.fullmatch(name):
        raise DocumentError(f"{where}: invalid name {name!r}: use letters, digits, '-' and '_'")
    return name


def _digest_files(files: Sequence[Path]) -> str:
    whole = hashlib.sha256()
    for path in sorted(files, key=lambda file: file.name):
        content = hashlib.sha256(read_text(path).encode()).hexdigest()
        whole.update(f"{path.name}\n{content}\n".encode())
    return whole.hexdigest()
