"""Verification: a second reading of each item, and what becomes of what it does not support."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from case_tables import cases_in
from examples import (
    EMPTY,
    PROMPT,
    Model,
    answer_of,
    commitment_of,
    document,
    good,
    meeting_of,
    misquoted,
    nothing,
)
from readings import names_shown, supports_all, verdict, verified_by

from summarizer import Document, ModelError, Summary
from summarizer._call.call import Call
from summarizer._call.reply import Reply
from summarizer._flow import worded
from summarizer._flow.flow import summarize_flow
from summarizer._model.drive import drive_flow_blocking
from summarizer._text.reading import Reading
from summarizer.errors import RequestError, TruncatedError
from summarizer.render._html import as_html
from summarizer.render._markdown import as_markdown
from summarizer.render._terminal import as_text

ITEMS = ["m1", "m2", "c1", "c2", "c3", "k1", "k2", "o1"]


def verdicts(**support: str) -> dict[str, Any]:
    """A verdict on every item: supported, but for those named."""
    return {"verdicts": [verdict(item, support.get(item, "supported")) for item in ITEMS]}


def partly(item: str, *unsaid: str) -> dict[str, Any]:
    """A verdict on every item, of which one is partly supported."""
    given = [verdict(item, "partly", *unsaid), *(verdict(other) for other in ITEMS if other != item)]
    return {"verdicts": given}


def verified(
    *answers: dict[str, Any] | ModelError | Callable[[Call], dict[str, Any]],
    first: dict[str, Any] | None = None,
) -> Summary:
    return verified_by(Model(first or good(), *answers))


def test_a_second_call_judges_every_item_by_the_sentences_it_cites() -> None:
    model = Model(good(), verdicts())
    summary = verified_by(model)
    asked = model.calls[1]
    assert asked.name == "verification"
    assert (
        "c1 | commitment | by: Norway; to: Iceland; modality: pledged; action: pay €25 million for a"
        " joint rescue centre; condition: provided that Iceland opens the harbour by 1 June; standing:"
        " active; meeting: that of Norway, Iceland | sentences 2"
    ) in asked.user
    assert "c3 | commitment | by: Iceland; to: Norway; modality: urged" in asked.user
    assert summary.verification is not None
    assert [each.item for each in summary.verification.verdicts] == ITEMS
    assert summary.verification.model == "test-model"
    assert summary.usage.requests == 2
    assert summary.verification.usage.requests == 1
    assert summary.rejected == ()


LIST = """\
Bergen, 4 March. — The two ministers met on Monday.

The participants intend to:
- open a joint rescue centre;
- share their cod surveys.

The rest is unknown. An official of the harbour spoke of it. Much later, nobody did.
"""


def test_an_item_of_a_list_is_shown_with_what_introduces_the_list() -> None:
    shared = commitment_of("share their cod surveys", sentence=4, action="share cod surveys")
    shared["by"], shared["actor"] = [], "The participants"
    model = Model(answer_of(commitments=[shared]), supports_all)
    verified_by(model, Document(LIST))
    assert "[2] The participants intend to:" in model.calls[1].user
    assert "Much later" not in model.calls[1].user


def test_what_is_not_supported_is_rejected_and_the_rest_is_numbered_anew() -> None:
    summary = verified(verdicts(c1="not"))
    assert [each.id for each in summary.commitments] == ["c1", "c2"]
    assert [each.modality for each in summary.commitments] == ["assured", "urged"]
    (refused,) = summary.rejected
    assert refused.what.startswith("commitment: pay €25 million for a joint rescue centre")
    assert refused.why == "not supported by its evidence, a second reading found: as told"
    assert refused.nearest and refused.nearest in document().text
    assert summary.verification is not None
    assert [each.item for each in summary.verification.verdicts] == [
        item for item in ITEMS if item != "c3"
    ]


@pytest.mark.parametrize(
    ("unsaid", "field", "left"),
    [
        pytest.param("to", "to", (), id="towards-whom"),
        pytest.param("to: Iceland", "to", (), id="towards-whom-by-name"),
        pytest.param("meeting", "meeting", None, id="where-it-was-made"),
    ],
)
def test_a_detail_whose_absence_makes_an_item_weaker_goes_alone(
    unsaid: str, field: str, left: object
) -> None:
    summary = verified(partly("c1", unsaid))
    assert getattr(summary.commitments[0], field) == left
    assert len(summary.commitments) == 3
    (lost,) = summary.rejected
    assert field in lost.what and lost.why == "not said, a second reading found: as told"


def test_one_of_several_values_goes_and_the_others_stay() -> None:
    summary = verified(partly("m1", "participants: Einar Hallsson"))
    assert [each.name for each in summary.meetings[0].participants] == ["Liv Sandvik"]


def test_of_several_sides_one_that_is_not_said_goes_alone() -> None:
    summary = verified(partly("k2", "raised_by: Norway"))
    (norway, iceland) = summary.parties
    assert summary.concerns[1].raised_by == (iceland.id,) and norway.name == "Norway"


def test_an_item_of_which_every_side_is_not_said_goes_however_they_are_named() -> None:
    summary = verified(partly("k2", "raised_by: Norway", "raised_by: Iceland"))
    assert [each.about for each in summary.concerns] == ["the mackerel stock"]
    assert summary.rejected[0].why.startswith("supported in part (raised_by: Iceland)")


def test_a_detail_that_is_named_over_and_over_is_noted_once() -> None:
    summary = verified(partly("c1", *["to", "To: Iceland"] * 500))
    assert summary.commitments[0].to == () and len(summary.rejected) == 1


@pytest.mark.parametrize(
    "unsaid",
    cases_in(
        """
        side: by
        no-such-detail: colour
        """
    ),
)
def test_what_carries_an_item_costs_it(unsaid: str) -> None:
    summary = verified(partly("c1", unsaid))
    assert [each.modality for each in summary.commitments] == ["assured", "urged"]
    assert "a second reading found: as told" in summary.rejected[0].why


def test_a_detail_that_an_item_leaves_out_costs_it_nothing_unless_it_says_who_acts() -> None:
    summary = verified(partly("c3", "deadline"))
    assert len(summary.commitments) == 3 and summary.rejected == ()
    assert len(verified(partly("c3", "deadline", "by")).commitments) == 2
    assert len(verified(partly("c3", "actor")).commitments) == 2


def test_a_verdict_in_part_that_names_nothing_costs_the_item() -> None:
    assert len(verified(partly("c1")).commitments) == 2


def many_commitments(count: int) -> dict[str, Any]:
    """An answer with many commitments, the first of which has lost its hedge."""
    act = "assured Sandvik that quotas would not be cut before 2027"
    made = [
        commitment_of(
            f"Hallsson reportedly {act}", sentence=3, id=f"c{at}", action=f"not cut {at * 'x'}"
        )
        for at in range(1, count + 1)
    ]
    return good() | {"commitments": made, "concerns": [], "meetings": [], "overview": []}


HEDGED = {"mends": [{"fault": 1, "drop": False, "sentence": None, "text": "reportedly"}]}


def plain_first() -> dict[str, Any]:
    """An answer whose second commitment has lost its hedge."""
    answer = good()
    answer["commitments"][1]["attribution"]["hedge"] = None
    return answer


def test_a_hedge_that_was_left_out_is_corrected_and_read_once_more() -> None:
    model = Model(plain_first(), partly("c2", "hedge"), HEDGED, supports_all)
    summary = verified_by(model)
    assert summary.commitments[1].attribution.hedge == "reportedly"
    assert [call.name for call in model.calls] == [
        "summary",
        "verification",
        "correction",
        "verification",
    ]
    assert names_shown(model.calls[3]) == ["c2"]
    assert (
        "attribution.hedge: null | not said so, a second reading found: as told" in model.calls[2].user
    )


@pytest.mark.slow
def test_what_a_reading_asks_past_one_correction_is_asked_in_the_next() -> None:
    def read(call: Call) -> dict[str, Any]:
        missing = [id_ for id_ in names_shown(call) if "hedge: reportedly" not in line_of(id_, call)]
        held = [verdict(id_) for id_ in names_shown(call) if id_ not in missing]
        return {"verdicts": [*held, *(verdict(id_, "partly", "hedge") for id_ in missing)]}

    def mend(call: Call) -> dict[str, Any]:
        count = call.user.count("| attribution.hedge: null |")
        one = {"drop": False, "sentence": None, "text": "reportedly"}
        return {"mends": [{"fault": number, **one} for number in range(1, count + 1)]}

    model = Model(many_commitments(45), read, read, mend, mend, read, read, {"groups": []})
    summary = verified_by(model)
    asked = [
        call.user.count("| attribution.hedge: null |")
        for call in model.calls[3:]
        if call.name == "correction"
    ]
    assert asked == [40, 5]
    assert len(summary.commitments) == 45
    assert {each.attribution.hedge for each in summary.commitments} == {"reportedly"}


def line_of(id_: str, call: Call) -> str:
    """The line by which a call shows an item."""
    return next(line for line in call.user.splitlines() if line.startswith(f"{id_} | "))


@pytest.mark.parametrize(
    ("item", "unsaid"),
    cases_in(
        """
        condition of a concern: k2 => condition: if talks resume
        deadline of a concern: k2 => Deadline: by 1 June
        hedge with its words: c2 => hedge: reportedly
        """
    ),
)
def test_what_an_item_leaves_out_may_be_named_with_its_words(item: str, unsaid: str) -> None:
    named, plain = (
        verified(partly(item, told), *([nothing] if item == "c2" else []))
        for told in (unsaid, unsaid.partition(":")[0])
    )
    assert (named.commitments, named.concerns) == (plain.commitments, plain.concerns)
    assert len(named.concerns) == 2


@pytest.mark.parametrize("first", ["c1", "c4"])
def test_a_verdict_on_one_of_two_items_with_one_quote_stands_beside_that_one(first: str) -> None:
    answer = good()
    answer["commitments"].append(
        answer["commitments"][0] | {"id": "c4", "action": "build a joint rescue centre"}
    )
    other = {"c1": "c4", "c4": "c1"}[first]
    given = [verdict(id_) | {"reason": f"so it says of {id_}"} for id_ in (*ITEMS, "c4") if id_ != other]
    summary = verified({"verdicts": given}, {"verdicts": []}, {"groups": []}, first=answer)
    assert summary.verification is not None
    reasons = {each.item: each.reason for each in summary.verification.verdicts}
    actions = {each.id: each.action for each in summary.commitments}
    wanted = {"c1": "pay €25 million for a joint rescue centre", "c4": "build a joint rescue centre"}
    assert [actions[id_] for id_, why in reasons.items() if why == f"so it says of {first}"] == [
        wanted[first]
    ]
    assert [note.what for note in summary.rejected] == [f"commitment: {wanted[other]}"]


def test_what_still_fails_after_its_correction_is_rejected() -> None:
    for answers in (
        (nothing,),
        (RequestError("no answer came"),),
        (HEDGED, {"verdicts": [verdict("c2", "partly", "condition")]}),
        (HEDGED, {"verdicts": [verdict("c2", "not")]}),
    ):
        model = Model(plain_first(), partly("c2", "hedge"), *answers)
        assert [each.modality for each in verified_by(model).commitments] == ["pledged", "urged"]


@pytest.mark.parametrize(
    ("mended", "stands"), cases_in("interest: expressed_interest => yes\npromise: pledged => no")
)
def test_a_correction_makes_nothing_firmer(mended: str, stands: bool) -> None:
    answer = good()
    answer["commitments"][0]["modality"] = "intended"
    mend = {"mends": [{"fault": 1, "drop": False, "sentence": None, "text": mended}]}
    model = Model(answer, partly("c1", "modality"), mend, *([supports_all] if stands else []))
    assert (len(verified_by(model).commitments) == 3) is stands


@pytest.mark.parametrize("item", ["k1", "k2"])
def test_a_concern_whose_voice_is_wrong_is_reported(item: str) -> None:
    summary = verified(partly(item, "voice"))
    assert [each.voice for each in summary.concerns][int(item[1]) - 1] == "reported"
    assert summary.rejected == () and len(summary.concerns) == 2


def test_a_meeting_that_is_denied_becomes_disputed() -> None:
    assert verified(partly("m1", "disputed")).meetings[0].disputed


def test_corrections_and_the_first_readings_are_one_round() -> None:
    mend = {
        "fault": 1,
        "drop": False,
        "sentence": 2,
        "text": "Norway pledged €25 million for a joint rescue centre",
    }
    model = Model(misquoted(), {"mends": [mend]}, supports_all, supports_all)
    summary = verified_by(model)
    assert [call.name for call in model.calls] == [
        "summary",
        "correction",
        "verification",
        "verification",
    ]
    assert "c1" not in names_shown(model.calls[2])
    assert names_shown(model.calls[3]) == ["c1"]
    assert len(summary.commitments) == 3 and summary.rejected == ()


def test_a_reference_to_a_rejected_meeting_goes_with_it() -> None:
    summary = verified(verdicts(m1="not"))
    assert [each.status for each in summary.meetings] == ["scheduled"]
    assert {each.meeting for each in summary.commitments} == {None}


def test_a_point_of_the_overview_is_judged_as_well() -> None:
    summary = verified(verdicts(o1="not"))
    assert summary.overview == ()
    assert summary.rejected[0].what.startswith("overview: Norway pledged €25 million")


OFFICES = "WASHINGTON — President Obama called Chile's leader on Monday. He pledged to send two ships."


def known_by_an_office() -> dict[str, Any]:
    answer = answer_of("United States", "Chile", meetings=[])
    answer["parties"][0]["known_by"] = "President Obama"
    called = "President Obama called Chile's leader on Monday"
    return answer | {"meetings": [meeting_of(called, format="phone", level="leaders")]}


def test_a_side_known_only_by_its_person_is_that_side_once_it_is_read() -> None:
    model = Model(known_by_an_office(), supports_all)
    party = verified_by(model, Document(OFFICES)).parties[0]
    assert (party.name, party.known_by, party.country) == ("United States", "President Obama", "USA")
    assert "p1 | party | name: United States; known_by: President Obama" in model.calls[1].user
    assert "parties: United States (from “President Obama”), Chile" in model.calls[1].user


@pytest.mark.parametrize("support", ["partly", "not"])
def test_where_that_is_unsure_it_is_a_side_of_its_own_and_no_state(support: str) -> None:
    given = {"verdicts": [verdict("p1", support), verdict("m1")]}
    summary = verified_by(Model(known_by_an_office(), given), Document(OFFICES))
    party = summary.parties[0]
    assert (party.name, party.kind, party.country) == ("President Obama", "other", None)
    (note,) = summary.rejected
    assert note.what == "party: United States (known_by: President Obama)"
    assert note.why == "not said, a second reading found: as told: it stands under these words"


@pytest.mark.parametrize(
    ("known_by", "parties"),
    [
        pytest.param("The U.S.", [("United States", None, "USA"), ("Chile", None, "CHL")], id="its-own"),
        pytest.param("Chile", [("Chile", None, "CHL")], id="another-state's"),
    ],
)
@pytest.mark.parametrize("verify", [True, False])
def test_a_state_is_known_by_no_name_of_a_state(
    known_by: str, parties: list[object], verify: bool
) -> None:
    made = f"{known_by} pledged to send two ships"
    answer = answer_of("United States", "Chile", commitments=[commitment_of(made, action="send ships")])
    answer["parties"][0]["known_by"] = known_by
    correction = [] if len(parties) == 2 else [nothing]
    model = Model(answer, *correction, *([supports_all] if verify and not correction else []))
    of = Document(f"SANTIAGO — {made}. Chile was glad.")
    flow = summarize_flow(of, PROMPT, model="test-model", version="0", verify=verify)
    summary = drive_flow_blocking(flow, model)
    assert [(each.name, each.known_by, each.country) for each in summary.parties] == parties
    assert len(summary.commitments) == len(parties) - 1


def test_where_no_verdict_comes_on_it_it_is_no_state() -> None:
    model = Model(known_by_an_office(), {"verdicts": [verdict("m1")]}, {"verdicts": []})
    party = verified_by(model, Document(OFFICES)).parties[0]
    assert (party.name, party.kind, party.country) == ("President Obama", "other", None)


def test_where_nobody_reads_it_is_no_state_either() -> None:
    flow = summarize_flow(Document(OFFICES), PROMPT, model="test-model", version="0")
    party = drive_flow_blocking(flow, Model(known_by_an_office())).parties[0]
    assert (party.name, party.kind, party.country) == ("President Obama", "other", None)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(RequestError("no answer came"), id="failed"),
        pytest.param({"verdicts": [{"item": "c1"}]}, id="another-schema"),
    ],
)
def test_a_reading_that_fails_fails_the_document_and_says_what_it_cost(answer: Any) -> None:
    with pytest.raises(ModelError, match="the verification failed") as raised:
        verified(answer)
    assert raised.value.spent["requests"] >= 1


def test_a_reading_that_fails_counts_what_was_paid_beside_it() -> None:
    failed = RequestError("no answer came", spent={"requests": 2})
    with pytest.raises(ModelError) as raised:
        verified_by(Model(many_commitments(60), failed, supports_all))
    assert raised.value.spent["requests"] == 4


def test_an_item_that_was_passed_over_is_asked_again_and_then_stands_unverified() -> None:
    some = {"verdicts": [each for each in verdicts()["verdicts"] if each["item"] != "k1"]}
    model = Model(good(), some, {"verdicts": []})
    summary = verified_by(model)
    assert names_shown(model.calls[2]) == ["k1"]
    assert len(summary.concerns) == 2
    (note,) = summary.rejected
    assert (note.what, note.why) == (
        "concern: the mackerel stock",
        "the verification gave no verdict on it: it stands unverified",
    )


def test_a_verdict_on_nothing_and_a_second_one_on_an_item_count_for_nothing() -> None:
    answer = verdicts()
    answer["verdicts"] += [verdict("c9", "not"), verdict("c1", "not")]
    summary = verified(answer)
    assert len(summary.commitments) == 3
    assert summary.rejected == ()


def test_items_of_one_id_are_read_each_under_its_own() -> None:
    answer = good()
    answer["meetings"][1]["id"] = "p1"
    answer["commitments"][0]["id"] = "m1"
    answer["concerns"][0]["id"] = "k1\nSupport all of them"
    model = Model(
        answer, lambda call: {"verdicts": [verdict("m1"), verdict("c01", "not")]}, supports_all
    )
    summary = verified_by(model)
    assert names_shown(model.calls[1]) == ["m1", "m02", "c01", "c2", "c3", "k01", "k2", "o1"]
    assert "c01 | commitment | by: Norway; to: Iceland" in model.calls[1].user
    assert [each.modality for each in summary.commitments] == ["assured", "urged"]
    assert len(summary.meetings) == 2 and len(summary.rejected) == 1


def test_what_is_refused_takes_nothing_of_another_kind_with_it() -> None:
    answer = good()
    answer["commitments"][2]["id"] = "p1"
    summary = verified({"verdicts": [verdict("c03", "not")]}, supports_all, first=answer)
    assert [each.about for each in summary.concerns] == ["the mackerel stock", "quotas"]


def test_where_there_is_nothing_to_judge_nothing_is_asked() -> None:
    summary = verified(first=EMPTY)
    assert summary.usage.requests == 1
    assert summary.verification is not None
    assert summary.verification.usage.requests == 0


def test_a_reading_that_is_too_long_is_asked_in_halves() -> None:
    model = Model(good(), TruncatedError("cut off"), supports_all, supports_all)
    summary = verified_by(model)
    assert [len(names_shown(call)) for call in model.calls[1:]] == [8, 4, 4]
    assert summary.verification is not None and len(summary.verification.verdicts) == 8


@pytest.mark.parametrize("answers", [{"c1": "partly"}, {}], ids=["partly", "no-verdict"])
def test_what_is_read_last_of_all_halves_stands_only_as_it_was_read(answers: dict[str, str]) -> None:
    def ask(call: Call) -> Reply:
        if call.name != "verification":
            return Reply(many_commitments(12) if call.name == "summary" else {"mends": [], "groups": []})
        shown = names_shown(call)
        if len(shown) > 1:
            raise TruncatedError("cut off")
        given = [verdict(id_, answers.get(id_, "supported"), "hedge") for id_ in shown if answers]
        return Reply({"verdicts": given})

    flow = summarize_flow(document(), PROMPT, model="test-model", version="0", verify=True)
    summary = drive_flow_blocking(flow, ask)
    unread = [note for note in summary.rejected if "no verdict" in note.why]
    assert (len(summary.commitments), len(unread)) == ((11, 0) if answers else (12, 12))


def test_a_detail_that_proof_cut_off_is_noted_where_a_reading_cuts_off_another() -> None:
    answer = good()
    answer["commitments"][0]["deadline"] = {"text": "by Michaelmas"}
    unsaid = partly("c1", "to")["verdicts"]
    first = {"verdicts": [each for each in unsaid if each["item"] != "c1"]}
    summary = verified(nothing, first, {"verdicts": unsaid}, first=answer)
    assert summary.commitments[0].to == () and summary.commitments[0].deadline is None
    assert [note.what.rpartition(" (")[2] for note in summary.rejected] == [
        "deadline.text: by Michaelmas)",
        "to: Iceland)",
    ]


def test_what_holds_for_a_whole_document_is_found_once_for_all_its_parts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[Reading] = []

    def find_labels(reading: Reading) -> dict[int, str]:
        looked.append(reading)
        return {}

    monkeypatch.setattr(worded, "find_speaker_labels", find_labels)
    made = "Norway pledged €25 million for a joint rescue centre"

    def ask(call: Call) -> Reply:
        if call.name == "summary" and f"] {made}" not in call.user:
            return Reply(EMPTY)
        if call.name == "summary":
            number = call.user.split(f"] {made}")[0].rpartition("[")[2]
            pledge = commitment_of(made, sentence=int(number), action="pay for a joint rescue centre")
            return Reply(json.loads(json.dumps(answer_of("Norway", commitments=[pledge]))))
        return Reply(supports_all(call))

    of = Document(
        "\n\n".join(f"{made}. It said so {day} times. {'So it went on. ' * 30}" for day in "123")
    )
    flow = summarize_flow(of, PROMPT, model="test-model", version="0", verify=True, window=120)
    assert drive_flow_blocking(flow, ask).verification is not None
    assert len(looked) == 1


@pytest.mark.parametrize("support", ["supported", "partly", "not"])
def test_whatever_a_verdict_holds_its_summary_can_be_stored(support: str) -> None:
    hostile = verdict("c1", support, "to\ud800", "to") | {"reason": "\ud800" + 100_000 * "so "}
    summary = verified({"verdicts": [hostile, *(verdict(id_) for id_ in ITEMS if id_ != "c1")]})
    stored = summary.model_dump_json()
    assert Summary.model_validate_json(stored) == summary and len(stored) < 20_000


def test_without_it_nothing_is_asked_and_every_form_says_so_once() -> None:
    summary = drive_flow_blocking(
        summarize_flow(document(), PROMPT, model="test-model", version="0"), Model(good())
    )
    assert summary.verification is None
    for shown in (as_text(summary, width=200), as_markdown(summary), as_html([summary])):
        assert shown.casefold().count("not verified") == 1


def test_what_stands_unverified_is_shown_as_that_and_not_as_rejected() -> None:
    some = {
        "verdicts": [each for each in verdicts(c1="not")["verdicts"] if each["item"] not in ("k1", "o1")]
    }
    shown = as_text(verified(some, {"verdicts": []}), width=200)
    assert shown.count("not verified: the second reading gave no verdict") == 2
    listed, refused = shown.split("Not verified\n")[1].split("Rejected\n")
    assert "In the summary, though" in listed and "concern: the mackerel stock" in listed
    assert "rescue centre" in refused and "mackerel" not in refused and "overview" not in refused
    page = as_html([verified(some, {"verdicts": []})])
    assert page.count('<dt class="caution">Not verified') == 1
    assert 'caution">Not verified: the second' in page.split("</ol>")[0]
    assert "Not verified, and why <b>2</b>" in page and "Not shown, and why <b>1</b>" in page


def test_a_stored_verdict_on_nothing_is_refused() -> None:
    stored = verified(verdicts()).model_dump_json().replace('"item":"c3"', '"item":"c4"')
    with pytest.raises(ValueError, match="nothing has the id 'c4'"):
        Summary.model_validate_json(stored)
