"""The furniture of pages: running heads and feet, page numbers, what a browser prints around a page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from summarizer._words.languages import words_of_all

EDGE = 2  # lines at the top and at the bottom of a page that may be its furniture
SHARE = 3  # one page in so many must bear it
LONGEST = 400  # characters of a line that a browser prints
_PRINTED = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s\d{1,2}:\d\d(?::\d\d)?(?:\s?[AP]M)?"
_URL = r"(?>\S+?://)\S++"
# What browsers print above and below a page: the day and the hour, its title, its address, its number.
_BROWSERS = (
    (re.compile(rf"{_PRINTED}\s{{2,}}\S.*"), re.compile(rf"{_URL}\s{{2,}}\d{{1,4}}/\d{{1,4}}")),
    (
        re.compile(rf"\S.*\s{{2}}{_URL}"),
        re.compile(rf"\d{{1,4}} [a-z]{{2,3}} \d{{1,4}}\s{{2,}}{_PRINTED}"),
    ),
)


def drop_furniture(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows of pages without running heads, running feet and page numbers.

    A line is one where a third of the pages, and two at least, have it at the same edge, numbers
    aside; what is alike on two pages of a text is not taken for one further in. What a browser prints
    around a page is, on a single page as well: its day is that of the printing.
    """
    heads = _find_repeated([_list_edge_forms(rows, last=False) for rows in pages])
    feet = _find_repeated([_list_edge_forms(rows, last=True) for rows in pages])
    kept: list[list[str]] = []
    for rows in pages:
        drop = {at for at in _find_edge_rows(rows, last=False) if _normalize_row(rows[at]) in heads}
        drop |= {at for at in _find_edge_rows(rows, last=True) if _normalize_row(rows[at]) in feet}
        edges = _find_edge_rows(rows, last=False)[:1] + _find_edge_rows(rows, last=True)[:1]
        drop |= {at for at in edges if len(pages) > 1 and _load_page_number().fullmatch(rows[at])}
        drop |= _find_printed(rows)
        kept.append(["" if at in drop else row for at, row in enumerate(rows)])
    return kept


def _find_printed(rows: Sequence[str]) -> set[int]:
    """The first and the last line of a page, where a browser has printed both."""
    ends = {at for last in (False, True) for at in _find_edge_rows(rows, last=last)[:1]}
    lines = [rows[at].strip() for at in sorted(ends)]
    if len(lines) < 2 or max(map(len, lines)) > LONGEST:
        return set()
    both = any(head.fullmatch(lines[0]) and foot.fullmatch(lines[1]) for head, foot in _BROWSERS)
    return ends if both else set()


def _find_edge_rows(rows: Sequence[str], *, last: bool) -> list[int]:
    """Where a page's furniture may stand: the outermost rows; of them, none that adjoins the text."""
    filled = [at for at, row in enumerate(rows) if row.strip()]
    step = -1 if last else 1
    outer = filled[::step][:EDGE]
    return [at for at in outer if at == outer[0] or _is_apart(rows, at, step)]


def _is_apart(rows: Sequence[str], at: int, step: int) -> bool:
    """Whether white space parts a row from the text further in, or there is none."""
    return not "".join(rows[at + step : at + step + 1]).strip()


def _list_edge_forms(rows: Sequence[str], *, last: bool) -> dict[str, str | None]:
    """The outermost rows by their form: None where they are apart from the text, else the row."""
    edge = _find_edge_rows(rows, last=last)
    step = -1 if last else 1
    return {
        _normalize_row(rows[at]): None if at + step in edge or _is_apart(rows, at, step) else rows[at]
        for at in edge
    }


def _normalize_row(row: str) -> str:
    return re.sub(r"\d+", "#", " ".join(row.split())).casefold()


@cache
def _load_page_number() -> re.Pattern[str]:
    """What finds a line that is the number of a page: "Page 3 of 12", "стр. 3"."""
    page, of, behind = (
        "|".join(sorted(words_of_all("pages", key), reverse=True))
        for key in ("page", "of pages", "behind a page")
    )
    return re.compile(
        rf"\W*+(?:(?:{page})\.?)?\s*\d{{1,4}}\s*+(?:(?:/|{of})\s*\d{{1,4}})?\s*+(?:{behind})?\W*",
        re.I,
    )


def _find_repeated(edges: Sequence[Mapping[str, str | None]]) -> set[str]:
    """The forms that are on enough pages; of rows that adjoin the text, those that count the pages.

    The first line of a page may be that of another one, word for word, where both are text.
    """
    found: dict[str, list[str | None]] = {}
    for forms in edges:
        for form, row in forms.items():
            found.setdefault(form, []).append(row)
    return {
        form
        for form, rows in found.items()
        if len(rows) >= max(2, len(edges) / SHARE) and (None in rows or len(set(rows)) > 1)
    }
