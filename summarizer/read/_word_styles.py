"""Styles of a Word file: what a paragraph or a run is by its style, where it does not say so itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from summarizer.read._word_names import find_child, is_on, list_children, name_of, read_number, value_of

DEEPEST = 12  # styles that are based on one another
_HEADING = re.compile(r"heading [1-9]", re.I)


class WordStyles:
    """The styles of a file by their names, and what they say, those that they are based on included."""

    def __init__(self, root: Any) -> None:
        styles = list_children(root, "w:style")
        self.styles = {value_of(style, "styleId"): style for style in styles}
        self.default = next(
            (
                value_of(style, "styleId")
                for style in styles
                if value_of(style, "type") == "paragraph"
                and value_of(style, "default") in ("1", "true", "on")
            ),
            None,
        )  # fmt: skip

    def list_chain(self, style: str | None) -> Iterator[Any]:
        for _ in range(DEEPEST):
            described = self.styles.get(style)
            if described is None:
                return
            yield described
            based = find_child(described, "w:basedOn")
            style = value_of(based) if based is not None else None

    def find(self, element: Any, group: str, name: str) -> Any:
        """A property of a paragraph ("w:pPr") or a run ("w:rPr"), its own or by its style."""
        own = find_child(element, group, name)
        if own is not None:
            return own
        pointer = find_child(element, group, "w:pStyle" if group == "w:pPr" else "w:rStyle")
        named = value_of(pointer) if pointer is not None else None
        if named is None and name_of(element) == "w:p":
            named = self.default
        for style in self.list_chain(named):
            found = find_child(style, group, name)
            if found is not None:
                return found
        return None

    def is_heading(self, paragraph: Any) -> bool:
        """Whether a paragraph is a heading: by an outline level, or by the name of its style."""
        level = self.find(paragraph, "w:pPr", "w:outlineLvl")
        if level is not None:
            return 0 <= read_number(level, 9) < 9
        pointer = find_child(paragraph, "w:pPr", "w:pStyle")
        named = value_of(pointer) if pointer is not None else None
        return any(
            _HEADING.fullmatch(value_of(name) or "")
            for style in self.list_chain(named)
            if (name := find_child(style, "w:name")) is not None
        )

    def is_switched_on(self, run: Any, name: str) -> bool:
        return is_on(self.find(run, "w:rPr", name)) or False
