"""Timed turns: plain transcripts in which a line with a name and a clock stands above the words.

So write Otter, Teams, Webex, Rev and Zoom's saved captions; Meet puts a lone clock between turns. The
clock may be in words ("0 minutes 12 seconds"), and the name on a line of its own above it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from summarizer.read._cues import count_seconds
from summarizer.read._raw_document import RawDocument
from summarizer.read._speaker_labels import (
    LabelledLine,
    are_all_labelled,
    are_names,
    looks_like_name,
)
from summarizer.read._worded_clocks import write_clocks

LONGEST = 120  # characters of a line with a clock
SOON = 120.0  # seconds: a recording's first words are said so early, an agenda's first point is not
FEWEST = 3  # clocks that prove a transcript where one name at least comes back
_CLOCK = r"(?:(\d{1,2}):)?(\d{1,2}):(\d\d)(?:[.,](\d{1,3}))?"
_NAME = r"(?P<name>[^\W_](?:[^\n:：]{0,78}[^\s:：,|(\[–—-])?)"
_FORMS = (
    # [Ana Lee] 10:14:23
    re.compile(rf"\[(?P<name>[^\[\]]{{1,80}})\][ \t]{{1,9}}{_CLOCK}(?P<words>)"),
    # Ana Lee  0:12 / Ana Lee (00:12): / Ana Lee | 0:12
    re.compile(rf"{_NAME}(?:[ \t]{{1,9}}|[ \t]?[|,(\[–—-][ \t]?){{1,3}}{_CLOCK}[)\]]?:?(?P<words>)"),
    # Ana Lee (00:12): We will pay.
    re.compile(rf"{_NAME}[ \t]{{1,9}}[(\[]{_CLOCK}[)\]]:?[ \t]{{1,9}}(?P<words>\S.*)"),
    # [00:00:12] Ana Lee: We will pay. / 0:12 Ana Lee
    re.compile(
        rf"[(\[]?{_CLOCK}[)\]]?[ \t]?[|–—-]?[ \t]{{1,9}}{_NAME}(?::[ \t]{{1,9}}(?P<words>\S.*)|:?)"
    ),
    re.compile(rf"[(\[]?{_CLOCK}[)\]]?(?P<name>)(?P<words>)"),
)


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a turn: its first line, that of its clock, who speaks, when, and words behind it."""

    line: int
    clock: int
    name: str
    second: float
    words: str


def read_timed_turns(text: str) -> RawDocument | None:
    """A transcript as `Name: …`, a turn a paragraph, with the second of each; None where it is none.

    The clocks never go back, and names come back, or the first is of the first two minutes and begins
    the text, or all names are full ones: an agenda has clocks as well. At half of the clocks, something
    is said. What stands above the first turn stays.
    """
    lines = text.split("\n")
    clocks = write_clocks([line.replace("\xa0", " ").strip() for line in lines])
    heads = [head for number, line in enumerate(clocks) if (head := _read_head(number, line))]
    heads = _take_names_above(heads, lines)
    worded = {
        number
        for number, line in enumerate(lines)
        if line.replace("\xa0", " ").strip() != clocks[number]
    }
    heads = [
        head for head in heads if head.clock not in worded or looks_like_name(head.name, caseless=True)
    ]
    if not _are_turns(heads, lines):
        return None
    parts = ["\n".join(lines[: heads[0].line]).strip()]
    times: list[tuple[int, float]] = []
    at = len(parts[0]) + 2 if parts[0] else 0
    all_named = are_all_labelled([LabelledLine(head.name or None, head.words) for head in heads])
    nobody = ">> " if all_named else ""  # as captions mark that somebody else speaks
    for number, head in enumerate(heads):
        after = heads[number + 1].line if number + 1 < len(heads) else len(lines)
        body = "\n".join([head.words, *lines[head.clock + 1 : after]]).strip()
        if body:
            parts.append(f"{head.name}: {body}" if head.name else f"{nobody}{body}")
            times.append((at, head.second))
            at += len(parts[-1]) + 2
    if 2 * len(times) < len({head.second for head in heads}):
        return None
    return RawDocument("\n\n".join(filter(None, parts)), times=tuple(times))


def _read_head(number: int, shown: str) -> _Head | None:
    if ":" not in shown:
        return None
    for form in _FORMS:
        # Words behind a clock may be of any length, what stands before it may not.
        found = form.fullmatch(shown)
        if found and found.start("words") <= LONGEST and len(found["name"]) <= LONGEST:
            clock = [found[group] for group in range(1, form.groups + 1) if group not in _named(form)]
            return _Head(
                number, number, found["name"] or "", count_seconds(*clock), found["words"] or ""
            )
    return None


def _take_names_above(heads: list[_Head], lines: Sequence[str]) -> list[_Head]:
    """The heads with the names that stand on the line above a lone clock.

    Above each such clock is a name, and between two are words as well: else these lines are words.
    """
    clocks = {head.clock for head in heads}
    lone = [head for head in heads if not head.name and not head.words and head.clock - 1 not in clocks]
    above = [lines[head.clock - 1].strip() if head.clock else "" for head in lone]
    between = [
        any(map(str.strip, lines[head.clock + 1 : after.clock - 1])) for head, after in pairwise(lone)
    ]
    if len(lone) < 2 or not are_names(above, caseless=True) or not all(between):
        return heads
    named = {
        head.clock: replace(head, line=head.clock - 1, name=name.rstrip(":"))
        for head, name in zip(lone, above, strict=True)
    }
    return [named.get(head.clock, head) for head in heads]


def _named(form: re.Pattern[str]) -> frozenset[int]:
    return frozenset(form.groupindex.values())


def _are_turns(heads: Sequence[_Head], lines: Sequence[str]) -> bool:
    """Whether lines with clocks are the heads of turns."""
    seconds = [head.second for head in heads]
    if len(heads) < 2 or seconds != sorted(seconds):
        return False
    often = Counter(head.name for head in heads if head.name)
    coming_back = sum(count for count in often.values() if count > 1)
    if len(heads) >= FEWEST and 2 * coming_back >= len(heads):
        return True
    first = next(number for number, line in enumerate(lines) if line.strip())
    full = all(len(head.name.split()) > 1 and looks_like_name(head.name) for head in heads if head.name)
    begins = heads[0].line == first or full
    return begins and seconds[0] < SOON and seconds[0] < seconds[-1]
