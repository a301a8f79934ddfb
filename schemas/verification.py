"""Verification: a second reading of each item beside its evidence."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from summarizer.schemas._model import Model, Since
from summarizer.schemas.usage import Usage

Support = Literal["supported", "partly", "not"]


class Verdict(Model):
    """Whether the sentences shown with one item support it."""

    item: str = Field(description="id of the item")
    reason: str = Field(description="few words: what the sentences do not say; or 'stated'")
    support: Support
    unsaid: tuple[str, ...] = Field(
        default=(),
        exclude_if=lambda value: not value,
        description="of partly: the details not said as shown, or left out: 'to', 'condition',"
        " 'participants: Ana Ruiz'",
    )


class Verdicts(Model):
    """One verdict for each item, in their order."""

    verdicts: tuple[Verdict, ...]


class Verification(Model):
    """What a second, independent reading made of the summary's items.

    `verdicts` names the items that stand by their ids, o1, o2, ... the points of the overview;
    what it did not support is in `rejected`. An item without a verdict is not verified.
    """

    model: Annotated[str | None, Since("2", default=None)] = Field(
        default=None, description="the model that read; null in summaries of older versions"
    )

    prompt: str = Field(description="name and version of its prompt")
    prompt_hash: str = Field(description="sha256 over its templates and its schema, 16 digits")
    usage: Usage = Field(description="what it cost; counted in the summary's usage too")
    verdicts: tuple[Verdict, ...]
