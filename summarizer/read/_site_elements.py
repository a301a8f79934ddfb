"""Site elements: which tags and roles are of a site's own parts: menus, heads and feet, controls."""

from __future__ import annotations

from typing import Any

from summarizer.read._blocks import HEADINGS, is_hidden

_SITE = frozenset("nav footer form button select label textarea menu dialog".split())
# What an article has as well as a site: within an article, the words of such an element say what it is.
_APART = frozenset("aside footer banner contentinfo complementary".split())
# The foot of a quotation says who said it, a button in a heading opens what follows.
_NO_SITE = {("footer", "blockquote"), *(("button", heading) for heading in HEADINGS)}
_ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar"
    " button".split()
)
_PRESSED = ("button", "select", "textarea", "menu", "label")


def is_apart(node: Any) -> bool:
    """Whether an element stands apart, by its tag or role: from an article, or as a part of its site."""
    return node.tag in _APART or (node.get("role") or "").casefold() in _APART


def is_site(node: Any) -> bool:
    """Whether an element is one of a site's own, or is not shown."""
    if node.tag in _SITE:
        around = node.getparent().tag if node.getparent() is not None else None
        return (node.tag, around) not in _NO_SITE
    return (node.get("role") or "").casefold() in _ROLES or is_hidden(node)


def is_pressed(node: Any) -> bool:
    """Whether an element is one that is pressed or chosen, or is not shown."""
    return node.tag in _PRESSED or is_hidden(node)
