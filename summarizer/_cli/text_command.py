"""The command that shows what is read: `text`."""

from __future__ import annotations

import sys

import click

from summarizer._cli.options import encoding_option, private_option
from summarizer._cli.talk import say, tell


@click.command()
@click.argument("source", metavar="SOURCE")
@encoding_option
@private_option
def text(source: str, encoding: str | None, allow_private: bool) -> None:
    """Print the text of a document: what offsets count in, and what would be sent.

    What the document says of itself is told on stderr.

    \b
    summarizer text report.pdf | less
    summarizer text https://example.org/readout.html
    """
    from summarizer._cli.output import shown_text
    from summarizer.read import read_document

    document = read_document(source, encoding=encoding, allow_private=allow_private)
    tell(shown_text(document, stream=sys.stdout))
    known = {
        "title": document.title,
        "source": document.source,
        "published": document.published,
        "language": document.language,
    }
    said = ", ".join(f"{name}: {value}" for name, value in known.items() if value)
    say(f"{len(document.text):,} characters. {f'It says of itself: {said}.' if said else ''}".rstrip())
