"""Rendering: what a summary looks like, and that nothing in it can steer what shows it."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len

from summarizer.render._json import as_json, as_json_line
from summarizer.render._markdown import as_markdown
from summarizer.render._printable import make_printable
from summarizer.render._terminal import as_text
from summarizer.render._wording import spell_dates
from summarizer.schemas import Summary

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SGR = re.compile(r"\x1b\[[0-9;]*m")


def quoted(sentence: int, quote: str) -> dict[str, Any]:
    return {"sentence": sentence, "quote": quote, "start": 0, "end": len(quote)}


def said(source: str | None, kind: str, hedge: str | None = None) -> dict[str, Any]:
    return {"source": source, "kind": kind, "hedge": hedge}


def a_meeting(**fields: Any) -> dict[str, Any]:
    """A meeting of Norway and Iceland of which nothing more is known than `fields`."""
    return {
        "id": "m1",
        "parties": ["p1", "p2"],
        "participants": [],
        "status": "held",
        "format": "unspecified",
        "level": "unknown",
        "when": None,
        "place": None,
        "host": None,
        "series": None,
        "round": None,
        "sideline_of": None,
        "occasion": None,
        "background": False,
        "disputed": False,
        "topics": [],
        "attribution": said(None, "reporter"),
        "evidence": [quoted(1, "met")],
        **fields,
    }


def a_commitment(**fields: Any) -> dict[str, Any]:
    return {
        "id": "c1",
        "by": ["p1"],
        "to": [],
        "modality": "pledged",
        "action": "share catch figures",
        "condition": None,
        "deadline": None,
        "standing": "active",
        "meeting": None,
        "attribution": said(None, "reporter"),
        "evidence": [quoted(2, "will share catch figures")],
        **fields,
    }


def a_concern(**fields: Any) -> dict[str, Any]:
    return {
        "id": "k1",
        "raised_by": ["p2"],
        "directed_at": [],
        "about": "falling mackerel stocks",
        "kind": "worry",
        "voice": "stated",
        "category": "environment",
        "meeting": None,
        "attribution": said(None, "reporter"),
        "evidence": [quoted(3, "worried about mackerel")],
        **fields,
    }


def a_summary(**fields: Any) -> Summary:
    """A Summary of a story about Norway (p1) and Iceland (p2); without `fields`, an empty one."""
    return Summary.model_validate(
        {
            "document": {
                "id": "0123456789abcdef" * 4,
                "title": "Norway and Iceland settle mackerel shares",
                "source": "Harbour Wire",
                "published": dt.date(2025, 5, 21),
                "language": "en",
            },
            "overview": [],
            "parties": [
                {
                    "id": "p1",
                    "name": "Norway",
                    "kind": "state",
                    "country": "NOR",
                    "aliases": ["Oslo"],
                },
                {"id": "p2", "name": "Iceland", "kind": "state"},
                {"id": "p3", "name": "Faroe Islands", "kind": "subnational"},
            ],
            "meetings": [],
            "commitments": [],
            "concerns": [],
            "rejected": [],
            "provenance": {
                "model": "gpt-harbour",
                "prompt": "summary.v1",
                "prompt_hash": "00112233aabbccdd",
                "schema_version": "1",
                "package_version": "0.1.0",
            },
            "usage": {"requests": 1, "tokens_in": 900, "tokens_out": 80},
            **fields,
        }
    )


def the_mackerel_story() -> Summary:
    """Everything that a summary can hold, once."""
    return a_summary(
        overview=[
            {
                "text": "Norway and Iceland agreed in Bergen to cut the mackerel catch.",
                "evidence": [quoted(2, "agreed to cut"), quoted(1, "in Bergen")],
            },
            {
                "text": "Norway asked the Faroe Islands to open their logbooks.",
                "evidence": [quoted(5, "open their logbooks")],
            },
        ],
        meetings=[
            a_meeting(
                participants=[
                    {"name": "Ingrid Solheim", "role": "fisheries minister", "party": "p1"},
                    {"name": "Jón Hallsson", "role": "acting minister of food", "party": "p2"},
                    {"name": "Birta Einarsdóttir", "role": None, "party": "p2"},
                    {"name": "Maud Lind", "role": "mediator", "party": None},
                ],
                format="in_person",
                level="ministerial",
                when={
                    "text": "Tuesday",
                    "start": dt.date(2025, 5, 20),
                    "end": dt.date(2025, 5, 20),
                    "precision": "day",
                },
                place="Bergen",
                host="p1",
                sideline_of="m2",
                occasion="during her visit",
                topics=["mackerel quotas", "port access"],
                attribution=said("a joint statement", "joint_statement"),
                evidence=[quoted(1, "the ministers met in Bergen on Tuesday")],
            ),
            a_meeting(
                id="m2",
                parties=["p1", "p2", "p3"],
                status="scheduled",
                when={
                    "text": "later this month",
                    "start": dt.date(2025, 5, 22),
                    "end": dt.date(2025, 5, 31),
                    "precision": "range",
                },
                series="North Sea Fisheries Forum",
                round="ninth round",
                background=True,
                disputed=True,
                attribution=said("two officials", "anonymous", "reportedly"),
                evidence=[quoted(8, "reportedly convenes later this month")],
            ),
        ],
        commitments=[
            a_commitment(
                by=["p1", "p2"],
                to=["p3"],
                modality="agreed",
                action="cut the mackerel catch by a fifth",
                condition="if the Faroe Islands follow",
                deadline={
                    "text": "by the end of the year",
                    "start": dt.date(2025, 12, 31),
                    "end": dt.date(2025, 12, 31),
                    "precision": "day",
                },
                meeting="m1",
                attribution=said("a joint statement", "joint_statement"),
                evidence=[
                    quoted(2, "agreed to cut the mackerel catch by a fifth"),
                    quoted(3, "if the Faroe Islands follow"),
                ],
            ),
            a_commitment(
                id="c2",
                by=["p2"],
                to=["p1"],
                action="open two ports to Norwegian trawlers",
                deadline={"text": "in due course"},
                standing="withdrawn",
                attribution=said("the food ministry", "official_statement", "reportedly"),
                evidence=[quoted(4, "had reportedly pledged to open two ports, but took it back")],
            ),
            a_commitment(
                id="c3",
                to=["p3"],
                modality="urged",
                action="open their logbooks",
                meeting="m1",
                attribution=said("Ingrid Solheim", "named_person"),
                evidence=[quoted(5, "urged the Faroe Islands to open their logbooks")],
            ),
        ],
        concerns=[
            a_concern(
                directed_at=["p1"],
                meeting="m1",
                attribution=said("Jón Hallsson", "named_person"),
                evidence=[quoted(6, "“We are worried about mackerel,” Hallsson said")],
            ),
            a_concern(
                id="k2",
                raised_by=["p1", "p2"],
                about="unlicensed trawlers",
                kind="objection",
                voice="reported",
                category="other",
                evidence=[quoted(7, "Unlicensed trawlers irk both capitals")],
            ),
        ],
        rejected=[
            {
                "what": "commitment: ban drift nets",
                "why": "not verbatim: the document words it otherwise",
                "nearest": "They talked about drift nets.",
                "diff": "[-They will ban-] {+They talked about+} drift nets.",
            },
            {"what": "concern: oil prices", "why": "the quote stands nowhere in the document"},
        ],
        usage={
            "requests": 2,
            "tokens_in": 3210,
            "tokens_cached": 1024,
            "tokens_out": 640,
            "cost": 0.01234,
        },
    )


SHOWN = """\
Norway and Iceland settle mackerel shares
Harbour Wire · Wed 21 May 2025

Norway and Iceland agreed in Bergen to cut the mackerel catch. [s1, s2] Norway
asked the Faroe Islands to open their logbooks. [s5]

Meetings

  M1  Norway – Iceland
      Norway: Ingrid Solheim (fisheries minister)
      Iceland: Jón Hallsson (acting minister of food), Birta Einarsdóttir
      also there: Maud Lind (mediator)
      held · Tue 20 May 2025 (“Tuesday”) · Bergen · hosted by Norway
      in person · ministerial level · on the sidelines of M2 · “during her
      visit”
      topics: mackerel quotas; port access
      according to a joint statement
      “the ministers met in Bergen on Tuesday” [s1]

  M2  Norway – Iceland – Faroe Islands
      (“reportedly”) scheduled, disputed · 22–31 May 2025 (“later this month”) ·
      background
      North Sea Fisheries Forum · ninth round
      according to two officials (anonymous source)
      “reportedly convenes later this month” [s8]

Commitments (binding)

  C1  Norway, Iceland → Faroe Islands  agreed: cut the mackerel catch by a fifth
      condition: “if the Faroe Islands follow”
      deadline: Wed 31 Dec 2025 (“by the end of the year”)
      at M1 · according to a joint statement
      “agreed to cut the mackerel catch by a fifth” [s2]
      “if the Faroe Islands follow” [s3]

  C2  Iceland → Norway  (withdrawn; “reportedly”) pledged: open two ports to
      Norwegian trawlers
      deadline: “in due course” (date unresolved)
      according to the food ministry (official statement)
      “had reportedly pledged to open two ports, but took it back” [s4]

Asks and hopes (not binding)
  Urged or hoped for: nobody promised these.

  C3  Norway → Faroe Islands  urged: open their logbooks
      at M1 · according to Ingrid Solheim
      “urged the Faroe Islands to open their logbooks” [s5]

Concerns

  K1  Iceland  worry: falling mackerel stocks
      directed at Norway · environment
      at M1 · said by itself, according to Jón Hallsson
      ‘“We are worried about mackerel,” Hallsson said’ [s6]

  K2  Norway, Iceland  objection: unlicensed trawlers
      as the writer puts it
      “Unlicensed trawlers irk both capitals” [s7]

Rejected
  Answered by the model, but refused: not part of the summary.

  -   commitment: ban drift nets
      not verbatim: the document words it otherwise
      differs: [-They will ban-] {+They talked about+} drift nets.

  -   concern: oil prices
      the quote stands nowhere in the document

gpt-harbour · prompt summary.v1 · 2 requests · 3,210 tokens in (1,024 cached) ·
640 out · US$ 0.0123
"""

NOTE = """\
# Norway and Iceland settle mackerel shares

Harbour Wire · Wed 21 May 2025

## Meetings

- **M1** **Norway** – **Iceland**
  - Iceland: Jón Hallsson (acting minister \\[of food\\])
  - held · no date given · Bergen
  - in the writer's words

  > “met in Bergen” [s1]

## Commitments (binding)

None reported.

## Asks and hopes (not binding)

Urged or hoped for: nobody promised these.

- **C1** **Norway** → **Iceland** (**“reportedly”**) urged: share \\*all\\* catch figures
  - condition: **“if the Faroe Islands follow”**
  - at M1 · according to two officials (anonymous source)

  > “should share” [s2]
  >
  > “all catch figures” [s3]

## Concerns

None reported.

gpt-harbour · prompt summary.v1 · 1 request · 900 tokens in · 80 out · cost unknown
"""

EMPTY = """\
Norway and Iceland settle mackerel shares
Harbour Wire · Wed 21 May 2025

Meetings
  None reported.

Commitments (binding)
  None reported.

Concerns
  None reported.

gpt-harbour · prompt summary.v1 · 1 request · 900 tokens in · 80 out · cost unknown
"""


def test_a_terminal_shows_everything_that_a_summary_holds() -> None:
    assert as_text(the_mackerel_story(), width=80) == SHOWN


def test_a_note_shows_a_summary_as_headings_bullets_and_quotes() -> None:
    summary = a_summary(
        meetings=[
            a_meeting(
                participants=[
                    {"name": "Jón Hallsson", "role": "acting minister [of food]", "party": "p2"}
                ],
                place="Bergen",
                evidence=[quoted(1, "met in Bergen")],
            )
        ],
        commitments=[
            a_commitment(
                to=["p2"],
                modality="urged",
                action="share *all* catch figures",
                condition="if the Faroe Islands follow",
                meeting="m1",
                attribution=said("two officials", "anonymous", "reportedly"),
                evidence=[quoted(2, "should share"), quoted(3, "all catch figures")],
            )
        ],
    )
    assert as_markdown(summary) == NOTE


def test_a_summary_of_nothing_says_so_and_shows_no_empty_lists_of_asks_or_refusals() -> None:
    assert as_text(a_summary()) == EMPTY


@pytest.mark.parametrize(
    ("document", "headline"),
    [
        pytest.param({"title": "Talks"}, ["Talks", "Harbour Wire · Wed 21 May 2025"], id="title"),
        pytest.param({"title": None}, ["Harbour Wire", "Wed 21 May 2025"], id="source"),
        pytest.param(
            {"title": None, "published_from": "found"},
            ["Harbour Wire", "Wed 21 May 2025 (as the document says)"],
            id="day-found-not-given",
        ),
        pytest.param(
            {"title": None, "source": None}, ["Document 0123456789ab", "Wed 21 May 2025"], id="id"
        ),
        pytest.param(
            {"title": None, "published": None},
            ["Harbour Wire", "publication date unknown"],
            id="no-publication-date",
        ),
    ],
)
def test_a_document_is_called_by_the_best_name_it_has(
    document: dict[str, Any], headline: list[str]
) -> None:
    known = a_summary().document.model_dump()
    shown = as_text(a_summary(document={**known, **document}))
    assert shown.splitlines()[:3] == [*headline, ""]


@pytest.mark.parametrize(
    ("meeting", "line"),
    [
        pytest.param({"when": {"text": "soon"}}, "held · “soon” (date unresolved)", id="unresolved"),
        pytest.param({"status": "cancelled"}, "cancelled · no date given", id="cancelled"),
        pytest.param({"host": "p3"}, "hosted by Faroe Islands", id="host"),
        pytest.param({"format": "phone", "level": "leaders"}, "by phone · leaders' level", id="call"),
        pytest.param({"parties": []}, "M1  parties not named", id="no-parties"),
    ],
)
def test_a_meeting_says_what_is_known_of_it(meeting: dict[str, Any], line: str) -> None:
    assert line in as_text(a_summary(meetings=[a_meeting(**meeting)]))


def test_a_label_too_long_for_its_column_stands_on_a_line_above() -> None:
    shown = as_text(a_summary(meetings=[a_meeting(id=f"m{number}") for number in range(1, 101)]))
    assert "\n  M99 Norway – Iceland\n" in shown
    assert "\n  M100\n      Norway – Iceland\n" in shown


def test_people_of_no_known_side_come_last() -> None:
    people = [
        {"name": "Maud Lind", "role": None, "party": None},
        {"name": "Jón Hallsson", "role": None, "party": "p2"},
    ]
    shown = as_text(a_summary(meetings=[a_meeting(participants=people)])).splitlines()
    assert shown[6:8] == ["      Iceland: Jón Hallsson", "      also there: Maud Lind"]


@pytest.mark.parametrize("name", ["", " ", "\u200b", "\n"])
def test_a_party_whose_name_cannot_be_seen_is_said_to_have_none(name: str) -> None:
    parties = [{"id": "p1", "name": name, "kind": "state"}]
    summary = a_summary(parties=parties, commitments=[a_commitment()])
    assert "C1  unnamed party  pledged: share" in as_text(summary)
    assert "**C1** **unnamed party** pledged: share" in as_markdown(summary)


def test_a_person_who_is_a_side_is_named_once_with_the_role() -> None:
    people = [{"name": "Ana Lind", "role": "chair", "party": "p1"}]
    parties = [{"id": "p1", "name": "Ana Lind", "kind": "person"}]
    meeting = a_meeting(parties=["p1"], participants=people)
    shown = as_text(a_summary(parties=parties, meetings=[meeting])).splitlines()
    assert shown[5:7] == ["  M1  Ana Lind", "      Ana Lind (chair)"]


@pytest.mark.parametrize(
    ("attribution", "phrase"),
    [
        pytest.param(said(None, "reporter"), "in the writer's words", id="writer"),
        pytest.param(said("Wire", "reporter"), "in the writer's words (Wire)", id="named-writer"),
        pytest.param(said(None, "anonymous"), "according to an anonymous source", id="nobody-named"),
        pytest.param(said("Jón", "named_person"), "according to Jón", id="person"),
        pytest.param(
            said("aides", "anonymous"), "according to aides (anonymous source)", id="anonymous"
        ),
        pytest.param(
            said("a Joint Statement", "joint_statement"),
            "according to a Joint Statement",
            id="kind-told-by-its-wording",
        ),
    ],
)
def test_each_item_says_who_says_so(attribution: dict[str, Any], phrase: str) -> None:
    shown = as_text(a_summary(commitments=[a_commitment(attribution=attribution)])).splitlines()
    assert f"      {phrase}" in shown


@pytest.mark.parametrize(
    ("concern", "line"),
    [
        pytest.param({}, "said by itself, in the writer's words", id="stated"),
        pytest.param({"raised_by": ["p1", "p2"]}, "said by themselves, in the", id="by-two"),
        pytest.param({"raised_by": []}, "K1  unnamed party  worry: falling", id="by-nobody-named"),
        pytest.param(
            {"voice": "reported", "attribution": said("the Wire", "media")},
            "as the writer puts it, according to the Wire (media reports)",
            id="reported",
        ),
        pytest.param({"category": "nuclear_cbrn"}, "nuclear/CBRN", id="category-in-words"),
    ],
)
def test_a_concern_says_whose_voice_it_is(concern: dict[str, Any], line: str) -> None:
    assert line in as_text(a_summary(concerns=[a_concern(**concern)]))


def test_an_ask_never_stands_among_the_commitments() -> None:
    ask = a_commitment(modality="expressed_interest", action="open ports")
    shown = as_text(a_summary(commitments=[ask]))
    commitments, asks = shown.split("Asks and hopes (not binding)\n")
    assert commitments.endswith("Commitments (binding)\n  None reported.\n\n")
    assert "C1  Norway  expressed interest: open ports" in asks


def test_a_refused_quote_without_a_diff_shows_the_nearest_passage() -> None:
    refused = {"what": "concern: oil", "why": "not verbatim", "nearest": "They spoke of oil."}
    assert "      nearest: “They spoke of oil.”\n" in as_text(a_summary(rejected=[refused]))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        pytest.param("2025-05-21", "2025-05-21", "Wed 21 May 2025", id="day"),
        pytest.param("2025-05-22", "2025-05-31", "22–31 May 2025", id="days-of-a-month"),
        pytest.param("2024-02-01", "2024-02-29", "Feb 2024", id="month-of-a-leap-year"),
        pytest.param("2025-04-01", "2025-06-30", "1 Apr – 30 Jun 2025", id="quarter"),
        pytest.param("2025-01-01", "2025-12-31", "2025", id="year"),
        pytest.param("2025-12-30", "2026-01-02", "30 Dec 2025 – 2 Jan 2026", id="across-years"),
        pytest.param("2024-05-01", "2025-05-31", "1 May 2024 – 31 May 2025", id="not-one-month"),
        pytest.param("9999-12-01", "9999-12-31", "Dec 9999", id="end-of-time"),
    ],
)
def test_dates_are_spelled_as_short_as_they_stay_clear(start: str, end: str, words: str) -> None:
    assert spell_dates(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) == words


@pytest.mark.parametrize("width", [0, 40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal_nor_ends_in_blanks(width: int) -> None:
    for line in as_text(the_mackerel_story(), width=width).splitlines():
        assert cell_len(line) <= max(width, 40)
        assert line == line.rstrip()


def test_wide_characters_wrap_under_their_own_text() -> None:
    quote = "挪威与冰岛的渔业部长在卑尔根会晤并同意削减鲭鱼捕捞量" * 3
    meeting = a_meeting(evidence=[quoted(1, quote)])
    lines = as_text(a_summary(meetings=[meeting]), width=40).splitlines()
    wide = [line for line in lines if any(character in line for character in quote)]
    assert len(wide) > 1
    assert all(line.startswith(" " * 6) and line[6] != " " for line in wide)
    assert all(cell_len(line) <= 40 for line in wide)


def test_colour_changes_no_word() -> None:
    coloured = as_text(the_mackerel_story(), width=80, colour=True)
    assert "\x1b[33m“reportedly”\x1b[0m" in coloured
    assert SGR.sub("", coloured) == SHOWN


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        pytest.param("NO_COLOR", "1", id="no-color"),
        pytest.param("FORCE_COLOR", "1", id="force-color"),
        pytest.param("TERM", "dumb", id="dumb-terminal"),
        pytest.param("COLUMNS", "43", id="columns"),
    ],
)
def test_only_the_arguments_decide_on_width_and_colour(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    story = the_mackerel_story()
    coloured = as_text(story, width=60, colour=True)
    monkeypatch.setenv(variable, value)
    assert as_text(story, width=80) == SHOWN
    assert as_text(story, width=60, colour=True) == coloured


def test_a_notebook_gets_the_text_and_nothing_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = type("ZMQInteractiveShell", (), {})
    monkeypatch.setattr("builtins.get_ipython", shell, raising=False)
    assert as_text(the_mackerel_story(), width=80) == SHOWN
    assert capsys.readouterr().out == ""


def test_json_costs_no_import_of_rich() -> None:
    code = "import summarizer.render._terminal, sys; print('rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


PIECES = [
    *("\x1b[2J", "\x1b]0;title\x07", "\x9b31m", "\x7f", "\x85", "\r", "\n\n# ", "\u2028", "\u2029"),
    *("\ufeff", "\u200b", "\u200d", "\u00ad", "\U000e0041", "\ue000", "\u0601", "\u3164"),
    *("[red]", "[/]", "[link=http://x]", ":smile:", "<b>", "<!--", "&lt;", "&#91;", "![a](b)"),
    *("[a]: /b", "**", "__", "`", "```\n", "~~", "\n> ", "\n- ", "\n1. ", "1. ", "- ", "+ ", "    "),
    *("\n---\n", "\n===\n", "|a|b|\n|-|-|\n", "\\", "www.x.is", "http://x.is", "a@b.is", "$x$"),
    *("漢字", "é", "e\u0301", "😀", "العربية", *BIDI),
]
TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
)
# Fields that hold ids, words from a fixed list, or digits: no other text fits them.
FIXED = {
    *("id", "kind", "status", "format", "level", "modality", "standing", "voice", "category"),
    *("match", "precision", "parties", "party", "host", "sideline_of", "by", "to", "meeting"),
    *("raised_by", "directed_at"),
}
# Text that a reader of the summary does not need; it is in the JSON.
LEFT_OUT = {"language", "country", "aliases", "prompt_hash", "schema_version", "package_version"}


def respelled(value: Any, words: Iterator[str], skip: frozenset[str] = frozenset()) -> Any:
    """The story, as data, with the next of `words` in the place of each text but those of `skip`."""
    if isinstance(value, str):
        return next(words)
    if isinstance(value, list | tuple):
        return [respelled(each, words, skip) for each in value]
    if not isinstance(value, dict):
        return value
    # A dict is an item wherever "parties" stands at the top, and ids where it stands in a meeting.
    changed = {
        key: each
        if (key in FIXED and not _holds_items(each)) or key in skip
        else respelled(each, words, skip)
        for key, each in value.items()
    }
    if "quote" in changed:
        changed["end"] = changed["start"] + len(changed["quote"])
    return changed


def _holds_items(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], dict)


def a_story_of(words: list[str]) -> Summary:
    """The mackerel story with `words`, over and over, in each of its fields of free text."""
    return Summary.model_validate(respelled(the_mackerel_story().model_dump(), cycle(words)))


@given(st.lists(TEXT, min_size=1, max_size=8), st.integers(-5, 120), st.booleans())
def test_no_text_can_steer_a_terminal(words: list[str], width: int, colour: bool) -> None:
    shown = as_text(a_story_of(words), width=width, colour=colour)
    assert shown.endswith("\n")
    if colour:
        shown = SGR.sub("", shown)
    unsafe = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
    assert not [c for c in shown if c != "\n" and unicodedata.category(c) in unsafe]
    assert all(cell_len(line) <= max(width, 40) for line in shown.split("\n"))


@given(TEXT)
def test_text_made_plain_stays_one_line_and_as_it_is(text: str) -> None:
    once = make_printable(text)
    assert len(once.splitlines()) <= 1
    assert make_printable(once) == once


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Jón  Hallsson – 漢字", "Jón  Hallsson – 漢字", id="harmless"),
        pytest.param("two\r\n\tlines", "two lines", id="line-break"),
        pytest.param("\x1b[31mred\x9b0m\x07", "�[31mred�0m�", id="escape-sequence"),
        pytest.param("safe\u202etxt.exe\u2066", "safetxt.exe", id="bidi"),
        pytest.param("a\u200bb\ufeffc\u00add\U000e0041", "abcd", id="zero-width"),
        pytest.param("\ue000\x7f", "��", id="private-use-and-del"),
        pytest.param("10\u00a0000", "10\u00a0000", id="no-break-space"),
    ],
)
def test_characters_that_could_deceive_become_visible_or_vanish(text: str, shown: str) -> None:
    assert make_printable(text) == shown


def test_rich_markup_in_a_document_is_shown_as_it_stands() -> None:
    words = "[red]Norway[/red] [link=http://x.is]:smile:[/link]"
    shown = as_text(a_summary(commitments=[a_commitment(action=words)]), colour=True)
    assert words in shown


def structure(markdown: str) -> list[str]:
    """The types of all Markdown tokens but those of text; HTML, tables and strikes are understood."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    found = []
    for token in parser.parse(markdown):
        found.append(f"{token.type} {token.tag}")
        children = token.children or []
        found += [child.type for child in children if child.type not in {"text", "text_special"}]
    return found


@given(st.lists(TEXT, min_size=1, max_size=8))
def test_no_text_becomes_markup_in_a_note(words: list[str]) -> None:
    # With a letter at one end no field is empty, so nothing of the note may be missing either.
    for marked in ([f"{word}x" for word in words], [f"x{word}" for word in words]):
        note = as_markdown(a_story_of(marked))
        assert structure(note) == structure(as_markdown(a_story_of(["x"])))
        assert not [c for c in note if c != "\n" and unicodedata.category(c) in {"Cc", "Cf"}]


@pytest.mark.parametrize(
    ("words", "note"),
    [
        pytest.param("[a](http://x.is)", r"\[a\](http\://x.is)", id="link"),
        pytest.param("![a](b)", r"!\[a\](b)", id="image"),
        pytest.param("see www.x.is", r"see www\.x.is", id="bare-address"),
        pytest.param("<img src=x>", r"\<img src\=x\>", id="html"),
        pytest.param("&lt;b&gt;", r"\&lt;b\&gt;", id="entity"),
        pytest.param("# a\n# b", r"\# a \# b", id="heading"),
        pytest.param("*a* _b_ `c` ~~d~~", r"\*a\* \_b\_ \`c\` \~\~d\~\~", id="emphasis"),
        pytest.param("a\\", "a\\\\", id="backslash"),
        pytest.param("a@b.is {x} ^1 a|b", r"a\@b.is \{x\} \^1 a\|b", id="dialects"),
        pytest.param("US$ 1.5 (about 2-3%)!", r"US\$ 1.5 (about 2-3%)!", id="nothing-needless"),
    ],
)
def test_a_note_escapes_what_markdown_would_read(words: str, note: str) -> None:
    shown = as_markdown(a_summary(commitments=[a_commitment(action=words)]))
    assert f" pledged: {note}\n" in shown


@pytest.mark.parametrize("start", ["1. ", "1) ", "- ", "+ ", "# ", "> ", "    ", "--- ", ": ", "| "])
def test_an_overview_starts_no_block_of_its_own(start: str) -> None:
    point = {"text": f"{start}Norway agreed.", "evidence": [quoted(1, "agreed")]}
    plainly = {"text": "Norway agreed.", "evidence": [quoted(1, "agreed")]}
    note, other = as_markdown(a_summary(overview=[point])), as_markdown(a_summary(overview=[plainly]))
    assert structure(note) == structure(other)


@pytest.mark.parametrize("show", [as_text, as_markdown])
def test_every_text_that_a_reader_needs_is_shown(show: Any) -> None:
    # One of two refusals has a diff, which holds the words of the passage nearest to it.
    words = [f"word{number}x" for number in range(200)]
    left = iter(words)
    data = respelled(the_mackerel_story().model_dump(), left, frozenset({*LEFT_OUT, "nearest"}))
    used = words[: words.index(next(left))]
    shown = show(Summary.model_validate(data))
    assert len(used) > 50
    # Of what the overview rests on, the sentence numbers are enough: the items quote the words.
    resting = {each["quote"] for point in data["overview"] for each in point["evidence"]}
    assert {word for word in used if word not in shown} == resting


def test_json_is_pydantics_own_and_loads_back_equal() -> None:
    story = the_mackerel_story()
    assert as_json(story) == story.model_dump_json(indent=2) + "\n"
    assert "Jón Hallsson" in as_json(story)
    assert as_json_line(story) == story.model_dump_json() + "\n"
    assert Summary.model_validate_json(as_json(story)) == story


@given(st.lists(TEXT, min_size=1, max_size=8))
def test_json_loads_back_equal_and_holds_nothing_that_steers_a_terminal(words: list[str]) -> None:
    story = a_story_of(words)
    for shown in (as_json(story), as_json_line(story)):
        assert Summary.model_validate_json(shown) == story
        assert not [c for c in shown if c in BIDI or (c != "\n" and unicodedata.category(c) == "Cc")]
    assert len(as_json_line(story).splitlines()) == 1


@pytest.mark.parametrize("show", [as_json, as_json_line, as_markdown, as_text])
def test_half_a_character_is_shown_as_one_that_is_missing(show: Any) -> None:
    shown = show(a_summary(commitments=[a_commitment(action="share \ud800\x7f catches")]))
    assert "share �" in shown
    assert shown.encode()


@pytest.mark.parametrize(
    ("show", "whole"),
    [pytest.param(as_json, 2, id="indented"), pytest.param(as_json_line, None, id="line")],
)
def test_json_with_half_a_character_has_the_form_of_any_other(show: Any, whole: int | None) -> None:
    broken = a_summary(commitments=[a_commitment(action="share \ud800")])
    mended = a_summary(commitments=[a_commitment(action="share �")])
    assert show(broken) == mended.model_dump_json(indent=whole) + "\n"
