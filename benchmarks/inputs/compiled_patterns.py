"""The regular expressions that the program gives to `re`, with the calls that its code makes of each.

They are noted while `re` compiles them: watch before anything of summarizer is imported.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parents[2] / "summarizer"
CALLS = ("search", "match", "fullmatch", "finditer", "sub", "split")
NAMELESS = ("search", "match", "fullmatch", "finditer")  # where no name tells what is called
_SAME = {"findall": "finditer", "subn": "sub"}
_Site = tuple[str, int]  # a file of the package, and the line of a call of `re`


@dataclass(frozen=True)
class CompiledPattern:
    """A regular expression, where it is made ("read/_captions.py:18"), and the calls made of it."""

    place: str
    compiled: re.Pattern[Any] = field(repr=False)
    calls: tuple[str, ...]


class CompilingWatch:
    """Notes each pattern that code of summarizer gives to `re`, from its making on."""

    def __init__(self) -> None:
        self._sites: dict[re.Pattern[Any], dict[_Site, str]] = {}
        compile_pattern: Callable[[Any, int], re.Pattern[Any]] = re._compile  # type: ignore[attr-defined]

        def compile_and_note(pattern: Any, flags: int) -> re.Pattern[Any]:
            compiled = compile_pattern(pattern, flags)
            self._note_caller(compiled)
            return compiled

        re._compile = compile_and_note  # type: ignore[attr-defined]

    def note(self, compiled: re.Pattern[Any], file: str, line: int, called: str) -> None:
        """Note a pattern for a line of a file of the package that calls `re`."""
        self._sites.setdefault(compiled, {})[file, line] = called

    def _note_caller(self, compiled: re.Pattern[Any]) -> None:
        frame, called = sys._getframe(2), "compile"
        while frame.f_back is not None and frame.f_code.co_filename == re.__file__:
            frame, called = frame.f_back, frame.f_code.co_name
        path = Path(frame.f_code.co_filename)
        if PACKAGE in path.parents:
            self.note(compiled, path.relative_to(PACKAGE).as_posix(), frame.f_lineno, called)

    def patterns(self) -> list[CompiledPattern]:
        """What was compiled so far, by where."""
        found = []
        for compiled, sites in self._sites.items():
            calls = {call for site, called in sites.items() for call in _calls_of(site, called)}
            ordered = tuple(call for call in CALLS if call in calls)
            file, line = min(sites)
            found.append(CompiledPattern(f"{file}:{line}", compiled, ordered))
        return sorted(found, key=lambda pattern: pattern.place)

    def unseen(self) -> list[str]:
        """The calls of `re` in the code ("read/_captions.py:18") whose pattern was not compiled yet."""
        seen = {site for sites in self._sites.values() for site in sites}
        return [
            f"{file}:{node.lineno}"
            for file, tree in trees().items()
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and is_call_of_re(node) and (file, node.lineno) not in seen
        ]


@cache
def trees() -> Mapping[str, ast.Module]:
    # In a source tree `schemas` is a link, which rglob may or may not follow.
    paths = sorted({*PACKAGE.rglob("*.py"), *PACKAGE.glob("schemas/*.py")})
    return {path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text("utf-8")) for path in paths}


def is_call_of_re(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in {*CALLS, *_SAME, "compile"}
    )


def _calls_of(site: _Site, called: str) -> Iterable[str]:
    """What is called of the pattern made at a site: at once, or of anything of its name."""
    if called != "compile":
        return (_SAME.get(called, called),)
    found: set[str] = set()
    for name in _names_at(site):
        files = (site[0],) if name.startswith("_") else trees()
        found.update(*(_calls_by_name(file).get(name, ()) for file in files))
    return found or NAMELESS


def _names_at(site: _Site) -> Iterator[str]:
    """What holds the pattern made at a site: a variable, a field that it is given as, a function."""
    file, line = site
    for node in ast.walk(trees()[file]):
        first, last = getattr(node, "lineno", 0), getattr(node, "end_lineno", 0)
        if not first <= line <= last:
            continue
        if isinstance(node, ast.Assign):
            yield from (name for target in node.targets for name in _names_in(target))
        elif isinstance(node, ast.AnnAssign):
            yield from _names_in(node.target)
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg
        elif isinstance(node, ast.FunctionDef):
            yield node.name


@cache
def _calls_by_name(file: str) -> Mapping[str, set[str]]:
    """What a file calls of a name, or of what it takes out of what the name holds."""
    found: dict[str, set[str]] = {}
    holders = _holders(trees()[file])
    for node in ast.walk(trees()[file]):
        if isinstance(node, ast.Attribute) and node.attr in {*CALLS, *_SAME}:
            names = set(_names_in(node.value))
            for name in names | {name for holder in names for name in holders.get(holder, ())}:
                found.setdefault(name, set()).add(_SAME.get(node.attr, node.attr))
    return found


def _holders(tree: ast.Module) -> Mapping[str, set[str]]:
    """For each variable of a module the names in what it is set to, or runs over."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, (ast.For, ast.comprehension)):
            given, target = node.iter, node.target
        elif isinstance(node, ast.NamedExpr):
            given, target = node.value, node.target
        elif isinstance(node, ast.Assign):
            given, target = node.value, node.targets[0]
        else:
            continue
        for name in _names_in(target):
            found.setdefault(name, set()).update(_names_in(given))
    return found


def _names_in(node: ast.AST) -> Iterator[str]:
    """The names that an expression ends in, or puts together."""
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr
    elif isinstance(node, ast.Call):
        if not (isinstance(node.func, ast.Attribute) and node.func.attr in {*CALLS, *_SAME}):
            yield from _names_in(node.func)
    elif isinstance(node, (ast.Subscript, ast.Starred)):
        yield from _names_in(node.value)
    elif isinstance(node, (ast.Tuple, ast.List)):
        yield from (name for element in node.elts for name in _names_in(element))
    elif isinstance(node, ast.IfExp):
        yield from (*_names_in(node.body), *_names_in(node.orelse))
