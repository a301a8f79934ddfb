"""Literals: no room that reads a document's words knows a word of any language by itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

import house
import pytest
from folders import TOP

from summarizer._words.languages import expand_words, list_languages, load_section

# The wings that compare words with those of a document.
WINGS = ("_dates", "_flow", "_parties", "_proof", "_text", "_words", "read")
# Rooms that are allowed words of their own, and why.
TABLES = {
    "_dates.parts": "letters that stand for the parts of a date",
    "_flow.templates": "names in templates",
    "_flow.prompts": "names in templates, and the weekdays that the model is shown",
    "_parties.bodies": "names of bodies, an entity a row",
    "_parties.wraps": "names of states and places, an entity a row",
    "_parties.named_states": "names of states, an entity a row",
    "_proof.refusals": "what the code says of what is wrong with an item",
    "_proof.unverified": "what summaries of version 0.1 said of themselves",
    "_words.state_forms": "letters with two spellings, and two abbreviations of states",
    "_words.state_library": "names of fields of a library, and of states that are no more",
    "_words.state_tables": "names of states, an entity a row",
    "_words.statenames": "names of states, an entity a row",
    "_words.states": "names of states, an entity a row",
}
# Readers that know the names of a format, and so say them in many places: never a word of a language.
FORMATS = {
    f"read.{room}": format_
    for format_, rooms in {
        "tags, attributes and classes of HTML": (
            "_article _blocks _entries _glued_words _html _markup _page_date _page_frames _page_tree"
            " _site_elements _site_parts _speaking_parts _status_lines"
        ),
        "elements and attributes of DOCX": (
            "_docx _word_names _word_numbers _word_runs _word_signs _word_styles"
        ),
        "objects and operators of PDF": "_pdf _pdf_fonts _pdf_marks _pdf_pen _pdf_values",
        "headers and media types of mail and the web": (
            "_email _fetch _file_format _mail_forms _mail_parts _one_document"
        ),
        "fields of captions, chats, feeds, JSON and tables": (
            "_cues _feed _json _json_forms _markdown _rows _saved_chat"
        ),
        "names of encodings, and tags of languages": "_code_pages _decoding",
    }.items()
    for room in rooms.split()
}
# Names of formats that are words of languages as well.
ALSO_NAMES = frozenset("hr ol em del out as an den on com le to at of in locale end".split())
# Rooms that say things in English to a user or to the model: there only what is compared is looked at.
SAYING = {
    "_flow.kind_examples": "what is wrong with an example",
    "_flow.corefer": "what a failed coreference costs",
    "_flow.heard": "what a mended item is called",
    "_flow.rounds": "what a failed correction or verification costs",
    "_flow.taken": "what a failed correction or verification costs",
    "read._connection": "what is wrong with an address",
    "read._content": "what is wrong with an encoding",
    "read._cue_speakers": "what a transcript leaves open",
    "_flow.worded": "how the model is told of a party",
    "_text.document": "what a place in a document is called",
    **{
        f"_proof.{room}": "what is wrong with an item"
        for room in (
            "bounds correct draft evidence examine facts fault ground settle translations"
            " unlike_figures unlike_states verdicts wording"
        ).split()
    },
}
# Words of two letters and more that may stand anywhere, and why.
ANYWHERE = {
    **dict.fromkeys("nfc nfd nfkc co cs cn mn cf sc".split(), "names in Unicode"),
    **dict.fromkeys("super sub fraction circle".split(), "names in Unicode"),
    **dict.fromkeys("al es et rlncet".split(), "names in Unicode"),
    **dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹ ₀₁₂₃₄₅₆₇₈₉ ff fl ffi ffl ft".split(), "raised figures and ligatures"),
    **dict.fromkeys("utf sig toml wb".split(), "of files"),
    **dict.fromkeys("http https ff idna".split(), "of addresses"),
    "inf": "a number",
    **dict.fromkeys("bn tn pp".split(), "how the value of a figure shows its magnitude"),
    **dict.fromkeys("held scheduled proposed postponed".split(), "statuses of meetings"),
    **dict.fromkeys("ph ivxlc".split(), "degrees, written alike, and Roman numerals"),
    "ʼʻ": "apostrophes that count as letters",
    **dict.fromkeys("latin cyrillic greek hebrew bengali hiragana katakana".split(), "names of scripts"),
    **dict.fromkeys("da is nb fi cs ro hu hr ca vi bg sr be he bn en mul".split(), "tags of languages"),
    **dict.fromkeys("am ti hi mr ne gu zh ja".split(), "tags of languages"),
    **dict.fromkeys(
        "relative base prefer day of month first parsers absolute time".split(), "dateparser's"
    ),
    **dict.fromkeys(
        "format stand alone wide abbreviated duration minute long narrow".split(), "babel's"
    ),
    **dict.fromkeys("parent exceptions root".split(), "babel's"),
    **dict.fromkeys("dateinterval date interval precision tense resolve".split(), "names of this code"),
    **dict.fromkeys("authority organization undertaken model fields".split(), "names of this code"),
    "document": "the line between a document and what is asked",
    **dict.fromkeys("ignore replace equal missing".split(), "what Python and pydantic call things"),
    **dict.fromkeys("ivx".split(), "Roman numerals"),
    "minute": "a unit of the files",
    **dict.fromkeys("er st nd rd th".split(), "ordinals in a date field of any language"),
}
# What keys are called in plain phrases, where it is not what they are called in files.
PLAIN = frozenset(
    "hence ahead back till oclock prior closing midway shifted vague middle lone clock past "
    "future rescheduled due "
    "range week beginning".split()
)


def strings_of(tree: ast.Module, *, saying: bool = False) -> Iterator[tuple[int, str]]:
    """The string literals of a module but docstrings, annotations and what an error says.

    Of a module that is `saying` things, only those that are compared with something.
    """
    compared = compared_in(tree) if saying else None
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
            skipped.update(ast.walk(node))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(node.value)
        for part in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            skipped.update(ast.walk(part) if part else ())
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            skipped.add(node.slice)  # the name of a group
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            skipped.update(node.args if node.func.attr in ("start", "end", "group") else ())
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            skipped.update(node.args if node.func.id == "TypeVar" else ())
        if isinstance(node, (ast.Raise, ast.Assert)):
            skipped.update(ast.walk(node))
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            skipped.update(ast.walk(node) if node.value.id == "Literal" else ())
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in skipped:
            if compared is not None and node not in compared:
                continue
            yield node.lineno, node.value


NOTATION = re.compile(
    r"\(\?P[<=][^>)]*[>)]|\(\?\([a-z]+\)|\\u[0-9a-f]{4}|\\[A-Za-z]|\[\^?[^\]]*\]|[⺀-\U0010ffff]-[⺀-\U0010ffff]"
)
# What strings are looked for with.
LOOKING = frozenset(
    "find rfind index count startswith endswith removeprefix removesuffix partition rpartition split"
    " replace mentions holds_word places_of everywhere sentences_with".split()
)


def compared_in(tree: ast.Module) -> set[ast.AST]:
    """What a module looks for: the parts of patterns, of lists and of comparisons."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            looks = node.func.attr in LOOKING or (isinstance(owner, ast.Name) and owner.id == "re")
            found.update(*map(ast.walk, node.args) if looks else ())
            found.update(ast.walk(owner) if isinstance(owner, ast.Constant) else ())
        elif isinstance(node, ast.Compare):
            found.update(ast.walk(node))
        elif isinstance(node, (ast.Set, ast.List, ast.Tuple)):
            found.update(node.elts)
        elif isinstance(node, ast.Dict):
            found.update(filter(None, node.keys))
    return found


@cache
def names_in_code() -> frozenset[str]:
    """The names of the fields of all classes, and the values that a field may have by its type."""
    found: set[str] = set()
    for path in house.rooms().values():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                fields = (part for part in node.body if isinstance(part, ast.AnnAssign))
                found |= {field.target.id for field in fields if isinstance(field.target, ast.Name)}
            if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
                values = ast.walk(node.slice) if node.value.id == "Literal" else ()
                found |= {
                    value.value
                    for value in values
                    if isinstance(value, ast.Constant) and isinstance(value.value, str)
                }
    return frozenset(found)


def words_in(literal: str) -> list[str]:
    """Its runs of two letters and more, without what is the notation of patterns."""
    plain = NOTATION.sub(" ", literal)
    return [word.lower() for word in re.findall(r"[^\W\d_]{2,}", plain)]


@cache
def words_of_keys() -> frozenset[str]:
    page = re.sub(r"(?ms)^```.*?^```", "", (TOP / "docs" / "languages.md").read_text("utf-8"))
    keys = re.findall(r"`([^`\n]+)`", page)
    return frozenset(word.lower() for key in keys for word in re.findall(r"[^\W\d_]{2,}", key))


def rooms_without_words() -> list[str]:
    return [
        room for room in house.rooms() if house.wing_of(room) in WINGS and room not in TABLES | FORMATS
    ]


@cache
def words_of_other_languages() -> frozenset[str]:
    """The words in the files of all languages but English, whose words formats use for their names."""
    return frozenset(
        word
        for language in list_languages()
        if language != "en"
        for section in ("dates numbers scales titles names bodies abbreviations text pages".split())
        for words in load_section(language, section).values()
        for word in words_in(" ".join(expand_words(words)))
    )


@pytest.mark.parametrize("room", FORMATS)
def test_a_reader_knows_the_names_of_its_format_alone(room: str) -> None:
    tree = ast.parse(house.rooms()[room].read_text("utf-8"))
    allowed = ALSO_NAMES | ANYWHERE.keys() | {*list_languages()}
    strange = [
        (line, word)
        for line, text in strings_of(tree, saying=True)
        for word in words_in(text)
        if word not in allowed and (word in words_of_other_languages() or not word.isascii())
    ]
    assert not strange, "put these words into the files of their languages"


@pytest.mark.parametrize("room", rooms_without_words())
def test_a_room_knows_no_word_of_any_language(room: str) -> None:
    known = words_of_keys() | PLAIN | ANYWHERE.keys()
    tree = ast.parse(house.rooms()[room].read_text("utf-8"))
    strange = [
        (line, word)
        for line, text in strings_of(tree, saying=room in SAYING)
        if text not in names_in_code()
        for word in words_in(text)
        if word not in known
    ]
    assert not strange, "put these words into the files of their languages"


def test_the_rooms_that_are_allowed_words_are_there() -> None:
    assert not (TABLES | FORMATS | SAYING).keys() - house.rooms().keys()
    assert not TABLES.keys() & SAYING.keys() | (TABLES | SAYING).keys() & FORMATS.keys()


def test_a_word_in_a_pattern_or_in_a_list_is_found() -> None:
    module = ast.parse(
        '"""Doc."""\nimport re\nX = re.compile(r"\\b(?P<name>lundi|mardi)\\b")\nY = "ab cd".split()\n'
    )
    found = [word for _, text in strings_of(module) for word in words_in(text)]
    assert found == ["lundi", "mardi", "ab", "cd"]


def test_of_a_room_that_says_things_only_what_it_compares_is_looked_at() -> None:
    module = ast.parse(
        'import re\nX = re.compile("ab")\nY = f"this is wrong: {X}"\nif Y in ("cd",): Y.find("ef")\n'
    )
    found = [word for _, text in strings_of(module, saying=True) for word in words_in(text)]
    assert sorted(found) == ["ab", "cd", "ef"]
