"""JSON: pydantic's own, safe on a terminal, equal when loaded back."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import BIDI, TEXT, a_story_of, shown_commitment, shown_summary, the_mackerel_story

from summarizer.render._json import as_json, as_json_line
from summarizer.render._markdown import as_markdown
from summarizer.render._terminal import as_text
from summarizer.schemas import Summary


@pytest.mark.slow
def test_json_costs_no_import_of_rich() -> None:
    code = "import summarizer.render._terminal, sys; print('rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_json_is_pydantics_own_and_loads_back_equal() -> None:
    story = the_mackerel_story()
    assert as_json(story) == story.model_dump_json(indent=2) + "\n"
    assert "Jón Hallsson" in as_json(story)
    assert as_json_line(story) == story.model_dump_json() + "\n"
    assert Summary.model_validate_json(as_json(story)) == story


@given(st.lists(TEXT, min_size=1, max_size=8))
def test_json_loads_back_equal_and_holds_nothing_that_steers_a_terminal(words: list[str]) -> None:
    story = a_story_of(words)
    for shown in (as_json(story), as_json_line(story)):
        assert Summary.model_validate_json(shown) == story
        assert not [c for c in shown if c in BIDI or (c != "\n" and unicodedata.category(c) == "Cc")]
    assert len(as_json_line(story).splitlines()) == 1


@pytest.mark.parametrize("show", [as_json, as_json_line, as_markdown, as_text])
def test_half_a_character_is_shown_as_one_that_is_missing(show: Any) -> None:
    shown = show(shown_summary(commitments=[shown_commitment(action="share \ud800\x7f catches")]))
    assert "share �" in shown
    assert shown.encode()


@pytest.mark.parametrize(
    ("show", "whole"),
    [pytest.param(as_json, 2, id="indented"), pytest.param(as_json_line, None, id="line")],
)
def test_json_with_half_a_character_has_the_form_of_any_other(show: Any, whole: int | None) -> None:
    broken = shown_summary(commitments=[shown_commitment(action="share \ud800")])
    mended = shown_summary(commitments=[shown_commitment(action="share �")])
    assert show(broken) == mended.model_dump_json(indent=whole) + "\n"
