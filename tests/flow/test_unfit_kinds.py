"""Kinds and prompts of a user's own that cannot be asked for: one line each, before anything is sent."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
from examples import PROMPT, Model
from own_kinds import SANCTIONED, News, Sanction
from pydantic import BaseModel, Field, model_validator

from summarizer import Attribution, Document, Evidence, PromptError, SettingsError, Summary
from summarizer._call.answer_form import AnswerForm
from summarizer._call.catalogue import make_catalogue
from summarizer._flow.flow import summarize_flow
from summarizer._flow.prompts import Prompt
from summarizer._model.drive import drive_flow_blocking
from summarizer.marks import Figure, Graded, Identifies, Neutral, Refers, Told, Verbatim


def kind(name: str = "Thing", **fields: Any) -> type[BaseModel]:
    """A kind that can be asked for, but for what is given; None takes a field out."""
    whole: dict[str, Any] = {
        "id": (Annotated[str, Identifies("x")], ...),
        "what": (Annotated[str, Told(says="act", carries=True)], Field(description="what")),
        "attribution": (Attribution, ...),
        "evidence": (tuple[Evidence, ...], ...),
    } | fields
    spaces = {field: value[1] for field, value in whole.items() if value and value[1] is not ...}
    hints = {field: value[0] for field, value in whole.items() if value}
    return type(
        name,
        (BaseModel,),
        {"__doc__": "A thing.", "__annotations__": hints, "__module__": __name__, **spaces},
    )


TEXT = Field(description="x")
WRONG: list[Any] = [
    pytest.param({"meetings": kind()}, "every summary has 'meetings' already", id="our-name"),
    pytest.param({"asks": kind()}, "every summary has 'asks' already", id="our-view"),
    pytest.param({"Things": kind()}, "invalid name of a kind", id="capital"),
    pytest.param({"class": kind()}, "invalid name of a kind", id="keyword"),
    pytest.param({"things": dict}, "not a pydantic model", id="no-model"),
    pytest.param({"things": kind("Meeting")}, "another model is called Meeting", id="our-class"),
    pytest.param({"things": kind(id=None)}, "it has no id", id="no-id"),
    pytest.param(
        {"things": kind(id=(Annotated[str, Identifies("c")], ...))}, "begin with 'c', too", id="letter"
    ),
    pytest.param({"things": kind(evidence=None)}, "it has no evidence", id="no-evidence"),
    pytest.param(
        {"things": kind(what=(Annotated[str, Told(says="act")], TEXT))},
        "no field has carries=True",
        id="carries",
    ),
    pytest.param({"things": kind(more=(str, TEXT))}, "add a mark", id="no-mark"),
    pytest.param({"things": kind(more=(int, TEXT))}, "write a Figure", id="int"),
    pytest.param({"things": kind(more=(dict[str, str], TEXT))}, "is not supported", id="dict"),
    pytest.param({"things": kind(more=(str | int, TEXT))}, "is not supported", id="union"),
    pytest.param(
        {"things": kind(more=(Annotated[str, Told(says="act")], ...))},
        "no description",
        id="undescribed",
    ),
    pytest.param(
        {"things": kind(more=(Annotated[bool, Verbatim()], TEXT))}, "does not fit its type", id="mark"
    ),
    pytest.param(
        {"things": kind(more=(Annotated[Literal["a"], Graded((("b",),))], TEXT))},
        "a step of Graded",
        id="step",
    ),
    pytest.param(
        {"things": kind(more=(Annotated[Literal["a"], Neutral("b")], TEXT))},
        "neutral value 'b'",
        id="neutral",
    ),
    pytest.param(
        {"things": kind(more=(Annotated[str, Refers(to="tolls")], TEXT))},  # type: ignore[arg-type]
        "cannot refer to 'tolls'",
        id="refers",
    ),
    pytest.param(
        {"things": kind(more=(Annotated[str, Verbatim(carries=True)], Field("x", description="x")))},
        "a default",
        id="default",
    ),
    pytest.param(
        {"things": kind(more=(Figure, Field(description="x", alias="y")))}, "alias", id="alias"
    ),
    pytest.param({f"k{at}": kind() for at in range(21)}, "at most 20", id="too-many"),
]


@pytest.mark.parametrize(("kinds", "why"), WRONG)
def test_a_kind_that_cannot_be_asked_for_is_an_error_in_one_line(kinds: Any, why: str) -> None:
    with pytest.raises(SettingsError) as told_error:
        make_catalogue(kinds)
    assert why in str(told_error.value) and "\n" not in str(told_error.value)


def test_a_subclass_of_summary_changes_nothing_of_ours() -> None:
    class Emptied(Summary):
        meetings: tuple[Sanction, ...]  # type: ignore[assignment]

    class Validated(News):
        @model_validator(mode="after")
        def _lies(self) -> Validated:
            return self

    with pytest.raises(SettingsError, match="changes 'meetings'"):
        make_catalogue(Emptied)
    with pytest.raises(SettingsError, match="adds validators"):
        make_catalogue(Validated)


def test_a_kind_that_is_defined_after_the_summary_is_said_at_once() -> None:
    with pytest.raises(TypeError, match="Early has a kind not defined yet: define it first"):

        class Early(Summary):
            later: tuple[Later, ...]  # type: ignore[name-defined]  # noqa: F821


def test_a_docstring_has_a_size() -> None:
    long = kind()
    long.__doc__ = "x" * 4_001
    with pytest.raises(SettingsError, match="docstring has 4,001 characters"):
        make_catalogue({"things": long})


OWN_PROMPTS: list[Any] = [
    pytest.param("summary.v1.system", "Hello", "unknown prompt template", id="unknown"),
    pytest.param("summary.v2.user", "Hello", "must use the variable 'marker'", id="shows-nothing"),
    pytest.param("summary.v2.system", "{% if %}", "is not a valid template", id="syntax"),
]


@pytest.mark.parametrize(("name", "text", "why"), OWN_PROMPTS)
def test_a_prompt_of_ones_own_that_cannot_serve_is_an_error_in_one_line(
    name: str, text: str, why: str
) -> None:
    with pytest.raises(PromptError) as told_error:
        Prompt(AnswerForm(templates=((name, text),)))
    assert why in str(told_error.value) and "\n" not in str(told_error.value)


def test_a_prompt_of_ones_own_includes_ours_and_has_a_hash_of_its_own() -> None:
    text = '{% include "ours/summary.v2.system.md.jinja" %}\n\nBe brief.'
    prompt = Prompt(AnswerForm(templates=(("summary.v2.system", text),)))
    assert prompt.name == "summary.v2+own" and prompt.hash_of(1) != PROMPT.hash_of(1)
    assert prompt.verification_hash == PROMPT.verification_hash


def test_a_value_that_a_prompt_lacks_is_named_in_one_line() -> None:
    prompt = Prompt(AnswerForm(templates=(("summary.v2.system", "{{ tone }}"),)))
    model = Model({})
    flow = summarize_flow(Document(SANCTIONED), prompt, model="m", version="0")
    with pytest.raises(PromptError, match="needs a value that it was not given: 'tone' is undefined"):
        drive_flow_blocking(flow, model)
