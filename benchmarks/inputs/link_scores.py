"""Link scores: a file of promises against the right links of a series.

A link is right if its later end overlaps the gold's, its earlier end any mention of the same chain, and
its type is the gold's or one as good. "same" and "repeated" inside one chain are neutral where the gold
says nothing of the pair. Optional links neither reward nor punish.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from benchmarks.inputs.series_gold import GoldSeries
from summarizer.schemas import Evidence, Link, Promises

ACCUSATIONS = ("missed", "broken", "denied", "contradicted", "withdrawn")
Spans = list[tuple[str, int, int]]  # the name of a document in the gold, and offsets


@dataclass
class LinkScore:
    """What was counted over one series or many."""

    required: int = 0
    found: int = 0
    neutral: int = 0
    wrong: list[str] = field(default_factory=list)
    traps: list[str] = field(default_factory=list)
    unfounded: list[str] = field(default_factory=list)
    accusations: int = 0
    accusations_found: int = 0
    missed: list[str] = field(default_factory=list)
    meetings: int = 0
    meetings_found: int = 0
    meetings_wrong: int = 0
    not_verbatim: int = 0

    @property
    def is_right(self) -> bool:
        """Whether nothing that is required is missed, nothing is wrong, and no trap was stepped into."""
        complete = self.found == self.required and self.meetings_found == self.meetings
        return complete and not (self.wrong or self.traps or self.meetings_wrong or self.not_verbatim)

    @property
    def precision(self) -> float:
        """The share of right links among those that count."""
        told = self.found + len(self.wrong)
        return self.found / told if told else 1.0

    @property
    def recall(self) -> float:
        """The share of required links that were found."""
        return self.found / self.required if self.required else 1.0

    def add(self, other: LinkScore) -> None:
        """Add what was counted elsewhere."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


class _Gold:
    """The gold of a series, with the spans of its mentions by their ids."""

    def __init__(self, series: GoldSeries) -> None:
        self.gold = series.gold
        chains = list(enumerate(series.gold.get("commitments", [series.gold])))
        self.spans = {
            one["id"]: (one["doc"], one["start"], one["end"]) for _, c in chains for one in c["mentions"]
        }
        self.chain = {one["id"]: number for number, c in chains for one in c["mentions"]}
        self.links: list[dict[str, Any]] = [link for _, chain in chains for link in chain["links"]]

    def end(self, end: Any) -> tuple[str, int, int]:
        """The span of an end of a trap: a mention's id, or a place of its own."""
        if isinstance(end, str):
            return self.spans[end]
        return self.spans[end["mention"]] if "mention" in end else (end["doc"], end["start"], end["end"])

    def earlier_ends(self, link: Mapping[str, Any]) -> set[str]:
        """The mentions that are as good for the earlier end of a link: any other one of its chain."""
        chain = self.chain[link["from"]]
        inside = {id_ for id_, number in self.chain.items() if number == chain and id_ != link["from"]}
        return {link["to"], *link.get("to_alt", ()), *inside}


def score_series(series: GoldSeries, promises: Promises) -> LinkScore:
    """Score the links and meetings of a file of promises."""
    gold, score = _Gold(series), LinkScore()
    names = {document.id: name for name, document in series.documents.items()}
    mentions = {one.id: one for one in promises.mentions}
    found: set[int] = set()
    for link in promises.links:
        ends = []
        for id_, quotes in ((link.later, link.evidence), (link.earlier, link.about)):
            document = mentions[id_].document
            ends.append(_spans(names[document], [*mentions[id_].evidence, *quotes]))
            score.not_verbatim += _not_verbatim(series, names[document], quotes)
        _score_link(link, ends[0], ends[1], gold, score, found)
    required = [number for number, link in enumerate(gold.links) if not link["optional"]]
    score.required, score.found = len(required), len(found & set(required))
    told = [gold.links[number] for number in required if number not in found]
    score.missed = [f"{series.name}: {link['from']} {link['type']} {link['to']}" for link in told]
    accused = [number for number in required if gold.links[number]["type"] in ACCUSATIONS]
    score.accusations, score.accusations_found = len(accused), len(found & set(accused))
    if promises.tellings:  # the gold's own mentions are of promises only
        _score_meetings(series, promises, names, score)
    return score


def _score_link(
    link: Link, later: Spans, earlier: Spans, gold: _Gold, score: LinkScore, found: set[int]
) -> None:
    right = [
        number
        for number, one in enumerate(gold.links)
        if _hits(later, gold.spans[one["from"]])
        and any(_hits(earlier, gold.spans[id_]) for id_ in gold.earlier_ends(one))
        and link.type in {one["type"], *one.get("type_alt", ())}
    ]
    if right:
        found.add(min(right, key=lambda number: gold.links[number]["optional"]))
        return
    words = f"{link.type}: {link.evidence[0].quote!r} > {link.about[0].quote!r}"
    stepped = next(
        (one for one in gold.gold.get("not_links", ()) if _steps(later, earlier, one, gold)), None
    )
    if not stepped and link.type in ("same", "repeated") and _is_inside(later, earlier, gold):
        score.neutral += 1
        return
    score.wrong.append(words)
    if link.type in ACCUSATIONS:
        score.unfounded.append(words)
    if stepped:
        score.traps.append(f"{words}: {stepped['why']}")


def _steps(later: Spans, earlier: Spans, trap: Mapping[str, Any], gold: _Gold) -> bool:
    a, b = gold.end(trap["a"]), gold.end(trap["b"])
    return (_hits(later, a) and _hits(earlier, b)) or (_hits(later, b) and _hits(earlier, a))


def _is_inside(later: Spans, earlier: Spans, gold: _Gold) -> bool:
    """Whether both ends are in one chain of the gold."""
    return any(
        gold.chain[a] == gold.chain[b]
        for a, mine in gold.spans.items()
        if _hits(later, mine)
        for b, its in gold.spans.items()
        if a != b and _hits(earlier, its)
    )


def _score_meetings(
    series: GoldSeries, promises: Promises, names: Mapping[str, str], score: LinkScore
) -> None:
    tellings = {one.id: one for one in promises.tellings}
    listed = series.gold.get("meetings", ())
    spans = [[(e["doc"], e["start"], e["end"]) for e in one["mentions"]] for one in listed]
    optional = [
        [bool(e.get("optional") or one.get("optional")) for e in one["mentions"]] for one in listed
    ]
    required = {
        (number, a, b)
        for number, one in enumerate(spans)
        for a, b in combinations(range(len(one)), 2)
        if not optional[number][a] and not optional[number][b]
    }
    found: set[tuple[int, int, int]] = set()
    for meeting in promises.meetings:
        told = [tellings[id_] for id_ in meeting.tellings]
        for a, b in combinations([_spans(names[one.document], one.evidence) for one in told], 2):
            pairs = set(_pairs_hit(a, b, spans))
            found |= pairs
            score.meetings_wrong += not pairs
    score.meetings, score.meetings_found = len(required), len(found & required)


def _pairs_hit(a: Spans, b: Spans, spans: Sequence[Spans]) -> Iterator[tuple[int, int, int]]:
    for number, one in enumerate(spans):
        for i, j in combinations(range(len(one)), 2):
            if (_hits(a, one[i]) and _hits(b, one[j])) or (_hits(a, one[j]) and _hits(b, one[i])):
                yield number, i, j


def _spans(name: str, evidence: Iterable[Evidence]) -> Spans:
    return [(name, one.start, one.end) for one in evidence]


def _hits(spans: Spans, span: tuple[str, int, int]) -> bool:
    return any(one[0] == span[0] and one[1] < span[2] and span[1] < one[2] for one in spans)


def _not_verbatim(series: GoldSeries, name: str, evidence: Iterable[Evidence]) -> int:
    text = series.documents[name].text
    return sum(text[one.start : one.end] != one.quote for one in evidence)
