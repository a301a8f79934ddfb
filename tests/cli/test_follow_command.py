"""The commands `follow` and `due`: kept summaries in, promises out, and what is due on a day."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from commands import Done, Run
from endpoint import Answer, Endpoint, endpoint, failed, said
from followed_stories import Story, due_by, found_link, promise, report, story

PLEDGED = "Orlen pledged to rebuild the Sarn bridge by 30 June"
REBUILT = "Orlen has rebuilt the Sarn bridge"


def _told() -> list[Story]:
    made = promise(PLEDGED, "rebuild the Sarn bridge", to=["p2"], deadline=due_by("2031-06-30"))
    kept = report(REBUILT, "rebuild the Sarn bridge", source="the mayor of Sarn")
    return [
        story(f"{PLEDGED}, its ministry told Vesk.", "2031-02-03", made),
        story(f"{REBUILT}, the mayor of Sarn said.", "2031-06-20", kept),
    ]


def _answer(request: dict[str, Any]) -> Answer:
    if request["response_format"]["json_schema"]["name"] == "links":
        link = found_link("fulfilled", REBUILT, PLEDGED, source="the mayor of Sarn")
        return said(json.dumps({"links": [link], "unmet": []}))
    verdict = {"item": "l1", "reason": "stated", "support": "supported", "unsaid": []}
    return said(json.dumps({"verdicts": [verdict]}))


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with endpoint(_answer) as running:
        yield running


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder with a line of JSON for each summary, and one with the texts."""
    (tmp_path / "texts").mkdir()
    _write_texts(tmp_path)
    lines = [one.summary.model_dump_json() for one in _told()]
    (tmp_path / "summaries.jsonl").write_text("\n".join(lines), "utf-8")
    return tmp_path


def _write_texts(folder: Path) -> None:
    for one in _told():
        assert one.document.name
        (folder / "texts" / one.document.name).write_text(one.document.text, "utf-8")


def _follow(run: Run, folder: Path, server: Endpoint, *options: str) -> Done:
    files: list[str | Path] = [folder / "summaries.jsonl", "--documents", folder / "texts"]
    files += ["-o", folder / "promises.json"]
    return run("follow", *files, "--base-url", server.url, "--model", "m", *options)


def test_a_promise_is_followed_once_and_asked_about_no_more(
    run: Run, kept: Path, server: Endpoint
) -> None:
    done = _follow(run, kept, server)
    assert done.status == 0, done.err
    assert (
        "2 new of 2 summaries given, 2 followed in all, 1 promises and asks, 1 link, 0 refused;"
        in done.err
    )
    first = (kept / "promises.json").read_bytes()
    again = _follow(run, kept, server)
    assert again.status == 0 and "0 new of 2 summaries given" in again.err
    assert (kept / "promises.json").read_bytes() == first
    assert len(server.requests) == 2


def test_what_is_due_is_shown_with_the_words_of_both_documents(
    run: Run, kept: Path, server: Endpoint
) -> None:
    _follow(run, kept, server)
    shown = run("due", kept / "promises.json", "--as-of", "2031-07-02").out
    assert "Orlen → Vesk: rebuild the Sarn bridge" in shown
    assert "fulfilled, according to the mayor of Sarn · due 2031-06-30 · since 2031-02-03" in shown
    assert f"“{REBUILT}” (2031-06-20.txt, 2031-06-20)" in shown
    assert f"about “{PLEDGED}” (2031-02-03.txt, 2031-02-03)" in shown
    before = run("due", kept / "promises.json", "--as-of", "2031-06-18").out
    assert "due soon" in before and REBUILT not in before


def test_what_is_due_is_data_as_well(run: Run, kept: Path, server: Endpoint) -> None:
    _follow(run, kept, server)
    asked = ("due", kept / "promises.json", "--as-of", "2031-06-01", "--format")
    (row,) = json.loads(run(*asked, "json").out)["promises"]
    assert (row["by"], row["state"], row["due"]) == ("Orlen", "open", "2031-06-30")
    (line,) = csv.DictReader(StringIO(run(*asked, "csv").out))
    assert (line["what"], line["by_its_maker_alone"]) == ("rebuild the Sarn bridge", "false")
    assert "DTSTART;VALUE=DATE:20310630" in run(*asked, "ics").out
    others = run("due", kept / "promises.json", "--as-of", "2031-06-01", "--party", "Tarn").out
    assert others.startswith("0 promises")


def test_a_text_that_is_not_at_hand_is_told_in_one_line(run: Run, kept: Path, server: Endpoint) -> None:
    (kept / "texts" / "2031-02-03.txt").unlink()
    done = _follow(run, kept, server)
    assert done.status == 3
    assert "Error: the text of 2031-02-03.txt was not found: give it with --documents" in done.err
    shown = run("due", kept / "promises.json", "--as-of", "2031-07-02")
    assert "is without 2031-02-03.txt, which could not be followed" in shown.err
    _write_texts(kept)
    assert _follow(run, kept, server).status == 0
    assert not run("due", kept / "promises.json", "--as-of", "2031-07-02").err


def test_promises_of_no_document_are_shown_with_what_to_do(
    run: Run, kept: Path, server: Endpoint
) -> None:
    done = run("follow", kept / "summaries.jsonl", "-o", kept / "promises.json")
    assert done.status == 3 and "0 new of 2 summaries given" in done.err
    shown = run("due", kept / "promises.json", "--as-of", "2031-07-02")
    assert shown.status == 0 and "is without 2031-06-20.txt and 1 other, which could" in shown.err


def test_a_run_that_the_endpoint_ends_says_where_and_is_resumed(
    run: Run, kept: Path, server: Endpoint
) -> None:
    with endpoint(failed(401)) as refusing:
        done = _follow(run, kept, refusing)
    assert done.status == 1
    assert "1 new of 2 summaries given, 1 followed in all" in done.err
    assert "The endpoint failed at 2031-06-20.txt." in done.err
    assert "run the same command again to resume" in done.err
    again = _follow(run, kept, server)
    assert again.status == 0 and "1 new of 2 summaries given, 2 followed in all" in again.err


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param("no JSON", "is not a file of `summarizer follow`", id="no-json"),
        pytest.param('{"documents": []}', "is not a file of `summarizer follow`", id="another-file"),
    ],
)
def test_a_file_that_holds_no_promises_is_told_in_one_line(
    run: Run, tmp_path: Path, content: str, why: str
) -> None:
    path = tmp_path / "promises.json"
    path.write_text(content, "utf-8")
    done = run("due", path, "--as-of", "2031-01-01")
    assert done.status == 1 and why in done.err and done.err.count("\n") == 1


def test_a_day_that_is_none_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    done = run("due", tmp_path / "promises.json", "--as-of", "soon")
    assert done.status == 2 and "write it as YYYY-MM-DD" in done.err


@pytest.mark.slow
def test_a_run_is_recorded_and_checked_like_everything(run: Run, kept: Path, server: Endpoint) -> None:
    done = _follow(run, kept, server, "--record", str(kept / "tapes" / "bridge"))
    assert done.status == 0, done.err
    assert server.url not in (kept / "tapes" / "bridge" / "exchange.yaml").read_text("utf-8")
    checked = run("check", kept / "tapes", OPENAI_API_KEY="")
    assert checked.status == 0, checked.out
    path = kept / "tapes" / "bridge" / "promises.json"
    whole = path.read_text("utf-8")
    assert whole == (kept / "promises.json").read_text("utf-8")
    path.write_text(whole.replace("the mayor of Sarn", "the mayor of Tarn"), "utf-8")
    changed = run("check", kept / "tapes")
    assert changed.status == 1 and "the same exchange gives other promises" in changed.out
    assert run("check", kept / "tapes", "--accept").status == 0
    assert path.read_text("utf-8") == whole
    path.write_text(whole.replace('"prompt_hash": "', '"prompt_hash": "0'), "utf-8")
    stale = run("check", kept / "tapes")
    assert stale.status == 1 and "a prompt or a schema of following changed" in stale.out


def test_a_recording_takes_no_kept_answers(run: Run, kept: Path, server: Endpoint) -> None:
    done = _follow(run, kept, server, "--record", str(kept / "tape"), "--cache", str(kept / "cache"))
    assert done.status == 2 and "--record and --cache cannot be combined" in done.err


def test_what_is_due_is_a_database_with_views(run: Run, kept: Path, server: Endpoint) -> None:
    _follow(run, kept, server)
    path = kept / "promises.db"
    for day, soon in (("2031-06-18", 1), ("2031-07-01", 0)):
        assert run("due", kept / "promises.json", "--as-of", day, "-o", path).status == 0
        with closing(sqlite3.connect(path)) as database:
            assert len(database.execute("SELECT * FROM due_soon").fetchall()) == soon
    with closing(sqlite3.connect(path)) as database:
        said = "SELECT type, according_to, quote, about FROM quotes"
        assert database.execute(said).fetchall() == [
            ("fulfilled", "the mayor of Sarn", REBUILT, PLEDGED)
        ]
        states = 'SELECT "by", "to", state, due FROM states'
        assert database.execute(states).fetchall() == [("Orlen", "Vesk", "fulfilled", "2031-06-30")]
        assert not database.execute("SELECT * FROM moved").fetchall()


def test_a_database_is_no_text(run: Run, kept: Path, server: Endpoint) -> None:
    _follow(run, kept, server)
    done = run("due", kept / "promises.json", "--as-of", "2031-06-01", "-f", "sqlite")
    assert done.status == 2 and "name a file with --output" in done.err


def test_what_is_due_is_parquet(run: Run, kept: Path, server: Endpoint) -> None:
    _follow(run, kept, server)
    path = kept / "due.parquet"
    assert run("due", kept / "promises.json", "--as-of", "2031-07-01", "-o", path).status == 0
    (row,) = pq.read_table(path).to_pylist()
    assert (row["by"], row["state"], row["according_to"]) == (
        "Orlen",
        "fulfilled",
        ["the mayor of Sarn"],
    )


@pytest.mark.parametrize("option", ["--verify none", "--window 500", "--sparse", "--write-in en"])
def test_an_option_that_would_change_nothing_is_none(option: str, run: Run) -> None:
    told = run("follow", "summaries.jsonl", "-o", "promises.json", *option.split())
    assert told.status == 2 and "No such option" in told.err
