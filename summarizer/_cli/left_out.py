"""What is left out: told on stderr, of one document or of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer._cli.batch_events import BatchLeftOut, BatchUndated
from summarizer._cli.document_events import DocumentLeftOut, DocumentMisdated
from summarizer._cli.talk import write_event

if TYPE_CHECKING:
    from summarizer._batch.tally import BatchTally
    from summarizer._text.document import Document
    from summarizer.schemas import Summary


def say_left_out(document: Document) -> None:
    """Say what a document's file holds beside the text that is read, if anything."""
    parts = document.left_out
    if parts:
        write_event(DocumentLeftOut(document=document.name, left_out=len(parts), parts=parts))


def find_misdated(summary: Summary) -> DocumentMisdated | None:
    """The event of a text that contradicts the day of publication that was given for it."""
    from summarizer._flow.computed import find_contradicting_date

    about = summary.document
    if about.published is None or about.published_from == "found":
        return None
    date = find_contradicting_date(summary)
    day = about.published.isoformat()
    return DocumentMisdated(document=about.name, published=day, date=date) if date else None


def say_of_batch(tally: BatchTally) -> None:
    """Say of how many documents of a run something was left out, and how many have no day."""
    if tally.incomplete:
        write_event(BatchLeftOut(documents=tally.incomplete))
    if tally.undated:
        write_event(BatchUndated(documents=tally.undated, dated_names=tally.dated_names))
