"""Promises over time: mentions in kept summaries, the links between them, their chains, their states."""
