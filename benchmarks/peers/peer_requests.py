"""The requests that ours and the peers send for a document, captured before anything is sent."""

from __future__ import annotations

import json
from typing import Any, Literal

from pydantic import BaseModel

from summarizer._call.call import CHARACTERS_PER_TOKEN
from summarizer._model.instructed import hush_instructor
from summarizer.schemas.commitment import Modality

MODEL = "a-model"
ASKED = "Extract meetings, commitments and concerns as JSON."
# Written for langextract's prompt, which needs one: short, and of the kinds that are asked for.
EXAMPLE = {
    "text": "Norvania's minister met her Sulmark colleague on Monday and pledged to reopen the bridge.",
    "extractions": [
        {
            "extraction_class": "meeting",
            "extraction_text": "Norvania's minister met her Sulmark colleague on Monday",
            "attributes": {"parties": ["Norvania", "Sulmark"], "status": "held", "date": "Monday"},
        },
        {
            "extraction_class": "commitment",
            "extraction_text": "pledged to reopen the bridge",
            "attributes": {"by": ["Norvania"], "modality": "pledged", "action": "reopen the bridge"},
        },
    ],
}


# What somebody would write who wants no evidence and no attribution; docstrings and names would be sent.
class Modest(BaseModel):
    class Meeting(BaseModel):
        parties: list[str]
        participants: list[str]
        status: Literal["held", "scheduled", "proposed", "postponed", "cancelled", "declined"]
        date: str | None
        place: str | None
        topics: list[str]

    class Commitment(BaseModel):
        by: list[str]
        to: list[str]
        modality: Modality
        action: str
        condition: str | None
        deadline: str | None

    class Concern(BaseModel):
        raised_by: list[str]
        about: str
        kind: Literal["worry", "objection", "warning"]

    meetings: list[Meeting]
    commitments: list[Commitment]
    concerns: list[Concern]


def wire(body: Any) -> str:
    """JSON as openai's client writes it: compact, and not escaped to ASCII."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def estimate_tokens(value: Any) -> int:
    """The estimated tokens of a text, or of JSON as it goes over the wire."""
    text = value if isinstance(value, str) else wire(value)
    return round(len(text) / CHARACTERS_PER_TOKEN)


class _NotSentError(Exception):
    """Raised in the place of sending."""


def instructor_body(
    document: str, response_model: type[BaseModel], asked: str = ASKED
) -> dict[str, Any]:
    """The body that instructor would send in JSON_SCHEMA mode: the wish, the document, the schema."""
    import instructor
    import openai

    heard: list[dict[str, Any]] = []

    def create(*_: Any, **body: Any) -> Any:
        heard.append(body)
        raise _NotSentError

    hush_instructor()
    client = openai.OpenAI(api_key="none", base_url="http://captured.invalid/v1", max_retries=0)
    client.chat.completions.create = create  # type: ignore[method-assign]
    patched = instructor.from_openai(client, mode=instructor.Mode.JSON_SCHEMA)
    messages: Any = [{"role": "system", "content": asked}, {"role": "user", "content": document}]
    try:
        patched.chat.completions.create(
            model=MODEL, messages=messages, response_model=response_model, max_retries=0
        )
    except Exception:
        if not heard:
            raise
    return heard[0]


def project_answer(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer of ours cut down to the modest schema, ids replaced by the names they stand for."""
    names = {party["id"]: party["name"] for party in answer["parties"]}

    def named(ids: list[str]) -> list[str]:
        return [names.get(id_, id_) for id_ in ids]

    def worded(when: dict[str, Any] | None) -> str | None:
        return when["text"] if when else None

    return {
        "meetings": [
            {
                "parties": named(meeting["parties"]),
                "participants": [person["name"] for person in meeting["participants"]],
                "status": meeting["status"],
                "date": worded(meeting["when"]),
                "place": meeting["place"],
                "topics": meeting["topics"],
            }
            for meeting in answer["meetings"]
        ],
        "commitments": [
            {
                "by": named(commitment["by"]),
                "to": named(commitment["to"]),
                "modality": commitment["modality"],
                "action": commitment["action"],
                "condition": commitment["condition"],
                "deadline": worded(commitment["deadline"]),
            }
            for commitment in answer["commitments"]
        ],
        "concerns": [
            {
                "raised_by": named(concern["raised_by"]),
                "about": concern["about"],
                "kind": concern["kind"],
            }
            for concern in answer["concerns"]
        ],
    }
