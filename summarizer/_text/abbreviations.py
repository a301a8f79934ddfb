"""Abbreviations: words whose full stop does not end a sentence, or ends one only before some words."""

from __future__ import annotations

import re

DAY_DIGITS = 2
DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])+|Ph\.D", re.I)
ROMAN = re.compile(r"[IVXLC]+")


def word_set(text: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(text.split())


# Never the last word of a sentence.
TITLES = word_set(
    """
    mr mrs ms messrs dr drs prof gen sen sens gov govs rep reps lt col capt sgt cpl pvt maj adm
    brig cmdr cdr cpt hon amb rev st sts ste pres secy supt insp dep asst e.g i.e eg ie
    vs cf viz approx incl sr sra sres srta dra dña ud uds lic gral cnel pdte ee mlle mme mgr
    eng ing arq abg exmo exma exmos exmas avv dott sig sigg
    gén z.b d.h u.a bzw hr fr vgl dipl mio mrd ggf evtl inkl sog frhr staatssekr т.е тыс ул пл
    акад проф ген полк зам св см напр डॉ श्री प्रो
    """
)
# Not the last word where a number follows.
NUMBERED = word_set(
    """
    no nos nr núm num art arts para paras sec secs fig figs p pp pg pág págs ch chap vol vols res
    op ed abs cl app bd s гл стр п пп ст jan feb mar apr jun jul aug sep sept oct nov dec mon tue
    tues wed thu thurs fri ene abr ago dic janv févr avr juil déc dez
    """
)
# Last word only where the next one often opens a sentence; so are "U.S." and "p.m.".
SHORT = word_set(
    """
    inc ltd corp co cos llc plc bros jr esq al est dept univ assn govt uu ggmbh gmbh ltda cía sec
    min mt ft ca mm bhd pte им ст г гг др пр млн млрд руб calif conn fla mich minn penn tenn
    """
)
STARTERS = word_set(
    """
    The He She It They We I You In On At But And A An This That These Those His Her Their Its Our
    My There Here After Before When While As For If However Meanwhile Both Some Many Most All No
    Not Now Earlier Later Last Next Since Under With What Who Why How Then So Also Asked Still
    Such Each El La Los Las En Un Una Pero Y Se Con Por Para Su Sus Al Del Ambos También Esta Este
    Le Les Il Elle Ils Elles Nous Dans Mais Et Une Ce Cette Ces Des Selon Pour Der Die Das Er Sie
    Es Wir Ich Ein Eine Im Am Bei Nach Mit Auch Aber Und Dies Dieser Zudem Он Она Они Оно Мы Я Это
    Этот Но И А В На По При После Как Так Также Однако Что Для Его Ему Её Их Им
    """
)
GERMAN_ORDINAL = word_set("am der die das den dem des zum zur im vom beim bis ab seit und")
GERMAN_MONTHS = word_set(
    "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember"
)


def is_abbreviated(word: str, before: str, following: str) -> bool:
    """Say whether the full stop after `word` belongs to it, and the sentence goes on."""
    low = word.lower()
    if low in TITLES:
        return True
    if word.isdigit():  # German: am 3. Juni, die 5. Runde
        ordinal = following in GERMAN_MONTHS or before.lower() in GERMAN_ORDINAL
        return ordinal and len(word) <= DAY_DIGITS
    if low in NUMBERED and (following[:1].isdigit() or ROMAN.fullmatch(following)):
        return True
    if word == "I":
        return not before.islower()
    if len(word) == 1 and word.isalpha():
        return not word.islower() or following not in STARTERS
    return (low in SHORT or bool(DOTTED.fullmatch(word))) and following not in STARTERS
