"""A story in windows, and summaries of what each of them is answered."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from examples import (
    EMPTY,
    PROMPT,
    commitment_of,
    evidence,
    meeting_of,
    states,
)

from summarizer import Document, Summary
from summarizer._call.call import Call
from summarizer._call.reply import Reply
from summarizer._flow.flow import summarize_flow
from summarizer._model.drive import drive_flow_blocking

Ask = Callable[[Call], Reply]


def summary_in_windows(text: str | Document, ask: Ask, *, window: int = 6_000) -> Summary:
    told = Document(text, published="2024-05-08") if isinstance(text, str) else text
    flow = summarize_flow(told, PROMPT, model="test-model", version="0", window=window)
    return drive_flow_blocking(flow, ask)


STORY = """\
Norway and Iceland Talk of Fish

BERGEN — Norway and Iceland met in Bergen on Monday. Norway pledged 10 million crowns for the quay.

Norway and Iceland had met before, on 3 March 2021, in Oslo. Iceland reportedly agreed to clear the \
harbour.

The talks between Norway and Iceland went on until dark. Norway said that it would pay the 10 million \
crowns for the quay.

Iceland agreed to clear the harbour. Norway reaffirmed that it would pay 10 million crowns for the quay.
"""


PARTIES = states("Norway", "Iceland")


WINDOW = 45  # tokens: a paragraph each, but for the headline


def told_in_windows(*answers: dict[str, Any], text: str = STORY) -> Summary:
    """The summary of a story, each of whose windows is answered with these items."""
    parts = [EMPTY | {"parties": PARTIES} | each for each in answers]

    def ask(call: Call) -> Reply:
        if call.name != "summary":
            return Reply({"mends": []} if call.name == "correction" else {"groups": []})
        number = re.search(r"This is part (\d+) of (\d+)", call.user)
        assert number is not None and int(number[2]) == len(answers)
        return Reply(parts[int(number[1]) - 1])

    return summary_in_windows(text, ask, window=WINDOW)


MET = meeting_of(
    "Norway and Iceland met in Bergen on Monday", sentence=2, when={"text": "Monday"}, place="Bergen"
)


BEFORE = meeting_of(
    "Norway and Iceland had met before, on 3 March 2021, in Oslo",
    sentence=4,
    background=True,
    when={"text": "3 March 2021"},
    place="Oslo",
)


TALKS = meeting_of(
    "The talks between Norway and Iceland went on until dark",
    sentence=6,
    parties=["p2", "p1"],
    format="unspecified",
    level="unknown",
    topics=["fish"],
)


PLEDGE = commitment_of(
    "Norway pledged 10 million crowns for the quay",
    sentence=3,
    action="pay 10 million crowns for the quay",
)


AGAIN = PLEDGE | {
    "modality": "reaffirmed",
    "evidence": evidence(9, "Norway reaffirmed that it would pay 10 million crowns for the quay"),
}
