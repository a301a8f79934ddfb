"""Evidence: quotes and the force of what they say, which no promise may lose."""

from __future__ import annotations

from typing import Any

import pytest
from case_tables import cases_in
from examples import (
    EMPTY,
    TEXT,
    answer_of,
    commitment,
    commitment_of,
    evidence,
    good,
    is_grounded,
    misquoted,
    summary_of,
)

from summarizer import Document, Summary

FABRICATED_QUOTES = [
    *cases_in(
        """
            another-document: Chile pledged three icebreakers to Peru
            two-halves-spliced: Norway pledged quotas would not be cut before 2027
            spliced-over-an-ellipsis: Norway pledged … quotas would not be cut before 2027
            negation-added: Norway never pledged €25 million for a joint rescue centre
            negation-flipped: quotas would be cut before 2027
            negation-behind-an-ellipsis: quotas would ... be cut before 2027
            number-changed: Norway pledged €35 million for a joint rescue centre
            number-shortened: Norway pledged €2 million for a joint rescue centre
            name-changed: Sweden pledged €25 million for a joint rescue centre
            words-shuffled: centre rescue joint a for million €25 pledged Norway
            paraphrased: Norway promised €25 million for a shared rescue centre
            words-cut: orway pledged €25 mil
            one-word: pledged
            only-an-ellipsis: …
            amount-cut-off: Norway pledged €25
            """
    ),
    pytest.param("", id="empty"),
]


@pytest.mark.parametrize("quote", FABRICATED_QUOTES)
def test_a_commitment_with_a_fabricated_quote_is_refused_and_listed(quote: str) -> None:
    answer = misquoted(quote)
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
    answer = misquoted(quote, at=sentence)
    summary = summary_of(answer)
    assert summary.rejected == ()
    (found,) = summary.commitments[0].evidence
    assert found.sentence == 2
    assert is_grounded(summary, TEXT)


def _promised(sentence: str, quote: str, modality: str = "pledged") -> Summary:
    promised = commitment_of(quote, modality=modality, action=quote.split()[-2])
    answer = answer_of("Norway", commitments=[promised])
    return summary_of(answer, of=Document(f"Norway. {sentence}."))


FORCE = """\
Mr Keltas asked Velmora to release the two impounded ferries before Easter. Velmora will lend 18 \
million crowns for the pier, provided that Tarsis publishes an audit. Tarsis has reportedly agreed \
to cut its fee.

If the audit is published, Velmora will open the strait. Tarsis agreed to dredge the channel.
"""


def _of_force(sentence: int, quote: str, action: str, **fields: Any) -> Summary:
    promised = commitment_of(quote, sentence=sentence, action=action, **fields)
    answer = answer_of("Velmora", "Tarsis", commitments=[promised])
    return summary_of(answer, of=Document(FORCE))


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


def test_one_good_quote_carries_an_item_whose_other_quote_is_bad() -> None:
    answer = good()
    answer["commitments"][0]["evidence"] += evidence(3, "Norway pledged €90 million")
    summary = summary_of(answer)
    assert [each.quote for each in summary.commitments[0].evidence] == [
        "Norway pledged €25 million for a joint rescue centre"
    ]
    assert len(summary.rejected) == 1


def test_a_quote_does_not_run_from_one_paragraph_into_another() -> None:
    text = "Present: Norway\n\nagreed to sign the text, all of them."
    answer = EMPTY | {
        "commitments": [
            commitment("c1", action="sign", evidence=evidence(1, "Norway\n\nagreed to sign"))
        ]
    }
    assert "paragraph" in summary_of(answer, of=Document(text)).rejected[0].why
