"""The lock on an output, here and as Windows would have it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from folders import TOP

from summarizer._batch.run_lock import lock_file

# Windows as far as it can be had elsewhere: its name, no fcntl, and a msvcrt that notes its calls.
AS_WINDOWS = """
import sys, types
import summarizer._batch.batch  # and what it needs of others, which is not tried here
for name in [name for name in sys.modules if name.startswith("summarizer")]:
    del sys.modules[name]
sys.platform = "win32"
sys.modules["fcntl"] = None
asked = []
def locking(handle, mode, size):
    import os
    asked.append((mode, size, os.lseek(handle, 0, os.SEEK_CUR)))
    if taken:
        raise PermissionError(13, "Permission denied")
taken = False
sys.modules["msvcrt"] = types.SimpleNamespace(locking=locking, LK_NBLCK=2)
from summarizer._batch.run_lock import lock_file
import summarizer._batch.batch
with open(sys.argv[1], "a+b", buffering=0) as file:
    lock_file(file)
    print(asked, file.tell())
    taken = True
    try:
        lock_file(file)
    except BlockingIOError as error:
        print("blocked:", error.strerror)
"""


def test_a_second_lock_on_a_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with open(path, "a+b", buffering=0) as first:
        lock_file(first)
        with open(path, "a+b", buffering=0) as second, pytest.raises(BlockingIOError):
            lock_file(second)
    with open(path, "a+b", buffering=0) as third:
        lock_file(third)


@pytest.mark.slow
def test_without_fcntl_the_lock_is_that_of_windows_on_a_byte_that_no_output_reaches(
    tmp_path: Path,
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", AS_WINDOWS, str(tmp_path / "out.jsonl")],
        capture_output=True, text=True, check=False, cwd=TOP,
    )  # fmt: skip
    assert done.stdout.splitlines() == [f"[(2, 1, {1 << 40})] 0", "blocked: Permission denied"], (
        done.stderr
    )
