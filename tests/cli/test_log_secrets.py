"""A JSON log holds no key, and no words of a document, a model, an endpoint or a library."""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from typing import Any

import pytest
from batches import Batch, records
from commands import KEY, Run
from endpoint import Answer, endpoint, failed, said
from log_events import events_in, named_events

from summarizer import EndpointError
from summarizer._cli.events import leave_out_foreign_words
from summarizer._cli.talk import Talk

SECRET = "Chad sold the port"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answer", "secret"),
    [
        pytest.param(failed(400, f"cannot read: {SECRET}"), SECRET, id="an-error-of-the-endpoint"),
        pytest.param(said(f"I will not say that {SECRET}"), SECRET, id="no-json"),
        pytest.param(said(None, refusal=f"no word on {SECRET}"), SECRET, id="a-refusal"),
        pytest.param(said(json.dumps({SECRET: 1})), SECRET, id="json-of-another-schema"),
        pytest.param(failed(401, f"no such key: {KEY}"), KEY, id="a-key"),
    ],
)
def test_no_line_holds_a_key_or_words_of_an_endpoint_or_a_model(
    batch: Batch, run: Run, tmp_path: Path, answer: Answer, secret: str
) -> None:
    document = tmp_path / "one.txt"
    document.write_text("Ministers met in town 1.", "utf-8")
    with endpoint(answer) as server:
        many = batch("-", "--log-format", "json", "--base-url", server.url, stdin=records(2))
        ended = batch(
            *("-", "--log-format", "json", "--base-url", server.url, "--fail-fast"), stdin=records(2)
        )
        one = run("summarize", document, "--log-format", "json", "--base-url", server.url)
        shown = run("summarize", document, "--base-url", server.url)
    assert secret in shown.err or secret == KEY  # a person may see a document's words
    for done in (many, ended, one):
        assert done.status in {1, 3}
        assert any(event["level"] == "error" for event in events_in(done.err))
        assert secret not in done.err and "sold" not in done.err


def test_a_key_on_the_command_line_is_hidden_in_the_error_about_it(run: Run) -> None:
    done = run("text", "a.txt", KEY, "--log-format", "json")
    assert done.status == 2 and "[key]" in done.err and KEY not in done.err


def test_what_a_library_writes_to_stderr_is_an_event_without_its_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Talk.begin("json")
    try:
        logging.getLogger("a library").warning(SECRET)
        print(SECRET, file=sys.stderr)  # noqa: T201 - as a library does
        sys.stderr.write("half a ")
        sys.stderr.write("line\n")
    finally:
        Talk.begin("text")
    events = events_in(capsys.readouterr().err)
    assert {event["event"] for event in events} == {"output.foreign"}
    assert events[-1]["characters"] == len("half a line")
    assert events[-2]["characters"] == len(SECRET)


def test_a_fault_of_the_program_is_an_event_with_its_place_and_no_words(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError(SECRET)

    monkeypatch.setattr("summarizer.read.read_document", break_down)
    done = run("text", "a.txt", "--log-format", "json")
    (crashed,) = named_events(done.err, "command.crashed")
    assert crashed["error_type"] == "ZeroDivisionError" and "test_log_secrets.py:" in crashed["where"]
    assert done.status == 1 and "Chad" not in done.err


def test_a_short_word_of_an_endpoint_is_left_out_and_the_same_letters_of_ours_are_not() -> None:
    error = EndpointError("it answered 400: no: it may not know", quoted=("no",))
    assert leave_out_foreign_words(error) == "it answered 400: [not shown]: it may not know"
