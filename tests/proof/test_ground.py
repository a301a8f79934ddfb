"""Grounding: what a quote may differ in, what it may not, and what is said of one that is refused."""

from __future__ import annotations

import re
import unicodedata

import pytest
from case_tables import cases_in
from examples import reading_of
from quoted_texts import (
    GERMAN,
    HARBOUR,
    READINGS,
    RUSSIAN,
    SPANISH,
    TEXTS,
    cite,
)

from summarizer._proof.ground import MAX_QUOTE, Miss, too_short
from summarizer._text.reading import Reading
from summarizer.schemas import Evidence


def number_of(passage: str, reading: Reading) -> int:
    """The number of the only sentence that holds `passage`."""
    (at,) = [match.start() for match in re.finditer(re.escape(passage), reading.text)]
    return reading.sentence_at(at).number


# A text is told by its name in TEXTS, or in full.
VARIED = [
    *cases_in(
        """
        verbatim: harbour => agreed to reopen the Tessen crossing =>
        in-quotation-marks: harbour => “agreed to reopen” => agreed to reopen
        in-spaced-guillemets: spanish => « se reunió el martes » => se reunió el martes
        apostrophe: harbour => Norvania's minister => Norvania’s minister
        unspaced-em-dash: harbour => the transition—Sulmark asked => the transition – Sulmark asked
        two-hyphens: harbour => PORT ALDIS (Coastal Wire)--The => PORT ALDIS (Coastal Wire) — The
        russian-dash: russian => для грузов", – заявил Орлов => для грузов», — заявил Орлов
        no-break-hyphen: harbour => about non‑aligned militias => about non-aligned militias
        no-break-space: harbour => 1,000\u00a0customs officers => 1,000 customs officers
        thin-space: harbour => $10.5\u2009million for => $10.5 million for
        double-spaces: harbour => agreed  to   reopen => agreed to reopen
        soft-hyphen: harbour => agreed to re\u00adopen => agreed to reopen
        zero-width: harbour => agreed\u200b to\ufeff reopen => agreed to reopen
        upper-case: harbour => AGREED TO REOPEN => agreed to reopen
        lower-case: harbour => the foreign ministers => The foreign ministers
        ligature: harbour => customs oﬃcers by => customs officers by
        decomposed: harbour => Minister Ramon Oke\u0301 => Minister Ramon Oké
        full-width: harbour => ａｇｒｅｅｄ　ｔｏ　ｒｅｏｐｅｎ => agreed to reopen
        arabic-direction-mark: arabic => لن\u200f تغلق المعبر => لن تغلق المعبر
        arabic-stretched: arabic => عقد اجتمـــاع جديد => عقد اجتماع جديد
        chinese: chinese => 双方同意在六月底以前 =>
        chinese-amount-with-digits: chinese => 3亿美元 =>
        with-the-full-stop: harbour => opposition called the draft a surrender. =>
        cannot: harbour => cannot sign the treaty =>
        negative-number: harbour => fall by -5 percent =>
        footnote: council => $10¹ million after =>
        fraction: council => rebate of 3½ per cent =>
        """
    ),
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
    pytest.param(HARBOUR, "agreed to\n  reopen", "agreed to reopen", id="line-break"),
    pytest.param(
        "The envoys\nagreed to\r\n\tmeet again.",
        "envoys agreed to meet",
        "envoys\nagreed to\r\n\tmeet",
        id="line-breaks-in-the-text",
    ),
    pytest.param(
        "The envoys agreed to with\u00addraw all troops.",
        "agreed to withdraw",
        "agreed to with\u00addraw",
        id="soft-hyphen-in-the-text",
    ),
    pytest.param(
        "They \u200eagreed\u200f to re\u2060open it.",
        "agreed to reopen",
        "agreed\u200f to re\u2060open",
        id="zero-width-in-the-text",
    ),
    pytest.param(
        "The oﬃce will ﬁle it.", "office will file", "oﬃce will ﬁle", id="ligature-in-the-text"
    ),
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
    pytest.param("双方同意在六月\n底以前重开口岸。", "六月底以前", "六月\n底以前", id="wrapped-chinese"),
    pytest.param("The US-led talks—the first—ended.", "the first", None, id="between-unspaced-dashes"),
    pytest.param("Il dit que l’accord de paix tient.", "accord de paix", None, id="behind-an-article"),
    pytest.param("France's envoy left.", "France's envoy", None, id="possessive"),
]


ELIDED = cases_in(
    """
        character: harbour => foreign ministers … agreed to reopen
        three-dots: harbour => foreign ministers ... agreed to reopen
        unspaced: harbour => foreign ministers... agreed to reopen
        spaced-dots: harbour => foreign ministers . . . agreed to reopen
        four-dots: harbour => foreign ministers .... agreed to reopen
        four-spaced-dots: harbour => foreign ministers. . . . agreed to reopen
        square-brackets: harbour => foreign ministers [...] agreed to reopen
        character-in-brackets: harbour => foreign ministers […] agreed to reopen
        round-brackets: harbour => foreign ministers (…) agreed to reopen
        case-and-space-as-well: harbour => FOREIGN MINISTERS … Agreed\u00a0to reopen
        at-both-ends-too: harbour => … foreign ministers … agreed to reopen …
        twice: harbour => foreign ministers … met for four … agreed to reopen
        """
)


@pytest.mark.parametrize("sentence", [0, -1, 2, 999], ids=["zero", "negative", "another", "too-large"])
@pytest.mark.parametrize(("text", "quote", "passage"), VARIED)
def test_typography_and_the_sentence_number_may_differ(
    text: str, quote: str, passage: str | None, sentence: int
) -> None:
    text = TEXTS.get(text, text)
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
    text = TEXTS.get(text, text)
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
    cases_in(
        """
        paraphrase: harbour => ministers decided to open the Tessen crossing again
        number-changed: harbour => pledged $11.5 million for the harbour
        magnitude-changed: harbour => pledged $10.5 billion for the harbour
        name-changed: harbour => Norvania’s minister, Ilsa Brandt
        names-swapped: harbour => foreign ministers of Sulmark and Norvania
        negation-dropped: harbour => “We will accept a deal that leaves
        negation-added: harbour => will not be unable to inspect cargo
        cannot-made-can: harbour => can sign the treaty
        hedge-dropped: harbour => has withdrawn its last patrol boats
        words-shuffled: harbour => reopen agreed the to Tessen crossing
        splice: harbour => agreed to reopen the islanders
        word-left-out: harbour => agreed reopen the Tessen crossing
        word-put-in: harbour => agreed to fully reopen the Tessen crossing
        of-another-document: harbour => Kelmar would keep the rail corridor open
        word-cut-agreed: harbour => agreed on the length of the transition
        able-in-unable: harbour => able to inspect cargo
        word-cut-at-the-end: harbour => agreed to re
        aligned-in-non-aligned: harbour => aligned militias on the northern shore
        5-of-10.5: harbour => 5 million for the harbour
        10-of-10.5: harbour => Sulmark pledged $10
        000-of-1,000: harbour => 000 customs officers
        1-of-1,000: harbour => and up to 1
        5-of-15: harbour => 5 districts before any
        5-of-minus-5: harbour => 5 percent a year
        16-of-F-16: harbour => 16 overflights remain suspended
        10-of-10:30: council => on 15 April at 10
        footnote-read-as-a-digit: council => put at $101 million
        number-cut-before-its-footnote: council => which he put at $10
        fraction-read-as-digits: council => rebate of 31/2 per cent
        3-of-3½: council => offer a rebate of 3
        german-negation-dropped: german => Elbquerung abbrechen“, sagte Löwe
        arabic-negation-dropped: arabic => إن بلاده تغلق المعبر
        chinese-negation-dropped: chinese => 北岭国会撤走观察员
        chinese-month-changed: chinese => 双方同意在七月底以前
        ellipsis-across-sentences: harbour => Foreign ministers … will not accept a deal
        ellipsis-pieces-reversed: harbour => agreed to reopen … foreign ministers
        ellipsis-pieces-of-one-word: harbour => ministers … reopen
        ellipsis-one-piece-of-one-word: harbour => foreign ministers … crossing
        ellipsis-with-a-changed-piece: harbour => Norvania and … and agreed to close
        homoglyph: harbour => аgreed to reopen
        accent-dropped: harbour => Minister Ramon Oke
        hyphen-for-a-space: harbour => Ramon Oké, expressed-concern
        space-left-out: harbour => agreed toreopen
        agreed-in-disagreed: They disagreed on the quota. => agreed on the quota
        in-quotation-marks: They disagreed on the quota. => “agreed on the quota”
        agreed-behind-a-soft-hyphen: They dis\u00adagreed on the quota. => agreed on the quota
        agreed-with-its-soft-hyphen: They dis\u00adagreed on the quota. => \u00adagreed on the quota
        able-behind-a-zero-width-space: They un\u200bable to go. => able to go
        accent-cut-off: The cafe\u0301 will open. => The cafe
        can-in-can't: The ministers can't agree. => The ministers can
        can-in-curly-can’t: The ministers can’t agree. => The ministers can
        won-in-won't: The ministers won't agree. => The ministers won
        verb-behind-n’: Il n’a pas signé. => a pas signé
        no-break-hyphen-cut: A non‑binding pact was signed. => binding pact was
        president-in-ex-president: The ex-president Lind met them. => president Lind met
        000-of-15-000: He sent 15 000 men. => 000 men.
        15-of-15-000: He sent 15\u202f000 men. => He sent 15
        15-of-15’000: He sent 15’000 men. => He sent 15
        15-of-10-to-15: He sent 10–15 men. => 15 men.
        10-of-10-to-15: He sent 10-15 men. => He sent 10
        5-of-a-typographic-minus-5: Output fell by −5 percent. => 5 percent
        5-dollars-of-minus-5: A loss of -$5 million came. => $5 million came
        square-read-as-a-digit: He sent 10² men. => sent 102 men
        5-of-15-in-chinese: 他们提供十五亿元。 => 五亿元。
        russian-negation-dropped: Они не согласны на это. => Они согласны на это
        ellipsis-piece-cut-from-a-compound: They agreed that the non-binding pact ends. \
            => agreed that … binding pact ends
        """
    ),
)
def test_a_changed_quote_is_refused(text: str, quote: str) -> None:
    text = TEXTS.get(text, text)
    reading = reading_of(text)
    for sentence in range(-1, len(reading.sentences) + 2):
        assert isinstance(cite(quote, reading, sentence), Miss)


@pytest.mark.parametrize(
    "quote",
    [
        *cases_in(
            """
            invisible: \u200b\u00ad
            dash: —
            punctuation: “ … ”
            ellipsis: …
            two-ellipses: ... ...
            one-word: surrender
            one-word-in-quotes: “surrender.”
            one-word-with-a-soft-hyphen: sur\u00adrender
            one-number: 10.5
            one-number-with-thousands: 1,000
            one-hindi-word: नेताओं
            two-characters: 双方
            """
        ),
        pytest.param("", id="empty"),
        pytest.param(" \n\t ", id="blank"),
    ],
)
def test_a_quote_of_fewer_than_two_words_is_too_short(quote: str) -> None:
    missed = cite(quote, reading_of(HARBOUR + "नेताओं 双方\n"), 1)
    assert isinstance(missed, Miss)
    assert "too short" in missed.why


@pytest.mark.parametrize(
    ("quote", "short"),
    cases_in(
        """
        two-words: two words => no
        two-words-with-a-dash: signed—today => no
        chinese-behind-a-digit: 3亿美元 => no
        chinese-behind-latin: EU与中国 => no
        one-character: EU与 => yes
        """
    ),
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
