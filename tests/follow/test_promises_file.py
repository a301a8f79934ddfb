"""The file of promises: what it refers to is there, and what is not is told in one line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from followed_stories import follow_stories, found_link, promise, report, story

from summarizer import DocumentError
from summarizer._follow.promises_file import dump_promises, read_promises

PLEDGED = "Orlen pledged to rebuild the Sarn bridge"
REBUILT = "Orlen has rebuilt the Sarn bridge"


def _tree() -> dict[str, Any]:
    told = [
        story(f"{PLEDGED}.", "2031-02-03", promise(PLEDGED, "rebuild the Sarn bridge")),
        story(f"{REBUILT}.", "2031-06-20", report(REBUILT, "rebuild the Sarn bridge")),
    ]
    done = follow_stories(told, found_link("fulfilled", REBUILT, PLEDGED))
    tree: dict[str, Any] = json.loads(dump_promises(done.promises))
    return tree


def _read(tree: Any, folder: Path) -> Any:
    path = folder / "promises.json"
    path.write_text(json.dumps(tree), "utf-8")
    return read_promises(path)


def test_what_was_written_is_read_back_equal(tmp_path: Path) -> None:
    tree = _tree()
    assert json.loads(dump_promises(_read(tree, tmp_path))) == tree


SPOILED: dict[str, Callable[[dict[str, Any]], Any]] = {
    "there is no mention": lambda tree: tree["links"][0].update(later="0.c1"),
    "there is no link": lambda tree: tree["chains"][0].update(links=["0"]),
    "there is no party": lambda tree: tree["mentions"][0].update(by=["nobody"]),
    "there is no document": lambda tree: tree["mentions"][0].update(document="0" * 64),
    "has nothing in it": lambda tree: tree["chains"][0].update(promises=[]),
    "has no evidence": lambda tree: tree["links"][0].update(about=[]),
    "was written in schema 9 of promises": lambda tree: tree["made_with"].update(schema_version="9"),
}


@pytest.mark.parametrize("why", SPOILED)
def test_a_file_that_does_not_hold_together_is_told_in_one_line(why: str, tmp_path: Path) -> None:
    tree = _tree()
    SPOILED[why](tree)
    with pytest.raises(DocumentError, match=why) as raised:
        _read(tree, tmp_path)
    assert "\n" not in str(raised.value)
