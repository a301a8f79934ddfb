"""The cache of answers: what is kept, what is not, and that a damaged or hostile file does nothing."""

from __future__ import annotations

import asyncio
import json
import pickle
import shutil
import sqlite3
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from endpoint import endpoint, failed, said
from examples import PROMPT, TEXT, document, good, nothing
from hypothesis import HealthCheck, example, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from summarizer import Summarizer
from summarizer._call.reply import Reply
from summarizer._call.settings import Settings, resolve_settings
from summarizer._flow.flow import first_calls
from summarizer._model.answers import FILE, Answers, clear_cache, inspect_cache
from summarizer.errors import RequestError, SettingsError
from summarizer.render._json import as_json
from summarizer.schemas import Usage

SETTINGS = resolve_settings(model="test-model", base_url="http://localhost:1/v1", environment={})
(CALL,) = first_calls(document(), PROMPT)
REPLY = Reply(good(), Usage(requests=2, tokens_in=100, tokens_cached=10, tokens_out=20))


def _asked(answers: Answers, call: object = CALL) -> tuple[Reply, int]:
    """The reply to a call, and how often the model was asked for it."""
    asked = []

    async def ask(call: object) -> Reply:
        asked.append(call)
        return REPLY

    return asyncio.run(answers.ask(call, ask)), len(asked)  # type: ignore[arg-type]  # a Call


def test_what_was_answered_once_is_not_asked_again(tmp_path: Path) -> None:
    answers = Answers(tmp_path / "made" / "here", SETTINGS)
    assert _asked(answers) == (REPLY, 1)
    assert _asked(answers) == (REPLY, 0)
    answers.close()
    again = Answers(tmp_path / "made" / "here", replace(SETTINGS, timeout=1.0, retries=0))
    assert _asked(again) == (REPLY, 0)
    again.close()


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(SETTINGS, model="other"), id="model"),
        pytest.param(replace(SETTINGS, mode="tools"), id="mode"),
        pytest.param(replace(SETTINGS, base_url="http://localhost:2/v1"), id="address"),
        pytest.param(replace(SETTINGS, base_url=None), id="openai"),
    ],
)
def test_another_model_mode_or_endpoint_is_asked_itself(other: Settings, tmp_path: Path) -> None:
    first, second = Answers(tmp_path, SETTINGS), Answers(tmp_path, other)
    assert _asked(first)[1] == 1
    assert _asked(second)[1] == 1
    assert inspect_cache(tmp_path).answers == 2
    first.close()
    second.close()


@pytest.mark.parametrize("part", ["system", "user", "schema"])
def test_each_part_of_a_request_is_part_of_its_key(part: str, tmp_path: Path) -> None:
    answers = Answers(tmp_path, SETTINGS)
    _asked(answers)
    value: Any = {} if part == "schema" else getattr(CALL, part) + " "
    assert _asked(answers, replace(CALL, **{part: value}))[1] == 1
    answers.close()


@pytest.mark.slow
def test_a_summary_out_of_the_cache_is_the_same_to_the_byte(tmp_path: Path) -> None:
    with endpoint(said(json.dumps(good()), cached=20)) as server:
        with Summarizer(prices="2.5,0.25,15", base_url=server.url, cache=tmp_path) as one:
            asked = one.summarize(document())
            (spent,) = [result.usage for result in one.summarize_many([document()])]
        with Summarizer(prices="2.5,0.25,15", base_url=server.url) as other:
            uncached = other.summarize(document())
        with Summarizer(prices="2.5,0.25,15", base_url=server.url, cache=str(tmp_path)) as two:
            kept = two.summarize(document())
    assert len(server.requests) == 2
    assert as_json(asked) == as_json(kept) == as_json(uncached)
    assert kept.usage.tokens_in == 100
    assert (spent.requests, spent.tokens_in, spent.cost) == (0, 0, 0.0)


def test_an_answer_that_is_none_is_not_kept(tmp_path: Path) -> None:
    with (
        endpoint(failed(400), said(json.dumps(good()))) as server,
        Summarizer(model="m", base_url=server.url, cache=tmp_path) as one,
    ):
        with pytest.raises(RequestError):
            one.summarize(TEXT)
        assert inspect_cache(tmp_path).answers == 0
        assert one.summarize(TEXT).meetings


def _filled(folder: Path) -> Path:
    answers = Answers(folder, SETTINGS)
    _asked(answers)
    answers.close()
    return folder / FILE


def _opened(folder: Path) -> Answers | None:
    """The cache in a folder; None where the error is one of ours: anything else is raised."""
    with suppress(SettingsError):
        return Answers(folder, SETTINGS)
    return None


def _changed(path: Path, statement: str, *values: object) -> None:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute(statement, values)
    database.close()


class _Bomb:
    def __reduce__(self) -> tuple[object, ...]:
        return pytest.fail, ("a pickle was loaded",)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(pickle.dumps(_Bomb()), id="pickle"),
        pytest.param("{", id="torn"),
        pytest.param("[" * 100_000, id="nested"),
        pytest.param('{"value": {"parties": []}, "usage": {}}', id="another-shape"),
        pytest.param(json.dumps({"value": good(), "usage": {"requests": -1}}), id="negative-usage"),
        pytest.param("1e999", id="infinite"),
    ],
)
@pytest.mark.parametrize("signed", [False, True], ids=["unsigned", "signed"])
def test_a_bad_entry_is_as_if_it_were_not_there(value: object, signed: bool, tmp_path: Path) -> None:
    from summarizer._model.answers import _digest_entry

    path = _filled(tmp_path)
    _changed(path, "UPDATE answers SET value = ?", value)
    if signed and isinstance(value, str):
        key = sqlite3.connect(path).execute("SELECT key FROM answers").fetchone()[0]
        _changed(path, "UPDATE answers SET digest = ?", _digest_entry(key, value))
    answers = Answers(tmp_path, SETTINGS)
    assert _asked(answers) == (REPLY, 1)
    assert _asked(answers) == (REPLY, 0)
    answers.close()


@pytest.mark.slow
@examples(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    at=st.floats(0, 1, exclude_max=True), content=st.binary(min_size=1, max_size=64), cut=st.booleans()
)
@example(at=0.33203125, content=b"\x80", cut=False)  # sqlite3's own message is no UTF-8
def test_damage_anywhere_is_a_miss_or_a_clear_error_and_never_another_answer(
    at: float, content: bytes, cut: bool, tmp_path: Path
) -> None:
    whole = tmp_path / "whole"
    if not whole.exists():
        _filled(whole)
    folder = tmp_path / "damaged"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(whole, folder)
    path = folder / FILE
    was = path.read_bytes()
    place = int(at * len(was))
    path.write_bytes(was[:place] + content + (b"" if cut else was[place + len(content) :]))
    answers = _opened(folder)
    if answers is not None:
        assert _asked(answers)[0] == REPLY
        answers.close()


@pytest.mark.parametrize(
    "schema",
    [
        pytest.param(["CREATE VIEW answers AS SELECT 1 AS key, 2 AS value, 3 AS digest"], id="view"),
        pytest.param(["CREATE TABLE answers (other TEXT)"], id="other-table"),
        pytest.param(
            [
                "CREATE TABLE answers (key TEXT PRIMARY KEY, value TEXT, digest TEXT)",
                "CREATE TRIGGER t AFTER INSERT ON answers BEGIN SELECT load_extension('x.so'); END",
            ],
            id="trigger",
        ),
    ],
)
def test_a_schema_of_someone_else_does_nothing(schema: list[str], tmp_path: Path) -> None:
    for statement in schema:
        _changed(tmp_path / FILE, statement)
    answers = _opened(tmp_path)
    if answers is not None:
        assert _asked(answers) == (REPLY, 1)
        assert answers.trouble is not None and "not cached" in answers.trouble
        answers.close()


def test_a_file_that_is_no_cache_is_left_alone_and_named(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("a diary" * 100)
    with pytest.raises(SettingsError, match=f"{FILE} cannot be used as a cache"):
        Answers(tmp_path, SETTINGS)
    with pytest.raises(SettingsError, match="cannot be used as a cache"):
        Answers(tmp_path / FILE / "below", SETTINGS)
    assert (tmp_path / FILE).read_text().startswith("a diary")


def test_a_cache_that_cannot_be_written_costs_no_answer(tmp_path: Path) -> None:
    answers = Answers(tmp_path, SETTINGS)
    answers._database.execute("PRAGMA query_only = ON")
    assert _asked(answers) == (REPLY, 1)
    assert answers.trouble is not None
    answers.close()


@pytest.mark.slow
def test_a_cache_that_is_locked_is_waited_for_once_and_used_again_when_it_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer._model.answers.PATIENCE", 0.3)
    answers = Answers(tmp_path, SETTINGS)
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    for _ in range(50):
        assert _asked(answers) == (REPLY, 1)
    assert time.monotonic() - began < 5 and answers.unkept == 50
    assert answers.trouble is not None and "is locked by another process" in answers.trouble
    other.execute("ROLLBACK")
    assert (_asked(answers), _asked(answers)) == ((REPLY, 1), (REPLY, 0))
    assert answers.unkept == 50
    other.close()
    answers.close()


def test_only_its_owner_can_read_a_cache_and_clearing_leaves_nothing(tmp_path: Path) -> None:
    path = _filled(tmp_path / "cache")
    assert path.stat().st_mode & 0o077 == 0 and path.parent.stat().st_mode & 0o077 == 0
    assert inspect_cache(tmp_path / "cache").answers == 1
    (tmp_path / "cache" / "other.txt").write_text("not ours")
    clear_cache(tmp_path / "cache")
    assert inspect_cache(tmp_path / "cache").answers == 0
    assert [each.name for each in (tmp_path / "cache").iterdir()] == ["other.txt"]


def test_clearing_a_cache_that_a_run_has_open_empties_it_and_the_run_goes_on_keeping(
    tmp_path: Path,
) -> None:
    with (
        endpoint(said(json.dumps(good()))) as server,
        Summarizer(model="m", base_url=server.url, cache=tmp_path) as one,
    ):
        one.summarize(document())
        clear_cache(tmp_path)
        assert inspect_cache(tmp_path).answers == 0
        one.summarize(document())
        assert (inspect_cache(tmp_path).answers, len(server.requests)) == (1, 2)


def test_the_correction_of_an_answer_is_kept_as_well(tmp_path: Path) -> None:
    bad = good()
    bad["commitments"][0]["evidence"][0]["quote"] = "Norway pledged €26 million"
    script = [said(json.dumps(bad)), said(json.dumps(nothing(CALL)))]
    with endpoint(*script) as server, Summarizer(model="m", base_url=server.url, cache=tmp_path) as one:
        assert as_json(one.summarize(document())) == as_json(one.summarize(document()))
        assert len(server.requests) == 2
