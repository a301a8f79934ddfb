"""Phrases: a wording becomes plain phrases of a few known words, and a phrase comes apart into numbers.

The wording is tidied (digits, dashes, clock times dropped); each language that knows *every* word of
it turns it into one plain phrase ("el 3 de junio" → "on 3 of M6"). W0 to W6 are Monday to Sunday, M1
to M12 January to December, n1, n2, … counts.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarizer._dates import words as tables
from summarizer._dates.spelled import Spelled

_LONGEST = 120  # characters; no date takes more
_LONGEST_TERM = 5  # tokens, "el fin de semana pasado"
YEARS = range(1900, 2101)  # four digits outside it are more often a number than a year
_LARGEST_DAY = 31

# Private-use characters carry a month or weekday read before the words; the wording's own are refused.
_MONTH_SIGN, _WEEKDAY_SIGN = 0xE000, 0xE020
_LONE_SIGN = "\ue030"  # 21日 with nothing beside it is a day; "21" is any number
_EDGE = "\ue031"  # where a text around a wording is cut off
_SPELLED = Spelled(tables.MONTHS, _EDGE)

_ONE_FOR_ONE = str.maketrans(
    {
        "’": "'",
        "ʼ": "'",
        "‘": "'",
        "`": "'",
        "،": ",",
        "、": ",",
        "，": ",",
        "（": "(",
        "）": ")",
        "～": "-",
    }
    | {"İ": "I", "ـ": ""}
    | dict.fromkeys("‐‑‒–—―−－", "-")
    | {chr(mark): None for mark in range(0x64B, 0x653)}
)
_ZONE = (
    r"(?:gmt|utc|est|edt|cet|cest|bst|ist|msk|pst|pdt|et|local\s+time)(?:\s?[+-]\s?\d{1,2})?"
    r"|hours|hrs|uhr|heures"
)
_CLOCK = (
    r"(?:\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\b\.?)?|\d{1,2}(?:\.\d{2})?\s?[ap]\.?\s?m\b\.?"
    rf"|\d{{1,2}}h(?:\d{{2}})?\b|\d{{1,2}}\s?uhr\b|\d{{4}}(?=\s?(?:{_ZONE})\b))"
)
_TIME = re.compile(
    rf"(?:\b(?:at|around|um|à|alle|às|a\s+las|в)\s+|\()?(?<![\d.:/-]){_CLOCK}(?:\s?(?:-|to|and)\s?{_CLOCK})?"
    rf"(?:,?\s?(?:{_ZONE})\b)*\)?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?:(?P<y>\d{4})(?P<s1>[-/])(?P<m>\d{1,2})(?P=s1)(?P<d>\d{1,2})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|(?P<a>\d{1,2})(?P<s2>[-/.])(?P<b>\d{1,2})(?P=s2)(?P<y2>\d{4})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2}))(?![\d/-]|\.\d)"
)
_SUFFIXES = re.compile(
    r"(?<=\d)(?:st|nd|rd|th|er|º|ª|°)(?!\w)"  # 3rd, 1er, 1º
    r"|(?<=\d)\.(?=[\s-])"  # 3. Juni
    r"|(?<=[^\W\d_])\.(?=[\s,)-]|$)"  # Sept.
    r"|(?<=\w)'(?:s|da|de|ta|te|nda|nde|[dt][ae]n(?=\s+önce))?(?!\w)"  # Tuesday's, weeks', Mayıs'ta
)
_LONE_DAY = re.compile(r"(?:在|于)?(\d{1,2})\s*[日号號]")
# "on the 23rd", and nothing else in figures: a day of the month; "the 23" may be any number.
_LONE_ORDINAL = re.compile(
    r"(?<!\S)the ([23]?1(?=st)|2?2(?=nd)|2?3(?=rd)|(?:1\d|2?[04-9]|30)(?=th))(?:st|nd|rd|th)(?!\w)",
    re.IGNORECASE,
)
_ASIAN = re.compile(r"(?P<y>\d{4})\s*[年년]|(?P<m>\d{1,2})\s*[月월]|(?P<d>\d{1,2})\s*[日号號일]")


def _tidied(wording: str) -> str | None:
    """Fold digits, dashes, apostrophes and white space; drop clock times; read dates in figures."""
    if len(wording) > _LONGEST:
        return None
    text = unicodedata.normalize("NFC", wording)
    own = text.strip(_EDGE)
    if any(unicodedata.category(character) in ("Co", "Cs", "Cn") for character in own):
        return None
    text = re.sub(r"\d", lambda digit: str(int(digit[0])), text.translate(_ONE_FOR_ONE))
    text = _TIME.sub(" ", _NUMERIC.sub(_figures, text))
    if lone := _LONE_DAY.fullmatch(text.strip()):
        return f"{_LONE_SIGN} {lone[1]}"
    text = " ".join(text.split())
    if _EDGE not in text and len(re.findall(r"\d+", text)) == 1:
        text = _LONE_ORDINAL.sub(rf"the {_LONE_SIGN} \1", text)
    text = " ".join(_SUFFIXES.sub("", _ASIAN.sub(_asian, text)).split())
    return _SPELLED.in_figures(text).strip("\"“”«»'.,;: ") or None


def _figures(match: re.Match[str]) -> str:
    """Write 25/12/2025 so that words need not be guessed; leave what has two readings, unreadable."""
    if match["y"]:
        return _signed(match["y"], match["m"], match["d"])
    if match["y3"]:
        year, month = int(match["y3"]), int(match["m3"])
        winter = month == (year + 1) % 100  # "2011-12" is a month or a winter
        return match[0] if winter else _signed(match["y3"], match["m3"])
    first, second = match["a"], match["b"]
    if match["s2"] == "." or first == second or int(first) > 12:
        return _signed(match["y2"], second, first)
    return _signed(match["y2"], first, second) if int(second) > 12 else match[0]


def _signed(year: str, month: str, day: str = "") -> str:
    return f" {day} {_month_sign(month)} {year} "


def _month_sign(month: str) -> str:
    return chr(_MONTH_SIGN + int(month)) if 1 <= int(month) <= 12 else "?"


def _asian(match: re.Match[str]) -> str:
    return f" {match['y'] or match['d'] or _month_sign(match['m'])} "


_TOKEN = re.compile(r"[\u4e00-\u9fff]|[^\W\d_\u4e00-\u9fff]+(?:'[^\W\d_]+)*|\d+|\S")
_MARKS = {",": ",", "-": "-", "(": "(", ")": ")", "/": "/"}
_LONGEST_NUMBER = 4


def _lexicon(language: str) -> dict[str, str]:
    words = dict(_MARKS)
    words |= {chr(_MONTH_SIGN + number): f"M{number}" for number in range(1, 13)}
    words |= {chr(_WEEKDAY_SIGN + number): f"W{number}" for number in range(7)}
    words[_LONE_SIGN] = "lone"
    words |= {
        spelling: plain for plain, all_ in tables.TERMS[language].items() for spelling in all_.split("|")
    }
    words |= _numbered(tables.MONTHS[language], "M{}", first=1)
    words |= _numbered(tables.WEEKDAYS[language], "W{}", first=0)
    if language == "en":
        words |= {word: word for word in tables.PLAIN.split()}
        words |= {f"{unit}s": unit for unit in tables.UNITS}
        words |= {unit: unit for unit in tables.UNITS}
        words |= _numbered(tables.COUNTS, "n{}", first=1)
        words |= {word: f"n{number}" for word, number in tables.MORE_COUNTS.items()}
    if language == "de":
        for part in ("morgen", "vormittag", "nachmittag", "abend"):
            words |= {f"{word}{part}": f"W{i}" for i, word in enumerate(tables.WEEKDAYS["de"].split())}
    if language == "zh":
        for mark, which in (("上", "last"), ("本", "this"), ("这", "this"), ("下", "next")):
            weekdays = _numbered(tables.WEEKDAYS["zh"], which + " week W{}", first=0)
            words |= {mark + word: plain for word, plain in weekdays.items()}
    return words


def _numbered(words: str, form: str, *, first: int) -> dict[str, str]:
    return {
        spelling: form.format(number)
        for number, spellings in enumerate(words.split(), first)
        for spelling in spellings.split("|")
    }


LEXICONS = {language: _lexicon(language) for language in tables.WEEKDAYS}
_SHORT = {
    **_numbered(tables.SHORT_MONTHS, "M{}", first=1),
    **_numbered(tables.SHORT_WEEKDAYS, "W{}", first=0),
}


_STANDS_ALONE = re.compile(r"^(?!.*[MW]\d).*lone \d+(?: (?:of )?(?:this|last|next) month)?$")


@lru_cache(maxsize=512)  # a date is resolved, and looked for at each place where it stands
def phrases(wording: str) -> tuple[str, ...]:
    """The plain phrase of each language that knows every word: English, else the others."""
    text = _tidied(wording)
    if text is None:
        return ()
    phrase = _phrase(text, "en")
    if phrase is not None:
        return (phrase,)
    found = [phrase for language in LEXICONS if (phrase := _phrase(text, language)) is not None]
    if not found and (borrowed := _borrowed(text)) is not None:
        return (borrowed,)
    return tuple(dict.fromkeys(found))


def _phrase(text: str, language: str) -> str | None:
    tokens = [match.span() for match in _TOKEN.finditer(text)]
    dated = _is_dated(text)
    plain: list[str] = []
    at = 0
    while at < len(tokens):
        for end in range(min(at + _LONGEST_TERM, len(tokens)), at, -1):
            term = text[tokens[at][0] : tokens[end - 1][1]]
            word = _word(term, language, whole=term == text, dated=dated)
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
    return None if lone and not _names_a_month(text, language) else phrase


_CLIP = 80  # characters; a date goes on at once or not at all
_SENTENCE_STARTS = re.compile(r"\s*[\"'”’»)]*\s*(?:[.;:!?…。；：！？]|\n\s*\n)")
_SENTENCE_ENDS = re.compile(
    r"(?:[;:!?…。；：！？]|[^\W\d_]{5}\.|\d{3}\.|\n[^\S\n]*(?=\n))[\"'”’»)]*\s*$"  # not "Sept." or "3."
)
_SENTENCES = re.compile(r"[。；：！？]|(?:[;:!?]|(?<=[^\W\d_]{5})\.|(?<=\d{3})\.)(?=\s|$)")
_PART_OF_WORD = r"[^\W\u4e00-\u9fff]+"


def continuations(after: str) -> Iterator[str]:
    """Yield for each language what it knows of the words that begin `after`, "~" for the next."""
    if _SENTENCE_STARTS.match(after):
        return
    clip = after[:_CLIP]
    if len(after) > _CLIP:
        clip = re.sub(rf"{_PART_OF_WORD}$", "", clip)
    clip = re.sub(r"^['’]\w+", "", clip)
    clip = _SENTENCES.split(clip)[0]
    yield from _runs(clip, backwards=False)


def lead_ins(before: str) -> Iterator[str]:
    """Yield for each language what it knows of the words that end `before`."""
    if _SENTENCE_ENDS.search(before):
        return
    clip = before[-_CLIP:]
    if len(before) > _CLIP:
        clip = re.sub(rf"^{_PART_OF_WORD}", "", clip)
    yield from _runs(_SENTENCES.split(clip)[-1], backwards=True)


def _runs(clip: str, *, backwards: bool) -> Iterator[str]:
    # The edges keep a comma beside them, which a wording is stripped of.
    text = _tidied(f"{_EDGE} {clip} {_EDGE}")
    if text is None:
        return
    text = text.replace(_EDGE, "").strip()
    tokens = [match.span() for match in _TOKEN.finditer(text)]
    dated = _is_dated(text)
    for language in LEXICONS:
        if run := _run(text, tokens, language=language, backwards=backwards, dated=dated):
            yield run


def _run(
    text: str, tokens: list[tuple[int, int]], *, language: str, backwards: bool, dated: bool
) -> str:
    plain: list[str] = []
    left, right = 0, len(tokens)
    while left < right:
        for length in range(min(_LONGEST_TERM, right - left), 0, -1):
            first = right - length if backwards else left
            term = text[tokens[first][0] : tokens[first + length - 1][1]]
            word = _word(term, language, whole=term == text, dated=dated)
            if word is not None and word != "?":
                break
        else:
            return " ".join(plain if backwards else [*plain, "~"])
        if backwards:
            plain, right = word.split() + plain, right - length
        else:
            plain, left = plain + word.split(), left + length
    return " ".join(plain)


def _is_dated(text: str) -> bool:
    return any(map(str.isdecimal, text))


def _word(term: str, language: str, *, whole: bool, dated: bool) -> str | None:
    """One term in plain words; `whole`: it is all there is; `dated`: a digit stands somewhere."""
    if term.isdecimal():
        return str(int(term)) if len(term) <= _LONGEST_NUMBER else None
    small = term.lower()
    if small in tables.CAPITAL_ONLY and not (term.istitle() or (dated and language == "en")):
        return None
    if small in tables.SMALL_ONLY and not term[0].islower():
        return "?"
    if language == "en" and term[0].isupper() and not whole and small in _SHORT:
        plain = _SHORT[small]
        return plain if dated or plain.startswith("M") else None
    return LEXICONS[language].get(small)


_LONGEST_HOMONYM = 4  # letters


def _names_a_month(text: str, language: str) -> bool:
    """A month's bare name is a date if it is long enough to be nothing else ("mars", "mai" are not).

    Where names of months have a capital, only with it ("May"); scripts without capitals have long ones.
    """
    if language in ("de", "en", "id"):
        return text.istitle()
    if language in ("es", "fr", "it", "pt", "ru") and not text.islower():
        return False  # "Julio", "Avril" and "Марта" are people
    return len(text) > _LONGEST_HOMONYM or text.lower() == text.upper()


_PROBES = tuple(dt.datetime(*day) for day in ((2001, 2, 10), (2004, 8, 18), (2010, 11, 29)))
_SHORTEST_BORROWED = {"LATIN": 4, "CYRILLIC": 4, "GREEK": 4}
_MOST_BORROWED = 2


def _borrowed(text: str) -> str | None:
    """Read a weekday, or a date with its month in words, of a language that has no table here."""
    words = re.findall(r"[^\W\d_]+", text)
    if not 1 <= len(words) <= _MOST_BORROWED:
        return None
    script = unicodedata.name(words[0][0], "?").split()[0]
    if script == "LATIN" and not re.search(r"\d", text):
        return None  # far more often an English word ("soon") than a weekday, and slow to rule out
    if re.fullmatch("[ivxIVX]+", words[0]):
        return None  # "VIII 3" is a chapter
    if any(len(word) < _SHORTEST_BORROWED.get(script, 2) for word in words):
        return None
    found = set()
    for language in tables.BORROWED.get(script, ()):
        signs = [_borrowed_sign(word, language) for word in words]
        if all(signs):
            reading = text
            for word, sign in zip(words, signs, strict=True):
                reading = reading.replace(word, f" {sign} ", 1)
            found.add(_phrase(" ".join(reading.split()), "en"))
    phrase = found.pop() if len(found) == 1 else None
    if phrase and (phrase.startswith("W") or re.search(r"\d (?:of )?M|M\d+ \d", phrase)):
        return phrase
    return None


def _borrowed_sign(word: str, language: str) -> str | None:
    """Ask dateparser for `word` seen from three different days: what it means is what stays the same."""
    # Imported here: 0.2 s, and seldom needed. Ignored: types-dateparser may be absent.
    import dateparser  # type: ignore[import-untyped,unused-ignore]

    answers = []
    for probe in _PROBES:
        answer = dateparser.parse(
            word,
            languages=[language],
            settings={
                "RELATIVE_BASE": probe,
                "PREFER_DAY_OF_MONTH": "first",
                "PARSERS": ["absolute-time"],
            },
        )
        if answer is None:
            return None
        answers.append((answer, (probe.date() - answer.date()).days))
    months = {answer.month for answer, _ in answers}
    if len(months) == 1 and all(answer.day == 1 for answer, _ in answers):
        return chr(_MONTH_SIGN + months.pop())
    weekdays = {answer.weekday() for answer, _ in answers}
    near = all(abs(away) <= 7 for _, away in answers)
    return chr(_WEEKDAY_SIGN + weekdays.pop()) if near and len(weekdays) == 1 else None


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a date that stand in the wording."""

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None


_SHAPE = re.compile(
    r"(?:Wc?)?(?:t?Do?M|Mt?D)(?:c?o?Y)?|(?:Wc?)?YMD|W\((?:Do?M|MD)(?:c?Y)?\)"
    r"|(?:Do?M|MD)(?:c?o?Y)?(?:c?W|\(W\))|YMD\(W\)|Mc?o?Y|YM|M|Y|Wc?t?D|W\(D\)"
)
RIGHT_SHAPE = re.compile(rf"{_SHAPE.pattern}|t?D(?:c?o?Y)?|t?DW")
_KINDS = {",": "c", "of": "o", "the": "t", "(": "(", ")": ")"}


def parts_of(phrase: str, shape: re.Pattern[str] = _SHAPE) -> Parts | None:
    """Take a phrase apart; None if anything stands in it that no date has, or in no date's order."""
    kinds, found = "", {}
    for word in phrase.split():
        kind, value = _kind(word)
        kinds += kind
        found[kind] = value
    if not shape.fullmatch(kinds):
        return None
    return Parts(found.get("W"), found.get("D"), found.get("M"), found.get("Y"))


def _kind(word: str) -> tuple[str, int]:
    if word.isdecimal():
        number = int(word)
        if number in YEARS:
            return "Y", number
        return ("D", number) if 1 <= number <= _LARGEST_DAY else ("?", 0)
    if word[0] in "WM":
        return word[0], int(word[1:])
    return _KINDS.get(word, "?"), 0
