"""Floors: figures pinned by hand, and the gold that they were measured on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer._evaluation.gold_files import json_in
from summarizer.errors import SettingsError
from summarizer.read import read_text

RATES = frozenset({"precision", "recall", "f1", "strict_f1", "accuracy", "verbatim"})
CEILINGS = frozenset({"false_commitments", "false_positives_on_empty", "duplicates"})


@dataclass(frozen=True, slots=True)
class Floors:
    """The digest of the gold, and figures by their path: "meetings.strict_f1" is at least 0.9.

    Of counts of errors ("false_commitments") the figure is the most that there may be.
    """

    digest: str
    figures: Mapping[str, float]


def floors_in(path: Path) -> Floors:
    """Read floors from a JSON file. Raises SettingsError: what is wrong with it."""
    tree = json_in(read_text(path), str(path))
    if not isinstance(tree, dict) or not isinstance(tree.get("digest"), str):
        raise SettingsError(
            f"{path}: 'digest' is required: use the digest of the gold that summarizer evaluate prints"
        )
    figures = {name: value for name, value in tree.items() if name != "digest"}
    if not figures:
        raise SettingsError(f'{path}: a floor is required, for example {{"overall.strict_f1": 0.8}}')
    for name, value in figures.items():
        if not _is_valid_floor(name, value):
            raise SettingsError(
                f"{path}: {name!r} must be a rate from 0 to 1,"
                f" or a maximum for {', '.join(sorted(CEILINGS))} (got {value!r})"
            )
    return Floors(tree["digest"], figures)


def find_other_gold(floors: Floors, digest: str) -> str | None:
    """What is wrong where the gold of this digest is not that of the floors."""
    if floors.digest == digest:
        return None
    return f"the gold has changed: its digest is {digest}, but the floors expect {floors.digest}"


def find_broken_floors(floors: Floors, figures: Mapping[str, Any]) -> list[str]:
    """A line for each floor that the figures do not reach, and one where the gold is another."""
    lines = []
    if another := find_other_gold(floors, figures["digest"]):
        lines.append(another)
    if figures["failed"]:
        lines.append(f"documents without a summary: {', '.join(figures['failed'])}")
    for name, bound in floors.figures.items():
        value = _figure_at(figures, name)
        if value is None:
            lines.append(f"{name} not found in the figures; its floor is {bound:g}")
        elif name in CEILINGS and value > bound:
            lines.append(f"{name} is {value}, above {bound:g}")
        elif name not in CEILINGS and value < bound:
            lines.append(f"{name} is {value:.4f}, below its floor {bound:g}")
    return lines


def _is_valid_floor(name: str, value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if name in CEILINGS:
        return isinstance(value, int) and value >= 0
    return name.rpartition(".")[2] in RATES and 0 <= value <= 1


def _figure_at(figures: Any, path: str) -> Any:
    for key in path.split("."):
        figures = figures.get(key) if isinstance(figures, dict) else None
    return figures
