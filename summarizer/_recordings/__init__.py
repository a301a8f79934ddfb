"""Exchanges with a model, recorded and replayed."""
