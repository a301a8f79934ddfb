"""Who met whom, as a drawing: parties are points, meetings lines. The only importer of networkx."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from summarizer.render._graph_labels import NameLabel, place_labels
from summarizer.render._known_parties import Key, keys_of, names_over
from summarizer.schemas import Status, Summary

WIDTH, MARGIN = 960, 70  # of the drawing, in its own units
LOWEST, HIGHEST, EACH = 220, 620, 22  # its height: what a few parties take, what all do, what one adds
ACROSS, GAP = 1.4, 0.75  # names are written across; between groups, in the room that a party takes
MOST_PARTIES = 40  # more names than these cannot be read
HELD: frozenset[Status] = frozenset({"held"})
Places = dict[Key, tuple[float, float]]
AHEAD: frozenset[Status] = frozenset({"scheduled", "proposed"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties, how often they met, and how often they are to meet."""

    one: str
    other: str
    held: int
    ahead: int


@dataclass(frozen=True, slots=True)
class Node:
    """A party as a point; `size` is its radius."""

    name: str
    x: int
    y: int
    size: int
    label: NameLabel


@dataclass(frozen=True, slots=True)
class Edge:
    """A pair as a line; `width` grows with the meetings; dashed where all are still ahead."""

    x1: int
    y1: int
    x2: int
    y2: int
    width: int
    pair: Pair


@dataclass(frozen=True, slots=True)
class Drawing:
    """The points and lines, how high they reach, and of how many parties those shown are."""

    nodes: tuple[Node, ...]
    lines: tuple[Edge, ...]
    height: int
    of: int


def count_pairs(summaries: Sequence[Summary]) -> list[Pair]:
    """Each two parties that met or are to meet, those that met most often first.

    Meetings that were called off or declined are none; nor is a side that a meeting lists alone.
    """
    names = names_over(summaries)
    return [
        Pair(names[one], names[other], held, ahead)
        for (one, other), (held, ahead) in _count_meetings(summaries)
    ]


def _count_meetings(summaries: Sequence[Summary]) -> list[tuple[tuple[Key, Key], tuple[int, int]]]:
    held: Counter[tuple[Key, Key]] = Counter()
    ahead: Counter[tuple[Key, Key]] = Counter()
    for number, summary in enumerate(summaries, 1):
        keys = keys_of(summary, number)
        for meeting in summary.meetings:
            sides = sorted({keys[party] for party in meeting.parties})
            count = held if meeting.status in HELD else ahead if meeting.status in AHEAD else Counter()
            count.update(combinations(sides, 2))
    both = {pair: (held[pair], ahead[pair]) for pair in held | ahead}
    return sorted(both.items(), key=lambda item: (-item[1][0], -item[1][1], item[0]))


def draw_graph(summaries: Sequence[Summary]) -> Drawing | None:
    """Lay out who met whom; None where networkx or scipy is not installed, or nobody met anybody.

    Kamada and Kawai's layout draws each group that meetings join: it begins from a circle, not from
    chance, and is rounded, so that the same summaries give the same drawing.
    """
    counted = _count_meetings(summaries)
    names = names_over(summaries)
    often: Counter[Key] = Counter()
    for pair, (held, ahead) in counted:
        often.update(dict.fromkeys(pair, held + ahead))
    shown = sorted(often, key=lambda key: (-often[key], key))[:MOST_PARTIES]
    edges = [(pair, met) for pair, met in counted if set(pair) <= set(shown)]
    laid = _lay_out_groups([pair for pair, _ in edges], shown)
    if not laid:
        return None
    height = min(HIGHEST, LOWEST + EACH * sum(map(len, laid)))
    places = _scale_places(_pack_groups(laid, height), height)
    points = [
        (names[key], places[key], 6 + min(10, 2 * round(often[key] ** 0.5)))
        for key in shown
        if key in places
    ]
    ends = [(places[one], places[other]) for (one, other), _ in edges]
    nodes = tuple(
        Node(name, *place, size, label)
        for (name, place, size), label in zip(
            points, place_labels(points, ends, (WIDTH, height)), strict=True
        )
    )
    lines = tuple(
        Edge(
            *places[one],
            *places[other],
            width=min(8, 1 + held + ahead),
            pair=Pair(names[one], names[other], held, ahead),
        )
        for (one, other), (held, ahead) in edges
    )
    return Drawing(nodes, lines, height, len(often))


def _lay_out_groups(edges: Sequence[tuple[Key, Key]], order: Sequence[Key]) -> list[Places]:
    """The places of each group; none where the libraries are missing."""
    try:
        import networkx as nx  # type: ignore[import-untyped, unused-ignore]  # it has no types

        laid: list[Places] = []
        for together in nx.connected_components(nx.Graph(edges)):
            # In our order: a view of the whole has that of a set, another in each run.
            group = nx.Graph()
            group.add_nodes_from(key for key in order if key in together)
            group.add_edges_from(edge for edge in edges if edge[0] in together)
            found = nx.kamada_kawai_layout(group)
            laid.append({key: (float(x), float(y)) for key, (x, y) in found.items()})
    except ImportError:
        return []
    return laid


def _pack_groups(groups: Sequence[Places], height: int) -> Places:
    """Put groups that nothing joins side by side on shelves, each in a box as large as it needs."""
    sized = sorted(
        ((len(group) ** 0.5, group) for group in groups), key=lambda box: (-box[0], min(box[1]))
    )
    area = sum(side * side for side, _ in sized)
    widest = max(sized[0][0], (area * WIDTH / height / ACROSS) ** 0.5)
    placed: Places = {}
    x = y = shelf = 0.0
    for side, group in sized:
        if x and x + side > widest * 1.1:
            x, y, shelf = 0.0, y + shelf, 0.0
        fitted = _fit_group(group, side - GAP)
        placed |= {
            key: (ACROSS * (x + side / 2 + px), y + side / 2 + py) for key, (px, py) in fitted.items()
        }
        x, shelf = x + side, max(shelf, side)
    return placed


def _fit_group(group: Places, side: float) -> Places:
    """A group's places about the origin, in a square with that side."""
    low, size = _measure_extent(group)
    return {
        key: (
            ((x - low[0]) / size[0] - 0.5) * side if size[0] else 0.0,
            ((y - low[1]) / size[1] - 0.5) * side if size[1] else 0.0,
        )
        for key, (x, y) in group.items()
    }


def _scale_places(places: Places, height: int) -> dict[Key, tuple[int, int]]:
    """Fit places of any scale into the drawing, in whole units."""
    (left, top), (across, down) = _measure_extent(places)

    def fit(at: float, low: float, extent: float, size: int) -> int:
        return round(MARGIN + ((at - low) / extent if extent else 0.5) * (size - 2 * MARGIN))

    return {
        key: (fit(x, left, across, WIDTH), fit(y, top, down, height)) for key, (x, y) in places.items()
    }


def _measure_extent(places: Places) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where places begin, and how far they reach, in both directions."""
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    return (min(xs), min(ys)), (max(xs) - min(xs), max(ys) - min(ys))
