"""What is given to be summarized: a text, a file or a Document, as a document."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from summarizer._text.document import Document, publication_date
from summarizer.errors import DocumentError
from summarizer.read import read_document


def as_document(
    document: str | Path | Document,
    *,
    published: dt.date | str | None = None,
    title: str | None = None,
    source: str | None = None,
) -> Document:
    """The document that a text, a file or a Document is; what is given here goes before its own."""
    if isinstance(document, Path):
        return read_document(document, published=published, title=title, source=source)
    if isinstance(document, str):
        return Document(document, published=published, title=title, source=source)
    if not isinstance(document, Document):
        raise DocumentError(
            f"a {type(document).__name__} is no document: give a text, a Path or a Document"
        )
    if published is None and title is None and source is None:
        return document
    return replace(
        document,
        published=publication_date(published) if published is not None else document.published,
        published_from=None if published is not None else document.published_from,
        title=title if title is not None else document.title,
        source=source if source is not None else document.source,
    )


def name_of(given: str | Path | Document) -> str | None:
    """What a document is called before it is read."""
    return given.name if isinstance(given, Document) else str(given) if isinstance(given, Path) else None
