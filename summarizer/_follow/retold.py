"""Retold: what a document tells of a promise that it only retells is told of the promise itself."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer._follow.add import why_not_beside
from summarizer._follow.forbidden import Ends, why_forbidden
from summarizer._follow.judge import make_link_id, tell_late
from summarizer._follow.known import Known
from summarizer._follow.verify import refuse_claim
from summarizer.schemas import Decision, Link

_TWICE = "told of the same promise in an earlier document as well"


def settle_retold(known: Known, decisions: Iterable[Decision]) -> None:
    """Let outcomes that are told inside one document lead to the promise that the document retells.

    "It has broken the ceasefire it agreed to on Monday" tells of Monday's promise, once: a link to the
    retelling goes where the retelling's own link leads. What a person ruled on stays as it is.
    """
    ruled = {(one.later, one.earlier) for one in decisions if one.earlier}
    inside = [link for link in known.links.values() if _is_inside(link, known)]
    for link in sorted(inside, key=lambda one: one.id):
        if (link.later, link.earlier) in ruled:
            continue
        others = _earlier_tellings(link, known)
        linked = {known.links[id_].earlier for id_ in known.linked[link.later]}
        if any(id_ in linked or (link.later, id_) in ruled for id_ in others):
            known.remove_link(link.id)
            known.refused.append(refuse_claim(link, _TWICE))
        elif moved := _move_link(link, known):
            known.remove_link(link.id)
            known.add_link(moved)


def _is_inside(link: Link, known: Known) -> bool:
    """Whether code found a link in what the summary of one document tells of its own promise."""
    later, earlier = known.mentions[link.later], known.mentions[link.earlier]
    return link.decided_by == "code" and later.role == "report" and later.document == earlier.document


def _earlier_tellings(link: Link, known: Known) -> list[str]:
    """The mentions of the promise in other documents, none of them published later."""
    mine = known.mentions[link.later]
    told = known.published(mine)
    found = []
    for id_ in known.chain_with(link.earlier):
        other = known.mentions[id_]
        day = known.published(other)
        if other.document != mine.document and (told is None or day is None or day <= told):
            found.append(id_)
    return found


def _move_link(link: Link, known: Known) -> Link | None:
    """The link to the earliest promise that the retelling is the same as; None where none may be."""
    retold = [known.links[id_] for id_ in known.linked[link.earlier]]
    same = [one for one in retold if one.type == "same" and one.later == link.earlier]
    for one in sorted(same, key=lambda found: known.place_of(found.earlier)):
        later, earlier = known.mentions[link.later], known.mentions[one.earlier]
        ends = Ends(later, earlier, known.published(later), known.published(earlier))
        moved = link.model_copy(
            update={
                "id": make_link_id(later.id, earlier.id, link.type),
                "earlier": earlier.id,
                "late": tell_late(link.type, ends),
                "reason": "its document tells it of this promise, which it retells",
                "about": one.about,
            }
        )
        forbidden = why_forbidden(link.type, ends, known.parties) or why_not_beside(moved, known)
        if later.document != earlier.document and not forbidden:
            return moved
    return None
