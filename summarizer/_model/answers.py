"""The cache of answers: what a model once replied to a call, kept in an SQLite file of the user's own.

SQLite, because it is made to be opened by several processes, killed at any instant and handed a
hostile file; LMDB counts a damaged file as its user's fault and may crash on one. Values are JSON, each
with a digest: nothing in the file is ever executed, and what is damaged is as if it were not there.
"""

from __future__ import annotations

import hashlib
import json
import logging
import sqlite3
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from summarizer._call.address import DEFAULT_URL
from summarizer._call.call import Call, request_body
from summarizer._call.reply import Reply
from summarizer._call.settings import Settings
from summarizer.errors import SettingsError
from summarizer.schemas import Usage

LOGGER = logging.getLogger("summarizer")
FILE = "answers.sqlite"
FORM = 1  # of a key and of a value; another one makes every older entry a miss
PATIENCE = 2.0  # seconds to wait for another process that writes
LESS_PATIENCE = 0.005  # once one did not end in that time: a run must not wait at every answer
# sqlite3 reads its own words as UTF-8, and a damaged file's may be none.
BROKEN = (sqlite3.Error, UnicodeDecodeError)
LARGEST = 64_000_000  # characters of a value: no answer is so long, and a hostile file may say so
# A foreign file's schema may hold triggers and views: they may call nothing that has an effect.
_PRAGMAS = ("trusted_schema = OFF", "cell_size_check = ON", "journal_mode = WAL", "synchronous = NORMAL")
_TABLE = (
    "CREATE TABLE IF NOT EXISTS answers"
    " (key TEXT PRIMARY KEY, value TEXT NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID"
)


@dataclass(frozen=True, slots=True)
class Held:
    """What a cache holds: its file, the number of answers in it and its size in bytes."""

    path: Path
    answers: int
    size: int


class Answers:
    """Replies by everything that shapes them: the endpoint's address, the mode and the whole request.

    The address is part of it, for servers of one's own answer to any model's name. The file is made
    readable by its owner only: answers quote documents. Raises SettingsError where it cannot be used.
    """

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._settings = settings
        self.path = folder / FILE
        self._database = _open_cache(self.path)
        self.trouble: str | None = None
        self.unkept = 0

    async def ask(self, call: Call, ask: Callable[[Call], Awaitable[Reply]]) -> Reply:
        """The reply to a call that was kept from before; else it is asked for, and kept.

        A kept reply tells what it cost when it was given: the same summary comes of it, to the byte.
        """
        key = self.key_of(call)
        kept = self.find(key, call)
        if kept is not None:
            LOGGER.info("%s: the answer is in the cache; no request is sent", call.name)
            return kept
        reply = await ask(call)
        self.keep(key, reply)
        return reply

    def forget(self, keys: Collection[str], quotes: Collection[str]) -> int:
        """Remove the replies under some keys, and those that hold some quotes; how many.

        Nothing of them stays in the file. Raises SettingsError where that cannot be done.
        """
        gone = {key for key in keys if self.holds(key)}
        try:
            for key, value in self._database.execute("SELECT key, value FROM answers"):
                if quotes and _holds_any(value, quotes):
                    gone.add(key)
            self._database.execute("PRAGMA secure_delete = ON")
            for key in gone:
                self._database.execute("DELETE FROM answers WHERE key = ?", (key,))
            for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)") if gone else ():
                self._database.execute(statement)
        except BROKEN as exc:
            raise SettingsError(f"{self.path} cannot be written now: {exc}: try again") from exc
        return len(gone)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def key_of(self, call: Call) -> str:
        """The key of the reply to a call: a digest of everything that shapes it."""
        asked = self._settings.for_call(call.name)
        body = request_body(call, model=asked.model, mode=asked.mode)
        shaping = [FORM, asked.base_url or DEFAULT_URL, asked.mode, body]
        return hashlib.sha256(json.dumps(shaping, sort_keys=True).encode()).hexdigest()

    def find(self, key: str, call: Call) -> Reply | None:
        """The reply under a key, if it is whole and of the call's shape."""
        query = "SELECT value, digest FROM answers WHERE key = ? AND length(value) <= ?"
        try:
            row = self._database.execute(query, (key, LARGEST)).fetchone()
            if row is None or row[1] != _digest_entry(key, row[0]):
                return None
            entry = json.loads(row[0])
            call.shape.model_validate(entry["value"])
            usage, share = Usage.model_validate(entry["usage"]), float(entry.get("share", 1.0))
            return Reply(entry["value"], usage, share if 0 <= share <= 1 else 1.0)
        except sqlite3.OperationalError as exc:
            self._note_lock(exc)
            return None
        except (sqlite3.Error, ValidationError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def holds(self, key: str) -> bool:
        """Whether a reply is kept under a key, whole or not."""
        try:
            query = "SELECT 1 FROM answers WHERE key = ?"
            return self._database.execute(query, (key,)).fetchone() is not None
        except BROKEN:
            return False

    def keep(self, key: str, reply: Reply) -> None:
        """Keep a reply. Where that fails, the answer is still the user's: the trouble is only noted."""
        try:
            entry = {"value": reply.value, "usage": reply.usage.model_dump()}
            value = json.dumps(entry if reply.share == 1 else entry | {"share": reply.share})
        except (ValueError, TypeError, RecursionError):
            return  # no JSON could give it back as it is
        try:
            self._database.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?)",
                (key, value, _digest_entry(key, value)),
            )
        except BROKEN as exc:
            self.unkept += 1
            if not self._note_lock(exc):
                self.trouble = f"{self.path} cannot be written ({exc}): new answers are not cached"

    def _note_lock(self, exc: Exception) -> bool:
        """Whether another process has the file locked: then it is waited for no more."""
        if getattr(exc, "sqlite_errorcode", 0) & 0xFF not in (
            sqlite3.SQLITE_BUSY,
            sqlite3.SQLITE_LOCKED,
        ):
            return False
        if self.trouble is None:
            self._database.execute(f"PRAGMA busy_timeout = {LESS_PATIENCE * 1000:.0f}")
            self.trouble = (
                f"{self.path} is locked by another process, so new answers are not cached:"
                " end that process, or use another folder (--cache)"
            )
        return True


def default_folder() -> Path:
    """The folder of the cache where none is named: in the platform's place for caches."""
    import platformdirs

    return platformdirs.user_cache_path("summarizer", appauthor=False)


def inspect_cache(folder: Path) -> Held:
    """What the cache in a folder holds; one that is not there holds nothing. Raises SettingsError."""
    path = folder / FILE
    if not path.exists():
        return Held(path, 0, 0)
    database = _open_cache(path)
    try:
        (answers,) = database.execute("SELECT count(*) FROM answers").fetchone()
    except BROKEN as exc:
        raise _cache_error(path, exc) from exc
    finally:
        database.close()
    return Held(path, answers, sum(file.stat().st_size for file in _cache_files(path)))


def clear_cache(folder: Path) -> None:
    """Remove the cache in a folder, whatever state it is in. Raises SettingsError.

    One that another process has open is emptied: what is answered from now on must still be kept.
    """
    path = folder / FILE
    try:
        if path.is_file() and _emptied_in_use(path):
            return
        for file in _cache_files(path):
            file.unlink(missing_ok=True)
    except BROKEN as exc:
        raise SettingsError(f"{path} is in use and cannot be cleared ({exc}): retry later") from exc
    except OSError as exc:
        raise SettingsError(f"{exc.filename} cannot be removed: {exc.strerror or exc}") from exc


def _emptied_in_use(path: Path) -> bool:
    """Empty a cache if another process has it open; whether it had."""
    try:
        database = _open_cache(path)
    except SettingsError:
        return False  # damaged, or no cache at all
    try:
        database.execute("PRAGMA journal_mode = DELETE")  # nobody can while another has it open
        return False
    except sqlite3.OperationalError:
        for statement in ("DELETE FROM answers", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            database.execute(statement)
        return True
    except BROKEN:
        return False
    finally:
        database.close()


def _cache_files(path: Path) -> list[Path]:
    """The file and those that SQLite keeps beside it."""
    files = [path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")]
    return [one for one in files if one.exists()]


def _open_cache(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        # One event loop uses it, though perhaps in another thread than the one that makes it.
        database = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    except (OSError, *BROKEN) as exc:
        raise _cache_error(path, exc) from exc
    try:
        for pragma in _PRAGMAS:
            database.execute(f"PRAGMA {pragma}")
        database.execute(_TABLE)
        database.execute("SELECT key, value, digest FROM answers LIMIT 1")
    except BROKEN as exc:
        database.close()
        raise _cache_error(path, exc) from exc
    return database


def _cache_error(path: Path, exc: Exception) -> SettingsError:
    why = exc.strerror if isinstance(exc, OSError) and exc.strerror else exc
    return SettingsError(
        f"{path} cannot be used as a cache: {why}: use another folder (--cache), --no-cache,"
        " or remove it (summarizer cache clear)"
    )


def _holds_any(value: str, quotes: Collection[str]) -> bool:
    """Whether a text of a reply holds one of some quotes, whatever escapes are in its JSON."""
    try:
        plain = json.dumps(json.loads(value), ensure_ascii=False)
    except (ValueError, RecursionError):
        plain = value
    return any(json.dumps(quote, ensure_ascii=False)[1:-1] in plain for quote in quotes)


def _digest_entry(key: str, value: str) -> str:
    return hashlib.sha256(f"{key}\n{value}".encode()).hexdigest()
