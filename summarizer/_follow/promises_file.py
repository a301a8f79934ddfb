"""The file of promises: read as any other input, which may be hostile, and written as JSON."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import ValidationError

from summarizer._text.files import write_whole
from summarizer.errors import DocumentError
from summarizer.schemas import PROMISES_VERSION, Promises, Summary

LARGEST = 512_000_000  # bytes
_FIRST_NAME = re.compile(r'\ufeff?\s*\{\s*"(\w{1,40})"')
_OWN_NAMES = Promises.model_fields.keys() - Summary.model_fields.keys()


def holds_promises(path: Path) -> bool:
    """Whether a file begins as a file of promises does, and as no summary does."""
    try:
        if not path.is_file():  # what is in a pipe is there once
            return False
        with path.open(encoding="utf-8") as file:
            found = _FIRST_NAME.match(file.read(1000))
    except (OSError, ValueError):
        return False
    return found is not None and found[1] in _OWN_NAMES


def read_promises(path: Path) -> Promises:
    """The promises in a file. Raises DocumentError where it holds none, or those of another schema."""
    try:
        if path.stat().st_size > LARGEST:
            raise DocumentError(f"{path} has more than {LARGEST // 1_000_000} MB: is it promises?")
        text = path.read_text("utf-8")
    except FileNotFoundError as exc:
        raise DocumentError(f"{path} not found: check the path") from exc
    except OSError as exc:
        raise DocumentError(f"{path} cannot be read: {exc.strerror or exc}") from exc
    except UnicodeDecodeError as exc:
        raise DocumentError(f"{path} is not UTF-8: is it a promises file?") from exc
    try:
        promises = Promises.model_validate_json(text)
    except ValidationError as exc:
        first = exc.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))[:80] or "as a whole"
        raise DocumentError(
            f"{path} is not a file of `summarizer follow`: {place}: {first['msg'][:200]}: make it again"
        ) from exc
    version = promises.made_with.schema_version
    if version != PROMISES_VERSION:
        raise DocumentError(
            f"{path} was written in schema {version} of promises, and this program knows"
            f" {PROMISES_VERSION}: follow the summaries again into another file"
        )
    return promises


def write_promises(path: Path, promises: Promises) -> None:
    """Write promises whole. Raises SettingsError where that cannot be done."""
    write_whole(path, dump_promises(promises))


def dump_promises(promises: Promises) -> str:
    """Promises as JSON, the same text for the same content."""
    return promises.model_dump_json(indent=1) + "\n"
