"""Exchanges recorded, replayed and judged."""
