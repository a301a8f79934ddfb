"""DOCX: the paragraphs and tables of a Word file in their order, opened by python-docx.

The words are read from its XML: python-docx's own `text` drops insertions that are tracked, what
stands in content controls, numbers of lists and ticks, and reads what is struck out.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from summarizer.errors import DocumentError
from summarizer.read._content import Content
from summarizer.read._extra import require_extra
from summarizer.read._raw_document import RawDocument
from summarizer.read._word_names import find_child, list_children, name_of, read_number, value_of
from summarizer.read._word_numbers import LEVELS, read_numbers
from summarizer.read._word_runs import WordRuns
from summarizer.read._word_styles import WordStyles

MOST_UNPACKED = 100_000_000  # bytes of all its parts
MOST_PARTS = 5_000
MOST_RATIO = 200  # unpacked to packed: text comes to some 10
SMALL = 1_000_000  # bytes: below, a ratio does no harm
MOST_COLUMNS = 63  # of a table, as Word has them
LONGEST_MARK = 120  # characters of a heading that a place is cited by
_OTHERS = {
    "xl/workbook.xml": ("a spreadsheet", "save the sheet as CSV"),
    "ppt/presentation.xml": ("a presentation", "save it as PDF"),
    "content.xml": ("an OpenDocument file", "save it as DOCX or PDF"),
    "META-INF/container.xml": ("an e-book", "save its text"),
}
_UNREAD = frozenset("mc:Fallback w:del w:moveFrom w:sectPr w:sdtPr w:tblPr w:pPr".split())


def read_word_file(content: Content) -> RawDocument:
    """The text of a DOCX file, a blank line between paragraphs and a line a row of a table.

    Numbers of lists are written as Word shows them, notes behind the text that refers to them. Its
    title is the one in its properties; the dates there are those of the file, so no day is found.
    `marks` are its headings; `left_out` says what else it holds. Raises DocumentError for what is
    broken, empty, encrypted or another kind of archive, for one that would unpack to more than a
    document has, and where the extra `docx` is not installed.
    """
    _check_archive(content)
    with require_extra("docx", content.name):
        import docx.package
        from docx.opc.exceptions import OpcError
        from lxml.etree import LxmlError  # type: ignore[import-untyped]  # it has no types
    try:
        package = docx.package.Package.open(io.BytesIO(content.body))
        found = _read_package(package)
    except (
        OpcError,
        LxmlError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        AttributeError,
        RecursionError,
        OSError,
        NotImplementedError,
    ) as exc:
        raise DocumentError(f"{content.name} is a broken Word file: save it again as DOCX") from exc
    if not found.text.strip():
        raise DocumentError(
            f"{content.name} is a Word file without text (perhaps only pictures): give a file with text"
        )
    return found


def _check_archive(content: Content) -> None:
    """Raise DocumentError for an archive that is not to be unpacked: no Word file, or a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(content.body)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as exc:
        raise DocumentError(
            f"{content.name} is a broken or truncated archive: download it again"
        ) from exc
    names = {part.filename for part in parts}
    for name, (what, remedy) in _OTHERS.items():
        if name in names:
            raise DocumentError(f"{content.name} is {what}, which is not supported: {remedy}")
    if "[Content_Types].xml" not in names:
        raise DocumentError(
            f"{content.name} is a ZIP archive, not a document: unpack it and give the files"
        )
    unpacked = sum(part.file_size for part in parts)
    bomb = any(
        part.file_size > SMALL and part.file_size > MOST_RATIO * part.compress_size for part in parts
    )
    if unpacked > MOST_UNPACKED or len(parts) > MOST_PARTS or bomb:
        raise DocumentError(
            f"{content.name} would decompress to {unpacked / 1e6:,.0f} MB in {len(parts):,} parts:"
            " save its text"
        )


def _read_package(package: Any) -> RawDocument:
    (main, *_) = _list_parts(package, "officeDocument")
    body = find_child(_read_root(main), "w:body")
    if body is None:
        raise ValueError("it has no body")
    reader = _Reader(main)
    blocks = [*reader.list_blocks(body), *reader.list_notes(main)]
    text, marks, at = [], [], 0
    for block, heading in blocks:
        if heading:
            marks.append((at, " ".join(block.split())[:LONGEST_MARK]))
        text.append(block)
        at += len(block) + 2
    title = None
    for part in _list_parts(package, "core-properties"):
        titles = [node.text for node in _read_root(part) if name_of(node) == ":title"]
        title = " ".join((titles[0] or "").split()) if titles else None
    return RawDocument(
        "\n\n".join(text), title=title or None, marks=tuple(marks), left_out=reader.say_left_out(main)
    )


def _list_parts(owner: Any, kind: str) -> list[Any]:
    """The parts of a package that another one names as being of a kind."""
    return [
        link.target_part
        for link in owner.rels.values()
        if not link.is_external and link.reltype.rpartition("/")[2] == kind
    ]


def _read_root(part: Any) -> Any:
    """The outermost element of a part, of one without declared entities."""
    from docx.oxml.parser import parse_xml

    root = parse_xml(part.blob) if not hasattr(part, "element") else part.element
    if root.getroottree().docinfo.doctype:
        raise ValueError("it declares entities, as no Word file does")
    return root


def _find_root(owner: Any, kind: str) -> Any:
    parts = _list_parts(owner, kind)
    return _read_root(parts[0]) if parts else None


class _Reader:
    """Reads the blocks of one file, and keeps what it counts and leaves out."""

    def __init__(self, main: Any) -> None:
        styles = _find_root(main, "styles")
        settings = _find_root(main, "settings")
        self.styles = WordStyles(styles if styles is not None else ())
        self.numbers = read_numbers(_find_root(main, "numbering"))
        formats = {"footnote": "decimal", "endnote": "lowerRoman"}
        for kind, usual in formats.items():
            chosen = find_child(settings, f"w:{kind}Pr", "w:numFmt")
            formats[kind] = (value_of(chosen) if chosen is not None else None) or usual
        self.runs = WordRuns(self.styles, formats)

    def list_blocks(self, body: Any) -> Iterator[tuple[str, bool]]:
        """The paragraphs and tables in a body, a cell or a control, and which of them are headings."""
        for child in body:
            name = name_of(child)
            if name == "w:p":
                yield from self._list_paragraph(child)
            elif name == "w:tbl":
                rows = [row for row in self._list_rows(child) if row.strip(" |")]
                if rows:
                    yield "\n".join(rows), False
            elif name == "w:altChunk":
                self.runs.skipped["embedded document"] += 1
            elif name == "w:sdt" and find_child(child, "w:sdtPr", "w:showingPlcHdr") is not None:
                self.runs.skipped["field not filled in"] += 1
            elif name not in _UNREAD:
                yield from self.list_blocks(child)

    def _list_paragraph(self, paragraph: Any) -> Iterator[tuple[str, bool]]:
        words = self.runs.read_words(paragraph).strip()
        gone = find_child(paragraph, "w:pPr", "w:rPr", "w:del") is not None
        label = "" if gone and not words else self._count_item(paragraph)  # empty items are counted, too
        if words:
            yield f"{label} {words}" if label else words, self.styles.is_heading(paragraph)
        for box in _list_boxes(paragraph):
            yield from self.list_blocks(box)

    def _count_item(self, paragraph: Any) -> str:
        """The number or bullet that Word writes before a paragraph, "" for one without."""
        pointed = self.styles.find(paragraph, "w:pPr", "w:numPr")
        if pointed is None:
            return ""
        number = find_child(pointed, "w:numId")
        level = find_child(pointed, "w:ilvl")
        named = find_child(paragraph, "w:pPr", "w:pStyle")
        linked = self.numbers.linked.get(value_of(named) or "" if named is not None else "")
        chosen = value_of(number) if number is not None else linked[0] if linked else None
        at = read_number(level) if level is not None else linked[1] if linked else 0
        return self.numbers.count(chosen or "0", min(at, LEVELS)).strip()

    def _list_rows(self, table: Any) -> Iterator[str]:
        """The rows of a table: cells between bars; those that are merged stand once, empty ones stay."""
        for row in _list_through(table, "w:tr"):
            properties = find_child(row, "w:trPr")
            if find_child(row, "w:trPr", "w:del") is not None:
                self.runs.skipped["tracked deletion"] += 1
                continue
            cells = [""] * _count_columns(find_child(properties, "w:gridBefore"), 0)
            for cell in _list_through(row, "w:tc"):
                properties = find_child(cell, "w:tcPr")
                merged = find_child(properties, "w:vMerge")
                deleted = find_child(properties, "w:cellDel") is not None
                goes_on = merged is not None and (value_of(merged) or "continue") == "continue"
                blocks = () if goes_on or deleted else self.list_blocks(cell)
                cells.append(" ".join(" ".join(text for text, _ in blocks).split()))
                cells += [""] * (_count_columns(find_child(properties, "w:gridSpan"), 1) - 1)
            yield f"| {' | '.join(cells)} |"

    def list_notes(self, main: Any) -> Iterator[tuple[str, bool]]:
        """The notes that the text refers to, each behind its mark, in the order of the references."""
        roots = {kind: _find_root(main, f"{kind}s") for kind in ("footnote", "endnote")}
        known = {
            (kind, value_of(note, "id")): note
            for kind, root in roots.items()
            for note in list_children(root, f"w:{kind}")
        }
        for kind, number, mark in list(self.runs.notes):
            note = known.get((kind, number))
            texts = [text for text, _ in self.list_blocks(note)] if note is not None else []
            if texts:
                yield f"{mark} {' '.join(texts)}".strip(), False

    def say_left_out(self, main: Any) -> tuple[str, ...]:
        """What the file holds beside its text, in a few words each."""
        skipped = self.runs.skipped.copy()
        for root in map(_read_root, _list_parts(main, "comments")):
            skipped["comment"] += len(list_children(root, "w:comment"))
        for kind in ("header", "footer"):
            parts = _list_parts(main, kind)
            texts = {" ".join(_read_root(part).itertext()).strip() for part in parts}
            skipped[kind] += len(texts - {""})
        return tuple(
            f"{count} {what}{'' if count == 1 else 's'}"
            for what, count in sorted(skipped.items())
            if count
        )


def _count_columns(element: Any, default: int) -> int:
    return max(0, min(read_number(element, default), MOST_COLUMNS))


def _list_through(element: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, those in content controls too, of no inner table."""
    for child in element:
        if name_of(child) == name:
            yield child
        elif name_of(child) in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins"):
            yield from _list_through(child, name)


def _list_boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes that are drawn beside a paragraph, each once: old forms of them are copies."""
    for child in paragraph:
        name = name_of(child)
        if name == "w:txbxContent":
            yield child
        elif name not in _UNREAD:
            yield from _list_boxes(child)
