"""Grounding: what a quote may differ in, what it may not, and what is said of one that is refused."""

from __future__ import annotations

import re
import unicodedata

import pytest
from quoted_texts import (
    ARABIC,
    CHINESE,
    COUNCIL,
    GERMAN,
    HARBOUR,
    READINGS,
    RUSSIAN,
    SPANISH,
    cite,
    reading_of,
)

from summarizer._proof.ground import MAX_QUOTE, Miss, too_short
from summarizer._text.reading import Reading
from summarizer.schemas import Evidence


def number_of(passage: str, reading: Reading) -> int:
    """The number of the only sentence that holds `passage`."""
    (at,) = [match.start() for match in re.finditer(re.escape(passage), reading.text)]
    return reading.sentence_at(at).number


VARIED = [
    pytest.param(HARBOUR, "agreed to reopen the Tessen crossing", None, id="verbatim"),
    pytest.param(
        HARBOUR,
        '"We will not accept a deal that leaves the fishing grounds out,"',
        "“We will not accept a deal that leaves the fishing grounds out,”",
        id="straight-quotes",
    ),
    pytest.param(
        HARBOUR,
        "‘any delay would be paid for by the islanders’",
        "“any delay would be paid for by the islanders”",
        id="single-quotes",
    ),
    pytest.param(
        HARBOUR,
        "«\u00a0any delay would be paid for by the islanders\u00a0»",
        "“any delay would be paid for by the islanders”",
        id="spaced-guillemets",
    ),
    pytest.param(HARBOUR, "“agreed to reopen”", "agreed to reopen", id="in-quotation-marks"),
    pytest.param(SPANISH, "« se reunió el martes »", "se reunió el martes", id="in-spaced-guillemets"),
    pytest.param(HARBOUR, "Norvania's minister", "Norvania’s minister", id="apostrophe"),
    pytest.param(
        SPANISH,
        '"No firmaremos ningún acuerdo sin garantías", afirmó',
        "«No firmaremos ningún acuerdo sin garantías», afirmó",
        id="guillemets-in-the-text",
    ),
    pytest.param(
        GERMAN,
        "»Wir werden die Gespräche über die Elbquerung nicht abbrechen«, sagte",
        "„Wir werden die Gespräche über die Elbquerung nicht abbrechen“, sagte",
        id="german-quotes",
    ),
    pytest.param(
        HARBOUR, "the transition - Sulmark asked", "the transition – Sulmark asked", id="hyphen-for-dash"
    ),
    pytest.param(
        HARBOUR, "the transition—Sulmark asked", "the transition – Sulmark asked", id="unspaced-em-dash"
    ),
    pytest.param(
        HARBOUR, "PORT ALDIS (Coastal Wire)--The", "PORT ALDIS (Coastal Wire) — The", id="two-hyphens"
    ),
    pytest.param(
        RUSSIAN, 'для грузов", – заявил Орлов', "для грузов», — заявил Орлов", id="russian-dash"
    ),
    pytest.param(
        HARBOUR, "about non‑aligned militias", "about non-aligned militias", id="no-break-hyphen"
    ),
    pytest.param(HARBOUR, "1,000\u00a0customs officers", "1,000 customs officers", id="no-break-space"),
    pytest.param(HARBOUR, "$10.5\u2009million for", "$10.5 million for", id="thin-space"),
    pytest.param(HARBOUR, "agreed  to   reopen", "agreed to reopen", id="double-spaces"),
    pytest.param(HARBOUR, "agreed to\n  reopen", "agreed to reopen", id="line-break"),
    pytest.param(
        "The envoys\nagreed to\r\n\tmeet again.",
        "envoys agreed to meet",
        "envoys\nagreed to\r\n\tmeet",
        id="line-breaks-in-the-text",
    ),
    pytest.param(HARBOUR, "agreed to re\u00adopen", "agreed to reopen", id="soft-hyphen"),
    pytest.param(
        "The envoys agreed to with\u00addraw all troops.",
        "agreed to withdraw",
        "agreed to with\u00addraw",
        id="soft-hyphen-in-the-text",
    ),
    pytest.param(HARBOUR, "agreed\u200b to\ufeff reopen", "agreed to reopen", id="zero-width"),
    pytest.param(
        "They \u200eagreed\u200f to re\u2060open it.",
        "agreed to reopen",
        "agreed\u200f to re\u2060open",
        id="zero-width-in-the-text",
    ),
    pytest.param(HARBOUR, "AGREED TO REOPEN", "agreed to reopen", id="upper-case"),
    pytest.param(HARBOUR, "the foreign ministers", "The foreign ministers", id="lower-case"),
    pytest.param(HARBOUR, "customs oﬃcers by", "customs officers by", id="ligature"),
    pytest.param(
        "The oﬃce will ﬁle it.", "office will file", "oﬃce will ﬁle", id="ligature-in-the-text"
    ),
    pytest.param(HARBOUR, "Minister Ramon Oke\u0301", "Minister Ramon Oké", id="decomposed"),
    pytest.param(
        unicodedata.normalize("NFD", SPANISH),
        "se comprometió a aportar",
        unicodedata.normalize("NFD", "se comprometió a aportar"),
        id="decomposed-in-the-text",
    ),
    pytest.param(
        RUSSIAN,
        unicodedata.normalize("NFD", "провёл в среду переговоры"),
        "провёл в среду переговоры",
        id="decomposed-russian",
    ),
    pytest.param(
        unicodedata.normalize("NFD", "한국과 일본은 회담을 열기로 합의했다."),
        "회담을 열기로 합의했다",
        unicodedata.normalize("NFD", "회담을 열기로 합의했다"),
        id="decomposed-korean-in-the-text",
    ),
    pytest.param(HARBOUR, "ａｇｒｅｅｄ　ｔｏ　ｒｅｏｐｅｎ", "agreed to reopen", id="full-width"),
    pytest.param(ARABIC, "لن\u200f تغلق المعبر", "لن تغلق المعبر", id="arabic-direction-mark"),
    pytest.param(ARABIC, "عقد اجتمـــاع جديد", "عقد اجتماع جديد", id="arabic-stretched"),
    pytest.param(CHINESE, "双方同意在六月底以前", None, id="chinese"),
    pytest.param(CHINESE, "3亿美元", None, id="chinese-amount-with-digits"),
    pytest.param("双方同意在六月\n底以前重开口岸。", "六月底以前", "六月\n底以前", id="wrapped-chinese"),
    pytest.param(HARBOUR, "opposition called the draft a surrender.", None, id="with-the-full-stop"),
    pytest.param(HARBOUR, "cannot sign the treaty", None, id="cannot"),
    pytest.param(HARBOUR, "fall by -5 percent", None, id="negative-number"),
    pytest.param(COUNCIL, "$10¹ million after", None, id="footnote"),
    pytest.param(COUNCIL, "rebate of 3½ per cent", None, id="fraction"),
    pytest.param("The US-led talks—the first—ended.", "the first", None, id="between-unspaced-dashes"),
    pytest.param("Il dit que l’accord de paix tient.", "accord de paix", None, id="behind-an-article"),
    pytest.param("France's envoy left.", "France's envoy", None, id="possessive"),
]


ELIDED = [
    pytest.param(HARBOUR, "foreign ministers … agreed to reopen", id="character"),
    pytest.param(HARBOUR, "foreign ministers ... agreed to reopen", id="three-dots"),
    pytest.param(HARBOUR, "foreign ministers... agreed to reopen", id="unspaced"),
    pytest.param(HARBOUR, "foreign ministers . . . agreed to reopen", id="spaced-dots"),
    pytest.param(HARBOUR, "foreign ministers .... agreed to reopen", id="four-dots"),
    pytest.param(HARBOUR, "foreign ministers. . . . agreed to reopen", id="four-spaced-dots"),
    pytest.param(HARBOUR, "foreign ministers [...] agreed to reopen", id="square-brackets"),
    pytest.param(HARBOUR, "foreign ministers […] agreed to reopen", id="character-in-brackets"),
    pytest.param(HARBOUR, "foreign ministers (…) agreed to reopen", id="round-brackets"),
    pytest.param(HARBOUR, "FOREIGN MINISTERS … Agreed\u00a0to reopen", id="case-and-space-as-well"),
    pytest.param(HARBOUR, "… foreign ministers … agreed to reopen …", id="at-both-ends-too"),
    pytest.param(HARBOUR, "foreign ministers … met for four … agreed to reopen", id="twice"),
]


@pytest.mark.parametrize("sentence", [0, -1, 2, 999], ids=["zero", "negative", "another", "too-large"])
@pytest.mark.parametrize(("text", "quote", "passage"), VARIED)
def test_typography_and_the_sentence_number_may_differ(
    text: str, quote: str, passage: str | None, sentence: int
) -> None:
    reading = reading_of(text)
    expected = passage or quote
    found = cite(quote, reading, sentence)
    assert isinstance(found, Evidence)
    assert (found.start, found.quote) == (text.index(expected), expected)
    assert reading.text[found.start : found.end] == expected
    assert found.sentence == number_of(expected, reading)
    assert found.match == ("normalized" if passage else "exact")


@pytest.mark.parametrize("sentence", [0, 1, 3], ids=["nowhere", "cited", "another"])
@pytest.mark.parametrize(("text", "quote"), ELIDED)
def test_an_ellipsis_may_drop_words_of_one_sentence(text: str, quote: str, sentence: int) -> None:
    found = cite(quote, reading_of(text), sentence)
    assert isinstance(found, Evidence)
    passage = (
        "foreign ministers of Norvania and Sulmark met for four hours on Wednesday and agreed to reopen"
    )
    assert (found.start, found.quote, found.sentence) == (text.index(passage), passage, 1)
    assert found.match == "normalized"


def test_an_ellipsis_may_drop_chinese() -> None:
    found = cite("双方同意……重新开放边境口岸", READINGS["chinese"])
    assert isinstance(found, Evidence)
    assert found.quote == "双方同意在六月底以前重新开放边境口岸"


def test_an_ellipsis_of_the_document_is_words_of_it() -> None:
    reading = reading_of("“We waited … and waited,” she said. Then they met.")
    found = cite("We waited ... and waited", reading)
    assert isinstance(found, Evidence)
    assert found.quote == "We waited … and waited"


def test_the_ellipsis_takes_the_shortest_stretch() -> None:
    reading = reading_of("The ministers met, the ministers dined, and they signed the treaty.")
    found = cite("the ministers … signed the treaty", reading)
    assert isinstance(found, Evidence)
    assert found.quote == "the ministers dined, and they signed the treaty"


def test_the_cited_sentence_tells_equal_quotes_apart() -> None:
    text = "They will meet in May. The envoys objected. They will meet in June."
    found = [cite("They will meet", reading_of(text), number) for number in (1, 3)]
    assert [(each.start, each.sentence) for each in found if isinstance(each, Evidence)] == [
        (0, 1),
        (text.rindex("They"), 3),
    ]


@pytest.mark.parametrize("sentence", [0, 2, 99])
def test_a_quote_that_stands_in_several_sentences_needs_the_right_number(sentence: int) -> None:
    text = "They will meet in May. The envoys objected. They will meet in June."
    missed = cite("They will meet", reading_of(text), sentence)
    assert isinstance(missed, Miss)
    assert missed.why == "the quote stands in several sentences (1, 3), but not in the one cited"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        pytest.param(HARBOUR, "ministers decided to open the Tessen crossing again", id="paraphrase"),
        pytest.param(HARBOUR, "pledged $11.5 million for the harbour", id="number-changed"),
        pytest.param(HARBOUR, "pledged $10.5 billion for the harbour", id="magnitude-changed"),
        pytest.param(HARBOUR, "Norvania’s minister, Ilsa Brandt", id="name-changed"),
        pytest.param(HARBOUR, "foreign ministers of Sulmark and Norvania", id="names-swapped"),
        pytest.param(HARBOUR, "“We will accept a deal that leaves", id="negation-dropped"),
        pytest.param(HARBOUR, "will not be unable to inspect cargo", id="negation-added"),
        pytest.param(HARBOUR, "can sign the treaty", id="cannot-made-can"),
        pytest.param(HARBOUR, "has withdrawn its last patrol boats", id="hedge-dropped"),
        pytest.param(HARBOUR, "reopen agreed the to Tessen crossing", id="words-shuffled"),
        pytest.param(HARBOUR, "agreed to reopen the islanders", id="splice"),
        pytest.param(HARBOUR, "agreed reopen the Tessen crossing", id="word-left-out"),
        pytest.param(HARBOUR, "agreed to fully reopen the Tessen crossing", id="word-put-in"),
        pytest.param(HARBOUR, "Kelmar would keep the rail corridor open", id="of-another-document"),
        pytest.param(HARBOUR, "agreed on the length of the transition", id="word-cut-agreed"),
        pytest.param("They disagreed on the quota.", "agreed on the quota", id="agreed-in-disagreed"),
        pytest.param("They disagreed on the quota.", "“agreed on the quota”", id="in-quotation-marks"),
        pytest.param(
            "They dis\u00adagreed on the quota.", "agreed on the quota", id="agreed-behind-a-soft-hyphen"
        ),
        pytest.param(
            "They dis\u00adagreed on the quota.",
            "\u00adagreed on the quota",
            id="agreed-with-its-soft-hyphen",
        ),
        pytest.param("They un\u200bable to go.", "able to go", id="able-behind-a-zero-width-space"),
        pytest.param(HARBOUR, "able to inspect cargo", id="able-in-unable"),
        pytest.param(HARBOUR, "agreed to re", id="word-cut-at-the-end"),
        pytest.param("The cafe\u0301 will open.", "The cafe", id="accent-cut-off"),
        pytest.param("The ministers can't agree.", "The ministers can", id="can-in-can't"),
        pytest.param("The ministers can’t agree.", "The ministers can", id="can-in-curly-can’t"),
        pytest.param("The ministers won't agree.", "The ministers won", id="won-in-won't"),
        pytest.param("Il n’a pas signé.", "a pas signé", id="verb-behind-n’"),
        pytest.param(HARBOUR, "aligned militias on the northern shore", id="aligned-in-non-aligned"),
        pytest.param("A non‑binding pact was signed.", "binding pact was", id="no-break-hyphen-cut"),
        pytest.param(
            "The ex-president Lind met them.", "president Lind met", id="president-in-ex-president"
        ),
        pytest.param(HARBOUR, "5 million for the harbour", id="5-of-10.5"),
        pytest.param(HARBOUR, "Sulmark pledged $10", id="10-of-10.5"),
        pytest.param(HARBOUR, "000 customs officers", id="000-of-1,000"),
        pytest.param(HARBOUR, "and up to 1", id="1-of-1,000"),
        pytest.param(HARBOUR, "5 districts before any", id="5-of-15"),
        pytest.param("He sent 15 000 men.", "000 men.", id="000-of-15-000"),
        pytest.param("He sent 15\u202f000 men.", "He sent 15", id="15-of-15-000"),
        pytest.param("He sent 15’000 men.", "He sent 15", id="15-of-15’000"),
        pytest.param("He sent 10–15 men.", "15 men.", id="15-of-10-to-15"),
        pytest.param("He sent 10-15 men.", "He sent 10", id="10-of-10-to-15"),
        pytest.param(HARBOUR, "5 percent a year", id="5-of-minus-5"),
        pytest.param("Output fell by −5 percent.", "5 percent", id="5-of-a-typographic-minus-5"),
        pytest.param("A loss of -$5 million came.", "$5 million came", id="5-dollars-of-minus-5"),
        pytest.param(HARBOUR, "16 overflights remain suspended", id="16-of-F-16"),
        pytest.param(COUNCIL, "on 15 April at 10", id="10-of-10:30"),
        pytest.param(COUNCIL, "put at $101 million", id="footnote-read-as-a-digit"),
        pytest.param(COUNCIL, "which he put at $10", id="number-cut-before-its-footnote"),
        pytest.param(COUNCIL, "rebate of 31/2 per cent", id="fraction-read-as-digits"),
        pytest.param(COUNCIL, "offer a rebate of 3", id="3-of-3½"),
        pytest.param("He sent 10² men.", "sent 102 men", id="square-read-as-a-digit"),
        pytest.param("他们提供十五亿元。", "五亿元。", id="5-of-15-in-chinese"),
        pytest.param("Они не согласны на это.", "Они согласны на это", id="russian-negation-dropped"),
        pytest.param(GERMAN, "Elbquerung abbrechen“, sagte Löwe", id="german-negation-dropped"),
        pytest.param(ARABIC, "إن بلاده تغلق المعبر", id="arabic-negation-dropped"),
        pytest.param(CHINESE, "北岭国会撤走观察员", id="chinese-negation-dropped"),
        pytest.param(CHINESE, "双方同意在七月底以前", id="chinese-month-changed"),
        pytest.param(
            HARBOUR, "Foreign ministers … will not accept a deal", id="ellipsis-across-sentences"
        ),
        pytest.param(HARBOUR, "It did … ask for a withdrawal", id="ellipsis-drops-not"),
        pytest.param(
            "They did not ever plan to agree to leave.",
            "They did … agree to leave",
            id="ellipsis-drops-not-in-the-middle",
        ),
        pytest.param(
            "The two ministers can’t, for now, sign the treaty.",
            "two ministers … sign the treaty",
            id="ellipsis-drops-can’t",
        ),
        pytest.param(CHINESE, "北岭国……撤走观察员", id="ellipsis-drops-chinese-negation"),
        pytest.param(HARBOUR, "agreed to reopen … foreign ministers", id="ellipsis-pieces-reversed"),
        pytest.param(HARBOUR, "ministers … reopen", id="ellipsis-pieces-of-one-word"),
        pytest.param(HARBOUR, "foreign ministers … crossing", id="ellipsis-one-piece-of-one-word"),
        pytest.param(HARBOUR, "Norvania and … and agreed to close", id="ellipsis-with-a-changed-piece"),
        pytest.param(
            "They agreed that the non-binding pact ends.",
            "agreed that … binding pact ends",
            id="ellipsis-piece-cut-from-a-compound",
        ),
        pytest.param(HARBOUR, "аgreed to reopen", id="homoglyph"),
        pytest.param(HARBOUR, "Minister Ramon Oke", id="accent-dropped"),
        pytest.param(HARBOUR, "Ramon Oké, expressed-concern", id="hyphen-for-a-space"),
        pytest.param(HARBOUR, "agreed toreopen", id="space-left-out"),
    ],
)
def test_a_changed_quote_is_refused(text: str, quote: str) -> None:
    reading = reading_of(text)
    for sentence in range(-1, len(reading.sentences) + 2):
        assert isinstance(cite(quote, reading, sentence), Miss)


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param("", id="empty"),
        pytest.param(" \n\t ", id="blank"),
        pytest.param("\u200b\u00ad", id="invisible"),
        pytest.param("—", id="dash"),
        pytest.param("“ … ”", id="punctuation"),
        pytest.param("…", id="ellipsis"),
        pytest.param("... ...", id="two-ellipses"),
        pytest.param("surrender", id="one-word"),
        pytest.param("“surrender.”", id="one-word-in-quotes"),
        pytest.param("sur\u00adrender", id="one-word-with-a-soft-hyphen"),
        pytest.param("10.5", id="one-number"),
        pytest.param("1,000", id="one-number-with-thousands"),
        pytest.param("नेताओं", id="one-hindi-word"),
        pytest.param("双方", id="two-characters"),
    ],
)
def test_a_quote_of_fewer_than_two_words_is_too_short(quote: str) -> None:
    missed = cite(quote, reading_of(HARBOUR + "नेताओं 双方\n"), 1)
    assert isinstance(missed, Miss)
    assert "too short" in missed.why


@pytest.mark.parametrize(
    ("quote", "short"),
    [
        pytest.param("two words", False, id="two-words"),
        pytest.param("signed—today", False, id="two-words-with-a-dash"),
        pytest.param("3亿美元", False, id="chinese-behind-a-digit"),
        pytest.param("EU与中国", False, id="chinese-behind-latin"),
        pytest.param("EU与", True, id="one-character"),
    ],
)
def test_scripts_without_spaces_need_three_characters(quote: str, short: bool) -> None:
    assert too_short(quote) is short


def test_a_quote_may_be_as_long_as_the_limit_and_no_longer() -> None:
    text = ("word " * 400).strip()
    assert isinstance(cite(text[: MAX_QUOTE - 1], reading_of(text), 1), Evidence)
    missed = cite(text[: MAX_QUOTE + 4], reading_of(text), 1)
    assert isinstance(missed, Miss)
    assert missed.why.startswith("the quote has 1004 characters")


def test_a_quote_over_two_sentences_is_verbatim_too() -> None:
    found = cite("will be short. Both leaders", reading_of("It will be short. Both leaders left."), 1)
    assert isinstance(found, Evidence)
    assert found.sentence == 1


@pytest.mark.parametrize(
    ("text", "quote", "diff"),
    [
        pytest.param(
            "The last troops will not be withdrawn by July.",
            "will be withdrawn by June",
            "will {+not+} be withdrawn by [-June-] {+July.+}",
            id="negation-and-month",
        ),
        pytest.param(
            "Sulmark pledged $10.5 million for the harbour.",
            "pledged $11.5 million for",
            "pledged [-$11.5-] {+$10.5+} million for",
            id="number",
        ),
        pytest.param(
            "They disagreed on the quota.",
            "agreed on the quota",
            "[-agreed-] {+disagreed+} on the quota.",
            id="word-cut",
        ),
        pytest.param(
            "“We will not go,” said the envoy.",
            '"We will go," said the envoy',
            "“We will {+not+} go,” said the envoy.",
            id="typography-is-no-difference",
        ),
    ],
)
def test_a_miss_shows_the_nearest_sentence_and_the_words_that_differ(
    text: str, quote: str, diff: str
) -> None:
    reading = reading_of(f"The weather was fine. {text} Lunch was served.")
    missed = cite(quote, reading, 1)
    assert isinstance(missed, Miss)
    assert missed.nearest is not None
    assert reading.words_of(missed.nearest) == text
    assert missed.why == "not verbatim: the document words it otherwise"
    assert missed.diff == diff


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        pytest.param(1, "the quote stands nowhere in the document", id="cited"),
        pytest.param(99, "there is no such sentence, and the quote stands nowhere", id="no-sentence"),
    ],
)
def test_a_quote_with_nothing_near_says_so(sentence: int, why: str) -> None:
    missed = cite("purple elephants dance quietly tonight", READINGS["visit"], sentence)
    assert isinstance(missed, Miss)
    assert missed.why.startswith(why)
    assert (missed.nearest, missed.diff) == (None, None)
