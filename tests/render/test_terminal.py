"""The terminal: what a summary looks like, and that nothing in it steers what shows it."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from case_tables import cases_in
from examples import attribution
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from stories import (
    LEFT_OUT,
    SGR,
    TEXT,
    a_story_of,
    quoted,
    respelled,
    shown_commitment,
    shown_concern,
    shown_meeting,
    shown_summary,
    the_mackerel_story,
)

from summarizer.render._markdown import as_markdown
from summarizer.render._terminal import as_text
from summarizer.schemas import Summary

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
      outcome: (“apparently”) partly done (R1)
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

Outcomes
  What came of earlier undertakings.

  R1  Faroe Islands  (“apparently”) partly done: send their logbooks
      Apr 2025 (“in April”) · undertaken as C1
      according to Ingrid Solheim
      “les livres ne sont venus qu’en partie” [s9]
      translation: “the books came only in part”

Rejected
  Answered by the model, but refused: not part of the summary.

  -   commitment: ban drift nets
      not verbatim: the document words it otherwise
      differs: [-They will ban-] {+They talked about+} drift nets.
      nearest: “They talked about drift nets.”

  -   concern: oil prices
      the quote stands nowhere in the document

gpt-harbour · prompt summary.v1 · not verified · 2 requests · 3,210 tokens in
(1,024 cached) · 640 out · US$ 0.0123
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

gpt-harbour · prompt summary.v1 · not verified · 1 request · 900 tokens in · 80 out ·
cost unknown
"""


def test_a_terminal_shows_everything_that_a_summary_holds() -> None:
    assert as_text(the_mackerel_story(), width=80) == SHOWN


def test_a_summary_of_nothing_says_so_and_shows_no_empty_lists_of_asks_or_refusals() -> None:
    assert as_text(shown_summary()) == EMPTY


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
    known = shown_summary().document.model_dump()
    shown = as_text(shown_summary(document={**known, **document}))
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
    assert line in as_text(shown_summary(meetings=[shown_meeting(**meeting)]))


def test_a_label_too_long_for_its_column_stands_on_a_line_above() -> None:
    shown = as_text(shown_summary(meetings=[shown_meeting(id=f"m{number}") for number in range(1, 101)]))
    assert "\n  M99 Norway – Iceland\n" in shown
    assert "\n  M100\n      Norway – Iceland\n" in shown


def test_people_of_no_known_side_come_last() -> None:
    people = [
        {"name": "Maud Lind", "role": None, "party": None},
        {"name": "Jón Hallsson", "role": None, "party": "p2"},
    ]
    shown = as_text(shown_summary(meetings=[shown_meeting(participants=people)])).splitlines()
    assert shown[6:8] == ["      Iceland: Jón Hallsson", "      also there: Maud Lind"]


@pytest.mark.parametrize("name", ["", " ", "\u200b", "\n"])
def test_a_party_whose_name_cannot_be_seen_is_said_to_have_none(name: str) -> None:
    parties = [{"id": "p1", "name": name, "known_by": None, "kind": "state"}]
    summary = shown_summary(parties=parties, commitments=[shown_commitment()])
    assert "C1  unnamed party  pledged: share" in as_text(summary)
    assert "**C1** **unnamed party** pledged: share" in as_markdown(summary)


def test_a_person_who_is_a_side_is_named_once_with_the_role() -> None:
    people = [{"name": "Ana Lind", "role": "chair", "party": "p1"}]
    parties = [{"id": "p1", "name": "Ana Lind", "known_by": None, "kind": "person"}]
    meeting = shown_meeting(parties=["p1"], participants=people)
    shown = as_text(shown_summary(parties=parties, meetings=[meeting])).splitlines()
    assert shown[5:7] == ["  M1  Ana Lind", "      Ana Lind (chair)"]


@pytest.mark.parametrize(
    ("attribution", "phrase"),
    [
        pytest.param(attribution(None, "reporter"), "in the writer's words", id="writer"),
        pytest.param(attribution("Wire", "reporter"), "in the writer's words (Wire)", id="named-writer"),
        pytest.param(
            attribution(None, "anonymous"), "according to an anonymous source", id="nobody-named"
        ),
        pytest.param(attribution("Jón", "named_person"), "according to Jón", id="person"),
        pytest.param(
            attribution("aides", "anonymous"), "according to aides (anonymous source)", id="anonymous"
        ),
        pytest.param(
            attribution("a Joint Statement", "joint_statement"),
            "according to a Joint Statement",
            id="kind-told-by-its-wording",
        ),
    ],
)
def test_each_item_says_who_says_so(attribution: dict[str, Any], phrase: str) -> None:
    shown = as_text(shown_summary(commitments=[shown_commitment(attribution=attribution)])).splitlines()
    assert f"      {phrase}" in shown


@pytest.mark.parametrize(
    ("concern", "line"),
    [
        pytest.param({}, "said by itself, in the writer's words", id="stated"),
        pytest.param({"raised_by": ["p1", "p2"]}, "said by themselves, in the", id="by-two"),
        pytest.param({"raised_by": []}, "K1  unnamed party  worry: falling", id="by-nobody-named"),
        pytest.param(
            {"voice": "reported", "attribution": attribution("the Wire", "media")},
            "as the writer puts it, according to the Wire (media reports)",
            id="reported",
        ),
        pytest.param({"category": "nuclear_cbrn"}, "nuclear/CBRN", id="category-in-words"),
    ],
)
def test_a_concern_says_whose_voice_it_is(concern: dict[str, Any], line: str) -> None:
    assert line in as_text(shown_summary(concerns=[shown_concern(**concern)]))


def test_an_ask_never_stands_among_the_commitments() -> None:
    ask = shown_commitment(modality="expressed_interest", action="open ports")
    shown = as_text(shown_summary(commitments=[ask]))
    commitments, asks = shown.split("Asks and hopes (not binding)\n")
    assert commitments.endswith("Commitments (binding)\n  None reported.\n\n")
    assert "C1  Norway  expressed interest: open ports" in asks


def test_a_refused_quote_without_a_diff_shows_the_nearest_passage() -> None:
    refused = {"what": "concern: oil", "why": "not verbatim", "nearest": "They spoke of oil."}
    assert "      nearest: “They spoke of oil.”\n" in as_text(shown_summary(rejected=[refused]))


@pytest.mark.parametrize("width", [0, 40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal_nor_ends_in_blanks(width: int) -> None:
    for line in as_text(the_mackerel_story(), width=width).splitlines():
        assert cell_len(line) <= max(width, 40)
        assert line == line.rstrip()


def test_wide_characters_wrap_under_their_own_text() -> None:
    quote = "挪威与冰岛的渔业部长在卑尔根会晤并同意削减鲭鱼捕捞量" * 3
    meeting = shown_meeting(evidence=[quoted(1, quote)])
    lines = as_text(shown_summary(meetings=[meeting]), width=40).splitlines()
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
    cases_in(
        """
        no-color: NO_COLOR => 1
        force-color: FORCE_COLOR => 1
        dumb-terminal: TERM => dumb
        columns: COLUMNS => 43
        """
    ),
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


@pytest.mark.slow
@given(st.lists(TEXT, min_size=1, max_size=8), st.integers(-5, 120), st.booleans())
def test_no_text_can_steer_a_terminal(words: list[str], width: int, colour: bool) -> None:
    shown = as_text(a_story_of(words), width=width, colour=colour)
    assert shown.endswith("\n")
    if colour:
        shown = SGR.sub("", shown)
    unsafe = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
    assert not [c for c in shown if c != "\n" and unicodedata.category(c) in unsafe]
    assert all(cell_len(line) <= max(width, 40) for line in shown.split("\n"))


def test_rich_markup_in_a_document_is_shown_as_it_stands() -> None:
    words = "[red]Norway[/red] [link=http://x.is]:smile:[/link]"
    shown = as_text(shown_summary(commitments=[shown_commitment(action=words)]), colour=True)
    assert words in shown


@pytest.mark.parametrize("show", [as_text, as_markdown])
def test_every_text_that_a_reader_needs_is_shown(show: Any) -> None:
    words = [f"word{number}x" for number in range(200)]
    left = iter(words)
    data = respelled(the_mackerel_story().model_dump(), left, frozenset(LEFT_OUT))
    used = words[: words.index(next(left))]
    shown = show(Summary.model_validate(data))
    assert len(used) > 50
    # Of what the overview rests on, the sentence numbers are enough: the items quote the words.
    resting = {each["quote"] for point in data["overview"] for each in point["evidence"]}
    assert {word for word in used if word not in shown} == resting
