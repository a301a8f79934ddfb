"""Templates: the files of `prompts/`, read and compiled once, and a digest of those that are used."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import jinja2

from summarizer.errors import PromptError


class Templates:
    """Some templates of `prompts/`, by their names without the endings. Raises PromptError."""

    def __init__(self, names: Iterable[str]) -> None:
        self._sources = {name: _read_template(f"{name}.md.jinja") for name in names}
        self._compiled = {name: _compile_template(source) for name, source in self._sources.items()}

    def render(self, name: str, **values: object) -> str:
        """A template with its values filled in."""
        try:
            return self._compiled[name].render(**values)
        except jinja2.UndefinedError as exc:
            raise PromptError(f"prompt {name!r} needs a value that it was not given: {exc}") from exc

    def digest(self, names: Iterable[str], *schemas: object) -> str:
        """The first 16 hexadecimal digits of the sha256 over some templates and schemas."""
        used = [{name: self._sources[name] for name in names}, *schemas]
        return hashlib.sha256(json.dumps(used, sort_keys=True).encode()).hexdigest()[:16]


@cache
def _compile_template(source: str) -> jinja2.Template:
    environment = jinja2.Environment(
        undefined=jinja2.StrictUndefined,
        # The reader is a model, no browser, and the document must reach it unchanged.
        autoescape=False,  # noqa: S701
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.from_string(source)


def _read_template(name: str) -> str:
    try:
        return files("summarizer").joinpath("prompts", name).read_text("utf-8")
    except OSError as exc:
        raise PromptError(f"the prompt template {name!r} is missing: install summarizer again") from exc
