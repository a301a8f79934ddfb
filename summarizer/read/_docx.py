"""DOCX: the paragraphs and tables of a Word file in their order, opened by python-docx.

The words are read from its XML: python-docx's own `text` drops insertions that are tracked, and what
stands in content controls. Comments and what was deleted are no part of the text.
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

MOST_UNPACKED = 100_000_000  # bytes of all its parts
MOST_PARTS = 5_000
MOST_RATIO = 200  # unpacked to packed: text comes to some 10
SMALL = 1_000_000  # bytes: below, a ratio does no harm
_OTHERS = {
    "xl/workbook.xml": ("a spreadsheet", "save the sheet as CSV"),
    "ppt/presentation.xml": ("a presentation", "save it as PDF"),
    "content.xml": ("an OpenDocument file", "save it as DOCX or PDF"),
    "META-INF/container.xml": ("an e-book", "save its text"),
}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Drawn text boxes come twice: for Word of today and for the old one.
_OLD = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNREAD = {
    _OLD,
    *(f"{_W}{name}" for name in "del moveFrom instrText rPr pPr sectPr sdtPr tblPr".split()),
}
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read_word_file(content: Content) -> RawDocument:
    """The text of a DOCX file, a blank line between paragraphs and a line a row of a table.

    Its title is the one in its properties; the dates there are those of the file, so no day is found.
    Raises DocumentError for what is broken, empty, encrypted or another kind of archive, for one
    that would unpack to more than a document has, and where the extra `docx` is not installed.
    """
    _check_archive(content)
    with require_extra("docx", content.name):
        import docx
        from docx.opc.exceptions import OpcError
        from lxml.etree import LxmlError  # type: ignore[import-untyped]  # it has no types
    try:
        document = docx.Document(io.BytesIO(content.body))
        if document.element.getroottree().docinfo.doctype:
            raise ValueError("it declares entities, as no Word file does")
        text = "\n\n".join(_list_blocks(document.element.body))
        title = " ".join((document.core_properties.title or "").split())
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
    if not text.strip():
        raise DocumentError(f"{content.name} is a Word file without text: is it in pictures?")
    return RawDocument(text, title=title or None)


def _check_archive(content: Content) -> None:
    """Raise DocumentError for an archive that is not to be unpacked: no Word file, or a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(content.body)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as exc:
        raise DocumentError(f"{content.name} is a broken or truncated archive: get it again") from exc
    names = {part.filename for part in parts}
    for name, (what, remedy) in _OTHERS.items():
        if name in names:
            raise DocumentError(f"{content.name} is {what}, which is not read: {remedy}")
    if "[Content_Types].xml" not in names:
        raise DocumentError(
            f"{content.name} is a ZIP archive, no document: unpack it and name its files"
        )
    unpacked = sum(part.file_size for part in parts)
    bomb = any(
        part.file_size > SMALL and part.file_size > MOST_RATIO * part.compress_size for part in parts
    )
    if unpacked > MOST_UNPACKED or len(parts) > MOST_PARTS or bomb:
        raise DocumentError(
            f"{content.name} would unpack to {unpacked / 1e6:,.0f} MB in {len(parts):,} parts:"
            " save its text"
        )


def _list_blocks(body: Any) -> Iterator[str]:
    """The paragraphs and tables in a body, a cell or a content control, without the empty ones."""
    for child in body:
        if child.tag == f"{_W}p":
            text = _read_words(child)
            if text:
                yield text
            for box in child.iter(f"{_W}txbxContent"):
                if _find_ancestor(box, "p") is child and not _is_old(box):
                    yield from _list_blocks(box)
        elif child.tag == f"{_W}tbl":
            rows = [
                _write_row(row) for row in child.iter(f"{_W}tr") if _find_ancestor(row, "tbl") is child
            ]
            if any(row.strip(" |") for row in rows):
                yield "\n".join(row for row in rows if row.strip(" |"))
        elif child.tag not in _UNREAD:
            yield from _list_blocks(child)


def _find_ancestor(element: Any, tag: str) -> Any:
    return next(element.iterancestors(f"{_W}{tag}"), None)


def _is_old(box: Any) -> bool:
    return next(box.iterancestors(_OLD), None) is not None


def _write_row(row: Any) -> str:
    """A row of a table: its cells in order, between bars; what is merged stands once."""
    cells = [cell for cell in row.iter(f"{_W}tc") if _find_ancestor(cell, "tr") is row]
    return "| " + " | ".join(" ".join(" ".join(_list_blocks(cell)).split()) for cell in cells) + " |"


def _read_words(paragraph: Any) -> str:
    """The words of a paragraph as they stand once all changes are accepted; not those in its boxes."""
    pieces: list[str] = []
    stack = [paragraph]
    while stack:
        node = stack.pop()
        if node.tag in _UNREAD or node.tag == f"{_W}txbxContent":
            continue
        if node.tag == f"{_W}t":
            pieces.append(node.text or "")
        elif node.tag in _SIGNS:
            pieces.append(_SIGNS[node.tag])
        stack.extend(reversed(node))
    return "".join(pieces).strip()
