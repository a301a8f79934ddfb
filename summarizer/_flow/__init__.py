"""The pipeline from a document to its summary, without I/O."""
