"""Events of the cache of answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from summarizer._cli.events import Event, count_things


@dataclass(frozen=True, kw_only=True)
class CacheTrouble(Event):
    """The cache of answers cannot be used; the work goes on."""

    name: ClassVar[str] = "cache.trouble"
    level: ClassVar[str] = "warning"
    trouble: str

    @property
    def text(self) -> str:
        return f"Warning: {self.trouble}."


@dataclass(frozen=True, kw_only=True)
class AnswersUnkept(Event):
    """Answers could not be kept in the cache."""

    name: ClassVar[str] = "cache.answers_unkept"
    level: ClassVar[str] = "warning"
    answers: int

    @property
    def text(self) -> str:
        were = count_things(self.answers, "answer was", "answers were")
        return f"{were} not kept in the cache."


@dataclass(frozen=True, kw_only=True)
class CacheEmptied(Event):
    """No answers are kept in a folder any more."""

    name: ClassVar[str] = "cache.emptied"
    folder: str

    @property
    def text(self) -> str:
        return f"The cache in {self.folder} is empty now."
