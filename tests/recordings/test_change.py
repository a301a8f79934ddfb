"""Stale cases: a change in what would be asked is found and named."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from recorded_folders import (
    CASES,
    edit_answer,
    edit_exchange,
    recorded_folder,
    template_changed,
    told_of,
)
from volumes import served, volume

from summarizer import Document, schemas
from summarizer._call.catalogue import OURS
from summarizer._check.cassette_check import CassetteVerdict, check_all, check_cassette
from summarizer._recordings.cassettes import METADATA, TEXT, cassettes_in


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cassette of a document in five parts, the last answered first."""
    folder = tmp_path_factory.mktemp("long") / "long"
    told = Document(volume(9_000, every=1_500).text, title="A year")
    recorded_folder(folder, served, told=told, window=600)
    return folder


def test_one_word_of_the_system_prompt_makes_every_case_stale_by_name(kinds: Path) -> None:
    with template_changed(
        "summary.v2.system.md.jinja", lambda text: text.replace("Readers", "People", 1)
    ):
        verdicts = list(check_all(cassettes_in([kinds])))
    assert [each.folder.name for each in verdicts] == list(CASES)
    for each in verdicts:
        assert (each.kind, each.why) == ("stale", "the system prompt changed")
        old, new = each.difference
        assert old.startswith("- ") and "Readers " in old
        assert new.startswith("+ ") and "People " in new


def test_one_word_of_the_user_prompt_makes_every_case_stale_by_name(kinds: Path) -> None:
    with template_changed("summary.v2.user.md.jinja", lambda text: text.replace("begins", "starts")):
        verdicts = list(check_all(cassettes_in([kinds])))
    for each in verdicts:
        assert (each.kind, each.why) == ("stale", "the user prompt changed")
        assert any(line.startswith("+ ") and line.endswith(" starts") for line in each.difference)


@pytest.mark.slow
def test_a_long_case_is_ok_and_a_word_of_the_parts_prompt_makes_it_stale_and_no_short_one(
    kinds: Path, long: Path
) -> None:
    assert check_cassette(long) == CassetteVerdict(long, "ok")
    with template_changed(
        "summary.v2.part.md.jinja", lambda text: text.replace("stand earlier", "stood")
    ):
        verdict = check_cassette(long)
        assert check_cassette(kinds / "right").kind == "ok"
    assert (verdict.kind, verdict.why) == ("stale", "the user prompt changed")
    old, new = verdict.difference
    assert "part 1 of 5" in old and "part 1 of 5" in new and "stood" in new


def test_a_change_in_one_part_of_a_long_case_is_shown_and_nothing_else(
    long: Path, tmp_path: Path
) -> None:
    shutil.copytree(long, tmp_path / "long")
    text = tmp_path / "long" / "document.txt"
    text.write_text(text.read_text("utf-8").replace("on line 3", "on line 9"), "utf-8")
    verdict = check_cassette(tmp_path / "long")
    assert (verdict.kind, verdict.why) == ("stale", "the document changed")
    assert len(verdict.difference) == 2


@pytest.mark.slow
def test_a_long_case_whose_answer_needs_a_correction_now_says_so(long: Path, tmp_path: Path) -> None:
    shutil.copytree(long, tmp_path / "long")

    def worsen(answer: dict[str, Any]) -> None:
        answer["commitments"][0]["evidence"][0]["quote"] = "Nobody promised a thing to anyone"

    edit_answer(tmp_path / "long", worsen, at=2)
    verdict = check_cassette(tmp_path / "long")
    assert (verdict.kind, verdict.why) == (
        "changed",
        "the recorded answer now needs a correction, which was not recorded",
    )


@pytest.mark.slow
@pytest.mark.parametrize("part", ["system", "user"])
def test_one_word_of_the_corrections_prompt_makes_every_case_stale(kinds: Path, part: str) -> None:
    with template_changed(f"correction.v2.{part}.md.jinja", lambda text: text + "\nBe brief."):
        verdicts = {each.name: each for each in check_all(cassettes_in([kinds]))}
    assert {each.kind for each in verdicts.values()} == {"stale"}
    assert verdicts["corrected"].why == f"in the correction, the {part} prompt changed"
    assert verdicts["corrected"].difference[-1] == "+ Be brief."
    assert "the correction's" in verdicts["right"].why


def test_one_description_of_a_schema_makes_every_case_stale_by_name(
    kinds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Answer(schemas.Answer):
        """Everything the report reports."""

    monkeypatch.setitem(vars(OURS), "answer", Answer)
    verdicts = list(check_all(cassettes_in([kinds])))
    assert len(verdicts) == len(CASES)
    for each in verdicts:
        assert (each.kind, each.why) == ("stale", "the schema changed")
        assert '"Everything the report reports."' in told_of(each)
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
    verdict = check_cassette(cases / "right")
    assert (verdict.kind, verdict.why) == ("stale", "the document changed")
    assert any(each.startswith(line) for each in verdict.difference)
    assert not any("#####" in each for each in verdict.difference)


def test_other_line_ends_make_its_case_stale_and_say_how_to_keep_them(cases: Path) -> None:
    for path in (cases / "right").iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    verdict = check_cassette(cases / "right")
    assert (verdict.kind, verdict.why) == ("stale", "the document changed")
    (line,) = verdict.difference
    assert line.startswith("only white space") and "`cassettes/** -text` in .gitattributes" in line


def test_white_space_at_the_end_of_a_prompt_is_told(cases: Path) -> None:
    with template_changed("summary.v2.user.md.jinja", lambda text: f"{text}\n"):
        verdict = check_cassette(cases / "right")
    assert (verdict.kind, verdict.why) == ("stale", "the user prompt changed")
    assert verdict.difference == ("only white space",)


def test_another_model_makes_its_case_stale(kinds: Path) -> None:
    verdict = check_cassette(kinds / "right", model="gpt-next")
    assert (verdict.kind, verdict.why) == ("stale", "the model changed")
    assert verdict.difference == ("- test-model", "+ gpt-next")
    assert check_cassette(kinds / "right", model="test-model").kind == "ok"


def test_a_message_more_in_the_recorded_request_is_told(cases: Path) -> None:
    extra = {"role": "assistant", "content": "Yes?"}
    edit_exchange(
        cases / "right", lambda all_: all_[0]["request"]["body"]["json"]["messages"].append(extra)
    )
    verdict = check_cassette(cases / "right")
    assert (verdict.kind, verdict.why) == ("stale", "the messages changed")
    assert "Yes?" in told_of(verdict)


@pytest.mark.slow
def test_other_words_that_ask_again_are_told(cases: Path) -> None:
    def reword(exchanges: list[Any]) -> None:
        exchanges[1]["request"]["body"]["json"]["messages"][-1]["content"] += " Please."

    edit_exchange(cases / "again", reword)
    verdict = check_cassette(cases / "again")
    assert verdict.kind == "stale" and "wording of the retry" in verdict.why
