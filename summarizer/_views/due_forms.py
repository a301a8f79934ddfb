"""The forms in which what is due is shown: text, JSON, CSV, Parquet, SQLite and a calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from summarizer._views.due_rows import DueRow
from summarizer.schemas import Promises


def render_due_form(form: str, rows: Sequence[DueRow], promises: Promises, day: dt.date) -> str | bytes:
    """The rows on a day in a form; what makes it is imported late."""
    if form == "json":
        from summarizer._views.due_table import dump_due

        return dump_due(rows, promises, day)
    if form == "csv":
        from summarizer._views.due_table import make_due_table
        from summarizer.render._csv import as_csv

        return as_csv(make_due_table(rows, promises, day))
    if form == "parquet":
        from summarizer._views.due_table import make_due_table
        from summarizer.render._parquet import as_parquet

        return as_parquet(make_due_table(rows, promises, day))
    if form == "sqlite":
        from summarizer._views.database import make_database

        return make_database(rows, promises, day)
    if form == "ics":
        from summarizer._views.due_calendar import make_due_calendar

        return make_due_calendar(rows, promises)
    from summarizer._views.due_text import render_due

    return render_due(rows, promises, day)
