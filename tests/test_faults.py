"""One fault among fifty documents, on a real wire: the other 49 are right, and the fault has a name."""

from __future__ import annotations

import pytest
from faults import DOCUMENTS, outcome
from faulty import FAULTS, Fault, faulty
from reports import report

from summarizer import summarize


@pytest.fixture(autouse=True)
def _keyed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret-of-the-tests")


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_of_one_document_is_its_own(fault: Fault) -> None:
    with faulty(fault) as url:
        found = outcome(url)
    assert found.wrong == ()
    assert found.errors == ((fault.error,) if fault.error else ())
    assert found.right == DOCUMENTS - len(found.errors)
    assert "\n" not in found.said and "sk-secret" not in found.said


def test_a_generated_report_stands_with_all_that_its_answer_says() -> None:
    with faulty(FAULTS[0]) as url:
        summaries = [summarize(report(number)[0], base_url=url, model="m") for number in range(3)]
    assert [len(each.commitments) for each in summaries] == [4, 4, 4]
    assert all(not each.rejected and each.usage.requests == 1 for each in summaries)
