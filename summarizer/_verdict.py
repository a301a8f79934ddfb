"""Verdicts: whether a cassette still holds, and if not, what changed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Literal

from summarizer._api import summary_request
from summarizer._cassettes import EXCHANGE, Cassette, load, store, stored
from summarizer._compare import text_difference, tree_difference
from summarizer._replay import Outcome, recorded_settings, replayed
from summarizer._shut import network_shut
from summarizer.errors import CassetteError, SummarizerError

Kind = Literal["ok", "stale", "changed", "broken"]
FEW = 6  # cassettes that one process checks before others would have started


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found: `difference` is for a person to read, `outcome` what a replay gave."""

    folder: Path
    kind: Kind
    why: str = ""
    difference: tuple[str, ...] = ()
    outcome: str | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """The cassette's name."""
        return self.folder.name


def cassettes_in(places: Sequence[Path]) -> list[Path]:
    """The cassettes that places name: each a cassette, or a folder of them. Sorted, each once.

    Raises CassetteError for a place that is neither.
    """
    found: set[Path] = set()
    for place in places:
        inside = [] if is_cassette(place) else [path for path in _folders(place) if is_cassette(path)]
        if not inside and not is_cassette(place):
            raise CassetteError(f"{place} holds no cassette: name one, or a folder of them")
        found |= set(inside or [place])
    return sorted(found)


def is_cassette(folder: Path) -> bool:
    """Whether a folder was a cassette at least once: broken ones are to be found, too."""
    return any((folder / name).is_file() for name in (EXCHANGE, "document.json", "summary.json"))


def _folders(place: Path) -> list[Path]:
    try:
        return [path for path in place.iterdir() if path.is_dir() and not path.name.startswith(".")]
    except OSError as exc:
        raise CassetteError(f"{place} cannot be read: {exc.strerror or exc}") from exc


def check_all(folders: Sequence[Path], *, model: str | None = None) -> Iterator[Verdict]:
    """Check cassettes, in parallel where there are many, and give the verdicts in their order."""
    workers = min(os.cpu_count() or 1, len(folders) // FEW)
    if workers < 2:
        yield from (check(folder, model=model) for folder in folders)
        return
    # Processes, for vcr replaces what a whole process connects with.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_check, folders, [model] * len(folders), chunksize=4)


def _check(folder: Path, model: str | None) -> Verdict:
    return check(folder, model=model)


def check(folder: Path, *, model: str | None = None) -> Verdict:
    """Replay a cassette with the network shut and compare what comes of it with `summary.json`.

    `model` is the model that would be asked now; without it, the recorded one. Never raises
    SummarizerError: a cassette that cannot be checked is broken.
    """
    try:
        cassette, before = load(folder), stored(folder)
        stale = _stale(cassette, model)
        if stale:
            return stale
        with network_shut():
            outcome = replayed(cassette)
        return _judged(cassette, outcome, before)
    except SummarizerError as exc:
        return Verdict(folder, "broken", str(exc))


def accept(verdict: Verdict) -> Verdict:
    """Rewrite `summary.json` of a changed cassette with what its replay gives now."""
    if verdict.outcome is None:
        return verdict
    store(verdict.folder, verdict.outcome)
    return replace(verdict, kind="ok", why=f"accepted: {verdict.why}")


def _stale(cassette: Cassette, model: str | None) -> Verdict | None:
    chosen = recorded_settings(cassette)
    now = summary_request(cassette.document, replace(chosen, model=model or chosen.model))
    return _request_changed(cassette, cassette.requests[0], now)


def _request_changed(cassette: Cassette, then: dict[str, Any], now: dict[str, Any]) -> Verdict | None:
    """The verdict on a request that would be sent otherwise now, part by part; None if it would not."""
    parts: list[str] = []
    lines: list[str] = []
    for part, old, new in (
        ("model", then.get("model"), now.get("model")),
        ("system prompt", _said(then, "system"), _said(now, "system")),
        ("document", _said(then, "user"), _said(now, "user")),
        ("schema", _form(then), _form(now)),
    ):
        if old != new:
            parts.append(part)
            if isinstance(old, str) and isinstance(new, str):
                lines += text_difference(old, new)
            else:
                lines += tree_difference(old, new, most=12)
    if not parts:
        return None
    return Verdict(cassette.folder, "stale", f"the {' and the '.join(parts)} changed", tuple(lines))


def _said(body: dict[str, Any], role: str) -> str:
    messages = body.get("messages", [])
    return "\n".join(str(each.get("content")) for each in messages if each.get("role") == role)


def _form(body: dict[str, Any]) -> Any:
    """What of a request is neither its model nor its messages: how the answer is asked for."""
    return {key: value for key, value in body.items() if key not in ("model", "messages")}


def _judged(cassette: Cassette, outcome: Outcome, before: str) -> Verdict:
    if isinstance(outcome.result, CassetteError):
        return _missed(cassette, outcome)
    if outcome.played < len(cassette.requests):
        left = len(cassette.requests) - outcome.played
        why = f"{left} of the {len(cassette.requests)} recorded requests would not be made now"
        return _compared(cassette, outcome, before, why)
    return _compared(cassette, outcome, before, "")


def _missed(cassette: Cassette, outcome: Outcome) -> Verdict:
    """A request after the first is not in the recording."""
    now = outcome.requests[-1]
    if outcome.played < len(cassette.requests):
        then = cassette.requests[outcome.played]
        changed = _request_changed(cassette, then, now)
        if changed and "document" not in changed.why:
            return replace(changed, why=f"in the correction, {changed.why}")
        lines = changed.difference if changed else ()
        why = "the recorded answer now gets another correction than the recorded one"
        return Verdict(cassette.folder, "changed", why, lines)
    faults = _said(now, "user").partition("\nFaults\n")[2].strip().splitlines()
    why = "the recorded answer now needs a correction, and none was recorded"
    return Verdict(cassette.folder, "changed", why, tuple(f"  {line}" for line in faults[:12]))


def _compared(cassette: Cassette, outcome: Outcome, before: str, why: str) -> Verdict:
    try:
        old = json.loads(before)
    except ValueError as exc:
        return Verdict(cassette.folder, "broken", f"its summary.json is not JSON ({exc})")
    new = json.loads(outcome.text)
    hashes = [_provenance(tree).pop("prompt_hash", None) for tree in (old, new)]
    for tree in (old, new):
        # A new version of the package alone changes nothing that a summary says.
        _provenance(tree).pop("package_version", None)
    lines = tree_difference(old, new)
    if lines or why:
        why = why or f"the same exchange gives another summary ({_places(len(lines))})"
        return Verdict(cassette.folder, "changed", why, tuple(lines), outcome.text)
    if hashes[0] != hashes[1]:
        why = "the correction's prompt or schema changed (this exchange does not use it)"
        return Verdict(cassette.folder, "stale", why, (), outcome.text)
    return Verdict(cassette.folder, "ok")


def _provenance(tree: Any) -> dict[str, Any]:
    found = tree.get("provenance") if isinstance(tree, dict) else None
    return found if isinstance(found, dict) else {}


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count} places"
