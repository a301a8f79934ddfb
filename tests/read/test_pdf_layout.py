"""PDF: rows of tables, numbers in margins, raised figures, and text from right to left."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from case_tables import cases_in
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from summarizer.read import read_document
from summarizer.read._content import Content
from summarizer.read._paragraphs import join_blocks
from summarizer.read._pdf import _list_blocks, read_pdf
from summarizer.read._pdf_glyphs import Glyph, Rule
from summarizer.read._pdf_lines import set_lines
from summarizer.read._raw_document import RawDocument
from summarizer.read._text_direction import order_letters

FILES = Path(__file__).parents[1] / "read_files"
BODY = getSampleStyleSheet()["BodyText"]
OPENING = (
    "The council met in the old school on Tuesday and heard the engineer, the ferry company and eleven"
    " residents about the bridge and the tolls; the mayor promised an answer by the end of the month."
)
CRACKS = (
    "The engineer reported cracks in two piers and asked the board for money for another survey before"
    " the winter comes."
)
CLOSE = "Works department to close the bridge by 3 May"
Draw = Callable[[Canvas], None]


def _draw(*pages: Draw, size: tuple[float, float] = A4) -> RawDocument:
    """What is read of a PDF whose pages are drawn by functions of its canvas."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size, invariant=True)
    for page in pages:
        canvas.setFont("Helvetica", 10)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return read_pdf(Content(file.getvalue(), "paper.pdf"))


def _set(*story: Flowable) -> str:
    file = io.BytesIO()
    SimpleDocTemplate(file, pagesize=A4, invariant=1).build(list(story))
    return read_pdf(Content(file.getvalue(), "paper.pdf")).text


def _rows(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.startswith("|")]


@pytest.mark.parametrize(
    "style",
    [
        pytest.param([("VALIGN", (0, 0), (-1, -1), "TOP")], id="white-space-only"),
        pytest.param([("VALIGN", (0, 0), (-1, -1), "MIDDLE")], id="centred-in-the-row"),
        pytest.param([("GRID", (0, 0), (-1, -1), 0.5, colors.black)], id="grid"),
        pytest.param([("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)], id="rules-below"),
        pytest.param([("BOX", (0, 0), (-1, -1), 1, colors.black),
                      ("INNERGRID", (0, 0), (-1, -1), 0.25, colors.red)], id="box-and-inner-grid"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("widths", [(60, 220, 110), (70, 150, 130)], ids=["wide", "narrow"])
def test_minutes_are_read_row_by_row_however_their_table_is_ruled(
    style: list[tuple[object, ...]], widths: tuple[float, ...]
) -> None:
    cells = [
        ["Item", "Discussion", "Action"],
        ["4.1 Bridge", CRACKS, CLOSE],
        ["4.2 Tolls", "No change was proposed.", ""],
        ["4.3 Ferry", "It is late.", "None"],
    ]
    table = Table(
        [[Paragraph(cell, BODY) for cell in row] for row in cells], colWidths=widths, style=style
    )
    text = _set(Paragraph(OPENING, BODY), table, Paragraph("The mayor closed the meeting.", BODY))
    assert text.split("\n\n") == [
        OPENING,
        "\n".join(f"| {' | '.join(row)} |" for row in cells),
        "The mayor closed the meeting.",
    ]


def test_merged_cells_of_a_ruled_table_are_read_once() -> None:
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("SPAN", (0, 1), (0, 2)),
             ("SPAN", (1, 3), (2, 3))]  # fmt: skip
    cells = [["Item", "Said", "Vote"], ["Bridge", "Open it.", "Aye"], ["", "Close it.", "Nay"],
             ["Tolls", "Not put to the vote", ""]]  # fmt: skip
    assert _rows(_set(Paragraph(OPENING, BODY), Table(cells, style=style))) == [
        "| Item | Said | Vote |",
        "| Bridge | Open it. | Aye |",
        "|  | Close it. | Nay |",
        "| Tolls | Not put to the vote |  |",
    ]


VOTES = [
    ("Member", "Item 4", "Item 5", "Remarks"),
    ("Ruiz", "Aye", "Nay", ""),
    ("Bell", "", "Aye", "left at 19:40"),
    ("van der Berg", "Nay", "", ""),
]


@pytest.mark.parametrize(("font", "size"), [("Helvetica", 10), ("Courier", 10), ("Times-Roman", 12)])
@pytest.mark.parametrize("lead", [13, 24], ids=["close", "apart"])
def test_an_empty_cell_of_votes_stays_empty(font: str, size: int, lead: int) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        for at, row in enumerate(VOTES):
            for column, cell in enumerate(row):
                canvas.drawString(60 + 110 * column, 700 - lead * at, cell)
        canvas.drawString(60, 700 - lead * len(VOTES) - 30, "The mayor closed the meeting.")

    assert _draw(page).text.split("\n\n") == [
        "\n".join(f"| {' | '.join(row)} |" for row in VOTES),
        "The mayor closed the meeting.",
    ]


def test_a_page_that_is_turned_is_read_upright() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(A4[0], 0)
        canvas.rotate(90)
        for at, row in enumerate(VOTES):
            for column, cell in enumerate(row):
                canvas.drawString(60 + 110 * column, 400 - 16 * at, cell)

    assert _rows(_draw(page).text) == [f"| {' | '.join(row)} |" for row in VOTES]


def test_a_table_that_a_browser_prints_has_its_rows() -> None:
    assert _rows(read_document(FILES / "minutes.pdf").text)[1:] == [
        "| 1 Bridge | The engineer reported cracks in two piers and asked the board for money for"
        " another survey before the winter comes and the ice begins. | Close the bridge by 3 May and"
        " inform the residents in writing | Works |",
        "| 2 Tolls | No change was proposed. |  |  |",
        "| 3 Ferry | The company asked for 12 million, which the board refused after a long debate about"
        " the price of fuel. |  | Ito |",
    ]


HEARING = [
    "MS. REED: We will pay for the bridge, and we",
    "will do so before the end of the year 2025.",
    "MR. ITO: How much will that be, in total?",
    "MS. REED: The ferry company asked for 12",
    "million, which the board refused.",
    "THE CHAIR: Is there no ferry then?",
    "Q. And what does it say?",
    "A. It has no ferry.",
]
TURNS = [
    "MS. REED: We will pay for the bridge, and we will do so before the end of the year 2025.",
    "MR. ITO: How much will that be, in total?",
    "MS. REED: The ferry company asked for 12 million, which the board refused.",
    "THE CHAIR: Is there no ferry then?",
    "Q. And what does it say?",
    "A. It has no ferry.",
]


def _number_left(canvas: Canvas, y: float, number: int, line: str) -> None:
    canvas.drawRightString(70, y, str(number))
    canvas.drawString(90, y, line)


def _number_right(canvas: Canvas, y: float, number: int, line: str) -> None:
    canvas.drawString(90, y, line)
    canvas.drawRightString(560, y, str(number))


def _number_small(canvas: Canvas, y: float, number: int, line: str) -> None:
    canvas.setFont("Helvetica", 6)
    canvas.drawString(60, y + 2.5, str(number))
    canvas.setFont("Times-Roman", 12)
    canvas.drawString(90, y, line)


def _number_in_the_line(canvas: Canvas, y: float, number: int, line: str) -> None:
    canvas.setFont("Courier", 11)
    canvas.drawString(60, y, f"{number:>2}   {line}")


def _number_each_fifth(canvas: Canvas, y: float, number: int, line: str) -> None:
    canvas.drawString(90, y, line)
    if number % 5 == 0:
        canvas.drawRightString(70, y, str(number))


@pytest.mark.parametrize(
    "draw", [_number_left, _number_right, _number_small, _number_in_the_line, _number_each_fifth]
)
@pytest.mark.parametrize("anew", [True, False], ids=["anew-on-each-page", "on-through-all-pages"])
def test_line_numbers_are_no_text(draw: Callable[[Canvas, float, int, str], None], anew: bool) -> None:
    def page(number: int) -> Draw:
        def write(canvas: Canvas) -> None:
            canvas.drawCentredString(300, 810, f"Page {number + 14}")
            for at in range(24):
                first = 1 if anew else 24 * number + 1
                draw(canvas, 770 - 28 * at, first + at, HEARING[at % len(HEARING)])

        return write

    assert _draw(page(0), page(1)).text.split("\n\n") == TURNS * 6


def test_the_numbers_of_rows_and_items_are_text() -> None:
    people = [("1", "Ana Ruiz", "Mayor"), ("2", "Tom Bell", "Clerk"), ("3", "Ken Ito", "Engineer"),
              ("4", "Mia Voss", "Resident"), ("5", "Lou Hart", "Resident")]  # fmt: skip
    items = ["Opening of the meeting", "Minutes of the last meeting", "Bridge", "Tolls", "Ferry"]

    def page(canvas: Canvas) -> None:
        for at, row in enumerate(people):
            for column, cell in enumerate(row):
                canvas.drawString((60, 90, 220)[column], 700 - 14 * at, cell)
        for at, item in enumerate(items):
            canvas.drawString(60, 560 - 14 * at, str(at + 1))
            canvas.drawString(90, 560 - 14 * at, item)

    text = _draw(page).text
    assert [row.replace(" | ", " ") for row in _rows(text)] == [f"| {' '.join(row)} |" for row in people]
    assert text.split("\n\n")[1:] == [f"{at} {item}" for at, item in enumerate(items, 1)]


@pytest.mark.parametrize(
    ("markup", "text"),
    cases_in(
        """
        notes: paid 25<super>1</super> million in 2024<super>2</super> and => paid 25¹ million in 2024² and
        power: over 10<super>2</super> km of road => over 10² km of road
        negative-power: 10<super>-6</super> of it => 10⁻⁶ of it
        lowered: CO<sub>2</sub> fell => CO₂ fell
        small: 7<super rise="3" size="6">8</super> more => 7⁸ more
        letters: the 5<super>th</super> time => the 5th time
        note-itself: <super>1</super> Without the loan. => ¹ Without the loan.
        """
    ),
)  # fmt: skip
def test_a_raised_figure_is_no_part_of_the_one_before_it(markup: str, text: str) -> None:
    sentence = "Arland, which had not said so before the spring, {}, and the others did not object."
    read = _set(Paragraph(OPENING, BODY), Paragraph(sentence.format(markup), BODY))
    assert read.split("\n\n") == [OPENING, sentence.format(text)]


def test_letters_that_are_drawn_twice_to_look_bold_are_read_once() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "The committee agreed on all of it.")
        canvas.drawString(60.4, 700, "The committee agreed on all of it.")

    assert _draw(page).text == "The committee agreed on all of it."


def test_what_a_form_draws_is_text_in_its_place() -> None:
    def page(canvas: Canvas) -> None:
        canvas.beginForm("middle")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(0, 0, "Boria agreed to pay for it.")
        canvas.endForm()
        canvas.drawString(60, 700, "Arland asked for a bridge.")
        canvas.saveState()
        canvas.translate(60, 660)
        canvas.doForm("middle")
        canvas.restoreState()
        canvas.drawString(60, 648, "Nobody objected to that.")

    assert _draw(page).text.split("\n\n") == [
        "Arland asked for a bridge.", "Boria agreed to pay for it. Nobody objected to that.",
    ]  # fmt: skip


def test_pages_are_marks_and_pages_without_text_are_said() -> None:
    def write(*lines: str) -> Draw:
        return lambda canvas: [
            canvas.drawString(60, 700 - 12 * at, line) for at, line in enumerate(lines)
        ]  # type: ignore[return-value]

    found = _draw(
        write("The ministers met in Oslo and agreed on"),
        write("the bridge. They will meet again."),
        write(), write(), write("Arland will pay for it."), write(),
    )  # fmt: skip
    pages = {mark: found.text[start:].split(".")[0] for start, mark in found.marks}
    assert pages["page 1"].startswith("The ministers met in Oslo")
    assert pages["page 2"] == "the bridge"
    assert pages["page 5"] == "Arland will pay for it"
    assert found.left_out == ("pages 3 to 4: no text", "page 6: no text")


def test_text_that_stands_upright_is_left_out_and_said() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "The ministers met in Oslo and agreed on the bridge.")
        canvas.translate(20, 100)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Printed by the ministry of works")

    found = _draw(page)
    assert found.text == "The ministers met in Oslo and agreed on the bridge."
    assert found.left_out == ("page 1: turned text",)


def test_the_first_line_of_a_page_is_text_though_another_page_begins_so() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawCentredString(300, 810, f"Page {canvas.getPageNumber()}")
        for at, line in enumerate(["The council met in the old school on Tuesday", "and agreed."]):
            canvas.drawString(60, 797 - 12 * at, line)

    assert _draw(page, page).text.count("The council met") == 2


def test_hebrew_is_in_the_order_in_which_it_is_read() -> None:
    assert read_document(FILES / "hebrew.pdf").text.split("\n\n") == [
        "שר החוץ של ארלנד נפגש ביום רביעי (14 במאי 2025) עם עמיתו מבוריה, והם הסכימו לתקן את הגשר עד סוף"
        " 2025.",
        'השר אמר: "ארלנד תשלם 25.5 מיליון דולר, כלומר 50% מהעלות", והוסיף כי NATO ו-UN Women יוזמנו.',
        "הישיבה הבאה תתקיים ב-12:30, ב-3/5/2025.",
    ]


def test_arabic_is_in_plain_letters_and_in_the_order_in_which_it_is_read() -> None:
    assert read_document(FILES / "arabic.pdf").text.split("\n\n") == [
        "اجتمع وزير الخارجية (السيد أحمد) مع نظيره في القاهرة يوم 14 مايو 2025، وتعهدت مصر بدفع 25٪ من"
        " التكلفة.",
        "| العضو | البند ٤ | البند ٥ |\n| رويز | نعم | لا |\n| بيل |  | نعم |",
    ]


@pytest.mark.parametrize(
    ("shown", "read", "leftwards"),
    [
        ("םולש", "שלום", True),
        ("2025 םולש", "שלום 2025", True),
        ("12:30-ב", "ב-12:30", True),
        ("NATO Women םולש", "שלום NATO Women", True),
        ("ابحرم 2024-25", "25-2024 مرحبا", True),
        ("The םולש wind", "The שלום wind", False),
        ("Plain words", "Plain words", True),
    ],
)
def test_letters_from_left_to_right_are_put_in_reading_order(
    shown: str, read: str, leftwards: bool
) -> None:
    letters: Sequence[tuple[str, int]] = [(letter, 0) for letter in shown]
    assert "".join(letter for letter, _ in order_letters(letters, leftwards=leftwards)) == read


PLACES = st.tuples(
    st.sampled_from(["a", "b", "A", " ", "1", "-", ".", "שלום", "ا", "\u0301", "部"]),
    st.integers(0, 60), st.integers(0, 40), st.sampled_from([10.0, 7.0, 3.0]),
)  # fmt: skip
LINES = st.tuples(st.integers(0, 6), st.integers(0, 4), st.booleans())


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(st.lists(PLACES, max_size=60, unique_by=lambda place: place[1:3]), st.lists(LINES, max_size=12))
def test_no_letter_of_a_page_is_lost_or_doubled_wherever_it_stands(
    places: list[tuple[str, int, int, float]], drawn: list[tuple[int, int, bool]]
) -> None:
    glyphs = [Glyph(text, 10.0 * x, 10.0 * x + 5, 12.0 * y, size) for text, x, y, size in places]
    rules = [
        Rule(100.0 * x, 100.0 * y, 100.0 * x + 300 * level, 100.0 * y + 200 * (not level))
        for x, y, level in drawn
    ]
    text, _ = join_blocks(_list_blocks([set_lines(glyphs, rules)]))
    for letter in "abA":
        assert text.count(letter) == sum(glyph.text == letter for glyph in glyphs)
