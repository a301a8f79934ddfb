"""Abbreviations: words whose full stop does not end a sentence, or ends one only before some words.

Most are known by their shape: no word of a language is without a vowel ("Str.", "пгт.") or has points
inside ("t.ex."), and what follows a title's point in small letters is a part of it ("Dr. med."). The
lists hold the others.
"""

from __future__ import annotations

import re
from itertools import takewhile

DAY_DIGITS = 2
DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_]{1,3})+|Ph\.D", re.I)
ROMAN = re.compile(r"[IVXLC]+")
_CONSONANTS = "bcdfghjklmnpqrstvwxzçćčďđłńňñřśšşșťțźżžßбвгджзйклмнпрстфхцчшщъьґ"
# "trh" and "смрт" are words: an r or l between consonants is their vowel.
_NO_VOWEL = re.compile(rf"(?![{_CONSONANTS}]+[rlрл][{_CONSONANTS}])[{_CONSONANTS}]{{2,5}}", re.I)
_ELIDED = re.compile(r"[^\W\d_]{1,5}['’](?=[^\W\d_]{2})")  # l'Ing., dell'art.
_COMPOUND = re.compile(r"^\w+(?=(?:str|pl)$)")  # Hauptstr., Goethepl.
_CLOCK = re.compile(r"[ap]\.m", re.I)
_NUMBER = re.compile(r"[^\W\d_]{0,3}[-/.]?\d")  # 5, B-12, CR-17
_TIME = re.compile(r"(?:\w+ ){1,2}[Tt]ime\b|[A-Z]{2,5}\b")
_ADVERB = re.compile(r"(?!Italy|July|Sicily)[A-Z][a-z]{3,}ly")
_WORD = re.compile(r"[^\W_]+")
_AT_HEAD = 3  # words that are no sentence yet: "At 5 a.m. Mr. Smith went"


def word_set(text: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(text.split())


# Titles, offices and places: never the last word of a sentence.
TITLES = word_set(
    """
    mr mrs ms messrs dr drs prof gen sen sens gov govs rep reps lt col capt sgt cpl pvt maj adm
    brig cmdr cdr cpt hon amb rev sts ste pres secy supt insp dep asst atty commr e.g i.e eg ie
    vs cf viz approx incl sr sra sres srta dra dña ud uds lic gral cnel tte almte pza pdte pdta emb
    avda apdo admón excmo excma ilmo ee mlle mme mgr bd prés secr
    eng ing arq abg exmo exma exmos exmas profa pça avv dott sig sigg amm segr geom
    gén z.b d.h u.a bzw hr fr vgl dipl mio mrd ggf evtl inkl sog frhr staatssekr sekr präs bgm т.е тыс
    ул пл акад проф ген полк плк зам ред св см напр нач пос просп пер наб тов адм вул буд ім доц
    ul woj inż mjr kard abp np tzw tzn plk nám dhr mevr bijv resp
    napr např vkl doç bkz örn dl jud ifj jend letjen bpk kel kec डॉ श्री प्रो
    """
)
# So are these, written so: in other letters they are words, or names of letters.
AS_WRITTEN = word_set("Me MM Cel Des On Al Os Cad Sok Mah Ny Kab Av Dir Gem Rag Sta dna pow")
# Not the last word where a number follows.
NUMBERED = word_set(
    """
    str pl n no nos nr núm num art arts para paras par pár párr párrf blz sec secs fig figs p pp pg
    pág págs ch chap cap vol vols res op ed abs cl app bd s гл стр п пп ст д кв jan feb mar apr jun
    jul aug sep sept oct nov dec mon tue tues wed thu thurs fri ene abr ago dic lun mié jue vie sáb
    janv févr avr juil déc dez
    """
)
# Last word only where the next one often opens a sentence; so are "U.S." and "Str.".
SHORT = word_set(
    """
    inc ltd corp co cos llc plc bros jr esq al est dept univ assn govt uu ggmbh gmbh ltda cía sec
    min ca pte st ave av blvd boul env doc им ст г гг др пр млн млрд руб обл calif conn fla mich minn
    penn tenn
    """
)
STARTERS = word_set(
    """
    The He She It They We I You In On At But And A An This That These Those His Her Their Its Our
    My There Here After Before When While As For If However Meanwhile Both Some Many Most All No
    Not Now Earlier Later Last Next Since Under With What Who Why How Then So Also Asked Still
    Such Each One Two Three Four Five Ten Dozens Hundreds Thousands Millions Billions More Half Few
    Several Nobody Nothing Being Did Does Is Are Was Were Will Would From By Of To Or Until
    El La Los Las En Un Una Pero Y Se Con Por Para Su Sus Al Del Ambos También Esta Este
    Le Les Il Elle Ils Elles Nous Dans Mais Et Une Ce Cette Ces Des Selon Pour Der Die Das Er Sie
    Es Wir Ich Ein Eine Im Am Bei Nach Mit Auch Aber Und Dies Dieser Zudem Он Она Они Оно Мы Я Это
    Этот Но И А В На По При После Как Так Также Однако Что Для Его Ему Её Их Им
    O Os As Um Uma Eles Não Lo Gli È Nel Ma De Het Een Hij Zij Wij Dat Maar Den Det Han Hun Hvad Og
    Ett Hon Vi Men Och W Na Nie To Za Po Ale Bu Bir Він Вона Вони Це У Та Але
    Там Тут Тогда Затем Тоді
    """
)
ORDINAL = word_set("am der die das den dem des zum zur im vom beim bis ab seit und")
GERMAN_MONTHS = word_set(
    "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember"
)
PAIRS = frozenset(("ad es", "per es", "p. es", "p. ex", "par ex"))
DAYS = word_set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Eastern Pacific Central")


def is_abbreviated(word: str, words: list[str], following: str) -> bool:
    """Say whether the full stop after `word` belongs to it, and the sentence goes on.

    `words` are those of the sentence before it, and `following` is the text behind it.
    """
    before, first = words[-1].lstrip("([\"'“„«") if words else "", _WORD.match(following)
    then = first[0] if first else ""
    if word.isdigit():  # German: am 3. Juni, die 5. Runde
        ordinal = then in GERMAN_MONTHS or before.lower() in ORDINAL
        return ordinal and len(word) <= DAY_DIGITS
    if _CLOCK.fullmatch(word):
        return len(words) < _AT_HEAD or then in DAYS or _TIME.match(following) is not None
    if _is_before_name(word, before):
        return True
    word = _ELIDED.sub("", word).rstrip("°º")
    low = _COMPOUND.sub("", word.lower())
    if low in NUMBERED and (_NUMBER.match(following) or ROMAN.fullmatch(then)):
        return True
    if word == "I":
        return not before.islower()
    starts = then in STARTERS or _ADVERB.fullmatch(then) is not None
    if len(word) == 1 and word.isalpha():
        return not word.islower() or not starts
    return not starts and (
        low in SHORT
        or DOTTED.fullmatch(word) is not None
        or _is_without_vowel(word, before)
        or _is_part_of_title(word, words)
        or _is_numeral(word, before)
    )


def _is_before_name(word: str, before: str) -> bool:
    """Whether a word is a title, an office or a place, which a name follows: "l'on. Rossi", "JUDr."."""
    bare = _ELIDED.sub("", word)
    written = bare if bare == word else bare.capitalize()
    known = bare.lower() in TITLES or written in AS_WRITTEN or word.endswith("Dr")
    return known or f"{before} {word.lower()}" in PAIRS


def _is_without_vowel(word: str, before: str) -> bool:
    """Whether a word has no vowel, and is no unit behind a number and no name ("Mr. Ng")."""
    named = before[-1:].isdigit() or _is_title(before)
    return word[1:].islower() and not named and bool(_NO_VOWEL.fullmatch(word))


def _is_part_of_title(word: str, words: list[str]) -> bool:
    """Whether a word in small letters stands behind a title's point, or others do: "Dr. rer. nat."."""
    pointed = list(takewhile(lambda before: before.endswith("."), reversed(words)))
    return word.islower() and any(map(_is_title, pointed))


def _is_title(word: str) -> bool:
    return word.endswith(".") and word.rstrip(".").lower() in TITLES


def _is_numeral(word: str, before: str) -> bool:
    """Whether a word is a Roman numeral before a noun, as in "die XII. Konferenz"."""
    ordinal = (before.islower() and before.isalpha()) or before.lower() in ORDINAL
    return ordinal and len(word) > 1 and bool(ROMAN.fullmatch(word))
