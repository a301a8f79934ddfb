"""Correcting: the faults that go back to the model, and what its mends change in the draft."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer._check import Fault, examine, known_ids
from summarizer._document import Sentence
from summarizer._draft import Draft, Item, described, replaced, value_at
from summarizer._ground import Reading
from summarizer.schemas import Correction

# What one correction may hold; faults past it are not asked about, and settled as they are.
MAX_FAULTS = 40


@dataclass(frozen=True, slots=True)
class Question:
    """A fault as the model is asked about it, with the sentences that may mend it."""

    number: int
    item: Item
    fault: Fault
    sentences: tuple[Sentence, ...]

    @property
    def subject(self) -> str:
        """The item in a few words."""
        return described(self.item)

    @property
    def field(self) -> str:
        """The place of the fault within the item, for reading."""
        return ".".join(map(str, self.fault.path)) or "the whole item"

    @property
    def value(self) -> str:
        """What was answered there, as JSON."""
        return json.dumps(self.fault.value, ensure_ascii=False)

    @property
    def refers_to(self) -> str | None:
        """What kind of item a mend must name by its id, if any."""
        field = next((key for key in reversed(self.fault.path) if isinstance(key, str)), None)
        if field in ("parties", "party", "host", "by", "to", "raised_by", "directed_at"):
            return "parties"
        return "meetings" if field in ("meeting", "sideline_of") else None

    @property
    def is_quote(self) -> bool:
        """Whether a mend must name the sentence it quotes."""
        return self.fault.path[:1] == ("evidence",)


def questions(draft: Draft, reading: Reading) -> list[Question]:
    """Examine every item of a draft and number its faults, from 1."""
    known = known_ids(draft)
    asked: list[Question] = []
    for item in draft.items():
        for fault in examine(item, known, reading).faults:
            asked.append(Question(len(asked) + 1, item, fault, _helpful(item, fault, reading)))
    return asked[:MAX_FAULTS]


def _helpful(item: Item, fault: Fault, reading: Reading) -> tuple[Sentence, ...]:
    """The sentences that the item cites, the nearest one, and their neighbours for a quote."""
    evidence = value_at(item.raw, ("evidence",))
    cited = [value_at(each, ("sentence",)) for each in evidence] if isinstance(evidence, list) else []
    numbers = {number for number in cited if isinstance(number, int)}
    if fault.path[:1] == ("evidence",):
        numbers |= {number + step for number in numbers for step in (-1, 1)}
    if fault.miss and fault.miss.nearest:
        numbers.add(fault.miss.nearest.number)
    found = (reading.sentence(number) for number in sorted(numbers)[:12])
    return tuple(sentence for sentence in found if sentence)


def mended(draft: Draft, asked: Sequence[Question], correction: Correction) -> Draft:
    """The draft with each mend put where its fault was, and nothing else changed.

    A mend that drops changes nothing here: the fault stays, and settling does what it costs.
    """
    mends = {mend.fault: mend for mend in correction.mends if not mend.drop and mend.text is not None}
    changed = {(item.kind, item.index): item.raw for item in draft.items()}
    for question in asked:
        mend = mends.get(question.number)
        if mend is None:
            continue
        place = (question.item.kind, question.item.index)
        changed[place] = replaced(changed[place], question.fault.path, mend.text)
        if question.is_quote and mend.sentence is not None:
            path = (*question.fault.path[:2], "sentence")
            changed[place] = replaced(changed[place], path, mend.sentence)
    return draft.changed(changed)
