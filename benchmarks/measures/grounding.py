"""What is refused and what is accepted as evidence, and how fast, beside langextract and instructor.

python -m benchmarks.measures.grounding [--each N] [--peers N] [--rounds N]

Fabrications are planted in the recorded answers of cassettes/, one at a time, and go through the
whole flow, whose correction mends nothing. The peers see the same quotes and texts.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from benchmarks.inputs.fabricated_quotes import FABRICATIONS
from benchmarks.inputs.false_claims import CLAIMS, FalseClaim, claims
from benchmarks.inputs.honest_quotes import AS_IT_STANDS, VARIATIONS, ellipses, variations, wrong_numbers
from benchmarks.inputs.planted_quotes import PlantedQuote, excused, fabrications
from benchmarks.inputs.recorded_answers import RecordedCase, Slot, cases, slots, spans_of
from benchmarks.inputs.spoiled_answers import run_alone
from benchmarks.measures.grounding_tables import Beside, claims_table, quotes_table, times_table
from benchmarks.peers.citations import keep_citations
from benchmarks.peers.environments import PeerError
from benchmarks.peers.langextract_runner import LANGEXTRACT, run_langextract
from summarizer._proof.ground import ground_evidence
from summarizer._text.reading import Reading
from summarizer._words.fold import _fold_short
from summarizer.schemas import Evidence


@dataclass(frozen=True)
class Corpus:
    """The recorded cases, and the items of their answers that stand with one quote alone."""

    cases: Sequence[RecordedCase] = field(default_factory=cases)

    def slots(self) -> list[Slot]:
        """The items of all cases."""
        return [slot for case in self.cases for slot in slots(case)]


def accepted(planted: PlantedQuote) -> bool:
    """Whether an item stands in the summary that comes of its answer, its own quote replaced."""
    return planted.slot.stands(planted.slot.summary(planted.slot.cited(planted.quote, planted.cited)))


def kept_in_place(planted: PlantedQuote) -> bool:
    """Whether an item stands, and with the evidence that its own quote gives."""
    summary = planted.slot.summary(planted.slot.cited(planted.quote, planted.cited))
    return planted.slot.stands(summary) and spans_of(summary) == planted.slot.spans


def believed(claimed: FalseClaim) -> bool:
    """Whether a false claim stands in the summary that comes of its answer, whoever reads it."""
    return claimed.holds(run_alone(claimed.slot, claimed.item).summary)


def fakes_of(corpus: Corpus, slots_: Sequence[Slot], most: int) -> list[PlantedQuote]:
    """Fabricated quotes of every kind. Each is really one: no rule of typography excuses it."""
    found = [
        planted
        for kind in FABRICATIONS
        for planted in fabrications(kind, slots_, corpus.cases, most=most)
    ]
    assert not any(excused(planted.quote, planted.slot.case) for planted in found)
    return found


def honest_of(slots_: Sequence[Slot], most: int) -> list[PlantedQuote]:
    """Honest quotes in every variation."""
    found = [planted for name in VARIATIONS for planted in variations(name, slots_, most=most)]
    return [*found, *ellipses(slots_, most=most), *wrong_numbers(slots_, most=most)]


def sample(planted: Sequence[PlantedQuote], most: int) -> list[PlantedQuote]:
    """The first `most` of every kind: the peers take long."""
    seen: dict[str, int] = {}
    kept = []
    for one in planted:
        seen[one.kind] = seen.get(one.kind, 0) + 1
        if seen[one.kind] <= most:
            kept.append(one)
    return kept


def ours_beside(planted: Sequence[PlantedQuote], rounds: int) -> Beside:
    """What our grounding finds, documents prepared before."""
    readings = {quote.slot.case.name: prepared(quote.slot.case) for quote in planted}
    found: list[bool] = []
    taken: list[list[float]] = []
    for _ in range(rounds):
        found, seconds = [], []
        _fold_short.cache_clear()  # each quote is new to a program that reads a document once
        for quote in planted:
            evidence = Evidence(sentence=quote.cited, quote=quote.quote)
            began = time.perf_counter()
            result = ground_evidence(evidence, readings[quote.slot.case.name])
            seconds.append(time.perf_counter() - began)
            found.append(isinstance(result, Evidence))
        taken.append(seconds)
    return Beside("ours", found, _median_of(taken))


def _median_of(rounds: Sequence[Sequence[float]]) -> float:
    """The median over quotes of each quote's median over rounds, in microseconds."""
    seconds = [statistics.median(of_quote) for of_quote in zip(*rounds, strict=True)]
    return float(statistics.median(seconds)) * 1e6


def preparation(cases_: Sequence[RecordedCase], rounds: int) -> float:
    """Milliseconds to split, fold and index a document: the median of rounds, the mean of documents."""
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        for case in cases_:
            prepared(case)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken) / len(cases_) * 1e3


def prepared(case: RecordedCase) -> Reading:
    """A case's document as it is read before the first of its quotes is looked for."""
    reading = Reading.of(case.document)
    reading.nearest("any quote at all")
    return reading


def _texts(planted: Sequence[PlantedQuote]) -> tuple[list[str], list[tuple[int, str]]]:
    names = sorted({quote.slot.case.name for quote in planted})
    texts = {quote.slot.case.name: quote.slot.case.document.text for quote in planted}
    return [texts[name] for name in names], [(names.index(p.slot.case.name), p.quote) for p in planted]


def langextract_beside(planted: Sequence[PlantedQuote], rounds: int, *, found: str = "found") -> Beside:
    """What langextract's aligner gives a span: whatever its status, or with `found="exact"` that one."""
    texts, quotes = _texts(planted)
    answer = run_langextract({"task": "align", "texts": texts, "quotes": quotes, "rounds": rounds})
    return Beside(f"langextract {LANGEXTRACT}", answer[found], _median_of(answer["seconds"]))


def citations_beside(planted: Sequence[PlantedQuote], rounds: int) -> Beside:
    """What instructor's CitationMixin keeps."""
    texts, quotes = _texts(planted)
    found, seconds = keep_citations(texts, quotes, rounds)
    return Beside("CitationMixin", found, _median_of(seconds))


def peers_of(planted: Sequence[PlantedQuote], rounds: int) -> list[Beside]:
    """The peers that can be measured here; a line says why one cannot."""
    found = []
    for measure in (langextract_beside, citations_beside):
        try:
            found.append(measure(planted, rounds))
        except PeerError as exc:
            print(f"\n(left out: {exc})")
    return found


def joined(one: Sequence[Beside], other: Sequence[Beside]) -> list[Beside]:
    """The peers with what they accepted of two lists of quotes."""
    return [replace(a, accepted=a.accepted + b.accepted) for a, b in zip(one, other, strict=True)]


def main() -> None:
    chosen = options()
    corpus = Corpus()
    items = corpus.slots()
    fakes, honest = fakes_of(corpus, items, chosen.each), honest_of(items, chosen.each)
    print(f"{len(corpus.cases)} documents, {len(items)} items that stand with one quote")
    verbatim = [quote for quote in honest if quote.kind == AS_IT_STANDS]
    varied = sample([quote for quote in honest if quote.kind != AS_IT_STANDS], chosen.peers)
    shown = {"verbatim": verbatim, "other typography": varied, "fabricated": sample(fakes, chosen.peers)}
    times, peers = {}, {}
    for name, seen in shown.items():
        peers[name] = peers_of(seen, chosen.rounds)
        times[name] = [ours_beside(seen, chosen.rounds), *peers[name]]
    refused = [not accepted(quote) for quote in fakes]
    quotes_table(
        "Fabricated quotes", "refused", fakes, refused, peers["fabricated"], shown["fabricated"]
    )
    kept = [kept_in_place(quote) for quote in honest]
    both = joined(peers["verbatim"], peers["other typography"])
    quotes_table("Honest quotes", "accepted", honest, kept, both, [*verbatim, *varied])
    told = [one for kind in CLAIMS for one in claims(kind, items, corpus.cases, most=chosen.each)]
    refused = [not believed(claim) for claim in told]
    claims_table("False claims beside a true quote", told, refused)
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
