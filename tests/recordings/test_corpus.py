"""The recorded cases: each still gives its summary, byte for byte, with no network."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import TOP
from recorded_cases import without_version

from summarizer import Summary
from summarizer._recordings.cassettes import read_cassette, read_summary_text
from summarizer._recordings.offline import network_shut
from summarizer._recordings.replay import replay_cassette

CASSETTES = TOP / "cassettes"
CASES = sorted(path.parent for path in CASSETTES.glob("*/exchange.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_recorded_case_still_gives_its_summary_byte_for_byte(case: Path) -> None:
    with network_shut():
        outcome = replay_cassette(read_cassette(case))
    assert without_version(outcome.text) == without_version(read_summary_text(case))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_quote_of_a_recorded_case_stands_in_its_document(case: Path) -> None:
    if '"error"' in read_summary_text(case)[:12]:
        pytest.skip("this answer is no summary")
    summary = Summary.model_validate_json(read_summary_text(case))
    text = read_cassette(case).document.text
    assert all(text[each.start : each.end] == each.quote for each in summary.all_evidence())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_recorded_case_is_described(case: Path) -> None:
    assert f"`{case.name}`" in (CASSETTES / "README.md").read_text("utf-8")


def test_the_summary_that_a_user_asserts_on_is_three_lines_away(summarizer_case) -> None:  # type: ignore[no-untyped-def]
    summary = summarizer_case(CASSETTES / "injection")
    assert not any("editor" in promise.action for promise in summary.promises)
