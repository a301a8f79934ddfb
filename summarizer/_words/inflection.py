"""Inflection: the endings that nationalities and names of states take, by the file of their language.

What is made of a stem is for looking words up, so a form too many does no harm and a table of rules
is enough: "französisch", "französische", ... and the Russian and Ukrainian cases of a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from summarizer._words.joined_words import add_articles
from summarizer._words.languages import list_languages, load_section, words_of_all, words_under

_SECTION = "endings"
_SHORTEST, _SHORT = 3, 5  # letters of a word with cases, of a stem that is no short one

Rules = Mapping[str, tuple[str, ...]]  # what takes the place of an ending


def inflect_nationality(word: str, language: str) -> list[str]:
    """The forms of a word for who is of a state, those behind an article that is joined to it, too."""
    ending = _find_ending(word, _load_rules(language, "nationalities"))
    forms = _load_rules(language, "nationalities").get(ending or "", ("",))
    stem = word.removesuffix(ending or "")
    return add_articles([stem + form for form in forms], language)


def is_counted(word: str) -> bool:
    """Whether an English word for who is of a state takes an s: Germans, and no Chineses."""
    endings = words_under("en", _SECTION, "nationalities without s")
    return not word.lower().endswith(tuple(ending.removeprefix("-") for ending in endings))


def is_cyrillic(key: str) -> bool:
    return "\u0400" <= key[0] <= "\u04ff"


def decline_cyrillic_name(key: str) -> set[str]:
    """The cases of a Russian or Ukrainian name: its words declined side by side.

    What follows a noun that governs it ("республика Корея") stays as it is.
    """
    words = key.split(" ")
    cases = [_decline_word(word) for word in words]
    if words[0] in _load_governing():
        cases[1:] = [[word] for word in words[1:]]
    most = max(map(len, cases))
    return {
        " ".join(forms[at] if at < len(forms) else forms[0] for forms in cases) for at in range(most)
    }


def _decline_word(word: str) -> list[str]:
    rules = _load_cases()
    ending = _find_ending(word, rules)
    if ending is None or len(word) < _SHORTEST:
        return [word]
    stem = word.removesuffix(ending)
    if ending in _load_unchanged() and len(stem) < _SHORT:
        return [word]  # Мали, Чили
    return [word, *(stem + other for other in rules[ending] if len(stem + other) >= _SHORTEST)]


def _find_ending(word: str, rules: Rules) -> str | None:
    """The longest ending of a word that has a rule."""
    return next((word[at:] for at in range(len(word) + 1) if word[at:] in rules), None)


@cache
def _load_rules(language: str, key: str) -> Rules:
    """What each ending becomes in a language, from lines such as "-o => -o, -a, -os, -as"."""
    return dict(_parse_rules(load_section(language, _SECTION).get(key, "")))


def _parse_rules(lines: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in lines.strip().splitlines():
        ending, _, others = line.partition(" =>")
        forms = [form.strip().removeprefix("-") for form in others.split(",")] if others else []
        yield ending.removeprefix("-"), tuple(forms)


@cache
def _load_cases() -> Rules:
    """What each ending of a name becomes in the cases of one language, and then of the next."""
    cases: dict[str, tuple[str, ...]] = {}
    for language in list_languages():
        for ending, forms in _load_rules(language, "cases of names").items():
            cases[ending] = cases.get(ending, ()) + forms
    return cases


@cache
def _load_unchanged() -> frozenset[str]:
    endings = words_of_all(_SECTION, "no cases of short names")
    return frozenset(ending.removeprefix("-") for ending in endings)


@cache
def _load_governing() -> frozenset[str]:
    return words_of_all(_SECTION, "names behind these stay")
