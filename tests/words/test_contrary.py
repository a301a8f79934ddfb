"""Actions that say more than a true quote, or turn it round."""

from __future__ import annotations

import pytest
from examples import EMPTY, commitment, evidence, summary_of

from summarizer import Document
from summarizer._words.contrary import firmer, limit_lost, opposite, ordinals


@pytest.mark.parametrize(
    ("action", "said", "found"),
    [
        pytest.param("cut tariffs on fish", "agreed to raise tariffs on fish", "to raise", id="raise"),
        pytest.param("close the harbour", "will open the harbour", "will open", id="open"),
        pytest.param(
            "send troops", "agreed to quickly withdraw troops", "to quickly withdraw", id="send"
        ),
        pytest.param("act after 2030", "pledged to act before 2030", "before 2030", id="order"),
        pytest.param("give at most ten", "pledged at least ten", "at least", id="bound"),
        pytest.param("reopen the port", "agreed to open the port, closed in May", None, id="same side"),
        pytest.param("ease curbs", "agreed to lift the curbs imposed in May", None, id="own word"),
        pytest.param("raise fees", "the lower house agreed on fees", None, id="adjective"),
        pytest.param("act before May", "to act before May and after Easter", None, id="own order"),
    ],
)
def test_an_action_is_not_the_opposite_of_its_evidence(
    action: str, said: str, found: str | None
) -> None:
    assert opposite(action, said) == found


@pytest.mark.parametrize(
    ("action", "quote", "found"),
    [
        pytest.param("give 25 million euros", "pledged up to 25 million euros", "up to", id="lost"),
        pytest.param("提供10万吨大米", "承诺提供最多10万吨大米", "最多", id="Chinese"),
        pytest.param("give 10 ships", "pledged fewer than 10 ships", "fewer than", id="fewer"),
        pytest.param("aid is capped at 10", "pledged up to 10", None, id="in other words"),
        pytest.param("give 10 ships", "pledged no fewer than 10 ships", None, id="floor"),
        pytest.param("give up to 25 million euros", "pledged up to 25 million euros", None, id="kept"),
        pytest.param("give 3 ships", "pledged 3 ships for up to 9 months", None, id="another number"),
        pytest.param("keep it up to date", "promised to keep it up to date", None, id="no number"),
    ],
)
def test_a_limit_on_a_number_is_kept(action: str, quote: str, found: str | None) -> None:
    assert limit_lost(action, quote) == found


@pytest.mark.parametrize(
    ("action", "quote", "found"),
    [
        pytest.param("lend ships", "agreed to consider lending ships", "to consider", id="consider"),
        pytest.param(
            "lend ships", "will study whether to lend ships", "will study whether to", id="study"
        ),
        pytest.param("lend ships", "promised to try to lend ships", "to try to", id="try"),
        pytest.param("enviar diez", "acordó estudiar si enviar diez", "estudiar si", id="Spanish"),
        pytest.param("envoyer dix", "a accepté d'étudier l'envoi de dix", "étudier l'", id="French"),
        pytest.param("consider lending", "agreed to consider lending ships", None, id="kept"),
        pytest.param("open the port", "agreed in discussions to open the port", None, id="noun"),
        pytest.param("lend ships", "agreed to consider fish and to lend ships", None, id="apart"),
    ],
)
def test_what_is_only_to_be_considered_is_not_promised(
    action: str, quote: str, found: str | None
) -> None:
    assert firmer(action, quote) == found


def test_another_round_is_another_act() -> None:
    assert ordinals("the Third and 4th round, the first step, 10 seconds") == {3, 4}
    text = "Norway agreed to host the third round. Talks began in May.\n\nIt was cold."
    for action, kept in (("host the third round", 1), ("host the fourth round", 0)):
        answer = EMPTY | {
            "parties": [{"id": "p1", "name": "Norway", "kind": "state"}],
            "commitments": [
                commitment(
                    "c1",
                    by=["p1"],
                    action=action,
                    evidence=evidence(1, "Norway agreed to host the third round"),
                )
            ],
        }
        assert len(summary_of(answer, of=Document(text)).commitments) == kept
