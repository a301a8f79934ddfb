"""Claims with their documents, honest and false (tests/claims), and the answers that make them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.folders import CLAIMS
from summarizer import Document
from summarizer._text.reading import Reading
from summarizer._words.states import country_of

SETS = ("short", "turned", "documents")
LISTS = {"meeting": ("meetings", "m"), "commitment": ("commitments", "c"), "concern": ("concerns", "k")}


@dataclass(frozen=True)
class Claim:
    """What is claimed of a document, beside a quote of it, and whether a careful reader agrees.

    `id` is that of its item in an answer; `says` holds the fields of the claim, its type among them.
    """

    id: str
    says: Mapping[str, Any]
    quote: str
    honest: bool
    kind: str

    @property
    def listed(self) -> str:
        """The list of an answer that it belongs to."""
        return LISTS[self.says["type"]][0]

    @property
    def names(self) -> list[str]:
        """The parties that it names, each once."""
        fields = ("parties", "by", "to", "raised_by")
        return list(dict.fromkeys(name for key in fields for name in self.says.get(key, ())))


@dataclass(frozen=True)
class ClaimedDocument:
    """A document with the claims made of it."""

    name: str
    language: str
    document: Document = field(repr=False)
    claims: tuple[Claim, ...] = field(repr=False)

    def answer(self, claims: Sequence[Claim] | None = None) -> dict[str, Any]:
        """The answer that makes all claims, or some of them, and says nothing else."""
        made = self.claims if claims is None else claims
        names = list(dict.fromkeys(name for claim in made for name in claim.names))
        ids = {name: f"p{number}" for number, name in enumerate(names, 1)}
        answer: dict[str, Any] = {listed: [] for listed, _ in LISTS.values()}
        answer["parties"] = [
            {"id": ids[name], "name": name, "kind": "state" if country_of(name) else "body"}
            for name in names
        ]
        reading = Reading.of(self.document)
        for claim in made:
            answer[claim.listed].append(_item_of(claim, ids, reading))
        return answer


def claim_sets(*sets: str) -> Iterator[ClaimedDocument]:
    """The documents of some sets of claims, of all of them where none is named."""
    for name in sets or SETS:
        yield from read_claims(CLAIMS / f"{name}.jsonl")


def read_claims(path: Path) -> Iterator[ClaimedDocument]:
    """The documents of a file: a line is a document with several `claims`, or with one of its own."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        document = Document(
            row["text"], published=dt.date.fromisoformat(row["published"]), language=row["language"]
        )
        claims = tuple(
            Claim(_id_of(claim, number), claim["claim"], claim["quote"], claim["honest"], claim["kind"])
            for number, claim in enumerate(row.get("claims", [row]), 1)
        )
        yield ClaimedDocument(row["id"], row["language"].partition("-")[0], document, claims)


def _id_of(claim: Mapping[str, Any], number: int) -> str:
    return f"{LISTS[claim['claim']['type']][1]}{number}"


def _item_of(claim: Claim, ids: Mapping[str, str], reading: Reading) -> dict[str, Any]:
    """The item that makes a claim: what the claim does not say is left out, or as neutral as it gets."""
    says = claim.says
    number = reading.sentence_at(reading.text.index(claim.quote)).number
    item = {
        "id": claim.id,
        "attribution": {"source": None, "kind": "reporter", "hedge": says.get("hedge")},
        "evidence": [{"sentence": number, "quote": claim.quote}],
    }
    if claim.listed == "meetings":
        neutral = {"format": "unspecified", "level": "unknown", "background": False, "disputed": False}
        sides = [ids[name] for name in says["parties"]]
        return item | neutral | {"parties": sides, "status": says["status"]}
    if claim.listed == "concerns":
        raised = {"raised_by": [ids[name] for name in says["raised_by"]], "about": says["about"]}
        return item | raised | {"voice": says["voice"], "kind": "worry", "category": "other"}
    return item | {
        "by": [ids[name] for name in says["by"]],
        "to": [ids[name] for name in says["to"]],
        "actor": _actor_of(claim),
        "modality": says["modality"],
        "action": says["action"],
        "condition": says["condition"],
        "standing": says.get("standing", "active"),
    }


def _actor_of(claim: Claim) -> str | None:
    """The words for who acts: those of the claim, or a name that its quote holds."""
    named = (name for name in claim.says["by"] if name in claim.quote)
    actor: str | None = claim.says.get("actor") or next(named, None)
    return actor
