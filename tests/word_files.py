"""Word files, as bytes to be read or spoiled."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls


def _file(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def minutes() -> bytes:
    """Minutes with a heading, a comment, a table, tracked changes, and a control with text."""
    document = docx.Document()
    document.core_properties.title = "Minutes of the wells group"
    document.add_heading("Minutes", 1)
    paragraph = document.add_paragraph("The group met in ")
    commented = paragraph.add_run("Dabo")
    paragraph.add_run(" on 3 June 2026.")
    document.add_comment(runs=commented, text="Was it not Kano?", author="A", initials="A")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["Task", "Owner", "Draft the text", "Nwosu"], strict=True):
        cell.text = text
    changed = document.add_paragraph("Denmark ")
    own = nsdecls("w")
    for part in (
        f'<w:ins {own} w:id="1"><w:r><w:t xml:space="preserve">pledged </w:t></w:r></w:ins>',
        f'<w:del {own} w:id="2"><w:r><w:delText>refused </w:delText></w:r></w:del>',
        f"<w:sdt {own}><w:sdtContent><w:r><w:t>forty wells</w:t></w:r></w:sdtContent></w:sdt>",
    ):
        changed._p.append(parse_xml(part))
    changed.add_run(".")
    document.sections[0].header.paragraphs[0].text = "CONFIDENTIAL"
    return _file(document)


def with_part(body: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """A Word file with another main part."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(body)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part) if name == "word/document.xml" else part)
    return file.getvalue()


def archive(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()
