"""langextract, run in an environment of its own in .bench/."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.peers.environments import ask_script, make_environment
from benchmarks.peers.peer_requests import ASKED, EXAMPLE

LANGEXTRACT = "1.7.1"  # the version that the figures in docs/quality.md are of
WORKER = Path(__file__).with_name("langextract_worker.py")
NAME = f"langextract {LANGEXTRACT}"


def run_langextract(request: dict[str, Any], script: Path = WORKER) -> Any:
    """What one of the scripts answers to a request, both JSON. Raises PeerError where it cannot run."""
    return ask_script(langextract_python(), script, request, name=NAME)


def build_prompts(texts: list[str]) -> dict[str, list[list[str]]]:
    """The prompts that it would send for each text: "default" and in "one_chunk". None is sent."""
    asked = {"task": "prompt", "texts": texts, "description": ASKED, "example": EXAMPLE}
    prompts: dict[str, list[list[str]]] = run_langextract(asked)
    return prompts


def langextract_python() -> Path:
    """The Python of an environment with langextract, made once in .bench/."""
    packages = [f"langextract[openai]=={LANGEXTRACT}"]
    return make_environment(f"langextract-{LANGEXTRACT}-openai", packages, name=NAME)
