"""Folding: what it takes away, what it keeps, and the way back to the original."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from case_tables import cases_in
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer._words.fold import fold_text, fold_with_offsets
from summarizer._words.word_edges import has_word_edges

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
        *cases_in(
            """
            curly-and-straight-double: “We will”, she said => "We will", she said
            single-and-double: ‘We will’, she said => "We will", she said
            spaced-guillemets: « Nous agirons », dit-il => "Nous agirons", dit-il
            german-quotes: »Wir handeln«, sagte er => „Wir handeln“, sagte er
            corner-brackets: 「我们同意」他说 => “我们同意”他说
            vertical-corner-brackets: ﹁我们同意﹂他说 => “我们同意”他说
            apostrophe: the minister’s => the minister's
            acute-for-an-apostrophe: the minister´s => the minister's
            modifier-letter-apostrophe: п\u02bcять => п'ять
            hebrew-gershayim: צה״ל => צה"ל
            en-dash: 1990–2000 => 1990-2000
            em-dash: talks — the first — began => talks - the first - began
            unspaced-dash: talks—the first—began => talks — the first — began
            doubled-hyphen: talks--the first => talks—the first
            minus-sign: −5 °C => -5 °C
            no-break-and-thin-spaces: ten\u00a0troops \u2009 left => ten troops left
            soft-hyphen: with\u00addraw => withdraw
            zero-width: \ufeffwith\u200bdraw\u2060 => withdraw
            direction-marks: \u202bبيان\u202c => بيان
            stretched-arabic: محـــادثات => محادثات
            case: The OSLO Talks => the oslo talks
            sharp-s: Große Straße => GROSSE STRASSE
            ligatures: oﬃce ﬂag ﬁne => office flag fine
            full-width: Ｏｓｌｏ，１０％ => Oslo,10%
            half-width-katakana: ｶﾞｽ => ガス
            ellipsis-character: wait… => wait...
            accent-on-an-ascii-letter: Cafe\u0301 talks => café talks
            accent-on-a-single-letter: e\u0301 talks => é talks
            accent-behind-a-soft-hyphen: e\u00ad\u0301tat => état
            order-of-marks: a\u0323\u0302 => a\u0302\u0323
            variation-selector: ✈\ufe0f landed => ✈ landed
            """
        ),
        pytest.param("ten\r\n  troops", "ten troops", id="line-break"),
        pytest.param("双方\n同意撤军", "双方同意撤军", id="line-break-in-chinese"),
        pytest.param("外相は\n　会談した", "外相は会談した", id="line-break-in-japanese"),
        pytest.param(unicodedata.normalize("NFD", "한국 정부"), "한국 정부", id="korean-decomposed"),
        pytest.param(unicodedata.normalize("NFD", "Йод"), "йод", id="russian-decomposed"),
    ],
)
def test_typography_folds_away(one: str, other: str) -> None:
    assert fold_text(one) == fold_text(other)


@pytest.mark.parametrize(
    ("one", "other"),
    cases_in(
        """
        footnote: $10¹ million => $101 million
        square: 10² members => 102 members
        subscript: CO₂ => CO2
        fraction: 5½ years => 51/2 years
        circled-digit: 10① members => 101 members
        digit-with-a-stop: 10⒈5 => 101.5
        squared-unit: 10 ㎡ => 10 m2
        accent: resume => résumé
        homoglyphs: Oslo => Оslо
        hyphen: resign => re-sign
        space: can not => cannot
        space-beside-latin: 双方 agree => 双方agree
        space-in-korean: 한국 정부 => 한국정부
        apostrophe: its => it's
        letter: Iraq => Iran
        """
    ),
)
def test_what_reads_differently_stays_different(one: str, other: str) -> None:
    assert fold_text(one) != fold_text(other)


@pytest.mark.parametrize(
    ("text", "cut"),
    cases_in(
        """
        start-of-a-word: disagreed => dis|agreed
        end-of-a-word: agreement => agree|ment
        accented: café => caf|é
        hindi-vowel-sign: बैठकें => बैठक|ें
        contraction: can't => can|'t
        contraction-behind-the-apostrophe: can't => can'|t
        french-negation: il n'est pas => il n'|est pas
        digits: 15 => 1|5
        decimals: 10.5 => 10|.5
        decimals-behind-the-point: 10.5 => 10.|5
        thousands: 1,000 => 1|,000
        thousands-with-a-space: 1 000 => 1| 000
        thousands-with-spaces: 15 000 000 => 15 000 |000
        thousands-with-an-apostrophe: 1'000 => 1'|000
        time: 10:30 => 10|:30
        fraction: 1/2 => 1|/2
        footnote-on-a-number: 10¹ => 10|¹
        arabic-decimals: ٣٫٥ => ٣|٫٥
        chinese-number: 十五亿 => 十|五亿
        chinese-magnitude: 10亿 => 10|亿
        """
    ),
)
def test_words_and_numbers_have_no_edge_inside(text: str, cut: str) -> None:
    assert cut.replace("|", "") == text
    at = cut.index("|")
    assert not has_word_edges(text, at, len(text))
    assert not has_word_edges(text, 0, at)


@pytest.mark.parametrize(
    "cut",
    cases_in(
        """
        space: the| plan
        start: |China's envoy
        possessive: China|'s envoy
        french-article: l'|accord
        year-and-number: in 2025| 300 men left
        full-stop: by July 10|.
        comma: 10|, of whom
        chinese: 双方|同意
        japanese: 合意|した
        korean-particle: 한국|은
        """
    ),
)
def test_words_and_numbers_have_edges(cut: str) -> None:
    at = cut.index("|")
    text = cut.replace("|", "")
    assert has_word_edges(text, at, len(text))
    assert has_word_edges(text, 0, at)


@pytest.mark.parametrize(
    ("text", "folded", "original"),
    [
        *cases_in(
            """
            quotes: He said “we  will” – now => 'we will' => “we  will”
            accent: Cafe\u0301 talks => café => Cafe\u0301
            ligature: The ﬁne  print => fine print => ﬁne  print
            soft-hyphen: to with\u00addraw now => withdraw => with\u00addraw
            dashes-merge: so — — now => so-now => so — — now
            nothing-invisible-at-the-end: to go\u00ad now => to go => to go
            """
        ),
        pytest.param("so — yes — now", "yes", "yes", id="between-dashes"),
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
    assert fold_text(fold_text(text)) == fold_text(text)


@pytest.mark.slow
def test_no_character_folds_differently_the_second_time() -> None:
    characters = map(chr, [*range(0xD800), *range(0xE000, 0x20000)])
    texts = (
        f"a{each} 1{each}5"
        for each in characters
        if unicodedata.category(each) not in ("Lo", "Cn", "Co", "So") or unicodedata.decomposition(each)
    )
    assert [text for text in texts if fold_text(fold_text(text)) != fold_text(text)] == []


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
        assert fold_text(text[start:end]) == sought.strip()


@pytest.mark.parametrize(
    "piece",
    ["The ministers met – again. ", "\u00ad", "a\u0301", "\u0301", "- ", "双方 "],
    ids=["prose", "soft-hyphens", "accents", "marks-alone", "dashes", "chinese"],
)
def test_a_long_text_folds_in_linear_time(piece: str) -> None:
    text = "x" + piece * (100_000 // len(piece))
    assert len(fold_with_offsets(text).text) <= len(text)


@given(st.text("aB9 ,.;:-'", max_size=30))
def test_a_short_text_folds_as_a_part_of_a_long_one_does(text: str) -> None:
    assert fold_text(text) == fold_with_offsets(text).text.strip()
