"""Parquet: types and words as they are."""

from __future__ import annotations

import io
import sys

import pyarrow.parquet as pq
import pytest
from hostile_summary import PAYLOADS, hostile

from summarizer.errors import SettingsError
from summarizer.render._ics import as_calendar
from summarizer.render._parquet import as_parquet
from summarizer.render._tables import make_tables


def test_parquet_keeps_types_and_words_as_they_are() -> None:
    summary, _ = hostile()
    made = {table.name: table for table in make_tables([summary])}
    read = pq.read_table(io.BytesIO(as_parquet(made["meetings"]))).to_pylist()
    assert read[0]["when_start"] == made["meetings"].rows[0]["when_start"]
    assert [row["place"] for row in read] == list(PAYLOADS)
    assert read[0]["parties"] == list(made["meetings"].rows[0]["parties"] or ())  # type: ignore[arg-type]
    assert as_parquet(made["asks"]) == as_parquet(made["asks"])


@pytest.mark.parametrize(
    ("library", "install"),
    [
        ("pyarrow", "pip install '.[parquet]'"),
        ("icalendar", "pip install '.[calendar]'"),
    ],
)
def test_a_missing_library_is_named_with_what_installs_it(
    library: str, install: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(SettingsError) as raised:
        as_parquet(make_tables([])[0]) if library == "pyarrow" else as_calendar([])
    assert install in str(raised.value) and "\n" not in str(raised.value)
