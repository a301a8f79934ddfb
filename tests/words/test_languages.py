"""Languages: each file is whole, and each of its own examples comes out, with all languages applied."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from folders import TOP

from summarizer._dates.resolve import Tense, resolve_date
from summarizer._words.languages import expand_words, list_languages, load_section

FOLDER = TOP / "summarizer" / "languages"
TENSES: dict[str, Tense] = {"happened": "past", "planned": "future", "due": "due"}


def dated_examples() -> Iterator[Any]:
    for language in list_languages():
        section = load_section(language, "examples")
        published = dt.date.fromisoformat(section["published"])
        for key, tense in TENSES.items():
            for line in section[key].strip().splitlines():
                wording, _, meant = line.partition(" =>")
                yield pytest.param(wording, published, tense, meant.strip(), id=f"{language}: {wording}")
        for wording in section["no day"].strip().splitlines():
            for tense in TENSES.values():
                name = f"{language}: no day, {tense}: {wording}"
                yield pytest.param(wording, published, tense, "", id=name)


@pytest.mark.parametrize(("wording", "published", "tense", "meant"), [*dated_examples()])
def test_a_date_means_what_its_language_says(
    wording: str, published: dt.date, tense: Tense, meant: str
) -> None:
    found = resolve_date(wording, published=published, tense=tense)
    shown = f"{found.start} to {found.end}".removesuffix(f" to {found.start}") if found else ""
    assert shown == meant


@pytest.mark.parametrize(
    ("notation", "words"),
    [
        ("month(|s)", ["month", "months"]),
        ("end of[ the] year, soon", ["end of year", "end of the year", "soon"]),
        ("[the] (last|next) week", ["last week", "next week", "the last week", "the next week"]),
        ("", []),
    ],
)
def test_endings_and_what_may_be_left_out_are_written_as_a_reader_would(
    notation: str, words: list[str]
) -> None:
    assert expand_words(notation) == words


@pytest.mark.parametrize("language", [*list_languages(), "mul"])
def test_a_section_read_alone_is_as_in_the_whole_file(language: str) -> None:
    text = (FOLDER / f"{language}.toml").read_text("utf-8")
    whole = tomllib.loads(text)
    for section, content in whole.items():
        if isinstance(content, dict):
            assert load_section(language, section) == {key: str(value) for key, value in content.items()}


@pytest.mark.parametrize("language", list_languages())
def test_a_file_has_plain_words_and_no_patterns(language: str) -> None:
    text = (FOLDER / f"{language}.toml").read_text("utf-8")
    assert not re.search(r"[\\^$*+?{}<]|\.\*", text.replace("=>", "").replace("$", ""))
