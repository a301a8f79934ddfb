"""Firmness: whether quotes say a thing as firmly as it is claimed, by lists of words.

What the document negates, doubts, hedges, or has from somebody else.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarizer._proof.evidence import (
    Grounded,
    quote_with_clause,
    rest_of_sentence,
    sentence_bounds,
    with_two_before,
)
from summarizer._proof.fault import Fault, quote_path
from summarizer._text.reading import Reading
from summarizer._words.figures import cuts_amount
from summarizer._words.force import (
    hedge_in,
    opens_with_condition,
)
from summarizer._words.framing import find_allegation, find_denial_around
from summarizer._words.negation import (
    clause_before,
    has_negation,
    negates_or_prevents,
    negating_verbs_in,
    split_clause_parts,
)
from summarizer._words.stems import stems_in
from summarizer.schemas import Commitment, Evidence, Meeting

NEGATED = "a negation stands just before the quote: include it, or drop the claim"


def stretches_of(grounded: Grounded, reading: Reading) -> list[str]:
    """The quotes, each with what stands before it in its own clause."""
    return [quote_with_clause(evidence, reading) for evidence in grounded.values()]


def fault_of_all(grounded: Grounded, why: str) -> Fault:
    """A fault in what all the evidence says, shown at its first quote."""
    index = min(grounded)
    return Fault(quote_path(index), grounded[index].quote, why)


def amount_cut(evidence: Evidence, reading: Reading) -> str | None:
    """Why a quote may not end where it does: an amount goes on behind it."""
    if cuts_amount(reading.text, evidence.end):
        return "the quote cuts off an amount: include its unit"
    return None


def negation_left_out(evidence: Evidence, reading: Reading) -> str | None:
    """Why a quote may not begin where it does: its clause denies it before."""
    before = clause_before(reading.text, sentence_bounds(evidence, reading)[0], evidence.start)
    return NEGATED if reading.negates(before) and not reading.negates(evidence.quote) else None


def not_said(evidence: Evidence, reading: Reading, *, supposed: bool = False) -> str | None:
    """Why the sentence does not say itself what is quoted of it: another doubts it, or supposes it."""
    before = clause_before(reading.text, sentence_bounds(evidence, reading)[0], evidence.start)
    found = opens_with_condition(before) if supposed else None
    found = found or doubt_around(evidence, reading)
    return found and f"the sentence does not say so itself ({found}): drop the claim"


def doubt_around(evidence: Evidence, reading: Reading) -> str | None:
    """The words around a quote by which its sentence takes it back, if any."""
    before = clause_before(reading.text, sentence_bounds(evidence, reading)[0], evidence.start)
    return find_denial_around(before, evidence.quote, rest_of_sentence(evidence, reading))


def polarity_faults(name: str, text: str, stretches: list[str], reading: Reading) -> Iterator[Fault]:
    """A claim says no where its evidence says no, and only there."""
    # "Not to ban" is told as "allow" or as "not ban", but not by the document's own "ban".
    keeps = negating_verbs_in(text).difference(*map(negating_verbs_in, stretches)) or reading.negates(
        text
    )
    if all(reading.negates(_parts_about(words, text)) for words in stretches) and not keeps:
        yield Fault((name,), text, "the document negates this: keep the negation, or drop it")
    elif reading.negates(text) and not any(_denies_too(words, text) for words in stretches):
        yield Fault((name,), text, "the document does not negate this")


def _denies_too(stretch_: str, text: str) -> bool:
    """Whether a stretch says no as `text` does: "ban" is told as "not allow", but not as "not ban"."""
    return negates_or_prevents(stretch_) and not (
        negating_verbs_in(stretch_) & negating_verbs_in(text) and not has_negation(stretch_)
    )


def _parts_about(stretch_: str, text: str) -> str:
    """The parts of a stretch that speak of `text`; all of it where none does.

    "Promised to look into it, without naming a day" does not deny that it will look into it.
    """
    wanted = stems_in(text)
    return " ".join(part for part in split_clause_parts(stretch_) if stems_in(part) & wanted) or stretch_


def hedge_faults(
    said: str | None, grounded: Grounded, where: list[str], reading: Reading
) -> Iterator[Fault]:
    """A hedge given stands near its evidence, and one that the evidence has is given."""
    if said is not None and not any(
        reading.places_of(said, *with_two_before(evidence, reading)) for evidence in grounded.values()
    ):
        why = "neither its evidence's sentence nor the two before it hold this hedge"
        yield Fault(("attribution", "hedge"), said, why)
    hedges = list(map(hedge_in, where))
    if all(hedges) and said is None:
        why = f"the document hedges this ({hedges[0]}): keep the hedge"
        yield Fault(("attribution", "hedge"), None, why)


def hearsay_faults(claim: Meeting | Commitment, grounded: Grounded, reading: Reading) -> Iterator[Fault]:
    """What one side only claims of another is told as the writer's own statement."""
    if claim.attribution.source is not None or claim.attribution.hedge is not None:
        return
    meeting = isinstance(claim, Meeting)
    found = [
        find_allegation(_sentence_before_quote(evidence, reading), evidence.quote, meeting=meeting)
        for evidence in grounded.values()
    ]
    if all(found):
        why = f"the document only has this from somebody ({found[0]}): name the source as worded"
        yield Fault(("attribution", "source"), None, why)


def _sentence_before_quote(evidence: Evidence, reading: Reading) -> str:
    """The sentence up to a quote."""
    return reading.text[sentence_bounds(evidence, reading)[0] : evidence.start]


def is_question(evidence: Evidence, reading: Reading) -> bool:
    """Whether the sentence quoted is a question."""
    sentence = reading.words_of(reading.sentence_at(evidence.end - 1))
    return sentence.rstrip("\"'“”’»)]")[-1:] in ("?", "？", "؟")
