"""Trees of HTML: all the words of a page, however deep its elements are nested.

The parser (libxml2) builds 256 levels and then stops, and what follows is lost as well: marks that are
never closed, replies quoted within replies. Its events go on, so such a page is built from them, as
browsers do: an element that is too deep stands behind the one that it would stand in.
"""

from __future__ import annotations

import re
from typing import Any

from summarizer.read._blocks import BLOCKS, UNSEEN, is_hidden

DEEPEST = 100  # levels
_MEANT = BLOCKS | UNSEEN | frozenset("a br img input link meta q s del strike sub sup time".split())
_IN_HEAD = frozenset("base link meta noscript script style template title".split())
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ATTRIBUTE = re.compile(r"[a-z][\w-]{0,99}")


def parse_tree(markup: str, etree: Any, html: Any) -> Any:
    """The tree (of lxml) of a page or a piece of HTML, whatever its depth.

    Raises lxml's errors where there is no element in it.
    """
    body = markup.encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8")
    tree = html.document_fromstring(body, parser=parser)
    if parser.error_log.filter_from_fatals():
        builder = _FlatBuilder(parser.makeelement)
        flat = html.HTMLParser(encoding="utf-8", target=builder, huge_tree=True)
        tree = etree.fromstring(body, flat)
    _begin_body(tree)
    return tree


def _begin_body(tree: Any) -> None:
    """Move out of the head what is shown: a page need not say where its body begins.

    libxml2 begins it at the elements that it knows, and <article> or <main> are none of them.
    """
    head = tree.find("head")
    children = [] if head is None else list(head)
    shown = (
        at for at, node in enumerate(children) if isinstance(node.tag, str) and node.tag not in _IN_HEAD
    )
    first = next(shown, len(children))
    if first < len(children):
        body = tree.find("body")
        if body is None:
            body = tree.makeelement("body")
            tree.append(body)
        for at, node in enumerate(children[first:]):
            body.insert(at, node)
        if body.text:  # words of the body come behind what is put before them
            node.tail, body.text = (node.tail or "") + body.text, None


class _FlatBuilder:
    """Builds a tree of `DEEPEST` levels from the events of a parser.

    Elements that change nothing of what is read (fonts, spans) are passed over, for they nest deepest.
    """

    def __init__(self, make: Any) -> None:
        self._make = make
        self._root = make("html")
        self._open = [self._root]  # the elements that are open and built with what is in them
        self._opened: list[str] = []  # of each that is open, how it is built: "in", "before", or ""
        self._unseen = 0  # how many were open where one that is too deep and not shown began
        self._place = (self._root, "text")  # where the next words go
        self._words: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        deep = len(self._open) > DEEPEST
        if deep and not self._unseen and (tag in UNSEEN or is_hidden(attributes)):
            self._unseen = len(self._opened) + 1
        node = None if self._unseen else self._make_node(tag, attributes)
        self._opened.append("" if node is None else "before" if deep else "in")
        if node is None:
            return
        self._write()
        self._open[-1].append(node)
        self._place = (node, "text")
        if not deep:
            self._open.append(node)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._unseen == len(self._opened):
            self._unseen = 0
        how = self._opened.pop()
        if how:
            self._write()
            self._place = (self._open.pop() if how == "in" else self._place[0], "tail")
        if how == "before" and tag in BLOCKS:
            self._words.append("\n")

    def data(self, words: str) -> None:
        """Words come."""
        if not self._unseen:
            self._words.append(_NO_TEXT.sub("", words))

    def comment(self, words: str) -> None:
        """A comment is passed over."""

    def close(self) -> Any:
        """The tree."""
        self._write()
        return self._root

    def _write(self) -> None:
        node, part = self._place
        setattr(node, part, (getattr(node, part) or "") + "".join(self._words))
        self._words.clear()

    def _make_node(self, tag: str, attributes: dict[str, str]) -> Any:
        """An element with the attributes that can be written; None for one that changes nothing."""
        if tag == "html":
            node = self._root
        elif tag in _MEANT or is_hidden(attributes):
            node = self._make(tag if tag in _MEANT else "span")
        else:
            return None
        for name, value in attributes.items():
            if _ATTRIBUTE.fullmatch(name):
                node.set(name, _NO_TEXT.sub("", value))
        return node if tag != "html" else None
