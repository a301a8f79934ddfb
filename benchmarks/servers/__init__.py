"""Endpoints to measure against: fast, faulty, or a real engine."""
