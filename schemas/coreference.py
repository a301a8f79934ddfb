"""Coreference: which items of a long document, found in different parts of it, are one and the same."""

from __future__ import annotations

from pydantic import Field

from summarizer.schemas._model import Model


class Group(Model):
    """Items that tell of one and the same thing."""

    thing: str = Field(description="few words: what it is")
    items: tuple[str, ...] = Field(description="ids of two or more items of one kind")


class Coreference(Model):
    """The things that several items tell of; no group where there is none."""

    groups: tuple[Group, ...]
