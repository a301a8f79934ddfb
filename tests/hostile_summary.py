"""A summary whose every word attacks whoever shows it, and the document that it quotes."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from examples import attribution, commitment, concern, meeting, outcome

from summarizer import Document, Summary

PAYLOADS = (
    "</script><script>document.title='ran'</script>",
    '"><img src=x onerror="document.title=\'ran\'">',
    "' onfocus=document.title='ran' autofocus tabindex=1 x='",
    "javascript:document.title='ran'",
    "<a href=\"javascript:document.title='ran'\">a link</a>",
    "<svg onload=document.title='ran'><foreignObject>",
    "</style><style>*{background:url(http://127.0.0.1:9/leak)}</style>",
    '<base href="http://127.0.0.1:9/"><meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">',
    '<iframe srcdoc="<script>top.document.title=1</script>"></iframe>',
    "<!--><math><mtext></table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1'>",
    "</textarea></title></template></details></select><plaintext>",
    "{{ 7 * 7 }}{% raw %}{# #}",
    "\u202egnp.exe\u2066 turned \u200b\u00ad\ufeff round",
    "\x1b]8;;http://127.0.0.1:9/\x07click\x1b[2J\x9b31m\x7f",
    '=HYPERLINK("http://127.0.0.1:9/","click")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)*cmd",
    "\t=1+1",
    "\r=1+1\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:http://127.0.0.1:9/\r\n",
    "＝1+1",
    "[a](javascript:alert(1)) ![b](http://127.0.0.1:9/) <http://127.0.0.1:9/> `c` | d |",
)
# Controls, what turns the direction of writing, and what has no shape: zero widths, fillers, tags.
UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
ONE_TOKEN = "x" * 1_000_000


def hostile() -> tuple[Summary, Document]:
    """Each payload in every place that a summary has for words; the evidence stands where it says."""
    text = "\n\n".join(PAYLOADS)
    starts = [text.index(each) for each in PAYLOADS]
    of = Document(text, title=PAYLOADS[0], source=PAYLOADS[1], published="2025-05-21")

    def words(number: int) -> str:
        return PAYLOADS[number % len(PAYLOADS)]

    def quoted(number: int) -> list[dict[str, Any]]:
        number %= len(PAYLOADS)
        start, quote, told = starts[number], PAYLOADS[number], {"translation": words(number + 3)}
        return [{"sentence": 1, "quote": quote, "start": start, "end": start + len(quote)} | told]

    def item(number: int) -> dict[str, Any]:
        said = attribution(words(number), "named_person", words(number + 1))
        return {"attribution": said, "evidence": quoted(number)}

    numbers = range(len(PAYLOADS))
    day = dt.date(2025, 6, 3)
    when = {"text": "x", "start": day, "end": day, "precision": "day"}
    parties = [
        {"id": f"p{n + 1}", "name": words(n), "known_by": words(n + 1) if n % 2 else None}
        | {"kind": "international_org", "aliases": [words(n)]}
        for n in numbers
    ]
    meetings = [
        meeting(
            f"m{n + 1}",
            **item(n),
            parties=[f"p{n + 1}", "p1"],
            participants=[{"name": words(n), "role": words(n + 2), "party": None}],
            status="scheduled",
            when=when | {"text": words(n)},
            **{each: words(n) for each in ("place", "series", "round", "occasion")},
            topics=[words(n)],
        )
        for n in numbers
    ]
    commitments = [
        commitment(
            f"c{n + 1}",
            **item(n),
            by=[f"p{n + 1}"],
            to=["p1"],
            modality="urged" if n % 2 else "pledged",
            action=words(n),
            actor=words(n),
            condition=words(n),
            deadline={"text": words(n)},
        )
        for n in numbers
    ]
    concerns = [
        concern(f"k{n + 1}", **item(n), raised_by=[f"p{n + 1}"], about=words(n)) for n in numbers
    ]
    outcomes = [
        outcome(
            f"r{n + 1}",
            **item(n),
            by=[f"p{n + 1}"],
            what=words(n),
            when=when | {"text": words(n)},
            commitment=f"c{n + 1}",
        )
        for n in numbers
    ]
    refused = [
        {"what": words(n), "why": words(n), "nearest": words(n), "diff": words(n)} for n in numbers
    ]
    tree = {
        "document": {"id": of.id, "name": words(2), "title": of.title, "source": of.source}
        | {"published": of.published, "language": 'en" onload="x'},
        "overview": [{"text": words(n), "evidence": quoted(n)} for n in numbers],
        "parties": parties,
        "meetings": meetings,
        "commitments": commitments,
        "concerns": concerns,
        "outcomes": outcomes,
        "rejected": [*refused, {"what": f"[-{words(0)}-]", "why": "x", "diff": f"{{+{words(1)}+}}"}],
        "provenance": dict.fromkeys(
            ("model", "prompt", "prompt_hash", "schema_version", "package_version"), words(0)
        ),
        "usage": {},
        "verification": {"model": words(0), "prompt": words(1), "prompt_hash": words(2), "usage": {}}
        | {"verdicts": [{"item": "m1", "reason": words(3), "support": "partly"}]},
    }
    return Summary.model_validate(tree), of
