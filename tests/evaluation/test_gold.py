"""Gold as it is read from files: its format, its digest, and what is said where it is malformed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer import DocumentError
from summarizer._evaluation.gold_files import gold_in

TEXT = "Norway met Iceland in Bergen. “Norway will pay,” its minister said.\n"
MEETING: dict[str, Any] = {
    "evidence": "Norway met Iceland",
    "parties": ["NOR", "ISL"],
    "status": "held",
}
PROMISE: dict[str, Any] = {
    "evidence": 'Norway will pay," its minister said',
    "by": ["NOR"],
    "modality": "pledged",
    "action": "pay",
}
GOLD: dict[str, Any] = {"meetings": [MEETING], "commitments": [PROMISE], "concerns": []}


def line(id_: str = "case", **fields: Any) -> str:
    return json.dumps({"id": id_, "text": TEXT, "publication_date": None} | GOLD | fields) + "\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one document in files of its own and one in a line."""
    (tmp_path / "call.txt").write_bytes(TEXT.encode())
    (tmp_path / "call.meta.json").write_text('{"title": "A call", "publication_date": "2024-03-07"}')
    (tmp_path / "call.gold.json").write_text(json.dumps(GOLD))
    (tmp_path / "cases.jsonl").write_text(line())
    (tmp_path / "README.md").write_text("What is here.")
    return tmp_path


def test_gold_is_documents_with_their_items(folder: Path) -> None:
    call, case = gold_in(folder).documents
    assert (call.name, case.name) == ("call", "case")
    assert call.document.text == case.document.text == TEXT
    assert [str(call.document.published), case.document.published] == ["2024-03-07", None]
    assert [item.key for item in call.items] == ["m1", "c1"]
    start, end = call.items[1].spans[0]
    assert TEXT[start:end] == "Norway will pay,” its minister said"


def test_outcomes_in_the_gold_are_passed_over_whatever_they_hold(tmp_path: Path) -> None:
    for number, outcomes in enumerate(([], [{"evidence": "Norway met Iceland"}], "none")):
        (tmp_path / f"{number}.jsonl").write_text(line(outcomes=outcomes))
        (read,) = gold_in(tmp_path / f"{number}.jsonl").documents
        assert [item.key for item in read.items] == ["m1", "c1"]


def test_a_title_which_may_give_the_answer_away_is_not_shown_to_the_model(folder: Path) -> None:
    assert {each.document.title for each in gold_in(folder).documents} == {None}


def test_one_file_of_lines_is_gold_too(folder: Path) -> None:
    assert [each.name for each in gold_in(folder / "cases.jsonl").documents] == ["case"]


def test_evidence_may_stand_at_several_places(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        line(
            text="They agreed. So they agreed.",
            meetings=[],
            commitments=[PROMISE | {"evidence": "agreed"}],
        )
    )
    assert gold_in(tmp_path).documents[0].items[0].spans == ((5, 11), (21, 27))


def test_the_digest_is_of_the_gold_alone_and_of_no_system(folder: Path) -> None:
    digest = gold_in(folder).digest
    (folder / "README.md").write_text("Something else.")
    (folder / "call.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    assert gold_in(folder).digest == digest
    (folder / "call.meta.json").write_text('{"publication_date": "2024-03-08"}')
    assert gold_in(folder).digest != digest


def test_the_digest_knows_names(folder: Path) -> None:
    digest = gold_in(folder).digest
    for ending in (".txt", ".meta.json", ".gold.json"):
        (folder / f"call{ending}").rename(folder / f"talk{ending}")
    assert gold_in(folder).digest != digest


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        pytest.param(lambda at: (at / "call.txt").unlink(), "call.txt not found beside", id="text"),
        pytest.param(
            lambda at: (at / "call.gold.json").unlink(),
            "call.gold.json not found beside",
            id="gold",
        ),
        pytest.param(
            lambda at: (at / "call.gold.json").write_text("{"), "call.gold.json is not JSON", id="json"
        ),
        pytest.param(
            lambda at: (at / "call.gold.json").write_text("[" * 100_000), "call.gold.json", id="nested"
        ),
        pytest.param(
            lambda at: (at / "call.gold.json").write_bytes(b"\xff"), "call.gold.json is not", id="bytes"
        ),
        pytest.param(
            lambda at: (at / "call.meta.json").write_text('{"publication_date": "May"}'),
            "call.meta.json: 'published' must be a date",
            id="date",
        ),
        pytest.param(
            lambda at: (at / "cases.jsonl").write_text(line() + line()),
            "two documents have the name 'case'",
            id="same-name",
        ),
        pytest.param(
            lambda at: (at / "cases.jsonl").write_text(line() + "\n" + line("../x")),
            "cases.jsonl, line 3: invalid name '../x'",
            id="path-as-name",
        ),
        pytest.param(
            lambda at: (at / "cases.jsonl").write_text('{"id": "x"}'),
            "a JSON object with a 'text'",
            id="line",
        ),
    ],
)
def test_files_that_are_not_gold_are_named(
    folder: Path, spoil: Callable[[Path], object], says: str
) -> None:
    spoil(folder)
    with pytest.raises(DocumentError) as raised:
        gold_in(folder)
    assert says in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        pytest.param({"meetings": None}, "'meetings' must be a list", id="no-list"),
        pytest.param({"meetings": ["met"]}, "meetings 1 must be a JSON object", id="no-item"),
        pytest.param(
            {"meetings": [MEETING | {"evidence": "They met"}]},
            "'They met' not found in the document",
            id="evidence",
        ),
        pytest.param(
            {"meetings": [MEETING | {"evidence": MEETING["evidence"][:-1]}]},
            "not found in the document",
            id="evidence-cuts-a-word",
        ),
        pytest.param(
            {"meetings": [MEETING | {"alt": ["nowhere"]}]},
            "'nowhere' not found in the document",
            id="other-evidence",
        ),
        pytest.param(
            {"meetings": [MEETING, MEETING | {"status": "done"}]},
            "meetings 2: 'status' must be one of held",
            id="status",
        ),
        pytest.param(
            {"meetings": [MEETING | {"parties": "NOR"}]}, "must be a list of parties", id="parties"
        ),
        pytest.param(
            {"meetings": [MEETING | {"parties_alt": ["NOR"]}]}, "must be a list of parties", id="alt"
        ),
        pytest.param(
            {"meetings": [MEETING | {"date": "May"}]}, "must be a date such as 2025-05-21", id="date"
        ),
        pytest.param(
            {"meetings": [MEETING | {"date": "2025-05-21/2025-05-20"}]}, "start/end", id="order"
        ),
        pytest.param(
            {"meetings": [MEETING | {"optional": "yes"}]},
            "'optional' must be true or false",
            id="optional",
        ),
        pytest.param({"meetings": [MEETING | {"host": ["NOR"]}]}, "must be a party or null", id="host"),
        pytest.param(
            {"commitments": [{"evidence": "Norway met", "modality": "agreed", "action": "pay"}]},
            "commitments 1: 'by' is required",
            id="by",
        ),
        pytest.param({"concerns": [{"evidence": "Norway met"}]}, "'voice' is required", id="voice"),
        pytest.param({"names": {"NOR": "Norge"}}, "'names' must be an object", id="names"),
    ],
)
def test_gold_that_is_malformed_is_refused_with_the_place(
    tmp_path: Path, fields: dict[str, Any], says: str
) -> None:
    (tmp_path / "cases.jsonl").write_text(line(**fields))
    with pytest.raises(DocumentError) as raised:
        gold_in(tmp_path)
    assert says in str(raised.value)
    assert "cases.jsonl, line 1" in str(raised.value)


def test_a_folder_without_gold_is_said(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no gold found in"):
        gold_in(tmp_path)
    with pytest.raises(DocumentError, match="cannot be read"):
        gold_in(tmp_path / "nowhere")
