"""Adding: verified links take their place among those known, unless what stands there forbids it."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer._follow.acts import why_acts_differ
from summarizer._follow.candidates import may_be_linked
from summarizer._follow.known import Known
from summarizer._follow.verify import Claim, refuse_claim
from summarizer.schemas import Link, Mention

_NEVER_DUE = ("missed", "broken")


def add_claims(claims: Sequence[Claim], known: Known) -> None:
    """Add what may stand beside what is known; the rest is refused with the reason.

    A promise whose condition was not met was never due: it is neither missed nor broken, whichever
    was told first. Two chains become one only where each promise of one may be each of the other.
    """
    for claim in claims:
        if not isinstance(claim, Link):
            known.unmet[claim.id] = claim
            _drop_never_due(known.heads[claim.earlier], known)
        elif why := why_not_beside(claim, known):
            known.refused.append(refuse_claim(claim, why))
        else:
            known.add_link(claim)


def _drop_never_due(head: str, known: Known) -> None:
    for id_ in known.members[head]:
        for link in [known.links[link_id] for link_id in known.linked[id_]]:
            if link.type in _NEVER_DUE:
                known.remove_link(link.id)
                known.refused.append(refuse_claim(link, "its condition was not met: it was never due"))


def why_not_beside(link: Link, known: Known) -> str | None:
    """What forbids a link beside what is known; None where nothing does."""
    later, earlier = known.mentions[link.later], known.mentions[link.earlier]
    if earlier.role == "report" or later.role == "report":
        conditions = {known.heads[unmet.earlier] for unmet in known.unmet.values()}
        if link.type in _NEVER_DUE and known.heads[earlier.id] in conditions:
            return "its condition was not met: it was never due"
        return None
    for mine in known.members[known.heads[later.id]]:
        for its in known.members[known.heads[earlier.id]]:
            a, b = known.mentions[mine], known.mentions[its]
            if mine != its and (why := _why_not_one(a, b, link, known)):
                return f"it would join what is apart: {why}"
    return None


def _why_not_one(a: Mention, b: Mention, link: Link, known: Known) -> str | None:
    if known.heads[a.id] == known.heads[b.id]:
        return None
    if not may_be_linked(a, b, known.parties):
        return "two promisers"
    return why_acts_differ(a, b, link.type)
