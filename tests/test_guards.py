"""What must stay true of the code itself: floors, exports, documentation, what is slow to import."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import click
import house
import pytest
from folders import TOP

import summarizer
from summarizer import errors, schemas
from summarizer.cli import cli

OWNERS: dict[str, set[str]] = {
    "openai": {
        "_model.client",
        "_model.connection",
        "_model.instructed",
        "_model.line_answers",
        "_model.provider",
        "_model.spent",
        "_model.endpoint_errors",
        "_model.retries",
        "_model.transport",
    },
    "instructor": {"_model.instructed"},
    "tenacity": {"_model.retries"},
    "httpx2": {
        "_model.connection",
        "_model.line_answers",
        "_model.provider",
        "_model.transport",
        "_model.aiohttp_transport",
    },
    "aiohttp": {"_model.aiohttp_transport"},
    "yarl": {"_model.aiohttp_transport"},
    "vcr": {"_recordings.tapes"},
    "yaml": {"_recordings.exchange", "read._markdown"},
    "babel": {
        "_call.answer_form",
        "_dates.month_names",
        "_words.numberlike",
        "_words.scripts",
        "_words.state_library",
        "read._worded_clocks",
    },
    "jinja2": {"_flow.templates", "render._html_shell"},
    "markupsafe": {"render._html_escape", "render._html_shell", "render._notebook_card"},
    "icalendar": {"render._ics"},
    "networkx": {"render._graph"},
    "pyarrow": {"ray", "render._parquet"},
    "ray": {"ray"},
    "dateparser": {"_dates.borrowed"},
    "pycountry": {"_words.state_library"},
    "docx": {"read._docx"},
    "feedparser": {"read._feed"},
    "httpcore2": {"read._connection"},
    "pypdf": {"read._pdf"},
    "trafilatura": {"read._html"},
    "pytest": {"_recordings.pytest_plugin"},
    "scipy": {"_evaluation.pair"},
    "sqlite3": {"_jobs.store", "_model.answers", "_views.database"},
    "platformdirs": {"_model.answers"},
}


@pytest.mark.parametrize("room", sorted(house.rooms()))
def test_imports_run_to_lower_floors_only(room: str) -> None:
    assert not [used for start, used in house.arrows_up() if start == room]


def test_no_room_is_in_a_circle() -> None:
    assert not house.rooms_in_circles()


def test_every_wing_has_a_floor_and_every_floor_its_wings() -> None:
    assert {house.wing_of(room) for room in house.rooms()} == set(house.FLOOR) - set(house.DOORS)


def test_rooms_of_a_private_wing_have_no_underscore_of_their_own() -> None:
    inside = [room.split(".") for room in house.rooms() if room.startswith("_") and "." in room]
    assert not [room for wing, room in inside if room.startswith("_")]


def test_the_map_for_contributors_shows_each_wing_on_its_floor() -> None:
    drawn = {
        wing: int(floor)
        for floor, wings in re.findall(
            r"^\| (\d) \| (.+?) \|", (TOP / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE
        )
        for wing in re.findall(r"`(\w+)(?:\.py|/)`", wings)
    }
    assert drawn == house.FLOOR


def test_every_room_that_the_map_names_is_there() -> None:
    page = (TOP / "CONTRIBUTING.md").read_text("utf-8")
    rows = re.findall(r"^\| \d \| `(\w+)/`.*\| (.+?) \|$", page, re.MULTILINE)
    assert len(rows) > 12
    named = [(wing, room) for wing, rooms in rows for room in re.findall(r"`([\w.]+)`", rooms)]
    files = [house.PACKAGE / wing / (room if "." in room else f"{room}.py") for wing, room in named]
    assert not [file for file in files if not file.exists()]


def test_schemas_import_nothing_of_the_package_but_schemas() -> None:
    schemas_only = [room for room in house.rooms() if house.wing_of(room) == "schemas"]
    assert all(used.startswith("schemas") for room in schemas_only for used in house.used_rooms(room))


@pytest.mark.parametrize("library", sorted(OWNERS))
def test_each_library_is_imported_by_its_owner_only(library: str) -> None:
    assert {room for room in house.rooms() if library in house.libraries(room)} == OWNERS[library]


def test_click_is_known_to_the_wing_of_commands_only() -> None:
    users = {house.wing_of(room) for room in house.rooms() if "click" in house.libraries(room)}
    assert users == {"_cli"}


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


@pytest.mark.slow
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


def _leaves() -> dict[str, click.Command]:
    """The commands by their names, those of a group by both: "cache clear"."""
    found: dict[str, click.Command] = {}
    for name, command in cli.commands.items():
        own = command.commands if isinstance(command, click.Group) else {"": command}
        found |= {f"{name} {leaf}".strip(): own[leaf] for leaf in own}
    return found


@pytest.mark.parametrize("name", sorted(_leaves()))
def test_every_command_is_in_the_reference_and_its_help_has_an_example(name: str) -> None:
    # What the reference lists of a command, its options among it, is read from the code.
    reference = (TOP / "docs" / "reference" / "commands.md").read_text("utf-8")
    command = _leaves()[name]
    assert f"{{listed}} command {name}\n" in reference
    assert f"summarizer {name}" in (command.help or "")
    for option in command.params:
        assert not isinstance(option, click.Option) or option.help, option.opts


@pytest.mark.slow
def test_each_module_opens_with_what_it_is_for() -> None:
    for path in house.rooms().values():
        assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), path


def test_the_figures_of_the_readme_are_those_of_the_page_on_quality() -> None:
    readme = (TOP / "README.md").read_text("utf-8")
    shown = readme.partition("## How right it is\n")[2].partition("\n## ")[0]
    measured = (TOP / "docs" / "quality.md").read_text("utf-8")
    figures = re.findall(r"\d+ of \d+|\d\.\d\d|\d+ %", shown)
    assert len(figures) > 6
    assert not [each for each in figures if not re.search(rf"(?<!\d){re.escape(each)}(?!\d)", measured)]


def test_no_advice_names_a_package_that_a_registry_gives_to_others() -> None:
    sources = [path for room, path in house.rooms().items() if room != "schemas"]
    pages = [TOP / "README.md", *(TOP / "docs").rglob("*.md"), *house.PACKAGE.glob("render/*.jinja")]
    named = re.compile(r"pip install\s+(?:-\S+\s+)*['\"]?(?:grounded[-_])?summarizer(?![\w-]*\.whl|-…)")
    assert named.search("pip install 'summarizer[html]'") and named.search("pip install summarizer")
    assert not [path for path in [*sources, *pages] if named.search(path.read_text("utf-8"))]


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "cassettes/README.md", "benchmarks/README.md", "docs"]
)
def test_links_lead_to_files_and_headings_that_are_there(name: str) -> None:
    for page in [TOP / name] if (TOP / name).is_file() else sorted((TOP / name).rglob("*.md")):
        for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", page.read_text("utf-8")):
            path, _, heading = link.partition("#")
            target = page.parent / path if path else page
            assert target.exists(), (page, link)
            assert not heading or heading in _headings(target), (page, link)


def _headings(page: Path) -> set[str]:
    """The headings of a page as GitHub spells them in a link."""
    written = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in written}
