"""Ours beside langextract, instructor, markitdown and trafilatura, on the same documents.

    python -m benchmarks.measures.comparison [--only PART] [--each] [--rounds N] [--quotes N]

Reading: small files of ten kinds, with what must be in their text and what must not, and 210 web pages.
Extraction: the six documents of `peers/peer_answers.py`, their recorded answers, and planted quotes.
Nothing is sent.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Any

from benchmarks.inputs import reading_office
from benchmarks.inputs.honest_quotes import AS_IT_STANDS, variations
from benchmarks.inputs.planted_quotes import PlantedQuote
from benchmarks.inputs.reading_cases import KINDS, ReadingCase, reading_cases
from benchmarks.inputs.recorded_answers import RecordedCase
from benchmarks.inputs.web_pages.pages import write_pages
from benchmarks.measures import grounding, web_pages
from benchmarks.measures.grounding_tables import Beside, share
from benchmarks.measures.markdown import print_table
from benchmarks.peers.environments import PeerError
from benchmarks.peers.extracted import Extracted
from benchmarks.peers.extractions import extract_all
from benchmarks.peers.langextract_runner import LANGEXTRACT
from benchmarks.peers.markitdown_runner import MARKITDOWN, ReadText, read_files, write_office_files
from benchmarks.peers.peer_answers import measured
from benchmarks.peers.readers import read_cases, read_ours_and_trafilatura, read_pages
from summarizer import __version__

SHOWN = "85,000"  # of the items, the one that is printed as each tool gives it
COUNTED = {
    "requests": "requests",
    "sent": "tokens sent",
    "answered": "tokens answered",
    "items": "items",
    "quotes": "quotes",
    "placed": "quotes with offsets",
    "whole": "the whole quote at its offsets",
    "dates": "dates",
    "days": "dates as days",
    "refused": "items and details refused",
}
Read = Mapping[str, Mapping[str, ReadText]]


def print_reading(chosen: argparse.Namespace) -> None:
    """Print what of the small files each reader finds, and which of other formats it opens."""
    cases = reading_cases()
    read = read_cases(cases, chosen.rounds)
    print_table("Checks passed, by file", ["", *read], (_row_of(case, read) for case in cases))
    print_table("Checks passed, by kind", ["", *read], _rows_by_kind(cases, read))
    for case in cases if chosen.each else ():
        for reader, found in read.items():
            for check in case.checks if case.file in found else ():
                if not check.holds(found[case.file].text):
                    print(f"{reader}, {case.name}: {check.kind}: {check.what}")
    print_table("Other formats", ["", "summarizer", "markitdown"], _rows_of_formats())


def _row_of(case: ReadingCase, read: Read) -> list[str]:
    """A file: of each reader what it passes but for structure, and milliseconds of CPU."""
    checks = [check for check in case.checks if check.kind != "structure"]
    cells = [case.name]
    for found in read.values():
        if case.file not in found:
            cells.append("–")
            continue
        passed = share([check.holds(found[case.file].text) for check in checks])
        cells.append(f"{passed}, {1000 * found[case.file].seconds:.0f} ms")
    return cells


def _rows_by_kind(cases: Sequence[ReadingCase], read: Read) -> Iterator[list[str]]:
    for kind in KINDS:
        row = [kind]
        for found in read.values():
            texts = [(case, found[case.file].text) for case in cases if case.file in found]
            passed = [c.holds(text) for case, text in texts for c in case.checks if c.kind == kind]
            row.append(share(passed))
        yield row


def _rows_of_formats() -> Iterator[list[str]]:
    """A file of each format that ours does not read: read, or what the error says."""
    files = write_office_files()
    files |= {"book.epub": reading_office.write_book(), "notes.zip": reading_office.write_zip()}
    ours = read_ours_and_trafilatura(files, 1)["summarizer"]
    for (name, mine), theirs in zip(ours.items(), read_files(files.items(), 1), strict=True):
        yield [
            name,
            *("read" if "Arland" in found.text else str(found.error) for found in (mine, theirs)),
        ]


def print_pages() -> None:
    """Print how many words of web pages are lost, and how many of the site around them kept."""
    pages = list(write_pages())
    theirs = read_pages(pages)
    readers = {"summarizer": web_pages.read_ours, "trafilatura": web_pages.read_bare}
    counts = {name: web_pages.measure(pages, read) for name, read in readers.items()}
    counts["markitdown"] = web_pages.measure(pages, lambda page: theirs[page.name])
    rows = []
    for name, found in counts.items():
        whole = sum(found.values(), web_pages.Count())
        rows.append([name, f"{whole.lost / whole.words:.2%}", f"{whole.kept / whole.around:.1%}"])
    header = ["", "words of the article lost", "words around it kept"]
    print_table(f"{len(pages)} web pages", header, rows)


def print_extractions(cases: Sequence[RecordedCase], rounds: int) -> None:
    """Print what each tool makes of recorded answers, and one item as it gives it."""
    made = dict(extract_all(cases, rounds))
    rows = [
        [words, *(f"{sum(getattr(one, name) for one in found):,}" for found in made.values())]
        for name, words in COUNTED.items()
    ]
    times = (statistics.mean(one.seconds for one in found) for found in made.values())
    rows.append(["CPU ms a document", *(f"{1000 * seconds:.0f}" for seconds in times)])
    print_table(f"{len(cases)} documents, all together", ["", *made], rows)
    for name, found in made.items():
        for item in (item for one in found for item in _items_shown(one)):
            print(f"\n{name}\n{json.dumps(item, ensure_ascii=False, default=str)}")


def _items_shown(extracted: Extracted) -> Iterator[dict[str, Any]]:
    """The items of a result that say SHOWN, as JSON."""
    result = extracted.result
    if isinstance(result, list):
        yield from (item for item in result if SHOWN in item["extraction_text"])
    else:
        dumped = result.model_dump(mode="json")
        yield from (item for item in dumped["commitments"] if SHOWN in item["action"])


def print_quotes(most: int, rounds: int) -> None:
    """Print how many honest and how many fabricated quotes each takes for the document's words."""
    corpus = grounding.Corpus()
    slots = corpus.slots()
    varied = [quote for quote in grounding.honest_of(slots, most) if quote.kind != AS_IT_STANDS]
    planted = {
        "verbatim": list(variations(AS_IT_STANDS, slots, most=10 * most)),
        "in other typography": varied,
        "fabricated": grounding.fakes_of(corpus, slots, most),
    }
    columns = {name: _list_takers(quotes, rounds) for name, quotes in planted.items()}
    header = ["", *(text for name in columns for text in (f"{name}: accepted", "µs a quote"))]
    rows: dict[str, list[str]] = {}
    for takers in columns.values():
        for taker in takers:
            cells = [share(taker.accepted), f"{taker.microseconds:,.0f}"]
            rows.setdefault(taker.name, []).extend(cells)
    print_table("Planted quotes", header, ([name, *cells] for name, cells in rows.items()))


def _list_takers(quotes: Sequence[PlantedQuote], rounds: int) -> list[Beside]:
    found = [grounding.ours_beside(quotes, rounds)]
    try:
        every = grounding.langextract_beside(quotes, rounds)
        exact = grounding.langextract_beside(quotes, 1, found="exact")
        found.append(Beside(f"{every.name}, any status", every.accepted, every.microseconds))
        found.append(Beside(f"{every.name}, exact only", exact.accepted, every.microseconds))
    except PeerError as exc:
        print(f"\n(left out: {exc})")
    return [*found, grounding.citations_beside(quotes, rounds)]


def main() -> None:
    parser = argparse.ArgumentParser(description="Ours beside langextract, instructor and markitdown.")
    parser.add_argument("--only", choices=["reading", "extraction"], help="one of the two parts")
    parser.add_argument("--each", action="store_true", help="print each check that a reader fails")
    parser.add_argument("--rounds", type=int, default=5, help="rounds that are timed")
    parser.add_argument("--quotes", type=int, default=4, help="planted quotes of each kind")
    chosen = parser.parse_args()
    print(f"summarizer {__version__}, trafilatura {version('trafilatura')}, markitdown {MARKITDOWN},")
    print(f"instructor {version('instructor')}, langextract {LANGEXTRACT}")
    if chosen.only != "extraction":
        try:
            print_reading(chosen)
            print_pages()
        except PeerError as exc:
            print(f"\n(left out: {exc})")
    if chosen.only != "reading":
        print_extractions(measured(), chosen.rounds)
        print_quotes(chosen.quotes, chosen.rounds)


if __name__ == "__main__":
    main()
