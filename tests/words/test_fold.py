"""Folding: what it takes away, what it keeps, and the way back to the original."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer._words.fold import fold, fold_with_offsets
from summarizer._words.word_edges import whole_words

EXOTIC = (
    "aZéß.,'\"`´‘’“”«»‹›„‟′″‴-‐–—−︱ \t\n\r\u00a0\u2009\u202f\u3000\u200b\u200d\u00ad\ufeff\u061c"
    "\u0301\u0308\u0327\u0338\u0345\u3099ŉİſΐςﬁﷺ…‥½¹²₂①㎡⒈⑴Ⅳ№10５٣\u0660王毅かガｶﾞ한\u1112\u1161\u11ab"
    "ㅎㅏ\u3164\u1160नीते\u094dم\u0640\ufe0f\u034f😀¨゛゜ﹱＡ"
)
ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.text(EXOTIC, max_size=40)
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("“We will”, she said", '"We will", she said', id="curly-and-straight-double"),
        pytest.param("‘We will’, she said", '"We will", she said', id="single-and-double"),
        pytest.param("« Nous agirons », dit-il", '"Nous agirons", dit-il', id="spaced-guillemets"),
        pytest.param("»Wir handeln«, sagte er", "„Wir handeln“, sagte er", id="german-quotes"),
        pytest.param("「我们同意」他说", "“我们同意”他说", id="corner-brackets"),
        pytest.param("﹁我们同意﹂他说", "“我们同意”他说", id="vertical-corner-brackets"),
        pytest.param("the minister’s", "the minister's", id="apostrophe"),
        pytest.param("the minister´s", "the minister's", id="acute-for-an-apostrophe"),
        pytest.param("п\u02bcять", "п'ять", id="modifier-letter-apostrophe"),
        pytest.param("צה״ל", 'צה"ל', id="hebrew-gershayim"),
        pytest.param("1990–2000", "1990-2000", id="en-dash"),
        pytest.param("talks — the first — began", "talks - the first - began", id="em-dash"),
        pytest.param("talks—the first—began", "talks — the first — began", id="unspaced-dash"),
        pytest.param("talks--the first", "talks—the first", id="doubled-hyphen"),
        pytest.param("−5 °C", "-5 °C", id="minus-sign"),
        pytest.param("ten\u00a0troops \u2009 left", "ten troops left", id="no-break-and-thin-spaces"),
        pytest.param("ten\r\n  troops", "ten troops", id="line-break"),
        pytest.param("双方\n同意撤军", "双方同意撤军", id="line-break-in-chinese"),
        pytest.param("外相は\n　会談した", "外相は会談した", id="line-break-in-japanese"),
        pytest.param("with\u00addraw", "withdraw", id="soft-hyphen"),
        pytest.param("\ufeffwith\u200bdraw\u2060", "withdraw", id="zero-width"),
        pytest.param("\u202bبيان\u202c", "بيان", id="direction-marks"),
        pytest.param("محـــادثات", "محادثات", id="stretched-arabic"),
        pytest.param("The OSLO Talks", "the oslo talks", id="case"),
        pytest.param("Große Straße", "GROSSE STRASSE", id="sharp-s"),
        pytest.param("oﬃce ﬂag ﬁne", "office flag fine", id="ligatures"),
        pytest.param("Ｏｓｌｏ，１０％", "Oslo,10%", id="full-width"),
        pytest.param("ｶﾞｽ", "ガス", id="half-width-katakana"),
        pytest.param("wait…", "wait...", id="ellipsis-character"),
        pytest.param("Cafe\u0301 talks", "café talks", id="accent-on-an-ascii-letter"),
        pytest.param("e\u0301 talks", "é talks", id="accent-on-a-single-letter"),
        pytest.param("e\u00ad\u0301tat", "état", id="accent-behind-a-soft-hyphen"),
        pytest.param("a\u0323\u0302", "a\u0302\u0323", id="order-of-marks"),
        pytest.param(unicodedata.normalize("NFD", "한국 정부"), "한국 정부", id="korean-decomposed"),
        pytest.param(unicodedata.normalize("NFD", "Йод"), "йод", id="russian-decomposed"),
        pytest.param("✈\ufe0f landed", "✈ landed", id="variation-selector"),
    ],
)
def test_typography_folds_away(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("$10¹ million", "$101 million", id="footnote"),
        pytest.param("10² members", "102 members", id="square"),
        pytest.param("CO₂", "CO2", id="subscript"),
        pytest.param("5½ years", "51/2 years", id="fraction"),
        pytest.param("10① members", "101 members", id="circled-digit"),
        pytest.param("10⒈5", "101.5", id="digit-with-a-stop"),
        pytest.param("10 ㎡", "10 m2", id="squared-unit"),
        pytest.param("resume", "résumé", id="accent"),
        pytest.param("Oslo", "Оslо", id="homoglyphs"),
        pytest.param("resign", "re-sign", id="hyphen"),
        pytest.param("can not", "cannot", id="space"),
        pytest.param("双方 agree", "双方agree", id="space-beside-latin"),
        pytest.param("한국 정부", "한국정부", id="space-in-korean"),
        pytest.param("its", "it's", id="apostrophe"),
        pytest.param("Iraq", "Iran", id="letter"),
    ],
)
def test_what_reads_differently_stays_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        pytest.param("disagreed", "dis|agreed", id="start-of-a-word"),
        pytest.param("agreement", "agree|ment", id="end-of-a-word"),
        pytest.param("café", "caf|é", id="accented"),
        pytest.param("बैठकें", "बैठक|ें", id="hindi-vowel-sign"),
        pytest.param("can't", "can|'t", id="contraction"),
        pytest.param("can't", "can'|t", id="contraction-behind-the-apostrophe"),
        pytest.param("il n'est pas", "il n'|est pas", id="french-negation"),
        pytest.param("15", "1|5", id="digits"),
        pytest.param("10.5", "10|.5", id="decimals"),
        pytest.param("10.5", "10.|5", id="decimals-behind-the-point"),
        pytest.param("1,000", "1|,000", id="thousands"),
        pytest.param("1 000", "1| 000", id="thousands-with-a-space"),
        pytest.param("15 000 000", "15 000 |000", id="thousands-with-spaces"),
        pytest.param("1'000", "1'|000", id="thousands-with-an-apostrophe"),
        pytest.param("10:30", "10|:30", id="time"),
        pytest.param("1/2", "1|/2", id="fraction"),
        pytest.param("10¹", "10|¹", id="footnote-on-a-number"),
        pytest.param("٣٫٥", "٣|٫٥", id="arabic-decimals"),
        pytest.param("十五亿", "十|五亿", id="chinese-number"),
        pytest.param("10亿", "10|亿", id="chinese-magnitude"),
    ],
)
def test_words_and_numbers_have_no_edge_inside(text: str, cut: str) -> None:
    assert cut.replace("|", "") == text
    at = cut.index("|")
    assert not whole_words(text, at, len(text))
    assert not whole_words(text, 0, at)


@pytest.mark.parametrize(
    "cut",
    [
        pytest.param("the| plan", id="space"),
        pytest.param("|China's envoy", id="start"),
        pytest.param("China|'s envoy", id="possessive"),
        pytest.param("l'|accord", id="french-article"),
        pytest.param("in 2025| 300 men left", id="year-and-number"),
        pytest.param("by July 10|.", id="full-stop"),
        pytest.param("10|, of whom", id="comma"),
        pytest.param("双方|同意", id="chinese"),
        pytest.param("合意|した", id="japanese"),
        pytest.param("한국|은", id="korean-particle"),
    ],
)
def test_words_and_numbers_have_edges(cut: str) -> None:
    at = cut.index("|")
    text = cut.replace("|", "")
    assert whole_words(text, at, len(text))
    assert whole_words(text, 0, at)


@pytest.mark.parametrize(
    ("text", "folded", "original"),
    [
        pytest.param("He said “we  will” – now", "'we will'", "“we  will”", id="quotes"),
        pytest.param("Cafe\u0301 talks", "café", "Cafe\u0301", id="accent"),
        pytest.param("The ﬁne  print", "fine print", "ﬁne  print", id="ligature"),
        pytest.param("to with\u00addraw now", "withdraw", "with\u00addraw", id="soft-hyphen"),
        pytest.param("so — yes — now", "yes", "yes", id="between-dashes"),
        pytest.param("so — — now", "so-now", "so — — now", id="dashes-merge"),
        pytest.param("to go\u00ad now", "to go", "to go", id="nothing-invisible-at-the-end"),
    ],
)
def test_a_span_of_the_copy_leads_back_to_the_original(text: str, folded: str, original: str) -> None:
    copy = fold_with_offsets(text)
    (at,) = copy.find(folded)
    start, end = copy.span(at, len(folded))
    assert text[start:end] == original


def test_half_of_a_ligature_is_not_found() -> None:
    copy = fold_with_offsets("a…b and more")
    assert list(copy.find(".b and")) == []
    assert list(copy.find("...b and")) == [1]


def test_an_offset_inside_a_character_bounds_no_word() -> None:
    text = "the cafe\u0301 talks"
    copy = fold_with_offsets(text)
    assert copy.whole(0, text.index(" talks"))
    assert not copy.whole(0, text.index("\u0301"))


@given(ANY_TEXT)
@example("ŉ")
@example("‴ – ︱")
@example("- \u0308")
@example("か \u3099")
@example("\u0300\ufe71")
@example("ㅎㅏ\u1112\u200b\u1161")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_no_character_folds_differently_the_second_time() -> None:
    characters = map(chr, [*range(0xD800), *range(0xE000, 0x20000)])
    texts = (
        f"a{each} 1{each}5"
        for each in characters
        if unicodedata.category(each) not in ("Lo", "Cn", "Co", "So") or unicodedata.decomposition(each)
    )
    assert [text for text in texts if fold(fold(text)) != fold(text)] == []


@given(ANY_TEXT)
@example("a\u00ad\u00ad\u0301")
@example("-︱\u0300")
def test_every_folded_character_comes_from_somewhere(text: str) -> None:
    copy = fold_with_offsets(text)
    assert len(copy.text) == len(copy.starts) == len(copy.ends)
    spans = list(zip(copy.starts, copy.ends, strict=True))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    for (start, end), (following, last) in pairwise(spans):
        assert (following, last) == (start, end) or following >= end


@given(ANY_TEXT, st.integers(0, 100), st.integers(1, 20))
def test_what_is_found_folds_to_what_was_sought(text: str, at: int, length: int) -> None:
    copy = fold_with_offsets(text)
    sought = copy.text[at : at + length]
    for found in copy.find(sought):
        start, end = copy.span(found, len(sought))
        assert fold(text[start:end]) == sought.strip()


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("The ministers met – again. ", id="prose"),
        pytest.param("\u00ad", id="soft-hyphens"),
        pytest.param("a\u0301", id="accents"),
        pytest.param("\u0301", id="marks-alone"),
        pytest.param("- ", id="dashes"),
        pytest.param("双方 ", id="chinese"),
    ],
)
def test_a_long_text_folds_in_linear_time(piece: str) -> None:
    text = "x" + piece * (100_000 // len(piece))
    assert len(fold_with_offsets(text).text) <= len(text)


@given(st.text("aB9 ,.;:-'", max_size=30))
def test_a_short_text_folds_as_a_part_of_a_long_one_does(text: str) -> None:
    assert fold(text) == fold_with_offsets(text).text.strip()
