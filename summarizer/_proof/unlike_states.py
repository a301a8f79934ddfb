"""Unlike states: where a translation names another state in place of one that the quote names.

One that only one of them names proves nothing: "die Bundesregierung" is the German government, and
"the State Department" the American one.
"""

from __future__ import annotations

import re

from summarizer._words.fold import fold_text
from summarizer._words.local_states import local_states_in
from summarizer._words.states import (
    Mentioned,
    country_of,
    country_of_capital,
    english_name,
    names_shared_name,
    states_in,
)

_WORD = re.compile(r"[^\W\d_]+")


def find_unlike_state(
    quote: str, told: str, *, quoted_in: str | None, told_in: str | None
) -> str | None:
    """What is certainly unlike in the states that a quote and its translation name, in words, or None.

    The languages are tags; None is one that nobody knows.
    """
    added = sorted(_states_named(told, told_in) - _states_meant(quote, quoted_in))
    missing = (_states_named(quote, quoted_in) | _capitals_in(quote)) - _states_meant(told, told_in)
    if not added or not missing or names_shared_name(quote) or names_shared_name(told):
        return None
    return f"the quote does not name {english_name(added[0]) or added[0]}"


def _states_named(text: str, tag: str | None) -> frozenset[str]:
    return states_in(text) | local_states_in(text, tag)


def _capitals_in(text: str) -> frozenset[str]:
    """The states of the capitals in a text, where these are told from other words: "Берлин"."""
    codes = {country_of_capital(word) for word in _WORD.findall(text) if word[0].isupper()}
    return frozenset(code for code in codes if code)


def _states_meant(text: str, tag: str | None) -> frozenset[str]:
    """The states that a text may mean: also those in the names of seas, and by their capitals."""
    words = _WORD.findall(text)
    codes = {country_of(word) for word in words} | {country_of_capital(word) for word in words}
    mentioned = Mentioned(fold_text(text), original=text).codes() | local_states_in(text, tag)
    return mentioned | frozenset(code for code in codes if code)
