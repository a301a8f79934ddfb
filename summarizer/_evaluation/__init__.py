"""Summaries against gold."""
