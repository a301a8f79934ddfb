"""Which false values beside a true quote stand: through code alone, and read a second time.

    python -m benchmarks.measures.verification [--most N]
    python -m benchmarks.measures.verification --write-requests DIR
    python -m benchmarks.measures.verification --take-replies DIR

One item at a time of the recorded answers of cassettes/ says more, or other, than its document. What
code lets stand is planted in the whole answer, several items at once but none twice, beside the honest
ones, and read as `claims` has it read: readings are kept in tests/claims/readings.jsonl, and asked for
by --write-requests. An honest item that a reading refuses is lost.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.inputs.claim_driver import drive_answer
from benchmarks.inputs.claims_by_meaning import BY_MEANING
from benchmarks.inputs.false_claims import CLAIMS, FalseClaim, claims
from benchmarks.inputs.kept_readings import KeptReadings
from benchmarks.inputs.recorded_answers import RecordedCase, Slot, cases, slots
from benchmarks.inputs.spoiled_answers import id_of, run_alone, spoiled_answers

HONEST = "honest"


def planted(most: int, cases_: Sequence[RecordedCase], slots_: Sequence[Slot]) -> Iterator[FalseClaim]:
    """Up to `most` false items of each kind."""
    for plant in (*CLAIMS, *BY_MEANING):
        yield from claims(plant, slots_, cases_, most=most)


def count_fates(
    found: Sequence[FalseClaim], slots_: Sequence[Slot], kept: KeptReadings
) -> Counter[tuple[str, str]]:
    """How many false items of each kind stand after code alone, are read, and stand when read."""
    counted: Counter[tuple[str, str]] = Counter()
    standing = [claim for claim in found if claim.holds(run_alone(claim.slot, claim.item).summary)]
    counted.update((claim.kind, "planted") for claim in found)
    counted.update((claim.kind, "stands") for claim in standing)
    for spoiled in spoiled_answers(standing):
        run = drive_answer(spoiled.document, spoiled.answer, read=kept.read)
        verdicts = kept.verdicts_on(run.readings)
        for claim in spoiled.false:
            verdict = verdicts.get(id_of(claim.slot))
            if verdict is not None:
                held = claim.holds(run_alone(claim.slot, claim.item, verdict).summary)
                counted.update([(claim.kind, "read"), *([(claim.kind, "kept")] if held else [])])
        for slot in spoiled.honest(slots_):
            verdict = verdicts.get(id_of(slot))
            if verdict is not None:
                held = slot.stands(run_alone(slot, slot.item, verdict).summary)
                counted.update([(HONEST, "read"), *([] if held else [(HONEST, "lost")])])
    return counted


def table_of(counted: Counter[tuple[str, str]]) -> Iterator[str]:
    """A row for each kind, then all of them, then the honest items that were read beside them."""
    yield "| false | planted | stand after code alone | read | stand when read |"
    yield "|---|---:|---:|---:|---:|"
    kinds = list(dict.fromkeys(kind for kind, _ in counted if kind != HONEST))
    columns = ("planted", "stands", "read", "kept")
    for kind in kinds:
        cells = " | ".join(str(counted[kind, column]) for column in columns)
        yield f"| {kind.replace('_', ' ')} | {cells} |"
    sums = (sum(counted[kind, column] for kind in kinds) for column in columns)
    yield f"| **all** | {' | '.join(f'**{total}**' for total in sums)} |"
    read, lost = counted[HONEST, "read"], counted[HONEST, "lost"]
    yield f"\nHonest items read beside them: {read}, of which {lost} lost."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--most", type=int, default=60, help="false items of each kind")
    parser.add_argument("--write-requests", type=Path, metavar="DIR", help="for readings not kept")
    parser.add_argument("--take-replies", type=Path, metavar="DIR", help="keep the readings there")
    chosen = parser.parse_args()
    kept = KeptReadings()
    if chosen.take_replies:
        print(f"{kept.take_replies(chosen.take_replies)} new readings, {len(kept)} kept")
        return
    found = cases()
    open_slots = [slot for case in found for slot in slots(case)]
    false = list(planted(chosen.most, found, open_slots))
    print("\n".join(table_of(count_fates(false, open_slots, kept))))
    if chosen.write_requests:
        written = kept.write_requests(chosen.write_requests)
        print(f"\n{written} requests written to {chosen.write_requests}")


if __name__ == "__main__":
    main()
