"""Stored summaries that somebody changed: an error in one line, or a result, and never a traceback."""

from __future__ import annotations

import copy
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from examples import TEXT, good, summary_of
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer._cli.output import render_summaries, write_tables
from summarizer._recordings.stored import read_stored_summaries
from summarizer.errors import SummarizerError
from summarizer.render._forms import FORMS, TABLE_FORMS

TREE: Any = json.loads(summary_of(good()).model_dump_json())
HUGE = 10**25
ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2**31, 2**53, 2**53 + 2, 2**63, -HUGE, HUGE, 10**4000),
    *(1e25, -0.0, 1e308, float("nan"), float("inf"), float("-inf")),
    *("", " ", "\x00", "\ud800", "1e25", str(HUGE), "NaN", "x" * 9999, "m1", "p1"),
    *("0001-01-01", "9999-12-31", "2025-02-30", "-1"),
    *([], {}, [[]], [None], {"": None}, ["p1"] * 300),
)


def _places(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    branches = (
        tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    )
    for key, branch in branches:
        yield from _places(branch, (*path, key))


PLACES = [path for path in _places(TREE) if path]


def _changed(path: tuple[Any, ...], value: Any, tree: Any) -> Any:
    """A tree with another value at a place, where that is still there."""
    branch = tree
    try:
        for key in path[:-1]:
            branch = branch[key]
        branch[path[-1]] = value
    except (LookupError, TypeError):
        pass
    return tree


def _nested(depth: int) -> str:
    return "[" * depth + "]" * depth


def _show_everything(line: str) -> None:
    """Read a stored line and show it in every form, as `report` and `tables` do."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "s.jsonl"
        path.write_bytes(line.encode("utf-8", "surrogatepass") + b"\n")
        try:
            found = read_stored_summaries([str(path)])
        except SummarizerError as exc:
            said = str(exc)
            found = None
        if found is None:
            assert len(said) < 1000 and "\n" not in said
            return
        for form in FORMS:
            documents = found.documents.values()
            render_summaries(found.summaries, form, documents=documents).encode("utf-8")
        for form in TABLE_FORMS:
            write_tables(found.summaries, form, Path(name))


_SENTENCE = ("meetings", 0, "evidence", 0, "sentence")
_values = st.sampled_from(ODD) | st.integers() | st.floats() | st.text(max_size=20)


@pytest.mark.slow
@given(changes=st.lists(st.tuples(st.sampled_from(PLACES), _values), min_size=1, max_size=3))
@example(changes=[(_SENTENCE, 1e25)])
@example(changes=[(_SENTENCE, str(HUGE))])
@example(changes=[(("meetings", 0, "evidence", 0, "start"), -(2**63) - 1)])
@example(changes=[(("usage", "tokens_in"), HUGE)])
@example(changes=[(("usage", "cost"), float("nan"))])
def test_a_stored_line_that_was_changed_is_an_error_or_is_shown(changes: list[tuple[Any, Any]]) -> None:
    tree = copy.deepcopy(TREE)
    for path, value in changes:
        tree = _changed(path, value, tree)
    _show_everything(json.dumps({"text": TEXT, "summary": tree}))


DEEP_INSIDE = json.dumps(TREE | {"usage": "HERE"}).replace('"HERE"', _nested(900))


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(_nested(100_000), id="a-deep-list"),
        pytest.param(
            json.dumps(_changed(("usage",), "HERE", copy.deepcopy(TREE))).replace(
                '"HERE"', _nested(900)
            ),
            id="deep-inside",
        ),
        pytest.param('{"summary": ' * 3000 + "1" + "}" * 3000, id="deep-summaries"),
        pytest.param("9" * 10_000, id="a-number-too-long-to-be-read"),
        pytest.param('{"text": "\\ud800", "summary": {}}', id="half-a-character"),
        pytest.param('{"error": {"a": [1, "\\n"]}}', id="an-odd-error"),
    ],
)
def test_lines_that_are_odd_as_a_whole_are_errors_of_one_line(line: str) -> None:
    _show_everything(line)
