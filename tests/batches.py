"""Records for a batch, and the lines that come of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

from commands import Done, Run
from endpoint import Answer, said
from examples import EMPTY

from summarizer import Document, read_documents

RIGHT = said(json.dumps(EMPTY))


class Batch(Protocol):
    """Run `summarizer batch ... -o out.jsonl`, or another command where that is named."""

    def __call__(
        self, *arguments: str, stdin: str = "", command: str = "batch", **more: str
    ) -> Done: ...


def make_batch(run: Run, folder: Path) -> Batch:
    """`Batch` by a way to run commands, with a cache in a folder."""

    def call(*arguments: str, stdin: str = "", command: str = "batch", **more: str) -> Done:
        output = ["-o", "out.jsonl"] if command == "batch" and "-o" not in arguments else []
        return run(
            *(command, *arguments, *output),
            stdin=stdin.encode(),
            OPENAI_API_KEY="",
            SUMMARIZER_MODEL="test-model",
            XDG_CACHE_HOME=str(folder / "caches"),
            **more,
        )

    return call


def documents_in(path: Path) -> Iterator[Document]:
    for each in read_documents(path):
        assert isinstance(each, Document)
        yield each


def records(count: int, **more: str) -> str:
    lines = [{"id": f"a{n}", "text": f"Ministers met in town {n}."} | more for n in range(count)]
    return "".join(json.dumps(line) + "\n" for line in lines)


def lines_of(path: str = "out.jsonl") -> list[Any]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


def ids_of(path: str = "out.jsonl") -> list[str]:
    return sorted(line["document"]["name"] for line in lines_of(path))


def town_in(body: dict[str, Any]) -> int:
    return int(body["messages"][-1]["content"].split("met in town ")[1].split(".")[0])


def answered_but_for(number: int, answer: Answer) -> Callable[[dict[str, Any]], Answer]:
    return lambda body: answer if town_in(body) == number else RIGHT
