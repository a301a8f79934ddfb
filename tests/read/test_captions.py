"""Captions: turns of speakers, each word with its second."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Document
from summarizer._flow.window import find_speaker_labels
from summarizer._text.reading import Reading
from summarizer._text.split import split_sentences
from summarizer.read._captions import read_transcript


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
    assert len(find_speaker_labels(Reading(document, split_sentences(found.text)))) == 4


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
