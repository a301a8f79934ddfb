"""Claims through the whole flow: a plain function plays the model that answers and the one that reads."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.inputs.claim_sets import Claim, ClaimedDocument
from benchmarks.inputs.recorded_answers import PROMPT
from summarizer import Document, Summary
from summarizer._call.call import Call
from summarizer._call.reply import Reply
from summarizer._flow.flow import summarize_flow
from summarizer._model.drive import drive_flow_blocking

SUPPORTED = {"reason": "stated", "support": "supported", "unsaid": []}
Verdicts = Mapping[str, Mapping[str, Any]]  # by the ids of the items


@dataclass(frozen=True)
class ClaimRun:
    """The summary that comes of an answer, and the calls for readings that were made on the way."""

    summary: Summary
    readings: list[Call] = field(default_factory=list)

    def readings_of(self, id_: str) -> list[Call]:
        """The calls that show the item with this id."""
        return [call for call in self.readings if id_ in items_shown(call)]


def items_shown(call: Call) -> list[str]:
    """The ids of the items that a reading is shown, in their order."""
    listed = call.user.rpartition("\nItems\n")[2].splitlines()
    return [line.partition(" | ")[0] for line in listed if line]


def support_all(call: Call) -> dict[str, Any]:
    """A reading that supports whatever it is shown."""
    return {"verdicts": [{"item": id_, **SUPPORTED} for id_ in items_shown(call)]}


def drive_answer(
    document: Document,
    answer: dict[str, Any],
    *,
    read: Callable[[Call], dict[str, Any]] = support_all,
) -> ClaimRun:
    """What the flow makes of an answer whose correction mends nothing, and whose items `read` judges."""
    readings: list[Call] = []

    def ask(call: Call) -> Reply:
        if call.name == "summary":
            return Reply(copy.deepcopy(answer))
        if call.name != "verification":
            return Reply({"mends": []})
        readings.append(call)
        return Reply(read(call))

    flow = summarize_flow(document, PROMPT, model="claims", version="0", verify=True)
    return ClaimRun(drive_flow_blocking(flow, ask), readings)


def drive_claim(
    claimed: ClaimedDocument, claim: Claim, verdict: Mapping[str, Any] = SUPPORTED
) -> ClaimRun:
    """A claim by itself through the flow, with a verdict on it; a party is always supported."""

    def read(call: Call) -> dict[str, Any]:
        given = {id_: verdict if id_ == claim.id else SUPPORTED for id_ in items_shown(call)}
        return {"verdicts": [{**one, "item": id_} for id_, one in given.items()]}

    return drive_answer(claimed.document, claimed.answer([claim]), read=read)


def stands_as_claimed(claim: Claim, summary: Summary) -> bool:
    """Whether a summary holds the claim with everything that carries it.

    A detail may be gone (to whom it is promised), but not the sides, the force, the condition or the hedge.
    """
    return any(_same_claim(claim, item, summary) for item in getattr(summary, claim.listed))


def _same_claim(claim: Claim, item: Any, summary: Summary) -> bool:
    says = claim.says
    if claim.listed == "meetings":
        return bool(item.status == says["status"])
    if claim.listed == "concerns":
        return bool(item.voice == says["voice"])
    return (item.modality, item.condition, item.attribution.hedge, item.standing) == (
        says["modality"],
        says["condition"],
        says["hedge"],
        "active",
    )
