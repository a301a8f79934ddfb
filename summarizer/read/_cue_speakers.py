"""Cue speakers: who says each line of captions, and which lines name nobody though the file names all.

Zoom, Teams and recognizers name the speaker in every cue, so that one without a name is of a voice
that was not known. Television and hand-made captions name only who begins a turn: there a cue
without a name goes on with it. What the file does tells which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.read._speaker_labels import (
    STOPS,
    LabelledLine,
    SpokenLine,
    are_all_labelled,
    are_repeated,
    label_lines,
)

PAUSE = 4.0  # seconds of silence after which a new paragraph begins
MOST_LABEL = 60  # characters of a label that a note shows
CHANGE = re.compile(r">>|[-–]\s")  # how captions mark that somebody else speaks


@dataclass(frozen=True, slots=True)
class ShownCue:
    """A cue: when it is shown, in seconds, and its lines, each with the voice that marks give it."""

    start: float
    end: float
    lines: tuple[tuple[str | None, str], ...]


@dataclass(frozen=True, slots=True)
class HeardCue:
    """A cue as it is heard: when, and its lines with their speakers."""

    start: float
    end: float
    lines: tuple[LabelledLine, ...]


def name_speakers(cues: Sequence[ShownCue]) -> list[HeardCue]:
    """The cues with the speakers of their lines."""
    spoken = [
        SpokenLine(words, first=number == 0, voice=voice)
        for cue in cues
        for number, (voice, words) in enumerate(cue.lines)
    ]
    labelled = iter(label_lines(spoken))
    return [HeardCue(cue.start, cue.end, tuple(next(labelled) for _ in cue.lines)) for cue in cues]


def mark_unnamed(shown: Sequence[ShownCue], cues: Sequence[HeardCue]) -> list[HeardCue]:
    """The cues with ">>", as captions mark a change of speaker, before what nobody is known to say.

    That is a cue without a name where the file names all. A cue that only goes on with a sentence
    is its speaker's, unless the file writes a name again where the same person goes on.
    """
    labels = [cue.lines[0].speaker for cue in cues]
    voiced = any(voice for cue in shown for voice, _ in cue.lines)
    if not (
        voiced or (are_all_labelled([cue.lines[0] for cue in cues]) and not _marks_changes(shown, cues))
    ):
        return list(cues)
    sentences = not voiced and not are_repeated(labels) and _ends_sentences(cues)
    marked: list[HeardCue] = []
    last: LabelledLine | None = None
    for cue in cues:
        lines = []
        for number, line in enumerate(cue.lines):
            goes_on = (not voiced and number > 0) or (
                sentences and last is not None and _goes_on(last.words, line.words, cue, marked)
            )
            speaker = line.speaker or (last.speaker if last and goes_on else None)
            lost = last is not None and speaker is None and (last.speaker is not None or line.headed)
            words = f">> {line.words}" if lost and not CHANGE.match(line.words) else line.words
            lines.append(replace(line, words=words))
            last = LabelledLine(speaker, line.words)
        marked.append(replace(cue, lines=tuple(lines)))
    return marked


def note_speakers(cues: Sequence[HeardCue], marked: Sequence[HeardCue]) -> Iterator[str]:
    """Notes where it is not known who says what.

    One label may stand for all that is said, a question among it. Or some cues are `marked`, for
    they name nobody.
    """
    lines = [line for cue in cues for line in cue.lines]
    speakers = {line.speaker for line in lines if line.speaker}
    asked = any(mark in line.words for line in lines[:-1] for mark in "?？؟")
    if len(speakers) == 1 and len(cues) > 1 and asked:
        label = speakers.pop()[:MOST_LABEL]
        yield f"who says what: all words are under one label ({label}), though several may speak"
    unnamed = sum(before != after for before, after in zip(cues, marked, strict=True))
    if unnamed:
        yield f"who speaks in {unnamed} of {len(cues)} cues, marked >>: the file names nobody there"


def _marks_changes(shown: Sequence[ShownCue], cues: Sequence[HeardCue]) -> bool:
    """Whether every line that names a speaker marks the change as well: others then go on."""
    return all(
        CHANGE.match(words)
        for cue, heard in zip(shown, cues, strict=True)
        for (_, words), line in zip(cue.lines, heard.lines, strict=True)
        if line.speaker
    )


def _ends_sentences(cues: Sequence[HeardCue]) -> bool:
    """Whether most cues end a sentence, so that one that does not goes on in the next."""
    ended = sum(cue.lines[-1].words.endswith(tuple(STOPS)) for cue in cues)
    return 2 * ended > len(cues)


def _goes_on(before: str, words: str, cue: HeardCue, marked: Sequence[HeardCue]) -> bool:
    """Whether words go on in the sentence of the cue before them."""
    soon = bool(marked) and cue.start - marked[-1].end <= PAUSE
    return soon and not before.endswith(tuple(STOPS)) and words[:1].islower()
