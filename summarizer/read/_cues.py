"""Cues: what WebVTT, SubRip and SBV files show when, with any blank lines, identifiers and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?"
# "0:00:01.500 --> 0:00:04.000", and in SBV "0:00:01.500,0:00:04.000".
_ARROW = r"(?:[ \t]{0,20}-->[ \t]{0,20}|(?<=\.\d{3}),(?=\d{1,3}:\d\d:\d\d\.\d{3}[ \t]*$))"
TIMING = re.compile(rf"[ \t]{{0,20}}{_CLOCK}{_ARROW}{_CLOCK}(?![\w:])")
_COMMENT = re.compile(r"NOTE(?:\s|$)|(?:STYLE|REGION)\s*$")
_NAMED_ID = re.compile(r'\d+[ \t]+"([^"]{1,80})"')  # Webex: 12 "Ana Lee" (1234567)


@dataclass(frozen=True, slots=True)
class TimedLines:
    """The lines shown from `start` to `end`, in seconds; `speaker` where an identifier names one."""

    start: float
    end: float
    lines: tuple[str, ...]
    speaker: str | None = None


def find_cues(text: str) -> Iterator[TimedLines]:
    """The cues in the order of the file: a line with a timing begins one, and only such a line.

    A blank line ends none: what stands behind it is still said there. A comment, a style or a region
    of WebVTT ends with its blank line.
    """
    lines = text.split("\n")
    timings = {at: found for at, line in enumerate(lines) if (found := TIMING.match(line))}
    places = list(timings)
    named = _find_identifiers(lines, places)
    webvtt = text.lstrip("\ufeff \t\n").startswith("WEBVTT")
    for number, at in enumerate(places):
        groups = timings[at].groups()
        identifier = lines[at - 1] if at in named else ""
        speaker = _NAMED_ID.match(identifier.strip())
        after = places[number + 1] if number + 1 < len(places) else len(lines)
        body = lines[at + 1 : after - (after in named)]
        shown = tuple(_drop_comments(body) if webvtt else filter(str.strip, body))
        start, end = count_seconds(*groups[:4]), count_seconds(*groups[4:])
        yield TimedLines(start, end, shown, speaker[1] if speaker else None)


def count_seconds(
    hours: str | None, minutes: str | None, seconds: str | None, fraction: str | None
) -> float:
    """The parts of a clock ("01", "02", "03", "500") as seconds."""
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return whole + float(f"0.{fraction or 0}")


def _find_identifiers(lines: list[str], places: list[int]) -> frozenset[int]:
    """The timings, by their lines, that an identifier stands before.

    A line between a blank one and a timing is one where it is a number, or where most cues have one:
    else the last words of a cue stand there. A number is one without a blank line, too, if it counts on.
    """
    alone = {at for at in places if at and lines[at - 1].strip() and not lines[max(0, at - 2)].strip()}
    alone |= {1} & set(places)
    usual = 2 * len(alone) > len(places)
    named = set()
    last: int | None = None
    for at in places:
        words = lines[at - 1].strip() if at else ""
        number = int(words) if words.isdecimal() and len(words) < 10 else None
        follows = number is not None and last is not None and number == last + 1
        if follows or (at in alone and (usual or number is not None)):
            named.add(at)
            last = number
    return frozenset(named)


def _drop_comments(lines: list[str]) -> Iterator[str]:
    """The lines with words in them, without the comments that begin behind a blank line."""
    comment = False
    before = "-"
    for line in lines:
        comment = (comment and bool(line.strip())) or (
            not before.strip() and _COMMENT.match(line) is not None
        )
        if line.strip() and not comment:
            yield line
        before = line
