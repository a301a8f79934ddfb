"""Transcripts with the name on a line of its own, and clocks in words, as Teams and Zoom write them."""

from __future__ import annotations

import io

import docx
import pytest

from summarizer.read._content import Content
from summarizer.read._one_document import extract_document
from summarizer.read._raw_document import RawDocument

SAID = "Ines Roth: We cannot pay in May.\n\nOmar Diallo: Who can?"
TIMES = ((0, 12.0), (34, 80.0))


def _read(written: str) -> RawDocument:
    return extract_document(Content(written.encode(), "it"), "text")


def _read_word(*paragraphs: str, heading: str = "") -> RawDocument:
    file = docx.Document()
    if heading:
        file.add_heading(heading)
    for paragraph in paragraphs:
        first, *others = paragraph.split("\n")
        written = file.add_paragraph(first)
        for line in others:
            written.add_run().add_break()
            written.add_run(line)
    body = io.BytesIO()
    file.save(body)
    return extract_document(Content(body.getvalue(), "it.docx"), "docx")


def _write_turns(*turns: str) -> str:
    """A transcript of both: `turns` are the heads of each."""
    first, second = turns
    return f"{first}\nWe cannot pay in May.\n{second}\nWho can?\n"


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(
            _write_turns("Ines Roth\n12 seconds", "\nOmar Diallo\n1 minute 20 seconds"), id="zoom"
        ),
        pytest.param(
            _write_turns("Ines Roth 0 minutes 12 seconds", "Omar Diallo 1 minute 20 seconds"),
            id="one-line",
        ),
        pytest.param(
            _write_turns(
                "Ines Roth\n0 minutes 12 seconds\n0:12\nInes Roth 0 minutes 12 seconds",
                "Omar Diallo\n1 minute 20 seconds\n1:20\nOmar Diallo 1 minute 20 seconds",
            ),
            id="teams-copied",
        ),
        pytest.param(
            _write_turns("Ines Roth\n0 minutes 12 seconds0:12", "Omar Diallo\n1 minute 20 seconds1:20"),
            id="glued",
        ),
        pytest.param(
            _write_turns(
                "Ines Roth\n0 Minuten und 12 Sekunden", "Omar Diallo\n1 Minute und 20 Sekunden"
            ),
            id="german",
        ),
        pytest.param(_write_turns("Ines Roth\n0:12", "\nOmar Diallo\n1:20"), id="figures"),
        pytest.param(
            _write_turns("0:0:12.0 --> 0:0:13.42\nInes Roth", "\n0:1:20.0 --> 0:1:22.10\nOmar Diallo"),
            id="cues",
        ),
    ],
)
def test_a_name_above_its_clock_is_who_speaks(written: str) -> None:
    found = _read(written)
    assert (found.text, found.times) == (SAID, TIMES)
    lead = "Quay call\n4 May 2026\n\n"
    below = _read(lead + written)
    assert below.text == lead + SAID
    assert below.times == tuple((at + len(lead), second) for at, second in TIMES)


def test_a_name_without_capitals_is_one_where_it_is_above_a_clock() -> None:
    assert (
        _read("佐藤\n12秒\n払います。\n鈴木\n1分20秒\nいつ？\n").text
        == "佐藤: 払います。\n\n鈴木: いつ？"
    )
    said = "ines: yes\n\nomar: no\n\nines: so\n\nomar: well"
    lines = "ines\n0:01\nyes\nomar\n0:02\nno\nines\n0:03\nso\nomar\n0:04\nwell"
    assert _read(lines).text == said


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(
            ["0:0:12.0 --> 0:0:13.42\nInes Roth\nWe cannot pay in May.",
             "0:1:20.0 --> 0:1:22.10\nOmar Diallo\nWho can?"], id="teams-of-old"),
        pytest.param(
            ["0:0:12.0 --> 0:0:13.42", "Ines Roth", "We cannot pay in May.",
             "0:1:20.0 --> 0:1:22.10", "Omar Diallo", "Who can?"], id="a-paragraph-a-line"),
        pytest.param(["Ines Roth   0:12\nWe cannot pay in May.", "Omar Diallo   1:20\nWho can?"],
                     id="teams-of-today"),
        pytest.param(["Ines Roth\n0 minutes 12 seconds\nWe cannot pay in May.",
                      "Omar Diallo\n1 minute 20 seconds\nWho can?"], id="words"),
    ],
)  # fmt: skip
def test_transcripts_in_word_files_are_turns_with_their_seconds(paragraphs: list[str]) -> None:
    found = _read_word(*paragraphs)
    assert (found.text, found.times) == (SAID, TIMES)
    headed = _read_word(*paragraphs, heading="Quay call")
    assert headed.text == f"Quay call\n\n{SAID}"
    assert headed.times[0] == (11, 12.0) and headed.marks == ((0, "Quay call"),)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(
            "The vote took\n12 seconds\nin all.\nThe next took\n20 seconds\nonly.\n", id="prose"
        ),
        pytest.param("Bread\n12 minutes\nBake it.\nSoup\n9 minutes\nBoil it.\n", id="clocks-go-back"),
        pytest.param("It lasted 12 seconds\nThe second lasted 20 seconds\n", id="sentences"),
        pytest.param("Plan\nBudget Review 0:30\nNext Steps 0:45\nAny Questions 1:15\n", id="agenda"),
        pytest.param("Omar has 12 apples\nInes has 20 apples\n", id="other-words"),
        pytest.param(
            "It ran from 9:00 --> 10:00 in\nRoom 4 and 11:00 --> 12:00 in\nthe hall.\n", id="arrows"
        ),
    ],
)
def test_other_words_behind_numbers_are_no_clocks(written: str) -> None:
    assert _read(written).text == written


def test_the_first_lines_of_subtitles_are_no_names() -> None:
    timed = "1\n00:00:12,000 --> 00:00:13,420\n{}\n\n2\n00:00:20,570 --> 00:00:22,100\n{}\n"
    lines = "We cannot pay\nin May.", "Ines asked\nwho can."
    found = extract_document(Content(timed.format(*lines).encode(), "it.srt"), "captions")
    assert found.text == "We cannot pay in May.\n\nInes asked who can."
    named = "Ines Roth\nWe cannot\npay in May.", "Omar Diallo:\nWho can?"
    found = extract_document(Content(timed.format(*named).encode(), "it.srt"), "captions")
    assert found.text == SAID


def test_a_clock_without_a_name_among_names_is_nobodys() -> None:
    said = "Ines Roth  0:12\nWe can pay.\n\n0:15\nWe will not.\n\nOmar Diallo  0:20\nWho can?\n"
    assert _read(said).text == "Ines Roth: We can pay.\n\n>> We will not.\n\nOmar Diallo: Who can?"


def test_a_time_at_the_end_of_what_is_said_stays_as_it_is_said() -> None:
    said = "[0:12] Ines Roth: It took 12 seconds\n[0:20] Omar Diallo: No, 20 seconds\n"
    assert _read(said).text == "Ines Roth: It took 12 seconds\n\nOmar Diallo: No, 20 seconds"
    hours = "[0:12] Ines Roth: Come at 2:42 PM\n[0:20] Omar Diallo: No, at 3:15 PM\n"
    assert _read(hours).text == "Ines Roth: Come at 2:42 PM\n\nOmar Diallo: No, at 3:15 PM"
