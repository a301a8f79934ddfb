"""Gold: a document with the answer of a careful annotator beside it, checked as it is read.

docs/evaluate.md describes the format.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from summarizer._evaluation.claim import KINDS, WHO, Kind
from summarizer._evaluation.own_kinds_scored import OwnScored
from summarizer._text.document import Document
from summarizer._words.fold import Folded, fold_text, fold_with_offsets
from summarizer.errors import DocumentError
from summarizer.schemas import ConcernKind, Format, Modality, Standing, Status, Voice

Expectation = str | None | tuple[str, ...]
# What of an item is compared; the first two are what strict figures ask for.
ATTRIBUTES: Mapping[Kind, tuple[str, ...]] = {
    "meetings": ("status", "parties", "date", "place", "format", "host"),
    "commitments": ("modality", "by", "to", "deadline", "condition", "standing"),
    "concerns": ("voice", "raised_by", "kind"),
}
STRICT = 2
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
SIDES = frozenset({"parties", "by", "to", "raised_by", "host"})
_ABOUT: Mapping[Kind, str] = {"commitments": "action", "concerns": "about"}
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "status": get_args(Status),
    "format": get_args(Format),
    "modality": get_args(Modality),
    "standing": get_args(Standing),
    "voice": get_args(Voice),
    "kind": get_args(ConcernKind),
}


@dataclass(frozen=True, slots=True)
class Expected:
    """One gold item: where it may stand (half-open offsets), and what may be said of it.

    `accepted` holds for each attribute that the gold gives the values that are right: the gold's own
    first, then its `KEY_alt`. Parties and hosts are tuples of names.
    """

    kind: Kind
    key: str
    evidence: str
    spans: tuple[tuple[int, int], ...]
    accepted: Mapping[str, tuple[Expectation, ...]]
    optional: bool
    about: str
    people: tuple[str, ...]
    own: OwnScored | None = None  # of a user's own kind

    @property
    def attributes(self) -> tuple[str, ...]:
        """What of it is compared."""
        return tuple(self.own.attributes) if self.own else ATTRIBUTES[self.kind]

    @property
    def strict(self) -> tuple[str, ...]:
        """What strict figures ask for."""
        return self.own.strict if self.own else ATTRIBUTES[self.kind][:STRICT]

    @property
    def who(self) -> str | None:
        """The attribute that says who acts."""
        return self.own.who if self.own else WHO[self.kind]

    def is_of_sides(self, attribute: str) -> bool:
        """Whether an attribute lists parties."""
        return self.own.attributes[attribute] == "sides" if self.own else attribute in SIDES


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document and its gold items; `spellings` are further names of parties, by their code."""

    name: str
    document: Document
    items: tuple[Expected, ...]
    spellings: Mapping[str, tuple[str, ...]]
    kinds: tuple[Kind, ...] = KINDS

    @property
    def names(self) -> frozenset[str]:
        """Every party and participant that the gold names."""
        found = {person for item in self.items for person in item.people}
        for item in self.items:
            for attribute in filter(item.is_of_sides, item.accepted):
                for value in item.accepted[attribute]:
                    found.update(value or ())
        return frozenset(found)


def gold_of(
    tree: Any, document: Document, *, name: str, where: str, own: Sequence[OwnScored] = ()
) -> GoldDocument:
    """Gold from parsed JSON. Raises DocumentError that names the place (`where`) and what is wrong.

    With a user's `own` kinds the lists of ours may be left out, all of them: they are not scored then.
    """
    if not isinstance(tree, dict):
        raise DocumentError(f"{where} must be a JSON object with meetings, commitments and concerns")
    folded = fold_with_offsets(document.text)
    items = []
    scored = {one.name: one for one in own}
    ours = () if own and not any(kind in tree for kind in KINDS) else KINDS
    for kind in (*ours, *scored):
        if not isinstance(tree.get(kind), list):
            raise DocumentError(f"{where}: {kind!r} must be a list, [] if it is empty")
        for number, entry in enumerate(tree[kind], 1):
            place = f"{where}: {kind} {number}"
            if not isinstance(entry, dict):
                raise DocumentError(f"{place} must be a JSON object")
            items.append(
                _parse_gold_item(entry, kind, folded, f"{kind[0]}{number}", place, scored.get(kind))
            )
    spellings = _parse_spellings(tree.get("names", {}), where)
    return GoldDocument(name, document, tuple(items), spellings, (*ours, *scored))


def parse_days(value: str) -> tuple[dt.date, dt.date] | None:
    """The interval that a day, a month, a year ("2025-05") or two of them are ("2025/2026"), or None."""
    first, _, last = value.partition("/")
    try:
        interval = _days_of_iso(first)[0], _days_of_iso(last or first)[1]
    except ValueError:
        return None
    return interval if interval[0] <= interval[1] else None


def _days_of_iso(text: str) -> tuple[dt.date, dt.date]:
    """The first and the last day of a day, a month or a year; ValueError for anything else."""
    found = _ISO.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    last_month = month or 12
    last = day or calendar.monthrange(year, last_month)[1]
    return dt.date(year, month or 1, day or 1), dt.date(year, last_month, last)


def _parse_gold_item(
    entry: dict[str, Any],
    kind: Kind,
    folded: Folded,
    label: str,
    where: str,
    own: OwnScored | None = None,
) -> Expected:
    key = _required_text(entry, "key", where, default=label)
    evidence = _required_text(entry, "evidence", where)
    alt = entry.get("alt", [])
    if not _is_list_of_texts(alt):
        raise DocumentError(f"{where}: 'alt' must be a list of passages")
    optional = entry.get("optional", False)
    if not isinstance(optional, bool):
        raise DocumentError(f"{where}: 'optional' must be true or false")
    people = entry.get("participants", [])
    if not _is_list_of_texts(people):
        raise DocumentError(f"{where}: 'participants' must be a list of names")
    about = own.about if own else _ABOUT.get(kind)
    return Expected(
        kind,
        key,
        evidence,
        tuple(
            span for passage in (evidence, *alt) for span in _spans_of_passage(passage, folded, where)
        ),
        dict(_parse_own(entry, own, where) if own else _parse_accepted(entry, kind, where)),
        optional,
        _required_text(entry, about, where) if about else "",
        tuple(people),
        own,
    )


def _parse_own(
    entry: dict[str, Any], own: OwnScored, where: str
) -> Iterator[tuple[str, tuple[Expectation, ...]]]:
    """What gold accepts of a user's own kind; an attribute that it leaves out is not compared."""
    for attribute, sort in own.attributes.items():
        if attribute not in entry:
            if attribute in own.strict:
                raise DocumentError(f"{where}: it has no {attribute!r}")
            continue
        values = (entry[attribute], *entry.get(f"{attribute}_alt", []))
        for value in values:
            choices = own.choices.get(attribute, ())
            fits = (
                _is_list_of_texts(value) if sort == "sides" else value is None or isinstance(value, str)
            )
            if not fits or (choices and value not in choices):
                told = f", not one of {', '.join(choices)}" if choices else ", which cannot be compared"
                raise DocumentError(f"{where}: {attribute!r} is {value!r}{told}")
        yield attribute, tuple(tuple(value) if sort == "sides" else value for value in values)


def _parse_accepted(
    entry: dict[str, Any], kind: Kind, where: str
) -> Iterator[tuple[str, tuple[Expectation, ...]]]:
    for number, attribute in enumerate(ATTRIBUTES[kind]):
        given = attribute
        if attribute == "standing" and "standing" not in entry:
            given = "status"
        if given not in entry:
            if number < STRICT:
                raise DocumentError(f"{where}: {attribute!r} is required")
            continue
        alternatives = entry.get(f"{given}_alt", [])
        if not isinstance(alternatives, list):
            raise DocumentError(f"{where}: '{given}_alt' must be a list")
        values = (entry[given], *alternatives)
        yield attribute, tuple(_parse_expectation(value, attribute, given, where) for value in values)


def _parse_expectation(value: Any, attribute: str, given: str, where: str) -> Expectation:
    if attribute == "host":
        if value is None or (isinstance(value, str) and value):
            return (value,) if value else ()
        raise DocumentError(f"{where}: {given!r} must be a party or null (got {value!r})")
    if attribute in SIDES:
        if _is_list_of_texts(value):
            return tuple(value)
        raise DocumentError(f"{where}: {given!r} must be a list of parties (got {value!r})")
    if attribute in _CHOICES:
        if isinstance(value, str) and value in _CHOICES[attribute]:
            return value
        choices = ", ".join(_CHOICES[attribute])
        raise DocumentError(f"{where}: {given!r} must be one of {choices} (got {value!r})")
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise DocumentError(f"{where}: {given!r} must be a string or null (got {value!r})")
    if attribute == "date" and parse_days(value) is None:
        raise DocumentError(
            f"{where}: {given!r} must be a date such as 2025-05-21, 2025-05, 2025,"
            f" or start/end (got {value!r})"
        )
    return value


def _spans_of_passage(passage: str, folded: Folded, where: str) -> list[tuple[int, int]]:
    """Everywhere that a passage stands in the document, but for its typography, cutting no word."""
    wanted = fold_text(passage)
    found = [folded.span(at, len(wanted)) for at in folded.find(wanted)] if wanted else []
    if not found:
        raise DocumentError(f"{where}: {passage!r} not found in the document")
    return found


def _parse_spellings(table: Any, where: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(table, dict) or not all(map(_is_list_of_texts, table.values())):
        raise DocumentError(f"{where}: 'names' must be an object with lists of names")
    return {code: tuple(names) for code, names in table.items()}


def _required_text(entry: dict[str, Any], key: str, where: str, *, default: str | None = None) -> str:
    value = entry.get(key, default)
    if not isinstance(value, str) or not value.strip():
        raise DocumentError(f"{where}: {key!r} must be a string that is not empty")
    return value


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(member, str) and member.strip() for member in value
    )
