"""The options of the second reading and of the answer's form, on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from asked import RIGHT, answered_and_read, is_reading, supported
from case_tables import cases_in
from commands import Run
from endpoint import Endpoint, endpoint, failed
from examples import TEXT

from summarizer._cli.options import complete_verify
from summarizer._recordings.cassettes import read_cassette
from summarizer._recordings.manner import Manner
from summarizer._recordings.replay import replay_summary

pytestmark = pytest.mark.usefixtures("quick_and_keyed")
UNSET = {"SUMMARIZER_VERIFY": ""}


@pytest.mark.parametrize(
    ("given", "meant"),
    cases_in("""
        before-a-file: --verify report.txt => --verify=all report.txt
        at-the-end: report.txt --verify => report.txt --verify=all
        before-an-option: --verify --model m a.txt => --verify=all --model m a.txt
        none: --verify none a.txt => --verify none a.txt
        all: --verify all => --verify all
        equals: --verify=none a.txt => --verify=none a.txt
        a-file-of-that-name: a.txt -- --verify => a.txt -- --verify
        before-the-files: --verify -- all => --verify=all -- all
    """),
)
def test_verify_stands_alone_where_none_of_its_words_follows(given: str, meant: str) -> None:
    assert complete_verify(given.split()) == meant.split()


@pytest.mark.parametrize(
    ("options", "environment", "readings"),
    cases_in("""
        bare: - => - => 1
        flag: --verify => none => 1
        all: --verify all => none => 1
        none: --verify none => - => 0
        none-over-all: --verify none => all => 0
        environment: - => none => 0
    """),
)
def test_a_bare_command_verifies(
    run: Run, report: Path, options: str, environment: str, readings: str
) -> None:
    said_so = {"SUMMARIZER_VERIFY": environment.strip("-")}
    with endpoint(answered_and_read) as server:
        given = options.split() if options != "-" else []
        done = run("summarize", *given, report, OPENAI_BASE_URL=server.url, **said_so)
    assert done.status == 0, done.err
    assert sum(map(is_reading, server.requests)) == int(readings)
    assert (json.loads(done.out)["verification"] is not None) == bool(int(readings))


def test_another_word_after_an_equals_sign_is_refused(run: Run, report: Path) -> None:
    done = run("summarize", "--verify=some", report)
    assert done.status == 2 and "'some' is not one of 'all', 'none'" in done.err


def asked_for_overview(server: Endpoint) -> list[bool]:
    return ["overview" in json.dumps(request) for request in server.requests if not is_reading(request)]


@pytest.mark.slow
def test_an_overview_is_asked_for_by_summarize_and_by_others_only_on_request(
    run: Run, report: Path
) -> None:
    with endpoint(RIGHT) as server:
        where = {"OPENAI_BASE_URL": server.url}
        run("summarize", report, **where)
        run("summarize", report, "--no-overview", **where)
        run("batch", report, "-o", "a.jsonl", "--no-cache", **where)
        run("batch", report, "-o", "b.jsonl", "--no-cache", "--overview", **where)
        run("record", report, **where)
        run("record", report, "--overview", "--name", "other", **where)
    assert asked_for_overview(server) == [True, False, False, True, False, True]
    assert not json.loads(Path("a.jsonl").read_text())["overview"]
    assert json.loads(Path("b.jsonl").read_text())["overview"]


@pytest.mark.slow
def test_lines_made_otherwise_are_told_apart_by_what_made_them(run: Run, report: Path) -> None:
    with endpoint(answered_and_read) as server:

        def batch(*options: str) -> str:
            return run("batch", report, "-o", "a.jsonl", *options, OPENAI_BASE_URL=server.url).err

        batch("--verify", "--verify-model", "strong")
        line = json.loads(Path("a.jsonl").read_text())
        assert line["verification"]["model"] == "strong"
        assert "a second reading by model strong, but this run uses gpt-5.4" in batch("--verify")
        assert "with a second reading" in batch("--verify", "none")
        assert "without an overview" in batch("--verify", "--verify-model", "strong", "--overview")
        assert "writes in fr (--write-in)" in batch(
            "--verify", "--verify-model", "strong", "--write-in", "fr"
        )
    assert len(Path("a.jsonl").read_text().splitlines()) == 1


@pytest.mark.slow
def test_a_reading_that_fails_is_an_error_of_the_document_and_the_answer_is_not_paid_for_again(
    run: Run, report: Path
) -> None:
    broken: list[Any] = [True]

    def read_later(request: dict[str, Any]) -> Any:
        return RIGHT if not is_reading(request) else failed(503) if broken else supported(request)

    with endpoint(read_later) as server:
        where = {"OPENAI_BASE_URL": server.url} | UNSET
        one = run("summarize", report, "--cache", "kept", **where)
        assert one.status == 1 and one.err.startswith("Error: the verification failed: ")
        several = run("batch", report, "-o", "a.jsonl", "--cache", "kept", **where)
        assert several.status == 3
        (failure,) = map(json.loads, Path("a.errors.jsonl").read_text().splitlines())
        assert failure["message"].startswith("the verification failed: ")
        broken.clear()
        sent = len(server.requests)
        again = run("batch", report, "-o", "a.jsonl", "--cache", "kept", **where)
    assert again.status == 0 and not Path("a.errors.jsonl").exists()
    assert [is_reading(request) for request in server.requests[sent:]] == [True]
    assert json.loads(Path("a.jsonl").read_text())["verification"]["verdicts"]


@pytest.mark.slow
def test_a_case_keeps_how_it_was_asked_and_is_asked_so_again(run: Run, report: Path) -> None:
    options = ("--verify", "--verify-model", "strong", "--write-in", "fr", "--sparse")
    manner = Manner(verify=True, verify_model="strong", overview=False, sparse=True, write_in="fr")
    with endpoint(answered_and_read) as server:
        where = {"OPENAI_BASE_URL": server.url, "SUMMARIZER_MODEL": "plain"}
        run("record", report, *options, **where)
        case = Path("cassettes/report")
        assert read_cassette(case).manner == manner
        live = replay_summary(case)
        assert live.verification and live.verification.model == "strong"
        again = run("record", "--update", "report", SUMMARIZER_VERIFY_MODEL="third", **where)
        assert again.status == 0 and "the summary is the same" in again.out
        assert read_cassette(case).manner == manner
    assert [request["model"] for request in server.requests] == ["plain", "strong"] * 2
    checked = run("check")
    assert checked.status == 0, checked.out
    text = case / "document.txt"
    text.write_text(text.read_text() + "They met again.")
    assert "--model plain --verify-model strong" in run("check").out


@pytest.mark.slow
def test_a_case_of_old_has_none_of_it_in_its_metadata(run: Run, report: Path) -> None:
    with endpoint(RIGHT) as server:
        run("record", report, "--overview", "--verify", "none", OPENAI_BASE_URL=server.url)
    known = json.loads(Path("cassettes/report/document.json").read_text())
    assert not known.keys() & {"verify", "verify_model", "overview", "sparse", "write_in"}
    assert read_cassette(Path("cassettes/report")).manner == Manner()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("field", "value"),
    [("overview", "no"), ("sparse", 1), ("write_in", "in French"), ("verify_model", 3)],
)
def test_metadata_that_say_nothing_are_refused_by_name(
    run: Run, report: Path, field: str, value: object
) -> None:
    with endpoint(RIGHT) as server:
        run("record", report, OPENAI_BASE_URL=server.url)
    known = Path("cassettes/report/document.json")
    known.write_text(json.dumps({**json.loads(known.read_text()), field: value}))
    done = run("check")
    assert done.status == 1 and "broken" in done.out and field in done.out


def test_prompt_shows_the_form_that_is_asked_for(run: Run, report: Path) -> None:
    shown = json.loads(run("prompt", report, "--no-overview", "--write-in", "de", "-f", "json").out)
    assert "overview" not in json.dumps(shown) and "German" in shown["messages"][0]["content"]
    assert TEXT.split()[0] in shown["messages"][1]["content"]


def test_prompt_shows_the_request_to_the_second_model(run: Run, report: Path) -> None:
    with endpoint(RIGHT) as server:
        plain = run("summarize", report, "--model", "m", OPENAI_BASE_URL=server.url)
    Path("kept.json").write_text(plain.out)
    done = run(
        "prompt", report, "--verification", "kept.json", "--verify-model", "gpt-4.1", "-f", "json"
    )
    assert json.loads(done.out)["model"] == "gpt-4.1"
    assert "with gpt-4.1;" in done.err
