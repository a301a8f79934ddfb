"""Negation: the words that turn a claim round, the words that only look like them, and its clause."""

from __future__ import annotations

import re
import unicodedata

import pytest
from case_tables import cases_in

from summarizer._words.fold import fold_text
from summarizer._words.negation import clause_before, has_negation, split_clause_parts


@pytest.mark.parametrize(
    "text",
    [
        *cases_in(
            """
            english-not: will not be withdrawn
            english-no: NO deal
            english-cannot: cannot sign
            english-contraction: can't sign
            english-curly-contraction: can’t sign
            english-modifier-contraction: canʼt sign
            english-wrong-curly-contraction: won‘t sign
            english-capital-contraction: WON’T sign
            english-soft-hyphen: n\u00adot
            english-never: never agreed
            english-without: without consent
            english-neither: neither side
            english-refusal: refused to sign
            english-denial: denied that
            english-rarely: rarely agree
            english-prefix: a non-binding pact
            spanish-no: no firmaremos
            spanish-sin: sin garantías
            spanish-accent: ningún acuerdo
            french-straight: n'a pas signé
            french-curly: Il n’a guère signé
            french-jamais: jamais signé
            german-nicht: nicht abbrechen
            german-keine: keine Gespräche
            portuguese: não vai
            italian: non ha mai firmato
            russian-ne: не будем
            russian-net: Нет, спасибо
            ukrainian: не підпише
            polish: nie podpisze
            turkish: doğru değil
            indonesian: tidak setuju
            arabic-lan: لن تغلق
            arabic-laysa: ليس صحيحا
            persian: حاضر نیست
            hindi: उन्होंने नहीं कहा
            chinese-bu: 不会撤走
            chinese-mei: 没有达成
            chinese-wei: 未达成协议
            chinese-denial: 否认
            japanese-nai: 合意していない
            japanese-zu: 応じず
            korean: 합의하지 않았다
            thai: ไม่ยอมรับ
            """
        ),
        pytest.param(unicodedata.normalize("NFD", "ningún acuerdo"), id="spanish-decomposed"),
        pytest.param(unicodedata.normalize("NFD", "não vai"), id="portuguese-decomposed"),
    ],
)
def test_a_negation_counts_in_the_original_and_folded(text: str) -> None:
    assert has_negation(text)
    assert has_negation(fold_text(text))


@pytest.mark.parametrize(
    "text",
    [
        *cases_in(
            """
            not-inside-a-word: a note on the knot
            no-at-the-start-of-a-word: Nova of the northern North
            no-and-non-at-the-start: known, now, nonetheless
            no-at-the-end: the casino, the volcano
            more-words: nobleman, noted, notion, another
            possessive: the president's cabinet
            possessive-behind-nt: the parliament’s tent
            number-sign: under article No. 5
            spanish-inside-a-word: basin, since, single
            french-inside-a-word: le passage, le compas
            french-and-german-may: le 5 mai; am 5. Mai
            russian-inside-a-word: неделя, нетто, низкий
            arabic-inside-a-word: الاجتماع، المال
            hindi-words-that-begin-with-na: नेता, नीति, निर्णय
            hindi-words-that-end-in-na: बयान, सम्मान
            chinese-africa-very-future: 非洲国家非常重视未来
            chinese-whether-special: 是否, 特别, 分别, 区别, 级别
            japanese-first-surely-should: まず必ず行うはず、ずっと
            a-promise: agreed to withdraw all troops
            at-once: publish it without further delay, sans délai, sin demora
            """
        ),
        pytest.param("", id="empty"),
    ],
)
def test_words_that_only_look_like_a_negation_do_not_count(text: str) -> None:
    assert not has_negation(text)
    assert not has_negation(fold_text(text))


@pytest.mark.parametrize(
    "case",
    cases_in(
        """
        whole-sentence: [They did not ]agree
        comma: It is not late,[ and they ]agree
        semicolon: It is not late;[ they ]agree
        dash: No —[ they ]agree
        spaced-hyphen: No - [they ]agree
        hyphen-inside-a-word: [a non-binding ]deal
        arabic-comma: لا،[ هم ]يوافقون
        chinese-comma: 不，[他们]同意
        answer: No, it is for hay,[ ]as agreed
        answer-of-a-speaker: She: No,[ they ]agree
        answer-and-negation: No,[ they did not ]agree
        nothing-before: []agree
        """
    ),
)
def test_a_clause_reaches_back_to_the_last_mark(case: str) -> None:
    before, clause, behind = re.split(r"[\[\]]", f"Not here. {case}")
    end = len(before + clause)
    assert clause_before(before + clause + behind, len("Not here. "), end) == clause


def test_a_clause_behind_an_answer_that_denies_begins_with_it() -> None:
    text = "Not here. No, or not yet, they agree"
    assert clause_before(text, len("Not here. "), text.index("they")) == "No  "


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("They did not, after hours, agree", ["They did not  agree"], id="goes-on"),
        pytest.param(
            "They will pay, one said, adding that nothing is signed",
            ["They will pay", " one said", " adding that nothing is signed"],
            id="adds-something-else",
        ),
    ],
)
def test_an_aside_joins_what_it_interrupts_and_nothing_else(text: str, parts: list[str]) -> None:
    assert split_clause_parts(text) == parts
