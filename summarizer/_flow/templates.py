"""Templates: those of `prompts/`, and a user's own in their place, compiled and rendered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
import jinja2.meta
import jinja2.sandbox

from summarizer._call.own_templates import ENDING, Templates
from summarizer.errors import PromptError

OURS = "ours/"  # how a user's template includes the one that it stands for
# Without these a model is not shown what it is asked about.
NEEDED = frozenset({"marker", "paragraphs", "sentences", "faults", "items"})
# The reader is a model, no browser, and the document must reach it unchanged: nothing is escaped.
_OPTIONS: Mapping[str, Any] = {
    "undefined": jinja2.StrictUndefined,
    "autoescape": False,
    "trim_blocks": True,
    "lstrip_blocks": True,
}


class TemplateSet:
    """The templates of one version by name, read and compiled once; a user's stand in for ours."""

    def __init__(self, names: Iterable[str], own: Templates = ()) -> None:
        ours = {name: _read_template(f"{name}{ENDING}") for name in names}
        self.own = frozenset(name for name, _ in own)
        if unknown := sorted(self.own - ours.keys()):
            raise PromptError(
                f"unknown prompt template {unknown[0]!r}: use one of {', '.join(sorted(ours))}"
            )
        self._environment = jinja2.sandbox.SandboxedEnvironment(
            **_OPTIONS,
            loader=jinja2.DictLoader({f"{OURS}{name}{ENDING}": text for name, text in ours.items()}),
        )
        self.sources: Mapping[str, str] = ours | {
            name: f"{text}\n{ours[name]}" if OURS in text else text for name, text in own
        }
        texts = ours | dict(own)
        for name in self.own:
            self._check_shows(name, texts[name], ours[name])
        self._templates = {name: self._compile(name, text) for name, text in texts.items()}

    def render(self, name: str, **values: object) -> str:
        """A template with values. Raises PromptError, in one line, for what it needs and lacks."""
        try:
            return self._templates[name].render(**values)
        except jinja2.UndefinedError as exc:
            raise PromptError(f"prompt {name!r} needs a value that it was not given: {exc}") from exc
        except Exception as exc:
            if name not in self.own:
                raise
            raise PromptError(f"prompt {name!r} cannot be rendered: {_one_line(exc)}") from exc

    def digest(self, names: Iterable[str], *schemas: object) -> str:
        """The first 16 hexadecimal digits of the sha256 over some templates and schemas."""
        used = [{name: self.sources[name] for name in names}, *schemas]
        return hashlib.sha256(json.dumps(used, sort_keys=True).encode()).hexdigest()[:16]

    def _compile(self, name: str, text: str) -> jinja2.Template:
        if name not in self.own:
            return _compile_ours(text)
        try:
            return self._environment.from_string(text)
        except jinja2.TemplateError as exc:
            raise PromptError(f"prompt {name!r} is not a valid template: {_one_line(exc)}") from exc

    def _check_shows(self, name: str, text: str, ours: str) -> None:
        try:
            tree = self._environment.parse(text)
        except jinja2.TemplateError as exc:
            line = getattr(exc, "lineno", None)
            where = f", line {line}" if line else ""
            raise PromptError(
                f"prompt {name!r}{where} is not a valid template: {_one_line(exc)}"
            ) from exc
        if f"{OURS}{name}{ENDING}" in set(jinja2.meta.find_referenced_templates(tree)):
            return
        needed = jinja2.meta.find_undeclared_variables(self._environment.parse(ours)) & NEEDED
        if lacks := sorted(needed - jinja2.meta.find_undeclared_variables(tree)):
            raise PromptError(f"prompt {name!r} must use the variable {lacks[0]!r}")


@cache
def _compile_ours(source: str) -> jinja2.Template:
    return jinja2.Environment(**_OPTIONS).from_string(source)  # noqa: S701


def _read_template(name: str) -> str:
    try:
        return files("summarizer").joinpath("prompts", name).read_text("utf-8")
    except OSError as exc:
        raise PromptError(f"the prompt template {name!r} is missing: install summarizer again") from exc


def _one_line(exc: Exception) -> str:
    return " ".join(str(exc).split())[:200]
