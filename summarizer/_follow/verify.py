"""Verifying: each link in words for a second reading, and what its verdict costs the link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarizer._flow.prompts import sendable_line
from summarizer._follow.judge import Table
from summarizer.schemas import Change, Evidence, Link, Refused, UnmetCondition, Verdict

Claim = Link | UnmetCondition
# Details without which a link claims less, by their names in a reading; any other one carries the claim.
_CUT: Mapping[str, Mapping[str, bool | None]] = {
    "of party": {"of_party": None},
    "by its maker": {"maker_only": False},
}


def word_claim(id_: str, claim: Claim, called: Mapping[str, str], table: Table) -> str:
    """A link on one line: its type, its two ends with their quotes, and who says so."""
    if isinstance(claim, UnmetCondition):
        type_, details = "condition not met", []
    else:
        type_ = f"denied, the {claim.of}" if claim.type == "denied" and claim.of else claim.type
        details = [
            ("of party", claim.of_party and table.parties[claim.of_party].name),
            ("by its maker", "yes" if claim.maker_only else None),
            ("date", claim.change and _word_change(claim.change)),
        ]
    told = [
        ("later", f"{called[claim.later]} {_quote_all(claim.evidence)}"),
        ("earlier", f"{called[claim.earlier]} {_quote_all(claim.about)}"),
        ("according to", claim.according_to or "the writer"),
        ("hedge", claim.hedge),
        *details,
    ]
    words = "; ".join(f"{name}: {value}" for name, value in told if value)
    return sendable_line(f"{id_} | {type_} | {words}")


def _quote_all(evidence: Sequence[Evidence]) -> str:
    return " … ".join(f"“{one.quote}”" for one in evidence)


def _word_change(change: Change) -> str | None:
    """A moved deadline in words; None where neither date is known."""
    old, new = (when.text if when else "none" for when in (change.old, change.new))
    return f"from {old} to {new}" if change.old or change.new else None


def settle_verdicts(
    claims: Sequence[Claim], verdicts: Sequence[Verdict]
) -> tuple[list[Claim], list[Refused]]:
    """What stands of links once they were read again, without the details that were not said."""
    heard = {verdict.item: verdict for verdict in reversed(verdicts)}
    stand: list[Claim] = []
    refused: list[Refused] = []
    for number, claim in enumerate(claims, 1):
        verdict = heard.get(f"l{number}")
        settled = _settle_claim(claim, verdict)
        if isinstance(settled, str):
            refused.append(refuse_claim(claim, settled))
        else:
            stand.append(settled)
    return stand, refused


def refuse_claim(claim: Claim, why: str) -> Refused:
    """A link that does not stand, with the reason."""
    type_ = claim.type if isinstance(claim, Link) else "condition not met"
    return Refused(later=claim.later, earlier=claim.earlier, type=type_, why=why)


def _settle_claim(claim: Claim, verdict: Verdict | None) -> Claim | str:
    if verdict is None:
        return "the second reading gave no verdict on it"
    if verdict.support == "supported":
        return claim
    if verdict.support == "partly" and verdict.unsaid and isinstance(claim, Link):
        if all(name in _CUT for name in verdict.unsaid):
            cut = {key: value for name in verdict.unsaid for key, value in _CUT[name].items()}
            return claim.model_copy(update=cut)
        return f"not said so ({', '.join(verdict.unsaid)}): {verdict.reason}"
    return f"the second reading does not support it: {verdict.reason}"
