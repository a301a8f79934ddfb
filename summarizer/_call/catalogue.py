"""The catalogue: which kinds of items are asked for, ours and those that a user added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from pydantic import BaseModel, create_model

from summarizer._call.own_kinds import MOST_KINDS, check_kind, models_of_summary
from summarizer.errors import SettingsError
from summarizer.schemas import Answer, Summary
from summarizer.schemas.marked import item_lists
from summarizer.schemas.references import kinds_referred_to

Pairs = tuple[tuple[str, type[BaseModel]], ...]  # kinds by name


@dataclass(frozen=True)
class Catalogue:
    """The kinds that are asked for: `own` are a user's, by name; with `only` nothing else is.

    `answer` and `summary` are the models of what is answered, and of what comes of it.
    """

    own: Pairs = ()
    only: bool = False
    answer: type[Answer] = field(default=Answer, compare=False)
    summary: type[Summary] = field(default=Summary, compare=False)

    @cached_property
    def models(self) -> Mapping[str, type[BaseModel]]:
        """What each list of an answer holds, by its name: parties first, for items refer to them."""
        return item_lists(self.answer)

    @cached_property
    def unasked(self) -> frozenset[str]:
        """The lists that are not asked for: of ours, with `only`, those to which nothing refers."""
        if not self.only:
            return frozenset()
        needed = {name for name, _ in self.own}
        waiting = list(needed)
        while waiting:
            further = kinds_referred_to(self.models[waiting.pop()]) - needed
            needed |= further
            waiting += further
        return frozenset(self.models.keys() - needed)

    @property
    def asked_only(self) -> tuple[str, ...]:
        """The lists that are asked for, where not all are."""
        return tuple(name for name in self.models if name not in self.unasked) if self.only else ()


OURS = Catalogue()
Kinds = Mapping[str, type[BaseModel]] | type[Summary] | Catalogue


def make_catalogue(kinds: Kinds | None = None, *, only: bool = False) -> Catalogue:
    """The catalogue of our kinds and of a user's: models by their names, or a subclass of Summary.

    Raises SettingsError, in one line, for what cannot be asked for.
    """
    if isinstance(kinds, Catalogue):
        return replace(kinds, only=only or kinds.only)
    summary = kinds if isinstance(kinds, type) else None
    named = models_of_summary(summary) if summary is not None else kinds or {}
    if only and not named:
        raise SettingsError("only_kinds requires kinds: give your own (kinds=)")
    if not isinstance(named, Mapping):
        raise SettingsError('kinds must be models by their names, for example {"sanctions": Sanction}')
    if len(named) > MOST_KINDS:
        raise SettingsError(f"too many kinds ({len(named)}): give at most {MOST_KINDS}")
    known: dict[str, type[BaseModel]] = dict(item_lists(Answer))
    for name, model in named.items():
        check_kind(name, model, known)
        known[name] = model
    if not named:
        return OURS
    made = _make_models(tuple(named.items()))
    return Catalogue(tuple(named.items()), only, made.answer, summary or made.summary)


def pick_kinds(of: Catalogue, kinds: Mapping[str, type[BaseModel]], *, only: bool) -> Catalogue:
    """The catalogue of some of the kinds of another; that itself where it has the same."""
    if tuple(kinds.items()) == of.own:
        return replace(of, only=only) if only != of.only else of
    return make_catalogue(kinds, only=only)


class _Models(NamedTuple):
    """The models of an answer and of a summary with some kinds."""

    answer: type[Answer]
    summary: type[Summary]


@lru_cache(maxsize=64)
def _make_models(named: Pairs) -> _Models:
    summary = _with_lists(Summary, dict(named), ())
    summary.__reduce__ = lambda made: (_restore_summary, (named, made.__dict__))
    return _Models(_with_lists(Answer, dict(named), ...), summary)


def _restore_summary(named: Pairs, values: dict[str, Any]) -> Summary:
    """A summary that another process made: its class has no name to be found by, but its kinds have."""
    return _make_models(named).summary.model_construct(**values)


def _with_lists(base: Any, named: Mapping[str, type[BaseModel]], default: Any) -> Any:
    """A model with a list of each kind beside its own."""
    lists: dict[str, Any] = {name: (tuple[model, ...], default) for name, model in named.items()}  # type: ignore[valid-type]  # a model known at run time
    return create_model(base.__name__, __base__=base, __doc__=base.__doc__, **lists)
