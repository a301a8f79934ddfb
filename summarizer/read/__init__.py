"""Reading: a file, a web page or standard input, as documents. A small room for each format."""

from summarizer.read._address import is_url
from summarizer.read._content import MAX_BYTES, STDIN, STDIN_NAME, check_encoding, check_file
from summarizer.read._decoding import read_text
from summarizer.read._file_format import DOCUMENTS, ROWS
from summarizer.read._json_lines import read_json_lines
from summarizer.read._many_documents import read_documents, rows_in
from summarizer.read._name_date import check_published, find_name_day
from summarizer.read._one_document import read_document
from summarizer.read._rows import Row, fill_published

__all__ = [
    "DOCUMENTS",
    "MAX_BYTES",
    "ROWS",
    "STDIN",
    "STDIN_NAME",
    "Row",
    "check_encoding",
    "check_file",
    "check_published",
    "fill_published",
    "find_name_day",
    "is_url",
    "read_document",
    "read_documents",
    "read_json_lines",
    "read_text",
    "rows_in",
]
