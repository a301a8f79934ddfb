"""What is refused and what is accepted as evidence, and how fast, beside langextract and instructor.

python -m benchmarks.measures.grounding [--each N] [--peers N] [--rounds N]

Fabrications are planted in the recorded answers of cassettes/, one at a time, and go through the
whole flow, whose correction mends nothing. The peers see the same quotes and texts.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from benchmarks.inputs.fabricated_quotes import FABRICATIONS, Planted, excused, fabrications
from benchmarks.inputs.false_claims import BY_MEANING, CLAIMS, Claimed, claims
from benchmarks.inputs.honest_quotes import VARIATIONS, ellipses, variations, wrong_numbers
from benchmarks.inputs.recorded_answers import Case, Slot, cases, slots, spans_of, summary_of
from benchmarks.measures.markdown import print_table
from benchmarks.peers.citations import keep_citations
from benchmarks.peers.environments import PeerError
from benchmarks.peers.langextract_runner import LANGEXTRACT, run_langextract
from summarizer._proof.ground import ground
from summarizer._text.reading import Reading
from summarizer._text.split import split
from summarizer._words.fold import _fold_short
from summarizer.schemas import Evidence


@dataclass(frozen=True)
class Corpus:
    """The recorded cases, and the items of their answers that stand with one quote alone."""

    cases: Sequence[Case] = field(default_factory=cases)

    def slots(self) -> list[Slot]:
        """The items of all cases."""
        return [slot for case in self.cases for slot in slots(case)]


def accepted(planted: Planted) -> bool:
    """Whether an item stands in the summary that comes of its answer, its own quote replaced."""
    return planted.slot.stands(planted.slot.summary(planted.slot.cited(planted.quote, planted.cited)))


def kept_in_place(planted: Planted) -> bool:
    """Whether an item stands, and with the evidence that its own quote gives."""
    summary = planted.slot.summary(planted.slot.cited(planted.quote, planted.cited))
    return planted.slot.stands(summary) and spans_of(summary) == planted.slot.spans


def believed(claimed: Claimed) -> bool:
    """Whether a false claim stands in the summary that comes of its answer."""
    item = dict(claimed.item)
    stranger = item.pop("+party", None)
    answer = claimed.slot.answer(item)
    if stranger:
        answer["parties"].append({"id": "p99", "name": stranger, "kind": "state"})
    return claimed.holds(summary_of(claimed.slot.case.document, answer))


def fakes_of(corpus: Corpus, slots_: Sequence[Slot], each: int) -> list[Planted]:
    """Fabricated quotes of every kind. Each is really one: no rule of typography excuses it."""
    found = [
        planted
        for kind in FABRICATIONS
        for planted in fabrications(kind, slots_, corpus.cases, most=each)
    ]
    assert not any(excused(planted.quote, planted.slot.case) for planted in found)
    return found


def honest_of(slots_: Sequence[Slot], each: int) -> list[Planted]:
    """Honest quotes in every variation."""
    found = [planted for vary in VARIATIONS for planted in variations(vary, slots_, most=each)]
    return [*found, *ellipses(slots_, most=each), *wrong_numbers(slots_, most=each)]


Counts = dict[str, list[bool]]


def by_kind(planted: Iterable[Planted | Claimed], judged: Iterable[bool]) -> Counts:
    """What was judged of each kind, in order."""
    counts: Counts = {}
    for each, verdict in zip(planted, judged, strict=True):
        counts.setdefault(each.kind, []).append(verdict)
    return counts


def sample(planted: Sequence[Planted], each: int) -> list[Planted]:
    """The first `each` of every kind: the peers take long."""
    seen: dict[str, int] = {}
    kept = []
    for one in planted:
        seen[one.kind] = seen.get(one.kind, 0) + 1
        if seen[one.kind] <= each:
            kept.append(one)
    return kept


@dataclass(frozen=True)
class Beside:
    """What was accepted of a list of quotes, and the median microseconds for one of them."""

    name: str
    accepted: list[bool]
    microseconds: float


def ours_beside(planted: Sequence[Planted], rounds: int) -> Beside:
    """What our grounding finds, documents prepared before."""
    readings = {each.slot.case.name: prepared(each.slot.case) for each in planted}
    found: list[bool] = []
    taken: list[list[float]] = []
    for _ in range(rounds):
        found, seconds = [], []
        _fold_short.cache_clear()  # each quote is new to a program that reads a document once
        for each in planted:
            evidence = Evidence(sentence=each.cited, quote=each.quote)
            began = time.perf_counter()
            result = ground(evidence, readings[each.slot.case.name])
            seconds.append(time.perf_counter() - began)
            found.append(isinstance(result, Evidence))
        taken.append(seconds)
    return Beside("ours", found, _median_of(taken))


def _median_of(rounds: Sequence[Sequence[float]]) -> float:
    """The median over quotes of each quote's median over rounds, in microseconds."""
    return statistics.median(statistics.median(each) for each in zip(*rounds, strict=True)) * 1e6


def preparation(cases_: Sequence[Case], rounds: int) -> float:
    """Milliseconds to split, fold and index a document: the median of rounds, the mean of documents."""
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        for case in cases_:
            prepared(case)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken) / len(cases_) * 1e3


def prepared(case: Case) -> Reading:
    """A case's document as it is read before the first of its quotes is looked for."""
    reading = Reading(case.document, split(case.document.text))
    reading.nearest("any quote at all")
    return reading


def _texts(planted: Sequence[Planted]) -> tuple[list[str], list[tuple[int, str]]]:
    names = sorted({each.slot.case.name for each in planted})
    texts = {each.slot.case.name: each.slot.case.document.text for each in planted}
    return [texts[name] for name in names], [(names.index(p.slot.case.name), p.quote) for p in planted]


def langextract_beside(planted: Sequence[Planted], rounds: int) -> Beside:
    """What langextract's aligner gives a span, whatever its status."""
    texts, quotes = _texts(planted)
    answer = run_langextract({"task": "align", "texts": texts, "quotes": quotes, "rounds": rounds})
    return Beside(f"langextract {LANGEXTRACT}", answer["found"], _median_of(answer["seconds"]))


def citations_beside(planted: Sequence[Planted], rounds: int) -> Beside:
    """What instructor's CitationMixin keeps."""
    texts, quotes = _texts(planted)
    found, seconds = keep_citations(texts, quotes, rounds)
    return Beside("CitationMixin", found, _median_of(seconds))


def peers_of(planted: Sequence[Planted], rounds: int) -> list[Beside]:
    """The peers that can be measured here; a line says why one cannot."""
    found = []
    for measure in (langextract_beside, citations_beside):
        try:
            found.append(measure(planted, rounds))
        except PeerError as exc:
            print(f"\n(left out: {exc})")
    return found


def words(kind: str) -> str:
    """The name of a kind as it is read."""
    return kind.replace("_", " ")


def share(judged: Sequence[bool]) -> str:
    """How many of how many."""
    return f"{sum(judged)} of {len(judged)}"


def quotes_table(
    title: str,
    verb: str,
    planted: Sequence[Planted],
    ours: list[bool],
    peers: Sequence[Beside],
    seen: Sequence[Planted],
) -> None:
    """Print one row a kind, ours beside what the peers accepted of those that they saw."""
    columns = [by_kind(seen, peer.accepted) for peer in peers]
    rows = [
        [words(kind), share(judged), *(share(column[kind]) for column in columns)]
        for kind, judged in by_kind(planted, ours).items()
    ]
    totals = [share(ours), *(share(peer.accepted) for peer in peers)]
    rows.append(["**all**", *(f"**{each}**" for each in totals)])
    print_table(title, ["", f"ours: {verb}", *(f"{peer.name}: accepted" for peer in peers)], rows)


def claims_table(title: str, told: Sequence[Claimed]) -> None:
    """Print how many false claims of each kind were refused."""
    counts = by_kind(told, [not believed(one) for one in told])
    print_table(title, ["", "refused"], ([words(kind), share(each)] for kind, each in counts.items()))


def times_table(columns: dict[str, list[Beside]]) -> None:
    """Print microseconds a quote and how many times ours that is, a row for each who was measured."""
    header = [""] + [text for name in columns for text in (name, "× ours")]
    rows = []
    for each in zip(*columns.values(), strict=True):
        cells = [each[0].name]
        for peer, (mine, *_) in zip(each, columns.values(), strict=True):
            cells += [f"{peer.microseconds:,.0f}", f"{peer.microseconds / mine.microseconds:,.0f}"]
        rows.append(cells)
    print_table("Microseconds a quote (medians)", header, rows)


def joined(one: Sequence[Beside], other: Sequence[Beside]) -> list[Beside]:
    """The peers with what they accepted of two lists of quotes."""
    return [replace(a, accepted=a.accepted + b.accepted) for a, b in zip(one, other, strict=True)]


def main() -> None:
    chosen = options()
    corpus = Corpus()
    items = corpus.slots()
    fakes, honest = fakes_of(corpus, items, chosen.each), honest_of(items, chosen.each)
    print(f"{len(corpus.cases)} documents, {len(items)} items that stand with one quote")
    verbatim = [each for each in honest if each.kind == "as_it_stands"]
    varied = sample([each for each in honest if each.kind != "as_it_stands"], chosen.peers)
    shown = {"verbatim": verbatim, "other typography": varied, "fabricated": sample(fakes, chosen.peers)}
    times, peers = {}, {}
    for name, seen in shown.items():
        peers[name] = peers_of(seen, chosen.rounds)
        times[name] = [ours_beside(seen, chosen.rounds), *peers[name]]
    refused = [not accepted(each) for each in fakes]
    quotes_table(
        "Fabricated quotes", "refused", fakes, refused, peers["fabricated"], shown["fabricated"]
    )
    kept = [kept_in_place(each) for each in honest]
    both = joined(peers["verbatim"], peers["other typography"])
    quotes_table("Honest quotes", "accepted", honest, kept, both, [*verbatim, *varied])
    for title, kinds in (
        ("False claims beside a true quote", CLAIMS),
        ("What takes a second reading (`--verify`): refused without one", BY_MEANING),
    ):
        told = [one for kind in kinds for one in claims(kind, items, corpus.cases, most=chosen.each)]
        claims_table(title, told)
    times_table(times)
    once = preparation(corpus.cases, max(chosen.rounds, 5))
    size = sum(len(case.document.text) for case in corpus.cases) // len(corpus.cases)
    print(f"\nPreparing a document, once: {once:.1f} ms on average, for {size:,} characters.")


def options() -> argparse.Namespace:
    """How much is planted, shown to the peers and timed."""
    parser = argparse.ArgumentParser(description="Grounding, beside langextract and instructor.")
    parser.add_argument("--each", type=int, default=40, help="quotes of each kind")
    parser.add_argument("--peers", type=int, default=4, help="of these, how many the peers see")
    parser.add_argument("--rounds", type=int, default=3, help="rounds that are timed")
    chosen = parser.parse_args()
    if min(chosen.each, chosen.peers, chosen.rounds) < 1:
        parser.error("each number is 1 or more")
    return chosen


if __name__ == "__main__":
    main()
