"""Word files: numbers, ticks, notes and merged cells as a reader of Word sees them."""

from __future__ import annotations

import pytest
from word_parts import item, numbering, paragraph, run, word_file

from summarizer.read._content import Content
from summarizer.read._docx import read_word_file
from summarizer.read._raw_document import RawDocument
from summarizer.read._word_numbers import write_count

LEGAL = numbering(("decimal", "Item %1", ""), ("decimal", "%1.%2", ""), ("lowerLetter", "(%3)", ""))
RAISED = '<w:vertAlign w:val="superscript"/>'


def _read(*blocks: str, strict: bool = False, **parts: str) -> RawDocument:
    return read_word_file(Content(word_file(*blocks, parts=parts, strict=strict), "minutes.docx"))


def _cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text) if text else '<w:p/>'}</w:tc>"


def _row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


@pytest.mark.parametrize("strict", [False, True], ids=["transitional", "strict"])
def test_lists_are_numbered_as_word_shows_them(strict: bool) -> None:
    found = _read(
        item("Bridge", 1), item("Cracks", 1, 1), item("in pier one", 1, 2), item("in pier two", 1, 2),
        item("Tolls", 1, 1), item("in winter", 1, 2), item("Ferry", 1), item("Price", 1, 1),
        paragraph("Closed."), item("Anew", 2),
        strict=strict, numbering=LEGAL,
    )  # fmt: skip
    assert found.text.split("\n\n") == [
        "Item 1 Bridge", "1.1 Cracks", "(a) in pier one", "(b) in pier two",
        "1.2 Tolls", "(a) in winter", "Item 2 Ferry", "2.1 Price", "Closed.", "Item 1 Anew",
    ]  # fmt: skip


def test_numbers_come_from_a_style_and_empty_items_are_counted() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="H1"/><w:name w:val="Sub"/>'
        "</w:style>"
    )
    kinds = numbering(
        ("upperRoman", "%1.", '<w:pStyle w:val="H1"/>'), ("decimal", "%2)", '<w:pStyle w:val="Sub"/>')
    )
    heading, sub = '<w:pStyle w:val="H1"/>', '<w:pStyle w:val="Sub"/>'
    found = _read(
        paragraph("Opening", properties=heading), paragraph(properties=heading),
        paragraph("Votes", properties=heading), paragraph("Tolls", properties=sub),
        paragraph("Not a heading", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        styles=styles, numbering=kinds,
    )  # fmt: skip
    assert found.text.split("\n\n") == ["I. Opening", "III. Votes", "1) Tolls", "Not a heading"]
    assert found.marks == ((0, "I. Opening"), (12, "III. Votes"), (24, "1) Tolls"))


@pytest.mark.parametrize(
    ("count", "kind", "label"),
    [
        (27, "lowerLetter", "aa"), (1994, "upperRoman", "MCMXCIV"), (7, "decimalZero", "07"),
        (12, "ordinal", "12th"), (22, "ordinal", "22nd"), (3, "chicago", "3"), (3, "none", ""),
    ],
)  # fmt: skip
def test_a_count_is_written_in_the_kind_of_its_list(count: int, kind: str, label: str) -> None:
    assert write_count(count, kind) == label


def _box(checked: int) -> str:
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{checked}"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run('☒' if checked else '☐')}</w:sdtContent></w:sdt>"
    )


def _form(state: str) -> str:
    box = f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>"
    return f'<w:r><w:fldChar w:fldCharType="begin">{box}</w:fldChar></w:r>'


WINGDINGS = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        pytest.param(_box(1), _box(0), id="content-control"),
        pytest.param(_form("<w:checked/>"), _form('<w:checked w:val="0"/>'), id="form-field"),
        pytest.param(_form('<w:default w:val="1"/>'), _form('<w:default w:val="0"/>'), id="default"),
        pytest.param('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
                     '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', id="symbol"),
        pytest.param(run("\uf0fe", WINGDINGS), run("o", WINGDINGS), id="letters-in-wingdings"),
        pytest.param('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>',
                     '<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>', id="wingdings-2"),
    ],
)  # fmt: skip
def test_a_box_that_is_ticked_is_told_from_one_that_is_not(yes: str, no: str) -> None:
    lines = _read(paragraph(yes, " agreed"), paragraph(no, " deferred")).text.split("\n\n")
    assert lines[0] in ("☒ agreed", "☑ agreed")
    assert lines[1] == "☐ deferred"


def test_what_is_struck_out_or_hidden_is_not_read_and_is_said() -> None:
    found = _read(
        paragraph("Arland will ", run("not ", "<w:strike/>"), "pay."),
        paragraph("Boria ", run("refused", "<w:dstrike/>"), run("agreed", '<w:strike w:val="0"/>'), "."),
        paragraph("Peru met", run(" in secret", "<w:vanish/>"), " Chile."),
        paragraph("<w:del><w:r><w:delText>No. </w:delText></w:r></w:del>",
                  "<w:ins><w:r><w:t>Yes.</w:t></w:r></w:ins>",
                  "<w:moveFrom><w:r><w:t>Gone.</w:t></w:r></w:moveFrom>"),
    )  # fmt: skip
    assert found.text.split("\n\n") == [
        "Arland will pay.", "Boria agreed.", "Peru met Chile.", "Yes.",
    ]  # fmt: skip
    assert found.left_out == ("1 hidden passage", "2 struck-out passages", "1 tracked deletion")


def test_a_raised_figure_is_no_part_of_the_one_before_it() -> None:
    style = (
        '<w:style w:type="character" w:styleId="Note"><w:name w:val="note"/>'
        f"<w:rPr>{RAISED}</w:rPr></w:style>"
    )
    found = _read(
        paragraph("25", run("1", RAISED), " million, 10", run("2", '<w:rStyle w:val="Note"/>'), " km,"
                  " 5", run("th", RAISED), " of CO", run("2", '<w:vertAlign w:val="subscript"/>')),
        paragraph("10", "<m:oMath><m:sSup><m:e><m:r><m:t>m</m:t></m:r></m:e>"
                  "<m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"),
        styles=style,
    )  # fmt: skip
    assert found.text == "25¹ million, 10² km, 5th of CO₂\n\n10m²"


def test_notes_are_read_behind_the_text_that_refers_to_them() -> None:
    notes = "".join(
        f'<w:footnote w:id="{at}">{paragraph(text)}</w:footnote>'
        for at, text in ((0, ""), (5, "Without the loan."), (6, "Not read anywhere."))
    )
    found = _read(
        paragraph("Arland paid 25", '<w:r><w:footnoteReference w:id="5"/></w:r>', " million."),
        paragraph("Closed."),
        footnotes=notes,
    )
    assert found.text.split("\n\n") == ["Arland paid 25¹ million.", "Closed.", "¹ Without the loan."]


def test_merged_cells_keep_their_columns_and_deleted_rows_are_gone() -> None:
    table = "".join([
        "<w:tbl>",
        _row(_cell("Member"), _cell("Votes", '<w:gridSpan w:val="2"/>')),
        _row(_cell("Bell", '<w:vMerge w:val="restart"/>'), _cell(""), _cell("Aye")),
        _row(_cell("", "<w:vMerge/>"), _cell("Nay"), _cell("")),
        _row(_cell("Ito"), _cell("Aye"), _cell("Aye"), properties="<w:del/>"),
        _row(_cell("Total"), _cell("1"), properties='<w:gridBefore w:val="1"/>'),
        "</w:tbl>",
    ])  # fmt: skip
    assert _read(table).text.split("\n") == [
        "| Member | Votes |  |",
        "| Bell |  | Aye |",
        "|  | Nay |  |",
        "|  | Total | 1 |",
    ]


def test_a_file_that_says_no_title_has_none() -> None:
    assert _read(paragraph("They met.")).title is None


def test_a_prompt_of_a_form_is_no_text() -> None:
    empty = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{run('Click here to enter text.')}</w:sdtContent></w:sdt>"
    )
    found = _read(paragraph("Chair: ", empty))
    assert (found.text, found.left_out) == ("Chair:", ("1 field not filled in",))
