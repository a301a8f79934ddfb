"""Pairing and counting, with figures worked out by hand."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from summarizer import Document, SettingsError
from summarizer._evaluation.claim import Passage, PredictedClaim, PredictedSide, Value
from summarizer._evaluation.faults import find_differences
from summarizer._evaluation.gold import SIDES, GoldDocument, gold_of
from summarizer._evaluation.interval import bootstrap_intervals
from summarizer._evaluation.pair import GoldPage, load_assignment_solver, overlap_of_spans
from summarizer._evaluation.score import Score, ScoreTally, score_document, sum_scores

TEXT = (
    "Norway met Iceland in Bergen on 5 March. Norway pledged ten ships to Iceland."
    " Iceland urged Norway to share its cod surveys. Iceland is worried about the mackerel stock."
    " Denmark agreed to open a harbour, reports say."
)
MET = "Norway met Iceland in Bergen on 5 March"
PLEDGED = "Norway pledged ten ships to Iceland"
URGED = "Iceland urged Norway to share its cod surveys"
WORRIED = "Iceland is worried about the mackerel stock"
AGREED = "Denmark agreed to open a harbour"
NORWAY, ICELAND, DENMARK = (PredictedSide(name, "state") for name in ("Norway", "Iceland", "Denmark"))


def tree(**changes: Any) -> dict[str, Any]:
    """Gold with one item of each sort, changed by item: `tree(c1={"optional": True})`."""
    items: dict[str, dict[str, Any]] = {
        "m1": {
            "evidence": MET,
            "parties": ["NOR", "ISL"],
            "status": "held",
            "date": "2024-03-05",
            "place": "Bergen",
        },
        "c1": {
            "evidence": PLEDGED,
            "by": ["NOR"],
            "to": ["ISL"],
            "modality": "pledged",
            "action": "ten ships",
        },
        "a1": {
            "evidence": URGED,
            "by": ["ISL"],
            "to": ["NOR"],
            "modality": "urged",
            "action": "share its cod surveys",
        },
        "k1": {
            "evidence": WORRIED,
            "raised_by": ["ISL"],
            "about": "the mackerel stock",
            "voice": "stated",
            "kind": "worry",
        },
    }
    kinds = {"m": "meetings", "c": "commitments", "a": "commitments", "k": "concerns"}
    made: dict[str, Any] = {"meetings": [], "commitments": [], "concerns": []}
    for key, fields in items.items():
        if changes.get(key, {}) is not None:
            made[kinds[key[0]]].append({"key": key} | fields | changes.get(key, {}))
    return made


def gold(text: str = TEXT, /, name: str = "one", **changes: Any) -> GoldDocument:
    return gold_of(tree(**changes), Document(text), name=name, where="gold")


STATES = {"NOR": NORWAY, "ISL": ICELAND, "DNK": DENMARK}


def _as_predicted(name: str, value: Any) -> Value:
    if name in SIDES:
        return tuple(STATES.get(each, PredictedSide(each)) for each in value or ())
    wording: str | None = value
    return wording


def made_of(gold: GoldDocument) -> list[PredictedClaim]:
    """The claims that say exactly what the gold does."""
    return [
        PredictedClaim(
            item.kind,
            (Passage(item.evidence),),
            {name: _as_predicted(name, values[0]) for name, values in item.accepted.items()},
            item.about,
            item.people,
        )
        for item in gold.items
    ]


def changed(
    claim: PredictedClaim, *quotes: str, about: str | None = None, **attributes: Value
) -> PredictedClaim:
    """The claim with other quotes, another topic or other attributes."""
    evidence = tuple(map(Passage, quotes)) if quotes else claim.evidence
    about = claim.about if about is None else about
    return PredictedClaim(claim.kind, evidence, {**claim.attributes, **attributes}, about, claim.people)


def scored(gold: GoldDocument, claims: Sequence[PredictedClaim]) -> Score:
    page = GoldPage(gold)
    return score_document(page, claims, page.pairing(claims))


def sorts(gold: GoldDocument, claims: Sequence[PredictedClaim]) -> list[tuple[str, str, str]]:
    page = GoldPage(gold)
    found = find_differences(page, claims, page.pairing(claims))
    return [(each.sort, each.item.key if each.item else "", each.attribute) for each in found]


def test_gold_scored_against_itself_is_right_in_everything() -> None:
    score = scored(gold(), made_of(gold()))
    tally = score.overall
    assert tally == ScoreTally(expected=4, predicted=4, paired=4, strict=4)
    assert (tally.precision, tally.recall, tally.f1, tally.strict_f1) == (1.0, 1.0, 1.0, 1.0)
    assert all(right == of for right, of in score.attributes.values())
    assert (score.false_commitments, score.duplicates, score.verbatim, score.quotes) == (0, 0, 4, 4)
    assert sorts(gold(), made_of(gold())) == []


def test_an_empty_prediction_has_no_recall_and_no_precision() -> None:
    tally = scored(gold(), []).overall
    assert (tally.precision, tally.recall, tally.f1, tally.strict_f1) == (0.0, 0.0, 0.0, 0.0)


def test_nothing_expected_and_nothing_predicted_is_right() -> None:
    nothing = gold(m1=None, c1=None, a1=None, k1=None)
    score = scored(nothing, [])
    assert (score.overall.precision, score.overall.recall, score.overall.f1) == (1.0, 1.0, 1.0)
    assert (score.empty, score.false_on_empty) == (1, 0)


def test_claims_where_the_gold_has_nothing_are_counted() -> None:
    nothing = gold(m1=None, c1=None, a1=None, k1=None)
    score = scored(nothing, made_of(gold())[:3])
    assert (score.empty, score.false_on_empty) == (1, 3)
    assert (score.overall.precision, score.overall.recall, score.overall.f1) == (0.0, 0.0, 0.0)


def test_figures_are_micro_averages_worked_out_by_hand() -> None:
    # Document one: 4 expected, 3 predicted, 2 of them paired, 1 with its key attributes right.
    meeting, pledge, _, _ = made_of(gold())
    wrong_by = changed(pledge, by=(NORWAY, DENMARK))
    invented = changed(pledge, AGREED, about="open a harbour", by=(DENMARK,), to=())
    one = scored(gold(), [meeting, wrong_by, invented])
    assert one.overall == ScoreTally(expected=4, predicted=3, paired=2, strict=1)
    # Document two: 1 expected, 1 predicted, paired and strictly right.
    second = gold(m1=None, a1=None, k1=None)
    two = scored(second, made_of(second))
    # Together: precision 3/4, recall 3/5, F1 2·3/(4+5), strict F1 2·2/(4+5).
    tally = sum_scores([one, two]).overall
    assert tally == ScoreTally(expected=5, predicted=4, paired=3, strict=2)
    assert tally.precision == 3 / 4
    assert tally.recall == 3 / 5
    assert tally.f1 == pytest.approx(6 / 9)
    assert tally.strict_f1 == pytest.approx(4 / 9)
    # Attributes over the pairs: `by` is right in one of two, `to` in both.
    counted = sum_scores([one, two]).attributes
    assert counted["commitments", "by"] == (1, 2)
    assert counted["commitments", "to"] == (2, 2)
    assert counted["meetings", "date"] == (1, 1)
    assert ("meetings", "host") not in counted  # the gold does not give it


@pytest.mark.parametrize(
    ("predicted", "expected", "value"),
    [
        pytest.param((0, 10), (0, 10), 1.0, id="same"),
        pytest.param((0, 10), (10, 20), 0.0, id="touching"),
        # Common 5; containment 5/10, Dice 10/30: (1/2 + 1/3) / 2.
        pytest.param((0, 10), (5, 25), 5 / 12, id="overlapping"),
        # Containment 1, Dice 2·200/800: (1 + 1/2) / 2.
        pytest.param((0, 600), (0, 200), 0.75, id="contained"),
        # Longer than 600 characters, Dice alone: 2·200/1000.
        pytest.param((0, 800), (0, 200), 0.4, id="long"),
    ],
)
def test_overlap_of_evidence(
    predicted: tuple[int, int], expected: tuple[int, int], value: float
) -> None:
    assert overlap_of_spans(predicted, expected) == pytest.approx(value)


def test_similarity_weighs_evidence_sides_and_topic() -> None:
    page = GoldPage(gold())
    claim = changed(made_of(gold())[1], about="ten ships and fuel", by=(NORWAY, DENMARK))
    alike = page.likeness(1, claim)
    # E 1; P 1 of 2 sides; T: 2 words of 2 and 4 in common, 2·2/6. 0.5 + 0.35/2 + 0.15·2/3.
    assert list(alike) == pytest.approx([1.0, 0.5, 2 / 3])
    assert alike.total == pytest.approx(0.5 + 0.175 + 0.1)


@pytest.mark.parametrize(
    ("by", "about", "paired"),
    [
        # "pledged" in 35 characters: containment 1, Dice 14/42, E 2/3: 0.3333, and P or T on top.
        pytest.param((DENMARK,), "other", 0, id="below"),  # 0.3333 + 0 + 0
        pytest.param((DENMARK,), "ten ships", 1, id="by-topic"),  # 0.3333 + 0 + 0.15 = 0.4833
        pytest.param((NORWAY,), "other", 1, id="by-sides"),  # 0.3333 + 0.35 + 0 = 0.6833
    ],
)
def test_a_pair_needs_a_similarity_of_two_fifths(
    by: tuple[PredictedSide, ...], about: str, paired: int
) -> None:
    claim = changed(made_of(gold())[1], "pledged", by=by, about=about)
    assert scored(gold(), [claim]).overall.paired == paired


def test_a_pair_needs_common_evidence_however_alike_it_is_otherwise() -> None:
    elsewhere = changed(made_of(gold())[1], AGREED)  # E 0, P 1, T 1: 0.5
    assert scored(gold(), [elsewhere]).overall.paired == 0


@pytest.mark.parametrize(
    ("date", "parties", "paired"),
    [
        pytest.param("2024-03-05", (NORWAY,), 1, id="same-day-half-the-sides"),
        pytest.param("2024-03-05", (NORWAY, DENMARK), 0, id="a-third-of-the-sides"),
        pytest.param("2024-03-06", (NORWAY, ICELAND), 0, id="another-day"),
        pytest.param(None, (NORWAY, ICELAND), 0, id="no-day"),
    ],
)
def test_meetings_may_pair_by_day_and_sides_alone(
    date: str | None, parties: tuple[PredictedSide, ...], paired: int
) -> None:
    meeting = changed(made_of(gold())[0], AGREED, date=date, parties=parties)
    assert scored(gold(), [meeting]).overall.paired == paired


def test_unknown_days_on_both_sides_are_no_equal_days() -> None:
    undated = gold(m1={"date": None})
    meeting = changed(made_of(undated)[0], AGREED)
    assert scored(undated, [meeting]).overall.paired == 0


def test_pairs_have_the_greatest_total_not_the_greatest_single_similarity() -> None:
    # The long quote is more like c1 than a1, but a1 is left to it: the other claim can have c1 only.
    both = f"{PLEDGED}. {URGED}"
    _, pledge, ask, _ = made_of(gold())
    long = changed(ask, both, about="ten ships", by=(NORWAY, ICELAND))
    page = GoldPage(gold())
    # P is 1/2 with either; T is 1 with c1 and 0 with a1, whose E is a little greater.
    assert page.likeness(1, long).total > page.likeness(2, long).total
    assert page.pairing([long, pledge]).pairs == ((1, 1), (2, 0))


def test_participants_surnames_may_stand_for_the_sides() -> None:
    people = gold(m1={"participants": ["Liv Sandvik", "Einar Hallsson"]})
    meeting = made_of(people)[0]
    unnamed = PredictedClaim(
        "meetings",
        meeting.evidence,
        {**meeting.attributes, "parties": (PredictedSide("the visitors"),)},
        people=("Minister Sandvik", "Hallsson"),
    )
    assert GoldPage(people).likeness(0, unnamed).who == 1.0
    assert scored(people, [unnamed]).overall.strict == 0  # the parties are wrong all the same


def test_an_ask_claimed_as_a_promise_is_a_false_commitment() -> None:
    _, _, ask, _ = made_of(gold())
    score = scored(gold(), [changed(ask, modality="agreed")])
    assert score.false_commitments == 1
    assert score.tallies["commitments"] == ScoreTally(expected=2, predicted=1, paired=1, strict=0)
    assert score.tallies["binding"] == ScoreTally(expected=1, predicted=1, paired=0, strict=0)
    assert score.tallies["asks"] == ScoreTally(expected=1, predicted=0, paired=0, strict=0)
    assert ("promised", "a1", "") in sorts(gold(), [changed(ask, modality="agreed")])


def test_a_promise_that_the_gold_accepts_for_an_ask_is_none_that_is_false() -> None:
    lenient = gold(a1={"modality_alt": ["agreed"]})
    _, _, ask, _ = made_of(lenient)
    score = scored(lenient, [changed(ask, modality="agreed")])
    assert score.false_commitments == 0
    assert score.tallies["binding"] == ScoreTally(expected=2, predicted=1, paired=1, strict=1)
    assert score.tallies["asks"] == ScoreTally()


def test_an_ask_that_is_another_ask_is_wrong_but_no_false_commitment() -> None:
    _, _, ask, _ = made_of(gold())
    score = scored(gold(), [changed(ask, modality="expressed_interest")])
    assert (score.false_commitments, score.tallies["asks"].strict, score.tallies["asks"].paired) == (
        0,
        0,
        1,
    )


@pytest.mark.parametrize(
    ("accepted", "strict"), [([], 1), (["intended"], 2)], ids=["pledged-alone", "intended-too"]
)
def test_an_intention_is_as_good_as_a_pledge_only_where_the_gold_says_so(
    accepted: list[str], strict: int
) -> None:
    given = gold(c1={"modality_alt": accepted})
    _, promise, ask, *_ = made_of(given)
    score = scored(given, [changed(promise, modality="intended"), ask])
    assert (score.tallies["commitments"].paired, score.tallies["commitments"].strict) == (2, strict)
    assert score.tallies["binding"].paired == 1 and score.false_commitments == 0


def test_an_ask_claimed_as_an_intention_is_a_false_commitment() -> None:
    _, _, ask, *_ = made_of(gold())
    assert scored(gold(), [changed(ask, modality="intended")]).false_commitments == 1


def test_a_second_claim_of_one_item_is_a_duplicate_and_counts_against_precision() -> None:
    pledge = made_of(gold())[1]
    again = changed(pledge, "pledged ten ships")
    score = scored(gold(), [pledge, again, pledge])
    assert score.duplicates == 2
    assert score.tallies["commitments"] == ScoreTally(expected=2, predicted=3, paired=1, strict=1)
    assert sorts(gold(m1=None, a1=None, k1=None), [pledge, again]) == [("duplicate", "", "")]


def test_a_claim_elsewhere_is_no_duplicate() -> None:
    pledge = made_of(gold())[1]
    assert scored(gold(), [pledge, changed(pledge, AGREED)]).duplicates == 0


def test_optional_items_reward_nothing_and_punish_nothing() -> None:
    optional = gold(c1={"optional": True})
    with_it, without = made_of(optional), [c for c in made_of(optional) if c.about != "ten ships"]
    assert scored(optional, with_it).overall == ScoreTally(expected=3, predicted=3, paired=3, strict=3)
    assert scored(optional, without).overall == ScoreTally(expected=3, predicted=3, paired=3, strict=3)
    # Nor do its attributes count, however wrong.
    wrong = [changed(each, modality="assured", by=(ICELAND,)) for each in with_it[1:2]]
    assert ("commitments", "modality") not in scored(optional, wrong).attributes
    assert sorts(gold(m1=None, a1=None, k1=None, c1={"optional": True}), wrong) == []


def test_an_optional_ask_claimed_as_a_promise_is_not_held_against_anybody() -> None:
    optional = gold(a1={"optional": True})
    ask = changed(made_of(optional)[2], modality="agreed")
    assert scored(optional, [ask]).false_commitments == 0


def test_an_optional_item_absorbs_one_claim_only() -> None:
    optional = gold(c1={"optional": True}, m1=None, a1=None, k1=None)
    pledge = made_of(optional)[0]
    assert scored(optional, [pledge, pledge]).overall == ScoreTally(expected=0, predicted=1)


def test_other_evidence_that_the_gold_accepts_is_as_good() -> None:
    elsewhere = made_of(gold())[1:2]
    elsewhere = [changed(elsewhere[0], AGREED)]
    assert scored(gold(), elsewhere).overall.paired == 0
    assert scored(gold(c1={"alt": [AGREED]}), elsewhere).overall.paired == 1


def test_evidence_is_compared_but_for_its_typography() -> None:
    curly = gold(
        "Norway said “ten  ships” — not one more.",
        m1=None,
        a1=None,
        k1=None,
        c1={"evidence": 'Norway said "ten ships" - not one more'},
    )
    claim = changed(made_of(curly)[0], "Norway said 'ten ships'- not one more")
    score = scored(curly, [claim])
    assert GoldPage(curly).likeness(0, claim).evidence == pytest.approx(1.0)
    assert (score.overall.paired, score.verbatim, score.quotes) == (1, 0, 1)


def test_offsets_say_where_a_quote_stands_and_must_hold_it() -> None:
    pledge = made_of(gold())[1]
    at = TEXT.index(PLEDGED)
    right = PredictedClaim(pledge.kind, (Passage(PLEDGED, (at, at + len(PLEDGED))),), pledge.attributes)
    shifted = PredictedClaim(
        pledge.kind, (Passage(PLEDGED, (at + 1, at + 1 + len(PLEDGED))),), pledge.attributes
    )
    outside = PredictedClaim(pledge.kind, (Passage(PLEDGED, (9_000, 9_035)),), pledge.attributes)
    assert [scored(gold(), [each]).verbatim for each in (right, shifted, outside)] == [1, 0, 0]
    assert [scored(gold(), [each]).overall.paired for each in (right, shifted, outside)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("item", "fields", "attributes", "right"),
    [
        pytest.param(0, {}, {"date": "2024-03-05/2024-03-05"}, True, id="day-as-interval"),
        pytest.param(0, {}, {"date": None}, False, id="day-missing"),
        pytest.param(0, {"date": None}, {"date": "2024-03-05"}, False, id="day-invented"),
        pytest.param(
            0, {"date": None, "date_alt": ["2024-03-05"]}, {"date": "2024-03-05"}, True, id="alt"
        ),
        pytest.param(0, {"date": "2024-03-01/2024-03-31"}, {"date": "2024-03-05"}, False, id="interval"),
        pytest.param(0, {}, {"place": "the port of Bergen"}, True, id="place-in-more-words"),
        pytest.param(0, {}, {"place": "Oslo"}, False, id="another-place"),
        pytest.param(0, {"place": None}, {"place": "Oslo"}, False, id="place-invented"),
        pytest.param(0, {"host": "NOR"}, {"host": (NORWAY,)}, True, id="host"),
        pytest.param(0, {"host": "NOR"}, {"host": ()}, False, id="host-missing"),
        pytest.param(0, {"host": None}, {"host": (NORWAY,)}, False, id="host-invented"),
        pytest.param(0, {}, {"parties": (ICELAND, NORWAY)}, True, id="parties-in-any-order"),
        pytest.param(0, {"parties_alt": [[]]}, {"parties": ()}, True, id="parties-may-be-none"),
        pytest.param(0, {}, {"status": "scheduled"}, False, id="status"),
        pytest.param(0, {"status_alt": ["scheduled"]}, {"status": "scheduled"}, True, id="status-alt"),
        pytest.param(1, {"deadline": "2024-12-31"}, {"deadline": "2024-12-31"}, True, id="deadline"),
        pytest.param(
            1, {"deadline": "2024-12-31"}, {"deadline": "2024-01-01/2024-12-31"}, True, id="its-last-day"
        ),
        pytest.param(1, {"deadline": "2024-12-31"}, {"deadline_text": "soon"}, False, id="unresolved"),
        pytest.param(
            1, {"deadline": "within weeks"}, {"deadline_text": "Within  weeks"}, True, id="wording"
        ),
        pytest.param(1, {"deadline": None}, {"deadline_text": "soon"}, False, id="deadline-invented"),
        pytest.param(
            1,
            {"condition": "if Iceland opens its harbours"},
            {"condition": "provided Iceland opens its harbours"},
            True,  # 4 words of 5 and 5 in common: F1 0.8
            id="condition-alike",
        ),
        pytest.param(
            1, {"condition": "if Iceland pays"}, {"condition": None}, False, id="condition-lost"
        ),
        pytest.param(1, {"status": "withdrawn"}, {"standing": "withdrawn"}, True, id="standing"),
        pytest.param(1, {"standing": "withdrawn"}, {"standing": "active"}, False, id="standing-wrong"),
        pytest.param(3, {}, {"voice": "reported"}, False, id="voice"),
        pytest.param(3, {}, {"kind": "warning"}, False, id="kind"),
    ],
)
def test_an_attribute_is_right_where_the_gold_accepts_it(
    item: int, fields: dict[str, Any], attributes: Mapping[str, Value], right: bool
) -> None:
    changes: dict[str, Any] = {("m1", "c1", "a1", "k1")[item]: fields}
    one = gold(**changes)
    claims = made_of(one)
    blank: dict[str, Any] = {"deadline": None, "deadline_text": None} if item == 1 else {}
    claims[item] = changed(claims[item], **(blank | dict(attributes)))
    wrong = [found for found in sorts(one, claims) if found[0] == "wrong"]
    assert scored(one, claims).overall.paired == 4
    assert (not wrong) is right
    assert right or wrong[0][2] in {*attributes, "deadline"}


def test_differences_name_the_sentence_where_they_stand() -> None:
    page = GoldPage(gold())
    _, pledge, _, worry = made_of(gold())
    claims = [changed(worry, voice="reported"), changed(pledge, AGREED, by=(DENMARK,))]
    found = {each.sort: each.sentence for each in find_differences(page, claims, page.pairing(claims))}
    assert found["wrong"] == f"{WORRIED}."
    assert found["false"] == "Denmark agreed to open a harbour, reports say."
    assert found["missed"] in (f"{MET}.", f"{PLEDGED}.", f"{URGED}.")


def test_intervals_are_the_same_each_time_and_hold_the_figure() -> None:
    right, wrong = scored(gold(), made_of(gold())), scored(gold(), [])
    scores = [right, wrong, right, right, wrong]
    first = bootstrap_intervals(scores)
    assert first == bootstrap_intervals(scores)
    low, high = first["overall"][0]
    # 3 of 5 documents found whole, nothing claimed beside them: 2·12/(12 + 20).
    assert sum_scores(scores).overall.f1 == 0.75
    assert 0 < low < 0.75 < high <= 1
    # All documents alike leave nothing to chance; one document says nothing about others.
    assert bootstrap_intervals([right, right])["overall"] == ((1.0, 1.0), (1.0, 1.0))
    assert bootstrap_intervals([right]) == {}


def test_scipy_missing_is_said_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    with pytest.raises(SettingsError, match=r"pip install '\.\[evaluate\]'"):
        load_assignment_solver()
