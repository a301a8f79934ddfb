"""Checking: every quote, name, number, place and reference of an item, against the document.

An item is examined as a whole and comes back with its faults. A fault in what only adds detail (a
role, a place, a participant) can cost that detail; a fault in what carries the claim (who, with
what force, on what condition, who says so) costs the item.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticSerializationError, to_json

from summarizer._proof.bounds import why_beyond_bounds
from summarizer._proof.draft import Item, fill_left_out, remove_values, value_at
from summarizer._proof.evidence import distinct_evidence, ground_all
from summarizer._proof.facts import Against, fact_faults
from summarizer._proof.fault import Examined, Fault, KnownIds
from summarizer._proof.longer_names import find_other_words
from summarizer._proof.translations import translation_faults, without_repetition
from summarizer._text.reading import Reading
from summarizer._words.states import country_of
from summarizer.schemas.marked import (
    Path,
    changed,
    cites_evidence,
    fields_marked,
    neutral_values,
    unset_values,
)
from summarizer.schemas.marks import Named

_UNFIT = "this value does not fit the schema: "
# A blank text in JSON, where white space may be spelled out; it finds some others, too.
_BLANK = re.compile(r'"(?:\s|\\[nrtf]|\\u00[01][0-9a-f])*"')


def examine_item(item: Item, known: KnownIds, reading: Reading) -> Examined:
    """Type, ground and check one item. Never raises, whatever was answered.

    An item is looked at before and after a correction; where nothing of it changed, once is enough.
    """
    place = (item.kind, item.index)
    last, last_known = reading.memo.get(place, (None, None))
    if last is not None and last.item.raw is item.raw and last_known == known:
        return cast(Examined, last)
    examined = _examine_afresh(item, known, reading)
    reading.memo[place] = examined, known
    return examined


def _examine_afresh(item: Item, known: KnownIds, reading: Reading) -> Examined:
    written = _write_json(item.raw)
    if written is None:
        return Examined(item, None, (Fault((), None, "it holds what cannot be written as text"),))
    why = why_beyond_bounds(item.raw, written=written, index=item.index, text=reading.text)
    if why:
        return Examined(item, None, (Fault((), None, why),))
    raw = _null_blank_texts(item.raw) if _may_hold_blank(written) else item.raw
    raw = fill_left_out(raw, item.model)
    typed, unlisted = _type_item(item, raw)
    if typed is None:
        return Examined(item, None, unlisted)
    typed = _named_as_it_is(_as_answered(typed), reading)
    cites = cites_evidence(item.model)
    grounded, faults = ground_all(typed.evidence, reading) if cites else ({}, [])
    faults = [*unlisted, *faults]
    faults += fact_faults(typed, Against(typed, item.kind, known, grounded, reading))
    if reading.written_in is not None:
        grounded = {at: without_repetition(cited, reading) for at, cited in grounded.items()}
        faults += translation_faults(grounded, reading)
    if cites:
        typed = typed.model_copy(update={"evidence": distinct_evidence(grounded)})
    return Examined(item, typed, tuple(faults))


def _type_item(item: Item, raw: Any) -> tuple[Any, tuple[Fault, ...]]:
    """The item as its model, None where it does not fit; and the values that do not.

    What is not in a closed list that carries no claim costs that detail: the rest is looked at.
    """
    model = item.model
    try:
        # A field that no schema has carries no claim: it is passed over.
        return model.model_validate(copy.deepcopy(raw) if item.own else raw, extra="ignore"), ()
    except ValidationError as exc:
        faults = tuple(_schema_faults(exc, item))
    except Exception as exc:
        if item.own is None:
            raise
        # What a user's model does of its own ends one item, not the document.
        return None, (Fault((), None, f"its own model failed: {type(exc).__name__}"),)
    neutral = {fault.drop: fault.instead for fault in faults if fault.drop}
    if len(neutral) < len(faults):
        return None, faults
    return model.model_validate(remove_values(raw, neutral), extra="ignore"), faults


def _as_answered(typed: BaseModel) -> Any:
    """The item without what code computes: an answer's word for it is never believed."""
    return changed(typed, unset_values(type(typed)))


def _named_as_it_is(typed: Any, reading: Reading) -> Any:
    """A party whose name the document holds by itself is known by that, whatever was answered beside it.

    So is a state that the document names otherwise ("the U.S."), where that is what stands beside it.
    One whose name stands only inside another ("Lorvia City") is known by that one.
    """
    model: type[BaseModel] = type(typed)
    for field in fields_marked(model, Named):
        known_by = field.mark.known_by if isinstance(field.mark, Named) else ""
        name, answered = getattr(typed, field.name), getattr(typed, known_by)
        words = None if answered is not None and _is_state_of(name, answered) else answered
        other = find_other_words(name, reading, is_state=getattr(typed, "kind", None) == "state")
        if words is None or (other is None and reading.mentions(name)):
            words = other
        typed = changed(typed, {known_by: words})
    return typed


def _is_state_of(name: str, words: str) -> bool:
    code = country_of(words)
    return code is not None and code == country_of(name)


def _write_json(raw: Any) -> str | None:
    """An item as JSON, None where a text in it cannot be written: JSON can hold halves of characters."""
    try:
        return to_json(raw).decode()
    except PydanticSerializationError:
        return None


def _may_hold_blank(written: str) -> bool:
    """Whether an item as JSON may hold a blank text; in ASCII most show at once that they hold none."""
    begun = '""' in written or '" ' in written or '"\\' in written or not written.isascii()
    return begun and _BLANK.search(written) is not None


def _null_blank_texts(raw: Any) -> Any:
    """The item with null for every blank text: some models write "" where they mean null."""
    if isinstance(raw, dict):
        return {key: _null_blank_texts(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return [_null_blank_texts(value) for value in raw]
    return None if isinstance(raw, str) and not raw.strip() else raw


def _schema_faults(exc: ValidationError, item: Item) -> Iterator[Fault]:
    """The faults of an item that is not of its type, worded without the value's own text."""
    for error in exc.errors(include_url=False, include_input=False, include_context=False):
        path: Path = error["loc"]
        value = value_at(item.raw, path)
        neutral = neutral_values(item.model).get(str(path[0])) if len(path) == 1 else None
        why = "missing" if error["type"] == "missing" else _UNFIT + error["msg"]
        yield Fault(path, value, why, drop=path if neutral else None, instead=neutral)
