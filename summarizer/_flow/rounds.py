"""Rounds: what failed goes back to be corrected, what did not is read a second time, at once.

An item is corrected once at most and read until a verdict stands: first as it was answered, again
where a correction changed it, or what one of its sides is called. So most documents take two rounds,
and few more than four.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer._call.reply import Flow, Outcome, spent_on, sum_usage
from summarizer._flow.prompts import Prompt
from summarizer._flow.taken import (
    TRIES,
    Errand,
    Part,
    close_part,
    is_read,
    parse_reading,
    take_correction,
    take_item_verdicts,
    take_party_verdicts,
)
from summarizer._flow.worded import item_id, names_of, word_item
from summarizer._proof.correct import find_faults, number_questions
from summarizer._proof.draft import Item
from summarizer._proof.fault import references_waiting
from summarizer._proof.settle import Place, Settled, Standing, stand_items
from summarizer.errors import ModelError
from summarizer.schemas import Party, Rejected, Usage

MOST_ROUNDS = 16  # more than any item needs: a call that was too long is asked in halves, five times


@dataclass(frozen=True, slots=True)
class Checked:
    """What everything has cost so far, and the reading alone, and the corrections that failed."""

    usage: Usage
    reading_usage: Usage
    lost: list[Rejected]


def check_parts(
    parts: Sequence[Part],
    prompt: Prompt,
    *,
    verify: bool,
    spent: Usage,
    give_up: tuple[type[ModelError], ...] = (),
) -> Flow[Checked]:
    """Correct what failed, and have everything else read, in rounds; the parts hold what came of it.

    A correction that fails leaves the faults unmended: what was good has been paid for and is kept.
    A reading that fails raises its ModelError: what nobody read would stand as if it had been.
    """
    corrected: list[Outcome] = []
    read: list[Outcome] = []
    lost: list[Rejected] = []
    for turn in range(MOST_ROUNDS):
        errands = [errand for part in parts for errand in _errands_of(part, prompt, verify, turn == 0)]
        if not errands:
            break
        outcomes = yield [errand.call for errand in errands]
        for errand, outcome in zip(errands, outcomes, strict=True):
            (corrected if errand.questions else read).append(outcome)
        try:
            lost += _take_outcomes(errands, outcomes, give_up)
        except ModelError as exc:
            if not isinstance(exc, give_up):  # a reading failed
                paid = [spent, spent_on(corrected), spent_on(read)]
                exc.spent = sum_usage(paid).model_dump(exclude={"cost"})
            raise
    for part in parts if verify else ():
        close_part(part)
    usage = spent_on(read)
    return Checked(sum_usage([spent, spent_on(corrected), usage]), usage, lost)


def _take_outcomes(
    errands: Sequence[Errand],
    outcomes: Sequence[Outcome],
    give_up: tuple[type[ModelError], ...],
) -> list[Rejected]:
    """Do what came of a round to its parts; the verdicts on parties first, for they name the others."""
    lost, read = list[Rejected](), []
    for errand, outcome in zip(errands, outcomes, strict=True):
        if errand.questions:
            lost += take_correction(errand, outcome, give_up)
        else:
            read.append((errand, parse_reading(errand, outcome)))
    for errand, verdicts in read:
        take_party_verdicts(errand, verdicts)
    for errand, verdicts in read:
        take_item_verdicts(errand, verdicts)
    return lost


def _errands_of(part: Part, prompt: Prompt, verify: bool, first: bool) -> list[Errand]:
    """The calls that a part needs next."""
    standing = stand_items(part.draft, part.reading, part.refused) if verify else []
    by_place = {item.place: item for item, _ in standing}
    read = [(by_place[place], fault) for place, faults in part.asked.items() for fault in faults]
    faults = find_faults(part.draft, part.reading) if first else []
    questions = number_questions([*faults, *read], part.draft, part.reading)
    waiting = part.asked.keys() | {question.item.place for question in questions}
    errands = []
    if questions:
        call = prompt.correction(questions, part.draft, part.reading)
        errands.append(Errand(part, call, questions=tuple(questions)))
    unread = _items_to_read(part, standing, waiting)
    names = names_of(_settle_standing(standing)) if unread else {}
    unsure = frozenset(
        stands.typed.id
        for _, stands in standing
        if isinstance(stands.typed, Party) and is_read(stands.typed)
    )
    ready = [
        (item, stands, word_item(id_, stands.typed, names, part.reading)) for item, stands, id_ in unread
    ]
    for at in range(0, len(ready), part.at_once):
        group = ready[at : at + part.at_once]
        call = prompt.verification([worded for *_, worded in group], part.reading)
        items = tuple((item, stands, worded.id) for item, stands, worded in group)
        errands.append(Errand(part, call, items=items, names=names, unsure=unsure))
    return errands


def _items_to_read(
    part: Part, standing: Sequence[tuple[Item, Standing]], waiting: set[Place]
) -> list[tuple[Item, Standing, str]]:
    """The items that nobody has read yet, as they would stand, and whose references wait for nothing.

    Each with the id by which it is asked about.
    """
    on_hold = {item.id for item, _ in standing if item.place in waiting and item.id}
    numbers = dict[str, int]()
    ready = []
    for item, stands in standing:
        number = numbers[item.kind] = numbers.get(item.kind, 0) + 1
        place = item.place
        known = place in part.verdicts or part.unheard.get(place, 0) >= TRIES
        if known or place in waiting or not is_read(stands.typed):
            continue
        if not references_waiting(stands.typed, on_hold):
            ready.append((item, stands, item_id(stands.typed, number)))
    return ready


def _settle_standing(standing: Sequence[tuple[Item, Standing]]) -> Settled:
    settled = Settled()
    for item, stands in standing:
        if stands.typed is not None:
            settled.listed(item.kind).append(stands.typed)
    return settled
