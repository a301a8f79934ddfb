"""What a second reading (--verify) refuses that code cannot: false claims beside true quotes.

    python -m benchmarks.measures.verification [--most 12]

One item of each recorded answer is given to another side of the document, or the quote of another item,
so that code alone lets it stand; the summary with the false item in it is then verified by the endpoint
in use (OPENAI_BASE_URL, SUMMARIZER_MODEL), a request a document. What stands beside it is honest: a
reading that refuses those items costs more than it gives.
"""

from __future__ import annotations

import argparse
import asyncio
import copy
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer._flow.verify import verify_flow

from benchmarks.inputs.false_claims import FalseClaim, claims, other_side_acts, quote_of_another_item
from benchmarks.inputs.recorded_answers import RecordedCase, cases, slots, summary_of
from summarizer import AsyncSummarizer, Summary
from summarizer._flow.prompts import Prompt
from summarizer._proof.settle import Settled


@dataclass(frozen=True)
class SpoiledSummary:
    """A summary with one false item that code let stand, and the id that the item has in it."""

    case: RecordedCase
    kind: str
    summary: Summary
    false: str


def planted(most: int) -> Iterator[SpoiledSummary]:
    """At most one false item a document, the two kinds in turn."""
    found, taken = cases(), 0
    for case in found:
        kinds = (other_side_acts, quote_of_another_item)
        for plant in kinds[taken % 2 :] + kinds[: taken % 2]:
            made = next(
                filter(None, map(_standing, claims(plant, list(slots(case)), found, most=20))), None
            )
            if made:
                yield made
                taken += 1
                break
        if taken == most:
            return


def _standing(claimed: FalseClaim) -> SpoiledSummary | None:
    """The claim within its whole answer, where it stands there as it was planted."""
    case, kind = claimed.slot.case, claimed.slot.kind
    if kind == "overview":
        return None
    whole = copy.deepcopy(case.answers["summary"])
    place = whole[kind].index(claimed.slot.item)
    before = summary_of(case.document, whole)
    whole[kind][place] = claimed.item
    after = summary_of(case.document, whole)
    old, new = (
        {item.id: item.model_dump_json(exclude={"id"}) for item in getattr(summary, kind)}
        for summary in (before, after)
    )
    false = [id_ for id_, text in new.items() if text not in old.values()]
    if len(false) != 1 or len(old) != len(new):
        return None
    return SpoiledSummary(case, claimed.kind, after, false[0])


async def verified(spoiled: SpoiledSummary, reader: AsyncSummarizer) -> Counter[tuple[str, str]]:
    """How the endpoint in use judges the false item, and the honest ones beside it."""
    kept = Settled(
        parties=list(spoiled.summary.parties),
        meetings=list(spoiled.summary.meetings),
        commitments=list(spoiled.summary.commitments),
        concerns=list(spoiled.summary.concerns),
        overview=list(spoiled.summary.overview),
    )
    flow = verify_flow(kept, Prompt(), spoiled.case.reading, None)
    calls = next(flow)
    outcomes = [await reader._session.models.ask(call) for call in calls]
    found: Counter[tuple[str, str]] = Counter()
    for outcome in outcomes:
        for verdict in outcome.value["verdicts"]:
            kind = spoiled.kind if verdict["item"] == spoiled.false else "honest"
            found[kind, verdict["support"]] += 1
    flow.close()
    return found


async def measured(most: int) -> Counter[tuple[str, str]]:
    """All of them, at once."""
    async with AsyncSummarizer(timeout=3600) as reader:
        return sum(
            await asyncio.gather(*(verified(spoiled, reader) for spoiled in planted(most))), Counter()
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--most", type=int, default=12, help="false items, one a document")
    found = asyncio.run(measured(parser.parse_args().most))
    print("|  | items | not supported | partly | supported |")
    print("|---|---:|---:|---:|---:|")
    for kind in sorted({kind for kind, _ in found}):
        counts = [found[kind, support] for support in ("not", "partly", "supported")]
        print(f"| {kind.replace('_', ' ')} | {sum(counts)} | {' | '.join(map(str, counts))} |")


if __name__ == "__main__":
    main()
