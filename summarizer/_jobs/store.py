"""The store of a job: its documents, what is under way, and what came of it, beside the output.

An SQLite file: every note is on the disk before what it tells of is done, so a job can be killed at
any instant. Replies are in the cache; what an endpoint said, and how often something failed, is here.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from summarizer.errors import SettingsError

FILE = "job.sqlite"
PATIENCE = 5.0  # seconds to wait for another process that looks at it
# open: to be replayed; asked: all that it waits for is under way; the rest are over.
DocumentState = Literal["open", "asked", "done", "failed"]
_TABLES = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents
  (number INTEGER PRIMARY KEY, record TEXT, place TEXT NOT NULL, state TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS documents_by_state ON documents (state, number);
CREATE TABLE IF NOT EXISTS batches
  (number INTEGER PRIMARY KEY, state TEXT NOT NULL, lane TEXT NOT NULL, lines INTEGER NOT NULL DEFAULT 0,
   tokens INTEGER NOT NULL DEFAULT 0, usd REAL NOT NULL DEFAULT 0, noted REAL NOT NULL, file_id TEXT,
   batch_id TEXT, said TEXT, output_id TEXT, error_id TEXT, expires REAL, done INTEGER, total INTEGER);
CREATE TABLE IF NOT EXISTS lines (key TEXT PRIMARY KEY, batch INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS lines_by_batch ON lines (batch);
CREATE TABLE IF NOT EXISTS answers
  (key TEXT PRIMARY KEY, status INTEGER NOT NULL, body TEXT NOT NULL, share REAL NOT NULL)
  WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tries (key TEXT PRIMARY KEY, told TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS waits
  (key TEXT NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (key, document)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (id TEXT PRIMARY KEY, lane TEXT NOT NULL) WITHOUT ROWID;
"""
# written: on the disk; uploaded: the endpoint has the file; creating: nobody knows yet whether there is
# a batch; submitted: there is one; ended: its answers can be fetched; done: they are here.
BatchState = Literal["writing", "written", "uploaded", "creating", "submitted", "ended", "done"]


@dataclass(frozen=True, slots=True)
class KeptBatch:
    """A batch as the job knows it. `noted` is when it came into its state, in seconds since 1970."""

    number: int
    state: BatchState
    lane: str
    lines: int
    tokens: int
    usd: float
    noted: float
    file_id: str | None
    batch_id: str | None
    said: str | None
    output_id: str | None
    error_id: str | None
    expires: float | None
    done: int | None
    total: int | None


class JobStore:
    """What is kept of a job, in a folder of its owner's.

    Raises SettingsError where it cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder, folder / FILE
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            self.path.touch(mode=0o600)
            self._database = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
            for pragma in ("trusted_schema = OFF", "journal_mode = WAL", "synchronous = FULL"):
                self._database.execute(f"PRAGMA {pragma}")
            self._database.executescript(_TABLES)
        except (OSError, sqlite3.Error, UnicodeDecodeError) as exc:
            why = exc.strerror if isinstance(exc, OSError) and exc.strerror else exc
            raise SettingsError(
                f"{self.path} cannot be used: {why}: remove the folder to start the job again"
                " (what is in progress there is paid for)"
            ) from exc

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    @contextmanager
    def noting(self) -> Iterator[None]:
        """What is noted inside is on the disk, all of it, once this is left; nothing after an error."""
        if self._database.in_transaction:
            yield
            return
        try:
            self._database.execute("BEGIN IMMEDIATE")
            yield
            self._database.execute("COMMIT")
        except sqlite3.Error as exc:
            self._roll_back()
            raise SettingsError(
                f"{self.path} cannot be written: {exc}: make room, and run the same command again"
            ) from exc
        except BaseException:
            self._roll_back()
            raise

    def checkpoint(self) -> None:
        """Have what was noted so far inside of `noting` on the disk, and go on."""
        self._database.execute("COMMIT")
        self._database.execute("BEGIN IMMEDIATE")

    def _roll_back(self) -> None:
        if self._database.in_transaction:
            self._database.execute("ROLLBACK")

    # Facts

    def fact(self, name: str, default: Any = None) -> Any:
        """A fact about the job, as JSON holds it."""
        row = self._one("SELECT value FROM facts WHERE name = ?", name)
        return default if row is None else json.loads(row[0])

    def note_fact(self, name: str, value: Any) -> None:
        """Note a fact."""
        self._do("INSERT OR REPLACE INTO facts VALUES (?, ?)", name, json.dumps(value))

    # Documents

    def add_document(self, record: str | None, place: str, state: DocumentState) -> None:
        """Keep a document as its record, or the place where none could be read (None)."""
        self._do("INSERT INTO documents (record, place, state) VALUES (?, ?, ?)", record, place, state)

    def open_documents(self) -> Iterator[tuple[int, str, str]]:
        """Number, record and place of each document of which nothing has come yet, in their order."""
        last = 0
        while rows := self._all(
            "SELECT number, record, place FROM documents"
            " WHERE state = 'open' AND number > ? ORDER BY number LIMIT 100",
            last,
        ):
            yield from rows
            last = rows[-1][0]

    def settle_document(self, number: int, state: DocumentState) -> None:
        """Note what came of a document."""
        self._do("UPDATE documents SET state = ? WHERE number = ?", state, number)

    def await_answers(self, number: int, keys: Collection[str]) -> None:
        """A document needs no look before one of these requests, all under way, is so no more."""
        for key in keys:
            self._do("INSERT OR IGNORE INTO waits VALUES (?, ?)", key, number)
        self.settle_document(number, "asked")

    def count_documents(self, *states: DocumentState) -> int:
        """How many documents are in one of these states."""
        query = "SELECT count(*) FROM documents WHERE state = ?"
        return sum(int(self._one(query, state)[0]) for state in states)

    def records_named(self, name: str) -> list[str]:
        """The records of the documents of a name."""
        query = "SELECT record FROM documents WHERE json_extract(record, '$.name') = ?"
        return [row[0] for row in self._all(query, name)]

    def forget(self, name: str, keys: Collection[str]) -> int:
        """Remove the documents of a name, and what is known of some requests; how many documents.

        Nothing of them stays in the file.
        """
        found = len(self.records_named(name))
        self._do("PRAGMA secure_delete = ON")
        with self.noting():
            self._do("DELETE FROM documents WHERE json_extract(record, '$.name') = ?", name)
            for table in ("answers", "tries", "lines", "waits"):
                for key in keys:
                    self._do(f"DELETE FROM {table} WHERE key = ?", key)  # noqa: S608
        self._do("VACUUM")
        self._all("PRAGMA wal_checkpoint(TRUNCATE)")
        return found

    # Batches and their lines

    def begin_batch(self, lane: str, now: float) -> int:
        """Note a batch that is being written; its number."""
        self._do("INSERT INTO batches (state, lane, noted) VALUES ('writing', ?, ?)", lane, now)
        return int(self._one("SELECT max(number) FROM batches")[0])

    def note_batch(self, number: int, **values: Any) -> None:
        """Note values of a batch, by the names of KeptBatch."""
        names = ", ".join(f"{name} = ?" for name in values)
        self._do(f"UPDATE batches SET {names} WHERE number = ?", *values.values(), number)  # noqa: S608

    def batches(self, *states: BatchState) -> list[KeptBatch]:
        """The batches in these states, or all, in the order in which they were written."""
        names = ", ".join(KeptBatch.__slots__)
        rows = self._all(f"SELECT {names} FROM batches ORDER BY number")  # noqa: S608
        found = [KeptBatch(*row) for row in rows]
        return [batch for batch in found if not states or batch.state in states]

    def drop_batch(self, number: int) -> None:
        """Forget a batch of which nothing was sent: what it was to ask is open."""
        self.drop_lines(number)
        self._do("DELETE FROM batches WHERE number = ?", number)

    def add_line(self, key: str, batch: int) -> None:
        """Note that a request is in a batch."""
        self._do("INSERT OR REPLACE INTO lines VALUES (?, ?)", key, batch)

    def batch_of(self, key: str) -> int | None:
        """The batch that a request is in, if it is under way."""
        row = self._one("SELECT batch FROM lines WHERE key = ?", key)
        return None if row is None else int(row[0])

    def keys_of(self, batch: int) -> set[str]:
        """The requests of a batch that have no answer yet."""
        return {row[0] for row in self._all("SELECT key FROM lines WHERE batch = ?", batch)}

    def drop_lines(self, batch: int) -> None:
        """The requests of a batch are under way no more: what waits for one of them is open."""
        self._do(
            "UPDATE documents SET state = 'open' WHERE state = 'asked' AND number IN"
            " (SELECT document FROM waits JOIN lines USING (key) WHERE batch = ?)",
            batch,
        )
        self._do("DELETE FROM waits WHERE key IN (SELECT key FROM lines WHERE batch = ?)", batch)
        self._do("DELETE FROM lines WHERE batch = ?", batch)

    # Answers, tries and files

    def add_answer(self, key: str, status: int, body: Any, share: float) -> None:
        """Keep what an endpoint said of a request, unread."""
        text = json.dumps(body)
        self._do("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", key, status, text, share)

    def answer_of(self, key: str) -> tuple[int, Any, float] | None:
        """What was said of a request, its status, and the share of the price; None: nothing."""
        row = self._one("SELECT status, body, share FROM answers WHERE key = ?", key)
        return None if row is None else (int(row[0]), json.loads(row[1]), float(row[2]))

    def drop_answer(self, key: str) -> None:
        """What was said of a request is settled."""
        self._do("DELETE FROM answers WHERE key = ?", key)

    def drop_answers(self) -> None:
        """What was said of requests is settled, or is of none of them."""
        self._do("DELETE FROM answers")

    def tries_of(self, key: str) -> dict[str, Any] | None:
        """What is known of failed tries of a request."""
        row = self._one("SELECT told FROM tries WHERE key = ?", key)
        return None if row is None else json.loads(row[0])

    def note_tries(self, key: str, told: dict[str, Any]) -> None:
        """Note what is known of failed tries of a request."""
        self._do("INSERT OR REPLACE INTO tries VALUES (?, ?)", key, json.dumps(told))

    def add_file(self, file_id: str, lane: str) -> None:
        """Note a file that the endpoint of a lane keeps for this job."""
        self._do("INSERT OR REPLACE INTO files VALUES (?, ?)", file_id, lane)

    def files(self) -> list[tuple[str, str]]:
        """The ids and lanes of the files that endpoints keep for this job."""
        return self._all("SELECT id, lane FROM files")

    def drop_file(self, file_id: str) -> None:
        """A file is deleted at its endpoint."""
        self._do("DELETE FROM files WHERE id = ?", file_id)

    def _do(self, statement: str, *values: Any) -> None:
        try:
            self._database.execute(statement, values)
        except sqlite3.Error as exc:
            raise SettingsError(
                f"{self.path} cannot be written: {exc}: make room, and run the same command again"
            ) from exc

    def _one(self, statement: str, *values: Any) -> Any:
        rows = self._all(statement, *values)
        return rows[0] if rows else None

    def _all(self, statement: str, *values: Any) -> list[Any]:
        try:
            return self._database.execute(statement, values).fetchall()
        except (sqlite3.Error, UnicodeDecodeError) as exc:
            raise SettingsError(f"{self.path} cannot be read: {exc}") from exc
