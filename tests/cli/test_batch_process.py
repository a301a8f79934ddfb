"""`summarizer batch` as a process: signals, terminals, and a second run beside it."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from batches import RIGHT, answered_but_for, ids_of, lines_of, records
from commands import read_to_end, start_process, wait_until
from endpoint import Answer, Endpoint, endpoint, failed

from benchmarks.measures.killed_batch import survive


def _started(
    folder: Path,
    server: Endpoint,
    told: str | None,
    stderr: Any = subprocess.PIPE,
    output: str = "out.jsonl",
) -> subprocess.Popen[str]:
    """Start a batch over the records that are `told`, or over those that are there."""
    if told is not None:
        (folder / "in.jsonl").write_text(told)
    command = ["batch", "in.jsonl", "-o", output, "--base-url", server.url, "--concurrency", "2"]
    places = {"XDG_CACHE_HOME": str(folder / "caches"), "TERM": "xterm", "COLUMNS": "150"}
    own = {"OPENAI_API_KEY": "", "SUMMARIZER_MODEL": "test-model"}
    return start_process(*command, folder=folder, stderr=stderr, **places, **own)


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "sigterm"])
def test_an_interruption_finishes_what_is_under_way(number: signal.Signals, tmp_path: Path) -> None:
    late = Answer(body=RIGHT.body, silence=0.5)
    with endpoint(late) as server:
        process = _started(tmp_path, server, records(50))
        wait_until(lambda: len(server.requests) == 2)
        process.send_signal(number)
        _, told = process.communicate(timeout=30)
        assert len(server.requests) == 2
    assert process.returncode == 130 and "press Ctrl-C again to stop at once" in told
    assert ids_of(str(tmp_path / "out.jsonl")) == ["a0", "a1"]


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "sigterm"])
def test_one_interruption_ends_a_run_within_five_seconds_and_keeps_what_is_done(
    number: signal.Signals, tmp_path: Path
) -> None:
    with endpoint(RIGHT, RIGHT, Answer(body=RIGHT.body, silence=60)) as server:
        process = _started(tmp_path, server, records(50))
        wait_until(lambda: len(server.requests) == 4)
        began = time.monotonic()
        process.send_signal(number)
        _, told = process.communicate(timeout=30)
        assert time.monotonic() - began < 5
    assert process.returncode == 130 and "Traceback" not in told
    assert "2 summaries added to out.jsonl" in told
    assert ids_of(str(tmp_path / "out.jsonl")) == ["a0", "a1"]


def _take_away(path: Path) -> None:
    path.unlink()


def _replace(path: Path) -> None:
    path.rename(path.with_suffix(".old"))
    path.write_bytes(b"")


def _take_away_with_its_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))


@pytest.mark.slow
@pytest.mark.parametrize("change", [_take_away, _replace, _take_away_with_its_folder])
def test_an_output_that_is_taken_away_is_an_error_and_adds_nothing(
    change: Callable[[Path], None], tmp_path: Path
) -> None:
    (tmp_path / "made").mkdir()
    with endpoint(RIGHT, RIGHT, Answer(body=RIGHT.body, silence=2)) as server:
        process = _started(tmp_path, server, records(9), output="made/out.jsonl")
        wait_until(lambda: len(server.requests) == 4)
        change(tmp_path / "made" / "out.jsonl")
        _, told = process.communicate(timeout=60)
    assert process.returncode == 1 and "added to" not in told
    assert "made/out.jsonl was removed, moved or replaced during the run" in told
    assert len(server.requests) < 9, "no more is paid for than was under way"


@pytest.mark.slow
def test_a_second_interruption_stops_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    with endpoint(RIGHT, Answer(body=RIGHT.body, silence=60)) as server:
        process = _started(tmp_path, server, records(5))
        wait_until(lambda: len(server.requests) == 3)
        for _ in range(2):
            process.send_signal(signal.SIGINT)
            time.sleep(0.3)
        process.communicate(timeout=30)
    assert process.returncode == 130
    with endpoint(RIGHT) as server:
        again = _started(tmp_path, server, None)
        again.communicate(timeout=30)
        assert again.returncode == 0 and len(server.requests) == 4
    assert ids_of(str(tmp_path / "out.jsonl")) == [f"a{n}" for n in range(5)]


@pytest.mark.slow
def test_a_second_run_at_the_same_time_is_refused(tmp_path: Path) -> None:
    ended = threading.Event()  # the second run: until then the first has no answer, however slow all is

    def late(_: object) -> Answer:
        ended.wait(120)
        return RIGHT

    with endpoint(late) as server:
        first = _started(tmp_path, server, records(3))
        wait_until(lambda: len(server.requests) > 0)
        second = _started(tmp_path, server, None)
        _, told = second.communicate(timeout=120)
        ended.set()
        first.communicate(timeout=120)
    assert second.returncode == 1 and "by another run" in told
    assert first.returncode == 0 and len(lines_of(str(tmp_path / "out.jsonl"))) == 3


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_log_that_cannot_be_written_ends_no_run(tmp_path: Path) -> None:
    with endpoint(RIGHT) as server, open("/dev/full", "w") as full:
        process = _started(tmp_path, server, '{"id": "a0"\n' + records(9), stderr=full)
        assert process.wait(timeout=30) == 3
    assert len(lines_of(str(tmp_path / "out.jsonl"))) == 9


@pytest.mark.slow
def test_a_terminal_that_goes_away_ends_no_run(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with endpoint(Answer(body=RIGHT.body, silence=0.3)) as server:
        process = _started(tmp_path, server, records(9), stderr=theirs)
        os.close(theirs)
        os.read(ours, 4096)
        os.close(ours)
        assert process.wait(timeout=30) == 0
    assert len(lines_of(str(tmp_path / "out.jsonl"))) == 9


@pytest.mark.slow
def test_a_bar_moves_on_a_terminal(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with endpoint(answered_but_for(3, failed(400, "\x1b[2Jodd"))) as server:
        process = _started(tmp_path, server, records(9), stderr=theirs)
        os.close(theirs)
        text = read_to_end(ours)
    os.close(ours)
    assert process.wait() == 3
    assert "0/9 documents" in text and "8 summaries added to out.jsonl, 1 failed" in text
    assert "Error: a3: " in text and "\x1b[2J" not in text


@pytest.mark.slow
def test_a_batch_that_is_killed_again_and_again_loses_nothing_and_pays_nothing_twice(
    tmp_path: Path,
) -> None:
    survived = survive(tmp_path, documents=60, kills=5, concurrency=8, seed=3)
    assert survived.kills == 5
    assert survived.lines == survived.ids == 60
    assert survived.paid_twice <= survived.unkept and survived.most_unkept <= 8
