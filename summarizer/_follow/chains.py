"""Chains: what is known as a file of promises, in an order that nothing but its content gives."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer._follow.differences import find_differences
from summarizer._follow.known import Known, order_of_document
from summarizer._follow.same_meetings import join_tellings
from summarizer._follow.sides import may_be
from summarizer.schemas import Chain, FollowedWith, Mention, Promises, Usage


def build_promises(known: Known, made_with: FollowedWith, usage: Usage) -> Promises:
    """The file of promises: documents by their days, mentions and links as these have them."""
    documents = sorted(known.documents.values(), key=order_of_document)
    ids = sorted(known.mentions, key=known.place_of)
    meetings = tuple(join_tellings(known))
    links = sorted(known.links.values(), key=lambda one: (known.place_of(one.later), one.id))
    return Promises(
        documents=tuple(documents),
        parties=tuple(known.parties[id_] for id_ in sorted(known.parties)),
        mentions=tuple(known.mentions[id_] for id_ in ids),
        chains=tuple(_chain_of(head, known) for head in _heads_in_order(known)),
        links=tuple(links),
        unmet=tuple(known.unmet[id_] for id_ in sorted(known.unmet)),
        tellings=tuple(known.tellings[id_] for id_ in sorted(known.tellings)),
        concerns=tuple(known.concerns[id_] for id_ in sorted(known.concerns)),
        meetings=meetings,
        differences=tuple(find_differences(meetings, known)),
        refused=tuple(
            sorted(known.refused, key=lambda one: (one.later, one.earlier, one.type, one.why))
        ),
        replaced=tuple(known.replaced),
        decisions=tuple(known.decisions),
        made_with=made_with,
        usage=usage,
    )


def _heads_in_order(known: Known) -> list[str]:
    heads = [
        head
        for head in known.members
        if known.mentions[head].role != "report" and head not in known.struck
    ]
    return sorted(heads, key=lambda head: known.place_of(known.chain_with(head)[0]))


def _chain_of(head: str, known: Known) -> Chain:
    promises, reports = known.chain_with(head), known.reports_of(head)
    first = known.mentions[promises[0]]
    told: list[Mention] = [known.mentions[id_] for id_ in promises]
    links = dict.fromkeys(
        link
        for id_ in (*promises, *reports)
        for link in known.linked[id_]
        if known.links[link].earlier in promises or known.links[link].earlier in reports
    )
    return Chain(
        id=first.id,
        by=_name_once((id_ for one in told for id_ in one.by), known),
        to=_name_once((id_ for one in told for id_ in one.to), known),
        told=first.told,
        promises=tuple(promises),
        reports=tuple(reports),
        links=tuple(sorted(links)),
    )


def _name_once(ids: Iterable[str], known: Known) -> tuple[str, ...]:
    """The parties of a chain, without those that may be one named before: "Michael", Michael Dolan."""
    found: list[str] = []
    for id_ in dict.fromkeys(ids):
        if not any(may_be(known.parties[id_], known.parties[other]) for other in found):
            found.append(id_)
    return tuple(found)
