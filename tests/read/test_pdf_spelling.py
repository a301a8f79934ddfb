"""PDF: letters that a font lacks are read as the file spells them, and said where it does not."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from case_tables import cases_in
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
)

from summarizer import DocumentError
from summarizer.read import read_document
from summarizer.read._content import Content
from summarizer.read._pdf import read_pdf
from summarizer.read._raw_document import RawDocument

FILES = Path(__file__).parents[1] / "read_files"
PLAIN = "/F1 12 Tf 1 0 0 1 60 700 Tm (The ministers met in Oslo on Tuesday.) Tj"
LATIN = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}


def _name(values: dict[str, str]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): NameObject(value) for key, value in values.items()})


def _draw_boxes() -> DictionaryObject:
    """A Type 3 font whose letters (A to Z) are boxes with names that mean nothing."""
    box = DecodedStreamObject()
    box.set_data(b"600 0 0 0 500 700 d1 0 0 500 700 re f")
    names = [NameObject(f"/g{code}") for code in range(65, 91)]
    font = _name({"/Type": "/Font", "/Subtype": "/Type3"})
    font[NameObject("/FontMatrix")] = ArrayObject(map(FloatObject, (0.001, 0, 0, 0.001, 0, 0)))
    font[NameObject("/FontBBox")] = ArrayObject(map(NumberObject, (0, 0, 600, 700)))
    font[NameObject("/FirstChar")], font[NameObject("/LastChar")] = NumberObject(65), NumberObject(90)
    font[NameObject("/Widths")] = ArrayObject(NumberObject(600) for _ in names)
    font[NameObject("/CharProcs")] = DictionaryObject(dict.fromkeys(names, box))
    encoding = _name({"/Type": "/Encoding"})
    encoding[NameObject("/Differences")] = ArrayObject([NumberObject(65), *names])
    font[NameObject("/Encoding")] = encoding
    return font


def _draw_numbers() -> DictionaryObject:
    """A font whose codes are numbers of glyphs, without a map to letters."""
    part = _name({"/Type": "/Font", "/Subtype": "/CIDFontType2", "/BaseFont": "/Odd"})
    font = _name({"/Type": "/Font", "/Subtype": "/Type0", "/BaseFont": "/Odd",
                  "/Encoding": "/Identity-H"})  # fmt: skip
    font[NameObject("/DescendantFonts")] = ArrayObject([part])
    return font


def _print(*lines: str) -> RawDocument:
    """What is read of a page with a plain line and lines of operators below it, 40 points apart."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(600, 800)
    fonts = DictionaryObject({NameObject("/F1"): _name(LATIN), NameObject("/F2"): _draw_boxes(),
                              NameObject("/F3"): _draw_numbers()})  # fmt: skip
    spelled = DictionaryObject({NameObject("/ActualText"): pypdf.generic.TextStringObject("反対")})
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): fonts,
         NameObject("/Properties"): DictionaryObject({NameObject("/P1"): spelled})}
    )  # fmt: skip
    drawn = [f"1 0 0 1 60 {660 - 40 * at} Tm {line}" for at, line in enumerate(lines)]
    content = DecodedStreamObject()
    content.set_data(" ".join(["BT", PLAIN, *drawn, "ET"]).encode())
    page[NameObject("/Contents")] = writer._add_object(content)
    file = io.BytesIO()
    writer.write(file)
    return read_pdf(Content(file.getvalue(), "paper.pdf"))


def _spell(text: str) -> str:
    return f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex()}>>> BDC"


SPELLED = [
    pytest.param(f"/F2 12 Tf {_spell('払')} (A) Tj EMC {_spell('う')} (B) Tj EMC", "払う", id="each"),
    pytest.param(f"/F2 12 Tf {_spell('払わない')} (ABCD) Tj EMC", "払わない", id="a-word"),
    pytest.param(f"/F3 12 Tf {_spell('払う')} <00000000> Tj EMC", "払う", id="missing-glyphs"),
    pytest.param(f"/F2 12 Tf {_spell('We will not pay for it')} (ABCDEFGHIJKLMNOPQRSTUV) Tj EMC",
                 "We will not pay for it", id="a-sentence"),
    pytest.param(f"/F2 12 Tf {_spell('We will not pay')} (ABCDEFGH) Tj 0 -14 Td (ABCDEFG) Tj EMC",
                 "We will not pay", id="two-lines"),
    pytest.param(f"/F2 12 Tf {_spell('支払わないと述べた')} (ABCDE) Tj 0 -14 Td (ABCD) Tj EMC",
                 "支払わない と述べた", id="two-lines-without-spaces"),
    pytest.param(f"/F2 12 Tf {_spell('לא נשלם')} (ABCDEFG) Tj EMC", "לא נשלם", id="leftwards"),
    pytest.param("/F2 12 Tf /Span /P1 BDC (AB) Tj EMC", "反対", id="a-named-property"),
    pytest.param(f"/F1 12 Tf (Ito: ) Tj /F2 12 Tf {_spell('𠮷野')} (AB) Tj EMC", "Ito: 𠮷野", id="mixed"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "text"), SPELLED)
def test_letters_that_a_font_lacks_are_read_as_the_file_spells_them(line: str, text: str) -> None:
    read = _print(line)
    assert " ".join(read.text.split("Tuesday.")[1].split()) == text
    assert read.left_out == ()


@pytest.mark.parametrize(
    ("line", "text", "said"),
    cases_in(
        """
        boxes: /F2 12 Tf (ABC) Tj => ��� => page 1: 3 characters that cannot be read
        missing: /F3 12 Tf <0000> Tj => � => page 1: 1 character that cannot be read
        in-a-word: /F1 12 Tf (A p) Tj /F2 12 Tf (A) Tj /F1 12 Tf (y) Tj => A p�y => page 1: 1 character that cannot be read
        """
    ),
)  # fmt: skip
def test_letters_that_nothing_spells_are_marked_in_the_text_and_said(
    line: str, text: str, said: str
) -> None:
    read = _print(line)
    assert read.text.split("Tuesday.")[1].strip() == text
    assert read.left_out == (said,)


def test_a_text_that_is_mostly_unreadable_is_refused() -> None:
    with pytest.raises(DocumentError, match="without a character map"):
        _print(*["/F2 12 Tf (ABCDEFGHIJKLMNOPQRSTUVWXYZ) Tj"] * 3)


def test_a_line_that_a_browser_prints_without_its_glyphs_is_read() -> None:
    read = read_document(FILES / "missing_glyphs.pdf")
    assert "本の外相は橋の再建に三百万ドルを支払わないと述べた。" in read.text
    assert read.left_out == ("page 1: 1 character that cannot be read",)
