"""Phrases: a wording becomes plain phrases of a few known words.

The wording is tidied (digits, dashes, clock times dropped); each language that knows *every* word of
it turns it into one plain phrase ("el 3 de junio" → "on 3 of M6"). W0 to W6 are Monday to Sunday, M1
to M12 January to December, n1, n2, … counts.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer._dates.borrowed import borrowed_readings
from summarizer._dates.lexicons import (
    LANGUAGES,
    LONGEST_TERM,
    is_dated,
    names_a_month,
    plain_word,
    token_spans,
)
from summarizer._dates.tidy import tidy_wording

_STANDS_ALONE = re.compile(r"^(?!.*[MW]\d).*lone \d+(?: (?:of )?(?:this|last|next) month)?$")


@lru_cache(maxsize=512)  # a date is resolved, and looked for at each place where it stands
def phrases_of_wording(wording: str) -> tuple[str, ...]:
    """The plain phrase of each language that knows every word: English, else the others."""
    text = tidy_wording(wording)
    if text is None:
        return ()
    phrase = _phrase_in(text, "en")
    if phrase is not None:
        return (phrase,)
    found = [phrase for language in LANGUAGES if (phrase := _phrase_in(text, language)) is not None]
    if not found and (borrowed := _borrowed_phrase(text)) is not None:
        return (borrowed,)
    return tuple(dict.fromkeys(found))


def _phrase_in(text: str, language: str) -> str | None:
    tokens = token_spans(text)
    dated = is_dated(text)
    plain: list[str] = []
    at = 0
    while at < len(tokens):
        for end in range(min(at + LONGEST_TERM, len(tokens)), at, -1):
            term = text[tokens[at][0] : tokens[end - 1][1]]
            word = plain_word(term, language, whole=term == text, dated=dated)
            if word is not None:
                break
        else:
            return None
        plain += word.split()
        at = end
    phrase = re.sub(r"(M\d+) / \1(?!\d)", r"\1", " ".join(plain))  # مايو/أيار
    if not _STANDS_ALONE.search(phrase):
        phrase = phrase.replace("lone ", "")
    lone = len(tokens) == 1 and phrase.startswith("M")
    return None if lone and not names_a_month(text, language) else phrase


def _borrowed_phrase(text: str) -> str | None:
    """Read a weekday, or a date with its month in words, of a language that has no table here."""
    found = {_phrase_in(reading, "en") for reading in borrowed_readings(text)}
    phrase = found.pop() if len(found) == 1 else None
    if phrase and (phrase.startswith("W") or re.search(r"\d (?:of )?M|M\d+ \d", phrase)):
        return phrase
    return None
