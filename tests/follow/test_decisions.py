"""Decisions: a person's word is stronger than code and model, and survives every later run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from followed_stories import Follows, follow_stories, found_link, promise, report, story

from summarizer import DocumentError
from summarizer._follow.decisions import read_decisions
from summarizer._follow.promises_file import dump_promises
from summarizer.schemas import Decision

PLEDGED = "Orlen pledged to rebuild the Sarn bridge"
REBUILT = "Orlen has rebuilt the Sarn bridge"
TOLD = [
    story(f"{PLEDGED}.", "2031-02-03", promise(PLEDGED, "rebuild the Sarn bridge")),
    story(f"{REBUILT}.", "2031-06-20", report(REBUILT, "rebuild the Sarn bridge")),
]
LATER, EARLIER = f"{TOLD[1].document.id[:12]}.r1", f"{TOLD[0].document.id[:12]}.c1"
KEPT = found_link("fulfilled", REBUILT, PLEDGED)


def _decision(ruling: str, **fields: Any) -> Decision:
    tree = {"later": LATER, "earlier": EARLIER, "who": "A. Analyst", "when": "2031-07-01T10:00:00Z"}
    return Decision.model_validate(tree | {"ruling": ruling} | fields)


def _decide(
    *decisions: Decision, links: tuple[dict[str, Any], ...] = (KEPT,), **options: Any
) -> Follows:
    return follow_stories(TOLD, *links, decisions=decisions, **options)


def _standing(done: Follows) -> list[tuple[str, str]]:
    return [(link.type, link.decided_by) for link in done.promises.links]


@pytest.mark.parametrize(
    ("decision", "standing"),
    [
        pytest.param(_decision("yes"), [("fulfilled", "person")], id="yes"),
        pytest.param(_decision("no"), [], id="no"),
        pytest.param(
            _decision("other", type="partly_fulfilled"), [("partly_fulfilled", "person")], id="other"
        ),
        pytest.param(_decision("no", earlier=None), [], id="a-mention-struck"),
    ],
)
def test_a_decision_rules_and_survives_the_next_run(
    decision: Decision, standing: list[tuple[str, str]]
) -> None:
    done = _decide(decision)
    assert _standing(done) == standing
    again = _decide(links=(), kept=done.promises)
    assert not again.calls and _standing(again) == standing
    assert dump_promises(again.promises) == dump_promises(done.promises)


def test_a_link_that_nobody_proposed_stands_by_a_persons_word() -> None:
    done = _decide(_decision("yes", type="fulfilled"), links=())
    assert _standing(done) == [("fulfilled", "person")]
    assert done.promises.links[0].evidence[0].quote == REBUILT


def test_the_latest_decision_on_one_thing_counts() -> None:
    later = _decision("yes", when="2031-07-02T10:00:00Z")
    assert _standing(_decide(later, _decision("no"))) == [("fulfilled", "person")]


def test_what_was_struck_is_listed_with_who_and_when() -> None:
    (why,) = _decide(_decision("no")).reasons
    assert why == "no, by A. Analyst on 2031-07-01 10:00:00+00:00"


def test_a_decision_about_what_is_gone_is_told_in_one_line() -> None:
    (failure,) = _decide(_decision("no", later="0123456789ab.r9")).followed.failures
    assert failure.startswith("the decision of A. Analyst") and "is about what is not there" in failure


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("no JSON", id="no-json"),
        pytest.param('{"later": "a"}', id="no-list"),
        pytest.param(json.dumps([{"later": "a", "ruling": "maybe"}]), id="no-ruling"),
        pytest.param(
            json.dumps([{"later": "a", "ruling": "other", "who": "b", "when": "2031-07-01T10:00:00Z"}]),
            id="other-than-what",
        ),
    ],
)
def test_a_file_that_holds_no_decisions_is_told_in_one_line(tmp_path: Path, content: str) -> None:
    path = tmp_path / "decisions.json"
    path.write_text(content, "utf-8")
    with pytest.raises(DocumentError, match="is not a file of decisions") as raised:
        read_decisions(path)
    assert "\n" not in str(raised.value)
