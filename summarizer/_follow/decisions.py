"""Decisions: what a person rules on links and mentions, stronger than code and model, kept for ever."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from summarizer._follow.judge import make_link_id
from summarizer._follow.known import Known
from summarizer._follow.verify import refuse_claim
from summarizer.errors import DocumentError
from summarizer.schemas import Decision, Link, Mention, When

LARGEST = 16_000_000  # bytes


def read_decisions(path: Path) -> list[Decision]:
    """The decisions in a file: a JSON list, as a page of promises gives it.

    Raises DocumentError where it holds none.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise DocumentError(f"{path} has more than {LARGEST // 1_000_000} MB: is it decisions?")
        tree: Any = json.loads(path.read_text("utf-8"))
        return [Decision.model_validate(one) for one in tree]
    except OSError as exc:
        raise DocumentError(f"{path} cannot be read: {exc.strerror or exc}") from exc
    except ValidationError as exc:
        first = exc.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))[:80] or "as a whole"
        raise DocumentError(f"{path} is not a file of decisions: {place}: {first['msg'][:200]}") from exc
    except (ValueError, TypeError, RecursionError) as exc:
        raise DocumentError(f"{path} is not a file of decisions: write a JSON list of them") from exc


def merge_decisions(kept: Iterable[Decision], new: Iterable[Decision]) -> list[Decision]:
    """All decisions, of those on one thing the latest, in an order that their content gives."""
    by_target: dict[str, Decision] = {}
    for one in sorted([*kept, *new], key=lambda decision: decision.when):
        by_target[target_of(one)] = one
    return [by_target[target] for target in sorted(by_target)]


def target_of(decision: Decision) -> str:
    """What a decision is on: a pair of mentions, or one mention."""
    return f"{decision.later}>{decision.earlier}" if decision.earlier else decision.later


def apply_decisions(decisions: Iterable[Decision], known: Known) -> list[str]:
    """Let each decision rule; what is said of those about what is gone, a line each."""
    gone = []
    for one in decisions:
        ends = [one.later, *([one.earlier] if one.earlier else [])]
        if not known.holds(*ends):
            gone.append(
                f"the decision of {one.who} ({one.when}) on {target_of(one)} is about what is not there"
            )
        elif one.earlier is None:
            if one.ruling == "no":
                known.strike_mention(one.later, f"struck by {one.who} on {one.when}")
            elif one.ruling == "other":
                known.mentions[one.later] = _correct_mention(known.mentions[one.later], one)
        else:
            _rule_link(one, one.earlier, known)
    return gone


def _correct_mention(mention: Mention, decision: Decision) -> Mention:
    """A mention as a person words it; its quotes stay what the document says."""
    corrected: dict[str, object] = {"told": decision.told} if decision.told else {}
    if due := decision.due:
        corrected["deadline"] = When(text=due.isoformat(), start=due, end=due, precision="day")
    return mention.model_copy(update=corrected)


def _rule_link(decision: Decision, earlier: str, known: Known) -> None:
    """Strike a link, let it stand in a person's name, or give it another type."""
    standing = [
        link for link in known.links.values() if (link.later, link.earlier) == (decision.later, earlier)
    ]
    type_ = decision.type or next((link.type for link in standing), None)
    for link in standing:
        if decision.ruling == "no" or link.type != type_:
            known.remove_link(link.id)
            why = f"{decision.ruling}, by {decision.who} on {decision.when}"
            known.refused.append(refuse_claim(link, why))
    if decision.ruling != "no" and type_ is not None:
        before = next((link for link in standing if link.type == type_), None)
        known.replace_link(_link_of(decision, earlier, before, known, type_))


def _link_of(decision: Decision, earlier: str, before: Link | None, known: Known, type_: Any) -> Link:
    reason = f"{decision.who}, {decision.when}"
    if before is not None:
        return before.model_copy(update={"decided_by": "person", "reason": reason})
    later = known.mentions[decision.later]
    return Link(
        id=make_link_id(decision.later, earlier, type_),
        later=decision.later,
        earlier=earlier,
        type=type_,
        according_to=later.attribution.source,
        hedge=later.attribution.hedge,
        decided_by="person",
        reason=reason,
        evidence=later.evidence,
        about=known.mentions[earlier].evidence,
    )
