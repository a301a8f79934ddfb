"""The article of a page: which of its blocks are read, by where trafilatura finds it and what is around.

trafilatura says where the article is, and loses some of it: text beside comments, paragraphs that it
takes for repetitions, cells, lists of those who were present. So its finds are only looked up among the
blocks of the page; what stands between them is read as well, unless it belongs to the site.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from summarizer.read._blocks import HEADINGS, Block, is_hidden

SHARE = 0.8  # of what trafilatura finds: what the element around the article holds at least
MENU = 4  # links that lead away: an element of more, and of little else, is a menu
LONGEST = 100  # words of a title
LIKE = 0.6  # of a section's words: what the article has, too, where the section belongs to it
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_SITE = frozenset("nav footer aside form button select label textarea menu dialog".split())
_NO_SITE = {("footer", "blockquote"), *(("button", heading) for heading in HEADINGS)}
_ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar button".split()
)
_CONTROLS = ("button", "form", "input", "select")
_SENTENCE = re.compile(r"[.!?…。！？؟][\"'”’»」)\]]*$")


def choose_blocks(
    blocks: Sequence[Block], found: str, titles: Iterable[str], marked: Iterable[Any]
) -> list[Block]:
    """The blocks of the article of a page, in order.

    `found` is the text that trafilatura extracts, `titles` are what the page may be called, `marked`
    the elements whose names say that they belong to the site.
    """
    page = _Page(blocks, found, [split_words(title)[:LONGEST] for title in titles], frozenset(marked))
    return [blocks[at] for at in page.choose()]


def split_words(text: str) -> list[str]:
    """The words of a text, those of Chinese and Japanese a character each."""
    return _WORD.findall(text.casefold())


class _Page:
    """The blocks of one page: which ones trafilatura finds, and what belongs to the site."""

    def __init__(
        self, blocks: Sequence[Block], found: str, titles: list[list[str]], marked: frozenset[Any]
    ) -> None:
        self.blocks = blocks
        self.marked = marked
        self.words = [split_words(block.text) for block in blocks]
        self.headings = {tuple(self.words[at]) for at, block in enumerate(blocks) if block.level}
        self.sentences = [bool(_SENTENCE.search(block.text)) for block in blocks]
        self.vocabulary: set[str] = set()
        self.places = _find_places(blocks)
        self._weigh(_find_core(self.words, found))
        self._weigh([at for at in self.core if not self._of_site(at)])
        if not self.core:
            self._weigh([at for at in range(len(blocks)) if self._is_prose(at)])
        self.beside: dict[Any, bool] = {}  # verdicts on elements outside of the core
        self.kinds: dict[Any, set[Any]] = {}  # of the elements in one that hold some of the core
        self.title = self._find_title(titles)

    def _weigh(self, core: list[int]) -> None:
        """Note which blocks are the core, and what each element holds: of the core, links and prose."""
        self.core = core
        self.vocabulary = {word for at in core for word in self.words[at]}
        self.all_held = sum(len(self.blocks[at].text) for at in core)
        self.held: Counter[Any] = Counter()
        self.links: Counter[Any] = Counter()  # how many lead away
        self.leading: Counter[Any] = Counter()  # characters of these links less those beside them
        self.prose: Counter[Any] = Counter()  # blocks that are sentences
        self.owners: dict[Any, tuple[Any, bool] | None] = {}
        self.nodes = {self.blocks[at].node for at in core}
        chosen = set(core)
        for at, block in enumerate(self.blocks):
            away = [words for words, target in block.links if not self._is_own(words, target)]
            leading = sum(map(len, away)) - block.plain
            for node in _climb(block.node):
                self.held[node] += len(block.text) if at in chosen else 0
                self.links[node] += len(away)
                self.leading[node] += leading
                self.prose[node] += self.sentences[at]

    def choose(self) -> list[int]:
        """The numbers of the blocks that are read."""
        if not self.core:
            return []
        heaviest = max(self.core, key=lambda at: len(self.blocks[at].text))
        around = next(
            node
            for node in _climb(self.blocks[heaviest].node)
            if self.held[node] >= SHARE * self.all_held
        )
        within = [at for at in self.core if around in _climb(self.blocks[at].node)]
        first, last = within[0], within[-1]
        start = first if self.title is None else min(first, self.title)
        lead = next((at for at in within if self.sentences[at]), first)
        kept = {at for at in self.core if start <= at <= last or not self._is_menu(at)}
        if self.title is not None:
            kept.add(self.title)
        for at, block in reversed(list(enumerate(self.blocks))):
            between = start <= at <= last
            if at in kept or self._of_site(at, between) or (at < lead and 2 * block.dated > block.plain):
                continue
            heads = bool(block.level) and at + 1 in kept
            if (between and (heads or not self._is_menu(at))) or (
                not self._is_menu(at) and (heads or self._belongs(at, around))
            ):
                kept.add(at)
        return [at for at in sorted(kept) if self._leads(at, kept)]

    def _of_site(self, at: int, between: bool = False) -> bool:
        """Whether a block is in an element of the site: by its tag or role, its name, or its links.

        A name is no proof: prose without links `between` what is found is read all the same.
        """
        owner = self._owner(self.blocks[at].node)
        if owner is None:
            return False
        node, surely = owner
        if surely:
            return True
        text = between and self.prose[node] > 1 and not self.links[node] and not _has_controls(node)
        return not (self.held[node] or text)

    def _in_site_element(self, at: int) -> bool:
        """Whether a block is in an element that is a site's by its tag or role, and not all around."""
        above = _climb(self.blocks[at].node)
        return any(_is_site(node) and 2 * self.held[node] <= self.all_held for node in above)

    def _owner(self, node: Any) -> tuple[Any, bool] | None:
        """The element of the site that holds another, and whether it is one surely; looked up once."""
        path = []
        owner = None
        for up in _climb(node):
            if up in self.owners:
                owner = self.owners[up]
                break
            path.append(up)
        for up in reversed(path):
            if owner is None or not owner[1]:
                surely = _is_site(up) or (self.links[up] > MENU and self.leading[up] > 0)
                if (surely or up in self.marked) and 2 * self.held[up] <= self.all_held:
                    owner = (up, surely)
            self.owners[up] = owner
        return owner

    def _is_prose(self, at: int) -> bool:
        return self.sentences[at] and self.blocks[at].plain > 40 and not self._of_site(at)

    def _is_menu(self, at: int) -> bool:
        """Whether a block is little but links that lead away, or to headings of the page."""
        block = self.blocks[at]
        away = [words for words, target in block.links if not self._is_own(words, target)]
        return bool(away) and len(away) == len(block.links) and block.plain <= sum(map(len, away))

    def _is_own(self, words: str, target: str) -> bool:
        """Whether a link is part of the article: a sentence, a place in it, or words that it uses."""
        said = split_words(words)
        if not said or _SENTENCE.search(words):
            return True
        if target.startswith("#") and len(target) > 1:
            place = self.places.get(target[1:])
            return tuple(said) not in self.headings and not (
                place is not None and self._holds_most(place)
            )
        return all(word in self.vocabulary for word in said)

    def _holds_most(self, node: Any) -> bool:
        return any(up is node for up in _climb(self.blocks[self.core[0]].node)) if self.core else True

    def _find_title(self, titles: list[list[str]]) -> int | None:
        """The heading of the article: the last block before its text that names the page, or an <h1>."""
        heading = None
        first = next((at for at in self.core if self.sentences[at]), self.core[0] if self.core else -1)
        for at in range(first, -1, -1):
            if self._in_site_element(at):
                continue
            if any(_names(self.words[at], title) for title in titles):
                level = self.blocks[at].level
                above = at and level and 0 < self.blocks[at - 1].level < level
                return at - 1 if above else at
            if heading is None and self.blocks[at].level == 1:
                heading = at
        return heading

    def _belongs(self, at: int, around: Any) -> bool:
        """Whether a block outside of what was found belongs to it: it stands beside it, or is like it."""
        root = self.blocks[at].node
        if root in self.nodes:
            return True
        while root.getparent() is not None and not self.held[root.getparent()]:
            root = root.getparent()
        if root not in self.beside:
            self.beside[root] = root.getparent() is not None and self._is_beside(root, at, around)
        return self.beside[root]

    def _is_beside(self, root: Any, at: int, around: Any) -> bool:
        parent = root.getparent()
        if _has_controls(root):
            return False
        if parent not in self.kinds:
            self.kinds[parent] = {_kind(kin) for kin in parent if self.held[kin]} - {None}
        if _kind(root) in self.kinds[parent] or (around in _climb(parent) and self.prose[root]):
            return True
        own = self._blocks_in(root, at)
        words = {word for number in own for word in self.words[number]}
        headed = len(own) > 1 and any(self.blocks[number].level for number in own)
        return headed and len(words & self.vocabulary) >= LIKE * len(words)

    def _blocks_in(self, root: Any, at: int) -> range:
        """The blocks of an element that holds one of them."""
        start, end = at, at + 1
        while start > 0 and root in _climb(self.blocks[start - 1].node):
            start -= 1
        while end < len(self.blocks) and root in _climb(self.blocks[end].node):
            end += 1
        return range(start, end)

    def _leads(self, at: int, kept: set[int]) -> bool:
        """Whether a block is no heading of what is left out."""
        level = self.blocks[at].level
        if not level or at == self.title:
            return True
        skipped = False
        for after in range(at + 1, len(self.blocks)):
            below = not 0 < self.blocks[after].level <= level
            if after in kept:
                return below or not skipped
            if not below:
                return False
            skipped = skipped or not self._in_site_element(after)
        return False


def _find_places(blocks: Sequence[Block]) -> dict[str, Any]:
    """The elements that links within the page lead to, by id."""
    wanted = {target[1:] for block in blocks for _, target in block.links if target.startswith("#")}
    if not wanted:
        return {}
    root = blocks[0].node.getroottree()
    return {node.get("id"): node for node in root.iter() if node.get("id") in wanted}


def _names(words: list[str], title: list[str]) -> bool:
    """Whether words are most of a title, as they stand in it."""
    count = len(words)
    return (
        count > 1
        and 2 * count >= len(title)
        and any(title[at : at + count] == words for at in range(len(title) - count + 1))
    )


def _kind(node: Any) -> tuple[str, str | None] | None:
    """What elements of one kind share, if they stand side by side; mere divisions are of none."""
    name = node.get("class")
    return (node.tag, name) if name or node.tag not in ("div", "section") else None


def _has_controls(node: Any) -> bool:
    return next(node.iter(*_CONTROLS), None) is not None


def _find_core(words: Sequence[list[str]], found: str) -> list[int]:
    """The blocks whose words trafilatura extracts: three in a row, or a line that is the same."""
    lines = [split_words(part) for line in found.split("\n") for part in (line, *line.split("|"))]
    whole = {tuple(line) for line in lines}
    threes = {three for line in lines for three in _threes(line)}
    core = []
    for at, said in enumerate(words):
        own = list(_threes(said))
        if tuple(said) in whole or (own and sum(three in threes for three in own) > 0.6 * len(own)):
            if said:
                core.append(at)
    return core


def _threes(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(words, words[1:], words[2:], strict=False)


def _climb(node: Any) -> Iterator[Any]:
    """An element and those around it, the innermost first."""
    while node is not None:
        yield node
        node = node.getparent()


def _is_site(node: Any) -> bool:
    """Whether an element is one of a site's own, or is not shown."""
    if node.tag in _SITE:
        around = node.getparent().tag if node.getparent() is not None else None
        # The foot of a quotation says who said it, a button in a heading opens what follows.
        return (node.tag, around) not in _NO_SITE
    if (node.get("role") or "").casefold() in _ROLES:
        return True
    return is_hidden(node)
