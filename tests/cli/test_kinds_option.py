"""Kinds of a user's own on the command line: asked for, shown, tabled, scored, recorded and replayed."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from commands import Done, Run
from endpoint import endpoint, said
from own_kinds import SANCTIONED, sanction, told, toll

KINDS = Path(__file__).parents[1] / "own_kinds.py"
GIVEN = ("--kinds", f"sanctions={KINDS}:Sanction", "--kinds", f"tolls={KINDS}:Toll")
ANSWER = said(json.dumps(told(sanction(), tolls=(toll(),))))


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(SANCTIONED, "utf-8")
    return path


@pytest.fixture
def kept(story: Path, run: Run) -> Path:
    """A summary with both kinds, as JSON."""
    with endpoint(ANSWER) as server:
        done = run("summarize", story, *GIVEN, "-o", "kept.json", OPENAI_BASE_URL=server.url)
    assert done.status == 0, done.err
    return story.with_name("kept.json")


@pytest.mark.slow
def test_a_summary_is_made_and_shown_with_the_kinds(kept: Path, story: Path, run: Run) -> None:
    assert set(json.loads(kept.read_text("utf-8"))["kinds"]) == {"sanctions", "tolls"}
    typed = run("report", kept, *GIVEN, "-f", "markdown").out
    assert "## Sanctions" in typed and "people: at least “12 people”" in typed
    plain = run("report", kept, "-f", "markdown").out
    assert "Sanctions: 1 not shown without their schema (--kinds sanctions=FILE:CLASS)" in plain
    page = run("report", kept, "--documents", story, *GIVEN).out
    assert 'value="own-sanctions"' in page and 'class="card own0" data-type="own-sanctions"' in page
    assert "not shown without their schema" in run("report", kept, "--documents", story).out


def test_each_kind_has_a_table_with_columns_of_its_own(kept: Path, run: Run, tmp_path: Path) -> None:
    assert run("tables", kept, *GIVEN, "-o", "tables").status == 0
    (row,) = csv.DictReader((tmp_path / "tables" / "tolls.csv").read_text("utf-8").splitlines())
    assert (row["people_low"], row["people_high"], row["people_bound"]) == ("12", "", "at_least")
    assert list(row)[:7] == [
        *("document_id", "document_name", "document_title", "document_source", "document_published"),
        *("item", "event"),
    ]
    assert (tmp_path / "tables" / "sanctions.csv").read_text("utf-8").count("\n") == 2


def test_items_without_their_schema_are_said_not_to_be_shown(kept: Path, run: Run) -> None:
    done = run("tables", kept, "-o", "tables")
    assert done.status == 0
    assert "tolls: 1 item not shown; give the schema (--kinds tolls=FILE:CLASS)" in done.err


def test_the_schema_of_a_summary_and_of_an_answer_hold_the_kinds(run: Run) -> None:
    whole = json.loads(run("schema", *GIVEN).out)
    assert set(whole["properties"]["kinds"]["properties"]) == {"sanctions", "tolls"}
    answer = json.loads(run("schema", "--answer", *GIVEN).out)
    assert answer["$defs"]["Sanction"]["properties"]["id"]["description"] == "s1, s2, ..."
    assert "sanctions" not in json.loads(run("schema").out)["properties"]


def test_gold_of_the_kinds_is_scored(kept: Path, story: Path, run: Run) -> None:
    gold = story.with_name("gold")
    gold.mkdir()
    (gold / "story.txt").write_text(SANCTIONED, "utf-8")
    right = {
        "evidence": "imposed a travel ban",
        "imposed_by": ["Orvia"],
        "measure": "ban travel of the harbour master",
        "force": "imposed",
        "until": "until the port reopens",
        "since": "2025-05-19",
    }
    wrong = {
        "evidence": "killed at least 12 people",
        "event": "shelling",
        "harm": "injured",
        "people": "12..",
    }
    tree = {"sanctions": [right], "tolls": [wrong]}
    (gold / "story.gold.json").write_text(json.dumps(tree), "utf-8")
    kept.rename(kept.with_name("story.json"))
    scored = run("evaluate", gold, "--summaries", kept.parent, *GIVEN, "-f", "json")
    figures = json.loads(scored.out)
    assert figures["sanctions"]["strict_f1"] == 1.0 and figures["tolls"]["strict_f1"] == 0.0
    assert figures["sanctions"]["paired"] == figures["tolls"]["paired"] == 1
    assert figures["tolls"]["attributes"]["harm"]["right"] == 0
    assert figures["tolls"]["attributes"]["people"]["right"] == 1
    assert figures["overall"]["expected"] == 2 and figures["overall"]["predicted"] == 2


@pytest.mark.slow
def test_a_recording_names_no_code_and_says_what_its_replay_needs(story: Path, run: Run) -> None:
    with endpoint(ANSWER) as server:
        done = run("record", story, *GIVEN, OPENAI_BASE_URL=server.url)
    assert done.status == 0, done.err
    folder = story.with_name("cassettes") / "story"
    held = "".join(path.read_text("utf-8") for path in folder.iterdir())
    assert "own_kinds" not in held and '"kinds": [\n    "sanctions",\n    "tolls"\n  ]' in held
    without = run("check")
    assert (
        without.status == 1
        and "add --kinds sanctions=FILE:CLASS --kinds tolls=FILE:CLASS" in without.out
    )
    assert run("check", *GIVEN).status == 0
    again = run("record", "--update", "story")
    assert again.status == 1 and "add --kinds sanctions=FILE:CLASS" in again.err


def test_a_batch_goes_on_with_the_kinds_and_refuses_to_without(story: Path, run: Run) -> None:
    with endpoint(ANSWER) as server:
        where = {"OPENAI_BASE_URL": server.url}
        assert run("batch", story, "-o", "all.jsonl", "--no-cache", *GIVEN, **where).status == 0
        assert run("batch", story, "-o", "all.jsonl", "--no-cache", *GIVEN, **where).status == 0
        assert len(server.requests) == 1
        other = run("batch", story, "-o", "all.jsonl", "--no-cache", **where)
    assert other.status == 1 and "with another prompt" in other.err


SPOILED = [
    pytest.param("sanctions", "invalid kind", id="no-class"),
    pytest.param("sanctions=nowhere.py:Sanction", "nowhere.py not found", id="no-file"),
    pytest.param(
        "sanctions=no_such_module:Sanction", "cannot be imported: ModuleNotFoundError", id="no-module"
    ),
    pytest.param(f"sanctions={KINDS}:Nothing", "has no class 'Nothing'", id="no-such-class"),
    pytest.param("broken=broken.py:Thing", "cannot be imported: ZeroDivisionError", id="broken"),
]


@pytest.mark.parametrize(("given", "why"), SPOILED)
def test_a_kind_that_cannot_be_imported_is_wrong_usage_in_one_line(
    given: str, why: str, story: Path, run: Run
) -> None:
    story.with_name("broken.py").write_text("1 / 0\n", "utf-8")
    done = run("prompt", story, "--kinds", given)
    assert done.status == 2 and why in done.err and done.err.count("\n") == 1


def test_a_kind_that_cannot_be_asked_for_ends_the_command_before_anything_is_sent(
    story: Path, run: Run
) -> None:
    done: Done = run("prompt", story, "--kinds", f"meetings={KINDS}:Sanction")
    assert done.status == 1 and done.err.startswith("Error: every summary has 'meetings' already")


def test_a_prompt_of_ones_own_is_shown_as_it_would_be_sent(story: Path, run: Run) -> None:
    folder = story.with_name("prompts")
    folder.mkdir()
    text = '{% include "ours/summary.v2.system.md.jinja" %}\n\nBe brief.'
    (folder / "summary.v2.system.md.jinja").write_text(text, "utf-8")
    assert "\nBe brief.\n" in run("prompt", story, "--prompts", folder).out
    (folder / "summary.v2.system.md.jinja").write_text("{{ tone }}", "utf-8")
    lacking = run("prompt", story, "--prompts", folder)
    assert (
        lacking.status == 1 and "needs a value that it was not given: 'tone' is undefined" in lacking.err
    )
