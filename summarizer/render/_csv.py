"""A table as CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import datetime as dt
from io import StringIO

from summarizer.render._own_table import Cell
from summarizer.render._printable import make_printable
from summarizer.render._tables import Table

# What Excel, LibreOffice and Sheets read as the start of a formula, in full width as well.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "|", "%")
BETWEEN = "; "


def as_csv(table: Table) -> str:
    """Return the table as CSV (RFC 4180): a header, a line an item, every cell in quotation marks.

    Several values in a cell stand between "; ". A cell that would begin a formula gets an
    apostrophe in front, as spreadsheets do it; control characters and line breaks are gone.
    """
    text = StringIO()
    # All are quoted: where a semicolon parts cells, one inside a text must not start another.
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_write_cell(row[name]) for name in table.columns] for row in table.rows)
    return text.getvalue()


def escape_cell(text: str) -> str:
    """Return text as a cell on one line that a spreadsheet shows and never computes."""
    told = make_printable(text)
    return f"'{told}" if text.startswith(FORMULA) or told.lstrip().startswith(FORMULA) else told


def _write_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, tuple):
        return escape_cell(BETWEEN.join(map(str, cell)))
    return escape_cell(str(cell))
