"""Coreference: what the parts of a long document tell of one thing in different words.

`_join` joins what agrees in everything known. A document that comes back to a promise 20,000
characters later words it anew: whether the two are one is for a reading of both. That reading only
names items that stand; what it may join is ruled here, and nothing is joined over a difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from summarizer._figures import figures
from summarizer._merge import as_one
from summarizer._outcome import Flow, answered, spent_on
from summarizer._prompts import Prompt
from summarizer._reading import Reading
from summarizer._same import folded
from summarizer._settle import Settled
from summarizer._window import Window
from summarizer._worded import Worded, worded
from summarizer.errors import ModelError
from summarizer.schemas import Commitment, Concern, Coreference, Meeting, Rejected, Usage, When

Item = Meeting | Commitment | Concern
AT_ONCE = 100  # items in one call


def corefer_flow(
    kept: Settled,
    windows: Sequence[Window],
    prompt: Prompt,
    reading: Reading,
    give_up: tuple[type[ModelError], ...] = (),
) -> Flow[tuple[Settled, Usage]]:
    """What stands, with the items as one that several windows tell of, and what asking cost.

    Asks nothing where no two items can be one. Where no usable answer comes, all of them stand and
    `rejected` says so. Raises what came instead of one only where it is to be given up at.
    """
    every: list[Item] = [*kept.meetings, *kept.commitments, *kept.concerns]
    items = {each.id: each for each in every}
    told = {id_: _windows_of(item, windows, reading) for id_, item in items.items()}
    parts = _parts(kept, candidates(items, told), reading)
    if not parts:
        return kept, Usage()
    outcomes = yield [prompt.coreference(part, reading) for part in parts]
    groups: list[list[str]] = []
    lost: list[Rejected] = []
    for part, outcome in zip(parts, outcomes, strict=True):
        try:
            found = answered(outcome, Coreference, "coreference").groups
        except give_up:
            raise
        except ModelError as exc:
            what = f"coreference of {len(part)} items"
            lost.append(Rejected(what=what, why=f"{exc}: what is told twice may be listed twice"))
            continue
        shown = [item.id for item in part]
        groups += joinable([each.items for each in found], shown, items, told)
    joined = as_one(kept, groups)
    return replace(joined, rejected=[*lost, *joined.rejected]), spent_on(outcomes)


def _windows_of(item: Item, windows: Sequence[Window], reading: Reading) -> frozenset[int]:
    numbers = [reading.sentence_at(each.start).number for each in item.evidence]
    return frozenset(
        index
        for index, window in enumerate(windows)
        if any(window.first <= number <= window.last for number in numbers)
    )


def candidates(items: Mapping[str, Item], told: Mapping[str, frozenset[int]]) -> list[str]:
    """The items of which another window may tell as well, those of one party beside each other."""
    alike: dict[Hashable, list[str]] = defaultdict(list)
    for id_, item in items.items():
        for key in _keys(item):
            alike[key].append(id_)
    chosen: dict[str, None] = {}
    for ids in alike.values():
        if any(told[ids[0]].isdisjoint(told[id_]) for id_ in ids[1:]):
            chosen |= dict.fromkeys(ids)
    return list(chosen)


def _keys(item: Item) -> Iterator[Hashable]:
    """What two items must have one of in common to be the same: a kind and a side."""
    for side in _sides(item):
        yield _kind(item), side


def _sides(item: Item) -> tuple[str, ...]:
    if isinstance(item, Meeting):
        return item.parties
    return item.by if isinstance(item, Commitment) else item.raised_by


def _kind(item: Item) -> Hashable:
    if isinstance(item, Meeting):
        return "meeting", item.status
    if isinstance(item, Concern):
        return "concern", item.voice
    return "commitment", "binding" if item.binding else item.modality, item.standing


def _parts(kept: Settled, ids: Sequence[str], reading: Reading) -> list[list[Worded]]:
    by_id = {item.id: item for item in worded(kept, reading)}
    return [[by_id[id_] for id_ in ids[at : at + AT_ONCE]] for at in range(0, len(ids), AT_ONCE)]


def joinable(
    groups: Iterable[Sequence[str]],
    shown: Sequence[str],
    items: Mapping[str, Item],
    told: Mapping[str, frozenset[int]],
) -> list[list[str]]:
    """Of the groups answered what may be joined: items that were shown, each once, that fit together."""
    left = {id_: None for id_ in items if id_ in set(shown)}  # in the order of the document
    found: list[list[str]] = []
    for group in groups:
        clusters: list[list[str]] = []
        for id_ in [each for each in left if each in set(group)]:
            del left[id_]
            for cluster in clusters:
                apart = all(told[id_].isdisjoint(told[other]) for other in cluster)
                if apart and all(may_be_one(items[other], items[id_]) for other in cluster):
                    cluster.append(id_)
                    break
            else:
                clusters.append([id_])
        found += [cluster for cluster in clusters if len(cluster) > 1]
    return found


def may_be_one(a: Item, b: Item) -> bool:
    """Whether nothing that two items are known by keeps them apart, whatever their words."""
    if _kind(a) != _kind(b) or set(_sides(a)).isdisjoint(_sides(b)):
        return False
    if isinstance(a, Meeting) and isinstance(b, Meeting):
        rounds = {folded(each.round) for each in (a, b) if each.round}
        aside = b.id == a.sideline_of or a.id == b.sideline_of
        return len(rounds) < 2 and not aside and not _apart(a.when, b.when)
    if isinstance(a, Commitment) and isinstance(b, Commitment):
        mine, its = figures(a.action), figures(b.action)
        return (mine <= its or its <= mine) and not _apart(a.deadline, b.deadline)
    return True


def _apart(a: When | None, b: When | None) -> bool:
    """Whether two dates are known to have no day in common."""
    if a is None or b is None or not (a.start and a.end and b.start and b.end):
        return False
    return a.end < b.start or b.end < a.start
