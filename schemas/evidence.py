"""Evidence and attribution: where a claim stands, and who says so."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from summarizer.schemas._model import Computed, Model, Since

Match = Literal["exact", "normalized"]
AttributionKind = Literal[
    "official_statement",
    "spokesperson",
    "named_person",
    "joint_statement",
    "anonymous",
    "media",
    "document",
    "reporter",
]


class Evidence(Model):
    """The words that carry the claim."""

    sentence: int = Field(description="number of the sentence quoted")
    quote: str = Field(description="verbatim, contiguous, from that sentence")
    translation: Annotated[str | None, Since("2", default=None)] = Field(
        default=None,
        exclude_if=lambda value: value is None,
        description="the quote in the language asked for; null if it is in that",
    )
    start: Computed[int] = Field(default=-1, description="offset of the quote in the document's text")
    end: Computed[int] = Field(default=-1, description="offset behind the quote (half-open)")
    match: Computed[Match] = Field(
        default="exact", description="normalized: quotes, dashes, spaces or case of the answer differed"
    )
    where: Computed[str | None] = Field(
        default=None, description="its place as a reader cites it: a page, a time, a paragraph"
    )


class Attribution(Model):
    """Who says so."""

    source: str | None = Field(description="who says it, as worded; null if the writer does")
    kind: AttributionKind
    hedge: str | None = Field(description="the very word: reportedly, is understood to; else null")
