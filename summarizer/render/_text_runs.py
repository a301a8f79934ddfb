"""Lines of text in roles ("who acts", "what nobody may overlook"), which a terminal or a note styles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from summarizer.render._wording import SPACED

# side: who acts; binding, ask, kind: what they do; caution, alert: what nobody may overlook;
# faint: what is looked up only; ref: the brackets about a place, never text of the document.
Role = Literal[
    "title",
    "section",
    "label",
    "text",
    "side",
    "binding",
    "ask",
    "kind",
    "caution",
    "alert",
    "quote",
    "faint",
    "ref",
]


class TextRun(NamedTuple):
    """Text in one role. It may come from the document: who shows it makes it safe."""

    text: str
    role: Role = "text"


Line = list[TextRun]


def join_lines(parts: Iterable[Line], separator: str) -> Line:
    """Put parts on one line, the separator between them."""
    line: Line = []
    for part in parts:
        line += [TextRun(separator), *part] if line else part
    return line


def space_lines(parts: Iterable[Line]) -> Line:
    """Put the parts that hold something on one line, with dots between them."""
    return join_lines([part for part in parts if part], SPACED)
