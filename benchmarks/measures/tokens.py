"""Tokens a document, ours beside instructor's and langextract's, over the recorded cases.

python -m benchmarks.measures.tokens [--no-peers]

A token is estimated as four characters of the JSON that goes over the wire, compact as openai's
client writes it. Nothing is sent.
"""

from __future__ import annotations

import argparse
import copy
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.inputs.fabricated_quotes import word_put_in
from benchmarks.inputs.planted_quotes import fabrications
from benchmarks.inputs.recorded_answers import PROMPT, RecordedCase, cases, slots
from benchmarks.measures.markdown import print_table
from benchmarks.peers.environments import PeerError
from benchmarks.peers.langextract_runner import LANGEXTRACT, build_prompts
from benchmarks.peers.peer_answers import WAYS, costs, kept, measured, requests
from benchmarks.peers.peer_requests import (
    MODEL,
    Modest,
    estimate_tokens,
    instructor_body,
    project_answer,
)
from summarizer._call.call import Call, request_body
from summarizer._call.reply import Reply
from summarizer._flow.flow import summarize_flow
from summarizer._model.drive import drive_flow_blocking
from summarizer.schemas import Answer


@dataclass(frozen=True)
class Cost:
    """Estimated tokens of a request and of its answer."""

    sent: int
    answered: int

    @property
    def total(self) -> int:
        """Both together."""
        return self.sent + self.answered


@dataclass
class CallCosts:
    """What the calls of one flow cost, by their names."""

    calls: dict[str, Cost] = field(default_factory=dict)

    def of(self, name: str) -> Cost:
        """What the calls of a name cost; nothing where there was none."""
        return self.calls.get(name, Cost(0, 0))


def ours(case: RecordedCase, answers: dict[str, dict[str, Any]], *, verify: bool = False) -> CallCosts:
    """What the flow sends for a document, given these answers by the name of the call."""
    spent = CallCosts()

    def ask(call: Call) -> Reply:
        body = request_body(call, model=MODEL, mode="json-schema")
        answer = _verdicts(call) if call.name == "verification" else copy.deepcopy(answers[call.name])
        before = spent.of(call.name)
        spent.calls[call.name] = Cost(
            before.sent + estimate_tokens(body), before.answered + estimate_tokens(answer)
        )
        return Reply(answer)

    drive_flow_blocking(
        summarize_flow(case.document, PROMPT, model=MODEL, version="0", verify=verify), ask
    )
    return spent


def _verdicts(call: Call) -> dict[str, Any]:
    """The answer that supports every item."""
    listed = call.user.rpartition("\nItems\n")[2].splitlines()
    ids = [line.split(" | ")[0] for line in listed if " | " in line]
    return {"verdicts": [{"item": id_, "support": "supported", "reason": "stated"} for id_ in ids]}


@dataclass(frozen=True)
class TokenRow:
    """One document: ours, and instructor over our schema and over a modest one."""

    case: RecordedCase
    spent: CallCosts
    same: Cost
    modest: Cost

    @property
    def first(self) -> Cost:
        """Our first request and its answer."""
        return self.spent.of("summary")


def row_of(case: RecordedCase) -> TokenRow:
    """What a document costs in each way; the modest answer is ours, cut down to that schema."""
    answer = case.answers["summary"]
    text = case.document.text
    same = Cost(estimate_tokens(instructor_body(text, Answer)), estimate_tokens(answer))
    modest = Cost(
        estimate_tokens(instructor_body(text, Modest)), estimate_tokens(project_answer(answer))
    )
    return TokenRow(
        case, ours(case, {"correction": {"mends": []}} | case.answers, verify=True), same, modest
    )


def one_bad_quote(case: RecordedCase, cases_: Sequence[RecordedCase]) -> tuple[Cost, Cost] | None:
    """What it costs to mend one quote with a word put in, and what the first call cost.

    The answer to the correction is one mend that gives the true quote. None: no item to spoil.
    """
    items = [slot for slot in slots(case) if len(slot.item["evidence"]) == 1 and slot.kind != "overview"]
    planted = next(fabrications(word_put_in, items, cases_, most=1), None) if items else None
    if planted is None:
        return None
    answer = copy.deepcopy(case.answers["summary"])
    at = case.answers["summary"][planted.slot.kind].index(planted.slot.item)
    right = planted.slot.evidence
    answer[planted.slot.kind][at]["evidence"] = [{"sentence": right["sentence"], "quote": planted.quote}]
    mend = {"fault": 1, "drop": False, "sentence": right["sentence"], "text": right["quote"]}
    spent = ours(case, {"summary": answer, "correction": {"mends": [mend]}})
    return spent.of("correction"), spent.of("summary")


def langextract_tokens(
    texts: list[str], sent: dict[str, Any] | None = None
) -> dict[str, list[tuple[int, int]]]:
    """The prompt tokens and requests for each text, by langextract's defaults and in one chunk."""
    found = sent or build_prompts(texts)
    return {
        way: [(sum(map(estimate_tokens, prompts)), len(prompts)) for prompts in found[way]]
        for way in found
    }


def print_requests(rows: Sequence[TokenRow]) -> None:
    """Print prompt and answer tokens a document, and the totals."""
    header = ["", "characters", "ours: prompt", "answer", "instructor, our schema: prompt", "answer"]
    header += ["instructor, modest schema: prompt", "answer", "ours / our schema", "ours / modest"]
    cells = []
    for row in rows:
        costs = (row.first, row.same, row.modest)
        cells.append([row.case.name, f"{len(row.case.document.text):,}", *_cells(costs)])
    sums = [_sum([cost(row) for row in rows]) for cost in (_first, _same, _modest)]
    size = sum(len(row.case.document.text) for row in rows)
    cells.append(["**all**", f"{size:,}", *_cells(sums)])
    print_table("Tokens (characters / 4), one request each", header, cells)


def _first(row: TokenRow) -> Cost:
    return row.first


def _same(row: TokenRow) -> Cost:
    return row.same


def _modest(row: TokenRow) -> Cost:
    return row.modest


def _sum(costs: Sequence[Cost]) -> Cost:
    return Cost(sum(cost.sent for cost in costs), sum(cost.answered for cost in costs))


def _cells(costs: Sequence[Cost]) -> list[str]:
    mine, same, modest = costs
    numbers = [f"{number:,}" for cost in costs for number in (cost.sent, cost.answered)]
    return [*numbers, f"{mine.total / same.total:.2f}", f"{mine.total / modest.total:.2f}"]


def print_rounds(rows: Sequence[TokenRow], cases_: Sequence[RecordedCase]) -> None:
    """Print what a correction and a verification cost beside the first request."""
    cells = [
        [f"{row.case.name}, as recorded", *_round(row.spent.of("correction"), row.first)]
        for row in rows
        if row.spent.of("correction").total
    ]
    mends = [pair for pair in (one_bad_quote(case, cases_) for case in cases_) if pair]
    mends.sort(key=lambda pair: pair[0].total / pair[1].total)
    for name, at in (("median", len(mends) // 2), ("dearest", -1)):
        cells.append([f"one bad quote, {name} of {len(mends)} documents", *_round(*mends[at])])
    header = ["", "prompt", "answer", "asking again", "share", "instructor's reask", "share"]
    print_table("A correction beside asking again", header, cells)
    verified = _sum([row.spent.of("verification") for row in rows])
    first = _sum([row.first for row in rows])
    print(
        f"\nVerification (`--verify`), all documents: {verified.sent:,} prompt and {verified.answered:,}"
        f" answer tokens, {verified.total / first.total:.2f} of the first requests and answers."
    )


def _round(round_: Cost, first: Cost) -> list[str]:
    """A correction, the first request again, and instructor's reask: that with the bad answer in it."""
    cells = [f"{round_.sent:,}", f"{round_.answered:,}"]
    for again in (first.total, first.total + first.answered):
        cells += [f"{again:,}", f"{round_.total / again:.3f}"]
    return cells


def print_langextract(rows: Sequence[TokenRow]) -> None:
    """Print the prompts of langextract beside ours."""
    try:
        found = langextract_tokens([row.case.document.text for row in rows])
    except PeerError as exc:
        print(f"\n(left out: {exc})")
        return
    mine = sum(row.first.sent for row in rows)
    cells = [["ours", f"{mine:,}", str(len(rows)), f"{mine / len(rows):,.0f}", "1.00"]]
    for way, by_document in found.items():
        sent, requests = sum(number for number, _ in by_document), sum(count for _, count in by_document)
        name = f"langextract {LANGEXTRACT}, {way.replace('_', ' ')}"
        cells.append(
            [name, f"{sent:,}", str(requests), f"{sent / len(rows):,.0f}", f"{mine / sent:.2f}"]
        )
    print_table(
        "Prompts of all documents", ["", "tokens", "requests", "a document", "ours / this"], cells
    )


def print_answered(rows: Sequence[TokenRow]) -> None:
    """Print the prompts and answers of the peers for the documents whose answers are kept."""
    chosen = measured()
    try:
        found = costs(list(requests(chosen)), kept())
    except PeerError as exc:
        print(f"\n(left out: {exc})")
        return
    names = {case.name for case in chosen}
    mine = _sum([row.first for row in rows if row.case.name in names])
    header = ["", "prompt", "answer", "requests", "both, a document", "ours / this"]
    cells = [["ours", f"{mine.sent:,}", f"{mine.answered:,}", str(len(chosen))]]
    cells[0] += [f"{mine.total / len(chosen):,.0f}", "1.00"]
    for way in WAYS:
        if way not in found:
            again = "python -m benchmarks.peers.peer_answers asks again"
            print(f"\n(left out: {way}: its answers are of other requests; {again})")
            continue
        sent, answered, count = found[way]
        name = way.replace("langextract", f"langextract {LANGEXTRACT}")
        both = sent + answered
        cells.append(
            [
                name,
                *(f"{number:,}" for number in (sent, answered, count)),
                f"{both / len(chosen):,.0f}",
                f"{mine.total / both:.2f}",
            ]
        )
    print_table(f"Prompts and answers of {len(chosen)} documents", header, cells)


def main() -> None:
    parser = argparse.ArgumentParser(description="Tokens, beside instructor and langextract.")
    parser.add_argument(
        "--no-peers", action="store_true", help="without langextract, which is installed"
    )
    chosen = parser.parse_args()
    found = cases()
    rows = [row_of(case) for case in found]
    print_requests(rows)
    print_rounds(rows, found)
    if not chosen.no_peers:
        print_langextract(rows)
        print_answered(rows)


if __name__ == "__main__":
    main()
