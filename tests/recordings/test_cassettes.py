"""Recordings: made from a real exchange, free of secrets, replayed without a network."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from endpoint import Answer, endpoint, failed, said, tool_called
from examples import TEXT, document, good
from folders import TOP
from hypothesis import given
from hypothesis import strategies as st
from volumes import served, volume

import summarizer._flow.prompts
from summarizer import (
    AccessError,
    AnswerError,
    CassetteError,
    Document,
    EndpointError,
    RefusalError,
    SettingsError,
    Summarizer,
    Summary,
)
from summarizer import cli as command_line
from summarizer._call.secrets import holds, secrets_in_use
from summarizer._recordings.cassette_check import check as summarizer_check
from summarizer._recordings.cassettes import EXCHANGE, SUMMARY, Manner, load, replaying
from summarizer._recordings.exchange import closed, interactions, meaning, written
from summarizer._recordings.offline import network_shut
from summarizer._recordings.replay import record, replay

CASSETTES = TOP / "cassettes"
RIGHT = said(json.dumps(good()))
REFUSED = said(None, refusal="I cannot help with that")
KEY = "sk-planted/\"quoted\\in'every place"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _quick_and_keyed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret-of-the-tests")
    monkeypatch.setattr("summarizer._model.retries._BACKOFF", lambda _: 0.0)
    monkeypatch.setattr("summarizer._model.retries._JITTER", lambda _: 0.0)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """The command line in this process, in a folder of its own: its status, stdout and stderr."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["summarizer", *map(str, arguments)])
        with pytest.raises(SystemExit) as exit_:
            command_line.main()
        shown = capsys.readouterr()
        return int(exit_.value.code or 0), shown.out, shown.err

    return call


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return path


def _recorded(folder: Path, *script: Any, base: str = "/v1", **options: Any) -> Summary:
    keep_errors = options.pop("keep_errors", False)
    told = options.pop("told", document(title="Cod talks"))
    with endpoint(*script) as server:
        url = server.url.removesuffix("/v1") + base
        with Summarizer(base_url=url, model="test-model", **options) as one:
            return record(told, folder, one, keep_errors=keep_errors)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cassette, recorded once; tests copy what they spoil."""
    folder = tmp_path_factory.mktemp("made") / "case"
    _recorded(folder, RIGHT)
    return folder


def _words(folder: Path) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.iterdir()))


# Replaying


@pytest.mark.parametrize("mode", ["json-schema", "tools"])
def test_what_is_recorded_is_replayed_byte_for_byte(tmp_path: Path, mode: str) -> None:
    right = json.dumps(good())
    answer = tool_called(right) if mode == "tools" else said(right)
    kept = _recorded(tmp_path / "case", answer, mode=mode)
    case = load(tmp_path / "case")
    assert (case.model, case.mode, case.document.title) == ("test-model", mode, "Cod talks")
    stored = (tmp_path / "case" / SUMMARY).read_text("utf-8")
    with network_shut():
        twice = [replay(tmp_path / "case") for _ in range(2)]
    assert twice == [kept, kept]
    assert all(each.model_dump_json(indent=2) + "\n" == stored for each in twice)


def test_retries_and_corrections_are_replayed_in_their_order(tmp_path: Path) -> None:
    wrong = good()
    wrong["commitments"][0]["evidence"][0]["quote"] = "Norway promised €25 million"
    quote = "Norway pledged €25 million for a joint rescue centre"
    mend = {"fault": 1, "drop": False, "sentence": 2, "text": quote}
    script = (failed(503), failed(429, retry_after="0"), said(json.dumps(wrong)))
    live = _recorded(tmp_path / "case", *script, said(json.dumps({"mends": [mend]})))
    assert live.usage.requests == 4
    assert len(live.commitments) == 3
    assert replay(tmp_path / "case") == live


def test_a_correction_whose_retries_ran_out_runs_out_of_them_again(tmp_path: Path) -> None:
    wrong = good()
    wrong["commitments"][0]["evidence"][0]["quote"] = "Norway promised €25 million"
    live = _recorded(tmp_path / "case", said(json.dumps(wrong)), failed(503), retries=2)
    assert live.usage.requests == 4
    assert any("answered 503" in each.why for each in live.rejected)
    assert replay(tmp_path / "case") == live


@pytest.mark.parametrize("mode", ["json-schema", "tools"])
def test_an_answer_that_was_asked_again_is_replayed(tmp_path: Path, mode: str) -> None:
    answer = tool_called if mode == "tools" else said
    live = _recorded(tmp_path / "case", answer('{"no": 1}'), answer(json.dumps(good())), mode=mode)
    assert live.usage.requests == 2
    assert len(load(tmp_path / "case").requests) == 2
    assert replay(tmp_path / "case") == live


def test_a_long_document_is_recorded_and_replayed_with_its_window(tmp_path: Path) -> None:
    made = volume(9_000, every=1_500)
    live = _recorded(tmp_path / "case", served, told=Document(made.text), window=600)
    assert live.usage.requests == 6  # five parts, and what several of them tell of
    assert len(live.commitments) == len(made.promises) > 4
    case = load(tmp_path / "case")
    assert case.manner.window == 600 and len(case.requests) == 6
    assert replay(tmp_path / "case") == live
    check = summarizer_check(tmp_path / "case")
    assert (check.kind, check.why) == ("ok", "")
    known = tmp_path / "case" / "document.json"
    known.write_text(known.read_text("utf-8").replace("600", "2000"), "utf-8")
    assert summarizer_check(tmp_path / "case").kind == "stale"
    for nonsense in ("7", '"600"', "null", "true"):
        known.write_text(f'{{"window": {nonsense}}}', "utf-8")
        with pytest.raises(CassetteError, match="window"):
            load(tmp_path / "case")


def test_a_verified_case_is_recorded_and_replayed_with_its_verification(tmp_path: Path) -> None:
    items = ["m1", "m2", "c1", "c2", "c3", "k1", "k2", "o1"]
    verdicts = {
        "verdicts": [{"item": each, "reason": "stated", "support": "supported"} for each in items]
    }
    live = _recorded(
        tmp_path / "case", said(json.dumps(good())), said(json.dumps(verdicts)), verify=True
    )
    assert live.verification is not None and len(live.verification.verdicts) == len(items)
    assert load(tmp_path / "case").manner == Manner(verify=True)
    assert replay(tmp_path / "case") == live
    known = tmp_path / "case" / "document.json"
    known.write_text(known.read_text("utf-8").replace("true", '"yes"'), "utf-8")
    with pytest.raises(CassetteError, match="verify"):
        load(tmp_path / "case")


@pytest.mark.parametrize("part", ["system", "user"])
def test_a_verification_asked_with_other_words_makes_a_case_stale_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    verdicts = {"verdicts": []}
    _recorded(tmp_path / "case", said(json.dumps(good())), said(json.dumps(verdicts)), verify=True)
    read = summarizer._flow.prompts._read
    name = f"verify.v1.{part}.md.jinja"
    monkeypatch.setattr(
        summarizer._flow.prompts, "_read", lambda file: read(file) + "\nBe brief." * (file == name)
    )
    verdict = summarizer_check(tmp_path / "case")
    assert (verdict.kind, verdict.why) == ("stale", f"in the verification, the {part} prompt changed")


def test_recorded_again_a_case_is_asked_about_in_its_own_manner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = [said(json.dumps(good())), said(json.dumps({"verdicts": []}))]
    _recorded(tmp_path / "case", *answers, verify=True)
    with endpoint(*answers) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setattr("sys.argv", ["summarizer", "record", "--update", str(tmp_path / "case")])
        with pytest.raises(SystemExit) as stop:
            command_line.main()
    assert stop.value.code == 0, capsys.readouterr().err
    assert load(tmp_path / "case").manner == Manner(verify=True)
    assert len(load(tmp_path / "case").requests) == 2


def test_a_window_that_is_the_default_is_not_written(made: Path) -> None:
    assert "window" not in (made / "document.json").read_text("utf-8")


def test_a_kept_refusal_is_raised_again(tmp_path: Path) -> None:
    with pytest.raises(RefusalError, match="cannot help"):
        _recorded(tmp_path / "case", REFUSED, keep_errors=True)
    assert json.loads((tmp_path / "case" / SUMMARY).read_text())["error"] == "RefusalError"
    with pytest.raises(RefusalError, match="cannot help"):
        replay(tmp_path / "case")


PROGRAM = """
import pathlib, socket, sys
from summarizer._recordings.replay import replay
if "--unshared" in sys.argv:
    try:
        socket.create_connection(("127.0.0.1", int(sys.argv[-1])), timeout=5)
        sys.exit("the network is there")
    except OSError:
        pass
sys.stdout.write(replay(pathlib.Path(sys.argv[1])).model_dump_json(indent=2) + "\\n")
"""


def _elsewhere(
    folder: Path, *before: str, after: tuple[str, ...] = (), place: dict[str, str] | None = None
) -> str:
    done = subprocess.run(
        [*before, sys.executable, "-c", PROGRAM, str(folder), *after],
        env={"PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8"} | (place or {}),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.mark.parametrize(
    "place",
    [
        pytest.param(
            {"TZ": "Pacific/Kiritimati", "LC_ALL": "C"}, id="ahead-and-ascii", marks=pytest.mark.slow
        ),
        pytest.param(
            {"TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0", "PYTHONHASHSEED": "7"},
            id="behind-and-turkish",
        ),
    ],
)
def test_a_replay_is_the_same_in_another_time_zone_and_locale(made: Path, place: dict[str, str]) -> None:
    assert _elsewhere(made, place=place) == (made / SUMMARY).read_text("utf-8")


def _can_unshare() -> bool:
    try:
        return (
            subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode == 0
        )
    except OSError:
        return False


@pytest.mark.skipif(not _can_unshare(), reason="`unshare -rn` (a process without a network) is refused")
def test_a_replay_needs_no_network_at_all(made: Path) -> None:
    with endpoint(RIGHT) as server:
        port = server.url.removesuffix("/v1").rpartition(":")[2]
        shown = _elsewhere(made, "unshare", "-rn", after=("--unshared", port))
    assert shown == (made / SUMMARY).read_text("utf-8")


def test_while_the_network_is_shut_nothing_connects() -> None:
    with (
        endpoint(RIGHT) as server,
        network_shut(),
        Summarizer(base_url=server.url, model="m", retries=0) as one,
    ):
        with pytest.raises(EndpointError, match="cannot reach"):
            one.summarize(TEXT)
        with pytest.raises(OSError, match="the network is shut"):
            socket.create_connection(("127.0.0.1", 1))
        with pytest.raises(OSError, match="the network is shut"):
            socket.gethostbyname("localhost")
    assert server.requests == []


def test_a_replay_never_reaches_the_endpoint(made: Path) -> None:
    with (
        endpoint(RIGHT) as server,
        replaying(load(made)),
        Summarizer(base_url=server.url, model="test-model") as one,
    ):
        summary = one.summarize(document(title="Cod talks"))
    assert server.requests == []
    assert len(summary.meetings) == 2


# Matching


def test_a_request_that_was_not_recorded_is_one_error_that_names_the_case(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "geneva"
    shutil.copytree(made, folder)
    (folder / "document.txt").write_text(TEXT.replace("Bergen", "Bodø"), "utf-8")
    sent: list[object] = []
    monkeypatch.setattr("summarizer._model.retries.tenacity.nap.sleep", sent.append)
    with pytest.raises(CassetteError, match=f"{folder} does not hold a request") as raised:
        replay(folder)
    assert sent == []
    told = "".join(traceback.format_exception(raised.value))
    assert "vcr" not in told and "Connection" not in told


def test_a_miss_is_never_retried(made: Path) -> None:
    with (
        replaying(load(made)) as tape,
        Summarizer(base_url="http://recorded.invalid/v1", model="test-model", retries=9) as one,
    ):
        began = time.perf_counter()
        with pytest.raises(CassetteError, match="does not hold this request"):
            one.summarize("Another document. It is about another meeting.")
    assert tape.played == 0
    assert time.perf_counter() - began < 1


def _rewritten(tree: Any) -> Any:
    """The same JSON in other words: keys the other way round, whole numbers as 1.0."""
    if isinstance(tree, dict):
        return {key: _rewritten(tree[key]) for key in reversed(tree)}
    if isinstance(tree, list):
        return [_rewritten(each) for each in tree]
    return float(tree) if type(tree) is int else tree


def test_key_order_white_space_and_number_spelling_do_not_matter(made: Path, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(made, folder)
    tree = yaml.safe_load((made / EXCHANGE).read_text("utf-8"))
    request = tree["interactions"][0]["request"]
    request["body"]["json"] = _rewritten(request["body"]["json"])
    (folder / EXCHANGE).write_text(json.dumps(tree, indent=7), "utf-8")  # JSON is YAML, too
    assert replay(folder) == replay(made)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param({"a": 1, "b": 2}, {"b": 2, "a": 1}, True, id="key-order"),
        pytest.param({"a": 1}, {"a": 1.0}, True, id="number-spelling"),
        pytest.param({"a": [0.5]}, {"a": [0.50]}, True, id="fraction"),
        pytest.param({"a": 1}, {"a": True}, False, id="true-is-not-one"),
        pytest.param({"a": 1}, {"a": "1"}, False, id="text-is-not-a-number"),
        pytest.param({"a": None}, {}, False, id="null-is-not-absent"),
        pytest.param([1, 2], [2, 1], False, id="order-of-a-list"),
        pytest.param("a b", "a  b", False, id="white-space-that-is-read"),
    ],
)
def test_requests_match_by_what_they_mean(one: Any, other: Any, same: bool) -> None:
    assert (meaning(one) == meaning(other)) is same


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda body: body["messages"][0].update(content="Be brief."), id="system"),
        pytest.param(lambda body: body["messages"].append({"role": "user", "content": "!"}), id="more"),
        pytest.param(lambda body: body["messages"].reverse(), id="order-of-messages"),
        pytest.param(lambda body: body.update(temperature=0), id="temperature"),
        pytest.param(
            lambda body: body["response_format"]["json_schema"].update(strict=False), id="strict"
        ),
        pytest.param(
            lambda body: body["response_format"]["json_schema"]["schema"]["required"].reverse(),
            id="order-of-what-is-required",
        ),
    ],
)
def test_everything_that_the_model_reads_matters(
    made: Path, tmp_path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    folder = tmp_path / "case"
    shutil.copytree(made, folder)
    tree = yaml.safe_load((made / EXCHANGE).read_text("utf-8"))
    change(tree["interactions"][0]["request"]["body"]["json"])
    (folder / EXCHANGE).write_text(yaml.safe_dump(tree), "utf-8")
    with pytest.raises(CassetteError, match="does not hold a request"):
        replay(folder)


@pytest.mark.parametrize("base", ["/v1", "/openai/v1", "/acct-4711/tok-s3cr3t-of-the-path/openai", ""])
def test_a_recording_from_any_base_url_replays_and_keeps_nothing_of_it(
    tmp_path: Path, base: str
) -> None:
    live = _recorded(tmp_path / "case", RIGHT, base=base)
    assert replay(tmp_path / "case") == live
    kept = _words(tmp_path / "case")
    assert "http://recorded.invalid/v1/chat/completions" in kept
    assert "acct-4711" not in kept and "s3cr3t" not in kept and "/openai" not in kept


def test_a_document_that_names_the_endpoint_is_quoted_as_it_stands(tmp_path: Path) -> None:
    quote = "Norway pledged €25 million for a joint rescue centre"
    text, right = TEXT.replace(quote, f"{quote} at 127.0.0.1"), good()
    right["commitments"][0]["evidence"][0]["quote"] = f"{quote} at 127.0.0.1"
    live = _recorded(tmp_path / "case", said(json.dumps(right)), told=Document(text))
    assert [each.quote for each in live.commitments[0].evidence] == [f"{quote} at 127.0.0.1"]


def test_an_address_that_an_answer_repeats_is_not_kept_in_its_correction_either(tmp_path: Path) -> None:
    wrong = good()
    wrong["commitments"][0]["evidence"][0]["quote"] = "Norway promised €25 million"
    wrong["commitments"][0]["action"] += " by /way/of/the/gateway"
    mends = said(json.dumps({"mends": []}))
    live = _recorded(tmp_path / "case", said(json.dumps(wrong)), mends, base="/way/of/the/gateway")
    assert live.usage.requests == 2
    assert "gateway" not in _words(tmp_path / "case")


def test_a_correction_of_nothing_but_a_repeated_address_is_not_kept(tmp_path: Path) -> None:
    wrong = good()
    wrong["commitments"][0]["action"] += " at 127.0.0.1"
    with pytest.raises(CassetteError, match=r"not kept .*an answer repeated a secret"):
        _recorded(tmp_path / "case", said(json.dumps(wrong)), said(json.dumps({"mends": []})))
    assert list(tmp_path.iterdir()) == []


# Secrets


def test_no_secret_and_nothing_of_the_machine_is_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_ORG_ID", "org-planted")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj_planted")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Gateway: gateway-planted")
    first = good()
    first["parties"][0]["kind"] = {"unfit": KEY}  # fits no schema: it is sent again, with the key
    second = good()
    second["overview"][0]["text"] += f" {KEY} org-planted proj_planted gateway-planted"
    headers = {
        "set-cookie": "session=cookie-planted",
        "openai-organization": "org-planted",
        "x-request-id": "req_planted",
        "date": "day-planted",
        "server": "server-planted",
        "retry-after": "Fri, 31 Dec 1999 23:59:59 GMT",
    }
    limit = {
        "message": f"Limit reached in organization org-planted, key {KEY}, request req_planted",
        "type": "requests",
        "code": "rate_limit_exceeded",
        "request_id": "req_planted",
    }

    def echoing(answer: Answer) -> Answer:
        body = json.loads(answer.body) | {
            "system_fingerprint": "fp-planted",
            "timings": {"ms": 123.456},
            "x": {"id": "req_planted", "key": KEY},
        }
        return Answer(body=json.dumps(body).encode(), headers=headers)

    script = (
        Answer(429, json.dumps({"error": limit}).encode(), headers),
        Answer(503, b"<h1>Ray req_planted</h1> your address is 203.0.113.9", headers),
        echoing(said(json.dumps(json.dumps(first)))),
        echoing(said(json.dumps(second))),
    )
    with endpoint(*script) as server:
        url = server.url.removesuffix("/v1") + "/acct-4711/token-planted/v1"
        with Summarizer(base_url=url, model="test-model") as one:
            record(document(), tmp_path / "case", one)
    sent = server.headers[0]
    assert sent["authorization"] == f"Bearer {KEY}" and sent["x-gateway"] == "gateway-planted"
    assert sent["openai-organization"] == "org-planted" and sent["openai-project"] == "proj_planted"
    assert "sk-planted" in json.dumps(server.requests[-1])  # the question asked again repeats it
    kept = _words(tmp_path / "case")
    for planted in (
        *("planted", "cookie", "authorization", "bearer", "organization org", "acct-4711", "gateway"),
        *("127.0.0.1", "203.0.113.9", "123.456", "user-agent", "python", "x-stainless", "31 Dec 1999"),
    ):
        assert planted.lower() not in kept.lower(), planted
    assert "[secret]" in kept
    exchanges = yaml.safe_load((tmp_path / "case" / EXCHANGE).read_text("utf-8"))["interactions"]
    assert len(exchanges) == 4
    for each in exchanges:
        assert each["request"]["headers"] == {"content-type": ["application/json"]}
        assert each["request"]["uri"] == "http://recorded.invalid/v1/chat/completions"
        assert each["response"]["headers"] == {"content-type": ["application/json"]}
    error = {"message": "Too Many Requests", "type": "requests", "code": "rate_limit_exceeded"}
    assert exchanges[0]["response"]["body"]["json"] == {"error": error}
    assert exchanges[1]["response"]["body"]["json"] == {"error": {"message": "Service Unavailable"}}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"x{KEY}y", id="plain"),
        pytest.param(json.dumps(f"x{KEY}y"), id="json"),
        pytest.param(json.dumps(json.dumps(f"x{KEY}y")), id="json-in-json"),
        pytest.param(json.dumps(f"x{KEY}y").replace("/", "\\/"), id="slashes-escaped"),
        pytest.param("".join(f"\\u{ord(c):04X}" for c in KEY), id="codes"),
        pytest.param("".join(f"%{ord(c):02x}" for c in KEY), id="url"),
    ],
)
def test_a_secret_is_known_in_every_escaped_form(text: str) -> None:
    assert holds(text, KEY)
    assert not holds(text, KEY + "-and-more")


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"text": f"{TEXT} The password is sk-secret-of-the-tests."}, id="text"),
        pytest.param({"title": "About sk-secret-of-the-tests"}, id="title"),
        pytest.param({"source": "sk-secret-of-the-tests"}, id="source"),
        pytest.param({"language": "sk-secret-of-the-tests"}, id="language"),
        pytest.param({"name": "sk-secret-of-the-tests.txt"}, id="file-name"),
    ],
)
def test_a_document_that_holds_the_key_is_refused_before_anything_is_sent(
    tmp_path: Path, told: dict[str, str]
) -> None:
    with (
        endpoint(RIGHT) as server,
        Summarizer(base_url=server.url, model="m") as one,
        pytest.raises(SettingsError, match=r"the value of OPENAI_API_KEY.*take it out"),
    ):
        record(document(**told), tmp_path / "case", one)
    assert server.requests == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "header",
    ["X-Gateway: planted-key", "Authorization: Bearer planted-key", "api-key: ApiKey  planted-key"],
)
def test_a_key_in_a_header_is_known_without_the_words_before_it(header: str) -> None:
    assert [*secrets_in_use({"OPENAI_CUSTOM_HEADERS": header}).values()] == ["planted-key"]


def test_a_placeholder_of_a_key_is_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "Norway")
    _recorded(tmp_path / "case", RIGHT)
    assert "[secret]" not in _words(tmp_path / "case")


def test_what_differs_each_time_is_not_recorded(tmp_path: Path) -> None:
    for name, number in (("one", "1"), ("two", "2")):
        body = json.loads(tool_called(json.dumps(good())).body)
        body |= {"id": f"chatcmpl-{number}", "created": int(number), "system_fingerprint": number}
        body["choices"][0]["message"]["tool_calls"][0]["id"] = f"call_{number}"
        body["usage"]["total_time"] = float(number)
        _recorded(tmp_path / name, Answer(body=json.dumps(body).encode()), mode="tools")
    assert _words(tmp_path / "one") == _words(tmp_path / "two")


# The files


@pytest.mark.parametrize(
    ("form", "line"),
    [
        pytest.param({}, "name: Norway", id="on-one-line"),
        pytest.param({"ensure_ascii": False, "indent": 2}, "name: Norway", id="indented"),
        pytest.param({"indent": 5}, '"name": "Norway",', id="indented-oddly"),
    ],
)
def test_a_recording_is_read_as_text(tmp_path: Path, form: dict[str, Any], line: str) -> None:
    _recorded(tmp_path / "case", said(json.dumps(good(), **form)))
    lines = [each.strip() for each in (tmp_path / "case" / EXCHANGE).read_text("utf-8").splitlines()]
    assert line in lines
    assert any(each.startswith("[4] Iceland urged Norway") for each in lines)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(inner=JSON, style=st.sampled_from([None, 2]), ascii_=st.booleans(), word=st.text())
def test_any_exchange_is_read_back_as_it_was_written(
    inner: Any, style: int | None, ascii_: bool, word: str
) -> None:
    answer = json.dumps({"it": inner}, indent=style, ensure_ascii=ascii_)
    asked = {"model": "m", "messages": [{"role": "user", "content": word}], "x": inner}
    told = {"choices": [{"message": {"content": answer}}]}
    blank: dict[str, Any] = {"method": "POST", "uri": "u", "headers": {}}
    status = {"status": {"code": 200, "message": "OK"}, "headers": {}}
    exchange = {
        "request": blank | {"body": json.dumps(asked)},
        "response": status | {"body": {"string": json.dumps(told)}},
    }
    text = written([exchange])
    text.encode()
    (back,) = interactions(text)
    assert json.loads(closed(back["request"])["body"]) == asked
    assert json.loads(closed(back["response"], "string")["body"]["string"]) == told


def test_half_a_character_in_an_answer_is_recorded_all_the_same(tmp_path: Path) -> None:
    right = good()
    right["overview"][0]["text"] += " \ud83d"
    with pytest.raises(AnswerError, match="does not fit the schema"):
        _recorded(tmp_path / "case", said(json.dumps(right)), keep_errors=True)
    with pytest.raises(AnswerError, match="does not fit the schema"):
        replay(tmp_path / "case")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        pytest.param(EXCHANGE, None, "lacks its exchange.yaml", id="no-exchange"),
        pytest.param(EXCHANGE, "", "no exchange", id="empty-exchange"),
        pytest.param(EXCHANGE, "a: [", "exchange.yaml: while parsing", id="not-yaml"),
        pytest.param(EXCHANGE, "interactions: []", "no exchange", id="nothing-recorded"),
        pytest.param(EXCHANGE, "interactions: [{}]", "its exchange 1 is not", id="no-request"),
        pytest.param(EXCHANGE, "version: 2\ninteractions: [{}]", "newer version", id="newer-format"),
        pytest.param(EXCHANGE, "a: &a [1]\nb: *a", "aliases", id="aliases"),
        pytest.param(EXCHANGE, "a: &a {x: 1}\nb: {<<: [*a, *a]}", "merge", id="merged-keys"),
        pytest.param(EXCHANGE, "a: 2024-01-01", "holds a date", id="a-date"),
        pytest.param(EXCHANGE, "\x00", "cannot be read", id="bytes"),
        pytest.param(EXCHANGE, "!!python/object/apply:os.system ['true']", "python", id="code-in-yaml"),
        pytest.param("document.json", "[]", "names and values", id="metadata-that-is-none"),
        pytest.param("document.json", "{", "document.json", id="metadata-that-is-no-json"),
        pytest.param("document.json", '{"title": "\\ud83d"}', "surrogates", id="half-a-character"),
        pytest.param("document.json", '{"title": 5}', "title is no text", id="title-that-is-none"),
        pytest.param("document.json", '{"mood": "x"}', "newer version", id="newer-metadata"),
        pytest.param("document.json", '{"published": "soon"}', "soon", id="date-that-is-none"),
        pytest.param("document.json", None, "lacks its document.json", id="no-metadata"),
        pytest.param("document.txt", "", "empty", id="empty-document"),
        pytest.param("document.txt", None, "lacks its document.txt", id="no-document"),
    ],
)
def test_a_recording_that_cannot_be_read_is_one_line_that_names_it(
    made: Path, tmp_path: Path, name: str, content: str | None, why: str
) -> None:
    folder = tmp_path / "case"
    shutil.copytree(made, folder)
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_text(content)
    with pytest.raises(CassetteError, match=why) as raised:
        replay(folder)
    assert str(folder) in str(raised.value) and "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "case", sorted(CASSETTES.glob(f"*/{EXCHANGE}")), ids=lambda path: path.parent.name
)
def test_a_bundled_case_can_be_read_and_is_described(case: Path) -> None:
    assert load(case.parent).requests
    assert f"`{case.parent.name}`" in (CASSETTES / "README.md").read_text("utf-8")


# The command


def test_record_names_the_case_after_its_file_and_says_what_came_of_it(
    run: Run, report: Path, tmp_path: Path
) -> None:
    with endpoint(RIGHT) as server:
        status, out, _ = run("record", report, "--published", "2024-03-07", "--base-url", server.url)
    assert (status, out) == (0, "cassettes/report: 7 items, 0 rejected, 1 exchange\n")
    names = {path.name for path in (tmp_path / "cassettes" / "report").iterdir()}
    assert names == {"document.txt", "document.json", "exchange.yaml", "summary.json"}
    assert [path.name for path in (tmp_path / "cassettes").iterdir()] == ["report"]
    assert (tmp_path / "cassettes/report/document.txt").read_text("utf-8") == TEXT
    assert str(tmp_path) not in _words(tmp_path / "cassettes" / "report")


def test_a_case_may_have_another_name_and_place(run: Run, report: Path, tmp_path: Path) -> None:
    with endpoint(RIGHT) as server:
        place = ("--cassettes", "some/where", "--name", "oslo-2", "--base-url", server.url)
        status, out, _ = run("record", report, *place)
    assert status == 0 and out.startswith("some/where/oslo-2: ")
    assert replay(tmp_path / "some/where/oslo-2").document.name == "report.txt"


@pytest.mark.parametrize(
    "url",
    [
        "https://files.example/share/k3y-planted",
        "https://files.example/cod.html?token=k3y-planted",
        "https://files.example/cod.html#k3y-planted",
        "https://files.example/cod.html?a=b/k3y-planted",
    ],
)
def test_nothing_of_a_url_is_kept_and_it_names_no_cassette(url: str, run: Run, tmp_path: Path) -> None:
    document = Document(TEXT, title="A readout", name=url)
    with endpoint(RIGHT) as server, Summarizer(base_url=server.url, model="test-model") as one:
        record(document, tmp_path / "cassettes/case", one)
    words = _words(tmp_path / "cassettes/case")
    assert "files.example" not in words and "planted" not in words
    kept = replay(tmp_path / "cassettes/case").document
    assert (kept.name, kept.title) == (None, "A readout")
    status, _, err = run("record", url, "--base-url", "http://localhost:9/v1")
    assert status == 2 and "--name" in err and "planted" not in err
    assert [path.name for path in (tmp_path / "cassettes").iterdir()] == ["case"]


@pytest.mark.parametrize("name", ["../up", "a/b", ".hidden", "", "-x", "a b", "ö", "a.", "a\n"])
def test_a_name_that_is_no_folders_is_wrong_usage(run: Run, tmp_path: Path, name: str) -> None:
    source = tmp_path / "ö.txt"
    source.write_text(TEXT, "utf-8")
    status, _, err = run("record", source, f"--name={name}", "--base-url", "http://localhost:9/v1")
    assert status == 2 and "is no name for a cassette" in err
    assert [path.name for path in tmp_path.iterdir()] == ["ö.txt"]


def test_a_case_that_is_there_is_not_overwritten(run: Run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "cassettes" / "report").mkdir(parents=True)
    with endpoint(RIGHT) as server:
        status, _, err = run("record", report, "--base-url", server.url)
    assert status == 1 and "cassettes/report is there already: use --update" in err
    assert server.requests == []


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        pytest.param((), "name the one document", id="nothing"),
        pytest.param(("a.txt", "b.txt"), "name the one document", id="two"),
        pytest.param(("--update", "--name", "x"), "--update keeps", id="update-and-name"),
        pytest.param(("--update", "--title", "x"), "--update keeps", id="update-and-title"),
    ],
)
def test_what_record_cannot_mean_is_wrong_usage(run: Run, arguments: tuple[str, ...], why: str) -> None:
    status, _, err = run("record", *arguments)
    assert status == 2 and why in err


@pytest.mark.parametrize(
    ("script", "why"),
    [
        pytest.param((failed(401),), "the key was refused", id="key-refused"),
        pytest.param((failed(500),), "answered 500", id="server-error"),
        pytest.param((said('{"half', finish="length"),), "output limit", id="truncated"),
        pytest.param((REFUSED,), "--keep-errors keeps such a recording", id="refusal"),
        pytest.param((Answer(reset=True),), "cannot reach", id="reset"),
    ],
)
def test_when_the_endpoint_fails_nothing_is_left_behind(
    run: Run, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: Any, why: str
) -> None:
    monkeypatch.setenv("SUMMARIZER_RETRIES", "1")
    with endpoint(*script) as server:
        status, out, err = run("record", report, "--base-url", server.url)
    assert (status, out) == (1, "") and why in err
    assert list((tmp_path / "cassettes").iterdir()) == []


def test_an_exchange_that_cannot_be_replayed_is_not_kept(tmp_path: Path) -> None:
    wrong = good()
    wrong["commitments"][0]["evidence"][0]["quote"] = "Norway promised €25 million"
    with pytest.raises(CassetteError, match="cannot be replayed, so it was not kept"):
        _recorded(tmp_path / "case", said(json.dumps(wrong)), Answer(reset=True), retries=0)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_one_clear_line(
    run: Run, report: Path, tmp_path: Path
) -> None:
    (tmp_path / "cassettes").write_text("a file")
    with endpoint(RIGHT) as server:
        status, _, err = run("record", report, "--base-url", server.url)
    assert status == 1 and "cassettes cannot be written to" in err
    assert server.requests == []


@pytest.mark.slow
def test_an_interruption_leaves_nothing_behind(report: Path, tmp_path: Path) -> None:
    with endpoint(Answer(silence=20)) as server:
        started = subprocess.Popen(
            [sys.executable, "-m", "summarizer.cli", "record", report, "--base-url", server.url],
            cwd=tmp_path,
            stderr=subprocess.PIPE,
        )
        deadline = time.monotonic() + 20
        while not server.requests and time.monotonic() < deadline:
            time.sleep(0.02)
        started.send_signal(signal.SIGINT)
        _, err = started.communicate(timeout=20)
    assert started.returncode == 130 and err.decode().strip() == "Interrupted."
    assert list((tmp_path / "cassettes").iterdir()) == []


def test_a_refusal_is_kept_where_that_is_asked(run: Run, report: Path, tmp_path: Path) -> None:
    with endpoint(REFUSED) as server:
        status, out, _ = run("record", report, "--keep-errors", "--base-url", server.url)
    assert status == 0 and "kept, though the answer is no summary" in out
    with pytest.raises(RefusalError):
        replay(tmp_path / "cassettes" / "report")


def test_update_records_one_case_again_and_keeps_what_else_is_in_its_folder(
    run: Run, made: Path, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        shutil.copytree(made, tmp_path / "cassettes" / name)
    (tmp_path / "cassettes/one/notes.md").write_text("mine")
    fewer = good() | {"overview": []}
    with endpoint(said(json.dumps(fewer))) as server:
        options = ("--base-url", server.url, "--model", "another-model")
        status, out, _ = run("record", "--update", "one", *options)
    assert status == 0 and out.startswith("cassettes/one: ")
    assert replay(tmp_path / "cassettes/one").provenance.model == "another-model"
    assert (tmp_path / "cassettes/one/notes.md").read_text() == "mine"
    assert _words(tmp_path / "cassettes/two") == _words(made)
    assert sorted(path.name for path in (tmp_path / "cassettes").iterdir()) == ["one", "two"]


def test_update_records_all_cases_again_broken_ones_too(run: Run, made: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        shutil.copytree(made, tmp_path / "cassettes" / name)
    (tmp_path / "cassettes/one" / EXCHANGE).write_text("a: [")
    with endpoint(RIGHT) as server:
        options = ("--base-url", server.url, "--model", "test-model")
        status, _, _ = run("record", "--update", *options)
    assert status == 0 and len(server.requests) == 2
    assert _words(tmp_path / "cassettes/one") == _words(made) == _words(tmp_path / "cassettes/two")


def test_an_update_of_a_case_without_its_document_goes_on(run: Run, made: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        shutil.copytree(made, tmp_path / "cassettes" / name)
    (tmp_path / "cassettes/one/document.txt").unlink()
    with endpoint(RIGHT) as server:
        status, out, err = run("record", "--update", "--base-url", server.url, "--model", "other")
    assert status == 3 and out.startswith("cassettes/two: ")
    assert err == (
        "Error: the cassette cassettes/one lacks its document.txt: restore it, or record it again\n"
    )


def test_an_update_that_fails_leaves_the_old_case_and_goes_on(
    run: Run, made: Path, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        shutil.copytree(made, tmp_path / "cassettes" / name)
    with endpoint(REFUSED, RIGHT) as server:
        options = ("--base-url", server.url, "--model", "other")
        status, out, err = run("record", "--update", *options)
    assert status == 3
    assert err.startswith("Error: cassettes/one: ") and "declined" in err
    assert out.startswith("cassettes/two: ")
    assert _words(tmp_path / "cassettes/one") == _words(made)


def test_when_the_key_is_refused_no_other_case_is_tried(run: Run, made: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        shutil.copytree(made, tmp_path / "cassettes" / name)
    with endpoint(failed(401)) as server:
        status, _, err = run("record", "--update", "--base-url", server.url)
    assert status == 1 and "the key was refused" in err
    assert len(server.requests) == 1


@pytest.mark.parametrize("name", [".", "../one"])
def test_the_folder_that_somebody_stands_in_is_not_replaced(
    run: Run, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    shutil.copytree(made, tmp_path / "one")
    monkeypatch.chdir(tmp_path / "one")
    with endpoint(RIGHT) as server:
        status, _, err = run("record", "--update", name, "--base-url", server.url)
    assert status == 1 and f"leave it first (cd {tmp_path})" in err
    assert server.requests == [] and _words(tmp_path / "one") == _words(made)
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_a_link_to_another_disk_is_recorded_there(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(made, tmp_path / "disk" / "one")
    (tmp_path / "linked").symlink_to(tmp_path / "disk" / "one")
    rename = Path.rename

    def within_a_disk(path: Path, to: Path) -> Path:
        if ("disk" in path.parts) != ("disk" in to.parts):
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", within_a_disk)
    _recorded(tmp_path / "linked", RIGHT)
    assert (tmp_path / "linked").is_symlink()
    assert [path.name for path in (tmp_path / "disk").iterdir()] == ["one"]


def test_a_disk_that_is_full_names_the_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_text

    def full(path: Path, text: str, *rest: Any, **options: Any) -> int:
        if path.name == SUMMARY:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, text, *rest, **options)

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(SettingsError, match=r"/case cannot be written: No space left"):
        _recorded(tmp_path / "case", RIGHT)
    assert list(tmp_path.iterdir()) == []


def test_update_of_a_case_that_is_none_names_it(run: Run) -> None:
    status, _, err = run("record", "--update", "atlantis", "--base-url", "http://localhost:9/v1")
    assert status == 1 and "atlantis" in err


# The pytest plugin


@pytest.mark.slow
def test_a_users_own_test_has_the_summary_in_three_lines_without_an_import(
    made: Path, tmp_path: Path
) -> None:
    shutil.copytree(made, tmp_path / "cassettes" / "cod")
    (tmp_path / "test_cod.py").write_text(
        "def test_norway_pays(summarizer_case):\n"
        "    summary = summarizer_case('cassettes/cod')\n"
        "    assert summary.commitments[0].action.startswith('pay €25 million')\n"
        "\n"
        "def test_a_case_that_is_none(summarizer_case):\n"
        "    summarizer_case('cassettes/atlantis')\n",
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 failed, 1 passed" in done.stdout
    assert "CassetteError: there is no cassette" in done.stdout
    assert "cassettes/atlantis: record it first" in done.stdout


def test_the_fixture_replays_a_case_once_and_takes_any_path(
    summarizer_case: Callable[[str | Path], Summary], made: Path
) -> None:
    summary = summarizer_case(made)
    assert summarizer_case(str(made)) is summary
    assert [each.modality for each in summary.commitments] == ["pledged", "assured", "urged"]


def test_an_unknown_case_is_named(summarizer_case: Callable[[str], Summary]) -> None:
    with pytest.raises(CassetteError, match=r"there is no cassette .*cassettes/atlantis"):
        summarizer_case("cassettes/atlantis")


def test_the_errors_of_an_endpoint_are_not_recorded_as_answers(tmp_path: Path) -> None:
    with pytest.raises(AccessError):
        _recorded(tmp_path / "case", failed(403), keep_errors=True, told=Document(TEXT))
    assert list(tmp_path.iterdir()) == []
