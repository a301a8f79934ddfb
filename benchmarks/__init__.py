"""Measurements of the program and of the libraries beside it; run them from the project's folder."""
