"""A summary as Markdown for a note: nothing from the document becomes markup in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer._text.document import Document
from summarizer.render._entry_parts import Entry
from summarizer.render._printable import make_printable
from summarizer.render._provenance import choose_headline, write_footer
from summarizer.render._sections import make_sections, write_byline, write_left_out, write_overview
from summarizer.render._text_runs import Line, Role, TextRun
from summarizer.schemas import Summary

BOLD: frozenset[Role] = frozenset({"side", "caution", "alert"})
_MARKUP = re.compile(r"[\\`*_{}\[\]<>&|~$#^=@]")
# What GitHub and others turn into links without any brackets.
_AUTOLINK = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)
_BLOCK_START = re.compile(r"^(\d*)([-+:%.)])")


def as_markdown(summary: Summary, document: Document | None = None) -> str:
    """Return the summary as CommonMark, ending with a newline; for `document` see `make_sections`."""
    return "\n".join(_write_lines(summary, document)) + "\n"


def escape_markdown(text: str) -> str:
    """Return `text` as Markdown that shows it as it is, on one line."""
    return _AUTOLINK.sub(r"\\\g<0>", _MARKUP.sub(r"\\\g<0>", make_printable(text)))


def _write_lines(summary: Summary, document: Document | None) -> Iterator[str]:
    yield f"# {_write_line([TextRun(choose_headline(summary))])}"
    for paragraph in (write_byline(summary), write_left_out(summary), write_overview(summary)):
        yield from ("", _write_line(paragraph)) if paragraph else ()
    for section in make_sections(summary, document):
        yield from ("", f"## {section.title}")
        yield from ("", section.note) if section.note else ()
        for entry in section.entries:
            yield from ("", *_write_entry(entry))
    yield from ("", _write_line([TextRun(write_footer(summary))]))


def _write_entry(entry: Entry) -> Iterator[str]:
    label = [TextRun(entry.label, "side"), TextRun(" ")] if entry.label else []
    yield f"- {_write_line([*label, *entry.head])}"
    for detail in entry.details:
        yield f"  - {_write_line(detail)}"
    for number, quote in enumerate(entry.quotes):
        # A line between two quotes keeps them paragraphs of their own.
        yield "  >" if number and not entry.quotes[number - 1].translation else ""
        yield f"  > {_write_line(quote.words)}"
        # Not in the block of the document's own words.
        yield from ("", f"  {_write_line(quote.translation)}") if quote.translation else ()


def _write_line(line: Line) -> str:
    """Return one line that starts no heading, list, quote, table or rule of its own."""
    text = re.sub(" {2,}", " ", "".join(map(_write_run, line))).strip()
    return _BLOCK_START.sub(r"\1\\\2", text)


def _write_run(run: TextRun) -> str:
    if run.role == "ref":
        return run.text
    text = escape_markdown(run.text)
    return f"**{text}**" if run.role in BOLD else text
