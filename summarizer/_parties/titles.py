"""Words of titles: courtesies, offices and ranks, and what stands inside them, in every language.

They are in the files of the languages, in small letters as folded texts are. Titles that are first names
as well are left out there: Prince, Dean, Sultan, Amir, Justice, Sheikh.
"""

from __future__ import annotations

from summarizer._words.languages import list_languages, words_of_all, words_under


def _longest_first(section: str, key: str) -> list[str]:
    """Words that are written in one with others, the longest first: 外交部长 before 部长."""
    return sorted(words_of_all(section, key), key=lambda word: (-len(word), word))


def _languages_of(key: str) -> dict[str, list[str]]:
    """The words under a key, each with the tags of its languages."""
    found: dict[str, list[str]] = {}
    for tag in list_languages():
        for word in words_under(tag, _TITLES, key):
            found.setdefault(word, []).append(tag)
    return found


_TITLES, _NAMES = "titles", "names"
# Said of anybody: they are no role.
GENDERS = dict.fromkeys(words_of_all(_TITLES, "mister"), "m") | dict.fromkeys(
    words_of_all(_TITLES, "madam"), "f"
)
COURTESIES = frozenset(GENDERS) | words_of_all(_TITLES, "courtesies")
# French "M." is one in a text in French, and an initial elsewhere.
WITH_POINT = _languages_of("courtesies with a point")
IN_CAPITALS = words_of_all(_TITLES, "courtesies in capitals")  # HE Ada Lund; He Lifeng is a name
BEFORE_COURTESIES = words_of_all(_TITLES, "before courtesies")  # His Excellency
MAKES_COURTESY = words_of_all(_TITLES, "makes a courtesy")  # the Hon. Ada Lund
# Courtesies that are given names as well: Don Pramudwinai, Пан Ги Мун, Sig Hansen. Written small or with
# a point they are courtesies, with a capital some of them in a text of their language: Bay Yılmaz. A
# few are one there before two names only: Don José Paz.
NAMES_TOO = words_of_all(_TITLES, "names too")
NAMES_ELSEWHERE = _languages_of("names too, elsewhere")
NAMES_BEFORE_ONE = _languages_of("names too, before one name")
HEADS = words_of_all(_TITLES, "offices")  # the word that makes what stands before a name a title
PARTS = words_of_all(_TITLES, "parts")  # what may stand in a title beside its head
# Offices of a state itself: whoever "the Rwandan minister" is, it is Rwanda's. A mayor, a governor, a
# senator, a general or a professor of a country is not its government.
STATE_OFFICES = words_of_all(_TITLES, "offices of a state")
GERMAN_MINISTERS = tuple(sorted(words_of_all(_TITLES, "ministers joined")))  # Außenminister
PORTFOLIOS = words_of_all(_TITLES, "portfolios")  # what may stand beside such an office
# An English office comes behind a state's adjective: "Ambassador French" is a person.
BEFORE_PEOPLE = words_of_all(_TITLES, "offices before people")
BEFORE_STATES = words_of_all(_TITLES, "offices before states")
FORS = words_of_all(_TITLES, "for")
# Behind or before a state's name they make it what the office is about: "minister for Kenya affairs".
ABOUT = words_of_all(_TITLES, "affairs")
HAN_OFFICES = _longest_first(_TITLES, "offices joined to names")
HAN = _longest_first(_TITLES, "titles joined to names")
HAN_COURTESIES = words_of_all(_TITLES, "courtesies joined to names")
LINKS = words_of_all(_NAMES, "between titles")
PARTICLES = words_of_all(_NAMES, "before surnames")  # they belong to it: "President de Gaulle"
KIN = words_of_all(_NAMES, "kin")  # what tells two people of one name apart
ANDS = tuple(sorted(words_of_all(_NAMES, "and")))
OPENERS = words_of_all(_NAMES, "sentence openers")  # they open it in capitals and are no first name
# Capitalized words that stand beside a surname and are no part of the name.
BESIDE = words_of_all(_NAMES, "beside surnames")
# Ways to write one sound in Latin letters: Muttaqi and Motaqi, Zelensky and Zelenskyy.
SOUNDS = {sound: _longest_first(_NAMES, f"sounds like {sound}") for sound in ("o", "i")}
