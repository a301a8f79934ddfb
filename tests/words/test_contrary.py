"""Actions that say more than a true quote, or turn it round."""

from __future__ import annotations

import pytest
from case_tables import cases_in
from examples import answer_of, commitment_of, summary_of

from summarizer import Document
from summarizer._words.contrary import find_opposite, find_weaker_verb, limit_lost, ordinals_in


@pytest.mark.parametrize(
    ("action", "said", "found"),
    cases_in(
        """
        raise: cut tariffs on fish => agreed to raise tariffs on fish => to raise
        open: close the harbour => will open the harbour => will open
        send: send troops => agreed to quickly withdraw troops => to quickly withdraw
        order: act after 2030 => pledged to act before 2030 => before 2030
        bound: give at most ten => pledged at least ten => at least
        same side: reopen the port => agreed to open the port, closed in May =>
        own word: ease curbs => agreed to lift the curbs imposed in May =>
        adjective: raise fees => the lower house agreed on fees =>
        own order: act before May => to act before May and after Easter =>
        """
    ),
)
def test_an_action_is_not_the_opposite_of_its_evidence(
    action: str, said: str, found: str | None
) -> None:
    assert find_opposite(action, said) == found


@pytest.mark.parametrize(
    ("action", "quote", "found"),
    cases_in(
        """
        lost: give 25 million euros => pledged up to 25 million euros => up to
        Chinese: 提供10万吨大米 => 承诺提供最多10万吨大米 => 最多
        fewer: give 10 ships => pledged fewer than 10 ships => fewer than
        in other words: aid is capped at 10 => pledged up to 10 =>
        floor: give 10 ships => pledged no fewer than 10 ships =>
        kept: give up to 25 million euros => pledged up to 25 million euros =>
        another number: give 3 ships => pledged 3 ships for up to 9 months =>
        no number: keep it up to date => promised to keep it up to date =>
        """
    ),
)
def test_a_limit_on_a_number_is_kept(action: str, quote: str, found: str | None) -> None:
    assert limit_lost(action, quote) == found


@pytest.mark.parametrize(
    ("action", "quote", "found"),
    cases_in(
        """
        consider: lend ships => agreed to consider lending ships => to consider
        study: lend ships => will study whether to lend ships => will study whether to
        try: lend ships => promised to try to lend ships => to try to
        Spanish: enviar diez => acordó estudiar si enviar diez => estudiar si
        French: envoyer dix => a accepté d'étudier l'envoi de dix => étudier l'
        kept: consider lending => agreed to consider lending ships =>
        noun: open the port => agreed in discussions to open the port =>
        apart: lend ships => agreed to consider fish and to lend ships =>
        """
    ),
)
def test_what_is_only_to_be_considered_is_not_promised(
    action: str, quote: str, found: str | None
) -> None:
    assert find_weaker_verb(action, quote) == found


def test_another_round_is_another_act() -> None:
    assert ordinals_in("the Third and 4th round, the first step, 10 seconds") == {3, 4}
    text = "Norway agreed to host the third round. Talks began in May.\n\nIt was cold."
    for action, kept in (("host the third round", 1), ("host the fourth round", 0)):
        hosted = commitment_of("Norway agreed to host the third round", action=action)
        answer = answer_of("Norway", commitments=[hosted])
        assert len(summary_of(answer, of=Document(text)).commitments) == kept
