"""PDF: words that are struck out are no text, whatever draws the strike; other lines take none away."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NullObject,
    NumberObject,
)
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from summarizer import DocumentError
from summarizer.read._content import Content
from summarizer.read._pdf import read_pdf
from summarizer.read._raw_document import RawDocument
from summarizer.read._struck_text import STRUCK, drop_struck

FILLER = "The councils of Arland and Boria met in Tarn on Tuesday and heard the engineer of the dam."
LEFT, TOP, LEAD = 60.0, 700.0, 2.0  # points, points, sizes of a letter
Strike = Callable[[Canvas, float, float, float, float], None]
Span = tuple[float, float, float]  # from, to and base of struck words, in points


def _read(body: bytes) -> RawDocument:
    return read_pdf(Content(body, "paper.pdf"))


def _drawn(draw: Callable[[Canvas], None], *, page: tuple[float, float] = A4, turn: int = 0) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=page, invariant=True)
    if turn:
        canvas.setPageRotation(turn)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _write(canvas: Canvas, lines: Sequence[str], strike: Strike, font: str, size: float) -> None:
    """Draw lines from the top; what is in square brackets is struck out by `strike`."""
    for number, line in enumerate(lines):
        canvas.setFont(font, size)
        place, base = LEFT, TOP - number * LEAD * size
        for part, text in enumerate(line.replace("]", "[").split("[")):
            end = place + stringWidth(text, font, size)
            canvas.drawString(place, base, text)
            if part % 2:
                strike(canvas, place, end, base, size)
            place = end


def _fill(canvas: Canvas, start: float, end: float, base: float, size: float) -> None:
    canvas.rect(start, base + 0.26 * size, end - start, 0.05 * size, stroke=0, fill=1)


def _stroke(canvas: Canvas, start: float, end: float, base: float, size: float) -> None:
    canvas.setLineWidth(0.07 * size)
    canvas.line(start, base + 0.25 * size, end, base + 0.25 * size)


def _stroke_high(canvas: Canvas, start: float, end: float, base: float, size: float) -> None:
    canvas.setLineWidth(0.5)
    canvas.line(start - 0.1 * size, base + 0.38 * size, end + 0.1 * size, base + 0.38 * size)


def _stroke_twice(canvas: Canvas, start: float, end: float, base: float, size: float) -> None:
    for height in (0.18, 0.36):
        canvas.rect(start, base + height * size, end - start, 0.04 * size, stroke=0, fill=1)


def _stroke_in_pieces(canvas: Canvas, start: float, end: float, base: float, size: float) -> None:
    at = start
    while at < end:
        _stroke(canvas, at, min(at + size, end), base, size)
        at += size


def _stroke_red_and_scaled(canvas: Canvas, start: float, end: float, base: float, size: float) -> None:
    canvas.saveState()
    canvas.setStrokeColor(colors.red)
    canvas.translate(start, base)
    canvas.scale(size, size)
    canvas.setLineWidth(0.06)
    canvas.line(0, 0.28, (end - start) / size, 0.28)
    canvas.restoreState()


def _outline(canvas: Canvas, start: float, end: float, base: float, size: float) -> None:
    canvas.setLineWidth(0.2)
    canvas.rect(start, base + 0.24 * size, end - start, 0.04 * size, stroke=1, fill=0)


STRIKES = [
    _fill,
    _stroke,
    _stroke_high,
    _stroke_twice,
    _stroke_in_pieces,
    _stroke_red_and_scaled,
    _outline,
]
AMOUNTS = [
    FILLER,
    "Arland will [not ]pay [3 million] 5 million by Friday[ at noon].",
    "[The mayor refused.] Boria agreed to the second survey of the dam.",
    "Nothing else was [un]decided in the course of the afternoon.",
]
KEPT = [
    FILLER,
    "Arland will pay 5 million by Friday.",
    "Boria agreed to the second survey of the dam.",
    "Nothing else was decided in the course of the afternoon.",
]


@pytest.mark.parametrize("strike", STRIKES, ids=lambda strike: strike.__name__.strip("_"))
@pytest.mark.parametrize(("font", "size"), [("Helvetica", 10), ("Times-Roman", 7), ("Courier", 12)])
def test_struck_words_are_no_text_and_are_said(strike: Strike, font: str, size: float) -> None:
    found = _read(_drawn(lambda canvas: _write(canvas, AMOUNTS, strike, font, size), page=(900, 900)))
    assert found.text.split() == " ".join(KEPT).split()
    assert found.left_out == ("9 words struck out",)


@pytest.mark.parametrize("size", [5, 9, 24, 48])
def test_letters_of_any_size_are_struck_out(size: float) -> None:
    lines = ["Arland and Boria meet", "Boria will [not ]pay", "[four] five million"]
    found = _read(_drawn(lambda canvas: _write(canvas, lines, _fill, "Helvetica", size)))
    assert found.text.split() == "Arland and Boria meet Boria will pay five million".split()


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_strike_of_a_page_that_is_turned_is_one(turn: int) -> None:
    """The page is turned by its entry, and what is on it the other way, so that it is seen upright."""

    def draw(canvas: Canvas) -> None:
        places = {90: (A4[1], 0), 180: (A4[0], A4[1]), 270: (0, A4[0])}
        canvas.translate(*places[turn])
        canvas.rotate(turn)
        _write(canvas, ["Arland and Boria met.", "Arland will [not ]pay Boria."], _fill, "Helvetica", 10)

    paper = _drawn(draw, page=A4 if turn == 180 else (A4[1], A4[0]), turn=turn)
    assert _read(paper).text.split() == "Arland and Boria met. Arland will pay Boria.".split()


def test_a_strike_of_a_typesetter_is_one() -> None:
    style = getSampleStyleSheet()["BodyText"]
    file = io.BytesIO()
    struck = f"{FILLER} Arland will <strike>not</strike> pay <strike>three</strike> <u>five</u> million. {FILLER}"
    boxed = Table(
        [["Item", "Sum"], ["Bridge", Paragraph("<strike>3 million</strike> 5 million", style)],
         ["Ferry", Paragraph("<strike>1 million</strike>", style)]],
        style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
    )  # fmt: skip
    SimpleDocTemplate(file, pagesize=A4, invariant=1).build([Paragraph(struck, style), boxed])
    assert _read(file.getvalue()).text == (
        f"{FILLER} Arland will pay five million. {FILLER}\n\n"
        "| Item | Sum |\n| Bridge | 5 million |\n| Ferry |  |"
    )


def test_a_paragraph_and_a_row_that_are_struck_out_leave_nothing() -> None:
    def draw(canvas: Canvas) -> None:
        lines = [FILLER, "", "[The mayor of Tarn refused to answer.]", "[He left early.]", "", FILLER]
        _write(canvas, lines, _fill, "Helvetica", 10)

    assert _read(_drawn(draw)).text == f"{FILLER}\n\n{FILLER}"


def test_a_line_through_a_whole_row_strikes_it_out() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        rows = [("Member", "Item 4", "Item 5"), ("Ruiz", "Aye", "Nay"), ("Bell", "Nay", "Aye")]
        for number, row in enumerate([*rows, ("Osei", "Aye", "Aye")]):
            for column, cell in enumerate(row):
                canvas.drawString(LEFT + 120 * column, TOP - 18 * number, cell)
        canvas.line(LEFT - 6, TOP - 36 + 3, LEFT + 330, TOP - 36 + 3)

    assert "Bell" not in _read(_drawn(draw)).text
    assert "Ruiz" in _read(_drawn(draw)).text


def _underline(canvas: Canvas, start: float, end: float, base: float, size: float) -> None:
    canvas.setLineWidth(0.5)
    canvas.line(start, base - 0.12 * size, end, base - 0.12 * size)


def _underline_near(canvas: Canvas, start: float, end: float, base: float, size: float) -> None:
    canvas.rect(start, base - 0.02 * size, end - start, 0.06 * size, stroke=0, fill=1)


def _overline(canvas: Canvas, start: float, end: float, base: float, size: float) -> None:
    canvas.line(start, base + 0.85 * size, end, base + 0.85 * size)


def _highlight(canvas: Canvas, start: float, end: float, base: float, size: float) -> None:
    canvas.setFillColor(colors.yellow)
    canvas.rect(start, base - 0.2 * size, end - start, size, stroke=0, fill=1)
    canvas.setFillColor(colors.black)


def _highlight_by_a_thick_line(
    canvas: Canvas, start: float, end: float, base: float, size: float
) -> None:
    canvas.saveState()
    canvas.setLineWidth(0.9 * size)
    canvas.setStrokeColor(colors.Color(1, 1, 0, alpha=0.4))
    canvas.line(start, base + 0.3 * size, end, base + 0.3 * size)
    canvas.restoreState()


def _frame(canvas: Canvas, start: float, end: float, base: float, size: float) -> None:
    canvas.rect(start - 1, base - 0.25 * size, end - start + 2, 1.1 * size, stroke=1, fill=0)


def _rule_beside(canvas: Canvas, start: float, end: float, base: float, size: float) -> None:
    canvas.line(end + 1, base + 0.3 * size, end + 200, base + 0.3 * size)
    canvas.line(start - 40, base + 0.3 * size, start - 1, base + 0.3 * size)


def _bar_through(canvas: Canvas, start: float, end: float, base: float, size: float) -> None:
    canvas.line(start + 3, base - size, start + 3, base + size)


@pytest.mark.parametrize(
    "line",
    [
        _underline,
        _underline_near,
        _overline,
        _highlight,
        _highlight_by_a_thick_line,
        _frame,
        _bar_through,
    ],
    ids=lambda line: line.__name__.strip("_"),
)
@pytest.mark.parametrize("size", [7, 10, 20])
def test_a_line_that_strikes_nothing_takes_no_word_away(line: Strike, size: float) -> None:
    found = _read(
        _drawn(lambda canvas: _write(canvas, AMOUNTS, line, "Helvetica", size), page=(1500, 900))
    )
    assert found.text.split() == " ".join(AMOUNTS).replace("[", "").replace("]", "").split()
    assert not found.left_out


def _legend(canvas: Canvas) -> None:
    """A heading on a white box, the box on a rule."""
    canvas.line(LEFT, TOP + 3, 500, TOP + 3)
    canvas.setFillColor(colors.white)
    width = stringWidth("Decisions of the councils of Arland and of Boria", "Helvetica", 14)
    canvas.rect(LEFT + 4, TOP - 3, width + 8, 16, stroke=0, fill=1)
    canvas.setFillColor(colors.black)
    canvas.setFont("Helvetica", 14)
    canvas.drawString(LEFT + 8, TOP, "Decisions of the councils of Arland and of Boria")


def _short_heading(canvas: Canvas) -> None:
    canvas.line(LEFT, TOP + 3, 500, TOP + 3)
    canvas.drawCentredString(280, TOP, "Decisions of the councils")


def _heading_between_rules(canvas: Canvas) -> None:
    canvas.drawCentredString(280, TOP, "Decisions of the councils")
    for start, end in ((LEFT, 218), (342, 500)):
        canvas.line(start, TOP + 3, end, TOP + 3)


def _ruled_paper(canvas: Canvas) -> None:
    for number in range(20):
        canvas.line(40, TOP + 100.5 - 14 * number, 560, TOP + 100.5 - 14 * number)
    for number in range(6):
        canvas.drawString(LEFT, TOP - 12 * number, FILLER)


def _lowered_figure(canvas: Canvas) -> None:
    canvas.drawString(LEFT, TOP, "They will emit less CO")
    end = LEFT + stringWidth("They will emit less CO", "Helvetica", 10)
    canvas.setFont("Helvetica", 6)
    canvas.drawString(end, TOP - 2, "2")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(end + 4, TOP, " from May.")
    canvas.line(LEFT, TOP - 0.8, end + 50, TOP - 0.8)


def _chart(canvas: Canvas) -> None:
    for number in range(8):
        canvas.line(100, 300 + 30 * number, 400, 300 + 30 * number)
    for number in range(4):
        canvas.drawString(200, 297 + 60 * number, f"{number}.5 million tonnes of wheat")


@pytest.mark.parametrize(
    ("draw", "text"),
    [
        (_legend, "Decisions of the councils of Arland and of Boria"),
        (_short_heading, "Decisions of the councils"),
        (_heading_between_rules, "Decisions of the councils"),
        (_ruled_paper, FILLER),
        (_lowered_figure, "They will emit less CO₂ from May."),
        (_chart, "1.5 million tonnes of wheat"),
    ],
)
def test_a_line_of_the_page_that_crosses_letters_strikes_none(
    draw: Callable[[Canvas], None], text: str
) -> None:
    def draw_all(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        draw(canvas)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(LEFT, 200, FILLER)

    found = _read(_drawn(draw_all))
    assert text in found.text
    assert not found.left_out


def test_a_raised_letter_is_struck_out_with_its_line() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(LEFT, TOP, FILLER)
        canvas.drawString(LEFT, TOP - 20, "It costs 25")
        canvas.setFont("Helvetica", 6)
        canvas.drawString(LEFT + 52, TOP - 16.5, "7")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(LEFT + 58, TOP - 20, "crowns now.")
        _fill(canvas, LEFT + 41, LEFT + 87, TOP - 20, 10)

    text = _read(_drawn(draw)).text
    assert "7" not in text
    assert "25" not in text


def _marked(lines: Sequence[str], kind: str, **entries: object) -> bytes:
    """A page with an annotation for what is in brackets, over each line of it."""
    spans: list[Span] = []
    paper = _drawn(
        lambda canvas: _write(
            canvas,
            lines,
            lambda _, start, end, base, size: spans.append((start, end, base)),
            "Helvetica",
            10,
        )
    )
    reader = pypdf.PdfReader(io.BytesIO(paper))
    writer = pypdf.PdfWriter(clone_from=reader)
    quads = [
        (start, base + 8, end, base + 8, start, base - 2, end, base - 2) for start, end, base in spans
    ]
    numbers = [FloatObject(number) for quad in quads for number in quad]
    mark = DictionaryObject({
        NameObject("/Type"): NameObject("/Annot"),
        NameObject("/Subtype"): NameObject(f"/{kind}"),
        NameObject("/Rect"): ArrayObject([FloatObject(number) for number in (0, 0, 600, 800)]),
        NameObject("/QuadPoints"): ArrayObject(numbers),
    })  # fmt: skip
    mark |= {NameObject(f"/{name}"): value for name, value in entries.items()}
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(mark), NullObject()])
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_what_a_viewer_strikes_out_is_no_text() -> None:
    found = _read(_marked(AMOUNTS, "StrikeOut"))
    assert found.text.split() == " ".join(KEPT).split()
    assert found.left_out == ("9 words struck out",)


def test_a_mark_without_quadrilaterals_strikes_out_its_rectangle() -> None:
    line = ArrayObject([FloatObject(number) for number in (LEFT - 1, TOP - 22, 300, TOP - 10)])
    paper = _marked(
        [FILLER, "Arland will pay.", FILLER], "StrikeOut", QuadPoints=ArrayObject(), Rect=line
    )
    assert _read(paper).text.split() == f"{FILLER} {FILLER}".split()


def test_a_line_that_a_viewer_draws_through_words_strikes_them_out() -> None:
    ends = ArrayObject([FloatObject(number) for number in (LEFT, TOP - 17, LEFT + 75, TOP - 17)])
    paper = _marked([FILLER, "Arland will pay.", FILLER], "Line", L=ends)
    assert _read(paper).text.split() == f"{FILLER} {FILLER}".split()


@pytest.mark.parametrize("kind", ["Underline", "Highlight", "Squiggly", "Square", "Link"])
def test_another_mark_of_a_viewer_takes_no_word_away(kind: str) -> None:
    text = " ".join(AMOUNTS).replace("[", "").replace("]", "")
    assert _read(_marked(AMOUNTS, kind)).text.split() == text.split()


def test_a_mark_that_is_hidden_strikes_nothing_out() -> None:
    assert "not pay" in _read(_marked(AMOUNTS, "StrikeOut", F=NumberObject(2))).text


@pytest.mark.parametrize(
    "entries",
    [
        {"QuadPoints": NullObject(), "Rect": NullObject()},
        {"QuadPoints": ArrayObject([NullObject()] * 8)},
        {"QuadPoints": ArrayObject([FloatObject(3)] * 9)},
        {"Rect": ArrayObject([FloatObject(3)]), "QuadPoints": ArrayObject()},
        {"F": NullObject(), "QuadPoints": ArrayObject([FloatObject(3)] * 8)},
    ],
)
def test_a_broken_mark_is_no_error(entries: dict[str, object]) -> None:
    assert FILLER in _read(_marked([FILLER], "StrikeOut", **entries)).text


def test_a_paper_of_struck_words_only_says_so() -> None:
    paper = _drawn(lambda canvas: _write(canvas, [f"[{FILLER}]"], _fill, "Helvetica", 10))
    with pytest.raises(DocumentError, match="only struck-out text"):
        _read(paper)


@pytest.mark.slow
def test_a_page_of_lines_and_letters_without_end_is_read_in_time() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 2)
        for number in range(700):
            canvas.drawString(10, 10 + number / 9, FILLER * 3)
        for number in range(9_000):
            canvas.line(10, 10 + number / 100, 500, 10 + number / 100)

    assert _read(_drawn(draw)).text


@given(
    st.lists(st.sampled_from([f"{STRUCK}{STRUCK}", "pay", "5", STRUCK, "Arland.", "(now)"]), max_size=9)
)
@settings(max_examples=100, deadline=None)
def test_only_struck_letters_are_dropped_and_places_follow(words: list[str]) -> None:
    text = " ".join(words)
    places = [len(" ".join(words[:at]) + (" " if at else "")) for at in range(len(words))]
    left, starts = drop_struck(text, places)
    assert left.split() == [word for word in words if STRUCK not in word]
    assert left == left.strip()
    assert all(
        left[start:].startswith(word)
        for word, start in zip(words, starts, strict=True)
        if STRUCK not in word
    )
