"""`--log-format json`: stderr is JSON Lines, whatever happens."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest
from batches import RIGHT, Batch, answered_but_for, records
from commands import Run, run_on_terminal, run_process, start_process, wait_until
from endpoint import Answer, endpoint, failed, said
from examples import EMPTY
from folders import TOP
from log_events import events_in, named_events

from summarizer._cli.log_lines import LONGEST, find_log_form, format_log_line

CASSETTE = TOP / "cassettes" / "phone_call"


@pytest.mark.parametrize(
    ("arguments", "status", "names"),
    [
        pytest.param("demo", 0, "command.started demo.shown command.ended", id="a-result"),
        pytest.param("schema", 0, "command.started command.ended", id="nothing-to-say"),
        pytest.param(
            "text absent.txt", 1, "command.started command.failed command.ended", id="an-error"
        ),
        pytest.param("batch --nonsense", 2, "command.started command.failed command.ended", id="usage"),
        pytest.param("nonsense", 2, "command.failed command.ended", id="no-such-command"),
        pytest.param("--help", 0, "command.ended", id="help"),
    ],
)
def test_every_line_of_stderr_is_an_event_and_the_last_has_the_exit_status(
    run: Run, arguments: str, status: int, names: str
) -> None:
    done = run(*arguments.split(), SUMMARIZER_LOG_FORMAT="json")
    events = events_in(done.err)
    assert done.status == status == events[-1]["exit_status"]
    assert " ".join(event["event"] for event in events) == names


def test_the_option_may_come_before_the_command_or_behind_it_and_overrides_the_environment(
    run: Run,
) -> None:
    before = run("--log-format", "json", "schema")
    behind = run("schema", "--log-format=json")
    assert events_in(before.err)[-1]["command"] == events_in(behind.err)[-1]["command"] == "schema"
    assert run("schema", "--log-format", "text", SUMMARIZER_LOG_FORMAT="json").err == ""


def test_a_form_that_is_not_known_is_an_error_of_usage(run: Run) -> None:
    assert run("schema", "--log-format", "xml").status == 2
    assert "'xml' is not one of" in run("schema", SUMMARIZER_LOG_FORMAT="xml").err


@pytest.mark.parametrize(
    ("arguments", "environment", "form"),
    [
        pytest.param(["batch", "--log-format", "json"], "", "json", id="two-words"),
        pytest.param(["batch", "--log-format=json"], "text", "json", id="one-word"),
        pytest.param(["batch", "--log-format", "json", "--log-format=text"], "", "text", id="the-last"),
        pytest.param(["text", "--", "--log-format=json"], "", "text", id="a-file-of-that-name"),
        pytest.param(["batch", "--log-format"], "json", "text", id="no-value"),
        pytest.param(["batch"], "json", "json", id="environment"),
        pytest.param(["batch"], "", "text", id="nothing"),
    ],
)
def test_the_form_is_known_before_the_arguments_are_parsed(
    arguments: list[str], environment: str, form: str
) -> None:
    told = {"SUMMARIZER_LOG_FORMAT": environment} if environment else {}
    assert find_log_form(arguments, told) == form


def test_a_batch_tells_documents_cost_rejections_and_its_end(batch: Batch) -> None:
    wrong = EMPTY | {"concerns": [{"id": "k1", "nonsense": 1}]}
    with endpoint(answered_but_for(1, said(json.dumps(wrong)))) as server:
        done = batch(
            *("-", "--log-format", "json", "--base-url", server.url, "--prices", "1,1,2", "--no-cache"),
            stdin=records(3),
        )
    documents = named_events(done.err, "document.done")
    assert sorted(event["document"] for event in documents) == ["a0", "a1", "a2"]
    refused = next(event for event in documents if event["document"] == "a1")
    assert refused["rejected"] == sum(refused["rejected_by_reason"].values()) >= 1
    (ended,) = named_events(done.err, "batch.ended")
    for field in ("rejected", "requests", "tokens_in", "tokens_out", "cost_usd"):
        assert ended[field] == pytest.approx(sum(event[field] for event in documents)), field
    assert ended["rejected_by_reason"] == refused["rejected_by_reason"]
    assert ended["cost_usd"] > 0 and ended["documents_done"] == 3


@pytest.mark.slow
def test_a_json_log_has_every_failure_with_its_document_and_the_class_of_its_error(batch: Batch) -> None:
    with endpoint(failed(400)) as server:
        # One at a time, and no end before all have failed.
        asked = ("-", "--base-url", server.url, "--stop-after", "25", "--concurrency", "1")
        done = batch(*asked, "--log-format", "json", stdin=records(25))
        shown = batch(*asked, stdin=records(25))
    assert "More errors are not shown here" in shown.err
    told = named_events(done.err, "document.failed")
    assert sorted(event["document"] for event in told) == sorted(f"a{number}" for number in range(25))
    assert {event["error_type"] for event in told} == {"RequestError"}
    assert done.status == 1 == named_events(done.err, "command.failed")[0]["exit_status"]
    assert named_events(done.err, "failures.listed")[0]["documents"] == 25


def test_a_long_message_is_cut_so_that_no_collector_breaks_its_line() -> None:
    line = format_log_line("info", "x.y", "a" * 50_000, {"nothing": None, "seconds": 1 / 3})
    event = json.loads(line)
    assert len(event["message"]) == LONGEST and "nothing" not in event and event["seconds"] == 0.333333


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "sigterm"])
def test_an_interrupted_batch_ends_with_events(tmp_path: Path, number: int) -> None:
    (tmp_path / "in.jsonl").write_text(records(4), "utf-8")
    with endpoint(RIGHT, Answer(silence=60)) as server:
        running = start_process(
            *("batch", "in.jsonl", "-o", "out.jsonl", "--concurrency", "1", "--no-cache"),
            *("--log-format", "json", "--base-url", server.url),
            folder=tmp_path,
            PYTHONPATH=str(TOP),
        )
        wait_until(lambda: len(server.requests) > 1)
        running.send_signal(number)
        err = running.communicate(timeout=30)[1]
    events = events_in(err)
    names = [event["event"] for event in events]
    assert names.index("command.interrupted") < names.index("batch.ended")
    assert events[-1] | {"exit_status": 130} == events[-1] and running.returncode == 130


@pytest.mark.slow
def test_on_a_terminal_there_is_no_bar_among_the_json_lines(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(records(2), "utf-8")
    with endpoint(RIGHT) as server:
        told = run_on_terminal(
            *("batch", tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl", "--no-cache"),
            *("--log-format", "json", "--base-url", server.url),
            PYTHONPATH=str(TOP),
        )
    assert events_in(told.replace("\r\n", "\n"))[-1]["exit_status"] == 0


@pytest.mark.slow
def test_cassettes_that_several_processes_check_are_events(tmp_path: Path) -> None:
    done = run_process("check", CASSETTE, CASSETTE.parent / "nothing", "--log-format", "json")
    assert [event["verdict"] for event in named_events(done.err, "cassette.checked")] == ["ok", "ok"]
    assert named_events(done.err, "check.ended")[0]["ok"] == 2
