"""Literals: no room that reads a document's words knows a word of any language by itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

import house
import pytest
from folders import TOP

# The wings that compare words with those of a document.
WINGS = ("_dates", "_flow", "_parties", "_proof", "_text", "_words", "read")
# Rooms that are allowed words of their own, and why.
TABLES = {
    "_dates.parts": "letters that stand for the parts of a date",
    "_parties.bodies": "names of bodies, an entity a row",
    "_parties.wraps": "names of states and places, an entity a row",
    "_parties.kinds": "not yet in the files of the languages",
    "_parties.acronyms": "not yet in the files of the languages",
    "_parties.name_titles": "not yet in the files of the languages",
    "_parties.named_states": "names of states, an entity a row",
    "_parties.people": "not yet in the files of the languages",
    "_parties.person_names": "not yet in the files of the languages",
    "_parties.recognize": "not yet in the files of the languages",
    "_text.abbreviations": "shapes of abbreviations: consonants, adverbs, zones",
    "_text.blocks": "not yet in the files of the languages",
    "_text.document": "names of fields and formats",
    "_text.languages": "not yet in the files of the languages",
    "_text.reading": "not yet in the files of the languages",
    "_text.split": "not yet in the files of the languages",
    "_words.inflection": "endings, not yet in the files of the languages",
    "_words.state_forms": "names of states, an entity a row",
    "_words.state_library": "names of fields of a library, and of states that are no more",
    "_words.state_tables": "names of states, an entity a row",
    "_words.statenames": "names of states, an entity a row",
    "_words.states": "names of states, an entity a row",
    "_words.word_edges": "English and French contractions, not yet in the files of the languages",
}
WINGS_OF_TABLES = {
    "_flow": "names of fields, and words not yet in the files of the languages",
    "_proof": "names of fields, and words not yet in the files of the languages",
    "read": "words of formats, a table a reader",
}
# Words of two letters and more that may stand anywhere, and why.
ANYWHERE = {
    **dict.fromkeys("nfc nfd nfkc co cs cn mn cf".split(), "names in Unicode"),
    **dict.fromkeys("super sub fraction circle".split(), "names in Unicode"),
    **dict.fromkeys("utf toml wb".split(), "of files"),
    **dict.fromkeys("bn tn pp".split(), "how the value of a figure shows its magnitude"),
    **dict.fromkeys("held scheduled proposed postponed".split(), "statuses of meetings"),
    **dict.fromkeys("ph ivxlc".split(), "degrees, written alike, and Roman numerals"),
    "ʼʻ": "apostrophes that count as letters",
    **dict.fromkeys("latin cyrillic greek hebrew bengali".split(), "names of scripts"),
    **dict.fromkeys("da nb fi cs ro hu hr ca vi bg sr be he bn en mul".split(), "tags of languages"),
    **dict.fromkeys(
        "relative base prefer day of month first parsers absolute time".split(), "dateparser's"
    ),
    **dict.fromkeys("format stand alone wide abbreviated".split(), "babel's"),
    **dict.fromkeys("dateinterval date interval precision tense resolve".split(), "names of this code"),
    **dict.fromkeys("ivx".split(), "Roman numerals"),
    **dict.fromkeys("er st nd rd th".split(), "ordinals in a date field of any language"),
}
# What keys are called in plain phrases, where it is not what they are called in files.
PLAIN = frozenset(
    "hence ahead back till oclock prior closing midway shifted vague middle lone clock past "
    "future rescheduled due "
    "range week beginning".split()
)


def strings_of(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The string literals of a module but docstrings, annotations and what an error says."""
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(node.value)
        for part in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            skipped.update(ast.walk(part) if part else ())
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            skipped.add(node.slice)  # the name of a group
        if isinstance(node, (ast.Raise, ast.Assert)):
            skipped.update(ast.walk(node))
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            skipped.update(ast.walk(node) if node.value.id == "Literal" else ())
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in skipped:
            yield node.lineno, node.value


def words_in(literal: str) -> list[str]:
    """Its runs of two letters and more, without what is the notation of patterns."""
    plain = re.sub(r"\(\?P[<=][^>)]*[>)]|\(\?\([a-z]+\)|\\[A-Za-z]|\[\^?[^\]]*\]", " ", literal)
    return [word.lower() for word in re.findall(r"[^\W\d_]{2,}", plain)]


@cache
def words_of_keys() -> frozenset[str]:
    page = re.sub(r"(?ms)^```.*?^```", "", (TOP / "docs" / "languages.md").read_text("utf-8"))
    keys = re.findall(r"`([^`\n]+)`", page)
    return frozenset(word.lower() for key in keys for word in re.findall(r"[^\W\d_]{2,}", key))


def rooms_without_words() -> list[str]:
    return [
        room
        for room in house.rooms()
        if house.wing_of(room) in WINGS
        and room not in TABLES
        and house.wing_of(room) not in WINGS_OF_TABLES
    ]


@pytest.mark.parametrize("room", rooms_without_words())
def test_a_room_knows_no_word_of_any_language(room: str) -> None:
    known = words_of_keys() | PLAIN | ANYWHERE.keys()
    tree = ast.parse(house.rooms()[room].read_text("utf-8"))
    strange = [
        (line, word) for line, text in strings_of(tree) for word in words_in(text) if word not in known
    ]
    assert not strange, "put these words into the files of their languages"


def test_the_rooms_that_are_allowed_words_are_there() -> None:
    assert not TABLES.keys() - house.rooms().keys()


def test_a_word_in_a_pattern_or_in_a_list_is_found() -> None:
    module = ast.parse(
        '"""Doc."""\nimport re\nX = re.compile(r"\\b(?P<name>lundi|mardi)\\b")\nY = "ab cd".split()\n'
    )
    found = [word for _, text in strings_of(module) for word in words_in(text)]
    assert found == ["lundi", "mardi", "ab", "cd"]
