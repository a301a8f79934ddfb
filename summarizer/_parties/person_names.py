"""Names of people: the shorter beside the fuller, and whether one bearer is certain.

Two names are one person's only where the document leaves no other bearer: "Obama" is Barack Obama's
name unless it also speaks of Michelle, of Mr. and Mrs. Obama, or of "Obama and Barack Obama".
"""

from __future__ import annotations

import re

from summarizer._parties import titles as title
from summarizer._parties.name_titles import is_courtesy
from summarizer._text.reading import Reading
from summarizer._words.fold import fold_text
from summarizer._words.states import meaning_of_name

Tokens = tuple[str, ...]
NEAR = 80  # characters before a name that may hold a title or "his wife"
_WORD_BEFORE = re.compile(r"(?<![\w'’.\-])([\w'’.\-]++)\s++$")
_WORD_AFTER = re.compile(r"\s+([\w'’\-]+)")
_SOUNDS = [(sound, re.compile("|".join(spellings))) for sound, spellings in title.SOUNDS.items()]
_TWICE = re.compile(r"(\w)\1")


def tokens_of_name(name: str) -> Tokens:
    """The folded words of a name."""
    return tuple(filter(None, (word.strip(".,;'") for word in fold_text(name).split())))


def sound_of_token(token: str) -> str:
    """One spelling for several in Latin letters: Muttaqi and Motaqi, Zelensky and Zelenskyy."""
    token = token.replace("'", "")
    for sound, spellings in _SOUNDS:
        token = spellings.sub(sound, token)
    return _TWICE.sub(r"\1", token)


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
    if re.search(r"['’]s?$", word) or is_courtesy([word], 0, reading):
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
