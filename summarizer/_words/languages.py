"""Languages: the words of each language, from its own file, read a section at a time when asked for.

A file says in plain lists what the words of its language are: `docs/languages.md` describes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import takewhile
from pathlib import Path

SHARED = "mul"  # signs and codes that stand for the same in every language
_FOLDER = Path(__file__).parents[1] / "languages"
_HEADING = re.compile(r"^\[([a-z-]+)\]$", re.MULTILINE)
_LONG = '"""'  # before and behind a list on several lines
_CHOICE = re.compile(r"\(([^()]*)\)|\[([^][]*)\]")

Section = Mapping[str, str]


@cache
def list_languages() -> tuple[str, ...]:
    """The tags of the languages that have a file here, in order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml") if path.stem != SHARED))


@cache
def load_section(language: str, section: str) -> Section:
    """One section of the file of a language: its keys and their words; empty where it has none.

    Only the lines of that section are parsed, and as plainly as they are written: tomllib, which a test
    compares, would take twenty milliseconds for the words of a first document.
    """
    text = _read_file(language)
    headings = list(_HEADING.finditer(text))
    for heading, end in zip(headings, [*headings[1:], None], strict=True):
        if heading[1] == section:
            return dict(_parse_entries(text[heading.end() : end.start() if end else len(text)]))
    return {}


def _parse_entries(text: str) -> Iterator[tuple[str, str]]:
    """Yield each key and its words: on one line, or on those between two lines of quotation marks."""
    lines = iter(text.splitlines())
    for line in lines:
        key, is_entry, words = line.partition(" = ")
        if not is_entry or line.startswith("#"):
            continue
        if words == _LONG:
            words = "".join(f"{part}\n" for part in takewhile(lambda part: part != _LONG, lines))
        else:
            words = words[1 : words.index('"', 1)]
        yield key.strip('"'), words


def words_under(language: str, section: str, key: str) -> list[str]:
    """The words that stand under a key of a section; none where the key is missing."""
    return expand_words(load_section(language, section).get(key, ""))


def words_of_all(section: str, key: str) -> frozenset[str]:
    """The words under a key of a section in every language."""
    return frozenset(
        word for language in (SHARED, *list_languages()) for word in words_under(language, section, key)
    )


def split_lines(text: str) -> list[list[str]]:
    """The words of each line: a month a line, all its names on it, and none on an empty line."""
    return [expand_words(line) for line in text.strip("\n").splitlines()]


def expand_words(text: str) -> list[str]:
    """What a list in a file stands for: "next year, end[ of] the year, month(|s)" are five wordings."""
    found: list[str] = []
    for part in text.replace("\n", ",").split(","):
        if "(" in part or "[" in part:
            found += (" ".join(choice.split()) for choice in _expand_choices(part))
        else:
            found.append(" ".join(part.split()))
    return [words for words in found if words]


def _expand_choices(part: str) -> Iterator[str]:
    """Yield a wording with each of its choices: "(s|d|ing)" is one of three, "[the]" may be left out."""
    choice = _CHOICE.search(part)
    if choice is None:
        yield part
        return
    options = choice[1].split("|") if choice[1] is not None else ["", *choice[2].split("|")]
    for option in options:
        yield from _expand_choices(part[: choice.start()] + option + part[choice.end() :])


@cache
def _read_file(language: str) -> str:
    return (_FOLDER / f"{language}.toml").read_text("utf-8")
