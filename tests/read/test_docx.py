"""Word files: paragraphs and tables, without comments and deletions."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from word_files import _file, minutes

from summarizer.read import read_document
from summarizer.read._content import Content
from summarizer.read._one_document import extract_document


def test_a_word_file_is_its_paragraphs_and_tables_without_comments_and_deletions(tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_bytes(minutes())  # the content decides, not the name
    document = read_document(tmp_path / "minutes.txt")
    assert document.text.split("\n\n") == [
        "Minutes",
        "The group met in Dabo on 3 June 2026.",
        "| Task | Owner |\n| Draft the text | Nwosu |",
        "Denmark pledged forty wells.",
    ]
    assert (document.title, document.published) == ("Minutes of the wells group", None)


def test_a_text_box_is_paragraphs_of_its_own_and_an_empty_table_is_nothing() -> None:
    document = docx.Document()
    document.add_table(1, 1)
    paragraph = document.add_paragraph("The ministers met")
    box = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
    boxes = box.format("Chile pledged water.") + box.format("Peru pledged copper.")
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:pict>{boxes}</w:pict></w:r>"))
    paragraph.add_run(" in Arica.")
    assert extract_document(Content(_file(document), "it"), "docx").text.split("\n\n") == [
        "The ministers met in Arica.",
        "Chile pledged water.",
        "Peru pledged copper.",
    ]
