"""The failures of a run: a file beside the output with a line for each document that still fails."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from summarizer._text.document import Document
from summarizer._text.files import write_whole
from summarizer.errors import SettingsError, SummarizerError
from summarizer.read._address import is_url
from summarizer.read._content import STDIN_NAME
from summarizer.schemas import Usage

Key = tuple[str, str]  # a field of a line, and its value


def failures_path(output: Path) -> Path:
    """Where the failures of an output go: summaries.errors.jsonl beside summaries.jsonl."""
    stem = output.stem if output.suffix.lower() in (".jsonl", ".ndjson", ".json") else output.name
    return output.with_name(f"{stem}.errors.jsonl")


class Failures:
    """What fails, written as it happens; `finish` leaves in the file what fails still, or no file.

    What an earlier run wrote stays until its document is settled, or is gone from its source.
    `earlier` are those of which this run has not told anything. The output's lock guards this file,
    too. Raises SettingsError where it cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lines, self._torn = _lines_in(path)
        self._earlier = set(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    @property
    def earlier(self) -> int:
        """How many lines are an earlier run's, and not this one's."""
        return len(self._earlier)

    def add(
        self,
        error: SummarizerError,
        *,
        document: Document | None = None,
        place: str | None = None,
        usage: Usage | None = None,
    ) -> None:
        """Add the failure of a document, and where it stood, or of a place where none could be read."""
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
        self._lines[_key_of_failure(line)] = text
        self._earlier.discard(_key_of_failure(line))
        try:
            with self.path.open("a", encoding="utf-8", newline="") as file:
                file.write("\n" + text if self._torn else text)
            self._torn = False
        except OSError as exc:
            raise SettingsError(f"{self.path} cannot be written: {exc.strerror or exc}") from exc

    def settle(self, document: Document) -> None:
        """A document is summarized: what was said of it holds no longer."""
        self._settle(_key_of_failure({"id": document.name, "document": document.id}))

    def settle_place(self, place: str) -> None:
        """A document could be read at a place: what was said of that holds no longer."""
        self._settle(("place", place))

    def _settle(self, key: Key | None) -> None:
        self._lines.pop(key, None)
        self._earlier.discard(key)

    def finish(self, read: Sequence[str] = ()) -> int:
        """Write the file anew with what fails still, remove it where nothing does; how many are gone.

        `read` are the files, folders and other sources that were read to their end: of what failed
        there in an earlier run and was not met in this one, the document or its line is there no more.
        """
        failed = self._lines.keys() - self._earlier
        ended = [source for source in read if ("place", source) not in failed]
        gone = {
            key for key in self._earlier if _is_of_sources(_place_of_failure(self._lines[key]), ended)
        }
        for key in gone:
            self._settle(key)
        self._write()
        return len(gone)

    def _write(self) -> None:
        try:
            if self._lines:
                write_whole(self.path, "".join(self._lines.values()))
            else:
                self.path.unlink(missing_ok=True)
        except OSError as exc:
            raise SettingsError(f"{self.path} cannot be removed: {exc.strerror or exc}") from exc


def _key_of_failure(line: dict[str, Any]) -> Key | None:
    """What a line is about: a document by its name, or by its text if it has none, or a place."""
    for field in ("id", "document", "place"):
        if isinstance(line.get(field), str):
            return field, line[field]
    return None


def _place_of_failure(line: str) -> str | None:
    place = json.loads(line).get("place")
    return place if isinstance(place, str) else None


def _is_of_sources(place: str | None, sources: Sequence[str]) -> bool:
    """Whether a place is one of some sources, a line of one, or a file in a folder that is one."""
    if place is None:
        return False
    either = {place, re.sub(r":\d+$", "", place)}
    return any(
        source in either
        or (Path(source).is_dir() and any(_is_inside_folder(candidate, source) for candidate in either))
        for source in sources
    )


def _is_inside_folder(place: str, folder: str) -> bool:
    return Path(place).is_relative_to(folder) and not place.startswith(STDIN_NAME) and not is_url(place)


def _lines_in(path: Path) -> tuple[dict[Key | None, str], bool]:
    """The lines of the file, the last one for each document, and whether a crash tore the last."""
    found: dict[Key | None, str] = {}
    line = b"\n"
    try:
        with path.open("rb") as file:
            for line in file:
                try:
                    tree = json.loads(line)
                    if isinstance(tree["error"], str) and _key_of_failure(tree):
                        found[_key_of_failure(tree)] = json.dumps(tree) + "\n"
                except (ValueError, RecursionError, TypeError, KeyError, AttributeError):
                    continue
    except FileNotFoundError:
        pass
    except OSError as exc:
        raise SettingsError(f"{path} cannot be read: {exc.strerror or exc}") from exc
    return found, not line.endswith(b"\n")
