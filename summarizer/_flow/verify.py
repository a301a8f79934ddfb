"""Verifying: what a second, independent reading of the items makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from summarizer._call.call import Call
from summarizer._call.prices import Price, cost_of
from summarizer._call.reply import Flow, parse_answer, spent_on
from summarizer._flow.merge import renumber_items
from summarizer._flow.prompts import VERIFY, Prompt
from summarizer._flow.worded import Worded, claims_with_ids, word_items
from summarizer._proof.bounds import shorten_text
from summarizer._proof.settle import Settled
from summarizer._proof.unverified import NO_VERDICT, lost_call
from summarizer._text.reading import Reading
from summarizer.errors import ModelError
from summarizer.schemas import (
    Commitment,
    Concern,
    Meeting,
    Point,
    Rejected,
    Summary,
    Verdict,
    Verdicts,
    Verification,
)

AT_ONCE = 40  # items in one call: their verdicts stay far below any limit of an answer


def verify_flow(
    kept: Settled,
    prompt: Prompt,
    reading: Reading,
    price: Price | None,
    give_up: tuple[type[ModelError], ...] = (),
) -> Flow[tuple[Settled, Verification]]:
    """What stands once a second reading has judged each item by its sentences, and what that cost.

    Items on which no verdict came stand as they did, and `rejected` says so. Raises what came instead
    of the verdicts only where it is to be given up at.
    """
    parts = _split_for_verification(kept, reading)
    outcomes = (yield [prompt.verification(part, reading) for part in parts]) if parts else []
    verdicts: list[Verdict] = []
    lost: list[Rejected] = []
    unheard: set[str] = set()
    for part, outcome in zip(parts, outcomes, strict=True):
        ids = {item.id for item in part}
        try:
            found = parse_answer(outcome, Verdicts, "verification").verdicts
            verdicts += [verdict for verdict in found if verdict.item in ids]
        except give_up:
            raise
        except ModelError as exc:
            lost.append(lost_call(len(part), exc))
            unheard |= ids
    standing, kept_verdicts = apply_verdicts(kept, verdicts, unheard)
    usage = spent_on(outcomes)
    return replace(standing, rejected=[*lost, *standing.rejected]), Verification(
        prompt=VERIFY,
        prompt_hash=prompt.verification_hash,
        usage=usage.model_copy(update={"cost": cost_of(price, usage)}),
        verdicts=kept_verdicts,
    )


def verification_calls(summary: Summary, reading: Reading, prompt: Prompt) -> list[Call]:
    """The calls that would have the items of a summary judged, which was made of what is read."""
    kept = Settled(
        parties=list(summary.parties),
        meetings=list(summary.meetings),
        commitments=list(summary.commitments),
        concerns=list(summary.concerns),
        overview=list(summary.overview),
    )
    return [prompt.verification(part, reading) for part in _split_for_verification(kept, reading)]


def _split_for_verification(kept: Settled, reading: Reading) -> list[list[Worded]]:
    items = word_items(kept, reading)
    return [items[at : at + AT_ONCE] for at in range(0, len(items), AT_ONCE)]


def apply_verdicts(
    kept: Settled, verdicts: Sequence[Verdict], unheard: Iterable[str] = ()
) -> tuple[Settled, tuple[Verdict, ...]]:
    """What stands after the verdicts, numbered anew, and the verdicts under the new ids.

    The first verdict on an item counts. Items found unsupported are in `rejected`, as are notes
    of those on which no verdict came, but the `unheard`; verdicts on what is no item are passed over.
    """
    found: dict[str, Verdict] = {}
    for verdict in verdicts:
        short = verdict.model_copy(update={"reason": shorten_text(verdict.reason)})
        found.setdefault(verdict.item, short)
    items = {id_: item for id_, item in claims_with_ids(kept) if id_ not in set(unheard)}
    rejected = list(kept.rejected)
    for id_, item in items.items():
        verdict_on = found.get(id_)
        if verdict_on is None:
            rejected.append(Rejected(what=_describe_claim(item), why=NO_VERDICT))
        elif verdict_on.support == "not":
            why = f"not supported by its evidence, a second reading found: {verdict_on.reason}"
            quote = item.evidence[0].quote  # the document's own words
            rejected.append(Rejected(what=_describe_claim(item), why=why, nearest=quote))
    gone = {id_ for id_ in items if id_ in found and found[id_].support == "not"}
    standing, ids = _drop_items(replace(kept, rejected=rejected), gone)
    kept_verdicts = tuple(
        found[old].model_copy(update={"item": new}) for old, new in ids.items() if old in found
    )
    return standing, kept_verdicts


def _drop_items(kept: Settled, gone: set[str]) -> tuple[Settled, Mapping[str, str]]:
    """`kept` without some items, numbered anew; the new ids of the others, by their old ones."""
    old = [id_ for id_, _ in claims_with_ids(kept) if id_ not in gone]
    left = replace(
        kept,
        meetings=[meeting for meeting in kept.meetings if meeting.id not in gone],
        commitments=[commitment for commitment in kept.commitments if commitment.id not in gone],
        concerns=[concern for concern in kept.concerns if concern.id not in gone],
        overview=[point for number, point in enumerate(kept.overview, 1) if f"o{number}" not in gone],
    )
    new = renumber_items(left)
    return new, dict(zip(old, (id_ for id_, _ in claims_with_ids(new)), strict=True))


def _describe_claim(item: Meeting | Commitment | Concern | Point) -> str:
    if isinstance(item, Commitment):
        return f"commitment: {item.action}"
    if isinstance(item, Concern):
        return f"concern: {item.about}"
    if isinstance(item, Meeting):
        return f"meeting: {item.evidence[0].quote}"
    return f"overview: {item.text}"
