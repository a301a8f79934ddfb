"""Cases of true accusations: invented, verbatim, four of each kind, and none that code forbids."""

from __future__ import annotations

from collections import Counter

from folders import TESTS

from benchmarks.inputs.link_scores import ACCUSATIONS
from benchmarks.inputs.series_gold import GoldSeries, read_series, take_gold_mentions
from summarizer._follow.candidates import choose_candidates
from summarizer._follow.contexts import MentionContexts
from summarizer._follow.forbidden import Ends, why_forbidden
from summarizer._follow.known import Known, order_of_document
from summarizer._follow.texts import Texts

CASES = read_series(TESTS / "promises" / "accusations.jsonl")
SERIES = read_series(TESTS / "promises" / "series.jsonl")


def _known(series: GoldSeries) -> tuple[Known, set[tuple[str, str]]]:
    """All that is known of a case, and the pairs of gold mentions that a request would show."""
    known, shown = Known(), set()
    contexts = MentionContexts(Texts({one.id: one for one in series.documents.values()}))
    for given in sorted(take_gold_mentions(series), key=lambda one: order_of_document(one.document)):
        known.add_summary(given)
        found = choose_candidates(given, known, contexts)
        old = [mention for chain in found.chains for mention in chain]
        shown |= {(a.id[13:], b.id[13:]) for a in found.new for b in old}
    return known, shown


def test_there_are_four_of_each_accusation() -> None:
    types = Counter(link["type"] for case in CASES for link in case.gold["links"])
    assert len(CASES) >= 20
    assert all(types[accusation] >= 4 for accusation in ACCUSATIONS)


def test_a_series_is_eight_documents_with_every_fate_of_a_promise_and_a_trap() -> None:
    assert len({series.gold["language"] for series in SERIES}) == len(SERIES) == 2
    fates = {"repeated", "extended", "fulfilled", "missed", "withdrawn", "denied"}
    for series in SERIES:
        assert len(series.documents) == 8 and series.gold["not_links"]
        assert {link["type"] for link in series.gold["links"]} == fates


def test_every_quote_is_verbatim_and_every_case_says_why() -> None:
    for case in [*CASES, *SERIES]:
        assert case.gold["why"]
        for mention in case.mentions:
            text = case.documents[mention["doc"]].text
            assert text[mention["start"] : mention["end"]] == mention["quote"]


def test_code_asks_about_every_right_link_and_forbids_none() -> None:
    for case in [*CASES, *SERIES]:
        known, shown = _known(case)
        ids = {id_[13:]: mention for id_, mention in known.mentions.items()}
        for link in case.gold["links"]:
            later, earlier = ids[link["from"]], ids[link["to"]]
            assert (link["from"], link["to"]) in shown, (case.name, link)
            ends = Ends(later, earlier, known.published(later), known.published(earlier))
            assert why_forbidden(link["type"], ends, known.parties) is None, (case.name, link)
