"""The columns of the tables, and what kind of cell each holds: documented, and in a fixed order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

ColumnType = Literal["text", "texts", "number", "numbers", "date", "flag"]
Columns = Mapping[str, ColumnType]

DOCUMENT: Columns = {
    "document_id": "text",
    "document_name": "text",
    "document_title": "text",
    "document_source": "text",
    "document_published": "date",
    "item": "text",
}
SAID: Columns = {
    "attribution_source": "text",
    "attribution_kind": "text",
    "hedge": "text",
    "quotes": "texts",
    "sentences": "numbers",
    "starts": "numbers",
    "ends": "numbers",
}
# Columns that came after others.
LATER: Columns = {
    "document_published_from": "text",
    "document_left_out": "texts",
    "where": "texts",
}
_MADE: Columns = {"made_start": "date", "made_end": "date", "made_from": "text"}
LATEST: Columns = {
    "known_by": "texts",
    "translations": "texts",
    "verified": "flag",
    "verified_by": "text",
}
_MEETING: Columns = {
    "parties": "texts",
    "participants": "texts",
    "status": "text",
    "format": "text",
    "level": "text",
    "when_text": "text",
    "when_start": "date",
    "when_end": "date",
    "when_precision": "text",
    "place": "text",
    "host": "text",
    "series": "text",
    "round": "text",
    "sideline_of": "text",
    "occasion": "text",
    "background": "flag",
    "disputed": "flag",
    "topics": "texts",
}
_COMMITMENT: Columns = {
    "by": "texts",
    "to": "texts",
    "modality": "text",
    "binding": "flag",
    "action": "text",
    "condition": "text",
    "deadline_text": "text",
    "deadline_start": "date",
    "deadline_end": "date",
    "deadline_precision": "text",
    "standing": "text",
    "meeting": "text",
}
_CONCERN: Columns = {
    "raised_by": "texts",
    "directed_at": "texts",
    "about": "text",
    "kind": "text",
    "voice": "text",
    "category": "text",
    "meeting": "text",
}
_OUTCOME: Columns = {
    "by": "texts",
    "what": "text",
    "result": "text",
    "when_text": "text",
    "when_start": "date",
    "when_end": "date",
    "when_precision": "text",
    "commitment": "text",
}
_UNDERTAKEN: Columns = {
    **DOCUMENT,
    **_COMMITMENT,
    **SAID,
    **LATER,
    **_MADE,
    **LATEST,
    "actor": "text",
}
COLUMNS: Mapping[str, Columns] = {
    "meetings": {**DOCUMENT, **_MEETING, **SAID, **LATER, **LATEST},
    "commitments": _UNDERTAKEN,
    "asks": _UNDERTAKEN,
    "concerns": {**DOCUMENT, **_CONCERN, **SAID, **LATER, **LATEST},
    "outcomes": {**DOCUMENT, **_OUTCOME, **SAID, **LATER, **LATEST},
}
