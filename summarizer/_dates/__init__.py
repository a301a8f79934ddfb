"""A wording and the day of publication give days, or nothing."""
