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
    """Return a report on one summary or several, ending with a newline.

    Example::

        page = summarizer.render_report(summary, documents=document)
        Path("report.html").write_text(page, encoding="utf-8")

    Parameters:
        summaries: a Summary, or several. They are shown by the day of their documents.
        documents: the Documents that were summarized, in any order, to be shown beside their summaries.
        form: "html" (a page that needs no network), "markdown", "text" (88 columns) or "ics" (a
            calendar).
        title: title of a page on several documents.

    Raises SettingsError for another form, and for "ics" if icalendar is not installed.
    """
    from summarizer.render._forms import FORMS, REPORT_FORMS, Sheet

    if form not in REPORT_FORMS:
        raise SettingsError(f"form must be one of {', '.join(REPORT_FORMS)} (got {form!r})")
    texts = {document.id: document for document in _list_documents(documents)}
    return FORMS[form].render(_list_summaries(summaries), Sheet(documents=texts, title=title))


def render_note(summary: Summary, *, document: Document | None = None) -> str:
    """Return a summary as Markdown, ending with a newline. No text in it becomes markup.

    Parameters:
        summary: a Summary.
        document: its Document. Only a summary stored by version 0.1 needs it, for a recording's times.
    """
    from summarizer.render._markdown import as_markdown

    return as_markdown(summary, document)


def render_tables(summaries: Summary | Iterable[Summary]) -> dict[str, list[TableRow]]:
    """Return the rows of each table by its name: meetings, commitments, asks, concerns, outcomes.

    Example::

        promises = pandas.DataFrame(summarizer.render_tables(summaries)["commitments"])

    Parameters:
        summaries: a Summary, or several.

    A row is an item. It has a value for each column: a text, a number, a date, a tuple, or None. The
    columns and their order are those of `summarizer tables`.
    """
    from summarizer.render._tables import make_tables

    return {table.name: list(table.rows) for table in make_tables(_list_summaries(summaries))}


def render_card(summary: Summary) -> str:
    """Return a summary as a small piece of HTML, as a notebook shows it: no script, no network.

    Parameters:
        summary: a Summary. All text in it is escaped, and what cannot be seen is spelled out.
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
