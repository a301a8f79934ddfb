"""One fault among fifty documents, on a real wire: the other 49 are right, and the fault has a name."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from benchmarks.inputs.generated_reports import report
from benchmarks.measures.faults import outcome
from benchmarks.peers.environments import PeerError
from benchmarks.servers.aimock_server import AIMOCK_FAULTS, aimock
from benchmarks.servers.faulty_server import DOCUMENTS, FAULTS, EndpointFault, faulty
from summarizer import summarize

pytestmark = pytest.mark.usefixtures("keyed")


def _held(fault: EndpointFault, url: str) -> None:
    """All documents but the one at fault are right there, and its error has its name."""
    found = outcome(url)
    assert found.wrong == ()
    assert found.errors == ((fault.error,) if fault.error else ())
    assert found.right == DOCUMENTS - len(found.errors)
    assert found.attempts > 1 or fault.error, "nothing was at fault"
    assert "\n" not in found.said and "sk-secret" not in found.said


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_of_one_document_is_its_own(fault: EndpointFault) -> None:
    with faulty(fault) as url:
        _held(fault, url)


@pytest.mark.slow
@pytest.mark.parametrize("fault", AIMOCK_FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_its_own_against_a_server_that_others_wrote(fault: EndpointFault) -> None:
    with ExitStack() as stack:
        try:
            url = stack.enter_context(aimock(fault))
        except PeerError as exc:
            pytest.skip(f"aimock is not here: {exc}")
        _held(fault, url)


@pytest.mark.slow
def test_a_generated_report_stands_with_all_that_its_answer_says() -> None:
    with faulty(FAULTS[0]) as url:
        summaries = [summarize(report(number)[0], base_url=url, model="m") for number in range(3)]
    assert [len(each.commitments) for each in summaries] == [4, 4, 4]
    assert all(not each.rejected and each.usage.requests == 1 for each in summaries)
