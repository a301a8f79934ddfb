"""What must stay true of the code itself: layers, exports, documentation, what is slow to import."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import click
import pytest

import summarizer
from summarizer import errors, schemas
from summarizer.cli import cli

ROOT = Path(summarizer.__file__).parent
TOP = Path(__file__).parents[1]

# Each room imports from layers below its own only.
LAYERS: tuple[tuple[str, ...], ...] = (
    (
        "schemas",
        "errors",
        "_version",
        "_bounds",
        "_compare",
        "_shut",
        "_statenames",
        "_bodynames",
        "_namewords",
        "_titlewords",
        "_inflection",
        "_measurewords",
        "_numberwords",
        "_calendar",
        "_datewords",
        "_spelled",
        "_fold",
        "_exchange",
        "_ahead",
        "read/_found",
        "read/_columns",
        "render",
        "render/_segments",
        "render/_labels",
    ),
    (
        "_document",
        "_files",
        "_figures",
        "_datephrase",
        "_request",
        "_prices",
        "_names",
        "_negation",
        "_force",
        "_stems",
        "_scrub",
        "_claim",
        "_unverified",
        "_tally",
        "read/_address",
        "read/_captions",
        "read/_content",
        "read/_extra",
    ),
    (
        "_split",
        "_framing",
        "_contrary",
        "_dates",
        "_datecut",
        "_reading",
        "_draft",
        "_settings",
        "_change",
        "_outcome",
        "_gold",
        "_sides",
        "_ledger",
        "read/_docx",
        "read/_kind",
        "read/_rows",
        "read/_text",
        "read/_url",
    ),
    (
        "_ground",
        "_window",
        "_agree",
        "_namedstates",
        "_personnames",
        "_answers",
        "_failures",
        "_keep",
        "read/_pagedate",
        "read/_pages",
    ),
    ("_fault", "_context", "_pair", "_partynames", "_equated", "_people", "read/_html", "read/_pdf"),
    ("_check_evidence", "_score", "read/_email", "read/_feed"),
    ("_check_facts", "_interval", "_score_faults", "read/_one"),
    ("_check", "read/_several"),
    ("_correct", "_settle", "_same", "_who", "read"),
    ("_worded", "_join", "_given"),
    ("_prompts", "_merge"),
    ("_corefer", "_verify"),
    ("_flow", "_wording"),
    (
        "_retry",
        "_score_form",
        "_pace",
        "_budget",
        "_source",
        "_unsent",
        "render/_lines",
        "render/_json",
        "render/_visible",
        "render/_tables",
        "render/_ics",
        "render/_cards",
        "render/_parties",
    ),
    (
        "_trouble",
        "render/_markdown",
        "render/_terminal",
        "render/_csv",
        "render/_parquet",
        "render/_report",
        "render/_timeline",
        "render/_graph",
        "_cassettes",
        "_drive",
        "_many",
        "_run",
        "_unwrap",
    ),
    ("_client", "_gold_files", "_feed", "_places", "render/_html"),
    ("_output", "_floors", "_kept_summaries", "_session"),
    ("_api", "_stored"),
    ("_replay",),
    ("_verdict", "_pytest_plugin", "_talk", "_options"),
    ("_verdict_form", "_batch", "_progress"),
    ("_cli_cassettes", "_cli_evaluate", "_cli_report", "_cli_batch", "_cli_text"),
    ("cli", "__init__"),
)
LAYER = {room: number for number, rooms in enumerate(LAYERS) for room in rooms}
OWNERS = {
    "openai": {"_client", "_retry", "_trouble"},
    "instructor": {"_client"},
    "tenacity": {"_retry"},
    "httpx2": {"_client"},
    "vcr": {"_cassettes"},
    "yaml": {"_exchange"},
    "babel": {"_names"},
    "jinja2": {"_prompts", "render/_html"},
    "markupsafe": {"render/_html", "render/_visible"},
    "icalendar": {"render/_ics"},
    "networkx": {"render/_graph"},
    "pyarrow": {"render/_parquet"},
    "dateparser": {"_datephrase"},
    "pycountry": {"_names"},
    "charset_normalizer": {"read/_text"},
    "click": {
        "cli",
        "_cli_batch",
        "_cli_cassettes",
        "_cli_evaluate",
        "_cli_report",
        "_cli_text",
        "_options",
        "_talk",
    },
    "docx": {"read/_docx"},
    "feedparser": {"read/_feed"},
    "httpcore2": {"read/_url"},
    "pypdf": {"read/_pdf"},
    "trafilatura": {"read/_html"},
    "pytest": {"_pytest_plugin"},
    "scipy": {"_pair"},
    "sqlite3": {"_answers"},
    "platformdirs": {"_answers"},
}


def _modules() -> dict[str, Path]:
    """The rooms by their names: "_api", "read/_pdf", and "read" for what a folder opens with."""
    own = {path.stem: path for path in sorted(ROOT.glob("*.py"))}
    for path in sorted(ROOT.glob("*/*.py")):
        folder = path.parent
        if not folder.is_symlink():
            own[folder.name if path.stem == "__init__" else f"{folder.name}/{path.stem}"] = path
    return own


def _room(module: str) -> str | None:
    """The room that an imported module is, or that a name imported from it belongs to."""
    parts = module.split(".")[1:]
    names = ("/".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((name for name in names if name in LAYER), None)


@cache
def _imports(path: Path) -> frozenset[str]:
    """The modules that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def test_every_module_has_a_layer() -> None:
    assert set(_modules()) | {"schemas"} == set(LAYER)


def test_the_map_for_contributors_shows_each_room_on_its_layer() -> None:
    drawn = {
        room: int(layer)
        for layer, rooms in re.findall(
            r"^\| (\d+) \| (.+?) \|", (TOP / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE
        )
        for room in re.findall(r"`(\w+(?:/\w+)?)(?:\.py|/)`", rooms)
    }
    assert drawn == LAYER


@pytest.mark.parametrize("room", sorted(_modules()))
def test_imports_run_downward_only(room: str) -> None:
    used = {_room(name) for name in _imports(_modules()[room]) if name.startswith("summarizer.")}
    # "from summarizer.read._pdf import paper" names the folder too, and opens it first.
    used -= {None, room, room.split("/", maxsplit=1)[0]}
    upward = {each for each in used if LAYER[each] >= LAYER[room]}
    assert not upward


def test_schemas_import_nothing_of_the_package_but_schemas() -> None:
    for path in (ROOT / "schemas").glob("*.py"):
        inside = {name for name in _imports(path) if name.startswith("summarizer")}
        assert all(name.startswith("summarizer.schemas") for name in inside)


@pytest.mark.parametrize("library", sorted(OWNERS))
def test_each_library_is_imported_by_its_owner_only(library: str) -> None:
    users = {
        room for room, path in _modules().items() if library in {i.split(".")[0] for i in _imports(path)}
    }
    assert users == OWNERS[library]


@pytest.mark.parametrize("module", [summarizer, errors, schemas], ids=lambda each: each.__name__)
def test_exports_are_complete_and_sorted(module: object) -> None:
    exported = module.__all__  # type: ignore[attr-defined]  # each of these three has one
    plain = [name for name in exported if not name.startswith("__")]
    assert plain == sorted(plain, key=lambda name: (not name.isupper(), name.islower(), name))
    assert all(getattr(module, name) is not None for name in exported)


def test_every_error_is_exported_drawn_and_of_one_tree() -> None:
    classes = {
        name for name, each in vars(errors).items() if isinstance(each, type) and name.endswith("Error")
    }
    assert classes == set(errors.__all__)
    assert classes <= set(summarizer.__all__)
    assert all(name in (errors.__doc__ or "") for name in classes)
    assert all(issubclass(getattr(errors, name), errors.SummarizerError) for name in classes)


def test_unknown_names_of_the_package_are_attribute_errors() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = summarizer.nonsense


def _loaded_after(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        pytest.param("import summarizer", {"pydantic", "openai", "click", "rich"}, id="package"),
        pytest.param(
            "import summarizer.cli", {"pydantic", "openai", "rich", "jinja2"}, id="command-line"
        ),
        pytest.param(
            "import summarizer; summarizer.Summarizer()",
            {"openai", "instructor", "vcr", "dateparser", "rich", "pycountry"},
            id="summarizer",
        ),
        pytest.param(
            f"import summarizer; summarizer.read_document({__file__!r})",
            {"trafilatura", "lxml", "pypdf", "docx", "feedparser", "httpcore2", "charset_normalizer"},
            id="reading-text",
        ),
    ],
)
def test_nothing_slow_is_imported_before_it_is_needed(statement: str, absent: set[str]) -> None:
    assert not _loaded_after(statement) & absent


def _documentation() -> str:
    pages = [TOP / "README.md", *sorted((TOP / "docs").glob("*.md"))]
    return "\n".join(page.read_text("utf-8") for page in pages)


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_and_option_is_documented_and_has_an_example(name: str) -> None:
    command, text = cli.commands[name], _documentation()
    assert f"summarizer {name}" in text
    assert f"summarizer {name}" in (command.help or "") or f"summarizer {name} -" in (command.help or "")
    for option in command.params:
        if isinstance(option, click.Option):
            assert max(option.opts, key=len) in text, option.opts


def test_each_module_opens_with_what_it_is_for() -> None:
    for path in [*_modules().values(), *(ROOT / "schemas").glob("*.py")]:
        assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), path


def test_the_figures_of_the_readme_are_those_of_the_page_on_quality() -> None:
    readme = (TOP / "README.md").read_text("utf-8")
    shown = readme.partition("## How right it is\n")[2].partition("\n## ")[0]
    measured = (TOP / "docs" / "quality.md").read_text("utf-8")
    figures = re.findall(r"\d+ of \d+|\d\.\d\d|\d+ %", shown)
    assert len(figures) > 6
    assert not [each for each in figures if not re.search(rf"(?<!\d){re.escape(each)}(?!\d)", measured)]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "cassettes/README.md", "docs"])
def test_links_lead_to_files_and_headings_that_are_there(name: str) -> None:
    for page in [TOP / name] if (TOP / name).is_file() else sorted((TOP / name).glob("*.md")):
        for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", page.read_text("utf-8")):
            path, _, heading = link.partition("#")
            target = page.parent / path if path else page
            assert target.exists(), (page, link)
            assert not heading or heading in _headings(target), (page, link)


def _headings(page: Path) -> set[str]:
    """The headings of a page as GitHub spells them in a link."""
    written = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in written}
