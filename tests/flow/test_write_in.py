"""Translations through the flow: an honest one stands, a false one goes alone and is listed."""

from __future__ import annotations

from typing import Any

import pytest
from case_tables import cases_in
from examples import EMPTY, Model, nothing

from summarizer import Document, Summary
from summarizer._call.answer_form import AnswerForm
from summarizer._call.call import Call
from summarizer._flow.flow import summarize_flow
from summarizer._flow.prompts import Prompt
from summarizer._model.drive import drive_flow_blocking

ENGLISH = Prompt(AnswerForm(write_in="en"))
MODEL: dict[str, Any] = {"model": "test-model", "version": "0"}


def answer_with(quote: str, told: str) -> dict[str, Any]:
    evidence = [{"sentence": 1, "quote": quote, "translation": told}]
    return EMPTY | {"overview": [{"text": "The sides agreed.", "evidence": evidence}]}


def read_as(support: str, *unsaid: str) -> dict[str, Any]:
    told = {"item": "o1", "reason": "the quote says not", "support": support, "unsaid": list(unsaid)}
    return {"verdicts": [told]}


def summarized(model: Model, quote: str, language: str) -> Summary:
    document = Document(quote, language=language)
    return drive_flow_blocking(summarize_flow(document, ENGLISH, verify=True, **MODEL), model)


@pytest.mark.parametrize(
    ("language", "quote", "told"),
    cases_in("""
        russian: ru => Германия выделит 3,5 млн евро. => Germany will allocate 3.5 million euros.
        arabic: ar => ستقدم ألمانيا ٣٫٥ مليون يورو. => Germany will give 3.5 million euros.
        chinese: zh => 德国将提供三百万欧元。 => Germany will provide 3 million euros.
        japanese: ja => ドイツは令和6年に三百万ユーロを出す。 => Germany will give €3 million in 2024.
        hindi: hi => जर्मनी २ करोड़ यूरो देगा। => Germany will give 20 million euros.
        german: de => Die Bundesregierung zahlt 3,5 Mio. Euro. => The German government pays €3.5m.
    """),
)
def test_an_honest_translation_stands_beside_its_quote(language: str, quote: str, told: str) -> None:
    model = Model(answer_with(quote, told), read_as("supported"))
    summary = summarized(model, quote, language)
    assert [cited.translation for cited in summary.overview[0].evidence] == [told]
    assert not summary.rejected
    assert f"translation of “{quote.rstrip('.')}" in model.calls[1].user
    assert told in model.calls[1].user


@pytest.mark.parametrize(
    ("language", "quote", "told", "why"),
    cases_in("""
        russian: ru => Германия даст 3,5 млн евро. => Germany will give 35 million euros. => figure 35m
        arabic: ar => ستقدم ألمانيا ٣٫٥ مليون يورو. => France will give €3.5 million. => name France
        chinese: zh => 德国将提供三百万欧元。 => Germany will give €30 million. => figure 30m
        japanese: ja => ドイツは三百万ユーロを出す。 => Spain will give 3 million euros. => name Spain
        hindi: hi => जर्मनी २ करोड़ यूरो देगा। => Germany will give 2 million euros. => figure 2m
        german: de => Deutschland zahlt 3,5 Mio. Euro. => Германия заплатит €3,5 млн. => another script
    """),
)
def test_a_translation_that_code_proves_false_is_left_out_and_listed(
    language: str, quote: str, told: str, why: str
) -> None:
    model = Model(answer_with(quote, told), nothing, read_as("supported"), read_as("supported"))
    summary = summarized(model, quote, language)
    assert [cited.translation for cited in summary.overview[0].evidence] == [None]
    assert [why in lost.why for lost in summary.rejected] == [True]


@pytest.mark.parametrize("support", ["supported", "partly"])
def test_a_translation_that_a_reading_doubts_is_left_out_and_listed(support: str) -> None:
    quote, told = "Германия не выделит 3,5 млн евро.", "Germany will allocate 3.5 million euros."
    model = Model(answer_with(quote, told), read_as(support, f"translation: {told}"))
    summary = summarized(model, quote, "ru")
    assert [cited.translation for cited in summary.overview[0].evidence] == [None]
    assert "the quote says not" in summary.rejected[0].why


def test_where_no_other_language_is_asked_for_no_request_speaks_of_translations() -> None:
    quote = "Германия выделит 3,5 млн евро."
    model = Model(answer_with(quote, "Germany will allocate 35 million euros."), read_as("supported"))
    plain = Prompt(AnswerForm())
    flow = summarize_flow(Document(quote, language="ru"), plain, verify=True, **MODEL)
    drive_flow_blocking(flow, model)
    assert not any("translation" in words_of(call) for call in model.calls)


def words_of(call: Call) -> str:
    return f"{call.system} {call.user} {call.schema}"
