"""The same files through ours, trafilatura and markitdown: their texts, and the CPU that it takes."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.inputs.reading_cases import ReadingCase
from benchmarks.inputs.web_pages.pages import WebPage
from benchmarks.peers.markitdown_runner import ReadText, read_files
from summarizer import read_document, read_documents
from summarizer.errors import DocumentError

ROWS = (".csv", ".jsonl")


def read_ours(file: Path) -> str:
    """What summarizer reads of a file, of many documents in one all. Raises DocumentError."""
    if file.suffix not in ROWS:
        return read_document(file).text
    found = []
    for document in read_documents(file):
        if isinstance(document, DocumentError):
            raise document
        found.append(document.text)
    return "\n\n".join(found)


def read_with_trafilatura(file: Path) -> str:
    """What trafilatura by itself reads of a page."""
    import trafilatura

    return trafilatura.extract(file.read_bytes(), include_comments=False) or ""


def time_reading(read: Callable[[Path], str], file: Path, rounds: int) -> ReadText:
    """The text of a file, or the error of ours, and the median seconds of CPU of all rounds but one."""
    seconds = []
    for _ in range(rounds + 1):
        began = time.process_time()
        try:
            text, error = read(file), None
        except DocumentError as exc:
            text, error = "", str(exc).replace(f"{file} ", "")
        seconds.append(time.process_time() - began)
    return ReadText(text, error, statistics.median(seconds[1:]))


def read_ours_and_trafilatura(files: Mapping[str, bytes], rounds: int) -> dict[str, dict[str, ReadText]]:
    """Of each file by its name what ours makes of it, and of a page what trafilatura does."""
    found: dict[str, dict[str, ReadText]] = {"summarizer": {}, "trafilatura": {}}
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            file = Path(folder, name)
            file.write_bytes(content)
            found["summarizer"][name] = time_reading(read_ours, file, rounds)
            if file.suffix == ".html":
                found["trafilatura"][name] = time_reading(read_with_trafilatura, file, rounds)
    return found


def read_cases(cases: Sequence[ReadingCase], rounds: int) -> dict[str, dict[str, ReadText]]:
    """By reader and file: what each makes of the files. Raises PeerError without markitdown."""
    files = {case.file: case.write() for case in cases}
    found = read_ours_and_trafilatura(files, rounds)
    found["markitdown"] = dict(zip(files, read_files(files.items(), rounds), strict=True))
    return found


def read_pages(pages: Sequence[WebPage]) -> dict[str, str]:
    """What markitdown makes of each web page, by its name. Raises PeerError without it."""
    read = read_files([("page.html", page.content) for page in pages], 1)
    return {page.name: found.text for page, found in zip(pages, read, strict=True)}
