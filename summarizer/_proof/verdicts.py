"""Verdicts: what a second reading of an item costs it, and never what it adds.

What is not supported goes. Of what is partly supported, a detail goes whose absence leaves the item
weaker; a detail goes back to be corrected without which it would claim more than the document says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from summarizer._proof.bounds import LONGEST, shorten_text
from summarizer._proof.details import TRANSLATION, Detail, Facet, Names, details_of, facets_of
from summarizer._proof.fault import Fault
from summarizer._words.fold import fold_text
from summarizer.schemas import Verdict
from summarizer.schemas.marked import Path, changed, choices_of
from summarizer.schemas.marks import Actor, Graded

READ = "a second reading found"
# What a reading may miss in any item, though only some kinds have a field for it.
KNOWN = frozenset({"condition", "deadline", "standing", "disputed", "hedge", "source"})


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a verdict costs an item: all of it, some details, or questions; nothing if all are empty."""

    refused: Fault | None = None
    lost: tuple[Fault, ...] = ()
    asked: tuple[Fault, ...] = ()
    raised: Mapping[Path, Any] = field(default_factory=dict)  # what is set without a question


def as_storable(verdict: Verdict) -> Verdict:
    """A verdict without what no file can hold, and no longer than any text of an answer."""
    unsaid = dict.fromkeys(map(_as_text, verdict.unsaid))
    return changed(verdict, {"reason": _as_text(verdict.reason), "unsaid": tuple(unsaid)})


def _as_text(told: str) -> str:
    return shorten_text(told, LONGEST).encode("utf-8", "replace").decode()


def rule_on_verdict(item: BaseModel, verdict: Verdict, names: Names) -> Ruling:
    """What a verdict on an item costs it."""
    reason = shorten_text(verdict.reason)
    if verdict.support == "supported":
        return Ruling(lost=_doubted_translations(item, verdict, names))
    if verdict.support == "not":
        return _refuse(f"not supported by its evidence, {READ}: {reason}")
    lost: dict[Path, Fault] = {}
    asked: dict[Path, Fault] = {}
    raised: dict[Path, Any] = {}
    weaker = False  # than the sentences say it: no harm
    shown = details_of(item, names)
    for told in verdict.unsaid:
        found = _find_detail(told, item, shown)
        if found is None:  # what it cannot say of itself is a matter of how firm it is
            firmness = next((f for f in facets_of(type(item)) if _is_graded(f)), None)
            if firmness is None or fold_text(told.partition(":")[0]) not in KNOWN:
                return _refuse(f"supported in part, {READ}: {reason}")
            found = firmness, [detail for detail in shown if detail.name == firmness.name]
        facet, details = found
        if facet.cost == "raise":
            raised[facet.path] = True
        elif facet.cost == "ask":
            value = details[0].words if details else None
            path = details[0].path if details else facet.path
            choices = choices_of(type(item), path, value)
            if _is_graded(facet) and len(choices) < 2:  # nothing is less firm, or one thing only
                raised |= dict.fromkeys([path], choices[0]) if choices else {}
                weaker = weaker or not choices
            else:
                asked[path] = Fault(path, value, _why_asked(choices, reason))
        else:
            lost |= {
                one.path: Fault(one.path, one.words, why_not_said(verdict), drop=one.path)
                for one in details
            }
            # A day or a place that it leaves out is no harm; whose act it is, it says in another field.
            weaker = weaker or not (details or facet.cost == "item" or _is_actor(facet))
            left = any(one.name == facet.name and one.path not in lost for one in shown)
            if facet.cost == "item" and not left:
                return _refuse(f"supported in part ({told}), {READ}: {reason}")
    if not (lost or asked or raised or weaker):
        return _refuse(f"supported in part, {READ}: {reason}")
    return Ruling(lost=tuple(lost.values()), asked=tuple(asked.values()), raised=raised)


def _doubted_translations(item: BaseModel, verdict: Verdict, names: Names) -> tuple[Fault, ...]:
    """The translations that a reading doubts though it supports the item: they are no part of it."""
    if not verdict.unsaid:  # as in most
        return ()
    shown = [detail for detail in details_of(item, names) if detail.name == TRANSLATION]
    found = (_find_detail(told, item, shown) for told in verdict.unsaid) if shown else ()
    doubted = {one.path: one for pair in found if pair for one in pair[1]}
    return tuple(Fault(path, one.words, why_not_said(verdict), path) for path, one in doubted.items())


def paths_lost(raw: Any, lost: Iterable[Fault]) -> dict[Path, None]:
    """Where the details that an item loses stand in it as it was answered.

    An item as answered may cite a place twice: a translation is found by its words, not its number.
    """
    found = dict[Path, None]()
    for fault in lost:
        pieces = raw.get("evidence") if fault.is_of_translation and isinstance(raw, dict) else None
        if not isinstance(pieces, list):
            found[fault.path] = None
            continue
        for index, piece in enumerate(pieces):
            if isinstance(piece, dict) and piece.get(TRANSLATION) == fault.value:
                found["evidence", index, TRANSLATION] = None
    return found


def why_not_said(verdict: Verdict) -> str:
    """Why a detail goes."""
    return f"not said, {READ}: {shorten_text(verdict.reason)}"


def _is_actor(facet: Facet) -> bool:
    return facet.field is not None and isinstance(facet.field.mark, Actor)


def _is_graded(facet: Facet) -> bool:
    return facet.field is not None and isinstance(facet.field.mark, Graded)


def _why_asked(choices: Sequence[str], reason: str) -> str:
    allowed = f" (one of: {', '.join(choices)})" if choices else ""
    return f"not said so, {READ}: {reason}{allowed}"


def _refuse(why: str) -> Ruling:
    return Ruling(refused=Fault((), None, why))


def _find_detail(told: str, item: BaseModel, shown: list[Detail]) -> tuple[Facet, list[Detail]] | None:
    """The field that a reading names, and those of its values that it means: "to", "to: Iceland"."""
    name, _, words = map(str.strip, told.partition(":"))
    facet = next((known for known in facets_of(type(item)) if known.name == fold_text(name)), None)
    if facet is None:
        return None
    details = [detail for detail in shown if detail.name == facet.name]
    wanted = fold_text(words)
    meant = [detail for detail in details if wanted and fold_text(detail.words) == wanted]
    meant = meant or [detail for detail in details if wanted and wanted in fold_text(detail.words)]
    return facet, meant or details
