"""Scripts: which a language is written in, and a text that is certainly in another."""

from __future__ import annotations

import pytest
from case_tables import cases_in

from summarizer._words.scripts import is_in_other_script, scripts_of_language


@pytest.mark.parametrize(
    ("tag", "scripts"),
    cases_in("""
        one: ru => CYRILLIC
        two: sr => CYRILLIC LATIN
        told: sr-Latn => LATIN
        region: pt-BR => LATIN
        kana: ja => CJK HIRAGANA
        not-as-spelled-in-another-language: hi => DEVANAGARI
    """),
)
def test_a_language_has_the_scripts_in_which_countries_are_named(tag: str, scripts: str) -> None:
    assert sorted(scripts_of_language(tag)) == scripts.split()


def test_of_a_language_that_nobody_knows_no_script_is_another() -> None:
    assert scripts_of_language("tlh") == frozenset()
    assert not is_in_other_script("Эйде встретился", "tlh")


@pytest.mark.parametrize(
    ("text", "tag", "is_other"),
    cases_in("""
        cyrillic-for-english: Эйде встретился => en => yes
        latin-for-russian: Eide met => ru => yes
        latin-for-hindi: Eide met => hi => yes
        characters-for-english: 外长会晤 => en => yes
        hangul-for-japanese: 외무장관 회담 => ja => yes
        same: Эйде встретился => ru => no
        latin-names-in-chinese: Jan Kowalski 与 Espen Barth Eide 会晤 => zh => no
        name-in-brackets: Eide met (Эйде встретился) => en => no
        either-of-two: ministar => sr => no
        no-letters: 15 => ru => no
    """),
)
def test_a_text_is_in_another_script_where_few_of_its_words_are_in_that_of_its_language(
    text: str, tag: str, is_other: bool
) -> None:
    assert is_in_other_script(text, tag) == is_other
