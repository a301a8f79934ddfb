"""Recordings: made from a real exchange, free of secrets, replayed without a network."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, NoReturn

import pytest
import yaml
from endpoint import Answer, endpoint, failed, said
from examples import TEXT, good

from summarizer import CassetteError, Document, Summarizer, Summary
from summarizer._cassettes import EXCHANGE, SUMMARY, load, replaying
from summarizer._replay import record, replay

CASSETTES = Path(__file__).parents[1] / "cassettes"
CASES = sorted(path.parent for path in CASSETTES.glob(f"*/{EXCHANGE}"))
SECRET = "sk-planted-in-every-place"


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every attempt to connect anywhere is a failure of the test."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("something tried to reach a network")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def _recorded(folder: Path, *script: Answer, **settings: Any) -> Summary:
    document = Document(TEXT, published="2024-03-07", title="Cod talks")
    with (
        endpoint(*script) as server,
        Summarizer(base_url=server.url, model="test-model", **settings) as one,
    ):
        return record(document, folder, one)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.usefixtures("no_network")
def test_a_recorded_case_still_gives_its_summary_byte_for_byte(case: Path) -> None:
    summary = replay(case)
    assert summary.model_dump_json(indent=2) + "\n" == (case / SUMMARY).read_text("utf-8")
    text = (case / "document.txt").read_text("utf-8")
    assert all(text[each.start : each.end] == each.quote for each in summary.all_evidence())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_recorded_case_is_described(case: Path) -> None:
    assert f"`{case.name}`" in (CASSETTES / "README.md").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="time zones are set otherwise")
def test_a_replay_is_the_same_in_another_time_zone_and_locale() -> None:
    code = (
        "import sys, pathlib; from summarizer._replay import replay;"
        " print(replay(pathlib.Path(sys.argv[1])))"
    )
    shown = {
        subprocess.run(
            [sys.executable, "-c", code, str(CASES[0])],
            env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1", **place},
            capture_output=True,
            check=True,
        ).stdout
        for place in (
            {"TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
            {"TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8"},
        )
    }
    assert len(shown) == 1


@pytest.mark.parametrize("mode", ["json-schema", "tools"])
def test_what_is_recorded_is_replayed(tmp_path: Path, mode: str) -> None:
    right = json.dumps(good())
    call = {"id": "call_1", "type": "function", "function": {"name": "summary", "arguments": right}}
    answer = said(None, finish="tool_calls", tool_calls=[call]) if mode == "tools" else said(right)
    live = _recorded(tmp_path / "case", answer, mode=mode)
    case = load(tmp_path / "case")
    assert (case.model, case.mode, case.document.title) == ("test-model", mode, "Cod talks")
    assert replay(tmp_path / "case") == live


def test_retries_and_corrections_are_replayed_in_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer._retry._BACKOFF", lambda _: 0.0)
    wrong = good()
    wrong["commitments"][0]["evidence"][0]["quote"] = "Norway promised €25 million"
    mend = {
        "fault": 1,
        "drop": False,
        "sentence": 2,
        "text": "Norway pledged €25 million for a joint rescue centre",
    }
    live = _recorded(
        tmp_path / "case",
        failed(503),
        said(json.dumps(wrong)),
        said(json.dumps({"mends": [mend]})),
    )
    assert live.usage.requests == 3
    assert len(live.commitments) == 3
    assert replay(tmp_path / "case") == live


def test_no_secret_and_nothing_of_the_machine_is_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    monkeypatch.setenv("OPENAI_ORG_ID", "org-planted")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-planted")
    right = good()
    right["overview"][0]["text"] += f" {SECRET}"
    answer = said(json.dumps(right))
    leaky = Answer(
        body=answer.body,
        headers={
            "set-cookie": f"session={SECRET}",
            "openai-organization": "org-planted",
            "date": "today",
        },
    )
    _recorded(tmp_path / "case", leaky)
    kept = "".join(path.read_text("utf-8") for path in (tmp_path / "case").iterdir())
    for planted in (
        SECRET,
        "org-planted",
        "proj-planted",
        "cookie",
        "127.0.0.1",
        "python",
        "today",
        "x-stainless",
    ):
        assert planted not in kept.lower(), planted
    (interaction,) = yaml.safe_load((tmp_path / "case" / EXCHANGE).read_text("utf-8"))["interactions"]
    assert interaction["request"]["headers"] == {"content-type": ["application/json"]}
    assert interaction["request"]["uri"] == "http://recorded.invalid/v1/chat/completions"


def test_a_recording_is_read_as_text(tmp_path: Path) -> None:
    _recorded(tmp_path / "case", said(json.dumps(good(), indent=1)))
    lines = (tmp_path / "case" / EXCHANGE).read_text("utf-8").splitlines()
    assert any(line.strip() == '"name": "Norway",' for line in lines)
    assert any(line.strip().startswith("[4] Iceland urged Norway") for line in lines)


@pytest.mark.usefixtures("no_network")
def test_a_request_that_was_not_recorded_is_one_clear_error_and_is_not_retried(tmp_path: Path) -> None:
    with (
        replaying(CASES[0]),
        Summarizer(model="recorded-model", base_url="http://recorded.invalid/v1") as one,
        pytest.raises(CassetteError, match="does not hold this request"),
    ):
        one.summarize("Another document. It is about another meeting.")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param(EXCHANGE, "{{{", id="not-yaml"),
        pytest.param(EXCHANGE, "interactions: []", id="nothing-recorded"),
        pytest.param(EXCHANGE, "!!python/object/apply:os.system ['true']", id="code-in-yaml"),
        pytest.param("document.json", "[]", id="metadata-that-is-none"),
        pytest.param("document.txt", "", id="empty-document"),
        pytest.param("document.txt", None, id="no-document"),
    ],
)
def test_a_recording_that_cannot_be_read_is_an_error_that_names_it(
    tmp_path: Path, name: str, content: str | None
) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    for path in CASES[0].iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_text(content)
    with pytest.raises(CassetteError, match=str(folder)):
        replay(folder)
