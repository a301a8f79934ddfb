"""Coreference: what the parts of a long document tell of one thing in different words.

`_join` joins what agrees in everything known. A document that comes back to a promise 20,000
characters later words it anew: whether the two are one is for a reading of both. That reading only
names items that stand; what it may join is ruled here, and nothing is joined over a difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import combinations
from typing import Any

from pydantic import BaseModel

from summarizer._call.reply import Flow, parse_answer, spent_on
from summarizer._flow.merge import join_groups
from summarizer._flow.prompts import Prompt
from summarizer._flow.same import evidence_of, fold_optional, folded_words, share_evidence, values_agree
from summarizer._flow.same_items import closed_values, told_words, worth_of_figure
from summarizer._flow.window import Window
from summarizer._flow.worded import Worded, word_items
from summarizer._proof.settle import Settled
from summarizer._text.reading import Reading
from summarizer._words.figures import figures_in
from summarizer._words.word_edges import is_unspaced_script
from summarizer.errors import ModelError
from summarizer.schemas import (
    Attribution,
    Commitment,
    Concern,
    Coreference,
    Figure,
    Meeting,
    Rejected,
    Usage,
    When,
)
from summarizer.schemas.marked import MarkedField, id_of, marked_fields, side_fields, sides_of
from summarizer.schemas.marks import Place, Refers, Told, Verbatim

Item = BaseModel  # of a kind whose items are told in words: no outcome, and no point of the overview
AT_ONCE = 100  # items in one call
MOST_COMPARED = 100  # items of one side in one window, each with each
ALIKE = 0.5  # the share of words in common from which two tellings may be one
_ONLY = frozenset({0})  # the window of a document in one
LETTERS = 4  # of a word by which it is known in another form


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
    own = (item for listed in kept.own.values() for item in listed)
    every: list[Item] = [*kept.meetings, *kept.commitments, *kept.concerns, *own]
    items = {id_of(item): item for item in every}
    told = {id_: _windows_of(item, windows, reading) for id_, item in items.items()}
    parts = _split_for_coreference(kept, group_candidates(items, told), reading)
    if not parts:
        return kept, Usage()
    outcomes = yield [prompt.coreference(part, reading) for part in parts]
    groups: list[list[str]] = []
    lost: list[Rejected] = []
    for part, outcome in zip(parts, outcomes, strict=True):
        try:
            found = parse_answer(outcome, Coreference, "coreference").groups
        except give_up:
            raise
        except ModelError as exc:
            what = f"coreference of {len(part)} items"
            lost.append(Rejected(what=what, why=f"{exc}: what is told twice may be listed twice"))
            continue
        shown = [item.id for item in part]
        groups += joinable_groups([group.items for group in found], shown, items, told)
    joined = join_groups(kept, groups)
    return replace(joined, rejected=[*lost, *joined.rejected]), spent_on(outcomes)


def _windows_of(item: Item, windows: Sequence[Window], reading: Reading) -> frozenset[int]:
    if len(windows) == 1:
        return _ONLY
    numbers = [reading.sentence_at(evidence.start).number for evidence in evidence_of(item)]
    return frozenset(
        index
        for index, window in enumerate(windows)
        if any(window.first <= number <= window.last for number in numbers)
    )


def group_candidates(items: Mapping[str, Item], told: Mapping[str, frozenset[int]]) -> list[list[str]]:
    """The items that may be told twice, each once, beside others of its side.

    From one window to another whatever is of one kind and side may be; within a window, where the
    model told things apart, only what stands in one place or is worded alike.
    """
    alike: dict[Hashable, list[str]] = defaultdict(list)
    for id_, item in items.items():
        for key in _coreference_keys(item):
            alike[key].append(id_)
    chosen: set[str] = set()
    found: list[list[str]] = []
    for ids in alike.values():
        apart = any(a.isdisjoint(b) for a, b in combinations({told[id_] for id_ in ids}, 2))
        pairs = combinations(ids[:MOST_COMPARED], 2)
        close = {id_ for a, b in pairs if may_repeat(items[a], items[b]) for id_ in (a, b)}
        group = [id_ for id_ in ids if (apart or id_ in close) and id_ not in chosen]
        if group:
            found.append(group)
            chosen.update(group)
    return found


def may_repeat(a: Item, b: Item) -> bool:
    """Whether two items of one window may be one: nothing keeps them apart, and they are alike.

    Meetings of one window the model has told apart by more than their words.
    """
    if isinstance(a, Meeting) or isinstance(b, Meeting) or not may_be_one(a, b):
        return False
    left, right = (stems_of_words(told_words(item)) for item in (a, b))
    shared = 2 * len(left & right)
    return shared >= ALIKE * (len(left) + len(right)) or (shared > 0 and share_evidence(a, b))


def stems_of_words(text: str) -> frozenset[str]:
    """The words of a text by their first letters; in scripts without spaces each pair of letters."""
    found: set[str] = set()
    for word in folded_words(text):
        if is_unspaced_script(word):
            found |= {word[at : at + 2] for at in range(len(word) - 1)}
        elif len(word) > LETTERS:
            found.add(word[:LETTERS])
    return frozenset(found)


def _coreference_keys(item: Item) -> Iterator[Hashable]:
    """What two items must have one of in common to be the same: a kind and a side, if it has sides."""
    for side in sides_of(item) if side_fields(type(item)) else ("",):
        yield _coreference_kind(item), side


def _coreference_kind(item: Item) -> Hashable:
    if isinstance(item, Meeting):
        return Meeting, item.status
    if isinstance(item, Concern):
        return Concern, item.voice
    if isinstance(item, Commitment):
        return Commitment, item.binding or item.modality, item.standing
    return type(item), *closed_values(item)


def _split_for_coreference(
    kept: Settled, alike: Sequence[Sequence[str]], reading: Reading
) -> list[list[Worded]]:
    calls = group_for_calls(alike)
    if not calls:  # as for most documents
        return []
    by_id = {item.id: item for item in word_items(kept, reading)}
    return [[by_id[id_] for id_ in ids] for ids in calls]


def group_for_calls(alike: Iterable[Sequence[str]]) -> list[list[str]]:
    """The items of each call: those that are alike in one, as far as they are not too many."""
    parts: list[list[str]] = [[]]
    for ids in alike:
        if len(parts[-1]) + len(ids) > AT_ONCE:
            parts.append([])
        for id_ in ids:
            if len(parts[-1]) == AT_ONCE:
                parts.append([])
            parts[-1].append(id_)
    return [part for part in parts if len(part) > 1]


def joinable_groups(
    groups: Iterable[Sequence[str]],
    shown: Sequence[str],
    items: Mapping[str, Item],
    told: Mapping[str, frozenset[int]],
) -> list[list[str]]:
    """Of the groups answered what may be joined: items that were shown, each once, that fit together."""
    known = set(shown)
    left = {id_: None for id_ in items if id_ in known}  # in the order of the document
    found: list[list[str]] = []
    for group in groups:
        clusters: list[list[str]] = []
        named = set(group)
        for id_ in [left_id for left_id in left if left_id in named]:
            del left[id_]
            for cluster in clusters:
                if all(_may_join(items, told, other, id_) for other in cluster):
                    cluster.append(id_)
                    break
            else:
                clusters.append([id_])
        found += [cluster for cluster in clusters if len(cluster) > 1]
    return found


def _may_join(items: Mapping[str, Item], told: Mapping[str, frozenset[int]], a: str, b: str) -> bool:
    if told[a].isdisjoint(told[b]):
        return may_be_one(items[a], items[b])
    return may_repeat(items[a], items[b])


def may_be_one(a: Item, b: Item) -> bool:
    """Whether nothing that two items are known by keeps them apart, whatever their words."""
    mine, its = set(sides_of(a)), set(sides_of(b))
    if _coreference_kind(a) != _coreference_kind(b) or not _is_nested(mine, its):
        return False
    if mine.isdisjoint(its) and side_fields(type(a)):
        return False
    if not all(
        _fit_together(field, getattr(a, field.name), getattr(b, field.name))
        for field in marked_fields(type(a))
        if not (isinstance(a, Meeting) and isinstance(field.mark, Verbatim))
    ):
        return False
    if isinstance(a, Meeting) and isinstance(b, Meeting):
        aside = b.id == a.sideline_of or a.id == b.sideline_of
        known = ((a.format, b.format), (a.host, b.host), (*map(fold_optional, (a.round, b.round)),))
        return not aside and all(values_agree(*pair) for pair in known)
    return True


def _fit_together(field: MarkedField, a: Any, b: Any) -> bool:
    """Whether two values of a field may be of one thing: one holds the other, or one is not known."""
    mark = field.mark
    if mark is Attribution:
        return fold_optional(a.hedge) == fold_optional(b.hedge)
    if isinstance(mark, Refers) and field.many and mark.to == "parties":
        return _is_nested(set(a), set(b))
    if field.many:
        return True
    if mark is When:
        return not _are_dates_apart(a, b)
    if mark is Figure:
        return values_agree(worth_of_figure(a), worth_of_figure(b))
    if isinstance(mark, Told) and mark.carries:
        return _is_nested(figures_in(a or ""), figures_in(b or ""))
    if isinstance(mark, Place):
        return _is_nested(folded_words(a or ""), folded_words(b or ""))
    return not isinstance(mark, Verbatim) or values_agree(fold_optional(a), fold_optional(b))


def _is_nested(a: Set[object], b: Set[object]) -> bool:
    """Whether one holds all of the other, as it does of what is not known."""
    return a <= b or b <= a


def _are_dates_apart(a: When | None, b: When | None) -> bool:
    """Whether two dates are known to have no day in common, or, both unresolved, are worded apart."""
    if a is None or b is None:
        return False
    if a.start and a.end and b.start and b.end:
        return a.end < b.start or b.end < a.start
    return not (a.start or b.start or _is_nested(folded_words(a.text), folded_words(b.text)))
