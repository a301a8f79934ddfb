"""Where the tests and the project stand."""

from pathlib import Path

TESTS = Path(__file__).parent
TOP = TESTS.parent
