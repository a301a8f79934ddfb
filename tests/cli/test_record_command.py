"""`summarizer record`: a case made, named, and made again."""

from __future__ import annotations

import json
import shutil
import signal
from pathlib import Path
from typing import Any

import pytest
from asked import supported
from commands import Run, start_process, wait_until
from endpoint import Answer, endpoint, failed, said
from examples import TEXT, good
from recorded_folders import REFUSED, RIGHT, copied_cases, recorded_folder, words_of

from summarizer import (
    Document,
    RefusalError,
    Summarizer,
)
from summarizer._recordings.cassettes import EXCHANGE, read_cassette
from summarizer._recordings.manner import Manner
from summarizer._recordings.replay import record_cassette, replay_summary

pytestmark = pytest.mark.usefixtures("quick_and_keyed")


@pytest.mark.slow
def test_recorded_again_a_case_is_asked_about_in_its_own_manner(run: Run, tmp_path: Path) -> None:
    recorded_folder(tmp_path / "case", RIGHT, supported, verify=True)
    with endpoint(RIGHT, supported) as server:
        done = run("record", "--update", tmp_path / "case", OPENAI_BASE_URL=server.url)
    assert done.status == 0, done.err
    assert read_cassette(tmp_path / "case").manner == Manner(verify=True)
    assert len(read_cassette(tmp_path / "case").requests) == 2


@pytest.mark.slow
def test_record_names_the_case_after_its_file_and_says_what_came_of_it(
    run: Run, report: Path, tmp_path: Path
) -> None:
    with endpoint(RIGHT) as server:
        status, out, _ = run("record", report, "--published", "2024-03-07", "--base-url", server.url)
    assert (status, out) == (0, "cassettes/report: 7 items, 0 rejected, 1 exchange\n")
    names = {path.name for path in (tmp_path / "cassettes" / "report").iterdir()}
    assert names == {"document.txt", "document.json", "exchange.yaml", "summary.json"}
    assert [path.name for path in (tmp_path / "cassettes").iterdir()] == ["report"]
    assert (tmp_path / "cassettes/report/document.txt").read_text("utf-8") == TEXT
    assert str(tmp_path) not in words_of(tmp_path / "cassettes" / "report")


@pytest.mark.slow
def test_a_case_may_have_another_name_and_place(run: Run, report: Path, tmp_path: Path) -> None:
    with endpoint(RIGHT) as server:
        place = ("--cassettes", "some/where", "--name", "oslo-2", "--base-url", server.url)
        status, out, _ = run("record", report, *place)
    assert status == 0 and out.startswith("some/where/oslo-2: ")
    assert replay_summary(tmp_path / "some/where/oslo-2").document.name == "report.txt"


@pytest.mark.slow
@pytest.mark.parametrize(
    "url",
    [
        "https://files.example/share/k3y-planted",
        "https://files.example/cod.html?token=k3y-planted",
        "https://files.example/cod.html#k3y-planted",
        "https://files.example/cod.html?a=b/k3y-planted",
    ],
)
def test_nothing_of_a_url_is_kept_and_it_names_no_cassette(url: str, run: Run, tmp_path: Path) -> None:
    document = Document(TEXT, title="A readout", name=url)
    with endpoint(RIGHT) as server, Summarizer(base_url=server.url, model="test-model") as one:
        record_cassette(document, tmp_path / "cassettes/case", one)
    words = words_of(tmp_path / "cassettes/case")
    assert "files.example" not in words and "planted" not in words
    kept = replay_summary(tmp_path / "cassettes/case").document
    assert (kept.name, kept.title) == (None, "A readout")
    status, _, err = run("record", url, "--base-url", "http://localhost:9/v1")
    assert status == 2 and "--name" in err and "planted" not in err
    assert [path.name for path in (tmp_path / "cassettes").iterdir()] == ["case"]


@pytest.mark.parametrize("name", ["../up", "a/b", ".hidden", "", "-x", "a b", "ö", "a.", "a\n"])
def test_a_name_that_is_no_folders_is_wrong_usage(run: Run, tmp_path: Path, name: str) -> None:
    source = tmp_path / "ö.txt"
    source.write_text(TEXT, "utf-8")
    status, _, err = run("record", source, f"--name={name}", "--base-url", "http://localhost:9/v1")
    assert status == 2 and "for a recording: use letters" in err
    assert [path.name for path in tmp_path.iterdir()] == ["ö.txt"]


def test_a_case_that_is_there_is_not_overwritten(run: Run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "cassettes" / "report").mkdir(parents=True)
    with endpoint(RIGHT) as server:
        status, _, err = run("record", report, "--base-url", server.url)
    assert status == 1 and "cassettes/report already exists: use --update" in err
    assert server.requests == []


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        pytest.param((), "exactly one document is required", id="nothing"),
        pytest.param(("a.txt", "b.txt"), "exactly one document is required", id="two"),
        pytest.param(("--update", "--name", "x"), "--update cannot be combined", id="update-and-name"),
        pytest.param(("--update", "--title", "x"), "--update cannot be combined", id="update-and-title"),
    ],
)
def test_what_record_cannot_mean_is_wrong_usage(run: Run, arguments: tuple[str, ...], why: str) -> None:
    status, _, err = run("record", *arguments)
    assert status == 2 and why in err


@pytest.mark.parametrize(
    ("script", "why"),
    [
        pytest.param((failed(401),), "the key was refused", id="key-refused"),
        pytest.param((failed(500),), "answered 500", id="server-error"),
        pytest.param((said('{"half', finish="length"),), "output limit", id="truncated"),
        pytest.param((REFUSED,), "use --keep-errors", id="refusal"),
        pytest.param((Answer(reset=True),), "cannot reach", id="reset"),
    ],
)
def test_when_the_endpoint_fails_nothing_is_left_behind(
    run: Run, report: Path, tmp_path: Path, script: Any, why: str
) -> None:
    with endpoint(*script) as server:
        done = run("record", report, "--base-url", server.url, SUMMARIZER_RETRIES="1")
    assert (done.status, done.out) == (1, "") and why in done.err
    assert list((tmp_path / "cassettes").iterdir()) == []


def test_a_place_that_cannot_be_written_is_one_clear_line(
    run: Run, report: Path, tmp_path: Path
) -> None:
    (tmp_path / "cassettes").write_text("a file")
    with endpoint(RIGHT) as server:
        status, _, err = run("record", report, "--base-url", server.url)
    assert status == 2 and err.startswith("Error: Invalid value for '--cassettes': ")
    assert err.count("\n") == 1 and server.requests == []


@pytest.mark.slow
def test_an_interruption_leaves_nothing_behind(report: Path, tmp_path: Path) -> None:
    with endpoint(Answer(silence=20)) as server:
        started = start_process("record", report, "--base-url", server.url, folder=tmp_path)
        wait_until(lambda: bool(server.requests))
        started.send_signal(signal.SIGINT)
        _, err = started.communicate(timeout=20)
    assert started.returncode == 130 and err.strip() == "Interrupted."
    assert list((tmp_path / "cassettes").iterdir()) == []


@pytest.mark.slow
def test_a_refusal_is_kept_where_that_is_asked(run: Run, report: Path, tmp_path: Path) -> None:
    with endpoint(REFUSED) as server:
        status, out, _ = run("record", report, "--keep-errors", "--base-url", server.url)
    assert status == 0 and "kept, but the answer is not a summary" in out
    with pytest.raises(RefusalError):
        replay_summary(tmp_path / "cassettes" / "report")


@pytest.mark.slow
def test_update_records_one_case_again_and_keeps_what_else_is_in_its_folder(
    run: Run, made: Path, tmp_path: Path
) -> None:
    copied_cases(made, tmp_path, "one", "two")
    (tmp_path / "cassettes/one/notes.md").write_text("mine")
    fewer = good() | {"overview": []}
    with endpoint(said(json.dumps(fewer))) as server:
        options = ("--base-url", server.url, "--model", "another-model")
        status, out, _ = run("record", "--update", "one", *options)
    assert status == 0 and out.startswith("cassettes/one: ")
    assert "\n        overview[0]: - " in out, "what changed in the summary is shown"
    assert '        provenance.model: "test-model" -> "another-model"\n' in out
    assert replay_summary(tmp_path / "cassettes/one").provenance.model == "another-model"
    assert (tmp_path / "cassettes/one/notes.md").read_text() == "mine"
    assert words_of(tmp_path / "cassettes/two") == words_of(made)
    assert sorted(path.name for path in (tmp_path / "cassettes").iterdir()) == ["one", "two"]


@pytest.mark.slow
def test_update_records_all_cases_again_broken_ones_too(run: Run, made: Path, tmp_path: Path) -> None:
    copied_cases(made, tmp_path, "one", "two")
    (tmp_path / "cassettes/one" / EXCHANGE).write_text("a: [")
    with endpoint(RIGHT) as server:
        options = ("--base-url", server.url, "--model", "test-model")
        status, _, _ = run("record", "--update", *options)
    assert status == 0 and len(server.requests) == 2
    assert words_of(tmp_path / "cassettes/one") == words_of(made) == words_of(tmp_path / "cassettes/two")


@pytest.mark.slow
def test_an_update_of_a_case_without_its_document_goes_on(run: Run, made: Path, tmp_path: Path) -> None:
    copied_cases(made, tmp_path, "one", "two", "three")
    (tmp_path / "cassettes/one/document.txt").unlink()
    (tmp_path / "cassettes/two/document.txt").unlink()
    with endpoint(RIGHT) as server:
        status, out, err = run("record", "--update", "--base-url", server.url, "--model", "other")
    assert status == 3 and out.startswith("cassettes/three: ")
    assert err == "".join(
        f"Error: document.txt not found in recording cassettes/{name}: restore it, or record it again\n"
        for name in ("one", "two")
    )


def test_an_update_of_cases_without_documents_only_fails(run: Run, made: Path, tmp_path: Path) -> None:
    copied_cases(made, tmp_path, "one", "two")
    for name in ("one", "two"):
        (tmp_path / f"cassettes/{name}/document.txt").unlink()
    with endpoint(RIGHT) as server:
        status, out, err = run("record", "--update", "--base-url", server.url)
    assert (status, out, err.count("\n"), server.requests) == (1, "", 2, [])


@pytest.mark.slow
def test_a_case_without_its_document_is_told_before_another_is_paid_for(
    run: Run, made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copied_cases(made, tmp_path, "one", "two")
    (tmp_path / "cassettes/two/document.txt").unlink()
    told: list[str] = []

    def answer(_: object) -> Answer:
        told.append(capsys.readouterr().err)
        return RIGHT

    with endpoint(answer) as server:
        status, *_ = run("record", "--update", "--base-url", server.url)
    assert status == 3 and "document.txt not found in recording cassettes/two" in told[0]


@pytest.mark.slow
def test_what_bad_answers_of_a_recording_cost_is_said(run: Run, report: Path) -> None:
    with endpoint(said("no JSON")) as server:
        status, _, err = run("record", report, "--base-url", server.url)
    assert status == 1 and err.endswith("(spent: 200 tokens in (0 cached), 20 out)\n")


@pytest.mark.slow
def test_an_update_that_fails_leaves_the_old_case_and_goes_on(
    run: Run, made: Path, tmp_path: Path
) -> None:
    copied_cases(made, tmp_path, "one", "two")
    with endpoint(REFUSED, RIGHT) as server:
        options = ("--base-url", server.url, "--model", "other")
        status, out, err = run("record", "--update", *options)
    assert status == 3
    assert err.startswith("Error: cassettes/one: ") and "declined" in err
    assert out.startswith("cassettes/two: ")
    assert words_of(tmp_path / "cassettes/one") == words_of(made)


def test_when_the_key_is_refused_no_other_case_is_tried(run: Run, made: Path, tmp_path: Path) -> None:
    copied_cases(made, tmp_path, "one", "two")
    with endpoint(failed(401)) as server:
        status, _, err = run("record", "--update", "--base-url", server.url)
    assert status == 1 and "the key was refused" in err
    assert len(server.requests) == 1


@pytest.mark.parametrize("name", [".", "../one"])
def test_the_folder_that_somebody_stands_in_is_not_replaced(
    run: Run, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    shutil.copytree(made, tmp_path / "one")
    monkeypatch.chdir(tmp_path / "one")
    with endpoint(RIGHT) as server:
        status, _, err = run("record", "--update", name, "--base-url", server.url)
    assert status == 1 and f"leave it first (cd {tmp_path})" in err
    assert server.requests == [] and words_of(tmp_path / "one") == words_of(made)
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_update_of_a_case_that_is_none_names_it(run: Run) -> None:
    status, _, err = run("record", "--update", "atlantis", "--base-url", "http://localhost:9/v1")
    assert status == 1 and "atlantis" in err
