"""langextract over many texts, in an environment of its own: JSON on stdin, its cost as JSON on stdout.

{"url": ..., "texts": [...], "first": ..., "at_once": 64, "one_chunk": true, "example": {...}}; the
first text, asked about before the clock starts, has paid for imports.
"""

from __future__ import annotations

import json
import resource
import sys
import time
import warnings
from typing import Any


def main(asked: dict[str, Any]) -> dict[str, float]:
    import langextract

    example = asked["example"]
    shown = langextract.data.ExampleData(
        text=example["text"],
        extractions=[langextract.data.Extraction(**extraction) for extraction in example["extractions"]],
    )

    def extract(texts: list[str]) -> Any:
        return langextract.extract(
            [langextract.data.Document(text=text) for text in texts],
            prompt_description=asked["description"],
            examples=[shown],
            config=langextract.factory.ModelConfig(
                model_id="gpt-4o-mini",
                provider="OpenAILanguageModel",
                provider_kwargs={"api_key": "k", "base_url": asked["url"]},
            ),
            max_workers=asked["at_once"],
            batch_length=asked["at_once"],
            show_progress=False,
            fence_output=False,
            use_schema_constraints=False,
            **({"max_char_buffer": 10**6} if asked["one_chunk"] else {}),
        )

    extract([asked["first"]])
    began, cpu = time.perf_counter(), time.process_time()
    found = list(extract(asked["texts"]))
    wall = time.perf_counter() - began
    assert len(found) == len(asked["texts"])
    assert all(len(document.extractions) >= 7 for document in found)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"wall": wall, "cpu": time.process_time() - cpu, "peak": peak}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    request = json.load(sys.stdin)
    json.dump(main(request), sys.stdout)
