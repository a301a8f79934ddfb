"""Words that turn a claim into its opposite, in the languages that reports come in."""

from __future__ import annotations

import re

from summarizer._words.fold import fold_text

_WORDS = r"""
    not no(?!\.\s?\d) never none nor neither nobody nothing without cannot unless instead\s+of
    hardly barely
    rarely seldom scarcely deny denies denied denying refuse refuses refused refusing reject rejects
    rejected rejecting decline declines declined failed fails false falsely untrue
    nunca sin tampoco ninguno ninguna ningún negó niega niegan rechazó rechaza rechazan
    ne pas jamais sans aucun aucune ni refusé démenti dément démentent nié nient
    niet geen nooit inte ikke ikkje ingen ej
    (?:rule|rules|ruled|ruling)\s+out (?:stop(?:s|ped)?|f[ae]ll(?:s|ing)?)\s+short\s+of yet\s+to
    nicht kein keine keinen keinem keiner nie niemals ohne weder
    não nem sem nenhum nenhuma negou non senza né nessun nessuno nessuna
    не нет ни без никогда нельзя отрицает отказался отказалась отказались
    ні немає nie bez ani nigdy değil asla tidak bukan belum tanpa
    لا لم لن ليس ليست ما غير بدون دون نه نیست नहीं न बिना
""".split()
# No negations: 未来 the future, 非洲 Africa, 非常 very, 是否 whether, 特别 special, まず first.
_UNSPACED = """
    不 没 沒 未(?![来來]) 无 無 非(?![洲常]) (?<!是)否 拒 (?<![特分区個个级級性类類])别
    ない ません なかった (?<![まは必])ず(?![っれ]) 않 못 없 아니 ไม่ មិន
""".split()
_LETTER = r"[\w\u0900-\u097f]"  # the vowel signs of Hindi are no \w
_NEGATION = re.compile(
    rf"(?<!{_LETTER})(?:{'|'.join(_WORDS)})(?!{_LETTER})|n't(?!\w)|(?<!\w)n'(?=\w)|{'|'.join(_UNSPACED)}"
)
# "Not only pledged but agreed" and "no later than June" deny nothing.
_NOT_ONLY = re.compile(
    r"(?<!\w)(?:not (?:only|just|merely)|(?:no|not) (?:later|earlier|less|more|fewer) than"
    r"|(?:not|never) (?:hesitate|fail) to|no doubt|nothing (?:will|would|can|could) (?:stop|prevent)"
    r"|without (?:any |further |undue |more )?(?:delay|(?:pre)?conditions?|exceptions?|hesitation|fail)"
    r"|sin (?:más )?(?:demora|dilación|condiciones)|sans (?:plus )?(?:délai|tarder|conditions?)"
    r"|sem (?:mais )?(?:demora|condições)|senza (?:ulteriore )?indugio|senza condizioni"
    r"|ohne (?:weitere )?(?:verzögerung|verzug|(?:vor)?bedingungen)|без (?:промедления|условий)"
    r"|no más tarde|ne plus tard|nicht später|не позднее|не менее|не более"
    r"|(?:nobody|no one) (?:doubts|disputes)|no secret|ohne zu zögern|sans hésiter|sin dudar(?:lo)?"
    r"|no s[oó]lo|não só|non solo|nicht nur|не только)(?!\w)|不仅|不但|不只"
)
# Verbs that deny by themselves: "prevent the use of" for "would not be used".
# "End the strikes" does, "by the end of May" and "before the rains end," do not.
_FORBEAR = re.compile(
    r"(?<!\w)(?:(?:prevent|avoid|refrain|halt|block|prohibit|forbear|abandon|suspend|cancel|abstain)(?:s|ed|ing)?"
    r"|(?:cease|freeze|exclude)(?:s|d)?|ceasing|freezing|froze|frozen|stop(?:s|ped|ping)?|ban(?:s|ned|ning)?"
    r"|bar(?:s|red|ring)?|drop(?:s|ped|ping)?|scrap(?:s|ped|ping)?|forbid(?:s|den|ding)?|withdr[ae]w(?:s|n|ing)?"
    r"|forgo(?:es|ne|ing)?|keep|(?<!be )kept|free (?:of(?! charge)|from)"
    r"|evitar|impedir|prohibir|éviter|empêcher|verhindern"
    r"|unterlassen|impedire|предотвратить|воздержаться|запретить)(?!\w)"
    r"|(?<!\w)(?<!the )end(?:s|ed|ing)?(?= (?!of\b)\w)|避免|防止|禁止|停止|منع"
)
_CLAUSE = re.compile(
    r"[;:؛；：—–]|\s-+\s|[,،，、](?! (?:dass|daß|что|чтобы)\b)"
    r"|(?<!\w)(?:but|while|whereas|although|sino|pero|mais|aber|sondern|но|однако|لكن)(?!\w)"
    r"|(?<!\w)(?:said|says|dijo|sagte|сказал|заявил)(?!\w)"
)
_CONJUNCTION = 8  # characters: longer than "чтобы", which goes on behind a comma
_PART = re.compile(r"[,;:،؛，；：、—–]|(?<!\w)(?:and|but|while|y|und|et|и|но)(?!\w)")
# "Will help, an official said, adding that nothing was signed" goes on with something else.
_ASIDE = re.compile(r",[^,;:—]{1,60},(?!\s(?:adding|noting|saying|stressing|though|although|but)(?!\w))")
_LEAVES_OPEN = re.compile(
    r"(?<!\w)(?:(?:not|never|no|nobody|nor)|\w+n't) (?:[\w'-]+ ){0,3}?(?:say|said|says|specify|specified"
    r"|disclosed?|reveal(?:ed)?|told|tell|given?|gave|set|named?|precisó|precisa|précisé?|dit) "
    r"(?:[\w'-]+ ){0,3}?(?:when|how|where|by which|cuándo|cómo|dónde|quand|comment|où)(?!\w)"
    r"|(?<!\w)(?:not|\w+n't) [^,;:]{0,60}?(?<!\w)until(?!\w)"
)
_ANSWERS_NO = re.compile(
    r"(?:^|(?<=[:：]))[^\w:：]*(?:no|non|nein|nee|não|нет|ні|لا)\s*[,،.!](?=\s)", re.IGNORECASE
)


def has_negation(text: str) -> bool:
    """Whether `text` (original or folded) holds a negation, a denial or a refusal."""
    folded = fold_text(text)
    return _NEGATION.search(folded) is not None and (
        _NEGATION.search(_NOT_ONLY.sub("", folded)) is not None
    )


def negates_or_prevents(text: str) -> bool:
    """Whether `text` negates, or holds a verb that does so by itself (prevent, ban, stop)."""
    return has_negation(text) or _FORBEAR.search(fold_text(text)) is not None


def negating_verbs_in(text: str) -> set[str]:
    """The verbs of `text` that negate by themselves, by their first letters."""
    return {match.group()[:4] for match in _FORBEAR.finditer(fold_text(text))}


def clause_before(text: str, start: int, at: int) -> str:
    """What stands before `at` in its own clause of the sentence that begins at `start`.

    An aside between commas does not end a clause: "did not, despite pressure, agree". To answer "No,"
    negates nothing of what is said then, unless that goes on to deny it ("No, or not yet, ...").
    """
    before = _ANSWERS_NO.sub(_if_it_denies, text[start:at])
    while _ASIDE.search(before):
        before = _ASIDE.sub(" ", before, count=1)
    ahead = text[at : at + _CONJUNCTION]
    breaks = [end for match in _CLAUSE.finditer(before + ahead) if (end := match.end()) <= len(before)]
    return before[breaks[-1] :] if breaks else before


def _if_it_denies(answer: re.Match[str]) -> str:
    return answer.group() if has_negation(first_part(answer.string[answer.end() :])) else ""


def leaves_open(text: str) -> bool:
    """Whether `text` says no of a detail only: "did not say when", "will not open until"."""
    return _LEAVES_OPEN.search(fold_text(text)) is not None


def clause_after(text: str) -> str:
    """What stands in `text` before it goes on to another claim (and, while, a semicolon)."""
    return re.split(r"[;؛；]|(?<!\w)(?:and|while|whereas|but|y|und|et|и|но)(?!\w)", text, maxsplit=1)[0]


def split_clause_parts(text: str) -> list[str]:
    """The parts of `text` between commas and conjunctions, without what is said aside."""
    return _PART.split(_ASIDE.sub(" ", text))


def first_part(text: str) -> str:
    """What stands in `text` before its first comma or conjunction."""
    return _PART.split(text, maxsplit=1)[0]
