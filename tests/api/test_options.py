"""The options of the Python API: each is known by its name, with its default, wherever it is taken."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable
from typing import Any

import pytest

import summarizer
from summarizer import AsyncSummarizer, Document, Summarizer
from summarizer._call.settings import Settings, SettingsOptions, resolve_settings
from summarizer._model.limits import LimitOptions, RunLimits

MODEL = {
    "model": None,
    "base_url": None,
    "mode": None,
    "timeout": None,
    "retries": None,
    "window": None,
    "verify": None,
    "verify_model": None,
    "overview": True,
    "sparse": None,
    "write_in": None,
    "prices": None,
    "prompts": None,
    "only_kinds": False,
    "cache": None,
    "kinds": None,
}
DOCUMENT = {"published": None, "title": None, "source": None}
RUN = {
    "concurrency": 16,
    "requests_per_minute": None,
    "tokens_per_minute": None,
    "budget_usd": None,
    "budget_tokens": None,
    "fail_fast": False,
    "stop_after": 20,
}


@pytest.mark.parametrize(
    ("function", "options"),
    [
        pytest.param(Summarizer, MODEL, id="Summarizer"),
        pytest.param(AsyncSummarizer, MODEL, id="AsyncSummarizer"),
        pytest.param(Summarizer.summarize, DOCUMENT, id="Summarizer.summarize"),
        pytest.param(AsyncSummarizer.summarize, DOCUMENT, id="AsyncSummarizer.summarize"),
        pytest.param(Summarizer.summarize_many, RUN, id="Summarizer.summarize_many"),
        pytest.param(AsyncSummarizer.summarize_many, RUN, id="AsyncSummarizer.summarize_many"),
        pytest.param(summarizer.summarize, DOCUMENT | MODEL, id="summarize"),
    ],
)
def test_a_signature_shows_each_option_with_its_default(
    function: Callable[..., Any], options: dict[str, object]
) -> None:
    shown = inspect.signature(function).parameters.values()
    assert {it.name: it.default for it in shown if it.kind is it.KEYWORD_ONLY} == options
    assert all(it.kind is not it.VAR_KEYWORD for it in shown)


@pytest.mark.parametrize(
    "call",
    [
        pytest.param(lambda s: Summarizer(modle="m"), id="Summarizer"),  # type: ignore[call-arg]
        pytest.param(lambda s: AsyncSummarizer(modle="m"), id="AsyncSummarizer"),  # type: ignore[call-arg]
        pytest.param(lambda s: s.summarize("A text.", modle="m"), id="text"),
        pytest.param(lambda s: s.summarize(Document("A text."), modle=None), id="document"),
        pytest.param(lambda s: s.summarize_many([], modle="m"), id="many"),
        pytest.param(
            lambda s: summarizer.summarize("A text.", modle="m"),  # type: ignore[call-arg]
            id="summarize",
        ),
        pytest.param(lambda s: resolve_settings(modle="m"), id="settings"),  # type: ignore[call-arg]
    ],
)
def test_an_option_that_is_none_is_a_type_error_that_names_it(call: Callable[[Summarizer], Any]) -> None:
    with Summarizer(model="m") as made, pytest.raises(TypeError, match="'modle'"):
        call(made)


def test_each_option_that_is_given_has_its_place_among_the_settled() -> None:
    called = {"prices": "price", "verify_model": "reader", "prompts": "templates", "only_kinds": "kinds"}
    settled = {called.get(name, name) for name in SettingsOptions.__annotations__}
    of_the_environment_only = {"answer_bytes", "unpacked_bytes", "key_variable"}
    fields = {field.name for field in dataclasses.fields(Settings)}
    assert settled == fields - of_the_environment_only
    limits = [field.name for field in dataclasses.fields(RunLimits)]
    assert list(LimitOptions.__annotations__) == limits
