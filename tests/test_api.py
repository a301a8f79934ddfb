"""The public surface: what may be imported, and that its help names every parameter."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any

import pytest

import summarizer

# What `from summarizer import ...` gives. A name that is taken out or renamed breaks somebody's program.
PUBLIC = """
    AccessError AnswerError AsyncSummarizer Attribution BudgetError CassetteError Commitment
    Concern Document DocumentError EmptyError EndpointError Evidence Followed Meeting ModelError
    Party Person Point Promises PromptError Provenance RateLimitError RefusalError Rejected
    RequestError Result SettingsError SourceDocument StoppedError Summarizer SummarizerError
    Summary TooLongError TruncatedError UnexpectedError Usage When __version__ follow
    read_document read_documents render_card render_note render_report render_tables summarize
"""
# Public functions and classes with parameters of their own. Those of the second class are in the first.
CALLED = [
    summarizer.AsyncSummarizer,
    summarizer.AsyncSummarizer.summarize,
    summarizer.AsyncSummarizer.summarize_many,
    summarizer.Summarizer,
    summarizer.Summarizer.summarize,
    summarizer.Summarizer.summarize_many,
    summarizer.Document,
    summarizer.Result,
    summarizer.follow,
    summarizer.read_document,
    summarizer.read_documents,
    summarizer.render_card,
    summarizer.render_note,
    summarizer.render_report,
    summarizer.render_tables,
]
WITHOUT_EXAMPLE = {"render_card", "render_note"}  # of one argument and one line


def parameters_of(called: Callable[..., Any]) -> list[str]:
    return [name for name in inspect.signature(called).parameters if name != "self"]


def test_the_public_names_are_these() -> None:
    assert sorted(summarizer.__all__) == sorted(PUBLIC.split())
    assert all(getattr(summarizer, name) is not None for name in summarizer.__all__)


@pytest.mark.parametrize("called", CALLED, ids=lambda called: called.__qualname__)
def test_the_help_of_what_is_public_names_each_parameter(called: Callable[..., Any]) -> None:
    said = inspect.getdoc(called) or ""
    missing = [name for name in parameters_of(called) if not re.search(rf"\b{name}\b", said)]
    assert not missing
    assert "::" in said or called.__qualname__ in WITHOUT_EXAMPLE or called.__name__ == "summarize"


@pytest.mark.parametrize("called", CALLED[:3], ids=lambda called: called.__qualname__)
def test_the_asynchronous_class_describes_each_parameter_on_a_line_of_its_own(
    called: Callable[..., Any],
) -> None:
    described = re.findall(r"^ +(\w+): ", inspect.getdoc(called) or "", re.M)
    assert described == parameters_of(called)


def test_what_is_public_says_what_it_does() -> None:
    for name in set(summarizer.__all__) - {"__version__"}:
        assert inspect.getdoc(getattr(summarizer, name)), name
