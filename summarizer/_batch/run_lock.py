"""The lock that keeps a second run off an output: it goes with the process, however that ends."""

from __future__ import annotations

import sys
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

BEYOND = 1 << 40  # Windows locks bytes, and lets nobody else read them: one that no output reaches


def lock_file(file: BinaryIO) -> None:
    """Lock an open file, or raise OSError: BlockingIOError where another process has it."""
    if sys.platform == "win32":
        before = file.tell()
        file.seek(BEYOND)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError as exc:  # what Windows says of a byte that another has locked
            raise BlockingIOError(*exc.args) from exc
        finally:
            file.seek(before)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
