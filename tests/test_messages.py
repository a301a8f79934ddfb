"""What a user reads when something goes wrong is in plain, usual words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import house
import pytest

# Their words go to the model, in corrections and second readings: recordings hold them.
FOR_THE_MODEL = ("_proof", "_flow", "schemas")
# Their messages are put together from parts, so every string of more than a word is read.
TALKING = ("_cli", "_batch", "_check", "_recordings", "_api", "_evaluation", "_model", "_call", "read")
# A word a line, with a message that it is found in.
RIDDLES = {
    r"makes? no sense": "a timeout of -1 s makes no sense",
    r"(?:is|are|was|were) (?:no(?! longer\b)|none)\b": "page.html is no HTML",
    r"\b(?:holds?|names?) no\b": "the folder holds no summary",
    r"\blacks? its?\b": "the folder lacks its summary.json",
    r"\bst(?:ands?|ood)\b": "the quote does not stand in the document",
    r"\bof (?:itself|themselves)\b": "it says of itself: 2025-05-21",
    r"\bt(?:old|ells?)\b": "another encoding than it was told",
    r"\bwish(?:es)?\b": "--cache and --no-cache are two wishes",
    r"\b(?:go|goes|going|went) on\b": "raise the budget to go on",
    r"\bunder way\b": "what is under way has 4 seconds to end",
    r"\bat hand\b": "the texts are not at hand",
    r"\bthe same again\b": "run the same again",
    r"\b(?:no|any) more\b(?! than\b)": "they are listed no more",
    r"\bhas it otherwise\b": "this run has it otherwise",
    r"\bname (?:it|them) so\b": "there is no column 'text': name it so",
    r"\bthe cassettes?\b": "the cassette report cannot be read",
}
PLAIN = (
    "report.txt not found: check the path",
    "--cache and --no-cache cannot be combined",
    "timeout must be greater than 0 (got -1)",
    "a.jsonl, line 3: 'published' must be a string",
    "the document is no longer in its source, and nothing more than that is wrong",
    "use --cassettes DIR, or another folder of recordings",
)


def _find_riddles(text: str) -> list[str]:
    return [word for word in RIDDLES if re.search(word, text)]


def _messages_of(tree: ast.Module, *, whole: bool) -> Iterator[tuple[int, str]]:
    """The line and the text of each string in an error; with `whole`, of every string."""
    documented = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    made = (node for node in ast.walk(tree) if _is_error(node))
    for root in [tree] if whole else made:
        for node in ast.walk(root):
            if isinstance(node, ast.JoinedStr):
                yield node.lineno, "".join(_text_of_part(part) for part in node.values)
            elif isinstance(node, ast.Constant) and id(node) not in documented:
                yield node.lineno, str(node.value)


def _is_error(node: ast.AST) -> bool:
    """Whether code raises something, or makes an error to be raised elsewhere."""
    if isinstance(node, ast.Call):
        named = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        return re.search(r"(?i)error$|^BadParameter$|^fail$", named) is not None
    return isinstance(node, ast.Raise)


def _text_of_part(part: ast.expr) -> str:
    """A part of an f-string; what is filled in is "{}"."""
    return str(part.value) if isinstance(part, ast.Constant) else "{}"


def _shown_by(room: str, path: Path) -> list[tuple[int, str]]:
    tree = ast.parse(path.read_text("utf-8"))
    found = _messages_of(tree, whole=house.wing_of(room) in TALKING)
    return [(line, text) for line, text in found if " " in text]


ROOMS = {room: path for room, path in house.rooms().items() if house.wing_of(room) not in FOR_THE_MODEL}


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_errors_and_events_are_worded_as_is_usual(room: str) -> None:
    found = {
        f"line {line}: {text}": words
        for line, text in _shown_by(room, ROOMS[room])
        if (words := _find_riddles(text))
    }
    assert not found, (
        "say what is wrong with the value and what to do, in the words of any other program"
    )


@pytest.mark.parametrize("word", RIDDLES)
def test_each_riddle_is_found_in_its_example(word: str) -> None:
    assert word in _find_riddles(RIDDLES[word])


@pytest.mark.parametrize("message", PLAIN)
def test_plain_words_are_no_riddle(message: str) -> None:
    assert not _find_riddles(message)


def test_messages_are_read_from_raises_calls_and_f_strings() -> None:
    code = 'raise ValueError(f"{a} is no text")\nerror = MadeError("told")\nother = "stands"\n"""told"""'
    tree = ast.parse(code)
    assert [text for _, text in _messages_of(tree, whole=False)][:2] == ["{} is no text", " is no text"]
    assert "told" in [text for _, text in _messages_of(tree, whole=False)]
    assert "stands" not in [text for _, text in _messages_of(tree, whole=False)]
    assert [text for _, text in _messages_of(tree, whole=True)].count("stands") == 1
