"""The base of every schema, and `Computed`, which marks the fields that code fills in."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import PydanticOmit

T = TypeVar("T")


class Model(BaseModel):
    # A comment, not a docstring: docstrings here are sent to the model, inherited ones too.
    model_config = ConfigDict(
        extra="forbid", frozen=True, json_schema_serialization_defaults_required=True
    )


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
