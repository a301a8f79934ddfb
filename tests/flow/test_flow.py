"""The pipeline, with a plain function in the model's place."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from examples import (
    EMPTY,
    PROMPT,
    TEXT,
    Model,
    commitment,
    document,
    evidence,
    good,
    meeting,
    nothing,
    summary_of,
)
from hypothesis import given
from hypothesis import strategies as st

from summarizer import AnswerError, Document, EndpointError, Summary, TruncatedError
from summarizer._call.call import Call
from summarizer._call.reply import Reply
from summarizer._flow.flow import summarize_flow
from summarizer._model.drive import run
from summarizer._words.force import only_asks, undertakes


def _grounded(summary: Summary, text: str) -> bool:
    return all(text[each.start : each.end] == each.quote for each in summary.all_evidence())


def test_a_good_answer_becomes_a_summary_in_one_call() -> None:
    model = Model(good())
    summary = run(summarize_flow(document(), PROMPT, model="test-model", version="0"), model)
    assert len(model.calls) == 1
    assert summary.rejected == ()
    assert [(each.status, each.place) for each in summary.meetings] == [
        ("held", "Reykjavik"),
        ("scheduled", "Bergen"),
    ]
    assert [each.modality for each in summary.promises] == ["pledged", "assured"]
    assert [each.modality for each in summary.asks] == ["urged"]
    assert [each.voice for each in summary.concerns] == ["stated", "reported"]
    assert {party.name: party.country for party in summary.parties} == {
        "Norway": "NOR",
        "Iceland": "ISL",
    }
    assert _grounded(summary, TEXT)


def test_a_summary_loads_back_equal_without_its_document() -> None:
    summary = summary_of(good())
    assert Summary.model_validate_json(summary.model_dump_json()) == summary


def test_the_same_answer_gives_the_same_bytes() -> None:
    assert summary_of(good()).model_dump_json() == summary_of(good()).model_dump_json()


def test_dates_come_from_the_wording_and_the_day_of_publication() -> None:
    held, scheduled = summary_of(good()).meetings
    assert held.when is not None and (held.when.start, held.when.end) == (dt.date(2024, 3, 5),) * 2
    assert scheduled.when is not None
    assert (scheduled.when.start, scheduled.when.end) == (dt.date(2024, 4, 1), dt.date(2024, 4, 30))


def test_without_a_day_of_publication_a_relative_date_stays_as_worded() -> None:
    held, _ = summary_of(good(), of=document(published=None)).meetings
    assert held.when is not None
    assert (held.when.text, held.when.start, held.when.end, held.when.precision) == (
        "Tuesday",
        None,
        None,
        None,
    )


FABRICATED_QUOTES = [
    pytest.param("Chile pledged three icebreakers to Peru", id="another-document"),
    pytest.param("Norway pledged quotas would not be cut before 2027", id="two-halves-spliced"),
    pytest.param("Norway pledged … quotas would not be cut before 2027", id="spliced-over-an-ellipsis"),
    pytest.param("Norway never pledged €25 million for a joint rescue centre", id="negation-added"),
    pytest.param("quotas would be cut before 2027", id="negation-flipped"),
    pytest.param("quotas would ... be cut before 2027", id="negation-behind-an-ellipsis"),
    pytest.param("Norway pledged €35 million for a joint rescue centre", id="number-changed"),
    pytest.param("Norway pledged €2 million for a joint rescue centre", id="number-shortened"),
    pytest.param("Sweden pledged €25 million for a joint rescue centre", id="name-changed"),
    pytest.param("centre rescue joint a for million €25 pledged Norway", id="words-shuffled"),
    pytest.param("Norway promised €25 million for a shared rescue centre", id="paraphrased"),
    pytest.param("orway pledged €25 mil", id="words-cut"),
    pytest.param("pledged", id="one-word"),
    pytest.param("", id="empty"),
    pytest.param("…", id="only-an-ellipsis"),
    pytest.param("Norway pledged €25", id="amount-cut-off"),
]


@pytest.mark.parametrize("quote", FABRICATED_QUOTES)
def test_a_commitment_with_a_fabricated_quote_is_refused_and_listed(quote: str) -> None:
    answer = good()
    answer["commitments"][0]["evidence"] = evidence(2, quote)
    summary = summary_of(answer)
    assert [each.modality for each in summary.commitments] == ["assured", "urged"]
    (rejected,) = summary.rejected
    assert rejected.what.startswith("commitment: pay €25 million for a joint rescue centre")
    assert len(summary.meetings) == 2 and len(summary.concerns) == 2


HONEST_QUOTES = [
    pytest.param(2, "Norway pledged €25 million for a joint rescue centre", id="verbatim"),
    pytest.param(2, "NORWAY pledged €25 million for a Joint rescue centre", id="case"),
    pytest.param(2, "Norway  pledged €25\u00a0million for a joint\nrescue centre", id="spaces"),
    pytest.param(2, "Norway pledged €25 million for a joint res\u00adcue centre", id="soft-hyphen"),
    pytest.param(
        2,
        "Norway pledged €25 million for a joint rescue centre, 'provided that Iceland opens the harbour",
        id="quotation-marks",
    ),
    pytest.param(2, "Norway pledged €25 million … rescue centre", id="ellipsis"),
    pytest.param(2, "Norway pledged €25 million [...] rescue centre", id="ellipsis-in-brackets"),
    pytest.param(6, "Norway pledged €25 million for a joint rescue centre", id="wrong-sentence"),
    pytest.param(99, "Norway pledged €25 million for a joint rescue centre", id="no-such-sentence"),
    pytest.param(-1, "Norway pledged €25 million for a joint rescue centre", id="negative-sentence"),
]


@pytest.mark.parametrize(("sentence", "quote"), HONEST_QUOTES)
def test_an_honest_variation_is_accepted_and_shown_as_the_document_has_it(
    sentence: int, quote: str
) -> None:
    answer = good()
    answer["commitments"][0]["evidence"] = evidence(sentence, quote)
    summary = summary_of(answer)
    assert summary.rejected == ()
    (found,) = summary.commitments[0].evidence
    assert found.sentence == 2
    assert _grounded(summary, TEXT)


CLAIM_FAULTS = [
    pytest.param("commitments", {"by": ["p9"]}, "no party has this id", id="unknown-party"),
    pytest.param("commitments", {"action": "pay €30 million"}, "figure 30m", id="figure-in-the-action"),
    pytest.param(
        "commitments", {"action": "pay €25 billion"}, "figure 25bn", id="magnitude-in-the-action"
    ),
    pytest.param(
        "commitments", {"action": "pay Sweden €25 million"}, "name Sweden", id="name-in-the-action"
    ),
    pytest.param(
        "commitments", {"condition": "if Sweden agrees"}, "do not stand", id="invented-condition"
    ),
    pytest.param("commitments", {"modality": "swore"}, "does not fit", id="modality-of-no-schema"),
    pytest.param("commitments", {"evidence": []}, "no evidence", id="no-evidence"),
    pytest.param(
        "commitments",
        {"attribution": {"source": None, "kind": "reporter", "hedge": "allegedly"}},
        "hold this hedge",
        id="invented-hedge",
    ),
    pytest.param(
        "commitments",
        {"attribution": {"source": "a Swedish envoy", "kind": "anonymous", "hedge": None}},
        "does not stand",
        id="invented-source",
    ),
    pytest.param("meetings", {"parties": ["p1", "p7"]}, "no party has this id", id="unknown-side"),
    pytest.param("concerns", {"raised_by": ["p7"]}, "no party has this id", id="unknown-raiser"),
    pytest.param("concerns", {"about": "the 14 trawlers"}, "figure 14", id="figure-in-the-concern"),
    pytest.param(
        "overview", {"text": "Sweden paid; so did Finland."}, "Finland", id="name-in-the-overview"
    ),
    pytest.param(
        "overview", {"text": "Norway pledged €26 million."}, "figure 26m", id="overview-figure"
    ),
    pytest.param("parties", {"name": "Sweden"}, "name does not stand", id="party-not-in-the-text"),
    pytest.param("parties", {"name": "Nor"}, "name does not stand", id="part-of-a-name"),
]


@pytest.mark.parametrize(("kind", "change", "why"), CLAIM_FAULTS)
def test_a_fault_in_what_carries_a_claim_costs_the_claim(
    kind: str, change: dict[str, Any], why: str
) -> None:
    answer = good()
    answer[kind][0] |= change
    summary = summary_of(answer)
    assert len(getattr(summary, kind)) == len(answer[kind]) - 1
    assert why in summary.rejected[0].why


DETAIL_FAULTS = [
    pytest.param({"place": "Oslo"}, "place", id="place-not-in-the-text"),
    pytest.param({"when": {"text": "Wednesday"}}, "when", id="date-not-in-the-text"),
    pytest.param({"host": "p9"}, "host", id="unknown-host"),
    pytest.param({"sideline_of": "m9"}, "sideline_of", id="unknown-meeting"),
    pytest.param({"sideline_of": "m1"}, "sideline_of", id="its-own-sideline"),
    pytest.param({"occasion": "after the ball"}, "occasion", id="occasion-not-in-the-text"),
    pytest.param({"round": "third round"}, "round", id="round-not-in-the-text"),
]


@pytest.mark.parametrize(("change", "field"), DETAIL_FAULTS)
def test_a_fault_in_a_detail_costs_the_detail_and_is_listed(change: dict[str, Any], field: str) -> None:
    answer = good()
    answer["meetings"][0] |= change
    summary = summary_of(answer)
    assert getattr(summary.meetings[0], field) is None
    assert [
        each.what.partition(" (")[2].partition(":")[0].split(".")[0] for each in summary.rejected
    ] == [field]


def test_a_person_who_is_not_in_the_text_is_refused() -> None:
    answer = good()
    answer["meetings"][0]["participants"].append(
        {"name": "Astrid Nilsen", "role": "Prime Minister", "party": "p1"}
    )
    summary = summary_of(answer)
    assert [each.name for each in summary.meetings[0].participants] == ["Liv Sandvik", "Einar Hallsson"]
    assert any("Astrid Nilsen" in each.what for each in summary.rejected)


def test_what_refers_to_a_refused_party_or_meeting_is_settled_after_it() -> None:
    answer = good()
    answer["meetings"][0]["evidence"] = evidence(1, "Sandvik met the Swedes in Malmö")
    answer["parties"].append({"id": "p3", "name": "Sweden", "kind": "state"})
    answer["commitments"][2]["to"] = ["p3"]
    answer["concerns"][0]["raised_by"] = ["p3"]
    summary = summary_of(answer)
    assert [each.status for each in summary.meetings] == ["scheduled"]
    assert summary.commitments[0].meeting is None
    assert summary.asks[0].to == ()
    assert [each.voice for each in summary.concerns] == ["reported"]
    whys = " ".join(each.why for each in summary.rejected)
    assert "party: Sweden was refused" in whys
    assert "meeting: Sandvik met the Swedes in Malmö was refused" in whys


def test_a_promise_is_not_taken_from_behind_its_negation() -> None:
    text = "Norway did not agree to close the harbour. Iceland agreed to open it."
    answer = EMPTY | {
        "parties": [{"id": "p1", "name": "Norway", "kind": "state"}],
        "commitments": [
            commitment(
                "c1",
                by=["p1"],
                modality="agreed",
                action="close the harbour",
                evidence=evidence(1, "agree to close the harbour"),
            )
        ],
    }
    summary = summary_of(answer, of=Document(text))
    assert summary.commitments == ()
    assert "negation" in summary.rejected[0].why


@pytest.mark.parametrize(
    ("modality", "action", "why"),
    [
        pytest.param("assured", "withdraw the permit", "ask", id="what-is-proposed-is-promised"),
        pytest.param("urged", "not withdraw the permit", "negate", id="what-is-withdrawn-is-not"),
    ],
)
def test_a_proposal_is_told_as_it_was_made(modality: str, action: str, why: str) -> None:
    text = "The delegate of Norway proposed that the permit be withdrawn and that two ships be let in."
    promised = commitment(
        "c1", by=["p1"], modality=modality, action=action, evidence=evidence(1, text.rstrip("."))
    )
    answer = EMPTY | {
        "parties": [{"id": "p1", "name": "Norway", "kind": "state"}],
        "commitments": [promised],
    }
    summary = summary_of(answer, of=Document(text))
    assert summary.commitments == () and summary.asks == ()
    assert why in summary.rejected[0].why


def test_a_hedge_may_stand_in_the_sentence_before_but_not_in_another_paragraph() -> None:
    for between, refused in ((" ", 0), ("\n\n", 1)):
        text = f"Norway will reportedly lend a ship.{between}It would train its crew as well."
        hedged = commitment(
            "c1", by=["p1"], action="train its crew", evidence=evidence(2, "train its crew")
        )
        hedged["attribution"]["hedge"] = "reportedly"
        answer = EMPTY | {
            "parties": [{"id": "p1", "name": "Norway", "kind": "state"}],
            "commitments": [hedged],
        }
        summary = summary_of(answer, of=Document(text))
        assert len(summary.rejected) == refused


@pytest.mark.parametrize("steering", ["\b", "\f", "\x1b", "\x7f", "\u202e"], ids=ascii)
def test_an_item_with_a_control_that_the_document_does_not_hold_is_refused(steering: str) -> None:
    answer = good()
    answer["commitments"][0]["action"] += steering
    summary = summary_of(answer)
    assert "control characters" in summary.rejected[0].why
    assert [each.modality for each in summary.commitments] == ["assured", "urged"]


def _promised(sentence: str, quote: str, modality: str = "pledged") -> Summary:
    answer = EMPTY | {
        "parties": [{"id": "p1", "name": "Norway", "kind": "state"}],
        "commitments": [
            commitment(
                "c1",
                by=["p1"],
                modality=modality,
                action=quote.split()[-2],
                evidence=evidence(1, quote),
            )
        ],
    }
    return summary_of(answer, of=Document(f"Norway. {sentence}."))


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Iceland urged Norway to commit to sending ten ships", "commit to sending ten ships"),
        ("Iceland asked Norway to agree to send ten ships", "agree to send ten ships"),
        ("Iceland called on Norway to accept ten ships", "Norway to accept ten ships"),
        ("Iceland urged Norway to honour its commitments on cod ships", "its commitments on cod ships"),
        ("Iceland demanded that Norway guarantee ten ships", "Norway guarantee ten ships"),
        ("Iceland asked whether Norway would send ten ships", "Norway would send ten ships"),
        ("Iceland expects that Norway will send ten ships", "Norway will send ten ships"),
        ("Norway is considering sending ten ships", "considering sending ten ships"),
        ("Norway might send ten ships", "Norway might send ten ships"),
        ("Islandia pide a Noruega diez barcos hoy", "a Noruega diez barcos hoy"),
        ("Island bat Norwegen, zehn Schiffe zu schicken", "bat Norwegen, zehn Schiffe zu schicken"),
        ("Island hofft, dass Norwegen zehn Schiffe schickt", "dass Norwegen zehn Schiffe schickt"),
        ("Исландия просит Норвегию направить десять судов", "Норвегию направить десять судов"),
        ("冰岛敦促挪威承诺派出 10艘船 来", "冰岛敦促挪威承诺派出 10艘船 来"),
    ],
)
def test_what_others_are_asked_to_undertake_is_no_promise(sentence: str, quote: str) -> None:
    summary = _promised(sentence, quote)
    assert summary.commitments == ()
    assert "ask" in summary.rejected[0].why


def test_a_task_is_assigned_by_asking_but_not_by_urging() -> None:
    for verb, kept in (("asked", 1), ("urged", 0)):
        sentence = f"Iceland {verb} Norway to draft the report by May"
        assert len(_promised(sentence, sentence, "assigned").commitments) == kept


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway was asked to help and promised to send ten ships",
        "Norway when asked agreed to accept ten ships",
        "Iceland hopes for peace and Norway will send ten ships",
        "We'll send what Iceland wants: ten ships",
        "Noruega prometió, si lo desea Islandia, diez barcos grandes",
    ],
)
def test_whoever_undertakes_something_beside_an_ask_has_promised_it(sentence: str) -> None:
    assert undertakes(sentence) and not only_asks(sentence)


FORCE = """\
Mr Keltas asked Velmora to release the two impounded ferries before Easter. Velmora will lend 18 \
million crowns for the pier, provided that Tarsis publishes an audit. Tarsis has reportedly agreed \
to cut its fee.

If the audit is published, Velmora will open the strait. Tarsis agreed to dredge the channel.
"""
CUT_OFF = [
    pytest.param(
        1, "release the two impounded ferries before Easter", "release ferries", "an ask", id="ask"
    ),
    pytest.param(
        2, "Velmora will lend 18 million crowns for the pier", "lend money", "provided", id="condition"
    ),
    pytest.param(3, "agreed to cut its fee", "cut its fee", "reportedly", id="hedge"),
    pytest.param(
        3, "Tarsis has reportedly agreed to cut its fee", "cut it", "reportedly", id="hedge-quoted"
    ),
    pytest.param(4, "Velmora will open the strait", "open the strait", "(if)", id="condition-before"),
]


def _of_force(sentence: int, quote: str, action: str, **fields: Any) -> Summary:
    answer = EMPTY | {
        "parties": [
            {"id": "p1", "name": "Velmora", "kind": "state"},
            {"id": "p2", "name": "Tarsis", "kind": "state"},
        ],
        "commitments": [
            commitment("c1", by=["p1"], action=action, evidence=evidence(sentence, quote), **fields)
        ],
    }
    return summary_of(answer, of=Document(FORCE))


@pytest.mark.parametrize(("sentence", "quote", "action", "why"), CUT_OFF)
def test_a_promise_whose_force_was_cut_off_is_refused(
    sentence: int, quote: str, action: str, why: str
) -> None:
    summary = _of_force(sentence, quote, action)
    assert summary.commitments == ()
    assert why in summary.rejected[0].why


@pytest.mark.parametrize(
    ("sentence", "quote", "fields"),
    [
        pytest.param(
            1, "asked Velmora to release the two impounded ferries", {"modality": "urged"}, id="ask"
        ),
        pytest.param(
            2,
            "Velmora will lend 18 million crowns for the pier",
            {"condition": "provided that Tarsis publishes an audit"},
            id="condition",
        ),
        pytest.param(
            3,
            "agreed to cut its fee",
            {"attribution": {"source": None, "kind": "reporter", "hedge": "reportedly"}},
            id="hedge",
        ),
        pytest.param(5, "Tarsis agreed to dredge the channel", {"modality": "agreed"}, id="plain"),
    ],
)
def test_a_claim_that_keeps_its_force_stands(sentence: int, quote: str, fields: dict[str, Any]) -> None:
    summary = _of_force(sentence, quote, "do it", **fields)
    assert summary.rejected == ()
    assert len(summary.commitments) == 1


COMING = """\
Velmora invited the Tarsis minister to pay a return visit in May. Velmora invited Tarsis to pay for the \
pier. Both agreed to set up a cell, to which Tarsis will second four clerks as long as it sees fit. \
Velmora est prêt à accueillir les deux, si elles le souhaitent. \
Velmora hoped for rain and invited Tarsis to visit.
"""


@pytest.mark.parametrize(
    ("sentence", "quote", "action", "modality", "kept"),
    [
        pytest.param(1, "invited the Tarsis minister to pay a return visit", "visit", "offered", 1),
        pytest.param(1, "invited the Tarsis minister to pay a return visit", "visit", "agreed", 0),
        pytest.param(2, "invited Tarsis to pay for the pier", "pay for the pier", "offered", 0),
        pytest.param(5, "hoped for rain and invited Tarsis to visit", "visit", "offered", 0),
        pytest.param(
            3,
            "agreed to set up a cell, to which Tarsis will second four clerks as long as it sees fit",
            "set up a cell",
            "agreed",
            1,
        ),
        pytest.param(
            3,
            "agreed to set up a cell, to which Tarsis will second four clerks as long as it sees fit",
            "second four clerks",
            "agreed",
            0,
        ),
        pytest.param(4, "Velmora est prêt à accueillir les deux", "accueillir les deux", "offered", 0),
    ],
)
def test_an_invitation_is_an_offer_and_a_condition_is_of_its_own_clause(
    sentence: int, quote: str, action: str, modality: str, kept: int
) -> None:
    answer = EMPTY | {
        "parties": [{"id": "p1", "name": "Velmora", "kind": "state"}],
        "commitments": [
            commitment(
                "c1", by=["p1"], action=action, modality=modality, evidence=evidence(sentence, quote)
            )
        ],
    }
    assert len(summary_of(answer, of=Document(COMING)).commitments) == kept


def test_an_overview_keeps_the_hedge_of_what_it_tells() -> None:
    quote = evidence(3, "Tarsis has reportedly agreed to cut its fee")
    plain = {"text": "Tarsis agreed to cut its fee.", "evidence": quote}
    hedged = {"text": "Tarsis reportedly agreed to cut its fee.", "evidence": quote}
    summary = summary_of(EMPTY | {"overview": [plain, hedged]}, of=Document(FORCE))
    assert [each.text for each in summary.overview] == ["Tarsis reportedly agreed to cut its fee."]


ROLES = """\
Adela Vornik, the foreign minister of Velmora, met Joram Keltas in the Tarsian capital on Wednesday.

They had talked before. Both sides were content with it. So were the ferrymen of the coast.

The weather was fine. No wind blew.

The ferry line was suspended in January, the harbour master of Ostry said.
"""


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        pytest.param({"when": {"text": "Wednesday"}}, True, id="date-of-its-sentence"),
        pytest.param({"when": {"text": "in January"}}, False, id="date-of-another-story"),
        pytest.param({"place": "the Tarsian capital"}, True, id="place-of-its-sentence"),
        pytest.param({"place": "Halden"}, False, id="place-that-stands-nowhere"),
        pytest.param({"place": "here"}, False, id="a-word-that-names-no-place"),
    ],
)
def test_a_date_or_place_from_another_part_of_the_text_is_not_taken(
    change: dict[str, Any], kept: bool
) -> None:
    met = meeting(
        "m1", evidence=evidence(1, "Adela Vornik, the foreign minister of Velmora, met"), **change
    )
    summary = summary_of(EMPTY | {"meetings": [met]}, of=Document(ROLES))
    (field,) = change
    assert (getattr(summary.meetings[0], field) is not None) is kept


@pytest.mark.parametrize(
    ("name", "role", "kept"),
    [
        pytest.param("Adela Vornik", "foreign minister of Velmora", True, id="own"),
        pytest.param("Joram Keltas", "harbour master of Ostry", False, id="another's"),
    ],
)
def test_a_role_stands_in_a_sentence_with_its_person(name: str, role: str, kept: bool) -> None:
    met = meeting(
        "m1",
        participants=[{"name": name, "role": role, "party": None}],
        evidence=evidence(1, "Adela Vornik, the foreign minister of Velmora, met Joram Keltas"),
    )
    (person,) = summary_of(EMPTY | {"meetings": [met]}, of=Document(ROLES)).meetings[0].participants
    assert (person.role is not None) is kept


def test_one_good_quote_carries_an_item_whose_other_quote_is_bad() -> None:
    answer = good()
    answer["commitments"][0]["evidence"] += evidence(3, "Norway pledged €90 million")
    summary = summary_of(answer)
    assert [each.quote for each in summary.commitments[0].evidence] == [
        "Norway pledged €25 million for a joint rescue centre"
    ]
    assert len(summary.rejected) == 1


def test_the_correction_carries_only_what_failed() -> None:
    answer = good()
    answer["commitments"][0]["evidence"] = evidence(2, "Norway promised €25 million")
    model = Model(answer, nothing)
    run(summarize_flow(document(), PROMPT, model="test-model", version="0"), model)
    _, correction = model.calls
    assert correction.user.count("\n1. ") == 1 and "\n2. " not in correction.user
    assert "Norway pledged €25 million" in correction.user  # the sentence that may mend it
    assert "mackerel" not in correction.user  # what has nothing to do with it
    assert "Bergen" not in correction.user and "p2" not in correction.user


def test_a_mend_replaces_the_quote_and_nothing_else() -> None:
    answer = good()
    answer["commitments"][0]["evidence"] = evidence(2, "Norway promised €25 million")
    mend = {
        "mends": [
            {
                "fault": 1,
                "drop": False,
                "sentence": 2,
                "text": "Norway pledged €25 million for a joint rescue centre",
            }
        ]
    }
    assert summary_of(answer, mend).commitments == summary_of(good()).commitments


@pytest.mark.parametrize(
    "mend",
    [
        pytest.param({"fault": 1, "drop": True, "sentence": None, "text": None}, id="dropped"),
        pytest.param(
            {"fault": 1, "drop": False, "sentence": 2, "text": "Norway vowed it"}, id="still-wrong"
        ),
        pytest.param(
            {"fault": 7, "drop": False, "sentence": 2, "text": "Norway pledged"}, id="no-such-fault"
        ),
        pytest.param({"fault": 1, "drop": False, "sentence": 2, "text": None}, id="without-a-text"),
    ],
)
def test_what_a_correction_does_not_mend_is_refused(mend: dict[str, Any]) -> None:
    answer = good()
    answer["commitments"][0]["evidence"] = evidence(2, "Norway promised €25 million")
    summary = summary_of(answer, {"mends": [mend]})
    assert len(summary.commitments) == 2
    assert len(summary.rejected) == 1


def test_a_near_miss_is_listed_with_the_nearest_passage_and_the_difference() -> None:
    answer = good()
    answer["commitments"][0]["evidence"] = evidence(2, "Norway promised €25 million")
    (rejected,) = summary_of(answer).rejected
    assert rejected.why == "not verbatim: the document words it otherwise"
    assert rejected.nearest is not None and rejected.nearest.startswith("Norway pledged €25 million")
    assert rejected.diff == "Norway [-promised-] {+pledged+} €25 million"


@pytest.mark.parametrize(
    ("failure", "requests"),
    [
        pytest.param(EndpointError("it went away", spent={"requests": 6}), 7, id="endpoint"),
        pytest.param(TruncatedError("it stopped", spent={"requests": 1}), 2, id="truncated"),
        pytest.param({"something": "else"}, 2, id="another-schema"),
    ],
)
def test_a_correction_that_fails_costs_only_what_was_at_fault(failure: Any, requests: int) -> None:
    answer = good()
    answer["commitments"][0]["evidence"] = evidence(2, "Norway promised €25 million")
    summary = summary_of(answer, failure)
    assert len(summary.commitments) == 2 and len(summary.meetings) == 2
    assert summary.rejected[0].what == "correction of 1 fault"
    assert summary.usage.requests == requests


def test_a_first_call_that_fails_raises_its_error() -> None:
    with pytest.raises(EndpointError, match="went away"):
        summary_of(EndpointError("it went away"))


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param({}, id="empty-object"),
        pytest.param({"summary": "all went well"}, id="another-schema"),
        pytest.param(EMPTY | {"meetings": None}, id="null-for-a-list"),
        pytest.param({key: [] for key in EMPTY if key != "meetings"}, id="a-list-missing"),
    ],
)
def test_an_answer_of_another_shape_is_an_error_and_no_empty_summary(answer: dict[str, Any]) -> None:
    with pytest.raises(AnswerError, match="another schema"):
        summary_of(answer)


def test_what_the_model_says_of_computed_fields_is_never_believed() -> None:
    answer = good()
    answer["parties"][0] |= {"country": "USA", "aliases": ["America"]}
    answer["commitments"][2]["binding"] = True
    answer["commitments"][0]["evidence"][0] |= {"start": 0, "end": 3, "match": "exact"}
    answer["meetings"][0]["when"] |= {"start": "1999-01-01", "end": "1999-01-01", "precision": "day"}
    assert summary_of(answer) == summary_of(good())


def test_items_that_are_no_objects_are_refused_one_by_one() -> None:
    answer = good()
    answer["meetings"] += ["a meeting", None, 7, ["m3"]]
    answer["parties"].append({"id": "p3", "name": {"first": "Norway"}, "kind": "state"})
    summary = summary_of(answer)
    assert len(summary.meetings) == 2
    assert len(summary.rejected) == 5


@pytest.mark.parametrize(
    ("kind", "change", "mend"),
    [
        pytest.param(
            "commitments",
            {"evidence": evidence(2, "Norway vowed to withdraw every ship"), "action": "withdraw ships"},
            {"sentence": 8, "text": "Denmark was not invited"},
            id="another-quote",
        ),
        pytest.param(
            "commitments", {"by": ["p9"]}, {"sentence": None, "text": "p2"}, id="another-actor"
        ),
        pytest.param(
            "parties", {"name": "Sweden"}, {"sentence": None, "text": "Denmark"}, id="another-party"
        ),
    ],
)
def test_a_mend_cannot_make_another_claim_of_an_item(
    kind: str, change: dict[str, Any], mend: dict[str, Any]
) -> None:
    answer = good()
    answer[kind][0] |= change
    summary = summary_of(answer, {"mends": [{"fault": 1, "drop": False, **mend}]})
    assert not any(
        "€25 million" in each.action or "ships" in each.action for each in summary.commitments
    )
    assert all(party.name != "Denmark" for party in summary.parties)


@pytest.mark.parametrize(
    ("quote", "action", "kept"),
    [
        pytest.param(
            "Norway did not agree to open the crossing", "open the crossing", False, id="dropped"
        ),
        pytest.param("agree to open the crossing", "open the crossing", False, id="cut-off"),
        pytest.param("Mali agreed, despite pressure, to pay", "not pay", False, id="added"),
        pytest.param(
            "Chad agreed that the gate would not be shut", "keep the gate open", True, id="forbearance"
        ),
        pytest.param(
            "Chad agreed that the gate would not be shut", "not shut the gate", True, id="kept"
        ),
        pytest.param("Peru not only pledged to help but agreed to pay", "pay", True, id="not-only"),
        pytest.param("Cuba agreed not to ban the flag", "ban the flag", False, id="a-verb-that-forbids"),
        pytest.param("Cuba agreed not to ban the flag", "not ban the flag", True, id="and-its-negation"),
        pytest.param("Oman will pay by the end of May", "not pay", False, id="the-end-of-a-month"),
        pytest.param("Fiji will start before the rains end", "not start", False, id="an-end-of-itself"),
        pytest.param("Cuba will send it free of charge", "not send it", False, id="free-of-charge"),
        pytest.param("Laos agreed to end the raids", "not raid", True, id="end-of-something"),
    ],
)
def test_a_promise_says_no_where_the_document_says_no_and_only_there(
    quote: str, action: str, kept: bool
) -> None:
    text = (
        "Norway did not agree to open the crossing. Mali agreed, despite pressure, to pay."
        " Chad agreed that the gate would not be shut. Peru not only pledged to help but agreed to pay."
        " Cuba agreed not to ban the flag."
        " Oman will pay by the end of May. Fiji will start before the rains end."
        " Cuba will send it free of charge. Laos agreed to end the raids."
    )
    answer = EMPTY | {"commitments": [commitment("c1", action=action, evidence=evidence(1, quote))]}
    assert bool(summary_of(answer, of=Document(text)).commitments) is kept


@pytest.mark.parametrize(
    ("text", "action"),
    [
        pytest.param("Peru is interested in hosting a centre.", "host a centre", id="interest"),
        pytest.param(
            "Peru would prefer the talks to be held in Lima.", "hold the talks", id="preference"
        ),
        pytest.param("Peru hoped that the bank would lend.", "lend", id="hope"),
        pytest.param(
            "Les ministres ont exprimé l’espoir d’une norme.", "adopter une norme", id="french"
        ),
        pytest.param("San José estaría dispuesto a ampliar la suma.", "ampliar la suma", id="spanish"),
        pytest.param("她希望马方提供数据。", "提供数据", id="chinese"),
        pytest.param("وطلب الوزير تزويد السلطنة بالنتائج.", "تزويد السلطنة بالنتائج", id="arabic"),
    ],
)
def test_a_hope_or_an_ask_is_no_promise(text: str, action: str) -> None:
    hoped = commitment("c1", action=action, modality="expressed_interest", evidence=evidence(1, text))
    for modality, stands in (("expressed_interest", True), ("agreed", False)):
        answer = EMPTY | {"commitments": [hoped | {"modality": modality}]}
        assert bool(summary_of(answer, of=Document(text)).commitments) is stands


@pytest.mark.parametrize(
    ("name", "stands"),
    [
        pytest.param("US", True, id="abbreviation"),
        pytest.param("WHO", True, id="organization"),
        pytest.param("us", False, id="pronoun"),
        pytest.param("They", False, id="another-pronoun"),
        pytest.param("the", False, id="article"),
    ],
)
def test_a_party_has_a_name_and_no_pronoun(name: str, stands: bool) -> None:
    text = "The US and the WHO told us that they will pay. They agreed."
    answer = EMPTY | {"parties": [{"id": "p1", "name": name, "kind": "state"}]}
    assert bool(summary_of(answer, of=Document(text)).parties) is stands


def test_a_mended_source_is_one_that_the_sentences_shown_name() -> None:
    answer = good()
    answer["commitments"][2]["attribution"] = {
        "source": "the Faroese envoy",
        "kind": "named_person",
        "hedge": None,
    }
    mend = {"fault": 1, "drop": False, "sentence": None, "text": "the Icelandic foreign ministry"}
    assert len(summary_of(answer, {"mends": [mend]}).commitments) == 2
    mend |= {"text": "Iceland"}
    assert len(summary_of(answer, {"mends": [mend]}).commitments) == 3


def test_a_party_id_used_twice_names_nobody() -> None:
    answer = good()
    answer["parties"].append({"id": "p1", "name": "Denmark", "kind": "state"})
    summary = summary_of(answer)
    assert [party.name for party in summary.parties] == ["Iceland"]
    assert [each.action for each in summary.commitments] == [
        "not cut quotas before 2027",
        "share its cod surveys",
    ]


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_blank_text_is_no_text(blank: str) -> None:
    answer = good()
    answer["commitments"][2]["condition"] = blank
    answer["commitments"][2]["attribution"]["hedge"] = blank
    summary = summary_of(answer)
    assert summary.rejected == ()
    assert summary.asks[0].condition is None


def test_another_currency_is_another_sum() -> None:
    answer = good()
    answer["commitments"][0]["action"] = "pay $25 million for a joint rescue centre"
    assert "25m $" in summary_of(answer).rejected[0].why


def test_a_quote_does_not_run_from_one_paragraph_into_another() -> None:
    text = "Present: Norway\n\nagreed to sign the text, all of them."
    answer = EMPTY | {
        "commitments": [
            commitment("c1", action="sign", evidence=evidence(1, "Norway\n\nagreed to sign"))
        ]
    }
    assert "paragraph" in summary_of(answer, of=Document(text)).rejected[0].why


def test_a_second_item_under_the_same_id_is_refused() -> None:
    answer = good()
    answer["commitments"][1]["id"] = "c1"
    summary = summary_of(answer)
    assert [each.modality for each in summary.commitments] == ["pledged", "urged"]
    assert summary.rejected[0].why == "another item has the same id"


def test_the_order_and_the_ids_follow_the_document() -> None:
    answer = good()
    answer["meetings"].reverse()
    answer["commitments"].reverse()
    assert summary_of(answer) == summary_of(good())


def test_a_side_meeting_keeps_pointing_at_its_summit_whatever_the_ids() -> None:
    text = (
        "Leaders of Chad and Mali met for an hour. It was on the sidelines of a Sahel summit in Dakar."
    )
    answer = EMPTY | {
        "parties": [
            {"id": "p1", "name": "Chad", "kind": "state"},
            {"id": "p2", "name": "Mali", "kind": "state"},
        ],
        "meetings": [
            meeting("m1", evidence=evidence(2, "a Sahel summit in Dakar")),
            meeting(
                "m2",
                parties=["p1", "p2"],
                sideline_of="m1",
                evidence=evidence(1, "Leaders of Chad and Mali met"),
            ),
        ],
    }
    first, second = summary_of(answer, of=Document(text)).meetings
    assert (first.parties, first.sideline_of, second.id) == (("p1", "p2"), "m2", "m2")


def test_half_a_character_in_an_answer_costs_its_item_only() -> None:
    answer = good()
    answer["commitments"][0]["action"] = "pay \ud800"
    answer["parties"][0]["name"] = "Norway"
    summary = run(
        summarize_flow(document(), PROMPT, model="test-model", version="0"),
        lambda call: Reply(answer if call.name == "summary" else {"mends": []}),
    )
    assert len(summary.commitments) == 2
    assert summary.model_dump_json()


QUOTES = st.one_of(
    st.text(max_size=40),
    st.builds(
        lambda start, length: TEXT[start : start + length], st.integers(0, 700), st.integers(0, 90)
    ),
    st.builds(
        lambda start, length, cut, new: (
            TEXT[start : start + length][:cut] + new + TEXT[start + cut :][:20]
        ),
        st.integers(0, 600),
        st.integers(0, 60),
        st.integers(0, 60),
        st.text(max_size=5),
    ),
)
ANY_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-3, 99), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner)),
    max_leaves=6,
)


@st.composite
def spoiled_answers(draw: st.DrawFn) -> dict[str, Any]:
    """The good answer with quotes, fields and whole items replaced by anything at all."""
    answer = good()
    for kind in answer:
        for item in answer[kind]:
            if "evidence" in item and draw(st.booleans()):
                item["evidence"] = [
                    {"sentence": draw(st.integers(-2, 12)), "quote": draw(QUOTES)}
                    for _ in range(draw(st.integers(0, 2)))
                ]
            if draw(st.integers(0, 3)) == 0:
                item[draw(st.sampled_from(sorted(item)))] = draw(ANY_JSON)
        answer[kind] += draw(st.lists(ANY_JSON, max_size=1))
    return answer


@given(answer=spoiled_answers(), mends=ANY_JSON, before=st.text(max_size=30))
def test_no_summary_ever_holds_a_quote_that_is_not_in_the_document(
    answer: dict[str, Any], mends: Any, before: str
) -> None:
    text = before.replace("\x00", "") + TEXT
    summary = summary_of(answer, {"mends": mends}, of=document(text))
    assert _grounded(summary, text)
    assert Summary.model_validate_json(summary.model_dump_json()) == summary


@given(answers=st.lists(spoiled_answers(), min_size=1, max_size=3), window=st.integers(10, 120))
def test_whatever_the_windows_of_a_document_answer_it_becomes_one_whole_summary(
    answers: list[dict[str, Any]], window: int
) -> None:
    def ask(call: Call) -> Reply:
        return Reply(answers[len(call.user) % len(answers)] if call.name == "summary" else {"mends": []})

    flow = summarize_flow(document(), PROMPT, model="test-model", version="0", window=window)
    summary = run(flow, ask)
    assert _grounded(summary, TEXT)
    assert Summary.model_validate_json(summary.model_dump_json()) == summary


@given(text=st.text(min_size=1, max_size=200), quotes=st.lists(QUOTES, max_size=4))
def test_no_document_makes_the_flow_fail(text: str, quotes: list[str]) -> None:
    if not text.strip() or "\x00" in text:
        return
    claims = [
        commitment(f"c{number}", action="act", evidence=evidence(1, quote))
        for number, quote in enumerate([*quotes, text[:50], text[5:60]])
    ]
    assert _grounded(summary_of(EMPTY | {"commitments": claims}, of=Document(text)), text)
