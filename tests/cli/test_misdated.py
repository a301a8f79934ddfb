"""A day of publication that the text contradicts is said, and nothing else changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from case_tables import cases_in
from commands import Run
from endpoint import endpoint, said
from examples import answer_of, meeting_of


@pytest.mark.parametrize(
    ("published", "warned"),
    cases_in(
        """
        before-what-took-place: 2022-06-08 => yes
        the-day-itself: 2025-05-20 => no
        later: 2025-05-22 => no
        """
    ),
)
def test_a_date_that_contradicts_the_day_given_is_a_line(
    run: Run, tmp_path: Path, published: str, warned: bool
) -> None:
    (tmp_path / "note.txt").write_text("Norway met Iceland in Oslo on 20 May 2025.", "utf-8")
    held = meeting_of("Norway met Iceland in Oslo", when={"text": "20 May 2025"})
    with endpoint(said(json.dumps(answer_of("Norway", "Iceland", meetings=[held])))) as server:
        done = run("summarize", "note.txt", "--published", published, "--base-url", server.url)
    line = (
        "note.txt: a date in the text contradicts the day of publication 2022-06-08: check that day"
        " (“20 May 2025”)."
    )
    assert done.status == 0 and (line in done.err.splitlines()) is warned


def test_a_batch_warns_of_the_first_documents_that_contradict_their_day(
    run: Run, tmp_path: Path
) -> None:
    held = meeting_of("Norway met Iceland in Oslo", when={"text": "20 May 2025"})
    for at in range(5):
        (tmp_path / f"{at}.txt").write_text(f"Norway met Iceland in Oslo on 20 May 2025. {at}", "utf-8")
    with endpoint(said(json.dumps(answer_of("Norway", "Iceland", meetings=[held])))) as server:
        files = [f"{at}.txt" for at in range(5)]
        done = run(
            "batch", *files, "-o", "o.jsonl", "--published", "2022-06-08", "--base-url", server.url
        )
    assert done.status == 0 and done.err.count("contradicts the day of publication 2022-06-08") == 3
