"""Differences: what a person reads when a text, or a tree of JSON, is another than before."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer._recordings.difference import LONGEST, text_difference, tree_difference


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        pytest.param("a\nb\nc", "a\nb\nc", [], id="equal"),
        pytest.param("a\nb\nc", "a\nB\nc", ["- b", "+ B"], id="a-line-changed"),
        pytest.param("a", "a\nb", ["+ b"], id="a-line-more"),
        pytest.param("a\nb", "b", ["- a"], id="a-line-less"),
        pytest.param("-- a", "++ a", ["- -- a", "+ ++ a"], id="lines-that-look-like-a-header"),
    ],
)
def test_of_texts_the_changed_lines_are_shown(old: str, new: str, lines: list[str]) -> None:
    assert text_difference(old, new) == lines


def test_of_a_long_line_the_part_that_changed_is_shown() -> None:
    before, after = text_difference("word " * 100 + "old end", "word " * 100 + "new end")
    assert before.endswith("old end") and after.endswith("new end")
    assert max(len(before), len(after)) <= LONGEST + 2


def test_many_changed_lines_are_cut_and_counted() -> None:
    lines = text_difference("", "\n".join(map(str, range(20))), most=5)
    assert lines == ["+ 0", "+ 1", "+ 2", "+ 3", "+ 4", "  ... and 15 more"]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        pytest.param({"a": [1]}, {"a": [1]}, [], id="equal"),
        pytest.param({"a": {"b": 1}}, {"a": {"b": 2}}, ["a.b: 1 -> 2"], id="a-value"),
        pytest.param({"a": 1}, {"b": 2}, ["a: - 1", "b: + 2"], id="keys"),
        pytest.param([1, 2, 3], [1, 3], ["[1]: - 2"], id="a-member-less"),
        pytest.param([1, 3], [1, 2, 3], ["[1]: + 2"], id="a-member-more"),
        pytest.param({"a": 1}, {"a": True}, ["a: 1 -> true"], id="one-is-not-true"),
        pytest.param({"a": None}, {"a": ""}, ['a: null -> ""'], id="nothing-is-not-empty"),
        pytest.param(1, "1", ['it: 1 -> "1"'], id="no-trees"),
        pytest.param(
            [{"id": "c1", "action": "pay"}], [], ['[0]: - "pay"'], id="an-item-by-what-it-says"
        ),
        pytest.param(
            [{"id": "c1", "by": ["p1"]}], [{"id": "c1", "by": ["p2"]}], ['[0].by[0]: "p1" -> "p2"'],
            id="inside-a-member",
        ),
    ],
)  # fmt: skip
def test_of_trees_the_changed_places_are_shown(old: Any, new: Any, lines: list[str]) -> None:
    assert tree_difference(old, new) == lines


def test_of_a_long_value_the_part_that_changed_is_shown() -> None:
    (line,) = tree_difference({"a": "x" * 500 + "old"}, {"a": "x" * 500 + "new"})
    assert 'old" ->' in line and line.endswith('new"')
    assert len(line) < 2 * LONGEST
