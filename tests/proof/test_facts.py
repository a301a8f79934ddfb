"""The facts of an item by its marks, and the order of its faults: that of a correction's prompt."""

from __future__ import annotations

import json
from typing import Annotated, Any

import pytest
from case_tables import lines_in
from examples import attribution, commitment_of, concern, document, evidence, meeting
from pydantic import BaseModel, Field

from summarizer._proof.draft import MODELS, Draft, Item
from summarizer._proof.examine import examine_item
from summarizer._proof.facts import Against, fact_faults
from summarizer._proof.fault import known_ids
from summarizer._text.reading import Reading
from summarizer.schemas import Answer, Concern, Meeting
from summarizer.schemas.marked import refers_to, side_fields
from summarizer.schemas.marks import Refers, Told, Verbatim
from summarizer.schemas.references import references_in, with_references

EMPTY: dict[str, list[Any]] = {kind: [] for kind in MODELS}
WHO = attribution("the Swedish ministry", "official_statement")


def reading() -> Reading:
    told = document()
    return Reading.of(told)


def faults_of(kind: str, raw: dict[str, Any]) -> list[str]:
    """Where each fault of an item is, and what it costs: the item, or "=>" the detail that goes."""
    draft = Draft.of(EMPTY | {kind: [raw]})
    (item,) = draft.items(kind)
    found = examine_item(item, known_ids(draft), reading()).faults
    return [
        " => ".join(".".join(map(str, path)) for path in (fault.path, fault.drop) if path)
        for fault in found
    ]


@pytest.mark.parametrize(
    ("kind", "spoilt", "faults"),
    [
        pytest.param(
            "meetings",
            meeting(
                "m1",
                topics=["the quota of 99 tons"],
                attribution=WHO,
                occasion="during the fair",
                sideline_of="m1",
                round="ninth round",
                series="Arctic Talks",
                host="p9",
                place="Tromsø",
                when={"text": "Friday"},
                participants=[{"name": "Ola Nordmann", "role": "Envoy", "party": "p8"}],
                parties=["p7"],
                evidence=evidence(1, "met her Danish counterpart")
                + evidence(5, "will meet again in Bergen"),
            ),
            """
            evidence.0.quote => evidence.0
            attribution.source
            parties.0
            participants.0.name => participants.0
            participants.0.role => participants.0.role
            participants.0.party => participants.0.party
            place => place
            host => host
            series => series
            round => round
            occasion => occasion
            when.text => when
            sideline_of => sideline_of
            topics.0 => topics.0
            """,
            id="meeting",
        ),
        pytest.param(
            "commitments",
            commitment_of(
                "urged Norway to share its cod surveys",
                sentence=3,
                action="lend 99 boats to Sweden",
                attribution=attribution("the Swedish ministry", "official_statement", hedge="allegedly"),
                meeting="m9",
                deadline={"text": "by Friday"},
                condition="if it rains",
                actor="Denmark",
                to=["p8"],
                by=["p9"],
            ),
            """
            attribution.hedge
            attribution.source
            by.0
            to.0 => to.0
            actor => actor
            condition
            deadline.text => deadline
            meeting => meeting
            action
            action
            """,
            id="commitment",
        ),
        pytest.param(
            "concerns",
            concern(
                "k1",
                about="99 trawlers off Sweden",
                attribution=WHO,
                meeting="m9",
                directed_at=["p8"],
                raised_by=["p9"],
                evidence=evidence(4, "deeply concerned about the mackerel stock"),
            ),
            """
            attribution.source
            raised_by.0
            directed_at.0 => directed_at.0
            meeting => meeting
            about
            about
            """,
            id="concern",
        ),
        pytest.param(
            "overview",
            {
                "text": "Sweden will cut 99 quotas.",
                "evidence": evidence(2, "reportedly assured Sandvik")
                + evidence(9, "nothing of this is there"),
            },
            """
            evidence.1.quote => evidence.1
            text
            text
            """,
            id="point",
        ),
    ],
)
def test_the_faults_of_an_item_come_in_this_order(
    kind: str, spoilt: dict[str, Any], faults: str
) -> None:
    assert faults_of(kind, spoilt) == lines_in(faults)


def test_a_party_is_named_once_and_as_the_document_names_it() -> None:
    twins = [{"id": "p1", "name": "Sweden", "kind": "state"}] * 2
    draft = Draft.of(EMPTY | {"parties": twins})
    (first, _) = draft.items("parties")
    found = examine_item(first, known_ids(draft), reading()).faults
    assert [fault.path for fault in found] == [("id",), ("name",)]


@pytest.mark.parametrize(
    ("model", "sides"),
    [
        pytest.param(Meeting, ("parties",), id="meeting"),
        pytest.param(Concern, ("raised_by", "directed_at"), id="concern"),
    ],
)
def test_the_sides_of_an_item_are_read_off_its_fields(
    model: type[BaseModel], sides: tuple[str, ...]
) -> None:
    assert side_fields(model) == sides


def test_every_reference_of_an_item_is_found_and_renamed_people_included() -> None:
    raw = meeting(
        "m2",
        parties=["p1", "p2", "p1"],
        participants=[{"name": "Liv Sandvik", "role": None, "party": "p1"}],
        host="p2",
        sideline_of="m1",
        evidence=evidence(1, "x"),
    )
    found = Meeting.model_validate(raw)
    assert [(named.path, named.id, named.to) for named in references_in(found)] == [
        (("parties", 0), "p1", "parties"),
        (("parties", 1), "p2", "parties"),
        (("parties", 2), "p1", "parties"),
        (("participants", 0, "party"), "p1", "parties"),
        (("host",), "p2", "parties"),
        (("sideline_of",), "m1", "meetings"),
    ]
    new = with_references(found, lambda id_, to: None if to == "meetings" else {"p1": "p5"}.get(id_, ""))
    assert (new.parties, new.participants[0].party, new.host, new.sideline_of) == (
        ("p5",),
        "p5",
        None,
        None,
    )


def test_a_path_says_what_a_mend_must_name() -> None:
    assert refers_to(Meeting, ("participants", 0, "party")) == "parties"
    assert refers_to(Meeting, ("sideline_of",)) == "meetings"
    assert refers_to(Meeting, ("participants", 0, "name")) is None


class Sanction(BaseModel):
    """An item of somebody else's, with the same marks."""

    against: Annotated[tuple[str, ...], Refers(to="parties", carries=True)]
    list_name: Annotated[str | None, Verbatim()] = Field(default=None)
    what: Annotated[str, Told(says="act", carries=True)]


def test_one_walker_checks_any_item_by_its_marks() -> None:
    draft = Draft.of(EMPTY)
    item = Sanction(against=("p1",), list_name="Annex IV", what="freeze the assets of Sweden")
    against = Against(item, "sanctions", known_ids(draft), {}, reading())
    found = list(fact_faults(item, against))
    assert [(fault.path, fault.drop) for fault in found] == [
        (("against", 0), None),
        (("list_name",), ("list_name",)),
        (("what",), None),
    ]


def test_what_an_answer_says_of_computed_fields_is_not_believed() -> None:
    raw = {"id": "p1", "name": "Norway", "kind": "state", "country": "SWE", "aliases": ["Sweden"]}
    typed = examine_item(Item("parties", 0, raw), known_ids(Draft.of(EMPTY)), reading()).typed
    assert typed is not None and json.loads(typed.model_dump_json())["country"] is None


def test_the_lists_of_an_answer_are_the_kinds_of_a_draft() -> None:
    assert tuple(Answer.model_fields) == tuple(MODELS)
