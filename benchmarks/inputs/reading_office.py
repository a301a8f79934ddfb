"""Word files, and small files of formats that summarizer does not read."""

from __future__ import annotations

import io
import zipfile
from typing import Any

_NUMBERS = """<w:abstractNum {0} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>"""
_BOOK = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<container version="1.0"'
    ' xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile'
    ' full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    "book.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">'
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Locks</dc:title></metadata>'
    '<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="a"/></spine></package>',
    "a.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Locks</title></head>'
    "<body><p>Arland will open the lock.</p></body></html>",
}


def write_word_file() -> bytes:
    """Minutes with automatic numbers, tracked changes, struck-out words, a note, a comment, a table."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    names = nsdecls("w")
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "DRAFT, NOT FOR CIRCULATION"
    document.add_heading("Minutes of the lock board", 1)
    _add_numbered(document, parse_xml, names)
    changed = document.add_paragraph("Berlund will pay ")
    for tag, text, words in (("del", "delText", "by 1 March"), ("ins", "t", "by 1 May")):
        changed._p.append(
            parse_xml(f'<w:{tag} {names} w:id="7"><w:r><w:{text}>{words}</w:{text}></w:r></w:{tag}>')
        )
    changed.add_run(".")
    struck = document.add_paragraph("The vote is ")
    struck.add_run("binding").bold = True
    struck.add_run(". ")
    struck.add_run("Berlund promised a bridge.").font.strike = True
    fleet = document.add_paragraph("The fleet has 25")
    mark = fleet.add_run("1")
    mark.font.superscript = True
    document.add_comment(runs=fleet.add_run(" boats."), text="Is this agreed?", author="A", initials="A")
    table = document.add_table(3, 3)
    cells = ["Member", "Item 1.1", "Item 1.2", "Ruiz", "Aye", "", "Bell", "", "Nay"]
    for cell, text in zip(table._cells, cells, strict=True):
        cell.text = text
    document.add_paragraph("Subject to the vote of the council.")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_numbered(document: Any, parse_xml: Any, names: str) -> None:
    """Paragraphs that Word numbers 1., 1.1 and 1.2; no number is written in them."""
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(_NUMBERS.format(names)))
    numbering.append(parse_xml(f'<w:num {names} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    numbered = (("Business", 0), ("Ferry", 1), ("Tolls", 1))
    for text, level in numbered:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {names}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>')
        )
    document.add_paragraph("The ferry is to run in winter, too.")


def write_archive(parts: dict[str, str]) -> bytes:
    """A zip file of texts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def write_book() -> bytes:
    """An EPUB of one sentence."""
    return write_archive(_BOOK)


def write_zip() -> bytes:
    """A zip file with a text in it."""
    return write_archive({"note.txt": "Arland will open the lock.\n"})
