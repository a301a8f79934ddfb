"""Site parts: which blocks of a page belong to its site, by their elements, names and links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from summarizer.read._blocks import HEADINGS, Block, ends_sentence
from summarizer.read._page_frames import has_controls
from summarizer.read._site_elements import is_apart, is_pressed, is_site

MENU = 4  # links that lead away: an element of more, and of little else, is a menu
LONGEST = 100  # words of a title, pieces of text of a place that a link within the page leads to
PROSE = 40  # characters outside of links that a sentence has at least, where nothing else finds a text
SHARE = 0.8  # of what is surely text: what the element around the article holds at least
FEW = 2  # sentences that ask to fill in a form, and blocks around it
FEW_BLOCKS = 8
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_ARTICLES = frozenset("article main articlebody".split())
_FLOW = frozenset("p table ul ol dl".split()) | HEADINGS
_WHOLE = ("article", "main")  # what has feet of its own: that of the page is in neither
_PAGE = ("body", "html")
_LISTED = ("li", "dd", "td")


def split_words(text: str) -> list[str]:
    """The words of a text, those of Chinese and Japanese a character each."""
    return _WORD.findall(text.casefold())


def climb(node: Any) -> Iterator[Any]:
    """An element and those around it, the innermost first."""
    while node is not None:
        yield node
        node = node.getparent()


class SiteParts:
    """The blocks of a page, and what its elements hold: of the core (what is surely text), of links."""

    def __init__(self, blocks: Sequence[Block], marked: frozenset[Any]) -> None:
        """`marked` are the elements whose names say that they belong to the site."""
        self.blocks = blocks
        self.words = [split_words(block.text) for block in blocks]
        self.sentences = [ends_sentence(block.text) for block in blocks]
        self.marked = marked
        self._headings = {tuple(self.words[at]) for at, block in enumerate(blocks) if block.level}
        self._places = _find_places(blocks)
        self._elements = list(blocks[0].node.getroottree().iter()) if blocks else []
        self._below = _list_names_below(blocks[0].node, self._elements) | {""} if blocks else set()
        self.weigh([])

    def weigh(self, core: list[int]) -> None:
        """Take these blocks for the core, and measure all elements anew."""
        self.core = core
        said = [at for at in core if self.blocks[at].plain > self.count_linked(at)] or core
        self.vocabulary = {word for at in said for word in self.words[at]}
        self.all_held = sum(len(self.blocks[at].text) for at in core)
        self._following: dict[Any, bool] = {}
        self._flows = {self.blocks[at].node.getparent() for at in core}
        self.held: Counter[Any] = Counter()  # characters of the core
        self.prose: Counter[Any] = Counter()  # blocks that end as sentences do
        self.count: Counter[Any] = Counter()  # blocks
        self.links: Counter[Any] = Counter()  # links that lead away
        self._leading: Counter[Any] = Counter()  # characters of these less those beside them
        self._owners: dict[Any, tuple[Any, bool] | None] = {}
        self._read: dict[Any, bool] = {}
        for at in core:
            self.held[self.blocks[at].node] += len(self.blocks[at].text)
        for at, block in enumerate(self.blocks):
            away = self._list_away(block)
            self.links[block.node] += len(away)
            self._leading[block.node] += sum(map(len, away)) - block.plain
            self.prose[block.node] += self.sentences[at]
            self.count[block.node] += 1
        for measure in (self.held, self.prose, self.count, self.links, self._leading):
            _sum_up(measure, self._elements)
        self.around = self._find_around()
        self.article = self._find_article()
        self.threes = {three for at in core for three in list_threes(self.words[at])}
        self._boxes = {box for node in self._elements if node.tag == "form" for box in self._box(node)}
        self._boxes |= {node.getparent() for node in self._elements if self._ends_bar(node)}

    def in_site(self, at: int, *, between: bool = False) -> bool:
        """Whether a block is in an element of the site: by its tag or role, its name, or its links.

        A name is no proof: blocks without links `between` those of the core are read all the same, and
        so are the lists of an <aside>.
        """
        owner = self._owner(self.blocks[at].node)
        if owner is None:
            return False
        node, surely = owner
        return surely or not (self.held[node] or (between and self.is_read(node)))

    def is_surely_site(self, at: int) -> bool:
        """Whether a block is in an element that is a site's by its tag, its role or its links."""
        owner = self._owner(self.blocks[at].node)
        return owner is not None and owner[1]

    def in_article(self, at: int) -> bool:
        """Whether a block is in the element that is the article, where there is one."""
        return self.article is not None and self.article in climb(self.blocks[at].node)

    def in_site_element(self, at: int) -> bool:
        """Whether a block is in an element that is a site's by its tag or role, and not all around."""
        return any(self._is_site(node) and self._is_minor(node) for node in climb(self.blocks[at].node))

    def in_furniture(self, at: int) -> bool:
        """Whether a block is in an element that never holds words of a text, or is not shown."""
        up = climb(self.blocks[at].node)
        return any(self._is_site(node) and node.tag not in ("form", "textarea") for node in up)

    def in_controls(self, at: int) -> bool:
        """Whether a block is in what leads on or is filled in, or in what is not shown."""
        up = climb(self.blocks[at].node)
        return any(is_site(node) and not is_apart(node) for node in up)

    def is_pressed(self, at: int) -> bool:
        """Whether a block is in what is pressed or chosen, or in what is not shown."""
        return any(is_pressed(node) for node in climb(self.blocks[at].node))

    def is_menu(self, at: int) -> bool:
        """Whether a block is little but links that lead away, to headings of the page or to its top."""
        block = self.blocks[at]
        if self.leads_back(at):
            return True
        away = self._list_away(block)
        return bool(away) and len(away) == len(block.links) and block.plain <= sum(map(len, away))

    def leads_back(self, at: int) -> bool:
        """Whether a line is only links within the page to no element of it, or above its first words."""
        block = self.blocks[at]
        line = block.kind in ("text", "definition") and not (block.level or block.plain)
        back = all(to[:1] == "#" and to[1:] not in self._below for _, to in block.links)
        return line and back and bool(block.links) and not self.sentences[at]

    def in_flow(self, at: int) -> bool:
        """Whether a block is in a paragraph, a list or a heading that follows on one of the core."""
        for up in climb(self.blocks[at].node):
            if self.held[up] or self._is_site(up) or up.tag == "aside" or up in self.marked:
                return False
            parent = up.getparent()
            if parent is None or self.held[parent]:
                return parent in self._flows and self._follows_on(up)
        return False

    def _follows_on(self, node: Any) -> bool:
        """Whether nothing but paragraphs, lists and headings is between an element and the core."""
        path = []
        follows = False
        while node is not None and not follows and node.tag in _FLOW and node not in self._following:
            path.append(node)
            node = node.getprevious()
            follows = node is not None and self.held[node] > 0
        follows = follows or self._following.get(node, False)
        self._following |= dict.fromkeys(path, follows)
        return follows

    def states(self, at: int) -> bool:
        """Whether a block is a sentence, and no question: a heading of that kind says something."""
        return self.sentences[at] and not self.blocks[at].text.endswith(("?", "？", "؟", "!", "！"))

    def is_prose(self, at: int) -> bool:
        """Whether a block is a sentence of some length, and not in an element of the site."""
        return self.sentences[at] and self.blocks[at].plain > PROSE and not self.in_site(at)

    def has_only_prose(self, node: Any) -> bool:
        """Whether all that an element holds are sentences, without links."""
        return 0 < self.prose[node] == self.count[node] and not self.links[node]

    def _box(self, form: Any) -> Iterator[Any]:
        """The elements around a form that hold little more than what asks to fill it in."""
        for up in form.iterancestors():
            if self.prose[up] > FEW or self.count[up] > FEW_BLOCKS:
                return
            yield up

    def _ends_bar(self, node: Any) -> bool:
        """Whether an element is a button below a sentence or two beside the article, as of cookies."""
        if node.tag != "button" or node.get("aria-controls") or node.get("aria-expanded"):
            return False
        bar = node.getparent()
        outside = self.article is not None and self.article not in (node, *node.iterancestors())
        below = node.getprevious() is not None and bar not in climb(self.article)
        return outside and below and self.prose[bar] <= FEW and self.count[bar] <= 2 * FEW

    def count_linked(self, at: int) -> int:
        """How many characters of a block are in links."""
        return sum(len(words) for words, _ in self.blocks[at].links)

    def _find_around(self) -> Any:
        """The smallest element that holds most of the core; None where there is no core."""
        heaviest = max(self.core, key=lambda at: len(self.blocks[at].text), default=None)
        above = climb(self.blocks[heaviest].node) if heaviest is not None else ()
        return next((node for node in above if self.held[node] >= SHARE * self.all_held), None)

    def _find_article(self) -> Any:
        """The element that is the article: one that says so, else the largest without more links."""
        for up in climb(self.around):
            named = (up.tag, (up.get("itemprop") or "").casefold(), (up.get("role") or "").casefold())
            if _ARTICLES.intersection(named):
                return up
        found = self.around
        if found is None or found.tag in _PAGE:
            return None
        up = found.getparent()
        while up.tag not in _PAGE and self.links[up] == self.links[found] and not has_controls(up):
            found, up = up, up.getparent()
        return found

    def _is_site(self, node: Any) -> bool:
        """Whether an element is one of a site's own by its tag or role, or is not shown."""
        if is_apart(node) and any(up.tag in _WHOLE or up is self.article for up in climb(node)):
            return False
        return is_site(node)

    def _is_minor(self, node: Any) -> bool:
        """Whether an element holds no more than half of the core: what holds more is around it."""
        return 2 * self.held[node] <= self.all_held

    def is_read(self, node: Any) -> bool:
        """Whether an element that is named as the site's is read where it stands in a text."""
        if node not in self._read:
            listed = node.tag != "aside" or next(node.iter(*_LISTED), None) is not None
            blocks = (self.count[node] > 1 or self.prose[node] > 0) and not self.links[node]
            self._read[node] = blocks and listed and not has_controls(node)
        return self._read[node]

    def _owner(self, node: Any) -> tuple[Any, bool] | None:
        """The element of the site that holds another, and whether it is one surely; looked up once."""
        path = []
        owner = None
        for up in climb(node):
            if up in self._owners:
                owner = self._owners[up]
                break
            path.append(up)
        for up in reversed(path):
            if owner is None or not owner[1]:
                surely = (
                    up in self._boxes
                    or self._is_site(up)
                    or (self.links[up] > MENU and self._leading[up] > 0)
                )
                named = is_apart(up) or up in self.marked
                if (surely or named) and self._is_minor(up):
                    owner = (up, surely)
            self._owners[up] = owner
        return owner

    def _list_away(self, block: Block) -> list[str]:
        """The words of the links of a block that are not part of the article."""
        return [words for words, target in block.links if not self._is_own(words, target)]

    def _is_own(self, words: str, target: str) -> bool:
        """Whether a link is part of the article: a sentence, a place in it, or words that it uses."""
        said = split_words(words)
        if not said or ends_sentence(words):
            return True
        if target.startswith("#") and len(target) > 1:
            place = self._places.get(target[1:])
            return tuple(said) not in self._headings and (place is None or set(said) <= place)
        return all(word in self.vocabulary for word in said)


def list_threes(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Each three words of a text that follow each other."""
    return zip(words, words[1:], words[2:], strict=False)


def _sum_up(measure: Counter[Any], elements: Sequence[Any]) -> None:
    """Give each element what those in it have, too; they are in the order of the page."""
    for node in reversed(elements):
        parent = node.getparent()
        if node in measure and parent is not None:
            measure[parent] += measure[node]


def _find_places(blocks: Sequence[Block]) -> dict[str, set[str]]:
    """The words of the elements that links within the page lead to, by id; of what is long, none."""
    wanted = {target[1:] for block in blocks for _, target in block.links if target.startswith("#")}
    places: dict[str, set[str]] = {}
    for node in blocks[0].node.getroottree().iter() if wanted else ():
        if node.get("id") in wanted:
            text = "".join(islice(node.itertext(), LONGEST))
            places[node.get("id")] = set(split_words(text)) if len(text) < 10 * LONGEST else set()
    return places


def _list_names_below(first: Any, elements: Sequence[Any]) -> set[str]:
    """The ids and names that links may lead to, from the first element that holds words on."""
    below = elements[elements.index(first) :]
    return {name for node in below for name in (node.get("id"), node.get("name")) if name}
