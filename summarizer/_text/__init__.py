"""A document, its sentences, and looking things up in it."""
