"""The pages of the documentation: their commands and snippets, and what each is said to print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from folders import TOP

PAGES = (TOP / "README.md", *sorted((TOP / "docs").rglob("*.md")))
_FENCE = re.compile(r"^(```+)([\w+-]*)[^\n]*\n(.*?)^\1$", re.MULTILINE | re.DOTALL)

# A file that a page tells its reader to write: its name ends the sentence above the snippet.
_WRITTEN = re.compile(r"`([\w./]+\.(?:py|jinja))`[^`]*:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Step:
    """One command of a shell, or one snippet of Python, and the output shown below it."""

    language: str
    source: str
    line: int
    shown: str = ""


def name_page(page: Path) -> str:
    """Its path below the top, as a test's id."""
    return page.relative_to(TOP).as_posix()


def steps_of(page: Path) -> list[Step]:
    """What a reader of the page runs, in order."""
    return list(_read_steps(page.read_text("utf-8")))


def written_files(page: Path) -> dict[str, str]:
    """The files that a reader of the page writes, by their paths."""
    return dict(_WRITTEN.findall(page.read_text("utf-8")))


def _read_steps(text: str) -> Iterator[Step]:
    snippet: Step | None = None
    for fence in _FENCE.finditer(text):
        language, body = fence[2], fence[3]
        line = text.count("\n", 0, fence.start()) + 2
        if language == "output" and snippet:
            snippet = Step(snippet.language, snippet.source, snippet.line, body)
            continue
        if snippet:
            yield snippet
        snippet = Step("python", body, line) if language == "python" else None
        if language == "console":
            yield from _commands_of(body, line)
    if snippet:
        yield snippet


def _commands_of(body: str, line: int) -> Iterator[Step]:
    """The commands of a session: each begins with "$ ", and what follows is its output."""
    for part in re.finditer(r"^\$ ((?:.*\\\n)*.*\n)((?:(?!\$ ).*\n)*)", body, re.MULTILINE):
        yield Step("console", part[1].strip(), line + body.count("\n", 0, part.start()), part[2])


def matches_shown(shown: str, printed: str) -> bool:
    """Whether what was printed is what a page shows, where "…" stands for any text."""
    parts = [re.escape(" ".join(part.split())) for part in shown.split("…")]
    pattern = r"\s*.*?\s*".join(part.replace(r"\ ", " ") for part in parts)
    return re.fullmatch(r"\s*" + pattern + r"\s*", " ".join(printed.split()), re.DOTALL) is not None
