"""Long documents: asked about in windows, corrected in one round, and put together as one summary."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from examples import (
    EMPTY,
    PROMPT,
    TEXT,
    commitment,
    document,
    evidence,
    good,
    is_grounded,
)
from hypothesis import given
from hypothesis import strategies as st
from volumes import Volume, reader, volume
from windows_told import AGAIN, PARTIES, PLEDGE, STORY, WINDOW, summary_in_windows, told_in_windows

from summarizer import AnswerError, Document, EndpointError, RefusalError, Summary, TruncatedError
from summarizer._call.call import Call
from summarizer._call.reply import Reply
from summarizer._flow.flow import first_calls, summarize_flow
from summarizer._text.reading import Reading
from summarizer._text.split import split_sentences
from summarizer.schemas import Usage


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
    return Read(made, summary_in_windows(made.text, ask), ask)


@pytest.mark.slow
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
    assert is_grounded(summary, made.text)


def test_the_cost_grows_with_the_text_and_no_faster(read: Read) -> None:
    made, summary, ask = read.made, read.summary, read.ask
    sentences = split_sentences(made.text)
    assert len(ask.calls) == sum(each.end - each.start for each in sentences) // 24_000 + 1
    # Rules, numbers and contexts come on top: two fifths of the text, at most.
    compared = sum(len(call.system) + len(call.user) for call in ask.compared) // 4
    assert len(made.text) // 4 < summary.usage.tokens_in - compared < 1.4 * len(made.text) // 4
    assert 0 < compared < 0.4 * len(made.text) // 4
    assert summary.usage.requests == len(ask.calls) + len(ask.compared)
    assert ask.numbers == [each.number for each in sentences]


def test_a_document_that_fits_is_asked_as_it_always_was() -> None:
    (call,) = first_calls(document(), PROMPT)
    assert call == PROMPT.summary(Reading(document(), split_sentences(TEXT)))
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
    whole = summary_in_windows(document(), lambda _: Reply(good()))
    parts = summary_in_windows(document(), lambda _: Reply(EMPTY), window=40)
    assert whole.provenance.prompt_hash == PROMPT.hash_of(1)
    assert parts.provenance.prompt_hash == PROMPT.hash_of(2) != PROMPT.hash_of(1)


EDGES = st.lists(st.integers(1, 12), min_size=2, max_size=14)


@pytest.mark.slow
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

    summary = summary_in_windows(text, ask, window=tokens)
    assert summary.rejected == ()
    assert is_grounded(summary, text)
    assert [each.evidence[0].sentence for each in summary.commitments] == sorted(edges)


def test_the_words_of_a_context_line_are_not_citable_unless_the_part_itself_says_them() -> None:
    cited = PLEDGE | {"evidence": evidence(3, "Norway pledged 10 million crowns for the quay")}
    summary = told_in_windows({}, {}, {}, {"commitments": [cited]})
    assert summary.commitments == ()
    assert "not citable in this part" in summary.rejected[0].why
    own = PLEDGE | {
        "evidence": evidence(3, "pay 10 million crowns for the quay"),
        "modality": "reaffirmed",
    }
    (kept,) = told_in_windows({}, {}, {}, {"commitments": [own]}).commitments
    assert kept.evidence[0].sentence == 9


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
    summary = summary_in_windows(made.text, ask)
    parts = [re.search(r"part ([\d.]+) of 2", call.user) for call in ask.calls]
    assert [each and each[1] for each in parts] == ["1", "2", "2.1", "2.2", "2.1.1", "2.1.2"]
    whole = summary_in_windows(made.text, reader)
    assert summary.usage.requests == 6 + 1 and summary.usage.tokens_out == 2_000
    assert summary.model_copy(update={"usage": whole.usage, "overview": whole.overview}) == whole


def test_a_short_document_whose_answer_is_cut_off_is_asked_about_in_halves() -> None:
    made = volume(3_000, every=1_000)

    def cut_off(_: Call, number: int) -> Reply | None:
        if number == 1:
            raise TruncatedError("it stopped")
        return None

    ask = Reader(cut_off)
    summary = summary_in_windows(made.text, ask)
    assert ["part" in call.user.partition(" begins")[0] for call in ask.calls] == [False, True, True]
    assert len(summary.commitments) == len(made.promises)


def test_an_answer_that_is_always_cut_off_ends_at_one_sentence_and_does_not_ask_for_each() -> None:
    def never(_: Call) -> Reply:
        raise TruncatedError("it stopped", spent={"requests": 1})

    with pytest.raises(TruncatedError, match=r"part 1[.1]* of 4: it stopped") as caught:
        summary_in_windows(STORY, never, window=WINDOW)
    assert caught.value.spent["requests"] <= 6


@pytest.mark.slow
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
        summary_in_windows(made.text, ask)
    assert len(ask.calls) == 17
    assert failure.spent["requests"] == 16 + 6
    assert failure.spent["tokens_in"] > 100_000


def test_a_window_answered_in_another_shape_fails_the_document_at_its_cost() -> None:
    with pytest.raises(AnswerError, match=r"part 1 of 4: .*another schema") as caught:
        summary_in_windows(STORY, lambda _: Reply({"all": "well"}, Usage(requests=2)), window=WINDOW)
    assert caught.value.spent["requests"] == 8
