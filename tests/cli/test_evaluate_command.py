"""`summarizer evaluate` as a person runs it, on a small invented document."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from commands import Done, Run
from endpoint import endpoint, failed, said
from examples import EMPTY, TEXT, document, good, summary_of

# What the good answer of `examples` says; the mackerel stock is the only item without an equal there.
GOLD: dict[str, Any] = {
    "meetings": [
        {
            "key": "m1",
            "evidence": "Foreign Minister Liv Sandvik of Norway met her Icelandic counterpart",
            "parties": ["NOR", "ISL"],
            "status": "held",
            "date": "2024-03-05",
            "place": "Reykjavik",
        },
        {
            "key": "m2",
            "evidence": "The two ministers will meet again in Bergen next month",
            "parties": ["NOR", "ISL"],
            "status": "scheduled",
            "date": "2024-04-01/2024-04-30",
            "place": "Bergen",
        },
    ],
    "commitments": [
        {
            "key": "c1",
            "evidence": "Norway pledged €25 million for a joint rescue centre",
            "by": ["NOR"],
            "to": ["ISL"],
            "modality": "pledged",
            "action": "pay €25 million for a joint rescue centre",
            "condition": "provided that Iceland opens the harbour by 1 June",
        },
        {
            "key": "c2",
            "evidence": "Hallsson reportedly assured Sandvik that quotas would not be cut before 2027",
            "by": ["ISL"],
            "to": ["NOR"],
            "modality": "assured",
            "action": "not cut quotas before 2027",
        },
        {
            "key": "a1",
            "evidence": "Iceland urged Norway to share its cod surveys",
            "by": ["ISL"],
            "to": ["NOR"],
            "modality": "urged",
            "action": "share its cod surveys",
        },
    ],
    "concerns": [
        {
            "key": "k1",
            "evidence": "We are deeply concerned about the mackerel stock",
            "raised_by": ["ISL"],
            "about": "the mackerel stock",
            "voice": "stated",
            "kind": "worry",
        },
        {
            "key": "k2",
            "evidence": "Quotas have long been a worry for both governments",
            "raised_by": ["NOR", "ISL"],
            "about": "quotas",
            "voice": "reported",
            "kind": "worry",
        },
    ],
}


@pytest.fixture
def evaluate(run: Run, tmp_path: Path) -> Run:
    """Run `summarizer evaluate` in a folder with gold/ and kept/, by one document called cod."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold/cod.txt").write_text(TEXT, "utf-8")
    (tmp_path / "gold/cod.meta.json").write_text('{"publication_date": "2024-03-07"}')
    (tmp_path / "gold/cod.gold.json").write_text(json.dumps(GOLD))
    (tmp_path / "kept").mkdir()
    keep(tmp_path, good())
    return partial(run, "evaluate")


def keep(folder: Path, answer: dict[str, Any], **known: Any) -> None:
    """Keep the summary that comes of an answer."""
    summary = summary_of(answer, of=document(**known))
    (folder / "kept/cod.json").write_text(summary.model_dump_json())


@contextmanager
def kept(folder: Path) -> Iterator[dict[str, Any]]:
    """The kept summary, to be changed past all checks."""
    path = folder / "kept/cod.json"
    summary = json.loads(path.read_text())
    yield summary
    path.write_text(json.dumps(summary))


def figures(done: Done) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(done.out)
    return found


@pytest.mark.slow
def test_a_right_summary_is_right_in_every_figure(evaluate: Run) -> None:
    done = evaluate("gold", "--summaries", "kept", "-f", "json", "--errors")
    assert (done.status, done.err) == (0, "")
    found = figures(done)
    for group in ("overall", "meetings", "commitments", "binding", "asks", "concerns"):
        assert {found[group][name] for name in ("precision", "recall", "f1", "strict_f1")} == {1.0}
    assert (found["overall"]["expected"], found["overall"]["predicted"]) == (7, 7)
    assert all(
        each["accuracy"] == 1.0
        for kind in ("meetings", "commitments", "concerns")
        for each in found[kind]["attributes"].values()
    )
    assert (found["false_commitments"], found["duplicates"], found["verbatim"]) == (0, 0, 1.0)
    assert (found["errors"], found["failed"], found["documents"]) == ({}, [], 1)


@pytest.mark.slow
def test_the_table_shows_figures_and_errors_by_document(evaluate: Run, tmp_path: Path) -> None:
    with kept(tmp_path) as summary:
        summary["commitments"][2]["modality"] = "agreed"  # the ask, as a promise
        summary["commitments"].pop(1)
        summary["commitments"][1]["id"] = "c2"
        summary["meetings"][1]["place"] = None
    done = evaluate("gold", "--summaries", "kept", "--errors")
    assert done.status == 0
    rows = {line.split()[0]: line.split() for line in done.out.splitlines() if line.strip()}
    # Commitments: 3 expected, 2 predicted, both paired, one of them strictly right:
    # precision 1, recall 2/3, F1 4/5, strict F1 2/5.
    assert rows["commitments"] == ["commitments", "3", "2", "1.000", "0.667", "0.800", "0.400"]
    # Binding: 2 expected, 2 predicted, 1 paired. Asks: 1 expected, none predicted.
    assert rows["binding"] == ["binding", "2", "2", "0.500", "0.500", "0.500", "0.500"]
    assert rows["asks"] == ["asks", "1", "0", "0.000", "0.000", "0.000", "0.000"]
    # Overall: 7 expected, 6 predicted, 6 paired, 5 strictly: 12/13 and 10/13.
    assert rows["overall"] == ["overall", "7", "6", "1.000", "0.857", "0.923", "0.769"]
    assert "false commitments 1" in done.out
    block = done.out.partition("\ncod\n")[2].splitlines()
    assert "  missed: c2 assured [ISL] not cut quotas before 2027" in block
    assert "  false commitment: a1 agreed [Iceland] share its cod surveys" in block
    assert "  wrong: a1 modality: agreed; gold urged" in block
    assert "    Iceland urged Norway to share its cod surveys." in block
    assert "  wrong: m2 place: none; gold Bergen" in block


def test_a_folder_of_recordings_will_do(evaluate: Run, tmp_path: Path) -> None:
    (tmp_path / "kept/cod").mkdir()
    (tmp_path / "kept/cod.json").rename(tmp_path / "kept/cod/summary.json")
    assert figures(evaluate("gold", "--summaries", "kept", "-f", "json"))["overall"]["f1"] == 1.0


def test_an_empty_summary_finds_nothing(evaluate: Run, tmp_path: Path) -> None:
    keep(tmp_path, EMPTY)
    found = figures(evaluate("gold", "--summaries", "kept", "-f", "json"))
    assert (found["overall"]["recall"], found["overall"]["f1"], found["verbatim"]) == (0.0, 0.0, None)


def test_live_each_document_is_asked_with_its_date_and_nothing_of_the_gold(evaluate: Run) -> None:
    with endpoint(said(json.dumps(good()))) as server:
        done = evaluate("gold", "--base-url", server.url, "-f", "json")
    assert done.status == 0
    assert figures(done)["overall"]["strict_f1"] == 1.0
    sent = json.dumps(server.requests, ensure_ascii=False)
    assert "2024-03-07" in sent
    assert "provided that Iceland opens the harbour" in sent
    assert "NOR" not in sent.replace("NORMAL", "")


@pytest.mark.slow
def test_what_fails_live_is_named_and_left_out(evaluate: Run, tmp_path: Path) -> None:
    case: dict[str, Any] = {"id": "empty", "text": TEXT, "publication_date": None, "meetings": []}
    case |= {"commitments": [], "concerns": []}
    (tmp_path / "gold/more.jsonl").write_text(json.dumps(case))
    with endpoint(said(json.dumps(good())), failed(500)) as server:
        done = evaluate("gold", "--base-url", server.url, "-f", "json")
    assert done.status == 3
    assert done.err.startswith("Error: empty: ")
    assert (figures(done)["documents"], figures(done)["failed"]) == (1, ["empty"])
    with endpoint(failed(500)) as server:
        done = evaluate("gold", "--base-url", server.url)
    assert (done.status, done.out) == (1, "")


def test_what_bad_answers_cost_is_said_of_each_document(evaluate: Run) -> None:
    with endpoint(said("no JSON")) as server:
        done = evaluate("gold", "--base-url", server.url)
    assert (done.status, len(server.requests)) == (1, 2)
    assert done.err.startswith("Error: cod: ")
    assert done.err.endswith("(spent: 200 tokens in (0 cached), 20 out)\n")


def test_floors_that_are_none_or_of_other_gold_are_found_before_anything_is_sent(
    evaluate: Run, tmp_path: Path
) -> None:
    path = floors(tmp_path, digest="0" * 64, overall__strict_f1=0.9)
    with endpoint(said(json.dumps(good()))) as server:
        other = evaluate("gold", "--floors", path, "--base-url", server.url)
        none = evaluate("gold", "--floors", "none.json", "--base-url", server.url)
        document = evaluate("gold", "--floors", "gold/cod.txt", "--base-url", server.url)
    assert (other.status, none.status, document.status) == (1, 2, 1)
    assert other.err.startswith("Error: the gold has changed: its digest is ")
    assert "'--floors': Path 'none.json' does not exist" in none.err
    assert "gold/cod.txt is not JSON" in document.err
    assert {done.err.count("\n") for done in (other, none, document)} == {1}
    assert server.requests == []


def test_a_summary_of_another_text_is_refused(evaluate: Run, tmp_path: Path) -> None:
    keep(tmp_path, EMPTY, text="Another text.")
    done = evaluate("gold", "--summaries", "kept")
    assert (done.status, done.out) == (1, "")
    assert "kept/cod.json is a summary of another text" in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(None, "no summary of cod found", id="missing"),
        pytest.param("{", "kept/cod.json is not JSON", id="not-json"),
        pytest.param(
            '{"error": "RefusalError\\u001b[2J"}', "contains an error instead of a summary", id="error"
        ),
        pytest.param(
            '{"document": "\\u001b[2J"}', "kept/cod.json is not a summary: document", id="no-summary"
        ),
        pytest.param("[]", "kept/cod.json is not a summary", id="list"),
    ],
)
def test_a_summary_that_is_missing_or_broken_is_one_clear_line(
    evaluate: Run, tmp_path: Path, content: str | None, says: str
) -> None:
    path = tmp_path / "kept/cod.json"
    if content is None:
        path.unlink()
    else:
        path.write_text(content)
    done = evaluate("gold", "--summaries", "kept")
    assert (done.status, done.out) == (1, "")
    assert says in done.err
    assert done.err.count("\n") == 1
    assert "\x1b" not in done.err


def test_gold_that_is_missing_or_malformed_is_one_clear_line(evaluate: Run, tmp_path: Path) -> None:
    assert evaluate("kept", "--summaries", "kept") == (
        1,
        "",
        f"Error: no gold found in kept: {_EXPECTED}\n",
    )
    (tmp_path / "gold/cod.gold.json").write_text('{"meetings": 1}')
    done = evaluate("gold", "--summaries", "kept")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("Error: gold/cod.gold.json: 'meetings' must be a list")
    assert evaluate("gold", "--summaries", "nowhere").status == 2


_EXPECTED = "it must contain NAME.gold.json beside NAME.txt, or a .jsonl file"


def test_options_of_the_model_and_kept_summaries_exclude_each_other(evaluate: Run) -> None:
    done = evaluate("gold", "--summaries", "kept", "--model", "m")
    assert done.status == 2
    assert "cannot be combined" in done.err


def test_without_scipy_nothing_is_asked(evaluate: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    with endpoint(said(json.dumps(good()))) as server:
        done = evaluate("gold", "--base-url", server.url)
    assert (done.status, done.out, server.requests) == (1, "", [])
    assert "pip install '.[evaluate]'" in done.err


def test_nothing_of_a_summary_steers_the_terminal(evaluate: Run, tmp_path: Path) -> None:
    with kept(tmp_path) as summary:
        summary["commitments"][0]["action"] = "pay\x1b]0;owned\x07\nnow \u202e"
        summary["commitments"][0]["condition"] = "\x1b[2J"
        summary["parties"][0] |= {"name": "\x1b[31mDenmark", "country": None}
    for form in ("text", "json"):
        done = evaluate("gold", "--summaries", "kept", "--errors", "-f", form)
        assert done.status == 0
        assert "wrong" in done.out
        assert done.out.replace("\n", "").isprintable()
        assert "\u202e" not in done.out


def floors(folder: Path, **pinned: Any) -> Path:
    path = folder / "floors.json"
    path.write_text(json.dumps({name.replace("__", "."): value for name, value in pinned.items()}))
    return path


def test_floors_that_are_reached_pass(evaluate: Run, tmp_path: Path) -> None:
    digest = figures(evaluate("gold", "--summaries", "kept", "-f", "json"))["digest"]
    pinned = {
        "overall__strict_f1": 1.0,
        "meetings__attributes__date__accuracy": 1,
        "false_commitments": 0,
    }
    path = floors(tmp_path, digest=digest, **pinned, verbatim=1)
    done = evaluate("gold", "--summaries", "kept", "--floors", path)
    assert (done.status, done.err) == (0, "")
    assert digest in done.out


def test_each_figure_below_its_floor_is_a_line(evaluate: Run, tmp_path: Path) -> None:
    with kept(tmp_path) as summary:
        summary["commitments"][2]["modality"] = "agreed"
    pinned = {"overall__strict_f1": 0.9, "overall__f1": 0.9, "false_commitments": 0}
    path = floors(tmp_path, digest="0" * 64, **pinned, meetings__attributes__host__accuracy=0.5)
    done = evaluate("gold", "--summaries", "kept", "--floors", path)
    assert done.status == 1
    assert "meetings" in done.out
    # 6 of 7 pairs are strictly right: 12/14.
    digest, strict, promised, host = done.err.splitlines()
    assert digest.startswith("Error: the gold has changed")
    assert strict == "Error: overall.strict_f1 is 0.8571, below its floor 0.9"
    assert promised == "Error: false_commitments is 1, above 0"
    assert host.startswith("Error: meetings.attributes.host.accuracy not found")


def test_a_figure_as_printed_is_a_floor_that_holds(evaluate: Run, tmp_path: Path) -> None:
    answer = good()
    answer["commitments"].pop()
    keep(tmp_path, answer)
    found = figures(evaluate("gold", "--summaries", "kept", "-f", "json"))
    assert found["overall"]["f1"] == 0.9231  # 12/13 is a little less
    path = floors(tmp_path, digest=found["digest"], overall__f1=0.9231)
    assert evaluate("gold", "--summaries", "kept", "--floors", path).status == 0


@pytest.mark.parametrize(
    ("pinned", "says"),
    [
        pytest.param({"overall__f1": 0.5}, "'digest' is required", id="no-digest"),
        pytest.param({"digest": "0"}, "a floor is required", id="no-floor"),
        pytest.param(
            {"digest": "0", "overall__f1": 90},
            "a rate from 0 to 1, or a maximum for duplicates",
            id="per-cent",
        ),
        pytest.param({"digest": "0", "overall__f1": True}, "(got True)", id="truth"),
        pytest.param(
            {"digest": "0", "overall__predicted": 1}, "'overall.predicted' must be a rate", id="no-rate"
        ),
        pytest.param({"digest": "0", "duplicates": 0.5}, "(got 0.5)", id="half-an-error"),
    ],
)
def test_floors_that_are_none_are_refused(
    evaluate: Run, tmp_path: Path, pinned: dict[str, Any], says: str
) -> None:
    done = evaluate("gold", "--summaries", "kept", "--floors", floors(tmp_path, **pinned))
    assert (done.status, done.out) == (1, "")
    assert says in done.err
