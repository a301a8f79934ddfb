"""Summary: everything that came out of one document, what was refused, and what it cost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, Field, GetJsonSchemaHandler, TypeAdapter, computed_field, model_validator

from summarizer.schemas._migrations import migrate_summary
from summarizer.schemas._model import Model, Since
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.concern import Concern
from summarizer.schemas.evidence import Evidence
from summarizer.schemas.marked import id_of, identifier_of, item_lists
from summarizer.schemas.marks import Told
from summarizer.schemas.meeting import Meeting
from summarizer.schemas.outcome import Outcome
from summarizer.schemas.party import Party
from summarizer.schemas.references import references_in
from summarizer.schemas.usage import Usage
from summarizer.schemas.verification import Verification


class Point(Model):
    """One sentence of the overview."""

    NOUN: ClassVar = "overview"

    text: Annotated[str, Told(says="story", carries=True)] = Field(
        description="names and numbers only as in its evidence"
    )
    evidence: tuple[Evidence, ...]


class SourceDocument(Model):
    """The document that was read; `id` is the sha256 of its text (UTF-8), `name` its file's, if any."""

    id: str = Field(pattern="^[0-9a-f]{64}$")
    name: str | None = None
    title: str | None
    source: str | None
    published: dt.date | None
    published_from: Literal["found"] | None = Field(
        default=None,
        exclude_if=lambda value: value is None,
        description='"found": the document says so itself; absent: given, or unknown',
    )
    language: str | None
    left_out: tuple[str, ...] = Field(
        default=(), description="what the file holds that its text does not, in words"
    )


class Rejected(Model):
    """Something the model answered that the summary does not hold."""

    what: str = Field(description="the item or the detail refused")
    why: str = Field(description="the check that refused it")
    nearest: str | None = Field(default=None, description="nearest passage of the document")
    diff: str | None = Field(default=None, description="the quote beside it: [-answered-] {+document+}")


class Provenance(Model):
    """What made the summary."""

    model: str
    prompt: str = Field(description="name and version of the prompt")
    prompt_hash: str = Field(description="sha256 over its templates and the answer's schema, 16 digits")
    schema_version: str
    package_version: str
    written_in: Annotated[str | None, Since("2", default=None)] = Field(
        default=None, description="language asked for (BCP 47); null: the document's own"
    )
    asked_only: tuple[str, ...] = Field(
        default=(),
        exclude_if=lambda value: not value,
        description="the lists that were asked for, where not all were",
    )


class Summary(Model):
    """Who met whom, who committed to what, who voiced which concern, and who says so.

    For every evidence `document.text[start:end] == quote`, in characters of the document's text.
    """

    document: SourceDocument
    overview: tuple[Point, ...]
    parties: tuple[Party, ...]
    meetings: tuple[Meeting, ...]
    commitments: tuple[Commitment, ...]
    concerns: tuple[Concern, ...]
    outcomes: Annotated[tuple[Outcome, ...], Since("2", default=())]
    rejected: tuple[Rejected, ...]
    provenance: Provenance
    usage: Usage
    verification: Verification | None = Field(default=None, description="null: nothing was verified")
    plain_kinds: tuple[tuple[str, tuple[Any, ...]], ...] = Field(
        default=(), exclude=True, description="items of kinds whose schema was not given"
    )

    @computed_field(  # type: ignore[prop-decorator]  # pydantic's documented form
        exclude_if=lambda kinds: not kinds,
        description="items of the kinds that a user added, by their names",
    )
    @property
    def kinds(self) -> Mapping[str, tuple[Any, ...]]:
        """The items of users' own kinds, by name: typed where their schema is known, else plain."""
        typed = {name: getattr(self, name) for name in own_lists(type(self))}
        return typed | dict(self.plain_kinds)

    @property
    def asks(self) -> tuple[Commitment, ...]:
        """The commitments that bind nobody: urged and expressed_interest."""
        return tuple(item for item in self.commitments if not item.binding)

    @property
    def promises(self) -> tuple[Commitment, ...]:
        """The commitments that bind who made them."""
        return tuple(item for item in self.commitments if item.binding)

    def names(self, ids: Iterable[str]) -> list[str]:
        """The names of parties by their ids, in order: `summary.names(promise.by)` is `["Finland"]`.

        A party that the document never names is shown beside its words for it:
        `United States (from “President Obama”)`. Raises KeyError for an id that no party has.
        """
        show_name = import_module("summarizer._words.shown").show_name
        known = {party.id: show_name(party.name, party.known_by) for party in self.parties}
        return [known[party] for party in ids]

    def all_evidence(self) -> Iterator[Evidence]:
        """Every evidence of every item, in the order of the summary."""
        for claim in self._claims():
            yield from claim.evidence

    def _repr_html_(self) -> str:
        """What a notebook shows: `summarizer.render_card`, asked for by its public name.

        Schemas are the lowest floor: they import nothing of what shows them.
        """
        return str(import_module("summarizer").render_card(self))

    def _claims(self) -> tuple[Any, ...]:
        lists = item_lists(type(self))
        return tuple(
            item
            for name, model in lists.items()
            if "evidence" in model.model_fields
            for item in getattr(self, name)
        )

    @model_validator(mode="before")
    @classmethod
    def _migrate(cls, value: Any) -> Any:
        return _sort_kinds(migrate_summary(value, cls), own_lists(cls))

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Keep the lists that a subclass adds under `kinds`, wherever it is written.

        Raises TypeError for a kind that is defined only later: its lists could not be told from ours.
        """
        try:
            cls.model_rebuild()
        except NameError as exc:  # as `from __future__ import annotations` lets one write
            raise TypeError(f"{cls.__name__} has a kind not defined yet: define it first") from exc
        for name in own_lists(cls):
            cls.model_fields[name].exclude = True
            cls.model_fields[name].default = ()
        if own_lists(cls):
            cls.model_rebuild(force=True)

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        schema = handler(core)
        own = own_lists(cls)
        if own and handler.mode == "serialization":
            listed = {name: TypeAdapter(tuple[model, ...]) for name, model in own.items()}  # type: ignore[valid-type]  # a model known at run time
            properties = {name: handler(adapter.core_schema) for name, adapter in listed.items()}
            told = handler.resolve_ref_schema(schema)["properties"]["kinds"]
            told |= {"properties": properties, "required": list(own)}
        return schema

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        # Checked on loading too: a stored summary is as hostile as any other input.
        if not all(claim.evidence for claim in self._claims()):
            raise ValueError("an item has no evidence")
        for evidence in self.all_evidence():
            if evidence.start < 0 or evidence.end - evidence.start != len(evidence.quote):
                raise ValueError(f"the offsets of {evidence.quote!r} do not fit its length")
        _check_references(self)
        return self


@cache
def own_lists(model: type[BaseModel]) -> Mapping[str, type[BaseModel]]:
    """The lists of items that a subclass of Summary adds, and what each lists."""
    return {name: of for name, of in item_lists(model).items() if name not in Summary.model_fields}


def _sort_kinds(tree: Any, own: Mapping[str, type[BaseModel]]) -> Any:
    """A tree in which the kinds whose schema is known are lists of their own, the others plain."""
    if not isinstance(tree, dict) or "kinds" not in tree:
        return tree
    tree, kinds = {name: value for name, value in tree.items() if name != "kinds"}, tree["kinds"]
    fits = isinstance(kinds, dict) and all(
        isinstance(items, list | tuple) and all(isinstance(item, dict | BaseModel) for item in items)
        for items in kinds.values()
    )
    if not fits:
        raise ValueError("its kinds are not lists of items by their names")
    if taken := sorted(kinds.keys() & Summary.model_fields.keys()):
        raise ValueError(f"a kind is called {taken[0]!r}, as a list that every summary has")
    plain = tuple((name, items) for name, items in kinds.items() if name not in own)
    if plain:
        tree["plain_kinds"] = plain
    return tree | {name: items for name, items in kinds.items() if name in own}


def _check_references(summary: Summary) -> None:
    """Raise ValueError for an id that is used twice, or that nothing in the summary has."""
    lists = item_lists(type(summary))
    items = {kind: getattr(summary, kind) for kind, model in lists.items() if identifier_of(model)}
    ids = {kind: _ids_of(listed) for kind, listed in items.items()}
    references = (found for listed in items.values() for item in listed for found in references_in(item))
    unknown = {found.id for found in references if found.id not in ids[found.to]}
    if summary.verification:
        judged = {f"o{number}" for number in range(1, len(summary.overview) + 1)}
        judged = judged.union(*(known for kind, known in ids.items() if kind != "parties"))
        judged |= {str(item.get("id")) for _, items in summary.plain_kinds for item in items}
        unknown |= {verdict.item for verdict in summary.verification.verdicts} - judged
    if unknown:
        raise ValueError(f"nothing has the id {min(unknown)!r}")


def _ids_of(items: Sequence[BaseModel]) -> set[str]:
    """The ids, which count from 1 in the order of the items."""
    mark = identifier_of(type(items[0])) if items else None
    ids = [id_of(item) for item in items]
    if mark and ids != [f"{mark.letter}{number}" for number in range(1, len(ids) + 1)]:
        letter = mark.letter
        raise ValueError(f"the ids are not {letter}1, {letter}2, ... in this order")
    return set(ids)
