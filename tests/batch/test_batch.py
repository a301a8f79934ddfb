"""`summarizer batch` as a data team runs it: lines, failures, going on, and how it ends."""

from __future__ import annotations

import asyncio
import io
import json
import os
import pty
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from endpoint import Answer, Endpoint, endpoint, failed, said
from examples import EMPTY, TEXT, good

from benchmarks.measures.killed_batch import survive
from summarizer import Document, Summary, read_documents
from summarizer._batch.ahead import Ahead
from summarizer._batch.tally import Tally, duration, spending, standing
from summarizer.cli import main
from summarizer.schemas import Usage

Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]
RIGHT = said(json.dumps(EMPTY))
PAGE = """<!doctype html><html lang="en"><head><title>Readout</title>
<meta property="article:published_time" content="2024-02-02"></head><body><article><h1>Readout</h1>
<p>The ministers met in town 2 and spoke for an hour about the bridge, its pillars and its price.</p>
</article></body></html>"""


def _documents(path: Path) -> Iterator[Document]:
    for each in read_documents(path):
        assert isinstance(each, Document)
        yield each


def _environment(**more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    return kept | {"SUMMARIZER_RETRIES": "0", "SUMMARIZER_MODEL": "test-model"} | more


@pytest.fixture
def batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `summarizer batch ... -o out.jsonl` in this process, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.startswith(("OPENAI_", "SUMMARIZER_")):
            monkeypatch.delenv(name)
    for name, value in _environment(XDG_CACHE_HOME=str(tmp_path / "caches")).items():
        monkeypatch.setenv(name, value)

    def run(*arguments: str, stdin: str = "", command: str = "batch") -> Done:
        output = ["-o", "out.jsonl"] if command == "batch" and "-o" not in arguments else []
        monkeypatch.setattr(sys, "argv", ["summarizer", command, *arguments, *output])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Done(sys.argv, ended.value.code, told.out, told.err)

    return run


def _records(count: int, **more: str) -> str:
    lines = [{"id": f"a{n}", "text": f"Ministers met in town {n}."} | more for n in range(count)]
    return "".join(json.dumps(line) + "\n" for line in lines)


def _lines(path: str = "out.jsonl") -> list[Any]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


def _ids(path: str = "out.jsonl") -> list[str]:
    return sorted(line["document"]["name"] for line in _lines(path))


def _town(body: dict[str, Any]) -> int:
    return int(body["messages"][-1]["content"].split("met in town ")[1].split(".")[0])


def _but(number: int, answer: Answer) -> Callable[[dict[str, Any]], Answer]:
    return lambda body: answer if _town(body) == number else RIGHT


def test_each_document_is_a_line_that_loads_and_nothing_is_on_stdout(batch: Run) -> None:
    with endpoint(RIGHT) as server:
        done = batch("-", "--base-url", server.url, stdin=_records(5, published="2024-03-07"))
    assert (done.returncode, done.stdout) == (0, "")
    assert "5 summaries added to out.jsonl; 500 tokens in (0 cached), 50 out" in done.stderr
    assert _ids() == ["a0", "a1", "a2", "a3", "a4"]
    assert all(Summary.model_validate(line) for line in _lines())
    assert not Path("out.errors.jsonl").exists()


def test_the_same_again_asks_nothing_and_changes_nothing(batch: Run) -> None:
    with endpoint(RIGHT) as server:
        batch("-", "--base-url", server.url, "--no-cache", stdin=_records(3))
        before = Path("out.jsonl").read_bytes()
        done = batch("-", "--base-url", server.url, "--no-cache", stdin=_records(3))
        assert len(server.requests) == 3
    assert done.returncode == 0 and "0 summaries added to out.jsonl (3 were there)" in done.stderr
    assert Path("out.jsonl").read_bytes() == before


def test_what_failed_is_listed_tried_again_and_then_listed_no_more(batch: Run) -> None:
    with endpoint(_but(1, failed(400, "too odd"))) as server:
        done = batch("-", "--base-url", server.url, stdin=_records(3))
    assert done.returncode == 3 and "Error: a1: " in done.stderr
    assert _ids() == ["a0", "a2"]
    (line,) = _lines("out.errors.jsonl")
    assert (line["id"], line["error"], line["attempts"]) == ("a1", "RequestError", 1)
    assert "too odd" in line["message"]
    with endpoint(RIGHT) as server:
        done = batch("-", "--base-url", server.url, "--no-cache", stdin=_records(3))
        assert [_town(body) for body in server.requests] == [1]
    assert done.returncode == 0 and _ids() == ["a0", "a1", "a2"]
    assert not Path("out.errors.jsonl").exists()


def test_another_output_is_filled_from_the_cache_with_the_same_bytes(batch: Run) -> None:
    with endpoint(said(json.dumps(EMPTY), cached=30)) as server:
        batch("-", "--base-url", server.url, stdin=_records(3))
        done = batch("-", "--base-url", server.url, "-o", "again.jsonl", stdin=_records(3))
        assert len(server.requests) == 3
        batch("-", "--base-url", server.url, "-o", "un.jsonl", "--no-cache", stdin=_records(3))
        assert len(server.requests) == 6
    assert "0 tokens in (0 cached), 0 out" in done.stderr
    files = [Path(name).read_text().splitlines() for name in ("out.jsonl", "again.jsonl", "un.jsonl")]
    assert sorted(files[0]) == sorted(files[1]) == sorted(files[2])
    assert _lines("again.jsonl")[0]["usage"]["tokens_cached"] == 30


def test_what_the_endpoint_failed_to_verify_is_tried_again_and_the_rest_not_paid_for(batch: Run) -> None:
    answers = [said(json.dumps(good())), failed(503), said('{"verdicts": []}')]
    record = json.dumps({"id": "a", "text": TEXT}) + "\n"
    with endpoint(*answers) as server:
        first = batch("-", "--base-url", server.url, "--verify", stdin=record)
        assert (first.returncode, _lines()) == (3, [])
        again = batch("-", "--base-url", server.url, "--verify", stdin=record)
        assert (again.returncode, _ids(), len(server.requests)) == (0, ["a"], 3)
    assert _lines()[0]["commitments"]


def test_the_cache_is_shown_and_emptied(batch: Run, tmp_path: Path) -> None:
    with endpoint(RIGHT) as server:
        batch("-", "--base-url", server.url, stdin=_records(2))
        batch("-", "--base-url", server.url, "--cache", "mine", "-o", "b.jsonl", stdin=_records(1))
    path = tmp_path / "caches" / "summarizer" / "answers.sqlite"
    assert batch("info", command="cache").stdout.startswith(f"{path}: 2 answers, ")
    assert "mine/answers.sqlite: 1 answer," in batch("info", "--cache", "mine", command="cache").stdout
    batch("clear", command="cache")
    assert batch("info", command="cache").stdout == f"{path}: 0 answers, 0.0 MB\n"
    assert batch("-", "--cache", "x", "--no-cache").returncode == 2


def test_a_log_says_how_far_a_run_is_though_nothing_comes_of_it_yet(
    batch: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer._cli.progress.FIRST", 0.1)
    with endpoint(Answer(body=RIGHT.body, silence=0.8)) as server:
        done = batch("-", "--base-url", server.url, stdin=_records(1))
    assert "0 documents, 0.0/min, 0 tokens in" in done.stderr.splitlines()[0]


def test_a_failure_is_told_with_the_name_of_its_document_or_its_place_once(batch: Run) -> None:
    records = '{"id": "4", "text": "Ministers met in town 1."}\n{"id": "5"\n'
    with endpoint(failed(400)) as server:
        done = batch("-", "--base-url", server.url, stdin=records)
    told = sorted(line for line in done.stderr.splitlines() if line.startswith("Error: "))
    assert [line.partition(" answered")[0] for line in told] == [
        f"Error: 4: {server.url}",
        "Error: standard input, line 2 is no JSON: write one object a line",
    ]


def test_a_limit_asks_about_so_many_more(batch: Run) -> None:
    with endpoint(RIGHT) as server:
        for expected in (2, 4, 5):
            done = batch("-", "--base-url", server.url, "--limit", "2", stdin=_records(5))
            assert done.returncode == 0 and len(_lines()) == expected


def test_the_same_document_twice_is_one_and_another_of_its_id_an_error(batch: Run) -> None:
    twice = _records(2) + _records(1) + '{"id": "a1", "text": "Nobody met."}\n{"id": "a2"\n'
    with endpoint(RIGHT) as server:
        done = batch("-", "--base-url", server.url, stdin=twice)
        assert len(server.requests) == 2
    assert done.returncode == 3 and _ids() == ["a0", "a1"]
    other, torn = _lines("out.errors.jsonl")
    assert other["place"] == "standard input:4" and "the id 'a1' is already" in other["message"]
    assert torn["place"] == "standard input:5" and "is no JSON" in torn["message"]


def test_a_failure_told_before_a_kill_is_gone_once_its_line_is_there(batch: Run) -> None:
    with endpoint(_but(1, failed(400))) as server:
        batch("-", "--base-url", server.url, stdin=_records(2))
        kept = Path("out.errors.jsonl").read_bytes()
        # As a kill leaves it: the line of a1 written, the failures not yet written anew.
        with endpoint(RIGHT) as healed:
            batch("-", "--base-url", healed.url, stdin=_records(2))
        Path("out.errors.jsonl").write_bytes(kept)
        done = batch("-", "--base-url", server.url, stdin=_records(2))
    assert done.returncode == 0 and not Path("out.errors.jsonl").exists()


@pytest.mark.parametrize("what", ["a line", "a record", "a file", "a document"])
def test_what_failed_and_is_gone_from_its_source_is_listed_no_more(what: str, batch: Run) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text("Ministers met in town 1.")
    Path("in/b.txt").write_bytes(b"Ministers met in town 7." if what == "a document" else b"\x00")
    lines = _records(8).splitlines(keepends=True)
    bad = "no JSON" if what == "a line" else lines[7]
    Path("a.jsonl").write_text("".join([*lines[:2], bad]))
    source = "in" if what in ("a file", "a document") else "a.jsonl"
    with endpoint(_but(7, failed(400))) as server:
        first = batch(source, "--base-url", server.url)
        assert (first.returncode, "1 failed: see out.errors.jsonl" in first.stderr) == (3, True)
        Path("other.jsonl").write_text("".join(lines[2:5]))
        other = batch("other.jsonl", "--base-url", server.url)
        assert len(_lines("out.errors.jsonl")) == 1
        assert "1 failure of an earlier run was not tried again in this one" in other.stderr
        assert other.returncode == 0 and "failed: see" not in other.stderr
        Path("in/b.txt").unlink()
        Path("a.jsonl").write_text("".join(lines[:2]))
        last = batch(source, "--base-url", server.url)
    assert "listed no more" in last.stderr
    assert last.returncode == 0 and "failed: see" not in last.stderr
    assert not Path("out.errors.jsonl").exists()


def test_a_source_that_could_not_be_read_and_then_could_is_listed_no_more(batch: Run) -> None:
    Path("in").mkdir()
    Path("in/a.csv").write_text("nothing\n")
    with endpoint(RIGHT) as server:
        first = batch("in/*.csv", "--base-url", server.url)
        assert _lines("out.errors.jsonl")[0]["place"] == "in/a.csv"
        Path("in/a.csv").write_text("text\nThey met.\n")
        second = batch("in/*.csv", "--base-url", server.url)
    assert (first.returncode, second.returncode) == (3, 0)
    assert not Path("out.errors.jsonl").exists()


def test_what_a_run_has_not_reached_stays_listed(batch: Run) -> None:
    Path("a.jsonl").write_text(_records(3) + "no JSON\n")
    with endpoint(RIGHT) as server:
        batch("a.jsonl", "--base-url", server.url, "-o", "b.jsonl")
        Path("a.jsonl").write_text(_records(3) + "\n" + _records(6))
        Path("b.jsonl").unlink()
        batch("a.jsonl", "--base-url", server.url, "-o", "b.jsonl", "--limit", "2")
        assert len(_lines("b.errors.jsonl")) == 1
        done = batch("a.jsonl", "--base-url", server.url, "-o", "b.jsonl")
    assert done.returncode == 0 and not Path("b.errors.jsonl").exists()


def test_what_fails_and_comes_twice_is_still_a_failure(batch: Run) -> None:
    with endpoint(failed(400)) as server:
        done = batch("-", "--base-url", server.url, "--concurrency", "1", stdin=_records(1) * 3)
        assert len(server.requests) == 1
    assert done.returncode == 3 and [each["id"] for each in _lines("out.errors.jsonl")] == ["a0"]


def test_a_folder_with_its_output_in_it_and_a_file_that_cannot_be_read(batch: Run) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text("Ministers met in town 1.")
    Path("in/b.txt").write_bytes(b"\x00\x01")
    with endpoint(RIGHT) as server:
        first = batch("in", "--base-url", server.url, "-o", "in/out.txt")
        Path("in/b.txt").write_text("Ministers met in town 2.")
        second = batch("in", "--base-url", server.url, "-o", "in/out.txt")
    assert (first.returncode, second.returncode) == (3, 0)
    assert _ids("in/out.txt") == ["in/a.txt", "in/b.txt"]
    assert not Path("in/out.txt.errors.jsonl").exists()


def test_a_day_given_is_that_of_files_and_of_records_that_say_none(batch: Run) -> None:
    Path("in").mkdir()
    Path("in/a.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nThey met in town 1 on Wednesday.\n")
    Path("in/b.html").write_text(PAGE)
    Path("c.jsonl").write_text(
        _records(1, published="2024-01-01") + json.dumps({"id": "d", "text": "Met."})
    )
    given = ["in", "c.jsonl", "-", "--published", "2025-05-21"]
    with endpoint(RIGHT) as server:
        done = batch(
            *given, "--base-url", server.url, stdin=json.dumps({"id": "e", "text": "They met."})
        )
    assert done.returncode == 0
    days = {line["document"]["name"]: line["document"]["published"] for line in _lines()}
    given_day = dict.fromkeys(["in/a.vtt", "in/b.html", "d", "e"], "2025-05-21")
    assert days == given_day | {"a0": "2024-01-01"}


def test_an_encoding_given_is_that_of_all_files(batch: Run) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_bytes("Они встретились в Минске.".encode("cp1251"))
    Path("b.jsonl").write_bytes(
        json.dumps({"text": "Он встретил её."}, ensure_ascii=False).encode("cp1251")
    )
    with endpoint(RIGHT) as server:
        done = batch("in", "b.jsonl", "--base-url", server.url, "--encoding", "cp1251")
        asked = " ".join(body["messages"][-1]["content"] for body in server.requests)
    assert done.returncode == 0 and "встретились" in asked and "её" in asked


def test_documents_are_kept_so_that_a_report_needs_no_second_fetch(batch: Run) -> None:
    Path("in").mkdir()
    Path("in/a.vtt").write_text("WEBVTT\n\n01:01.000 --> 01:02.000\n<v Ann>They met.\n")
    Path("in/b.html").write_text(PAGE)
    record = json.dumps({"id": "é\u2028", "text": "\ufeffMet.\r\nWEBVTT", "title": "A", "source": "B"})
    with endpoint(RIGHT) as server:
        given = ["in", "-", "--base-url", server.url]
        batch(*given, stdin=record)
        assert batch(*given, "--keep-documents", "in/texts", stdin=record).returncode == 0
        assert len(server.requests) == 3
        kept = {path.name: path.read_bytes() for path in Path("in/texts").iterdir()}
        batch(*given, "--keep-documents", "in/texts", stdin=record)
    assert {path.name: path.read_bytes() for path in Path("in/texts").iterdir()} == kept
    assert {each["document"]["id"] + ".jsonl" for each in _lines()} == set(kept)
    for path in Path("in").glob("*.*"):
        path.unlink()
    texts = {each.name: each for name in kept for each in _documents(Path("in/texts", name))}
    assert texts["in/a.vtt"].time_at(0) == 61 and texts["in/b.html"].title == "Readout"
    assert texts["é\u2028"].text == "\ufeffMet.\nWEBVTT"
    report = batch("out.jsonl", "--documents", "in/texts", command="report")
    assert report.returncode == 0 and "not at hand" not in report.stderr
    with endpoint(RIGHT) as server:
        batch("in/texts/*.jsonl", "--base-url", server.url, "-o", "again.jsonl")
    assert _ids("again.jsonl") == _ids()


@pytest.mark.parametrize(
    "times", [[[0, "1"]], [[0, float("nan")]], [[5, 1], [0, 2]], [[True, 1]], "1", [3]]
)
def test_times_that_are_none_are_passed_over(times: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "They met.", "times": times}))
    assert [each.times for each in _documents(path)] == [()]


def test_a_folder_for_documents_that_cannot_be_ends_the_run_before_it_began(batch: Run) -> None:
    Path("file").write_text("")
    with endpoint(RIGHT) as server:
        done = batch("-", "--base-url", server.url, "--keep-documents", "file/x", stdin=_records(1))
        assert not server.requests
    assert (done.returncode, "file/x cannot be made" in done.stderr) == (1, True)
    assert not Path("out.jsonl").exists()


def test_a_url_on_a_private_address_is_read_only_when_allowed(batch: Run) -> None:
    with endpoint(RIGHT) as server:
        url = f"{server.url}/page"
        refused = batch(url, "--base-url", server.url)
        asked = len(server.requests)
        batch(url, "--base-url", server.url, "--allow-private")
    assert (refused.returncode, asked) == (3, 0) and "--allow-private" in refused.stderr
    (line,) = map(json.loads, Path("out.errors.jsonl").read_text().splitlines())
    assert line["place"] == url and "HTTP status 501" in line["message"]


@pytest.mark.parametrize(
    ("arguments", "said_"),
    [
        pytest.param(["-", "-o", "folder"], "folder is a directory", id="output-is-a-directory"),
        pytest.param(["-", "-o", "no/where"], "there is no directory no", id="no-such-directory"),
        pytest.param(
            ["in.jsonl", "-o", "in.jsonl"], "is the document itself", id="output-is-the-source"
        ),
        pytest.param(["-", "-o", "/dev/full"], "no ordinary file", id="device"),
        pytest.param(["in.jsonl", "-o", "other.jsonl"], "line 1 is no summary", id="another-file"),
        pytest.param(["-", "--budget-usd", "1"], "--prices|price", id="budget-without-a-price"),
        pytest.param(["-", "--cache", "in.jsonl/x"], "cannot be used as a cache", id="cache"),
        pytest.param(["-", "--published", "Wednesday"], "not a publication date", id="published"),
        pytest.param(["-", "--encoding", "base64"], "not an encoding", id="encoding"),
        pytest.param(["gone*"], "gone\\* names no document", id="nothing"),
    ],
)
def test_what_cannot_work_is_said_in_one_line_before_anything_is_sent(
    arguments: list[str], said_: str, batch: Run
) -> None:
    Path("folder").mkdir()
    Path("in.jsonl").write_text(_records(1))
    Path("other.jsonl").write_text("{}\n")
    with endpoint(RIGHT) as server:
        done = batch(*arguments, "--base-url", server.url, stdin=_records(1))
        assert not server.requests
    assert done.returncode == 1 and not Path("out.jsonl").exists()
    last = done.stderr.splitlines()[-1]
    assert last.startswith("Error: ") and re.search(said_, last)
    assert (Path("in.jsonl").read_text(), Path("other.jsonl").read_text()) == (_records(1), "{}\n")


def test_an_output_of_another_model_is_added_to_only_when_forced(batch: Run) -> None:
    with endpoint(RIGHT) as server:
        batch("-", "--base-url", server.url, stdin=_records(1))
        other = ["-", "--base-url", server.url, "--model", "other"]
        refused = batch(*other, stdin=_records(2))
        forced = batch(*other, "--force", stdin=_records(2))
    assert refused.returncode == 1 and "test-model, and this run asks other" in refused.stderr
    assert forced.returncode == 0
    assert [line["provenance"]["model"] for line in _lines()] == ["test-model", "other"]


def test_a_budget_ends_the_run_and_what_is_there_is_whole(batch: Run) -> None:
    used = {"prompt_tokens": 1_400, "completion_tokens": 100, "total_tokens": 1_500}
    with endpoint(said(json.dumps(EMPTY), usage=used)) as server:
        arguments = ["-", "--base-url", server.url, "--budget-tokens", "9000", "--concurrency", "1"]
        done = batch(*arguments, stdin=_records(20))
        spent = 1_500 * len(server.requests)
    assert done.returncode == 1 and "budget" in done.stderr.splitlines()[-1]
    assert 0 < len(_lines()) < 20 and spent <= 9000


@pytest.mark.slow
def test_a_full_disk_ends_the_run_with_one_line_and_loses_nothing(batch: Run) -> None:
    with endpoint(RIGHT) as server:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
        try:
            full = batch("-", "--base-url", server.url, "--no-cache", stdin=_records(30))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        whole = len(_lines())
        room = batch("-", "--base-url", server.url, "--no-cache", stdin=_records(30))
    assert full.returncode == 1 and "cannot be written: File too large" in full.stderr.splitlines()[-1]
    assert 0 < whole < 30 and room.returncode == 0
    assert len(_ids()) == len(set(_ids())) == 30


def test_a_run_stops_at_the_first_failure_when_told_to(batch: Run) -> None:
    with endpoint(_but(1, failed(400))) as server:
        arguments = ["-", "--base-url", server.url, "--fail-fast", "--concurrency", "1"]
        done = batch(*arguments, stdin=_records(9))
    assert done.returncode == 1 and _ids() == ["a0"]
    assert "stopped at the first document that failed" in done.stderr.splitlines()[-1]


def test_a_slow_pipe_holds_up_nothing_and_a_reader_can_be_stopped() -> None:
    reading, writing = os.pipe()

    def slow() -> Iterator[str]:
        yield "first"
        yield os.read(reading, 1).decode()

    async def read() -> list[str]:
        ahead, found = Ahead(slow()), []
        async for each in ahead:
            found.append(each)
            asyncio.get_running_loop().call_soon(ahead.stop)
        return found

    assert asyncio.run(read()) == ["first"]
    os.write(writing, b"x")


def test_an_error_of_what_is_read_ahead_is_raised_where_it_is_awaited() -> None:
    def broken() -> Iterator[str]:
        yield "first"
        raise OSError("gone")

    async def read() -> None:
        async for each in Ahead(broken()):
            assert each == "first"

    with pytest.raises(OSError, match="gone"):
        asyncio.run(read())


def test_the_tally_says_how_far_how_fast_how_dear_and_how_long() -> None:
    tally = Tally(total=1_000)
    tally.there, tally.done, tally.failed = 400, 99, 1
    tally.spend(
        Usage(requests=1, tokens_in=1_200_000, tokens_cached=300_000, tokens_out=80_000, cost=2.5)
    )
    assert standing(tally, 50.0) == (
        "500/1,000 documents, 2.0/s, 1,200,000 tokens in (300,000 cached), 80,000 out, US$ 2.50,"
        " 1 failed, 4 min 10 s left"
    )
    assert standing(Tally(), 0.0) == "0 documents, 0.0/min, 0 tokens in (0 cached), 0 out"
    limited = Tally(total=1_000, limit=30, done=10)
    assert standing(limited, 5.0).endswith("10 s left")
    assert "US$ 0.0040" in spending(Tally(cost=0.004))
    assert [duration(each) for each in (0, 59.4, 60, 3599, 3600, 90_000)] == [
        "0 s", "59 s", "1 min 00 s", "59 min 59 s", "1 h 00 min", "25 h 00 min",
    ]  # fmt: skip


def _process(folder: Path, server: Endpoint, stderr: Any = subprocess.PIPE) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "summarizer.cli", "batch", "in.jsonl", "-o", "out.jsonl"]
    command += ["--base-url", server.url, "--concurrency", "2"]
    environment = _environment(XDG_CACHE_HOME=str(folder / "caches"), TERM="xterm", COLUMNS="150")
    return subprocess.Popen(command, cwd=folder, env=environment, stderr=stderr, text=True)


def _until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "sigterm"])
def test_an_interruption_finishes_what_is_under_way(number: signal.Signals, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(_records(50))
    late = Answer(body=RIGHT.body, silence=0.5)
    with endpoint(late) as server:
        process = _process(tmp_path, server)
        _until(lambda: len(server.requests) == 2)
        process.send_signal(number)
        _, told = process.communicate(timeout=30)
        assert len(server.requests) == 2
    assert process.returncode == 130 and "once more (Ctrl-C) stops at once" in told
    assert _ids(str(tmp_path / "out.jsonl")) == ["a0", "a1"]


@pytest.mark.slow
def test_a_second_interruption_stops_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(_records(5))
    with endpoint(RIGHT, Answer(body=RIGHT.body, silence=60)) as server:
        process = _process(tmp_path, server)
        _until(lambda: len(server.requests) == 3)
        for _ in range(2):
            process.send_signal(signal.SIGINT)
            time.sleep(0.3)
        process.communicate(timeout=30)
    assert process.returncode == 130
    with endpoint(RIGHT) as server:
        again = _process(tmp_path, server)
        again.communicate(timeout=30)
        assert again.returncode == 0 and len(server.requests) == 4
    assert _ids(str(tmp_path / "out.jsonl")) == [f"a{n}" for n in range(5)]


@pytest.mark.slow
def test_a_second_run_at_the_same_time_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(_records(3))
    with endpoint(Answer(body=RIGHT.body, silence=1.0)) as server:
        first = _process(tmp_path, server)
        _until(lambda: len(server.requests) > 0)
        second = _process(tmp_path, server)
        _, told = second.communicate(timeout=30)
        first.communicate(timeout=30)
    assert second.returncode == 1 and "by another run" in told
    assert first.returncode == 0 and len(_lines(str(tmp_path / "out.jsonl"))) == 3


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_log_that_cannot_be_written_ends_no_run(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": "a0"\n' + _records(9))
    with endpoint(RIGHT) as server, open("/dev/full", "w") as full:
        process = _process(tmp_path, server, stderr=full)
        assert process.wait(timeout=30) == 3
    assert len(_lines(str(tmp_path / "out.jsonl"))) == 9


@pytest.mark.slow
def test_a_terminal_that_goes_away_ends_no_run(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(_records(9))
    ours, theirs = pty.openpty()
    with endpoint(Answer(body=RIGHT.body, silence=0.3)) as server:
        process = _process(tmp_path, server, stderr=theirs)
        os.close(theirs)
        os.read(ours, 4096)
        os.close(ours)
        assert process.wait(timeout=30) == 0
    assert len(_lines(str(tmp_path / "out.jsonl"))) == 9


@pytest.mark.slow
def test_a_bar_moves_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(_records(9))
    ours, theirs = pty.openpty()
    with endpoint(_but(3, failed(400, "\x1b[2Jodd"))) as server:
        process = _process(tmp_path, server, stderr=theirs)
        os.close(theirs)
        told = b""
        while process.poll() is None or told[-1:] != b"\n":
            try:
                told += os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
    os.close(ours)
    text = told.decode()
    assert process.wait() == 3
    assert "0/9 documents" in text and "8 summaries added to out.jsonl, 1 failed" in text
    assert "Error: a3: " in text and "\x1b[2J" not in text


@pytest.mark.slow
def test_a_batch_that_is_killed_again_and_again_loses_nothing_and_pays_nothing_twice(
    tmp_path: Path,
) -> None:
    survived = survive(tmp_path, documents=60, kills=5, concurrency=8, seed=3)
    assert survived.kills == 5
    assert survived.lines == survived.ids == 60
    assert survived.paid_twice <= survived.unkept and survived.most_unkept <= 8
