"""Sides that a document does not name: read by what they are known by, and no state where unsure."""

from __future__ import annotations

from typing import Any

import pytest
from examples import (
    Model,
    answer_of,
    commitment_of,
    meeting_of,
    nothing,
    summary_of,
)
from readings import names_shown, supports_all, verdict, verified_by

from summarizer import Document

CITY = "LUND — Zemblia City pledged to send two ships. Chile was glad."


def answer_naming(
    name: str = "Zemblia", made: str = "Zemblia City pledged to send two ships"
) -> dict[str, Any]:
    return answer_of(name, "Chile", commitments=[commitment_of(made, action="send two ships")])


def test_a_second_reading_is_asked_whose_name_a_longer_one_is() -> None:
    model = Model(answer_naming(), supports_all)
    party = verified_by(model, Document(CITY)).parties[0]
    assert (party.name, party.known_by) == ("Zemblia", "Zemblia City")
    assert "p1 | party | name: Zemblia; known_by: Zemblia City" in model.calls[1].user


def test_where_it_is_not_the_partys_the_longer_name_stands_for_it() -> None:
    given = {"verdicts": [verdict("p1", "not"), verdict("c1", "not")]}
    model = Model(answer_naming(), given, supports_all)
    summary = verified_by(model, Document(CITY))
    assert [(each.name, each.kind) for each in summary.parties] == [
        ("Zemblia City", "other"),
        ("Chile", "state"),
    ]
    assert summary.commitments[0].by == ("p1",)
    assert "c1 | commitment | by: Zemblia City;" in model.calls[2].user


def test_where_nobody_reads_the_longer_name_stands_for_it() -> None:
    party = summary_of(answer_naming(), of=Document(CITY)).parties[0]
    assert (party.name, party.kind, party.known_by) == ("Zemblia City", "other", None)


def test_a_state_whose_name_stands_only_in_another_states_is_refused_unless_it_is_mended() -> None:
    made = "South Sudan pledged to send two ships"
    of, answer = Document(f"JUBA — {made}."), answer_naming("Sudan", made) | {"meetings": []}
    answer["parties"] = answer["parties"][:1]
    refused = summary_of(answer, nothing, of=of)
    assert refused.commitments == () and "another state" in refused.rejected[0].why
    mend = {"fault": 1, "drop": False, "sentence": None, "text": "South Sudan"}
    assert summary_of(answer, {"mends": [mend]}, of=of).parties[0].country == "SSD"


OFFICES = "WASHINGTON — President Obama called Chile's leader on Monday. He pledged to send two ships."


def known_by(*words: str | None) -> dict[str, Any]:
    """An answer in which the United States and Chile meet and promise, and are known by some words."""
    called = "President Obama called Chile's leader on Monday"
    answer = answer_of(
        "United States",
        "Chile",
        meetings=[meeting_of(called, format="phone", level="leaders")],
        commitments=[
            commitment_of("He pledged to send two ships", sentence=2, to=["p2"], action="send two ships")
        ],
    )
    for party, one in zip(answer["parties"], words, strict=True):
        party["known_by"] = one
    return answer


@pytest.mark.parametrize(
    "doubted",
    [
        pytest.param([verdict("c1", "not")], id="not"),
        pytest.param([verdict("c1", "partly", "by")], id="its-side"),
        pytest.param([verdict("c1", "partly", "by: United States")], id="its-side-by-name"),
        pytest.param([verdict("c1", "partly", "hedge")], id="a-hedge"),
    ],
)
@pytest.mark.parametrize("support", ["not", "partly"])
def test_what_an_unsure_side_undertook_is_read_again_as_the_words_of_the_document(
    doubted: list[dict[str, Any]], support: str
) -> None:
    given = {"verdicts": [verdict("p1", support), verdict("m1", "partly", "parties"), *doubted]}
    model = Model(known_by("President Obama", None), given, supports_all)
    summary = verified_by(model, Document(OFFICES))
    assert names_shown(model.calls[2]) == ["m1", "c1"]
    assert "c1 | commitment | by: President Obama; to: Chile" in model.calls[2].user
    assert [(each.name, each.kind, each.country) for each in summary.parties] == [
        ("President Obama", "other", None),
        ("Chile", "state", "CHL"),
    ]
    assert summary.meetings[0].parties == ("p1", "p2") and summary.commitments[0].by == ("p1",)
    assert len(summary.rejected) == 1


def test_what_it_did_not_do_under_those_words_either_is_refused() -> None:
    given = {"verdicts": [verdict("p1", "not"), verdict("m1"), verdict("c1", "not")]}
    model = Model(known_by("President Obama", None), given, {"verdicts": [verdict("c1", "not")]})
    summary = verified_by(model, Document(OFFICES))
    assert summary.commitments == () and len(summary.meetings) == 1 and len(model.calls) == 3


def test_what_is_not_supported_of_a_side_that_is_confirmed_is_refused_at_once() -> None:
    given = {"verdicts": [verdict("p1"), verdict("m1"), verdict("c1", "not")]}
    model = Model(known_by("President Obama", None), given)
    assert verified_by(model, Document(OFFICES)).commitments == ()


def test_where_no_verdict_comes_on_a_side_what_it_did_waits_for_its_name() -> None:
    silent = {"verdicts": [verdict("m1"), verdict("c1", "not")]}
    model = Model(known_by("President Obama", None), silent, silent, supports_all)
    summary = verified_by(model, Document(OFFICES))
    assert [names_shown(call) for call in model.calls[2:]] == [["p1", "c1"], ["c1"]]
    assert summary.parties[0].kind == "other" and summary.commitments[0].by == ("p1",)


def test_two_sides_confirmed_by_the_same_words_are_neither_of_them() -> None:
    answer = known_by("President Obama", "President Obama")
    answer["parties"][1]["name"] = "Peru"
    summary = verified_by(Model(answer, supports_all), Document(OFFICES))
    assert [(each.name, each.kind) for each in summary.parties] == [("President Obama", "other")]
    assert summary.commitments[0].by == ("p1",) and summary.commitments[0].to == ()
    assert sum("another party is known by these words" in note.why for note in summary.rejected) == 2


def test_one_side_under_two_names_may_be_known_by_the_same_words() -> None:
    answer = known_by("President Obama", "President Obama")
    answer["parties"][1]["name"] = "United States of America"
    summary = verified_by(Model(answer, supports_all), Document(OFFICES))
    assert [(each.country, each.known_by) for each in summary.parties] == [("USA", "President Obama")]


def test_a_side_that_one_of_its_names_names_is_known_by_nothing() -> None:
    answer = known_by("President Obama", None)
    answer["parties"][1]["name"] = "the United States"
    of = Document(f"{OFFICES} The United States hailed it.")
    summary = verified_by(Model(answer, supports_all), of)
    assert [(each.country, each.known_by) for each in summary.parties] == [("USA", None)]


def test_no_state_is_without_a_country() -> None:
    answer = known_by(None, None)
    answer["parties"][0]["name"] = "President Obama"
    parties = verified_by(Model(answer, supports_all), Document(OFFICES)).parties
    assert [(each.name, each.kind, each.country) for each in parties] == [
        ("President Obama", "other", None),
        ("Chile", "state", "CHL"),
    ]
