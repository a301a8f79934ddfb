"""Translations beside quotes: no honest one is refused, and what is refused is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer import Document
from summarizer._proof.translations import translation_faults
from summarizer._text.reading import Reading
from summarizer._text.split import split_sentences
from summarizer.schemas import Evidence

# A line each: the language of the quote, the quote, and what a translator wrote for it in English.
HONEST = [
    tuple(line.replace(": ", " => ", 1).split(" => "))
    for line in Path(__file__).with_name("honest_translations.txt").read_text("utf-8").splitlines()
]


def list_faults(quote: str, told: str, *, quoted_in: str, told_in: str = "en") -> list[str]:
    cited = Evidence(sentence=1, quote=quote, start=0, end=len(quote), translation=told)
    document = Document(quote, language=quoted_in)
    reading = Reading(document, split_sentences(quote), written_in=told_in)
    return [fault.why for fault in translation_faults({0: cited}, reading)]


def test_the_honest_translations_are_many_and_of_many_languages() -> None:
    assert len(HONEST) >= 400
    assert len({language for language, _, _ in HONEST}) >= 30


@pytest.mark.slow
@pytest.mark.parametrize(("language", "quote", "told"), HONEST)
def test_an_honest_translation_is_refused_in_neither_direction(
    language: str, quote: str, told: str
) -> None:
    assert not list_faults(quote, told, quoted_in=language)
    assert not list_faults(told, quote, quoted_in="en", told_in=language)
