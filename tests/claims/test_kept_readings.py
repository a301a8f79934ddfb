"""Readings that are kept: asked for once, by files, and scored again without asking."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.inputs.claim_driver import SUPPORTED, drive_answer, drive_claim, items_shown, support_all
from benchmarks.inputs.claim_sets import claim_sets
from benchmarks.inputs.kept_readings import KeptReadings, body_of, hash_request
from benchmarks.measures.claims import Fate, fates_of, table_of

CLAIMED = next(iter(claim_sets("documents")))


def asked_in(folder: Path) -> KeptReadings:
    """Readings without any, asked for one document, and written to a folder."""
    kept = KeptReadings(folder / "readings.jsonl")
    drive_answer(CLAIMED.document, CLAIMED.answer(), read=kept.read)
    kept.write_requests(folder / "asked")
    return kept


def reply_to(folder: Path, *, refused: tuple[str, ...] = (), without: str = "") -> None:
    """Write the reply to the one request in a folder: all items supported but those refused."""
    body = json.loads((folder / "asked" / "001.request.json").read_text("utf-8"))
    verdicts = [
        {**SUPPORTED, "item": id_} | ({"support": "not"} if id_ in refused else {})
        for id_ in items_shown(body["messages"][-1]["content"])
        if id_ != without
    ]
    reply = json.dumps({"verdicts": verdicts})
    (folder / "asked" / "001.reply.json").write_text(reply, "utf-8")


def test_a_request_is_written_once_and_can_be_read(tmp_path: Path) -> None:
    kept = asked_in(tmp_path)
    assert kept.write_requests(tmp_path / "asked") == 0
    prompt = (tmp_path / "asked" / "001.prompt.md").read_text("utf-8")
    assert "# system" in prompt and "\nItems\n" in prompt and "# reply with JSON that meets" in prompt


def test_a_reply_is_kept_and_read_again_whatever_the_models_name(tmp_path: Path) -> None:
    kept = asked_in(tmp_path)
    reply_to(tmp_path)
    assert (kept.take_replies(tmp_path / "asked"), len(kept)) == (1, 1)
    again = KeptReadings(tmp_path / "readings.jsonl")
    (call,) = drive_answer(CLAIMED.document, CLAIMED.answer(), read=again.read).readings
    assert again.is_kept(call) and not again.missing
    assert hash_request(body_of(call)) == hash_request(body_of(call) | {"model": "another"})
    assert hash_request(body_of(call)) != hash_request(body_of(call) | {"messages": []})


def test_what_a_reading_refuses_is_lost_and_what_it_supports_stands(tmp_path: Path) -> None:
    kept = asked_in(tmp_path)
    honest = next(claim for claim in CLAIMED.claims if claim.honest)
    reply_to(tmp_path, refused=(honest.id,))
    kept.take_replies(tmp_path / "asked")
    fates = {fate.claim.id: fate for fate in fates_of(CLAIMED, kept)}
    assert fates[honest.id].stands and fates[honest.id].stands_read is False
    false = [fate for fate in fates.values() if not fate.claim.honest and fate.stands]
    assert false and all(fate.stands_read for fate in false)
    total = next(row for row in table_of(fates.values()) if row.startswith("| all |"))
    honest_read = sum(fate.claim.honest for fate in fates.values())
    assert total.startswith(f"| all | {honest_read} | 0 | {honest_read} | 1 |")


def test_a_reply_without_a_verdict_on_an_item_is_refused(tmp_path: Path) -> None:
    kept = asked_in(tmp_path)
    reply_to(tmp_path, without=CLAIMED.claims[0].id)
    with pytest.raises(ValueError, match=f"no verdict on {CLAIMED.claims[0].id}: ask again"):
        kept.take_replies(tmp_path / "asked")


def test_a_claim_that_was_never_shown_to_a_reading_passes_unread() -> None:
    claim = next(claim for claim in CLAIMED.claims if not claim.honest)
    (row,) = (
        row
        for row in table_of([Fate(CLAIMED, claim, stands=True, shown=False, stands_read=None)])
        if row.startswith("| all |")
    )
    assert row == "| all | 0 | 0 | 0 | 0 | 1 | 0 | 1 | 0 | 0 |"


def test_a_condition_that_a_reading_misses_costs_a_claim_that_leaves_it_out() -> None:
    claim = next(
        claim for claim in CLAIMED.claims if claim.kind == "negated_promise" or not claim.honest
    )
    verdict = {"reason": "only if", "support": "partly", "unsaid": ["condition"]}
    assert claim.says["type"] == "commitment"
    assert drive_claim(CLAIMED, claim, verdict).summary.commitments == ()
    assert drive_claim(CLAIMED, claim).summary.commitments != ()


def test_a_reading_that_is_not_kept_supports_everything(tmp_path: Path) -> None:
    kept = KeptReadings(tmp_path / "none.jsonl")
    (call,) = drive_answer(CLAIMED.document, CLAIMED.answer()).readings
    assert kept.read(call) == support_all(call)
    assert list(kept.missing.values()) == [call]
