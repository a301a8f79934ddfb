"""What instructor and langextract make of recorded answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from benchmarks.inputs.recorded_answers import RecordedCase
from benchmarks.peers.environments import PeerError
from benchmarks.peers.extracted import Extracted, is_whole, time_median
from benchmarks.peers.langextract_runner import run_langextract
from benchmarks.peers.peer_answers import PeerRequest, kept, requests
from benchmarks.peers.peer_requests import ASKED, EXAMPLE, MODEL, estimate_tokens, instructor_body
from summarizer._model.instructed import hush_instructor

Made = TypeVar("Made", bound=BaseModel)
WORKER = Path(__file__).with_name("langextract_extraction.py")


def extract_instructor(
    case: RecordedCase, response_model: type[BaseModel], answer: dict[str, Any], rounds: int
) -> Extracted:
    """An answer through instructor: the schema checks its form, and nothing else is asked of it."""
    text = json.dumps(answer, ensure_ascii=False)

    make = replay_instructor(case.document.text, response_model, ASKED, text)
    made, seconds = time_median(make, rounds)
    dumped = made.model_dump()
    items = [item for kind in ("meetings", "commitments", "concerns") for item in dumped[kind]]
    dated = [item for item in items if any(item.get(name) for name in ("when", "date", "deadline"))]
    return Extracted(
        requests=1,
        sent=estimate_tokens(instructor_body(case.document.text, response_model)),
        answered=estimate_tokens(answer),
        items=len(items),
        quotes=sum(len(item.get("evidence", ())) for item in items),
        dates=len(dated),
        seconds=seconds,
        result=made,
    )


def replay_instructor(
    text: str, response_model: type[Made], asked: str, answer: str
) -> Callable[[], Made]:
    """What makes of an answer about a text what instructor makes of it, in JSON_SCHEMA mode."""
    import instructor
    import openai
    from openai.types.chat import ChatCompletion

    hush_instructor()
    completion = ChatCompletion.model_validate(_complete(answer))
    client = openai.OpenAI(api_key="none", base_url="http://replayed.invalid/v1", max_retries=0)

    def create(*_: Any, **__: Any) -> ChatCompletion:
        return completion

    client.chat.completions.create = create  # type: ignore[method-assign,assignment]
    patched = instructor.from_openai(client, mode=instructor.Mode.JSON_SCHEMA)
    messages: Any = [{"role": "system", "content": asked}, {"role": "user", "content": text}]

    def make() -> Made:
        return patched.chat.completions.create(
            model=MODEL, messages=messages, response_model=response_model, max_retries=0, strict=False
        )

    return make


def _complete(content: str) -> dict[str, Any]:
    """An answer as the endpoint sends it."""
    message = {"role": "assistant", "content": content}
    choice = {"finish_reason": "stop", "index": 0, "message": message}
    return {"id": "1", "object": "chat.completion", "created": 0, "model": MODEL, "choices": [choice]}


def extract_langextract(cases: Sequence[RecordedCase], way: str, rounds: int) -> list[Extracted]:
    """Its recorded answers through langextract. Raises PeerError where it or an answer is missing."""
    answers = kept()
    sent = [request for request in requests(list(cases)) if request.way == way]
    if any(request.digest not in answers for request in sent):
        raise PeerError(f"{way}: its answers are of other requests")
    made = run_langextract(
        {
            "texts": [case.document.text for case in cases],
            "answers": {
                request.body["messages"][0]["content"]: answers[request.digest] for request in sent
            },
            "one_chunk": way.endswith("one chunk"),
            "rounds": rounds,
            "description": ASKED,
            "example": EXAMPLE,
        },
        WORKER,
    )
    return [
        _describe_langextract(case, [request for request in sent if request.case == case.name], *made_of)
        for case, *made_of in zip(cases, made["documents"], made["seconds"], strict=True)
    ]


def _describe_langextract(
    case: RecordedCase, sent: Sequence[PeerRequest], items: list[dict[str, Any]], seconds: float
) -> Extracted:
    answers, text = kept(), case.document.text
    placed = [item for item in items if item["start"] is not None]
    whole = [is_whole(text, item["extraction_text"], item["start"], item["end"]) for item in placed]
    return Extracted(
        requests=len(sent),
        sent=sum(estimate_tokens(request.body) for request in sent),
        answered=sum(estimate_tokens(answers[request.digest]) for request in sent),
        items=len(items),
        quotes=len(items),
        placed=len(placed),
        whole=sum(whole),
        dates=sum(bool({"date", "deadline"} & (item["attributes"] or {}).keys()) for item in items),
        seconds=seconds,
        result=items,
    )
