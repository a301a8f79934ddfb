"""The project's own gold, held against the recordings: figures that may rise, and not fall unnoticed."""

from __future__ import annotations

import json

import pytest
from commands import Run
from folders import TOP

ROOT = TOP
GOLD, CASSETTES, FLOORS = ROOT / "tests" / "gold", ROOT / "cassettes", ROOT / "tests" / "floors.json"
NAMES = sorted(path.name.removesuffix(".gold.json") for path in GOLD.glob("*.gold.json"))
# Whoever lowers a floor has to do it here as well, and say why in the log of docs/quality.md.
LEAST = {
    "meetings.strict_f1": 0.95,
    "commitments.strict_f1": 0.95,
    "concerns.strict_f1": 0.9,
    "overall.strict_f1": 0.95,
    "verbatim": 1.0,
}
MOST = {"false_commitments": 0, "false_positives_on_empty": 0}


def test_there_are_enough_documents_of_enough_kinds() -> None:
    languages = {
        json.loads((GOLD / f"{name}.meta.json").read_text("utf-8"))["language"] for name in NAMES
    }
    assert len(NAMES) >= 26
    assert {"ar", "de", "en", "es", "fr", "ru", "zh-Hans"} <= languages


@pytest.mark.parametrize("name", NAMES)
def test_the_gold_is_of_the_document_that_was_recorded(name: str) -> None:
    recorded = CASSETTES / name
    assert (GOLD / f"{name}.txt").read_bytes() == (recorded / "document.txt").read_bytes()
    told = json.loads((GOLD / f"{name}.meta.json").read_text("utf-8"))
    known = json.loads((recorded / "document.json").read_text("utf-8"))
    assert told["publication_date"] == known["published"]


@pytest.mark.slow
def test_the_recordings_reach_the_floors(run: Run) -> None:
    done = run("evaluate", GOLD, "--summaries", CASSETTES, "--floors", FLOORS)
    assert done.status == 0, done.err


def test_no_floor_was_lowered_unnoticed() -> None:
    floors = json.loads(FLOORS.read_text("utf-8"))
    assert {name: floors[name] for name in LEAST if floors[name] < LEAST[name]} == {}
    assert {name: floors[name] for name in MOST if floors[name] > MOST[name]} == {}
