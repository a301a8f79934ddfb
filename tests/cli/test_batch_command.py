"""`summarizer batch` as a data team runs it: lines, failures, going on, and how it ends."""

from __future__ import annotations

import json
import resource
from email.message import EmailMessage
from pathlib import Path

import pytest
from batches import RIGHT, Batch, answered_but_for, documents_in, ids_of, lines_of, records, town_in
from endpoint import Answer, endpoint, failed, said
from examples import EMPTY, TEXT, good

from summarizer import Summary

PAGE = """<!doctype html><html lang="en"><head><title>Readout</title>
<meta property="article:published_time" content="2024-02-02"></head><body><article><h1>Readout</h1>
<p>The ministers met in town 2 and spoke for an hour about the bridge, its pillars and its price.</p>
</article></body></html>"""


def test_each_document_is_a_line_that_loads_and_nothing_is_on_stdout(batch: Batch) -> None:
    with endpoint(RIGHT) as server:
        done = batch("-", "--base-url", server.url, stdin=records(5, published="2024-03-07"))
    assert (done.status, done.out) == (0, "")
    assert "5 summaries added to out.jsonl; 500 tokens in (0 cached), 50 out" in done.err
    assert ids_of() == ["a0", "a1", "a2", "a3", "a4"]
    assert all(Summary.model_validate(line) for line in lines_of())
    assert not Path("out.errors.jsonl").exists()


def test_the_same_again_asks_nothing_and_changes_nothing(batch: Batch) -> None:
    with endpoint(RIGHT) as server:
        batch("-", "--base-url", server.url, "--no-cache", stdin=records(3))
        before = Path("out.jsonl").read_bytes()
        done = batch("-", "--base-url", server.url, "--no-cache", stdin=records(3))
        assert len(server.requests) == 3
    assert done.status == 0 and "0 summaries added to out.jsonl (3 were there)" in done.err
    assert Path("out.jsonl").read_bytes() == before


def test_what_failed_is_listed_tried_again_and_then_listed_no_more(batch: Batch) -> None:
    with endpoint(answered_but_for(1, failed(400, "too odd"))) as server:
        done = batch("-", "--base-url", server.url, stdin=records(3))
    assert done.status == 3 and "Error: a1: " in done.err
    assert ids_of() == ["a0", "a2"]
    (line,) = lines_of("out.errors.jsonl")
    assert (line["id"], line["error"], line["attempts"]) == ("a1", "RequestError", 1)
    assert "too odd" in line["message"]
    with endpoint(RIGHT) as server:
        done = batch("-", "--base-url", server.url, "--no-cache", stdin=records(3))
        assert [town_in(body) for body in server.requests] == [1]
    assert done.status == 0 and ids_of() == ["a0", "a1", "a2"]
    assert not Path("out.errors.jsonl").exists()


def test_another_output_is_filled_from_the_cache_with_the_same_bytes(batch: Batch) -> None:
    with endpoint(said(json.dumps(EMPTY), cached=30)) as server:
        batch("-", "--base-url", server.url, stdin=records(3))
        done = batch("-", "--base-url", server.url, "-o", "again.jsonl", stdin=records(3))
        assert len(server.requests) == 3
        batch("-", "--base-url", server.url, "-o", "un.jsonl", "--no-cache", stdin=records(3))
        assert len(server.requests) == 6
    assert "0 tokens in (0 cached), 0 out" in done.err
    files = [Path(name).read_text().splitlines() for name in ("out.jsonl", "again.jsonl", "un.jsonl")]
    assert sorted(files[0]) == sorted(files[1]) == sorted(files[2])
    assert lines_of("again.jsonl")[0]["usage"]["tokens_cached"] == 30


@pytest.mark.slow
def test_what_the_endpoint_failed_to_verify_is_tried_again_and_the_rest_not_paid_for(
    batch: Batch,
) -> None:
    answers = [said(json.dumps(good())), failed(503), said('{"verdicts": []}')]
    record = json.dumps({"id": "a", "text": TEXT}) + "\n"
    with endpoint(*answers) as server:
        first = batch("-", "--base-url", server.url, "--verify", stdin=record)
        assert (first.status, lines_of()) == (3, [])
        again = batch("-", "--base-url", server.url, "--verify", stdin=record)
        assert (again.status, ids_of(), len(server.requests)) == (0, ["a"], 3)
    assert lines_of()[0]["commitments"]


def test_the_cache_is_shown_and_emptied(batch: Batch, tmp_path: Path) -> None:
    with endpoint(RIGHT) as server:
        batch("-", "--base-url", server.url, stdin=records(2))
        batch("-", "--base-url", server.url, "--cache", "mine", "-o", "b.jsonl", stdin=records(1))
    path = tmp_path / "caches" / "summarizer" / "answers.sqlite"
    assert batch("info", command="cache").out.startswith(f"{path}: 2 answers, ")
    assert "mine/answers.sqlite: 1 answer," in batch("info", "--cache", "mine", command="cache").out
    batch("clear", command="cache")
    assert batch("info", command="cache").out == f"{path}: 0 answers, 0.0 MB\n"
    assert batch("-", "--cache", "x", "--no-cache").status == 2


@pytest.mark.slow
def test_a_log_says_how_far_a_run_is_though_nothing_comes_of_it_yet(
    batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer._cli.progress.FIRST", 0.1)
    with endpoint(Answer(body=RIGHT.body, silence=0.8)) as server:
        done = batch("-", "--base-url", server.url, stdin=records(1))
    assert "0 documents, 0.0/min, 0 tokens in" in done.err.splitlines()[0]


def test_a_failure_is_told_with_the_name_of_its_document_or_its_place_once(batch: Batch) -> None:
    records = '{"id": "4", "text": "Ministers met in town 1."}\n{"id": "5"\n'
    with endpoint(failed(400)) as server:
        done = batch("-", "--base-url", server.url, stdin=records)
    told = sorted(line for line in done.err.splitlines() if line.startswith("Error: "))
    assert [line.partition(" answered")[0] for line in told] == [
        f"Error: 4: {server.url}",
        "Error: standard input, line 2 is not valid JSON: write one object per line",
    ]


@pytest.mark.slow
def test_a_limit_asks_about_so_many_more(batch: Batch) -> None:
    with endpoint(RIGHT) as server:
        for expected in (2, 4, 5):
            done = batch("-", "--base-url", server.url, "--limit", "2", stdin=records(5))
            assert done.status == 0 and len(lines_of()) == expected


def test_the_same_document_twice_is_one_and_another_of_its_id_an_error(batch: Batch) -> None:
    twice = records(2) + records(1) + '{"id": "a1", "text": "Nobody met."}\n{"id": "a2"\n'
    with endpoint(RIGHT) as server:
        done = batch("-", "--base-url", server.url, stdin=twice)
        assert len(server.requests) == 2
    assert done.status == 3 and ids_of() == ["a0", "a1"]
    other, torn = lines_of("out.errors.jsonl")
    assert other["place"] == "standard input:4" and "the id 'a1' already belongs" in other["message"]
    assert torn["place"] == "standard input:5" and "is not valid JSON" in torn["message"]


def test_a_failure_told_before_a_kill_is_gone_once_its_line_is_there(batch: Batch) -> None:
    with endpoint(answered_but_for(1, failed(400))) as server:
        batch("-", "--base-url", server.url, stdin=records(2))
        kept = Path("out.errors.jsonl").read_bytes()
        # As a kill leaves it: the line of a1 written, the failures not yet written anew.
        with endpoint(RIGHT) as healed:
            batch("-", "--base-url", healed.url, stdin=records(2))
        Path("out.errors.jsonl").write_bytes(kept)
        done = batch("-", "--base-url", server.url, stdin=records(2))
    assert done.status == 0 and not Path("out.errors.jsonl").exists()


@pytest.mark.parametrize("what", ["a line", "a record", "a file", "a document"])
def test_what_failed_and_is_gone_from_its_source_is_listed_no_more(what: str, batch: Batch) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text("Ministers met in town 1.")
    Path("in/b.txt").write_bytes(b"Ministers met in town 7." if what == "a document" else b"\x00")
    lines = records(8).splitlines(keepends=True)
    bad = "no JSON" if what == "a line" else lines[7]
    Path("a.jsonl").write_text("".join([*lines[:2], bad]))
    source = "in" if what in ("a file", "a document") else "a.jsonl"
    with endpoint(answered_but_for(7, failed(400))) as server:
        first = batch(source, "--base-url", server.url)
        assert (first.status, "1 failed: see out.errors.jsonl" in first.err) == (3, True)
        Path("other.jsonl").write_text("".join(lines[2:5]))
        other = batch("other.jsonl", "--base-url", server.url)
        assert len(lines_of("out.errors.jsonl")) == 1
        assert "1 failure of an earlier run was not retried in this run" in other.err
        assert other.status == 0 and "failed: see" not in other.err
        Path("in/b.txt").unlink()
        Path("a.jsonl").write_text("".join(lines[:2]))
        last = batch(source, "--base-url", server.url)
    assert "no longer listed" in last.err
    assert last.status == 0 and "failed: see" not in last.err
    assert not Path("out.errors.jsonl").exists()


def test_a_source_that_could_not_be_read_and_then_could_is_listed_no_more(batch: Batch) -> None:
    Path("in").mkdir()
    Path("in/a.csv").write_text("nothing\n")
    with endpoint(RIGHT) as server:
        first = batch("in/*.csv", "--base-url", server.url)
        assert lines_of("out.errors.jsonl")[0]["place"] == "in/a.csv"
        Path("in/a.csv").write_text("text\nThey met.\n")
        second = batch("in/*.csv", "--base-url", server.url)
    assert (first.status, second.status) == (3, 0)
    assert not Path("out.errors.jsonl").exists()


def test_what_a_run_has_not_reached_stays_listed(batch: Batch) -> None:
    Path("a.jsonl").write_text(records(3) + "no JSON\n")
    with endpoint(RIGHT) as server:
        batch("a.jsonl", "--base-url", server.url, "-o", "b.jsonl")
        Path("a.jsonl").write_text(records(3) + "\n" + records(6))
        Path("b.jsonl").unlink()
        batch("a.jsonl", "--base-url", server.url, "-o", "b.jsonl", "--limit", "2")
        assert len(lines_of("b.errors.jsonl")) == 1
        done = batch("a.jsonl", "--base-url", server.url, "-o", "b.jsonl")
    assert done.status == 0 and not Path("b.errors.jsonl").exists()


def test_what_fails_and_comes_twice_is_still_a_failure(batch: Batch) -> None:
    with endpoint(failed(400)) as server:
        done = batch("-", "--base-url", server.url, "--concurrency", "1", stdin=records(1) * 3)
        assert len(server.requests) == 1
    assert done.status == 3 and [each["id"] for each in lines_of("out.errors.jsonl")] == ["a0"]


def test_a_folder_with_its_output_in_it_and_a_file_that_cannot_be_read(batch: Batch) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text("Ministers met in town 1.")
    Path("in/b.txt").write_bytes(b"\x00\x01")
    with endpoint(RIGHT) as server:
        first = batch("in", "--base-url", server.url, "-o", "in/out.txt")
        Path("in/b.txt").write_text("Ministers met in town 2.")
        second = batch("in", "--base-url", server.url, "-o", "in/out.txt")
    assert (first.status, second.status) == (3, 0)
    assert ids_of("in/out.txt") == ["in/a.txt", "in/b.txt"]
    assert not Path("in/out.txt.errors.jsonl").exists()


@pytest.mark.slow
def test_a_day_given_is_that_of_files_and_of_records_that_say_none(batch: Batch) -> None:
    Path("in").mkdir()
    Path("in/a.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nThey met in town 1 on Wednesday.\n")
    Path("in/b.html").write_text(PAGE)
    Path("c.jsonl").write_text(
        records(1, published="2024-01-01") + json.dumps({"id": "d", "text": "Met."})
    )
    given = ["in", "c.jsonl", "-", "--published", "2025-05-21"]
    with endpoint(RIGHT) as server:
        done = batch(
            *given, "--base-url", server.url, stdin=json.dumps({"id": "e", "text": "They met."})
        )
    assert done.status == 0
    days = {line["document"]["name"]: line["document"]["published"] for line in lines_of()}
    given_day = dict.fromkeys(["in/a.vtt", "in/b.html", "d", "e"], "2025-05-21")
    assert days == given_day | {"a0": "2024-01-01"}


def test_an_encoding_given_is_that_of_all_files(batch: Batch) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_bytes("Они встретились в Минске.".encode("cp1251"))
    Path("b.jsonl").write_bytes(
        json.dumps({"text": "Он встретил её."}, ensure_ascii=False).encode("cp1251")
    )
    with endpoint(RIGHT) as server:
        done = batch("in", "b.jsonl", "--base-url", server.url, "--encoding", "cp1251")
        asked = " ".join(body["messages"][-1]["content"] for body in server.requests)
    assert done.status == 0 and "встретились" in asked and "её" in asked


@pytest.mark.slow
def test_documents_are_kept_so_that_a_report_needs_no_second_fetch(batch: Batch) -> None:
    Path("in").mkdir()
    Path("in/a.vtt").write_text("WEBVTT\n\n01:01.000 --> 01:02.000\n<v Ann>They met.\n")
    Path("in/b.html").write_text(PAGE)
    record = json.dumps({"id": "é\u2028", "text": "\ufeffMet.\r\nWEBVTT", "title": "A", "source": "B"})
    with endpoint(RIGHT) as server:
        given = ["in", "-", "--base-url", server.url]
        batch(*given, stdin=record)
        assert batch(*given, "--keep-documents", "in/texts", stdin=record).status == 0
        assert len(server.requests) == 3
        kept = {path.name: path.read_bytes() for path in Path("in/texts").iterdir()}
        batch(*given, "--keep-documents", "in/texts", stdin=record)
    assert {path.name: path.read_bytes() for path in Path("in/texts").iterdir()} == kept
    assert {each["document"]["id"] + ".jsonl" for each in lines_of()} == set(kept)
    for path in Path("in").glob("*.*"):
        path.unlink()
    texts = {each.name: each for name in kept for each in documents_in(Path("in/texts", name))}
    assert texts["in/a.vtt"].time_at(0) == 61 and texts["in/b.html"].title == "Readout"
    assert texts["é\u2028"].text == "\ufeffMet.\nWEBVTT"
    report = batch("out.jsonl", "--documents", "in/texts", command="report")
    assert report.status == 0 and "not found" not in report.err
    with endpoint(RIGHT) as server:
        batch("in/texts/*.jsonl", "--base-url", server.url, "-o", "again.jsonl")
    assert ids_of("again.jsonl") == ids_of()


def test_a_folder_for_documents_that_cannot_be_ends_the_run_before_it_began(batch: Batch) -> None:
    Path("file").write_text("")
    with endpoint(RIGHT) as server:
        done = batch("-", "--base-url", server.url, "--keep-documents", "file/x", stdin=records(1))
        assert not server.requests
    assert (done.status, "file/x cannot be created" in done.err) == (2, True)
    assert not Path("out.jsonl").exists()


def test_a_url_on_a_private_address_is_read_only_when_allowed(batch: Batch) -> None:
    with endpoint(RIGHT) as server:
        url = f"{server.url}/page"
        refused = batch(url, "--base-url", server.url)
        asked = len(server.requests)
        batch(url, "--base-url", server.url, "--allow-private")
    assert (refused.status, asked) == (3, 0) and "--allow-private" in refused.err
    (line,) = map(json.loads, Path("out.errors.jsonl").read_text().splitlines())
    assert line["place"] == url and "HTTP status 501" in line["message"]


@pytest.mark.parametrize(
    ("arguments", "status", "said_"),
    [
        pytest.param("- -o folder", 2, "folder is a directory", id="output-is-a-directory"),
        pytest.param("- -o no/where", 2, "directory no not found", id="no-such-directory"),
        pytest.param("in.jsonl -o in.jsonl", 2, "is also the input", id="output-is-the-source"),
        pytest.param("- -o /dev/full", 2, "not a regular file", id="device"),
        pytest.param("in.jsonl -o other.jsonl", 1, "line 1 is not a summary", id="another-file"),
        pytest.param("- --budget-usd 1", 1, "prices=", id="budget-without-a-price"),
        pytest.param("- --budget-usd nan", 2, "not a finite number", id="budget-of-no-number"),
        pytest.param("- --prices 1,2", 2, "invalid prices", id="prices"),
        pytest.param("- --cache in.jsonl/x", 2, "in.jsonl/x cannot be created", id="cache"),
        pytest.param("- --published Wednesday", 2, "'published' must be a date", id="published"),
        pytest.param("- --encoding base64", 2, "unknown encoding", id="encoding"),
        pytest.param("in.jsonl gone*", 1, "gone* matches no documents", id="nothing"),
        pytest.param("in.jsonl gone.txt", 1, "gone.txt not found", id="no-second"),
    ],
)
def test_what_cannot_work_is_said_in_one_line_before_anything_is_sent(
    arguments: str, status: int, said_: str, batch: Batch
) -> None:
    Path("folder").mkdir()
    Path("in.jsonl").write_text(records(1))
    Path("other.jsonl").write_text("{}\n")
    with endpoint(RIGHT) as server:
        done = batch(*arguments.split(), "--base-url", server.url, stdin=records(1))
        assert not server.requests
    assert done.status == status and not Path("out.jsonl").exists()
    last = done.err.splitlines()[-1]
    assert last.startswith("Error: ") and said_ in last
    assert (Path("in.jsonl").read_text(), Path("other.jsonl").read_text()) == (records(1), "{}\n")


@pytest.mark.slow
def test_an_output_of_another_model_is_added_to_only_when_forced(batch: Batch) -> None:
    with endpoint(RIGHT) as server:
        batch("-", "--base-url", server.url, stdin=records(1))
        other = ["-", "--base-url", server.url, "--model", "other"]
        refused = batch(*other, stdin=records(2))
        forced = batch(*other, "--force", stdin=records(2))
    assert refused.status == 1 and "test-model, but this run uses other" in refused.err
    assert forced.status == 0
    assert [line["provenance"]["model"] for line in lines_of()] == ["test-model", "other"]


@pytest.mark.slow
def test_a_budget_ends_the_run_and_what_is_there_is_whole(batch: Batch) -> None:
    used = {"prompt_tokens": 1_400, "completion_tokens": 100, "total_tokens": 1_500}
    with endpoint(said(json.dumps(EMPTY), usage=used)) as server:
        arguments = ["-", "--base-url", server.url, "--budget-tokens", "9000", "--concurrency", "1"]
        done = batch(*arguments, stdin=records(20))
        spent = 1_500 * len(server.requests)
    assert done.status == 1 and "budget" in done.err.splitlines()[-1]
    assert 0 < len(lines_of()) < 20 and spent <= 9000


@pytest.mark.slow
def test_a_full_disk_ends_the_run_with_one_line_and_loses_nothing(batch: Batch) -> None:
    with endpoint(RIGHT) as server:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
        try:
            full = batch("-", "--base-url", server.url, "--no-cache", stdin=records(30))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        whole = len(lines_of())
        room = batch("-", "--base-url", server.url, "--no-cache", stdin=records(30))
    assert full.status == 1 and "cannot be written: File too large" in full.err.splitlines()[-1]
    assert 0 < whole < 30 and room.status == 0
    assert len(ids_of()) == len(set(ids_of())) == 30


def test_a_run_stops_at_the_first_failure_when_told_to(batch: Batch) -> None:
    with endpoint(answered_but_for(1, failed(400))) as server:
        arguments = ["-", "--base-url", server.url, "--fail-fast", "--concurrency", "1"]
        done = batch(*arguments, stdin=records(9))
    assert done.status == 1 and ids_of() == ["a0"]
    assert "stopped at the first document that failed" in done.err.splitlines()[-1]


def test_the_days_of_a_folder_come_from_its_names_and_what_is_open_is_said_once(batch: Batch) -> None:
    folder = Path("reports")
    folder.mkdir()
    for name in ("2026-05-04-r01.txt", "2026-05-05-r02.txt", "r03.txt"):
        (folder / name).write_text("Ministers met on Monday.")
    with endpoint(RIGHT) as server:
        done = batch("reports", "--base-url", server.url)
        assert (
            done.err.count("3 documents have no publication date, so relative dates are not resolved")
            == 1
        )
        assert "or --published from-name (2 names hold one)" in done.err
        Path("out.jsonl").unlink()
        done = batch("reports", "--base-url", server.url, "--published", "from-name")
    assert "1 document has no publication date" in done.err and "from-name" not in done.err
    days = {line["document"]["name"]: line["document"]["published"] for line in lines_of()}
    assert days == {
        "reports/2026-05-04-r01.txt": "2026-05-04",
        "reports/2026-05-05-r02.txt": "2026-05-05",
        "reports/r03.txt": None,
    }


def test_what_is_left_out_is_counted_and_stands_in_each_line(batch: Batch) -> None:
    letter = EmailMessage()
    letter["Date"] = "Mon, 04 May 2026 10:00:00 +0000"
    letter.set_content("Ministers met.")
    letter.add_attachment(b"PK\x03\x04", maintype="application", subtype="x", filename="plan.xlsx")
    Path("a.eml").write_bytes(bytes(letter))
    with endpoint(RIGHT) as server:
        done = batch("a.eml", "--base-url", server.url)
    assert "1 document holds more than the text that was read: see document.left_out" in done.err
    assert [line["document"]["left_out"] for line in lines_of()] == [["attachment plan.xlsx"]]
    assert "relative dates" not in done.err


def test_an_array_of_json_is_a_line_a_record(batch: Batch) -> None:
    Path("array.json").write_text(
        json.dumps([{"id": "1", "text": "They met."}, {"id": "2", "text": "No."}])
    )
    with endpoint(RIGHT) as server:
        assert batch("array.json", "--base-url", server.url).status == 0
    assert ids_of() == ["1", "2"]
