"""Events: the page on operations lists every one of them, with its level and its fields."""

from __future__ import annotations

import importlib
import pkgutil
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from batches import Batch, answered_but_for, records
from endpoint import endpoint, failed
from folders import TOP

from summarizer import _cli
from summarizer._cli.events import Event, names_of_fields
from summarizer._proof.refusals import NO_ANSWER, OTHER, REASONS

PAGE = (TOP / "docs" / "operations.md").read_text("utf-8")
ROW = re.compile(r"^\| `([\w.]+)` \| ([\w ]+) \| .+ \| (.*)\|$", re.MULTILINE)


def _events() -> set[type[Event]]:
    """Every class of event that a JSON log may hold."""
    for room in pkgutil.iter_modules(_cli.__path__, f"{_cli.__name__}."):
        importlib.import_module(room.name)
    return {event for event in _below(Event) if "name" in vars(event) and event.logged}


def _below(event: type[Event]) -> Iterator[type[Event]]:
    for kind in event.__subclasses__():
        yield kind
        yield from _below(kind)


def test_the_page_on_operations_has_every_event_with_its_fields() -> None:
    listed = {name: set(re.findall(r"`(\w+)`", fields)) for name, _, fields in ROW.findall(PAGE)}
    assert listed == {event.name: set(names_of_fields(event)) for event in _events()}


def test_the_page_on_operations_has_the_level_of_every_event() -> None:
    levels = {name: level for name, level, _ in ROW.findall(PAGE)}
    chosen = {event.name: event.level for event in _events() if isinstance(event.level, str)}
    assert len(chosen) > 30 and chosen.items() <= levels.items()


def test_no_two_events_have_one_name() -> None:
    events = _events()
    assert len({event.name for event in events}) == len(events)


def test_the_page_on_operations_has_every_reason_of_a_refusal() -> None:
    listed = re.findall(r"^\| `(\w+)` \| ", PAGE.partition("counts by the check")[2], re.MULTILINE)
    assert set(listed) == {*REASONS, NO_ANSWER, OTHER}


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("jq"), reason="there is no jq on this machine")
def test_every_line_for_jq_on_the_page_answers_of_a_log(batch: Batch, tmp_path: Path) -> None:
    with endpoint(answered_but_for(1, failed(400))) as server:
        options = ["--log-format", "json", "--base-url", server.url, "--prices", "1,1,2"]
        log = tmp_path / "night.jsonl"
        log.write_text(batch("-", *options, stdin=records(3)).err, "utf-8")
    lines = re.findall(r"^\$ (jq .+? night\.jsonl)", PAGE, re.MULTILINE)
    assert len(lines) == 4
    told = [
        subprocess.run(
            shlex.split(line), cwd=tmp_path, capture_output=True, text=True, check=True
        ).stdout.strip()
        for line in lines
    ]
    assert told[0].startswith("Error: a1: ") and float(told[1]) > 0
    assert told[2] == "a1\tRequestError" and told[3] == ""  # nothing was rejected


def test_stderr_is_written_to_in_one_room_only() -> None:
    rooms = (TOP / "summarizer").glob("**/*.py")
    writers = {
        path.stem for path in rooms if re.search(r"\berr=True|sys\.stderr\.write", path.read_text())
    }
    assert writers == {"talk", "cli"}  # cli: while the program is still being read
