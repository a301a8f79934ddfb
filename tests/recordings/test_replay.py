"""Replaying: what was recorded comes again byte for byte, without a network, and nothing else does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from endpoint import endpoint, failed, said, tool_called
from examples import TEXT, document, good, misquoted
from recorded_folders import REFUSED, RIGHT, dump_exchange, load_exchange, recorded_folder
from volumes import served, volume

import summarizer._flow.templates
from summarizer import (
    AccessError,
    AnswerError,
    CassetteError,
    Document,
    RefusalError,
    Summarizer,
)
from summarizer._check.cassette_check import check_cassette as summarizer_check
from summarizer._recordings.cassettes import (
    EXCHANGE,
    SUMMARY,
    read_cassette,
)
from summarizer._recordings.manner import Manner
from summarizer._recordings.offline import network_shut
from summarizer._recordings.replay import replay_summary
from summarizer._recordings.tapes import answer_from_cassette


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["json-schema", "tools"])
def test_what_is_recorded_is_replayed_byte_for_byte(tmp_path: Path, mode: str) -> None:
    right = json.dumps(good())
    answer = tool_called(right) if mode == "tools" else said(right)
    kept = recorded_folder(tmp_path / "case", answer, mode=mode)
    case = read_cassette(tmp_path / "case")
    assert (case.model, case.mode, case.document.title) == ("test-model", mode, "Cod talks")
    stored = (tmp_path / "case" / SUMMARY).read_text("utf-8")
    with network_shut():
        twice = [replay_summary(tmp_path / "case") for _ in range(2)]
    assert twice == [kept, kept]
    assert all(each.model_dump_json(indent=2) + "\n" == stored for each in twice)


@pytest.mark.slow
def test_retries_and_corrections_are_replayed_in_their_order(tmp_path: Path) -> None:
    wrong = misquoted()
    quote = "Norway pledged €25 million for a joint rescue centre"
    mend = {"fault": 1, "drop": False, "sentence": 2, "text": quote}
    script = (failed(503), failed(429, retry_after="0"), said(json.dumps(wrong)))
    live = recorded_folder(tmp_path / "case", *script, said(json.dumps({"mends": [mend]})))
    assert live.usage.requests == 4
    assert len(live.commitments) == 3
    assert replay_summary(tmp_path / "case") == live


@pytest.mark.slow
def test_a_correction_whose_retries_ran_out_runs_out_of_them_again(tmp_path: Path) -> None:
    wrong = misquoted()
    live = recorded_folder(tmp_path / "case", said(json.dumps(wrong)), failed(503), retries=2)
    assert live.usage.requests == 4
    assert any("answered 503" in each.why for each in live.rejected)
    assert replay_summary(tmp_path / "case") == live


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["json-schema", "tools"])
def test_an_answer_that_was_asked_again_is_replayed(tmp_path: Path, mode: str) -> None:
    answer = tool_called if mode == "tools" else said
    live = recorded_folder(tmp_path / "case", answer('{"no": 1}'), answer(json.dumps(good())), mode=mode)
    assert live.usage.requests == 2
    assert len(read_cassette(tmp_path / "case").requests) == 2
    assert replay_summary(tmp_path / "case") == live


@pytest.mark.slow
def test_a_long_document_is_recorded_and_replayed_with_its_window(tmp_path: Path) -> None:
    made = volume(9_000, every=1_500)
    live = recorded_folder(tmp_path / "case", served, told=Document(made.text), window=600)
    assert live.usage.requests == 6  # five parts, and what several of them tell of
    assert len(live.commitments) == len(made.promises) > 4
    case = read_cassette(tmp_path / "case")
    assert case.manner.window == 600 and len(case.requests) == 6
    assert replay_summary(tmp_path / "case") == live
    check = summarizer_check(tmp_path / "case")
    assert (check.kind, check.why) == ("ok", "")
    known = tmp_path / "case" / "document.json"
    known.write_text(known.read_text("utf-8").replace("600", "2000"), "utf-8")
    assert summarizer_check(tmp_path / "case").kind == "stale"
    for nonsense in ("7", '"600"', "null", "true"):
        known.write_text(f'{{"window": {nonsense}}}', "utf-8")
        with pytest.raises(CassetteError, match="window"):
            read_cassette(tmp_path / "case")


@pytest.mark.slow
def test_a_verified_case_is_recorded_and_replayed_with_its_verification(tmp_path: Path) -> None:
    items = ["m1", "m2", "c1", "c2", "c3", "k1", "k2", "o1"]
    verdicts = {
        "verdicts": [{"item": each, "reason": "stated", "support": "supported"} for each in items]
    }
    live = recorded_folder(
        tmp_path / "case", said(json.dumps(good())), said(json.dumps(verdicts)), verify=True
    )
    assert live.verification is not None and len(live.verification.verdicts) == len(items)
    assert read_cassette(tmp_path / "case").manner == Manner(verify=True)
    assert replay_summary(tmp_path / "case") == live
    known = tmp_path / "case" / "document.json"
    known.write_text(known.read_text("utf-8").replace("true", '"yes"'), "utf-8")
    with pytest.raises(CassetteError, match="verify"):
        read_cassette(tmp_path / "case")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("part", "name"), [("system", "verify.v2.system"), ("user", "items.v2.user")], ids=["system", "user"]
)
def test_a_verification_asked_with_other_words_makes_a_case_stale_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str, name: str
) -> None:
    verdicts: dict[str, list[Any]] = {"verdicts": []}
    recorded_folder(tmp_path / "case", said(json.dumps(good())), said(json.dumps(verdicts)), verify=True)
    read = summarizer._flow.templates._read_template
    monkeypatch.setattr(
        summarizer._flow.templates,
        "_read_template",
        lambda file: read(file) + "\nBe brief." * (file == f"{name}.md.jinja"),
    )
    verdict = summarizer_check(tmp_path / "case")
    assert (verdict.kind, verdict.why) == ("stale", f"in the verification, the {part} prompt changed")


def test_a_window_that_is_the_default_is_not_written(made: Path) -> None:
    assert "window" not in (made / "document.json").read_text("utf-8")


@pytest.mark.slow
def test_a_kept_refusal_is_raised_again(tmp_path: Path) -> None:
    with pytest.raises(RefusalError, match="cannot help"):
        recorded_folder(tmp_path / "case", REFUSED, keep_errors=True)
    assert json.loads((tmp_path / "case" / SUMMARY).read_text())["error"] == "RefusalError"
    with pytest.raises(RefusalError, match="cannot help"):
        replay_summary(tmp_path / "case")


PROGRAM = """
import pathlib, socket, sys
from summarizer._recordings.replay import replay_summary
if "--unshared" in sys.argv:
    try:
        socket.create_connection(("127.0.0.1", int(sys.argv[-1])), timeout=5)
        sys.exit("the network is there")
    except OSError:
        pass
sys.stdout.write(replay_summary(pathlib.Path(sys.argv[1])).model_dump_json(indent=2) + "\\n")
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


@pytest.mark.slow
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


@pytest.mark.slow
@pytest.mark.skipif(not _can_unshare(), reason="`unshare -rn` (a process without a network) is refused")
def test_a_replay_needs_no_network_at_all(made: Path) -> None:
    with endpoint(RIGHT) as server:
        port = server.url.removesuffix("/v1").rpartition(":")[2]
        shown = _elsewhere(made, "unshare", "-rn", after=("--unshared", port))
    assert shown == (made / SUMMARY).read_text("utf-8")


def test_a_replay_never_reaches_the_endpoint(made: Path) -> None:
    with (
        endpoint(RIGHT) as server,
        answer_from_cassette(read_cassette(made)),
        Summarizer(base_url=server.url, model="test-model") as one,
    ):
        summary = one.summarize(document(title="Cod talks"))
    assert server.requests == []
    assert len(summary.meetings) == 2


def test_a_request_that_was_not_recorded_is_one_error_that_names_the_case(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "geneva"
    shutil.copytree(made, folder)
    (folder / "document.txt").write_text(TEXT.replace("Bergen", "Bodø"), "utf-8")
    sent: list[object] = []
    monkeypatch.setattr("summarizer._model.retries.tenacity.nap.sleep", sent.append)
    with pytest.raises(CassetteError, match=f"a request was not found in recording {folder}") as raised:
        replay_summary(folder)
    assert sent == []
    told = "".join(traceback.format_exception(raised.value))
    assert "vcr" not in told and "Connection" not in told


def test_a_miss_is_never_retried(made: Path) -> None:
    with (
        answer_from_cassette(read_cassette(made)) as tape,
        Summarizer(base_url="http://recorded.invalid/v1", model="test-model", retries=9) as one,
    ):
        began = time.perf_counter()
        with pytest.raises(CassetteError, match="does not contain this request"):
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


@pytest.mark.slow
def test_key_order_white_space_and_number_spelling_do_not_matter(made: Path, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(made, folder)
    tree = load_exchange(made)
    request = tree["interactions"][0]["request"]
    request["body"]["json"] = _rewritten(request["body"]["json"])
    (folder / EXCHANGE).write_text(json.dumps(tree, indent=7), "utf-8")  # JSON is YAML, too
    assert replay_summary(folder) == replay_summary(made)


@pytest.mark.slow
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
    tree = load_exchange(made)
    change(tree["interactions"][0]["request"]["body"]["json"])
    dump_exchange(folder, tree)
    with pytest.raises(CassetteError, match="a request was not found"):
        replay_summary(folder)


@pytest.mark.slow
def test_half_a_character_in_an_answer_is_recorded_all_the_same(tmp_path: Path) -> None:
    right = good()
    right["overview"][0]["text"] += " \ud83d"
    with pytest.raises(AnswerError, match="without matching the schema"):
        recorded_folder(tmp_path / "case", said(json.dumps(right)), keep_errors=True)
    with pytest.raises(AnswerError, match="without matching the schema"):
        replay_summary(tmp_path / "case")


def test_the_errors_of_an_endpoint_are_not_recorded_as_answers(tmp_path: Path) -> None:
    with pytest.raises(AccessError):
        recorded_folder(tmp_path / "case", failed(403), keep_errors=True, told=Document(TEXT))
    assert list(tmp_path.iterdir()) == []
