"""The forms of output, in one table: each with its file endings, and what makes it, imported late."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer._text.document import Document
    from summarizer.render._tables import Table
    from summarizer.schemas import Summary


WIDTH = 88  # characters, where no terminal has another


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a form is made for. `documents` are those whose text is at hand, by their ids.

    `title` is that of a report on several; `width` is in characters; `line` asks for JSON on one line,
    for several summaries in one file.
    """

    documents: Mapping[str, Document] = field(default_factory=dict)
    title: str | None = None
    width: int = WIDTH
    colour: bool = False
    line: bool = False


def _render_text(summaries: Sequence[Summary], sheet: Sheet) -> str:
    from summarizer.render._terminal import as_text

    return "\n".join(
        as_text(summary, document, width=sheet.width, colour=sheet.colour)
        for summary, document in _with_documents(summaries, sheet)
    )


def _render_json(summaries: Sequence[Summary], sheet: Sheet) -> str:
    from summarizer.render._json import as_json, as_json_line

    return "".join((as_json_line if sheet.line else as_json)(summary) for summary in summaries)


def _render_markdown(summaries: Sequence[Summary], sheet: Sheet) -> str:
    from summarizer.render._markdown import as_markdown

    return "\n".join(
        as_markdown(summary, document) for summary, document in _with_documents(summaries, sheet)
    )


def _render_html(summaries: Sequence[Summary], sheet: Sheet) -> str:
    from summarizer.render._html import as_html  # and with it Jinja and networkx

    return as_html(sort_by_day(summaries), sheet.documents.get, title=sheet.title)


def _render_calendar(summaries: Sequence[Summary], sheet: Sheet) -> str:
    from summarizer.render._ics import as_calendar

    return as_calendar(summaries)


def _with_documents(
    summaries: Sequence[Summary], sheet: Sheet
) -> Iterator[tuple[Summary, Document | None]]:
    return ((summary, sheet.documents.get(summary.document.id)) for summary in sort_by_day(summaries))


def sort_by_day(summaries: Sequence[Summary]) -> list[Summary]:
    """Summaries by the day on which their documents were published; those without a day come last."""
    return sorted(summaries, key=lambda summary: str(summary.document.published or "unknown, so last"))


def _render_csv(table: Table) -> str:
    from summarizer.render._csv import as_csv

    return as_csv(table)


def _render_parquet(table: Table) -> bytes:
    from summarizer.render._parquet import as_parquet

    return as_parquet(table)


@dataclass(frozen=True, slots=True)
class OutputForm:
    """A form of summaries. `whole` makes one report of several, which are else one after the other."""

    endings: tuple[str, ...]
    render: Callable[[Sequence[Summary], Sheet], str]
    whole: bool = False


FORMS: Mapping[str, OutputForm] = {
    "text": OutputForm((".txt",), _render_text),
    "json": OutputForm((".json", ".jsonl", ".ndjson"), _render_json),
    "markdown": OutputForm((".md", ".markdown"), _render_markdown),
    "html": OutputForm((".html", ".htm"), _render_html, whole=True),
    "ics": OutputForm((".ics",), _render_calendar, whole=True),
}
REPORT_FORMS = ("html", "markdown", "ics", "text")
# The ending of a table's file is the name of its form.
TABLE_FORMS: Mapping[str, Callable[[Table], str | bytes]] = {
    "csv": _render_csv,
    "parquet": _render_parquet,
}


def form_of(ending: str) -> str | None:
    """The name of the form of files that end so (".md"), upper case or lower; None if there is none."""
    return next((name for name, form in FORMS.items() if ending.lower() in form.endings), None)
