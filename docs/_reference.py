"""Tables of the reference that come from the code, so that they cannot fall behind it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args, get_origin

import click
from docutils import nodes
from docutils.statemachine import StringList
from pydantic import BaseModel
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from summarizer import cli, errors, schemas
from summarizer._api.options import DocumentOptions, ModelOptions
from summarizer._call import settings
from summarizer._model.limits import LimitOptions

# Each with the classes that document its keys.
OPTIONS = {
    "DocumentOptions": (DocumentOptions,),
    "ModelOptions": (settings.SettingsOptions, ModelOptions),
    "LimitOptions": (LimitOptions,),
}


def list_fields(name: str) -> Iterator[str]:
    """A table of the fields of a model of schemas: name, type and description."""
    model: type[BaseModel] = getattr(schemas, name)
    yield "| field | type | meaning |"
    yield "|---|---|---|"
    described = {**model.model_fields, **model.model_computed_fields}
    for field, info in described.items():
        kind = info.annotation if hasattr(info, "annotation") else info.return_type
        yield f"| `{field}` | {_in_cell(_spell(kind))} | {_in_cell(info.description or '')} |"


def list_options(name: str) -> Iterator[str]:
    """The keyword arguments of a kind, each with what its docstring says."""
    for kind in OPTIONS[name]:
        yield from _documented_keys(kind)


def list_variables(_: str) -> Iterator[str]:
    """The environment variables that the program reads, sorted."""
    named: dict[str, str] = {}
    for option, said in _said_of_keys(settings.SettingsOptions).items():
        for variable in re.findall(r"\b(?:SUMMARIZER|OPENAI)_[A-Z_]+\b", said):
            named.setdefault(variable, option)
    yield "| variable | option in Python |"
    yield "|---|---|"
    for variable in sorted(named):
        yield f"| `{variable}` | `{named[variable]}` |"


def list_command(name: str) -> Iterator[str]:
    """A command: what its help says, its usage, examples and options."""
    command: click.Command = cli.cli
    for part in name.split():
        assert isinstance(command, click.Group)
        command = command.commands[part]
    context = click.Context(command, info_name=f"summarizer {name}")
    said = inspect.cleandoc(command.help or "")
    for paragraph in said.split("\n\n"):
        if paragraph.startswith("\b"):
            examples = paragraph.splitlines()[1:]
            yield from ("```console", *(f"$ {line}" for line in examples), "```", "")
        else:
            yield from (" ".join(paragraph.split()), "")
    usage = " ".join(command.collect_usage_pieces(context))
    yield from ("```text", f"summarizer {name} {usage}", "```", "")
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record and record[1]:
            yield f"`{record[0]}`"
            yield f": {_as_words(record[1])}"
            yield ""
    if command.epilog:
        yield command.epilog


def _as_words(text: str) -> str:
    """Plain words as Markdown: no character of theirs is markup."""
    return re.sub(r"([\\`*_<>\[\]])", r"\\\1", " ".join(text.split()))


def list_errors(_: str) -> Iterator[str]:
    """The tree of errors, then each with what it says of itself."""
    tree = (errors.__doc__ or "").partition("\n\n")[2].strip()
    yield from ("```text", *tree.splitlines(), "```", "")
    for name in errors.__all__:
        yield f"`{name}`"
        yield f": {' '.join((getattr(errors, name).__doc__ or '').split())}"
        yield ""


def list_exit_codes(_: str) -> Iterator[str]:
    """The exit codes of the command line, as its module states them."""
    stated = " ".join((cli.__doc__ or "").partition("Exit status:")[2].split())
    yield "| exit code | meaning |"
    yield "|---|---|"
    for part in stated.rstrip(".").split(", "):
        code, _, meaning = part.partition(" ")
        yield f"| {code} | {meaning} |"


LISTS: Mapping[str, Callable[[str], Iterator[str]]] = {
    "fields": list_fields,
    "options": list_options,
    "variables": list_variables,
    "command": list_command,
    "errors": list_errors,
    "exit-codes": list_exit_codes,
}


def _documented_keys(kind: type) -> Iterator[str]:
    for name, said in _said_of_keys(kind).items():
        hint = kind.__annotations__[name]
        shown = hint if isinstance(hint, str) else getattr(hint, "__forward_arg__", str(hint))
        first, _, rest = said.partition("\n\n")
        yield f"`{name}: {shown}`"
        yield f": {' '.join(first.split())}"
        for paragraph in filter(None, rest.split("\n\n")):
            yield ""
            yield f"  {' '.join(paragraph.split())}"
        yield ""


def _said_of_keys(kind: type) -> dict[str, str]:
    """What stands as a string below each annotation of a class."""
    said = re.findall(r'^    (\w+): [^\n]+\n    """(.+?)"""', inspect.getsource(kind), re.M | re.S)
    return {name: inspect.cleandoc(text) for name, text in said}


def _spell(kind: Any) -> str:
    """A type as a reader of Python writes it, without what only pydantic looks at."""
    arguments = get_args(kind)
    if not arguments:
        return getattr(kind, "__name__", str(kind)).replace("NoneType", "None")
    origin = getattr(get_origin(kind), "__name__", "")
    if origin == "Annotated":
        return _spell(arguments[0])
    if origin == "Literal":
        return " | ".join(repr(value) for value in arguments)
    if origin in ("Union", "UnionType"):
        return " | ".join(_spell(part) for part in arguments)
    inner = ", ".join("..." if part is Ellipsis else _spell(part) for part in arguments)
    return f"{origin}[{inner}]"


def _in_cell(text: str) -> str:
    return text.replace("|", r"\|").replace("\n", " ").replace("<", r"\<")


class Listed(SphinxDirective):
    """`{listed} fields Commitment`: a list of the code, in Markdown."""

    required_arguments = 1
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        name = self.arguments[1] if len(self.arguments) > 1 else ""
        lines = list(LISTS[self.arguments[0]](name))
        node = nodes.container()
        self.state.nested_parse(StringList(lines, source="code"), self.content_offset, node)
        return node.children


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("listed", Listed)
    return {"parallel_read_safe": True}
