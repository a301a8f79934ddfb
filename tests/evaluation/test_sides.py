"""Which predicted party is the one that the gold names by a code."""

from __future__ import annotations

import pytest

from summarizer._evaluation.claim import PredictedSide
from summarizer._evaluation.sides import Register, is_side, likeness_of_sides

PLAIN = Register({})


@pytest.mark.parametrize(
    ("side", "code", "same"),
    [
        pytest.param(PredictedSide("Norway", "state", "NOR"), "NOR", True, id="country"),
        pytest.param(PredictedSide("Norway", "state", "NOR"), "ISL", False, id="another-country"),
        pytest.param(PredictedSide("Norway"), "NOR", True, id="name-alone"),
        pytest.param(
            PredictedSide("the Norwegian government", "body"), "NOR", True, id="its-government"
        ),
        pytest.param(PredictedSide("Oslo", "state"), "NOR", True, id="its-capital"),
        pytest.param(PredictedSide("US officials"), "USA", True, id="abbreviation"),
        pytest.param(PredictedSide("NOR"), "NOR", True, id="code-as-name"),
        pytest.param(PredictedSide("they", aliases=("Norway",)), "NOR", True, id="alias"),
        pytest.param(PredictedSide("Equinor", "company", "NOR"), "NOR", False, id="company-there"),
        pytest.param(PredictedSide("Norway", "civil_society"), "NOR", False, id="group-there"),
        pytest.param(
            PredictedSide("the envoy", "person", "NOR"), "NOR", True, id="person-who-speaks-for-it"
        ),
        pytest.param(PredictedSide("Jordan", "person"), "JOR", False, id="person-of-that-name"),
        pytest.param(PredictedSide("Kosovo", "state", "XKX"), "KOS", True, id="another-code-of-it"),
        pytest.param(
            PredictedSide("the Afghan Taliban", "de_facto_authority"), "TALIBAN", True, id="words"
        ),
        pytest.param(
            PredictedSide("Afghanistan", "state", "AFG"), "TALIBAN", False, id="not-its-country"
        ),
        pytest.param(PredictedSide("European Union", "international_org"), "EU", True, id="acronym"),
        pytest.param(
            PredictedSide("the International Atomic Energy Agency"),
            "IAEA",
            True,
            id="acronym-with-article",
        ),
        pytest.param(
            PredictedSide("IAEA"), "International Atomic Energy Agency", True, id="acronym-predicted"
        ),
        pytest.param(
            PredictedSide("OCIO Technical Steering Committee"), "OCIO TSC", True, id="acronym-of-a-part"
        ),
        pytest.param(PredictedSide("OCIO", "body"), "OCIO TSC", False, id="part-of-a-body"),
        pytest.param(PredictedSide("Linux Foundation"), "EU", False, id="another-body"),
        pytest.param(PredictedSide(""), "EU", False, id="no-name"),
        pytest.param(PredictedSide("…"), "NOR", False, id="no-word"),
    ],
)
def test_a_side_is_the_party_of_a_code(side: PredictedSide, code: str, same: bool) -> None:
    assert is_side(side, code, PLAIN) is same


def test_the_gold_may_list_spellings() -> None:
    register = Register({"TALIBAN": ("the Islamic Emirate",), "NOR": ("Nordmenn",)})
    assert is_side(PredictedSide("Islamic Emirate of Afghanistan"), "TALIBAN", register)
    assert is_side(PredictedSide("nordmenn"), "NOR", register)
    assert not is_side(PredictedSide("Islamic Emirate of Afghanistan"), "TALIBAN", PLAIN)


@pytest.mark.parametrize(
    ("names", "same"),
    [
        pytest.param(["Michael Dolan", "Sean Cooper"], True, id="only-one"),
        pytest.param(["Michael Dolan", "Michael"], True, id="the-short-form-is-no-other"),
        pytest.param(["Michael Dolan", "Dr Michael Dolan"], True, id="the-long-form-is-no-other"),
        pytest.param(["Michael Dolan", "Michael Reed"], False, id="two-of-that-name"),
    ],
)
def test_a_part_of_a_persons_name_will_do_where_nobody_else_has_it(names: list[str], same: bool) -> None:
    register = Register({}, frozenset(names))
    assert is_side(PredictedSide("Michael", "person"), "Michael Dolan", register) is same
    assert not is_side(PredictedSide("Michael", "company"), "Michael Dolan", register)


def test_likeness_is_the_share_of_common_sides() -> None:
    norway, iceland = PredictedSide("Norway"), PredictedSide("Iceland")
    assert likeness_of_sides([norway], ["NOR", "ISL"], PLAIN) == 1 / 2
    assert likeness_of_sides([norway, iceland, PredictedSide("EU")], ["NOR", "ISL"], PLAIN) == 2 / 3
    assert likeness_of_sides([norway, PredictedSide("the Norwegian government")], ["NOR"], PLAIN) == 1.0
    assert (
        likeness_of_sides(
            [PredictedSide("the visitors"), PredictedSide("visitors, the")], ["NOR"], PLAIN
        )
        == 0.0
    )
    assert likeness_of_sides([], [], PLAIN) == 1.0
    assert likeness_of_sides([], ["NOR"], PLAIN) == 0.0


def test_one_side_cannot_be_two_parties() -> None:
    both = PredictedSide("OCIO TSC and the EU")
    assert likeness_of_sides([both], ["OCIO TSC", "EU"], PLAIN) == 1 / 2
    # Each finds its own, in whatever order they come.
    assert likeness_of_sides([both, PredictedSide("EU")], ["EU", "OCIO TSC"], PLAIN) == 1.0
