"""The kinds in examples/: honest items stand, and what is made up in them is caught as in ours."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from examples import EMPTY, Model, attribution, evidence, good, nothing
from folders import TOP
from planted import NOWHERE, flipped_in, planted_in
from pydantic import BaseModel

from summarizer import Document, Summary
from summarizer._call.answer_form import AnswerForm
from summarizer._call.catalogue import OURS, Catalogue, make_catalogue
from summarizer._flow.flow import summarize_flow
from summarizer._flow.prompts import Prompt
from summarizer._model.drive import drive_flow_blocking
from summarizer.render import render_note

FOLDER = TOP / "examples" / "kinds"


class Case(NamedTuple):
    """An example: its class, its document, and an honest item with the parties and meetings it needs."""

    name: str
    class_name: str
    document: str
    published: str
    beside: dict[str, Any]
    item: dict[str, Any]


COUNCIL = {"id": "p1", "name": "TOWN COUNCIL OF HARLESTON", "known_by": None, "kind": "body"}
LEAGUE = {"id": "p1", "name": "Northern League", "known_by": None, "kind": "international_org"}
KARSOVA = {"id": "p2", "name": "Karsova", "known_by": None, "kind": "other"}
CASES = [
    Case(
        *("votes", "Vote", "council", "2025-06-13"),
        {"parties": [COUNCIL]},
        {
            "id": "v1",
            "body": ["p1"],
            "meeting": None,
            "motion": "close Mill Street to cars on Saturdays",
            "result": "adopted",
            "ayes": {"text": "four votes", "bound": "exactly"},
            "noes": {"text": "two", "bound": "exactly"},
            "abstentions": {"text": "one abstention", "bound": "exactly"},
            "mover": {"name": "Brandt", "role": "Councillor", "party": "p1"},
            "when": {"text": "Thursday, 12 June 2025"},
            "attribution": attribution(),
            "evidence": evidence(6, "The motion was adopted by four votes to two, with one abstention"),
        },
    ),
    Case(
        *("sanctions", "Sanction", "embargo", "2025-03-03"),
        {"parties": [LEAGUE, KARSOVA]},
        {
            "id": "s1",
            "imposed_by": ["p1"],
            "on": ["p2"],
            "measure": "freeze the assets of two Karsovan shipping firms",
            "state": "announced",
            "target": "two Karsovan shipping firms",
            "worth": None,
            "condition": None,
            "starts": {"text": "on Friday"},
            "ends": None,
            "attribution": attribution("The Northern League", "official_statement"),
            "evidence": evidence(2, "also froze the assets of two Karsovan shipping firms"),
        },
    ),
    Case(
        *("casualties", "Casualties", "quake", "2025-10-08"),
        {},
        {
            "id": "n1",
            "event": "the earthquake",
            "harm": "killed",
            "people": {"text": "between 50 and 60", "bound": "between"},
            "who": "all",
            "place": "Sura valley",
            "when": {"text": "Tuesday"},
            "attribution": attribution("The Red Crescent", "official_statement"),
            "evidence": evidence(3, "The Red Crescent put the number of dead at between 50 and 60"),
        },
    ),
]
each_case = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


def model_of(case: Case) -> type[BaseModel]:
    spec = importlib.util.spec_from_file_location(f"examples_{case.name}", FOLDER / f"{case.name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made: type[BaseModel] = getattr(module, case.class_name)
    return made


def document_of(case: Case) -> Document:
    text = (FOLDER / "documents" / f"{case.document}.txt").read_text("utf-8")
    return Document(text, published=case.published)


def summarized(catalogue: Catalogue, of: Document, answer: dict[str, Any]) -> Summary:
    prompt = Prompt(AnswerForm(kinds=catalogue))
    flow = summarize_flow(of, prompt, model="m", version="0")
    made: Summary = drive_flow_blocking(flow, Model(answer, nothing))
    return made


def made_of(case: Case, *items: dict[str, Any]) -> Summary:
    catalogue = make_catalogue({case.name: model_of(case)})
    return summarized(catalogue, document_of(case), EMPTY | case.beside | {case.name: list(items)})


@each_case
def test_an_honest_item_of_an_example_stands_whole(case: Case) -> None:
    summary = made_of(case, case.item)
    assert summary.rejected == () and len(summary.kinds[case.name]) == 1
    assert "not verified" in render_note(summary).lower() or "unverified" in render_note(summary).lower()


@pytest.mark.slow
@each_case
def test_what_is_made_up_in_an_example_is_caught(case: Case) -> None:
    plants = list(planted_in(case.item, model_of(case)))
    assert len(plants) >= 6
    for field, item in plants:
        summary = made_of(case, item)
        assert summary.rejected, field
        kept = summary.model_dump(mode="json")["kinds"][case.name]
        assert NOWHERE not in json.dumps(kept), field
        assert all(one[field] != item[field] for one in kept), field


@each_case
def test_a_value_of_a_closed_list_is_for_a_second_reading(case: Case) -> None:
    for field, item in flipped_in(case.item, model_of(case)):
        summary = made_of(case, item)
        assert getattr(summary.kinds[case.name][0], field) == item[field]
        assert summary.verification is None


def test_what_is_made_up_in_our_kinds_is_caught_in_the_same_share() -> None:
    from examples import document

    tried = 0
    for kind in ("meetings", "commitments", "concerns"):
        for field, item in planted_in(good()[kind][0], OURS.models[kind]):
            summary = summarized(OURS, document(), good() | {kind: [item, *good()[kind][1:]]})
            assert summary.rejected, (kind, field)
            assert NOWHERE not in summary.model_dump_json(include={kind}), (kind, field)
            tried += 1
    assert tried >= 15


def test_each_file_of_the_examples_is_short_enough_to_read_in_a_minute() -> None:
    for path in FOLDER.glob("*.py"):
        assert len(path.read_text("utf-8").splitlines()) <= 80, path.name


def test_the_notebook_runs_from_its_first_cell_to_its_last(monkeypatch: pytest.MonkeyPatch) -> None:
    book = json.loads((FOLDER / "kinds.ipynb").read_text("utf-8"))
    assert (book["nbformat"], [cell["cell_type"] for cell in book["cells"]].count("code")) == (4, 3)
    monkeypatch.chdir(FOLDER)
    monkeypatch.syspath_prepend(str(FOLDER))
    names: dict[str, Any] = {"__name__": "notebook"}
    for cell in book["cells"]:
        if cell["cell_type"] == "code":
            # The annotations of this file stay out of it, as they do in a notebook.
            exec(compile("".join(cell["source"]), "cell", "exec", dont_inherit=True), names)
    assert names["summary"].sanctions


def test_the_recorded_examples_replay(tmp_path: Path) -> None:
    from summarizer._check.cassette_check import check_all
    from summarizer._recordings.cassettes import cassettes_in
    from summarizer._recordings.manner import Brought

    kinds = make_catalogue({case.name: model_of(case) for case in CASES})
    found = list(check_all(cassettes_in([FOLDER / "recorded"]), brought=Brought(kinds)))
    assert len(found) == len(CASES) and {verdict.kind for verdict in found} == {"ok"}
