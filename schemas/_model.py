"""The base of every schema, and two marks: `Computed` for what code fills in, `Since` for new fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import PydanticOmit

T = TypeVar("T")


class Model(BaseModel):
    # A comment, not a docstring: docstrings here are sent to the model, inherited ones too.
    model_config = ConfigDict(
        extra="forbid", frozen=True, json_schema_serialization_defaults_required=True
    )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        # As pydantic's, in a fraction of its time: no model here has extra or private values.
        if deep:
            return super().model_copy(update=update, deep=True)
        copied, set_, new = object.__new__(self.__class__), object.__setattr__, update or {}
        set_(copied, "__dict__", {**self.__dict__, **new})
        set_(copied, "__pydantic_fields_set__", {*self.__pydantic_fields_set__, *new})
        set_(copied, "__pydantic_extra__", None)
        set_(copied, "__pydantic_private__", None)
        return copied


class _Computed:
    """Leaves a field out of the schema that the model answers, as SkipJsonSchema does.

    SkipJsonSchema would hide it from users as well; theirs is the serialization schema.
    """

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        if handler.mode == "validation":
            raise PydanticOmit
        return handler(schema)


Computed = Annotated[T, _Computed()]


def is_computed(field: FieldInfo) -> bool:
    """Whether code fills the field in."""
    return any(isinstance(mark, _Computed) for mark in field.metadata)


@dataclass(frozen=True, slots=True)
class Since:
    """Marks a field of the model's answer that is new in a schema version, and says what it is before.

    `mood: Annotated[str | None, Since("2", default=None)] = Field(description="...")`: a summary that
    was stored in schema version 1 loads with `default`, as it stands in JSON. Everywhere else the field
    is required: in the schema that the model is sent, in what it answers, in a summary of version 2.
    """

    version: str
    default: Any
