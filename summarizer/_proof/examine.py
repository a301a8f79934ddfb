"""Checking: every quote, name, number, place and reference of an item, against the document.

An item is examined as a whole and comes back with its faults. A fault in what only adds detail (a
role, a place, a participant) can cost that detail; a fault in what carries the claim (who, with
what force, on what condition, who says so) costs the item.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, cast

from pydantic import ValidationError

from summarizer._proof.bounds import beyond
from summarizer._proof.draft import MODELS, Item, Path, value_at
from summarizer._proof.evidence import Grounded, distinct, evidence_faults, ground_all
from summarizer._proof.facts import (
    attribution_faults,
    party_faults,
    person_faults,
    place_faults,
    prose_faults,
    when_faults,
    wording_faults,
)
from summarizer._proof.fault import Claim, Examined, Fault, Known
from summarizer._text.reading import Reading
from summarizer.schemas import Commitment, Concern, Meeting, Party, Point

_UNFIT = "this value does not fit the schema: "
# A blank text in JSON, where white space may be spelled out; it finds some others, too.
_BLANK = re.compile(r'"(?:\s|\\[nrtf]|\\u00[01][0-9a-f])*"')


def examine(item: Item, known: Known, reading: Reading) -> Examined:
    """Type, ground and check one item. Never raises, whatever was answered.

    An item is looked at before and after a correction; where nothing of it changed, once is enough.
    """
    place = (item.kind, item.index)
    last, last_known = reading.memo.get(place, (None, None))
    if last is not None and last.item.raw is item.raw and last_known == known:
        return cast(Examined, last)
    examined = _examined(item, known, reading)
    reading.memo[place] = examined, known
    return examined


def _examined(item: Item, known: Known, reading: Reading) -> Examined:
    written = json.dumps(item.raw, ensure_ascii=False)
    why = _unreadable(written) or beyond(item.raw, written=written, index=item.index, text=reading.text)
    if why:
        return Examined(item, None, (Fault((), None, why),))
    raw = _unblank(item.raw) if _BLANK.search(written) else item.raw
    try:
        # A field that no schema has carries no claim: it is passed over.
        typed = MODELS[item.kind].model_validate(raw, extra="ignore")
    except ValidationError as exc:
        return Examined(item, None, tuple(_unfit(exc, item)))
    if isinstance(typed, Party):
        typed = typed.model_copy(update={"country": None, "aliases": ()})  # computed, never believed
        party = [*_identity_faults(typed.id, known), *party_faults(typed, reading)]
        return Examined(item, typed, tuple(party))
    grounded, faults = ground_all(typed.evidence, reading)
    if not isinstance(typed, Point):
        faults += attribution_faults(typed.attribution, reading)
    faults += _own_faults(typed, grounded, known, reading)
    faults += prose_faults(typed, grounded, reading)
    faults += evidence_faults(typed, grounded, reading)
    typed = typed.model_copy(update={"evidence": distinct(grounded)})
    return Examined(item, typed, tuple(faults))


def _unreadable(written: str) -> str | None:
    """Why a text in an item cannot be written, if so: JSON can hold halves of characters."""
    try:
        written.encode()
    except UnicodeEncodeError:
        return "it holds what cannot be written as text"
    return None


def _unblank(raw: Any) -> Any:
    """The item with null for every blank text: some models write "" where they mean null."""
    if isinstance(raw, dict):
        return {key: _unblank(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return [_unblank(value) for value in raw]
    return None if isinstance(raw, str) and not raw.strip() else raw


def _unfit(exc: ValidationError, item: Item) -> Iterator[Fault]:
    """The faults of an item that is not of its type, worded without the value's own text."""
    for error in exc.errors(include_url=False, include_input=False, include_context=False):
        path: Path = error["loc"]
        value = value_at(item.raw, path)
        yield Fault(path, value, "missing" if error["type"] == "missing" else _UNFIT + error["msg"])


def _identity_faults(id_: str, known: Known) -> Iterator[Fault]:
    """An id names one thing: of two parties p1 nobody can tell which one promised."""
    if id_ in known.twice:
        yield Fault(("id",), id_, "another item has the same id")


def _own_faults(claim: Claim, grounded: Grounded, known: Known, reading: Reading) -> Iterator[Fault]:
    """The faults of what only this kind of claim has."""
    if isinstance(claim, Meeting):
        yield from _meeting_faults(claim, grounded, known, reading)
    elif isinstance(claim, Commitment):
        yield from _party_refs("by", claim.by, known)
        yield from _party_refs("to", claim.to, known, detail=True)
        yield from wording_faults(("condition",), claim.condition, reading, detail=False)
        yield from when_faults("deadline", claim.deadline, grounded, reading)
        yield from _meeting_ref("meeting", claim.meeting, known)
    elif isinstance(claim, Concern):
        yield from _party_refs("raised_by", claim.raised_by, known)
        yield from _party_refs("directed_at", claim.directed_at, known, detail=True)
        yield from _meeting_ref("meeting", claim.meeting, known)


def _meeting_faults(
    meeting: Meeting, grounded: Grounded, known: Known, reading: Reading
) -> Iterator[Fault]:
    yield from _identity_faults(meeting.id, known)
    yield from _party_refs("parties", meeting.parties, known)
    for index, person in enumerate(meeting.participants):
        yield from person_faults(person, ("participants", index), reading)
        yield from _party_ref(("participants", index, "party"), person.party, known)
    yield from place_faults(meeting.place, reading)
    yield from _party_ref(("host",), meeting.host, known)
    for name in ("series", "round", "occasion"):
        yield from wording_faults((name,), getattr(meeting, name), reading)
    yield from when_faults("when", meeting.when, grounded, reading)
    yield from _meeting_ref("sideline_of", meeting.sideline_of, known)
    if meeting.sideline_of == meeting.id:
        why = "a meeting is not its own sideline"
        yield Fault(("sideline_of",), meeting.id, why, drop=("sideline_of",))


def _party_refs(
    name: str, ids: tuple[str, ...], known: Known, *, detail: bool = False
) -> Iterator[Fault]:
    for index, each in enumerate(ids):
        if each not in known.parties:
            drop = (name, index) if detail else None
            yield Fault((name, index), each, known.why_not(each, "party"), drop)


def _party_ref(path: Path, id_: str | None, known: Known) -> Iterator[Fault]:
    if id_ is not None and id_ not in known.parties:
        yield Fault(path, id_, known.why_not(id_, "party"), drop=path)


def _meeting_ref(name: str, id_: str | None, known: Known) -> Iterator[Fault]:
    if id_ is not None and id_ not in known.meetings:
        yield Fault((name,), id_, known.why_not(id_, "meeting"), drop=(name,))
