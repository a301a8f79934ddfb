"""Summaries that released versions stored: they load, report and table for ever.

`tests/kept/` has one file a version, vMAJOR.MINOR.jsonl, as `batch` wrote it then. Such a file is
never changed. Whoever adds one, of a new version or with a new field, changes nothing here.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Annotated, Any

import pytest
from folders import TESTS
from pydantic import Field, ValidationError, model_validator

from summarizer import Summary
from summarizer._call.call import strict_schema
from summarizer.cli import main
from summarizer.render._json import as_json_line
from summarizer.schemas import SCHEMA_VERSION, Meeting
from summarizer.schemas._migrations import migrate_summary
from summarizer.schemas._model import Since

FILES = sorted((TESTS / "kept").glob("v*.jsonl"))
LINES = [
    pytest.param(line, id=f"{file.stem}-{number}")
    for file in FILES
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
]
of_each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
of_each_line = pytest.mark.parametrize("line", LINES)


def _summaries(file: Path) -> list[Summary]:
    return [Summary.model_validate_json(line) for line in file.read_text("utf-8").splitlines()]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command that must succeed, and give its standard output."""

    def run(*arguments: str | Path) -> str:
        monkeypatch.setattr(sys, "argv", ["summarizer", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        assert not ended.value.code, printed.err
        assert "Error" not in printed.err
        return printed.out

    return run


@of_each_file
def test_a_kept_file_holds_what_its_version_wrote(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines()
    made = [json.loads(line)["provenance"] for line in lines]
    assert made
    assert all(
        f"v{one['package_version']}.".startswith(f"{file.stem.partition('_')[0]}.") for one in made
    )


def test_summaries_of_the_current_schema_are_kept() -> None:
    stored = [json.loads(line) for file in FILES for line in file.read_text("utf-8").splitlines()]
    assert SCHEMA_VERSION in {tree["provenance"]["schema_version"] for tree in stored}
    assert any(tree["verification"] for tree in stored) and any(tree["rejected"] for tree in stored)


@of_each_line
def test_a_kept_summary_loads_and_is_written_again_as_one_of_today(line: str) -> None:
    stored, loaded = json.loads(line), Summary.model_validate_json(line)
    again = as_json_line(loaded)
    assert Summary.model_validate_json(again) == loaded == Summary.model_validate(json.loads(line))
    assert loaded.provenance.schema_version == SCHEMA_VERSION
    assert loaded.document.id == stored["document"]["id"]
    assert loaded.provenance.package_version == stored["provenance"]["package_version"]
    if stored["provenance"]["schema_version"] == SCHEMA_VERSION:
        assert again == f"{line}\n"


@pytest.mark.slow
@of_each_line
def test_a_kept_summary_written_again_fits_the_schema_that_users_get(line: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    again = as_json_line(Summary.model_validate_json(line))
    jsonschema.validate(json.loads(again), Summary.model_json_schema(mode="serialization"))


@pytest.mark.slow
@of_each_file
@pytest.mark.parametrize("form", ["html", "markdown", "text", "ics"])
def test_kept_summaries_are_reported(file: Path, form: str, run: Any) -> None:
    shown = run("report", file, "-f", form)
    summaries = _summaries(file)
    if form == "ics":
        planned = [
            meeting
            for summary in summaries
            for meeting in summary.meetings
            if meeting.status == "scheduled" and meeting.when and meeting.when.start
        ]
        due = [
            promise
            for summary in summaries
            for promise in summary.promises
            if promise.deadline and promise.deadline.start and promise.standing in ("active", "disputed")
        ]
        assert planned and due and shown.count("BEGIN:VEVENT") == len(planned) + len(due)
    else:
        titles = [summary.document.title for summary in summaries]
        shown = " ".join(shown.split())  # text is wrapped
        assert titles and all(title and title in shown for title in titles)


@of_each_file
def test_kept_summaries_are_tabled(file: Path, run: Any, tmp_path: Path) -> None:
    run("tables", file, "-o", tmp_path / "tables")
    summaries = _summaries(file)
    rows = {
        path.stem: len(list(csv.DictReader(path.read_text("utf-8-sig").splitlines())))
        for path in (tmp_path / "tables").iterdir()
    }
    assert rows == {
        "meetings": sum(len(summary.meetings) for summary in summaries),
        "commitments": sum(len(summary.promises) for summary in summaries),
        "asks": sum(len(summary.asks) for summary in summaries),
        "concerns": sum(len(summary.concerns) for summary in summaries),
        "outcomes": sum(len(summary.outcomes) for summary in summaries),
    }
    assert all(count for kind, count in rows.items() if kind != "outcomes")


# A later version, in which a meeting has a new field and `occasion` was named `framework` before


class LaterMeeting(Meeting):
    mood: Annotated[str | None, Since("2", default="unknown")] = Field(description="as worded")


def _rename_framework(tree: dict[str, Any]) -> None:
    for meeting in tree["meetings"]:
        meeting["occasion"] = meeting.pop("framework")


class LaterSummary(Summary):
    meetings: tuple[LaterMeeting, ...]

    @model_validator(mode="before")
    @classmethod
    def _migrate(cls, value: Any) -> Any:
        return migrate_summary(value, cls, current="3", steps={"2": _rename_framework})


def _stored(version: str) -> dict[str, Any]:
    """A summary as a file holds it that was stored in an earlier schema version."""
    tree: dict[str, Any] = next(
        tree
        for file in FILES
        for tree in map(json.loads, file.read_text("utf-8").splitlines())
        if tree["meetings"]
    )
    tree["provenance"]["schema_version"] = version
    for meeting in tree["meetings"] if version == "1" else ():
        meeting["framework"] = meeting.pop("occasion")
    return tree


def test_an_older_summary_is_migrated_and_its_new_fields_have_their_defaults() -> None:
    tree = _stored("1")
    before = json.dumps(tree)
    loaded = LaterSummary.model_validate_json(before)
    assert [meeting.mood for meeting in loaded.meetings] == ["unknown"] * len(tree["meetings"])
    assert [meeting.occasion for meeting in loaded.meetings] == [
        meeting["framework"] for meeting in tree["meetings"]
    ]
    assert loaded.provenance.schema_version == "3"
    assert LaterSummary.model_validate_json(loaded.model_dump_json()) == loaded
    assert LaterSummary.model_validate(tree) == loaded
    assert json.dumps(tree) == before  # what was given is not changed


def test_a_value_that_a_stored_summary_has_is_not_overwritten_by_the_default() -> None:
    tree = _stored("1")
    tree["meetings"][0]["mood"] = "warm"
    assert LaterSummary.model_validate(tree).meetings[0].mood == "warm"


@pytest.mark.parametrize("version", ["2", "3"])
def test_a_summary_of_a_version_that_has_the_field_must_have_it(version: str) -> None:
    with pytest.raises(ValidationError, match=r"meetings\.0\.mood\n.*Field required"):
        LaterSummary.model_validate(_stored(version))


def test_a_model_is_asked_for_a_new_field_and_refused_without_it() -> None:
    schema = strict_schema(LaterMeeting)
    assert "mood" in schema["required"]
    assert schema["properties"]["mood"] == {"description": "as worded", "type": ["string", "null"]}
    answered = _stored("2")["meetings"][0]
    with pytest.raises(ValidationError, match=r"mood\n.*Field required"):
        LaterMeeting.model_validate(answered)
    assert LaterMeeting.model_validate(answered | {"mood": None}).mood is None


@pytest.mark.parametrize("meetings", [None, 1, "m1", [None], [[]], [{}], {}], ids=json.dumps)
def test_an_older_summary_of_another_shape_is_refused_like_any_other(meetings: Any) -> None:
    with pytest.raises(ValidationError):
        LaterSummary.model_validate(_stored("1") | {"meetings": meetings})


# A summary of a newer version


def test_a_summary_of_a_newer_version_says_so_in_one_line() -> None:
    tree = _stored("7") | {"a field of the future": 1}
    with pytest.raises(ValidationError) as refused:
        Summary.model_validate_json(json.dumps(tree))
    assert [error["msg"] for error in refused.value.errors()] == [
        "the summary was written by a newer summarizer"
        f" (schema 7; this one knows {SCHEMA_VERSION}): upgrade"
    ]


def test_a_command_says_so_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "newer.json"
    path.write_text(json.dumps(_stored("7")), "utf-8")
    monkeypatch.setattr(sys, "argv", ["summarizer", "report", str(path)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert capsys.readouterr().err == (
        f"Error: {path}: the summary was written by a newer summarizer"
        f" (schema 7; this one knows {SCHEMA_VERSION}): upgrade\n"
    )
