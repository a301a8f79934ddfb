"""Rounds: what failed goes back to be corrected, what did not is read a second time, at once.

An item is corrected once at most and read until a verdict stands: first as it was answered, again
where a correction changed it. So most documents take two rounds, and few more than four.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from summarizer._call.call import Call
from summarizer._call.reply import Flow, Outcome, parse_answer, spent_on, sum_usage
from summarizer._flow.prompts import Prompt
from summarizer._flow.window import Window
from summarizer._flow.worded import item_id, names_of, word_item
from summarizer._proof.correct import Question, collect_questions, mend_draft, number_questions
from summarizer._proof.details import Names
from summarizer._proof.draft import Draft, Item, remove_values, replace_value, value_at
from summarizer._proof.fault import Fault, references_waiting
from summarizer._proof.settle import Place, Settled, Standing, describe_lost_detail, stand_items
from summarizer._proof.verdicts import as_storable, paths_lost, rule_on_verdict, why_not_said
from summarizer._text.reading import Reading
from summarizer.errors import ModelError, TooLongError, TruncatedError
from summarizer.schemas import Correction, Party, Rejected, Usage, Verdict, Verdicts

AT_ONCE = 40  # items in one call: their verdicts stay far below any limit of an answer
MOST_ROUNDS = 16  # more than any item needs: a call that was too long is asked in halves, five times
TRIES = 2  # readings of an item on which no verdict came


@dataclass(slots=True)
class Part:
    """A window that was answered: what may be cited there, the draft of its items, and their state."""

    window: Window
    reading: Reading
    draft: Draft
    refused: dict[Place, Fault] = field(default_factory=dict)
    asked: dict[Place, tuple[Fault, ...]] = field(default_factory=dict)  # by a reading, not yet mended
    corrected: set[Place] = field(default_factory=set)
    verdicts: dict[Place, Verdict] = field(default_factory=dict)
    unheard: dict[Place, int] = field(default_factory=dict)  # how often no verdict came
    lost: list[Rejected] = field(default_factory=list)
    at_once: int = AT_ONCE


@dataclass(frozen=True, slots=True)
class Checked:
    """What everything has cost so far, and the reading alone, and the corrections that failed."""

    usage: Usage
    reading_usage: Usage
    lost: list[Rejected]


@dataclass(frozen=True, slots=True)
class _Errand:
    """One call of a round: a correction's questions, or items to be read, of one part."""

    part: Part
    call: Call
    questions: tuple[Question, ...] = ()
    items: tuple[tuple[Item, Standing, str], ...] = ()
    names: Names = field(default_factory=dict)


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
        paid = [spent, spent_on(corrected), spent_on(read)]
        for errand, outcome in zip(errands, outcomes, strict=True):
            if errand.questions:
                lost += _take_correction(errand, outcome, give_up)
            else:
                _take_reading(errand, outcome, paid)
    for part in parts if verify else ():
        _close_part(part)
    usage = spent_on(read)
    return Checked(sum_usage([spent, spent_on(corrected), usage]), usage, lost)


def _errands_of(part: Part, prompt: Prompt, verify: bool, first: bool) -> list[_Errand]:
    """The calls that a part needs next."""
    questions = collect_questions(part.draft, part.reading) if first else []
    standing = stand_items(part.draft, part.reading, part.refused) if verify else []
    waiting = {question.item.place for question in questions}
    by_place = {item.place: item for item, _ in standing}
    read = [(by_place[place], fault) for place, faults in part.asked.items() for fault in faults]
    questions += number_questions(read, part.draft, part.reading, first=len(questions) + 1)
    waiting |= part.asked.keys()
    errands = []
    if questions:
        call = prompt.correction(questions, part.draft, part.reading)
        errands.append(_Errand(part, call, questions=tuple(questions)))
    unread = _items_to_read(part, standing, waiting)
    names = names_of(_settle_standing(standing)) if unread else {}
    ready = [
        (item, stands, word_item(id_, stands.typed, names, part.reading)) for item, stands, id_ in unread
    ]
    for at in range(0, len(ready), part.at_once):
        group = ready[at : at + part.at_once]
        call = prompt.verification([worded for *_, worded in group], part.reading)
        items = tuple((item, stands, worded.id) for item, stands, worded in group)
        errands.append(_Errand(part, call, items=items, names=names))
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
        if known or stands.typed is None or place in waiting or not _is_read(stands.typed):
            continue
        if not references_waiting(stands.typed, on_hold):
            ready.append((item, stands, item_id(stands.typed, number)))
    return ready


def _is_read(typed: Any) -> bool:
    """Whether a reading judges an item: all that cite evidence, and parties that are never named."""
    return typed.known_by is not None if isinstance(typed, Party) else True


def _settle_standing(standing: Sequence[tuple[Item, Standing]]) -> Settled:
    settled = Settled()
    for item, stands in standing:
        if stands.typed is not None:
            settled.listed(item.kind).append(stands.typed)
    return settled


def _take_correction(
    errand: _Errand, outcome: Outcome, give_up: tuple[type[ModelError], ...]
) -> list[Rejected]:
    """Mend the draft of a part; what was asked for by a reading and not mended is refused."""
    part, lost = errand.part, list[Rejected]()
    before = {item.place: item.raw for item in part.draft.items()}
    try:
        mends = parse_answer(outcome, Correction, "correction")
        part.draft = mend_draft(part.draft, errand.questions, mends, part.reading)
    except give_up:
        raise
    except ModelError as exc:
        count = len(errand.questions)
        what = "1 fault" if count == 1 else f"{count} faults"
        lost.append(Rejected(what=f"correction of {what}", why=str(exc)))
    part.corrected |= {question.item.place for question in errand.questions}
    for item in part.draft.items():
        faults = part.asked.pop(item.place, ())
        if any(value_at(item.raw, one.path) == value_at(before[item.place], one.path) for one in faults):
            part.refused[item.place] = replace(faults[0], drop=None)
    return lost


def _take_reading(errand: _Errand, outcome: Outcome, spent: Sequence[Usage]) -> None:
    """Do to the items of a part what their verdicts cost them."""
    part = errand.part
    if isinstance(outcome, (TooLongError, TruncatedError)) and len(errand.items) > 1:
        part.at_once = max(1, len(errand.items) // 2)
        return
    try:
        given = parse_answer(outcome, Verdicts, "verification").verdicts
    except ModelError as exc:
        exc.args = (f"the verification failed: {exc}",)
        exc.spent = sum_usage(spent).model_dump(exclude={"cost"})
        raise
    verdicts: dict[str, Verdict] = {}
    for verdict in given:
        verdicts.setdefault(verdict.item, verdict)
    for item, stands, id_ in errand.items:
        found = verdicts.get(id_)
        if found is None:
            part.unheard[item.place] = part.unheard.get(item.place, 0) + 1
        else:
            _take_verdict(part, item, stands, as_storable(found), errand.names)


def _close_part(part: Part) -> None:
    """Refuse what a reading missed something in and nobody mended, and name no unconfirmed side."""
    part.refused |= {place: replace(faults[0], drop=None) for place, faults in part.asked.items()}
    for item, stands in stand_items(part.draft, part.reading, part.refused):
        if (
            isinstance(stands.typed, Party)
            and _is_read(stands.typed)
            and item.place not in part.verdicts
        ):
            _name_as_other(part, item, stands, "no verdict came on it")


def _take_verdict(part: Part, item: Item, stands: Standing, verdict: Verdict, names: Names) -> None:
    part.unheard.pop(item.place, None)
    ruling = rule_on_verdict(stands.typed, verdict, names)
    if isinstance(stands.typed, Party):
        if verdict.support != "supported":
            _name_as_other(part, item, stands, why_not_said(verdict))
        part.verdicts[item.place] = verdict
        return
    if ruling.refused is not None:
        part.refused[item.place] = ruling.refused
        return
    raw = remove_values(stands.raw, paths_lost(stands.raw, ruling.lost))
    for path, value in ruling.raised.items():
        raw = replace_value(raw, path, value)
    if raw != stands.raw:
        part.draft = part.draft.changed({item.place: raw})
        part.lost += stands.lost  # which the draft tells no more
        part.lost += [describe_lost_detail(item, fault, part.reading) for fault in ruling.lost]
    if not ruling.asked:
        part.verdicts[item.place] = verdict
    elif item.place in part.corrected:
        part.refused[item.place] = ruling.asked[0]
    else:
        part.asked[item.place] = ruling.asked


def _name_as_other(part: Part, item: Item, stands: Standing, why: str) -> None:
    """Let a party stand as the document words it, and as no state: whose side it is stays open."""
    raw, words = stands.raw, stands.typed.known_by
    for name, value in (("name", words), ("kind", "other"), ("known_by", None)):
        raw = replace_value(raw, (name,), value)
    part.draft = part.draft.changed({item.place: raw})
    fault = Fault(("known_by",), words, f"{why}: it stands under these words")
    part.lost += [*stands.lost, describe_lost_detail(item, fault, part.reading)]
