"""The ledger: the file of summaries, a line each, and what of a run is in it already.

Lines are only ever added, whole; a lock keeps a second run away. What a crash or a power cut left of
a line is taken out when the file is opened again, and its document is asked about once more.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO, Literal

from summarizer._batch.maker import Maker
from summarizer._batch.run_lock import lock_file
from summarizer._text.document import Document
from summarizer.errors import SettingsError

State = Literal["new", "there", "twice", "other"]
OF_THIS_RUN = b"+"  # behind the digest of a document that this run has taken
OPENINGS = 10  # of a file that is replaced whenever it is opened
BEGINS = b'{"document":{"id":"'  # every line of ours


class Ledger:
    """The output of a run, open for adding lines. Use it in a `with`.

    Raises SettingsError: another run has it, it cannot be written, a line of it is no summary, or
    (unless `force`) one was made otherwise than this run would.
    """

    def __init__(self, path: Path, maker: Maker, *, force: bool = False) -> None:
        self.path = path
        self._states: dict[bytes, bytes] = {}
        self._unsynced = False
        self._trouble: SettingsError | None = None
        self._added = 0
        self.is_lost = False
        self._file = open_locked(path)
        try:
            self._size = self._read(maker, force)
        except BaseException:
            self._file.close()
            raise
        self.lines = len(self._states)

    def claim(self, document: Document) -> State:
        """Whether a document is new, there already, taken for the second time, or of another's name.

        A new one is noted: memory holds two short digests of it, and never the document.
        """
        name, content = digest_document(document)
        known = self._states.get(name)
        if known is None:
            self._states[name] = content + OF_THIS_RUN
            return "new"
        if known == content:
            return "there"
        return "twice" if known == content + OF_THIS_RUN else "other"

    def add(self, line: str) -> None:
        """Add a line, whole or not at all. Raises SettingsError where it cannot be written.

        Nor is anything added once a line could not be synced: who knows what the disk has of it?
        """
        if self._trouble is not None:
            raise self._trouble
        whole = line.encode()
        try:
            _write_all(self._file, whole)
        except OSError as exc:
            os.ftruncate(self._file.fileno(), self._size)
            raise self._unwritable(exc) from exc
        self._size += len(whole)
        self._added += 1
        self._unsynced = True

    def sync(self) -> None:
        """Have what was added survive a power cut.

        Raises SettingsError where the disk fails, and where the file is not the output any more:
        whoever removed or replaced it took away what was added, though writing to it goes well.
        """
        if self.is_lost:
            return  # it was said
        if not _is_at(self._file, self.path):
            self.is_lost = True
            lines = "1 summary" if self._added == 1 else f"{self._added:,} summaries"
            self._trouble = SettingsError(
                f"{self.path} was removed, moved or replaced during the run,"
                f" so {lines} of this run may be lost: run it again; answers in the cache are reused"
            )
            raise self._trouble
        if self._unsynced:
            self._unsynced = False
            try:
                os.fsync(self._file.fileno())
            except OSError as exc:
                self._trouble = self._unwritable(exc)
                raise self._trouble from exc

    def close(self) -> None:
        """Sync, unlock and close."""
        try:
            self.sync()
        finally:
            self._file.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _unwritable(self, exc: OSError) -> SettingsError:
        return SettingsError(
            f"{self.path} cannot be written: {exc.strerror or exc}:"
            " free some space and run it again to resume"
        )

    def _read(self, maker: Maker, force: bool) -> int:
        """Note what is there, and mend what a crash left; the size in bytes."""
        at = 0
        with self.path.open("rb") as file:
            for number, line in enumerate(file, 1):
                summary = _parse_summary_line(line)
                torn = not line.endswith(b"\n")
                if summary is not None:
                    self._note(summary, number, maker, force)
                elif line.strip() and not _left_by_a_crash(line):
                    raise SettingsError(
                        f"{self.path}: line {number} is not a summary: use another output,"
                        " or remove the line"
                    )
                elif torn:
                    os.ftruncate(self._file.fileno(), at)
                    return at
                elif line.strip():
                    self._blank(at, line)
                at += len(line)
                if torn:
                    _write_all(self._file, b"\n")
                    return at + 1
        return at

    def _note(self, summary: dict[str, Any], number: int, maker: Maker, force: bool) -> None:
        otherwise = None if force else maker.differs(summary)
        if otherwise:
            raise SettingsError(
                f"{self.path}: line {number} was made {otherwise}: use another output,"
                " or --force to add to this one"
            )
        known = summary["document"]
        name, content = _digests_of(
            known["name"], known["id"], [known[key] for key in ("title", "source", "published")]
        )
        self._states[name] = content

    def _blank(self, at: int, line: bytes) -> None:
        """Overwrite with spaces what a power cut left: zeros where a line was never on the disk."""
        with self.path.open("r+b") as file:
            file.seek(at)
            file.write(b" " * (len(line) - 1))
            file.flush()
            os.fsync(file.fileno())


def digest_document(document: Document) -> tuple[bytes, bytes]:
    """Of a document, the digest of what it is called and that of all that a summary depends on."""
    published = document.published.isoformat() if document.published else None
    return _digests_of(document.name, document.id, [document.title, document.source, published])


def _digests_of(name: str | None, id_: str, known: list[str | None]) -> tuple[bytes, bytes]:
    called = ["id", id_, *known] if name is None else ["name", name]
    return _digest_values(called), _digest_values([id_, *known])


def _digest_values(values: Sequence[str | None]) -> bytes:
    return hashlib.blake2b(json.dumps(values).encode(), digest_size=16).digest()


def _parse_summary_line(line: bytes) -> dict[str, Any] | None:
    """What a line holds, if it has what a line of ours has."""
    try:
        tree = json.loads(line)
        made, known = tree["provenance"], tree["document"]
        texts = [made[key] for key in ("model", "prompt", "prompt_hash", "schema_version")]
        texts.append(known["id"])
        perhaps = [known[key] for key in ("name", "title", "source", "published")]
    except (ValueError, RecursionError, TypeError, KeyError):
        return None
    fits = all(isinstance(value, str) for value in texts)
    return tree if fits and all(isinstance(value, str | None) for value in perhaps) else None


def _left_by_a_crash(line: bytes) -> bool:
    """Whether a line that is no summary may be what is left of one: cut off, or zeros in its place.

    Anything else is somebody's own file, named as the output by mistake: nothing is taken out of it.
    """
    whole, text = line.endswith(b"\n"), line.rstrip(b"\n").replace(b"\0", b"")
    begins = line.startswith((b"\0", BEGINS)) or BEGINS.startswith(line)
    return begins and (not whole or b"\0" in line) and min(text, default=0x20) >= 0x20


def open_locked(path: Path) -> BinaryIO:
    """The file, open for reading and for adding, and ours alone until it is closed or we are killed.

    A lock is that of a file, not of its name: one that was put in its place meanwhile is opened anew.
    """
    for _ in range(OPENINGS):
        file = _open_and_lock(path)
        if _is_at(file, path):
            return file
        file.close()
    raise SettingsError(f"{path} keeps being replaced by another program: use another output")


def _is_at(file: BinaryIO, path: Path) -> bool:
    """Whether an open file still is what its path leads to."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except OSError:
        return False


def _open_and_lock(path: Path) -> BinaryIO:
    try:
        is_new = not path.exists()
        file = open(path, "a+b", buffering=0)  # noqa: SIM115  # a Ledger closes it
        if is_new:
            _sync_folder(path.parent)
    except OSError as exc:
        raise SettingsError(f"{path} cannot be written: {exc.strerror or exc}") from exc
    try:
        lock_file(file)
    except OSError as exc:
        file.close()
        if isinstance(exc, BlockingIOError):
            said = f"{path} is in use by another run: wait for it, or use another output"
        else:
            said = f"{path} cannot be locked: {exc.strerror or exc}: use an output on another disk"
        raise SettingsError(said) from exc
    return file


def _sync_folder(folder: Path) -> None:
    """Have the name of a new file survive a power cut, too."""
    if sys.platform == "win32":  # where a folder cannot be opened
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_all(file: BinaryIO, content: bytes) -> None:
    """Write all of it: a disk that is nearly full takes a part first, and says so at the rest."""
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]
