"""The exit codes of the program: 0 is done, and 2, of wrong usage, is click's own."""

from __future__ import annotations

FAILED = 1
SOME_FAILED = 3  # of several documents
UNDER_WAY = 4  # not finished: a provider's batch job is at work
INTERRUPTED = 130
