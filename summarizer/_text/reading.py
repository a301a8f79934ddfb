"""Reading: a document with its sentences, its folded copy and what is looked up in it often."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import copy
from functools import cached_property
from itertools import islice
from typing import Any

from summarizer._call.answer_form import is_same_language
from summarizer._text.document import Document, Sentence
from summarizer._text.languages import has_capital_nouns, is_written_in
from summarizer._text.split import split_sentences
from summarizer._words.figures import Amount, amounts_in_folded
from summarizer._words.fold import Folded, fold_text, fold_with_offsets, normalize_unicode
from summarizer._words.joined_words import drop_article, load_joined_words
from summarizer._words.states import Mentioned, NamedStates

_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r"[\W_]+")
_EIGHT_DIGITS = re.compile(r"(?:[0-9a-f][\W_]*){8}")  # hexadecimal ones, with whatever between
_IN_WORD = re.compile(r"\w")
SHORTEST_GROWN = 4  # letters of a wording that is looked for within longer words
LONGEST_PARTICLE = 3  # letters
MOST_PLACES = 200  # of such a wording: a text may hold nothing else
_ARABIC = re.compile(r"[\u0600-\u06ff]")


class Reading:
    """A document, its sentences and its folded copy: made once, looked things up in many times.

    `written_in` is the tag of the language in which a model tells of it, where that is asked for.
    """

    def __init__(
        self, document: Document, sentences: Sequence[Sentence], *, written_in: str | None = None
    ) -> None:
        # Of a document whose language nobody knows, none is known to be the same.
        same = written_in is None or is_same_language(written_in, document.language)
        self.is_translated = not same
        self.written_in = written_in
        self.document = document
        self.text = document.text
        self.sentences = tuple(sentences)
        self.first, self.last = 1, len(self.sentences)
        self._starts = [sentence.start for sentence in self.sentences]
        self._paragraphs = [sentence.paragraph for sentence in self.sentences]
        self._mentioned: dict[str, bool] = {}
        self._where: dict[str, list[tuple[int, int]]] = {}
        self._words_in: dict[int, frozenset[str]] = {}
        self._sentences_with: dict[str, list[Sentence]] = {}
        self.memo: dict[object, Any] = {}  # what was found out about this part by those who read it
        self.shared: dict[object, Any] = {}  # and about the whole document, whatever part it was for

    @classmethod
    def of(cls, document: Document, *, written_in: str | None = None) -> Reading:
        """A document, split into its sentences."""
        return cls(document, split_sentences(document.text), written_in=written_in)

    def part(self, first: int, last: int) -> Reading:
        """The same document, of which only the sentences from `first` to `last` may be cited.

        What is looked up once is looked up before, and shared.
        """
        _ = self.folded, self.words, self.amounts, self.states, self.states_named
        _ = self.capitalizes_nouns
        part = copy(self)
        part.first, part.last = first, last
        part.memo = {}
        return part

    @property
    def citable(self) -> tuple[Sentence, ...]:
        """The sentences that evidence may cite: all of them, or those of this part."""
        return self.sentences[self.first - 1 : self.last]

    @property
    def is_part(self) -> bool:
        """Whether this is a part of the document."""
        return len(self.citable) < len(self.sentences)

    @cached_property
    def marker(self) -> str:
        """A line that occurs nowhere in the document: a digest of it, taken again until that is so.

        Not even its eight digits do, in whatever spelling: a text can be made to hold its own digest.
        """
        document = self.document
        told = "".join((self.text, document.title or "", document.source or ""))
        told = normalize_unicode(told).casefold()
        digest = document.id
        if not all(digit in told for digit in digest[:8]) or not _EIGHT_DIGITS.search(told):
            return f"##### document {digest[:8]}"  # as for most texts
        told = _BETWEEN.sub("", told)
        while digest[:8] in told:
            digest = hashlib.sha256(digest.encode()).hexdigest()
        return f"##### document {digest[:8]}"

    @cached_property
    def folded(self) -> Folded:
        """The folded copy of the text, with its offsets."""
        return fold_with_offsets(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the text, folded."""
        return frozenset(_WORD.findall(self.folded.text))

    @cached_property
    def amounts(self) -> frozenset[Amount]:
        """The numbers of the text."""
        return amounts_in_folded(self.folded.text.strip())

    @cached_property
    def states(self) -> Mentioned:
        """The states that the text mentions, in whatever form."""
        return Mentioned(self.folded.text, original=self.text)

    @cached_property
    def states_named(self) -> NamedStates:
        """The states that the text plainly names."""
        return NamedStates(self.text, self._starts)

    @cached_property
    def _counts(self) -> Counter[str]:
        """How often each word stands in the text, in its own letters."""
        return Counter(_WORD.findall(self.text))

    @cached_property
    def capitalizes_nouns(self) -> bool:
        """Whether a capital does not tell a name from a noun in the text, as in German."""
        return has_capital_nouns(self._counts)

    def is_written_in(self, language: str) -> bool:
        """Whether the text is in a language, by its tag: its common words are told in its file."""
        key = f"written in {language}"
        if key not in self.shared:
            self.shared[key] = is_written_in(language, self._counts)
        return bool(self.shared[key])

    def sentence(self, number: int) -> Sentence | None:
        """The sentence of that number, or None."""
        return self.sentences[number - 1] if 0 < number <= len(self.sentences) else None

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence in which a character of the text stands."""
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]

    def words_of(self, sentence: Sentence) -> str:
        """The sentence as it stands in the text."""
        return self.text[sentence.start : sentence.end]

    def mentions(self, wording: str) -> bool:
        """Whether `wording` stands in the text, word for word, but for typography.

        Capitals of the wording must be capitals in the text: "US" is not "us".
        """
        found = self._mentioned.get(wording)
        if found is None:
            found = self._mentioned[wording] = self._mentions(wording)
        return found

    def _mentions(self, wording: str) -> bool:
        if next(self.places_spelled(wording), None) is not None:
            return True
        folded = fold_text(wording)
        return _ARABIC.match(folded) is not None and self._with_prefix(folded)

    def places_spelled(self, wording: str) -> Iterator[tuple[int, int]]:
        """The spans of the text at which `wording` stands with its capitals, one after another."""
        folded = fold_text(wording)
        for at in self.folded.find(folded):
            start, end = self.folded.span(at, len(folded))
            passage = self.text[start:end]
            if wording == passage or _keeps_capitals(wording, passage):
                yield start, end

    def _with_prefix(self, folded: str) -> bool:
        """Whether an Arabic wording stands behind "and", "in", "to", written as one word with it."""
        plain, text, joined = drop_article(folded), self.folded.text, load_joined_words()
        return any(
            joined.before.search(text, max(0, at - joined.longest - 1), at) is not None
            and not _IN_WORD.match(text, at + len(plain))
            for at in _find_all(plain, text)
        )

    def holds_grown(self, wording: str) -> bool:
        """Whether a wording without capitals stands in words that a particle has made longer.

        Indonesian "uskuplah" is "uskup", Bengali "সমবায়ও" "সমবায়", Hebrew "ואלופי" "אלופי". A capital
        tells of a proper name, which has its own forms: "Martinez" is nobody called "Martin".
        """
        folded, text = fold_text(wording), self.folded.text
        if len(folded) < SHORTEST_GROWN or wording != wording.lower():
            return False
        return any(
            _letters_beside(text, at, at + len(folded)) <= LONGEST_PARTICLE
            for at in islice(_find_all(folded, text), MOST_PLACES)
        )

    def holds_word(self, word: str) -> bool:
        """Whether `word` stands in the text as it is, and as no part of another."""
        return any(
            not (at and _IN_WORD.match(self.text, at - 1))
            and not _IN_WORD.match(self.text, at + len(word))
            for at in _find_all(word, self.text)
        )

    def places_of(self, wording: str, start: int, end: int) -> list[tuple[int, int]]:
        """The spans between two offsets of the text at which `wording` stands, folded."""
        folded = fold_text(wording)
        low, high = self.folded.index(start), self.folded.index(end)
        return [self.folded.span(at, len(folded)) for at in self.folded.find(folded, low, high)]

    def everywhere(self, wording: str) -> Sequence[tuple[int, int]]:
        """The spans of the text at which `wording` stands, folded: looked for once."""
        found = self._where.get(wording)
        if found is None:
            found = self._where[wording] = self.places_of(wording, 0, len(self.text))
        return found

    def sentences_with(self, wording: str) -> Sequence[Sentence]:
        """The sentences in which `wording` begins, folded, each once."""
        found = self._sentences_with.get(wording)
        if found is None:
            starts = (start for start, _ in self.everywhere(wording))
            found = self._sentences_with[wording] = list(dict.fromkeys(map(self.sentence_at, starts)))
        return found

    def words_in(self, sentence: Sentence) -> frozenset[str]:
        """The words of a sentence, folded."""
        found = self._words_in.get(sentence.number)
        if found is None:
            following, folded = self.sentence(sentence.number + 1), self.folded
            end = folded.index(following.start) if following else len(folded.text)
            words = _WORD.findall(folded.text, folded.index(sentence.start), end)
            found = self._words_in[sentence.number] = frozenset(words)
        return found

    def around(self, paragraph: int, *, beside: int = 1) -> tuple[int, int]:
        """The offsets at which a paragraph and as many `beside` it on either side begin and end."""
        first = bisect_left(self._paragraphs, paragraph - beside)
        last = bisect_right(self._paragraphs, paragraph + beside) - 1
        return self.sentences[first].start, self.sentences[last].end

    def nearest(self, quote: str) -> Sentence | None:
        """The sentence to cite that shares the most words with `quote`, if at least half of them."""
        wanted = frozenset(_WORD.findall(fold_text(quote)))
        shared = [len(wanted & words) for words in map(self.words_in, self.citable)]
        best = max(shared, default=0)
        return self.citable[shared.index(best)] if wanted and 2 * best >= len(wanted) else None


def _keeps_capitals(wording: str, passage: str) -> bool:
    wanted = [word[0] for word in _WORD.findall(wording)]
    found = [word[0] for word in _WORD.findall(passage)]
    return len(wanted) != len(found) or not any(
        want.isupper() and got.islower() for want, got in zip(wanted, found, strict=True)
    )


def _find_all(wording: str, text: str) -> Iterator[int]:
    """Where a wording is in a text, as a part of a word, too."""
    at = text.find(wording)
    while at >= 0:
        yield at
        at = text.find(wording, at + 1)


def _letters_beside(text: str, start: int, end: int) -> int:
    """How many letters of the same words stand before and behind a passage; one too many at most."""
    before, behind = start, end
    while before > 0 and start - before <= LONGEST_PARTICLE and _IN_WORD.match(text, before - 1):
        before -= 1
    while behind < len(text) and behind - end <= LONGEST_PARTICLE and _IN_WORD.match(text, behind):
        behind += 1
    return start - before + behind - end
