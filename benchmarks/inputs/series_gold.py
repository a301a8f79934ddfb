"""Series with the right links beside them: their documents, and the gold's own mentions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer import Attribution, Document, Evidence, When
from summarizer._follow.mentions import FollowedSummary
from summarizer._follow.sides import follow_party, words_of_name
from summarizer._text.reading import Reading
from summarizer.schemas import FollowedDocument, FollowedParty, Mention, Modality, Party, PartyKind

_MODALITIES: dict[str, Modality | None] = {"promise": "intended", "ask": "urged"}
_KINDS: dict[str, PartyKind] = {"person": "person", "body": "body", "organisation": "company"}


@dataclass(frozen=True)
class GoldSeries:
    """A series or a case: its name, its gold as in the file, and its documents by their ids."""

    name: str
    gold: dict[str, Any]
    documents: dict[str, Document]

    @property
    def mentions(self) -> Iterator[dict[str, Any]]:
        """The mentions of the gold."""
        for chain in self.gold.get("commitments", [self.gold]):
            yield from chain["mentions"]


def read_series(path: Path) -> list[GoldSeries]:
    """The cases of a file (.jsonl), or the series of a folder (its links.gold.json and texts)."""
    if path.suffix == ".jsonl":
        lines = path.read_text("utf-8").splitlines()
        return [_make_series(gold["id"], gold, None) for gold in map(json.loads, lines)]
    return [_make_series(path.name, json.loads((path / "links.gold.json").read_text("utf-8")), path)]


def _make_series(name: str, gold: dict[str, Any], folder: Path | None) -> GoldSeries:
    documents = {}
    for one in gold["documents"]:
        text = (folder / f"{one['id']}.txt").read_text("utf-8") if folder else one["text"]
        day = one["publication_date"]
        documents[one["id"]] = Document(text, published=day, name=f"{one['id']}.txt")
    return GoldSeries(name, gold, documents)


def take_gold_mentions(series: GoldSeries) -> list[FollowedSummary]:
    """What would be taken from summaries that hold the gold's mentions and nothing else."""
    listed = {one["id"]: one for one in series.gold.get("parties", ())}
    return [_followed(id_, document, series, listed) for id_, document in series.documents.items()]


def _followed(
    id_: str, document: Document, series: GoldSeries, listed: Mapping[str, Any]
) -> FollowedSummary:
    reading = Reading.of(document)
    own = [one for one in series.mentions if one["doc"] == id_]
    names = dict.fromkeys(name for one in own for name in (*_promisers(one), *(one.get("to") or ())))
    # A summary would list whomever its items name.
    everybody = (name for one in series.mentions for name in _promisers(one))
    names |= dict.fromkeys(
        name
        for name in everybody
        if words_of_name(listed[name]["name"] if name in listed else name) <= reading.words
    )
    parties = {name: _party(name, listed.get(name)) for name in names}
    mentions = tuple(_mention(one, document, reading, parties) for one in own)
    followed = FollowedDocument(
        id=document.id,
        name=document.name,
        title=None,
        source=None,
        published=document.published,
        language=None,
        parties=tuple(dict.fromkeys(party.id for party in parties.values())),
        summary="0" * 64,
    )
    return FollowedSummary(followed, tuple(parties.values()), mentions, ())


def _promisers(mention: Mapping[str, Any]) -> list[str]:
    """Who promised; of a report the gold says who tells it, which is another thing."""
    return [] if mention["role"] == "report" else list(mention.get("by") or ())


def _party(name: str, known: Mapping[str, Any] | None) -> FollowedParty:
    kind = _KINDS.get(known["kind"], "other") if known else "state"
    called = known["name"] if known else name
    return follow_party(Party(id="p1", name=called, known_by=None, kind=kind))


def _mention(
    gold: Mapping[str, Any],
    document: Document,
    reading: Reading,
    parties: Mapping[str, FollowedParty],
) -> Mention:
    role: Any = gold["role"] if gold["role"] in ("promise", "ask") else "report"
    start, end = gold["start"], gold["end"]
    quote = document.text[start:end]
    number = reading.sentence_at(start).number
    source = ", ".join(gold.get("by") or ()) if role == "report" else gold.get("voice")
    return Mention(
        id=f"{document.id[:12]}.{gold['id']}",
        document=document.id,
        role=role,
        by=tuple(parties[name].id for name in _promisers(gold)),
        to=tuple(parties[name].id for name in gold.get("to") or ()),
        told=" ".join(quote.split()),
        modality=_MODALITIES.get(role),
        condition=gold.get("condition"),
        deadline=_when(gold.get("deadline")),
        when=_when(gold.get("event_date")),
        standing=None if role == "report" else "active",
        attribution=Attribution(source=source or None, kind="reporter", hedge=None),
        evidence=(Evidence(sentence=number, quote=quote, start=start, end=end),),
    )


def _when(gold: Any) -> When | None:
    """A day, a month or a range of the gold, as a date of ours."""
    if gold is None:
        return None
    if isinstance(gold, dict):
        if not gold.get("start") or not gold.get("end"):
            return When(text=gold["text"])
        return When(text=gold["text"], start=gold["start"], end=gold["end"], precision="range")
    if len(gold) == 7:
        return When(text=gold)
    return When(text=gold, start=gold, end=gold, precision="day")
