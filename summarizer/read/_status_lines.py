"""Status lines: what a page says of its whole text from outside of it: a draft, withdrawn, embargoed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from functools import cache
from typing import Any

from summarizer._words.languages import words_of_all
from summarizer.read._blocks import HEADINGS, is_hidden
from summarizer.read._page_frames import has_controls
from summarizer.read._site_parts import SiteParts, climb, split_words

MOST_BLOCKS = 2  # of a part that says what the text is: a heading and a line
MOST_WORDS = 40  # of a line that is read
MOST_SAID = 12  # words of a line that is known by its words, or only said to be left out
MOST_LINES = 4  # that are said
_FEET = ("footer", "contentinfo")


def find_status(
    parts: SiteParts, kept: Set[int], title: int | None, titles: Sequence[Sequence[str]]
) -> tuple[set[int], list[str]]:
    """Of the blocks that are not read: the numbers of those that are of the text, and lines left out.

    A part of a line or two that stands on the text, leads nowhere and does not name the page is of it,
    and so is a short line anywhere whose words say what a text is. Any other line without links may be,
    or it is the site's: it is left out, and given to be said.
    """
    first = min(kept)
    lead = next((at for at in sorted(kept) if parts.sentences[at] and not parts.blocks[at].level), first)
    menus = [at for at in range(first) if parts.is_menu(at) or parts.in_controls(at)]
    tops = {up for at in (first, title or first) for up in climb(parts.blocks[at].node)}
    beside_heads = [parts.blocks[at].node.getparent() for at in (first, title or first)]
    known = {tuple(parts.words[at]) for at in kept} | {()}
    status: set[int] = set()
    beside: list[int] = []
    for at, part in reversed(list(_list_lines(parts, kept))):
        words = tuple(parts.words[at])
        if says_status(words) or parts.in_controls(at):
            status |= {at} if says_status(words) and words not in known else set()
            known |= {words} if at in status else set()
            continue
        if parts.blocks[at].links:
            continue
        alone = _is_alone(parts, part)
        on_top = at < first and alone and (part in tops or part.getnext() in tops)
        if on_top:
            tops.add(part)
        beside_title = part.getparent() in beside_heads
        named = _names_page(parts, part, titles) or (menus and (_is_banner(part) or beside_title))
        head = on_top and at > max(menus, default=-1) and not named
        if head:
            status |= set() if words in known else {at}
            known.add(words)
        elif (alone or at < lead) and not (on_top or parts.blocks[at].level or _is_foot(part)):
            beside.append(at)
    said = {tuple(parts.words[at]): at for at in beside if len(parts.words[at]) <= MOST_SAID}
    lines = sorted(at for words, at in said.items() if words not in known)
    return status, [parts.blocks[at].text.replace("\n", " ") for at in lines]


def says_status(words: Collection[str]) -> bool:
    """Whether the words of a short line say what a text is: that it is a draft, for example."""
    line = _join_words(words)
    if line in _load_wordings("of a text alone"):
        return True
    return len(words) <= MOST_SAID and any(said in line for said in _load_wordings("of a text"))


def show_drawn(tree: Any) -> None:
    """Make divisions of the drawings whose words say what the text is, as of a watermark."""
    for drawing in [*tree.iter("svg")]:
        words = " ".join(" ".join(drawing.itertext()).split())
        if says_status(split_words(words)) and not is_hidden(drawing):
            tail = drawing.tail
            drawing.clear()
            drawing.tag, drawing.text, drawing.tail = "div", words, tail


def say_lines(lines: list[str]) -> Iterator[str]:
    """One line that quotes those beside the article, the first few of them."""
    if lines:
        more = f" and {len(lines) - MOST_LINES} more" * (len(lines) > MOST_LINES)
        yield f"beside the article: {', '.join(f'“{line}”' for line in lines[:MOST_LINES])}{more}"


@cache
def _load_wordings(key: str) -> frozenset[str]:
    return frozenset(_join_words(split_words(said)) for said in words_of_all("status", key))


def _join_words(words: Iterable[str]) -> str:
    """Words with a space around each, the Turkish letter without a dot as its capital is folded."""
    return f" {' '.join(words)} ".replace("ı", "i")


def _list_lines(parts: SiteParts, kept: Set[int]) -> Iterator[tuple[int, Any]]:
    """The blocks that are not read and not mostly links, and the part that each is in."""
    for at, block in enumerate(parts.blocks):
        plain = block.plain > parts.count_linked(at) or (parts.in_article(at) and block.kind != "item")
        if at in kept or not plain or len(parts.words[at]) > MOST_WORDS or parts.is_pressed(at):
            continue
        part = block.node
        for up in climb(part):
            if parts.held[up] or up.tag == "body":
                break
            part = up
        yield at, part


def _is_alone(parts: SiteParts, part: Any) -> bool:
    """Whether a part is a line or two, and leads nowhere."""
    leads_on = parts.links[part] or has_controls(part) or next(part.iter("h1"), None) is not None
    headed = parts.count[part] < MOST_BLOCKS or next(part.iter(*HEADINGS), None) is not None
    return headed and not leads_on and parts.count[part] <= MOST_BLOCKS


def _names_page(parts: SiteParts, part: Any, titles: Iterable[Sequence[str]]) -> bool:
    """Whether a line of a part is what a title of the page has, too: the name of its site, mostly."""
    lines = [parts.words[at] for at in range(len(parts.blocks)) if part in climb(parts.blocks[at].node)]
    return any(f" {' '.join(line)} " in f" {' '.join(said)} " for line in lines for said in titles)


def _is_banner(part: Any) -> bool:
    """Whether a part is the head of its site, on a page that has menus."""
    return bool(part.tag == "header" or part.get("role") == "banner")


def _is_foot(part: Any) -> bool:
    return any(up.tag in _FEET or up.get("role") in _FEET for up in part.iter("*"))
