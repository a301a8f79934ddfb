"""langextract over recorded answers, in an environment of its own: JSON on stdin, what it makes as JSON.

{"texts": [...], "answers": {prompt: answer}, "one_chunk": true, "rounds": n, "description": ...,
"example": {...}} is answered with {"documents": [[{extraction}, ...], ...], "seconds": [...]}.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
import warnings
from typing import Any


def main(asked: dict[str, Any]) -> dict[str, Any]:
    """The extractions of each text, and the median seconds of CPU for each."""
    import langextract
    from langextract.core.base_model import BaseLanguageModel
    from langextract.core.types import ScoredOutput

    class Recorded(BaseLanguageModel):
        """A model that gives the answers that were recorded."""

        def infer(self, batch_prompts: Any, **_: Any) -> Any:
            for prompt in batch_prompts:
                yield [ScoredOutput(score=1.0, output=asked["answers"][prompt])]

    example = asked["example"]
    shown = langextract.data.ExampleData(
        text=example["text"],
        extractions=[langextract.data.Extraction(**extraction) for extraction in example["extractions"]],
    )
    options = {"max_char_buffer": 10**6} if asked["one_chunk"] else {}

    def extract(text: str) -> tuple[Any, float]:
        began = time.process_time()
        document = langextract.extract(
            text,
            prompt_description=asked["description"],
            examples=[shown],
            model=Recorded(),
            show_progress=False,
            **options,
        )
        return document, time.process_time() - began

    documents, seconds = [], []
    for text in asked["texts"]:
        rounds = [extract(text) for _ in range(asked["rounds"])]
        documents.append([describe(found) for found in rounds[0][0].extractions])
        seconds.append(statistics.median(taken for _, taken in rounds))
    return {"documents": documents, "seconds": seconds}


def describe(found: Any) -> dict[str, Any]:
    """An extraction as JSON; `start` and `end` are null where it found no place."""
    place = found.char_interval
    return {
        "extraction_class": found.extraction_class,
        "extraction_text": found.extraction_text,
        "start": place.start_pos if place else None,
        "end": place.end_pos if place else None,
        "status": found.alignment_status.value if found.alignment_status else None,
        "attributes": found.attributes,
    }


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    request = json.load(sys.stdin)
    json.dump(main(request), sys.stdout)
