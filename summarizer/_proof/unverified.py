"""What stands in a summary though no second reading judged it: how it is noted, and told apart."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.schemas import Rejected, Summary

NO_VERDICT = "the verification gave no verdict on it: it stands unverified"
_CALL, _WHY = "verification of ", ": they stand unverified"


def lost_call(items: int, why: object) -> Rejected:
    """The note that a call failed which was to judge so many items."""
    return Rejected(what=f"{_CALL}{items} item{'' if items == 1 else 's'}", why=f"{why}{_WHY}")


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
    ids |= {meeting.id for meeting in summary.meetings} | {concern.id for concern in summary.concerns}
    ids |= {commitment.id for commitment in summary.commitments}
    return frozenset(ids - {verdict.item for verdict in summary.verification.verdicts})
