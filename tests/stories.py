"""A story as a summary that holds everything once, and the like of it with any words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import cycle
from typing import Any

from examples import attribution, commitment, concern, meeting, outcome
from hypothesis import strategies as st

from summarizer.schemas import Summary

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


SGR = re.compile(r"\x1b\[[0-9;]*m")


def quoted(sentence: int, quote: str) -> dict[str, Any]:
    return {"sentence": sentence, "quote": quote, "start": 0, "end": len(quote)}


def when(text: str, start: dt.date, end: dt.date, precision: str) -> dict[str, Any]:
    return {"text": text, "start": start, "end": end, "precision": precision}


def shown_meeting(**fields: Any) -> dict[str, Any]:
    """A meeting of Norway and Iceland of which nothing more is known than `fields`."""
    unknown = {"format": "unspecified", "level": "unknown", "evidence": [quoted(1, "met")]}
    return meeting("m1", **{"parties": ["p1", "p2"]} | unknown | fields)


def shown_commitment(**fields: Any) -> dict[str, Any]:
    """A promise of Norway."""
    known = {"by": ["p1"], "action": "share catch figures"}
    return commitment("c1", **known | {"evidence": [quoted(2, "will share catch figures")]} | fields)


def shown_concern(**fields: Any) -> dict[str, Any]:
    """A worry of Iceland."""
    known = {"raised_by": ["p2"], "about": "falling mackerel stocks"}
    return concern("k1", **known | {"evidence": [quoted(3, "worried about mackerel")]} | fields)


def shown_outcome(**fields: Any) -> dict[str, Any]:
    """What came of an undertaking of Norway."""
    known = {"by": ["p1"], "what": "open the logbooks", "result": "not_done"}
    return outcome("r1", **known | {"evidence": [quoted(4, "never opened the logbooks")]} | fields)


def verified(*items: str, model: str | None = "second-reader") -> dict[str, Any]:
    """A second reading that supports these items."""
    verdicts = [{"item": item, "reason": "stated", "support": "supported"} for item in items]
    prompt = {"prompt": "verification.v2", "prompt_hash": "8899aabbccddeeff"}
    return {"model": model, **prompt, "usage": {}, "verdicts": verdicts}


def shown_summary(**fields: Any) -> Summary:
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
                {
                    "id": "p1",
                    "name": "Norway",
                    "known_by": None,
                    "kind": "state",
                    "country": "NOR",
                    "aliases": ["Oslo"],
                },
                {"id": "p2", "name": "Iceland", "known_by": None, "kind": "state"},
                {"id": "p3", "name": "Faroe Islands", "known_by": None, "kind": "subnational"},
            ],
            "meetings": [],
            "commitments": [],
            "concerns": [],
            "outcomes": [],
            "rejected": [],
            "provenance": {
                "model": "gpt-harbour",
                "prompt": "summary.v1",
                "prompt_hash": "00112233aabbccdd",
                "schema_version": "2",
                "package_version": "0.1.0",
            },
            "usage": {"requests": 1, "tokens_in": 900, "tokens_out": 80},
            **fields,
        }
    )


def the_mackerel_story() -> Summary:
    """Everything that a summary can hold, once."""
    return shown_summary(
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
            shown_meeting(
                participants=[
                    {"name": "Ingrid Solheim", "role": "fisheries minister", "party": "p1"},
                    {"name": "Jón Hallsson", "role": "acting minister of food", "party": "p2"},
                    {"name": "Birta Einarsdóttir", "role": None, "party": "p2"},
                    {"name": "Maud Lind", "role": "mediator", "party": None},
                ],
                format="in_person",
                level="ministerial",
                when=when("Tuesday", dt.date(2025, 5, 20), dt.date(2025, 5, 20), "day"),
                place="Bergen",
                host="p1",
                sideline_of="m2",
                occasion="during her visit",
                topics=["mackerel quotas", "port access"],
                attribution=attribution("a joint statement", "joint_statement"),
                evidence=[quoted(1, "the ministers met in Bergen on Tuesday")],
            ),
            shown_meeting(
                id="m2",
                parties=["p1", "p2", "p3"],
                status="scheduled",
                when=when("later this month", dt.date(2025, 5, 22), dt.date(2025, 5, 31), "range"),
                series="North Sea Fisheries Forum",
                round="ninth round",
                background=True,
                disputed=True,
                attribution=attribution("two officials", "anonymous", "reportedly"),
                evidence=[quoted(8, "reportedly convenes later this month")],
            ),
        ],
        commitments=[
            shown_commitment(
                by=["p1", "p2"],
                to=["p3"],
                modality="agreed",
                action="cut the mackerel catch by a fifth",
                condition="if the Faroe Islands follow",
                deadline=when(
                    "by the end of the year", dt.date(2025, 12, 31), dt.date(2025, 12, 31), "day"
                ),
                meeting="m1",
                attribution=attribution("a joint statement", "joint_statement"),
                evidence=[
                    quoted(2, "agreed to cut the mackerel catch by a fifth"),
                    quoted(3, "if the Faroe Islands follow"),
                ],
            ),
            shown_commitment(
                id="c2",
                by=["p2"],
                to=["p1"],
                action="open two ports to Norwegian trawlers",
                deadline={"text": "in due course"},
                standing="withdrawn",
                attribution=attribution("the food ministry", "official_statement", "reportedly"),
                evidence=[quoted(4, "had reportedly pledged to open two ports, but took it back")],
            ),
            shown_commitment(
                id="c3",
                to=["p3"],
                modality="urged",
                action="open their logbooks",
                meeting="m1",
                attribution=attribution("Ingrid Solheim", "named_person"),
                evidence=[quoted(5, "urged the Faroe Islands to open their logbooks")],
            ),
        ],
        concerns=[
            shown_concern(
                directed_at=["p1"],
                meeting="m1",
                attribution=attribution("Jón Hallsson", "named_person"),
                evidence=[quoted(6, "“We are worried about mackerel,” Hallsson said")],
            ),
            shown_concern(
                id="k2",
                raised_by=["p1", "p2"],
                about="unlicensed trawlers",
                kind="objection",
                voice="reported",
                category="other",
                evidence=[quoted(7, "Unlicensed trawlers irk both capitals")],
            ),
        ],
        outcomes=[
            shown_outcome(
                by=["p3"],
                what="send their logbooks",
                result="partly_done",
                when=when("in April", dt.date(2025, 4, 1), dt.date(2025, 4, 30), "month"),
                commitment="c1",
                attribution=attribution("Ingrid Solheim", "named_person", "apparently"),
                evidence=[
                    quoted(9, "les livres ne sont venus qu’en partie")
                    | {"translation": "the books came only in part"}
                ],
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


PIECES = [
    *("\x1b[2J", "\x1b]0;title\x07", "\x9b31m", "\x7f", "\x85", "\r", "\n\n# ", "\u2028", "\u2029"),
    *("\ufeff", "\u200b", "\u200d", "\u00ad", "\U000e0041", "\ue000", "\u0601", "\u3164"),
    *("[red]", "[/]", "[link=http://x]", ":smile:", "<b>", "<!--", "&lt;", "&#91;", "![a](b)"),
    *("[a]: /b", "**", "__", "`", "```\n", "~~", "\n> ", "\n- ", "\n1. ", "1. ", "- ", "+ ", "    "),
    *("\n---\n", "\n===\n", "|a|b|\n|-|-|\n", "\\", "www.x.is", "http://x.is", "a@b.is", "$x$"),
    *("漢字", "é", "e\u0301", "😀", "العربية", *BIDI),
]


TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
)


# Fields that hold ids, words from a fixed list, or digits: no other text fits them.
FIXED = {
    "schema_version",  # a higher one would be refused
    *("id", "kind", "status", "format", "level", "modality", "standing", "voice", "category"),
    *("match", "precision", "parties", "party", "host", "sideline_of", "by", "to", "meeting"),
    *("raised_by", "directed_at", "result", "commitment"),
}


# Text that a reader of the summary does not need; it is in the JSON.
LEFT_OUT = {
    "language",
    "actor",
    "country",
    "aliases",
    "prompt_hash",
    "schema_version",
    "package_version",
}


def respelled(value: Any, words: Iterator[str], skip: frozenset[str] = frozenset()) -> Any:
    """The story, as data, with the next of `words` in the place of each text but those of `skip`."""
    if isinstance(value, str):
        return next(words)
    if isinstance(value, list | tuple):
        return [respelled(each, words, skip) for each in value]
    if not isinstance(value, dict):
        return value
    # A dict is an item wherever "parties" stands at the top, and ids where it stands in a meeting.
    changed = {
        key: each
        if (key in FIXED and not _holds_items(each)) or key in skip
        else respelled(each, words, skip)
        for key, each in value.items()
    }
    if "quote" in changed:
        changed["end"] = changed["start"] + len(changed["quote"])
    return changed


def _holds_items(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], dict)


def a_story_of(words: list[str]) -> Summary:
    """The mackerel story with `words`, over and over, in each of its fields of free text."""
    return Summary.model_validate(respelled(the_mackerel_story().model_dump(), cycle(words)))
