"""Verification: a second reading of each item, and what becomes of those it does not support."""

from __future__ import annotations

from typing import Any

import pytest
from examples import EMPTY, PROMPT, Model, document, good

from summarizer import ModelError, Summary
from summarizer._flow.flow import summarize_flow
from summarizer._model.drive import drive_flow_blocking
from summarizer.errors import RequestError
from summarizer.render._html import as_html
from summarizer.render._markdown import as_markdown
from summarizer.render._terminal import as_text

ITEMS = ["m1", "m2", "c1", "c2", "c3", "k1", "k2", "o1"]


def verdicts(**support: str) -> dict[str, Any]:
    """A verdict on every item: supported, but for those named."""
    return {
        "verdicts": [
            {"item": item, "reason": "as told", "support": support.get(item, "supported")}
            for item in ITEMS
        ]
    }


def verified(*answers: dict[str, Any] | ModelError, first: dict[str, Any] | None = None) -> Summary:
    return drive_flow_blocking(
        summarize_flow(document(), PROMPT, model="test-model", version="0", verify=True),
        Model(first or good(), *answers),
    )


def test_a_second_call_judges_every_item_by_the_sentences_it_cites_alone() -> None:
    model = Model(good(), verdicts())
    flow = summarize_flow(document(), PROMPT, model="test-model", version="0", verify=True)
    summary = drive_flow_blocking(flow, model)
    asked = model.calls[1]
    assert asked.name == "verification"
    assert "Denmark was not invited" not in asked.user, "no item cites it"
    assert (
        "c1 | commitment (pledged) by Norway; to Iceland; action: pay €25 million for a joint rescue"
        " centre; condition: provided that Iceland opens the harbour by 1 June | sentences 2"
    ) in asked.user
    assert "c3 | ask (urged) by Iceland" in asked.user
    assert summary.verification is not None
    assert [each.item for each in summary.verification.verdicts] == ITEMS
    assert summary.usage.requests == 2
    assert summary.verification.usage.requests == 1
    assert summary.rejected == ()


def test_what_is_not_supported_is_rejected_and_the_rest_is_numbered_anew() -> None:
    summary = verified(verdicts(c1="not", c2="partly"))
    assert [each.id for each in summary.commitments] == ["c1", "c2"]
    assert [each.modality for each in summary.commitments] == ["assured", "urged"]
    (refused,) = summary.rejected
    assert refused.what == "commitment: pay €25 million for a joint rescue centre"
    assert refused.why == "not supported by its evidence, a second reading found: as told"
    assert refused.nearest and refused.nearest in document().text
    assert summary.verification is not None
    on = {each.item: each.support for each in summary.verification.verdicts}
    assert on == {item: "supported" for item in ITEMS if item != "c3"} | {"c1": "partly"}


def test_a_reference_to_a_rejected_meeting_goes_with_it() -> None:
    summary = verified(verdicts(m1="not"))
    assert [each.id for each in summary.meetings] == ["m1"]
    assert [each.status for each in summary.meetings] == ["scheduled"]
    assert {each.meeting for each in summary.commitments} == {None}


def test_a_point_of_the_overview_is_judged_as_well() -> None:
    summary = verified(verdicts(o1="not"))
    assert summary.overview == ()
    assert summary.rejected[0].what == "overview: Norway pledged €25 million for a rescue centre."


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(RequestError("no answer came"), id="failed"),
        pytest.param({"verdicts": [{"item": "c1"}]}, id="another-schema"),
    ],
)
def test_where_no_verification_came_everything_stands_and_the_summary_says_so(answer: Any) -> None:
    summary = verified(answer)
    assert len(summary.commitments) == 3
    (note,) = summary.rejected
    assert note.what == "verification of 8 items"
    assert note.why.endswith("they stand unverified")
    assert summary.verification is not None
    assert summary.verification.verdicts == ()


def test_an_item_that_was_passed_over_stands_and_is_listed() -> None:
    some = {"verdicts": [each for each in verdicts()["verdicts"] if each["item"] != "k1"]}
    summary = verified(some)
    assert len(summary.concerns) == 2
    (note,) = summary.rejected
    assert (note.what, note.why) == (
        "concern: the mackerel stock",
        "the verification gave no verdict on it: it stands unverified",
    )


def test_a_verdict_on_nothing_and_a_second_one_on_an_item_count_for_nothing() -> None:
    answer = verdicts()
    answer["verdicts"] += [
        {"item": "c9", "reason": "", "support": "not"},
        {"item": "c1", "reason": "", "support": "not"},
    ]
    summary = verified(answer)
    assert len(summary.commitments) == 3
    assert summary.rejected == ()


def test_where_there_is_nothing_to_judge_nothing_is_asked() -> None:
    summary = verified(first=EMPTY)
    assert summary.usage.requests == 1
    assert summary.verification is not None
    assert summary.verification.usage.requests == 0


def test_many_items_are_judged_in_several_calls_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer._flow.verify.AT_ONCE", 3)
    model = Model(good(), verdicts(), verdicts(), RequestError("no answer came"))
    flow = summarize_flow(document(), PROMPT, model="test-model", version="0", verify=True)
    summary = drive_flow_blocking(flow, model)
    assert [call.user.count(" | sentences ") for call in model.calls[1:]] == [3, 3, 2]
    assert [note.what for note in summary.rejected] == ["verification of 2 items"]
    assert summary.verification is not None
    assert [each.item for each in summary.verification.verdicts] == ITEMS[:6]


def test_without_it_nothing_is_asked_and_nothing_is_said() -> None:
    model = Model(good())
    summary = drive_flow_blocking(
        summarize_flow(document(), PROMPT, model="test-model", version="0"), model
    )
    assert summary.verification is None


def test_a_shown_summary_says_what_is_only_partly_supported() -> None:
    shown = as_text(verified(verdicts(c1="partly", o1="partly")), width=200)
    assert "C1  Norway → Iceland  pledged" in shown
    assert "only partly supported by its evidence: as told" in shown
    assert "(only partly supported: as told)" in shown
    assert "verified (verify.v1)" in shown
    assert "partly" not in as_text(verified(verdicts()))


def test_what_stands_unverified_is_shown_as_that_and_not_as_rejected() -> None:
    some = {
        "verdicts": [each for each in verdicts(c1="not")["verdicts"] if each["item"] not in ("k1", "o1")]
    }
    shown = as_text(verified(some), width=200)
    assert shown.count("not verified: the second reading gave no verdict") == 2
    listed, refused = shown.split("Not verified\n")[1].split("Rejected\n")
    assert "In the summary, though" in listed and "concern: the mackerel stock" in listed
    assert "rescue centre" in refused and "mackerel" not in refused and "overview" not in refused
    page = as_html([verified(some)])
    assert page.count('<dt class="caution">Not verified') == 1
    assert 'caution">Not verified: the second' in page.split("</ol>")[0]
    assert 'alert">Only partly supported by its evidence: as told' in as_html(
        [verified(verdicts(o1="partly"))]
    )
    assert "Not verified, and why <b>2</b>" in page and "Not shown, and why <b>1</b>" in page


def test_where_no_verification_came_nothing_is_shown_as_rejected() -> None:
    summary = verified(RequestError("no answer came"))
    for shown in (as_text(summary, width=200), as_markdown(summary), as_html([summary])):
        assert "no answer came: they stand unverified" in shown
        assert "Rejected" not in shown and "Not shown" not in shown
    assert as_text(summary, width=200).count("gave no verdict") == len(ITEMS) + 1
    assert "not verified" not in as_text(verified(verdicts()))


def test_what_a_reading_calls_unverified_and_does_not_support_is_rejected() -> None:
    answer = verdicts(c1="not")
    for each in answer["verdicts"]:
        each["reason"] = "verification of 1 item: they stand unverified"
    assert "Not verified" not in as_text(verified(answer), width=200)


def test_a_stored_verdict_on_nothing_is_refused() -> None:
    stored = verified(verdicts()).model_dump_json().replace('"item":"c3"', '"item":"c4"')
    with pytest.raises(ValueError, match="nothing has the id 'c4'"):
        Summary.model_validate_json(stored)
