"""The recorded cases as benchmarks use them: documents, and the answers that were recorded for them."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from benchmarks.folders import CASSETTES
from summarizer import Document, Summary
from summarizer._call.call import Call
from summarizer._call.reply import Reply
from summarizer._flow.flow import summarize_flow
from summarizer._flow.prompts import Prompt
from summarizer._model.drive import drive_flow_blocking
from summarizer._recordings.cassettes import read_cassette
from summarizer._recordings.manner import DEFAULT_MANNER
from summarizer._text.reading import Reading

LISTS = ("meetings", "commitments", "concerns", "overview")
PROMPT = Prompt()


@dataclass(frozen=True)
class RecordedCase:
    """A document, and what a model answered to each request about it, by the request's name."""

    name: str
    document: Document
    answers: dict[str, dict[str, Any]]

    @cached_property
    def reading(self) -> Reading:
        """The document with its sentences and its folded copy, made once."""
        return Reading.of(self.document)

    @property
    def language(self) -> str:
        """Its language, two letters."""
        return (self.document.language or "en")[:2]


@dataclass(frozen=True)
class Slot:
    """One item of a good answer that stands with one quote alone."""

    case: RecordedCase
    kind: str
    item: dict[str, Any] = field(repr=False)
    evidence: dict[str, Any]
    spans: frozenset[tuple[int, int]] = field(default=frozenset(), repr=False)

    def answer(self, item: dict[str, Any]) -> dict[str, Any]:
        """The answer cut down to its parties, `item`, and the meeting that it refers to."""
        whole = self.case.answers["summary"]
        answer = {name: [] for name in LISTS} | {"parties": list(whole["parties"])}
        wanted = item.get("meeting") or item.get("sideline_of")
        answer["meetings"] = [meeting for meeting in whole["meetings"] if meeting["id"] == wanted]
        answer[self.kind] = [*answer[self.kind], item]
        return copy.deepcopy(answer)

    def cited(self, quote: str, sentence: int) -> dict[str, Any]:
        """The item with one quote in the place of its evidence."""
        return self.item | {"evidence": [{"sentence": sentence, "quote": quote}]}

    def summary(self, item: dict[str, Any]) -> Summary:
        """What the whole flow makes of the answer that holds `item`."""
        return summary_of(self.case.document, self.answer(item))

    def stands(self, summary: Summary) -> bool:
        """Whether a summary that `summary` gave holds the item, beside what it refers to."""
        others = len(self.answer(self.item)[self.kind]) - 1
        return len(getattr(summary, self.kind)) > others


def cases() -> list[RecordedCase]:
    """Every recorded case that has an answer, each document once."""
    found: dict[str, RecordedCase] = {}
    for folder in sorted(path.parent for path in CASSETTES.glob("*/exchange.yaml")):
        cassette = read_cassette(folder)
        if cassette.manner.window != DEFAULT_MANNER.window:
            continue  # asked about in parts: the document is there as a whole, too
        answers: dict[str, dict[str, Any]] = {}
        for request, exchange in zip(cassette.requests, cassette.exchanges, strict=True):
            answer = _answer(exchange["response"]["body"])
            if answer is not None:
                answers.setdefault(request["response_format"]["json_schema"]["name"], answer)
        kept = found.get(cassette.document.id)
        if "summary" in answers and (kept is None or len(kept.answers) <= len(answers)):
            found[cassette.document.id] = RecordedCase(folder.name, cassette.document, answers)
    return sorted(found.values(), key=lambda case: case.name)


def _answer(body: dict[str, Any]) -> dict[str, Any] | None:
    """The JSON that a response answers, or None where it holds none."""
    try:
        content = body["json"]["choices"][0]["message"]["content"]
        answer: dict[str, Any] = json.loads(content) if isinstance(content, str) else content["value"]
        return answer
    except (KeyError, TypeError, ValueError):
        return None


def summary_of(document: Document, answer: dict[str, Any]) -> Summary:
    """The summary that comes of an answer whose correction mends nothing."""

    def ask(call: Call) -> Reply:
        return Reply(copy.deepcopy(answer) if call.name == "summary" else {"mends": []})

    return drive_flow_blocking(summarize_flow(document, PROMPT, model="recorded", version="0"), ask)


def slots(case: RecordedCase) -> Iterator[Slot]:
    """The items of a case's answer that stand with one quote alone, each with one such quote."""
    for kind in LISTS:
        for item in case.answers["summary"].get(kind, []):
            for evidence in item["evidence"]:
                slot = Slot(case, kind, item, evidence)
                alone = slot.summary(slot.cited(evidence["quote"], evidence["sentence"]))
                if slot.stands(alone) and not alone.rejected:
                    yield replace(slot, spans=spans_of(alone))
                    break


def spans_of(summary: Summary) -> frozenset[tuple[int, int]]:
    """Where the evidence of a summary stands."""
    return frozenset((evidence.start, evidence.end) for evidence in summary.all_evidence())
