"""Blocks: the paragraphs, headings, items, table rows and lines that a tree of HTML shows, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal

Kind = Literal["text", "heading", "item", "row", "term", "definition"]

BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol"
    " optgroup option p pre search section select summary table tbody"
    " td textarea tfoot th thead tr ul".split()
)
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
UNSEEN = frozenset(
    "head script style template noscript title iframe object svg audio video canvas datalist"
    " rp rt".split()
)
LONG_CELL = 1_000  # characters: a longer cell holds a text, not an entry of a table
_KINDS: dict[str, Kind] = {"dt": "term", "dd": "definition", "li": "item"}
_BREAKS = {"br": "\n", "q": "“”"}
_LAYS_OUT = frozenset("table h1 h2 h3 h4 hr form nav article section".split())
# What browsers take the C1 controls for, which old pages write as &#146;, and what they do not show.
_SHOWN: dict[int, str | None] = {
    code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)
}
_SHOWN |= dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF)) | {0x85: "…", 0xA0: " "}
_SENTENCE = re.compile(r"[.!?…。！？؟][\"'”’»」)\]]*$")
_ENDED = re.compile(r"\w[.!?。！？؟۔।][\"'”’»」)\]]*(?:\s|$)|[。！？]")
_AFTER_RAISED = re.compile(r"(?<=[⁰¹²³⁴-⁹])(?=\d)")


@dataclass(slots=True)
class Block:
    """Text that stands by itself, what it is, and the innermost block element that holds it.

    `level` is a heading's (1 to 6), `links` the texts of the links in it and where they lead, `plain`
    how many characters are in no link, `dated` how many are in a <time>.
    """

    text: str
    kind: Kind
    node: Any
    level: int = 0
    links: list[tuple[str, str]] = field(default_factory=list)
    plain: int = 0
    dated: int = 0


def list_blocks(root: Any) -> list[Block]:
    """The blocks of a tree (of lxml, without comments), in order; no recursion."""
    blocks: list[Block] = []
    run = _Run(root)
    opened = [root]
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        node, left = stack.pop()
        tag = node.tag
        apart = tag in BLOCKS and not _is_in_sentence(node)
        if left:
            if apart:
                opened.pop()
                run = run.end(blocks, opened[-1] if opened else root)
            run.close(tag)
        elif tag == "tr" and not lays_out(node):
            run = run.end(blocks, opened[-1])
            blocks.append(_read_row(node))
        elif tag not in UNSEEN and (tag in BLOCKS or not is_hidden(node)):
            if apart:
                run = run.end(blocks, node)
                opened.append(node)
            run.open(node)
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node))
            continue
        if node is not root:
            run.add(node.tail)
    run.end(blocks, root)
    return blocks


def is_hidden(node: Any) -> bool:
    """Whether an element is not shown, by its own attributes."""
    style = (node.get("style") or "").replace(" ", "").casefold()
    return node.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


def _is_in_sentence(node: Any) -> bool:
    """Whether an element is a button between words, which opens what explains a word, say."""
    if node.tag != "button" or node.getparent() is None:
        return False
    before = node.getprevious()
    words = node.getparent().text if before is None else before.tail
    return bool((words or "").strip() and (node.tail or "").strip())


def lays_out(row: Any) -> bool:
    """Whether a row of a table lays out a page, so that its cells are no entries of a table."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    texts = ["".join(cell.itertext()).strip() for cell in cells]
    return (
        sum(map(bool, texts)) < 2
        or any(len(text) > LONG_CELL for text in texts)
        or any(next(cell.iterdescendants(*_LAYS_OUT), None) is not None for cell in cells)
        or any(_is_menu(cell, len(text)) for cell, text in zip(cells, texts, strict=True))
    )


def join_blocks(blocks: Sequence[Block]) -> tuple[str, list[int]]:
    """The text of some blocks, a blank line between them but in lists and tables; where each begins."""
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    for before, block in pairwise([None, *blocks]):
        assert block is not None
        gap = "" if before is None else "\n" if _stand_together(before, block) else "\n\n"
        mark = "- " if block.kind == "item" and not block.text.startswith(("-", "•", "–")) else ""
        starts.append(at + len(gap))
        pieces.append(gap + mark + block.text)
        at += len(pieces[-1])
    return "".join(pieces), starts


def ends_sentence(text: str) -> bool:
    """Whether a text ends as sentences do, with a stop and perhaps a quotation mark behind it."""
    return bool(_SENTENCE.search(text))


def has_sentence(text: str) -> bool:
    """Whether a sentence ends in a text, perhaps with more words behind it."""
    return bool(_ENDED.search(text))


def show_text(words: str) -> str:
    """Words as a browser shows them: one space for all white space, nothing for what is not seen."""
    return _AFTER_RAISED.sub(" ", " ".join(words.translate(_SHOWN).split()))


class _Run:
    """Text that is being gathered; <br> ends a line of it, two of them end a block."""

    def __init__(self, node: Any) -> None:
        self.node = node
        self.pieces: list[tuple[str, int, bool]] = []  # words, which link they are of, if of a date
        self.targets: list[str] = []
        self.within: list[int] = []  # links that are open
        self.dates = 0  # <time> elements that are open

    def open(self, node: Any) -> None:
        """An element begins."""
        if node.tag == "a":
            self.within.append(len(self.targets))
            self.targets.append(node.get("href") or "")
        self.dates += node.tag == "time"
        if node.tag in _BREAKS:
            self.pieces.append((_BREAKS[node.tag][0], -1, False))
        self.add(node.text)

    def close(self, tag: str) -> None:
        """An element ends."""
        if tag == "a" and self.within:
            self.within.pop()
        if tag == "q":
            self.pieces.append((_BREAKS[tag][1], -1, False))
        self.dates = max(0, self.dates - (tag == "time"))

    def add(self, text: str | None) -> None:
        """Text follows; line ends count where it is preformatted."""
        kept = text and (text if self.node.tag == "pre" else re.sub(r"\s", " ", text))
        if kept:
            self.pieces.append((kept, self.within[-1] if self.within else -1, self.dates > 0))

    def end(self, blocks: list[Block], node: Any) -> _Run:
        """Keep what was gathered as blocks, and begin anew in another element."""
        parts: list[list[tuple[str, int, bool]]] = [[]]
        ends = 0
        for piece, link, dated in self.pieces:
            for line in re.split("(\n)", piece):
                if line == "\n":
                    ends += 1
                elif line.strip():
                    if ends > 1:
                        parts.append([])
                    parts[-1].append(("\n" * (ends == 1) + line, link, dated))
                    ends = 0
                elif line:
                    parts[-1].append((line, link, dated))
        for part in parts:
            self._keep(part, blocks)
        after = _Run(node)
        after.dates = self.dates
        after.within, after.targets = self.within, self.targets
        return after

    def _keep(self, part: list[tuple[str, int, bool]], blocks: list[Block]) -> None:
        lines = [show_text(line) for line in "".join(words for words, _, _ in part).split("\n")]
        text = "\n".join(filter(None, lines))
        if not text:
            return
        links: dict[int, str] = {}
        for words, link, _ in part:
            if link >= 0:
                links[link] = links.get(link, "") + words
        kind, level = _kind_of(self.node, blocks)
        blocks.append(
            Block(
                text,
                kind,
                self.node,
                level,
                [(show_text(words), self.targets[link]) for link, words in links.items()],
                sum(len(words.strip()) for words, link, _ in part if link < 0),
                sum(len(words.strip()) for words, _, dated in part if dated),
            )
        )


def _kind_of(node: Any, blocks: list[Block]) -> tuple[Kind, int]:
    """What a block of an element is; of a list's item, a term or a definition, also one further in."""
    while node is not None:
        if node.tag in HEADINGS:
            return "heading", int(node.tag[1])
        if node.tag in _KINDS:
            first = not any(_is_in(block.node, node) for block in blocks[-1:])
            return (_KINDS[node.tag] if first or node.tag != "li" else "text"), 0
        if node.tag in ("table", "section", "article", "blockquote", "body"):
            return "text", 0
        node = node.getparent()
    return "text", 0


def _is_in(node: Any, container: Any) -> bool:
    return node is container or any(up is container for up in node.iterancestors())


def _read_row(row: Any) -> Block:
    """A row of a table as one line, its empty cells kept; the blocks of a cell are run together."""
    found = Block("", "row", row)
    cells: list[str] = []
    for cell in row:
        if cell.tag in ("td", "th"):
            inner = list_blocks(cell)
            cells.append(" ".join(block.text.replace("\n", " ") for block in inner))
            found.links += [link for block in inner for link in block.links]
            found.plain += sum(block.plain for block in inner)
    found.text = re.sub(" +", " ", f"| {' | '.join(cells)} |")
    return found


def _is_menu(cell: Any, length: int) -> bool:
    links = ["".join(link.itertext()).strip() for link in cell.iterdescendants("a")]
    return len(links) > 3 and sum(map(len, links)) > 0.8 * length


def _stand_together(before: Block, block: Block) -> bool:
    kinds = (before.kind, block.kind)
    return kinds in (("item", "item"), ("row", "row"), ("term", "term"), ("term", "definition"))
