"""pysbd beside us, in an environment of its own: reads JSON on stdin, writes JSON on stdout.

{"texts": [[language, text], ...]} is answered with {"sentences": [[sentence, ...], ...]}, and with the
"golden" rules for English that come with the package: [[text, [sentence, ...]], ...].
"""

from __future__ import annotations

import json
import sys
import warnings
from importlib.metadata import files
from pathlib import Path
from runpy import run_path

GOLDEN = "benchmarks/english_golden_rules.py"


def find_golden_rules() -> list[list[object]]:
    """The texts and their sentences that the package was written against, if they are installed."""
    for file in files("pysbd") or ():
        if str(file) == GOLDEN:
            rules = run_path(str(Path(str(file.locate()))))
            return [list(rule) for rule in rules["GOLDEN_EN_RULES"]]
    return []


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    from pysbd import Segmenter  # type: ignore[import-not-found]
    from pysbd.languages import LANGUAGE_CODES  # type: ignore[import-not-found]

    texts = json.load(sys.stdin)["texts"]
    rules = find_golden_rules()
    found = [
        Segmenter(language=language if language in LANGUAGE_CODES else "en").segment(text)
        for language, text in [*texts, *(("en", text) for text, _ in rules)]
    ]
    json.dump({"sentences": found, "golden": rules}, sys.stdout)
