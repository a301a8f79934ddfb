"""What is planted beside true quotes that only reading can tell: the document has every word of it."""

from __future__ import annotations

import copy
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from benchmarks.inputs.false_claims import PROSE, FalseClaim, Plant, change_item, change_prose
from benchmarks.inputs.recorded_answers import RecordedCase, Slot
from benchmarks.inputs.word_lists import ADDED
from benchmarks.inputs.wording import denies, is_negation
from summarizer import Summary
from summarizer.schemas import BINDING


def negation_put_in(rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]) -> FalseClaim | None:
    # What is withdrawn, fulfilled or disputed may be told either way.
    if slot.item.get("standing") != "active" or _negated(
        slot, slot.evidence["quote"], slot.item["action"]
    ):
        return None
    return change_prose(slot, f"{ADDED[slot.case.language]} {slot.item['action']}")


def negation_left_out(
    rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]
) -> FalseClaim | None:
    text = slot.item.get(PROSE.get(slot.kind, ""), "")
    firm = slot.kind in ("commitments", "overview") and slot.item.get("standing", "active") == "active"
    if not firm or not _negated(slot, slot.evidence["quote"]) or len(slot.item["evidence"]) > 1:
        return None
    kept = [word for word in text.split() if not is_negation(word, slot.case.language)]
    return change_prose(slot, " ".join(kept)) if len(kept) < len(text.split()) else None


def _negated(slot: Slot, *texts: str) -> bool:
    return any(denies(word, slot.case.language) for text in texts for word in text.split())


def ask_told_as_a_promise(
    rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]
) -> FalseClaim | None:
    if slot.item.get("modality") != "urged":
        return None
    by = slot.item["to"] or slot.item["by"]
    return change_item(
        slot, {"modality": rng.choice(("agreed", "pledged", "assured")), "by": by}, "urged"
    )


def hope_told_as_a_promise(
    rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]
) -> FalseClaim | None:
    if slot.item.get("modality") != "expressed_interest":
        return None
    return change_item(
        slot, {"modality": rng.choice(("agreed", "pledged", "assured"))}, "expressed_interest"
    )


def plan_told_as_held(
    rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]
) -> FalseClaim | None:
    status = slot.item.get("status")
    if status in (None, "held") or slot.item["disputed"]:
        return None
    return change_item(slot, {"status": "held"}, status)


def frame_cut_off(rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]) -> FalseClaim | None:
    """The item with its quote alone, of a document that says it again where it is denied or doubted."""
    frames = _frames_of(slot.case)
    frame = frames.get(slot.evidence["quote"])
    if slot.case.language != "en" or frame is None or not _is_firm(slot.kind, slot.item):
        return None
    # One document for all frames of a case, so that they can be read in one call.
    text = "\n\n".join((slot.case.document.text.rstrip(), *frames.values()))
    case = replace(slot.case, document=replace(slot.case.document, text=text))
    at = text.index(frame)
    sentence = case.reading.sentence_at(text.index(slot.evidence["quote"], at)).number
    item = copy.deepcopy(slot.item) | {"evidence": [slot.evidence | {"sentence": sentence}]}

    def holds(summary: Summary) -> bool:
        found = (evidence for one in getattr(summary, slot.kind) for evidence in one.evidence)
        return any(at <= evidence.start < at + len(frame) for evidence in found)

    return FalseClaim("", replace(slot, case=case), item, frame, holds)


def _frames_of(case: RecordedCase) -> dict[str, str]:
    """A frame for each quote of a meeting or a firm commitment."""
    whole = case.answers["summary"]
    firm = (item for kind in ("meetings", "commitments") for item in whole[kind] if _is_firm(kind, item))
    quotes = dict.fromkeys(evidence["quote"] for item in firm for evidence in item["evidence"])
    rng = random.Random(case.name)
    return {quote: rng.choice(_FRAMES).format(quote) for quote in quotes}


def _is_firm(kind: str, item: Mapping[str, Any]) -> bool:
    firm = kind == "meetings" or item.get("modality") in BINDING
    return firm and item.get("standing", "active") == "active"


_FRAMES = (
    "Reports that {} were false.",
    "It was unclear whether {}.",
    "Suggestions that {} have been denied.",
    "It is a myth that {}.",
    "An aide joked that {}.",
    "Critics wrongly claimed that {}.",
    "Contrary to reports that {}, talks went on.",
)


def hedge_left_out(rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]) -> FalseClaim | None:
    told = slot.item.get("attribution")
    if not told or not told["hedge"]:
        return None
    return change_item(slot, {"attribution": told | {"hedge": None}}, told["hedge"])


def condition_left_out(
    rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]
) -> FalseClaim | None:
    return (
        change_item(slot, {"condition": None}, slot.item["condition"])
        if slot.item.get("condition")
        else None
    )


def other_side_acts(rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]) -> FalseClaim | None:
    name = {"commitments": "by", "concerns": "raised_by"}.get(slot.kind)
    ids = [party["id"] for party in slot.case.answers["summary"]["parties"]]
    others = [id_ for id_ in ids if name and id_ not in slot.item[name]]
    if not name or not others:
        return None
    wrong = rng.choice(others)
    item = copy.deepcopy(slot.item) | {"evidence": [slot.evidence], name: [wrong]}
    return FalseClaim("", slot, item, wrong, slot.stands)


def quote_of_another_item(
    rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]
) -> FalseClaim | None:
    if slot.kind == "meetings":
        return None
    whole = slot.case.answers["summary"]
    other = [
        evidence
        for name in ("commitments", "concerns")
        for item in whole[name]
        for evidence in item["evidence"]
        if abs(evidence["sentence"] - slot.evidence["sentence"]) > 1
    ]
    if not other:
        return None
    item = copy.deepcopy(slot.item) | {"evidence": [rng.choice(other)]}
    return FalseClaim("", slot, item, item["evidence"][0]["quote"], slot.stands)


# What is a matter of reading: every word of it stands in the document.
BY_MEANING: tuple[Plant, ...] = (
    negation_put_in,
    negation_left_out,
    ask_told_as_a_promise,
    hope_told_as_a_promise,
    plan_told_as_held,
    frame_cut_off,
    hedge_left_out,
    condition_left_out,
    other_side_acts,
    quote_of_another_item,
)
