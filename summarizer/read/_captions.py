"""Captions: WebVTT and SubRip as a transcript, `Name: …` where a speaker is named, nothing twice.

Our own parser: webvtt-py refuses a file for one odd line, where a transcript with a gap is of use.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.read._raw_document import RawDocument

PAUSE = 4.0  # seconds of silence after which a new paragraph begins
LONG = 900  # characters after which a paragraph ends with its sentence
FLASH = 0.05  # seconds: a cue so short only hands a line on to the next one
_TIMING = re.compile(
    r"\s*(?:(\d{1,3}):)?(\d{1,2}):(\d\d)[.,](\d{1,3})\s+-->\s+(?:(\d{1,3}):)?(\d{1,2}):(\d\d)[.,](\d{1,3})"
)
_VOICE = re.compile(r"<v(?:\.[^ \t<>]*)?[ \t]([^<>]*)>")
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]*>|\{\\[^{}]*\}")
_LABEL = re.compile(r"(?:>>\s*)?([^\W\d_][\w.'’-]{0,30}(?:[ \xa0][\w.'’(),-]{1,30}){0,5}):(?:\s+|$)")
_CHANGE = re.compile(r">>|[-–]\s")
_STOPS = '.!?…。！？؟۔।"”»'


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue: when it is shown, in seconds, and its lines, each with who speaks, as far as it says."""

    start: float
    end: float
    lines: tuple[tuple[str | None, str], ...]


@dataclass(slots=True)
class _Speech:
    """What one speaker says, in one paragraph; `starts` are its pieces' seconds."""

    speaker: str | None
    pieces: list[str]
    starts: list[float]
    end: float

    def label(self) -> str:
        return f"{self.speaker}: " if self.speaker else ""

    def size(self) -> int:
        return sum(map(len, self.pieces))


def read_transcript(text: str) -> RawDocument:
    """The transcript in captions: a paragraph a turn, with the second in which each piece was said.

    Comments, styles and positions are left out. A line that a cue repeats from the one before it,
    as rolling captions do, is said once. An empty text means that there are no cues.
    """
    parts: list[str] = []
    times: list[tuple[int, float]] = []
    at = 0
    voiced = _VOICE.search(text) is not None
    for turn in _join_paragraphs(_drop_repeats(_find_cues(text)), voiced):
        parts.append(turn.label() + " ".join(turn.pieces))
        inside = at + len(turn.label())
        for piece, start in zip(turn.pieces, turn.starts, strict=True):
            times.append((inside, start))
            inside += len(piece) + 1
        times[-len(turn.pieces)] = (at, turn.starts[0])
        at += len(parts[-1]) + 2
    return RawDocument("\n\n".join(parts), times=tuple(times))


def _find_cues(text: str) -> Iterator[_Cue]:
    """The cues, in the order of the file; a block without a timing is no cue."""
    for block in re.split(r"\n[ \t]*\n", text):
        lines = block.strip("\n").split("\n")
        for number, line in enumerate(lines[:2]):
            timing = _TIMING.match(line)
            if timing:
                start, end = _count_seconds(timing.groups()[:4]), _count_seconds(timing.groups()[4:])
                yield _Cue(start, end, tuple(_list_spoken(lines[number + 1 :])))
                break


def _count_seconds(groups: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = groups
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return whole + float(f"0.{fraction}")


def _list_spoken(lines: list[str]) -> Iterator[tuple[str | None, str]]:
    """The lines of a cue as they are heard: who speaks, where that is said, and the words."""
    voice: str | None = None
    for line in lines:
        pieces = _VOICE.split(line)  # words, voice, words, voice, …
        for number in range(0, len(pieces), 2):
            if number:
                voice = _strip_tags(pieces[number - 1]).rstrip(":") or None
            words = _strip_tags(pieces[number])
            label = None if voice else _LABEL.match(words)
            if words and label:
                yield label[1], words[label.end() :]
            elif words:
                yield voice, words


def _strip_tags(words: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", words)).split())


def _drop_repeats(cues: Iterator[_Cue]) -> Iterator[_Cue]:
    """The cues without the lines that roll up from the one before."""
    before = _Cue(0, 0, ())
    for cue in cues:
        kept = cue.lines[_count_repeated(before, cue) :]
        if kept:
            yield _Cue(cue.start, cue.end, kept)
        if cue.lines:
            before = cue


def _count_repeated(before: _Cue, cue: _Cue) -> int:
    """How many of a cue's first lines are the last ones of the cue before it, still shown."""
    if cue.start > before.end + FLASH:
        return 0
    for count in range(min(len(before.lines), len(cue.lines)), 0, -1):
        if before.lines[-count:] == cue.lines[:count]:
            goes_on = count < len(cue.lines) or cue.start < before.end
            flash = min(cue.end - cue.start, before.end - before.start) <= FLASH
            return count if goes_on or flash else 0
    return 0


def _join_paragraphs(cues: Iterator[_Cue], voiced: bool) -> Iterator[_Speech]:
    """The paragraphs: a new one with each speaker, after a pause, and where one grows long.

    Where voices are marked (`voiced`), a cue without one is somebody else's: it begins with ">>", as
    a change of speaker does in captions, lest it be read as the last speaker's.
    """
    turn: _Speech | None = None
    for cue in cues:
        for speaker, heard in cue.lines:
            lost = voiced and speaker is None and turn is not None and turn.speaker is not None
            words = f">> {heard}" if lost else heard
            changed = lost or _CHANGE.match(words) is not None
            other = speaker is not None and turn is not None and speaker != turn.speaker
            if turn is None or other or changed or _ends_before(turn, cue):
                if turn and any(turn.pieces):
                    yield turn
                named = speaker or (turn.speaker if turn and not changed else None)
                turn = _Speech(named, [], [], cue.end)
            if words and turn.pieces == [""]:  # a name alone on its line
                turn.pieces, turn.starts = [], []
            if words or not turn.pieces:
                turn.pieces.append(words)
                turn.starts.append(cue.start)
            turn.end = cue.end
    if turn and any(turn.pieces):
        yield turn


def _ends_before(turn: _Speech, cue: _Cue) -> bool:
    """Whether a paragraph of the same speaker ends before a cue."""
    stopped = turn.pieces[-1].endswith(tuple(_STOPS))
    return stopped and (cue.start - turn.end > PAUSE or turn.size() > LONG)
