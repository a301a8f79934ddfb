"""Tables of cases in plain text, a case a line, for tests of one shape."""

from __future__ import annotations

from typing import Any

import pytest

_MEANT = {"": None, "yes": True, "no": False}


def cases_in(table: str) -> list[Any]:
    """The cases of lines like "id: text" or "id: one => other".

    A lone yes is True and a lone no is False; nothing behind an arrow is None; ⏎ is a line end.
    """
    return [
        pytest.param(*(_MEANT.get(part, part) for part in _parts(values)), id=id_)
        for id_, _, values in (line.partition(": ") for line in _lines(table))
    ]


def named_cases(table: str) -> list[Any]:
    """The cases of lines like "name: meaning", each called by its name; a name alone means None."""
    pairs = (line.rpartition(":") for line in _lines(table))
    return [
        pytest.param(name.strip(), meaning.strip() or None, id=name.strip())
        for name, _, meaning in pairs
    ]


def lines_in(text: str) -> list[str]:
    """The cases of a text, a line each, called by themselves."""
    return _lines(text)


def _lines(table: str) -> list[str]:
    # Only the blanks of the layout go: a case may begin or end with white space of another kind.
    return [line.strip(" ") for line in table.split("\n") if line.strip(" ")]


def _parts(values: str) -> list[str]:
    return [part.strip(" ").replace("⏎", "\n") for part in f"{values} ".split(" => ")]
