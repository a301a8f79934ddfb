"""Recordings replayed and compared with what they gave: the verdicts of `check`."""
