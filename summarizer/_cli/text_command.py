"""The command that shows what is read: `text`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

import click

from summarizer._cli.document_events import DocumentRead
from summarizer._cli.left_out import say_left_out
from summarizer._cli.options import text_options
from summarizer._cli.talk import write_event, write_result


@click.command()
@click.argument("source", metavar="SOURCE")
@text_options
def text(source: str, reading: Mapping[str, Any]) -> None:
    """Print the text of a document, as the model would see it.

    All offsets in a summary count characters of this text. The title and date that were found go to
    stderr.

    \b
    summarizer text report.pdf | less
    summarizer text https://example.org/readout.html
    """
    from summarizer._cli.output import render_document
    from summarizer.read import read_document

    document = read_document(source, **reading)
    write_result(render_document(document, stream=sys.stdout))
    known = {
        "title": document.title,
        "source": document.source,
        "published": document.published,
        "language": document.language,
    }
    say_left_out(document)
    write_event(DocumentRead(document=document.name, characters=len(document.text), said=known))
