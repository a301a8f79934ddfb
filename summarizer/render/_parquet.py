"""A table as Parquet, its columns typed; the only importer of pyarrow."""

from __future__ import annotations

from typing import Any

from summarizer._install import advise_install
from summarizer.errors import SettingsError
from summarizer.render._own_table import Cell
from summarizer.render._printable import replace_halves
from summarizer.render._tables import Table


def as_parquet(table: Table) -> bytes:
    """Return the table as a Parquet file: dates are dates, several values are lists, nothing is escaped.

    Raises SettingsError where pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # type: ignore[import-untyped, unused-ignore]  # it has no types
        import pyarrow.parquet as pq  # type: ignore[import-untyped, unused-ignore]
    except ImportError as exc:
        raise SettingsError(
            f"pyarrow is required for Parquet: {advise_install('parquet')}, or choose -f csv"
        ) from exc
    types: dict[str, Any] = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "number": pa.float64(),
        "numbers": pa.list_(pa.int64()),
        "date": pa.date32(),
        "flag": pa.bool_(),
    }
    fields = [pa.field(name, types[kind]) for name, kind in table.columns.items()]
    columns = [
        pa.array([_replace_halves_in(row[field.name]) for row in table.rows], type=field.type)
        for field in fields
    ]
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_arrays(columns, schema=pa.schema(fields)), sink, compression="zstd")
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _replace_halves_in(cell: Cell) -> Any:
    """A cell without half characters, which UTF-8 cannot hold."""
    if isinstance(cell, str):
        return replace_halves(cell)
    return [_replace_halves_in(value) for value in cell] if isinstance(cell, tuple) else cell
