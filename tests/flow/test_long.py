"""Long documents: asked about in windows, corrected in one round, and put together as one summary."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from typing import Any

import pytest
from examples import (
    EMPTY,
    PROMPT,
    TEXT,
    attribution,
    commitment,
    concern,
    document,
    evidence,
    good,
    meeting,
    summary_of,
)
from hypothesis import given
from hypothesis import strategies as st
from volumes import Volume, reader, volume

from summarizer import AnswerError, Document, EndpointError, RefusalError, Summary, TruncatedError
from summarizer._call.call import Call
from summarizer._call.reply import Reply
from summarizer._flow.corefer import at_once, candidates, may_be_one
from summarizer._flow.flow import first_calls, summarize_flow
from summarizer._model.drive import drive, run
from summarizer._text.reading import Reading
from summarizer._text.split import split
from summarizer.schemas import Attribution, Usage, When

Ask = Callable[[Call], Reply]


def _summary(text: str | Document, ask: Ask, *, window: int = 6_000) -> Summary:
    told = Document(text, published="2024-05-08") if isinstance(text, str) else text
    flow = summarize_flow(told, PROMPT, model="test-model", version="0", window=window)
    return run(flow, ask)


def _grounded(summary: Summary, text: str) -> bool:
    return all(text[each.start : each.end] == each.quote for each in summary.all_evidence())


class Reader:
    """The scripted reader, remembering what it was asked; what `instead` gives goes before.

    To it no two items of several parts are one: those calls are apart, in `compared`.
    """

    def __init__(
        self, instead: Callable[[Call, int], Reply | None] = lambda _call, _number: None
    ) -> None:
        self.calls: list[Call] = []
        self.compared: list[Call] = []
        self._instead = instead

    def __call__(self, call: Call) -> Reply:
        if call.name == "coreference":
            self.compared.append(call)
            return reader(call)
        self.calls.append(call)
        return self._instead(call, len(self.calls)) or reader(call)

    @property
    def numbers(self) -> list[int]:
        """The numbers of the sentences that it was shown."""
        return [int(each) for call in self.calls for each in re.findall(r"(?m)^\[(\d+)\] ", call.user)]


@dataclass(frozen=True)
class Read:
    """A volume, the summary that came of it, and what was asked for it."""

    made: Volume
    summary: Summary
    ask: Reader


@pytest.fixture(
    scope="module", params=[pytest.param(45_000, id="briefing"), pytest.param(400_000, id="volume")]
)
def read(request: pytest.FixtureRequest) -> Read:
    made, ask = volume(request.param), Reader()
    return Read(made, _summary(made.text, ask), ask)


def test_every_item_of_a_long_document_is_found_once_with_its_references(read: Read) -> None:
    made, summary = read.made, read.summary
    assert summary.rejected == ()
    told = {int(re.findall(r"\d+", each.action)[0]): each for each in summary.commitments}
    assert len(told) == len(summary.commitments)
    assert {sum_: len(each.evidence) for sum_, each in told.items()} == made.promises
    assert {
        each.when.text: len(each.evidence) for each in summary.meetings if each.when
    } == made.meetings
    assert all(each.when and each.when.precision == "day" for each in summary.meetings)
    assert [re.findall(r"on line \d+", each.about) for each in summary.concerns] == [
        [worry] for worry in made.worries
    ]
    # Each promise was made at the meeting told just before it, whatever the ids of its window.
    meetings = {each.id: each for each in summary.meetings}
    names = {each.id: each.name for each in summary.parties}
    assert len(set(names.values())) == len(names)
    for promise in summary.commitments:
        met = meetings[promise.meeting or ""]
        assert promise.by[0] in met.parties
        assert met.evidence[0].sentence + 1 == promise.evidence[0].sentence
        assert promise.evidence[0].quote.startswith(names[promise.by[0]])
    starts = [each.evidence[0].start for each in summary.overview]
    assert len(starts) == 6 and starts == sorted(starts)
    assert _grounded(summary, made.text)


def test_the_cost_grows_with_the_text_and_no_faster(read: Read) -> None:
    made, summary, ask = read.made, read.summary, read.ask
    sentences = split(made.text)
    assert len(ask.calls) == sum(each.end - each.start for each in sentences) // 24_000 + 1
    # Rules, numbers and contexts come on top: two fifths of the text, at most.
    compared = sum(len(call.system) + len(call.user) for call in ask.compared) // 4
    assert len(made.text) // 4 < summary.usage.tokens_in - compared < 1.4 * len(made.text) // 4
    assert 0 < compared < 0.4 * len(made.text) // 4
    assert summary.usage.requests == len(ask.calls) + len(ask.compared)
    assert ask.numbers == [each.number for each in sentences]


def test_a_document_that_fits_is_asked_as_it_always_was() -> None:
    (call,) = first_calls(document(), PROMPT)
    assert call == PROMPT.summary(Reading(document(), split(TEXT)))
    assert "[context]" not in call.user and "part 1" not in call.user
    assert call.user.startswith("Published: 2024-03-07, a Thursday\n##### document ")


def test_each_part_is_told_which_it_is_and_what_it_may_cite() -> None:
    calls = first_calls(Document(volume(90_000).text), PROMPT)
    assert len(calls) == 4
    for number, call in enumerate(calls, 1):
        assert f"This is part {number} of {len(calls)} of the document." in call.user
        before, _, after = call.user.partition(" begins\n")
        assert "cite numbered sentences only" in before
        assert ("[context] " in after) is (number > 1)
        assert call.system == calls[0].system and call.schema == calls[0].schema


def test_the_provenance_tells_that_a_summary_was_made_in_parts() -> None:
    whole = _summary(document(), lambda _: Reply(good()))
    parts = _summary(document(), lambda _: Reply(EMPTY), window=40)
    assert whole.provenance.prompt_hash == PROMPT.hash_of(1)
    assert parts.provenance.prompt_hash == PROMPT.hash_of(2) != PROMPT.hash_of(1)


EDGES = st.lists(st.integers(1, 12), min_size=2, max_size=14)


@given(paragraphs=EDGES, tokens=st.integers(5, 150))
def test_what_is_quoted_at_the_edges_of_every_window_comes_out_to_the_letter(
    paragraphs: list[int], tokens: int
) -> None:
    count = 0
    lines = []
    for size in paragraphs:
        lines.append(
            " ".join(f"Norway pledged {count + n} loads of grain." for n in range(100, 100 + size))
        )
        count += size
    text = "\n\n".join(lines)
    edges: set[int] = set()

    def ask(call: Call) -> Reply:
        if call.name == "coreference":
            return reader(call)
        shown = re.findall(r"(?m)^\[(\d+)\] (.+)\.$", call.user)
        edges.update(int(shown[at][0]) for at in (0, -1))
        promised = [
            commitment(
                f"c{at}", by=["p1"], action=f"send {words[15:]}", evidence=evidence(int(number), words)
            )
            for at, (number, words) in enumerate(dict.fromkeys([shown[0], shown[-1]]))
        ]
        parties = [{"id": "p1", "name": "Norway", "kind": "state"}]
        return Reply(EMPTY | {"parties": parties, "commitments": promised})

    summary = _summary(text, ask, window=tokens)
    assert summary.rejected == ()
    assert _grounded(summary, text)
    assert [each.evidence[0].sentence for each in summary.commitments] == sorted(edges)


STORY = """\
Norway and Iceland Talk of Fish

BERGEN — Norway and Iceland met in Bergen on Monday. Norway pledged 10 million crowns for the quay.

Norway and Iceland had met before, on 3 March 2021, in Oslo. Iceland reportedly agreed to clear the \
harbour.

The talks between Norway and Iceland went on until dark. Norway said that it would pay the 10 million \
crowns for the quay.

Iceland agreed to clear the harbour. Norway reaffirmed that it would pay 10 million crowns for the quay.
"""
PARTIES = [
    {"id": "p1", "name": "Norway", "kind": "state"},
    {"id": "p2", "name": "Iceland", "kind": "state"},
]
WINDOW = 45  # tokens: a paragraph each, but for the headline


def _told(*answers: dict[str, Any], text: str = STORY) -> Summary:
    """The summary of a story, each of whose windows is answered with these items."""
    parts = [EMPTY | {"parties": PARTIES} | each for each in answers]

    def ask(call: Call) -> Reply:
        if call.name != "summary":
            return Reply({"mends": []} if call.name == "correction" else {"groups": []})
        number = re.search(r"This is part (\d+) of (\d+)", call.user)
        assert number is not None and int(number[2]) == len(answers)
        return Reply(parts[int(number[1]) - 1])

    return _summary(text, ask, window=WINDOW)


MET = meeting(
    "m1",
    parties=["p1", "p2"],
    when={"text": "Monday"},
    place="Bergen",
    evidence=evidence(2, "Norway and Iceland met in Bergen on Monday"),
)
BEFORE = meeting(
    "m1",
    parties=["p1", "p2"],
    background=True,
    when={"text": "3 March 2021"},
    place="Oslo",
    evidence=evidence(4, "Norway and Iceland had met before, on 3 March 2021, in Oslo"),
)
TALKS = meeting(
    "m1",
    parties=["p2", "p1"],
    format="unspecified",
    level="unknown",
    topics=["fish"],
    evidence=evidence(6, "The talks between Norway and Iceland went on until dark"),
)
PLEDGE = commitment(
    "c1",
    by=["p1"],
    action="pay 10 million crowns for the quay",
    evidence=evidence(3, "Norway pledged 10 million crowns for the quay"),
)
AGAIN = PLEDGE | {
    "modality": "reaffirmed",
    "evidence": evidence(9, "Norway reaffirmed that it would pay 10 million crowns for the quay"),
}


def test_a_meeting_mentioned_in_a_later_window_is_the_one_it_can_be_and_references_follow() -> None:
    said = PLEDGE | {
        "meeting": "m1",
        "evidence": evidence(7, "Norway said that it would pay the 10 million crowns for the quay"),
    }
    summary = _told({"meetings": [MET]}, {}, {"meetings": [TALKS], "commitments": [said]}, {})
    (met,) = summary.meetings
    assert [each.sentence for each in met.evidence] == [2, 6]
    assert (met.place, met.format, met.topics) == ("Bergen", "in_person", ("fish",))
    assert summary.commitments[0].meeting == met.id


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"background": True}, id="told-as-history"),
        pytest.param({"status": "scheduled"}, id="another-status"),
        pytest.param({"format": "phone"}, id="another-format"),
        pytest.param({"place": "Oslo"}, id="another-place"),
        pytest.param({"when": {"text": "3 March 2021"}}, id="another-day"),
        pytest.param({"parties": ["p1"]}, id="other-sides"),
    ],
)
def test_a_mention_that_differs_in_something_known_is_another_meeting(change: dict[str, Any]) -> None:
    summary = _told({"meetings": [MET]}, {}, {"meetings": [TALKS | change]}, {})
    assert len(summary.meetings) == 2


def test_a_mention_that_two_meetings_would_fit_is_neither() -> None:
    earlier = BEFORE | {"background": False}
    summary = _told({"meetings": [MET]}, {"meetings": [earlier]}, {"meetings": [TALKS]}, {})
    assert [len(each.evidence) for each in summary.meetings] == [1, 1, 1]


def test_a_later_mention_with_a_place_of_its_own_is_not_taken_for_one_without() -> None:
    vague = MET | {"place": None, "when": None}
    later = TALKS | {"place": "Bergen"}
    assert len(_told({"meetings": [vague]}, {}, {"meetings": [later]}, {}).meetings) == 2


ROUNDS = """\
Norway and Iceland held the sixth round of the Fish Dialogue in Bergen, and it went on until dark.

Norway and Iceland had held the fifth round of the Fish Dialogue in Oslo, where nothing came of it.

The sixth round of the Fish Dialogue between Norway and Iceland ended with a supper on the quay.
"""


def test_a_round_of_a_series_is_one_meeting_wherever_it_is_told() -> None:
    def told(round_: str, number: int, quote: str, place: str | None = None) -> dict[str, Any]:
        held = meeting("m1", parties=["p1", "p2"], series="Fish Dialogue", round=round_, place=place)
        return {"meetings": [held | {"evidence": evidence(number, quote)}]}

    summary = _told(
        told("sixth round", 1, "Norway and Iceland held the sixth round"),
        told("fifth round", 2, "Norway and Iceland had held the fifth round", "Oslo"),
        # It adds a place, and would be a mention of nothing but for the round.
        told("sixth round", 3, "The sixth round of the Fish Dialogue between Norway", "the quay"),
        text=ROUNDS,
    )
    assert [(each.round, len(each.evidence)) for each in summary.meetings] == [
        ("sixth round", 2),
        ("fifth round", 1),
    ]


def test_two_meetings_that_one_window_tells_apart_stay_two() -> None:
    other = TALKS | {
        "id": "m2",
        "background": True,
        "evidence": evidence(5, "Iceland reportedly agreed to clear the harbour"),
        "attribution": attribution(hedge="reportedly"),
    }
    assert len(_told({}, {"meetings": [BEFORE, other]}, {}, {}).meetings) == 2


def test_a_promise_told_in_two_windows_is_one_with_two_evidences() -> None:
    summary = _told({"commitments": [PLEDGE | {"to": ["p2"]}]}, {}, {}, {"commitments": [AGAIN]})
    (promise,) = summary.commitments
    assert promise.modality == "pledged"
    assert [each.sentence for each in promise.evidence] == [3, 9]
    assert promise.to == ("p2",)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"by": ["p2"]}, id="another-party"),
        pytest.param({"modality": "urged"}, id="an-ask"),
        pytest.param({"modality": "offered"}, id="an-offer"),
        pytest.param({"standing": "disputed"}, id="disputed"),
        pytest.param({"action": "not pay 10 million crowns for the quay"}, id="negated"),
        pytest.param({"action": "pay for the quay"}, id="without-the-sum"),
        pytest.param({"attribution": attribution("Iceland", "named_person")}, id="only-one-sourced"),
    ],
)
def test_promises_of_two_windows_that_differ_stay_two(change: dict[str, Any]) -> None:
    sourced = PLEDGE | {"attribution": attribution("Norway", "named_person")}
    summary = _told({"commitments": [sourced]}, {}, {}, {"commitments": [AGAIN | change]})
    assert len(summary.commitments) + len(summary.rejected) == 2
    assert all(len(each.evidence) == 1 for each in summary.commitments)


def test_a_hedged_and_a_plain_report_of_two_windows_stay_two() -> None:
    plain = commitment("c1", by=["p2"], modality="agreed", action="clear the harbour")
    hedged = plain | {
        "attribution": attribution(hedge="reportedly"),
        "evidence": evidence(5, "Iceland reportedly agreed to clear the harbour"),
    }
    plain |= {"evidence": evidence(8, "Iceland agreed to clear the harbour")}
    summary = _told({}, {"commitments": [hedged]}, {}, {"commitments": [plain]})
    assert [each.attribution.hedge for each in summary.commitments] == ["reportedly", None]


def test_an_act_without_an_actor_is_not_given_to_one_of_two() -> None:
    nobody = AGAIN | {"by": []}
    other = PLEDGE | {
        "by": ["p2"],
        "evidence": evidence(7, "it would pay the 10 million crowns for the quay"),
    }
    known = _told({"commitments": [PLEDGE]}, {}, {}, {"commitments": [nobody]})
    assert [len(each.by) for each in known.commitments] == [1]
    torn = _told({"commitments": [PLEDGE]}, {}, {"commitments": [other]}, {"commitments": [nobody]})
    assert [len(each.by) for each in torn.commitments] == [1, 1, 0]


def test_a_side_meeting_told_in_two_windows_stays_at_its_summit() -> None:
    summit = MET | {"parties": ["p1", "p2"], "id": "m1"}
    aside = meeting("m2", parties=["p2", "p1"], background=True, sideline_of="m1")
    first = aside | {"evidence": evidence(3, "Norway pledged 10 million crowns")}
    again = TALKS | {"id": "m7"}
    later = aside | {
        "id": "m8",
        "sideline_of": "m7",
        "evidence": evidence(7, "Norway said that it would pay"),
    }
    summary = _told({"meetings": [summit, first]}, {}, {"meetings": [later, again]}, {})
    assert [(each.id, each.sideline_of, len(each.evidence)) for each in summary.meetings] == [
        ("m1", None, 2),
        ("m2", "m1", 2),
    ]


def test_a_concern_voiced_in_two_windows_is_one() -> None:
    first = concern(
        "k1", raised_by=["p2"], about="the harbour", evidence=evidence(5, "agreed to clear the harbour")
    )
    first["attribution"] = attribution(hedge="reportedly")
    again = first | {"evidence": evidence(8, "Iceland agreed to clear the harbour")}
    again["attribution"] = attribution()
    third = again | {"id": "k2", "about": "harbour, the", "evidence": evidence(8, "clear the harbour")}
    summary = _told({}, {"concerns": [first]}, {}, {"concerns": [again, third]})
    assert [len(each.evidence) for each in summary.concerns] == [1, 2]
    assert [each.attribution.hedge for each in summary.concerns] == ["reportedly", None]
    plain = first | {"attribution": attribution()}
    both = _told({}, {"concerns": [plain]}, {}, {"concerns": [again]})
    assert [[each.sentence for each in item.evidence] for item in both.concerns] == [[5, 8]]


def test_the_words_of_a_context_line_are_not_citable_unless_the_part_itself_says_them() -> None:
    cited = PLEDGE | {"evidence": evidence(3, "Norway pledged 10 million crowns for the quay")}
    summary = _told({}, {}, {}, {"commitments": [cited]})
    assert summary.commitments == ()
    assert "not citable in this part" in summary.rejected[0].why
    own = PLEDGE | {
        "evidence": evidence(3, "pay 10 million crowns for the quay"),
        "modality": "reaffirmed",
    }
    (kept,) = _told({}, {}, {}, {"commitments": [own]}).commitments
    assert kept.evidence[0].sentence == 9


def test_an_overview_of_several_windows_takes_the_most_important_of_each_first() -> None:
    def points(*quotes: tuple[int, str]) -> dict[str, Any]:
        return {
            "overview": [
                {"text": f"{words}.", "evidence": evidence(number, words)} for number, words in quotes
            ]
        }

    summary = _told(
        points(
            (3, "Norway pledged 10 million crowns"), (2, "Norway and Iceland met in Bergen on Monday")
        ),
        points((4, "Norway and Iceland had met before"), (4, "in Oslo"), (4, "on 3 March 2021")),
        points((6, "The talks between Norway and Iceland went on until dark")),
        points((8, "Iceland agreed to clear the harbour"), (9, "Norway reaffirmed that it would pay")),
    )
    assert [each.evidence[0].sentence for each in summary.overview] == [2, 3, 4, 4, 6, 8]
    assert summary.overview[2].text == "Norway and Iceland had met before."


RETOLD = {
    "c": "Norway pledged 10 million crowns for the quay",
    "again": "Norway said that it would pay the 10 million crowns for the quay",
}


def _retold(*answers: dict[str, Any], groups: Any) -> tuple[Summary, list[Call]]:
    """The story told by each of its parts, with what the coreference call was answered."""
    compared: list[Call] = []

    def ask(call: Call) -> Reply:
        if call.name == "coreference":
            compared.append(call)
            if isinstance(groups, Exception):
                raise groups
            return Reply({"groups": groups}, Usage(requests=1, tokens_in=7))
        number = re.search(r"This is part (\d+) of", call.user)
        assert number is not None
        return Reply(EMPTY | {"parties": PARTIES} | answers[int(number[1]) - 1])

    return _summary(STORY, ask, window=WINDOW), compared


def _act(id_: str, sentence: int, quote: str, action: str, **fields: Any) -> dict[str, Any]:
    one = commitment(id_, by=["p1"], action=action, evidence=evidence(sentence, quote), **fields)
    return {"commitments": [one]}


FIRST = _act("c1", 3, RETOLD["c"], "give 10 million crowns")
LATER = _act("c1", 7, RETOLD["again"], "pay the 10 million crowns for the quay")


def _group(*items: str) -> list[dict[str, Any]]:
    return [{"thing": "the money for the quay", "items": list(items)}]


def test_what_two_parts_tell_in_other_words_is_one_where_a_reading_of_both_finds_it_so() -> None:
    summary, (call,) = _retold(FIRST, {}, LATER, {}, groups=_group("c2", "c1", "c2"))
    (promise,) = summary.commitments
    assert promise.id == "c1" and promise.action == "give 10 million crowns"
    assert [each.sentence for each in promise.evidence] == [3, 7]
    assert summary.rejected == () and summary.usage.requests == 5
    assert "c2 | commitment (pledged) by Norway; action: pay the 10 million crowns" in call.user
    assert "[3] " in call.user and "[7] " in call.user and "[5] " not in call.user


@pytest.mark.parametrize(
    ("later", "groups"),
    [
        pytest.param(LATER, [], id="nothing-found"),
        pytest.param(LATER, _group("c2"), id="one-alone"),
        pytest.param(LATER, _group("c1", "c9", "m1"), id="items-that-are-none"),
        pytest.param(
            _act("c1", 7, RETOLD["again"], "pay 10 million crowns", modality="urged"),
            _group("c1", "c2"),
            id="an-ask",
        ),
        pytest.param(
            _act("c1", 7, RETOLD["again"], "pay 10 million crowns", standing="disputed"),
            _group("c1", "c2"),
            id="disputed",
        ),
    ],
)
def test_nothing_is_joined_over_a_difference_whatever_the_reading_says(
    later: dict[str, Any], groups: list[dict[str, Any]]
) -> None:
    alone, _ = _retold(FIRST, {}, later, {}, groups=[])
    summary, _ = _retold(FIRST, {}, later, {}, groups=groups)
    assert summary.commitments == alone.commitments


def _on(start: str) -> When:
    day = dt.date.fromisoformat(start)
    return When(text=start, start=day, end=day, precision="day")


def test_amounts_days_and_rounds_that_differ_keep_two_apart() -> None:
    summary, _ = _retold(FIRST, {}, LATER, {}, groups=[])
    first, later = summary.commitments
    assert may_be_one(first, later)
    assert not may_be_one(first, later.model_copy(update={"action": "pay 20 million crowns"}))
    assert may_be_one(first, later.model_copy(update={"action": "pay for the quay"}))
    dated = first.model_copy(update={"deadline": _on("2024-05-01")})
    assert may_be_one(dated, later)
    assert not may_be_one(dated, later.model_copy(update={"deadline": _on("2024-06-01")}))
    assert not may_be_one(first, later.model_copy(update={"by": ("p2",)}))
    one = summary_of(good()).meetings[0].model_copy(update={"when": None, "round": "third"})
    assert may_be_one(one, one.model_copy(update={"when": _on("2024-05-01"), "round": None}))
    assert not may_be_one(one, one.model_copy(update={"round": "fourth"}))
    assert not may_be_one(one, one.model_copy(update={"status": "cancelled"}))
    assert not may_be_one(one, one.model_copy(update={"sideline_of": one.id}))
    assert not may_be_one(one, first)


def test_what_one_part_tells_apart_stays_apart() -> None:
    twice = {
        "commitments": [
            *FIRST["commitments"],
            commitment("c2", by=["p1"], action="help with the quay", evidence=evidence(3, RETOLD["c"])),
        ]
    }
    summary, _ = _retold(twice, {}, LATER, {}, groups=_group("c1", "c2", "c3"))
    told = {each.action: len(each.evidence) for each in summary.commitments}
    assert told == {"give 10 million crowns": 2, "help with the quay": 1}


def test_a_meeting_told_in_two_parts_takes_what_refers_to_it_along() -> None:
    met = meeting("m1", parties=["p1", "p2"], evidence=evidence(2, "Norway and Iceland met in Bergen"))
    talks = "The talks between Norway and Iceland went on until dark"
    went_on = meeting(
        "m1", parties=["p1", "p2"], place="Bergen", background=True, evidence=evidence(6, talks)
    )
    promise = LATER["commitments"][0] | {"meeting": "m1"}
    answers = ({"meetings": [met | {"format": "in_person"}]}, {})
    later = {"meetings": [went_on], "commitments": [promise]}
    apart, _ = _retold(*answers, later, {}, groups=[])
    assert [each.id for each in apart.meetings] == ["m1", "m2"] and apart.commitments[0].meeting == "m2"
    one, _ = _retold(*answers, later, {}, groups=_group("m1", "m2"))
    assert [each.id for each in one.meetings] == ["m1"] and one.commitments[0].meeting == "m1"
    assert [each.sentence for each in one.meetings[0].evidence] == [2, 6]
    assert one.meetings[0].place == "Bergen" and not one.meetings[0].background


HEDGED = Attribution(source=None, kind="reporter", hedge="reportedly")
PLAIN = Attribution(source=None, kind="reporter", hedge=None)


@pytest.mark.parametrize(
    ("kind", "mine", "its"),
    [
        pytest.param(
            "commitments", {"condition": "if talks go on"}, {"condition": "if it thaws"}, id="condition"
        ),
        pytest.param("commitments", {"attribution": HEDGED}, {"attribution": PLAIN}, id="hedge"),
        pytest.param("commitments", {"action": "raise it"}, {"action": "not raise it"}, id="negation"),
        pytest.param("commitments", {"action": "a third run"}, {"action": "a fourth run"}, id="place"),
        pytest.param("commitments", {"to": ("p2",)}, {"to": ("p3",)}, id="to-others"),
        pytest.param("commitments", {"by": ("p1", "p2")}, {"by": ("p1", "p3")}, id="by-others"),
        pytest.param(
            "commitments", {"deadline": When(text="June")}, {"deadline": When(text="May")}, id="month"
        ),
        pytest.param("meetings", {"parties": ("p1", "p2")}, {"parties": ("p1", "p3")}, id="sides"),
        pytest.param("meetings", {"format": "phone"}, {"format": "in_person"}, id="format"),
        pytest.param("meetings", {"place": "Bergen"}, {"place": "Oslo"}, id="place-of-a-meeting"),
        pytest.param("meetings", {"host": "p1"}, {"host": "p2"}, id="host"),
        pytest.param("meetings", {"attribution": HEDGED}, {"attribution": PLAIN}, id="hedged-meeting"),
        pytest.param("concerns", {"about": "10 nets"}, {"about": "20 nets"}, id="figure"),
        pytest.param("concerns", {"directed_at": ("p1",)}, {"directed_at": ("p3",)}, id="at-others"),
    ],
)
def test_what_is_known_of_both_and_differs_keeps_two_apart(
    kind: str, mine: dict[str, Any], its: dict[str, Any]
) -> None:
    one = getattr(summary_of(good()), kind)[0].model_copy(update=mine)
    assert may_be_one(one, one)
    assert not may_be_one(one, one.model_copy(update=its))


def test_a_joined_item_has_all_of_the_sides_and_the_figure_that_one_of_the_two_gives() -> None:
    more = _act("c1", 7, RETOLD["again"], "pay the 10 million crowns", to=["p2"], condition=None)
    less = _act("c1", 3, RETOLD["c"], "help with the quay")
    more["commitments"][0]["by"] = ["p1", "p2"]
    summary, _ = _retold(less, {}, more, {}, groups=_group("c1", "c2"))
    (promise,) = summary.commitments
    assert (promise.by, promise.to) == (("p1", "p2"), ("p2",))
    assert promise.action == "pay the 10 million crowns"


def test_two_parts_are_compared_though_the_first_item_of_a_side_stands_in_both() -> None:
    items = {f"c{at}": summary_of(good()).commitments[0] for at in (1, 2, 3)}
    told = {"c1": frozenset({0, 1}), "c2": frozenset({0}), "c3": frozenset({1})}
    assert candidates(items, told) == [["c1", "c2", "c3"]]


def test_items_of_one_side_are_compared_in_one_call_where_they_are_not_too_many() -> None:
    alike = [
        [f"{side}{at}" for at in range(count)] for side, count in (("a", 60), ("b", 60), ("c", 141))
    ]
    parts = at_once(alike)
    assert [len(part) for part in parts] == [60, 60, 100, 41]
    assert list(chain(*parts)) == list(chain(*alike))
    assert at_once([["a"]]) == []


@pytest.mark.parametrize(
    "failure",
    [
        pytest.param(EndpointError("it went away", spent={"requests": 3}), id="endpoint"),
        pytest.param([{"thing": "no list", "items": 1}], id="another-schema"),
    ],
)
def test_where_no_reading_of_both_comes_all_stands_and_that_is_told(failure: Any) -> None:
    summary, _ = _retold(FIRST, {}, LATER, {}, groups=failure)
    assert len(summary.commitments) == 2
    assert summary.rejected[0].what == "coreference of 2 items"
    assert summary.rejected[0].why.endswith("what is told twice may be listed twice")


def test_where_no_two_parts_can_tell_of_one_thing_nothing_is_asked() -> None:
    summary, compared = _retold(FIRST, {}, {}, {}, groups=[])
    assert len(summary.commitments) == 1 and compared == []


def test_the_corrections_of_all_windows_are_asked_together_and_cost_their_own_faults_only() -> None:
    bad = PLEDGE | {"evidence": evidence(3, "Norway promised 10 million crowns for the quay")}
    worse = AGAIN | {"evidence": evidence(9, "Norway repeated that it would pay 10 million crowns")}
    rounds: list[list[str]] = []
    flow = summarize_flow(Document(STORY), PROMPT, model="test-model", version="0", window=WINDOW)
    calls = next(flow)
    rounds.append([each.name for each in calls])
    answers = [{"commitments": [bad]}, {}, {}, {"commitments": [worse]}]
    calls = flow.send([Reply(EMPTY | {"parties": PARTIES} | each) for each in answers])
    rounds.append([each.name for each in calls])
    assert rounds == [["summary"] * 4, ["correction"] * 2]
    assert "reaffirmed" not in calls[0].user and "pledged" not in calls[1].user
    mend = {"fault": 1, "drop": False, "sentence": 3, "text": PLEDGE["evidence"][0]["quote"]}
    with pytest.raises(StopIteration) as done:
        flow.send([Reply({"mends": [mend]}), EndpointError("it went away", spent={"requests": 3})])
    summary: Summary = done.value.value
    assert [each.sentence for item in summary.commitments for each in item.evidence] == [3]
    assert [each.what.partition(":")[0] for each in summary.rejected] == [
        "correction of 1 fault",
        "commitment",
    ]
    assert summary.usage.requests == 4 + 1 + 3


def test_a_truncated_answer_splits_its_window_and_its_cost_counts() -> None:
    made = volume(45_000)

    def cut_off(call: Call, number: int) -> Reply | None:
        if "part 2 of 2" in call.user or "part 2.1 of 2" in call.user:
            raise TruncatedError("it stopped", spent={"requests": 1, "tokens_out": 1_000})
        return None

    ask = Reader(cut_off)
    summary = _summary(made.text, ask)
    parts = [re.search(r"part ([\d.]+) of 2", call.user) for call in ask.calls]
    assert [each and each[1] for each in parts] == ["1", "2", "2.1", "2.2", "2.1.1", "2.1.2"]
    whole = _summary(made.text, reader)
    assert summary.usage.requests == 6 + 1 and summary.usage.tokens_out == 2_000
    assert summary.model_copy(update={"usage": whole.usage, "overview": whole.overview}) == whole


def test_a_short_document_whose_answer_is_cut_off_is_asked_about_in_halves() -> None:
    made = volume(3_000, every=1_000)

    def cut_off(_: Call, number: int) -> Reply | None:
        if number == 1:
            raise TruncatedError("it stopped")
        return None

    ask = Reader(cut_off)
    summary = _summary(made.text, ask)
    assert ["part" in call.user.partition(" begins")[0] for call in ask.calls] == [False, True, True]
    assert len(summary.commitments) == len(made.promises)


def test_an_answer_that_is_always_cut_off_ends_at_one_sentence_and_does_not_ask_for_each() -> None:
    def never(_: Call) -> Reply:
        raise TruncatedError("it stopped", spent={"requests": 1})

    with pytest.raises(TruncatedError, match=r"part 1[.1]* of 4: it stopped") as caught:
        _summary(STORY, never, window=WINDOW)
    assert caught.value.spent["requests"] <= 6


@pytest.mark.parametrize(
    "failure",
    [
        pytest.param(EndpointError("it went away", spent={"requests": 6}), id="endpoint"),
        pytest.param(RefusalError("it declined", spent={"requests": 6, "tokens_in": 9}), id="refusal"),
    ],
)
def test_one_window_that_fails_fails_the_document_and_the_cost_of_all_is_told(
    failure: EndpointError | RefusalError,
) -> None:
    made = volume(400_000)

    def fails(call: Call, _: int) -> Reply | None:
        if "part 3 of 17" in call.user:
            raise failure
        return None

    ask = Reader(fails)
    with pytest.raises(type(failure), match="part 3 of 17: it "):
        _summary(made.text, ask)
    assert len(ask.calls) == 17
    assert failure.spent["requests"] == 16 + 6
    assert failure.spent["tokens_in"] > 100_000


def test_a_window_answered_in_another_shape_fails_the_document_at_its_cost() -> None:
    with pytest.raises(AnswerError, match=r"part 1 of 4: .*another schema") as caught:
        _summary(STORY, lambda _: Reply({"all": "well"}, Usage(requests=2)), window=WINDOW)
    assert caught.value.spent["requests"] == 8


def test_the_order_in_which_answers_come_changes_nothing() -> None:
    made = volume(120_000)

    async def summary(delays: Callable[[int], float]) -> tuple[Summary, list[int]]:
        done: list[int] = []
        count = 0

        async def ask(call: Call) -> Reply:
            nonlocal count
            if call.name == "coreference":
                return reader(call)
            count += 1
            number = count
            await asyncio.sleep(delays(number))
            done.append(number)
            return reader(call)

        flow = summarize_flow(Document(made.text), PROMPT, model="test-model", version="0")
        return await drive(flow, ask), done

    async def both() -> None:
        one, forth = await summary(lambda number: number / 1_000)
        other, back = await summary(lambda number: (9 - number) / 100)
        assert forth == back[::-1] == sorted(back)
        assert one == other

    asyncio.run(both())


def test_an_error_of_another_kind_leaves_no_call_running() -> None:
    running: set[str] = set()

    async def ask(call: Call) -> Reply:
        if "part 2 of" in call.user:
            raise ZeroDivisionError
        running.add(call.user)
        try:
            await asyncio.sleep(60)
        finally:
            running.discard(call.user)
        return reader(call)

    async def main() -> None:
        flow = summarize_flow(Document(STORY), PROMPT, model="test-model", version="0", window=WINDOW)
        with pytest.raises(ZeroDivisionError):
            await drive(flow, ask)
        assert not running

    asyncio.run(main())
