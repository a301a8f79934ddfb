"""Reading: a file, a web page or standard input, as documents. A small room for each format."""

from summarizer.read._one import read_document
from summarizer.read._several import read_documents
from summarizer.read._text import read_text

__all__ = ["read_document", "read_documents", "read_text"]
