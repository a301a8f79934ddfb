"""Requests: the JSON that goes to an OpenAI-compatible endpoint, made without a client."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_args

from pydantic import BaseModel

from summarizer.errors import SettingsError

Mode = Literal["json-schema", "tools"]
MODES: tuple[Mode, ...] = get_args(Mode)
CHARACTERS_PER_TOKEN = 4
READING = "verification"  # the name of the call that has items read a second time


@dataclass(frozen=True, slots=True)
class Call:
    """One question to the model: its name, what it says, the schema and the shape of its answer.

    `schema` is what the endpoint is told; `shape` is the least that an answer must be to be read.
    Without `strict` the endpoint need not insist on every property.
    """

    name: str
    system: str
    user: str
    schema: Mapping[str, Any]
    shape: type[BaseModel]
    strict: bool = True


def request_body(call: Call, *, model: str, mode: Mode) -> dict[str, Any]:
    """The body of the chat completion that asks `call`.

    Nothing that some models refuse (temperature, an output limit) is in it.
    """
    body: dict[str, Any] = {
        "model": model,
        "messages": [
            {"role": "system", "content": call.system},
            {"role": "user", "content": call.user},
        ],
    }
    if mode == "json-schema":
        form = {"name": call.name, "strict": call.strict, "schema": call.schema}
        return body | {"response_format": {"type": "json_schema", "json_schema": form}}
    if mode == "tools":
        function = {"name": call.name, "strict": call.strict, "parameters": call.schema}
        choice = {"type": "function", "function": {"name": call.name}}
        return body | {"tools": [{"type": "function", "function": function}], "tool_choice": choice}
    raise SettingsError(f"mode must be one of {', '.join(MODES)} (got {mode!r})")


def estimated_tokens(body: Mapping[str, Any]) -> int:
    """About how many tokens a request has, its schema included: characters / 4, an estimate."""
    told = sum(len(message["content"]) for message in body["messages"])
    asked = {key: value for key, value in body.items() if key not in ("model", "messages")}
    return (told + len(json.dumps(asked, ensure_ascii=False))) // CHARACTERS_PER_TOKEN


class Writer:
    """Requests as the bytes that are sent; the schema of each kind of call is written once."""

    def __init__(self) -> None:
        self._asked: dict[str, tuple[Mapping[str, Any], str]] = {}

    def written(self, body: Mapping[str, Any], call: Call) -> bytes:
        """The body of a call as JSON, compact and not escaped to ASCII."""
        schema, asked = self._asked.get(call.name, (None, ""))
        if schema is not call.schema:
            rest = {key: value for key, value in body.items() if key not in ("model", "messages")}
            asked = _compact_json(rest)[1:]
            self._asked[call.name] = call.schema, asked
        told = _compact_json({"model": body["model"], "messages": body["messages"]})[:-1]
        return f"{told},{asked}".encode()


def _compact_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


@cache
def _json_schema(model: type[BaseModel]) -> dict[str, Any]:
    """What pydantic gives, made once for each model: to be read, never changed."""
    return model.model_json_schema()


def strict_schema(
    model: type[BaseModel],
    *,
    leave_out: Collection[str] = (),
    optional: Mapping[str, Collection[str]] = MappingProxyType({}),
    whole: Collection[str] = (),
) -> dict[str, Any]:
    """The JSON Schema of `model` in the form that `strict: true` demands, in as few tokens as may be.

    Every property is required, none is additional, and there are no titles and no defaults:
    https://platform.openai.com/docs/guides/structured-outputs#supported-schemas
    Properties to `leave_out` are in it nowhere but in the models that stay `whole`. Those that are
    `optional`, by the name of their model, are not required: such a schema is for `strict: false`.
    """
    schema = _json_schema(model)
    named = {model.__name__: schema, **schema.get("$defs", {})}
    strict = {
        name: _make_strict(definition, () if name in whole else leave_out, optional.get(name, ()))
        for name, definition in named.items()
    }
    answer = strict.pop(model.__name__)
    answer.pop("$defs", None)
    used = _names_referred_to(answer, strict)
    if used:
        answer["$defs"] = {name: definition for name, definition in strict.items() if name in used}
    return answer


def _names_referred_to(schema: Any, definitions: Mapping[str, Any]) -> set[str]:
    """The definitions that a schema needs, and those that these need."""
    found: set[str] = set()
    waiting = [schema]
    while waiting:
        node = waiting.pop()
        waiting += node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        name = str(node["$ref"]).rpartition("/")[2] if isinstance(node, dict) and "$ref" in node else ""
        if name in definitions and name not in found:
            found.add(name)
            waiting.append(definitions[name])
    return found


def _make_strict(
    schema: dict[str, Any], leave_out: Collection[str] = (), optional: Collection[str] = ()
) -> dict[str, Any]:
    new = {key: value for key, value in schema.items() if key not in ("title", "default")}
    if "properties" in new:
        new["properties"] = {
            name: _make_strict(subschema)
            for name, subschema in new["properties"].items()
            if name not in leave_out
        }
        new["required"] = [name for name in new["properties"] if name not in optional]
        new["additionalProperties"] = False
    if "items" in new:
        new["items"] = _make_strict(new["items"])
    if "anyOf" in new:
        options = [_make_strict(option) for option in new["anyOf"]]
        if all(option.keys() == {"type"} for option in options):
            del new["anyOf"]
            new["type"] = [option["type"] for option in options]
        else:
            new["anyOf"] = options
    return new
