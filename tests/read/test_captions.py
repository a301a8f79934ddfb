"""Captions: turns of speakers, each word with its second."""

from __future__ import annotations

import pytest
from case_tables import cases_in
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Document
from summarizer._flow.window import find_speaker_labels
from summarizer._text.reading import Reading
from summarizer.read._captions import read_transcript
from summarizer.read._content import Content
from summarizer.read._file_format import detect_format
from summarizer.read._one_document import extract_document


def test_voices_become_turns_that_windows_know_and_each_word_has_its_second() -> None:
    found = read_transcript(
        "WEBVTT\n\nNOTE not said\n\n1\n00:00:01.000 --> 00:00:04.000 align:start\n"
        "<v Anna Lind>We agreed to meet\nagain in <b>May</b>.\n\n"
        "00:04.000 --> 00:06.000\n<v Anna Lind>That is all.\n\n"
        "00:00:06.500 --> 00:00:09.000\n<v Bo Friis>We are worried &amp; sad.</v>\n"
        "<v Anna Lind>Noted.\n\n"
        "01:00:00.000 --> 01:00:01.000\n<v Bo Friis>Thank you.\n\n"
        "01:00:01.000 --> 01:00:02.000\nApplause.\n"
    )
    assert found.text.split("\n\n") == [
        "Anna Lind: We agreed to meet again in May. That is all.",
        "Bo Friis: We are worried & sad.",
        "Anna Lind: Noted.",
        "Bo Friis: Thank you.",
        ">> Applause.",
    ]
    document = Document(found.text, times=found.times)
    seconds = {"agreed": 1.0, "That": 4.0, "worried": 6.5, "Thank": 3600.0}
    assert {word: document.time_at(found.text.index(word)) for word in seconds} == seconds
    assert len(find_speaker_labels(Reading.of(document))) == 4


def test_rolling_captions_say_each_line_once_and_what_is_said_twice_stays() -> None:
    rolling = (
        "WEBVTT\n\n00:00.000 --> 00:02.000\nthe minister said\n\n"
        "00:02.000 --> 00:02.010\nthe minister said\n\n"
        "00:02.010 --> 00:04.000\nthe minister said\nthat <00:02.500><c>Norway</c> would\n\n"
        "00:04.000 --> 00:04.010\nthat Norway would\n\n00:04.010 --> 00:07.000\nthat Norway would\n"
        "pay.\n"
    )
    assert read_transcript(rolling).text == "the minister said that Norway would pay."
    twice = "1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,000 --> 00:00:03,000\nNo.\n"
    assert read_transcript(twice).text == "No. No."


def test_speakers_of_subtitles_are_those_that_are_named_and_a_change_ends_a_turn() -> None:
    found = read_transcript(
        "1\n00:00:01,000 --> 00:00:02,500\n>> MS. REED: Good morning.\n\n"
        "2\n00:00:02,600 --> 00:00:05,000\n"
        "We begin {\\an8}with Oslo.\n\n3\n00:00:05,000 --> 00:00:06,000\n>> Thank you.\n"
    )
    assert found.text == "MS. REED: Good morning. We begin with Oslo.\n\n>> Thank you."


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 50), st.integers(0, 9), st.text("ab <>v:&-\n", max_size=20)), max_size=8
    )
)
def test_the_seconds_of_any_captions_stand_in_order_within_their_text(
    cues: list[tuple[int, int, str]],
) -> None:
    found = read_transcript(
        "".join(f"00:{at:02}.000 --> 00:{at + more:02}.000\n{words}\n\n" for at, more, words in cues)
    )
    offsets = [offset for offset, _ in found.times]
    assert offsets == sorted(offsets) and all(0 <= each < len(found.text) for each in offsets)


def captions(*lines: str) -> str:
    """WebVTT with a cue of two seconds for each line."""
    cues = (f"00:{2 * at:02}.000 --> 00:{2 * at + 2:02}.000\n{line}\n" for at, line in enumerate(lines))
    return "WEBVTT\n\n" + "\n".join(cues)


@pytest.mark.parametrize(
    "label",
    cases_in(
        """
        pronouns: Kim Larsen (she/her)
        company: Nwosu, Abe | Works
        slash: Jane Doe/Works
        brackets: Jane [Works]
        mail-address: jo_1@example.org
        telephone: +1 415-***-**12
        another-script: Спикер №1
        no-case: 李雷
        small-letters: speaker 1
        device: iPhone von Max (2)
        particles: Dr. Ana de la Cruz
        """
    ),
)
def test_whatever_stands_before_the_colon_of_each_cue_is_who_speaks(label: str) -> None:
    found = read_transcript(captions("Ben Ito: Who pays?", f"{label}: We will not", f"{label}: pay."))
    assert found.text == f"Ben Ito: Who pays?\n\n{label}: We will not pay."
    long = "\n\n".join([found.text] * 3)  # turns of a document that is asked about in parts
    known = find_speaker_labels(Reading.of(Document(long)))
    assert set(known.values()) == {"Ben Ito:", f"{label}:"}


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(
            ["We agreed on this", "and that: the bridge", "comes first."],
            "We agreed on this and that: the bridge comes first.",
            id="prose",
        ),
        pytest.param(
            ["The point is this: we pay.", "They do not."],
            "The point is this: we pay. They do not.",
            id="a-sentence-with-a-colon",
        ),
        pytest.param(
            ["the minister of", "France: no deal."],
            "the minister of France: no deal.",
            id="a-name-inside-a-sentence",
        ),
        pytest.param(
            ["We pay in two parts.", "In 2024 we said: no."],
            "We pay in two parts. In 2024 we said: no.",
            id="a-number-in-prose",
        ),
    ],
)
def test_a_colon_in_running_words_names_nobody(lines: list[str], text: str) -> None:
    assert read_transcript(captions(*lines)).text == text


def test_marks_around_a_voice_are_not_words_and_its_end_is_its_end() -> None:
    found = read_transcript(captions("<c.x><v Ana>Yes.</v></c>", "- <v.loud Bo>No.</v> Applause."))
    assert found.text == "Ana: Yes.\n\nBo: No.\n\n>> Applause."


def test_a_speaker_is_taken_from_an_identifier_or_from_brackets() -> None:
    webex = 'WEBVTT\n\n1 "Ana Lee" (12)\n00:01.000 --> 00:02.000\nWe will.\n'
    assert read_transcript(webex).text == "Ana Lee: We will."
    found = read_transcript(captions("[SPEAKER_00] We will.", "[SPEAKER_01] When?"))
    assert found.text == "SPEAKER_00: We will.\n\nSPEAKER_01: When?"
    assert read_transcript(captions("[Music]", "We will.")).text == "[Music] We will."


@pytest.mark.parametrize(
    ("written", "text"),
    [
        pytest.param(
            "WEBVTT\n\n00:01.000 --> 00:02.000\n\nWe will pay\n\nfor the bridge.\n\nNOTE not said\n\n"
            "00:02.000 --> 00:03.000\nAnd the ferry.\n",
            "We will pay for the bridge. And the ferry.",
            id="blank-lines",
        ),
        pytest.param(
            "1\n00:00:01,000 --> 00:00:02,000\nWe will pay\n\nfor it.\n\n2\n00:00:02,000 --> "
            "00:00:03,000\nAll\n3\n00:00:03,000 --> 00:00:04,000\nof it.\n",
            "We will pay for it. All of it.",
            id="numbers-with-and-without-a-blank-line",
        ),
        pytest.param(
            "WEBVTT\n\n00:01.000 --> 00:02.000\n00:02.000 --> 00:03.000 line:90%\nWe will pay\n"
            "00:03.000 --> 00:04.000\nin May.",
            "We will pay in May.",
            id="a-timing-begins-a-cue",
        ),
        pytest.param(
            "WEBVTT\n\nintro\n00:01.000 --> 00:02.000\nWe will\n\na1/2-0\n00:02.000 --> 00:03.000\npay.",
            "We will pay.",
            id="identifiers",
        ),
        pytest.param("0:0:1.0 --> 0:0:2.540\nWe will pay.", "We will pay.", id="short-clocks"),
    ],
)
def test_no_word_of_a_cue_is_lost_and_no_timing_is_a_word(written: str, text: str) -> None:
    assert extract_document(Content(written.encode(), "it"), "captions").text == text
    assert detect_format(Content(written.encode(), "it")) == "captions"


def test_one_label_for_a_dialogue_is_noted_and_a_speech_is_not() -> None:
    dialogue = captions("<v S0>Can you send it?</v>", "<v S0>I will, Ana.</v>")
    assert "all words are under one label (S0)" in read_transcript(dialogue).left_out[0]
    assert read_transcript(captions("<v S0>We met.</v>", "<v S0>We agreed.</v>")).left_out == ()


@pytest.mark.parametrize(
    "written",
    cases_in(
        """
        otter: Ana Lee  0:12⏎We will pay.⏎⏎Ben Ito  0:20⏎By when?⏎
        zoom: [Ana Lee] 00:00:12⏎We will pay.⏎[Ben Ito] 00:00:20⏎By when?⏎
        rev: Ana Lee (00:12):⏎We will pay.⏎⏎Ben Ito (00:20):⏎By when?⏎
        inline: [00:00:12] Ana Lee: We will pay.⏎[00:00:20] Ben Ito: By when?⏎
        meet: 00:00:12⏎⏎Ana Lee: We will pay.⏎⏎00:00:20⏎⏎Ben Ito: By when?⏎
        """
    ),
)
def test_plain_transcripts_with_clocks_are_turns_with_their_seconds(written: str) -> None:
    found = extract_document(Content(written.encode(), "it"), "text")
    assert found.text == "Ana Lee: We will pay.\n\nBen Ito: By when?"
    assert found.times == ((0, 12.0), (23, 20.0))


@pytest.mark.parametrize(
    "written",
    cases_in(
        """
        agenda: Agenda⏎Welcome 9:00⏎All⏎Budget 10:15⏎All⏎Lunch 12:30⏎All⏎
        prose: They met at 10:15.⏎They left at 12:30.⏎
        clocks-go-back: Ana Lee 0:30⏎Yes.⏎Ben 0:20⏎No.⏎Ana Lee 0:10⏎So.⏎
        """
    ),
)
def test_other_texts_with_clocks_stay_as_they_are(written: str) -> None:
    assert extract_document(Content(written.encode(), "it"), "text").text == written


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(
            ["Ana Lee: We met.", "We will not pay.", "Bo Friis: Noted.", "Ana Lee: So be it."],
            "Ana Lee: We met.|>> We will not pay.|Bo Friis: Noted.|Ana Lee: So be it.",
            id="nearly-all-are-named",
        ),
        pytest.param(
            ["Ana Lee: We met.", "Ana Lee: In May.", "We will not pay.", "Never.", "Bo Friis: Noted."],
            "Ana Lee: We met. In May.|>> We will not pay. Never.|Bo Friis: Noted.",
            id="one-is-named-again",
        ),
        pytest.param(
            ["Ana Lee: We met.", "We will not pay.", "Never.", "Bo Friis: Noted.", "Ana Lee: Good."],
            "Ana Lee: We met.|>> We will not pay. Never.|Bo Friis: Noted.|Ana Lee: Good.",
            id="more-than-half-are-named",
        ),
        pytest.param(
            ["Ana Lee: we pay", "Ana Lee: in may", "no you will not", "Bo Friis: noted", "hm", "well"],
            "Ana Lee: we pay in may|>> no you will not|Bo Friis: noted|>> hm well",
            id="no-points",
        ),
        pytest.param(
            ["ana: we pay", "no you will not", "bo: noted", "ana: so be it"],
            "ana: we pay|>> no you will not|>> bo: noted|ana: so be it",
            id="no-points-and-nobody-goes-on",
        ),
        pytest.param(
            ["[Ana Lee] We met.", "We will not pay.", "[Bo Friis] Noted.", "[Ana Lee] So be it."],
            "Ana Lee: We met.|>> We will not pay.|Bo Friis: Noted.|Ana Lee: So be it.",
            id="brackets",
        ),
        pytest.param(
            ["李雷：我们付款。", "不付。", "韩梅：好。", "李雷：谢谢。"],
            "李雷: 我们付款。|>> 不付。|韩梅: 好。|李雷: 谢谢。",
            id="another-script",
        ),
        pytest.param(
            ["Good morning.", "Ana Lee: We met.", "Bo Friis: Noted."],
            "Good morning.|Ana Lee: We met.|Bo Friis: Noted.",
            id="the-first",
        ),
    ],
)
def test_where_a_file_names_all_what_it_gives_nobody_is_nobodys(lines: list[str], text: str) -> None:
    assert read_transcript(captions(*lines)).text == text.replace("|", "\n\n")


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(
            ["Ana Lee: We met", "in Oslo.", "We agreed.", "Bo Friis: Noted.", "We will come."],
            "Ana Lee: We met in Oslo. We agreed.|Bo Friis: Noted. We will come.",
            id="only-who-begins-is-named",
        ),
        pytest.param(
            ["Ana Lee: We will not pay", "for the bridge.", "Bo Friis: Noted.", "Ana Lee: Good."],
            "Ana Lee: We will not pay for the bridge.|Bo Friis: Noted.|Ana Lee: Good.",
            id="a-sentence-goes-on",
        ),
        pytest.param(
            [">> ANA LEE: We met.", "We agreed.", ">> BO FRIIS: Noted.", ">> ANA LEE: Good."],
            "ANA LEE: We met. We agreed.|BO FRIIS: Noted.|ANA LEE: Good.",
            id="changes-are-marked",
        ),
        pytest.param(
            ["Ana Lee: We met.\nWe will not pay.", "Bo Friis: Noted.", "Ana Lee: Good."],
            "Ana Lee: We met. We will not pay.|Bo Friis: Noted.|Ana Lee: Good.",
            id="a-second-line",
        ),
    ],
)
def test_a_cue_that_goes_on_is_its_speakers(lines: list[str], text: str) -> None:
    found = read_transcript(captions(*lines))
    assert (found.text, found.left_out) == (text.replace("|", "\n\n"), ())


def test_it_is_said_that_nobody_is_named() -> None:
    found = read_transcript(captions("Ana: We met.", "We will not pay.", "Bo: Noted.", "Ana: Good."))
    (note,) = found.left_out
    assert note == "who speaks in 1 of 4 cues, marked >>: the file names nobody there"
