"""Translations: what proves that the words beside a quote are not what it says, in another language.

Figures, states, letters and length prove it. Whether the rest says the same is for a second reading.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarizer._proof.bounds import shorten_text
from summarizer._proof.details import TRANSLATION
from summarizer._proof.evidence import Grounded
from summarizer._proof.fault import Fault
from summarizer._proof.unlike_figures import find_unlike_figure
from summarizer._proof.unlike_states import find_unlike_state
from summarizer._text.reading import Reading
from summarizer._words.fold import fold_text
from summarizer._words.scripts import is_in_other_script
from summarizer._words.shown import quote_words
from summarizer._words.word_edges import is_unspaced_script
from summarizer.schemas import Evidence
from summarizer.schemas.marked import changed

# A letter of a script without spaces stands for as many of others; a text is this many times as long
# as one that says the same, and a few words more, at most.
_DENSE, _LONGER, _MORE = 3, 3, 60


def translation_faults(grounded: Grounded, reading: Reading) -> Iterator[Fault]:
    """What is wrong with the translations of quotes that were found; each costs the translation only."""
    for index, cited in grounded.items():
        why = _find_untruth(cited.quote, cited.translation, reading) if cited.translation else None
        if why:
            path = ("evidence", index, TRANSLATION)
            told = f"this is no translation of {quote_words(shorten_text(cited.quote))}: {why}"
            yield Fault(path, cited.translation, told, drop=path)


def without_repetition(cited: Evidence, reading: Reading) -> Evidence:
    """An evidence whose translation only repeats the quote without it: the quote may need none."""
    tag, told = reading.written_in, cited.translation
    if tag is None or told is None or fold_text(told) != fold_text(cited.quote):
        return cited
    return cited if is_in_other_script(told, tag) else changed(cited, {TRANSLATION: None})


def _find_untruth(quote: str, told: str, reading: Reading) -> str | None:
    tag, spoken = reading.written_in, reading.document.language
    if tag is None:
        return None
    if fold_text(told) == fold_text(quote):
        return "it repeats the quote"
    if is_in_other_script(told, tag):
        return "it is in another script than the language asked for"
    sizes = _size_of(quote), _size_of(told)
    if max(sizes) > _LONGER * min(sizes) + _MORE:
        return f"it is much {'longer' if sizes[1] > sizes[0] else 'shorter'} than the quote"
    if spoken and (not reading.is_translated or is_in_other_script(quote, spoken)):
        spoken = None  # a quote in a language of its own
    return find_unlike_figure(quote, told, quoted_in=spoken, told_in=tag) or find_unlike_state(
        quote, told, quoted_in=spoken, told_in=tag
    )


def _size_of(text: str) -> int:
    return sum(_DENSE if is_unspaced_script(letter) else 1 for letter in text)
