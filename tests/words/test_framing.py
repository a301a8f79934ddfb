"""Quotes that are verbatim and yet no promise, or no meeting: the sentence around them says so."""

from __future__ import annotations

import pytest
from case_tables import lines_in
from examples import EMPTY, commitment, evidence, meeting, summary_of

from summarizer import Document, Summary

QUOTE = "Norway pledged ten ships"


def _promise(sentence: str, quote: str = QUOTE, *, action: str = "give ten ships") -> Summary:
    answer = EMPTY | {
        "parties": [{"id": "p1", "name": "Norway", "kind": "state"}],
        "commitments": [commitment("c1", by=["p1"], action=action, evidence=evidence(1, quote))],
    }
    return summary_of(answer, of=Document(sentence))


def _meeting(sentence: str, quote: str, *, status: str = "held") -> Summary:
    answer = EMPTY | {
        "parties": [{"id": f"p{at}", "name": name, "kind": "state"} for at, name in SIDES],
        "meetings": [
            meeting("m1", parties=["p1", "p2"], status=status, evidence=evidence(1, quote)),
        ],
    }
    return summary_of(answer, of=Document(sentence))


SIDES = ((1, "Norway"), (2, "Iceland"))


@pytest.mark.parametrize(
    "sentence",
    lines_in(
        f"""
        Reports that {QUOTE} are false.
        Reports that {QUOTE} were quickly denied by Oslo.
        The claim that {QUOTE} is untrue.
        {QUOTE}, a report that Oslo denied.
        It is unclear whether {QUOTE}.
        It is a myth that {QUOTE}.
        Iceland doubts that {QUOTE}.
        Iceland wrongly claimed that {QUOTE}.
        Oslo dismissed reports that {QUOTE}.
        Contrary to reports that {QUOTE}, Oslo gave none.
        Had {QUOTE}, the deal would stand.
        The envoy joked that {QUOTE}.
        Rumour has it that {QUOTE}.
        {QUOTE}? Iceland waits.
        Critics feared that {QUOTE}.
        Few believe {QUOTE}.
        """
    ),
)
def test_what_a_sentence_denies_doubts_or_asks_is_no_promise(sentence: str) -> None:
    summary = _promise(sentence)
    assert summary.commitments == ()
    assert "does not say so itself" in summary.rejected[0].why or "only asks" in summary.rejected[0].why


@pytest.mark.parametrize(
    "sentence",
    lines_in(
        f"""
        Iceland doubts the price, but {QUOTE}.
        Reports of a storm were false, and {QUOTE}.
        {QUOTE} and denied reports of a delay.
        It is unclear when, but {QUOTE}.
        A ministry report said that {QUOTE}.
        Reports that {QUOTE} were confirmed.
        Fears of a delay grew, but {QUOTE}.
        """
    ),
)
def test_a_doubt_about_something_else_costs_nothing(sentence: str) -> None:
    summary = _promise(sentence)
    assert summary.rejected == ()
    assert len(summary.commitments) == 1


@pytest.mark.parametrize(
    "sentence",
    lines_in(
        f"""
        Iceland alleged that {QUOTE}.
        On Monday Iceland claims that {QUOTE}.
        Iceland contended that {QUOTE}, among other things.
        Iceland behauptet, dass Norway ten ships promised.
        L'Islande prétend que Norway promised ten ships.
        """
    ),
)
def test_what_one_side_claims_of_another_names_its_source(sentence: str) -> None:
    quote = QUOTE if QUOTE in sentence else sentence[:-1]
    assert "only has this from somebody" in _promise(sentence, quote).rejected[0].why


@pytest.mark.parametrize(
    "sentence",
    lines_in(
        f"""
        {QUOTE} and claimed that Iceland had agreed to nothing.
        Norway claimed that it pledged ten ships.
        Norway, which claimed that Iceland had paid nothing, pledged ten ships.
        Norway claimed that Iceland owed it money, and pledged ten ships.
        """
    ),
)
def test_a_claim_beside_a_promise_is_not_its_source(sentence: str) -> None:
    quote = QUOTE if QUOTE in sentence else sentence[:-1]
    assert _promise(sentence, quote).rejected == ()


def _told_twice(sentence: str, quote: str) -> Summary:
    quotes = evidence(1, QUOTE) + evidence(2, quote)
    answer = EMPTY | {
        "parties": [{"id": "p1", "name": "Norway", "kind": "state"}],
        "commitments": [commitment("c1", by=["p1"], action="give ten ships", evidence=quotes)],
    }
    return summary_of(answer, of=Document(f"{QUOTE}. {sentence}."))


def test_a_promise_told_once_and_denied_once_is_not_told_without_its_denial() -> None:
    summary = _told_twice("There was nothing about giving ten ships", "giving ten ships")
    assert summary.commitments == ()
    assert "negation" in summary.rejected[0].why


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("It did not say when it would give the ten ships", "it would give the ten ships"),
        ("Oslo no precisó cuándo dará ten ships", "dará ten ships"),
        ("The port will not open until Norway gives ten ships", "Norway gives ten ships"),
    ],
)
def test_a_detail_left_open_costs_its_quote_and_not_the_promise(sentence: str, quote: str) -> None:
    (promise,) = _told_twice(sentence, quote).commitments
    assert [each.sentence for each in promise.evidence] == [1]


def test_to_deny_something_and_tell_of_a_call_denies_no_call() -> None:
    told = "Norway negou: falou ao telefone com Iceland, mas nada foi prometido"
    assert _meeting(f"{told}.", told).rejected == ()
    told = "Norway não falou com Iceland"
    assert "does not meet" in _meeting(f"{told}.", told).rejected[0].why


@pytest.mark.parametrize(
    "told",
    [
        "Norway sagte am Telefon, es habe Iceland nicht getroffen",
        "Por telefone, Norway disse que não se reuniu com Iceland",
        "Norway ha parlato con la stampa e non ha incontrato Iceland",
    ],
)
def test_who_speaks_of_a_meeting_that_was_not_has_not_met(told: str) -> None:
    assert "does not meet" in _meeting(f"{told}.", told).rejected[0].why


@pytest.mark.parametrize(
    "told",
    [
        "Norway und Iceland sprachen nicht nur über Fisch, sondern auch über Öl",
        "Norway no recibió ayuda, pero se reunió con Iceland en Oslo",
    ],
)
def test_to_speak_of_more_or_to_receive_no_aid_denies_no_meeting(told: str) -> None:
    assert _meeting(f"{told}.", told).rejected == ()


@pytest.mark.parametrize(
    "ahead",
    [
        "Despite claims that Norway will cut aid",
        "Claiming that Iceland would do the same",
        "Norway, which has long claimed that Iceland will not pay, lent a hand",
    ],
)
def test_a_claim_ahead_of_an_outright_promise_is_not_its_source(ahead: str) -> None:
    assert _promise(f"{ahead}, {QUOTE}.").rejected == ()


def test_what_nobody_doubts_is_not_denied() -> None:
    assert _promise(f"Nobody doubts that {QUOTE}.").rejected == ()


def test_a_meeting_that_one_side_claims_names_its_source() -> None:
    told = "Iceland claimed that Norway met its envoys in Oslo"
    assert "only has this from somebody" in _meeting(f"{told}.", told).rejected[0].why
    met = "Iceland met Norway and claimed that talks had been held before"
    assert _meeting(f"{met}.", met).rejected == ()


@pytest.mark.parametrize(
    "ending",
    lines_in(
        """
        but withdrew the pledge
        then took it back
        but later reneged
        then changed its mind
        """
    ),
)
def test_what_is_taken_back_behind_the_quote_is_withdrawn(ending: str) -> None:
    assert "withdrawn" in _promise(f"{QUOTE}, {ending}.").rejected[0].why


def test_a_promise_that_the_quote_itself_takes_back_is_withdrawn() -> None:
    broken, other = (
        "Norway broke its promise of ten ships",
        "Norway withdrew its offer and will give ten",
    )
    assert "withdrawn" in _promise(f"{broken}.", broken).rejected[0].why
    assert _promise(f"{other} ships.", f"{other} ships").rejected == ()


@pytest.mark.parametrize(
    "sentence",
    lines_in(
        """
        Norway agreed on the need for ten ships.
        Norway welcomed the ten ships.
        Norway discussed ten ships at length.
        Norway looks forward to the ten ships.
        Norway threatened to give ten ships away.
        Norway is expected to give ten ships.
        Norway agreed that ten ships are needed.
        Norway almost agreed to give ten ships.
        Norway may give ten ships.
        Norway would have given ten ships.
        Norway was told to give ten ships.
        Norway tried to give ten ships.
        Norway is reluctant to give ten ships.
        Norway will probably give ten ships.
        Norway fell short of pledging ten ships.
        Norway niega haber prometido ten ships.
        Norway aurait promis ten ships.
        Norway envisage d'envoyer ten ships.
        Norway soll ten ships zugesagt haben.
        Norway bestreitet, ten ships versprochen zu haben.
        """
    ),
)
def test_what_undertakes_nothing_is_no_promise(sentence: str) -> None:
    assert _promise(sentence, sentence[:-1]).commitments == ()


@pytest.mark.parametrize(
    "sentence",
    lines_in(
        """
        Norway welcomed the plan and will give ten ships.
        Norway, which discussed the price, is to give ten ships.
        Norway agreed on the need for speed and promised ten ships.
        Norway approved ten ships that may sail in May.
        Norway is to give ten ships by 3 May or June.
        Norway pledged ten ships instead.
        Norway will give ten ships without conditions.
        Norway will not hesitate to give ten ships.
        There is no doubt that Norway will give ten ships.
        """
    ),
)
def test_an_undertaking_beside_it_stands(sentence: str) -> None:
    assert _promise(sentence, sentence[:-1]).rejected == ()


@pytest.mark.parametrize(
    "sentence",
    lines_in(
        """
        Norway and Iceland did not meet in Bergen.
        Norway and Iceland have yet to meet.
        Norway and Iceland never met in Bergen.
        Talks between Norway and Iceland did not take place.
        Norway und Iceland trafen sich nicht.
        Norway traf Iceland am Montag nicht.
        Talks between Norway and Iceland never happened.
        Norway held no talks with Iceland.
        Norway failed to meet Iceland.
        Norway left without meeting Iceland.
        """
    ),
)
def test_sides_that_did_not_meet_have_no_meeting(sentence: str) -> None:
    assert "does not meet" in _meeting(sentence, sentence[:-1]).rejected[0].why


@pytest.mark.parametrize(
    "sentence",
    lines_in(
        """
        Norway and Iceland will meet in Bergen.
        Norway and Iceland agreed to meet in Bergen.
        Norway and Iceland are due to hold a new round of talks.
        Norway proposed a meeting with Iceland.
        Norway called off talks with Iceland.
        The visit of Iceland to Norway was cancelled.
        Norway invited Iceland to talks in Bergen.
        Noruega e Islandia volverán a reunirse.
        挪威和冰岛定于五月举行会谈。
        Norway and Iceland may meet in May.
        Norway and Iceland would have met in May.
        A meeting between Norway and Iceland is planned for May.
        Norway wants a summit with Iceland.
        Norway snubbed talks with Iceland.
        La rencontre entre Norway et Iceland a été annulée.
        Norway und Iceland planen ein Treffen.
        """
    ),
)
def test_what_is_planned_or_called_off_was_not_held(sentence: str) -> None:
    assert "was held" in _meeting(sentence, sentence[:-1]).rejected[0].why
    assert len(_meeting(sentence, sentence[:-1], status="scheduled").meetings) == 1


@pytest.mark.parametrize(
    "sentence",
    lines_in(
        """
        Norway and Iceland met and will meet again in Bergen.
        Norway and Iceland agreed at talks in Bergen to meet again.
        Norway flew to Iceland to meet its minister.
        Norway and Iceland met, not for the first time.
        Norway and Iceland postponed the vote on fish.
        Norway and Iceland met without a translator.
        Norway's talks with Iceland ended without a deal.
        Norway's talks with Iceland failed to bring any peace.
        Norway's premier met Iceland's for talks that yielded no deal.
        The May visit of Norway to Iceland ended in a deal.
        No, it is settled, as Norway told Iceland when its premier came by.
        Norway and Iceland have met and will meet again.
        On his visit to Iceland, Norway's premier was asked to visit again.
        Talks of Norway and Iceland wrapped up, and the next meeting is planned for May.
        Norway e Iceland se reunieron sin intérpretes y volverán a reunirse.
        Norway et Iceland se sont réunis et se réuniront en mai.
        """
    ),
)
def test_a_meeting_that_was_held_stands(sentence: str) -> None:
    assert _meeting(sentence, sentence[:-1]).rejected == ()


def test_a_meeting_that_is_only_supposed_was_not_held() -> None:
    summary = _meeting(
        "If Norway and Iceland met in Bergen, quotas would fall.", "Norway and Iceland met in Bergen"
    )
    assert summary.meetings == ()


@pytest.mark.parametrize(
    ("sentence", "quote", "text", "kept"),
    [
        pytest.param(f"Reports that {QUOTE} are false.", QUOTE, f"{QUOTE}.", 0, id="denied"),
        pytest.param(
            f"It is unclear whether {QUOTE}.", QUOTE, f"It is unclear whether {QUOTE}.", 1, id="told"
        ),
        pytest.param(f"It is unclear whether {QUOTE}.", QUOTE, f"{QUOTE}.", 0, id="doubted"),
        pytest.param(f"Critics fear {QUOTE}.", QUOTE, "Norway may give ten ships.", 1, id="as a fear"),
        pytest.param(
            "Norway pledged up to 10 ships.",
            "pledged up to 10 ships",
            "Norway pledged 10.",
            0,
            id="limit",
        ),
        pytest.param(
            "Norway agreed to cut fees.",
            "agreed to cut fees",
            "Norway agreed to raise fees.",
            0,
            id="cut",
        ),
        pytest.param(
            "Iceland asked Norway to give ten ships.",
            "Norway to give ten ships",
            "Norway will give ten ships.",
            0,
            id="ask",
        ),
        pytest.param(
            "Iceland asked Norway to give ten ships.",
            "Norway to give ten ships",
            "Iceland asked Norway to give ten ships.",
            1,
            id="told-as-an-ask",
        ),
    ],
)
def test_a_point_of_the_overview_says_no_more_than_its_sentence(
    sentence: str, quote: str, text: str, kept: int
) -> None:
    answer = EMPTY | {"overview": [{"text": text, "evidence": evidence(1, quote)}]}
    assert len(summary_of(answer, of=Document(sentence)).overview) == kept
