"""Captions: WebVTT and SubRip as a transcript, `Name: …` where a speaker is named, nothing twice.

Our own parser: webvtt-py refuses a file for one odd line, where a transcript with a gap is of use.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.read._cue_speakers import (
    CHANGE,
    PAUSE,
    HeardCue,
    ShownCue,
    mark_unnamed,
    name_speakers,
    note_speakers,
)
from summarizer.read._cues import TIMING, TimedLines, find_cues
from summarizer.read._raw_document import RawDocument
from summarizer.read._speaker_labels import STOPS, are_names

LONG = 900  # characters after which a paragraph ends with its sentence
FLASH = 0.05  # seconds: a cue so short only hands a line on to the next one
_VOICE = re.compile(r"(?i)</v>|<v(?:\.[^ \t<>]*)?[ \t]([^<>]*)>")
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]*>|\{\\[^{}]*\}")


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
    return join_cues(find_cues(text))


def read_pasted_cues(text: str) -> RawDocument | None:
    """The transcript in a text that holds captions, as Word files of Teams do; None where it is none.

    What stands above the first cue stays.
    """
    lines = [line.strip() for line in text.split("\n")]
    timings = [at for at, line in enumerate(lines) if (found := TIMING.match(line)) and found[0] == line]
    if len(timings) < 2:
        return None
    first = timings[0] - (timings[0] > 0 and lines[timings[0] - 1].isdecimal())
    said = read_transcript("\n".join(lines[first:]))
    lead = "\n".join(text.split("\n")[:first]).strip()
    if not lead or not said.times:
        return said if said.times else None
    shift = len(lead) + 2
    times = tuple((at + shift, second) for at, second in said.times)
    return RawDocument(f"{lead}\n\n{said.text}", times=times, left_out=said.left_out)


def join_cues(found: Iterable[TimedLines]) -> RawDocument:
    """The transcript in cues, or in the segments of a recognizer, which are cues as well."""
    parts: list[str] = []
    times: list[tuple[int, float]] = []
    at = 0
    shown = [ShownCue(cue.start, cue.end, tuple(_list_voices(cue.lines, cue.speaker))) for cue in found]
    listed = _take_first_lines(list(_drop_repeats(shown)))
    named = name_speakers(listed)
    cues = mark_unnamed(listed, named)
    for turn in _join_paragraphs(cues):
        parts.append(turn.label() + " ".join(turn.pieces))
        inside = at + len(turn.label())
        for piece, start in zip(turn.pieces, turn.starts, strict=True):
            times.append((inside, start))
            inside += len(piece) + 1
        times[-len(turn.pieces)] = (at, turn.starts[0])
        at += len(parts[-1]) + 2
    left_out = tuple(note_speakers(named, cues))
    return RawDocument("\n\n".join(parts), times=tuple(times), left_out=left_out)


def _list_voices(lines: Sequence[str], voice: str | None) -> Iterator[tuple[str | None, str]]:
    """The lines of a cue: the voice that is marked for each, and the words without marks."""
    for line in lines:
        before = ""  # what only marks the line, as the dash before a voice
        pieces = _VOICE.split(line)  # words, voice or its end, words, …
        for number in range(0, len(pieces), 2):
            if number:
                voice = _strip_tags(pieces[number - 1] or "").rstrip(":") or None
            words = _strip_tags(pieces[number])
            if number + 1 < len(pieces) and not any(map(str.isalnum, words)):
                before = words
            elif words:
                yield voice, f"{before} {words}".strip() if voice is None else words
                before = ""


def _take_first_lines(cues: list[ShownCue]) -> list[ShownCue]:
    """The cues with the speakers that all of their first lines name, as in older files of Teams."""
    firsts = [cue.lines[0] for cue in cues]
    if any(len(cue.lines) < 2 or voice for cue, (voice, _) in zip(cues, firsts, strict=True)):
        return cues
    if not are_names([words.rstrip(":") for _, words in firsts]):
        return cues
    return [
        ShownCue(
            cue.start, cue.end, tuple((cue.lines[0][1].rstrip(":"), words) for _, words in cue.lines[1:])
        )
        for cue in cues
    ]


def _strip_tags(words: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", words)).split())


def _drop_repeats(cues: Iterable[ShownCue]) -> Iterator[ShownCue]:
    """The cues without the lines that roll up from the one before."""
    before = ShownCue(0, 0, ())
    for cue in cues:
        kept = cue.lines[_count_repeated(before, cue) :]
        if kept:
            yield ShownCue(cue.start, cue.end, kept)
        if cue.lines:
            before = cue


def _count_repeated(before: ShownCue, cue: ShownCue) -> int:
    """How many of a cue's first lines are the last ones of the cue before it, still shown."""
    if cue.start > before.end + FLASH:
        return 0
    for count in range(min(len(before.lines), len(cue.lines)), 0, -1):
        if before.lines[-count:] == cue.lines[:count]:
            goes_on = count < len(cue.lines) or cue.start < before.end
            flash = min(cue.end - cue.start, before.end - before.start) <= FLASH
            return count if goes_on or flash else 0
    return 0


def _join_paragraphs(cues: Sequence[HeardCue]) -> Iterator[_Speech]:
    """The paragraphs: a new one with each speaker, after a pause, and where one grows long."""
    turn: _Speech | None = None
    for cue in cues:
        for line in cue.lines:
            speaker, words = line.speaker, line.words
            changed = CHANGE.match(words) is not None
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


def _ends_before(turn: _Speech, cue: HeardCue) -> bool:
    """Whether a paragraph of the same speaker ends before a cue."""
    stopped = turn.pieces[-1].endswith(tuple(STOPS))
    return stopped and (cue.start - turn.end > PAUSE or turn.size() > LONG)
