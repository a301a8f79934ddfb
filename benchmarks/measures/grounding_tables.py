"""What was refused and accepted as evidence, and how fast, as tables of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.inputs.false_claims import FalseClaim
from benchmarks.inputs.planted_quotes import PlantedQuote
from benchmarks.measures.markdown import print_table


@dataclass(frozen=True)
class Beside:
    """What was accepted of a list of quotes, and the median microseconds for one of them."""

    name: str
    accepted: list[bool]
    microseconds: float


Counts = dict[str, list[bool]]


def by_kind(planted: Iterable[PlantedQuote | FalseClaim], judged: Iterable[bool]) -> Counts:
    """What was judged of each kind, in order."""
    counts: Counts = {}
    for item, verdict in zip(planted, judged, strict=True):
        counts.setdefault(item.kind, []).append(verdict)
    return counts


def words(kind: str) -> str:
    """The name of a kind as it is read."""
    return kind.replace("_", " ")


def share(judged: Sequence[bool]) -> str:
    """How many of how many."""
    return f"{sum(judged)} of {len(judged)}"


def quotes_table(
    title: str,
    verb: str,
    planted: Sequence[PlantedQuote],
    ours: list[bool],
    peers: Sequence[Beside],
    seen: Sequence[PlantedQuote],
) -> None:
    """Print one row a kind, ours beside what the peers accepted of those that they saw."""
    columns = [by_kind(seen, peer.accepted) for peer in peers]
    rows = [
        [words(kind), share(judged), *(share(column[kind]) for column in columns)]
        for kind, judged in by_kind(planted, ours).items()
    ]
    totals = [share(ours), *(share(peer.accepted) for peer in peers)]
    rows.append(["**all**", *(f"**{total}**" for total in totals)])
    print_table(title, ["", f"ours: {verb}", *(f"{peer.name}: accepted" for peer in peers)], rows)


def claims_table(title: str, told: Sequence[FalseClaim], refused: Sequence[bool]) -> None:
    """Print how many false claims of each kind were refused."""
    counts = by_kind(told, refused)
    print_table(
        title, ["", "refused"], ([words(kind), share(judged)] for kind, judged in counts.items())
    )


def times_table(columns: dict[str, list[Beside]]) -> None:
    """Print microseconds a quote and how many times ours that is, a row for each who was measured."""
    header = [""] + [text for name in columns for text in (name, "× ours")]
    rows = []
    for measured in zip(*columns.values(), strict=True):
        cells = [measured[0].name]
        for peer, (mine, *_) in zip(measured, columns.values(), strict=True):
            cells += [f"{peer.microseconds:,.0f}", f"{peer.microseconds / mine.microseconds:,.0f}"]
        rows.append(cells)
    print_table("Microseconds a quote (medians)", header, rows)
