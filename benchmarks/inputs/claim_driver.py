"""Claims through the whole flow: plain functions play the model that answers and the one that reads."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from benchmarks.inputs.claim_sets import Claim, ClaimedDocument
from benchmarks.inputs.recorded_answers import PROMPT
from summarizer import Document, Summary
from summarizer._call.call import Call
from summarizer._call.reply import Reply
from summarizer._flow.flow import summarize_flow
from summarizer._model.drive import drive_flow_blocking

NOTHING: dict[str, dict[str, Any]] = {"correction": {"mends": []}, "coreference": {"groups": []}}
SUPPORTED: Verdict = {"reason": "stated", "support": "supported", "unsaid": []}
Verdict = Mapping[str, Any]


@dataclass(frozen=True)
class ClaimRun:
    """The summary that comes of an answer, and the calls for readings that were made on the way."""

    summary: Summary
    readings: list[Call] = field(default_factory=list)

    def readings_of(self, id_: str) -> list[Call]:
        """The calls that show the item with this id."""
        return [call for call in self.readings if id_ in items_shown(call.user)]


def items_shown(user: str) -> list[str]:
    """The ids of the items that a request for a reading shows, in their order."""
    listed = user.rpartition("\nItems\n")[2].splitlines()
    return [line.partition(" | ")[0] for line in listed if line]


def support_all(call: Call) -> dict[str, Any]:
    """A reading that supports whatever it is shown."""
    return {"verdicts": [{"item": id_, **SUPPORTED} for id_ in items_shown(call.user)]}


def drive_answer(
    document: Document,
    answer: dict[str, Any],
    *,
    read: Callable[[Call], dict[str, Any]] = support_all,
) -> ClaimRun:
    """What the flow makes of an answer whose correction mends nothing, and whose items `read` judges."""
    readings: list[Call] = []

    def ask(call: Call) -> Reply:
        if call.name == "verification":
            readings.append(call)
            return Reply(read(call))
        return Reply(copy.deepcopy({"summary": answer, **NOTHING}[call.name]))

    flow = summarize_flow(document, PROMPT, model="claims", version="0", verify=True)
    return ClaimRun(drive_flow_blocking(flow, ask), readings)


def drive_item(
    document: Document, answer: dict[str, Any], id_: str, verdict: Verdict = SUPPORTED
) -> ClaimRun:
    """An answer through the flow, with a verdict on one of its items; all others are supported."""

    def read(call: Call) -> dict[str, Any]:
        given = {shown: verdict if shown == id_ else SUPPORTED for shown in items_shown(call.user)}
        return {"verdicts": [{**one, "item": shown} for shown, one in given.items()]}

    return drive_answer(document, answer, read=read)


def drive_claim(claimed: ClaimedDocument, claim: Claim, verdict: Verdict = SUPPORTED) -> ClaimRun:
    """A claim by itself through the flow, with a verdict on it."""
    return drive_item(claimed.document, claimed.answer([claim]), claim.id, verdict)


def stands_as_claimed(claim: Claim, summary: Summary) -> bool:
    """Whether a summary holds the claim: its sides, its force, its condition and its hedge.

    Of an honest claim the side may be gone towards which it is made: a weaker claim does no harm.
    """
    return any(_is_claimed(claim, item) for item in getattr(summary, claim.listed))


def _is_claimed(claim: Claim, item: Any) -> bool:
    says = claim.says
    if claim.listed == "meetings":
        return (item.status, len(item.parties)) == (says["status"], len(says["parties"]))
    if claim.listed == "concerns":
        return (item.voice, len(item.raised_by)) == (says["voice"], len(says["raised_by"]))
    found = (item.modality, item.condition, item.attribution.hedge, item.standing, len(item.by))
    given = (says["modality"], says["condition"], says["hedge"], says.get("standing", "active"))
    towards = claim.honest or len(item.to) == len(says["to"])
    return towards and found == (*given, len(says["by"]))
