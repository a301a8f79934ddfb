"""Events: what a command tells of its work, as values; both forms of a log are made of them.

The line for a person is `text`, the fields of a JSON line are those of the dataclass. So the two cannot
say different things.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar

from summarizer._cli.described_errors import describe_error

UNLOGGED = {"logged": False}  # a field that only the line for a person is made with
NOT_SHOWN = "[not shown]"  # in the place of foreign words


@dataclass(frozen=True, kw_only=True)
class Event:
    """One thing that happened. `shown` says whether a person is told of it, `logged` whether JSON is."""

    name: ClassVar[str]
    level: ClassVar[str] = "info"
    shown: ClassVar[bool] = True
    logged: ClassVar[bool] = True
    above: ClassVar[bool] = False  # whether an empty line goes before the one for a person
    ready: ClassVar[bool] = False  # whether `text` is whole lines, printable already

    @property
    def text(self) -> str:
        """The line for a person."""
        raise NotImplementedError

    @property
    def message(self) -> str:
        """The same line without words of a document, of a model or of an endpoint."""
        return self.text

    def values(self) -> Mapping[str, Any]:
        """The fields of its JSON line, beside those that every line has."""
        return {name: getattr(self, name) for name in names_of_fields(type(self))}


def names_of_fields(event: type[Event]) -> tuple[str, ...]:
    """The fields that a JSON line of this event may have, beside those that every line has."""
    return tuple(known.name for known in fields(event) if known.metadata.get("logged", True))


@dataclass(frozen=True, kw_only=True)
class FailureEvent(Event):
    """Something failed with an error: its class is a field, its words are in the line."""

    level: ClassVar[str] = "error"
    error: BaseException = field(metadata=UNLOGGED)
    error_type: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "error_type", type(self.error).__name__)

    @property
    def text(self) -> str:
        return self.describe(describe_error(self.error))

    @property
    def message(self) -> str:
        return self.describe(leave_out_foreign_words(self.error))

    def describe(self, words: str) -> str:
        """The line, with the error in these words."""
        return f"Error: {words}"


def count_things(count: int, one: str, many: str) -> str:
    """ "1 document holds" or "1,200 documents hold"."""
    return f"{count:,} {one if count == 1 else many}"


def leave_out_foreign_words(error: BaseException) -> str:
    """What an error says, but for the words of an endpoint or a model, which may be a document's."""
    words = describe_error(error)
    at: BaseException | None = error
    while at is not None:  # an error may say what another said
        for quoted in getattr(at, "quoted", ()):
            words = re.sub(rf"(?<!\w){re.escape(quoted)}(?!\w)", NOT_SHOWN, words)
        at = at.__cause__ or at.__context__
    return words
