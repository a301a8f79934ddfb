"""Verdicts: what a check says of a case that holds, and of one spoiled in each way."""

from __future__ import annotations

import json
import multiprocessing
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from endpoint import Answer, endpoint, said, tool_called
from examples import document, good
from volumes import served, volume

import summarizer._flow.prompts
import summarizer._recordings.cassette_check
from summarizer import CassetteError, Document, RefusalError, Summarizer, schemas
from summarizer import cli as command_line
from summarizer._recordings.cassette_check import Verdict, accept, check, check_all
from summarizer._recordings.cassettes import EXCHANGE, METADATA, SUMMARY, TEXT, cassettes_in
from summarizer._recordings.check_form import shown
from summarizer._recordings.replay import record

REFUSED = said(None, refusal="I cannot help with that")
MEND = {
    "fault": 1,
    "drop": False,
    "sentence": 2,
    "text": "Norway pledged €25 million for a joint rescue centre",
}
CASES = ("again", "corrected", "refused", "right", "tools")
Run = Callable[..., tuple[int, str, str]]


def _wrong() -> dict[str, Any]:
    answer = good()
    answer["commitments"][0]["evidence"][0]["quote"] = "Norway promised €25 million"
    return answer


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cassette of each kind, recorded once; tests copy what they spoil."""
    folder = tmp_path_factory.mktemp("made")
    scripts: dict[str, tuple[Answer, ...]] = {
        "again": (said('{"no": 1}'), said(json.dumps(good()))),
        "corrected": (said(json.dumps(_wrong())), said(json.dumps({"mends": [MEND]}))),
        "refused": (REFUSED,),
        "right": (said(json.dumps(good())),),
        "tools": (tool_called(json.dumps(good())),),
    }
    for name, script in scripts.items():
        mode = "tools" if name == "tools" else "json-schema"
        with (
            endpoint(*script) as server,
            Summarizer(base_url=server.url, model="test-model", mode=mode) as one,
        ):
            try:
                record(document(title="Cod talks"), folder / name, one, keep_errors=True)
            except RefusalError:
                assert name == "refused"
    return folder


@pytest.fixture
def cases(made: Path, tmp_path: Path) -> Path:
    """The cassettes, to be spoiled, in a folder `cassettes`."""
    shutil.copytree(made, tmp_path / "cassettes")
    return tmp_path / "cassettes"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """The command line in this process, in a folder of its own: its status, stdout and stderr."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["summarizer", *map(str, arguments)])
        with pytest.raises(SystemExit) as exit_:
            command_line.main()
        streams = capsys.readouterr()
        return int(exit_.value.code or 0), streams.out, streams.err

    return call


def _edit(folder: Path, change: Callable[[list[Any]], object]) -> None:
    tree = yaml.safe_load((folder / EXCHANGE).read_text("utf-8"))
    change(tree["interactions"])
    (folder / EXCHANGE).write_text(yaml.safe_dump(tree, allow_unicode=True), "utf-8")


def _edit_answer(folder: Path, change: Callable[[dict[str, Any]], object], at: int = 0) -> None:
    def edit(exchanges: list[Any]) -> None:
        message = exchanges[at]["response"]["body"]["json"]["choices"][0]["message"]
        change(message["content"]["value"])

    _edit(folder, edit)


def _edit_summary(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    tree = json.loads((folder / SUMMARY).read_text("utf-8"))
    change(tree)
    (folder / SUMMARY).write_text(json.dumps(tree), "utf-8")


def _told(verdict: Verdict) -> str:
    return "\n".join((verdict.why, *verdict.difference))


@contextmanager
def _template(name: str, change: Callable[[str], str]) -> Iterator[None]:
    """Another text of a template, wherever a Prompt is made."""
    read = summarizer._flow.prompts._read
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            summarizer._flow.prompts,
            "_read",
            lambda file: change(read(file)) if file == name else read(file),
        )
        yield


# Ok


@pytest.mark.parametrize("name", CASES)
def test_a_case_as_it_was_recorded_is_ok(made: Path, name: str) -> None:
    assert check(made / name) == Verdict(made / name, "ok")


def test_another_version_of_the_package_alone_changes_nothing(cases: Path) -> None:
    _edit_summary(cases / "right", lambda tree: tree["provenance"].update(package_version="0.0.1"))
    assert check(cases / "right").kind == "ok"


def test_a_case_may_be_renamed_and_moved(cases: Path, tmp_path: Path) -> None:
    (cases / "right").rename(tmp_path / "elsewhere")
    assert check(tmp_path / "elsewhere").kind == "ok"


# Stale


def test_one_word_of_the_system_prompt_makes_every_case_stale_by_name(made: Path) -> None:
    with _template("summary.v1.system.md.jinja", lambda text: text.replace("Readers", "People", 1)):
        verdicts = list(check_all(cassettes_in([made])))
    assert [each.folder.name for each in verdicts] == list(CASES)
    for each in verdicts:
        assert (each.kind, each.why) == ("stale", "the system prompt changed")
        old, new = each.difference
        assert old.startswith("- ") and "Readers " in old
        assert new.startswith("+ ") and "People " in new


def test_one_word_of_the_user_prompt_makes_every_case_stale_by_name(made: Path) -> None:
    with _template("summary.v1.user.md.jinja", lambda text: text.replace("begins", "starts")):
        verdicts = list(check_all(cassettes_in([made])))
    for each in verdicts:
        assert (each.kind, each.why) == ("stale", "the user prompt changed")
        assert any(line.startswith("+ ") and line.endswith(" starts") for line in each.difference)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cassette of a document in five parts, the last answered first."""
    folder = tmp_path_factory.mktemp("long") / "long"
    with endpoint(served) as server, Summarizer(base_url=server.url, model="m", window=600) as one:
        record(Document(volume(9_000, every=1_500).text, title="A year"), folder, one)
    return folder


def test_a_long_case_is_ok_and_a_word_of_the_parts_prompt_makes_it_stale_and_no_short_one(
    made: Path, long: Path
) -> None:
    assert check(long) == Verdict(long, "ok")
    with _template("summary.v1.part.md.jinja", lambda text: text.replace("stand earlier", "stood")):
        verdict = check(long)
        assert check(made / "right").kind == "ok"
    assert (verdict.kind, verdict.why) == ("stale", "the user prompt changed")
    old, new = verdict.difference
    assert "part 1 of 5" in old and "part 1 of 5" in new and "stood" in new


def test_a_change_in_one_part_of_a_long_case_is_shown_and_nothing_else(
    long: Path, tmp_path: Path
) -> None:
    shutil.copytree(long, tmp_path / "long")
    text = tmp_path / "long" / "document.txt"
    text.write_text(text.read_text("utf-8").replace("on line 3", "on line 9"), "utf-8")
    verdict = check(tmp_path / "long")
    assert (verdict.kind, verdict.why) == ("stale", "the document changed")
    assert len(verdict.difference) == 2


def test_a_long_case_whose_answer_needs_a_correction_now_says_so(long: Path, tmp_path: Path) -> None:
    shutil.copytree(long, tmp_path / "long")

    def worsen(answer: dict[str, Any]) -> None:
        answer["commitments"][0]["evidence"][0]["quote"] = "Nobody promised a thing to anyone"

    _edit_answer(tmp_path / "long", worsen, at=2)
    verdict = check(tmp_path / "long")
    assert (verdict.kind, verdict.why) == (
        "changed",
        "the recorded answer now needs a correction, and none was recorded",
    )


@pytest.mark.parametrize("part", ["system", "user"])
def test_one_word_of_the_corrections_prompt_makes_every_case_stale(made: Path, part: str) -> None:
    with _template(f"correction.v1.{part}.md.jinja", lambda text: text + "\nBe brief."):
        verdicts = {each.name: each for each in check_all(cassettes_in([made]))}
    assert {each.kind for each in verdicts.values()} == {"stale"}
    assert verdicts["corrected"].why == f"in the correction, the {part} prompt changed"
    assert verdicts["corrected"].difference[-1] == "+ Be brief."
    assert "the correction's" in verdicts["right"].why


def test_one_description_of_a_schema_makes_every_case_stale_by_name(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Answer(schemas.Answer):
        """Everything the report reports."""

    monkeypatch.setattr(summarizer._flow.prompts, "Answer", Answer)
    verdicts = list(check_all(cassettes_in([made])))
    assert len(verdicts) == len(CASES)
    for each in verdicts:
        assert (each.kind, each.why) == ("stale", "the schema changed")
        assert '"Everything the report reports."' in _told(each)
        assert len(each.difference) == 1


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        pytest.param(TEXT, None, "+ [2] Norway pledged €30 million", id="text"),
        pytest.param(METADATA, {"title": "Cod wars"}, "+ Title: Cod wars", id="title"),
        pytest.param(METADATA, {"published": "2024-03-08"}, "+ Published: 2024-03-08", id="date"),
    ],
)
def test_another_document_makes_its_case_stale(
    cases: Path, name: str, content: dict[str, str] | None, line: str
) -> None:
    path = cases / "right" / name
    if content is None:
        path.write_text(path.read_text("utf-8").replace("€25", "€30"), "utf-8")
    else:
        path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | content), "utf-8")
    verdict = check(cases / "right")
    assert (verdict.kind, verdict.why) == ("stale", "the document changed")
    assert any(each.startswith(line) for each in verdict.difference)
    assert not any("#####" in each for each in verdict.difference)


def test_other_line_ends_make_its_case_stale_and_say_how_to_keep_them(cases: Path) -> None:
    for path in (cases / "right").iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    verdict = check(cases / "right")
    assert (verdict.kind, verdict.why) == ("stale", "the document changed")
    (line,) = verdict.difference
    assert line.startswith("only white space") and "`cassettes/** -text` in .gitattributes" in line


def test_white_space_at_the_end_of_a_prompt_is_told(cases: Path) -> None:
    with _template("summary.v1.system.md.jinja", lambda text: f"{text}\n"):
        verdict = check(cases / "right")
    assert (verdict.kind, verdict.why) == ("stale", "the system prompt changed")
    assert verdict.difference == ("only white space",)


def test_another_model_makes_its_case_stale(made: Path) -> None:
    verdict = check(made / "right", model="gpt-next")
    assert (verdict.kind, verdict.why) == ("stale", "the model changed")
    assert verdict.difference == ("- test-model", "+ gpt-next")
    assert check(made / "right", model="test-model").kind == "ok"


def test_a_message_more_in_the_recorded_request_is_told(cases: Path) -> None:
    extra = {"role": "assistant", "content": "Yes?"}
    _edit(cases / "right", lambda all_: all_[0]["request"]["body"]["json"]["messages"].append(extra))
    verdict = check(cases / "right")
    assert (verdict.kind, verdict.why) == ("stale", "the messages changed")
    assert "Yes?" in _told(verdict)


def test_other_words_that_ask_again_are_told(cases: Path) -> None:
    def reword(exchanges: list[Any]) -> None:
        exchanges[1]["request"]["body"]["json"]["messages"][-1]["content"] += " Please."

    _edit(cases / "again", reword)
    verdict = check(cases / "again")
    assert verdict.kind == "stale" and "asked again" in verdict.why


# Changed


def test_an_edited_answer_that_still_grounds_changes_exactly_its_case(cases: Path) -> None:
    _edit_answer(cases / "right", lambda answer: answer["concerns"][0].update(kind="warning"))
    verdicts = {each.name: each for each in check_all(cassettes_in([cases]))}
    assert {name for name, each in verdicts.items() if each.kind != "ok"} == {"right"}
    changed = verdicts["right"]
    assert changed.kind == "changed" and changed.difference == (
        'concerns[0].kind: "worry" -> "warning"',
    )
    assert "the same exchange gives another summary (1 place)" in changed.why


def test_an_edited_answer_that_needs_a_correction_now_is_changed_and_says_why(cases: Path) -> None:
    wrong = "Norway promised €25 million"
    _edit_answer(
        cases / "right", lambda answer: answer["commitments"][0]["evidence"][0].update(quote=wrong)
    )
    verdict = check(cases / "right")
    assert verdict.kind == "changed" and verdict.outcome is None
    assert "now needs a correction, and none was recorded" in verdict.why
    assert any(wrong in line for line in verdict.difference)


def test_an_edited_answer_that_gets_another_correction_is_changed(cases: Path) -> None:
    wrong = "Norway swore €25 million"
    _edit_answer(
        cases / "corrected", lambda answer: answer["commitments"][0]["evidence"][0].update(quote=wrong)
    )
    verdict = check(cases / "corrected")
    assert verdict.kind == "changed" and verdict.outcome is None
    assert "gets another correction than the recorded one" in verdict.why
    assert any(wrong in line for line in verdict.difference)


def test_an_edited_answer_that_needs_no_correction_any_more_is_changed(cases: Path) -> None:
    _edit_answer(
        cases / "corrected",
        lambda answer: answer["commitments"][0]["evidence"][0].update(quote=MEND["text"]),
    )
    verdict = check(cases / "corrected")
    assert verdict.kind == "changed" and verdict.outcome is None
    assert "1 of the 2 recorded requests would not be made now" in verdict.why


def test_an_edited_answer_that_fits_no_schema_is_changed(cases: Path) -> None:
    _edit(
        cases / "right",
        lambda all_: all_[0]["response"]["body"]["json"]["choices"][0]["message"].update(content="{}"),
    )
    verdict = check(cases / "right")
    assert verdict.kind == "changed" and "it was not asked again" in verdict.why


def test_another_answer_that_is_asked_again_is_changed(cases: Path) -> None:
    _edit_answer(cases / "again", lambda answer: answer.update(no=2))
    verdict = check(cases / "again")
    assert verdict.kind == "changed" and "asked again" in verdict.why


@pytest.mark.parametrize(
    ("change", "line"),
    [
        pytest.param(
            lambda tree: tree["commitments"][0].update(action="pay €30 million"),
            'commitments[0].action: "pay €30 million" -> "pay €25 million for a joint rescue centre"',
            id="a-field",
        ),
        pytest.param(
            lambda tree: tree["concerns"].pop(0), 'concerns[0]: + "the mackerel stock"', id="an-item"
        ),
        pytest.param(lambda tree: tree.update(mood="good"), 'mood: - "good"', id="a-field-that-is-none"),
    ],
)
def test_an_edited_summary_is_changed_and_shown_field_by_field(
    cases: Path, change: Callable[[dict[str, Any]], object], line: str
) -> None:
    _edit_summary(cases / "right", change)
    verdict = check(cases / "right")
    assert (verdict.kind, verdict.difference) == ("changed", (line,))


def test_an_answer_where_a_refusal_was_is_changed_and_says_both(cases: Path) -> None:
    shutil.copy(cases / "refused" / SUMMARY, cases / "right" / SUMMARY)
    verdict = check(cases / "right")
    assert verdict.kind == "changed"
    assert "declined to answer" in _told(verdict) and '-> "a summary"' in _told(verdict)


def test_a_refusal_where_a_summary_was_is_changed(cases: Path) -> None:
    shutil.copy(cases / "right" / SUMMARY, cases / "refused" / SUMMARY)
    verdict = check(cases / "refused")
    assert (verdict.kind, verdict.why) == ("changed", "the same exchange gives no summary any more")
    assert "declined to answer" in _told(verdict)


# Broken


@pytest.mark.parametrize("name", [TEXT, METADATA, EXCHANGE, SUMMARY])
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(None, id="missing"),
        pytest.param(b"\xff\xfe\x00", id="bytes"),
        pytest.param(b"{", id="half"),
        pytest.param(b"[]", id="another-shape"),
        pytest.param(b"!!python/object/apply:os.system ['touch /tmp/owned']", id="python-tag"),
        pytest.param(b"[" * 50_000, id="deep"),
    ],
)
def test_a_file_that_is_missing_or_unreadable_is_broken_in_one_line(
    cases: Path, name: str, content: bytes | None
) -> None:
    path = cases / "right" / name
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    verdict = check(cases / "right")
    readable_text = name == TEXT and content is not None and not content.startswith(b"\xff")
    assert verdict.kind == ("stale" if readable_text else "broken")
    assert str(cases / "right") in verdict.why or readable_text
    assert "\n" not in verdict.why and len(verdict.why) < 600


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda one: one["response"].pop("status"), id="no-status"),
        pytest.param(lambda one: one["response"]["status"].update(code="200"), id="status-is-text"),
        pytest.param(lambda one: one["response"].update(headers=[]), id="headers-are-a-list"),
        pytest.param(
            lambda one: one["response"].update(headers={"content-type": "x"}), id="header-is-text"
        ),
        pytest.param(
            lambda one: one["request"].update(headers={"content-type": []}), id="header-without-a-value"
        ),
        pytest.param(lambda one: one["response"].update(body={}), id="no-body"),
        pytest.param(lambda one: one["request"]["body"].pop("json"), id="no-request-body"),
        pytest.param(lambda one: one["request"]["body"]["json"].pop("messages"), id="no-messages"),
        pytest.param(lambda one: one["request"]["body"]["json"].update(model=""), id="no-model"),
        pytest.param(lambda one: one["request"].pop("uri"), id="no-address"),
    ],
)
def test_an_exchange_of_another_shape_is_broken(
    cases: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    _edit(cases / "right", lambda exchanges: change(exchanges[0]))
    verdict = check(cases / "right")
    assert verdict.kind == "broken" and "its exchange 1 is not as one is recorded" in verdict.why


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda tree: tree["provenance"].update(schema_version="99"), id="schema"),
        pytest.param(None, id="style"),
    ],
)
def test_a_case_of_a_newer_version_says_so(cases: Path, spoil: Any) -> None:
    if spoil:
        _edit_summary(cases / "right", spoil)
    else:

        def restyle(exchanges: list[Any]) -> None:
            message = exchanges[0]["response"]["body"]["json"]["choices"][0]["message"]
            message["content"]["json"] = "of the future"

        _edit(cases / "right", restyle)
    verdict = check(cases / "right")
    assert verdict.kind == "broken" and "by a newer version of summarizer" in verdict.why


def test_a_check_shuts_the_network(cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with endpoint(said(json.dumps(good()))) as server:
        monkeypatch.setattr("summarizer._recordings.replay.BASE_URL", server.url)

        @contextmanager
        def unplayed(_: Path) -> Iterator[Any]:
            yield type("Tape", (), {"played": 1, "asked": {}})

        monkeypatch.setattr("summarizer._recordings.replay.replaying", unplayed)
        verdict = check(cases / "right")
    assert server.requests == []
    assert verdict.kind == "changed" and "cannot reach" in _told(verdict)


# Where cassettes are


def test_places_are_cassettes_or_folders_of_them_each_once_and_sorted(made: Path) -> None:
    assert [each.name for each in cassettes_in([made / "tools", made, made / "again"])] == list(CASES)


@pytest.mark.parametrize(
    ("place", "why"),
    [
        pytest.param("empty", "empty holds no cassette", id="empty-folder"),
        pytest.param("atlantis", "there is no cassette, and no folder of them", id="no-folder"),
        pytest.param("file", "file cannot be read: Not a directory", id="file"),
    ],
)
def test_a_place_without_a_cassette_is_named(tmp_path: Path, place: str, why: str) -> None:
    (tmp_path / "empty" / ".hidden").mkdir(parents=True)
    (tmp_path / "empty" / ".hidden" / EXCHANGE).write_text("half-made")
    (tmp_path / "file").write_text("")
    with pytest.raises(CassetteError, match=why):
        cassettes_in([tmp_path / place])


# The command


def test_check_says_a_line_for_each_case_in_order_and_counts(run: Run, cases: Path) -> None:
    status, out, err = run("check")
    assert (status, err) == (0, "5 checked: 5 ok\n")
    assert out == "".join(f"ok      cassettes/{name}\n" for name in CASES)


def test_check_shows_each_verdict_with_its_difference_and_advice(run: Run, cases: Path) -> None:
    _edit_answer(cases / "again", lambda answer: answer["concerns"][0].update(kind="warning"), at=1)
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
    assert "broken  cassettes/right: the cassette cassettes/right lacks its exchange.yaml" in out
    assert "stale   cassettes/tools: the document changed\n" in out
    again = "-> record it again: summarizer record --update cassettes/tools"
    assert f"{again} --model test-model --mode tools\n" in out


@pytest.mark.parametrize(
    ("environment", "options", "advice"),
    [
        pytest.param({}, [], " --model test-model --mode tools", id="neither-is-the-default"),
        pytest.param({"SUMMARIZER_MODEL": "test-model"}, [], " --mode tools", id="model-set"),
        pytest.param({"SUMMARIZER_MODE": "tools"}, ["--model", "a b"], " --model 'a b'", id="asked"),
        pytest.param({}, ["--model", "gpt-5.4"], " --mode tools", id="default-asked"),
    ],
)
def test_the_advice_names_the_model_and_mode_that_would_not_be_asked_unnamed(
    run: Run,
    cases: Path,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    options: list[str],
    advice: str,
) -> None:
    path = cases / "tools" / TEXT
    path.write_text(path.read_text("utf-8").replace("€25", "€30"), "utf-8")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    _, out, _ = run("check", "tools", *options)
    assert out.endswith(f"summarizer record --update cassettes/tools{advice}\n")


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


def test_accept_rewrites_the_changed_only_and_ends_well_only_then(run: Run, cases: Path) -> None:
    before = (cases / "right" / SUMMARY).read_bytes()
    _edit_summary(cases / "right", lambda tree: tree["concerns"].pop())
    status, out, _ = run("check", "--accept")
    assert status == 0 and "accepted: the same exchange gives another summary" in out
    assert (cases / "right" / SUMMARY).read_bytes() == before
    assert run("check")[0] == 0


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda folder: (folder / METADATA).write_text('{"title": "Cod wars"}'), id="stale"),
        pytest.param(lambda folder: (folder / EXCHANGE).unlink(), id="broken"),
        pytest.param(
            lambda folder: _edit_answer(
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


def test_a_stale_verdict_with_an_outcome_is_not_accepted(cases: Path) -> None:
    verdict = Verdict(cases / "right", "stale", outcome="{}")
    assert accept(verdict) is verdict
    assert (cases / "right" / SUMMARY).read_text("utf-8") != "{}"


def test_the_json_form_is_a_list_of_verdicts(run: Run, cases: Path) -> None:
    _edit_summary(cases / "right", lambda tree: tree["concerns"].pop(0))
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


def test_the_junit_form_is_read_as_tests(run: Run, cases: Path) -> None:
    _edit_summary(cases / "right", lambda tree: tree["concerns"].pop(0))
    status, out, err = run("check", "-f", "junit")
    assert err.startswith("changed cassettes/right: ") and "mackerel" in err and "\nok " not in err
    suite = ElementTree.fromstring(out)
    assert status == 1
    assert (suite.tag, suite.get("tests"), suite.get("failures")) == ("testsuite", "5", "1")
    assert [each.get("name") for each in suite] == list(CASES)
    (failure,) = suite.iter("failure")
    assert failure.get("type") == "changed" and "mackerel" in (failure.text or "")


def test_a_case_has_its_name_from_inside_too(
    run: Run, cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(cases / "right")
    _, out, _ = run("check", ".", "-f", "junit")
    assert [each.get("name") for each in ElementTree.fromstring(out)] == ["right"]


HOSTILE = "\x1b[31m \x00 \x08 ]]> <b a='\"'>&amp; \ud800 \ufffe \u202e \x85 end"


@pytest.mark.parametrize("form", ["text", "json", "junit"])
def test_what_steers_a_terminal_or_breaks_xml_is_harmless_in_each_form(form: str) -> None:
    verdict = Verdict(
        Path(f"cassettes/a{HOSTILE.replace('/', '')}"), "changed", HOSTILE, (HOSTILE,), "x"
    )
    text = shown([verdict], form)
    text.encode()
    assert not {"\x1b", "\x00", "\x08", "\u202e", "\ufffe"} & set(text)
    if form == "json":
        assert json.loads(text)[0]["difference"] == [HOSTILE]
    if form == "junit":
        (failure,) = ElementTree.fromstring(text).iter("failure")
        assert "<b a='\"'>&amp;" in (failure.text or "") and "end" in failure.get("message", "")


# Many


def _many(made: Path, folder: Path, count: int) -> list[Path]:
    for number in range(count):
        shutil.copytree(made / CASES[number % len(CASES)], folder / f"case-{number:03}")
    _edit_summary(folder / "case-003", lambda tree: tree["concerns"].pop(0))
    (folder / "case-008" / EXCHANGE).write_text("a: [")
    return cassettes_in([folder])


@pytest.mark.slow
def test_many_cases_are_checked_in_processes_with_the_same_verdicts_in_the_same_order(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = _many(made, tmp_path, 13)
    monkeypatch.setattr(summarizer._recordings.cassette_check, "_processors", lambda: 2)
    started: list[int] = []
    pool = ProcessPoolExecutor

    def counted(workers: int, **options: Any) -> Any:
        started.append(workers)
        return pool(workers, **options)

    monkeypatch.setattr(summarizer._recordings.cassette_check, "ProcessPoolExecutor", counted)
    parallel = list(check_all(folders))
    assert started == [2]
    monkeypatch.setattr(summarizer._recordings.cassette_check, "_processors", lambda: 1)
    assert parallel == list(check_all(folders))
    assert started == [2]
    assert [each.kind for each in parallel if each.kind != "ok"] == ["changed", "broken"]
    assert multiprocessing.active_children() == []


@pytest.mark.slow
def test_an_interruption_of_many_is_one_line(made: Path, tmp_path: Path) -> None:
    _many(made, tmp_path / "cassettes", 40)
    started = subprocess.Popen(
        [sys.executable, "-m", "summarizer.cli", "check"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert started.stdout is not None
    started.stdout.readline()
    began = time.monotonic()
    started.send_signal(signal.SIGINT)
    _, err = started.communicate(timeout=30)
    assert started.returncode == 130 and err.decode().strip() == "Interrupted."
    assert time.monotonic() - began < 10
