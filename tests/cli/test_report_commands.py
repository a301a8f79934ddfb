"""`summarizer report` and `summarizer tables`: where they read, what they write, what they refuse."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from commands import Run
from endpoint import endpoint, said
from examples import document, good, summary_of
from folders import TOP

from summarizer import Document
from summarizer.read import read_documents

SUMMARY = str(TOP / "cassettes" / "andean_summit")


def test_a_missing_library_is_missed_before_anything_is_paid_for(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    (tmp_path / "a.txt").write_text(document().text, "utf-8")
    with endpoint(said(json.dumps(good()))) as server:
        arguments = ("summarize", "a.txt", "-o", "a.ics", "--base-url", server.url)
        done = run(*arguments)
        assert done.status == 1
    assert "pip install '.[calendar]'" in done.err and not server.requests


def test_the_commands_read_json_lines_with_their_texts(tmp_path: Path, run: Run) -> None:
    summary = summary_of(good())
    lines = tmp_path / "summaries.jsonl"
    lines.write_text(f"{summary.model_dump_json()}\n\nnot JSON\n", "utf-8")
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps({"text": document().text}) + "\n", "utf-8")
    page, folder = tmp_path / "report.html", tmp_path / "tables"
    arguments: list[str | Path] = ["report", lines, "--documents", texts, "-o", page]
    done = run(*arguments)
    assert done.status == 3
    assert "line 3 is not JSON" in done.err
    assert "Denmark was not invited" in page.read_text("utf-8")
    done = run("tables", lines, "-o", folder)
    assert done.status == 3
    assert sorted(each.name for each in folder.iterdir()) == [
        *("asks.csv", "commitments.csv", "concerns.csv", "meetings.csv", "outcomes.csv")
    ]


@pytest.mark.parametrize("indent", [None, 1], ids=["lines", "one-over-many-lines"])
def test_what_summarize_writes_is_read_from_standard_input(indent: int | None, run: Run) -> None:
    told = summary_of(good()).model_dump_json(indent=indent) + "\n"
    done = run("report", "-", "-f", "text", stdin=told.encode())
    assert done.status == 0
    assert "Norway – Iceland" in done.out


@pytest.mark.parametrize(
    ("form", "begins"),
    [("html", "<!doctype html>"), ("ics", "BEGIN:VCALENDAR"), ("markdown", "# "), ("text", "Andean")],
)
def test_a_recording_is_shown_in_each_form_with_its_text(form: str, begins: str, run: Run) -> None:
    done = run("report", SUMMARY, "-f", form)
    assert done.status == 0
    left_out = (
        "One scheduled meeting is not in the calendar because the date is unknown.\n"
        "2 deadlines are not in the calendar because the date is unknown.\n"
    )
    assert done.out.startswith(begins) and done.err == (left_out if form == "ics" else "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["report", "nowhere.jsonl"], "nowhere.jsonl not found", id="no-file"),
        pytest.param(["report", "nowhere"], "nowhere not found", id="no-folder"),
        pytest.param(["report", "."], "no summary found in .", id="empty-folder"),
        pytest.param(["report", __file__], "is not a summary: if it is a document", id="a-document"),
        pytest.param(["tables", "empty.jsonl", "-o", "x"], "no summary found in", id="empty-file"),
        pytest.param(
            ["report", SUMMARY, "no.json", "-o", "x.html"], "no.json not found", id="no-second"
        ),
        pytest.param(
            ["tables", SUMMARY, "no.json", "-o", "x"], "no.json not found", id="no-second-rows"
        ),
        pytest.param(["report", SUMMARY, "--documents", "no"], "no not found", id="no-documents"),
        pytest.param(
            ["report", SUMMARY, "--documents", "https://a.example/b"], "does not fetch URLs", id="a-page"
        ),
    ],
)
def test_an_error_is_one_line_and_writes_nothing(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    run: Run,
) -> None:
    (tmp_path / "empty.jsonl").touch()
    done = run(*arguments)
    assert done.status == 1
    assert said in done.err and done.err.count("\n") == 1 and not done.out
    assert [each.name for each in tmp_path.iterdir()] == ["empty.jsonl"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["report", SUMMARY, "-o", "."], "is a directory", id="folder"),
        pytest.param(["report", SUMMARY, "-o", "no/x.html"], "directory no not found", id="no-folder"),
        pytest.param(["report", SUMMARY, "-o", "x.pdf"], "unknown file extension .pdf", id="no-form"),
        pytest.param(["tables", SUMMARY, "-o", "empty.jsonl"], "is a file", id="file"),
        pytest.param(["tables", SUMMARY, "-o", "empty.jsonl/x"], "cannot be created", id="in-a-file"),
    ],
)
def test_a_place_that_cannot_be_is_wrong_usage(
    arguments: list[str], said: str, tmp_path: Path, run: Run
) -> None:
    (tmp_path / "empty.jsonl").touch()
    done = run(*arguments)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert said in done.err and done.err.startswith("Error: ")
    assert [each.name for each in tmp_path.iterdir()] == ["empty.jsonl"]


@pytest.mark.parametrize("name", ["articles/lines.jsonl", "articles/page.txt", "kept/s.json"])
def test_a_report_is_never_written_over_what_it_was_made_of(name: str, tmp_path: Path, run: Run) -> None:
    text = document().text
    for path, content in {
        "kept/s.json": summary_of(good()).model_dump_json(),
        "articles/lines.jsonl": json.dumps({"text": text}) + "\n",
        "articles/page.txt": text,
    }.items():
        if not path.startswith("articles") or path == name or name.startswith("kept"):
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_text(content, "utf-8")
    before = (tmp_path / name).read_bytes()
    arguments = ["report", "kept", "--documents", "articles", "-f", "html", "-o", name]
    done = run(*arguments)
    assert done.status == 2
    assert f"{name} is also the input" in done.err
    assert (tmp_path / name).read_bytes() == before


def test_a_report_in_the_folder_of_its_texts_is_made_again_and_is_no_text(
    tmp_path: Path, run: Run
) -> None:
    (tmp_path / "page.txt").write_text(document().text, "utf-8")
    (tmp_path / "s.json").write_text(summary_of(good()).model_dump_json(), "utf-8")
    made = []
    for _ in range(2):
        done = run("report", "s.json", "--documents", ".", "-o", "r.html")
        assert done.status == 0 and "r.html" not in done.err
        made.append((tmp_path / "r.html").read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize("ending", [".csv", ".json", ".pdf"])
def test_a_report_in_no_form_of_ours_is_refused(ending: str, tmp_path: Path, run: Run) -> None:
    done = run("report", "s.jsonl", "-o", f"report{ending}")
    assert done.status == 2
    assert f"unknown file extension {ending}" in done.err and not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("count", "told"),
    [
        pytest.param(1, "text of one document was not found, so quotes are shown without it", id="one"),
        pytest.param(
            2, "texts of 2 documents were not found, so quotes are shown without them", id="two"
        ),
    ],
)
def test_texts_that_are_absent_are_told(
    count: int,
    told: str,
    tmp_path: Path,
    run: Run,
) -> None:
    one = summary_of(good())
    kept = [
        one.model_copy(update={"document": one.document.model_copy(update={"id": id_ * 64})})
        for id_ in "ab"[:count]
    ]
    (tmp_path / "s.jsonl").write_text("".join(f"{each.model_dump_json()}\n" for each in kept), "utf-8")
    done = run("report", "s.jsonl", "-o", "report.html")
    assert done.status == 0
    assert done.err == f"The {told}: use --documents to give the folder.\n"


def test_texts_of_any_format_are_found_by_what_they_say(tmp_path: Path, run: Run) -> None:
    article = "".join(f"<p>{each}</p>" for each in document().text.split("\n") if each)
    (tmp_path / "page.html").write_text(f"<html><body><article>{article}</article></body></html>")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "notes.md").write_text("Two sides met.\n", "utf-8")
    (tmp_path / "articles.jsonl").write_text('{"text": "Three sides met."}\n{"text": "Four met."}\n')
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
    done = run("report", "s.jsonl", *options, "-o", "report.html")
    assert done.status == 0
    assert not done.err
    page = (tmp_path / "report.html").read_text("utf-8")
    assert page.count('class="body"') == 4 and "Three sides met." in page


def _read(path: Path) -> list[Document]:
    paths = sorted(path.iterdir()) if path.is_dir() else [path]
    return [each for one in paths for each in read_documents(one) if isinstance(each, Document)]
