"""Names of states with their document: a state by its name, its government, its capital or an office.

"Georgia", "Congo" and "Washington" are names of several things. What the document does not settle is
no state.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from summarizer._parties import bodies as listed
from summarizer._parties import titles as title
from summarizer._parties import wraps as words_for
from summarizer._text.reading import Reading
from summarizer._words.fold import fold_text
from summarizer._words.states import load_state_tables, meaning_of_name

POSSESSIVE = re.compile(r"(?<=\w)['’](?:s(?!\w)|(?=\s))|(?<=s)['’](?!\w)")
_TURKISH_CASE = re.compile(r"(?<=\w)['’][nıiuüya]\w{0,3}(?!\w)")
MOST_WORDS = 12  # no state is called by more
_POINTS = re.compile(r"(?<=\b\w)\.(?=\w\b|\s|$)")


class Named(NamedTuple):
    """A state by one of its names; `rank` counts from 0, its own name, to 6, who holds an office."""

    code: str
    rank: int


OWN, SHORT, GOVERNMENT, DEMONYM, CAPITAL, OFFICE, MINISTER = range(7)


def named_state(name: str, reading: Reading) -> Named | None:
    """The state that `name` is a name of, bare or as its government, side, capital or office."""
    bare = bare_state(name, reading)
    if bare is not None:
        return bare
    if (code := load_offices().get(key_of_name(name))) is not None:
        return Named(code, OFFICE)
    for rest in unwrap_name(name):
        found = bare_state(rest, reading)
        if found is not None:
            if _is_of_another(found.code, name, rest):
                return None
            return Named(found.code, max(found.rank, GOVERNMENT))
    return None


def _is_of_another(code: str, name: str, rest: str) -> bool:
    """Whether `name` says, around a state's name, a form of state that makes it another's.

    The "Republic of China" is Taiwan and the "German Democratic Republic" no more; where such a name
    is a state's official one, it is in the table and needs no unwrapping.
    """
    around = Counter(_words_of_name(name)) - Counter(_words_of_name(rest))
    forms = around.keys() & words_for.FORMS
    in_han = words_for.HAN_FORMS.search(name) is not None and not words_for.HAN_FORMS.search(rest)
    return bool(forms & words_for.CREEDS) or (code in words_for.DIVIDED and bool(forms or in_han))


def _words_of_name(name: str) -> list[str]:
    return [fold_text(word) for word in re.split(r"[\s\-–,]+", name) if word]


def bare_state(name: str, reading: Reading) -> Named | None:
    """The state that `name` alone stands for, if its document does not speak of another so called."""
    standing = meaning_of_name(name)
    key = key_of_name(name)
    if standing is None or key in words_for.PLURALS:
        return None
    if standing.kind == "decoy" or (standing.kind == "loose" and len(standing.codes) > 1):
        codes = words_for.BARE.get(key, standing.codes)
        code = _settle_shared_name(codes, key, reading)
        if code is None:
            return None
        return Named(code, OWN if standing.kind == "decoy" else DEMONYM)
    if len(standing.codes) != 1:
        return None
    (code,) = standing.codes
    if standing.kind == "loose":
        return Named(code, GOVERNMENT) if name.endswith("方") else None
    text = reading.folded.text
    others, settled = words_for.OTHERS.get(key), words_for.SETTLED.get(key)
    if others and others.search(text) and not (settled and settled.search(text)):
        return None
    if standing.namesake and not _is_named_otherwise(code, key, reading):
        return None
    if standing.kind == "capital":
        if key in words_for.NAMESAKES and reading.states_named.lacking(frozenset({code})):
            return None
        return Named(code, CAPITAL)
    if standing.kind == "adjective":
        return Named(code, DEMONYM)
    if standing.kind == "name":
        return Named(code, OWN)
    return Named(code, GOVERNMENT if " " in key else SHORT)  # "US officials" is in the table


def _is_named_otherwise(code: str, key: str, reading: Reading) -> bool:
    """Whether the document speaks of a state by another form than one that is a place's name, too."""
    found = load_state_tables().find(reading.folded.text)
    return any(
        hit.form.codes == {code} and fold_text(" ".join(hit.printed)) != key
        for hit in found
        if hit.form.kind != "decoy" and not hit.form.common
    )


def _settle_shared_name(codes: frozenset[str], key: str, reading: Reading) -> str | None:
    """Which of several states the document means by a name that they share, if it says so.

    It names one of them and no other, and never in one sentence with the bare name: "Congo met DR
    Congo" speaks of two.
    """
    mentioned = codes & reading.states.codes()
    if len(mentioned) != 1 or mentioned & words_for.NEVER_BARE:
        return None
    for start, _ in reading.places_of(key, 0, len(reading.text)):
        words = reading.words_of(reading.sentence_at(start))
        found = [hit for hit in load_state_tables().find(words) if hit.form.codes & codes]
        bare = [
            hit for hit in load_state_tables().find(words) if fold_text(" ".join(hit.printed)) == key
        ]
        if bare and any(hit.form.kind in ("name", "abbreviation") for hit in found):
            return None
    (code,) = mentioned
    return code


def unwrap_name(name: str) -> Iterator[str]:
    """What of `name` may be a state's: it without the words for a side, a form of state, articles."""
    for text in (POSSESSIVE.sub(" ", name), _TURKISH_CASE.sub(" ", name)):
        for wraps in (words_for.HAN_SIDES, words_for.HAN_FORMS):
            if (rest := wraps.sub("", text)) != text and rest:
                yield rest
        words = [word for word in re.split(r"[\s\-–,]+", text) if word]
        if len(words) > MOST_WORDS:
            continue
        folded = [fold_text(word) for word in words]
        front = next((at for at, word in enumerate(folded) if word not in words_for.OUTER), len(words))
        back = next(
            (at for at, word in enumerate(folded[::-1]) if word not in words_for.OUTER), len(words)
        )
        if front == len(words):
            continue
        for dropped in range(1, front + back + 1):
            for left in range(min(front, dropped), -1, -1):
                right = dropped - left
                if right > back:
                    continue
                outer = {*folded[:left], *folded[len(words) - right :]} & words_for.WRAPS
                if outer - words_for.ISLANDS:
                    yield " ".join(words[left : len(words) - right])


def state_of_office(name: str, reading: Reading) -> Named | None:
    """The state of an office that is named with it and nothing else: "the Rwandan minister".

    Not "Rwandan minister Olivier Nduhungirehe", a person, nor "envoy for Yemen", who is another's.
    """
    for suffix in title.HAN_OFFICES:
        if (rest := name.removesuffix(suffix)) != name and (found := bare_state(rest, reading)):
            return Named(found.code, MINISTER) if found.rank <= DEMONYM else None
    words = [word for word in _PARTED.split(_ELIDED.sub("", POSSESSIVE.sub(" ", name))) if word]
    if not 1 < len(words) <= MOST_WORDS:
        return None
    folded = [fold_text(word) for word in words]
    for size in range(min(len(words) - 1, _LONGEST_STATE), 0, -1):
        for first in range(len(words) - size + 1):
            before, after = folded[:first], folded[first + size :]
            if not _is_an_office(before, after):
                continue
            found = bare_state(" ".join(words[first : first + size]), reading)
            if found and _is_office_of_state(found, before, after):
                return Named(found.code, MINISTER)
    return None


def _is_an_office(before: list[str], after: list[str]) -> bool:
    """Whether all that stands around a state's name is an office, and none that is about the state."""
    around = before + after
    if not any(map(_is_head, around)) or not all(word in _BESIDE or _is_head(word) for word in around):
        return False
    led = [word for word in before if word not in _PLAIN_ARTICLES]
    return title.FORS.isdisjoint(led[-1:]) and title.ABOUT.isdisjoint((*before[-1:], *after[:1]))


def _is_head(word: str) -> bool:
    return word in title.STATE_OFFICES or word.endswith(title.GERMAN_MINISTERS)


def _is_office_of_state(found: Named, before: list[str], after: list[str]) -> bool:
    """Whether the office is the state's: no person of that name, and no premier of a province."""
    if found.rank > DEMONYM or not title.BEFORE_PEOPLE.isdisjoint(before[-1:]):
        return False
    if found.rank < DEMONYM and any(map(_is_head, before[-1:])) and before[-1].isascii():
        return before[-1] in title.BEFORE_STATES
    around, of_parts = {*before, *after}, listed.OFFICES_OF_PARTS.get(found.code, frozenset[str]())
    return not around & of_parts or bool(around & title.STATE_OFFICES - of_parts)  # premier ministre


_PARTED = re.compile(r"[\s\-–]+")
_ELIDED = re.compile(rf"(?<!\w)(?:{'|'.join(words_for.ELIDED)})['’](?=\w)", re.IGNORECASE)
_PLAIN_ARTICLES = frozenset(map(str.strip, words_for.BEFORE_NAMES))
_BESIDE = words_for.ARTICLES | title.PORTFOLIOS
_LONGEST_STATE = 6  # words


@cache  # an immutable table, folded once
def load_offices() -> dict[str, str]:
    """Offices and parliaments by the names that they are looked up by, and their codes."""
    return {
        name: code
        for table in (listed.OFFICES, listed.PARLIAMENTS)
        for code, name in read_name_rows(table)
    }


@lru_cache(maxsize=1024)  # a name is looked up in several tables
def key_of_name(name: str) -> str:
    """`name` to look up by: folded, without an article, and without the points of its initials."""
    return without_article(_POINTS.sub("", fold_text(name).strip(" .,")))


def without_article(folded: str) -> str:
    """A folded name without an article before it."""
    for article in words_for.BEFORE_NAMES:
        if folded.startswith(article) and len(folded) > len(article) + 1:
            return folded.removeprefix(article)
    return folded


def read_name_rows(table: str) -> Iterator[tuple[str, str]]:
    for line in table.strip().split("\n"):
        key, names, _ = line.split(" | ")
        for name in names.split(","):
            yield key, key_of_name(name)
