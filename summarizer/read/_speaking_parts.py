"""Speaking parts: what stands apart from an article and is text of it: corrections, notes, who came."""

from __future__ import annotations

import re
from typing import Any

from summarizer.read._blocks import HEADINGS, Block, has_sentence
from summarizer.read._page_frames import has_controls
from summarizer.read._site_parts import SiteParts, climb, list_threes

_ROWS = frozenset("table ul ol dl".split())
_FIELDS = ("form", "input", "label", "select", "textarea")
_STATED = re.compile(r"\w[.。۔।][\"'”’»」)\]]*(?:\s|$)|。")
_ASKS = ("?", "？", "؟", "!", "！", "…")


def speaks(parts: SiteParts, at: int) -> bool:
    """Whether a block in the article's element is text: a sentence, or of several lines without links.

    What asks the reader something, a sentence below a link (which is about another page), and a display
    of what the text says as well do not speak. In a part with a site's name nothing does beside links.
    """
    block = parts.blocks[at]
    if parts.is_surely_site(at) or parts.is_menu(at) or _asks(block.text):
        return False
    part = _find_part(parts, at)
    if block.level and not has_sentence(block.text):
        return _heads(parts, at, part)
    if not parts.in_article(at):
        lines = next(part.iter(*_ROWS), None) is not None and _lists(parts, part, block)
        said = parts.has_only_prose(part) and not has_controls(part)
        return (lines or said) and _follows_core(parts, part)
    if next(part.iter(*_FIELDS), None) is not None and part.tag != "footer":
        return False
    if part.tag not in ("aside", "footer") and _opens_menu(parts, at, part):
        return False
    if part in parts.marked:
        return parts.is_read(part) and parts.sentences[at]
    if has_sentence(block.text):
        prose = block.plain > parts.count_linked(at)
        return prose and not (_is_teaser(parts, at, part) or _repeats(parts, at))
    return _lists(parts, part, block)


def _asks(text: str) -> bool:
    """Whether a text asks or calls to its reader, and states nothing before."""
    return text.endswith(_ASKS) and not _STATED.search(text)


def _find_part(parts: SiteParts, at: int) -> Any:
    """The largest element around a block that holds nothing of the core."""
    part = parts.blocks[at].node
    for up in climb(part):
        if parts.held[up]:
            break
        part = up
    return part


def _heads(parts: SiteParts, at: int, part: Any) -> bool:
    """Whether the block behind a heading, in the same part, is no heading and speaks."""
    if at + 1 == len(parts.blocks) or parts.blocks[at + 1].level:
        return False
    return part in climb(parts.blocks[at + 1].node) and speaks(parts, at + 1)


def _lists(parts: SiteParts, part: Any, block: Block) -> bool:
    """Whether a part holds lines without links: those of a foot, or several."""
    several = parts.count[part] > 1 or "\n" in block.text or part.tag == "footer"
    return several and not parts.links[part] and not has_controls(part)


def _follows_core(parts: SiteParts, part: Any) -> bool:
    """Whether nothing but a heading stands between an element and one of the core."""
    before = part.getprevious()
    if before is not None and before.tag in HEADINGS:
        before = before.getprevious()
    return before is not None and parts.held[before] > 0


def _opens_menu(parts: SiteParts, at: int, part: Any) -> bool:
    """Whether a part begins with a heading and links: what is in it leads on, too."""
    first = at
    while first > 0 and part in climb(parts.blocks[first - 1].node):
        first -= 1
    return first < at - 1 and parts.blocks[first].level > 0 and parts.is_menu(first + 1)


def _is_teaser(parts: SiteParts, at: int, part: Any) -> bool:
    """Whether the block before, in the same part, is a line that only leads away."""
    before = at - 1
    if before < 0 or parts.blocks[before].kind == "item" or not parts.is_menu(before):
        return False
    return part in climb(parts.blocks[before].node)


def _repeats(parts: SiteParts, at: int) -> bool:
    """Whether the core has all words of a block, three in a row."""
    threes = list(list_threes(parts.words[at]))
    return bool(threes) and all(three in parts.threes for three in threes)
