"""PDF: the text of its pages as running text, by pypdf. What is only a picture has no text."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections.abc import Callable
from typing import Any

from summarizer.errors import DocumentError
from summarizer.read._columns import order_columns
from summarizer.read._content import Content
from summarizer.read._page_furniture import drop_furniture
from summarizer.read._paragraphs import join_rows
from summarizer.read._raw_document import RawDocument
from summarizer.read._reasons import shorten_reason

MOST_PAGES = 2_000
MOST_CHARACTERS = 4_000_000  # drawn on all pages, white space included
LARGEST_STREAM = 20_000_000  # bytes, unpacked
MOST_OPERATORS = 500_000  # of one page
MOST_WORK = 5_000_000  # operators of all pages, those of forms each time they are drawn
LEAST_LETTERS = 20  # of a document: less is a scan with a stamp on it
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


_WORD = re.compile(r"[^\W\d_]+")
_BESIDE = re.compile(r"(?<!\w)(?=([^\W\d_]{1,3}\s+[^\W\d_]+))")
_PIECES = re.compile(r"(?<!\w)([^\W\d_]{1,3}) +([^\W\d_]+)(?!\w)")


def read_pdf(content: Content) -> RawDocument:
    """The text of a PDF and its title. Its dates are those of the file, so no day is found.

    Columns are read one after the other; running heads and feet and page numbers go; words that line
    ends part are whole. Raises DocumentError for one that is broken, encrypted, only pictures, or
    that would unpack to more than a document has.
    """
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its warnings are not for the terminal
    try:
        with pypdf.apply_configuration(**_LIMITS):
            reader = pypdf.PdfReader(io.BytesIO(content.body))
            _unlock_reader(reader, content.name)
            pages = _draw_pages(reader, content.name)
            title = _read_title(reader)
    except DocumentError:
        raise
    except (PyPdfError, ArithmeticError, AttributeError, LookupError, OSError, RecursionError,
            TypeError, ValueError, NotImplementedError, AssertionError) as exc:  # fmt: skip
        why = shorten_reason(exc)
        raise DocumentError(f"{content.name} is a broken PDF ({why}): save it again as PDF") from exc
    blocks = [block for rows in drop_furniture(pages) for block in order_columns(rows)]
    text = "".join(filter(_is_text, join_rows(blocks)))
    if sum(map(str.isalpha, text)) < LEAST_LETTERS:
        raise DocumentError(
            f"{content.name} has no text, only pictures of it: recognize the text (OCR) and give that"
        )
    return RawDocument(text, title=title)


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


def _draw_pages(reader: Any, name: str) -> list[list[str]]:
    """The rows of each page. Raises DocumentError where there are too many of either."""
    if len(reader.pages) > MOST_PAGES:
        raise DocumentError(
            f"{name} has {len(reader.pages):,} pages; the limit is {MOST_PAGES:,}: split it"
        )
    pages: list[list[str]] = []
    size = work = 0

    def count(*_: Any) -> None:
        nonlocal work
        work += 1
        if work > MOST_WORK:
            raise DocumentError(f"{name} draws more than {MOST_WORK:,} times: save its text")

    for page in reader.pages:
        drawn = _draw_page(page, count)
        size += len(drawn)
        if size > MOST_CHARACTERS:
            raise DocumentError(f"{name} has more than {MOST_CHARACTERS:,} characters: split it")
        pages.append(drawn.split("\n"))
    return pages


def _draw_page(page: Any, count: Callable[..., None]) -> str:
    """A page as it is drawn; in the order of its file where that says more, or where Arabic would turn.

    pypdf's layout leaves out what is turned or drawn by a form, and writes from left to right. Each
    operator is told to `count`.
    """
    plain = str(page.extract_text(visitor_operand_before=count))
    if any("\u0590" <= character <= "\u08ff" for character in plain):
        return plain
    laid = _rejoin_kerned(str(page.extract_text(extraction_mode="layout")), plain)
    return laid if _count_letters(laid) >= 0.9 * _count_letters(plain) else plain


def _rejoin_kerned(laid: str, plain: str) -> str:
    """The layout with the words whole that it parts: kerning behind a ligature makes "W e" of "We".

    Two pieces are one word where the text in the order of the file has the word, and never the two.
    """
    words = set(_WORD.findall(plain))
    beside = {tuple(pair.split()) for pair in _BESIDE.findall(plain)}

    def whole(pieces: re.Match[str]) -> str:
        first, second = pieces.groups()
        parted = first + second in words and (first, second) not in beside
        return first + second if parted else pieces[0]

    return _PIECES.sub(whole, laid)


def _is_text(character: str) -> bool:
    """Whether a character is one of writing: odd fonts map glyphs to controls and half characters."""
    return character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs")


def _count_letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _read_title(reader: Any) -> str | None:
    """The title, unless it is the name of a file, as word processors fill it in."""
    title = " ".join(str(reader.metadata.title or "").split()) if reader.metadata else ""
    named = title.casefold().endswith((".doc", ".docx", ".pdf", ".indd", ".tex", ".odt", ".rtf"))
    plain = title and not named and title.isprintable() and not title.startswith("Microsoft Word -")
    return (
        title if plain and title.casefold() not in ("untitled", "(anonymous)", "unspecified") else None
    )
