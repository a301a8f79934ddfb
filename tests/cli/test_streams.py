"""Signals, pipes, terminals and closed streams, each with a process of its own."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from commands import run_on_terminal, run_process, run_shell, start_process, wait_until
from endpoint import Answer, endpoint, said
from examples import EMPTY, TEXT
from recorded_folders import RIGHT

from summarizer import Summary


@pytest.mark.slow
def test_a_file_becomes_json_in_a_pipe(report: Path) -> None:
    with endpoint(RIGHT) as server:
        done = run_process("summarize", report, "--published", "2024-03-07", "--base-url", server.url)
    assert (done.status, done.err) == (0, "")
    summary = Summary.model_validate_json(done.out)
    assert len(summary.meetings) == 2
    assert all(TEXT[each.start : each.end] == each.quote for each in summary.all_evidence())


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(
    "form",
    [
        "text",
        pytest.param("json", marks=pytest.mark.slow),
        pytest.param("markdown", marks=pytest.mark.slow),
    ],
)
def test_no_escape_sequence_of_a_document_reaches_a_terminal(tmp_path: Path, form: str) -> None:
    nasty = "\x1b]0;owned\x07\x1b[2J\u202e\x9b31m"
    text = f"Norway{nasty} met Iceland in Oslo."
    (tmp_path / "nasty.txt").write_text(text, "utf-8")
    quote = [{"sentence": 1, "quote": f"{nasty} met Iceland in Oslo"}]
    answer = EMPTY | {"overview": [{"text": f"{nasty} met.", "evidence": quote}]}
    arguments = ("summarize", tmp_path / "nasty.txt", "-f", form)
    with endpoint(said(json.dumps(answer))) as server:
        text = run_on_terminal(*arguments, "--base-url", server.url)
    assert "met" in text
    # Colours, and the spinner's cursor and line commands, are the program's own.
    left = re.sub(r"\x1b\[[0-9;]*[mAK]|\x1b\[\?25[lh]|\r", "", text)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", left), repr(left)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
def test_an_interruption_ends_with_130_and_no_traceback(report: Path) -> None:
    with endpoint(Answer(silence=20.0)) as server:
        running = start_process("summarize", report, "--base-url", server.url, stdout=subprocess.PIPE)
        wait_until(lambda: bool(server.requests))
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=10)
    assert (running.returncode, out, err.strip()) == (130, "", "Interrupted.")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
def test_an_interruption_keeps_what_was_done_before_it(report: Path, tmp_path: Path) -> None:
    note = tmp_path / "note.json"
    with endpoint(RIGHT, Answer(silence=20.0)) as server:
        arguments: list[str | Path] = ["summarize", *[report] * 4, "-o", note, "--base-url", server.url]
        running = start_process(*arguments, stdout=subprocess.PIPE)
        wait_until(lambda: len(server.requests) == 2)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=10)
    assert (running.returncode, out) == (130, "")
    assert err == f"\nInterrupted at {report}.\n2 documents were not tried.\n"
    (line,) = note.read_text("utf-8").splitlines()
    assert len(Summary.model_validate_json(line).meetings) == 2


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the shell is another")
@pytest.mark.parametrize(
    ("command", "status", "says"),
    [
        pytest.param("schema >&-", 1, "Error: the result cannot be written to stdout", id="stdout"),
        pytest.param("summarize - <&-", 1, "Error: standard input is closed", id="stdin"),
        pytest.param("summarize <&-", 2, "give a file", id="stdin-not-named"),
    ],
)
def test_a_closed_stream_is_said_in_a_line(command: str, status: int, says: str) -> None:
    done = run_shell(command)
    assert (done.status, done.out) == (status, "")
    assert says in done.err and "Traceback" not in done.err


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the shell is another")
def test_a_reader_that_leaves_early_is_no_error() -> None:
    done = run_shell("schema | head -n 1")
    assert (done.out, done.err) == ("{\n", "")


@pytest.mark.slow
def test_letters_that_stdout_cannot_hold_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Señor Peña met “them”.", "utf-8")
    done = run_process("text", tmp_path / "a.txt", PYTHONIOENCODING="latin-1")
    assert (done.status, done.out) == (1, "")
    assert "stdout uses latin-1" in done.err and done.err.count("\n") == 1
