"""Phrases: a wording becomes plain phrases of a few known words.

The wording is tidied (digits, dashes, clock times dropped); each language that knows *every* word of
it turns it into one plain phrase ("el 3 de junio" → "on 3 of M6"). W0 to W6 are Monday to Sunday, M1
to M12 January to December, n1, n2, … counts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, product

from summarizer._dates.borrowed import borrowed_readings
from summarizer._dates.lexicons import (
    LONGEST_TERM,
    languages_with,
    names_a_month,
    plain_word,
    token_spans,
)
from summarizer._dates.order import order_words
from summarizer._dates.tidy import tidy_wording

_STANDS_ALONE = re.compile(r"^(?!.*[MW]\d).*lone \d+(?: (?:of )?(?:this|last|next) month)?$")
_FIRST_ASKED = "en"  # what is English in every word is read as nothing else
_MOST_READINGS = 8  # of one wording in one language


@lru_cache(maxsize=512)  # a date is resolved, and looked for at each place where it stands
def phrases_of_wording(wording: str) -> tuple[str, ...]:
    """The plain phrases of each language that knows every word: English, else the others."""
    text = tidy_wording(wording)
    if text is None:
        return ()
    by_language = _read_in_each(text)
    if _FIRST_ASKED in by_language:
        return by_language[_FIRST_ASKED]
    found = [phrase for phrases in by_language.values() for phrase in phrases]
    if not found and (borrowed := _borrowed_phrase(text)) is not None:
        return (borrowed,)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=512)
def languages_of_wording(wording: str) -> tuple[str, ...]:
    """The languages that know every word of a wording; none where it has no words."""
    text = tidy_wording(wording)
    if text is None or not any(map(str.isalpha, text)):
        return ()
    return tuple(_read_in_each(text))


def _read_in_each(text: str) -> dict[str, tuple[str, ...]]:
    """The plain phrases of a tidied wording in each language that knows all of it."""
    spans = token_spans(text)
    languages = languages_with(text[start:end].lower() for start, end in spans)
    readings = ((language, _phrases_in(text, spans, language)) for language in languages)
    return {language: phrases for language, phrases in readings if phrases}


def _phrases_in(text: str, tokens: list[tuple[int, int]], language: str) -> tuple[str, ...]:
    plain: list[list[str]] = []
    at = 0
    while at < len(tokens):
        for end in range(min(at + LONGEST_TERM, len(tokens)), at, -1):
            term = text[tokens[at][0] : tokens[end - 1][1]]
            word = plain_word(term, language, whole=term == text, text=text)
            if word is not None:
                break
        else:
            return ()
        plain.append(word.split("|"))
        at = end
    lone = len(tokens) == 1 and plain[0][0].startswith("M")
    if lone and not names_a_month(text, language):
        return ()
    chosen = islice(product(*plain), _MOST_READINGS)
    return tuple(dict.fromkeys(_finish_phrase(" ".join(words)) for words in chosen))


def _finish_phrase(phrase: str) -> str:
    phrase = order_words(phrase)
    return phrase if _STANDS_ALONE.search(phrase) else phrase.replace("lone ", "")


def _borrowed_phrase(text: str) -> str | None:
    """Read a weekday, or a date with its month in words, of a language that has no file here."""
    found = {
        phrase
        for reading in borrowed_readings(text)
        for phrase in _phrases_in(reading, token_spans(reading), _FIRST_ASKED)
    }
    phrase = found.pop() if len(found) == 1 else None
    if phrase and (phrase.startswith("W") or re.search(r"\d (?:of )?M|M\d+ \d", phrase)):
        return phrase
    return None
