"""Inflection: the endings that adjectives and names of states take, by language.

What is made of a stem is for looking words up, so a form too many does no harm and a table of rules
is enough: "französisch", "französische", ... and the Russian and Ukrainian cases of a name.
"""

from __future__ import annotations

from summarizer._words.joined_words import add_articles

RUSSIAN = "ий ая ое ие ого ой ому ую им ом ей их ими о".split()
UKRAINIAN = "ий а е і ого ої ому ій у им ою их ими о".split()
GERMAN = ["", "e", "er", "es", "en", "em"]


def add_endings(word: str, endings: list[str]) -> list[str]:
    return [word + ending for ending in endings]


def inflect_spanish(word: str) -> list[str]:
    """Spanish and Portuguese."""
    stem = word[:-2]
    if word.endswith("o"):
        return add_endings(word[:-1], ["o", "a", "os", "as"])
    if word.endswith(("és", "ês")):
        return [word, *add_endings(stem, ["esa", "eses", "esas"])]
    if word.endswith(("án", "ón")):
        vowel = "a" if word[-2] == "á" else "o"
        return [word, *add_endings(stem + vowel, ["na", "nes", "nas"])]
    if word.endswith("ol"):
        return add_endings(word, ["", "a", "es", "as"])
    return add_endings(word, ["", "s", "es"] if word.endswith("í") else ["", "s"])


def inflect_french(word: str) -> list[str]:
    if word.endswith(("ien", "éen")):
        return add_endings(word, ["", "s", "ne", "nes"])
    if word.endswith("e"):
        return add_endings(word, ["", "s"])
    return add_endings(word, ["", "s", "e", "es", *(["ne", "nes"] if word.endswith("on") else [])])


def inflect_italian(word: str) -> list[str]:
    if word.endswith("o"):
        return add_endings(word[:-1], ["o", "a", "i", "e"])
    if word.endswith("a"):
        return add_endings(word[:-1], ["a", "i", "e"])
    return add_endings(word[:-1], ["e", "i"])


def inflect_arabic(word: str) -> list[str]:
    return add_articles(add_endings(word, ["", "ة", "ين", "ون", "ات", "تين", "ان"]))


def is_cyrillic(key: str) -> bool:
    return "\u0400" <= key[0] <= "\u04ff"


def decline_cyrillic_name(key: str) -> set[str]:
    """The cases of a Russian or Ukrainian name: its words declined side by side.

    What follows a noun that governs it ("республика Корея") stays as it is.
    """
    words = key.split(" ")
    cases = [_decline_word(word) for word in words]
    if words[0] in ("республика", "королевство", "княжество"):
        cases[1:] = [[word] for word in words[1:]]
    most = max(map(len, cases))
    return {
        " ".join(forms[at] if at < len(forms) else forms[0] for forms in cases) for at in range(most)
    }


# Endings of a noun's or adjective's first case, and those of its others in one order of cases.
_CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ия", ("ии", "ии", "ию", "ией", "ии")),
    ("ія", ("ії", "ії", "ію", "ією", "ії")),
    ("ая", ("ой", "ой", "ую", "ой", "ой")),
    ("ые", ("ых", "ым", "ые", "ыми", "ых")),
    ("ие", ("их", "им", "ие", "ими", "их")),
    ("ея", ("еи", "ее", "ею", "еей", "ее")),
    ("ий", ("ого", "ому", "ий", "им", "ом")),
    ("й", ("я", "ю", "й", "ем", "е", "єм", "ї", "ю")),
    ("ка", ("ки", "ке", "ку", "кой", "ке")),
    ("га", ("ги", "ге", "гу", "гой", "ге")),
    ("а", ("ы", "е", "у", "ой", "е", "и", "і", "ою")),
    ("я", ("и", "е", "ю", "ей", "е", "і", "єю")),
    ("сь", ("си", "си", "сь", "сью", "си", "сі")),
    ("ль", ("ля", "лю", "ль", "лем", "ле", "лі")),
    ("ы", ("ов", "ам", "ы", "ами", "ах", "")),
    ("и", ("", "ам", "и", "ами", "ах", "ів")),
)


def _decline_word(word: str) -> list[str]:
    if len(word) < 3:
        return [word]
    for ending, others in _CASES:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            if ending == "и" and len(stem) < 5:
                return [word]  # Мали, Чили
            return [word, *(stem + other for other in others if len(stem + other) > 2)]
    if word[-1] in "еоуюэі":
        return [word]
    return [word, *(word + other for other in ("а", "у", "", "ом", "е", "і", "ем"))]
