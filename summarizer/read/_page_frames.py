"""Frames of a page that are none of its text: forms around a text, and panels that a control opens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from summarizer.read._blocks import ends_sentence, list_blocks

_CONTROLS = ("button", "input", "select", "textarea")
_PRESSED = ("submit", "button", "reset", "image")
_SHUTS = ("hidden", "aria-hidden", "style", "class", "role")  # what says that a panel is shut
_LEADS_ON = frozenset("nav header footer menu form".split())


def has_controls(node: Any) -> bool:
    """Whether an element holds something to press or to fill in."""
    return next(_list_controls(node), None) is not None


def unframe_forms(tree: Any) -> None:
    """Make divisions of the forms that only frame a text, as pages of ASP.NET do.

    Such a form has nothing to fill in, or more sentences than controls, or most sentences of the page.
    """
    forms = [*tree.iter("form")]
    in_all = _count_sentences(tree) if forms else 0
    for form in forms:
        sentences = _count_sentences(form)
        controls = [*_list_controls(form)]
        filled = any(node.tag != "button" and node.get("type") not in _PRESSED for node in controls)
        if not filled or sentences > min(len(controls), in_all / 2):
            form.tag = "div"


def open_panels(tree: Any) -> None:
    """Open what the page's readers open: the sentences behind a control that says it opens something.

    The control is the heading of its panel, which is the next element, or the next one around it.
    """
    for control in [*tree.xpath("//*[@aria-expanded]")]:
        if any(up.tag in _LEADS_ON for up in control.iterancestors()):
            continue
        panel = _find_panel(control)
        if panel is None or has_controls(panel) or not _count_sentences(panel):
            continue
        for node in (control, *control.iterancestors("button"), panel):
            for name in _SHUTS:
                node.attrib.pop(name, None)
        if control.tag == "button":
            control.tag = "div"


def _find_panel(control: Any) -> Any:
    """What a control opens: the next element, or the next of the one that holds nothing but it."""
    while control is not None and control.getnext() is None:
        parent = control.getparent()
        alone = parent is not None and control.getprevious() is None and not (parent.text or "").strip()
        control = parent if alone else None
    return control.getnext() if control is not None else None


def _list_controls(node: Any) -> Iterator[Any]:
    """What there is to press or to fill in."""
    return (control for control in node.iter(*_CONTROLS) if control.get("type") != "hidden")


def _count_sentences(node: Any) -> int:
    """How many blocks of an element end as sentences do."""
    return sum(ends_sentence(block.text) for block in list_blocks(node))
