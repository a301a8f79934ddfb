"""Small files of many formats, each with what must be in the text that is read of it, and what not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.inputs import reading_files, reading_office

_MARKS = re.compile(r"~~.+?~~|[*\\]|^\s*(?:#+|-) ", re.MULTILINE | re.DOTALL)
KINDS = ("kept", "left out", "rows", "structure")


@dataclass(frozen=True, slots=True)
class Check:
    """Something to look for in the text of a file: `kind` is one of KINDS."""

    kind: str
    what: str

    def holds(self, text: str) -> bool:
        """Whether a text, in Markdown or plain, is as it should be."""
        if self.kind == "rows":
            return split_cells(self.what) in map(split_cells, text.splitlines())
        if self.kind == "structure":
            return self.what in text
        return (strip_marks(self.what) in strip_marks(text)) == (self.kind == "kept")


@dataclass(frozen=True, slots=True)
class ReadingCase:
    """A file, and what is checked of the text that a reader makes of it."""

    name: str
    file: str
    write: Callable[[], bytes]
    checks: tuple[Check, ...]


def split_cells(line: str) -> list[str]:
    """The cells of a row as a table in Markdown writes them; a line without bars is one cell."""
    return [strip_marks(cell) for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]


def strip_marks(text: str) -> str:
    """A text without the marks of Markdown, white space as single spaces, so that all are alike.

    What is marked as struck out, `~~so~~`, counts as left out.
    """
    return " ".join(_MARKS.sub("", text).split())


def list_checks(table: str) -> Iterator[Check]:
    """The checks of a table: a line each, `kind: what`."""
    for line in filter(None, map(str.strip, table.splitlines())):
        kind, _, what = line.partition(": ")
        assert kind in KINDS, line
        yield Check(kind, what.replace("⏎", "\n"))


def _case(name: str, file: str, write: Callable[[], bytes], table: str) -> ReadingCase:
    return ReadingCase(name, file, write, tuple(list_checks(table)))


def reading_cases() -> Sequence[ReadingCase]:
    """The files that summarizer and markitdown both open."""
    return (
        _case("web page", "page.html", reading_files.write_page, """
            kept: Arland offered to reopen the northern lock.
            kept: The fleet has grown to
            kept: What the boards did not agree
            kept: Berlund refused to lower its tolls before the autumn.
            left out: Six boats sank
            left out: for ten years
            left out: 251 vessels
            left out: 102 tonnes
            left out: Accept all cookies
            left out: Most read today
            left out: All rights reserved
            rows: | Lock | Arland | Berlund |
            rows: | Northern | Aye |  |
            rows: | Southern |  | Nay |
            structure: # Two boards meet on the locks
            structure: (https://example.org/treaty)
        """),
        _case("Word file", "minutes.docx", reading_office.write_word_file, """
            kept: 1.1 Ferry
            kept: 1.2 Tolls
            kept: Berlund will pay by 1 May.
            kept: The ferry is to run in winter, too.
            kept: Subject to the vote of the council.
            left out: by 1 March
            left out: Berlund promised a bridge
            left out: 251 boats
            left out: Is this agreed?
            left out: DRAFT, NOT FOR CIRCULATION
            rows: | Member | Item 1.1 | Item 1.2 |
            rows: | Ruiz | Aye |  |
            rows: | Bell |  | Nay |
            structure: # Minutes of the lock board
            structure: **binding**
        """),
        _case("PDF, two columns", "columns.pdf", reading_files.write_columns, """
            kept: asked the board for money for a survey before the winter. She showed photographs
            kept: The ferry company warned that without a subsidy the winter service would end.
            kept: The chair promised an answer to the residents before the end of the month.
            left out: Lock board, minutes of 3 June
            left out: Page 1
        """),
        _case("PDF, a table of votes", "votes.pdf", reading_files.write_votes, """
            kept: The members voted on two items.
            kept: The session closed at noon.
            rows: | Member | Item 4 | Item 5 | Remarks |
            rows: | Ruiz | Aye | Nay |  |
            rows: | Bell |  | Aye | left at 19:40 |
            rows: | Okoro | Nay |  |  |
        """),
        _case("PDF, numbered lines", "hearing.pdf", reading_files.write_hearing, """
            kept: We will pay the crews of both ferries until the lock is open again.
            kept: THE CHAIR: Until when exactly?
            left out: 2 both ferries
            left out: 3 the lock
            left out: 3 4 5 6
        """),
        _case("e-mail", "letter.eml", reading_files.write_letter, """
            kept: Arland will open the lock on 4 May.
            kept: The tolls stay as they are.
            kept: Berlund accepted the date in its reply.
            kept: The survey begins in April.
            left out: PGh0bWw
            left out: trackpixel
        """),
        _case("captions with speakers", "briefing.vtt", reading_files.write_captions, """
            kept: We will open the lock on Friday, and the tolls stay as they are.
            kept: Ana Lee
            kept: Bo Friis
            kept: By when is the survey done?
            left out: 00:00:01.000
            left out: <v
        """),
        _case("rolling captions", "television.vtt", reading_files.write_rolling_captions, """
            kept: the minister said the lock would open on friday and nobody would pay more than before
            left out: on friday on friday
            left out: -->
        """),
        _case("table in CSV", "reports.csv", reading_files.write_table, """
            kept: Arland said: "We will pay." Berlund agreed.
            kept: The Señor Peña commission met on Monday.
            structure: | id | published | text | desk |
            structure: | north |
        """),
        _case("JSON lines", "reports.jsonl", reading_files.write_json_lines, """
            kept: Arland said: "We will pay." Berlund agreed.
            kept: The Señor Peña commission met on Monday.
            left out: {"id"
            structure: north
        """),
    )  # fmt: skip
