"""Scripts that print a figure, each `python -m benchmarks.measures.NAME`."""
