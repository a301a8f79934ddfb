"""PDF: whole sentences from columns, without running heads; and what is no paper, in one line."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table

from summarizer import DocumentError
from summarizer.read._columns import order_columns
from summarizer.read._content import Content
from summarizer.read._one_document import extract_document
from summarizer.read._page_furniture import drop_furniture
from summarizer.read._paragraphs import join_rows

FERRY = (
    "The transport ministers of Burundi and Tanzania agreed on Wednesday to reopen the ferry line"
    " between Bujumbura and Kigoma, which has been closed for six years, and to have the ships seen."
)
WATER = (
    "The Minister of Water urged Denmark to begin with the districts that have no water at all in the"
    " dry season. Denmark’s ambassador said that her government would decide in the spring, once the"
    " inspection of the pumping station at Dabo is finished."
)
BRIDGE = (
    "Chile pledged to repair two storm-damaged bridges by 30 June, provided that Bolivia confirms"
    " minimum cargo volumes before the end of the year. Bolivia raised no objection."
)
ROLES = [["Name", "Role"], ["A. Nwosu", "Minister of Water"], ["K. Friis", "Ambassador of Denmark"]]


def _text(body: bytes) -> str:
    return extract_document(Content(body, "paper.pdf"), "pdf").text


def _drawn(*pages: Sequence[tuple[float, float, str]]) -> bytes:
    """A PDF with each text where it is to stand (points from the left and the bottom)."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=True)
    for page in pages:
        canvas.setFont("Helvetica", 10)
        for x, y, text in page:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _set(columns: int) -> bytes:
    """Paragraphs and tables as a typesetter sets them: pages with head and foot, columns."""
    file = io.BytesIO()
    width = (A4[0] - 100) / columns
    frames = [Frame(50 + at * width, 60, width - 12, 330, id=str(at)) for at in range(columns)]

    def furniture(canvas: Canvas, paper: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 800, "MINISTRY OF WATER")
        canvas.drawRightString(540, 800, "Communiqué 2026/4")
        canvas.drawCentredString(300, 30, f"Page {paper.page} of 2")

    paper = BaseDocTemplate(file, pagesize=A4, title="Joint communiqué", invariant=1)
    paper.addPageTemplates([PageTemplate(frames=frames, onPage=furniture)])
    style = getSampleStyleSheet()["BodyText"]
    style.alignment = 4  # justified
    story = [FERRY, WATER, BRIDGE, WATER, None, FERRY, BRIDGE, WATER, FERRY]
    paper.build([Paragraph(each, style) if each else Table(ROLES, hAlign="LEFT") for each in story * 2])
    return file.getvalue()


@pytest.mark.parametrize("columns", [1, 2])
def test_paragraphs_are_whole_over_lines_columns_and_pages(columns: int) -> None:
    found = extract_document(Content(_set(columns), "paper.pdf"), "pdf")
    table = "| Name | Role |\n| A. Nwosu | Minister of Water |\n| K. Friis | Ambassador of Denmark |"
    story = [FERRY, WATER, BRIDGE, WATER, table, FERRY, BRIDGE, WATER, FERRY] * 2
    assert found.text.replace("\n\n", " ") == " ".join(story)
    assert (found.title, found.published) == ("Joint communiqué", None)


def test_columns_drawn_row_by_row_are_read_one_after_the_other() -> None:
    left = [
        "The ministers of Norway and Chile met",
        "in Oslo. They agreed on coop-",
        "eration in fishing.",
    ]
    right = [
        "Norway warned that the quota for",
        "well-known reasons would fall, and",
        "Chile took note of it.",
    ]
    page = [
        (
            60,
            740,
            "Joint communiqué of the ministers of fisheries of Norway and Chile, issued in Oslo",
        ),
        *((60, 700 - 12 * at, line) for at, line in enumerate(left)),
        *((320, 700 - 12 * at, line) for at, line in enumerate(right)),
    ]
    page.sort(key=lambda each: -each[1])
    assert _text(_drawn(page)).split("\n\n") == [
        "Joint communiqué of the ministers of fisheries of Norway and Chile, issued in Oslo",
        "The ministers of Norway and Chile met in Oslo. They agreed on cooperation in fishing.",
        "Norway warned that the quota for well-known reasons would fall, and Chile took note of it.",
    ]


def test_a_title_counts_unless_it_is_the_name_of_a_file() -> None:
    for title, kept in (("Readout", "Readout"), ("Microsoft Word - a.doc", None), ("x.docx", None)):
        writer = pypdf.PdfWriter(io.BytesIO(_drawn([(60, 700, FERRY[:60])])))
        writer.add_metadata({"/Title": title})
        file = io.BytesIO()
        writer.write(file)
        assert extract_document(Content(file.getvalue(), "x.pdf"), "pdf").title == kept


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(["On coop-", "eration."], "On cooperation.", id="hyphenated"),
        pytest.param(["The Anglo-", "American side."], "The Anglo-American side.", id="name"),
        pytest.param(["In 2025-", "26 they met."], "In 2025-26 they met.", id="figures"),
        pytest.param(["A well-known, well-", "known one."], "A well-known, well-known one.",
                     id="spelled-so-elsewhere"),
        pytest.param(["On coop\u00ad", "eration."], "On cooperation.", id="soft"),
        pytest.param(["部长们在北京", "举行会谈。"], "部长们在北京举行会谈。", id="no-spaces"),
        pytest.param(["The o\ufb03ce of \ufb01sh"], "The office of fish", id="ligatures"),
    ],
)  # fmt: skip
def test_words_that_line_ends_part_are_whole(lines: list[str], text: str) -> None:
    assert join_rows([lines]) == text


def test_lines_of_running_text_are_no_table_and_cells_are() -> None:
    words = "the ministers met in Oslo and".split()
    justified = [(60 + 40 * at + 5 * (line % 3), 700 - 12 * line, word)
                 for line in range(6) for at, word in enumerate(words)]  # fmt: skip
    assert "|" not in _text(_drawn([*justified, (60, 600, FERRY[:60])]))
    cells = [
        (x, 700 - 16 * at, cell)
        for at, row in enumerate(ROLES)
        for x, cell in zip((60, 200), row, strict=True)
    ]
    assert _text(_drawn(cells)) == "\n".join(f"| {' | '.join(row)} |" for row in ROLES)


def test_what_stands_on_a_third_of_the_pages_at_the_same_edge_is_left_out() -> None:
    pages = [["MINISTRY", "", f"Sentence {word}.", "MINISTRY of Water spoke.", "", f"- {at} -"]
             for at, word in enumerate(["one", "two", "three"], 1)]  # fmt: skip
    kept = drop_furniture(pages)
    assert [[row for row in rows if row] for rows in kept] == [
        [f"Sentence {word}.", "MINISTRY of Water spoke."] for word in ("one", "two", "three")
    ]
    alone = ["Sentence one.", "7"]
    assert drop_furniture([alone]) == [alone]
    wide = ["1" + " " * 100_000 + "Norway."]  # tried in all ways, this would take years
    assert drop_furniture([wide, ["Chile."]]) == [wide, ["Chile."]]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("3/19/26, 4:07 PM      Ferry talks", "https://example.org/ferry?id=7        1/1"),
        ("19.03.26, 16:07       Ferry talks", "file:///ferry.html          1/1"),
        ("Ferry talks      https://example.org/ferry", "1 of 1       19/03/2026, 16:07"),
    ],
)
def test_what_a_browser_prints_around_a_page_is_no_text_of_it(head: str, foot: str) -> None:
    page = [head, "", "The ministers met on 3/18/26, 4 PM.", "", foot]
    assert [row for row in drop_furniture([page])[0] if row] == page[2:3]
    assert drop_furniture([page[:-2]]) == [page[:-2]]
    assert drop_furniture([page[2:]]) == [page[2:]]


def _encrypted() -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(_drawn([(60, 700, FERRY[:60])])))
    writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _bomb() -> bytes:
    """A page whose content unpacks to 200 MB."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"0 0 m " * 2_000_000) for _ in range(17)) + packer.flush()
    return b"".join([
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>/Contents 4 0 R>>endobj\n",
        b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % len(packed), packed,
        b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    ])  # fmt: skip


def _endless() -> bytes:
    """A tree of pages that holds itself."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )


@pytest.mark.parametrize(
    ("make", "says"),  # made in the test: some take seconds
    [
        pytest.param(lambda: _drawn([(60, 700, FERRY)])[:700], "broken PDF", id="truncated"),
        pytest.param(_encrypted, "encrypted", id="encrypted"),
        pytest.param(lambda: _drawn([]), "only pictures of text", id="scanned"),
        pytest.param(
            lambda: _drawn(*([[]] * 2_001)), "2,001 pages", id="many-pages", marks=pytest.mark.slow
        ),
        pytest.param(_bomb, "broken PDF", id="200-MB-packed", marks=pytest.mark.slow),
        pytest.param(_endless, "PDF|pages|pictures", id="pages-in-a-circle"),
        pytest.param(lambda: b"%PDF-1.7", "broken PDF", id="only-a-head"),
    ],
)
def test_what_is_no_paper_is_one_line(make: Callable[[], bytes], says: str) -> None:
    with pytest.raises(DocumentError, match=says) as caught:
        _text(make())
    assert "\n" not in str(caught.value)


def test_a_paper_that_draws_without_end_is_refused_whatever_the_number_of_its_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pages = _drawn(*([(60, 700, FERRY[at : at + 50])] for at in range(9)))
    assert FERRY[:50] in _text(pages)
    monkeypatch.setattr("summarizer.read._pdf.MOST_WORK", 20)
    with pytest.raises(DocumentError, match="more than 20 drawing operations"):
        _text(pages)


SMALL = _drawn([(60, 700, "The ministers met in Oslo on Wednesday."), (60, 688, "They agreed.")])


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SMALL) - 1), st.integers(0, 60), st.binary(max_size=12))
def test_a_damaged_paper_is_a_text_or_a_document_error(at: int, cut: int, other: bytes) -> None:
    with suppress(DocumentError):
        _text(SMALL[:at] + other + SMALL[at + cut :])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text("ab .-|\u00ad\ufb01", max_size=30), max_size=8), max_size=4))
def test_no_letter_of_a_page_is_lost_or_doubled(pages: list[list[str]]) -> None:
    rows = [row for page in pages for row in page]
    text = join_rows([block for page in pages for block in order_columns(page)])
    for letter in "ab":
        assert text.count(letter) == sum(row.count(letter) for row in rows)
