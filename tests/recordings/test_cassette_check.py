"""Verdicts: what a check says of a case that holds, and of one spoiled in each way."""

from __future__ import annotations

import json
import multiprocessing
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from case_tables import cases_in
from endpoint import endpoint, said
from examples import good
from recorded_folders import (
    CASES,
    MEND,
    edit_answer,
    edit_exchange,
    edit_summary,
    many_cases,
    told_of,
)

import summarizer._check.cassette_check
import summarizer._flow.prompts
from summarizer import CassetteError
from summarizer._check.cassette_check import (
    CassetteVerdict,
    accept_outcome,
    check_all,
    check_cassette,
)
from summarizer._recordings.cassettes import EXCHANGE, METADATA, SUMMARY, TEXT, cassettes_in

NEEDED_NOW = "now needs a correction, which was not recorded"
ANOTHER = "leads to a different correction"
NEEDED_NO_MORE = "1 of the 2 recorded requests would not be made now"


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_a_case_as_it_was_recorded_is_ok(kinds: Path, name: str) -> None:
    assert check_cassette(kinds / name) == CassetteVerdict(kinds / name, "ok")


@pytest.mark.slow
def test_another_version_of_the_package_alone_changes_nothing(cases: Path) -> None:
    edit_summary(cases / "right", lambda tree: tree["provenance"].update(package_version="0.0.1"))
    assert check_cassette(cases / "right").kind == "ok"


@pytest.mark.slow
def test_a_case_may_be_renamed_and_moved(cases: Path, tmp_path: Path) -> None:
    (cases / "right").rename(tmp_path / "elsewhere")
    assert check_cassette(tmp_path / "elsewhere").kind == "ok"


@pytest.mark.slow
def test_an_edited_answer_that_still_grounds_changes_exactly_its_case(cases: Path) -> None:
    edit_answer(cases / "right", lambda answer: answer["concerns"][0].update(kind="warning"))
    verdicts = {each.name: each for each in check_all(cassettes_in([cases]))}
    assert {name for name, each in verdicts.items() if each.kind != "ok"} == {"right"}
    changed = verdicts["right"]
    assert changed.kind == "changed" and changed.difference == (
        'concerns[0].kind: "worry" -> "warning"',
    )
    assert "the same exchange gives another summary (1 place)" in changed.why


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "quote", "why"),
    [
        pytest.param("right", "Norway promised €25 million", NEEDED_NOW, id="needs-one-now"),
        pytest.param("corrected", "Norway swore €25 million", ANOTHER, id="gets-another"),
        pytest.param("corrected", MEND["text"], NEEDED_NO_MORE, id="needs-none-any-more"),
    ],
)
def test_an_edited_answer_that_needs_another_correction_is_changed_and_says_why(
    cases: Path, name: str, quote: str, why: str
) -> None:
    edit_answer(cases / name, lambda answer: answer["commitments"][0]["evidence"][0].update(quote=quote))
    verdict = check_cassette(cases / name)
    assert verdict.kind == "changed" and verdict.outcome is None
    assert why in verdict.why
    assert why == NEEDED_NO_MORE or any(quote in line for line in verdict.difference)


@pytest.mark.slow
def test_an_edited_answer_that_fits_no_schema_is_changed(cases: Path) -> None:
    edit_exchange(
        cases / "right",
        lambda all_: all_[0]["response"]["body"]["json"]["choices"][0]["message"].update(content="{}"),
    )
    verdict = check_cassette(cases / "right")
    assert verdict.kind == "changed" and "no retry was recorded" in verdict.why


@pytest.mark.slow
def test_another_answer_that_is_asked_again_is_changed(cases: Path) -> None:
    edit_answer(cases / "again", lambda answer: answer.update(no=2))
    verdict = check_cassette(cases / "again")
    assert verdict.kind == "changed" and "a different answer is now retried" in verdict.why


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
    edit_summary(cases / "right", change)
    verdict = check_cassette(cases / "right")
    assert (verdict.kind, verdict.difference) == ("changed", (line,))


def test_an_answer_where_a_refusal_was_is_changed_and_says_both(cases: Path) -> None:
    shutil.copy(cases / "refused" / SUMMARY, cases / "right" / SUMMARY)
    verdict = check_cassette(cases / "right")
    assert verdict.kind == "changed"
    assert "declined to answer" in told_of(verdict) and '-> "a summary"' in told_of(verdict)


def test_a_refusal_where_a_summary_was_is_changed(cases: Path) -> None:
    shutil.copy(cases / "right" / SUMMARY, cases / "refused" / SUMMARY)
    verdict = check_cassette(cases / "refused")
    assert (verdict.kind, verdict.why) == ("changed", "the same exchange no longer gives a summary")
    assert "declined to answer" in told_of(verdict)


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
    verdict = check_cassette(cases / "right")
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
    edit_exchange(cases / "right", lambda exchanges: change(exchanges[0]))
    verdict = check_cassette(cases / "right")
    assert verdict.kind == "broken" and "its exchange 1 is invalid" in verdict.why


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda tree: tree["provenance"].update(schema_version="99"), id="schema"),
        pytest.param(None, id="style"),
    ],
)
def test_a_case_of_a_newer_version_says_so(cases: Path, spoil: Any) -> None:
    if spoil:
        edit_summary(cases / "right", spoil)
    else:

        def restyle(exchanges: list[Any]) -> None:
            message = exchanges[0]["response"]["body"]["json"]["choices"][0]["message"]
            message["content"]["json"] = "of the future"

        edit_exchange(cases / "right", restyle)
    verdict = check_cassette(cases / "right")
    assert verdict.kind == "broken" and "by a newer version of summarizer" in verdict.why


def test_a_check_shuts_the_network(cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with endpoint(said(json.dumps(good()))) as server:
        monkeypatch.setattr("summarizer._recordings.replay.BASE_URL", server.url)

        @contextmanager
        def unplayed(_: Path) -> Iterator[Any]:
            yield type("Tape", (), {"played": 1, "asked": {}})

        monkeypatch.setattr("summarizer._recordings.replay.answer_from_cassette", unplayed)
        verdict = check_cassette(cases / "right")
    assert server.requests == []
    assert verdict.kind == "changed" and "cannot reach" in told_of(verdict)


def test_places_are_cassettes_or_folders_of_them_each_once_and_sorted(kinds: Path) -> None:
    assert [each.name for each in cassettes_in([kinds / "tools", kinds, kinds / "again"])] == list(CASES)


@pytest.mark.parametrize(
    ("place", "why"),
    cases_in(
        """
        empty-folder: empty => no recording found in .*empty
        no-folder: atlantis => atlantis not found: give a recording
        file: file => file cannot be read: Not a directory
        """
    ),
)
def test_a_place_without_a_cassette_is_named(tmp_path: Path, place: str, why: str) -> None:
    (tmp_path / "empty" / ".hidden").mkdir(parents=True)
    (tmp_path / "empty" / ".hidden" / EXCHANGE).write_text("half-made")
    (tmp_path / "file").write_text("")
    with pytest.raises(CassetteError, match=why):
        cassettes_in([tmp_path / place])


def test_a_stale_verdict_with_an_outcome_is_not_accepted(cases: Path) -> None:
    verdict = CassetteVerdict(cases / "right", "stale", outcome="{}")
    assert accept_outcome(verdict) is verdict
    assert (cases / "right" / SUMMARY).read_text("utf-8") != "{}"


@pytest.mark.slow
def test_many_cases_are_checked_in_processes_with_the_same_verdicts_in_the_same_order(
    kinds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = many_cases(kinds, tmp_path, 13)
    monkeypatch.setattr(summarizer._check.cassette_check, "count_processors", lambda: 2)
    started: list[int] = []
    pool = ProcessPoolExecutor

    def counted(workers: int, **options: Any) -> Any:
        started.append(workers)
        return pool(workers, **options)

    monkeypatch.setattr(summarizer._check.cassette_check, "ProcessPoolExecutor", counted)
    parallel = list(check_all(folders))
    assert started == [2]
    monkeypatch.setattr(summarizer._check.cassette_check, "count_processors", lambda: 1)
    assert parallel == list(check_all(folders))
    assert started == [2]
    assert [each.kind for each in parallel if each.kind != "ok"] == ["changed", "broken"]
    assert multiprocessing.active_children() == []
