"""Marks: what a document must grant a field, said on the field.

A mark is metadata of an annotation (`condition: Annotated[str | None, Verbatim(carries=True)]`). It
never reaches the model: the JSON schema does not change by a byte. Whoever checks, mends, joins or
numbers items asks `marked.py` which fields that concerns: no field's name is kept in a second place.
`When`, `Person`, `Attribution` and `Evidence` are marks of their own: their type says what they need.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

ReferredKind = Literal["parties", "meetings", "commitments"]
REFERRED_KINDS: tuple[ReferredKind, ...] = get_args(ReferredKind)
Says = Literal["act", "state", "story", "topic"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a field must satisfy. Without a field that `carries`, the item makes no claim."""

    carries: bool = False


@dataclass(frozen=True, slots=True)
class Identifies(Mark):
    """The field is the item's id: a letter, and a number from 1 in the order of the document.

    Of two items with one id the first stands, or, where claims hang on it (`alone`), neither.
    """

    letter: str
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Neutral(Mark):
    """The field is of a closed list and carries no claim: what is not in the list becomes `value`."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refers(Mark):
    """The field names one item, or several, by their ids. `itself` says why it may not be its own."""

    to: ReferredKind
    itself: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbatim(Mark):
    """The words stand in the document as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Mark):
    """The words by which the document names who acts, at the evidence or before it.

    `of` is the field with the ids of those who act: words that name a party name one of them.
    """

    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Mark):
    """The field is a name: one that the document holds, or a state that the document names otherwise.

    Or else the field `known_by` has the words, verbatim, by which the document knows its bearer.
    """

    known_by: str


@dataclass(frozen=True, slots=True)
class Graded(Mark):
    """The field is of a closed list and says how firm the claim is: `steps`, the firmest first.

    What is in no step is the least firm. A correction may keep the step or go down, never up.
    """

    steps: tuple[tuple[str, ...], ...]

    def step(self, value: object) -> int:
        """Which step a value is on, from 0; what is no value of the list is on the first."""
        if not isinstance(value, str):
            return 0
        return next((at for at, step in enumerate(self.steps) if value in step), len(self.steps))


@dataclass(frozen=True, slots=True)
class Dated(Mark):
    """The field is a When that lies before the day of publication, or after it: the last Tuesday, or the
    next.
    """

    lies: Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a kind, for its prompt: a sentence, and the item that it gives, as it is answered.

    `parties` are the names of those to whom the item refers, by their ids. An example is checked
    against the kind and its own sentence before anything is sent; its words are never evidence.
    """

    sentence: str
    item: Mapping[str, Any]
    parties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Mark):
    """Each part of the place stands in the document, and it names one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Mark):
    """The field is in the model's own words, and holds no name and no number but the document's.

    `says`: an act that somebody undertakes, a state of affairs, a story that may hold several acts, or
    a topic. `figures`: whether the numbers must stand in the evidence, or anywhere in the document.
    """

    says: Says
    figures: Literal["evidence", "document"] = "evidence"
