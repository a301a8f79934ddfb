"""Judging: an answered link becomes a link with its evidence, or is refused with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from summarizer._follow.excerpts import Excerpts
from summarizer._follow.forbidden import EITHER_WAY, KEPT, Ends, last_day, why_forbidden
from summarizer._follow.sides import names_party
from summarizer._follow.texts import Texts
from summarizer._proof.ground import Miss, ground_evidence
from summarizer.schemas import (
    Change,
    Evidence,
    FollowedDocument,
    FollowedParty,
    FoundCondition,
    FoundLink,
    Link,
    LinkType,
    Mention,
    Refused,
    UnmetCondition,
)

NOWHERE = 0  # the number of no sentence: then a quote is looked for in the whole document
Found = TypeVar("Found", FoundLink, FoundCondition)


@dataclass(frozen=True, slots=True)
class Table:
    """What an answer is judged by: the mentions that were shown by their ids there, and their texts."""

    shown: Mapping[str, Mention]
    new: str
    documents: Mapping[str, FollowedDocument]
    parties: Mapping[str, FollowedParty]
    excerpts: Excerpts
    texts: Texts


def read_found(value: Any, model: type[Found]) -> Found | Refused:
    """One item of an answer as its model; refused where it is none."""
    try:
        return model.model_validate(value)
    except ValidationError as exc:
        tree = value if isinstance(value, dict) else {}
        ends = [str(tree.get(end, "?"))[:40] for end in ("later", "earlier")]
        why = f"it does not fit its schema: {exc.error_count()} faults"
        return Refused(later=ends[0], earlier=ends[1], type=str(tree.get("type", "?"))[:40], why=why)


def judge_link(found: FoundLink, table: Table) -> Link | Refused:
    """The link that stands of what was answered, once code has ruled on it and found its quotes."""
    ends = _ends_of(found, table)
    if isinstance(ends, str):
        return Refused(later=found.later, earlier=found.earlier, type=found.type, why=ends)
    swapped = found.type in EITHER_WAY and _comes_first(ends)
    if swapped:
        ends = Ends(ends.earlier, ends.later, ends.made, ends.told)
    type_ = _settle_type(found.type, ends)
    if why := why_forbidden(type_, ends, table.parties):
        return _refuse(ends, type_, why)
    quotes = (found.about, found.evidence) if swapped else (found.evidence, found.about)
    grounded = _ground_both(quotes, ends, table)
    if isinstance(grounded, str):
        return _refuse(ends, type_, grounded)
    evidence, about = grounded
    return Link(
        id=make_link_id(ends.later.id, ends.earlier.id, type_),
        later=ends.later.id,
        earlier=ends.earlier.id,
        type=type_,
        of=found.of if type_ == "denied" else None,
        of_party=_find_party(found.of_party, ends.earlier, table),
        according_to=found.source,
        maker_only=type_ in KEPT and _is_by_maker(found, ends, table),
        hedge=found.hedge,
        late=tell_late(type_, ends),
        change=tell_change(type_, ends),
        decided_by="model",
        reason=found.reason,
        evidence=evidence,
        about=about,
    )


def judge_condition(found: FoundCondition, table: Table) -> UnmetCondition | Refused:
    """The unmet condition that stands of what was answered."""
    type_ = "condition not met"
    ends = _ends_of(found, table)
    if isinstance(ends, str):
        return Refused(later=found.later, earlier=found.earlier, type=type_, why=ends)
    if ends.earlier.role != "promise" or not ends.earlier.condition:
        return _refuse(ends, type_, "the earlier mention is no promise on a condition")
    if ends.told and ends.made and ends.told < ends.made:
        return _refuse(ends, type_, f"it leads to a later document: {ends.told} is before {ends.made}")
    grounded = _ground_both((found.evidence, found.about), ends, table)
    if isinstance(grounded, str):
        return _refuse(ends, type_, grounded)
    evidence, about = grounded
    return UnmetCondition(
        id=make_link_id(ends.later.id, ends.earlier.id, "unmet"),
        later=ends.later.id,
        earlier=ends.earlier.id,
        according_to=found.source,
        hedge=found.hedge,
        decided_by="model",
        evidence=evidence,
        about=about,
    )


def make_link_id(later: str, earlier: str, type_: LinkType | Literal["unmet"]) -> str:
    """The id of a link: its ends and its type."""
    return f"{later}>{earlier}:{type_}"


def tell_late(type_: LinkType, ends: Ends) -> Literal["yes", "no"] | None:
    """Whether what was promised was done after its day, where the days are known."""
    due, done = last_day(ends.earlier.deadline), ends.later.when
    if type_ not in KEPT or due is None:
        return None
    if done and done.start and done.end:
        return "yes" if done.start > due else "no" if done.end <= due else None
    return "no" if ends.told and ends.told <= due else None


def tell_change(type_: LinkType, ends: Ends) -> Change | None:
    """The old date and the new one of a promise that was moved."""
    if type_ != "extended":
        return None
    return Change(old=ends.earlier.deadline, new=ends.later.deadline)


def _ends_of(found: FoundLink | FoundCondition, table: Table) -> Ends | str:
    """The mentions that an answer names; why not, where it names none that it could."""
    later, earlier = table.shown.get(found.later), table.shown.get(found.earlier)
    if later is None or earlier is None:
        return "it names a mention that was not shown"
    if table.new not in (later.document, earlier.document):
        return "neither mention is of the new document"
    days = [table.documents[one.document].published for one in (later, earlier)]
    return Ends(later, earlier, *days)


def _comes_first(ends: Ends) -> bool:
    """Whether what an answer calls later was published before the other."""
    return bool(ends.told and ends.made and ends.told < ends.made)


def _settle_type(type_: LinkType, ends: Ends) -> LinkType:
    """The type by the dates: what is repeated with another date is moved, on another day."""
    old, new = last_day(ends.earlier.deadline), last_day(ends.later.deadline)
    if type_ == "repeated" and old and new and old != new and ends.told != ends.made:
        return "extended"
    return type_


def _ground_both(
    quotes: tuple[Sequence[Evidence], Sequence[Evidence]], ends: Ends, table: Table
) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]] | str:
    """The quotes of both documents with their places; why not, where one has none."""
    evidence = _ground_all(quotes[0], ends.later, table)
    about = _ground_all(quotes[1], ends.earlier, table)
    if isinstance(evidence, str):
        return evidence
    return about if isinstance(about, str) else (evidence, about)


def _ground_all(given: Sequence[Evidence], mention: Mention, table: Table) -> tuple[Evidence, ...] | str:
    """Each quote with its place in the document of a mention; why not, where one has none."""
    reading = table.texts.reading_of(table.documents[mention.document])
    found: list[Evidence] = []
    for one in given:
        document, number = table.excerpts.places.get(one.sentence, ("", NOWHERE))
        number = number if document == mention.document else NOWHERE
        grounded = ground_evidence(one.model_copy(update={"sentence": number}), reading)
        if isinstance(grounded, Miss):
            return f"{one.quote[:80]!r}: {grounded.why}"
        found.append(grounded)
    return tuple(found) or "it quotes nothing of one of the two documents"


def _find_party(name: str | None, promise: Mention, table: Table) -> str | None:
    """The id of that one of several promisers who is named."""
    if name is None or len(promise.by) < 2:
        return None
    fitting = [id_ for id_ in promise.by if names_party(name, table.parties[id_])]
    return fitting[0] if len(fitting) == 1 else None


def _is_by_maker(found: FoundLink, ends: Ends, table: Table) -> bool:
    """Whether who says that it was done is who promised it: by the answer, or by the name."""
    makers = [table.parties[id_] for id_ in ends.earlier.by]
    named = found.source is not None and any(names_party(found.source, maker) for maker in makers)
    return found.by_maker or named


def _refuse(ends: Ends, type_: str, why: str) -> Refused:
    return Refused(later=ends.later.id, earlier=ends.earlier.id, type=type_, why=why)


class LinksShape(BaseModel):
    """The least that an answer must be: each of its links is read by itself."""

    links: list[Any]
    unmet: list[Any] = []
