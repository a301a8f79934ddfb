"""The options for kinds of a user's own: which classes of which files, and whether nothing else."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from summarizer._cli.options import Decorator, group_options, path_option

HOW = "NAME=FILE.py:CLASS or NAME=MODULE:CLASS"


def load_kinds(_context: click.Context, _option: click.Parameter, given: Sequence[str]) -> Any:
    """The classes that --kinds names, by the names of the kinds; None where it is not given.

    Only what stands on the command line is ever imported: no file names code.
    """
    found: dict[str, type[Any]] = {}
    for said in given:
        name, equals, place = said.partition("=")
        where, colon, class_name = place.rpartition(":")
        if not (name and equals and where and colon and class_name):
            raise click.BadParameter(f"invalid kind {said!r}: use {HOW}")
        if name in found:
            raise click.BadParameter(f"the kind {name!r} is given twice")
        module = _import_file(Path(where)) if _is_file(where) else _import_module(where)
        made = getattr(module, class_name, None)
        if not isinstance(made, type):
            raise click.BadParameter(f"{where} has no class {class_name!r}")
        found[name] = made
    return found or None


def _is_file(where: str) -> bool:
    return where.endswith(".py") or "/" in where


def _import_file(path: Path) -> ModuleType:
    if not path.is_file():
        raise click.BadParameter(f"{path} not found: check the path")
    name = f"_kinds_of_{abs(hash(path.resolve()))}"
    if name in sys.modules:  # two kinds of one file are of one module
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise click.BadParameter(f"{path} is not a Python file: its name must end in .py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # where pydantic looks for what annotations name
    try:
        spec.loader.exec_module(module)
    except Exception as exc:
        del sys.modules[name]
        raise click.BadParameter(f"{path} cannot be imported: {_name_error(exc)}") from exc
    return module


def _import_module(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except Exception as exc:
        raise click.BadParameter(f"the module {name} cannot be imported: {_name_error(exc)}") from exc


def _name_error(exc: Exception) -> str:
    return " ".join(f"{type(exc).__name__}: {exc}".split())[:200]


kinds_option = click.option(
    "--kinds",
    multiple=True,
    metavar="NAME=FILE:CLASS",
    callback=load_kinds,
    help="Your own kind of items: a pydantic model in a file or module. Can be repeated.",
)
prompts_option = path_option(
    "--prompts",
    metavar="DIR",
    there=True,
    note="Folder with your own prompt templates. Each replaces the built-in one of its name.",
)
# What a request depends on.
own_options: Decorator = group_options(
    "asked",
    kinds_option,
    click.option(
        "--only-kinds",
        is_flag=True,
        default=None,
        help="Ask only for your own kinds, and for what they refer to.",
    ),
    prompts_option,
)


def show_kinds(kinds: Mapping[str, type[Any]] | None) -> Any:
    """The catalogue of the kinds on the command line. Raises SettingsError for one that is none."""
    from summarizer._call.catalogue import make_catalogue

    return make_catalogue(kinds)
