"""Texts: the kept documents of summaries, read when they are needed, the latest few held."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping

from summarizer._text.document import Document
from summarizer._text.reading import Reading
from summarizer._text.split import split_sentences
from summarizer._words.fold import fold_text
from summarizer.errors import DocumentError
from summarizer.schemas import Evidence, FollowedDocument

SHARED = 0.5
HELD = 64  # readings: a request shows fewer documents


class Texts:
    """The texts of documents, by the ids that their summaries have."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._held: OrderedDict[str, Reading] = OrderedDict()

    def __contains__(self, id_: object) -> bool:
        return id_ in self._documents

    def holds(self, document: FollowedDocument, evidence: Evidence) -> bool:
        """Whether the text of a document has a quote where its evidence says."""
        return self._documents[document.id].text[evidence.start : evidence.end] == evidence.quote

    def reading_of(self, document: FollowedDocument) -> Reading:
        """A document with its sentences. Raises DocumentError where its text is not at hand."""
        held = self._held.get(document.id)
        if held is None:
            kept = self._documents.get(document.id)
            if kept is None:
                raise DocumentError(
                    f"the text of {call_document(document)} was not found: give it with --documents"
                )
            held = self._held[document.id] = Reading(kept, split_sentences(kept.text))
        self._held.move_to_end(document.id)
        while len(self._held) > HELD:
            self._held.popitem(last=False)
        return held

    def share_sentences(self, a: FollowedDocument, b: FollowedDocument) -> bool:
        """Whether half of the sentences of the shorter of two documents are in the other as well."""
        if a.id not in self or b.id not in self:
            return False
        mine, its = (
            {fold_text(reading.words_of(sentence)) for sentence in reading.sentences}
            for reading in (self.reading_of(a), self.reading_of(b))
        )
        return len(mine & its) >= SHARED * min(len(mine), len(its))


def call_document(document: FollowedDocument) -> str:
    """A document as people know it: its name, its title, or the beginning of its id."""
    return document.name or document.title or f"document {document.id[:12]}"
