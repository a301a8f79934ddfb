"""Kinds of a user's own go the way of ours: drafted, proven, corrected, read, merged, told."""

from __future__ import annotations

import json
import pickle
import re
from typing import Any, ClassVar

import pytest
from case_tables import cases_in
from examples import PROMPT, Model, attribution, evidence, nothing
from own_kinds import BOTH, SANCTIONED, News, Sanction, sanction, told, toll
from pydantic import model_validator
from readings import supports_all, verdict

from summarizer import Document, SettingsError, Summary
from summarizer._call.answer_form import AnswerForm
from summarizer._call.call import Call
from summarizer._call.catalogue import Kinds, make_catalogue
from summarizer._call.reply import Reply
from summarizer._flow.flow import summarize_flow
from summarizer._flow.prompts import Prompt
from summarizer._model.drive import drive_flow_blocking
from summarizer.marks import Example


def summarized(
    *answers: Any,
    kinds: Kinds = BOTH,
    only: bool = False,
    verify: bool = False,
    text: str = SANCTIONED,
    window: int = 6_000,
) -> Any:
    """What comes of these answers, with what was asked."""
    prompt = Prompt(AnswerForm(kinds=make_catalogue(kinds, only=only)))
    model = Model(*answers)
    of = Document(text, published="2025-05-21")
    flow = summarize_flow(of, prompt, model="m", version="0", verify=verify, window=window)
    return drive_flow_blocking(flow, model), model.calls


def test_an_item_is_grounded_and_typed_and_its_figure_has_its_numbers() -> None:
    range_ = toll(
        "t2",
        people={"text": "30 to 40 people", "bound": "between"},
        attribution=attribution("Lorvia", "official_statement"),
        evidence=evidence(5, "Lorvia put the toll at 30 to 40 people"),
    )
    summary, _ = summarized(told(sanction(), tolls=(toll(), range_)), kinds=News)
    assert isinstance(summary, News)
    (ban,) = summary.sanctions
    assert ban.since is not None and f"{ban.since.start}" == "2025-05-19"  # published on a Wednesday
    assert SANCTIONED[ban.evidence[0].start : ban.evidence[0].end] == ban.evidence[0].quote
    assert [(one.people.low, one.people.high) for one in summary.tolls] == [(12, None), (30, 40)]
    assert summary.kinds == {"sanctions": summary.sanctions, "tolls": summary.tolls}


FALSE = cases_in(
    """
    a-figure-not-in-the-quote: measure => "ban 40 ships" => its evidence does not hold the figure 40
    a-name-not-in-the-document: measure => "ban Zemlia" => document does not hold the name Zemlia
    an-unknown-party: imposed_by => ["p9"] => no party has this id
    a-condition-made-up: until => "until the war ends" => these words do not stand in the document
    a-value-not-in-the-list: force => "lifted" => this value does not fit the schema
    a-paraphrase: evidence => [{"sentence": 1, "quote": "Orvia will ban Lorvia's ships"}] => not verbatim
    """
)


@pytest.mark.parametrize(("field", "value", "why"), FALSE)
def test_what_the_document_does_not_say_is_refused(field: str, value: str, why: str) -> None:
    summary, _ = summarized(told(sanction(**{field: json.loads(value)})), nothing)
    assert summary.sanctions == () and why in summary.rejected[0].why


QUOTES = {
    4: "The shelling of Port Lor killed at least 12 people",
    5: "Lorvia put the toll at 30 to 40 people",
}
FIGURES = cases_in(
    """
    the-end-of-a-range: 5 => 40 people => exactly => only a part
    the-begin-of-a-range: 5 => 30 => exactly => only a part
    another-number: 4 => 13 people => at_least => do not stand
    that-of-another-sentence: 4 => 30 to 40 people => between => do not stand
    a-range-of-one-number: 4 => 12 people => between => one number is no range
    one-number-of-a-range: 5 => 30 to 40 people => exactly => two numbers are a range
    """
)


@pytest.mark.parametrize(("sentence", "text", "bound", "why"), FIGURES)
def test_a_figure_is_the_whole_number_of_a_sentence_cited(
    sentence: str, text: str, bound: str, why: str
) -> None:
    cited = evidence(int(sentence), QUOTES[int(sentence)])
    made = toll(people={"text": text, "bound": bound}, evidence=cited)
    summary, _ = summarized(told(tolls=(made,)), nothing)
    assert summary.tolls == () and why in summary.rejected[0].why


def test_a_fault_is_corrected_and_what_was_mended_stands() -> None:
    def mend(call: Call) -> dict[str, Any]:
        assert "measure" in call.user and "`measure` and `event` are in" in call.system
        fixed = {"fault": 1, "drop": False, "sentence": None, "text": "impose a travel ban"}
        return {"mends": [fixed]}

    summary, _ = summarized(told(sanction(measure="impose a travel ban on 40 masters")), mend)
    assert [one.measure for one in summary.sanctions] == ["impose a travel ban"]


def test_a_second_reading_judges_each_detail_by_its_name() -> None:
    def reads(call: Call) -> dict[str, Any]:
        assert "people: 12 people (at least)" in call.user
        assert "sanction: A measure that one side imposes on another" in call.system
        return {"verdicts": [verdict("s1", "not"), verdict("t1", "partly", "people")]}

    summary, _ = summarized(told(sanction(), tolls=(toll(),)), reads, verify=True)
    assert summary.sanctions == () and summary.tolls == ()
    assert len(summary.rejected) == 2


def test_a_reading_lowers_a_claim_and_never_raises_it() -> None:
    def doubts(_: Call) -> dict[str, Any]:
        return {"verdicts": [verdict("s1", "partly", "force")]}

    def firmer(call: Call) -> dict[str, Any]:
        assert "one of: threatened" not in call.user
        return {"mends": [{"fault": 1, "drop": False, "sentence": None, "text": "imposed"}]}

    summary, _ = summarized(told(sanction(force="announced")), doubts, supports_all, verify=True)
    assert [one.force for one in summary.sanctions] == ["threatened"]


def test_what_is_told_twice_is_one_item_and_what_differs_is_two() -> None:
    again = sanction(
        "s2", evidence=evidence(6, "Orvia's travel ban on the harbour master was confirmed")
    )
    one, _ = summarized(told(sanction(), again))
    assert [len(item.evidence) for item in one.sanctions] == [2]
    for change in ({"force": "announced"}, {"until": None}, {"imposed_by": ["p3"]}, {"on": ["p3"]}):
        two, _ = summarized(told(sanction(), again | change), {"groups": []})
        assert [item.id for item in two.sanctions] == ["s1", "s2"], change


def test_parts_of_a_long_document_tell_of_one_item_and_another_call_joins_what_is_worded_anew() -> None:
    later = sanction(
        "s1", measure="ban the harbour master's travel", until=None, since=None,
        attribution=attribution(),
        evidence=evidence(6, "Orvia's travel ban on the harbour master was confirmed"),
    )  # fmt: skip

    def joins(call: Call) -> dict[str, Any]:
        assert call.name == "coreference" and "Of any other kind (sanction, toll)" in call.system
        return {"groups": [{"thing": "the ban", "items": ["s1", "s2"]}]}

    text = SANCTIONED.replace("\n\nOrvia's travel", "\n\n" + "Rain fell. " * 60 + "\n\nOrvia's travel")
    prompt = Prompt(AnswerForm(kinds=make_catalogue(BOTH)))

    def model(call: Call) -> Reply:
        if call.name == "coreference":
            return Reply(joins(call))
        numbered = re.search(r"\[(\d+)\] Orvia's travel", call.user)
        if numbered:
            quote = "Orvia's travel ban on the harbour master was confirmed"
            return Reply(told(later | {"evidence": evidence(int(numbered[1]), quote)}))
        return Reply(told(sanction()) if "[1] ORVIA" in call.user else told())

    flow = summarize_flow(Document(text), prompt, model="m", version="0", window=100)
    summary: Any = drive_flow_blocking(flow, model)
    assert [len(item.evidence) for item in summary.sanctions] == [2]


def test_a_summary_with_kinds_goes_to_another_process_and_comes_back() -> None:
    summary, _ = summarized(told(sanction(), tolls=(toll(),)))
    again = pickle.loads(pickle.dumps(summary))
    assert again == summary and again.sanctions[0].measure == summary.sanctions[0].measure


def test_only_kinds_asks_for_nothing_else_but_what_they_refer_to() -> None:
    answer = {name: told(sanction())[name] for name in ("parties", "sanctions")}
    summary, (call, *_) = summarized(answer, kinds={"sanctions": Sanction}, only=True)
    assert list(call.schema["properties"]) == ["parties", "sanctions"]
    assert "Commitments" not in call.system and "Sanctions (`sanctions`)" in call.system
    assert len(summary.sanctions) == 1
    assert summary.provenance.asked_only == ("parties", "sanctions")


def test_a_request_without_kinds_is_that_of_before() -> None:
    plain = Prompt(AnswerForm(kinds=make_catalogue({})))
    assert plain.hash_of(1) == PROMPT.hash_of(1)
    assert plain.verification_hash == PROMPT.verification_hash


def test_kinds_and_their_docstrings_are_part_of_the_hash() -> None:
    class Other(Sanction):
        """Another measure."""

    prompts = [Prompt(AnswerForm(kinds=make_catalogue({"x": of}))) for of in (Sanction, Other)]
    assert len({PROMPT.hash_of(1), *(prompt.hash_of(1) for prompt in prompts)}) == 3


def test_a_stored_summary_loads_with_and_without_its_kinds_and_is_written_back_the_same() -> None:
    summary, _ = summarized(told(sanction(), tolls=(toll(),)), supports_all, verify=True)
    stored = summary.model_dump_json()
    plain, typed = Summary.model_validate_json(stored), News.model_validate_json(stored)
    assert plain.model_dump_json() == typed.model_dump_json() == stored
    assert plain.kinds["sanctions"][0]["measure"] == typed.sanctions[0].measure
    assert "own_kinds" not in stored  # what defines a kind is named nowhere


def test_kinds_that_are_no_lists_of_items_do_not_load() -> None:
    tree = json.loads(summarized(told(sanction()))[0].model_dump_json())
    spoiled: list[Any] = [[], {"sanctions": 3}, {"sanctions": [3]}, {"meetings": []}]
    for kinds in spoiled:
        with pytest.raises(ValueError, match="kind"):
            Summary.model_validate(tree | {"kinds": kinds})


def test_words_of_an_example_are_never_evidence() -> None:
    class Exampled(Sanction):
        """A measure."""

        examples: ClassVar = [
            Example(
                "Narnia froze the assets of Mordor.",
                sanction(
                    imposed_by=["p1"], on=["p2"], measure="freeze assets", until=None, since=None,
                    attribution=attribution(), evidence=evidence(1, "Narnia froze the assets of Mordor"),
                ),
                {"p1": "Narnia", "p2": "Mordor"},
            )
        ]  # fmt: skip

    copied = dict(Exampled.examples[0].item)
    summary, (call, *_) = summarized(
        told(copied) | {"tolls": []}, nothing, kinds={"sanctions": Exampled, "tolls": BOTH["tolls"]}
    )
    assert '- "Narnia froze the assets of Mordor."' in call.system
    assert summary.sanctions == () and "stands nowhere" in summary.rejected[0].why


def test_an_example_that_is_not_borne_out_by_its_sentence_is_an_error_in_one_line() -> None:
    class Wrong(Sanction):
        """A measure."""

        examples: ClassVar = [
            Example("Narnia froze assets.", sanction(), {"p1": "Narnia", "p2": "Narnia"})
        ]

    with pytest.raises(SettingsError, match=r"kind 'sanctions', example 1: .*\S$"):
        Prompt(AnswerForm(kinds=make_catalogue({"sanctions": Wrong})))


def test_a_validator_of_a_kind_may_refuse_an_item_and_never_ends_the_flow() -> None:
    class Strict(Sanction):
        """A measure."""

        @model_validator(mode="after")
        def _breaks(self) -> Strict:
            raise RuntimeError("boom")

    summary, _ = summarized(
        told(sanction()) | {"tolls": []}, nothing, kinds={"sanctions": Strict, "tolls": BOTH["tolls"]}
    )
    assert summary.sanctions == () and "its own model" in summary.rejected[0].why
