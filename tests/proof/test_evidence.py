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
from summarizer._words.force import has_undertaking, only_asks

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


def test_a_promise_is_not_taken_from_behind_its_negation() -> None:
    text = "Norway did not agree to close the harbour. Iceland agreed to open it."
    closed = commitment_of("agree to close the harbour", modality="agreed", action="close the harbour")
    summary = summary_of(answer_of("Norway", commitments=[closed]), of=Document(text))
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
    promised = commitment_of(text.rstrip("."), modality=modality, action=action)
    summary = summary_of(answer_of("Norway", commitments=[promised]), of=Document(text))
    assert summary.commitments == () and summary.asks == ()
    assert why in summary.rejected[0].why


def test_a_hedge_may_stand_in_the_sentence_before_but_not_in_another_paragraph() -> None:
    for between, refused in ((" ", 0), ("\n\n", 1)):
        text = f"Norway will reportedly lend a ship.{between}It would train its crew as well."
        hedged = commitment_of("train its crew", sentence=2, action="train its crew")
        hedged["attribution"]["hedge"] = "reportedly"
        summary = summary_of(answer_of("Norway", commitments=[hedged]), of=Document(text))
        assert len(summary.rejected) == refused


def _promised(sentence: str, quote: str, modality: str = "pledged") -> Summary:
    promised = commitment_of(quote, modality=modality, action=quote.split()[-2])
    answer = answer_of("Norway", commitments=[promised])
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
    assert has_undertaking(sentence) and not only_asks(sentence)


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
    promised = commitment_of(quote, sentence=sentence, action=action, **fields)
    answer = answer_of("Velmora", "Tarsis", commitments=[promised])
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
    promised = commitment_of(quote, sentence=sentence, action=action, modality=modality)
    answer = answer_of("Velmora", commitments=[promised])
    assert len(summary_of(answer, of=Document(COMING)).commitments) == kept


def test_an_overview_keeps_the_hedge_of_what_it_tells() -> None:
    quote = evidence(3, "Tarsis has reportedly agreed to cut its fee")
    plain = {"text": "Tarsis agreed to cut its fee.", "evidence": quote}
    hedged = {"text": "Tarsis reportedly agreed to cut its fee.", "evidence": quote}
    summary = summary_of(EMPTY | {"overview": [plain, hedged]}, of=Document(FORCE))
    assert [each.text for each in summary.overview] == ["Tarsis reportedly agreed to cut its fee."]


def test_one_good_quote_carries_an_item_whose_other_quote_is_bad() -> None:
    answer = good()
    answer["commitments"][0]["evidence"] += evidence(3, "Norway pledged €90 million")
    summary = summary_of(answer)
    assert [each.quote for each in summary.commitments[0].evidence] == [
        "Norway pledged €25 million for a joint rescue centre"
    ]
    assert len(summary.rejected) == 1


@pytest.mark.parametrize(
    ("quote", "action", "kept"),
    cases_in(
        """
        dropped: Norway did not agree to open the crossing => open the crossing => no
        cut-off: agree to open the crossing => open the crossing => no
        added: Mali agreed, despite pressure, to pay => not pay => no
        forbearance: Chad agreed that the gate would not be shut => keep the gate open => yes
        kept: Chad agreed that the gate would not be shut => not shut the gate => yes
        not-only: Peru not only pledged to help but agreed to pay => pay => yes
        a-verb-that-forbids: Cuba agreed not to ban the flag => ban the flag => no
        and-its-negation: Cuba agreed not to ban the flag => not ban the flag => yes
        the-end-of-a-month: Oman will pay by the end of May => not pay => no
        an-end-of-itself: Fiji will start before the rains end => not start => no
        free-of-charge: Cuba will send it free of charge => not send it => no
        end-of-something: Laos agreed to end the raids => not raid => yes
        """
    ),
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
    cases_in(
        """
        interest: Peru is interested in hosting a centre. => host a centre
        preference: Peru would prefer the talks to be held in Lima. => hold the talks
        hope: Peru hoped that the bank would lend. => lend
        french: Les ministres ont exprimé l’espoir d’une norme. => adopter une norme
        spanish: San José estaría dispuesto a ampliar la suma. => ampliar la suma
        chinese: 她希望马方提供数据。 => 提供数据
        arabic: وطلب الوزير تزويد السلطنة بالنتائج. => تزويد السلطنة بالنتائج
        """
    ),
)
def test_a_hope_or_an_ask_is_no_promise(text: str, action: str) -> None:
    hoped = commitment("c1", action=action, modality="expressed_interest", evidence=evidence(1, text))
    for modality, stands in (("expressed_interest", True), ("agreed", False)):
        answer = EMPTY | {"commitments": [hoped | {"modality": modality}]}
        assert bool(summary_of(answer, of=Document(text)).commitments) is stands


def test_a_quote_does_not_run_from_one_paragraph_into_another() -> None:
    text = "Present: Norway\n\nagreed to sign the text, all of them."
    answer = EMPTY | {
        "commitments": [
            commitment("c1", action="sign", evidence=evidence(1, "Norway\n\nagreed to sign"))
        ]
    }
    assert "paragraph" in summary_of(answer, of=Document(text)).rejected[0].why
