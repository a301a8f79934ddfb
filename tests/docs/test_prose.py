"""Prose stays short: nine of ten sentences have 25 words at most, nine of ten paragraphs 80."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from doc_pages import PAGES, name_page
from folders import TOP

TEXTS = (*PAGES, TOP / "CHANGELOG.md", TOP / "CONTRIBUTING.md")
MOST_WORDS_OF_SENTENCES = 25
MOST_WORDS_OF_PARAGRAPHS = 80


def paragraphs_of(markdown: str) -> list[str]:
    """The paragraphs and list items of a page, without code, tables, headings and link targets."""
    prose = re.sub(r"^---\n.*?\n---\n|<!--.*?-->", "", markdown, flags=re.DOTALL)
    prose = re.sub(r"^(```+).*?^\1$", "", prose, flags=re.MULTILINE | re.DOTALL)
    prose = re.sub(r"^(?:\s*\||#|:::).*$", "", prose, flags=re.MULTILINE)
    prose = re.sub(r"\]\([^)]*\)", "]", prose)
    parts = re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.|:) )", prose)
    return [" ".join(part.split()) for part in parts if re.search(r"\w", part)]


def sentences_of(paragraph: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+(?=[\W_]*[A-Z0-9`])", paragraph)


def count_words(text: str) -> int:
    return len(re.findall(r"[^\s–—]*\w[^\s–—]*", text))


def ninth_of_ten(counts: list[int]) -> int:
    return sorted(counts)[int(0.9 * (len(counts) - 1))]


@pytest.mark.parametrize("page", TEXTS, ids=name_page)
def test_nine_of_ten_sentences_and_paragraphs_are_short(page: Path) -> None:
    paragraphs = paragraphs_of(page.read_text("utf-8"))
    if not paragraphs:
        return
    sentences = [sentence for paragraph in paragraphs for sentence in sentences_of(paragraph)]
    assert ninth_of_ten([count_words(each) for each in sentences]) <= MOST_WORDS_OF_SENTENCES
    assert ninth_of_ten([count_words(each) for each in paragraphs]) <= MOST_WORDS_OF_PARAGRAPHS
