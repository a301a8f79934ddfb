"""Documents kept beside a job, whole: pages change, and what came by standard input comes once."""

from __future__ import annotations

import json

from summarizer._text.document import Document


def write_record(document: Document) -> str:
    """A document as one line of JSON, from which the very same one is read."""
    known = {name: getattr(document, name) for name in Document.__slots__}
    known["published"] = document.published and document.published.isoformat()
    return json.dumps({name: value for name, value in known.items() if value not in (None, ())})


def read_record(record: str) -> Document:
    """The document that a record was written of."""
    known = json.loads(record)
    for name in ("times", "marks"):
        known[name] = tuple((at, value) for at, value in known.get(name, ()))
    return Document(known.pop("text"), **{**known, "left_out": tuple(known.get("left_out", ()))})
