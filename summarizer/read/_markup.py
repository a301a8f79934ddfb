"""Markup that changes what words mean: comments, what is struck out, and raised or lowered figures."""

from __future__ import annotations

import re
from typing import Any

from summarizer.read._blocks import is_hidden

_STRUCK = frozenset("s del strike".split())
_RAISED = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_STYLE = re.compile(r"(?i)(?<![-\w])(line-through|vertical-align\s*:\s*(?:super|sub))(?![-\w])")
_CONTROLS = re.compile("(?i)[\x0b\x0c\x1c-\x1f]|&#0{0,9}(?:1[12]|2[89]|3[01]);|&#x0{0,9}(?:b|c|1[c-f]);")
_NO_TEXT = re.compile(
    "(?i)[\x00-\x08\x0e-\x1b\x7f]|&#0{0,9}(?:[0-8]|1[4-9]|2[0-7]);|&#x0{0,9}(?:[0-8]|e|f|1[0-9ab]);"
)


def drop_controls(markup: str) -> str:
    """Markup without control characters, at which parsers stop; those that part words are spaces."""
    return _NO_TEXT.sub("", _CONTROLS.sub(" ", markup))


def settle_markup(tree: Any, etree: Any, *, drop_hidden: bool = False) -> tuple[str, ...]:
    """Take comments, footnote marks and struck-out words out of a tree; figures keep their height.

    Gives what was left out, in words. A raised figure is written as such a character (10²), and a mark
    that leads to a note is no word of the text: neither may join the figure before it. What is hidden
    from a reader goes where `drop_hidden` says so.
    """
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction, etree.Entity)
    struck = hidden = 0
    for node in list(tree.iter()):
        style = _STYLE.search(node.get("style") or "")
        place = style[1].lower() if style else ""
        if node.tag in _STRUCK or place == "line-through":
            struck += _remove(node)
        elif drop_hidden and is_hidden(node):
            hidden += _remove(node)
        elif node.tag == "sup" or place.endswith("super"):
            _set_apart(node, _RAISED)
        elif node.tag == "sub" or place.endswith("sub"):
            _set_apart(node, _LOWERED)
    counted = ((struck, "struck out"), (hidden, "hidden from readers"))
    return tuple(f"{count} word{'s' * (count > 1)} {how}" for count, how in counted if count)


def _set_apart(node: Any, figures: dict[int, int]) -> None:
    """Write a raised or lowered figure so that it cannot be read as part of the word before it."""
    words = "".join(node.itertext()).strip()
    if figures is _RAISED and _is_note(node):
        _remove(node)
    elif re.search(r"\d", words) and (figures is _RAISED or _follows_figure(node)):
        shown = words.translate(figures)
        for child in list(node):
            node.remove(child)
        node.text = f"[{words}]" if re.search(r"\d", shown) else shown


def _follows_figure(node: Any) -> bool:
    before = node.getprevious()
    text = node.getparent().text if before is None else before.tail
    return (text or "")[-1:].isdigit()


def _is_note(node: Any) -> bool:
    """Whether a raised element only leads to a note."""
    links = [*node.iter("a"), *node.iterancestors("a")]
    return any((link.get("href") or "").find("#") >= 0 for link in links)


def _remove(node: Any) -> int:
    """Take an element out of its tree, and count its words; what follows it stays."""
    parent, tail = node.getparent(), node.tail or ""
    if parent is None:
        return 0
    before = node.getprevious()
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    node.tail = None
    parent.remove(node)
    return len("".join(node.itertext()).split())
