"""Has every regular expression of the program compiled: at import, and where it is first used."""

from __future__ import annotations

import ast
import importlib
import re
from contextlib import suppress
from types import ModuleType
from typing import Any

from benchmarks.inputs.compiled_patterns import CompilingWatch, is_call_of_re, trees


def compile_at_first_use(watch: CompilingWatch) -> list[str]:
    """Import every room, and use what compiles later; what stays uncompiled ("read/_feed.py:68")."""
    for file, tree in trees().items():
        room = _import_room(file)
        for node in filter(is_call_of_re, ast.walk(tree)):
            _compile_constant(watch, file, room, node)
    _use_builders()
    _examine_recordings()
    return watch.unseen()


def _import_room(file: str) -> ModuleType:
    parts = file.removesuffix(".py").removesuffix("/__init__").split("/")
    return importlib.import_module(".".join(["summarizer", *parts]).removesuffix(".__init__"))


def _compile_constant(watch: CompilingWatch, file: str, room: ModuleType, node: Any) -> None:
    """The pattern of a call, where it is made of nothing but constants and what the room knows."""
    with suppress(NameError):  # made of what only the call knows
        expression = compile(ast.Expression(node.args[0]), file, "eval")
        pattern = eval(expression, vars(room))
        if isinstance(pattern, (str, bytes)):
            watch.note(re.compile(pattern), file, node.lineno, node.func.attr)


def _use_builders() -> None:
    from summarizer._call.secrets import Secrets, holds_secret
    from summarizer._cli.events import leave_out_foreign_words
    from summarizer._dates.cut import is_date_cut_short
    from summarizer._dates.numerals import spelling_languages
    from summarizer._dates.spelled import _language_of
    from summarizer._proof.longer_names import find_other_words
    from summarizer._text.document import Document
    from summarizer._text.reading import Reading
    from summarizer._words.figures import amounts_in
    from summarizer._words.han_numerals import write_han_in_digits
    from summarizer._words.local_states import local_states_in
    from summarizer._words.ranges import read_range
    from summarizer._words.states import load_state_tables
    from summarizer.errors import ModelError
    from summarizer.read._code_pages import read_code_pages
    from summarizer.read._entries import _load_clock
    from summarizer.read._page_date import _load_lead
    from summarizer.read._page_furniture import _load_page_number
    from summarizer.read._saved_chat import read_saved_chat

    assert holds_secret("sk-\\u0061bcdefgh", "sk-abcdefgh")
    assert "sk-a" not in Secrets(["sk-a"]).one_line("the key sk-a")
    for tag in spelling_languages():
        _language_of(tag)
    load_state_tables()
    amounts_in("12 million euros")
    assert read_range("one or two people") == ([1, 2], None)
    assert write_han_in_digits("三百万美元") == "3000000美元"
    assert local_states_in("जर्मनी", "hi") == {"DEU"}
    assert not is_date_cut_short("We meet ", " in Geneva", wording="on the 23rd")
    for text, page in (("Większość członków", "cp1250"), ("Решение принято", "cp1251")):
        read_code_pages(text.encode(page))
    assert "Gru" not in leave_out_foreign_words(ModelError("it said Gru", quoted=("Gru",)))
    lorvian = Reading.of(Document("The Lorvian side."))
    assert find_other_words("Lorvia", lorvian, is_state=False) == "Lorvian"
    _load_clock()
    _load_lead()
    _load_page_number()
    read_saved_chat("00:12:31 Von Ana Lee an Alle:\n\tNo.\n00:12:40 Von Bo Friis an Alle:\n\tBy when?\n")


def _examine_recordings() -> None:
    """Let the whole flow examine every recorded answer."""
    from benchmarks.inputs.recorded_answers import cases, summary_of

    for case in cases():
        summary_of(case.document, case.answers["summary"])
