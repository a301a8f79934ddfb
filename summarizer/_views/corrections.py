"""What changed where a later version of a document took the place of an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer._views.marked_quotes import (
    ALIKE,
    QuotedSide,
    mark_sides,
    quote_document,
    spell_published,
    title_of,
)
from summarizer._views.promise_steps import spell_source
from summarizer._words.fold import fold_text
from summarizer.render._wording import spell_when
from summarizer.schemas import FollowedDocument, Mention, Promises, Replaced


@dataclass(frozen=True, slots=True)
class VersionChange:
    """A mention as the earlier version had it and as the later one has it; None where it has it not."""

    what: str
    old: QuotedSide | None
    new: QuotedSide | None
    facts: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class CorrectedDocument:
    """A document that was replaced: both versions, what changed, and how many mentions did not."""

    title: str
    old_day: str
    new_day: str
    changes: tuple[VersionChange, ...]
    unchanged: int


def list_corrections(promises: Promises) -> list[CorrectedDocument]:
    """The documents that a later version replaced, with what changed in what they tell."""
    documents = {one.id: one for one in promises.documents}
    documents |= {one.old.id: one.old for one in promises.replaced}
    told: dict[str, list[Mention]] = {one.old.id: list(one.mentions) for one in promises.replaced}
    for mention in promises.mentions:
        told.setdefault(mention.document, []).append(mention)
    return [
        _compare_versions(one, documents[one.document], told.get(one.document, []))
        for one in promises.replaced
        if one.document in documents
    ]


def _compare_versions(
    replaced: Replaced, new: FollowedDocument, told: Sequence[Mention]
) -> CorrectedDocument:
    pairs, gone, added = pair_mentions(replaced.mentions, told)
    changes = []
    for before, after in pairs:
        sides = quote_document(replaced.old, before.evidence), quote_document(new, after.evidence)
        facts = _compare_facts(before, after)
        if facts or _fold_quotes(before) != _fold_quotes(after):
            changes.append(VersionChange(after.told, *mark_sides(*sides), facts))
    unchanged = len(pairs) - len(changes)
    changes += [
        VersionChange(one.told, quote_document(replaced.old, one.evidence), None, ()) for one in gone
    ]
    changes += [VersionChange(one.told, None, quote_document(new, one.evidence), ()) for one in added]
    days = spell_published(replaced.old), spell_published(new)
    return CorrectedDocument(title_of(new), *days, tuple(changes), unchanged)


def pair_mentions(
    old: Sequence[Mention], new: Sequence[Mention]
) -> tuple[list[tuple[Mention, Mention]], list[Mention], list[Mention]]:
    """The mentions of two versions that are one; those of the old version alone; those of the new.

    The likest are paired first, of one role and one side: a promise is never paired with a report.
    """
    likeness = sorted(
        (
            (-_share_words(before, after), i, k)
            for i, before in enumerate(old)
            for k, after in enumerate(new)
            if before.role == after.role and set(before.by) == set(after.by)
        ),
    )
    taken: dict[int, int] = {}
    for share, i, k in likeness:
        if -share >= ALIKE and i not in taken and k not in taken.values():
            taken[i] = k
    pairs = [(old[i], new[k]) for i, k in sorted(taken.items())]
    gone = [one for i, one in enumerate(old) if i not in taken]
    return pairs, gone, [one for k, one in enumerate(new) if k not in taken.values()]


def _share_words(a: Mention, b: Mention) -> float:
    left, right = (set(fold_text(f"{one.told} {_fold_quotes(one)}").split()) for one in (a, b))
    return len(left & right) / max(1, len(left | right))


def _fold_quotes(mention: Mention) -> str:
    return fold_text(" ".join(" ".join(one.quote.split()) for one in mention.evidence))


def _compare_facts(before: Mention, after: Mention) -> tuple[tuple[str, str, str], ...]:
    """The details that differ: what each is called, as it was, and as it is."""
    known = [
        ("What", before.told, after.told),
        ("Due", spell_when(before.deadline), spell_when(after.deadline)),
        ("Condition", before.condition or "", after.condition or ""),
        ("Verb", before.modality or "", after.modality or ""),
        ("Result", before.result or "", after.result or ""),
        ("Who says so", spell_source(before), spell_source(after)),
    ]
    return tuple((term, was or "none", now or "none") for term, was, now in known if was != now)
