"""Mail forms: of two forms of one message, which is read, and what only the other one says.

A plain part is made by a program, by hand, or not at all: it may lack a table, a "not", or all of
the text. So sentences are compared by their words, and no share of them decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer._text.split import split_sentences

RUN = 4  # words in a row that are found by no chance
MOST_NOTE = 200  # characters of a note
_ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"  # no blanks between words
# Words, and the signs that turn a figure or a vote round: -5, 5 %, ticks and crosses.
_WORD = re.compile(
    rf"[{_ALONE}]|[^\W_{_ALONE}]+|(?<![^\s(|])[-\u2212](?=\d)|%|[\u2610-\u2612\u2705\u2713-\u2718\u274c]"
)
_UNSEEN = re.compile("[\u00ad\u034f\u200b-\u200f\u2060\ufeff]")
_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S+|(?<!\S)[^\s@]++@\S+")
# What programs write into a plain part where the HTML has a link or a picture: [1], [image: Logo].
_STAND_IN = re.compile(r"\[(?:\d{1,3}|(?:image|cid|logo)\b[^\[\]\n]{0,200})\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ComparedForms:
    """Whether the second form is read, what the other adds to it, and what is only noted of that."""

    second: bool
    added: str
    noted: str | None


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence of a form: its text, where it is, and its words, those of addresses aside."""

    text: str
    paragraph: int
    begins_line: bool
    words: tuple[str, ...]


def compare_forms(first: str, second: str) -> ComparedForms:
    """Compare two forms of one message: what of both is to be read.

    A form that says all that the other says is read alone, the first of two such. Else it is the
    one that has more words of its own, and the sentences that only the other has are added. What
    stands beside an address, or is one word ("Read more: https://…", "Logo"), is only noted.
    """
    sayings = _list_sentences(first), _list_sentences(second)
    own = _find_own(sayings[0], sayings[1]), _find_own(sayings[1], sayings[0])
    size = [sum(len(said.words) for said in sentences) for sentences in own]
    read_second = size[1] > size[0]
    rest = own[0] if read_second else own[1]
    added = [said for said in rest if not _is_furniture(said)]
    return ComparedForms(read_second, _join(added), _note(said for said in rest if _is_furniture(said)))


def _list_sentences(text: str) -> list[_Said]:
    found = []
    for sentence in split_sentences(text):
        said = text[sentence.start : sentence.end]
        seen = _STAND_IN.sub(" ", _ADDRESS.sub(" ", _UNSEEN.sub("", said)))
        words = _WORD.findall(seen.casefold().replace("\u2212", "-"))
        if words:
            begins = text[sentence.start - 1 : sentence.start] == "\n"
            found.append(_Said(said, sentence.paragraph, begins, tuple(words)))
    return found


def _find_own(sentences: Sequence[_Said], others: Sequence[_Said]) -> list[_Said]:
    """The sentences of a form that the other has not, wherever its lines and sentences end."""
    same = Counter(said.words for said in others)
    left = []
    for said in sentences:
        if same[said.words] > 0:
            same[said.words] -= 1
        else:
            left.append(said)
    if not left:
        return []
    runs = set(_list_runs([word for said in others for word in said.words], RUN))
    loose = [word for said in others if same[said.words] > 0 for word in said.words]
    short = {size: set(_list_runs(loose, size)) for size in range(1, RUN)}
    return [
        said
        for said in left
        if not (
            said.words in short[len(said.words)]
            if len(said.words) < RUN
            else runs.issuperset(_list_runs(said.words, RUN))
        )
    ]


def _list_runs(words: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """Every `size` words in a row."""
    return zip(*(words[at:] for at in range(size)), strict=False)


def _is_furniture(said: _Said) -> bool:
    return len(said.words) == 1 or _ADDRESS.search(said.text) is not None


def _join(sentences: Iterable[_Said]) -> str:
    """Sentences as text, in the paragraphs and lines of their form."""
    text, before = "", 0
    for said in sentences:
        gap = "\n\n" if said.paragraph != before else "\n" if said.begins_line else " "
        text += f"{gap}{said.text}" if text else said.text
        before = said.paragraph
    return text


def _note(sentences: Iterable[_Said]) -> str | None:
    """What is only noted, on one line."""
    words = " … ".join(" ".join(said.text.split()) for said in sentences)
    return f"{words[: MOST_NOTE - 1]}…" if len(words) > MOST_NOTE else words or None
