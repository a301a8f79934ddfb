"""Addressed: whom a sentence of a recording speaks to, and who therefore does not speak in it.

"I'll send you the survey, Ana." is not Ana's promise. Only recordings are looked at, and no words are
known: a name that a comma sets off at the end of a sentence, or alone at its beginning, is spoken to.
"""

from __future__ import annotations

import re

from summarizer._proof.evidence import Grounded
from summarizer._text.reading import Reading
from summarizer._words.fold import fold_text
from summarizer.schemas import Evidence

WHY = "the quote speaks to them, so somebody else says this: drop it"
_NAME = r"([^\W\d_][\w.'’-]{0,30}(?: [\w.'’-]{1,30}){0,3})"
_LAST = re.compile(rf"(?:^|[,;:.])([^,;:]{{0,200}}),\s{{1,3}}{_NAME}[.!?…]{{0,3}}[\"”’»)]{{0,2}}$")
_FIRST = re.compile(rf"(?:[^:,]{{1,80}}:\s)?{_NAME},[^,]+$")


def is_addressed(name: str, grounded: Grounded, reading: Reading) -> bool:
    """Whether every sentence quoted speaks to somebody of that name."""
    if not reading.document.times or not grounded:
        return False
    words = set(fold_text(name).split())
    return all(
        any(
            set(fold_text(spoken_to).split()) <= words
            for spoken_to in _names_addressed(evidence, reading)
        )
        for evidence in grounded.values()
    )


def _names_addressed(evidence: Evidence, reading: Reading) -> list[str]:
    """The names that the sentence of a quote speaks to."""
    sentence = reading.sentence_at(evidence.start)
    said = reading.text[sentence.start : sentence.end].strip()
    names = [found[1] for found in [_FIRST.match(said)] if found]
    last = _LAST.search(said[-200:])
    # Of "Ben, Tom, Ana." the last is a member of a list.
    if last and any(word[0].islower() for word in re.findall(r"[^\W\d_]+", last[1])):
        names.append(last[2])
    return [name.rstrip(".") for name in names if not name[0].islower()]
