"""Tables and calendars: what a row is, and that no cell computes and no line is slipped in."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import icalendar
import pyarrow.parquet as pq
import pytest
from endpoint import endpoint, said
from examples import document, good, summary_of
from folders import TOP
from hostile_summary import PAYLOADS, UNSAFE, hostile

from summarizer import Document
from summarizer.cli import main
from summarizer.errors import SettingsError
from summarizer.read import read_documents
from summarizer.render._csv import FORMULA, as_csv, escape_cell
from summarizer.render._ics import as_calendar
from summarizer.render._markdown import as_markdown
from summarizer.render._parquet import as_parquet
from summarizer.render._tables import make_tables
from summarizer.render._terminal import as_text

DOCS = TOP / "docs" / "reports.md"


def test_a_row_is_an_item_and_what_was_urged_is_no_commitment() -> None:
    summary = summary_of(good())
    made = {table.name: table for table in make_tables([summary, summary])}
    assert {name: len(table.rows) for name, table in made.items()} == {
        "meetings": 4,
        "commitments": 4,
        "asks": 2,
        "concerns": 4,
    }
    first = made["commitments"].rows[0]
    assert first["by"] == ("Norway",) and first["to"] == ("Iceland",)
    assert first["condition"] == "provided that Iceland opens the harbour by 1 June"
    assert [row["modality"] for row in made["asks"].rows] == ["urged", "urged"]
    starts, ends, quotes = first["starts"], first["ends"], first["quotes"]
    assert isinstance(starts, tuple) and isinstance(ends, tuple)
    assert (document().text[int(starts[0]) : int(ends[0])],) == quotes


def test_a_day_that_was_found_is_told_in_the_last_column() -> None:
    for known, told in ({"published_from": "found"}, "found"), ({}, None):
        for table in make_tables([summary_of(good(), of=document(**known))]):
            assert list(table.columns)[-1] == "document_published_from"
            assert {row["document_published_from"] for row in table.rows} == {told}


def test_each_column_is_documented() -> None:
    text = DOCS.read_text("utf-8")
    for table in make_tables([]):
        assert not table.rows
        assert all(f"`{name}`" in text for name in table.columns), table.name


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_begins_a_formula(payload: str) -> None:
    cell = escape_cell(payload)
    assert not cell.startswith(FORMULA)
    assert not cell.lstrip().startswith(FORMULA)
    assert not UNSAFE.search(cell) and "\n" not in cell


def test_a_hostile_summary_fills_its_own_cells_only() -> None:
    summary, _ = hostile()
    for table in make_tables([summary]):
        rows = list(csv.reader(io.StringIO(as_csv(table), newline="")))
        assert rows[0] == list(table.columns) and len(rows) == len(table.rows) + 1
        assert all(len(row) == len(table.columns) for row in rows)
        assert not any(cell.startswith(FORMULA) for row in rows for cell in row)


def test_parquet_keeps_types_and_words_as_they_are() -> None:
    summary, _ = hostile()
    made = {table.name: table for table in make_tables([summary])}
    read = pq.read_table(io.BytesIO(as_parquet(made["meetings"]))).to_pylist()
    assert read[0]["when_start"] == made["meetings"].rows[0]["when_start"]
    assert [row["place"] for row in read] == list(PAYLOADS)
    assert read[0]["parties"] == list(made["meetings"].rows[0]["parties"] or ())  # type: ignore[arg-type]
    assert as_parquet(made["asks"]) == as_parquet(made["asks"])


@pytest.mark.parametrize(
    ("library", "install"),
    [
        ("pyarrow", "pip install 'summarizer[parquet]'"),
        ("icalendar", "pip install 'summarizer[calendar]'"),
    ],
)
def test_a_missing_library_is_named_with_what_installs_it(
    library: str, install: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(SettingsError) as raised:
        as_parquet(make_tables([])[0]) if library == "pyarrow" else as_calendar([])
    assert install in str(raised.value) and "\n" not in str(raised.value)


def test_the_calendar_has_what_is_scheduled_on_days_that_are_known() -> None:
    summary = summary_of(good())
    text = as_calendar([summary, summary])
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    start, end = event["DTSTART"].dt.isoformat(), event["DTEND"].dt.isoformat()
    assert (start, end) == ("2024-04-01", "2024-05-01")  # "next month", and DTEND is exclusive
    assert event["STATUS"] == "TENTATIVE" and event["LOCATION"] == "Bergen"
    assert "The two ministers will meet again in Bergen next month" in event["DESCRIPTION"]
    assert text == as_calendar([summary]) and "20240307T000000Z" in text
    unresolved = summary_of(good(), of=document(published=None))
    assert "VEVENT" not in as_calendar([unresolved])


def test_a_hostile_summary_slips_no_line_into_a_calendar() -> None:
    summary, _ = hostile()
    text = as_calendar([summary])
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert len(events) == len(summary.meetings) == text.count("\r\nBEGIN:VEVENT\r\n")
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert not any("ATTACH" in event for event in events)
    assert not UNSAFE.search(text.replace("\r\n", ""))


def test_a_hostile_summary_steers_neither_a_terminal_nor_a_note() -> None:
    summary, _ = hostile()
    for text in (as_text(summary), as_markdown(summary)):
        assert not UNSAFE.search(text.removesuffix("\n").replace("\n", ""))


def test_a_missing_library_is_missed_before_anything_is_paid_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    monkeypatch.setitem(sys.modules, "icalendar", None)
    (tmp_path / "a.txt").write_text(document().text, "utf-8")
    with endpoint(said(json.dumps(good()))) as server:
        arguments = ("summarize", "a.txt", "-o", "a.ics", "--base-url", server.url)
        assert _run(*arguments, monkeypatch=monkeypatch) == 1
    assert "pip install 'summarizer[calendar]'" in capsys.readouterr().err and not server.requests


def _run(*arguments: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", ["summarizer", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_the_commands_read_json_lines_with_their_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = summary_of(good())
    lines = tmp_path / "summaries.jsonl"
    lines.write_text(f"{summary.model_dump_json()}\n\nnot JSON\n", "utf-8")
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps({"text": document().text}) + "\n", "utf-8")
    page, folder = tmp_path / "report.html", tmp_path / "tables"
    arguments = ["report", str(lines), "--documents", str(texts), "-o", str(page)]
    assert _run(*arguments, monkeypatch=monkeypatch) == 3
    assert "line 3 is not JSON" in capsys.readouterr().err
    assert "Denmark was not invited" in page.read_text("utf-8")
    assert _run("tables", str(lines), "-o", str(folder), monkeypatch=monkeypatch) == 3
    assert sorted(each.name for each in folder.iterdir()) == [
        *("asks.csv", "commitments.csv", "concerns.csv", "meetings.csv")
    ]


@pytest.mark.parametrize("indent", [None, 1], ids=["lines", "one-over-many-lines"])
def test_what_summarize_writes_is_read_from_standard_input(
    indent: int | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = summary_of(good()).model_dump_json(indent=indent) + "\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(told.encode())))
    assert _run("report", "-", "-f", "text", monkeypatch=monkeypatch) == 0
    assert "Norway – Iceland" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("form", "begins"),
    [("html", "<!doctype html>"), ("ics", "BEGIN:VCALENDAR"), ("markdown", "# "), ("text", "Andean")],
)
def test_a_recording_is_shown_in_each_form_with_its_text(
    form: str, begins: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = TOP / "cassettes" / "andean_summit"
    assert _run("report", str(folder), "-f", form, monkeypatch=monkeypatch) == 0
    told = capsys.readouterr()
    left_out = "One scheduled meeting is not in the calendar: no date is known.\n"
    assert told.out.startswith(begins) and told.err == (left_out if form == "ics" else "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["report", "nowhere.jsonl"], "there is no file nowhere.jsonl", id="no-file"),
        pytest.param(["report", "nowhere"], "there is no file nowhere", id="no-folder"),
        pytest.param(["report", "."], "there is no summary in .", id="empty-folder"),
        pytest.param(["report", __file__], "is no summary: if it is a document", id="a-document"),
        pytest.param(["tables", "empty.jsonl", "-o", "x"], "there is no summary in", id="empty-file"),
        pytest.param(["report", "lines.txt", "-o", "."], "is a directory", id="output"),
    ],
)
def test_an_error_is_one_line_and_writes_nothing(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.jsonl").touch()
    assert _run(*arguments, monkeypatch=monkeypatch) == 1
    told = capsys.readouterr()
    assert said in told.err and told.err.count("\n") == 1 and not told.out
    assert [each.name for each in tmp_path.iterdir()] == ["empty.jsonl"]


@pytest.mark.parametrize("name", ["articles/lines.jsonl", "articles/page.txt", "kept/s.json"])
def test_a_report_is_never_written_over_what_it_was_made_of(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = document().text
    for path, content in {
        "kept/s.json": summary_of(good()).model_dump_json(),
        "articles/lines.jsonl": json.dumps({"text": text}) + "\n",
        "articles/page.txt": text,
    }.items():
        if not path.startswith("articles") or path == name or name.startswith("kept"):
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_text(content, "utf-8")
    monkeypatch.chdir(tmp_path)
    before = (tmp_path / name).read_bytes()
    arguments = ["report", "kept", "--documents", "articles", "-f", "html", "-o", name]
    assert _run(*arguments, monkeypatch=monkeypatch) == 1
    assert f"{name} is the document itself" in capsys.readouterr().err
    assert (tmp_path / name).read_bytes() == before


def test_a_report_in_the_folder_of_its_texts_is_made_again_and_is_no_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text(document().text, "utf-8")
    (tmp_path / "s.json").write_text(summary_of(good()).model_dump_json(), "utf-8")
    made = []
    for _ in range(2):
        assert _run("report", "s.json", "--documents", ".", "-o", "r.html", monkeypatch=monkeypatch) == 0
        made.append((tmp_path / "r.html").read_bytes())
    assert made[0] == made[1] and "r.html" not in capsys.readouterr().err


@pytest.mark.parametrize("ending", [".csv", ".json", ".pdf"])
def test_a_report_in_no_form_of_ours_is_refused(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert _run("report", "s.jsonl", "-o", f"report{ending}", monkeypatch=monkeypatch) == 2
    assert f"no report ends in {ending}" in capsys.readouterr().err and not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("count", "told"),
    [
        pytest.param(1, "text of one document is not at hand, so quotes stand without it", id="one"),
        pytest.param(2, "texts of 2 documents are not at hand, so quotes stand without them", id="two"),
    ],
)
def test_texts_that_are_absent_are_told(
    count: int,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    one = summary_of(good())
    kept = [
        one.model_copy(update={"document": one.document.model_copy(update={"id": id_ * 64})})
        for id_ in "ab"[:count]
    ]
    (tmp_path / "s.jsonl").write_text("".join(f"{each.model_dump_json()}\n" for each in kept), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert _run("report", "s.jsonl", "-o", "report.html", monkeypatch=monkeypatch) == 0
    assert capsys.readouterr().err == f"The {told}: say where with --documents.\n"


def test_texts_of_any_format_are_found_by_what_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    article = "".join(f"<p>{each}</p>" for each in document().text.split("\n") if each)
    (tmp_path / "page.html").write_text(f"<html><body><article>{article}</article></body></html>")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "notes.md").write_text("Two sides met.\n", "utf-8")
    (tmp_path / "articles.jsonl").write_text('{"text": "Three sides met."}\n{"text": "Four met."}\n')
    monkeypatch.chdir(tmp_path)
    given = ("page.html", "folder", "articles.jsonl")
    texts = [each.text for name in given for each in _read(tmp_path / name)]
    assert len(texts) == 4
    ids = [Document(each).id for each in texts]
    one = summary_of(good())
    kept = [
        one.model_copy(update={"document": one.document.model_copy(update={"id": id_})}) for id_ in ids
    ]
    (tmp_path / "s.jsonl").write_text("".join(f"{each.model_dump_json()}\n" for each in kept), "utf-8")
    options = [each for name in given for each in ("--documents", name)]
    assert _run("report", "s.jsonl", *options, "-o", "report.html", monkeypatch=monkeypatch) == 0
    assert not capsys.readouterr().err
    page = (tmp_path / "report.html").read_text("utf-8")
    assert page.count('class="body"') == 4 and "Three sides met." in page


def _read(path: Path) -> list[Document]:
    paths = sorted(path.iterdir()) if path.is_dir() else [path]
    return [each for one in paths for each in read_documents(one) if isinstance(each, Document)]
