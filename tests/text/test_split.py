"""Sentences: where they begin and end, and what holds for any text at all."""

from __future__ import annotations

import pytest
from case_tables import cases_in
from hypothesis import given
from hypothesis import strategies as st

from summarizer._text.split import MAX_SENTENCE, split_sentences

ALPHABET = (
    "aZ.!?…。؟۔।,;:—-*#|[]()\"'“”‘’«»「」 \t\n\r\u00a0\u2028\u2029\x85\x1c"
    "\u200b\u200f\ufeff\u0301éЯ王م😀1Q"
)
PIECES = [
    *(
        "Mr. ",
        "U.S. ",
        "J. K. ",
        "г. ",
        "The talks ",
        ". ",
        "?” ",
        "... ",
        "會議。",
        "3.5",
        "\n",
        "\r\n",
        "\n\n",
    ),
    *("1. ", "- ", "# ", "|", "\t", "  ", "\u00a0", "MS. REED:  ", "Q  ", "a" * 700, "word " * 300),
]
ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=300),
    st.text(ALPHABET, max_size=120),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
)


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text)]


def assert_split(case: str) -> None:
    """`|` stands where a sentence ends; white space beside it belongs to none."""
    assert sentences(case.replace("|", "")) == [part.strip() for part in case.split("|")]


@pytest.mark.parametrize(
    "case",
    cases_in(
        """
        mr-mrs: Mr. Okoro met Mrs. Lind.| They spoke for an hour.
        dr: Dr. Amadi and Prof. Stein met Amb. Hale and Hon. Pym in St. Kitts.| Rain fell.
        ranks: Gen. Omar, Lt. Col. Ray, Sen. Lee and Gov. Ito flew in.| Rep. Fox did not.
        hyphenated-rank: Lt.-Gen. Paz signed first.| Others waited.
        country-before-noun: Talks in the U.S. Senate went on.| The U.N. Council met.
        country-at-end: She left for the U.S.| The others stayed.
        country-mid-sentence: Oslo backed the U.K. on fishing.| Both signed.
        numbered-parts: They cited No. 5 and Art. 12 of the pact.| Sec. 3 was dropped.
        no-is-an-answer: Will it pass?| No.| We lack the votes.
        months: On Jan. 5 and Sept. 11 envoys met.| It was brief.
        month-at-end: They meet again in Feb.| The place is open.
        am-pm: Doors open at 9 a.m. Monday and close at 5 p.m. sharp.| Bring a pass.
        pm-at-end: They met at 5 p.m.| The hall was full.
        eg-ie-etc: Some exports, e.g. Norwegian cod, i.e. fish, oil etc. were named.| Fine.
        etc-at-end: They traded fish, oil etc.| Customs rules came later.
        companies: Nord Inc. Chairman Roe and Sund Ltd. Director Poe signed.| Both smiled.
        company-at-end: He works for Nord Inc.| He lives in Bergen.
        initials: J. K. Marsh met John F. Dale and R.T. Moss.| All agreed.
        pronoun-i: Was it you or I?| It was you and I.| Nobody else came.
        decimals: Output grew 3.5 percent in v2.1.3 terms.| Prices fell by 4.| Rates held.
        addresses: See https://a.example/x.y?z=1. or mail b.c@d.example now.| Then wait.
        ellipsis-inside: He said ... nothing of it … and sat down... quietly.| So it ended.
        ellipsis-at-end: He trailed off...| Nobody spoke.
        dateline-agency: BEIJING (AP) — The P5+1. — so called — met.| It ended early.
        dateline-dotted: WASHINGTON, D.C. — Envoys met.| ST. PAUL, Minn. — Nobody met.
        p5-plus-1: The P5+1 met Iran.| It was the P5+1.| Talks resume soon.
        question-exclamation: What now?| Who knows!| Really?!| Go.
        footnotes: He was vague.[3]| She was not.[4][5]| They left.
        wide-spaces: Plan:\u00a0wait.\u00a0| Then act.\u3000| Then rest.
        zero-width-after-the-stop: Ships left.\u200b| Ships came.\ufeff| Night fell.
        emoji: We met 😀.| 😀 Great.| Bye.
        """
    ),
)
def test_english_is_split_at_the_ends_of_sentences_only(case: str) -> None:
    assert_split(case)


@pytest.mark.parametrize(
    "case",
    cases_in(
        """
        quote-then-capital: “We will act.”| The minister left.
        quote-at-end: He said “we will act.”| The minister left.
        straight-quotes: He said "we will act."| "When?"| Nobody knew.
        quote-then-small-letter: “Will you?” he asked.| “Never!” she said.
        sentences-inside-a-quote: “We agreed.| We will act,” he said.| Then he left.
        round-brackets: (It was so.)| Next came tea.
        brackets-mid-sentence: They agreed (see the note.) on it.| Fine.
        square-brackets: [Laughter.]| Next question.| (Applause.)| Thank you.
        markdown-emphasis: **We agree.**| _They do not._| Done.
        single-quotes: She called it ‘a start.’| The envoys’ cars left.
        """
    ),
)
def test_a_closing_quote_or_bracket_belongs_to_the_sentence_it_closes(case: str) -> None:
    assert_split(case)


@pytest.mark.parametrize(
    "case",
    cases_in(
        """
        spanish: El Sr. Paz llegó.| ¿Vendrá la Dra. Gil?| ¡Sí!| Eso dijo.
        spanish-us: Viajó a EE. UU. con su equipo.| Volvió de EE. UU.| El viaje fue corto.
        spanish-quote: «Iremos.»| El ministro salió.
        russian-pronoun: Он сказал им.| Ему ответили.
        titles: O Eng. Falcão negou.| A Exma. Sra. Gil saiu.| Avv. Rossi disse no.
        french: M. Dupont et Mme Roux ont parlé.| «\u00a0Oui.\u00a0»| Il part.
        french-question: « Viendrez-vous ? » a-t-il demandé.| M. J.-C. Roy a dit non.
        german: Dr. Maas traf am 3. Juni ein.| Er blieb z. B. in Bonn, d. h. am Rhein.
        german-ordinal: Die 5. Runde begann.| Am 7. Oktober kam Prof. Berg.| „Gut.“| Er ging.
        russian-initials: С. В. Петров прибыл в 2020 г. в Осло.| Он уехал.
        russian-abbreviations: Завод им. Попова, т. е. старый, закрыт в 2019 г.| Он пуст.
        russian-quotes: «Мы едем».| Он ушёл.| «Куда?» спросили его.
        arabic: هل تأتي غدا؟| نعم.| التقى د. سالم الوزير.
        urdu: یہ اجلاس ہے۔| وہ وزیر ہے۔
        chinese: 会议结束。|他们同意了！|好吗？|“好。”|部长离开了。
        chinese-decimal-and-ellipsis: 价格是3.5元。|会议……继续。|结束
        japanese: 「はい。」|大臣は帰った。|「はい。」と大臣は言った。|終わり。
        hindi: वह आया।| डॉ. सिंह गए।| बैठक समाप्त।
        """
    ),
)
def test_other_languages_are_split_without_being_named(case: str) -> None:
    assert_split(case)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            "Readout of the Call by a Senior Finnish Official on the Ferry Pact Talks|\nOpening Remarks",
            id="long-title",
        ),
        pytest.param(
            "Turku, Finland|\nThe ministers of both sides met on\nthe ferry and agreed to\nmeet again.",
            id="place-above-wrapped-prose",
        ),
        *cases_in(
            """
            dashes: - Adopt the budget|⏎- Open the port⏎  to ferries by May|⏎- Close
            nested-bullets: * One thing|⏎    - A thing below it⏎      runs on here|⏎• Another
            numbers: Agenda:|⏎1. Fish|⏎2. Oil. |Then gas|⏎10. Tea
            outline-numbers: 1.1 Scope|⏎1.2 Terms used in⏎    the agreement|⏎2) Cost
            letters: (a) the port; and|⏎(b) the road,⏎    with a bridge;|⏎(ii) the rest
            check-boxes: [X] Ada Lund|⏎[ ] Bo Holm|⏎* [X] Cy Dahl
            todo: - **TODO**: Ada calls the port.|⏎- **TODO** Bo writes|⏎**Next**: Cy waits
            markdown-headings: # Minutes of the board|⏎The board met.|⏎## Tasks|⏎the first one
            columns: Norway\t12\t3|⏎Sweden\t9\t4|⏎Finland      7      1
            rule: Ada spoke.|⏎-----------|⏎Bo spoke.
            speakers: MS. REED:  No.| We wait.|⏎Q  So you think⏎it ends?|⏎MR. ABE:  Yes.
            question-answer: Q: Will you sign?|⏎A: We will, once⏎the text is ready.
            time-stamps: 00:01:10 Ada spoke.|⏎00:01:15 Bo spoke
            named-speakers: Ada Lund: We agree⏎on the port|⏎Bo Holm: Good
            chinese-speakers: 主持人：请讲。|⏎部长：谢谢。
            date-and-place: May 4, 2031|⏎Turku, Finland
            letterhead: THE CHANCELLERY|⏎Press Office|⏎For release at once|⏎May 4, 2031
            """
        ),
    ],
)
def test_a_list_item_heading_or_speaker_begins_a_sentence_on_its_line(case: str) -> None:
    assert_split(case)
    assert {s.paragraph for s in split_sentences(case.replace("|", ""))} == {1}


def test_each_row_of_a_table_is_a_sentence() -> None:
    text = "| party | vote |\n|---|---|\n| Norway | yes |\nAll voted."
    assert sentences(text) == text.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The foreign minister of Finland and the envoys of the\nRussian side met.", id="capital"
        ),
        pytest.param(
            "The talks were opened on the ferry by the envoy, Mr.\nHolm of Turku.", id="abbreviation"
        ),
        pytest.param(
            "The talks will go on in Turku\nuntil the ferries sail, on May\n12 as planned.",
            id="number",
        ),
        pytest.param(
            "It is the view of the two sides, and of the\nNordic Council, that the port\nstays.",
            id="three",
        ),
        pytest.param("Such terms would not be used on the ferry\n— a key point for both.", id="dash"),
        pytest.param("Remarks by the Minister for\nTrade", id="title-ends-with-a-connective"),
        pytest.param(
            "部长们在赫尔辛基举行了会谈，讨论\n了渡轮协议和港口，双方同意下个月\n再谈。",
            id="cjk",
        ),
        pytest.param(
            "اجتمع الوزراء في مدينة توركو لبحث\nاتفاق العبارات وفتح الميناء أمام\nالسفن.", id="arabic"
        ),
    ],
)
def test_a_hard_wrapped_sentence_is_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


def test_blank_lines_part_paragraphs_whatever_the_line_ends() -> None:
    text = "\r\n One here. Two here.\r\n \t\r\n\r\nThree\r\nis wrapped."
    text += "\n\u00a0\nFour\r\rFive\u2028\u2028Six  "
    found = [(s.number, s.paragraph, text[s.start : s.end]) for s in split_sentences(text)]
    assert found == [
        (1, 1, "One here."),
        (2, 1, "Two here."),
        (3, 2, "Three\r\nis wrapped."),
        (4, 3, "Four"),
        (5, 4, "Five"),
        (6, 5, "Six"),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0\u2003\r\n"], ids=ascii)
def test_white_space_alone_has_no_sentences(text: str) -> None:
    assert split_sentences(text) == ()


@pytest.mark.parametrize(
    ("text", "end"),
    [
        pytest.param("word " * 300 + "end; " + "word, " * 300, "end;", id="semicolon-before-comma"),
        pytest.param("word " * 350 + "end, " + "word " * 300, "end,", id="comma-before-space"),
        pytest.param("word " * 900, "word", id="space"),
        pytest.param("好" * 1500 + "，" + "好" * 1500, "，", id="chinese-comma"),
        pytest.param("short " + "x" * 3000, "short", id="space-before-a-long-token"),
        pytest.param("x" * 5000, "x" * MAX_SENTENCE, id="one-token"),
    ],
)
def test_a_very_long_sentence_is_cut_at_the_best_mark(text: str, end: str) -> None:
    found = sentences(text)
    assert found[0].endswith(end)
    assert max(map(len, found)) <= MAX_SENTENCE


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "x",
        ".",
        ". ",
        "“ ",
        "(",
        "。",
        "好。",
        "U.S. ",
        "?!",
        ".)",
        "\n",
        "a\n",
        ".\u200b",
        "[1]",
        "|",
        "a    ",
    ],
    ids=ascii,
)
def test_two_million_characters_are_split(unit: str) -> None:
    text = (unit * 2_000_000)[:2_000_000]
    found = split_sentences(text)
    assert all(0 < s.end - s.start <= MAX_SENTENCE for s in found)
    assert sum(s.end - s.start for s in found) <= len(text)


@given(ANY_TEXT)
def test_every_character_but_white_space_is_in_exactly_one_sentence(text: str) -> None:
    at = 0
    for number, s in enumerate(split_sentences(text), 1):
        assert s.number == number
        assert at <= s.start < s.end <= len(text)
        assert not text[at : s.start].strip()
        assert text[s.start : s.end] == text[s.start : s.end].strip()
        assert s.end - s.start <= MAX_SENTENCE
        at = s.end
    assert not text[at:].strip()


@given(ANY_TEXT)
def test_paragraphs_are_counted_without_gaps(text: str) -> None:
    paragraphs = [s.paragraph for s in split_sentences(text)]
    assert paragraphs == sorted(paragraphs)
    assert set(paragraphs) == set(range(1, len(set(paragraphs)) + 1))


@given(ANY_TEXT, ANY_TEXT)
def test_a_paragraph_is_split_the_same_whatever_stands_around_it(before: str, text: str) -> None:
    alone = sentences(text)
    together = sentences(f"{before}\n\n{text}")
    assert together == sentences(before) + alone
