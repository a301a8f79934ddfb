"""The steps of a promise on a page: each mention with its links, and the quotes of both ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from summarizer._follow.decisions import target_of
from summarizer._follow.states import Ledger
from summarizer._views.due_rows import DueRow
from summarizer._views.due_table import links_told
from summarizer._views.line_of_days import choose_shape
from summarizer._views.marked_quotes import QuotedSide, mark_sides, quote_side, spell_published, title_of
from summarizer.render._wording import spell_attribution, spell_dates, spell_when
from summarizer.schemas import Decision, Link, LinkType, Mention, UnmetCondition

# What a link says, in words that stand before "according to".
LINK_WORDS: Mapping[str, str] = {
    "same": "told again",
    "repeated": "promised again",
    "extended": "moved",
    "fulfilled": "fulfilled",
    "partly_fulfilled": "partly fulfilled",
    "missed": "missed",
    "broken": "broken",
    "withdrawn": "withdrawn",
    "denied": "denied",
    "contradicted": "contradicted",
    "condition_not_met": "condition not met",
}
LINK_TYPES: tuple[LinkType, ...] = get_args(LinkType)
_ROLES = {"promise": "promised", "ask": "asked for", "report": "told what came of it"}
_DECIDERS = {"code": "by rule", "model": "by a model", "person": "by a person"}


@dataclass(frozen=True, slots=True)
class LinkPair:
    """A link: what the later document says of the earlier one, who says so, and the words of both.

    `type` is None where a person cannot rule on it.
    """

    later: str
    earlier: str
    type: LinkType | None
    shape: str
    words: str
    who: str
    notes: tuple[str, ...]
    decided: str
    old: QuotedSide
    new: QuotedSide
    ruled: str


@dataclass(frozen=True, slots=True)
class PromiseStep:
    """One mention of a promise: who says what on which day, and its links to earlier mentions."""

    key: str
    mention: str
    shape: str
    day: dt.date | None
    spelled: str
    document: str
    label: str
    who: str
    told: str
    due: str
    due_day: str
    pairs: tuple[LinkPair, ...]
    quote: QuotedSide
    ruled: str


def make_steps(row: DueRow, ledger: Ledger, day: dt.date, key: str) -> tuple[PromiseStep, ...]:
    """The mentions of a promise that were told by a day, oldest first, undated ones at the end."""
    chain = row.chain
    ids = [id_ for id_ in (*chain.promises, *chain.reports) if ledger.known_by(id_, day)]
    ids.sort(key=lambda id_: (ledger.told_on(id_) is None, ledger.told_on(id_) or day))
    links: dict[str, list[Link | UnmetCondition]] = {}
    for link in links_told(row, ledger, day):
        if link.of_party in (None, row.state.party):
            links.setdefault(link.later, []).append(link)
    for unmet in (one for id_ in chain.promises for one in ledger.unmet.get(id_, ())):
        links.setdefault(unmet.later, []).append(unmet)
    ruled = spell_decisions(ledger.promises.decisions)
    return tuple(
        _make_step(ledger.mentions[id_], links.get(id_, ()), ledger, f"{key}-s{number}", ruled)
        for number, id_ in enumerate(ids, 1)
    )


def _make_step(
    mention: Mention,
    links: Sequence[Link | UnmetCondition],
    ledger: Ledger,
    key: str,
    ruled: Mapping[str, str],
) -> PromiseStep:
    document = ledger.documents[mention.document]
    pairs = tuple(_make_pair(one, ledger, ruled) for one in links)
    due = mention.deadline.end if mention.deadline else None
    types = [one.type if isinstance(one, Link) else "condition_not_met" for one in links]
    return PromiseStep(
        key=key,
        mention=mention.id,
        shape=choose_shape(types, mention.role),
        day=document.published,
        spelled=spell_published(document),
        document=title_of(document),
        label="; ".join(dict.fromkeys(pair.words for pair in pairs)) or _ROLES[mention.role],
        who=spell_source(mention),
        told=mention.told,
        due=spell_when(mention.deadline),
        due_day=due.isoformat() if due else "",
        pairs=pairs,
        quote=quote_side(mention.id, mention.evidence, ledger),
        ruled=ruled.get(mention.id, ""),
    )


def spell_source(mention: Mention) -> str:
    """Who says what a mention tells, and how surely."""
    hedge = mention.attribution.hedge
    return spell_attribution(mention.attribution) + (f" (“{hedge}”)" if hedge else "")


def _make_pair(link: Link | UnmetCondition, ledger: Ledger, ruled: Mapping[str, str]) -> LinkPair:
    old, new = mark_sides(
        quote_side(link.earlier, link.about, ledger), quote_side(link.later, link.evidence, ledger)
    )
    type_ = link.type if isinstance(link, Link) else None
    source = f"according to {link.according_to}" if link.according_to else "in the writer's words"
    return LinkPair(
        later=link.later,
        earlier=link.earlier,
        type=type_,
        shape=choose_shape([type_ or "condition_not_met"], "report"),
        words=LINK_WORDS[type_ or "condition_not_met"],
        who=source + (f" (“{link.hedge}”)" if link.hedge else ""),
        notes=tuple(_list_notes(link)) if isinstance(link, Link) else (),
        decided=_DECIDERS[link.decided_by],
        old=old,
        new=new,
        ruled=ruled.get(f"{link.later}>{link.earlier}", ""),
    )


def _list_notes(link: Link) -> Iterable[str]:
    """What else is known of a link: what is denied, a moved day, whether only the maker says so."""
    if link.of:
        yield f"of the {link.of}"
    if link.change:
        old, new = (spell_when(one) or "no day" for one in (link.change.old, link.change.new))
        yield f"{old} → {new}"
    if link.late:
        yield "after its day" if link.late == "yes" else "by its day"
    if link.maker_only:
        yield "by its maker's word alone"


def spell_decisions(decisions: Iterable[Decision]) -> dict[str, str]:
    """What a person ruled, in words, by what it is on."""
    return {target_of(one): spell_decision(one) for one in decisions}


def spell_decision(one: Decision) -> str:
    """What a person ruled, with who and when."""
    words = {"yes": "yes", "no": "no" if one.earlier else "struck"}.get(one.ruling, "corrected")
    if one.ruling == "other" and one.type:
        words = f"other: {LINK_WORDS[one.type]}"
    return f"Ruled {words}, by {one.who}, {spell_dates(one.when.date(), one.when.date())}"
