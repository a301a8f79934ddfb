"""What becomes of honest and false claims: through code alone, and read a second time.

    python -m benchmarks.measures.claims [--set SET ...] [--refused]
    python -m benchmarks.measures.claims --set documents --write-requests DIR
    python -m benchmarks.measures.claims --take-replies DIR

The claims are those of tests/claims, and the items of the project's gold, which are honest. Code
refuses a claim that no reading is shown; what a reading found is known where a reply to exactly that
request is kept (tests/claims/readings.jsonl). --write-requests writes each request without one to a
folder, as NNN.request.json and NNN.prompt.md; write the reply to NNN.reply.json, and --take-replies
keeps it. The claims of one document are answered and read at once.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.inputs.claim_driver import drive_answer, drive_claim, stands_as_claimed
from benchmarks.inputs.claim_sets import SETS, Claim, ClaimedDocument, claim_sets
from benchmarks.inputs.gold_claims import gold_claims
from benchmarks.inputs.kept_readings import KeptReadings

GOLD = "gold"
COLUMNS = {
    True: ("made", "refused", "read", "lost"),
    False: ("made", "refused", "unread", "read", "kept"),
}


@dataclass(frozen=True)
class Fate:
    """What became of one claim: whether code let it stand, who read it, and whether it stood then.

    `stands_read` is None where no reading of it is kept; `why` says why code refused it.
    """

    document: ClaimedDocument
    claim: Claim
    stands: bool
    shown: bool
    stands_read: bool | None
    why: str = ""

    def counts(self) -> Iterator[str]:
        """The columns that it counts in."""
        yield "made"
        if not self.stands:
            yield "refused"
        elif not self.shown:
            yield "unread"
        if self.stands_read is not None:
            yield "read"
            if self.stands_read is not self.claim.honest:
                yield "lost" if self.claim.honest else "kept"


def fates_of(claimed: ClaimedDocument, kept: KeptReadings) -> Iterator[Fate]:
    """What becomes of the claims of a document, which are answered together."""
    run = drive_answer(claimed.document, claimed.answer(), read=kept.read)
    verdicts = kept.verdicts_on(run.readings)
    for claim in claimed.claims:
        alone = drive_claim(claimed, claim)
        stands = stands_as_claimed(claim, alone.summary)
        why = "" if stands else "; ".join(note.why for note in alone.summary.rejected)
        after = _stands_after(claimed, claim, verdicts.get(claim.id)) if stands else None
        yield Fate(claimed, claim, stands, bool(run.readings_of(claim.id)), after, why)


def _stands_after(
    claimed: ClaimedDocument, claim: Claim, verdict: Mapping[str, Any] | None
) -> bool | None:
    if verdict is None:
        return None
    return stands_as_claimed(claim, drive_claim(claimed, claim, verdict).summary)


def table_of(fates: Iterable[Fate]) -> Iterator[str]:
    """The rows: all claims, then each language, then each kind."""
    counted: dict[str, Counter[tuple[bool, str]]] = {}
    for fate in fates:
        kind = f"kind: {fate.claim.kind.replace('_', ' ')}"
        for row in ("all", fate.document.language, kind):
            counts = counted.setdefault(row, Counter())
            counts.update((fate.claim.honest, column) for column in fate.counts())
    yield (
        "| of | honest | refused by code | read | lost when read"
        " | false | refused by code | pass unread | read | kept when read |"
    )
    yield "|---|" + "---:|" * 9
    for row in sorted(counted, key=lambda name: (name != "all", name.startswith("kind"), name)):
        cells = [counted[row][honest, column] for honest in COLUMNS for column in COLUMNS[honest]]
        yield f"| {row} | {' | '.join(map(str, cells))} |"


def documents_of(sets: Iterable[str]) -> Iterator[ClaimedDocument]:
    """The documents of some sets; the project's own gold is one more."""
    for name in sets:
        yield from gold_claims() if name == GOLD else claim_sets(name)


def main() -> None:
    chosen = options()
    kept = KeptReadings()
    if chosen.take_replies:
        print(f"{kept.take_replies(chosen.take_replies)} new readings, {len(kept)} kept")
        return
    sets = chosen.sets or [*SETS, GOLD]
    fates = [fate for claimed in documents_of(sets) for fate in fates_of(claimed, kept)]
    honest = sum(fate.claim.honest for fate in fates)
    print(f"{honest:,} honest claims and {len(fates) - honest:,} false ones ({', '.join(sets)})\n")
    print("\n".join(table_of(fates)))
    if chosen.refused:
        print_refused(fates)
    if chosen.write_requests:
        written = kept.write_requests(chosen.write_requests)
        print(f"\n{written} requests written to {chosen.write_requests}")


def print_refused(fates: Iterable[Fate]) -> None:
    """The honest claims that are lost, and the false ones that stand although they were read."""
    for fate in fates:
        wrong = not fate.stands if fate.claim.honest else not fate.shown and fate.stands
        if wrong or fate.stands_read not in (None, fate.claim.honest):
            how = "honest" if fate.claim.honest else "false"
            print(f"\n{fate.document.name} {fate.claim.id}, {how}: {fate.claim.quote}")
            print(f"  {dict(fate.claim.says)}")
            print(f"  {fate.why or 'a reading judged it so'}")


def options() -> argparse.Namespace:
    """Which claims, and what is to be done with readings."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument(
        "--set", dest="sets", action="append", choices=[*SETS, GOLD], help="one of these"
    )
    parser.add_argument("--refused", action="store_true", help="list what is lost, and why")
    parser.add_argument("--write-requests", type=Path, metavar="DIR", help="for readings not kept")
    parser.add_argument("--take-replies", type=Path, metavar="DIR", help="keep the readings there")
    return parser.parse_args()


if __name__ == "__main__":
    main()
