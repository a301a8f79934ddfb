"""Numbers that Word writes before headings and items: "1.", "(a)", "Item 4.1", as a reader sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from summarizer.read._word_names import find_child, is_on, list_children, read_number, value_of
from summarizer.read._word_signs import UNKNOWN, is_symbol_font, write_signs

LEVELS = 9
LARGEST = 9_999  # a number that is written in letters or in Roman figures
BULLET = "•"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    kind: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None


@dataclass(slots=True)
class WordNumbers:
    """The lists of a file, and how far each of them is counted."""

    lists: dict[str, tuple[str, dict[int, _Level]]] = field(default_factory=dict)
    starts: dict[str, dict[int, int]] = field(default_factory=dict)
    linked: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)

    def count(self, number: str, level: int) -> str:
        """The label of the next paragraph of a list at a level (from 0), "" for one without."""
        if number not in self.lists or not 0 <= level < LEVELS:
            return ""
        abstract, levels = self.lists[number]
        counts = self.counts.setdefault(abstract, [None] * LEVELS)
        for at, start in self.starts.pop(number, {}).items():
            counts[at] = start - 1
        own = levels.get(level, _Level())
        before = counts[level]
        counts[level] = own.start if before is None else before + 1
        for deeper in range(level + 1, LEVELS):
            restart = levels.get(deeper, _Level()).restart
            if restart is None or level < restart:
                counts[deeper] = None
        return self._write_label(own, levels, counts)

    def _write_label(self, own: _Level, levels: dict[int, _Level], counts: list[int | None]) -> str:
        if own.kind in ("bullet", "none") and not _PLACE.search(own.text):
            return own.text

        def write(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            level = levels.get(at, _Level())
            count = counts[at]
            kind = "decimal" if own.legal and level.kind != "decimalZero" else level.kind
            return write_count(level.start if count is None else count, kind)

        return _PLACE.sub(write, own.text)


def read_numbers(root: Any) -> WordNumbers:
    """The lists that a file's part for numbering describes; none where there is no such part."""
    numbers = WordNumbers()
    if root is None:
        return numbers
    abstracts = {
        value_of(abstract, "abstractNumId"): abstract
        for abstract in list_children(root, "w:abstractNum")
    }
    for num in list_children(root, "w:num"):
        number = value_of(num, "numId") or ""
        pointed = find_child(num, "w:abstractNumId")
        chosen = value_of(pointed) if pointed is not None else None
        described = abstracts.get(chosen)
        if described is None:
            continue
        levels = {read_index(level): _read_level(level) for level in list_children(described, "w:lvl")}
        for override in list_children(num, "w:lvlOverride"):
            at = read_index(override)
            changed = find_child(override, "w:lvl")
            if changed is not None:
                levels[at] = _read_level(changed)
            start = find_child(override, "w:startOverride")
            if start is not None:
                numbers.starts.setdefault(number, {})[at] = read_number(start, 1)
        for level in list_children(described, "w:lvl"):
            style = find_child(level, "w:pStyle")
            if style is not None:
                numbers.linked.setdefault(value_of(style) or "", (number, read_index(level)))
        numbers.lists[number] = (str(chosen), levels)
    return numbers


def read_index(level: Any) -> int:
    text = value_of(level, "ilvl") or "0"
    return int(text) if len(text) == 1 and text.isdigit() else LEVELS


def _read_level(level: Any) -> _Level:
    kind = value_of(find_child(level, "w:numFmt")) if find_child(level, "w:numFmt") is not None else None
    label = find_child(level, "w:lvlText")
    text = (value_of(label) or "") if label is not None else ""
    restart = find_child(level, "w:lvlRestart")
    if kind == "bullet":
        text = _write_bullet(text, level)
    return _Level(
        start=read_number(find_child(level, "w:start"), 0 if kind is None else 1),
        kind=kind or "decimal",
        text=text,
        legal=is_on(find_child(level, "w:isLgl")) or False,
        restart=read_number(restart) if restart is not None else None,
    )


def _write_bullet(text: str, level: Any) -> str:
    fonts = find_child(level, "w:rPr", "w:rFonts")
    font = value_of(fonts, "ascii") if fonts is not None else None
    if is_symbol_font(font):
        text = write_signs(text, font)
    odd = UNKNOWN in text or any("\ue000" <= letter <= "\uf8ff" for letter in text) or text == "o"
    return BULLET if odd else text


def write_count(count: int, kind: str) -> str:
    """A number as a list writes it: 3 as "3", "c", "C", "iii", "III", "03", "3rd"."""
    if kind in ("none", "bullet"):
        return ""
    if kind.endswith("Letter") and 0 < count <= LARGEST:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind.endswith("Roman") and 0 < count <= LARGEST:
        roman = _write_roman(count)
        return roman.upper() if kind == "upperRoman" else roman
    if kind == "decimalZero":
        return f"{count:02}"
    if kind == "ordinal":
        teen = count // 10 % 10 == 1
        return f"{count}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"
    return str(count)


def _write_roman(count: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (count // value)
        count %= value
    return written
