"""Batch jobs of a provider: a run over many documents that may stop for a day anywhere."""
