"""Promises shown for a day: what is due, what was compared, as text and as data."""
