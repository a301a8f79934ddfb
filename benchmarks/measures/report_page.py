"""How large a report is and how fast it opens in Chromium: 200 documents, and one of 400,000 characters.

All are made of the recordings: their documents over and over, each with a line of its own; the same,
each with the next ones' texts behind it, up to 5,000 characters; and their documents one behind the
other with all items. Times are what the browser itself measures, medians.
"""

from __future__ import annotations

import argparse
import itertools
import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.folders import CASSETTES
from summarizer import Document, Summary
from summarizer._recordings.stored import Stored, read_stored_summaries
from summarizer.render._html import as_html

MB = 1_000_000
OPENED = """() => {
  const [load] = performance.getEntriesByType("navigation");
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  return [paint ? paint.startTime : load.loadEventEnd, load.domContentLoadedEventEnd, load.loadEventEnd];
}"""
CLICKED = """(selector) => new Promise((done) => {
  const links = document.querySelectorAll(selector);
  const begun = performance.now();
  links[links.length - 1].click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
})"""
SIFTED = """() => new Promise((done) => {
  const begun = performance.now();
  document.querySelector(".view.on .chip input").click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
})"""


def many(
    found: Stored, number: int, *, characters: int = 0
) -> tuple[list[Summary], dict[str, Document]]:
    """So many summaries of documents that differ, in turn those of the recordings.

    Those shorter than so many `characters` go on with the texts of the others, up to these.
    """
    summaries, documents = [], {}
    known = [summary for summary in found.summaries if summary.document.id in found.documents]
    for turn, summary in zip(range(number), itertools.cycle(known), strict=False):
        text = found.documents[summary.document.id].text
        others = itertools.cycle(known[turn % len(known) + 1 :] + known)
        while len(text) < characters:
            further = found.documents[next(others).document.id].text
            text = f"{text}\n\n{further}"[: max(characters, len(text))]
        document = Document(
            f"{text}\n\nCopy {turn + 1}.", title=f"{summary.document.title} ({turn + 1})"
        )
        of = summary.document.model_copy(update={"id": document.id, "title": document.title})
        summaries.append(summary.model_copy(update={"document": of}))
        documents[document.id] = document
    return summaries, documents


def long(found: Stored, characters: int) -> tuple[Summary, Document]:
    """One document of at least so many characters, with every item of those that it is made of."""
    tree: dict[str, Any] = {
        name: [] for name in ("overview", "parties", "meetings", "commitments", "concerns", "rejected")
    }
    text = ""
    for summary in itertools.cycle(found.summaries):
        if len(text) >= characters:
            break
        shifted = json.loads(summary.model_dump_json())
        for kind in ("meetings", "commitments", "concerns", "parties"):
            tree[kind] += _renumbered(shifted[kind], kind, tree, len(text))
        text += found.documents[summary.document.id].text + "\n\n"
    document = Document(text, title=f"{len(text):,} characters")
    first = json.loads(found.summaries[0].model_dump_json())
    tree |= {name: first[name] for name in ("provenance", "usage")}
    tree["document"] = first["document"] | {"id": document.id, "title": document.title}
    return Summary.model_validate(tree), document


def _renumbered(items: list[Any], kind: str, tree: dict[str, Any], offset: int) -> list[Any]:
    """Items with the next free ids, their references left out, their evidence moved behind `offset`."""
    letter = {"meetings": "m", "commitments": "c", "concerns": "k", "parties": "p"}[kind]
    parties = len(tree["parties"])

    def moved(ids: Sequence[str]) -> list[str]:
        return [f"p{int(id_[1:]) + parties}" for id_ in ids]

    for number, item in enumerate(items, len(tree[kind]) + 1):
        item["id"] = f"{letter}{number}"
        for name in ("parties", "by", "to", "raised_by", "directed_at"):
            if name in item:
                item[name] = moved(item[name])
        for person in item.get("participants", ()):
            person["party"] = None
        item.update({name: None for name in ("host", "sideline_of", "meeting") if name in item})
        for evidence in item.get("evidence", ()):
            evidence["start"] += offset
            evidence["end"] += offset
    return items


def measured(
    page_text: str, repeats: int, actions: Sequence[tuple[str, str, str | None]]
) -> Iterator[str]:
    """Lines that say how long the page takes to open and to do each action, in milliseconds."""
    from playwright.sync_api import sync_playwright

    times: dict[str, list[float]] = {}
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("no chromium is installed: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "report.html"
        path.write_text(page_text, "utf-8")
        for _ in range(repeats):
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(path.as_uri(), wait_until="load")
            page.wait_for_timeout(50)
            stages = ("first painted after", "can be used (its script has run) after", "loaded after")
            for name, took in zip(stages, page.evaluate(OPENED), strict=True):
                times.setdefault(name, []).append(took)
            for name, action, argument in actions:
                times.setdefault(name, []).append(page.evaluate(action, argument))
            browser.close()
    for name, taken in times.items():
        yield f"  {name}: {statistics.median(taken):,.0f} ms (worst of {repeats}: {max(taken):,.0f})"


def main() -> None:
    """Make both reports, and print their sizes and times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    repeats = parser.parse_args().repeats
    found = read_stored_summaries([str(CASSETTES)])
    summaries, documents = many(found, 200)
    fuller, texts_of = many(found, 200, characters=5_000)
    summary, document = long(found, 400_000)
    for name, shown, texts, actions in (
        (
            f"{len(summaries)} documents",
            summaries,
            documents,
            [("a document opened from the list", CLICKED, ".documents a")],
        ),
        (
            f"{len(fuller)} documents of 5,000 characters",
            fuller,
            texts_of,
            [("a document opened from the list", CLICKED, ".documents a")],
        ),
        (
            f"one document of {len(document.text):,} characters,"
            f" {len(list(summary.all_evidence())):,} quotes",
            [summary],
            {document.id: document},
            [
                ("the last quote clicked, its words shown", CLICKED, ".quote"),
                ("words clicked, their item shown", CLICKED, ".ev"),
                ("a type filtered out", SIFTED, None),
            ],
        ),
    ):
        begun = time.perf_counter()
        page = as_html(shown, texts.get)
        took = time.perf_counter() - begun
        print(f"{name}: {len(page.encode()) / MB:.2f} MB, made in {took:.2f} s")
        print(*measured(page, repeats, actions), sep="\n")


if __name__ == "__main__":
    main()
