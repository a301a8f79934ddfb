"""Text for a page: escaped, and with a mark to see for every character that cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from markupsafe import Markup, escape

from summarizer.render._printable import SHAPELESS
from summarizer.render._text_segments import LEFTWARD

MOST_IN_A_ROW = 4
# Tabs and line breaks are white space on a page; every other control, half character and what has
# no shape or no meaning assigned is spelled out.
_UNSEEN = re.compile(
    f"(?:{SHAPELESS.pattern}|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff])+"
)
_OPENS_CHANGE = re.compile(r"\[-|\{\+")
_CLOSERS = {"[-": "-]", "{+": "+}"}


def escape_visibly(text: str) -> Markup:
    """Return text as HTML that shows it as it is: nothing in it is markup, hidden or turned around.

    A run of unseen characters is spelled out up to four of them, and then counted.
    """
    if text.isprintable() and not SHAPELESS.search(text):
        return escape(text)
    parts: list[Markup] = []
    at = 0
    for match in _UNSEEN.finditer(text):
        parts += [escape(text[at : match.start()]), _spell_unseen(match[0])]
        at = match.end()
    return Markup("").join([*parts, escape(text[at:])])


def escape_isolated(text: str) -> Markup:
    """Return text as HTML that what stands beside it does not turn around, nor it what is beside it."""
    shown = escape_visibly(text)
    return Markup("<bdi>{}</bdi>").format(shown) if LEFTWARD.search(text) else shown


def mark_changes(diff: str) -> Markup:
    """Return a word diff ("[-answered-] {+document+}") as HTML, what went struck out."""
    parts: list[Markup] = []
    at = 0
    for start, end in _find_changes(diff):
        parts.append(escape_visibly(diff[at:start]))
        changed = Markup("<del>{}</del>") if diff[start] == "[" else Markup("<ins>{}</ins>")
        parts.append(changed.format(escape_visibly(diff[start + 2 : end - 2])))
        at = end
    return Markup("").join([*parts, escape_visibly(diff[at:])])


def _find_changes(diff: str) -> Iterator[tuple[int, int]]:
    """Where the changes of a word diff are, each looked at once, however many are never closed."""
    at = 0
    unclosed: set[str] = set()
    for opening in _OPENS_CHANGE.finditer(diff):
        mark = opening[0]
        if opening.start() < at or mark in unclosed:
            continue
        end = diff.find(_CLOSERS[mark], opening.end())
        if end < 0:
            unclosed.add(mark)
        else:
            at = end + 2
            yield opening.start(), at


def _spell_unseen(unseen: str) -> Markup:
    marks = [
        Markup('<span class="unseen" title="{}">U+{:04X}</span>').format(
            _name_character(character), ord(character)
        )
        for character in unseen[:MOST_IN_A_ROW]
    ]
    if len(unseen) > MOST_IN_A_ROW:
        more = f"and {len(unseen) - MOST_IN_A_ROW:,} more"
        marks.append(Markup('<span class="unseen">{}</span>').format(more))
    return Markup("").join(marks)


def _name_character(character: str) -> str:
    return unicodedata.name(character, "a control character").capitalize()
