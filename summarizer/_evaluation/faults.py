"""Where claims differ from the gold, one by one, each with its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from summarizer._evaluation.agree import is_attribute_right
from summarizer._evaluation.claim import PredictedClaim
from summarizer._evaluation.gold import Expected
from summarizer._evaluation.pair import GoldPage, Pairing, Span
from summarizer._evaluation.score import is_false_promise
from summarizer._text.document import Sentence
from summarizer._text.split import split_sentences

Sort = Literal["missed", "false", "duplicate", "promised", "wrong"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: the gold item, the claim, the attribute, and the sentence where it stands.

    missed: no claim; false: no item; duplicate: an item that another claim has; promised: an ask
    claimed as a binding commitment; wrong: an attribute of a pair.
    """

    sort: Sort
    sentence: str
    item: Expected | None = None
    claim: PredictedClaim | None = None
    attribute: str = ""


def find_differences(
    page: GoldPage, claims: Sequence[PredictedClaim], pairing: Pairing
) -> list[Difference]:
    """Everything that the figures of one document were marked down for."""
    sentences = split_sentences(page.gold.document.text)
    found = {item for item, _ in pairing.pairs}
    used = {claim for _, claim in pairing.pairs}
    all_ = [
        Difference("missed", _sentence_at_span(page, item.spans[0], sentences), item)
        for at, item in enumerate(page.gold.items)
        if at not in found and not item.optional
    ]
    for at, claim in enumerate(claims):
        if at not in used:
            sort: Sort = "duplicate" if at in pairing.duplicates else "false"
            all_.append(Difference(sort, _first_cited_sentence(page, claim, sentences), claim=claim))
    for item_at, claim_at in pairing.pairs:
        item, claim = page.gold.items[item_at], claims[claim_at]
        if not item.optional:
            all_ += _differences_of_pair(
                page, item, claim, _first_cited_sentence(page, claim, sentences)
            )
    return all_


def _differences_of_pair(
    page: GoldPage, item: Expected, claim: PredictedClaim, sentence: str
) -> list[Difference]:
    promised = [Difference("promised", sentence, item, claim)] if is_false_promise(item, claim) else []
    return promised + [
        Difference("wrong", sentence, item, claim, attribute)
        for attribute in item.attributes
        if attribute in item.accepted and not is_attribute_right(claim, item, attribute, page.register)
    ]


def _first_cited_sentence(page: GoldPage, claim: PredictedClaim, sentences: Sequence[Sentence]) -> str:
    """The sentence that a claim cites first; its quote where that stands nowhere."""
    for passage in claim.evidence:
        span = page.located(passage)
        if span is not None:
            return _sentence_at_span(page, span, sentences)
    return claim.evidence[0].quote if claim.evidence else ""


def _sentence_at_span(page: GoldPage, span: Span, sentences: Sequence[Sentence]) -> str:
    text = page.gold.document.text
    for sentence in sentences:
        if sentence.start < span[1] and span[0] < sentence.end:
            return text[sentence.start : sentence.end]
    return text[slice(*span)]
