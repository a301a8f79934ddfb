"""A summary as text for a terminal.

All of a summary's text comes from a document or a model, so none of it reaches the terminal raw.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import StringIO

from summarizer._text.document import Document
from summarizer.render._entry_parts import Entry
from summarizer.render._printable import make_printable
from summarizer.render._provenance import choose_headline, write_footer
from summarizer.render._sections import make_sections, write_byline, write_left_out, write_overview
from summarizer.render._text_runs import Line, Role, TextRun
from summarizer.schemas import Summary

NARROWEST = 40
MARGIN = "  "
LABEL = 4
STYLES: Mapping[Role, str] = {
    "title": "bold",
    "section": "bold underline",
    "label": "bold cyan",
    "text": "",
    "side": "bold",
    "binding": "green",
    "ask": "magenta",
    "kind": "magenta",
    "caution": "yellow",
    "alert": "bold red",
    "quote": "italic",
    "faint": "dim",
    "ref": "dim",
}


def as_text(
    summary: Summary, document: Document | None = None, *, width: int = 88, colour: bool = False
) -> str:
    """Return the summary for a terminal of `width` columns (40 at least), ending with a newline.

    With `colour` it holds SGR sequences (weights and the basic colours) and no others; without, none.
    For `document` see `make_sections`.
    """
    # Here, not above: rich is slow to import, and JSON and Markdown do not need it.
    from rich.console import Console
    from rich.text import Text

    width = max(width, NARROWEST)
    # Every setting is given: rich would else look for a terminal, TERM and NO_COLOR.
    console = Console(
        file=StringIO(),
        width=width,
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    lines: list[Text] = []
    for lead, line in _list_rows(summary, document):
        body = Text.assemble(*((make_printable(run.text), STYLES[run.role]) for run in line))
        for number, row in enumerate(body.wrap(console, width - len(lead))):
            row.rstrip()
            start = (" " * len(lead), "") if number or not lead.strip() else (lead, STYLES["label"])
            lines.append(Text.assemble(start, row) if row else Text())
    with console.capture() as shown:
        console.print(Text("\n").join(lines), soft_wrap=True)
    return shown.get()


def _list_rows(summary: Summary, document: Document | None) -> Iterator[tuple[str, Line]]:
    """Each line before it is wrapped, behind its lead: the indent of those that follow from it."""
    blank: tuple[str, Line] = ("", [])
    yield "", [TextRun(choose_headline(summary), "title")]
    yield "", write_byline(summary)
    if left_out := write_left_out(summary):
        yield "", left_out
    if summary.overview:
        yield from (blank, ("", write_overview(summary)))
    for section in make_sections(summary, document):
        yield from (blank, ("", [TextRun(section.title, "section")]))
        if section.note:
            yield MARGIN, [TextRun(section.note, "faint")]
        for entry in section.entries:
            yield blank
            yield from _entry_rows(entry)
    yield from (blank, ("", [TextRun(write_footer(summary), "faint")]))


def _entry_rows(entry: Entry) -> Iterator[tuple[str, Line]]:
    """An entry beside its label; a label that is too long for its column goes on a line above."""
    indent = MARGIN + " " * LABEL
    label = entry.label or "-"
    fits = len(label) < LABEL
    if not fits:
        yield MARGIN, [TextRun(label, "label")]
    yield (MARGIN + label.ljust(LABEL) if fits else indent), entry.head
    for line in entry.lines:
        yield indent, line
