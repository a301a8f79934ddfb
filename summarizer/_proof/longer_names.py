"""Longer names: whether a document names a party by itself, or only inside another name.

"Lorvia City" and "the Lorvia Broadcasting Corporation" are no Lorvia, and "Martinez" is no Martin. But
they may stand for it, as "Lorvian" does: that is for a second reading to say, so nobody is refused here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from summarizer._proof.name_neighbours import are_beside, body_end, is_title, stops_name
from summarizer._text.reading import MOST_PLACES, SHORTEST_GROWN, Reading
from summarizer._words.fold import fold_text
from summarizer._words.languages import SHARED, load_section
from summarizer._words.state_forms import FoundForm, in_capitals
from summarizer._words.states import Mentioned, country_of, load_state_tables
from summarizer._words.word_edges import is_unspaced_script

MOST_LONGER = 8  # words that a longer name has on one side
LONGEST_ENDING = 3  # letters
LEAST_WORDS = LEAST_LETTERS = 4  # a heading has so many words of so many letters, all in capitals
# An English name in none of them has an adjective in its place, or behind it: Lorvian.
_CONSONANTS = load_section(SHARED, "abbreviations")["consonants"]
_WORD = re.compile(r"\w+")
_NEXT = re.compile(r"\s+([^\W\d_][\w'’-]*)")
_BEFORE = re.compile(r"(?<![\w'’-])([^\W\d_][\w'’-]*)\s+$")
_BEFORE_AT_MOST = 60  # characters
_BY_THEMSELVES = ("name", "abbreviation", "loose", "both")  # forms of a state, its capital's aside


def find_other_words(name: str, reading: Reading, *, is_state: bool) -> str | None:
    """The words of a document that hold a name only as a part, or in another form: the first of them.

    None where the name stands by itself, where the document has another form of the state's name, and
    where it has nothing of the kind. Scripts without capitals show no longer name; the table of states
    knows some ("Gulf of Mexico", 汤加拿大).
    """
    key = ("longer names", name, is_state)
    if key not in reading.shared:
        found = _find_other_words(name, reading, is_state)
        reading.shared[key] = " ".join(found.split()) if found else None
    words: str | None = reading.shared[key]
    return words


def _find_other_words(name: str, reading: Reading, is_state: bool) -> str | None:
    if not reading.mentions(name):
        return None if reading.states.has(name) else _find_inflected(name, reading)
    code = country_of(name)
    if code is not None and not _names_state(name, code, reading):
        return _find_decoy(name, reading)
    first = _first_longer(name, reading, is_state)
    if first is None or (code is not None and _is_named_otherwise(code, reading)):
        return None
    return first


def _names_state(name: str, code: str, reading: Reading) -> bool:
    """Whether a document names a state; mostly the first sentence with the name does, by itself."""
    start = next((start for start, _ in reading.places_spelled(name)), None)
    if start is not None:
        sentence, folded = reading.sentence_at(start), reading.folded
        words = folded.text[folded.index(sentence.start) : folded.index(sentence.end)]
        if code in Mentioned(words, original=reading.words_of(sentence)).codes():
            return True
    return reading.states.has(name)


def _first_longer(wording: str, reading: Reading, is_state: bool) -> str | None:
    """The first longer name that holds a wording; None if it stands by itself anywhere, or nowhere.

    Places where capitals tell nothing are passed over.
    """
    first = None
    for start, end in islice(reading.places_spelled(wording), MOST_PLACES):
        passage = reading.text[start:end]
        named, shouted = passage[0].isupper(), passage.isupper() and not wording.isupper()
        if named and (shouted or _is_in_heading(start, reading)):
            continue
        longer = _longer_at(start, end, reading, is_state)
        if longer is None:
            return None
        if not (named and reading.capitalizes_nouns):  # as in German
            first = first or longer
    return first


def _longer_at(start: int, end: int, reading: Reading, is_state: bool) -> str | None:
    """The longer name that what stands at a place is a part of; None if it is none."""
    text, sentence = reading.text, reading.sentence_at(start)
    if is_unspaced_script(text[start:end]):
        return _other_name(text[start : body_end(end, text) or end], text[start:end])
    words = _WORD.findall(text[start:end])
    if not words or not words[-1][0].isupper():
        return None
    first = _name_start(start, reading) if is_state and words[0][0].isupper() else start
    if first is None:
        return None
    ends = list(_ends_after(end, sentence.end, text))
    code = country_of(text[start:end]) if ends else None
    own = [at for at in ends if code is not None and country_of(text[start:at]) == code]
    if own:  # Brunei Darussalam
        return _longer_at(start, own[-1], reading, is_state)
    behind = _WORD.findall(text[end : ends[-1]]) if ends else []
    last = end if are_beside(behind, is_state=is_state) else ends[-1] if ends else end
    return _other_name(text[first:last], text[start:end])


def _other_name(longer: str, name: str) -> str | None:
    """The longer of two names, if it is another one, and not the same state's."""
    if longer == name:
        return None
    code = country_of(name)
    return longer if code is None or country_of(longer) != code else None


def _is_in_heading(at: int, reading: Reading) -> bool:
    """Whether a place is in a heading: full of capitals, which tell no names there."""
    sentence = reading.words_of(reading.sentence_at(at)).strip()
    if sentence.endswith((".", "!", "?")):
        return sentence.isupper()
    words = [word for word in _WORD.findall(sentence) if len(word) >= LEAST_LETTERS]
    full = len(words) >= LEAST_WORDS and not any(word[0].islower() for word in words)
    return full or sentence.isupper()


def _ends_after(at: int, most: int, text: str) -> Iterator[int]:
    """Where each of the words in capitals ends that follow one another from an offset."""
    for _ in range(MOST_LONGER):
        found = _NEXT.match(text, at, most)
        if found is None or not found[1][0].isupper():
            return
        at = found.end() - (2 if found[1].endswith(("'s", "’s")) else 0)
        yield at
        if at < found.end():
            return


def _name_start(start: int, reading: Reading) -> int | None:
    """Where a name begins that a state's stands in; None behind an office, which is the state's.

    The first word of a sentence has its capital from there, and tells nothing by itself.
    """
    text, sentence, first = reading.text, reading.sentence_at(start), start
    for _ in range(MOST_LONGER):
        found = _BEFORE.search(text, max(sentence.start, first - _BEFORE_AT_MOST), first)
        if found is None or not found[1][0].isupper():
            break
        word = fold_text(found[1])
        if stops_name(word):
            break
        if is_title(word):
            return first if first < start else None
        opens = _WORD.search(text, sentence.start, found.start()) is None
        if opens and not _stands_within(text[found.start() : start].rstrip(), reading):
            break
        first = found.start()
    return first


def _stands_within(words: str, reading: Reading) -> bool:
    """Whether some words stand behind the first word of a sentence, too."""
    places = islice(reading.places_spelled(words), MOST_PLACES)
    return any(
        _WORD.search(reading.text, reading.sentence_at(start).start, start) for start, _ in places
    )


def _is_named_otherwise(code: str, reading: Reading) -> bool:
    """Whether a document names a state by any form of its name that stands by itself."""
    forms: dict[str, FoundForm] = {}
    for hit in load_state_tables().find(reading.text):
        if hit.form.codes == {code} and not (hit.form.common and not in_capitals(hit)):
            forms.setdefault(" ".join(hit.printed), hit)
    return any(
        hit.form.kind == "adjective"
        or (hit.form.kind in _BY_THEMSELVES and _first_longer(printed, reading, is_state=True) is None)
        for printed, hit in forms.items()
    )


def _find_decoy(name: str, reading: Reading) -> str | None:
    """The name of something else in which a state's stands: "Gulf of Mexico"."""
    wanted = fold_text(name)
    for hit in load_state_tables().find(reading.text):
        printed = " ".join(hit.printed)
        if wanted in fold_text(printed) and wanted != fold_text(printed) and reading.mentions(printed):
            return printed
    return None


def _find_inflected(name: str, reading: Reading) -> str | None:
    """The first words that may be a name with other endings: "Lorvian" of Lorvia, "Газпрома"."""
    words = _WORD.findall(fold_text(name))
    if not name[:1].isupper() or max(map(len, words), default=0) < SHORTEST_GROWN:
        return None
    if is_unspaced_script(name) or (name.isascii() and words[-1][-1] in _CONSONANTS):
        return None  # Martinez is nobody called Martin
    text = reading.folded.text
    for found in islice(_pattern_of(words).finditer(text), MOST_PLACES):
        if found.start() and _WORD.match(text, found.start() - 1):
            continue
        start, end = reading.folded.span(found.start(), found.end() - found.start())
        if reading.text[start].isupper():
            return _longer_at(start, end, reading, is_state=False) or reading.text[start:end]
    return None


def _pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    stems = [
        rf"{re.escape(word[:-1] if len(word) > SHORTEST_GROWN else word)}\w{{0,{LONGEST_ENDING}}}"
        if len(word) >= SHORTEST_GROWN
        else re.escape(word)
        for word in words
    ]
    return re.compile(rf"{' '.join(stems)}(?!\w)")
