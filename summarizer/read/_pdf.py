"""PDF: the text of its pages as running text, by pypdf. What is only a picture has no text."""

from __future__ import annotations

import io
import logging
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from summarizer.errors import DocumentError
from summarizer.read._aligned_tables import find_aligned_tables
from summarizer.read._columns import Region, find_regions
from summarizer.read._content import Content
from summarizer.read._margin_numbers import drop_margin_numbers
from summarizer.read._page_furniture import drop_furniture
from summarizer.read._page_grid import cut_region, draw_grid
from summarizer.read._page_tables import Table
from summarizer.read._paragraphs import Block, join_blocks
from summarizer.read._pdf_fonts import UNREADABLE, PdfFont, make_font
from summarizer.read._pdf_glyphs import Rule
from summarizer.read._pdf_lines import set_lines
from summarizer.read._pdf_pen import PdfTools, draw_page
from summarizer.read._raw_document import RawDocument
from summarizer.read._reasons import shorten_reason
from summarizer.read._ruled_tables import find_ruled_tables
from summarizer.read._struck_text import STRUCK
from summarizer.read._text_lines import Line

MOST_PAGES = 2_000
MOST_CHARACTERS = 2_500_000  # drawn on all pages, white space included: a document has fewer
LARGEST_STREAM = 20_000_000  # bytes, unpacked
MOST_OPERATORS = 500_000  # of one page
MOST_WORK = 5_000_000  # operators of all pages, those of forms each time they are drawn
LEAST_LETTERS = 20  # of a document: less is a scan with a stamp on it
MOST_TURNED = 20  # letters of a page that stand upright or on their heads, before that is said
BESIDE = 2  # lines beside a table, at most: with more it is one in a column
MOST_NAMELESS = 0.3  # of a text: with more letters in its words that have no meaning it is refused
_NAMELESS = re.compile(f"(?<=[^\\W\\d_]){UNREADABLE}|{UNREADABLE}(?=[^\\W\\d_])|[\ue000-\uf8ff]")
_LIMITS: dict[str, Any] = {
    **dict.fromkeys(
        (
            "zlib_maximum_output_length",
            "lzw_maximum_output_length",
            "run_length_maximum_output_length",
            "brotli_maximum_output_length",
            "array_based_stream_maximum_output_length",
        ),
        LARGEST_STREAM,
    ),
    "stream_parsing_work_maximum_count": MOST_OPERATORS,
}
Page = tuple[list[Line], list[Rule]]


def read_pdf(content: Content) -> RawDocument:
    """The text of a PDF and its title. Its dates are those of the file, so no day is found.

    Columns are read one after the other, tables row by row; running heads and feet, page numbers and
    line numbers go; words that line ends part are whole. `marks` are the pages; pages without text,
    text that is turned, words that are struck out and characters that cannot be read are said in
    `left_out`. Raises DocumentError for one that is broken, encrypted, only pictures, or that would
    unpack to more than a document has.
    """
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its warnings are not for the terminal
    try:
        with pypdf.apply_configuration(**_LIMITS):
            reader = pypdf.PdfReader(io.BytesIO(content.body))
            _unlock_reader(reader, content.name)
            pages, turned = _draw_pages(reader, content.name)
            title = _read_title(reader)
            attached = _list_attachments(reader)
    except DocumentError:
        raise
    except (PyPdfError, ArithmeticError, AttributeError, LookupError, OSError, RecursionError,
            TypeError, ValueError, NotImplementedError, AssertionError) as exc:  # fmt: skip
        why = shorten_reason(exc)
        raise DocumentError(f"{content.name} is a broken PDF ({why}): save it again as PDF") from exc
    text, starts = join_blocks(_list_blocks(pages))
    struck = sum(STRUCK in word.text for lines, _ in pages for line in lines for word in line.words)
    _check_text(text, content.name, struck=struck)
    empty = [number for number, (lines, _) in enumerate(pages, 1) if not lines]
    left_out = (
        *_say_pages(empty, "no text"),
        *_say_pages(turned, "turned text"),
        *_say_struck(struck),
        *_say_unreadable(pages),
        *attached,
    )
    marks = tuple((start, f"page {page}") for start, page in starts)
    return RawDocument(text, title=title, marks=marks, left_out=left_out)


def _check_text(text: str, name: str, *, struck: int) -> None:
    letters = sum(map(str.isalpha, text))
    nameless, unread = len(_NAMELESS.findall(text)), text.count(UNREADABLE)
    broken = nameless > MOST_NAMELESS * letters or unread > letters
    if broken and max(nameless, unread) >= LEAST_LETTERS:
        raise DocumentError(
            f"{name} has fonts without a character map, so its text cannot be read:"
            " use OCR and give the result"
        )
    if letters < LEAST_LETTERS and struck > letters:
        raise DocumentError(f"{name} has almost only struck-out text: give another version")
    if letters < LEAST_LETTERS:
        raise DocumentError(f"{name} contains only pictures of text: use OCR and give the result")


def _unlock_reader(reader: Any, name: str) -> None:
    """Open what is encrypted with no password, as many papers are that may not be printed."""
    from pypdf.errors import DependencyError

    try:
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError(f"{name} is encrypted: save it without a password")
    except DependencyError as exc:
        raise DocumentError(
            f"{name} is encrypted (AES): save it without a password, or pip install cryptography"
        ) from exc


def _draw_pages(reader: Any, name: str) -> tuple[list[Page], list[int]]:
    """The lines and rules of each page, and the numbers of those with turned text besides.

    Raises DocumentError where there is too much of anything.
    """
    if len(reader.pages) > MOST_PAGES:
        raise DocumentError(
            f"{name} has {len(reader.pages):,} pages; the limit is {MOST_PAGES:,}: split it"
        )
    pages: list[Page] = []
    turned: list[int] = []
    size = work = 0

    def count() -> None:
        nonlocal work
        work += 1
        if work > MOST_WORK:
            raise DocumentError(f"{name} has more than {MOST_WORK:,} drawing operations: save its text")

    tools = _borrow_tools(reader, count)
    for number, page in enumerate(reader.pages, 1):
        drawn = draw_page(page, tools)
        size += len(drawn.glyphs)
        if size > MOST_CHARACTERS:
            raise DocumentError(f"{name} has more than {MOST_CHARACTERS:,} characters: split it")
        pages.append(set_lines(drawn.glyphs, drawn.rules))
        turned += [number] if drawn.turned > MOST_TURNED else []
    return pages, turned


def _borrow_tools(reader: Any, count: Callable[[], None]) -> PdfTools:
    """What pypdf knows of streams and fonts.

    Its reading of fonts is not part of its public interface: the range of versions in pyproject.toml
    is narrow for that reason.
    """
    from pypdf._codecs import adobe_glyphs
    from pypdf.generic import ContentStream
    from pypdf.generic._font import Font

    known: dict[int, tuple[Any, PdfFont]] = {}

    def read_font(resource: Any) -> PdfFont:
        if id(resource) not in known:
            font = make_font(Font.from_font_resource(resource), resource, adobe_glyphs)
            known[id(resource)] = resource, font  # kept, lest another one has its identity
        return known[id(resource)][1]

    def parse(content: Any) -> Any:
        return ContentStream(content, reader, "bytes")

    return PdfTools(parse, read_font, count)


def _list_blocks(pages: Sequence[Page]) -> Iterator[Block]:
    """What is on the pages in the order in which it is read, without their furniture."""
    numbered = drop_margin_numbers([lines for lines, _ in pages])
    grids = [draw_grid(lines) for lines in numbered]
    kept = drop_furniture([rows for rows, _ in grids])
    for number, ((_, rules), (_, owners), rows) in enumerate(zip(pages, grids, kept, strict=True), 1):
        left = [own if row else [] for row, own in zip(rows, owners, strict=True)]
        lines = cut_region(left, Region(0, len(rows), 0, sys.maxsize))
        for part in _part_page(lines, rules):
            yield Block(part, number)


def _part_page(lines: Sequence[Line], rules: Sequence[Rule]) -> Iterator[list[str] | Table]:
    """The tables of a page or a column, and the columns of text above, between and below them."""
    owners: dict[int, Table | None] = {}
    for find in (find_ruled_tables, find_aligned_tables):
        for taken, group in groupby(lines, key=lambda line: id(line) in owners):
            for table in () if taken else find(list(group), rules):
                taken_twice = any(id(line) in owners for line in table.lines)
                if not taken_twice and _stands_alone(table, lines):
                    owners |= {id(line): table for line in table.lines}
    written: set[int] = set()
    for owner, group in groupby(lines, key=lambda line: owners.get(id(line))):
        if owner is not None:
            if id(owner) not in written:
                yield owner
            written.add(id(owner))  # a line beside it may part it in two
            continue
        rows, pieces = draw_grid(list(group))
        regions = find_regions(rows)
        for region in regions:
            if len(regions) > 1:
                yield from _part_page(cut_region(pieces, region), rules)
            else:
                yield rows


def _stands_alone(table: Table, lines: Sequence[Line]) -> bool:
    """Whether hardly anything is beside a table; what is in a column is read with its column."""
    top, bottom = table.lines[0].base, table.lines[-1].base
    own = {id(line) for line in table.lines}
    return sum(top < line.base < bottom and id(line) not in own for line in lines) <= BESIDE


def _list_attachments(reader: Any) -> list[str]:
    return [f"attachment {file.name}" for file in reader.attachment_list]


def _say_pages(numbers: Sequence[int], what: str) -> Iterator[str]:
    """One line for pages that follow each other: "page 4: no text", "pages 4 to 6: no text"."""
    for run in _list_runs(numbers):
        yield f"{_name_run(run)}: {what}"


def _list_runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        yield [number for _, number in group]


def _name_run(run: Sequence[int]) -> str:
    return f"page {run[0]}" if len(run) == 1 else f"pages {run[0]} to {run[-1]}"


def _say_struck(words: int) -> Iterator[str]:
    if words:
        yield f"{words} word{'s' * (words > 1)} struck out"


def _say_unreadable(pages: Sequence[Page]) -> Iterator[str]:
    """How many characters have no meaning that the file gives; the text has a sign in their place."""
    counts = [
        sum(word.text.count(UNREADABLE) for line in lines for word in line.words) for lines, _ in pages
    ]
    for run in _list_runs([number for number, count in enumerate(counts, 1) if count]):
        count = sum(counts[number - 1] for number in run)
        yield f"{_name_run(run)}: {count} character{'s' * (count > 1)} that cannot be read"


def _read_title(reader: Any) -> str | None:
    """The title, unless it is the name of a file, as word processors fill it in."""
    title = " ".join(str(reader.metadata.title or "").split()) if reader.metadata else ""
    named = title.casefold().endswith((".doc", ".docx", ".pdf", ".indd", ".tex", ".odt", ".rtf"))
    plain = title and not named and title.isprintable() and not title.startswith("Microsoft Word -")
    return (
        title if plain and title.casefold() not in ("untitled", "(anonymous)", "unspecified") else None
    )
