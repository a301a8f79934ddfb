"""Grounding: what a quote may differ in, what it may not, and what is said of one that is refused."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer._proof.ground import MAX_QUOTE, Miss, ground, locate, too_short
from summarizer._text.document import Document, Sentence
from summarizer._text.reading import Reading
from summarizer._text.split import split
from summarizer._words.fold import fold
from summarizer._words.negation import negates
from summarizer.schemas import Evidence

HARBOUR = """\
PORT ALDIS (Coastal Wire) — The foreign ministers of Norvania and Sulmark met for four hours on \
Wednesday and agreed to reopen the Tessen crossing, officials from both sides said.

“We will not accept a deal that leaves the fishing grounds out,” Norvania’s minister, Ilse Brandt, \
told reporters after the talks. She said the two sides had disagreed on the length of the \
transition – Sulmark asked for fifteen months, Norvania for six.

Under the draft, Sulmark pledged $10.5 million for the harbour and up to 1,000 customs officers by \
30 June 2026. Norvania, which has reportedly withdrawn its last patrol boats, will be unable to \
inspect cargo before the new scanners arrive. Brandt warned that “any delay would be paid for by \
the islanders”.

The Sulmark delegation, led by Deputy Minister Ramon Oké, expressed concern about non-aligned \
militias on the northern shore. It did not, however, ask for a withdrawal of the observers, whose \
mandate will be extended by ninety days if the island council approves it.

A joint statement is to be published on Friday. The ministers cannot sign the treaty until it is \
ratified, and the export quota will fall by -5 percent a year; the F-16 overflights remain \
suspended. They will meet again in Port Aldis, and they will speak by telephone every week.

Sulmark’s opposition called the draft a surrender. “Nobody asked the islanders,” said its leader, \
Pia Holm, who wants a referendum held in 12 of the 15 districts before any of the customs officers \
are deployed.
"""
COUNCIL = """\
MINUTES of the Wexley Water Council, 4 March.

Present: A. Doyle (chair), T. Imre, S. Quaye, for the county: L. Ferro.

1. Reservoir repairs. Ms Imre reported that the contractor had finished two of the five sluice \
gates. The council agreed to release the second payment of €2.4 million once the third gate has \
been tested, and Mr Quaye will write to the contractor by 18 March.

2. Tariffs. The county asked for a freeze of household tariffs until the end of 2027. Ms Doyle \
said the council could not promise a freeze, but would offer a rebate of 3½ per cent to homes with \
low incomes. Mr Ferro voiced concern over the debt, which he put at $10¹ million after the last \
audit.

3. Drought plan. It was noted that the northern wells fell by 40 centimetres last summer. The \
council will publish the plan on its website; no decision was taken on the proposed ban on garden \
hoses. Ms Imre offered to chair a working group with the farmers’ union, the fire service and the \
Nova Dairy company.

4. Next meeting. The council meets on 15 April at 10:30, at the town hall, and will hear the \
farmers’ union before the vote. Members may send questions to the clerk until the day before.

5. Other business. The clerk reported three complaints about brown water in Mill Lane, where the \
mains were laid in 1958. Ferro asked the council to replace them before the autumn rains; Doyle \
replied that the budget for this year holds no money for it, and that the county would have to \
pay at least half of the bill. The item was put off to the June meeting.
"""
VISIT = """\
The president of Tarsia, Odo Wenzel, and the prime minister of Kelmar, Anja Solt, held a call on \
Monday, their second in a week, the presidency said.

The leaders discussed grain shipments, the release of prisoners and the flooding along the lower \
Vire. Solt assured Wenzel that Kelmar would keep the rail corridor open through the winter, \
provided that Tarsia pays the transit fees on time. Wenzel offered to send 250 engineers and 40 \
pumping stations to the flooded towns, and promised that their stay would be short.

Both leaders voiced alarm over the mining of the strait, where three freighters were damaged in \
May. “Those who laid the mines will answer for it,” Wenzel said. Solt urged the shipping companies \
to use the southern channel for now, and said that Kelmar’s navy would escort tankers and grain \
carriers, but not private yachts.

Aides are to meet in Lower Vire next Tuesday to settle the timetable for the exchange of \
prisoners. A date for a visit by Solt to Tarsia has not been set, although her office says that \
she has accepted an invitation. The two governments last held talks at this level in October, when \
a border agreement between their countries collapsed after eleven weeks.

In Kelmar’s parliament, the leader of the Farmers’ List, Bram Toller, asked whether the engineers \
would be paid from the flood fund. A spokesman for Solt answered that Tarsia carries the cost of \
their wages, while Kelmar feeds and houses them. Toller warned that wells near the lower Vire may \
stay unsafe for months, and demanded that the results of water tests be published every day.
"""
SPANISH = (
    "La ministra de Exteriores de Valdoria, Inés Quiroga, se reunió el martes con su homólogo de"
    " Tirania en San Telmo. «No firmaremos ningún acuerdo sin garantías», afirmó Quiroga. Valdoria se"
    " comprometió a aportar 3,5 millones de euros para la reconstrucción de los puentes antes de"
    " diciembre."
)
GERMAN = (
    "Die Außenministerin von Nordmark, Käthe Löwe, traf am Dienstag ihren Kollegen aus Ostheim. „Wir"
    " werden die Gespräche über die Elbquerung nicht abbrechen“, sagte Löwe. Ostheim sagte zu, bis Ende"
    " März 1.200 Wohnungen für die Vertriebenen bereitzustellen."
)
RUSSIAN = (
    "Министр иностранных дел Северии Павел Орлов провёл в среду переговоры со своим коллегой из Лугани."
    " «Мы не будем закрывать границу для грузов», — заявил Орлов. Стороны договорились о новой встрече в"
    " начале июня и обменялись списками пленных."
)
ARABIC = (
    "التقى وزير خارجية نوريا سالم حداد نظيره من بحران يوم الأربعاء في مدينة الميناء."
    " وقال حداد إن بلاده لن تغلق المعبر أمام الشاحنات."
    " واتفق الجانبان على عقد اجتماع جديد في شهر حزيران."
)
CHINESE = (
    "北岭国外长林远星期三在海州会见了南屿国外长高明。双方同意在六月底以前重新开放边境口岸，并将向灾区提供十五亿元"
    "援助。林远表示，北岭国不会撤走观察员。双方还讨论了渔业合作和3亿美元的贷款。"
)
TEXTS = {
    "harbour": HARBOUR,
    "council": COUNCIL,
    "visit": VISIT,
    "spanish": SPANISH,
    "german": GERMAN,
    "russian": RUSSIAN,
    "arabic": ARABIC,
    "chinese": CHINESE,
}
WORD = re.compile(r"[^\W_]+")
SPACED = [name for name in TEXTS if name != "chinese"]


def read(text: str) -> Reading:
    return Reading(Document(text), split(text))


READINGS = {name: read(text) for name, text in TEXTS.items()}


def cite(quote: str, reading: Reading, sentence: int = 0) -> Evidence | Miss:
    return ground(Evidence(sentence=sentence, quote=quote), reading)


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
    reading = read(text)
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
    found = cite(quote, read(text), sentence)
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
    reading = read("“We waited … and waited,” she said. Then they met.")
    found = cite("We waited ... and waited", reading)
    assert isinstance(found, Evidence)
    assert found.quote == "We waited … and waited"


def test_the_ellipsis_takes_the_shortest_stretch() -> None:
    reading = read("The ministers met, the ministers dined, and they signed the treaty.")
    found = cite("the ministers … signed the treaty", reading)
    assert isinstance(found, Evidence)
    assert found.quote == "the ministers dined, and they signed the treaty"


def test_the_cited_sentence_tells_equal_quotes_apart() -> None:
    text = "They will meet in May. The envoys objected. They will meet in June."
    found = [cite("They will meet", read(text), number) for number in (1, 3)]
    assert [(each.start, each.sentence) for each in found if isinstance(each, Evidence)] == [
        (0, 1),
        (text.rindex("They"), 3),
    ]


@pytest.mark.parametrize("sentence", [0, 2, 99])
def test_a_quote_that_stands_in_several_sentences_needs_the_right_number(sentence: int) -> None:
    text = "They will meet in May. The envoys objected. They will meet in June."
    missed = cite("They will meet", read(text), sentence)
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
    reading = read(text)
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
    missed = cite(quote, read(HARBOUR + "नेताओं 双方\n"), 1)
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
    assert isinstance(cite(text[: MAX_QUOTE - 1], read(text), 1), Evidence)
    missed = cite(text[: MAX_QUOTE + 4], read(text), 1)
    assert isinstance(missed, Miss)
    assert missed.why.startswith("the quote has 1004 characters")


def test_a_quote_over_two_sentences_is_verbatim_too() -> None:
    found = cite("will be short. Both leaders", read("It will be short. Both leaders left."), 1)
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
    reading = read(f"The weather was fine. {text} Lunch was served.")
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


def words_in(sentence: Sentence, reading: Reading) -> list[tuple[int, int]]:
    """The offsets of the words of a sentence, with the punctuation that touches them."""
    return [
        m.span()
        for m in re.finditer(r"\S+", reading.text[: sentence.end])
        if m.start() >= sentence.start
    ]


def stretch(rng: random.Random, reading: Reading, least: int = 4) -> tuple[Sentence, list[str]]:
    """Some words that follow each other in one sentence, at least `least`, and the sentence."""
    while True:
        sentence = rng.choice(reading.sentences)
        words = words_in(sentence, reading)
        if len(words) >= least:
            first = rng.randrange(len(words) - least + 1)
            last = rng.randrange(first + least, len(words) + 1)
            return sentence, [reading.text[a:b] for a, b in words[first:last]]


def replaced(rng: random.Random, words: list[str], pattern: str, change: Callable[[str], str]) -> str:
    """The words joined, one that matches `pattern` changed; "" where none does."""
    fitting = [index for index, word in enumerate(words) if re.search(pattern, word)]
    if not fitting:
        return ""
    index = rng.choice(fitting)
    return " ".join([*words[:index], change(words[index]), *words[index + 1 :]])


OTHER_WORDS = "never perhaps partly only secretly Belgravia Okafor refused seventeen".split()


def shuffled(rng: random.Random, words: list[str], reading: Reading) -> str:
    return " ".join(rng.sample(words, len(words)))


def number_changed(rng: random.Random, words: list[str], reading: Reading) -> str:
    return replaced(
        rng, words, r"\d", lambda word: re.sub(r"\d", lambda m: str((int(m[0]) + 3) % 10), word, count=1)
    )


def name_changed(rng: random.Random, words: list[str], reading: Reading) -> str:
    return replaced(
        rng, words, r"^\W*[A-ZА-Я]\w{2,}", lambda word: re.sub(r"\w+", "Belgravia", word, count=1)
    )


def word_changed(rng: random.Random, words: list[str], reading: Reading) -> str:
    return replaced(rng, words, r"\w", lambda word: rng.choice(OTHER_WORDS))


def negated(rng: random.Random, words: list[str], reading: Reading) -> str:
    at = rng.randrange(1, len(words))
    return " ".join([*words[:at], "not", *words[at:]])


def affirmed(rng: random.Random, words: list[str], reading: Reading) -> str:
    kept = [word for word in words[1:-1] if not negates(word)]
    return " ".join([words[0], *kept, words[-1]]) if len(kept) < len(words) - 2 else ""


def left_out(rng: random.Random, words: list[str], reading: Reading) -> str:
    at = rng.randrange(1, len(words) - 1)
    return " ".join([*words[:at], *words[at + 1 :]])


def swapped(rng: random.Random, words: list[str], reading: Reading) -> str:
    at = rng.randrange(len(words) - 1)
    return " ".join([*words[:at], words[at + 1], words[at], *words[at + 2 :]])


def spliced(rng: random.Random, words: list[str], reading: Reading) -> str:
    _, others = stretch(rng, reading)
    return " ".join([*words[: len(words) // 2], *others[len(others) // 2 :]])


def foreign(rng: random.Random, words: list[str], reading: Reading) -> str:
    other = READINGS[rng.choice([name for name in SPACED if READINGS[name] is not reading])]
    return " ".join(stretch(rng, other)[1])


def lookalike(rng: random.Random, words: list[str], reading: Reading) -> str:
    letters = {"a": "а", "e": "е", "o": "о", "c": "с", "о": "o", "а": "a", "ا": "l"}
    return replaced(
        rng,
        words,
        "[" + "".join(letters) + "]",
        lambda word: re.sub("[" + "".join(letters) + "]", lambda m: letters[m[0]], word, count=1),
    )


def cut(rng: random.Random, words: list[str], reading: Reading) -> str:
    """The first or the last word without some of its letters."""
    first, last = words[0], words[-1]
    if rng.random() < 0.5:
        return " ".join([first[2:], *words[1:]]) if first[:3].isalnum() and len(first) > 3 else ""
    return " ".join([*words[:-1], last[:-2]]) if last[-3:].isalnum() and len(last) > 3 else ""


def elided_backwards(rng: random.Random, words: list[str], reading: Reading) -> str:
    half = len(words) // 2
    return " ".join([*words[half:], "…", *words[:half]])


def elided_across(rng: random.Random, words: list[str], reading: Reading) -> str:
    _, others = stretch(rng, reading)
    return " ".join([*words, "…", *others])


FABRICATIONS = [
    shuffled,
    number_changed,
    name_changed,
    word_changed,
    negated,
    affirmed,
    left_out,
    swapped,
    spliced,
    foreign,
    lookalike,
    cut,
    elided_backwards,
    elided_across,
]


def worded(text: str) -> str:
    """The words of `text` alone, one space around each."""
    return f" {' '.join(WORD.findall(fold(text)))} "


def stands(quote: str, reading: Reading) -> bool:
    """Whether a fabricated quote is, by chance, in the text: as whole words, or piece by piece."""
    if "…" not in quote:
        return worded(quote) in worded(reading.text)
    pieces = "(?<= ).*".join(re.escape(worded(piece)[1:]) for piece in quote.split("…"))
    return any(re.search(pieces, worded(reading.words_of(each))) for each in reading.sentences)


@pytest.mark.parametrize("fabricate", FABRICATIONS)
def test_no_generated_fabrication_is_accepted(
    fabricate: Callable[[random.Random, list[str], Reading], str],
) -> None:
    rng = random.Random(fabricate.__name__)
    tried = 0
    for _ in range(2_000):
        reading = READINGS[rng.choice(SPACED)]
        sentence, words = stretch(rng, reading)
        quote = fabricate(rng, words[:25], reading)
        if not quote or stands(quote, reading):
            continue
        cited = rng.choice([sentence.number, sentence.number, 0, 1])
        assert isinstance(cite(quote, reading, cited), Miss), quote
        tried += 1
        if tried == 60:
            break
    assert tried == 60


def straight(quote: str) -> str:
    return re.sub("[‘’“”„«»]", "'", quote)


def curly(quote: str) -> str:
    return re.sub("[‘’“”„«»]", "“", quote)


def spaced_dashes(quote: str) -> str:
    return re.sub(r"\s*[-–—]\s*", " — ", quote)


def unspaced_dashes(quote: str) -> str:
    return re.sub(r"\s*[-–—]\s*", "—", quote)


def no_break(quote: str) -> str:
    return quote.replace(" ", "\u00a0")


def wide(quote: str) -> str:
    return quote.replace(" ", " \u2009 ")


def broken(quote: str) -> str:
    return quote.replace(" ", "\r\n")


def hyphenated(quote: str) -> str:
    return re.sub(r"(?<=\w\w)(?=\w\w)", "\u00ad", quote)


def marked(quote: str) -> str:
    return "\u200f" + re.sub(r"(?<=\w) ", "\u200b \ufeff", quote)


def ligatured(quote: str) -> str:
    return quote.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ")


def decomposed(quote: str) -> str:
    return unicodedata.normalize("NFD", quote)


def full_width(quote: str) -> str:
    return quote.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


def quoted(quote: str) -> str:
    return f" {quote}\n"


VARIATIONS: list[Callable[[str], str]] = [
    str,
    str.upper,
    str.title,
    straight,
    curly,
    spaced_dashes,
    unspaced_dashes,
    no_break,
    wide,
    broken,
    hyphenated,
    marked,
    ligatured,
    decomposed,
    full_width,
    quoted,
]


@pytest.mark.parametrize("vary", VARIATIONS, ids=lambda vary: vary.__name__)
def test_every_generated_honest_variation_is_accepted(vary: Callable[[str], str]) -> None:
    rng = random.Random(vary.__name__)
    for _ in range(40):
        name = rng.choice(SPACED)
        reading = READINGS[name]
        sentence, words = stretch(rng, reading)
        plain = " ".join(words)
        cited = rng.choice([sentence.number, sentence.number, 0, 1_000])
        found = cite(rng.choice(VARIATIONS)(vary(plain)), reading, cited)
        assert isinstance(found, Evidence), plain
        assert (found.sentence, found.quote) == (sentence.number, reading.text[found.start : found.end])
        assert found.quote.split() == words


@pytest.mark.parametrize("vary", VARIATIONS, ids=lambda vary: vary.__name__)
def test_every_quote_is_found_in_a_document_of_other_typography(vary: Callable[[str], str]) -> None:
    rng = random.Random(f"text {vary.__name__}")
    for name in SPACED:
        reading = read("\n\n".join(map(vary, TEXTS[name].split("\n\n"))))
        for _ in range(5):
            plain = " ".join(stretch(rng, READINGS[name])[1])
            found = cite(plain, reading)
            assert isinstance(found, Evidence), plain
            assert found.quote == reading.text[found.start : found.end]
            assert fold(found.quote) == fold(plain)


def test_every_generated_ellipsis_over_harmless_words_is_accepted() -> None:
    rng = random.Random("ellipsis")
    marks = ["…", " … ", "... ", " [...] ", " (…) ", " [ … ] ", " . . . "]
    tried = 0
    while tried < 100:
        reading = READINGS[rng.choice(SPACED)]
        sentence, words = stretch(rng, reading, least=7)
        first, last = words[:3], words[-3:]
        if negates(" ".join(words[3:-3])) or any(too_short(" ".join(piece)) for piece in (first, last)):
            continue
        found = cite(rng.choice(marks).join(map(" ".join, (first, last))), reading, sentence.number)
        assert isinstance(found, Evidence), words
        assert found.quote.split()[:3] == first
        assert found.quote.split()[-3:] == last
        tried += 1


def test_every_generated_stretch_of_chinese_is_accepted() -> None:
    rng = random.Random("chinese")
    reading = READINGS["chinese"]
    for _ in range(60):
        sentence = rng.choice(reading.sentences)
        start = rng.randrange(sentence.start, sentence.end - 6)
        end = rng.randrange(start + 5, sentence.end)
        edges = [CHINESE[max(0, start - 1) : start + 1], CHINESE[end - 1 : end + 1]]
        if any(edge.isnumeric() for edge in edges):
            continue
        found = cite(CHINESE[start:end], reading, sentence.number)
        assert isinstance(found, Evidence)
        assert (found.start, found.end) == (start, end)


ALPHABET = "aAbé. ,'’“”«»-–—…()[]0159½¹²نوت مет王毅\u0301\u00ad\u200b\u200f\u00a0\n\tﬁß한ㅎㅏ\u0640ीन"
ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=80),
    st.text(ALPHABET, min_size=1, max_size=80),
    st.lists(st.sampled_from("will not go … ... to the 10.5 talks, can’t “we” — 王毅 -5 .".split())).map(
        " ".join
    ),
).filter(lambda text: bool(text.strip()))


@st.composite
def texts_and_quotes(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and a quote of it or of anything, perhaps with its middle dropped or its case changed."""
    text = draw(ANY_TEXT)
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    inside = text[start:end]
    half = len(inside) // 3
    return text, draw(
        st.sampled_from([inside, inside.upper(), f"{inside[:half]}…{inside[-half:]}", f"… {inside}"])
        | ANY_TEXT
    )


@given(texts_and_quotes(), st.integers(-3, 12))
@example(("a…b cd", ".b cd"), 1)
@example(("The ﬁne print", "ne print"), 1)
@example(("a ‴ b ‴", "… a ‴ b …"), 0)
def test_whatever_is_cited_the_result_is_verbatim(case: tuple[str, str], sentence: int) -> None:
    text, quote = case
    reading = read(text)
    found = cite(quote, reading, sentence)
    if isinstance(found, Miss):
        assert found.why
        return
    assert 0 <= found.start < found.end <= len(text)
    assert text[found.start : found.end] == found.quote
    assert reading.sentence_at(found.start).number == found.sentence
    if found.match == "exact":
        assert found.quote == quote.strip()
    elif fold(found.quote) != fold(quote):
        pieces = [fold(piece) for piece in re.split(r"[\[(]?\s*(?:…|\.(?:\s?\.){2,})\s*[\])]?", quote)]
        pieces = [piece for piece in pieces if re.search(r"[^\W_]", piece)]
        assert re.search(".*".join(map(re.escape, pieces)), fold(found.quote))
        assert fold(found.quote).startswith(pieces[0])
        assert fold(found.quote).endswith(pieces[-1])


@given(texts_and_quotes())
def test_what_is_located_in_a_sentence_lies_in_it_and_in_order(case: tuple[str, str]) -> None:
    text, quote = case
    reading = read(text)
    for sentence in reading.sentences:
        spans = locate(quote, sentence, reading)
        assert all(sentence.start <= start < end <= sentence.end for start, end in spans)
        assert all(one <= other for one, other in pairwise(spans))


def test_two_hundred_quotes_are_grounded_in_a_long_document() -> None:
    rng = random.Random("long")
    text = "".join(f"Item {number}. {HARBOUR}\n\n" for number in range(400_000 // len(HARBOUR)))
    reading = read(text)
    for number in range(100):
        sentence, words = stretch(rng, reading)
        assert isinstance(cite(" ".join(words).upper(), reading, sentence.number), Evidence)
        assert isinstance(cite(f"the ministers never agreed on item {number}", reading), Miss)
