"""Taken: what a correction or a reading that came changes in a part of a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from summarizer._call.call import Call
from summarizer._call.reply import Outcome, parse_answer
from summarizer._flow.window import Window
from summarizer._proof.correct import Question, mend_draft
from summarizer._proof.details import Names
from summarizer._proof.draft import Draft, Item, remove_values, replace_value, value_at
from summarizer._proof.fault import Fault, references_waiting
from summarizer._proof.settle import Place, Standing, describe_lost_detail, stand_items
from summarizer._proof.verdicts import as_storable, paths_lost, rule_on_verdict, why_not_said
from summarizer._text.reading import Reading
from summarizer._words.fold import fold_text
from summarizer._words.states import country_of
from summarizer.errors import ModelError, TooLongError, TruncatedError
from summarizer.schemas import Correction, Party, Rejected, Verdict, Verdicts

AT_ONCE = 40  # items in one call: their verdicts stay far below any limit of an answer
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
    confirmed: dict[str, tuple[Item, Standing]] = field(default_factory=dict)  # parties, by their ids
    lost: list[Rejected] = field(default_factory=list)
    at_once: int = AT_ONCE


@dataclass(frozen=True, slots=True)
class Errand:
    """One call of a round: a correction's questions, or items to be read, of one part.

    `unsure` are the ids of the parties that were shown by what they are known by.
    """

    part: Part
    call: Call
    questions: tuple[Question, ...] = ()
    items: tuple[tuple[Item, Standing, str], ...] = ()
    names: Names = field(default_factory=dict)
    unsure: frozenset[str] = frozenset()


def take_correction(
    errand: Errand, outcome: Outcome, give_up: tuple[type[ModelError], ...]
) -> list[Rejected]:
    """Mend the draft of a part; what a reading asked for here and got no mend is refused.

    Returns a note of a correction that failed.
    """
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
    after = {item.place: item.raw for item in part.draft.items()}
    for place in {question.item.place for question in errand.questions} & part.asked.keys():
        faults = part.asked.pop(place)
        here = [question.fault for question in errand.questions if question.item.place == place]
        unmended = [
            one
            for one in faults
            if one in here and value_at(after[place], one.path) == value_at(before[place], one.path)
        ]
        later = tuple(one for one in faults if one not in here)
        if unmended:
            part.refused[place] = replace(unmended[0], drop=None)
        elif later:
            part.asked[place] = later
    return lost


def parse_reading(errand: Errand, outcome: Outcome) -> Mapping[str, Verdict]:
    """The verdicts on the items of an errand, by the ids by which they were asked about.

    Empty where the call was too long: then the part is read in halves. Raises the ModelError of a
    reading that failed.
    """
    part = errand.part
    if isinstance(outcome, (TooLongError, TruncatedError)) and len(errand.items) > 1:
        part.at_once = max(1, len(errand.items) // 2)
        return {}
    try:
        given = parse_answer(outcome, Verdicts, "verification").verdicts
    except ModelError as exc:
        exc.args = (f"the verification failed: {exc}",)
        raise
    verdicts: dict[str, Verdict] = {}
    for verdict in given:
        verdicts.setdefault(verdict.item, as_storable(verdict))
    for item, _, id_ in errand.items:
        if id_ not in verdicts:
            part.unheard[item.place] = part.unheard.get(item.place, 0) + 1
    return verdicts


def take_party_verdicts(errand: Errand, verdicts: Mapping[str, Verdict]) -> None:
    """Let a party stand as the document words it where it is not confirmed whose side that is."""
    part = errand.part
    for item, stands, id_ in errand.items:
        if not isinstance(stands.typed, Party):
            continue
        verdict = verdicts.get(id_)
        if verdict is not None:
            part.unheard.pop(item.place, None)
            part.verdicts[item.place] = verdict
            if verdict.support == "supported":
                part.confirmed[stands.typed.id] = item, stands
            else:
                _name_as_other(part, item, stands, why_not_said(verdict))
        elif part.unheard.get(item.place, 0) >= TRIES:
            _name_as_other(part, item, stands, "no verdict came on it")
    _doubt_shared_words(part)


def _doubt_shared_words(part: Part) -> None:
    """Confirm nobody by words that were confirmed of two sides: whom they mean is in doubt."""
    known: dict[str, list[tuple[Item, Standing]]] = defaultdict(list)
    for item, stands in part.confirmed.values():
        known[fold_text(stands.typed.known_by)].append((item, stands))
    for same in known.values():
        if len({_side_of(stands.typed.name) for _, stands in same}) > 1:
            for item, stands in same:
                _name_as_other(part, item, stands, "another party is known by these words, too")
                del part.confirmed[stands.typed.id]


def _side_of(name: str) -> str:
    return country_of(name) or fold_text(name)


def take_item_verdicts(errand: Errand, verdicts: Mapping[str, Verdict]) -> None:
    """Do to the items of a part what their verdicts cost them; parties were dealt with before.

    What was not supported of a side that is not confirmed is read once more, as it stands then.
    """
    part = errand.part
    unsure = errand.unsure - part.confirmed.keys()
    for item, stands, id_ in errand.items:
        verdict = verdicts.get(id_)
        if verdict is None or isinstance(stands.typed, Party):
            continue
        if verdict.support == "supported" or not references_waiting(stands.typed, unsure):
            _take_verdict(part, item, stands, verdict, errand.names)


def _take_verdict(part: Part, item: Item, stands: Standing, verdict: Verdict, names: Names) -> None:
    part.unheard.pop(item.place, None)
    ruling = rule_on_verdict(stands.typed, verdict, names)
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


def close_part(part: Part) -> None:
    """Refuse what a reading missed something in and nobody mended, and name no unconfirmed side."""
    part.refused |= {place: replace(faults[0], drop=None) for place, faults in part.asked.items()}
    for item, stands in stand_items(part.draft, part.reading, part.refused):
        unread = item.place not in part.verdicts
        if unread and isinstance(stands.typed, Party) and is_read(stands.typed):
            _name_as_other(part, item, stands, "no verdict came on it")


def is_read(typed: Any) -> bool:
    """Whether a reading judges an item: all that cite evidence, and parties that are never named."""
    return typed.known_by is not None if isinstance(typed, Party) else typed is not None


def _name_as_other(part: Part, item: Item, stands: Standing, why: str) -> None:
    """Let a party stand as the document words it, and as no state: whose side it is stays open."""
    raw, words = stands.raw, stands.typed.known_by
    for name, value in (("name", words), ("kind", "other"), ("known_by", None)):
        raw = replace_value(raw, (name,), value)
    part.draft = part.draft.changed({item.place: raw})
    fault = Fault(("known_by",), words, f"{why}: it stands under these words")
    part.lost += [*stands.lost, describe_lost_detail(item, fault, part.reading)]
