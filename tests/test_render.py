"""Rendering: what a summary looks like, and that nothing in it can steer what shows it."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pydantic import ValidationError
from rich.cells import cell_len

from summarizer._render import as_json, as_json_line, as_markdown, as_text, plain
from summarizer._wording import spelled
from summarizer.schemas import Summary

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SGR = re.compile(r"\x1b\[[0-9;]*m")


def quoted(sentence: int, quote: str) -> dict[str, Any]:
    return {"sentence": sentence, "quote": quote, "start": 0, "end": len(quote)}


def said(source: str | None, kind: str, hedge: str | None = None) -> dict[str, Any]:
    return {"source": source, "kind": kind, "hedge": hedge}


def a_meeting(**fields: Any) -> dict[str, Any]:
    """A meeting of Norway and Iceland of which nothing more is known than `fields`."""
    return {
        "id": "m1",
        "parties": ["p1", "p2"],
        "participants": [],
        "status": "held",
        "format": "unspecified",
        "level": "unknown",
        "when": None,
        "place": None,
        "host": None,
        "series": None,
        "round": None,
        "sideline_of": None,
        "occasion": None,
        "background": False,
        "disputed": False,
        "topics": [],
        "attribution": said(None, "reporter"),
        "evidence": [quoted(1, "met")],
        **fields,
    }


def a_commitment(**fields: Any) -> dict[str, Any]:
    return {
        "id": "c1",
        "by": ["p1"],
        "to": [],
        "modality": "pledged",
        "action": "share catch figures",
        "condition": None,
        "deadline": None,
        "standing": "active",
        "meeting": None,
        "attribution": said(None, "reporter"),
        "evidence": [quoted(2, "will share catch figures")],
        **fields,
    }


def a_concern(**fields: Any) -> dict[str, Any]:
    return {
        "id": "k1",
        "raised_by": ["p2"],
        "directed_at": [],
        "about": "falling mackerel stocks",
        "kind": "worry",
        "voice": "stated",
        "category": "environment",
        "meeting": None,
        "attribution": said(None, "reporter"),
        "evidence": [quoted(3, "worried about mackerel")],
        **fields,
    }


def a_summary(**fields: Any) -> Summary:
    """A Summary of a story about Norway (p1) and Iceland (p2); without `fields`, an empty one."""
    return Summary.model_validate(
        {
            "document": {
                "id": "0123456789abcdef" * 4,
                "title": "Norway and Iceland settle mackerel shares",
                "source": "Harbour Wire",
                "published": dt.date(2025, 5, 21),
                "language": "en",
            },
            "overview": [],
            "parties": [
                {"id": "p1", "name": "Norway", "kind": "state"},
                {"id": "p2", "name": "Iceland", "kind": "state"},
                {"id": "p3", "name": "Faroe Islands", "kind": "subnational"},
            ],
            "meetings": [],
            "commitments": [],
            "concerns": [],
            "rejected": [],
            "provenance": {
                "model": "gpt-harbour",
                "prompt": "summary.v1",
                "prompt_hash": "00112233aabbccdd",
                "schema_version": "1",
                "package_version": "0.1.0",
            },
            "usage": {"requests": 1, "tokens_in": 900, "tokens_out": 80},
            **fields,
        }
    )


def the_mackerel_story() -> Summary:
    """Everything that a summary can hold, once."""
    return a_summary(
        overview=[
            {
                "text": "Norway and Iceland agreed in Bergen to cut the mackerel catch.",
                "evidence": [quoted(2, "agreed to cut"), quoted(1, "in Bergen")],
            },
            {
                "text": "Norway asked the Faroe Islands to open their logbooks.",
                "evidence": [quoted(5, "open their logbooks")],
            },
        ],
        meetings=[
            a_meeting(
                participants=[
                    {"name": "Ingrid Solheim", "role": "fisheries minister", "party": "p1"},
                    {"name": "Jón Hallsson", "role": "acting minister of food", "party": "p2"},
                    {"name": "Birta Einarsdóttir", "role": None, "party": "p2"},
                    {"name": "Maud Lind", "role": "mediator", "party": None},
                ],
                format="in_person",
                level="ministerial",
                when={
                    "text": "Tuesday",
                    "start": dt.date(2025, 5, 20),
                    "end": dt.date(2025, 5, 20),
                    "precision": "day",
                },
                place="Bergen",
                host="p1",
                sideline_of="m2",
                occasion="during her visit",
                topics=["mackerel quotas", "port access"],
                attribution=said("a joint statement", "joint_statement"),
                evidence=[quoted(1, "the ministers met in Bergen on Tuesday")],
            ),
            a_meeting(
                id="m2",
                parties=["p1", "p2", "p3"],
                status="scheduled",
                when={
                    "text": "later this month",
                    "start": dt.date(2025, 5, 22),
                    "end": dt.date(2025, 5, 31),
                    "precision": "range",
                },
                series="North Sea Fisheries Forum",
                round="ninth round",
                background=True,
                disputed=True,
                attribution=said("two officials", "anonymous", "reportedly"),
                evidence=[quoted(8, "reportedly convenes later this month")],
            ),
        ],
        commitments=[
            a_commitment(
                by=["p1", "p2"],
                to=["p3"],
                modality="agreed",
                action="cut the mackerel catch by a fifth",
                condition="if the Faroe Islands follow",
                deadline={
                    "text": "by the end of the year",
                    "start": dt.date(2025, 12, 31),
                    "end": dt.date(2025, 12, 31),
                    "precision": "day",
                },
                meeting="m1",
                attribution=said("a joint statement", "joint_statement"),
                evidence=[
                    quoted(2, "agreed to cut the mackerel catch by a fifth"),
                    quoted(3, "if the Faroe Islands follow"),
                ],
            ),
            a_commitment(
                id="c2",
                by=["p2"],
                to=["p1"],
                action="open two ports to Norwegian trawlers",
                deadline={"text": "in due course"},
                standing="withdrawn",
                attribution=said("the food ministry", "official_statement", "reportedly"),
                evidence=[quoted(4, "had reportedly pledged to open two ports, but took it back")],
            ),
            a_commitment(
                id="c3",
                to=["p3"],
                modality="urged",
                action="open their logbooks",
                meeting="m1",
                attribution=said("Ingrid Solheim", "named_person"),
                evidence=[quoted(5, "urged the Faroe Islands to open their logbooks")],
            ),
        ],
        concerns=[
            a_concern(
                directed_at=["p1"],
                meeting="m1",
                attribution=said("Jón Hallsson", "named_person"),
                evidence=[quoted(6, "“We are worried about mackerel,” Hallsson said")],
            ),
            a_concern(
                id="k2",
                raised_by=["p1", "p2"],
                about="unlicensed trawlers",
                kind="objection",
                voice="reported",
                category="other",
                evidence=[quoted(7, "Unlicensed trawlers irk both capitals")],
            ),
        ],
        rejected=[
            {
                "what": "commitment: ban drift nets",
                "why": "not verbatim: the document words it otherwise",
                "nearest": "They talked about drift nets.",
                "diff": "[-They will ban-] {+They talked about+} drift nets.",
            },
            {"what": "concern: oil prices", "why": "the quote stands nowhere in the document"},
        ],
        usage={
            "requests": 2,
            "tokens_in": 3210,
            "tokens_cached": 1024,
            "tokens_out": 640,
            "cost": 0.01234,
        },
    )
