"""Words that turn a claim into its opposite, in the languages that reports come in."""

from __future__ import annotations

import re

from summarizer._fold import fold

_WORDS = r"""
    not no(?!\.\s?\d) never none nor neither nobody nothing without cannot unless instead hardly barely
    rarely seldom scarcely deny denies denied denying refuse refuses refused refusing reject rejects
    rejected rejecting decline declines declined failed fails false falsely untrue
    nunca sin tampoco ninguno ninguna ningún negó niegan rechazó
    ne pas jamais sans aucun aucune ni refusé démenti
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
_CLAUSE = re.compile(r"[,;:،؛，；：、—–]|\s-+\s")


def negates(text: str) -> bool:
    """Whether `text` (original or folded) holds a negation, a denial or a refusal."""
    return _NEGATION.search(fold(text)) is not None


def clause_before(text: str, start: int, at: int) -> str:
    """What stands before `at` in its own clause of the sentence that begins at `start`."""
    before = text[start:at]
    breaks = [match.end() for match in _CLAUSE.finditer(before)]
    return before[breaks[-1] :] if breaks else before
