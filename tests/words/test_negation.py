"""Negation: the words that turn a claim round, the words that only look like them, and its clause."""

from __future__ import annotations

import unicodedata

import pytest

from summarizer._words.fold import fold
from summarizer._words.negation import clause_before, negates, parts_of


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("will not be withdrawn", id="english-not"),
        pytest.param("NO deal", id="english-no"),
        pytest.param("cannot sign", id="english-cannot"),
        pytest.param("can't sign", id="english-contraction"),
        pytest.param("can’t sign", id="english-curly-contraction"),
        pytest.param("canʼt sign", id="english-modifier-contraction"),
        pytest.param("won‘t sign", id="english-wrong-curly-contraction"),
        pytest.param("WON’T sign", id="english-capital-contraction"),
        pytest.param("n\u00adot", id="english-soft-hyphen"),
        pytest.param("never agreed", id="english-never"),
        pytest.param("without consent", id="english-without"),
        pytest.param("neither side", id="english-neither"),
        pytest.param("refused to sign", id="english-refusal"),
        pytest.param("denied that", id="english-denial"),
        pytest.param("rarely agree", id="english-rarely"),
        pytest.param("a non-binding pact", id="english-prefix"),
        pytest.param("no firmaremos", id="spanish-no"),
        pytest.param("sin garantías", id="spanish-sin"),
        pytest.param("ningún acuerdo", id="spanish-accent"),
        pytest.param(unicodedata.normalize("NFD", "ningún acuerdo"), id="spanish-decomposed"),
        pytest.param("n'a pas signé", id="french-straight"),
        pytest.param("Il n’a guère signé", id="french-curly"),
        pytest.param("jamais signé", id="french-jamais"),
        pytest.param("nicht abbrechen", id="german-nicht"),
        pytest.param("keine Gespräche", id="german-keine"),
        pytest.param("não vai", id="portuguese"),
        pytest.param(unicodedata.normalize("NFD", "não vai"), id="portuguese-decomposed"),
        pytest.param("non ha mai firmato", id="italian"),
        pytest.param("не будем", id="russian-ne"),
        pytest.param("Нет, спасибо", id="russian-net"),
        pytest.param("не підпише", id="ukrainian"),
        pytest.param("nie podpisze", id="polish"),
        pytest.param("doğru değil", id="turkish"),
        pytest.param("tidak setuju", id="indonesian"),
        pytest.param("لن تغلق", id="arabic-lan"),
        pytest.param("ليس صحيحا", id="arabic-laysa"),
        pytest.param("حاضر نیست", id="persian"),
        pytest.param("उन्होंने नहीं कहा", id="hindi"),
        pytest.param("不会撤走", id="chinese-bu"),
        pytest.param("没有达成", id="chinese-mei"),
        pytest.param("未达成协议", id="chinese-wei"),
        pytest.param("否认", id="chinese-denial"),
        pytest.param("合意していない", id="japanese-nai"),
        pytest.param("応じず", id="japanese-zu"),
        pytest.param("합의하지 않았다", id="korean"),
        pytest.param("ไม่ยอมรับ", id="thai"),
    ],
)
def test_a_negation_counts_in_the_original_and_folded(text: str) -> None:
    assert negates(text)
    assert negates(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("a note on the knot", id="not-inside-a-word"),
        pytest.param("Nova of the northern North", id="no-at-the-start-of-a-word"),
        pytest.param("known, now, nonetheless", id="no-and-non-at-the-start"),
        pytest.param("the casino, the volcano", id="no-at-the-end"),
        pytest.param("nobleman, noted, notion, another", id="more-words"),
        pytest.param("the president's cabinet", id="possessive"),
        pytest.param("the parliament’s tent", id="possessive-behind-nt"),
        pytest.param("under article No. 5", id="number-sign"),
        pytest.param("basin, since, single", id="spanish-inside-a-word"),
        pytest.param("le passage, le compas", id="french-inside-a-word"),
        pytest.param("le 5 mai; am 5. Mai", id="french-and-german-may"),
        pytest.param("неделя, нетто, низкий", id="russian-inside-a-word"),
        pytest.param("الاجتماع، المال", id="arabic-inside-a-word"),
        pytest.param("नेता, नीति, निर्णय", id="hindi-words-that-begin-with-na"),
        pytest.param("बयान, सम्मान", id="hindi-words-that-end-in-na"),
        pytest.param("非洲国家非常重视未来", id="chinese-africa-very-future"),
        pytest.param("是否, 特别, 分别, 区别, 级别", id="chinese-whether-special"),
        pytest.param("まず必ず行うはず、ずっと", id="japanese-first-surely-should"),
        pytest.param("agreed to withdraw all troops", id="a-promise"),
        pytest.param("publish it without further delay, sans délai, sin demora", id="at-once"),
    ],
)
def test_words_that_only_look_like_a_negation_do_not_count(text: str) -> None:
    assert not negates(text)
    assert not negates(fold(text))


@pytest.mark.parametrize(
    ("case", "clause"),
    [
        pytest.param("They did not |agree", "They did not ", id="whole-sentence"),
        pytest.param("It is not late, and they |agree", " and they ", id="comma"),
        pytest.param("It is not late; they |agree", " they ", id="semicolon"),
        pytest.param("No — they |agree", " they ", id="dash"),
        pytest.param("No - they |agree", "they ", id="spaced-hyphen"),
        pytest.param("a non-binding |deal", "a non-binding ", id="hyphen-inside-a-word"),
        pytest.param("لا، هم |يوافقون", " هم ", id="arabic-comma"),
        pytest.param("不，他们|同意", "他们", id="chinese-comma"),
        pytest.param("No, it is for hay, |as agreed", " ", id="answer"),
        pytest.param("She: No, they |agree", " they ", id="answer-of-a-speaker"),
        pytest.param("No, or not yet, |they agree", "No  ", id="answer-that-denies"),
        pytest.param("No, they did not |agree", " they did not ", id="answer-and-negation"),
        pytest.param("|agree", "", id="nothing-before"),
    ],
)
def test_a_clause_reaches_back_to_the_last_mark(case: str, clause: str) -> None:
    text = f"Not here. {case.replace('|', '')}"
    start = len("Not here. ")
    assert clause_before(text, start, start + case.index("|")) == clause


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
    assert parts_of(text) == parts
