"""`summarizer summarize` as a person runs it: its output, its errors, its exit status."""

from __future__ import annotations

import json
import re
import signal
import time
from pathlib import Path

import click
import pytest
from case_tables import cases_in
from commands import Done, Run, run_process, start_process, wait_until
from endpoint import Answer, endpoint, failed, said
from examples import TEXT
from recorded_folders import RIGHT

from summarizer import Summary
from summarizer._call import settings
from summarizer._call.call import MODES
from summarizer.cli import cli


@pytest.fixture
def old_note(tmp_path: Path) -> Path:
    """A file that is there already."""
    path = tmp_path / "note.json"
    path.write_text("the old note")
    return path


def assert_one_line(done: Done, *parts: str, status: int = 1) -> None:
    assert done.status == status, done.err
    assert done.out == ""
    assert re.fullmatch(r"Error: [^\n]+\n", done.err), done.err
    assert "Traceback" not in done.err
    for part in parts:
        assert part in done.err


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
    assert done.status == 0
    assert done.out.lstrip("\n").startswith(begins)


def test_standard_input_is_a_source_and_metadata_goes_with_it(run: Run) -> None:
    with endpoint(RIGHT) as server:
        done = run(
            *("summarize", "-", "--source", "The Gazette", "--title", "Cod", "--base-url", server.url),
            stdin=TEXT.encode(),
        )
    about = Summary.model_validate_json(done.out).document
    assert (about.source, about.title, about.published) == ("The Gazette", "Cod", None)


def test_settings_come_from_the_environment(run: Run, report: Path) -> None:
    with endpoint(RIGHT) as server:
        done = run("summarize", report, OPENAI_BASE_URL=server.url, SUMMARIZER_MODEL="some-model")
    assert json.loads(done.out)["provenance"]["model"] == "some-model"
    assert server.requests[0]["model"] == "some-model"


def test_several_files_are_a_line_each_and_the_failed_are_named(
    run: Run, report: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    with endpoint(RIGHT) as server:
        done = run("summarize", report, empty, report, "--base-url", server.url)
    assert done.status == 3
    assert len([Summary.model_validate_json(line) for line in done.out.splitlines()]) == 2
    assert done.err == f"Error: {empty} is empty: give a document with text\n"


def test_when_the_key_is_refused_the_other_files_are_not_tried(run: Run, report: Path) -> None:
    with endpoint(failed(401)) as server:
        done = run("summarize", report, report, report, "--base-url", server.url)
    assert done.status == 1
    assert len(server.requests) == 1
    assert "OPENAI_API_KEY" in done.err and done.err.endswith("\n2 documents were not tried.\n")


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
    run: Run, report: Path, old_note: Path, files: int, untried: str, to: str
) -> None:
    output: list[str | Path] = ["-o", old_note] if to == "file" else []
    with endpoint(RIGHT, QUOTA) as server:
        done = run("summarize", *[report] * files, *output, "--base-url", server.url)
    assert (done.status, len(server.requests)) == (3, 2)
    assert re.fullmatch(rf"Error: [^\n]*quota[^\n]*\n{untried}", done.err)
    (line,) = (old_note.read_text("utf-8") if output else done.out).splitlines()
    assert len(Summary.model_validate_json(line).meetings) == 2


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "sigterm"])
def test_one_signal_ends_it_within_five_seconds_and_what_is_done_is_kept(
    report: Path, old_note: Path, number: signal.Signals
) -> None:
    with endpoint(RIGHT, Answer(body=RIGHT.body, silence=60)) as server:
        running = start_process("summarize", *[report] * 3, "-o", old_note, "--base-url", server.url)
        wait_until(lambda: len(server.requests) == 2)
        began = time.monotonic()
        running.send_signal(number)
        _, told = running.communicate(timeout=30)
        assert time.monotonic() - began < 5
    assert running.returncode == 130 and "1 document was not tried." in told
    (line,) = old_note.read_text("utf-8").splitlines()
    assert len(Summary.model_validate_json(line).meetings) == 2


@pytest.mark.parametrize("name", ["note.docx", "note.pdf", "note.xml", "minutes.2025"])
def test_an_ending_that_is_no_format_is_refused_before_anything_is_asked(
    run: Run, report: Path, tmp_path: Path, name: str
) -> None:
    with endpoint(RIGHT) as server:
        done = run("summarize", report, "-o", tmp_path / name, "--base-url", server.url)
        assert done.status == 2 and f"unknown file extension {Path(name).suffix}" in done.err
        assert "--format" in done.err and not server.requests
        assert (
            run("summarize", report, "-o", tmp_path / name, "-f", "json", "--base-url", server.url)[0]
            == 0
        )
    assert Summary.model_validate_json((tmp_path / name).read_text("utf-8"))


@pytest.mark.slow
def test_three_forms_are_paid_once_with_a_cache_and_nothing_is_kept_without(
    run: Run, report: Path, tmp_path: Path
) -> None:
    with endpoint(RIGHT) as server:
        for name in ("note.md", "note.html", "note.json"):
            arguments = ("summarize", report, "-o", tmp_path / name, "--base-url", server.url)
            assert run(*arguments, "--cache", tmp_path / "kept").status == 0
        assert len(server.requests) == 1
        before = sorted(path.name for path in tmp_path.iterdir())
        assert (
            run("summarize", report, "--base-url", server.url, XDG_CACHE_HOME=str(tmp_path)).status == 0
        )
        assert len(server.requests) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_when_the_quota_has_ended_from_the_start_the_old_file_stays(
    run: Run, report: Path, old_note: Path
) -> None:
    with endpoint(QUOTA) as server:
        done = run("summarize", report, report, "-o", old_note, "--base-url", server.url)
    assert (done.status, old_note.read_text()) == (1, "the old note")


def test_an_output_file_is_written_whole_and_nothing_goes_to_stdout(
    run: Run, report: Path, tmp_path: Path, old_note: Path
) -> None:
    note = old_note.rename(old_note.with_suffix(".md"))
    with endpoint(RIGHT) as server:
        done = run("summarize", report, "-o", note, "--base-url", server.url)
    assert (done.status, done.out) == (0, "")
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
    run: Run, report: Path, tmp_path: Path, old_note: Path, trouble: Answer
) -> None:
    with endpoint(trouble) as server:
        done = run("summarize", report, "-o", old_note, "--base-url", server.url)
    assert done.status == 1
    assert old_note.read_text() == "the old note"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["note.json", "report.txt"]


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
    assert_one_line(run("summarize", path, "--base-url", "http://127.0.0.1:9/v1"), str(path), says)


def test_a_directory_and_a_missing_file_are_one_line_on_stderr(run: Run, tmp_path: Path) -> None:
    assert_one_line(run("summarize", tmp_path), str(tmp_path), "directory")
    assert_one_line(run("summarize", tmp_path / "none.txt"), "none.txt", "not found")


@pytest.mark.parametrize("command", ["summarize", "batch", "record", "prompt"])
@pytest.mark.parametrize(
    "date",
    [
        "yesterday",
        "2024-13-01",
        "2026-02-30",
        "2026-3-10",
        "10.3.2026",
        "07/03/2024",
        "2024",
        "March 10",
        "",
    ],
)
def test_a_publication_date_that_is_none_is_wrong_usage_and_nothing_is_sent(
    run: Run, report: Path, date: str, command: str
) -> None:
    output = ["-o", "out.jsonl"] if command == "batch" else []
    with endpoint(RIGHT) as server:
        done = run(command, report, "--published", date, *output, OPENAI_BASE_URL=server.url)
    assert_one_line(done, "--published", f"'{date}'", "(YYYY-MM-DD), for example 20", status=2)
    assert server.requests == []


def test_no_key_a_dead_endpoint_and_a_web_page_are_one_line_on_stderr(run: Run, report: Path) -> None:
    assert_one_line(run("summarize", report, OPENAI_API_KEY=""), "OPENAI_API_KEY")
    assert_one_line(
        run("summarize", report, "--base-url", "http://127.0.0.1:9/v1"), "127.0.0.1:9", "running"
    )
    page = Answer(body=b"<html><body>Welcome</body></html>", headers={"content-type": "text/html"})
    with endpoint(page) as server:
        assert_one_line(run("summarize", report, "--base-url", server.url), "web page", "/v1")


@pytest.mark.parametrize(
    ("url", "says"),
    cases_in(
        """
        no-scheme: localhost:8080 => must start with http
        another-scheme: ftp://example.org => must start with http
        no-host: http:// => must start with http
        half-a-bracket: http://[::1/v1 => must start with http
        key-in-it: http://user:sk-hidden@host/v1 => OPENAI_API_KEY
        key-in-the-query: https://host/v1?key=sk-hidden => OPENAI_API_KEY
        """
    ),
)
def test_a_base_url_that_is_none_is_refused_without_being_repeated(
    run: Run, report: Path, url: str, says: str
) -> None:
    done = run("summarize", report, "--base-url", url)
    assert_one_line(done, "--base-url", says, status=2)
    assert "sk-hidden" not in done.err
    assert_one_line(run("summarize", report, OPENAI_BASE_URL=url), says)


@pytest.mark.parametrize(
    ("arguments", "says"),
    cases_in(
        """
        directory: -o . => is a directory
        no-directory: -o no/such/place.json => directory no/such not found
        the-document: -o report.txt => is also the input
        the-second-document: -o other.txt => is also the input
        no-form: -o place.pdf => unknown file extension .pdf
        cache: --cache report.txt => is a file
        cache-in-a-file: --cache report.txt/x => report.txt/x cannot be created
        cache-too-long: --cache $LONG => File name too long
        timeout-without-end: --timeout inf => not a finite number
        timeout-none: --timeout nan => not a finite number
        timeout-of-words: --timeout soon => not a valid number
        language: --write-in Klingon! => not a language tag
        encoding: --encoding utf-99 => unknown encoding
        """
    ),
)
def test_an_option_that_cannot_hold_is_wrong_usage_and_nothing_is_sent(
    run: Run, report: Path, tmp_path: Path, arguments: str, says: str
) -> None:
    (tmp_path / "other.txt").write_text("Two ministers met in Oslo.")
    given = arguments.replace("$LONG", "x" * 300).split()
    with endpoint(RIGHT) as server:
        done = run("summarize", report, "other.txt", *given, OPENAI_BASE_URL=server.url)
    assert_one_line(done, says, status=2)
    assert server.requests == []


@pytest.mark.skipif(
    not Path("/proc").is_dir(), reason="a folder that takes no file, not of root's either"
)
@pytest.mark.parametrize("command", ["summarize", "batch"])
def test_a_folder_that_takes_no_file_is_found_before_anything_is_sent(
    run: Run, report: Path, command: str
) -> None:
    with endpoint(RIGHT) as server:
        done = run(command, report, "-o", "/proc/place.json", OPENAI_BASE_URL=server.url)
    assert_one_line(done, "/proc is not writable", status=2)
    assert server.requests == []


@pytest.mark.parametrize(
    ("second", "says"),
    [
        ("none.txt", "none.txt not found"),
        ("folder", "folder is a directory"),
        ("", "a file name is required"),
    ],
)
def test_a_second_file_that_is_none_is_missed_before_the_first_is_paid_for(
    run: Run, report: Path, tmp_path: Path, second: str, says: str
) -> None:
    (tmp_path / "folder").mkdir()
    with endpoint(RIGHT) as server:
        done = run("summarize", report, second, "--base-url", server.url)
    assert_one_line(done, says)
    assert server.requests == []


def test_of_several_what_holds_no_document_is_said_before_a_model_is_asked(
    run: Run, report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\0\1\2")
    told: list[str] = []

    def answer(_: object) -> Answer:
        told.append(capsys.readouterr().err)
        return RIGHT

    with endpoint(answer) as server:
        some = run("summarize", report, "-", "bad.txt", "--base-url", server.url)
        none = run("summarize", "bad.txt", "-", "--base-url", server.url)
    (before,) = told
    empty, bad = before.splitlines()
    assert empty.endswith("standard input is empty: give a document with text")
    assert bad.startswith("Error: bad.txt contains NUL characters")
    assert (some.status, none.status, none.out) == (3, 1, "")
    assert json.loads(some.out)["document"]["name"] == str(report)


@pytest.mark.slow
def test_what_two_bad_answers_cost_is_said_with_the_error(
    run: Run, report: Path, tmp_path: Path
) -> None:
    (tmp_path / "other.txt").write_text("Two ministers met in Oslo.")
    with endpoint(said("no JSON")) as server:
        given = ("summarize", report, "--base-url", server.url)
        one = run(*given)
        priced = run(*given, SUMMARIZER_PRICES="1,1,1")
        both = run(*given, "other.txt")
    assert_one_line(one, "(spent: 200 tokens in (0 cached), 20 out)")
    assert_one_line(priced, "(spent: 200 tokens in (0 cached), 20 out, US$ 0.0002)")
    assert both.err.count("(spent: 200 tokens in (0 cached), 20 out)") == 2


@pytest.mark.parametrize("failure", [failed(401), failed(500), Answer(reset=True)])
def test_an_answer_that_was_paid_for_is_told_whatever_ends_the_run(
    run: Run, report: Path, failure: Answer
) -> None:
    with endpoint(said("no JSON"), failure) as server:
        paid = run("summarize", report, "--base-url", server.url)
    with endpoint(failure) as server:
        unpaid = run("summarize", report, "--base-url", server.url)
    assert_one_line(paid, "(spent: 100 tokens in (0 cached), 10 out)")
    assert_one_line(unpaid)
    assert "spent" not in unpaid.err


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
    assert (done.status, done.out) == (2, "")
    assert "Traceback" not in done.err


@pytest.mark.parametrize("name", ["summarize", "record", "prompt"])
def test_the_help_says_the_defaults(name: str) -> None:
    command = cli.commands[name]
    text = " ".join(command.get_help(click.Context(command)).split())
    assert f"default: {settings.DEFAULT_MODEL}]" in text
    assert f"default: {MODES[0]}]" in text
    assert f"default: {settings.DEFAULT_WINDOW}]" in text
    if name != "prompt":  # it sends nothing
        assert f"default: {settings.DEFAULT_TIMEOUT:g}]" in text
        assert f"up to {settings.DEFAULT_RETRIES} times. Set SUMMARIZER_RETRIES" in text


def test_the_demo_needs_no_key_and_no_network(run: Run) -> None:
    done = run("demo", OPENAI_API_KEY="", OPENAI_BASE_URL="http://127.0.0.1:9/v1", HTTPS_PROXY="x")
    assert done.status == 0, done.err
    assert "Bolivia" in done.out and "provided that" in done.out
    assert re.fullmatch(r"The bundled example, [^\n]*document\.txt\n", done.err)
    again = run_process("demo", TZ="Asia/Kathmandu", LC_ALL="de_DE.UTF-8")
    assert again.out == done.out
