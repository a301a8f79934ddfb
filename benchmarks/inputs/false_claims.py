"""What is planted beside true quotes that code can prove to be false: the document does not hold it."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from benchmarks.inputs.recorded_answers import RecordedCase, Slot
from benchmarks.inputs.word_lists import NUMBERS, UNITS
from benchmarks.inputs.wording import exchanged, plain_words
from summarizer import Summary

PROSE = {"commitments": "action", "concerns": "about", "overview": "text"}


@dataclass(frozen=True)
class FalseClaim:
    """An item whose quote is true and whose claim is not; `holds` finds the claim in a summary."""

    kind: str
    slot: Slot = field(repr=False)
    item: dict[str, Any] = field(repr=False)
    told: str
    holds: Callable[[Summary], bool] = field(repr=False)


def change_prose(slot: Slot, text: str | None) -> FalseClaim | None:
    """The item with other prose, unless that prose is in truth what the document says."""
    name = PROSE.get(slot.kind)
    if name is None or text is None or text == slot.item[name]:
        return None
    return change_item(slot, {name: text}, text)


def change_item(slot: Slot, changes: dict[str, Any], told: str) -> FalseClaim:
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
    return (
        change_prose(slot, text) if new else None
    )  # a figure that the quote holds of something else is none


def figure_added(rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]) -> FalseClaim | None:
    text = slot.item.get(PROSE.get(slot.kind, ""))
    number = rng.randrange(37, 9_999)
    return (
        change_prose(slot, f"{text} ({number})")
        if text and str(number) not in slot.evidence["quote"]
        else None
    )


def unit_changed(rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]) -> FalseClaim | None:
    return change_prose(
        slot, exchanged(rng, slot.item.get(PROSE.get(slot.kind, ""), ""), UNITS[slot.case.language])
    )


def name_from_elsewhere(
    rng: random.Random, slot: Slot, cases: Sequence[RecordedCase]
) -> FalseClaim | None:
    text = slot.item.get(PROSE.get(slot.kind, ""))
    name = rng.choice(_STRANGERS)
    return change_prose(slot, f"{text} with {name}") if text and slot.case.language == "en" else None


_STRANGERS = ("Belgravia", "Ruritania", "Jane Okonkwo-Reyes", "Paraguay and Mongolia", "the Zenda Group")


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
        else change_item(slot, {"condition": told}, told)
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


def claims(
    plant: Plant, slots: Sequence[Slot], cases: Sequence[RecordedCase], *, most: int
) -> Iterator[FalseClaim]:
    """Up to `most` claims of one kind, each for one item."""
    rng = random.Random(plant.__name__)
    drawn = rng.sample(slots, len(slots))
    planted = (claimed for slot in drawn if (claimed := plant(rng, slot, cases)))
    for claimed in islice(planted, most):
        yield replace(claimed, kind=plant.__name__)
