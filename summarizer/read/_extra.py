"""Extras: what a format needs that is not installed, said as the command that installs it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from summarizer._install import advise_install
from summarizer.errors import DocumentError


@contextmanager
def require_extra(extra: str, name: str) -> Iterator[None]:
    """Imports in here belong to an extra. Raises DocumentError, naming it, where one is missing."""
    try:
        yield
    except ImportError as exc:
        raise DocumentError(
            f"{name} needs {exc.name}, which is not installed: {advise_install(extra)}"
        ) from exc
