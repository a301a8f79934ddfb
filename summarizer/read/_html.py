"""Web pages: the article's text without what stands around it, by trafilatura; lxml's only user."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

from summarizer.errors import DocumentError
from summarizer.read._content import Content
from summarizer.read._decoding import decode_as_said, decode_content
from summarizer.read._extra import require_extra
from summarizer.read._page_date import find_page_day
from summarizer.read._raw_document import RawDocument

MAX_PAGE = 8_000_000  # bytes
_APART = frozenset(
    "address article aside blockquote center dd div dl dt fieldset figcaption figure footer form h1"
    " h2 h3 h4 h5 h6 header hr li main nav ol option p pre section table tbody tfoot thead tr ul".split()
)
_MARKS = {"br": "\n", "td": " | ", "th": " | ", "hr": "\n\n"}
_UNSEEN = frozenset("head script style template noscript title iframe object svg".split())
_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}?charset\s*+=\s*+[\"']?+\s*+([\w.:-]+)")
_LAYOUT = "//table[.//td[count(p | h1 | h2 | h3 | h4 | ul | ol | table | div) > 1]]"
_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")  # between the head and the rows of a table in Markdown
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
        raise DocumentError(f"{content.name} is empty: give it some text")
    try:
        parser = html.HTMLParser(encoding="utf-8")
        tree = html.document_fromstring(markup.encode(), parser=parser)
        links = {" ".join(link.text_content().split()) for link in tree.xpath("//a[not(.//a)]")}
        day, language = find_page_day(tree, content.url), _read_language(tree)
        _unwrap_layout(tree)
        found = trafilatura.bare_extraction(
            tree,
            url=content.url,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=_NO_SEARCH,
        )
    except (etree.LxmlError, ValueError, RecursionError) as exc:
        raise DocumentError(f"{content.name} is no HTML that can be read: save its text") from exc
    text = "" if isinstance(found, dict) or found is None else found.text or ""
    if found is None or isinstance(found, dict) or _holds_only(links, text):
        raise DocumentError(
            f"there is no article in {content.name} (a list of links, or a page that its scripts draw):"
            " copy its text into a file"
        )
    return RawDocument(
        _space_blocks(text),
        title=found.title,
        source=found.sitename,
        published=day,
        language=language,
    )


def read_fragment(markup: str, name: str) -> str:
    """All the words of a piece of HTML (of a message, of a feed), a line a block; none is left out."""
    with require_extra("html", name):
        from lxml import etree, html
    if not markup.strip():
        return ""
    if len(markup) > MAX_PAGE:
        raise DocumentError(f"{name} is larger than {MAX_PAGE // 1_000_000} MB of HTML: save its text")
    try:
        parser = html.HTMLParser(encoding="utf-8")
        tree = html.document_fromstring(f"<div>{markup}".encode(), parser=parser)
    except (etree.LxmlError, ValueError) as exc:
        raise DocumentError(f"{name} is no HTML that can be read: save its text") from exc
    blocks = (
        "\n".join(_split_lines(block)) for block in re.split(r"\n\n+", "".join(_list_pieces(tree)))
    )
    return "\n\n".join(block for block in blocks if block)


def _split_lines(block: str) -> list[str]:
    """The lines of a block (<br> ends one), white space as a browser shows it."""
    lines = (" ".join(line.split()).strip("| ") for line in block.split("\n"))
    return [line for line in lines if line]


def decode_page(content: Content, encoding: str | None) -> str:
    """The page decoded: as asked, as its server or its own first lines say, else as any text."""
    said = _CHARSET.search(content.body[:4_000])
    names = [content.charset, said and said[1].decode("ascii", "replace")]
    for name in [] if encoding else names:
        text = decode_as_said(content.body, name)
        if text is not None:
            return text
    return decode_content(replace(content, charset=None), encoding)


def _unwrap_layout(tree: Any) -> None:
    """Make divisions of tables that only lay out a page: a cell of theirs holds several blocks."""
    for table in tree.xpath(_LAYOUT):
        for node in [table, *table.xpath("./tbody | ./tr | ./tbody/tr | ./tr/td | ./tbody/tr/td")]:
            node.tag = "div"


def _holds_only(links: set[str], text: str) -> bool:
    """Whether a text is nothing, or nothing but links."""
    return all(not line.strip() or line.strip("-| ") in links for line in text.split("\n"))


def _space_blocks(text: str) -> str:
    """A blank line between blocks, none between list items or the rows of a table."""
    lines = [
        line.rstrip() for line in text.split("\n") if line.strip() and not _RULE.fullmatch(line.strip())
    ]
    spaced = lines[:1]
    for before, line in pairwise(lines):
        together = line[0] in "-|" and before[0] == line[0]
        spaced += [line] if together else ["", line]
    return "\n".join(spaced)


def _list_pieces(tree: Any) -> list[str]:
    """The texts of a tree in order, "\\n\\n" where blocks begin and end; no recursion."""
    pieces: list[str] = []
    stack: list[Any] = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            pieces.append(node)
            continue
        tail = " ".join(re.split(r"\s", node.tail or "")) if node is not tree else ""
        if not isinstance(node.tag, str) or node.tag in _UNSEEN:
            pieces.append(tail)
            continue
        mark = _MARKS.get(node.tag) or ("\n\n" if node.tag in _APART else "")
        stack.append(("\n\n" if mark == "\n\n" else "") + tail)
        stack.extend(reversed(node))
        own = node.text or ""
        pieces.append(mark + (own if node.tag == "pre" else " ".join(re.split(r"\s", own))))
    return pieces


def _read_language(tree: Any) -> str | None:
    said = str(tree.get("lang") or "").strip().replace("_", "-")
    return said.partition("-")[0].lower() or None if said.isascii() and len(said) < 20 else None
