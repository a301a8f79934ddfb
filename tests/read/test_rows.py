"""Rows: lines of JSON and rows of a table, each a document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from batches import documents_in


@pytest.mark.parametrize(
    "times", [[[0, "1"]], [[0, float("nan")]], [[5, 1], [0, 2]], [[True, 1]], "1", [3]]
)
def test_times_that_are_none_are_passed_over(times: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "They met.", "times": times}))
    assert [each.times for each in documents_in(path)] == [()]
