"""The failures of a run: a file beside the output with a line for each document that still fails."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from summarizer._document import Document
from summarizer._files import write_whole
from summarizer.errors import SettingsError, SummarizerError
from summarizer.schemas import Usage

Key = tuple[str, str]  # a field of a line, and its value


def failures_path(output: Path) -> Path:
    """Where the failures of an output go: summaries.errors.jsonl beside summaries.jsonl."""
    stem = output.stem if output.suffix.lower() in (".jsonl", ".ndjson", ".json") else output.name
    return output.with_name(f"{stem}.errors.jsonl")


class Failures:
    """What fails, written as it happens; `finish` leaves in the file what fails still, or no file.

    What an earlier run wrote stays until its document is settled. The output's lock guards this
    file, too. Raises SettingsError where it cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lines, self._torn = _lines_in(path)

    def __len__(self) -> int:
        return len(self._lines)

    def add(
        self,
        error: SummarizerError,
        *,
        document: Document | None = None,
        place: str | None = None,
        usage: Usage | None = None,
    ) -> None:
        """Add the failure of a document, or of a place where none could be read."""
        usage = usage or Usage()
        line = {
            "id": document.name if document else None,
            "place": place,
            "document": document.id if document else None,
            "error": type(error).__name__,
            "message": str(error),
            "attempts": usage.requests,
            "usage": usage.model_dump(),
        }
        text = json.dumps(line) + "\n"
        self._lines[_key(line)] = text
        try:
            with self.path.open("a", encoding="utf-8", newline="") as file:
                file.write("\n" + text if self._torn else text)
            self._torn = False
        except OSError as exc:
            raise SettingsError(f"{self.path} cannot be written: {exc.strerror or exc}") from exc

    def settle(self, document: Document) -> None:
        """A document is summarized: what was said of it holds no longer."""
        self._lines.pop(_key({"id": document.name, "document": document.id}), None)

    def settle_place(self, place: str) -> None:
        """A document could be read at a place: what was said of that holds no longer."""
        self._lines.pop(("place", place), None)

    def finish(self) -> None:
        """Write the file anew with what fails still; remove it where nothing does."""
        try:
            if self._lines:
                write_whole(self.path, "".join(self._lines.values()))
            else:
                self.path.unlink(missing_ok=True)
        except OSError as exc:
            raise SettingsError(f"{self.path} cannot be removed: {exc.strerror or exc}") from exc


def _key(line: dict[str, Any]) -> Key | None:
    """What a line is about: a document by its name, a place, or a document without a name."""
    for field in ("id", "place", "document"):
        if isinstance(line.get(field), str):
            return field, line[field]
    return None


def _lines_in(path: Path) -> tuple[dict[Key | None, str], bool]:
    """The lines of the file, the last one for each document, and whether a crash tore the last."""
    found: dict[Key | None, str] = {}
    line = b"\n"
    try:
        with path.open("rb") as file:
            for line in file:
                try:
                    tree = json.loads(line)
                    if isinstance(tree["error"], str) and _key(tree):
                        found[_key(tree)] = json.dumps(tree) + "\n"
                except (ValueError, RecursionError, TypeError, KeyError, AttributeError):
                    continue
    except FileNotFoundError:
        pass
    except OSError as exc:
        raise SettingsError(f"{path} cannot be read: {exc.strerror or exc}") from exc
    return found, not line.endswith(b"\n")
