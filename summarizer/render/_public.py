"""What Python callers show summaries with: reports, notes, tables, and cards for a notebook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from summarizer.errors import SettingsError

if TYPE_CHECKING:
    from summarizer._text.document import Document
    from summarizer.render._tables import TableRow
    from summarizer.schemas import Summary

ReportForm = Literal["html", "markdown", "text", "ics"]


def render_report(
    summaries: Summary | Iterable[Summary],
    *,
    documents: Document | Iterable[Document] = (),
    form: ReportForm = "html",
    title: str | None = None,
) -> str:
    """Return a report on one summary or several, by the days of their documents, ending with a newline.

    `form` is "html" (one page that needs no network), "markdown", "text" (88 columns) or "ics" (a
    calendar). Give the `documents` that were summarized to have them beside their summaries: they are
    found by their text, in any order. `title` is that of a page on several.
    Raises SettingsError for another form, and for "ics" where icalendar is not installed.
    """
    from summarizer.render._forms import FORMS, REPORT_FORMS, Sheet

    if form not in REPORT_FORMS:
        raise SettingsError(f"{form!r} is not a form of report: give one of {', '.join(REPORT_FORMS)}")
    texts = {document.id: document for document in _list_documents(documents)}
    return FORMS[form].render(_list_summaries(summaries), Sheet(documents=texts, title=title))


def render_note(summary: Summary, *, document: Document | None = None) -> str:
    """Return a summary as Markdown for a note, ending with a newline; no text in it becomes markup.

    `document` is needed for a recording's times in a summary that version 0.1 stored; else for nothing.
    """
    from summarizer.render._markdown import as_markdown

    return as_markdown(summary, document)


def render_tables(summaries: Summary | Iterable[Summary]) -> dict[str, list[TableRow]]:
    """Return the rows of each table by its name: meetings, commitments, asks, concerns, outcomes.

    A row is an item, and maps each column (docs/reports.md lists them) to its value: a text, a number, a
    date, a tuple of several, or None where there is nothing. `pandas.DataFrame(rows)` takes them as is.
    """
    from summarizer.render._tables import make_tables

    return {table.name: list(table.rows) for table in make_tables(_list_summaries(summaries))}


def render_card(summary: Summary) -> str:
    """Return a summary as a compact piece of HTML, as a notebook shows it: no script, no network.

    All text of a document or a model in it is escaped; what cannot be seen is spelled out.
    """
    from summarizer.render._notebook_card import as_card

    return as_card(summary)


def _list_summaries(summaries: Summary | Iterable[Summary]) -> list[Summary]:
    from summarizer.schemas import Summary  # slow to import

    # A pydantic model is iterable itself: over its fields.
    return [summaries] if isinstance(summaries, Summary) else list(summaries)


def _list_documents(documents: Document | Iterable[Document]) -> list[Document]:
    from summarizer._text.document import Document

    return [documents] if isinstance(documents, Document) else list(documents)
