"""Files of requests, a line each, no larger than endpoints take, and noted before they are sent."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from summarizer._jobs.store import BatchState, JobStore
from summarizer._model.budget import BudgetAmount
from summarizer._model.provider import URL
from summarizer.errors import SettingsError

# OpenAI's limits of an input file are 200 MB and 50,000 requests: the bytes are reached first.
MOST_BYTES, MOST_LINES = 190_000_000, 50_000


@dataclass(slots=True)
class _OpenFile:
    """A file that is being written."""

    number: int
    path: Path
    file: BinaryIO
    size: int = 0
    lines: int = 0
    reserved: BudgetAmount = field(default_factory=BudgetAmount)


class RequestFiles:
    """Writes requests to files of a job, by lane. Close it: only then is the last file of each whole.

    `most_lines` are those of one file. Raises SettingsError where a file cannot be written.
    """

    def __init__(self, store: JobStore, *, most_lines: int = MOST_LINES) -> None:
        self._store, self._most_lines = store, most_lines
        self._open: dict[str, _OpenFile] = {}

    def add(self, lane: str, key: str, body: dict[str, Any], expected: BudgetAmount) -> None:
        """Add a request, for which so much is set aside."""
        line = write_request(key, body)
        at = self._open.get(lane)
        if at is not None and (at.lines >= self._most_lines or at.size + len(line) > MOST_BYTES):
            self._finish(lane)
            at = None
        if at is None:
            number = self._store.begin_batch(lane, time.time())
            path = request_path(self._store, number)
            at = self._open[lane] = _OpenFile(number, path, _open_file(path))
        try:
            at.file.write(line)
        except OSError as exc:
            raise _unwritable(at.path, exc) from exc
        at.size += len(line)
        at.lines += 1
        at.reserved += expected
        self._store.add_line(key, at.number)

    def sync(self) -> None:
        """Have the lines so far on the disk, and note them: a run that is killed then loses none."""
        for at in self._open.values():
            self._note(at, "writing")

    def close(self) -> None:
        """Finish the files that are open."""
        for lane in list(self._open):
            self._finish(lane)

    def _finish(self, lane: str) -> None:
        at = self._open.pop(lane)
        self._note(at, "written")
        at.file.close()

    def _note(self, at: _OpenFile, state: BatchState) -> None:
        try:
            at.file.flush()
            os.fsync(at.file.fileno())
        except OSError as exc:
            raise _unwritable(at.path, exc) from exc
        reserved = {"tokens": at.reserved.tokens, "usd": at.reserved.usd}
        self._store.note_batch(at.number, state=state, lines=at.lines, noted=time.time(), **reserved)


def finish_begun(store: JobStore) -> None:
    """Finish the files that were being written when a run ended: what is noted of them is kept."""
    for batch in store.batches("writing"):
        if batch.lines and _cut_after(request_path(store, batch.number), batch.lines):
            store.note_batch(batch.number, state="written")
        else:
            store.drop_batch(batch.number)


def _cut_after(path: Path, lines: int) -> bool:
    """Cut a file after so many lines; False where it has fewer."""
    try:
        with path.open("r+b") as file:
            for _ in range(lines):
                if not file.readline().endswith(b"\n"):
                    return False
            file.truncate(file.tell())
    except FileNotFoundError:
        return False
    except OSError as exc:
        raise _unwritable(path, exc) from exc
    return True


def write_request(key: str, body: dict[str, Any]) -> bytes:
    """A request as a line of an input file of batch jobs."""
    request = {"custom_id": key, "method": "POST", "url": URL, "body": body}
    return json.dumps(request, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def request_path(store: JobStore, number: int) -> Path:
    """The file of the requests of a batch; its name tells the job, at the endpoint, too."""
    return store.folder / f"summarizer-{store.fact('id')}-{number:04}.jsonl"


def _open_file(path: Path) -> BinaryIO:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        return os.fdopen(handle, "wb", buffering=1 << 20)
    except OSError as exc:
        raise _unwritable(path, exc) from exc


def _unwritable(path: Path, exc: OSError) -> SettingsError:
    return SettingsError(
        f"{path} cannot be written: {exc.strerror or exc}: make room, and run the same command again"
    )
