"""What a model answers to the peers' own requests, kept in peer_answers.jsonl for measures/tokens.py.

    python -m benchmarks.peers.peer_answers

asks the endpoint in use for those that are missing or stale.

Six of the recorded documents, those that nobody looked at while prompts were shaped: langextract by its
defaults and in one chunk, and instructor with our schema and with a modest one (`peer_requests.py`).
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openai

from benchmarks.inputs.recorded_answers import RecordedCase, cases
from benchmarks.peers.langextract_runner import build_prompts
from benchmarks.peers.peer_requests import MODEL, Modest, estimate_tokens, instructor_body, wire
from summarizer.schemas import Answer

KEPT = Path(__file__).with_name("peer_answers.jsonl")
NAMES = frozenset(
    "call_transcript council_minutes energy_readouts foro_pesca gipfel_bahn port_security".split()
)
WAYS = (
    "instructor, our schema",
    "instructor, modest schema",
    "langextract, default",
    "langextract, one chunk",
)


@dataclass(frozen=True)
class PeerRequest:
    """One request of a peer for a document; a document may need several."""

    case: str
    way: str
    body: dict[str, Any]

    @property
    def digest(self) -> str:
        """What tells whether an answer that is kept is one to this request."""
        return hashlib.sha256(wire(self.body).encode()).hexdigest()


def measured() -> list[RecordedCase]:
    """The six documents."""
    return [case for case in cases() if case.name in NAMES]


def requests(found: list[RecordedCase]) -> Iterator[PeerRequest]:
    """Every request of the peers for these documents. Raises PeerError without langextract."""
    prompts = build_prompts([case.document.text for case in found])
    for at, case in enumerate(found):
        text = case.document.text
        yield PeerRequest(case.name, WAYS[0], instructor_body(text, Answer))
        yield PeerRequest(case.name, WAYS[1], instructor_body(text, Modest))
        for way, name in (("default", WAYS[2]), ("one_chunk", WAYS[3])):
            for prompt in prompts[way][at]:
                messages = [{"role": "user", "content": prompt}]
                yield PeerRequest(case.name, name, {"model": MODEL, "messages": messages})


def kept() -> dict[str, str]:
    """The answers that are kept, by the digest of their request."""
    lines = KEPT.read_text("utf-8").splitlines() if KEPT.is_file() else []
    return {line["sent"]: line["answer"] for line in map(json.loads, lines)}


def costs(asked: list[PeerRequest], answers: Mapping[str, str]) -> dict[str, tuple[int, int, int]]:
    """By way: tokens sent, tokens answered, requests; of ways whose answers are all kept."""
    sums: dict[str, tuple[int, int, int]] = {}
    for way in WAYS:
        of_way = [request for request in asked if request.way == way]
        if all(request.digest in answers for request in of_way):
            sent = sum(estimate_tokens(request.body) for request in of_way)
            answered = sum(estimate_tokens(answers[request.digest]) for request in of_way)
            sums[way] = (sent, answered, len(of_way))
    return sums


def main() -> None:
    asked, answers = list(requests(measured())), kept()
    client = openai.OpenAI(timeout=7200, max_retries=5)
    model = os.environ.get("SUMMARIZER_MODEL", "gpt-5.4")

    def answered(request: PeerRequest) -> str:
        completion = client.chat.completions.create(**(request.body | {"model": model}))
        return completion.choices[0].message.content or ""

    missing = [request for request in asked if request.digest not in answers]
    with ThreadPoolExecutor(64) as pool:
        answers |= zip((request.digest for request in missing), pool.map(answered, missing), strict=True)
    lines = [
        {
            "case": request.case,
            "way": request.way,
            "sent": request.digest,
            "answer": answers[request.digest],
        }
        for request in asked
    ]
    KEPT.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")


if __name__ == "__main__":
    main()
