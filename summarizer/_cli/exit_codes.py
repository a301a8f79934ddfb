"""The exit codes of the program: 0 is done, and 2, of wrong usage, is click's own."""

from __future__ import annotations

FAILED = 1
SOME_FAILED = 3  # of several documents
INTERRUPTED = 130
