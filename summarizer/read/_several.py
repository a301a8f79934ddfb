"""Several documents from one source: the lines of JSONL, the rows of a table, the entries of a feed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from summarizer._document import Document
from summarizer.errors import DocumentError
from summarizer.read._address import is_url
from summarizer.read._content import STDIN, Content
from summarizer.read._kind import ENDINGS, Kind, kind_of
from summarizer.read._one import content_of, document_of, found_in
from summarizer.read._rows import from_lines, from_table, opened
from summarizer.read._text import text_of


def read_documents(
    place: str | Path, *, encoding: str | None = None, allow_private: bool = False
) -> Iterator[Document | DocumentError]:
    """Every document of a source, one at a time; what is none is a DocumentError that says where.

    A file of JSON lines (.jsonl) or a table (.csv, .tsv) is read as it is used, whatever its size:
    `text` is needed; `id`, `title`, `source`, `published` and `language` are taken. A feed (RSS,
    Atom) gives its entries, any other source its one document. A document's name is its `id` or
    address, else the file and the line. Raises DocumentError where the source as a whole, or the
    rest of it, cannot be read.
    """
    if not (isinstance(place, str) and is_url(place)) and str(place) != STDIN:
        path = Path(place)
        kind = ENDINGS.get(path.suffix.lower())
        if kind in ("lines", "table"):
            with opened(path, encoding) as file:
                yield from (
                    from_lines(file, str(path)) if kind == "lines" else from_table(file, str(path))
                )
            return
    content = content_of(place, allow_private=allow_private)
    yield from _in(content, kind_of(content), encoding)


def _in(content: Content, kind: Kind, encoding: str | None) -> Iterator[Document | DocumentError]:
    """The documents in bytes that are at hand."""
    if kind == "lines":
        yield from from_lines(io.StringIO(text_of(content, encoding)), content.name)
    elif kind == "table":
        yield from from_table(io.StringIO(text_of(content, encoding)), content.name)
    elif kind == "feed":
        from summarizer.read._feed import entries

        for name, found in entries(content):
            yield found if isinstance(found, DocumentError) else document_of(found, name)
    else:
        yield document_of(found_in(content, kind, encoding), content.name)
