"""The shell of every page: one HTML file that needs no network and runs nothing but its own script."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

import jinja2
from markupsafe import Markup

from summarizer._install import advise_install
from summarizer._words.shown import quote_words
from summarizer.render._html_escape import escape_isolated, escape_visibly, mark_changes
from summarizer.render._printable import make_printable
from summarizer.render._quotes import TRANSLATION

# Before anything is drawn, so that no time goes into what is not to be seen at first.
EARLY = Markup('document.documentElement.className="js"')


def render_page(template: str, *, styles: tuple[str, ...], script: str, **values: object) -> str:
    """A template filled in, with these files of the package as its style and its script.

    Ends with a newline. `values` may hold any text: the templates escape it, and the page's policy
    obeys nothing but the style and the scripts that are named here.
    """
    style = Markup("\n").join(map(_read_own_file, styles))
    code = _read_own_file(script)
    shown = _make_environment().get_template(template)
    policy = _write_policy(style, EARLY, code)
    return shown.render(style=style, script=code, early=EARLY, policy=policy, **values) + "\n"


def _make_environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_load_template),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"visible": escape_visibly, "apart": escape_isolated, "changes": mark_changes}
    environment.globals["translation"] = TRANSLATION
    environment.filters |= {"plain": make_printable, "quoted": quote_words}
    environment.globals["install"] = advise_install
    return environment


def _load_template(name: str) -> str:
    """A template without its indentation, which several hundred documents would repeat."""
    return "".join(line.lstrip(" ") for line in _read_own_file(name).splitlines(keepends=True))


def _read_own_file(name: str) -> Markup:
    """A file of this package, which nothing of a document is ever put into."""
    return Markup((files("summarizer.render") / name).read_text("utf-8").strip())  # noqa: S704


def _write_policy(style: str, *scripts: str) -> str:
    """The content-security policy: nothing is loaded, nothing sent, only these are obeyed."""
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src {_hash_source(style)}",
            f"script-src {' '.join(map(_hash_source, scripts))}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )


def _hash_source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
