"""Contexts: the words around what mentions cite, where their own have nothing in common."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from summarizer._flow.corefer import stems_of_words
from summarizer._flow.worded import cited_sentences, sentences_around
from summarizer._follow.known import Known
from summarizer._follow.texts import Texts
from summarizer.schemas import FollowedDocument, Mention

HELD = 2_000  # contexts


class MentionContexts:
    """The stems of the sentences that mentions cite and of those around them, the latest ones held."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._held: OrderedDict[str, frozenset[str]] = OrderedDict()

    def stems_around(self, mention: Mention, document: FollowedDocument) -> frozenset[str]:
        """The stems around a mention; none where the text is not at hand."""
        held = self._held.get(mention.id)
        if held is None:
            held = self._held[mention.id] = self._find_stems(mention, document)
        self._held.move_to_end(mention.id)
        while len(self._held) > HELD:
            self._held.popitem(last=False)
        return held

    def _find_stems(self, mention: Mention, document: FollowedDocument) -> frozenset[str]:
        if document.id not in self._texts:
            return frozenset()
        reading = self._texts.reading_of(document)
        cited = cited_sentences(mention, reading)
        shown = (*cited, *sentences_around(mention, cited, reading))
        return stems_of_words(" ".join(map(reading.words_of, shown)))

    def share_words(self, a: Mention, b: Mention, known: Known) -> int:
        """How many stems two mentions have in common around them."""
        mine, its = (self.stems_around(one, known.documents[one.document]) for one in (a, b))
        return len(mine & its)

    def sides_named(self, document: FollowedDocument, known: Known) -> list[str]:
        """The sides of mentions whose name stands in the text of a document, by their ids."""
        if document.id not in self._texts:
            return []
        words = self._texts.reading_of(document).words
        return sorted(side for side in _sides_at(words, known) if known.side_names[side] <= words)


def _sides_at(words: Iterable[str], known: Known) -> set[str]:
    return {side for word in words for side in known.sides_with.get(word, ())}
