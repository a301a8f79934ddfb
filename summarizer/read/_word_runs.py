"""Words of a Word file's paragraphs as a reader sees them once all tracked changes are accepted.

Struck-out and hidden words are none of them; ticks, boxes and raised figures are written as such.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from summarizer.read._word_names import (
    find_child,
    is_on,
    list_children,
    name_of,
    read_number,
    value_of,
)
from summarizer.read._word_numbers import write_count
from summarizer.read._word_signs import LOWERED, RAISED, UNKNOWN, UP, is_symbol_font, write_signs
from summarizer.read._word_styles import WordStyles

TICKED, EMPTY = "☒", "☐"
RAISED_BY = 4  # half points
GAP = "\ufdd0"  # where words with white space around them were: no character of any text
_GAP = re.compile(r"(\s{0,9})\ufdd0{1,99}(\s{0,9})(?=(\w?))")
# What is no text of the paragraph that it stands in.
_UNREAD = frozenset(
    "w:del w:moveFrom w:instrText w:delText w:delInstrText w:rPr w:pPr w:sectPr w:tblPr w:trPr w:tcPr"
    " w:rt w:txbxContent w:sdtPr m:rPr m:ctrlPr mc:Fallback".split()
)
_PLAIN = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_PICTURES = {
    "pic:pic": "picture",
    "v:imagedata": "picture",
    "chart:chart": "chart",
    "diagram:relIds": "diagram",
    "o:OLEObject": "embedded object",
}


class WordRuns:
    """Reads paragraphs of one file; `skipped` counts what is left out, `notes` are those referred to."""

    def __init__(self, styles: WordStyles, formats: Mapping[str, str]) -> None:
        self.styles = styles
        self.skipped: Counter[str] = Counter()
        self.notes: list[tuple[str, str, str]] = []  # kind, id, mark
        self.counts: Counter[str] = Counter()
        self.formats = formats

    def read_words(self, paragraph: Any) -> str:
        """The words of a paragraph, a hyperlink, a content control; not those of boxes in it."""
        return _GAP.sub(_close_gap, "".join(self._list_words(paragraph)))

    def _list_words(self, element: Any) -> Iterator[str]:
        for child in element:
            name = name_of(child)
            self._count_skipped(child, name)
            if name == "w:r":
                yield self._read_run(child)
            elif name == "w:sdt":
                yield self._read_control(child)
            elif name == "m:t":
                yield child.text or ""
            elif name in ("m:sup", "m:sub"):
                words = "".join(self._list_words(child))
                yield words.translate(RAISED if name == "m:sup" else LOWERED)
            elif name == "m:den":
                yield "/" + "".join(self._list_words(child))
            elif name not in _UNREAD:
                yield from self._list_words(child)

    def _count_skipped(self, element: Any, name: str) -> None:
        if name in ("w:del", "w:moveFrom") and any(
            child.text for child in element.iter() if name_of(child) in ("w:delText", "w:t")
        ):
            self.skipped["tracked deletion"] += name == "w:del"
        elif name in _PICTURES:
            self.skipped[_PICTURES[name]] += 1

    def _read_control(self, control: Any) -> str:
        """The text of a content control; a box that can be ticked as one that is, or is not."""
        properties = find_child(control, "w:sdtPr")
        content = find_child(control, "w:sdtContent")
        if properties is not None:
            box = find_child(properties, "w14:checkbox")
            if box is not None:
                return TICKED if is_on(find_child(box, "w14:checked")) else EMPTY
            if is_on(find_child(properties, "w:showingPlcHdr")):
                self.skipped["field not filled in"] += 1
                return ""
        return "".join(self._list_words(content)) if content is not None else ""

    def _read_run(self, run: Any) -> str:
        text = "".join(self._list_pieces(run))
        if not text.strip() or text in (TICKED, EMPTY):
            return text
        for name, what in (
            ("w:strike", "struck-out passage"), ("w:dstrike", "struck-out passage"),
            ("w:vanish", "hidden passage"),
        ):  # fmt: skip
            if self.styles.is_switched_on(run, name):
                self.skipped[what] += 1
                return GAP if text[0].isspace() or text[-1].isspace() else ""
        return self._raise_figures(run, text)

    def _raise_figures(self, run: Any, text: str) -> str:
        aligned = self.styles.find(run, "w:rPr", "w:vertAlign")
        place = value_of(aligned) if aligned is not None else None
        moved = read_number(self.styles.find(run, "w:rPr", "w:position"))
        if place == "superscript" or (place is None and moved >= RAISED_BY):
            return text.translate(RAISED)
        if place == "subscript" or (place is None and moved <= -RAISED_BY):
            return text.translate(LOWERED)
        return text

    def _list_pieces(self, run: Any) -> Iterator[str]:
        """What a run shows, piece by piece."""
        font = self._find_font(run)
        for child in run:
            name = name_of(child)
            if name == "w:t":
                yield self._write_signs(child.text or "", font)
            elif name in _PLAIN:
                yield _PLAIN[name]
            elif name == "w:sym":
                letter = _read_code(value_of(child, "char"))
                own = value_of(child, "font")
                yield self._write_signs(letter, own) if is_symbol_font(own) else letter
            elif name in ("w:footnoteReference", "w:endnoteReference"):
                yield self._refer_to_note(child, name[2:-9])
            elif name == "w:fldChar":
                yield _read_form_field(child)
            elif name not in _UNREAD:
                self._count_skipped(child, name)
                yield from self._list_words(child)

    def _write_signs(self, text: str, font: str | None) -> str:
        if not is_symbol_font(font):
            return text
        signs = write_signs(text, font)
        self.skipped[f"sign in {font}"] += signs.count(UNKNOWN)
        return signs.replace(UNKNOWN, "")

    def _find_font(self, run: Any) -> str | None:
        fonts = self.styles.find(run, "w:rPr", "w:rFonts")
        return (value_of(fonts, "ascii") or value_of(fonts, "hAnsi")) if fonts is not None else None

    def _refer_to_note(self, reference: Any, kind: str) -> str:
        """The mark of a note, raised as it is on the page."""
        if (value_of(reference, "customMarkFollows") or "0") in ("1", "true", "on"):
            mark = ""  # the text has it
        else:
            self.counts[kind] += 1
            mark = write_count(self.counts[kind], self.formats.get(kind, "decimal")).translate(UP)
        self.notes.append((kind, value_of(reference, "id") or "", mark))
        return mark


def _close_gap(gap: re.Match[str]) -> str:
    """The white space between the words on both sides of what is left out."""
    return gap[1] or gap[2] or (" " if gap[3] else "")


def _read_code(code: str | None) -> str:
    try:
        return chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return ""


def _read_form_field(field: Any) -> str:
    """A box of an old form as one that is ticked or is not; the entry that is chosen from a list."""
    form = find_child(field, "w:ffData")
    box = find_child(form, "w:checkBox")
    if box is not None:
        state = find_child(box, "w:checked")
        ticked = is_on(state if state is not None else find_child(box, "w:default"))
        return TICKED if ticked else EMPTY
    choice = find_child(form, "w:ddList")
    entries = list_children(choice, "w:listEntry")
    chosen = read_number(find_child(choice, "w:result")) if choice is not None else 0
    return (value_of(entries[chosen]) or "") if 0 <= chosen < len(entries) else ""
