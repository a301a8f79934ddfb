"""summarizer: who met whom, who committed to what, who voiced which concern, and who says so."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from summarizer._version import __version__

if TYPE_CHECKING:
    from summarizer._api.many import Result
    from summarizer._api.summarizer import AsyncSummarizer, Summarizer, summarize
    from summarizer._follow.follower import Followed, follow
    from summarizer._text.document import Document
    from summarizer.errors import (
        AccessError,
        AnswerError,
        BudgetError,
        CassetteError,
        DocumentError,
        EmptyError,
        EndpointError,
        ModelError,
        PromptError,
        RateLimitError,
        RefusalError,
        RequestError,
        SettingsError,
        StoppedError,
        SummarizerError,
        TooLongError,
        TruncatedError,
        UnexpectedError,
    )
    from summarizer.read import read_document, read_documents
    from summarizer.render import render_card, render_note, render_report, render_tables
    from summarizer.schemas import (
        Attribution,
        Commitment,
        Concern,
        Evidence,
        Meeting,
        Party,
        Person,
        Point,
        Promises,
        Provenance,
        Rejected,
        SourceDocument,
        Summary,
        Usage,
        When,
    )

__all__ = [
    "AccessError",
    "AnswerError",
    "AsyncSummarizer",
    "Attribution",
    "BudgetError",
    "CassetteError",
    "Commitment",
    "Concern",
    "Document",
    "DocumentError",
    "EmptyError",
    "EndpointError",
    "Evidence",
    "Followed",
    "Meeting",
    "ModelError",
    "Party",
    "Person",
    "Point",
    "Promises",
    "PromptError",
    "Provenance",
    "RateLimitError",
    "RefusalError",
    "Rejected",
    "RequestError",
    "Result",
    "SettingsError",
    "SourceDocument",
    "StoppedError",
    "Summarizer",
    "SummarizerError",
    "Summary",
    "TooLongError",
    "TruncatedError",
    "UnexpectedError",
    "Usage",
    "When",
    "__version__",
    "follow",
    "read_document",
    "read_documents",
    "render_card",
    "render_note",
    "render_report",
    "render_tables",
    "summarize",
]

_API = ("AsyncSummarizer", "Summarizer", "summarize")
_FOLLOW = ("Followed", "follow")
_READ = ("read_document", "read_documents")


def __getattr__(name: str) -> Any:
    # Importing the package costs nothing until a name of it is used: `--help` answers at once.
    if name not in __all__:
        raise AttributeError(f"module 'summarizer' has no attribute {name!r}")
    if name in _API:
        room = "summarizer._api.summarizer"
    elif name in _FOLLOW:
        room = "summarizer._follow.follower"
    elif name in _READ:
        room = "summarizer.read"
    elif name.startswith("render_"):
        room = "summarizer.render"
    elif name == "Document":
        room = "summarizer._text.document"
    elif name == "Result":
        room = "summarizer._api.many"
    elif name.endswith("Error"):
        room = "summarizer.errors"
    else:
        room = "summarizer.schemas"
    value = getattr(import_module(room), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
