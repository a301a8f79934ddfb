"""Several documents from one source: the lines of JSONL, the rows of a table, the entries of a feed."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from summarizer._text.document import Document
from summarizer.errors import DocumentError
from summarizer.read._address import is_url
from summarizer.read._content import STDIN, Content
from summarizer.read._file_format import ENDINGS, FileFormat, detect_format
from summarizer.read._json_lines import read_json_lines
from summarizer.read._name_date import choose_day
from summarizer.read._one_document import extract_document, load_content, make_document
from summarizer.read._rows import Row, fill_published, open_rows
from summarizer.read._table import read_table


def read_documents(
    place: str | Path,
    *,
    published: dt.date | str | None = None,
    encoding: str | None = None,
    allow_private: bool = False,
) -> Iterator[Document | DocumentError]:
    """Read every document of a source, one at a time. A bad one is a DocumentError that says where.

    Example::

        for document in summarizer.read_documents("articles.jsonl"):
            print(document if isinstance(document, DocumentError) else document.name)

    Parameters:
        place: a path, "-" or a URL, as for `read_document`. JSON Lines and CSV are read as you go,
            whatever their size: `text` is required; `id`, `title`, `source`, `published` and `language`
            are used. A feed gives its entries, an array in JSON its records.
        published: day of publication of the documents that give none, or "from-name".
        encoding: of a text that is not UTF-8.
        allow_private: whether a URL may lead to a private or local address (default False).

    The name of a document is its `id` or address, else the file and line.

    Raises DocumentError if the source as a whole, or the rest of it, cannot be read.
    """
    for row in rows_in(place, published=published, encoding=encoding, allow_private=allow_private):
        nameless = isinstance(row.found, Document) and row.found.name is None
        yield replace(row.found, name=row.place) if nameless else row.found  # type: ignore[type-var]


def rows_in(
    place: str | Path,
    *,
    published: dt.date | str | None = None,
    encoding: str | None = None,
    allow_private: bool = False,
) -> Iterator[Row]:
    """What `read_documents` gives, each with its place; a row without an `id` has no name.

    `published` goes before what a file of one document says of itself, and behind what one of
    several documents does.
    """
    if not (isinstance(place, str) and is_url(place)) and str(place) != STDIN:
        path = Path(place)
        kind = ENDINGS.get(path.suffix.lower())
        if kind in ("lines", "table"):
            with open_rows(path) as file:
                rows = read_json_lines if kind == "lines" else read_table
                yield from fill_published(rows(file, str(path), encoding), published)
            return
    content = load_content(place, allow_private=allow_private)
    yield from fill_published(
        _list_documents(content, detect_format(content), encoding, published), published
    )


def _list_documents(
    content: Content, kind: FileFormat, encoding: str | None, published: dt.date | str | None = None
) -> Iterator[Row]:
    """The documents in bytes that are at hand."""
    if kind == "lines":
        yield from read_json_lines(io.BytesIO(content.body), content.name, encoding)
    elif kind == "table":
        yield from read_table(io.BytesIO(content.body), content.name, encoding)
    elif kind == "records":
        from summarizer.read._json import read_records

        yield from read_records(content, encoding)
    elif kind == "feed":
        from summarizer.read._feed import read_entries

        for name, found in read_entries(content):
            yield Row(name, found if isinstance(found, DocumentError) else make_document(found, name))
    else:
        found = extract_document(content, kind, encoding)
        day = choose_day(published, content.name)
        yield Row(content.name, make_document(found, content.name, published=day))
