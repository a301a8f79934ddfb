"""Words that turn a claim into its opposite, in the languages that reports come in."""

from __future__ import annotations

import re

_WORDS = """
    not no never none nor neither nobody nothing without cannot unless instead hardly barely deny denies
    denied denying refuse refuses refused refusing reject rejects rejected rejecting decline declines
    declined failed fails false falsely untrue
    nunca sin tampoco ninguno ninguna ningún negó niegan rechazó
    ne pas jamais sans aucun aucune ni refusé démenti
    nicht kein keine keinen keinem keiner nie niemals ohne weder
    não nem sem nenhum nenhuma negou non mai senza né nessun nessuno nessuna
    не нет ни без никогда нельзя отрицает отказался отказалась отказались
    ні немає nie bez ani nigdy değil asla tidak bukan belum tanpa
    لا لم لن ليس ليست ما غير بدون دون نه نیست नहीं न बिना
""".split()
_UNSPACED = "不 没 沒 未 无 無 非 否 拒 别 ない ません なかった ず 않 못 없 아니 ไม่ មិន".split()
_NEGATION = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, _WORDS))})(?!\w)|n['’]t(?!\w)|(?<!\w)n['’]"
    rf"|{'|'.join(_UNSPACED)}",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:،؛，；：、—–]|\s-+\s")


def negates(text: str) -> bool:
    """Whether `text` (original or folded) holds a negation, a denial or a refusal."""
    return _NEGATION.search(text) is not None


def clause_before(text: str, start: int, at: int) -> str:
    """What stands before `at` in its own clause of the sentence that begins at `start`."""
    before = text[start:at]
    breaks = [match.end() for match in _CLAUSE.finditer(before)]
    return before[breaks[-1] :] if breaks else before
