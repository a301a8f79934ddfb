"""What is planted beside true quotes: claims that say more, or other, than the document does."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from benchmarks.inputs.recorded_answers import RecordedCase, Slot
from benchmarks.inputs.word_lists import ADDED, NUMBERS, UNITS
from benchmarks.inputs.wording import denies, exchanged, is_negation, plain_words
from summarizer import Summary
from summarizer.schemas import BINDING

PROSE = {"commitments": "action", "concerns": "about", "overview": "text"}


@dataclass(frozen=True)
class FalseClaim:
    """An item whose quote is true and whose claim is not; `holds` finds the claim in a summary."""

    kind: str
    slot: Slot = field(repr=False)
    item: dict[str, Any] = field(repr=False)
    told: str
    holds: Callable[[Summary], bool] = field(repr=False)


def _prose(slot: Slot, text: str | None) -> FalseClaim | None:
    """The item with other prose, unless that prose is in truth what the document says."""
    name = PROSE.get(slot.kind)
    if name is None or text is None or text == slot.item[name]:
        return None
    return _item(slot, {name: text}, text)


def _item(slot: Slot, changes: dict[str, Any], told: str) -> FalseClaim:
    """The item with some fields changed: it holds where an item of its kind says all of them."""

    def holds(summary: Summary) -> bool:
        found = [item.model_dump(mode="json") for item in getattr(summary, slot.kind)]
        return any(all(_same(item[name], value) for name, value in changes.items()) for item in found)

    item = copy.deepcopy(slot.item) | {"evidence": [slot.evidence]} | changes
    return FalseClaim("", slot, item, told, holds)


def _same(shown: Any, planted: Any) -> bool:
    if isinstance(planted, dict):
        return isinstance(shown, dict) and all(_same(shown.get(key), planted[key]) for key in planted)
    return bool(shown == planted)


Plant = Callable[[random.Random, Slot, Sequence[RecordedCase]], FalseClaim | None]


def figure_changed(rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]) -> FalseClaim | None:
    text = slot.item.get(PROSE.get(slot.kind, ""), "")
    digits = [match.start() for match in re.finditer(r"[0-9]", text)]
    if digits:
        at = rng.choice(digits)
        text = text[:at] + str((int(text[at]) + rng.randrange(1, 10)) % 10) + text[at + 1 :]
    else:
        text = exchanged(rng, text, NUMBERS[slot.case.language]) or ""
    held = set(
        plain_words(slot.evidence["quote"] + " " + slot.item.get(PROSE.get(slot.kind, ""), "")).split()
    )
    new = set(plain_words(text).split()) - held
    return _prose(slot, text) if new else None  # a figure that the quote holds of something else is none


def figure_added(rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]) -> FalseClaim | None:
    text = slot.item.get(PROSE.get(slot.kind, ""))
    number = rng.randrange(37, 9_999)
    return (
        _prose(slot, f"{text} ({number})")
        if text and str(number) not in slot.evidence["quote"]
        else None
    )


def unit_changed(rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]) -> FalseClaim | None:
    return _prose(
        slot, exchanged(rng, slot.item.get(PROSE.get(slot.kind, ""), ""), UNITS[slot.case.language])
    )


def name_from_elsewhere(
    rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]
) -> FalseClaim | None:
    text = slot.item.get(PROSE.get(slot.kind, ""))
    name = rng.choice(_STRANGERS)
    return _prose(slot, f"{text} with {name}") if text and slot.case.language == "en" else None


_STRANGERS = ("Belgravia", "Ruritania", "Jane Okonkwo-Reyes", "Paraguay and Mongolia", "the Zenda Group")


def negation_put_in(rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]) -> FalseClaim | None:
    # What is withdrawn, fulfilled or disputed may be told either way.
    if slot.item.get("standing") != "active" or _negated(
        slot, slot.evidence["quote"], slot.item["action"]
    ):
        return None
    return _prose(slot, f"{ADDED[slot.case.language]} {slot.item['action']}")


def negation_left_out(
    rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]
) -> FalseClaim | None:
    text = slot.item.get(PROSE.get(slot.kind, ""), "")
    firm = slot.kind in ("commitments", "overview") and slot.item.get("standing", "active") == "active"
    if not firm or not _negated(slot, slot.evidence["quote"]) or len(slot.item["evidence"]) > 1:
        return None
    kept = [word for word in text.split() if not is_negation(word, slot.case.language)]
    return _prose(slot, " ".join(kept)) if len(kept) < len(text.split()) else None


def _negated(slot: Slot, *texts: str) -> bool:
    return any(denies(word, slot.case.language) for text in texts for word in text.split())


def ask_told_as_a_promise(
    rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]
) -> FalseClaim | None:
    if slot.item.get("modality") != "urged":
        return None
    by = slot.item["to"] or slot.item["by"]
    return _item(slot, {"modality": rng.choice(("agreed", "pledged", "assured")), "by": by}, "urged")


def hope_told_as_a_promise(
    rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]
) -> FalseClaim | None:
    if slot.item.get("modality") != "expressed_interest":
        return None
    return _item(slot, {"modality": rng.choice(("agreed", "pledged", "assured"))}, "expressed_interest")


def plan_told_as_held(
    rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]
) -> FalseClaim | None:
    status = slot.item.get("status")
    if status in (None, "held") or slot.item["disputed"]:
        return None
    return _item(slot, {"status": "held"}, status)


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
    return _item(slot, {"attribution": told | {"hedge": None}}, told["hedge"])


def condition_left_out(
    rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]
) -> FalseClaim | None:
    return (
        _item(slot, {"condition": None}, slot.item["condition"]) if slot.item.get("condition") else None
    )


def condition_invented(
    rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]
) -> FalseClaim | None:
    if slot.kind != "commitments":
        return None
    other = [condition for case in cases if case is not slot.case for condition in _conditions(case)]
    told = rng.choice(other)
    return (
        None
        if plain_words(told) in plain_words(slot.case.document.text)
        else _item(slot, {"condition": told}, told)
    )


def _conditions(case: RecordedCase) -> list[str]:
    return [
        commitment["condition"]
        for commitment in case.answers["summary"]["commitments"]
        if commitment["condition"]
    ]


def party_invented(rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]) -> FalseClaim | None:
    field_ = {"commitments": "by", "concerns": "raised_by", "meetings": "parties"}.get(slot.kind)
    if field_ is None:
        return None
    return _with_party(slot, field_, rng.choice(_STRANGERS))


def _with_party(slot: Slot, field_: str, name: str) -> FalseClaim:
    def holds(summary: Summary) -> bool:
        return any(party.name == name for party in summary.parties)

    item = copy.deepcopy(slot.item) | {"evidence": [slot.evidence], field_: [*slot.item[field_], "p99"]}
    return FalseClaim("", slot, item | {"+party": name}, name, holds)


def id_without_a_party(
    rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]
) -> FalseClaim | None:
    field_ = {"commitments": "by", "concerns": "raised_by", "meetings": "parties"}.get(slot.kind)
    if field_ is None:
        return None
    item = copy.deepcopy(slot.item) | {"evidence": [slot.evidence], field_: ["p98"]}
    return FalseClaim("", slot, item, "p98", slot.stands)


def person_invented(rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]) -> FalseClaim | None:
    if slot.kind != "meetings":
        return None
    name = rng.choice(("Jane Okonkwo-Reyes", "Aurel Tzara", "Mina Dulcamara", "Otto Zweifel"))
    person = {"name": name, "role": None, "party": None}
    return _detail(slot, {"participants": [*slot.item["participants"], person]}, name)


def role_of_nobody(rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]) -> FalseClaim | None:
    people = slot.item.get("participants") or []
    if not people:
        return None
    role = rng.choice(("archbishop", "chief astronomer", "grand vizier", "brigadier"))
    return _detail(slot, {"participants": [people[0] | {"role": role}, *people[1:]]}, role)


def place_invented(rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]) -> FalseClaim | None:
    place = rng.choice(("Zenda", "Atlantis", "Port Nowhere", "Ys"))
    return _detail(slot, {"place": place}, place) if slot.kind == "meetings" else None


def date_invented(rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]) -> FalseClaim | None:
    name = {"meetings": "when", "commitments": "deadline"}.get(slot.kind)
    words = rng.choice(("31 February", "by the winter of 2099", "17 Brumaire", "Whit Monday"))
    return _detail(slot, {name: {"text": words}}, words) if name else None


def source_invented(rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]) -> FalseClaim | None:
    if "attribution" not in slot.item:
        return None
    name = rng.choice(("the Zenda Gazette", "a palace astrologer", "the Ruritanian embassy"))
    told = {"source": name, "kind": "media", "hedge": slot.item["attribution"]["hedge"]}
    return _detail(slot, {"attribution": told}, name)


def _detail(slot: Slot, changes: dict[str, Any], told: str) -> FalseClaim:
    """The item with an invented detail: it holds where the summary shows it anywhere but as refused."""

    def holds(summary: Summary) -> bool:
        return told in summary.model_dump_json(exclude={"rejected", "document"})

    item = copy.deepcopy(slot.item) | {"evidence": [slot.evidence]} | changes
    return FalseClaim("", slot, item, told, holds)


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


# What code can prove is not in the document, or not where it would have to be.
CLAIMS: tuple[Plant, ...] = (
    figure_changed,
    figure_added,
    unit_changed,
    name_from_elsewhere,
    condition_invented,
    party_invented,
    id_without_a_party,
    person_invented,
    role_of_nobody,
    place_invented,
    date_invented,
    source_invented,
)
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


def claims(
    plant: Plant, slots: Sequence[Slot], cases: Sequence[RecordedCase], *, most: int
) -> Iterator[FalseClaim]:
    """Up to `most` claims of one kind, each for one item."""
    rng = random.Random(plant.__name__)
    drawn = rng.sample(slots, len(slots))
    planted = (claimed for slot in drawn if (claimed := plant(rng, slot, cases)))
    for claimed in islice(planted, most):
        yield replace(claimed, kind=plant.__name__)
