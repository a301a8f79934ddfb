"""Wording: dates as short as they stay clear, and text that cannot deceive."""

from __future__ import annotations

import datetime as dt

import pytest
from case_tables import cases_in
from hypothesis import given
from stories import TEXT

from summarizer.render._printable import make_printable
from summarizer.render._wording import spell_dates


@pytest.mark.parametrize(
    ("start", "end", "words"),
    cases_in(
        """
        day: 2025-05-21 => 2025-05-21 => Wed 21 May 2025
        days-of-a-month: 2025-05-22 => 2025-05-31 => 22–31 May 2025
        month-of-a-leap-year: 2024-02-01 => 2024-02-29 => Feb 2024
        quarter: 2025-04-01 => 2025-06-30 => 1 Apr – 30 Jun 2025
        year: 2025-01-01 => 2025-12-31 => 2025
        across-years: 2025-12-30 => 2026-01-02 => 30 Dec 2025 – 2 Jan 2026
        not-one-month: 2024-05-01 => 2025-05-31 => 1 May 2024 – 31 May 2025
        end-of-time: 9999-12-01 => 9999-12-31 => Dec 9999
        """
    ),
)
def test_dates_are_spelled_as_short_as_they_stay_clear(start: str, end: str, words: str) -> None:
    assert spell_dates(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) == words


@given(TEXT)
def test_text_made_plain_stays_one_line_and_as_it_is(text: str) -> None:
    once = make_printable(text)
    assert len(once.splitlines()) <= 1
    assert make_printable(once) == once


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        *cases_in(
            """
            escape_cell: Jón  Hallsson – 漢字 => Jón  Hallsson – 漢字
            escape-sequence: \x1b[31mred\x9b0m\x07 => �[31mred�0m�
            bidi: safe\u202etxt.exe\u2066 => safetxt.exe
            zero-width: a\u200bb\ufeffc\u00add\U000e0041 => abcd
            private-use-and-del: \ue000\x7f => ��
            no-break-space: 10\u00a0000 => 10\u00a0000
            """
        ),
        pytest.param("two\r\n\tlines", "two lines", id="line-break"),
    ],
)
def test_characters_that_could_deceive_become_visible_or_vanish(text: str, shown: str) -> None:
    assert make_printable(text) == shown
