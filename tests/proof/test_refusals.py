"""Refusals: every wording of a fault in the code has a reason that can be counted."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import house
import pytest
from case_tables import cases_in

from summarizer._proof.refusals import OTHER, REASONS, count_refusals, reason_of_refusal
from summarizer._proof.unverified import NO_VERDICT
from summarizer._proof.verdicts import READ
from summarizer.schemas import Rejected

PLACE = {"Fault": 2, "Miss": 0, "_refuse": 0}  # which argument is the wording
ROOMS = ("_proof.", "_flow.rounds", "_flow.taken")


def _worded(node: ast.expr | None) -> Iterator[str]:
    """The text of a literal; what is filled in is "x", and both branches of a choice count."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        text = "".join(map(_filled, node.values))
        if not text.startswith("{why}"):  # another wording, with something behind it
            yield text.replace("{READ}", READ)
    elif isinstance(node, ast.IfExp):
        yield from _worded(node.body)
        yield from _worded(node.orelse)


def _filled(part: ast.expr) -> str:
    if isinstance(part, ast.FormattedValue):
        name = ast.unparse(part.value)
        return f"{{{name}}}" if name in {"why", "READ"} else "x"
    return str(part.value) if isinstance(part, ast.Constant) else ""


def _wordings_in(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in PLACE:
            if len(node.args) > PLACE[node.func.id]:
                yield from _worded(node.args[PLACE[node.func.id]])
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in {"why", "NOT_THERE"}:
            yield from _worded(node.value)
        elif isinstance(node, ast.FunctionDef) and node.name.strip("_").startswith(("why_", "not_its_")):
            for inside in ast.walk(node):
                if isinstance(inside, ast.Return):
                    yield from _worded(inside.value)


def test_every_wording_of_a_fault_in_the_code_has_a_reason() -> None:
    rooms = [path for room, path in house.rooms().items() if room.startswith(ROOMS)]
    found = {wording for path in rooms for wording in _wordings_in(ast.parse(path.read_text("utf-8")))}
    assert len(found) > 25
    assert not [
        wording for wording in found if reason_of_refusal(Rejected(what="x", why=wording)) == OTHER
    ]


@pytest.mark.parametrize(
    ("why", "reason"),
    cases_in("""
    a reading: not said, a second reading found: it was Chad => second_reading
    a part of it: supported in part (by), a second reading found: no => second_reading
    an id given twice: another item has the same id => reference
    an id of nothing: no party has this id => reference
    a detail that is not there: missing => form
    a value of another type: this value does not fit the schema: not a date => form
    words of another sentence: not verbatim: the document words it otherwise => quote
    words of nowhere: the quote stands nowhere in the document => quote
    nothing cited: it has no evidence => quote
    a translation: this is no translation of “er”: it repeats the quote => translation
    words of its own: these words do not stand in the document => not_in_document
    a figure of its own: its evidence does not hold the figure 12 => not_in_document
    """),
)
def test_a_refusal_is_counted_by_the_check_that_refused_it(why: str, reason: str) -> None:
    assert reason_of_refusal(Rejected(what="a promise", why=why)) == reason
    assert reason in REASONS


def test_a_request_that_failed_is_no_answer_and_what_stands_unverified_is_not_refused() -> None:
    notes = [
        Rejected(what="correction of 2 faults", why="the model declined to answer"),
        Rejected(what="a meeting", why=NO_VERDICT),
        Rejected(what="a meeting", why="missing"),
        Rejected(what="a concern", why="missing"),
    ]
    assert count_refusals(notes) == {"form": 2, "no_answer": 1}
