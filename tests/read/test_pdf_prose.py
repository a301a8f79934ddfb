"""PDF: columns of prose whose paragraphs begin at the same heights are no rows of a table."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import chain

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from summarizer.read._content import Content
from summarizer.read._pdf import read_pdf

LEFT = [
    "The council met in the old school on Tuesday and heard the engineer, the ferry company and eleven"
    " residents about the bridge.",
    "The mayor promised an answer by the end of the month, and asked the board to pay for another survey"
    " before the winter.",
    "Nobody objected to the plan, but two members said that they would not vote for it without a word"
    " from the ministry.",
]
RIGHT = [
    "Boria will pay three million for the ferry, provided that Arland confirms the volumes of cargo"
    " before the end of June.",
    "Arland did not agree to this, and its minister said that the talks would go on in the spring in the"
    " port of Dabo.",
    "The two sides will meet again in October, when the inspection of the pumping station is finished"
    " and has been printed.",
]
CLOSED = (
    "The mayor closed the meeting at nine, thanked the engineer and wished all of them a good night."
)
Style = Sequence[tuple[object, ...]]


def _set_side_by_side(
    rows: Sequence[Sequence[str]], *, face: ParagraphStyle, style: Style = (), width: float = 480
) -> str:
    """What is read of cells that are set beside each other, all of a row from one height."""
    cells = [[Paragraph(cell, face) for cell in row] for row in rows]
    columns = [width / len(rows[0])] * len(rows[0])
    table = Table(cells, colWidths=columns, style=[("VALIGN", (0, 0), (-1, -1), "TOP"), *style])
    file = io.BytesIO()
    SimpleDocTemplate(file, pagesize=A4, invariant=1).build([table, Paragraph(CLOSED, face)])
    return read_pdf(Content(file.getvalue(), "paper.pdf")).text


def _face(font: str = "Helvetica", size: float = 10, *, justified: bool = False) -> ParagraphStyle:
    alignment = 4 if justified else 0
    return ParagraphStyle("face", fontName=font, fontSize=size, leading=1.2 * size, alignment=alignment)


FACES = [
    pytest.param(_face(), id="ragged"),
    pytest.param(_face(justified=True), id="justified"),
    pytest.param(_face("Times-Roman", 11), id="serif"),
    pytest.param(_face("Times-Roman", 11, justified=True), id="serif-justified"),
    pytest.param(_face("Courier", 9), id="typewriter"),
]


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("columns", [2, 3])
def test_columns_of_prose_are_read_one_after_the_other(
    face: ParagraphStyle, times: int, columns: int
) -> None:
    sides = [LEFT * times, RIGHT * times, LEFT[::-1] * times][:columns]
    text = _set_side_by_side(list(zip(*sides, strict=True)), face=face)
    assert text.replace("\n\n", " ") == " ".join([*chain(*sides), CLOSED])


def test_paragraphs_that_go_on_overleaf_are_columns_all_the_same() -> None:
    sides = [[*LEFT[:2], LEFT[2].rstrip(".")], [*RIGHT[:2], RIGHT[2].rstrip(".")]]
    text = _set_side_by_side(list(zip(*sides, strict=True)), face=_face())
    assert text.replace("\n\n", " ") == " ".join([*chain(*sides), CLOSED])


@pytest.mark.parametrize("face", FACES)
def test_prose_under_the_heads_of_a_table_is_read_row_by_row(face: ParagraphStyle) -> None:
    rows = [("Discussion", "Decision"), *zip(LEFT, RIGHT, strict=True)]
    text = _set_side_by_side(rows, face=face)
    assert text.split("\n\n") == ["\n".join(f"| {left} | {right} |" for left, right in rows), CLOSED]


@pytest.mark.parametrize("face", FACES)
def test_prose_with_rules_between_its_rows_is_read_row_by_row(face: ParagraphStyle) -> None:
    rows = list(zip(LEFT, RIGHT, strict=True))
    style = [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)]
    text = _set_side_by_side(rows, face=face, style=style)
    assert text.split("\n\n") == ["\n".join(f"| {left} | {right} |" for left, right in rows), CLOSED]


@pytest.mark.parametrize("face", FACES)
def test_prose_beside_short_cells_is_read_row_by_row(face: ParagraphStyle) -> None:
    rows = list(zip(["4.1 Bridge", "4.2 Tolls", "4.3 Ferry"], LEFT, RIGHT, strict=True))
    text = _set_side_by_side(rows, face=face)
    assert text.split("\n\n") == ["\n".join(f"| {' | '.join(row)} |" for row in rows), CLOSED]
