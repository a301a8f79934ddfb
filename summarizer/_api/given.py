"""What is given to be summarized: a text, a file or a Document, as a document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Unpack

from summarizer._api.options import DocumentOptions
from summarizer._call.settings import refuse_unknown
from summarizer._text.document import Document, publication_date
from summarizer._text.files import names_file
from summarizer.errors import DocumentError
from summarizer.read import read_document


def as_document(document: str | Path | Document, **options: Unpack[DocumentOptions]) -> Document:
    """The document that a text, a file or a Document is; what is given here goes before its own.

    Raises DocumentError for what is none of them, and for a text that is the name of a file.
    """
    refuse_unknown(options, DocumentOptions)
    if isinstance(document, Path):
        return read_document(document, **options)
    if isinstance(document, str):
        if names_file(document):
            raise DocumentError(
                f"the text {document!r} is the name of a file, and a str is taken as the text itself:"
                f" give Path({document.strip()!r}) to have the file read"
            )
        return Document(document, **options)
    if not isinstance(document, Document):
        raise DocumentError(
            f"a {type(document).__name__} is not a document: give a str, a Path or a Document"
        )
    changes: dict[str, Any] = {name: value for name, value in options.items() if value is not None}
    if "published" in changes:
        changes |= {"published": publication_date(changes["published"]), "published_from": None}
    return replace(document, **changes) if changes else document


def name_given(given: str | Path | Document) -> str | None:
    """What a document is called before it is read."""
    return given.name if isinstance(given, Document) else str(given) if isinstance(given, Path) else None
