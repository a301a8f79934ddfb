"""Fixtures of the recordings: nobody's key, no waits, and cassettes to be spoiled."""

from __future__ import annotations

import pytest
from recorded_folders import cases, kinds, made

__all__ = ["cases", "kinds", "made"]


@pytest.fixture(autouse=True)
def _recording(quick_and_keyed: None) -> None:
    """Every recording is made with a key that must not be in it."""
