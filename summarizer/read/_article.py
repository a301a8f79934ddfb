"""The article of a page: which of its blocks are read, by where trafilatura finds it and what is around.

trafilatura says where the article is, and loses some of it: text beside comments, paragraphs that it
takes for repetitions, cells, lists of those who were present. So its finds are only looked up among the
blocks of the page; what stands between them is read as well, unless it belongs to the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from summarizer.read._blocks import Block, has_sentence
from summarizer.read._page_frames import has_controls
from summarizer.read._site_parts import LONGEST, SiteParts, climb, list_threes, split_words
from summarizer.read._speaking_parts import speaks
from summarizer.read._status_lines import find_status, say_lines, says_status

FOUND = 0.6  # of a block's words, three in a row: what trafilatura's text has of a block that it found
LIKE = 0.6  # of a section's words: what the article has, too, where the section belongs to it
_DIVISIONS = ("div", "section")
_TABLE = ("table", "tbody", "tr", "td")
_ROWS = ("tr", "caption")


def choose_blocks(
    blocks: Sequence[Block], found: str, titles: Iterable[str], marked: Iterable[Any]
) -> tuple[list[Block], tuple[str, ...]]:
    """The blocks of the article of a page, in order, and in words what was left out between them.

    `found` is the text that trafilatura extracts, `titles` are what the page may be called, `marked`
    the elements whose names say that they belong to the site.
    """
    parts = SiteParts(blocks, frozenset(marked))
    parts.weigh(_find_core(parts.words, found))
    parts.weigh([at for at in parts.core if not parts.in_site(at)])
    if not parts.core:
        parts.weigh([at for at in range(len(blocks)) if parts.is_prose(at)])
    if not parts.core:
        return [], ()
    named = [split_words(title)[:LONGEST] for title in titles]
    title = _find_title(parts, named)
    kept = _choose_numbers(parts, title)
    status, beside = find_status(parts, kept, title, named)
    kept |= status
    sure = {title, *status, *(at for at in kept if says_status(parts.words[at]))}
    read = [at for at in sorted(kept) if at in sure or _leads(parts, at, kept)]
    return [blocks[at] for at in read], (*_name_left_out(parts, read), *say_lines(beside))


def _name_left_out(parts: SiteParts, read: list[int]) -> Iterator[str]:
    """What stands between sentences that are read, and may be of the article all the same."""
    said = [at for at in read if parts.sentences[at]] or read
    lost = {*range(said[0], said[-1])} - {*read}
    beyond = {
        at
        for at in range(len(parts.blocks))
        if parts.in_article(at) and has_sentence(parts.blocks[at].text)
    } - {*read}
    shown = [at for at in sorted(lost | beyond) if not parts.in_furniture(at)]
    words = [sum(len(parts.words[at]) for at in shown if parts.is_menu(at) == menu) for menu in (0, 1)]
    for count, where in zip(words, ("boxes or forms", "lists of links"), strict=True):
        if count:
            yield f"{count} word{'s' * (count > 1)} in {where} within the article"


def _choose_numbers(parts: SiteParts, title: int | None) -> set[int]:
    """The numbers of the blocks that are read: the core, what is between, and what belongs to it."""
    around = parts.around
    inner = [at for at in parts.core if around in climb(parts.blocks[at].node)]
    within = [at for at in inner if not parts.is_menu(at)] or inner
    last = within[-1]
    start = within[0] if title is None else min(within[0], title)
    lead = next((at for at in within if parts.sentences[at]), within[0])
    after = lead if title is None else min(lead, title)
    kept = {at for at in parts.core if start <= at <= last or not parts.is_menu(at)}
    kept = {at for at in kept if not parts.leads_back(at)}
    kept |= {title} if title is not None else set()
    surroundings = _Surroundings(parts, around)
    end = last
    while around.tag != "body" and end + 1 < len(parts.blocks) and parts.in_flow(end + 1):
        end += 1
    for at in range(len(parts.blocks) - 1, -1, -1):
        block = parts.blocks[at]
        if at not in kept and lead < at <= end and parts.in_flow(at) and not parts.leads_back(at):
            kept.add(at)
        dateline = at < lead and 2 * block.dated > block.plain
        if at in kept or dateline:
            continue
        if after < at and speaks(parts, at):
            kept.add(at)
            continue
        if parts.in_site(at, between=after < at <= last):
            continue
        heads = block.level > 0 and at + 1 in kept
        if start <= at <= last:
            if heads or not parts.is_menu(at):
                kept.add(at)
        elif not parts.is_menu(at) and (heads or surroundings.belong(at)):
            kept.add(at)
    return kept


def _find_core(words: Sequence[list[str]], found: str) -> list[int]:
    """The blocks whose words trafilatura extracts: three in a row, or a line that is the same."""
    lines = [split_words(part) for line in found.split("\n") for part in (line, *line.split("|"))]
    whole = {tuple(line) for line in lines}
    threes = {three for line in lines for three in list_threes(line)}
    core = []
    for at, said in enumerate(words):
        own = list(list_threes(said))
        same = said and tuple(said) in whole
        if same or (own and sum(three in threes for three in own) > FOUND * len(own)):
            core.append(at)
    return core


def _find_title(parts: SiteParts, titles: list[list[str]]) -> int | None:
    """The heading of the article: the last block before its text that names the page, or an <h1>."""
    heading = None
    said = (at for at in parts.core if parts.sentences[at] and not parts.blocks[at].level)
    for at in range(next(said, parts.core[0]), -1, -1):
        if parts.in_site_element(at):
            continue
        level = parts.blocks[at].level
        lines = [split_words(line) for line in parts.blocks[at].text.split("\n")]
        if any(_names(line, title) for title in titles for line in lines):
            above = at and level and 0 < parts.blocks[at - 1].level < level
            return at - 1 if above else at
        if heading is None and level == 1:
            heading = at
    return heading


def _names(words: list[str], title: list[str]) -> bool:
    """Whether words are most of a title, as they stand in it."""
    count = len(words)
    starts = range(len(title) - count + 1) if 1 < count <= len(title) <= 2 * count else ()
    return any(title[at : at + count] == words for at in starts)


def _leads(parts: SiteParts, at: int, kept: set[int]) -> bool:
    """Whether a block is no heading of what is left out.

    It may have links below it, and then a text in the same element.
    """
    level = parts.blocks[at].level
    if not level or parts.states(at):
        return True
    skipped = False
    for after in range(at + 1, len(parts.blocks)):
        below = not 0 < parts.blocks[after].level <= level
        if after in kept:
            within = parts.blocks[at].node.getparent() in climb(parts.blocks[after].node)
            return not skipped or (below and within)
        if not below:
            return False
        skipped = skipped or not parts.in_site_element(after)
    return False


class _Surroundings:
    """What is outside of the core; each element of it is judged once."""

    def __init__(self, parts: SiteParts, around: Any) -> None:
        self.parts = parts
        self.around = around
        self.above = {node for node in climb(around) if node.tag not in ("body", "html")}
        self.own = {parts.blocks[at].node for at in parts.core}
        self.verdicts: dict[Any, bool] = {}
        self.kinds: dict[Any, set[Any]] = {}

    def belong(self, at: int) -> bool:
        """Whether a block belongs to the core all the same: it stands beside it, or is like it."""
        root = self.parts.blocks[at].node
        if root in self.own or (root is self.around and self.parts.sentences[at]):
            return True
        while root.getparent() is not None and not self.parts.held[root.getparent()]:
            root = root.getparent()
        if root not in self.verdicts:
            self.verdicts[root] = root.getparent() is not None and self._is_beside(root, at)
        return self.verdicts[root]

    def _is_beside(self, root: Any, at: int) -> bool:
        """Whether the largest element without any of the core belongs to the core."""
        parent = root.getparent()
        if has_controls(root):
            return False
        if parent not in self.kinds:
            self.kinds[parent] = {self._kind(kin) for kin in parent if self.parts.held[kin]} - {None}
        if self._kind(root) in self.kinds[parent]:
            return True
        if self.around in climb(parent) and self.parts.prose[root]:
            return True
        if parent in self.above and self.parts.has_only_prose(root):
            return True
        own = self._list_blocks(root, at)
        words = {word for number in own for word in self.parts.words[number]}
        headed = len(own) > 1 and any(self.parts.blocks[number].level for number in own)
        return headed and len(words & self.parts.vocabulary) >= LIKE * len(words)

    def _kind(self, node: Any) -> tuple[str, str | None] | None:
        """What elements of one kind share, if they stand side by side; mere divisions are of none.

        A part of a table that holds more blocks than rows lays out a page, and is a division, too.
        """
        name = node.get("class")
        rows = sum(1 for _ in node.iter(*_ROWS)) if node.tag in _TABLE else 0
        division = node.tag in _DIVISIONS or (
            node.tag in _TABLE and self.parts.count[node] > max(1, rows)
        )
        return (node.tag, name) if name or not division else None

    def _list_blocks(self, root: Any, at: int) -> range:
        """The blocks of an element that holds one of them."""
        blocks = self.parts.blocks
        start, end = at, at + 1
        while start > 0 and root in climb(blocks[start - 1].node):
            start -= 1
        while end < len(blocks) and root in climb(blocks[end].node):
            end += 1
        return range(start, end)
