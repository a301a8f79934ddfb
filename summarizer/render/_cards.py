"""The items of a summary as cards for a page: values only, in the order in which a reader asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from summarizer._text.document import Document
from summarizer._words.shown import quote_words
from summarizer.render._card_facts import (
    Card,
    Fact,
    Flag,
    Tone,
    choose_result_tone,
    drop_empty,
    find_doubts,
    flag_hedge,
    list_people,
    state_condition,
    state_outcome,
    state_venue,
    state_when,
    type_own,
)
from summarizer.render._made import Made, find_made
from summarizer.render._outcomes import group_outcomes, name_result
from summarizer.render._own_items import (
    list_acted_on,
    list_acting,
    list_fields,
    list_own_items,
    name_force,
    tell_item,
    title_kind,
)
from summarizer.render._quotes import Anchors, list_evidence, make_quotes
from summarizer.render._wording import (
    SPACED,
    Names,
    list_traits,
    name_category,
    name_modality,
    names_of,
    spell_attribution,
)
from summarizer.schemas import Commitment, Concern, Meeting, Outcome, Status, Summary
from summarizer.schemas.references import references_in

NO_SIDE = "unnamed party"
STATUS_TONES: Mapping[Status, Tone] = {
    "held": "sure",
    "scheduled": "plain",
    "proposed": "plain",
    "postponed": "alert",
    "cancelled": "alert",
    "declined": "alert",
}


def make_cards(summary: Summary, anchors: Anchors, document: Document | None = None) -> list[Card]:
    """The items in the order of the summary, promises before asks; `anchors` by item and evidence."""
    names = names_of(summary.parties)
    doubts, came = find_doubts(summary), group_outcomes(summary)
    made = [
        *(_make_meeting_card(meeting, names) for meeting in summary.meetings),
        *(
            _make_commitment_card(commitment, find_made(commitment, summary), names)
            for commitment in (*summary.promises, *summary.asks)
        ),
        *(_make_concern_card(concern, names) for concern in summary.concerns),
        *(_make_outcome_card(outcome, names) for outcome in summary.outcomes),
        *(
            _make_own_card(item, name, names)
            for name, items in list_own_items(summary).items()
            for item in items
        ),
    ]
    evidence = dict(list_evidence(summary))
    return [
        replace(
            card,
            facts=(*card.facts, *map(state_outcome, came.get(card.id, ())), *doubts.get(card.id, ())),
            quotes=make_quotes(card.id, evidence[card.id], anchors, document),
        )
        for card in made
    ]


def _make_meeting_card(meeting: Meeting, names: Names) -> Card:
    topics = "; ".join(topic for topic in meeting.topics if topic)
    flags: list[Flag] = [("disputed", "alert")] if meeting.disputed else []
    flags += [("background", "plain")] if meeting.background else []
    sidelines = meeting.sideline_of
    people = {person.party for person in meeting.participants} | {meeting.host}
    return Card(
        id=meeting.id,
        type="meeting",
        by=tuple(names[party] for party in meeting.parties) or ("parties not named",),
        to=(),
        joint=True,
        badge=meeting.status,
        tone=STATUS_TONES[meeting.status],
        what="",
        facts=drop_empty(
            state_when(meeting.when) or Fact("When", "no date given"),
            Fact("Where", meeting.place or ""),
            Fact("Host", names[meeting.host] if meeting.host else ""),
            *list_people(meeting, names),
            Fact("Form", SPACED.join(list_traits(meeting))),
            Fact("On the sidelines of", sidelines.upper(), item=sidelines) if sidelines else None,
            Fact("Occasion", quote_words(meeting.occasion) if meeting.occasion else ""),
            Fact("Topics", topics),
        ),
        parties=_unique_ids([*meeting.parties, *sorted(party for party in people if party)]),
        said=spell_attribution(meeting.attribution),
        flags=(*flags, *flag_hedge(meeting.attribution)),
        voices=(meeting.attribution.kind,),
    )


def _make_commitment_card(commitment: Commitment, made: Made | None, names: Names) -> Card:
    standing = commitment.standing
    flags: list[Flag] = []
    if standing != "active":
        flags = [(standing, "sure" if standing == "fulfilled" else "alert")]
    return Card(
        id=commitment.id,
        type="commitment" if commitment.binding else "ask",
        by=tuple(names[party] for party in commitment.by) or (NO_SIDE,),
        to=tuple(names[party] for party in commitment.to),
        joint=False,
        badge=name_modality(commitment),
        tone="sure" if commitment.binding and commitment.modality != "intended" else "plain",
        what=commitment.action,
        facts=drop_empty(
            state_when(commitment.deadline, "By when"),
            state_condition(commitment.condition),
            state_venue(commitment.meeting),
            Fact("Made", made.spelled) if made and made.day_of == "meeting" else None,
        ),
        parties=_unique_ids([*commitment.by, *commitment.to]),
        said=spell_attribution(commitment.attribution),
        flags=(*flags, *flag_hedge(commitment.attribution)),
        voices=(commitment.attribution.kind,),
        made=made,
    )


def _make_concern_card(concern: Concern, names: Names) -> Card:
    flags: list[Flag] = []
    if concern.voice == "reported":
        flags = [("as the writer puts it", "caution")]
    return Card(
        id=concern.id,
        type="concern",
        by=tuple(names[party] for party in concern.raised_by) or (NO_SIDE,),
        to=tuple(names[party] for party in concern.directed_at),
        joint=False,
        badge=concern.kind,
        tone="plain",
        what=concern.about,
        facts=drop_empty(Fact("About", name_category(concern)), state_venue(concern.meeting)),
        parties=_unique_ids([*concern.raised_by, *concern.directed_at]),
        said=spell_attribution(concern.attribution),
        flags=(*flags, *flag_hedge(concern.attribution)),
        voices=(concern.voice, concern.attribution.kind),
    )


def _make_outcome_card(outcome: Outcome, names: Names) -> Card:
    undertaken = outcome.commitment
    return Card(
        id=outcome.id,
        type="outcome",
        by=tuple(names[party] for party in outcome.by) or (NO_SIDE,),
        to=(),
        joint=False,
        badge=name_result(outcome),
        tone=choose_result_tone(outcome),
        what=outcome.what,
        facts=drop_empty(
            state_when(outcome.when),
            Fact("Undertaken as", undertaken.upper(), item=undertaken) if undertaken else None,
        ),
        parties=_unique_ids(outcome.by),
        said=spell_attribution(outcome.attribution),
        flags=flag_hedge(outcome.attribution),
        voices=(outcome.attribution.kind,),
    )


def _make_own_card(item: Any, kind: str, names: Names) -> Card:
    """The card of an item of a user's own kind."""
    attribution = getattr(item, "attribution", None)
    named = [found.id for found in references_in(item) if found.to == "parties"]
    return Card(
        id=item.id,
        type=type_own(kind),
        by=list_acting(item, names) or (title_kind(kind),),
        to=list_acted_on(item, names),
        joint=False,
        badge=name_force(item),
        tone="plain",
        what=tell_item(item),
        facts=tuple(
            Fact(shown.label, shown.value, shown.reading, shown.item)
            for shown in list_fields(item, names)
        ),
        parties=_unique_ids(named),
        said=spell_attribution(attribution) if attribution else "",
        flags=flag_hedge(attribution) if attribution else (),
        voices=(attribution.kind,) if attribution else (),
    )


def _unique_ids(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
