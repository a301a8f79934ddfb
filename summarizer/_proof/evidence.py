"""Checking the evidence of a claim: that it stands there, and says what is claimed as firmly."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer._proof.draft import Path
from summarizer._proof.fault import Claim, Fault, quote_path
from summarizer._proof.ground import Miss, ground
from summarizer._text.reading import Reading
from summarizer._words.figures import cuts_amount
from summarizer._words.force import (
    condition_follows,
    condition_in,
    hedge_in,
    invites,
    only_asks,
    opens_with_condition,
    promises,
    relative_undertaking,
    undertakes,
    undertakes_nothing,
    urges,
)
from summarizer._words.framing import alleged, did_not_meet, frames, only_planned, taken_back, withdrawn
from summarizer._words.negation import (
    clause_after,
    clause_before,
    forbearing,
    forbears,
    leaves_open,
    negates,
    parts_of,
)
from summarizer._words.stems import stems
from summarizer.schemas import Commitment, Concern, Evidence, Meeting, Point

Grounded = dict[int, Evidence]
NEGATED = "a negation stands just before the quote: include it, or drop the claim"


def ground_all(evidence: tuple[Evidence, ...], reading: Reading) -> tuple[Grounded, list[Fault]]:
    """Ground each evidence; what was found, by its index, and the faults of the rest."""
    found = [ground(each, reading) for each in evidence]
    grounded = {index: each for index, each in enumerate(found) if isinstance(each, Evidence)}
    faults = [
        Fault(quote_path(index), evidence[index].quote, miss.why, _spare(index, grounded), miss)
        for index, miss in enumerate(found)
        if isinstance(miss, Miss)
    ]
    if not evidence:
        faults.append(Fault(("evidence",), None, "it has no evidence"))
    return grounded, faults


def distinct(grounded: Grounded) -> tuple[Evidence, ...]:
    """The evidence that was found, each place once."""
    return tuple({(each.start, each.end): each for each in grounded.values()}.values())


def evidence_faults(claim: Claim, grounded: Grounded, reading: Reading) -> Iterator[Fault]:
    """What the quotes leave out that the document has: units, negations, hedges, conditions, asks."""
    if not grounded:
        return
    for index, evidence in grounded.items():
        why = _cut_why(claim, evidence, reading)
        if why:
            # Of a promise told in one sentence and denied in another, the denial is not left out.
            denies = why == NEGATED and isinstance(claim, Commitment) and claim.binding
            denies = denies and not leaves_open(stretch(evidence, reading))
            drop = None if denies else _spare(index, grounded)
            yield Fault(quote_path(index), evidence.quote, why, drop)
    stretches = [stretch(each, reading) for each in grounded.values()]
    yield from _polarity_faults(claim, grounded, stretches, reading)
    yield from _hedge_faults(claim, grounded, stretches, reading)
    yield from _hearsay_faults(claim, grounded, reading)
    if isinstance(claim, Commitment) and claim.binding:
        yield from _force_faults(claim, grounded, stretches, reading)
    if isinstance(claim, Point):
        yield from _point_faults(claim, grounded, stretches, reading)


def stretch(evidence: Evidence, reading: Reading) -> str:
    """The quote with what stands before it in its own clause."""
    start = reading.sentence_at(evidence.start).start
    return clause_before(reading.text, start, evidence.start) + evidence.quote


def _spare(index: int, grounded: Grounded) -> Path | None:
    """One good quote carries an item; a bad one beside it is only left out."""
    return ("evidence", index) if len(grounded) > (index in grounded) else None


def _cut_why(claim: Claim, evidence: Evidence, reading: Reading) -> str | None:
    if isinstance(claim, Point):
        return None
    if cuts_amount(reading.text, evidence.end):
        return "the quote cuts off an amount: include its unit"
    if isinstance(claim, Commitment) and claim.standing != "active":
        return None
    if isinstance(claim, Meeting) and (claim.status not in ("held", "scheduled") or claim.disputed):
        return None
    before = clause_before(reading.text, _bounds(evidence, reading)[0], evidence.start)
    if reading.negates(before) and not reading.negates(evidence.quote):
        return NEGATED
    if isinstance(claim, Concern) or (isinstance(claim, Commitment) and not claim.binding):
        return None  # to doubt something, or to wish for it, may be the very claim
    supposed = opens_with_condition(before) if isinstance(claim, Meeting) else None
    found = supposed or taken_back(before, evidence.quote, _behind(evidence, reading))
    return found and f"the sentence does not say so itself ({found}): drop the claim"


def _polarity_faults(
    claim: Claim, grounded: Grounded, stretches: list[str], reading: Reading
) -> Iterator[Fault]:
    """A claim says no where its evidence says no, and only there."""
    if isinstance(claim, Concern) or (isinstance(claim, Commitment) and claim.standing != "active"):
        return
    if isinstance(claim, Meeting):
        firm = claim.status in ("held", "scheduled") and not claim.disputed
        if firm and all(did_not_meet(each, reading.negates) for each in stretches):
            index = min(grounded)
            yield Fault(
                quote_path(index), grounded[index].quote, "the document says that it does not meet"
            )
        planned = list(map(only_planned, stretches))
        if firm and claim.status == "held" and all(planned):
            why = (
                f"the document does not say that it was held ({planned[0]}): give its status, or drop it"
            )
            yield Fault(("status",), claim.status, why)
        return
    path, text = (
        (("action",), claim.action) if isinstance(claim, Commitment) else (("text",), claim.text)
    )
    # "Not to ban" is told as "allow" or as "not ban", but not by the document's own "ban".
    keeps = forbearing(text).difference(*map(forbearing, stretches)) or reading.negates(text)
    if all(reading.negates(_about(each, text)) for each in stretches) and not keeps:
        yield Fault(path, text, "the document negates this: keep the negation, or drop it")
    elif reading.negates(text) and not any(_denies_too(each, text) for each in stretches):
        yield Fault(path, text, "the document does not negate this")


def _denies_too(stretch_: str, text: str) -> bool:
    """Whether a stretch says no as `text` does: "ban" is told as "not allow", but not as "not ban"."""
    return forbears(stretch_) and not (forbearing(stretch_) & forbearing(text) and not negates(stretch_))


def _about(stretch_: str, text: str) -> str:
    """The parts of a stretch that speak of `text`; all of it where none does.

    "Promised to look into it, without naming a day" does not deny that it will look into it.
    """
    wanted = stems(text)
    return " ".join(part for part in parts_of(stretch_) if stems(part) & wanted) or stretch_


def _hedge_faults(
    claim: Claim, grounded: Grounded, stretches: list[str], reading: Reading
) -> Iterator[Fault]:
    # A hedge before a concern's quote may weaken another claim of the sentence.
    where = [each.quote for each in grounded.values()] if isinstance(claim, Concern) else stretches
    hedges = list(map(hedge_in, where))
    said = None if isinstance(claim, Point) else claim.attribution.hedge
    if said is not None and not any(
        reading.places_of(said, *_up_to(each, reading)) for each in grounded.values()
    ):
        why = "neither its evidence's sentence nor the two before it hold this hedge"
        yield Fault(("attribution", "hedge"), said, why)
    if not all(hedges):
        return
    why = f"the document hedges this ({hedges[0]}): keep the hedge"
    if isinstance(claim, Point):
        if not hedge_in(claim.text):
            yield Fault(("text",), claim.text, why)
    elif said is None:
        yield Fault(("attribution", "hedge"), None, why)


def _hearsay_faults(claim: Claim, grounded: Grounded, reading: Reading) -> Iterator[Fault]:
    """What one side only claims of another is told as the writer's own statement."""
    if isinstance(claim, Point | Concern) or (isinstance(claim, Commitment) and not claim.binding):
        return
    if claim.attribution.source is not None or claim.attribution.hedge is not None:
        return
    found = [
        alleged(
            reading.text[_bounds(each, reading)[0] : each.start],
            each.quote,
            meeting=isinstance(claim, Meeting),
        )
        for each in grounded.values()
    ]
    if all(found):
        why = f"the document only has this from somebody ({found[0]}): name the source as worded"
        yield Fault(("attribution", "source"), None, why)


def _force_faults(
    claim: Commitment, grounded: Grounded, stretches: list[str], reading: Reading
) -> Iterator[Fault]:
    """Asks that are claimed as promises, and conditions that are left out."""
    if (
        any(map(only_asks, stretches))
        and not any(map(undertakes, stretches))
        and not (claim.modality == "offered" and any(map(invites, stretches)))
        and (claim.modality != "assigned" or any(map(urges, stretches)))
    ):
        index = min(grounded)
        why = "the document words this as an ask: quote where the party itself undertakes it, or drop it"
        yield Fault(quote_path(index), grounded[index].quote, why)
    if claim.standing != "active":
        return
    evaded = list(map(undertakes_nothing, stretches))
    if all(evaded) and claim.modality != "assigned":
        index = min(grounded)
        why = f"the document says less than a promise ({evaded[0]}): drop it"
        yield Fault(quote_path(index), grounded[index].quote, why)
    if all(_is_question(each, reading) for each in grounded.values()):
        index = min(grounded)
        yield Fault(quote_path(index), grounded[index].quote, "the document only asks this: drop it")
    taken = next(
        filter(None, (withdrawn(each.quote, _behind(each, reading)) for each in grounded.values())), None
    )
    if taken:
        why = f"the document takes this back ({taken}): it is withdrawn"
        yield Fault(("standing",), claim.standing, why)
    if claim.condition is None:
        act = claim.action
        found = next(filter(None, (_condition(each, act, reading) for each in grounded.values())), None)
        if found:
            why = f"the document makes this conditional ({found}): give the condition"
            yield Fault(("condition",), None, why)
    elif not any(
        reading.places_of(claim.condition, *_around(each, reading)) for each in grounded.values()
    ):
        why = "this condition does not stand beside its evidence"
        yield Fault(("condition",), claim.condition, why)


def _point_faults(
    point: Point, grounded: Grounded, stretches: list[str], reading: Reading
) -> Iterator[Fault]:
    """A point tells as a fact what its sentences doubt, or as a promise what they only ask."""
    starts = [_bounds(each, reading)[0] for each in grounded.values()]
    found = [
        taken_back(clause_before(reading.text, start, each.start), each.quote, _behind(each, reading))
        for start, each in zip(starts, grounded.values(), strict=True)
    ]
    if all(found) and not frames(point.text) and not reading.negates(point.text):
        yield Fault(("text",), point.text, f"the sentence does not say so itself ({found[0]})")
    if promises(point.text) and all(map(only_asks, stretches)):
        yield Fault(("text",), point.text, "the document words this as an ask: keep that")


def _condition(evidence: Evidence, act: str, reading: Reading) -> str | None:
    """The words that open a condition in the quote, behind it in its clause, or before it.

    "Agreed to set up a cell, to which Oslo will send clerks if ..." sets up the cell in any case.
    """
    quote, behind = evidence.quote, _behind(evidence, reading)
    other = relative_undertaking(quote + behind)
    if other is not None and not stems((quote + behind)[other:]) & stems(act):
        quote, behind = quote[:other], behind[: max(0, other - len(quote))]
    sentence = reading.sentence_at(evidence.start)
    return (
        condition_in(quote)
        or condition_follows(behind)
        or condition_in(clause_after(behind))
        or opens_with_condition(reading.text[sentence.start : evidence.start])
    )


def _behind(evidence: Evidence, reading: Reading) -> str:
    """The rest of the sentence behind a quote."""
    return reading.text[evidence.end : _bounds(evidence, reading)[1]]


def _is_question(evidence: Evidence, reading: Reading) -> bool:
    """Whether the sentence quoted is a question."""
    sentence = reading.words_of(reading.sentence_at(evidence.end - 1))
    return sentence.rstrip("\"'“”’»)]")[-1:] in ("?", "？", "؟")


def _bounds(evidence: Evidence, reading: Reading) -> tuple[int, int]:
    sentence = reading.sentence_at(evidence.start)
    return sentence.start, max(sentence.end, evidence.end)


def _up_to(evidence: Evidence, reading: Reading) -> tuple[int, int]:
    """The evidence's sentence and up to two before it, within its paragraph.

    "Reportedly, it will lend. It would train the clerks as well": a hedge reaches on.
    """
    sentence = reading.sentence_at(evidence.start)
    start, end = _bounds(evidence, reading)
    for number in (sentence.number - 1, sentence.number - 2):
        before = reading.sentence(number)
        if before and before.paragraph == sentence.paragraph:
            start = before.start
    return start, end


def _around(evidence: Evidence, reading: Reading) -> tuple[int, int]:
    """From the start of the sentence before an evidence's own to the end of the one behind it."""
    number = reading.sentence_at(evidence.start).number
    first, last = reading.sentence(number - 1), reading.sentence(number + 1)
    start, end = _bounds(evidence, reading)
    return first.start if first else start, last.end if last else end
