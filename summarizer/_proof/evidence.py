"""The evidence of a claim: found in the document, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer._proof.fault import Fault, quote_path
from summarizer._proof.ground import Miss, ground_evidence
from summarizer._text.blocks import is_list_item
from summarizer._text.document import Sentence
from summarizer._text.reading import Reading
from summarizer._words.figures import cuts_amount
from summarizer.schemas import Evidence
from summarizer.schemas.marked import Path, changed

MOST_ABOVE = 40  # items of a list above which its introduction is looked for
_COLONS = (":", "：")

Grounded = dict[int, Evidence]


def ground_all(evidence: tuple[Evidence, ...], reading: Reading) -> tuple[Grounded, list[Fault]]:
    """Ground each evidence; what was found, by its index, and the faults of the rest."""
    found = [ground_evidence(cited, reading) for cited in evidence]
    grounded = {index: kept for index, kept in enumerate(found) if isinstance(kept, Evidence)}
    faults = [
        Fault(
            quote_path(index),
            evidence[index].quote,
            miss.why,
            path_of_spare_quote(index, grounded),
            miss,
        )
        for index, miss in enumerate(found)
        if isinstance(miss, Miss)
    ]
    for index, cited in grounded.items():
        if cuts_amount(reading.text, cited.end):
            why = "the quote cuts off an amount: include its unit"
            faults.append(
                Fault(quote_path(index), cited.quote, why, path_of_spare_quote(index, grounded))
            )
    if not evidence:
        faults.append(Fault(("evidence",), None, "it has no evidence"))
    return grounded, faults


def distinct_evidence(grounded: Grounded) -> tuple[Evidence, ...]:
    """The evidence that was found, each place once."""
    return unite_evidence(grounded.values())


def unite_evidence(cited: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Evidence with each place once, as it was cited last; with a translation if one has any."""
    found: dict[tuple[int, int], Evidence] = {}
    for one in cited:
        known = found.get((one.start, one.end))
        told = known.translation if known and one.translation is None else one.translation
        found[one.start, one.end] = changed(one, {"translation": told})
    return tuple(found.values())


def path_of_spare_quote(index: int, grounded: Grounded) -> Path | None:
    """One good quote carries an item; a bad one beside it is only left out."""
    return ("evidence", index) if len(grounded) > (index in grounded) else None


def sentence_bounds(evidence: Evidence, reading: Reading) -> tuple[int, int]:
    """Where the sentence that an evidence begins in starts, and where it or the evidence ends."""
    sentence = reading.sentence_at(evidence.start)
    return sentence.start, max(sentence.end, evidence.end)


def introduction_of(sentence: Sentence, reading: Reading) -> Sentence | None:
    """What stands above the list that a sentence is an item of: a line with a colon, or the first above.

    Numbered paragraphs are items of a list themselves: "9. The two sides intend to:".
    """
    above: Sentence | None = sentence
    for _ in range(MOST_ABOVE):
        if above is None or not is_list_item(reading.text, above.start, above.end):
            break
        above = reading.sentence(above.number - 1)
        if above and reading.words_of(above).endswith(_COLONS):
            break
    return above if above is not sentence else None
