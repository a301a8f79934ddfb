"""Rules: what only one type of item must satisfy beside its marks, a function a type.

They judge by lists of words whether a quote says what is claimed of it as firmly: what the document
negates, hedges, conditions, or only asks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from summarizer._proof.addressed import WHY, is_addressed
from summarizer._proof.evidence import (
    Grounded,
    path_of_spare_quote,
    quote_with_clause,
    rest_of_sentence,
    with_neighbours,
)
from summarizer._proof.fault import Fault, quote_path
from summarizer._proof.firmness import (
    NEGATED,
    amount_cut,
    doubt_around,
    fault_of_all,
    hearsay_faults,
    hedge_faults,
    is_question,
    negation_left_out,
    not_said,
    polarity_faults,
    stretches_of,
)
from summarizer._text.reading import Reading
from summarizer._words.fold import fold_text
from summarizer._words.force import (
    condition_follows,
    condition_in,
    has_undertaking,
    has_urging_words,
    hedge_in,
    only_asks,
    only_invites,
    only_promises,
    opens_with_condition,
    relative_undertaking,
    undertakes_nothing,
)
from summarizer._words.framing import did_not_meet, find_withdrawal, has_framing, only_planned
from summarizer._words.negation import (
    clause_after,
    leaves_open,
)
from summarizer._words.stems import stems_in
from summarizer.schemas import Commitment, Concern, Evidence, Meeting, Party, Point

_WORD = re.compile(r"\w+")
_NO_NAMES = frozenset(
    "the a an they he she we it i you both all sides parties side party them us who others".split()
)
Rule = Callable[[Any, Grounded, Reading], Iterator[Fault]]


def rule_faults(item: BaseModel, grounded: Grounded, reading: Reading) -> Iterator[Fault]:
    """What is wrong with an item by the rule of its type, where that has one."""
    rule = RULES.get(type(item))
    if rule is not None:
        yield from rule(item, grounded, reading)


def party_faults(party: Party, _: Grounded, reading: Reading) -> Iterator[Fault]:
    """A party's name stands in the document, or names a state that the document names otherwise."""
    # "US" and "WHO" are names, "us" and "who" are none.
    pronoun = fold_text(party.name) in _NO_NAMES and not party.name.isupper()
    if pronoun or not _WORD.search(party.name):
        yield Fault(("name",), party.name, "this is no name")
    elif not reading.mentions(party.name) and not reading.states.has(party.name):
        yield Fault(("name",), party.name, "this name does not stand in the document")


def meeting_faults(meeting: Meeting, grounded: Grounded, reading: Reading) -> Iterator[Fault]:
    """A meeting has the status that its evidence gives it, and was not denied."""
    if not grounded:
        return
    stretches = stretches_of(grounded, reading)
    firm = meeting.status in ("held", "scheduled") and not meeting.disputed
    for index, evidence in grounded.items():
        why = amount_cut(evidence, reading)
        if why is None and firm:
            why = negation_left_out(evidence, reading) or not_said(evidence, reading, supposed=True)
        if why:
            yield Fault(quote_path(index), evidence.quote, why, path_of_spare_quote(index, grounded))
    if firm and all(did_not_meet(words, reading.negates) for words in stretches):
        yield fault_of_all(grounded, "the document says that it does not meet")
    planned = list(map(only_planned, stretches))
    if firm and meeting.status == "held" and all(planned):
        why = f"the document does not say that it was held ({planned[0]}): give its status, or drop it"
        yield Fault(("status",), meeting.status, why)
    yield from hedge_faults(meeting.attribution.hedge, grounded, stretches, reading)
    yield from hearsay_faults(meeting, grounded, reading)


def commitment_faults(commitment: Commitment, grounded: Grounded, reading: Reading) -> Iterator[Fault]:
    """A commitment is as firm, as negated and as conditional as its evidence."""
    if not grounded:
        return
    stretches = stretches_of(grounded, reading)
    active, binding = commitment.standing == "active", commitment.binding
    for index, evidence in grounded.items():
        why = amount_cut(evidence, reading)
        if why is None and active:
            why = negation_left_out(evidence, reading)
            why = why or (not_said(evidence, reading) if binding else None)
        if why:
            # Of a promise told in one sentence and denied in another, the denial is not left out.
            denies = why == NEGATED and binding and not leaves_open(quote_with_clause(evidence, reading))
            drop = None if denies else path_of_spare_quote(index, grounded)
            yield Fault(quote_path(index), evidence.quote, why, drop)
    if active:
        yield from polarity_faults("action", commitment.action, stretches, reading)
    yield from hedge_faults(commitment.attribution.hedge, grounded, stretches, reading)
    if binding:
        yield from hearsay_faults(commitment, grounded, reading)
        yield from _force_faults(commitment, grounded, stretches, reading)


def concern_faults(concern: Concern, grounded: Grounded, reading: Reading) -> Iterator[Fault]:
    """A concern's quote has its units and its negation; its own words may hedge it."""
    if not grounded:
        return
    for index, evidence in grounded.items():
        why = amount_cut(evidence, reading) or negation_left_out(evidence, reading)
        if why:
            yield Fault(quote_path(index), evidence.quote, why, path_of_spare_quote(index, grounded))
    # A hedge before a concern's quote may weaken another claim of the sentence.
    quotes = [evidence.quote for evidence in grounded.values()]
    yield from hedge_faults(concern.attribution.hedge, grounded, quotes, reading)


def point_faults(point: Point, grounded: Grounded, reading: Reading) -> Iterator[Fault]:
    """A point tells as a fact what its sentences doubt, or as a promise what they only ask."""
    if not grounded:
        return
    stretches = stretches_of(grounded, reading)
    subject = _WORD.match(point.text)
    if subject and is_addressed(subject[0], grounded, reading):
        yield Fault(("text",), point.text, WHY)
    yield from polarity_faults("text", point.text, stretches, reading)
    hedges = list(map(hedge_in, stretches))
    if all(hedges) and not hedge_in(point.text):
        yield Fault(("text",), point.text, f"the document hedges this ({hedges[0]}): keep the hedge")
    found = [doubt_around(evidence, reading) for evidence in grounded.values()]
    if all(found) and not has_framing(point.text) and not reading.negates(point.text):
        yield Fault(("text",), point.text, f"the sentence does not say so itself ({found[0]})")
    if only_promises(point.text) and all(map(only_asks, stretches)):
        yield Fault(("text",), point.text, "the document words this as an ask: keep that")


RULES: Mapping[type[BaseModel], Rule] = {
    Party: party_faults,
    Meeting: meeting_faults,
    Commitment: commitment_faults,
    Concern: concern_faults,
    Point: point_faults,
}


def _force_faults(
    claim: Commitment, grounded: Grounded, stretches: list[str], reading: Reading
) -> Iterator[Fault]:
    """Asks that are claimed as promises, and conditions that are left out."""
    if (
        any(map(only_asks, stretches))
        and not any(map(has_undertaking, stretches))
        and not (claim.modality == "offered" and any(map(only_invites, stretches)))
        and (claim.modality != "assigned" or any(map(has_urging_words, stretches)))
    ):
        why = "the document words this as an ask: quote where the party itself undertakes it, or drop it"
        yield fault_of_all(grounded, why)
    if claim.standing != "active":
        return
    evaded = list(map(undertakes_nothing, stretches))
    if all(evaded) and claim.modality != "assigned":
        yield fault_of_all(grounded, f"the document says less than a promise ({evaded[0]}): drop it")
    if all(is_question(evidence, reading) for evidence in grounded.values()):
        yield fault_of_all(grounded, "the document only asks this: drop it")
    taken = next(
        filter(
            None,
            (
                find_withdrawal(evidence.quote, rest_of_sentence(evidence, reading))
                for evidence in grounded.values()
            ),
        ),
        None,
    )
    if taken:
        why = f"the document takes this back ({taken}): it is withdrawn"
        yield Fault(("standing",), claim.standing, why)
    if claim.condition is None:
        act = claim.action
        found = next(
            filter(None, (_find_condition(evidence, act, reading) for evidence in grounded.values())),
            None,
        )
        if found:
            why = f"the document makes this conditional ({found}): give the condition"
            yield Fault(("condition",), None, why)
    elif not any(
        reading.places_of(claim.condition, *with_neighbours(evidence, reading))
        for evidence in grounded.values()
    ):
        why = "this condition does not stand beside its evidence"
        yield Fault(("condition",), claim.condition, why)


def _find_condition(evidence: Evidence, act: str, reading: Reading) -> str | None:
    """The words that open a condition in the quote, behind it in its clause, or before it.

    "Agreed to set up a cell, to which Oslo will send clerks if ..." sets up the cell in any case.
    """
    quote, behind = evidence.quote, rest_of_sentence(evidence, reading)
    other = relative_undertaking(quote + behind)
    if other is not None and not stems_in((quote + behind)[other:]) & stems_in(act):
        quote, behind = quote[:other], behind[: max(0, other - len(quote))]
    sentence = reading.sentence_at(evidence.start)
    return (
        condition_in(quote)
        or condition_follows(behind)
        or condition_in(clause_after(behind))
        or opens_with_condition(reading.text[sentence.start : evidence.start])
    )
