"""Local states: those that a text names as CLDR does in its language, where no table has their forms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from summarizer._words.fold import fold_text
from summarizer._words.state_library import NAME_LANGUAGES, list_names_in
from summarizer._words.word_edges import is_unspaced_script

# Letters of a name; shorter ones are other words: مالی is Mali and "financial", 인도 India and "humane".
_SHORTEST, _SHORTEST_UNSPACED = 5, 3


def local_states_in(text: str, tag: str | None) -> frozenset[str]:
    """The codes of the states whose names begin words of a text in the language of a tag."""
    language = re.split("[-_]", tag.lower())[0] if tag else ""
    if not language or language in NAME_LANGUAGES or not _load_names(language):
        return frozenset()
    found = _pattern_of(language).findall(fold_text(text))
    return frozenset(_load_names(language)[name] for name in found)


@cache
def _load_names(language: str) -> Mapping[str, str]:
    named = ((fold_text(name), code) for code, name in list_names_in(language))
    return {
        name: code
        for name, code in named
        if len(name) >= (_SHORTEST_UNSPACED if is_unspaced_script(name) else _SHORTEST)
    }


@cache
def _pattern_of(language: str) -> re.Pattern[str]:
    """All names, longer ones first: Niger is none in Nigeria."""
    names = sorted(_load_names(language), key=len, reverse=True)
    return re.compile("|".join(_pattern_of_name(name) for name in names))


def _pattern_of_name(name: str) -> str:
    return re.escape(name) if is_unspaced_script(name) else rf"(?<![^\W\d_]){re.escape(name)}"
