"""Known: everything that was followed so far, and which mentions are of one undertaking."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from summarizer._follow.acts import stems_of_mention
from summarizer._follow.mentions import FollowedSummary
from summarizer._follow.sides import is_surely, merge_names, words_of_name
from summarizer._words.fold import fold_text
from summarizer.schemas import (
    Decision,
    FollowedDocument,
    FollowedParty,
    Link,
    Mention,
    Promises,
    Refused,
    Replaced,
    Telling,
    ToldConcern,
    UnmetCondition,
)

# Between two mentions that make a promise or retell it; an accusation in a new promise joins nothing.
JOINING = ("same", "repeated", "extended", "withdrawn", "denied", "contradicted")


@dataclass(slots=True)
class Known:
    """Documents, mentions and links by their ids; `heads` leads from a mention to that of its chain.

    A chain is of mentions that make, retell or ask; a report is beside the chains that it tells of.
    """

    documents: dict[str, FollowedDocument] = field(default_factory=dict)
    parties: dict[str, FollowedParty] = field(default_factory=dict)
    mentions: dict[str, Mention] = field(default_factory=dict)
    tellings: dict[str, Telling] = field(default_factory=dict)
    concerns: dict[str, ToldConcern] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    unmet: dict[str, UnmetCondition] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    replaced: list[Replaced] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    members: dict[str, list[str]] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)
    linked: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    with_stem: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    with_quotes: dict[tuple[str, ...], list[str]] = field(default_factory=lambda: defaultdict(list))
    of_side: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    side_names: dict[str, frozenset[str]] = field(default_factory=dict)
    sides_with: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, kept: Promises | None, gone: Set[str] = frozenset()) -> Known:
        """What a file of promises holds, but for the documents that are gone."""
        known = cls()
        if kept is None:
            return known
        known.documents = {one.id: one for one in kept.documents if one.id not in gone}
        known.parties = {party.id: party for party in kept.parties}
        known.tellings = {one.id: one for one in kept.tellings if one.document not in gone}
        known.concerns = {one.id: one for one in kept.concerns if one.document not in gone}
        known._add_mentions([one for one in kept.mentions if one.document not in gone])
        known.unmet = {one.id: one for one in kept.unmet if known.holds(one.later, one.earlier)}
        known.refused = [one for one in kept.refused if known.holds(one.later, one.earlier)]
        known.replaced, known.decisions = list(kept.replaced), list(kept.decisions)
        for link in kept.links:
            if known.holds(link.later, link.earlier):
                known.add_link(link)
        return known

    def add_summary(self, given: FollowedSummary) -> None:
        """Add what of one summary is followed, without links."""
        self.documents[given.document.id] = given.document
        for party in given.parties:
            known = self.parties.get(party.id)
            self.parties[party.id] = merge_names(known, party) if known else party
        self.tellings |= {telling.id: telling for telling in given.tellings}
        self.concerns |= {concern.id: concern for concern in given.concerns}
        self._add_mentions(given.mentions)

    def _add_mentions(self, mentions: Iterable[Mention]) -> None:
        for mention in mentions:
            self.mentions[mention.id] = mention
            self.heads[mention.id] = mention.id
            self.members[mention.id] = [mention.id]
            self.with_quotes[folded_quotes(mention)].append(mention.id)
            for stem in stems_of_mention(mention):
                self.with_stem[stem].append(mention.id)
            # What came of an undertaking may be of anybody whom the document names, if it does not say.
            for side in mention.by or self.documents[mention.document].parties:
                self.of_side[side].append(mention.id)
                if side not in self.side_names:
                    self.side_names[side] = words_of_name(self.parties[side].name)
                    self.sides_with[max(self.side_names[side], default="")].append(side)

    def add_link(self, link: Link) -> None:
        """Add a link; between two mentions that make, retell or ask it makes one chain of two."""
        self.links[link.id] = link
        self.linked[link.later].append(link.id)
        self.linked[link.earlier].append(link.id)
        self._join_ends(link)

    def _join_ends(self, link: Link) -> None:
        later, earlier = self.mentions[link.later], self.mentions[link.earlier]
        if "report" not in (later.role, earlier.role) and link.type in JOINING:
            self._join(self.heads[later.id], self.heads[earlier.id])

    def remove_link(self, id_: str) -> None:
        """Remove a link, and part the chains that nothing else joins."""
        link = self.links.pop(id_)
        self.linked[link.later].remove(id_)
        self.linked[link.earlier].remove(id_)
        members = self.members[self.heads[link.later]]
        if self.heads[link.later] == self.heads[link.earlier]:
            self._part(list(members))

    def _part(self, members: Iterable[str]) -> None:
        """Make each mention of a chain its own, and join again what links join."""
        links = dict.fromkeys(link for id_ in members for link in self.linked[id_])
        for id_ in members:
            self.heads[id_] = id_
            self.members[id_] = [id_]
        for link in (self.links[id_] for id_ in links):
            self._join_ends(link)

    def replace_link(self, link: Link) -> None:
        """Add a link, in the place of one with its id."""
        if link.id in self.links:
            self.links[link.id] = link
        else:
            self.add_link(link)

    def strike_mention(self, id_: str, why: str) -> None:
        """Take away a mention, with the links that it has."""
        for link_id in list(self.linked[id_]):
            link = self.links[link_id]
            self.remove_link(link_id)
            gone = {"later": link.later, "earlier": link.earlier, "type": link.type}
            self.refused.append(Refused(**gone, why=why))
        self.unmet = {key: one for key, one in self.unmet.items() if id_ not in (one.later, one.earlier)}
        self.struck.append(id_)

    def _join(self, a: str, b: str) -> None:
        if a == b:
            return
        first, second = sorted((a, b), key=lambda head: (-len(self.members[head]), head))
        for id_ in self.members.pop(second):
            self.heads[id_] = first
            self.members[first].append(id_)

    def holds(self, *ids: str) -> bool:
        """Whether all these mentions are known."""
        return all(id_ in self.mentions for id_ in ids)

    def sides_like(self, given: Iterable[str]) -> list[str]:
        """The parties that surely are one of those given, by their ids: states, exact names."""
        found = [
            side
            for own in given
            for side in self.of_side
            if side == own or is_surely(self.parties[side], self.parties[own])
        ]
        return sorted(set(found))

    def published(self, mention: Mention) -> dt.date | None:
        """The day on which the document of a mention was published."""
        return self.documents[mention.document].published

    def chain_with(self, id_: str) -> list[str]:
        """The mentions of the chain that a mention is in, oldest first, undated ones last."""
        return sorted(self.members[self.heads[id_]], key=self.place_of)

    def place_of(self, id_: str) -> tuple[bool, dt.date, str, str]:
        """What mentions are sorted by: day of publication, name of the document, id."""
        document = self.documents[self.mentions[id_].document]
        return (*order_of_document(document)[:3], id_)

    def heads_of_report(self, id_: str) -> list[str]:
        """The chains that a report tells of, through other reports as well; none where it is loose."""
        found: set[str] = set()
        seen: set[str] = set()
        waiting = [id_]
        while waiting:
            report = waiting.pop()
            if report in seen:
                continue
            seen.add(report)
            links = [self.links[link] for link in self.linked[report]]
            for other in (link.earlier if link.later == report else link.later for link in links):
                if self.mentions[other].role == "report":
                    waiting.append(other)
                else:
                    found.add(self.heads[other])
        return sorted(found)

    def reports_of(self, head: str) -> list[str]:
        """The reports that are linked with a chain, and those linked with these, oldest first."""
        found: set[str] = set()
        waiting = list(self.members[head])
        while waiting:
            for link in (self.links[id_] for id_ in self.linked[waiting.pop()]):
                for other in (link.later, link.earlier):
                    if self.mentions[other].role == "report" and other not in found:
                        found.add(other)
                        waiting.append(other)
        return sorted(found, key=self.place_of)


def folded_quotes(mention: Mention) -> tuple[str, ...]:
    """The words that a mention quotes, folded, in order: what a reprint has as well."""
    return tuple(sorted(fold_text(" ".join(one.quote.split())) for one in mention.evidence))


def order_of_document(document: FollowedDocument) -> tuple[bool, dt.date, str, str]:
    """What documents are sorted by: the day of publication, undated ones last; then name and id."""
    day = document.published
    return day is None, day or dt.date.min, document.name or "", document.id
