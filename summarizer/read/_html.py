"""Web pages: the article's text without what stands around it, by trafilatura; lxml's only user."""

from __future__ import annotations

import copy
import re
from dataclasses import replace
from typing import Any

from summarizer.errors import DocumentError
from summarizer.read._article import choose_blocks
from summarizer.read._blocks import join_blocks, lays_out, list_blocks
from summarizer.read._content import Content
from summarizer.read._decoding import decode_as_said, decode_content, name_torn
from summarizer.read._extra import require_extra
from summarizer.read._glued_words import part_words
from summarizer.read._headings import mark_headings
from summarizer.read._markup import drop_controls, settle_markup
from summarizer.read._page_date import find_page_day
from summarizer.read._page_frames import open_panels, unframe_forms
from summarizer.read._page_tree import parse_tree
from summarizer.read._raw_document import RawDocument
from summarizer.read._status_lines import show_drawn

MAX_PAGE = 8_000_000  # bytes
MOST_ELEMENTS = 120_000  # in trafilatura each takes the longer, the more there are: 45 s for 100,000
_ELEMENT = re.compile("<[A-Za-z]")
_CHARSET = re.compile(
    rb"(?i)(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,200}?encoding)\s*+=\s*+[\"']?+\s*+([\w.:-]+)"
)
# Our own finds the day (see _page_date), so trafilatura's need not search.
_NO_SEARCH = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}


def read_article(content: Content, encoding: str | None = None) -> RawDocument:
    """The article of a page, a blank line between its paragraphs, and what the page says of it.

    Raises DocumentError where there is none (a list of links, a page drawn by its scripts), and
    where the extra `html` is not installed.
    """
    if len(content.body) > MAX_PAGE:
        raise DocumentError(
            f"{content.name} is larger than {MAX_PAGE // 1_000_000} MB of HTML: save its text"
        )
    with require_extra("html", content.name):
        import trafilatura
        from lxml import etree, html  # type: ignore[import-untyped]  # it has no types
    markup = decode_page(content, encoding)
    if not markup.strip():
        raise DocumentError(f"{content.name} is empty: give a document with text")
    elements = len(_ELEMENT.findall(markup))
    if elements > MOST_ELEMENTS:
        raise DocumentError(
            f"{content.name} has {elements:,} elements; the limit is {MOST_ELEMENTS:,}: save its text"
        )
    try:
        tree = parse_tree(drop_controls(markup), etree, html)
        day, language = find_page_day(tree, content.url), _read_language(tree)
        left_out = settle_markup(tree, etree)
        show_drawn(tree)
        part_words(tree)
        open_panels(tree)
        unframe_forms(tree)
        page = list_blocks(tree)
        marked = _find_named(tree)
        found = trafilatura.bare_extraction(
            _unwrap_layout(copy.deepcopy(tree)),
            url=content.url,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=_NO_SEARCH,
        )
    except (etree.LxmlError, ValueError, RecursionError) as exc:
        raise DocumentError(f"{content.name} is not readable HTML: save its text") from exc
    known = None if isinstance(found, dict) else found
    titles = [*tree.xpath("//head/title//text()")[:1], (known.title if known else None) or ""]
    blocks, beside = choose_blocks(page, (known.text if known else None) or "", titles, marked)
    if all(block.links and not block.plain for block in blocks):
        raise DocumentError(
            f"no article found in {content.name} (it may be a list of links, or built by scripts):"
            " copy its text into a file"
        )
    text, starts = join_blocks(blocks)
    placed = zip(starts, blocks, strict=True)
    return RawDocument(
        text,
        title=(known.title if known else None) or titles[0] or None,
        source=known.sitename if known else None,
        published=day,
        language=language,
        marks=mark_headings([(at, block.level, block.text) for at, block in placed if block.level]),
        left_out=(*left_out, *beside, *name_torn(text, content.body)),
    )


def read_fragment(markup: str, name: str, left_out: list[str] | None = None) -> str:
    """All the words of a piece of HTML (of a message, of a feed), a blank line between its blocks.

    What is struck out or hidden is none of them, and is added to `left_out` in words.
    """
    with require_extra("html", name):
        from lxml import etree, html
    if not markup.strip():
        return ""
    if len(markup) > MAX_PAGE:
        raise DocumentError(f"{name} is larger than {MAX_PAGE // 1_000_000} MB of HTML: save its text")
    try:
        tree = parse_tree(f"<div>{drop_controls(markup)}", etree, html)
    except (etree.LxmlError, ValueError) as exc:
        raise DocumentError(f"{name} is not readable HTML: save its text") from exc
    gone = settle_markup(tree, etree, drop_hidden=True)
    part_words(tree)
    if left_out is not None:
        left_out += gone
    return join_blocks(list_blocks(tree))[0]


def decode_page(content: Content, encoding: str | None) -> str:
    """The page decoded: as asked, as its server or its own first lines say, else as any text."""
    said = _CHARSET.search(content.body[:4_000])
    names = [content.charset, said and said[1].decode("ascii", "replace")]
    for name in [] if encoding else names:
        text = decode_as_said(content.body, name)
        if text is not None:
            return text
    return decode_content(replace(content, charset=None), encoding)


def _find_named(tree: Any) -> list[Any]:
    """The elements whose class or id says that they belong to the site, by trafilatura's lists."""
    from trafilatura import settings, xpaths

    lists = [
        *xpaths.RAW_TREE_PRUNE_XPATH,
        *xpaths.REMOVE_COMMENTS_AND_LISTS_XPATH,
        *xpaths.OVERALL_DISCARD_XPATH,
        *xpaths.TEASER_DISCARD_XPATH,
        settings.BASIC_CLEAN_XPATH,
    ]
    found = [node for search in lists for node in search(tree)]
    return [node for node in found if node.tag not in ("aside", "footer")]  # tags are no names


def _unwrap_layout(tree: Any) -> Any:
    """Make divisions of the tables that only lay out a page."""
    for table in tree.iter("table"):
        rows = table.xpath("./tr | ./*/tr")
        if any(map(lays_out, rows)):
            for node in [table, *table.xpath("./*"), *rows, *table.xpath("./tr/* | ./*/tr/*")]:
                node.tag = "div"
    return tree


def _read_language(tree: Any) -> str | None:
    said = str(tree.get("lang") or "").strip().replace("_", "-")
    return said.partition("-")[0].lower() or None if said.isascii() and len(said) < 20 else None
