"""Forms of verdicts: harmless in each."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from summarizer._check.cassette_check import CassetteVerdict
from summarizer._check.check_form import format_verdicts

HOSTILE = "\x1b[31m \x00 \x08 ]]> <b a='\"'>&amp; \ud800 \ufffe \u202e \x85 end"


@pytest.mark.parametrize("form", ["text", "json", "junit", "github"])
def test_what_steers_a_terminal_or_breaks_xml_is_harmless_in_each_form(form: str) -> None:
    verdict = CassetteVerdict(
        Path(f"cassettes/a{HOSTILE.replace('/', '')}"), "changed", HOSTILE, (HOSTILE,), "x"
    )
    text = format_verdicts([verdict], form)
    text.encode()
    assert not {"\x1b", "\x00", "\x08", "\u202e", "\ufffe"} & set(text)
    if form == "json":
        assert json.loads(text)[0]["difference"] == [HOSTILE]
    if form == "github":
        assert text.count("\n") == 1 and text.startswith("::error file=cassettes/a")
    if form == "junit":
        (failure,) = ElementTree.fromstring(text).iter("failure")
        assert "<b a='\"'>&amp;" in (failure.text or "") and "end" in failure.get("message", "")
