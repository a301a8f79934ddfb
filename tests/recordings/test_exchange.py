"""Exchanges: read as text, read back as written, and matched by what they mean."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from endpoint import said
from examples import good
from hypothesis import given
from hypothesis import strategies as st
from recorded_folders import recorded_folder

from summarizer._recordings.cassettes import EXCHANGE
from summarizer._recordings.exchange import canonical_json, close_body, dump_exchanges, parse_exchanges


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
    assert (canonical_json(one) == canonical_json(other)) is same


@pytest.mark.slow
@pytest.mark.parametrize(
    ("form", "line"),
    [
        pytest.param({}, "name: Norway", id="on-one-line"),
        pytest.param({"ensure_ascii": False, "indent": 2}, "name: Norway", id="indented"),
        pytest.param({"indent": 5}, '"name": "Norway",', id="indented-oddly"),
    ],
)
def test_a_recording_is_read_as_text(tmp_path: Path, form: dict[str, Any], line: str) -> None:
    recorded_folder(tmp_path / "case", said(json.dumps(good(), **form)))
    lines = [each.strip() for each in (tmp_path / "case" / EXCHANGE).read_text("utf-8").splitlines()]
    assert line in lines
    assert any(each.startswith("[4] Iceland urged Norway") for each in lines)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@pytest.mark.slow
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
    text = dump_exchanges([exchange])
    text.encode()
    (back,) = parse_exchanges(text)
    assert json.loads(close_body(back["request"])["body"]) == asked
    assert json.loads(close_body(back["response"], "string")["body"]["string"]) == told
