"""Claims: what of a summary is scored."""

from __future__ import annotations

from examples import TEXT, good, summary_of

from summarizer import Summary
from summarizer._evaluation.claim import claims_of


def test_claims_of_a_summary_keep_what_is_scored() -> None:
    claims = claims_of(Summary.model_validate(summary_of(good()).model_dump()))
    assert [each.kind for each in claims] == ["meetings"] * 2 + ["commitments"] * 3 + ["concerns"] * 2
    met, again, pledge, *_ = claims
    assert (met.word("date"), again.word("date")) == ("2024-03-05", "2024-04-01/2024-04-30")
    assert met.people == ("Liv Sandvik", "Einar Hallsson")
    assert [side.country for side in met.sides("parties")] == ["NOR", "ISL"]
    assert pledge.word("condition") == "provided that Iceland opens the harbour by 1 June"
    assert all(TEXT[slice(*(each.span or (0, 0)))] == each.quote for each in pledge.evidence)
