"""langextract beside us, in an environment of its own: reads JSON on stdin, writes JSON on stdout.

{"task": "align", "texts": [...], "quotes": [[text, quote], ...], "rounds": n} finds quotes;
{"task": "prompt", "texts": [...], "description": ..., "example": {...}} builds prompts, sending none.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from typing import Any


def align(asked: dict[str, Any]) -> dict[str, Any]:
    """Whether each quote was given a span, and an exact one; the seconds for each, round by round.

    One call a quote, so that none gets in another's way.
    """
    from langextract.core.data import AlignmentStatus, Extraction
    from langextract.resolver import WordAligner

    texts, quotes = asked["texts"], asked["quotes"]

    def of(quote: str) -> Extraction:
        return Extraction(extraction_class="quote", extraction_text=quote)

    found: list[bool] = []
    exact: list[bool] = []
    rounds: list[list[float]] = []
    for _ in range(asked["rounds"]):
        found, exact, seconds = [], [], []
        for text, quote in quotes:
            began = time.perf_counter()
            ((aligned,),) = WordAligner().align_extractions([[of(quote)]], texts[text])
            seconds.append(time.perf_counter() - began)
            found.append(aligned.char_interval is not None)
            exact.append(aligned.alignment_status == AlignmentStatus.MATCH_EXACT)
        rounds.append(seconds)
    return {"found": found, "exact": exact, "seconds": rounds}


def prompts(asked: dict[str, Any]) -> dict[str, Any]:
    """The prompts that langextract would send for each text: with its defaults, and in one chunk."""
    import langextract
    from langextract.core.base_model import BaseLanguageModel
    from langextract.core.types import ScoredOutput

    class Listening(BaseLanguageModel):
        """A model that keeps what it is asked and answers nothing."""

        def __init__(self) -> None:
            super().__init__()
            self.heard: list[str] = []

        def infer(self, batch_prompts: Any, **_: Any) -> Any:
            for prompt in batch_prompts:
                self.heard.append(prompt)
                yield [ScoredOutput(score=1.0, output='{"extractions": []}')]

    example = asked["example"]
    shown = langextract.data.ExampleData(
        text=example["text"],
        extractions=[langextract.data.Extraction(**extraction) for extraction in example["extractions"]],
    )

    def heard(text: str, **options: Any) -> list[str]:
        model = Listening()
        langextract.extract(
            text,
            prompt_description=asked["description"],
            examples=[shown],
            model=model,
            show_progress=False,
            **options,
        )
        return model.heard

    return {
        "default": [heard(text) for text in asked["texts"]],
        "one_chunk": [heard(text, max_char_buffer=10**6) for text in asked["texts"]],
    }


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    request = json.load(sys.stdin)
    json.dump({"align": align, "prompt": prompts}[request["task"]](request), sys.stdout)
