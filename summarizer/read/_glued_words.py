"""Glued words: a space between inline elements that a site lays out apart, and never within a word.

Style sheets are not read, so two <span> in a row may be a name beside its office, or one word in two
colours. The words show which, where they meet; in doubt they stay together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Literal, NamedTuple

from summarizer.read._blocks import BLOCKS, UNSEEN

PIECES = 20  # of text in an element: one of more is no label
LONG = 3  # letters of a word: a shorter one may be the beginning of another (Mc, i, De)
_TYPED = frozenset("pre code kbd samp tt math ruby".split())
_RAISED = frozenset("sup sub br wbr q".split())
_ENTRIES = ("li", "dd", "dt", "td")
_RUNNING = ("p", "blockquote")
_STYLE = re.compile(r"(?i)(?<![-\w])display\s{0,9}:\s{0,9}(block|flex|grid|table|list-item|inline-flex)")
_LAST = re.compile(r"[^\W_]{1,40}$")
_FIRST = re.compile(r"[^\W_]{1,40}")
# Scripts without spaces between words: Thai to Myanmar, Khmer, and those of East Asia.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\uff66-\uff9f]"
)


class _Meeting(NamedTuple):
    """Words that meet without a space, and the children of an element that they are of.

    Two of them meet ("label"), a text and the child behind it ("text"), or a child and what follows it
    ("tail").
    """

    before: str
    after: str
    left: Any
    right: Any
    how: Literal["label", "text", "tail"]


def part_words(tree: Any) -> None:
    """Put a space where inline elements of a tree meet, or one and a text, if they stand apart."""
    elements = list(tree.iter())
    wide = _find_around(elements, BLOCKS | _TYPED | _RAISED)
    own: dict[Any, bool] = {}  # whether an element has words of its own
    typed: set[Any] = set()
    for parent in elements:
        if parent.tag in _TYPED or parent.getparent() in typed:
            typed.add(parent)
            continue
        if not len(parent) or parent.tag in UNSEEN:
            continue
        laid_out = _is_styled(parent)
        met_here = list(_list_meetings(parent, wide))
        running = bool(met_here) and not laid_out and _is_running(parent, own)
        for met in met_here:
            letters = any(len(words) < 2 and not words.isdigit() for words in (met.before, met.after))
            if letters or _is_unspaced(met.before[-1], met.after[0]):
                continue
            styled = laid_out or _is_styled(met.left) or _is_styled(met.right)
            if styled or _stand_apart(met, running=running):
                _add_space(parent, met)


def _find_around(elements: Sequence[Any], tags: frozenset[str]) -> set[Any]:
    """The elements that are of some kinds, or are around one that is; `elements` are in order."""
    found: set[Any] = set()
    for node in reversed(elements):
        if node.tag in tags:
            found.add(node)
        if node in found and node.getparent() is not None:
            found.add(node.getparent())
    return found


def _list_meetings(parent: Any, wide: set[Any]) -> Iterator[_Meeting]:
    """Where two parts of an element meet: the texts in it, and its children that are not `wide`."""
    before: str = parent.text or ""
    last, label = None, False
    for child in parent:
        words = "" if child in wide else _read_label(child)
        if words is None:  # a picture, say: it has no words, and parts none
            words = before
        elif before and words:
            yield _Meeting(before, words, last, child, "label" if label else "text")
        before, last, label = words, child, label if words is before else True
        if child.tail:
            if before and label:
                yield _Meeting(before, child.tail, child, None, "tail")
            before, label = child.tail, False


def _stand_apart(met: _Meeting, *, running: bool) -> bool:
    """Whether words that meet are two labels, or a name and a text."""
    before, after, labels = _drop_marks(met.before), _drop_marks(met.after), met.how == "label"
    if before[-1].isspace() or after[0].isspace():
        return False
    end, begin = _LAST.search(before), _FIRST.match(after)
    if end is None or begin is None:
        return labels and _part_at_mark(before, after)
    left, right = end[0], begin[0]
    named = _is_name(before)
    if not labels:
        label = named or " " not in before.strip()
        return label and len(left) >= LONG and _turns(left, right) and not running
    if left[-1].isdigit() or right[0].isdigit():
        return not running and _meet_figure(left, right, phrases=" " in before and " " in after)
    if not running and (named or _differ(met)):
        return True
    if not (_is_cased(left[-1]) and _is_cased(right[0])):
        return not running and min(map(_count_sounds, (left, right))) >= LONG
    return (named or len(left) >= LONG) and _turns(left, right)


def _turns(left: str, right: str) -> bool:
    """Whether a capital follows a small letter, or begins a word behind one in capitals."""
    behind = left[-1].islower() or (right[1:].islower() and left.isupper())
    return len(right) > 1 and right[0].isupper() and behind


def _differ(met: _Meeting) -> bool:
    """Whether two labels are of two classes, and of one kind: a site lays them out in two ways."""
    kinds = [node.get("class") for node in (met.left, met.right) if node is not None]
    return len(kinds) == 2 and all(kinds) and kinds[0] != kinds[1]


def _count_sounds(word: str) -> int:
    """How many letters a word has; one of Korean is written for two or three of them."""
    return sum(2 if "\uac00" <= letter <= "\ud7a3" else 1 for letter in word)


def _drop_marks(words: str) -> str:
    """Words with a letter for each sign that is written on one, as the vowels of Hindi are."""
    if words.isascii():
        return words
    shown = ""
    for sign in words:
        shown += shown[-1:].lower() if unicodedata.category(sign)[0] == "M" else sign
    return shown


def _meet_figure(left: str, right: str, *, phrases: bool) -> bool:
    """Whether a whole word and a figure meet, or two figures of phrases.

    "Total" and 12 do, 4 and "Bridges", "Article 4" and "12 votes", and no 4 and "th".
    """
    if left.isdigit() and right.isdigit():
        return phrases
    word, figure = (right, left) if left[-1].isdigit() else (left, right)
    return len(word) >= LONG and figure.isdigit() and not word.isupper()


def _part_at_mark(before: str, after: str) -> bool:
    """Whether two labels meet at a mark that ends one, or opens a bracket: a colon, "(Minister)"."""
    if after[0] in "([":
        return _LAST.search(before) is not None and after[1:2].isupper() and len(after) > LONG
    if unicodedata.category(after[0]) == "Sc":
        word = _LAST.search(before)
        return word is not None and len(word[0]) >= LONG and not word[0].isupper()
    word = _LAST.search(before[:-1])
    if word is None or len(word[0]) < 2:
        return False
    if before[-1] == ":" and after[0].isdigit():
        return not word[0][-1].isdigit()
    if not after[0].isalpha():
        return False
    return before[-1] in ":,;" or (before[-1] in ".!?)]”»" and after[0].isupper())


def _is_name(words: str) -> bool:
    """Whether each of two to five words begins with a capital, as in a name."""
    parts = words.split()
    return 1 < len(parts) < 6 and all(part[0].isupper() for part in parts)


def _is_cased(letter: str) -> bool:
    return letter.lower() != letter.upper()


def _is_styled(node: Any) -> bool:
    return node is not None and _STYLE.search(node.get("style") or "") is not None


def _is_running(parent: Any, own: dict[Any, bool]) -> bool:
    """Whether an element is in a paragraph, or in a line that has words of its own as well."""
    for up in (parent, *parent.iterancestors()):
        if up.tag in _RUNNING:
            return True
        if up.tag in BLOCKS:
            return False
        around = up.getparent()
        if around is not None and around not in own:
            own[around] = bool("".join([around.text or "", *(kin.tail or "" for kin in around)]).strip())
        if around is not None and own[around]:
            return around.tag not in _ENTRIES
    return False


def _read_label(node: Any) -> str | None:
    """The words of an inline element: none where they are too many, None for one that never has any."""
    if node.tag in UNSEEN or node.tag == "img":
        return None
    pieces = list(islice(node.itertext(), PIECES + 1))
    return "" if len(pieces) > PIECES else "".join(pieces)


def _add_space(parent: Any, met: _Meeting) -> None:
    """A space where words meet."""
    if met.left is None:
        parent.text = f"{parent.text} "
    elif met.how == "tail":
        met.left.tail = f" {met.left.tail}"
    else:
        met.left.tail = f"{met.left.tail or ''} "


def _is_unspaced(*letters: str) -> bool:
    return any(map(_UNSPACED.match, letters))
