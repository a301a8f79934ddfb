"""Commitments and asks: who undertakes what towards whom, with what force."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, computed_field, model_validator

from summarizer.schemas._model import Model, Since
from summarizer.schemas.evidence import Attribution, Evidence
from summarizer.schemas.marks import Actor, Graded, Identifies, Refers, Told, Verbatim
from summarizer.schemas.when import When

Modality = Literal[
    "agreed",
    "pledged",
    "assured",
    "reaffirmed",
    "offered",
    "intended",
    "assigned",
    "expressed_interest",
    "urged",
]
Standing = Literal["active", "withdrawn", "fulfilled", "disputed"]
BINDING: frozenset[Modality] = frozenset(
    {"agreed", "pledged", "assured", "reaffirmed", "offered", "intended", "assigned"}
)
_FIRMNESS = Graded(
    (("agreed", "pledged", "assured", "reaffirmed", "offered", "assigned"), ("intended",))
)


class Commitment(Model):
    """An explicit undertaking, or an ask (urged) or interest, told apart by modality."""

    id: Annotated[str, Identifies("c")] = Field(description="c1, c2, ...")
    by: Annotated[tuple[str, ...], Refers(to="parties", carries=True)] = Field(
        description="party ids: who undertakes it; of urged, who asks; empty if the text does not say"
    )
    to: Annotated[tuple[str, ...], Refers(to="parties")] = Field(
        description="party ids: towards whom; of urged, who is asked"
    )
    actor: Annotated[str | None, Actor(of="by", carries=True), Since("2", default=None)] = Field(
        description="the words that name who acts: 'Oslo', 'we', 'the two sides'; null if none do"
    )
    modality: Annotated[Modality, _FIRMNESS] = Field(
        description="the text's own force; intended: intends, plans, a bare will; urged: an ask of"
        " another party; expressed_interest: hopes, would like; assigned: a task given"
    )
    action: Annotated[str, Told(says="act", carries=True)] = Field(
        description="bare verb phrase: 'open a border crossing'; no deadline"
    )
    condition: Annotated[str | None, Verbatim(carries=True)] = Field(
        description="verbatim, from the same or the next sentence: 'if talks resume'"
    )
    deadline: When | None = Field(description="by when it is to be done")
    standing: Annotated[Standing, Graded((("active",),))] = Field(
        description="withdrawn: taken back; disputed: denied"
    )
    meeting: Annotated[str | None, Refers(to="meetings")] = Field(
        description="id of the meeting where it was made"
    )
    attribution: Attribution
    evidence: tuple[Evidence, ...]

    @model_validator(mode="before")
    @classmethod
    def _derive_binding(cls, value: Any) -> Any:
        # A stored or answered `binding` is never believed: it follows from the modality.
        if isinstance(value, dict) and "binding" in value:
            return {key: field for key, field in value.items() if key != "binding"}
        return value

    @computed_field(description="false for urged and expressed_interest: nobody promised it")  # type: ignore[prop-decorator]  # pydantic's documented form
    @property
    def binding(self) -> bool:
        return self.modality in BINDING
