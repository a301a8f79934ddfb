"""How much of an article is lost, and how much of the site around it kept, beside trafilatura bare.

    python -m benchmarks.measures.web_pages [--pages]

Words of the article that do not come out are lost; words that come out beyond those of the article, and
that the site around it holds, are navigation kept. Chinese and Japanese characters count as words.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from benchmarks.inputs.web_pages.pages import WebPage, write_pages
from summarizer.errors import DocumentError
from summarizer.read._content import Content
from summarizer.read._html import read_article

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Count:
    """Of some pages: words of articles, how many are lost; words around, how many are kept."""

    words: int = 0
    lost: int = 0
    around: int = 0
    kept: int = 0

    def __add__(self, other: Count) -> Count:
        """Both together."""
        return Count(
            self.words + other.words,
            self.lost + other.lost,
            self.around + other.around,
            self.kept + other.kept,
        )


def read_ours(page: WebPage) -> str:
    """What the project makes of a page."""
    try:
        return read_article(Content(page.content, page.name)).text
    except DocumentError:
        return ""


def read_bare(page: WebPage) -> str:
    """What trafilatura makes of a page by itself."""
    import trafilatura

    return trafilatura.extract(page.html, include_comments=False) or ""


def count_words(page: WebPage, text: str) -> Count:
    """What of a page is lost and kept in a text."""
    article, around, found = (
        Counter(_WORD.findall(words.casefold())) for words in (page.article, page.navigation, text)
    )
    lost, beyond = article - found, found - article
    return Count(article.total(), lost.total(), around.total(), (beyond & around).total())


def measure(pages: Iterable[WebPage], read: Callable[[WebPage], str]) -> dict[str, Count]:
    """The count of each page."""
    return {page.name: count_words(page, read(page)) for page in pages}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Words lost and kept of web pages, beside trafilatura.")
    parser.add_argument("--pages", action="store_true", help="print the pages that are not whole, too")
    chosen = parser.parse_args()
    pages = list(write_pages())
    found = {"summarizer": measure(pages, read_ours), "trafilatura, bare": measure(pages, read_bare)}
    for name in found["summarizer"] if chosen.pages else ():
        ours, bare = (counts[name] for counts in found.values())
        if ours.lost or ours.kept:
            print(f"{name}: lost {ours.lost} ({bare.lost}), kept {ours.kept} ({bare.kept})")
    unseen = [page for page in pages if page.is_unseen]
    print("| reader | written | pages | words of articles | lost | words around | kept |")
    print("|---|---|---|---|---|---|---|")
    for written, some in (("by anyone", pages), ("by a writer who had not seen the reader", unseen)):
        for reader, counts in found.items():
            print(f"| {reader} | {written} | {_show_row([counts[page.name] for page in some])} |")


def _show_row(counts: Sequence[Count]) -> str:
    whole = sum(counts, Count())
    lost, kept = whole.lost / whole.words, whole.kept / whole.around
    return f"{len(counts)} | {whole.words:,} | {lost:.2%} | {whole.around:,} | {kept:.2%}"


if __name__ == "__main__":
    main()
