"""The command line as a person runs it: its output, its errors, its exit status.

A process of its own is there for what needs one: signals, terminals, pipes, closed streams.
"""

from __future__ import annotations

import io
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
from typing import Protocol

import click
import pytest
from endpoint import Answer, endpoint, failed, said
from examples import EMPTY, TEXT, good
from folders import TOP
from volumes import served, volume

from summarizer import Summary
from summarizer._call import settings
from summarizer._call.call import MODES, estimated_tokens
from summarizer.cli import cli, main

RIGHT = said(json.dumps(good()))
COMMAND = [sys.executable, "-m", "summarizer.cli"]
Done = subprocess.CompletedProcess[str]


def _environment(**more: str) -> Mapping[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    return kept | {"OPENAI_API_KEY": "sk-secret-of-the-tests", "SUMMARIZER_RETRIES": "0"} | more


def _process(*arguments: str | Path, **environment: str) -> Done:
    """Run a command as a process of its own, which takes a second to import what it needs."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env=_environment(**environment),
        timeout=60,
        check=False,
    )


class Run(Protocol):
    def __call__(self, *arguments: str | Path, stdin: bytes = b"", **environment: str) -> Done: ...


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process, from its `main` to its exit status."""

    def run(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> Done:
        command = ["summarizer", *map(str, arguments)]
        with monkeypatch.context() as patch:
            for name in os.environ:
                if name.startswith(("OPENAI_", "SUMMARIZER_")):
                    patch.delenv(name)
            for name, value in _environment(**environment).items():
                patch.setenv(name, value)
            patch.setattr(sys, "argv", command)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            with pytest.raises(SystemExit) as ended:
                main()
        assert isinstance(ended.value.code, int)
        said = capsys.readouterr()
        return Done(command, ended.value.code, said.out, said.err)

    return run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.mark.slow
def test_a_file_becomes_json_in_a_pipe(report: Path) -> None:
    with endpoint(RIGHT) as server:
        done = _process("summarize", report, "--published", "2024-03-07", "--base-url", server.url)
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
def test_the_form_is_a_choice(run: Run, report: Path, form: str, begins: str) -> None:
    with endpoint(RIGHT) as server:
        done = run("summarize", report, "--title", "Cod talks", "-f", form, "--base-url", server.url)
    assert done.returncode == 0
    assert done.stdout.lstrip("\n").startswith(begins)


def test_standard_input_is_a_source_and_metadata_goes_with_it(run: Run) -> None:
    with endpoint(RIGHT) as server:
        done = run(
            *("summarize", "-", "--source", "The Gazette", "--title", "Cod", "--base-url", server.url),
            stdin=TEXT.encode(),
        )
    about = Summary.model_validate_json(done.stdout).document
    assert (about.source, about.title, about.published) == ("The Gazette", "Cod", None)


def test_settings_come_from_the_environment(run: Run, report: Path) -> None:
    with endpoint(RIGHT) as server:
        done = run("summarize", report, OPENAI_BASE_URL=server.url, SUMMARIZER_MODEL="some-model")
    assert json.loads(done.stdout)["provenance"]["model"] == "some-model"
    assert server.requests[0]["model"] == "some-model"


def test_several_files_are_a_line_each_and_the_failed_are_named(
    run: Run, report: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    with endpoint(RIGHT) as server:
        done = run("summarize", report, empty, report, "--base-url", server.url)
    assert done.returncode == 3
    assert len([Summary.model_validate_json(line) for line in done.stdout.splitlines()]) == 2
    assert done.stderr == f"Error: {empty} is empty: give it some text\n"


def test_when_the_key_is_refused_the_other_files_are_not_tried(run: Run, report: Path) -> None:
    with endpoint(failed(401)) as server:
        done = run("summarize", report, report, report, "--base-url", server.url)
    assert done.returncode == 1
    assert len(server.requests) == 1
    assert "OPENAI_API_KEY" in done.stderr and done.stderr.endswith("\n2 documents were not tried.\n")


QUOTA = failed(429, code="insufficient_quota")


@pytest.mark.parametrize(
    ("files", "untried"),
    [
        pytest.param(2, "", id="none-left"),
        pytest.param(3, "1 document was not tried.\n", id="one-left"),
        pytest.param(5, "3 documents were not tried.\n", id="three-left"),
    ],
)
@pytest.mark.parametrize("to", ["file", "stdout"])
def test_what_was_done_before_the_quota_ended_is_kept(
    run: Run, report: Path, tmp_path: Path, files: int, untried: str, to: str
) -> None:
    note = tmp_path / "note.json"
    note.write_text("the old note")
    output = ["-o", note] if to == "file" else []
    with endpoint(RIGHT, QUOTA) as server:
        done = run("summarize", *[report] * files, *output, "--base-url", server.url)
    assert (done.returncode, len(server.requests)) == (3, 2)
    assert re.fullmatch(rf"Error: [^\n]*quota[^\n]*\n{untried}", done.stderr)
    (line,) = (note.read_text("utf-8") if output else done.stdout).splitlines()
    assert len(Summary.model_validate_json(line).meetings) == 2


def test_when_the_quota_has_ended_from_the_start_the_old_file_stays(
    run: Run, report: Path, tmp_path: Path
) -> None:
    note = tmp_path / "note.json"
    note.write_text("the old note")
    with endpoint(QUOTA) as server:
        done = run("summarize", report, report, "-o", note, "--base-url", server.url)
    assert (done.returncode, note.read_text()) == (1, "the old note")


def test_an_output_file_is_written_whole_and_nothing_goes_to_stdout(
    run: Run, report: Path, tmp_path: Path
) -> None:
    note = tmp_path / "note.md"
    note.write_text("the old note")
    with endpoint(RIGHT) as server:
        done = run("summarize", report, "-o", note, "--base-url", server.url)
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
    run: Run, report: Path, tmp_path: Path, trouble: Answer
) -> None:
    note = tmp_path / "note.json"
    note.write_text("the old note")
    with endpoint(trouble) as server:
        done = run("summarize", report, "-o", note, "--base-url", server.url)
    assert done.returncode == 1
    assert note.read_text() == "the old note"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["note.json", "report.txt"]


def _one_line(done: Done, *parts: str) -> None:
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
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 50, "an image", id="picture"),
        pytest.param(b"They met.\x00They left.", "NUL", id="nul"),
        pytest.param(b"They met. " * 5_000_001, "larger than 32 MB", id="50-MB"),
    ],
)
def test_what_is_no_document_is_one_line_on_stderr(
    run: Run, tmp_path: Path, content: bytes, says: str
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    _one_line(run("summarize", path, "--base-url", "http://127.0.0.1:9/v1"), str(path), says)


def test_a_directory_and_a_missing_file_are_one_line_on_stderr(run: Run, tmp_path: Path) -> None:
    _one_line(run("summarize", tmp_path), str(tmp_path), "directory")
    _one_line(run("summarize", tmp_path / "none.txt"), "none.txt", "no file")


@pytest.mark.parametrize("date", ["yesterday", "2024-13-01", "07/03/2024", "2024"])
def test_a_publication_date_that_is_none_is_refused_before_anything_is_sent(
    run: Run, report: Path, date: str
) -> None:
    _one_line(run("summarize", report, "--published", date), date, "YYYY-MM-DD")


def test_no_key_a_dead_endpoint_and_a_web_page_are_one_line_on_stderr(run: Run, report: Path) -> None:
    _one_line(run("summarize", report, OPENAI_API_KEY=""), "OPENAI_API_KEY")
    _one_line(run("summarize", report, "--base-url", "http://127.0.0.1:9/v1"), "127.0.0.1:9", "running")
    page = Answer(body=b"<html><body>Welcome</body></html>", headers={"content-type": "text/html"})
    with endpoint(page) as server:
        _one_line(run("summarize", report, "--base-url", server.url), "web page", "/v1")


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
    run: Run, report: Path, url: str, says: str
) -> None:
    done = run("summarize", report, "--base-url", url)
    _one_line(done, says)
    assert "sk-hidden" not in done.stderr


@pytest.mark.parametrize(
    "where", [pytest.param("", id="directory"), pytest.param("no/such/place.json", id="no-directory")]
)
def test_an_output_that_cannot_be_is_refused_before_anything_is_sent(
    run: Run, report: Path, tmp_path: Path, where: str
) -> None:
    with endpoint(RIGHT) as server:
        _one_line(run("summarize", report, "-o", tmp_path / where, "--base-url", server.url))
    assert server.requests == []


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["frobnicate"], id="unknown-command"),
        pytest.param(["summarize", "--frobnicate"], id="unknown-option"),
        pytest.param(["summarize", "x", "--mode", "magic"], id="unknown-mode"),
        pytest.param(["summarize", "x", "--timeout", "soon"], id="timeout-of-words"),
        pytest.param(["summarize", "x", "--timeout", "0"], id="timeout-of-0"),
        pytest.param(["summarize", "x", "--timeout", "-1"], id="timeout-below-0"),
        pytest.param(["record", "x", "--timeout", "0"], id="timeout-of-0-of-a-recording"),
        pytest.param(["summarize", "x", "--window", "99"], id="window-too-small"),
        pytest.param(["prompt", "x", "--window", "1.5"], id="window-of-half-a-token"),
        pytest.param(["summarize", "x", "-f", "pdf"], id="unknown-format"),
        pytest.param(["summarize", "a", "b", "--title", "T"], id="one-title-for-two"),
        pytest.param(["prompt"], id="prompt-of-nothing"),
    ],
)
def test_wrong_usage_is_status_2(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_the_prompt_is_exactly_what_is_then_sent(run: Run, report: Path) -> None:
    shown = run("prompt", report, "--published", "2024-03-07", "--model", "some-model", "-f", "json")
    with endpoint(RIGHT) as server:
        run(
            *("summarize", report, "--published", "2024-03-07", "--model", "some-model"),
            *("--base-url", server.url),
        )
    assert shown.returncode == 0
    assert json.loads(shown.stdout) == server.requests[0]


def test_the_prompt_tells_its_tokens_and_its_price_beside_it(run: Run, report: Path) -> None:
    done = run("prompt", report, "--model", "gpt-4.1")
    assert "Liv Sandvik of Norway met" in done.stdout
    assert re.fullmatch(
        r"About [\d,]+ tokens to send \(characters / 4, an estimate\): US\$ 0\.0\d\d\d with gpt-4\.1;"
        r" its answer costs US\$ 0\.008 per 1,000 tokens\.\n",
        done.stderr,
    )
    assert "no price known for local.\n" in run("prompt", report, "--model", "local").stderr


def test_the_prompt_of_a_long_document_shows_every_request(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "volume.txt"
    path.write_text(volume(9_000, every=1_500).text, "utf-8")
    done = run("prompt", path, "--window", "600", "--model", "gpt-4.1")
    assert re.findall(r"=== request (\d) of 5\n", done.stdout) == list("12345")
    assert re.search(r"\(characters / 4, an estimate\) in 5 requests: US\$ 0\.0\d\d\d with", done.stderr)
    assert "the answers cost US$" in done.stderr
    shown = run("prompt", path, "-f", "json", SUMMARIZER_WINDOW="600")
    bodies = [json.loads(line) for line in shown.stdout.splitlines()]
    with endpoint(served) as server:
        made = run("summarize", path, "--window", "600", "--base-url", server.url)
    assert made.returncode == 0, made.stderr
    first = [each for each in server.requests if "\nItems\n" not in each["messages"][1]["content"]]
    sent = sorted(first, key=lambda body: str(body["messages"]))
    assert sent == sorted(bodies, key=lambda body: str(body["messages"]))
    tokens = re.search(r"About ([\d,]+) tokens", done.stderr)
    assert tokens and int(tokens[1].replace(",", "")) == sum(map(estimated_tokens, bodies))


@pytest.mark.parametrize(
    ("window", "says"),
    [
        pytest.param("soon", "SUMMARIZER_WINDOW='soon' is not a number", id="words"),
        pytest.param("99", "a window of 99 tokens makes no sense: give 100 or more", id="too-small"),
        pytest.param("nan", "a window of nan tokens makes no sense", id="nan"),
        pytest.param("inf", "a window of inf tokens makes no sense", id="infinite"),
    ],
)
def test_a_window_that_makes_no_sense_is_one_line(
    run: Run, report: Path, window: str, says: str
) -> None:
    done = run("prompt", report, SUMMARIZER_WINDOW=window)
    assert (done.returncode, done.stdout) == (1, "")
    assert says in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize("name", ["summarize", "record", "prompt"])
def test_the_help_says_the_defaults(name: str) -> None:
    command = cli.commands[name]
    text = " ".join(command.get_help(click.Context(command)).split())
    assert f"default: {settings.DEFAULT_MODEL}]" in text
    assert f"default: {MODES[0]}]" in text
    assert f"default: {settings.DEFAULT_WINDOW}]" in text
    if name != "prompt":  # it sends nothing
        assert f"default: {settings.DEFAULT_TIMEOUT:g}]" in text
        assert f"up to {settings.DEFAULT_RETRIES} times; SUMMARIZER_RETRIES" in text


def test_the_schema_is_that_of_a_summary(run: Run) -> None:
    tree = json.loads(run("schema").stdout)
    assert tree["title"] == "Summary"
    assert {"start", "end", "match"} <= set(tree["$defs"]["Evidence"]["required"])
    asked = json.loads(run("schema", "--answer").stdout)
    assert "start" not in asked["$defs"]["Evidence"]["properties"]


def test_the_demo_needs_no_key_and_no_network(run: Run) -> None:
    done = run("demo", OPENAI_API_KEY="", OPENAI_BASE_URL="http://127.0.0.1:9/v1", HTTPS_PROXY="x")
    assert done.returncode == 0, done.stderr
    assert "Bolivia" in done.stdout and "provided that" in done.stdout
    assert re.fullmatch(r"The bundled example, [^\n]*document\.txt\n", done.stderr)
    readme = (TOP / "README.md").read_text("utf-8")
    shown = readme.partition("```text\n")[2].partition("```")[0]
    assert {line for line in shown.split("\n") if "…" not in line} <= set(done.stdout.split("\n"))
    again = _process("demo", TZ="Asia/Kathmandu", LC_ALL="de_DE.UTF-8")
    assert again.stdout == done.stdout


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


@pytest.mark.slow
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


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
def test_an_interruption_keeps_what_was_done_before_it(report: Path, tmp_path: Path) -> None:
    note = tmp_path / "note.json"
    with endpoint(RIGHT, Answer(silence=20.0)) as server:
        running = subprocess.Popen(
            [*COMMAND, "summarize", *[str(report)] * 4, "-o", str(note), "--base-url", server.url],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_environment(),
        )
        until = time.monotonic() + 20
        while len(server.requests) < 2 and time.monotonic() < until:
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=10)
    assert (running.returncode, out) == (130, b"")
    assert err.decode() == f"\nInterrupted at {report}.\n2 documents were not tried.\n"
    (line,) = note.read_text("utf-8").splitlines()
    assert len(Summary.model_validate_json(line).meetings) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="the shell is another")
@pytest.mark.parametrize(
    ("command", "status", "says"),
    [
        pytest.param("schema >&-", 1, "Error: the result cannot be written to stdout", id="stdout"),
        pytest.param("summarize - <&-", 1, "Error: standard input is closed", id="stdin"),
        pytest.param("summarize <&-", 2, "name a file", id="stdin-not-named"),
    ],
)
def test_a_closed_stream_is_said_in_a_line(command: str, status: int, says: str) -> None:
    done = subprocess.run(
        f"{sys.executable} -m summarizer.cli {command}",
        shell=True,
        capture_output=True,
        encoding="utf-8",
        env=_environment(),
        check=False,
    )
    assert (done.returncode, done.stdout) == (status, "")
    assert says in done.stderr and "Traceback" not in done.stderr


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


def test_a_verification_is_shown_as_it_is_then_sent(run: Run, report: Path, tmp_path: Path) -> None:
    verdicts = said(json.dumps({"verdicts": [{"item": "c1", "reason": "no sum", "support": "not"}]}))
    known = ("--published", "2024-03-07", "--model", "some-model")
    with endpoint(RIGHT, RIGHT, verdicts) as server:
        plain = run("summarize", report, *known, OPENAI_BASE_URL=server.url)
        judged = run("summarize", report, *known, "--verify", OPENAI_BASE_URL=server.url)
    kept = tmp_path / "summary.json"
    kept.write_text(plain.stdout, "utf-8")
    shown = run("prompt", report, "--verification", kept, "--model", "some-model", "-f", "json")
    assert json.loads(shown.stdout) == server.requests[2]
    assert "tokens to send" in shown.stderr
    summary = Summary.model_validate_json(judged.stdout)
    assert any("a second reading found: no sum" in each.why for each in summary.rejected)
    schema = json.loads(run("schema", "--verification").stdout)
    assert schema == server.requests[2]["response_format"]["json_schema"]["schema"]


def test_a_verification_of_another_text_is_refused(run: Run, report: Path, tmp_path: Path) -> None:
    kept, other = tmp_path / "summary.json", tmp_path / "other.txt"
    with endpoint(RIGHT) as server:
        kept.write_text(run("summarize", report, OPENAI_BASE_URL=server.url).stdout, "utf-8")
    other.write_text("Another text.", "utf-8")
    done = run("prompt", other, "--verification", kept)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: the summary is of another text")
    done = run("prompt", report, "--verification", report)
    assert done.returncode == 1
    assert "report.txt is no summary: if it is a document" in done.stderr
    assert run("schema", "--answer", "--verification").returncode == 2


def test_letters_that_stdout_cannot_hold_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Señor Peña met “them”.", "utf-8")
    done = _process("text", tmp_path / "a.txt", PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stdout) == (1, "")
    assert "stdout is in latin-1" in done.stderr and done.stderr.count("\n") == 1
