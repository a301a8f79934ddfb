"""Names of people: without titles, the shorter beside the fuller, and whether one bearer is certain.

Two names are one person's only where the document leaves no other bearer: "Obama" is Barack Obama's
name unless it also speaks of Michelle, of Mr. and Mrs. Obama, or of "Obama and Barack Obama".
"""

from __future__ import annotations

import re

from summarizer._parties import titles as title
from summarizer._text.reading import Reading
from summarizer._words.fold import fold_text
from summarizer._words.states import meaning_of_name

Tokens = tuple[str, ...]
NEAR = 80  # characters before a name that may hold a title or "his wife"
_WORD_BEFORE = re.compile(r"(?<![\w'’.\-])([\w'’.\-]++)\s++$")
_WORD_AFTER = re.compile(r"\s+([\w'’\-]+)")
_FRENCH = re.compile(r"\b(?:les|des|une|est|aux|dans|avec)\b")
_HAN = re.compile("[\u3400-\u9fff]+")
_O, _I, _TWICE = re.compile("oo|ou|u"), re.compile("iy|ij|yy|ee|ey|ii|y"), re.compile(r"(\w)\1")


def tokens_of_name(name: str) -> Tokens:
    """The folded words of a name."""
    return tuple(filter(None, (word.strip(".,;'") for word in fold_text(name).split())))


def sound_of_token(token: str) -> str:
    """One spelling for several in Latin letters: Muttaqi and Motaqi, Zelensky and Zelenskyy."""
    return _TWICE.sub(r"\1", _I.sub("i", _O.sub("o", token.replace("'", ""))))


def strip_titles(name: str, reading: Reading) -> tuple[str, str | None]:
    """A name without the titles before it, and the office or rank among them, if there is one."""
    if _HAN.fullmatch(name):
        return _untitled_han(name)
    words = name.split()
    size, role = _title_size(words, reading)
    rest = " ".join(words[size:])
    cased = rest.lower() != rest.upper()
    if not size or (cased and rest == rest.lower()) or _is_title(words[size:]):
        return name, None
    first = next((at for at, word in enumerate(words) if not _is_courtesy(word, reading)), len(words))
    return rest, " ".join(words[first:role]).rstrip(",") if first < role else None


def _is_title(words: list[str]) -> bool:
    """Whether what follows titles is no name but more of them, or of whom they are."""
    plain = [fold_text(word).strip(".,") for word in words]
    return plain[0] in title.LINKS - title.PARTICLES or all(
        word in title.HEADS or word in title.PARTS for word in plain
    )


def _untitled_han(name: str) -> tuple[str, str | None]:
    for suffix in title.HAN:
        rest = name.removesuffix(suffix)
        if rest != name and len(rest) > 1:
            return rest, None if suffix in title.HAN_COURTESIES else suffix
    return name, None


def _is_courtesy(word: str, reading: Reading) -> bool:
    plain = fold_text(word).rstrip(".,")
    if plain == title.MONSIEUR and word.endswith("."):
        words = len(reading.text.split())
        return 25 * len(_FRENCH.findall(reading.text)) > words
    return plain in title.COURTESIES


def _title_size(words: list[str], reading: Reading) -> tuple[int, int]:
    """How many words are titles, and up to which of them they are an office or a rank."""
    headed, size, role, at = False, 0, 0, 0
    while at < len(words) - 1:
        word, plain = words[at], fold_text(words[at]).strip(".,")
        if _is_courtesy(word, reading):
            size = at + 1
        elif plain in title.HEADS:
            headed = True
            size = role = at + 1
        elif plain in title.PARTS:
            if headed:
                size = role = at + 1
        elif plain in title.LINKS or _names_state(words, at, headed=headed):
            if headed and plain not in title.LINKS:
                size = role = at + 1
        elif headed and word.islower() and plain not in title.PARTICLES:
            size = role = at + 1
        else:
            break
        at += 1
    return size, role


def _names_state(words: list[str], at: int, *, headed: bool) -> bool:
    """Whether a word of a title names its state: before the office, or behind an "of"."""
    before = fold_text(words[at - 1]) if at else ""
    if headed and before not in title.LINKS and not "\u0400" <= words[at][0] <= "\u04ff":
        return False
    word = re.sub(r"['’]s?$", "", words[at])
    standing = meaning_of_name(word)
    return standing is not None and standing.kind in ("name", "adjective", "abbreviation")


def is_fuller(long: Tokens, short: Tokens) -> bool:
    """Whether `long` is `short` with more names: before it, behind it, or between its first and last."""
    if len(short) >= len(long) or not short:
        return False
    if long[-len(short) :] == short or long[: len(short)] == short:
        return True
    if len(short) < 2 or (short[0], short[-1]) != (long[0], long[-1]):
        return False
    rest = iter(long)
    return all(token in rest for token in short)


def has_one_bearer(short: str, long: str, reading: Reading) -> bool:
    """Whether `short` is nobody's name in the document but that of who is called `long`."""
    if short.lower() == short.upper():  # no capitals to tell a first name from a verb
        return False
    full, folded, genders = tokens_of_name(long), fold_text(short), set[str]()
    if any(True for _ in reading.folded.find(f"{folded}s")) or _are_joined(
        folded, fold_text(long), reading
    ):
        return False
    for start, end in reading.places_of(short, 0, len(reading.text)):
        sentence = reading.sentence_at(start)
        before, after = reading.text[sentence.start : start], reading.text[end : sentence.end]
        if _is_anothers(before, after, full, set(tokens_of_name(short)), reading):
            return False
        genders |= {
            title.GENDERS[word] for word in tokens_of_name(before[-NEAR:])[-1:] if word in title.GENDERS
        }
    for start, _ in reading.places_of(long, 0, len(reading.text)):
        before = reading.text[reading.sentence_at(start).start : start]
        genders |= {
            title.GENDERS[word] for word in tokens_of_name(before[-NEAR:])[-1:] if word in title.GENDERS
        }
        if not title.KIN.isdisjoint(tokens_of_name(before[-NEAR:])[-3:]):
            return False
    return len(genders) < 2


def _are_joined(short: str, long: str, reading: Reading) -> bool:
    """Whether the document joins the two names, as those of two people: "Obama and Michelle Obama"."""
    text, room = reading.folded.text, len(long) + 9
    links = [", ", *(f" {link} " for link in title.ANDS)]
    for at in reading.folded.find(short):
        before, after = text[max(0, at - room) : at], text[at + len(short) : at + len(short) + room]
        if any(after.startswith(link + long) or before.endswith(long + link) for link in links):
            return True
    return False


def _is_anothers(before: str, after: str, full: Tokens, own: set[str], reading: Reading) -> bool:
    """Whether the words beside a short name make it a part of another's full name."""
    first, then = _WORD_BEFORE.search(before[-NEAR:]), _WORD_AFTER.match(after)
    if not title.KIN.isdisjoint(tokens_of_name(before[-NEAR:])[-2:]) or (
        then and fold_text(then[1]) in title.KIN
    ):
        return True
    if then and then[1][0].isupper():
        plain = fold_text(then[1])
        if plain not in full and plain not in title.BESIDE and not re.search(r"['’]s?$", then[1]):
            return True
    if first is None or not first[1][0].isupper():
        return False
    word = first[1]
    plain = fold_text(word).rstrip(".")
    if plain in full and plain not in own:
        return False
    if re.search(r"['’]s?$", word) or _is_courtesy(word, reading):
        return False
    if len(plain) == 1 and word.endswith("."):
        return not any(token.startswith(plain) for token in full)
    if plain in title.HEADS or plain in title.PARTS or plain in title.BESIDE:
        return False
    standing = meaning_of_name(word)
    if standing is not None and standing.kind in ("adjective", "abbreviation"):
        return False
    opens = not before[: first.start()].strip(" \t\n\"“”'‘’—–-")
    return not (opens and (plain in title.OPENERS or reading.holds_word(word.lower())))
