"""Files that are written whole: readers see the old one or the new one, never a part."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from summarizer.errors import SettingsError


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file all at once, text as UTF-8. Raises SettingsError where that cannot be done."""
    if isinstance(content, str):
        content = content.encode("utf-8")
    path = path.resolve()  # a link stays a link: what it points at is replaced
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode_of(path))
        os.replace(temporary, path)
    except OSError as exc:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise SettingsError(f"{path} cannot be written: {exc.strerror or exc}") from exc


def names_file(text: str) -> bool:
    """Whether a text is the path of a file that is there, and so hardly meant as a text."""
    path = text.strip()
    try:
        return bool(path) and "\n" not in path and Path(path).expanduser().is_file()
    except (OSError, ValueError, RuntimeError):  # too long, a NUL, a home that nobody has
        return False


def _mode_of(path: Path) -> int:
    """The permissions of the file that is replaced, or what the umask gives a new one."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask
