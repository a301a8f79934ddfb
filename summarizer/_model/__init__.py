"""Asking an endpoint: once, again, within a budget, and keeping what it answered."""
