"""The class for Ray's `map_batches`, without Ray; and with it where it is installed."""

from __future__ import annotations

import asyncio
import json
import math
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pyarrow.parquet
import pytest
from batches import RIGHT, answered_but_for, town_in
from endpoint import endpoint, failed
from folders import TOP

from summarizer import Summary
from summarizer.errors import SettingsError, StoppedError
from summarizer.ray import Summarize, connect_cluster, map_options, share_processors


def rows_of(count: int, begin: int = 0) -> pa.Table:
    numbers = range(begin, begin + count)
    return pa.table(
        {
            "id": [f"a{number}" for number in numbers],
            "text": [f"Ministers met in town {number}." for number in numbers],
            "published": ["2025-05-21"] * count,
        }
    )


def summarize(url: str, *tables: pa.Table, **options: Any) -> list[list[dict[str, Any]]]:
    async def run() -> list[Any]:
        chosen = {"cache": None, "model": "m", "base_url": url, "retries": 0, **options}
        worker = Summarize(**chosen)
        return [made.to_pylist() for made in await asyncio.gather(*map(worker, tables))]

    return asyncio.run(run())


def test_a_row_comes_of_each_row_in_its_order() -> None:
    with endpoint(RIGHT) as server:
        first, second = summarize(server.url, rows_of(3), rows_of(2, 3))
    assert [row["id"] for row in first + second] == ["a0", "a1", "a2", "a3", "a4"]
    assert all(Summary.model_validate_json(row["summary"]) for row in first)
    assert (first[0]["error"], first[0]["requests"], first[0]["tokens_in"]) == (None, 1, 100)


@pytest.mark.slow
def test_all_batches_of_a_worker_share_one_run() -> None:
    with endpoint(RIGHT) as server:
        many = [rows_of(8, 8 * at) for at in range(4)]
        made = summarize(server.url, *many, budget_tokens=6_000, concurrency=1)
    paid = [row for rows in made for row in rows if row["error"] is None]
    assert sum(row["tokens_in"] + row["tokens_out"] for row in paid) <= 6_000
    assert {row["error"] for rows in made for row in rows} == {None, "BudgetError"}


def test_an_error_is_a_row_and_the_others_go_on() -> None:
    with endpoint(answered_but_for(1, failed(400, "too odd"))) as server:
        ((good, bad, last),) = summarize(server.url, rows_of(3))
    assert (bad["id"], bad["error"], bad["summary"]) == ("a1", "RequestError", None)
    assert "too odd" in bad["message"] and good["summary"] and last["summary"]


def test_rows_without_text_or_id_and_ids_that_come_twice_are_rows_of_errors() -> None:
    table = pa.table({"id": ["a", "a", None, "b"], "text": ["Ministers met in town 1."] * 3 + [None]})
    with endpoint(RIGHT) as server:
        (made,) = summarize(server.url, table)
    assert [row["error"] for row in made] == [None, *["DocumentError"] * 3]
    assert "is there twice" in made[1]["message"] and len(server.requests) == 1


def test_each_worker_has_its_share_of_a_budget() -> None:
    with endpoint(RIGHT) as server:
        options = {"budget_tokens": 20_000, "workers": 4, "concurrency": 1}
        (made,) = summarize(server.url, rows_of(4), **options)
    assert [row["error"] for row in made] == ["BudgetError"] * 4 and not server.requests


def test_an_endpoint_that_fails_again_and_again_ends_the_worker() -> None:
    with endpoint(failed(500)) as server, pytest.raises(StoppedError):
        summarize(server.url, rows_of(40), stop_after=3, concurrency=1)


@pytest.mark.parametrize("options", [{"workers": 0}, {"concurrency": 0}])
def test_options_without_sense_are_refused_before_anything_is_asked(options: dict[str, int]) -> None:
    with pytest.raises(SettingsError):
        Summarize(**options)


def test_without_ray_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    for ask in (lambda: map_options(workers=1), connect_cluster):
        with pytest.raises(SettingsError, match=r"Ray is not installed: .*\[ray\]"):
            ask()


@pytest.mark.parametrize(
    ("processors", "workers", "share"),
    [(64, 8, 0.5), (4, 2, 0.5), (4, 8, 0.12), (3, 2, 0.0), (2, 2, 0.0), (math.inf, 8, 0.5)],
)
def test_workers_leave_processors_to_reading_and_writing(
    processors: float, workers: int, share: float
) -> None:
    assert share_processors(processors, workers) == share
    assert share * workers <= max(0.0, processors - 3)


def test_an_address_where_nothing_listens_is_one_line_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, Any]] = []
    ray = SimpleNamespace(init=lambda **options: asked.append(options))
    monkeypatch.setattr("summarizer.ray._import_ray", lambda: ray)
    with pytest.raises(SettingsError, match=r"Ray cluster not found at 127\.0\.0\.1:1: start one"):
        connect_cluster("127.0.0.1:1")
    assert not asked  # Ray would try for minutes


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # Ray's own
def test_the_example_goes_over_a_cluster_of_this_machine(tmp_path: Path) -> None:
    pytest.importorskip("ray", reason="Ray is not installed")
    source, output = tmp_path / "in.jsonl", tmp_path / "out"
    rows = [json.dumps(row) + "\n" for row in rows_of(100).to_pylist()]
    source.write_text("".join(rows))
    with endpoint(RIGHT) as server:
        command = [sys.executable, str(TOP / "examples" / "ray_batch.py"), str(source), str(output)]
        known = {"OPENAI_BASE_URL": server.url, "XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(TOP)}
        for _ in range(2):  # the second finds all of it done
            done = subprocess.run(
                [*command, "--model", "m"],
                env=os.environ | known,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stderr[-2000:]
        assert sorted(map(town_in, server.requests)) == list(range(100))
    assert "not done" not in done.stdout
    made = pyarrow.parquet.read_table(output).to_pylist()
    assert sorted(row["id"] for row in made) == sorted(f"a{number}" for number in range(100))
    assert all(Summary.model_validate_json(row["summary"]) for row in made)
