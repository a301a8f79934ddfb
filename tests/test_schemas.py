"""The schemas: what the model is asked for, what a user gets, and what holds a summary together."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from examples import good, summary_of
from pydantic import BaseModel, ValidationError

from summarizer import Summary
from summarizer._call.call import strict_schema
from summarizer.schemas import Answer, Commitment, Coreference, Correction, FoundLinks, Verdicts

COMPUTED = {
    "Evidence": {"start", "end", "match", "where"},
    "Party": {"country", "aliases"},
    "When": {"start", "end", "precision"},
    "Commitment": {"binding"},
}


@pytest.mark.parametrize("name", sorted(COMPUTED))
def test_computed_fields_are_hidden_from_the_model_and_shown_to_the_user(name: str) -> None:
    asked = strict_schema(Answer)["$defs"][name]["properties"]
    given = Summary.model_json_schema(mode="serialization")["$defs"][name]
    assert not COMPUTED[name] & set(asked)
    assert set(asked) | COMPUTED[name] == set(given["properties"])
    assert set(given["properties"]) - set(given["required"]) <= {"translation"}


def _objects(tree: Any) -> list[dict[str, Any]]:
    found = [tree] if isinstance(tree, dict) and "properties" in tree else []
    children = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return found + [each for child in children for each in _objects(child)]


@pytest.mark.parametrize(
    ("model", "digest"),
    [
        (Answer, "fd23c3407a32784e5f8ce0f8604b5115aa3792f46d2e5c1dde89c856de531416"),
        (Correction, "b180cbe8ad170c4e8e0e388cdf855d80743ed0ff09f5565f6f4c208f2805867a"),
        (Coreference, "c87dd7ea82c5e8d98210a9b92de54c7a7e0da004eee6bd91b505cc5ee4ec31b0"),
        (FoundLinks, "1237cf3e850f2762d57256b35cc5b4e2c54132b390ac0a2121c899d1e956e09f"),
        (Verdicts, "50ead0de4984aa77cbe1ca6e145f8af689df8e5e3b5d8b2b75c81d39eb615a1e"),
    ],
)
def test_what_the_model_is_asked_for_changes_on_purpose_only(
    model: type[BaseModel], digest: str
) -> None:
    # Another digest needs new recordings (CONTRIBUTING.md); a new field, a new SCHEMA_VERSION as well.
    written = json.dumps(strict_schema(model), sort_keys=True)
    assert hashlib.sha256(written.encode()).hexdigest() == digest


@pytest.mark.parametrize("model", [Answer, Correction])
def test_the_schema_on_the_wire_is_strict(model: type[BaseModel]) -> None:
    schema = strict_schema(model)
    for each in _objects(schema):
        assert each["additionalProperties"] is False
        assert each["required"] == list(each["properties"])
    text = json.dumps(schema)
    assert '"default"' not in text and '"title"' not in text
    # Nor a $ref with anything beside it, which strict mode refuses.
    assert all("$ref" not in each or len(each) == 1 for each in _dictionaries(schema))


def _dictionaries(tree: Any) -> list[dict[str, Any]]:
    found = [tree] if isinstance(tree, dict) else []
    children = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return found + [each for child in children for each in _dictionaries(child)]


@pytest.mark.parametrize("model", [Answer, Correction])
def test_openai_itself_would_make_the_same_of_it(model: type[BaseModel]) -> None:
    from openai.lib._pydantic import to_strict_json_schema

    def plain(tree: Any) -> Any:
        if isinstance(tree, list):
            return [plain(each) for each in tree]
        if not isinstance(tree, dict):
            return tree
        new = {
            key: {name: plain(each) for name, each in value.items()}
            if key == "properties"
            else plain(value)
            for key, value in tree.items()
            if key not in ("title", "default")
        }
        options = new.get("anyOf", [])
        if options and all(option.keys() == {"type"} for option in options):
            del new["anyOf"]
            new["type"] = [option["type"] for option in options]
        return new

    assert plain(to_strict_json_schema(model)) == strict_schema(model)


@pytest.mark.slow
def test_a_summary_validates_against_its_own_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = Summary.model_json_schema(mode="serialization")
    jsonschema.validate(json.loads(summary_of(good()).model_dump_json()), schema)


@pytest.mark.parametrize(
    ("modality", "binding"),
    [
        ("agreed", True),
        ("pledged", True),
        ("assured", True),
        ("reaffirmed", True),
        ("offered", True),
        ("assigned", True),
        ("expressed_interest", False),
        ("urged", False),
    ],
)
def test_what_binds_follows_from_the_modality_whatever_is_claimed(modality: str, binding: bool) -> None:
    raw = good()["commitments"][0] | {"modality": modality, "binding": not binding}
    commitment = Commitment.model_validate(raw)
    assert commitment.binding is binding
    assert commitment.model_dump()["binding"] is binding


SPOILED = [
    pytest.param(("commitments", 0, "evidence", 0, "start"), -1, id="offset-before-the-text"),
    pytest.param(("commitments", 0, "evidence", 0, "end"), 9999, id="offsets-longer-than-the-quote"),
    pytest.param(("commitments", 0, "evidence", 0, "quote"), "they pledged", id="another-quote"),
    pytest.param(("meetings", 0, "evidence"), [], id="no-evidence"),
    pytest.param(("commitments", 0, "by"), ["p9"], id="unknown-party"),
    pytest.param(("meetings", 1, "sideline_of"), "m9", id="unknown-meeting"),
    pytest.param(("meetings", 1, "sideline_of"), "p1", id="party-for-a-meeting"),
    pytest.param(("meetings", 1, "id"), "m1", id="id-used-twice"),
    pytest.param(("meetings", 1, "id"), "m3", id="id-out-of-order"),
    pytest.param(("meetings", 0, "when", "end"), None, id="date-without-an-end"),
    pytest.param(("meetings", 0, "when", "end"), "2024-03-04", id="end-before-its-start"),
    pytest.param(("usage", "cost"), "Infinity", id="cost-without-end"),
    pytest.param(("meetings", 1, "status"), "imagined", id="status-of-no-schema"),
    pytest.param(("document", "id"), "abc", id="digest-that-is-none"),
    pytest.param(("extra",), 1, id="field-of-no-schema"),
]


@pytest.mark.parametrize(("path", "value"), SPOILED)
def test_a_stored_summary_that_does_not_hold_together_is_refused(
    path: tuple[str | int, ...], value: Any
) -> None:
    tree = json.loads(summary_of(good()).model_dump_json())
    place = tree
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(ValidationError):
        Summary.model_validate_json(json.dumps(tree))


def test_a_summary_names_its_parties_by_their_ids() -> None:
    summary = summary_of(good())
    first, second = summary.parties[:2]
    known = summary.model_copy(
        update={
            "parties": (
                first.model_copy(update={"name": "United States", "known_by": "President Obama"}),
                second,
            )
        }
    )
    assert summary.names(["p2", "p1"]) == [second.name, first.name]
    assert known.names(["p1"]) == ["United States (from “President Obama”)"]
    with pytest.raises(KeyError, match="p9"):
        summary.names(["p9"])
