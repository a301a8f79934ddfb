"""What is left out: said on stderr in a line, of one document or of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer._cli.talk import write_message

if TYPE_CHECKING:
    from summarizer._batch.tally import BatchTally
    from summarizer._text.document import Document

MOST = 5  # things named of one document


def say_left_out(document: Document) -> None:
    """Say what a document's file holds beside the text that is read, if anything."""
    parts = document.left_out
    if parts:
        more = f"; and {len(parts) - MOST:,} more" if len(parts) > MOST else ""
        name = f"{document.name}: " if document.name else ""
        write_message(f"{name}left out: {'; '.join(parts[:MOST])}{more}.")


def say_of_batch(tally: BatchTally) -> None:
    """Say of how many documents of a run something was left out, and how many have no day."""
    if tally.incomplete:
        hold = "document holds" if tally.incomplete == 1 else "documents hold"
        write_message(
            f"{tally.incomplete:,} {hold} more than the text that was read:"
            " see document.left_out in the output."
        )
    if tally.undated:
        have = "document has" if tally.undated == 1 else "documents have"
        of = f"{tally.dated_names:,} names hold" if tally.dated_names > 1 else "1 name holds"
        named = f", or --published from-name ({of} one)" if tally.dated_names else ""
        write_message(
            f"{tally.undated:,} {have} no day of publication, so relative dates stay open:"
            f" give --published DATE{named}."
        )
