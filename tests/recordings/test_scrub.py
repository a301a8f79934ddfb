"""Scrubbing: no secret, no address and nothing of the machine is recorded."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from endpoint import Answer, endpoint, said, tool_called
from examples import TEXT, document, good, misquoted
from planted_key import KEY
from recorded_folders import RIGHT, load_exchange, recorded_folder, words_of

from summarizer import (
    AnswerError,
    CassetteError,
    Document,
    SettingsError,
    Summarizer,
)
from summarizer._recordings.replay import record_cassette, replay_summary


@pytest.mark.slow
@pytest.mark.parametrize("base", ["/v1", "/openai/v1", "/acct-4711/tok-s3cr3t-of-the-path/openai", ""])
def test_a_recording_from_any_base_url_replays_and_keeps_nothing_of_it(
    tmp_path: Path, base: str
) -> None:
    live = recorded_folder(tmp_path / "case", RIGHT, base=base)
    assert replay_summary(tmp_path / "case") == live
    kept = words_of(tmp_path / "case")
    assert "http://recorded.invalid/v1/chat/completions" in kept
    assert "acct-4711" not in kept and "s3cr3t" not in kept and "/openai" not in kept


def test_a_document_that_names_the_endpoint_is_quoted_as_it_stands(tmp_path: Path) -> None:
    quote = "Norway pledged €25 million for a joint rescue centre"
    text, right = TEXT.replace(quote, f"{quote} at 127.0.0.1"), good()
    right["commitments"][0]["evidence"][0]["quote"] = f"{quote} at 127.0.0.1"
    live = recorded_folder(tmp_path / "case", said(json.dumps(right)), told=Document(text))
    assert [each.quote for each in live.commitments[0].evidence] == [f"{quote} at 127.0.0.1"]


@pytest.mark.slow
def test_an_address_that_an_answer_repeats_is_not_kept_in_its_correction_either(tmp_path: Path) -> None:
    wrong = misquoted()
    wrong["commitments"][0]["action"] += " by /way/of/the/gateway"
    mends = said(json.dumps({"mends": []}))
    live = recorded_folder(tmp_path / "case", said(json.dumps(wrong)), mends, base="/way/of/the/gateway")
    assert live.usage.requests == 2
    assert "gateway" not in words_of(tmp_path / "case")


@pytest.mark.slow
def test_a_correction_of_nothing_but_a_repeated_address_is_not_kept(tmp_path: Path) -> None:
    wrong = good()
    wrong["commitments"][0]["action"] += " at 127.0.0.1"
    with pytest.raises(CassetteError, match=r"not saved .*an answer contained a secret"):
        recorded_folder(tmp_path / "case", said(json.dumps(wrong)), said(json.dumps({"mends": []})))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
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
            record_cassette(document(), tmp_path / "case", one)
    sent = server.headers[0]
    assert sent["authorization"] == f"Bearer {KEY}" and sent["x-gateway"] == "gateway-planted"
    assert sent["openai-organization"] == "org-planted" and sent["openai-project"] == "proj_planted"
    assert "sk-planted" in json.dumps(server.requests[-1])  # the question asked again repeats it
    kept = words_of(tmp_path / "case")
    for planted in (
        *("planted", "cookie", "authorization", "bearer", "organization org", "acct-4711", "gateway"),
        *("127.0.0.1", "203.0.113.9", "123.456", "user-agent", "python", "x-stainless", "31 Dec 1999"),
    ):
        assert planted.lower() not in kept.lower(), planted
    assert "[secret]" in kept
    exchanges = load_exchange(tmp_path / "case")["interactions"]
    assert len(exchanges) == 4
    for each in exchanges:
        assert each["request"]["headers"] == {"content-type": ["application/json"]}
        assert each["request"]["uri"] == "http://recorded.invalid/v1/chat/completions"
        assert each["response"]["headers"] == {"content-type": ["application/json"]}
    error = {"message": "Too Many Requests", "type": "requests", "code": "rate_limit_exceeded"}
    assert exchanges[0]["response"]["body"]["json"] == {"error": error}
    assert exchanges[1]["response"]["body"]["json"] == {"error": {"message": "Service Unavailable"}}


@pytest.mark.slow
@pytest.mark.parametrize(
    "write",
    [
        pytest.param(str.upper, id="upper-cased"),
        pytest.param(lambda key: key[:15], id="cut"),
        pytest.param(lambda key: base64.b64encode(f"Bearer {key}".encode()).decode(), id="base64"),
        pytest.param(lambda key: key.encode().hex(), id="hexadecimal"),
    ],
)
def test_the_key_is_recorded_in_no_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[str], str]
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-8f2Kq7Zx1Lm4Wd9Rt")
    shown = write("sk-8f2Kq7Zx1Lm4Wd9Rt")
    answer = good()
    answer["overview"][0]["text"] += f" The key is {shown}."
    recorded_folder(tmp_path / "case", said(json.dumps(answer)), said(json.dumps({"mends": []})))
    kept = words_of(tmp_path / "case")
    assert "[key]" in kept and shown[8:24] not in kept


@pytest.mark.slow
def test_the_key_is_not_in_the_recording_of_what_is_no_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-8f2Kq7Zx1Lm4Wd9Rt")
    with (
        endpoint(said("The key is SK-8F2KQ7ZX1LM4WD9RT.")) as server,
        Summarizer(base_url=server.url, model="m", retries=0) as one,
        pytest.raises(AnswerError),
    ):
        record_cassette(document(), tmp_path / "case", one, keep_errors=True)
    kept = words_of(tmp_path / "case")
    assert "The key is [key]." in kept and "8f2kq7zx" not in kept.lower()


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
        pytest.raises(SettingsError, match=r"the value of OPENAI_API_KEY.*remove it"),
    ):
        record_cassette(document(**told), tmp_path / "case", one)
    assert server.requests == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_placeholder_of_a_key_is_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "Norway")
    recorded_folder(tmp_path / "case", RIGHT)
    assert "[secret]" not in words_of(tmp_path / "case")


@pytest.mark.slow
def test_what_differs_each_time_is_not_recorded(tmp_path: Path) -> None:
    for name, number in (("one", "1"), ("two", "2")):
        body = json.loads(tool_called(json.dumps(good())).body)
        body |= {"id": f"chatcmpl-{number}", "created": int(number), "system_fingerprint": number}
        body["choices"][0]["message"]["tool_calls"][0]["id"] = f"call_{number}"
        body["usage"]["total_time"] = float(number)
        recorded_folder(tmp_path / name, Answer(body=json.dumps(body).encode()), mode="tools")
    assert words_of(tmp_path / "one") == words_of(tmp_path / "two")
