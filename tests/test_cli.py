"""The command line as a person runs it: a process, its output, its errors, its exit status."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from endpoint import Answer, endpoint, failed, said
from examples import EMPTY, TEXT, good

from summarizer import Summary

RIGHT = said(json.dumps(good()))
COMMAND = [sys.executable, "-m", "summarizer.cli"]


def _environment(**more: str) -> Mapping[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    return kept | {"OPENAI_API_KEY": "sk-secret-of-the-tests", "SUMMARIZER_RETRIES": "0"} | more


def _run(
    *arguments: str | Path, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env=_environment(**environment),
        timeout=60,
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_file_becomes_json_in_a_pipe(report: Path) -> None:
    with endpoint(RIGHT) as server:
        done = _run("summarize", report, "--published", "2024-03-07", "--base-url", server.url)
    assert (done.returncode, done.stderr) == (0, "")
    summary = Summary.model_validate_json(done.stdout)
    assert len(summary.meetings) == 2
    assert all(TEXT[each.start : each.end] == each.quote for each in summary.all_evidence())


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        pytest.param("json", "{\n", id="json"),
        pytest.param("text", "Cod talks\n", id="text"),
        pytest.param("markdown", "# Cod talks\n", id="markdown"),
    ],
)
def test_the_form_is_a_choice(report: Path, form: str, begins: str) -> None:
    with endpoint(RIGHT) as server:
        done = _run("summarize", report, "--title", "Cod talks", "-f", form, "--base-url", server.url)
    assert done.returncode == 0
    assert done.stdout.lstrip("\n").startswith(begins)


def test_standard_input_is_a_source_and_metadata_goes_with_it() -> None:
    with endpoint(RIGHT) as server:
        done = _run(
            *("summarize", "-", "--source", "The Gazette", "--title", "Cod", "--base-url", server.url),
            stdin=TEXT.encode(),
        )
    about = Summary.model_validate_json(done.stdout).document
    assert (about.source, about.title, about.published) == ("The Gazette", "Cod", None)


def test_settings_come_from_the_environment(report: Path) -> None:
    with endpoint(RIGHT) as server:
        done = _run("summarize", report, OPENAI_BASE_URL=server.url, SUMMARIZER_MODEL="some-model")
    assert json.loads(done.stdout)["provenance"]["model"] == "some-model"
    assert server.requests[0]["model"] == "some-model"


def test_several_files_are_a_line_each_and_the_failed_are_named(report: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    with endpoint(RIGHT) as server:
        done = _run("summarize", report, empty, report, "--base-url", server.url)
    assert done.returncode == 3
    assert len([Summary.model_validate_json(line) for line in done.stdout.splitlines()]) == 2
    assert done.stderr == f"Error: {empty} is empty: give it some text\n"


def test_when_the_key_is_refused_the_other_files_are_not_tried(report: Path) -> None:
    with endpoint(failed(401)) as server:
        done = _run("summarize", report, report, report, "--base-url", server.url)
    assert done.returncode == 1
    assert len(server.requests) == 1


def test_an_output_file_is_written_whole_and_nothing_goes_to_stdout(
    report: Path, tmp_path: Path
) -> None:
    note = tmp_path / "note.md"
    note.write_text("the old note")
    with endpoint(RIGHT) as server:
        done = _run("summarize", report, "-o", note, "--base-url", server.url)
    assert (done.returncode, done.stdout) == (0, "")
    assert "€25 million" in note.read_text("utf-8") and "the old note" not in note.read_text("utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["note.md", "report.txt"]


@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param(failed(500), id="server-error"),
        pytest.param(said('{"half', finish="length"), id="truncated"),
        pytest.param(said("no"), id="bad-json"),
    ],
)
def test_a_failure_leaves_the_output_file_as_it_was(
    report: Path, tmp_path: Path, trouble: Answer
) -> None:
    note = tmp_path / "note.json"
    note.write_text("the old note")
    with endpoint(trouble) as server:
        done = _run("summarize", report, "-o", note, "--base-url", server.url)
    assert done.returncode == 1
    assert note.read_text() == "the old note"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["note.json", "report.txt"]


def _one_line(done: subprocess.CompletedProcess[str], *parts: str) -> None:
    assert done.returncode == 1, done.stderr
    assert done.stdout == ""
    assert re.fullmatch(r"Error: [^\n]+\n", done.stderr), done.stderr
    assert "Traceback" not in done.stderr
    for part in parts:
        assert part in done.stderr


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b" \n\t\n", "is empty", id="blank"),
        pytest.param(bytes(range(256)) * 40, "not text", id="binary"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 50, "not text", id="picture"),
        pytest.param(b"They met.\x00They left.", "NUL", id="nul"),
        pytest.param(b"They met. " * 5_000_001, "larger than 8 MB", id="50-MB"),
    ],
)
def test_what_is_no_document_is_one_line_on_stderr(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    _one_line(_run("summarize", path, "--base-url", "http://127.0.0.1:9/v1"), str(path), says)


def test_a_directory_and_a_missing_file_are_one_line_on_stderr(tmp_path: Path) -> None:
    _one_line(_run("summarize", tmp_path), str(tmp_path), "directory")
    _one_line(_run("summarize", tmp_path / "none.txt"), "none.txt", "no file")


@pytest.mark.parametrize("date", ["yesterday", "2024-13-01", "07/03/2024", "2024"])
def test_a_publication_date_that_is_none_is_refused_before_anything_is_sent(
    report: Path, date: str
) -> None:
    _one_line(_run("summarize", report, "--published", date), date, "YYYY-MM-DD")


def test_no_key_a_dead_endpoint_and_a_web_page_are_one_line_on_stderr(report: Path) -> None:
    _one_line(_run("summarize", report, OPENAI_API_KEY=""), "OPENAI_API_KEY")
    _one_line(_run("summarize", report, "--base-url", "http://127.0.0.1:9/v1"), "127.0.0.1:9", "running")
    page = Answer(body=b"<html><body>Welcome</body></html>", headers={"content-type": "text/html"})
    with endpoint(page) as server:
        _one_line(_run("summarize", report, "--base-url", server.url), "web page", "/v1")


@pytest.mark.parametrize(
    ("url", "says"),
    [
        pytest.param("localhost:8080", "its scheme", id="no-scheme"),
        pytest.param("ftp://example.org", "its scheme", id="another-scheme"),
        pytest.param("http://", "its scheme", id="no-host"),
        pytest.param("http://[::1/v1", "its scheme", id="half-a-bracket"),
        pytest.param("http://user:sk-hidden@host/v1", "OPENAI_API_KEY", id="key-in-it"),
        pytest.param("https://host/v1?key=sk-hidden", "OPENAI_API_KEY", id="key-in-the-query"),
    ],
)
def test_a_base_url_that_is_none_is_refused_without_being_repeated(
    report: Path, url: str, says: str
) -> None:
    done = _run("summarize", report, "--base-url", url)
    _one_line(done, says)
    assert "sk-hidden" not in done.stderr


@pytest.mark.parametrize(
    "where", [pytest.param("", id="directory"), pytest.param("no/such/place.json", id="no-directory")]
)
def test_an_output_that_cannot_be_is_refused_before_anything_is_sent(
    report: Path, tmp_path: Path, where: str
) -> None:
    with endpoint(RIGHT) as server:
        _one_line(_run("summarize", report, "-o", tmp_path / where, "--base-url", server.url))
    assert server.requests == []


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["frobnicate"], id="unknown-command"),
        pytest.param(["summarize", "--frobnicate"], id="unknown-option"),
        pytest.param(["summarize", "x", "--mode", "magic"], id="unknown-mode"),
        pytest.param(["summarize", "x", "--timeout", "soon"], id="timeout-of-words"),
        pytest.param(["summarize", "a", "b", "--title", "T"], id="one-title-for-two"),
        pytest.param(["prompt"], id="prompt-of-nothing"),
    ],
)
def test_wrong_usage_is_status_2(arguments: list[str]) -> None:
    done = _run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_the_prompt_is_exactly_what_is_then_sent(report: Path) -> None:
    shown = _run("prompt", report, "--published", "2024-03-07", "--model", "some-model", "-f", "json")
    with endpoint(RIGHT) as server:
        _run(
            *("summarize", report, "--published", "2024-03-07", "--model", "some-model"),
            *("--base-url", server.url),
        )
    assert shown.returncode == 0
    assert json.loads(shown.stdout) == server.requests[0]


def test_the_prompt_tells_its_tokens_and_its_price_beside_it(report: Path) -> None:
    done = _run("prompt", report, "--model", "gpt-4.1")
    assert "Liv Sandvik of Norway met" in done.stdout
    assert re.search(r"About [\d,]+ tokens .* US\$ 0\.0\d+", done.stderr)
    assert "no price known" in _run("prompt", report, "--model", "local").stderr


def test_the_schema_is_that_of_a_summary() -> None:
    tree = json.loads(_run("schema").stdout)
    assert tree["title"] == "Summary"
    assert {"start", "end", "match"} <= set(tree["$defs"]["Evidence"]["required"])
    asked = json.loads(_run("schema", "--answer").stdout)
    assert "start" not in asked["$defs"]["Evidence"]["properties"]


def test_the_demo_needs_no_key_and_no_network() -> None:
    done = _run("demo", OPENAI_API_KEY="", OPENAI_BASE_URL="http://127.0.0.1:9/v1", HTTPS_PROXY="x")
    assert done.returncode == 0, done.stderr
    assert "Bolivia" in done.stdout and "provided that" in done.stdout
    again = _run("demo", TZ="Asia/Kathmandu", LC_ALL="de_DE.UTF-8")
    assert again.stdout == done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_no_escape_sequence_of_a_document_reaches_a_terminal(tmp_path: Path, form: str) -> None:
    nasty = "\x1b]0;owned\x07\x1b[2J\u202e\x9b31m"
    text = f"Norway{nasty} met Iceland in Oslo."
    (tmp_path / "nasty.txt").write_text(text, "utf-8")
    quote = [{"sentence": 1, "quote": f"{nasty} met Iceland in Oslo"}]
    answer = EMPTY | {"overview": [{"text": f"{nasty} met.", "evidence": quote}]}
    main, side = pty.openpty()
    with endpoint(said(json.dumps(answer))) as server:
        subprocess.run(
            [*COMMAND, "summarize", str(tmp_path / "nasty.txt"), "-f", form, "--base-url", server.url],
            stdout=side,
            stderr=side,
            env=_environment(TERM="xterm-256color", OPENAI_BASE_URL=server.url),
            check=True,
        )
    os.close(side)
    shown = b""
    while True:
        try:
            piece = os.read(main, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(main)
    text = shown.decode()
    assert "met" in text
    # Colours, and the spinner's cursor and line commands, are the program's own.
    left = re.sub(r"\x1b\[[0-9;]*[mAK]|\x1b\[\?25[lh]|\r", "", text)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", left), repr(left)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
def test_an_interruption_ends_with_130_and_no_traceback(report: Path) -> None:
    with endpoint(Answer(silence=20.0)) as server:
        running = subprocess.Popen(
            [*COMMAND, "summarize", str(report), "--base-url", server.url],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_environment(),
        )
        until = time.monotonic() + 20
        while not server.requests and time.monotonic() < until:
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=10)
    assert (running.returncode, out, err.strip()) == (130, b"", b"Interrupted.")


@pytest.mark.skipif(sys.platform == "win32", reason="the shell is another")
def test_a_reader_that_leaves_early_is_no_error() -> None:
    done = subprocess.run(
        f"{sys.executable} -m summarizer.cli schema | head -n 1",
        shell=True,
        capture_output=True,
        env=_environment(),
        check=False,
    )
    assert (done.stdout, done.stderr) == (b"{\n", b"")
