"""The benchmarks: what they plant is what they say, and nothing planted is believed. No timings."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from case_tables import cases_in
from folders import TOP

from benchmarks.inputs.claim_driver import drive_answer, items_shown
from benchmarks.inputs.claims_by_meaning import BY_MEANING
from benchmarks.inputs.fabricated_quotes import FABRICATIONS, number_changed
from benchmarks.inputs.false_claims import CLAIMS, claims
from benchmarks.inputs.generated_reports import report
from benchmarks.inputs.honest_quotes import VARIATIONS, ellipses, variations, wrong_numbers
from benchmarks.inputs.planted_quotes import Fabricate, excused, fabrications
from benchmarks.inputs.reading_cases import Check, reading_cases
from benchmarks.inputs.recorded_answers import RecordedCase, Slot, cases, slots, summary_of
from benchmarks.inputs.spoiled_answers import id_of, run_alone, spoiled_answers
from benchmarks.measures import dollars, grounding, tokens
from benchmarks.measures.answer_lengths import read_recordings
from benchmarks.measures.grounding_tables import Beside, quotes_table, times_table
from benchmarks.peers import environments, langextract_runner, markitdown_runner, peer_requests
from benchmarks.peers.citations import keep_citations
from benchmarks.peers.extracted import is_whole
from benchmarks.peers.extractions import extract_ours
from benchmarks.peers.peer_answers import measured
from benchmarks.peers.peer_extractions import extract_instructor
from benchmarks.peers.readers import read_ours
from summarizer._call.prices import prices_of
from summarizer._jobs.estimate import ASSUMED
from summarizer._proof.ground import Miss, ground_evidence
from summarizer.schemas import Answer, Evidence

pytestmark = pytest.mark.slow  # they try the yardstick, not what it measures
# A unit may be a plain word ("next week"), a figure one of another thing in the quote.
FLOORS = {"unit_changed": 0.5, "figure_changed": 0.9}


class Corpus(NamedTuple):
    """Recorded cases, and the places in them where something can be planted."""

    cases: list[RecordedCase]
    slots: list[Slot]


def _corpus_of(found: list[RecordedCase]) -> Corpus:
    return Corpus(found, [slot for case in found for slot in slots(case)])


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return _corpus_of(cases())


@pytest.fixture(scope="module")
def small() -> Corpus:
    names = ("andean_summit", "phone_call", "plural_titles", "two_readouts")
    return _corpus_of([case for case in cases() if case.name in names])


def test_the_answer_to_a_generated_report_has_every_field_that_the_schema_demands() -> None:
    assert Answer.model_validate(report(0)[1]).commitments


def test_a_corpus_holds_each_recorded_document_once(corpus: Corpus) -> None:
    assert len({case.document.id for case in corpus.cases}) == len(corpus.cases) >= 20
    assert len(corpus.slots) > 150
    assert {"correction", "summary", "verification"} == next(
        c for c in corpus.cases if c.name == "dense_figures"
    ).answers.keys()


@pytest.mark.parametrize(
    ("quote", "supported"),
    cases_in(
        """
        verbatim: Kenya requested six pilot instructors => yes
        typography: KENYA requested\u00a0six “pilot” instructors => yes
        number: Kenya requested seven pilot instructors => no
        cut: enya requested six pilot => no
        ellipsis: Kenya requested … instructors => yes
        ellipsis-backwards: instructors … Kenya requested => no
        ellipsis-across-sentences: Kenya requested … answer by 31 March => no
        """
    ),
)
def test_a_fabrication_is_excused_only_where_the_document_supports_it(
    quote: str, supported: bool
) -> None:
    (case,) = (case for case in cases() if "Kenya requested" in case.document.text)
    assert excused(quote, case) is supported


@pytest.mark.parametrize("fabricate", FABRICATIONS)
def test_each_kind_of_fabrication_is_refused_in_a_few_documents(
    fabricate: Fabricate, small: Corpus
) -> None:
    made = list(fabrications(fabricate, small.slots, small.cases, most=3))
    assert made
    assert not any(map(grounding.accepted, made))


@pytest.mark.parametrize("fabricate", FABRICATIONS)
def test_every_fabrication_in_the_corpus_is_refused_by_its_quote_alone(
    fabricate: Fabricate, corpus: Corpus
) -> None:
    made = list(fabrications(fabricate, corpus.slots, corpus.cases, most=60))
    assert len(made) > 20
    for each in made:
        case = each.slot.case
        assert not excused(each.quote, case)
        assert isinstance(
            ground_evidence(Evidence(sentence=each.cited, quote=each.quote), case.reading), Miss
        )
        assert not grounding.accepted(each)


def test_nearly_every_honest_quote_in_the_corpus_is_accepted_in_its_place(corpus: Corpus) -> None:
    kept = [grounding.kept_in_place(each) for each in grounding.honest_of(corpus.slots, 40)]
    assert len(kept) > 500
    assert sum(kept) >= 0.99 * len(kept)


def test_honest_quotes_of_a_few_documents_are_accepted_in_every_variation(small: Corpus) -> None:
    made = [each for name in VARIATIONS for each in variations(name, small.slots, most=2)]
    made += [*ellipses(small.slots, most=2), *wrong_numbers(small.slots, most=2)]
    assert len({each.kind for each in made}) > 18
    assert all(map(grounding.kept_in_place, made))


@pytest.mark.parametrize("plant", CLAIMS)
def test_a_false_claim_beside_a_true_quote_is_refused(plant: Callable[..., Any], corpus: Corpus) -> None:
    made = list(claims(plant, corpus.slots, corpus.cases, most=200))
    assert made
    refused = sum(not grounding.believed(each) for each in made)
    assert refused >= FLOORS.get(plant.__name__, 1.0) * len(made)


def test_what_takes_a_second_reading_is_planted_too_and_code_alone_lets_it_stand(small: Corpus) -> None:
    made = [claim for plant in BY_MEANING for claim in claims(plant, small.slots, small.cases, most=2)]
    assert len({claim.kind for claim in made}) >= 6
    assert sum(map(grounding.believed, made)) > len(made) / 2


def test_false_items_are_read_in_whole_answers_each_item_once(small: Corpus) -> None:
    made = [claim for plant in BY_MEANING for claim in claims(plant, small.slots, small.cases, most=3)]
    spoiled = list(spoiled_answers(made))
    assert sum(len(answer.false) for answer in spoiled) == len(made) > len(spoiled)
    for answer in spoiled:
        shown = {
            id_
            for call in drive_answer(answer.document, answer.answer).readings
            for id_ in items_shown(call.user)
        }
        standing = filter(grounding.believed, answer.false)
        assert {id_of(claim.slot) for claim in standing} <= shown


def test_a_reading_that_refuses_everything_lets_no_false_item_stand(small: Corpus) -> None:
    refused = {"reason": "not said", "support": "not", "unsaid": []}
    for plant in BY_MEANING:
        for claim in claims(plant, small.slots, small.cases, most=1):
            assert not claim.holds(run_alone(claim.slot, claim.item, refused).summary)


def test_a_spoiled_answer_is_believed_where_nothing_was_spoiled(small: Corpus) -> None:
    assert all(
        slot.stands(slot.summary(slot.item | {"evidence": [slot.evidence]})) for slot in small.slots
    )
    case = small.slots[0].case
    assert summary_of(case.document, case.answers["summary"]).meetings


def test_instructor_is_asked_for_what_goes_over_the_wire_and_nothing_is_sent() -> None:
    body = peer_requests.instructor_body("The document.", Answer)
    assert [each["content"] for each in body["messages"]] == [peer_requests.ASKED, "The document."]
    assert body["response_format"]["json_schema"]["name"] == "Answer"
    assert peer_requests.wire({"a": ["é", 1]}) == '{"a":["é",1]}'


def test_an_answer_is_cut_down_to_the_modest_schema(small: Corpus) -> None:
    for case in small.cases:
        cut = peer_requests.project_answer(case.answers["summary"])
        assert peer_requests.Modest.model_validate(cut).model_dump() == cut


def test_tokens_of_a_document_count_every_call(small: Corpus) -> None:
    row = tokens.row_of(small.cases[0])
    assert row.first.sent > row.same.sent > row.modest.sent > 0
    assert row.first.answered == row.same.answered > row.modest.answered > 0
    assert row.spent.of("verification").total > 0
    assert row.spent.of("correction").total == 0
    mend, first = tokens.one_bad_quote(small.cases[0], small.cases) or pytest.fail("nothing to spoil")
    assert 0 < mend.total < first.total


def test_langextracts_prompts_are_summed_by_document() -> None:
    answer = {"default": [["a" * 8, "b" * 4], ["c" * 4]], "one_chunk": [["d" * 12], ["e" * 4]]}
    assert tokens.langextract_tokens([], answer) == {
        "default": [(3, 2), (1, 1)],
        "one_chunk": [(3, 1), (1, 1)],
    }


def test_a_peer_that_cannot_be_installed_is_left_out_with_a_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1, "", "line\nno such package\n")

    monkeypatch.setattr(environments, "KEPT", tmp_path)
    monkeypatch.setattr("venv.create", lambda *_, **__: None)
    monkeypatch.setattr("subprocess.run", refused)
    with pytest.raises(environments.PeerError, match="cannot be installed: no such package"):
        langextract_runner.run_langextract({"task": "align"})
    assert "Installing langextract" in capsys.readouterr().err


def test_the_citation_mixin_keeps_a_verbatim_quote_and_drops_another() -> None:
    found, seconds = keep_citations(["They met."], [(0, "They met"), (0, "purple elephants")], 1)
    assert found == [True, False]
    assert len(seconds[0]) == 2


@pytest.mark.parametrize("case", reading_cases(), ids=lambda case: case.file)
def test_the_files_of_the_comparison_are_read_as_its_page_says(case: Any, tmp_path: Path) -> None:
    file = tmp_path / case.file
    file.write_bytes(case.write())
    text = read_ours(file)
    failed = [check for check in case.checks if not check.holds(text)]
    assert {check.kind for check in failed} <= {"structure"}
    assert not all(check.holds("") for check in case.checks)


@pytest.mark.parametrize(
    ("kind", "what", "text", "holds"),
    [
        pytest.param("kept", "They met in Oslo", "# Notes\n\nThey **met**\nin Oslo.", True, id="kept"),
        pytest.param("kept", "They met", "They did not meet.", False, id="lost"),
        pytest.param(
            "left out", "six boats", "They lost ~~six boats~~ two.", True, id="marked-as-struck"
        ),
        pytest.param("left out", "six boats", "They lost six boats two.", False, id="not-left-out"),
        pytest.param("rows", "| Ruiz | Aye |  |", "|Ruiz|  Aye|   |", True, id="padded-row"),
        pytest.param("rows", "| Ruiz | Aye |  |", "| Ruiz |  | Aye |", False, id="moved-cell"),
        pytest.param("structure", "# Notes", "Notes", False, id="heading-as-text"),
    ],
)
def test_a_check_asks_the_same_of_markdown_and_of_plain_text(
    kind: str, what: str, text: str, holds: bool
) -> None:
    assert Check(kind, what).holds(text) is holds


def test_recorded_answers_give_quotes_with_offsets_and_instructor_the_answer_alone() -> None:
    case = next(case for case in measured() if case.name == "council_minutes")
    ours = extract_ours(case, 1)
    assert ours.items == 16 and ours.quotes == ours.placed == ours.whole == 18
    assert ours.days == 8 and ours.dates == 9
    answer = peer_requests.project_answer(case.answers["summary"])
    theirs = extract_instructor(case, peer_requests.Modest, answer, 1)
    assert theirs.items == 16 and theirs.placed == theirs.quotes == 0
    assert theirs.sent < ours.sent and theirs.result.model_dump() == answer


def test_a_place_holds_a_quote_white_space_aside() -> None:
    assert is_whole("They met\n  in Oslo.", "met in Oslo", 5, 18)
    assert not is_whole("They met in Oslo.", "met in Oslo", 5, 8)


def test_the_page_of_the_comparison_names_the_versions_that_are_run() -> None:
    page = (TOP / "docs" / "comparison.md").read_text("utf-8")
    assert f"markitdown {markitdown_runner.MARKITDOWN}" in page
    assert f"langextract {langextract_runner.LANGEXTRACT}" in page


def _files(folder: str) -> list[str]:
    paths = sorted((TOP / "benchmarks" / folder).glob("*.py"))
    return [path.stem for path in paths if path.stem != "__init__"]


@pytest.mark.parametrize("folder", ["inputs", "peers", "servers", "measures"])
def test_the_page_on_benchmarks_names_each_file(folder: str) -> None:
    page = (TOP / "benchmarks" / "README.md").read_text("utf-8")
    section = page.partition(f"\n## {folder.title()}\n")[2].partition("\n## ")[0]
    assert [name for name in _files(folder) if f"`{name}`" not in section] == []


@pytest.mark.parametrize("name", sorted({*_files("measures")} - {"grounding_tables", "markdown"}))
def test_a_measure_says_how_it_is_run(name: str) -> None:
    command = [sys.executable, "-m", f"benchmarks.measures.{name}", "--help"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=TOP)
    assert done.stdout.startswith("usage: ") and done.stderr == ""


@pytest.mark.parametrize("name", ["grounding", "tokens", "check_time", "startup"])
def test_a_benchmark_can_be_imported_on_its_own(name: str) -> None:
    command = [sys.executable, "-c", f"import benchmarks.measures.{name}"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=TOP)
    assert done.stderr == ""


def test_the_tables_are_markdown(small: Corpus, capsys: pytest.CaptureFixture[str]) -> None:
    made = list(fabrications(number_changed, small.slots, small.cases, most=2))
    ours = grounding.ours_beside(made, 1)
    assert ours.accepted == [False, False]
    peer = Beside("peer", [True, False], 10.0)
    quotes_table("Quotes", "refused", made, [True, True], [peer], made)
    times_table({"fabricated": [ours, peer]})
    printed = capsys.readouterr().out
    assert "| number changed | 2 of 2 | 1 of 2 |" in printed
    assert "| peer | 10 |" in printed


def test_the_page_on_costs_shows_what_its_measure_prints(capsys: pytest.CaptureFixture[str]) -> None:
    dollars.print_costs(prices_of(dollars.PRICES))
    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| ")]
    page = (TOP / "docs" / "endpoints.md").read_text("utf-8")
    assert len(rows) == 6
    assert [row for row in rows if row not in page] == []


def test_an_estimate_without_a_sample_assumes_what_the_recordings_hold() -> None:
    told = read_recordings()
    for verify, assumed in ASSUMED.items():
        found = told.found(verify=verify)
        assert assumed.calls == pytest.approx(found.calls, abs=0.1)
        assert assumed.later_in == pytest.approx(found.later_in, abs=0.05)
        assert assumed.out_for_text == pytest.approx(found.out_for_text, abs=0.2)
