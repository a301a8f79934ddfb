"""Links: what one text tells of a promise that another text holds. Asked of a model."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from summarizer.schemas._model import Model
from summarizer.schemas.evidence import Evidence

LinkType = Literal[
    "same",
    "repeated",
    "extended",
    "fulfilled",
    "partly_fulfilled",
    "missed",
    "broken",
    "withdrawn",
    "denied",
    "contradicted",
]
LinkOf = Literal["promise", "fulfilment", "claim"]


class FoundLink(Model):
    """What the text of a later mention tells of an earlier one."""

    later: str = Field(description="id of the mention whose text tells it")
    earlier: str = Field(description="id of the mention that it is about")
    reason: str = Field(description="few words: why both are about one and the same undertaking")
    type: LinkType
    of: LinkOf | None = Field(description="what is denied; null unless denied")
    of_party: str | None = Field(
        description="where several promised and it is told of one: its name; else null"
    )
    source: str | None = Field(description="who says so, as worded; null if the writer does")
    by_maker: bool = Field(description="true: who says so is the one who promised, or speaks for it")
    hedge: str | None = Field(description="the very word: reportedly, is said to; else null")
    evidence: tuple[Evidence, ...] = Field(description="words of the later text that say so")
    about: tuple[Evidence, ...] = Field(description="words of the earlier text that it is about")


class FoundCondition(Model):
    """A text that says that the condition of a promise was not met."""

    later: str = Field(description="id of the mention whose text tells it")
    earlier: str = Field(description="id of the promise with the condition")
    source: str | None = Field(description="who says so, as worded; null if the writer does")
    hedge: str | None
    evidence: tuple[Evidence, ...] = Field(description="words of the later text that say so")
    about: tuple[Evidence, ...] = Field(description="words of the earlier text: the condition")


class FoundLinks(Model):
    """The links that the texts bear out, and the conditions that they say were not met."""

    links: tuple[FoundLink, ...]
    unmet: tuple[FoundCondition, ...]
