"""`summarizer check`: a line for each case, advice, and what is accepted."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from commands import Run, start_process
from recorded_folders import CASES, edit_answer, edit_summary, many_cases

import summarizer._flow.templates
from summarizer._recordings.cassettes import EXCHANGE, METADATA, SUMMARY, TEXT


@pytest.mark.slow
def test_check_says_a_line_for_each_case_in_order_and_counts(run: Run, cases: Path) -> None:
    status, out, err = run("check")
    assert (status, err) == (0, "5 checked: 5 ok\n")
    assert out == "".join(f"ok      cassettes/{name}\n" for name in CASES)


@pytest.mark.slow
def test_check_shows_each_verdict_with_its_difference_and_advice(run: Run, cases: Path) -> None:
    edit_answer(cases / "again", lambda answer: answer["concerns"][0].update(kind="warning"), at=1)
    (cases / "right" / EXCHANGE).unlink()
    path = cases / "tools" / TEXT
    path.write_text(path.read_text("utf-8").replace("€25", "€30"), "utf-8")
    status, out, err = run("check")
    assert (status, err) == (1, "5 checked: 2 ok, 1 stale, 1 changed, 1 broken\n")
    assert out.splitlines()[:3] == [
        "changed cassettes/again: the same exchange gives another summary (1 place)",
        '        concerns[0].kind: "worry" -> "warning"',
        "        -> look, then accept it: summarizer check --accept cassettes/again",
    ]
    assert "broken  cassettes/right: exchange.yaml not found in recording cassettes/right" in out
    assert "stale   cassettes/tools: the document changed\n" in out
    again = "-> record it again: summarizer record --update cassettes/tools"
    assert f"{again} --model test-model --mode tools\n" in out


@pytest.mark.parametrize(
    ("environment", "options", "advice"),
    [
        pytest.param({}, [], " --model test-model --mode tools", id="neither-is-the-default"),
        pytest.param(
            {"SUMMARIZER_MODEL": "test-model"}, [], " --model test-model --mode tools", id="model-set"
        ),
        pytest.param({"SUMMARIZER_MODE": "tools"}, ["--model", "a b"], " --model 'a b'", id="asked"),
        pytest.param({}, ["--model", "gpt-5.4"], " --model gpt-5.4 --mode tools", id="default-asked"),
    ],
)
def test_the_advice_names_the_recorded_model_whatever_the_environment_asks(
    run: Run,
    cases: Path,
    environment: dict[str, str],
    options: list[str],
    advice: str,
) -> None:
    path = cases / "tools" / TEXT
    path.write_text(path.read_text("utf-8").replace("€25", "€30"), "utf-8")
    _, out, _ = run("check", "tools", *options, **environment)
    assert out.endswith(f"summarizer record --update cassettes/tools{advice}\n")


@pytest.mark.slow
def test_a_case_may_be_named_alone(run: Run, cases: Path) -> None:
    assert run("check", "right")[:2] == (0, "ok      cassettes/right\n")
    assert run("check", "cassettes/right", "tools")[0] == 0
    status, _, err = run("check", "atlantis")
    assert status == 1 and "atlantis" in err and len(err.splitlines()) == 1


def test_a_case_goes_before_a_folder_of_its_name(run: Run, cases: Path, tmp_path: Path) -> None:
    (tmp_path / "right").mkdir()
    assert run("check", "right")[:2] == (0, "ok      cassettes/right\n")


def test_the_model_to_be_asked_may_be_named(run: Run, cases: Path) -> None:
    status, out, _ = run("check", "right", "--model", "gpt-next")
    assert status == 1 and "the model changed" in out


@pytest.mark.slow
def test_accept_rewrites_the_changed_only_and_ends_well_only_then(run: Run, cases: Path) -> None:
    before = (cases / "right" / SUMMARY).read_bytes()
    edit_summary(cases / "right", lambda tree: tree["concerns"].pop())
    status, out, _ = run("check", "--accept")
    assert status == 0 and "accepted: the same exchange gives another summary" in out
    assert (cases / "right" / SUMMARY).read_bytes() == before
    assert run("check")[0] == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda folder: (folder / METADATA).write_text('{"title": "Cod wars"}'), id="stale"),
        pytest.param(lambda folder: (folder / EXCHANGE).unlink(), id="broken"),
        pytest.param(
            lambda folder: edit_answer(
                folder, lambda answer: answer["commitments"][0]["evidence"][0].update(quote="No")
            ),
            id="changed-beyond-the-recording",
        ),
    ],
)
def test_what_is_not_merely_changed_is_not_accepted(
    run: Run, cases: Path, spoil: Callable[[Path], object]
) -> None:
    spoil(cases / "right")
    before = (cases / "right" / SUMMARY).read_bytes()
    status, out, _ = run("check", "--accept")
    assert status == 1 and "accepted" not in out and "--accept" not in out
    assert (cases / "right" / SUMMARY).read_bytes() == before


@pytest.mark.slow
def test_the_json_form_is_a_list_of_verdicts(run: Run, cases: Path) -> None:
    edit_summary(cases / "right", lambda tree: tree["concerns"].pop(0))
    status, out, _ = run("check", "-f", "json")
    verdicts = json.loads(out)
    assert status == 1
    assert [each["verdict"] for each in verdicts] == ["ok", "ok", "ok", "changed", "ok"]
    assert verdicts[3] == {
        "cassette": "cassettes/right",
        "verdict": "changed",
        "why": "the same exchange gives another summary (1 place)",
        "difference": ['concerns[0]: + "the mackerel stock"'],
    }


def _change_the_prompt(monkeypatch: pytest.MonkeyPatch) -> None:
    read = summarizer._flow.templates._read_template

    def changed(name: str) -> str:
        return read(name).replace("Readers quote", "People quote")

    monkeypatch.setattr(summarizer._flow.templates, "_read_template", changed)


def test_one_cause_is_said_once_with_the_cases_it_hits_and_what_to_do(
    run: Run, cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _change_the_prompt(monkeypatch)
    status, out, err = run("check")
    assert (status, err) == (1, "5 checked: 5 stale\n")
    assert out.count("People quote") == 1
    assert "stale   cassettes/corrected: the system prompt changed, as in cassettes/again\n" in out
    again = "summarizer record --update"
    alike = "cassettes/again cassettes/corrected cassettes/refused cassettes/right"
    assert "\n5 recordings with the same cause: the system prompt changed\n" in out
    assert out.count("        the recorded answers still match the schema\n") == 2
    assert f"        -> record them again: {again} {alike} --model test-model\n" in out
    tools = "cassettes/tools --model test-model --mode tools"
    assert out.endswith(f"-> record it again: {again} {tools}\n")


@pytest.mark.slow
def test_the_github_form_is_an_annotation_for_each_cause(
    run: Run, cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_summary(cases / "right", lambda tree: tree["concerns"].pop(0))
    status, out, _ = run("check", "-f", "github")
    (line,) = out.splitlines()
    assert status == 1
    assert line.startswith(
        "::error file=cassettes/right/summary.json,title=changed%3A cassettes/right::"
    )
    assert line.endswith("%0A-> look, then accept it: summarizer check --accept cassettes/right")
    _change_the_prompt(monkeypatch)
    _, out, _ = run("check", "-f", "github")
    assert len(out.splitlines()) == 1 and "title=stale%3A cassettes/again and 4 more::" in out
    assert run("check", "nothing", "-f", "github")[:2] == (1, "")


def test_a_recorded_answer_that_fits_no_more_is_told(
    run: Run, cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_answer(cases / "right", lambda answer: answer["concerns"][0].pop("about"))
    _change_the_prompt(monkeypatch)
    _, out, _ = run("check", "right")
    assert "        the recorded answers no longer match the schema\n" in out


@pytest.mark.slow
def test_the_junit_form_is_read_as_tests(run: Run, cases: Path) -> None:
    edit_summary(cases / "right", lambda tree: tree["concerns"].pop(0))
    status, out, err = run("check", "-f", "junit")
    assert err.startswith("changed cassettes/right: ") and "mackerel" in err and "\nok " not in err
    suite = ElementTree.fromstring(out)
    assert status == 1
    assert (suite.tag, suite.get("tests"), suite.get("failures")) == ("testsuite", "5", "1")
    assert [each.get("name") for each in suite] == list(CASES)
    (failure,) = suite.iter("failure")
    assert failure.get("type") == "changed" and "mackerel" in (failure.text or "")
    assert "-> look, then accept it: summarizer check --accept cassettes/right" in (failure.text or "")


def test_a_case_has_its_name_from_inside_too(
    run: Run, cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(cases / "right")
    _, out, _ = run("check", ".", "-f", "junit")
    assert [each.get("name") for each in ElementTree.fromstring(out)] == ["right"]


@pytest.mark.slow
def test_an_interruption_of_many_is_one_line(kinds: Path, tmp_path: Path) -> None:
    many_cases(kinds, tmp_path / "cassettes", 40)
    started = start_process("check", folder=tmp_path, stdout=subprocess.PIPE)
    assert started.stdout is not None
    started.stdout.readline()
    began = time.monotonic()
    started.send_signal(signal.SIGINT)
    _, err = started.communicate(timeout=30)
    assert started.returncode == 130 and err.strip() == "Interrupted."
    assert time.monotonic() - began < 10
