"""Where the project is, and where what the benchmarks install and build is kept."""

from __future__ import annotations

from pathlib import Path

TOP = Path(__file__).parents[1]
CASSETTES = TOP / "cassettes"
CLAIMS = TOP / "tests" / "claims"
KEPT = TOP / ".bench"
