"""The unsent: requests that would be made, to be shown or looked through."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from summarizer._call.call import Call, request_body
from summarizer._call.settings import Settings
from summarizer._flow.flow import first_calls
from summarizer._flow.prompts import Prompt
from summarizer._flow.taken import AT_ONCE
from summarizer._flow.worded import word_items
from summarizer._proof.draft import MODELS
from summarizer._proof.settle import Settled
from summarizer._text.document import Document
from summarizer._text.reading import Reading
from summarizer.errors import DocumentError
from summarizer.schemas import Summary
from summarizer.schemas.summary import own_lists


def verification_requests(
    summary: Summary, document: Document, settings: Settings
) -> list[dict[str, Any]]:
    """The bodies of the requests that would have a summary's items verified; nothing is sent.

    Raises DocumentError where the summary is not of this document.
    """
    if summary.document.id != document.id:
        raise DocumentError(
            f"the summary is of another text (its id is {summary.document.id[:12]}…, this document's"
            f" {document.id[:12]}…): name the document that it was made of"
        )
    form = replace(settings.form, write_in=summary.provenance.written_in)
    prompt, reading = Prompt(form), Reading.of(document)
    own = {kind: list(getattr(summary, kind)) for kind in own_lists(type(summary))}
    kept = Settled(**{kind: list(getattr(summary, kind)) for kind in MODELS}, own=own)
    items = word_items(kept, reading)
    calls = [
        prompt.verification(items[at : at + AT_ONCE], reading) for at in range(0, len(items), AT_ONCE)
    ]
    return [_body_of(call, settings) for call in calls]


def summary_requests(document: Document, settings: Settings) -> list[dict[str, Any]]:
    """The bodies of the requests that summarizing `document` begins with; nothing is sent."""
    calls = first_calls(document, Prompt(settings.form), window=settings.window)
    return [_body_of(call, settings) for call in calls]


def _body_of(call: Call, settings: Settings) -> dict[str, Any]:
    asked = settings.for_call(call.name)
    return request_body(call, model=asked.model, mode=asked.mode)
