"""Speakers' labels: which words before a colon, at the beginning of a line, are who speaks.

No list of names or forms: a label is told by its place and by what the whole file does. It comes
back, or every cue begins with one, or it looks like a name behind a sentence that has ended.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

LONGEST = 80  # characters of a label
MOST_WORDS = 8
FEW_WORDS = 3  # of a label that ends with a number: "conference room 4"
MOST = 2 / 3  # of the cues: where so many begin with a label, a cue without one is the exception
FEWEST_NAMES = 3  # lines that prove names where they come back
FEWEST_DIGITS = 5  # of a label without letters: a telephone number, and not a time of day
STOPS = '.!?…。！？؟۔।"”»'
_CHANGE = r"(?:>{2,3}[ \t]*|[-–—][ \t]+)?"
_HEAD = re.compile(
    rf'{_CHANGE}([^\s:：?!"“”<>\-–—][^:：?!"“”<>]{{0,{LONGEST}}}?)[ \t]?(?:：[ \t]*|:(?:[ \t]+|$))'
)
_BRACKETED = re.compile(rf"{_CHANGE}\[([^\[\]\n]{{1,{LONGEST}}})\][ \t]+(?=\w)")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[|/@].*")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A line as it is heard: who speaks, as far as the line says, and the words.

    `headed` says that the words begin with something before a colon that is not known to be a name.
    """

    speaker: str | None
    words: str
    headed: bool = False


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A line of a cue: its words, whether it is the cue's first, and the voice that marks give it."""

    words: str
    first: bool
    voice: str | None = None


def label_lines(lines: Sequence[SpokenLine]) -> list[LabelledLine]:
    """Each line with its speaker: the voice that is marked, else the label before its words."""
    heads = [None if line.voice else _find_head(line.words) for line in lines]
    firsts = [head for head, line in zip(heads, lines, strict=True) if line.first and not line.voice]
    often = Counter(head[1] for head in heads if head)
    usual = are_repeated([head and head[1] for head in firsts])
    share = sum(head is not None for head in firsts) / max(1, len(firsts))
    in_brackets = _label_brackets(lines)
    found = []
    ended = True  # whether the sentence before has ended
    for line, head in zip(lines, heads, strict=True):
        mark = _BRACKETED.match(line.words) if in_brackets and not line.voice else None
        if mark:
            found.append(LabelledLine(mark[1], line.words[mark.end() :]))
        elif head and _is_label(
            head[1],
            often[head[1]],
            everywhere=line.first and len(firsts) > 1 and (usual or share >= MOST),
            always=line.first and len(firsts) > 1 and share == 1,
            ended=ended or line.words[0] in ">-–—",
        ):
            found.append(LabelledLine(head[1], line.words[head.end() :]))
        else:
            found.append(LabelledLine(line.voice, line.words, headed=head is not None))
        ended = not line.words or line.words.endswith(tuple(STOPS))
    return found


def _find_head(words: str) -> re.Match[str] | None:
    """What stands before the first colon, if a name could be that long."""
    head = _HEAD.match(words)
    if head is None or len(head[1].split()) > MOST_WORDS:
        return None
    told = any(map(str.isalpha, head[1])) or sum(map(str.isdigit, head[1])) >= FEWEST_DIGITS
    return head if told else None


def _label_brackets(lines: Iterable[SpokenLine]) -> bool:
    """Whether cues begin with their speaker in brackets: "[Ana Lee] We will." """
    firsts = [line for line in lines if line.first and not line.voice]
    marked = sum(_BRACKETED.match(line.words) is not None for line in firsts)
    return marked > 1 and marked >= MOST * len(firsts)


def _is_label(label: str, often: int, *, everywhere: bool, always: bool, ended: bool) -> bool:
    """Whether what stands before a colon is a label.

    `often` is how many lines begin so; `everywhere` and `always` say whether most cues, or all,
    begin with something before a colon; `ended`, whether the sentence before has.
    """
    if (label.isupper() and not label.isdecimal()) or always:
        return True
    if often > 1:
        return everywhere or often > 2 or not label[0].islower()
    return (everywhere or ended) and looks_like_name(label, caseless=everywhere)


def are_all_labelled(lines: Sequence[LabelledLine]) -> bool:
    """Whether a file names the speaker of each of its pieces: `lines` begin them, in their order.

    Files that name only who begins a turn leave at least half of the pieces without a name, and
    repeat none.
    """
    labels = [line.speaker for line in lines]
    named = sum(line.speaker is not None or line.headed for line in lines)
    return any(labels) and (are_repeated(labels) or 2 * named > len(lines))


def are_repeated(labels: Sequence[str | None]) -> bool:
    """Whether a speaker who goes on is named again."""
    return any(label is not None and label == before for before, label in pairwise(labels))


def looks_like_name(label: str, *, caseless: bool = False) -> bool:
    """Whether words are written as names are: capitals, or what prose has not.

    `caseless` says that any few words of a script without capitals may be one.
    """
    tokens = label.split()
    if not tokens or len(tokens) > MOST_WORDS or len(label) > LONGEST or label.endswith(tuple(STOPS)):
        return False
    numbered = len(tokens) <= FEW_WORDS and any(map(str.isdigit, tokens[-1]))
    if numbered or any(mark in label for mark in "@|/+*_#№"):
        return True
    words = _WORD.findall(_ASIDE.sub("", label))
    capitals = bool(words) and words[0][0].isupper() and words[-1][0].isupper()
    return capitals or (caseless and label.upper() == label.lower())


def are_names(lines: Sequence[str], *, caseless: bool = False) -> bool:
    """Whether lines by themselves are names: each looks like one, or most come back."""
    often = Counter(lines)
    coming_back = sum(count for count in often.values() if count > 1)
    if any(not line or len(line) > LONGEST or line.endswith(tuple(STOPS)) for line in lines):
        return False
    if len(lines) >= FEWEST_NAMES and MOST * len(lines) <= coming_back:
        return True
    return len(lines) > 1 and all(looks_like_name(line, caseless=caseless) for line in lines)
