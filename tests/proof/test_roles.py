"""Roles: what proves that the document gives an office to a person, and what proves nothing."""

from __future__ import annotations

import pytest
from case_tables import cases_in
from examples import reading_of

from summarizer._proof.roles import holds_role
from summarizer.schemas import Person


@pytest.mark.parametrize(
    ("who", "text"),
    cases_in(
        """
        own-sentence: Ada Lund, envoy, Norway => The envoy, Ada Lund, spoke.
        of-the-two-the-Norwegian: Ada Lund, minister, Norway \
            => Ada Lund met Bo Berg. The Norwegian minister smiled.
        German: Ada Lund, Außenministerin, Norwegen \
            => Ada Lund traf Bo Berg. Die norwegische Außenministerin war zufrieden.
        Spanish: Ada Lund, canciller, Noruega => Ada Lund habló con Bo Berg. La canciller noruega calló.
        Arabic: سالم الحسن, وزير الخارجية, مصر \
            => التقى سالم الحسن نظيره. وقال وزير الخارجية إن اللقاء مثمر.
        pronoun: Ada Lund, envoy, Norway => Ada Lund arrived on Monday. She is the envoy of Norway.
        two-sentences-on: Ada Lund, minister, Norway => Ada Lund came. Rain fell. The minister left.
        declined: Сергей Орлов, министр, Россия => Министр говорил с Сергеем Орловым.
        """
    ),
)
def test_a_role_is_proven_by_a_sentence_about_the_person(who: str, text: str) -> None:
    name, role, side = who.split(", ")
    assert holds_role(Person(name=name, role=role, party=None), side, reading_of(text))


@pytest.mark.parametrize(
    ("who", "text"),
    cases_in(
        """
        the-other-sides: Bo Berg, minister, Iceland \
            => Ada Lund met Bo Berg. The Norwegian minister smiled.
        either-of-two: Ada Lund, envoy, Norway => Ada Lund met Bo Berg. The envoy left early.
        anothers-behind: Ada Lund, envoy, Norway => Ada Lund came. The envoy Bo Berg was late.
        anothers-before: Ada Lund, minister, Norway => Ada Lund came. Berg, the minister, was late.
        other-office: Ada Lund, minister, Norway => Envoy Ada Lund came. The minister was late.
        before-the-name: Ada Lund, minister, Norway => The minister came. Ada Lund stayed away.
        far-off: Ada Lund, minister, Norway => Ada Lund came. Rain fell. Wind rose. The minister left.
        nowhere: Ada Lund, minister, Norway => Ada Lund came.
        """
    ),
)
def test_a_role_is_not_proven_by_a_sentence_about_another(who: str, text: str) -> None:
    name, role, side = who.split(", ")
    assert not holds_role(Person(name=name, role=role, party=None), side, reading_of(text))
