"""The house as its own imports draw it: wings, their floors, their rooms, and the arrows between them.

`python tests/house.py` prints the figures of the house.
"""

from __future__ import annotations

import ast
import statistics
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

TOP = Path(__file__).parents[1]
PACKAGE = TOP / "summarizer"
# A wing imports from lower floors only. `cli.py` is the door of the wing of commands.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("schemas", "errors", "_install", "_version"),
    ("_words", "_call"),
    ("_text", "_dates", "_model"),
    ("_parties", "_proof", "read"),
    ("_flow", "render"),
    ("_api", "_evaluation", "_follow"),
    ("_batch", "_recordings", "_views"),
    ("_check", "_jobs", "ray"),
    ("_cli", "cli", "marks", "__init__"),
)
FLOOR = {wing: number for number, wings in enumerate(FLOORS) for wing in wings}
DOORS = {"cli": "_cli"}  # a file that belongs to a wing


@cache
def rooms() -> Mapping[str, Path]:
    """The modules by their names behind "summarizer.": "_flow.merge"; a folder is "read"."""
    found: dict[str, Path] = {}
    for path in sorted(PACKAGE.glob("*.py")) + sorted(PACKAGE.glob("*/*.py")):
        folder = path.parent
        if folder.is_symlink() and folder.name != "schemas":
            continue
        inside = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(inside).removesuffix(".__init__")
        found[name] = path
    return found


def wing_of(room: str) -> str:
    """The wing that a room is in; a file beside the wings is one of its own, unless it is a door."""
    wing = room.partition(".")[0]
    return DOORS.get(wing, wing)


@cache
def imported(path: Path) -> frozenset[str]:
    """The modules, and the names in them, that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def libraries(room: str) -> frozenset[str]:
    """The top names of everything that a room imports."""
    return frozenset(name.partition(".")[0] for name in imported(rooms()[room]))


def used_rooms(room: str) -> frozenset[str]:
    """The rooms that a room imports from; `from summarizer._flow import merge` uses `_flow.merge`."""
    names = {
        name.partition(".")[2] for name in imported(rooms()[room]) if name.startswith("summarizer.")
    }
    found = {known for name in names if (known := _room_named(name))}
    return frozenset(
        name
        for name in found
        if name != room and not any(other.startswith(f"{name}.") for other in found)
    )


def _room_named(name: str) -> str | None:
    parts = name.split(".")
    candidates = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((candidate for candidate in candidates if candidate in rooms()), None)


def arrows() -> Iterator[tuple[str, str]]:
    """Every import of one room from another."""
    for room in rooms():
        for used in used_rooms(room):
            yield room, used


@cache
def arrows_up() -> list[tuple[str, str]]:
    """Imports from another wing on the same floor or above."""
    return sorted(
        (room, used)
        for room, used in arrows()
        if wing_of(room) != wing_of(used) and FLOOR[wing_of(used)] >= FLOOR[wing_of(room)]
    )


def rooms_in_circles() -> list[str]:
    """The rooms from which imports lead back to them."""
    uses = {room: used_rooms(room) for room in rooms()}

    def reaches(room: str) -> set[str]:
        seen: set[str] = set()
        waiting = list(uses[room])
        while waiting:
            used = waiting.pop()
            if used not in seen:
                seen.add(used)
                waiting += uses[used]
        return seen

    return sorted(room for room in uses if room in reaches(room))


def figures() -> dict[str, object]:
    """The house in figures; lines are those of the files."""
    lines = {room: len(path.read_text("utf-8").splitlines()) for room, path in rooms().items()}
    longest = max(lines, key=lambda room: lines[room])
    wings = Counter(wing_of(room) for room in rooms() if "." in room)
    between = Counter(
        (wing_of(room), wing_of(used)) for room, used in arrows() if wing_of(room) != wing_of(used)
    )
    return {
        "wings": len(wings),
        "rooms": len(lines),
        "floors": len(FLOORS),
        "arrows between wings": between.total(),
        "pairs of wings": len(between),
        "arrows up": len(arrows_up()),
        "rooms in circles": len(rooms_in_circles()),
        "longest file": f"{longest} ({lines[longest]} lines)",
        "median file": f"{statistics.median(lines.values()):g} lines",
    }


if __name__ == "__main__":
    for name, value in figures().items():
        print(f"{name:>20}: {value}")  # noqa: T201 - a script that prints
    for number, wings in reversed(list(enumerate(FLOORS))):
        print(f"{number:>20}: {', '.join(wings)}")  # noqa: T201
