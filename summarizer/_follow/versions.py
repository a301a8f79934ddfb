"""Versions: a document that was corrected takes the place of what it was before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from summarizer._follow.known import order_of_document
from summarizer._follow.mentions import FollowedSummary
from summarizer._follow.texts import Texts, call_document
from summarizer._follow.unfit import why_unfit
from summarizer.schemas import FollowedDocument, Mention, Promises, Replaced


@dataclass(slots=True)
class Versions:
    """The summaries that are new, what they take the place of, and what cannot be followed."""

    new: list[FollowedSummary] = field(default_factory=list)
    replaced: list[Replaced] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    unfollowed: list[FollowedDocument] = field(default_factory=list)
    given: int = 0

    @property
    def gone(self) -> set[str]:
        """The ids of the documents whose place is taken."""
        return {one.old.id for one in self.replaced}


def sort_versions(given: Iterable[FollowedSummary], kept: Promises | None, texts: Texts) -> Versions:
    """What of some summaries is to be followed, oldest first, beside those that are kept.

    A document of which another summary was made takes its own place; one that has the name of another,
    or its title and source, and half of its sentences, is a version of that: the later one stays. Two
    versions without an order are told, and the one that is known stays.
    """
    found = Versions()
    known = {one.id: one for one in kept.documents} if kept else {}
    mentions = _mentions_by_document(kept.mentions if kept else ())
    for one in sorted(given, key=lambda one: order_of_document(one.document)):
        document = one.document
        found.given += 1
        if document.id in known and known[document.id].summary == document.summary:
            continue
        if why := why_unfit(one, texts):
            found.failures.append(why)
            found.unfollowed.append(document)
            continue
        older = known.get(document.id) or _find_version(document, known.values(), texts)
        if older is not None and older.id != document.id:
            if older.published is None or document.published in (None, older.published):
                found.failures.append(
                    f"{call_document(document)} has two versions and nothing says which is the later:"
                    " give them two days of publication, or follow one of them"
                )
                found.unfollowed.append(document)
                continue
            if document.published is not None and document.published < older.published:
                continue  # a later version is followed already
        if older is not None:
            _take_place(older, one, found, mentions)
            del known[older.id]
        known[document.id] = document
        mentions[document.id] = list(one.mentions)
        found.new.append(one)
    return found


def _take_place(
    older: FollowedDocument,
    one: FollowedSummary,
    found: Versions,
    mentions: dict[str, list[Mention]],
) -> None:
    found.replaced.append(
        Replaced(document=one.document.id, old=older, mentions=tuple(mentions.pop(older.id, ())))
    )
    found.new = [other for other in found.new if other.document.id != older.id]


def _find_version(
    document: FollowedDocument, known: Iterable[FollowedDocument], texts: Texts
) -> FollowedDocument | None:
    """The known document that another is a version of."""
    called = [one for one in known if _is_called_alike(one, document)]
    return next((one for one in called if texts.share_sentences(one, document)), None)


def _is_called_alike(a: FollowedDocument, b: FollowedDocument) -> bool:
    titled = a.title is not None and (a.title, a.source) == (b.title, b.source)
    return titled or (a.name is not None and a.name == b.name)


def _mentions_by_document(mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.document, []).append(mention)
    return found
