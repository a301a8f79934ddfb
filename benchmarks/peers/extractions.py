"""What ours, instructor and langextract each make of recorded answers about the same documents."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.folders import CASSETTES
from benchmarks.inputs.recorded_answers import PROMPT, RecordedCase
from benchmarks.peers.environments import PeerError
from benchmarks.peers.extracted import Extracted, is_whole, time_median
from benchmarks.peers.peer_extractions import extract_instructor, extract_langextract
from benchmarks.peers.peer_requests import MODEL, Modest, estimate_tokens, project_answer
from summarizer import Summary
from summarizer._call.call import Call
from summarizer._call.reply import Reply
from summarizer._flow.flow import summarize_flow
from summarizer._model.drive import drive_flow_blocking
from summarizer._recordings.cassettes import Cassette, read_cassette
from summarizer.schemas import Answer


def extract_ours(case: RecordedCase, rounds: int) -> Extracted:
    """The whole flow over the recorded answers: quotes, checks, corrections and the second reading."""
    cassette = read_cassette(CASSETTES / case.name)
    recorded = _list_answers(cassette)

    def make() -> Summary:
        waiting = copy.deepcopy(recorded)

        def ask(call: Call) -> Reply:
            at = next(at for at, (name, _) in enumerate(waiting) if name == call.name)
            return Reply(waiting.pop(at)[1])

        flow = summarize_flow(case.document, PROMPT, model=MODEL, version="0", verify=True)
        return drive_flow_blocking(flow, ask)

    summary, seconds = time_median(make, rounds)
    places = [
        is_whole(case.document.text, evidence.quote, evidence.start, evidence.end)
        for evidence in summary.all_evidence()
    ]
    dated = [meeting.when for meeting in summary.meetings if meeting.when]
    dated += [commitment.deadline for commitment in summary.commitments if commitment.deadline]
    return Extracted(
        requests=len(recorded),
        sent=sum(map(estimate_tokens, cassette.requests)),
        answered=sum(estimate_tokens(answer) for _, answer in recorded),
        items=sum(map(len, (summary.meetings, summary.commitments, summary.concerns))),
        quotes=len(places),
        placed=len(places),
        whole=sum(places),
        dates=len(dated),
        days=sum(when.start is not None for when in dated),
        refused=len(summary.rejected),
        seconds=seconds,
        result=summary,
    )


def _list_answers(cassette: Cassette) -> list[tuple[str, Any]]:
    """The recorded answers in order, each with the name of the call that it answers."""
    found = []
    for request, exchange in zip(cassette.requests, cassette.exchanges, strict=True):
        content = exchange["response"]["body"]["json"]["choices"][0]["message"]["content"]
        answer = json.loads(content) if isinstance(content, str) else content["value"]
        found.append((request["response_format"]["json_schema"]["name"], answer))
    return found


def extract_all(cases: Sequence[RecordedCase], rounds: int) -> Iterator[tuple[str, list[Extracted]]]:
    """Each tool's name and what it makes of each document; a line says why one is left out."""
    yield "summarizer", [extract_ours(case, rounds) for case in cases]
    answers = [{"overview": [], **case.answers["summary"]} for case in cases]
    for name, model, given in (
        ("instructor, our schema", Answer, answers),
        ("instructor, a modest schema", Modest, list(map(project_answer, answers))),
    ):
        pairs = zip(cases, given, strict=True)
        yield name, [extract_instructor(case, model, answer, rounds) for case, answer in pairs]
    for way in ("langextract, default", "langextract, one chunk"):
        try:
            yield way, extract_langextract(cases, way, rounds)
        except PeerError as exc:
            print(f"\n(left out: {exc})")
