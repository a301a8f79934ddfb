"""The same meeting: joined by code where exactly one fits, and compared without a guess."""

from __future__ import annotations

from typing import Any

import pytest
from commands import Run
from followed_stories import Story, due_by, promise, raised, story, told_meeting

from summarizer._follow.unasked import take_tellings
from summarizer.schemas import Promises

MET = "Orlen and Vesk met in Sarn"
PLEDGED = "Orlen agreed to open its archive"


def _told(name: str, day: str = "2031-03-04", **fields: Any) -> Story:
    known = {"when": due_by(day, "Tuesday"), "place": "Sarn", "level": "ministerial"} | fields
    items = [told_meeting(MET, **known)]
    if deadline := known.pop("deadline", None):
        items = [told_meeting(MET, **known)]
        due = due_by(deadline, f"by {deadline}")
        items.append(promise(PLEDGED, "open its archive", deadline=due, meeting="m1", to=["p2"]))
    return story(f"{MET}. {PLEDGED}. So {name} says.", "2031-03-05", *items, name=f"{name}.txt")


def _take(*told: Story) -> Promises:
    return take_tellings([one.summary for one in told])


def _joined(promises: Promises) -> list[int]:
    return sorted(len(meeting.tellings) for meeting in promises.meetings)


@pytest.mark.parametrize(
    ("other", "joined"),
    [
        pytest.param({}, [2], id="all-agrees"),
        pytest.param({"level": "unknown"}, [2], id="one-says-less"),
        pytest.param({"status": "scheduled"}, [2], id="scheduled-and-held"),
        pytest.param({"day": "2031-03-05"}, [1, 1], id="a-room-has-one-clock"),
        pytest.param({"level": "senior_officials"}, [1, 1], id="another-level"),
        pytest.param({"format": "phone"}, [1, 1], id="another-kind"),
        pytest.param({"parties": ["p1"]}, [1, 1], id="another-side"),
        pytest.param({"when": None}, [1, 1], id="no-day"),
    ],
)
def test_tellings_are_of_one_meeting_where_nothing_known_differs(
    other: dict[str, Any], joined: list[int]
) -> None:
    assert _joined(_take(_told("a"), _told("b", **other))) == joined


@pytest.mark.parametrize(("day", "joined"), [("2031-03-05", [2]), ("2031-03-06", [1, 1])])
def test_a_call_has_two_clocks(day: str, joined: list[int]) -> None:
    told = _take(_told("a", format="phone"), _told("b", day, format="phone"))
    assert _joined(told) == joined


def test_rounds_are_told_apart() -> None:
    rounds = ["third round of talks", "fourth round of talks"]
    assert _joined(_take(*(_told(one[:2], round=one) for one in rounds))) == [1, 1]


def test_where_two_meetings_fit_none_is_chosen() -> None:
    text = f"{MET}. Again {MET}. So b says."
    known = {"when": due_by("2031-03-04", "Tuesday"), "level": "ministerial"}
    both = [told_meeting(MET, id=id_, **known) for id_ in ("m1", "m2")]
    told = _take(_told("a"), story(text, "2031-03-05", *both, name="b.txt"))
    assert _joined(told) == [1, 1, 1]


def test_what_two_sides_tell_is_compared() -> None:
    told = _take(_told("a", deadline="2031-06-01"), _told("b", deadline="2031-07-01", place="Tarn"))
    kinds = {(one.topic, one.kind) for one in told.differences}
    assert kinds == {("place", "different_words"), ("deadline", "contradictory")}
    for difference in told.differences:
        assert len(difference.sides) == 2 and all(side.evidence for side in difference.sides)


def test_silence_is_no_contradiction() -> None:
    told = _take(_told("a", deadline="2031-06-01"), _told("b"))
    assert [(one.kind, one.sides[0].words) for one in told.differences] == [
        ("only_in", "open its archive")
    ]


WORRIED = "Orlen voiced worry over the dam at Tarn"


def _worried(name: str, about: str, *more: dict[str, Any], **fields: Any) -> Story:
    met = told_meeting(MET, when=due_by("2031-03-04", "Tuesday"))
    items = [met, raised(WORRIED, about, **fields), *more]
    return story(f"{MET}. {WORRIED}. So {name} says.", "2031-03-05", *items, name=f"{name}.txt")


@pytest.mark.parametrize(
    ("about", "fields", "told"),
    [
        pytest.param("the dam at Tarn", {}, [], id="in-the-same-words"),
        pytest.param("the height of the dam", {}, ["different_words"], id="in-other-words"),
        pytest.param("the dam at Tarn", {"kind": "warning"}, ["different_words"], id="with-other-force"),
        pytest.param("the dam at Tarn", {"raised_by": ["p2"]}, ["only_in"] * 2, id="of-the-other-side"),
        pytest.param("the dam at Tarn", {"meeting": None}, ["only_in"], id="of-no-meeting"),
    ],
)
def test_concerns_are_compared_as_well(about: str, fields: dict[str, Any], told: list[str]) -> None:
    found = _take(_worried("a", "the dam at Tarn"), _worried("b", about, **fields))
    assert [(one.topic, one.kind) for one in found.differences] == [("concern", kind) for kind in told]
    assert all(side.evidence for one in found.differences for side in one.sides)


def test_of_two_concerns_each_is_beside_its_own() -> None:
    other = "Orlen raised the price of grain"
    told = []
    for name, order in (("a", 1), ("b", -1)):
        said = [(WORRIED, "the dam at Tarn"), (other, "the price of grain")][::order]
        items = [raised(*one, id=f"k{number}") for number, one in enumerate(said, 1)]
        met = told_meeting(MET, when=due_by("2031-03-04", "Tuesday"))
        text = f"{MET}. {WORRIED}. {other}. So {name} says."
        told.append(story(text, "2031-03-05", met, *items, name=f"{name}.txt"))
    assert not _take(*told).differences


def test_the_command_compares_without_asking(run: Run, tmp_path: Any) -> None:
    for one in (_told("a", deadline="2031-06-01"), _told("b", deadline="2031-07-01")):
        path = tmp_path / f"{one.document.id}.json"
        path.write_text(one.summary.model_dump_json(), "utf-8")
    done = run("compare", tmp_path, OPENAI_API_KEY="")
    assert done.status == 0, done.err
    assert "1 meeting is told by several documents" in done.out
    assert "cannot both be true: deadline" in done.out
    assert "by 2031-06-01 · “Orlen agreed to open its archive” (a.txt)" in done.out
