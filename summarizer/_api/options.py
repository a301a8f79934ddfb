"""The options of the Python API by name; a model's and a run's are in the rooms that settle them."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TypedDict, TypeVar, cast, get_type_hints

from summarizer._call.settings import SettingsOptions, refuse_unknown
from summarizer._model.limits import RunLimits

F = TypeVar("F", bound=Callable[..., object])

# The default that a signature shows; that of every other option is None.
_DEFAULTS: Mapping[str, object] = {"overview": True, "only_kinds": False, **asdict(RunLimits())}


class DocumentOptions(TypedDict, total=False):
    """What a caller knows about a document; it goes before what the document says. Default: None."""

    published: dt.date | str | None
    """The day of publication, a date or "YYYY-MM-DD": relative dates are counted from it."""
    title: str | None
    """Title of the document."""
    source: str | None
    """Who published the document."""


class ModelOptions(SettingsOptions, total=False):
    """The options of AsyncSummarizer and Summarizer: those of SettingsOptions, and `cache`."""

    cache: str | Path | None
    """Folder in which the model's replies are kept: what it has is not asked again. None: no folder."""


class SummarizeOptions(DocumentOptions, ModelOptions, total=False):
    """The options of `summarize`: those of the document, and those of the model."""


def split_options(options: SummarizeOptions) -> tuple[DocumentOptions, ModelOptions]:
    """The options of the document, and those of the model."""
    refuse_unknown(options, SummarizeOptions)
    names = DocumentOptions.__annotations__
    document = {name: value for name, value in options.items() if name in names}
    model = {name: value for name, value in options.items() if name not in names}
    return cast(DocumentOptions, document), cast(ModelOptions, model)


def show_options(kind: type) -> Callable[[F], F]:
    """Show in the signature of a function that takes `**options` of a kind each of them by its name.

    A type checker knows them by the annotation; `help`, notebooks and `inspect` know them by this.
    """

    def decorate(function: F) -> F:
        signature = inspect.signature(function)
        parameters = signature.parameters.values()
        placed = [one for one in parameters if one.kind is one.POSITIONAL_OR_KEYWORD]
        typed = [one for one in parameters if one.kind is one.KEYWORD_ONLY]
        named = [
            inspect.Parameter(
                name, inspect.Parameter.KEYWORD_ONLY, default=_DEFAULTS.get(name), annotation=hint
            )
            for name, hint in get_type_hints(kind).items()
        ]
        shown = signature.replace(parameters=[*placed, *named, *typed])
        function.__signature__ = shown  # type: ignore[attr-defined]  # `inspect` reads it there
        return function

    return decorate
