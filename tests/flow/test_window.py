"""Windows: every sentence once, in order, within the budget and evenly; and what each is told before."""

from __future__ import annotations

import pytest
from examples import reading_of
from hypothesis import given
from hypothesis import strategies as st

from summarizer._flow.context import Contexts
from summarizer._flow.window import Window, find_speaker_labels, halve_window, split_windows
from summarizer._text.reading import Reading


def _sizes(reading: Reading, parts: list[Window]) -> list[int]:
    return [
        sum(each.end - each.start for each in reading.sentences[part.first - 1 : part.last])
        for part in parts
    ]


def _words_of(reading: Reading, part: Window) -> list[str]:
    return [reading.words_of(each) for each in reading.sentences[part.first - 1 : part.last]]


SENTENCES = st.text("abc é中", min_size=1, max_size=120).map(lambda words: f"W{words.strip()}.")
PARAGRAPHS = st.builds(
    lambda label, sentences: label + " ".join(sentences),
    st.sampled_from(["", "", "MS. REED:  ", "Q  ", "Mr Okoro: "]),
    st.lists(SENTENCES, min_size=1, max_size=8),
)
TEXTS = st.lists(PARAGRAPHS, min_size=1, max_size=25).map("\n\n".join)


@given(text=TEXTS, tokens=st.integers(1, 200))
def test_every_sentence_is_in_exactly_one_window_and_in_order(text: str, tokens: int) -> None:
    reading = reading_of(text)
    parts = split_windows(reading, tokens)
    numbers = [number for part in parts for number in range(part.first, part.last + 1)]
    assert numbers == [each.number for each in reading.sentences]
    assert [(part.part, part.of) for part in parts] == [
        (str(number), len(parts)) for number in range(1, len(parts) + 1)
    ]


@given(text=TEXTS, tokens=st.integers(1, 200))
def test_no_window_is_larger_than_its_budget_but_for_a_sentence_alone(text: str, tokens: int) -> None:
    reading = reading_of(text)
    parts = split_windows(reading, tokens)
    for part, size in zip(parts, _sizes(reading, parts), strict=True):
        assert size <= 4 * tokens or part.first == part.last


@given(text=TEXTS, tokens=st.integers(1, 200))
def test_halving_ends_at_single_sentences_and_loses_none(text: str, tokens: int) -> None:
    reading = reading_of(text)
    waiting, single = split_windows(reading, tokens), []
    while waiting:
        part = waiting.pop(0)
        if part.first == part.last:
            single.append(part.first)
        else:
            first, second = halve_window(part, reading)
            assert (first.first, first.last + 1, second.last) == (part.first, second.first, part.last)
            waiting[:0] = [first, second]
    assert single == [each.number for each in reading.sentences]


def test_a_document_within_the_budget_is_one_window() -> None:
    reading = reading_of("One. Two. Three.")
    assert split_windows(reading, 6_000) == [Window("1", 1, 1, 3)]
    assert split_windows(reading, 4) == [Window("1", 1, 1, 3)]  # 14 characters
    assert len(split_windows(reading, 3)) == 2


@pytest.mark.parametrize(("paragraphs", "tokens", "count"), [(24, 500, 2), (50, 500, 3), (85, 500, 4)])
def test_windows_are_as_few_as_may_be_and_of_about_one_size(
    paragraphs: int, tokens: int, count: int
) -> None:
    text = "\n\n".join(
        f"The clerk read out the list number {n} again." * 2 for n in range(100, 100 + paragraphs)
    )
    reading = reading_of(text)
    parts = split_windows(reading, tokens)
    sizes = _sizes(reading, parts)
    assert len(parts) == count
    assert max(sizes) - min(sizes) <= 2 * len("The clerk read out the list number 100 again." * 2)


def test_a_paragraph_stays_whole_where_it_fits_and_is_cut_at_sentences_where_not() -> None:
    small = "The clerk read it out. Nobody spoke."
    large = " ".join(f"The clerk read out page {number}." for number in range(10, 30))
    reading = reading_of(f"{small}\n\n{small}\n\n{large}\n\n{small}")
    parts = split_windows(reading, 40)
    cut = [
        part
        for part in parts[:-1]
        if reading.sentences[part.last - 1].paragraph == reading.sentences[part.last].paragraph
    ]
    assert cut and all(reading.sentences[part.last - 1].paragraph == 3 for part in cut)


TRANSCRIPT = """\
Briefing on the Ferry Talks

VARHOLM — The envoys spoke in the evening.

MS. REED:  We had a long day. The envoys agreed on the text.

They will come back to it in May. Nothing else was settled.

Q  Who will be there?

MS. REED:  Both envoys will. I have no list.

It is being drawn up. Nobody has seen it.

Q  And the fares?

MS. REED:  They were not discussed. Thank you all.
"""


def test_a_speakers_turn_is_kept_whole_over_its_paragraphs() -> None:
    reading = reading_of(TRANSCRIPT)
    for part in split_windows(reading, 45):
        assert _words_of(reading, part)[0].startswith(("Briefing", "MS. REED:", "Q ")), part


def test_a_heading_goes_with_what_it_heads() -> None:
    text = "\n\n".join(
        f"Chapter {number}\n\nThe clerk read out the list {number}." for number in range(10, 20)
    )
    reading = reading_of(text)
    for part in split_windows(reading, 25):
        assert _words_of(reading, part)[0].startswith("Chapter")


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param(TRANSCRIPT, ["MS. REED:", "Q", "MS. REED:", "Q", "MS. REED:"], id="transcript"),
        pytest.param("Note: it rained.\n\nAgenda: boats.\n\nIt was late.", [], id="labels-of-lists"),
        pytest.param(
            "Vela: Yes.\nOrr: No.\nVela: Why?\nOrr: Because.",
            ["Vela:", "Orr:", "Vela:", "Orr:"],
            id="lines-of-a-paragraph",
        ),
        pytest.param("He said: yes. He said: no. He said: yes.", [], id="inside-a-line"),
    ],
)
def test_a_turn_begins_with_a_label_at_the_start_of_a_line(text: str, labels: list[str]) -> None:
    assert list(find_speaker_labels(reading_of(text)).values()) == labels


STORY = """\
Fisheries Council Meets in Varholm

VARHOLM — Envoys gathered on Monday. They had met before.

Foreign Minister Jonas Brandt opened the session. The Regional Fisheries Council (RFC) paid for it.

The weather was fine. The boats stayed in.

Brandt left early. Mr Brandt's driver waited, and the RFC sent a note.
"""


def _context(text: str, *, tokens: int, part: int = -1) -> list[str]:
    reading = reading_of(text)
    return Contexts(reading, 1_000).of(split_windows(reading, tokens)[part])


def test_a_later_window_is_told_the_headline_the_dateline_and_who_is_who() -> None:
    assert _context(STORY, tokens=30) == [
        "Fisheries Council Meets in Varholm",
        "VARHOLM — Envoys gathered on Monday.",
        "Foreign Minister Jonas Brandt opened the session.",
        "The Regional Fisheries Council (RFC) paid for it.",
    ]


@pytest.mark.parametrize("short", ["al-Halim", "Halim", "Al-Halim’s envoy"])
def test_a_name_is_known_with_its_article_and_without(short: str) -> None:
    filler = " ".join(["The clerk read out the annex on tolls before lunch."] * 40)
    text = f"A visitor, President Omar al-Halim, came.\n\n{filler}\n\nThen {short} left."
    assert _context(text, tokens=400) == ["A visitor, President Omar al-Halim, came."]


def test_the_first_window_is_told_nothing_and_none_is_told_its_own_sentences() -> None:
    assert _context(STORY, tokens=30, part=0) == []
    reading = reading_of(STORY)
    parts = split_windows(reading, 30)
    for part in parts:
        assert not set(Contexts(reading, 1_000).of(part)) & set(_words_of(reading, part))


def test_a_cut_turn_is_told_who_speaks() -> None:
    text = (
        "MS. REED:  "
        + " ".join(f"We read page {n}." for n in range(40))
        + "\n\nQ  Why?\n\nMS. REED:  So.\n\nQ  Oh."
    )
    parts = split_windows(reading_of(text), 50)
    assert _context(text, tokens=50, part=1) == ["MS. REED:"]
    assert len(parts) > 2


def test_the_most_used_names_come_first_where_there_is_no_room_for_all() -> None:
    people = "Senior Envoy Ada Vela spoke. Junior Envoy Ben Orr spoke too. "
    text = people + "\n\n" + "Nobody else did. " * 3 + "\n\n" + "Orr left. Orr came back. Vela stayed."
    reading = reading_of(text)
    *_, last = split_windows(reading, 20)
    assert Contexts(reading, 60).of(last) == ["Junior Envoy Ben Orr spoke too."]
    assert Contexts(reading, 120).of(last) == [
        "Senior Envoy Ada Vela spoke.",
        "Junior Envoy Ben Orr spoke too.",
    ]


@given(text=TEXTS, tokens=st.integers(10, 200))
def test_a_context_is_bounded(text: str, tokens: int) -> None:
    reading = reading_of(text)
    contexts = Contexts(reading, tokens)
    for part in split_windows(reading, tokens):
        assert sum(map(len, contexts.of(part))) <= 0.15 * 4 * tokens + len("Mr Okoro:")


@pytest.mark.parametrize(
    ("text", "context"),
    [
        pytest.param(
            "قمة في القاهرة\n\nالقاهرة - التقى الوزيران يوم الاثنين.\n\nناقشا التجارة. ثم غادر الوزير.",
            ["قمة في القاهرة", "القاهرة - التقى الوزيران يوم الاثنين."],
            id="arabic",
        ),
        pytest.param(
            "两国部长举行会谈\n\n新华社北京1月5日电 两国部长星期一会面。\n\n他们谈贸易。部长离开。",
            ["两国部长举行会谈", "新华社北京1月5日电 两国部长星期一会面。"],
            id="chinese",
        ),
        pytest.param("Oslo was calm. It rained. Nobody met. All was well.", [], id="neither"),
    ],
)
def test_without_capitals_headline_and_dateline_are_all(text: str, context: list[str]) -> None:
    assert _context(text, tokens=7) == context


def test_a_sentence_with_many_brackets_takes_no_long_time() -> None:
    text = "Nobody came.\n\n" + "Aa (AA) Bb (BB) " * 110 + "left.\n\nAa left."
    assert _context(text, tokens=500, part=-1) == []
    assert isinstance(_context(text, tokens=300, part=-1), list)
