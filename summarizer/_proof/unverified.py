"""What stands in a summary though no second reading judged it: how it is noted, and told apart."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.schemas import Rejected, Summary
from summarizer.schemas.marked import identifier_of, item_lists

NO_VERDICT = "the verification gave no verdict on it: it stands unverified"
_CALL, _WHY = "verification of ", ": they stand unverified"  # of version 0.1


def is_unverified_note(note: Rejected) -> bool:
    """Whether what is noted is in the summary all the same: nothing of it was refused."""
    return note.why == NO_VERDICT or (note.what.startswith(_CALL) and note.why.endswith(_WHY))


def split_refused_notes(notes: Iterable[Rejected]) -> tuple[tuple[Rejected, ...], tuple[Rejected, ...]]:
    """The notes of what was refused, and those of what stands unverified."""
    notes = tuple(notes)
    return tuple(note for note in notes if not is_unverified_note(note)), tuple(
        filter(is_unverified_note, notes)
    )


def unverified_ids(summary: Summary) -> frozenset[str]:
    """The ids of items without a verdict, where one was asked for; o1, ... are the overview's points."""
    if summary.verification is None:
        return frozenset()
    ids = {f"o{number}" for number in range(1, len(summary.overview) + 1)}
    for name, model in item_lists(type(summary)).items():
        if identifier_of(model) and name != "parties":
            ids |= {item.id for item in getattr(summary, name)}
    return frozenset(ids - {verdict.item for verdict in summary.verification.verdicts})
