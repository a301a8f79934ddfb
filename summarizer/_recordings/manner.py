"""Manners: how a document was asked about, as a cassette keeps it and a replay asks again."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from summarizer._call.answer_form import AnswerForm, check_language
from summarizer._call.call import READING
from summarizer._call.catalogue import OURS, Catalogue, pick_kinds
from summarizer._call.own_templates import Templates
from summarizer._call.settings import DEFAULT_WINDOW, LEAST_WINDOW, Settings, default_model
from summarizer.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Brought:
    """What a recording does not hold and its replay needs: a user's own kinds and prompts.

    A recording has their names alone: no file says what code to import.
    """

    kinds: Catalogue = OURS
    templates: Templates = ()


@dataclass(frozen=True, slots=True)
class Manner:
    """How a document was asked about: the window in tokens, whether and by whom its items were verified,
    and the form of the answer. `kinds` and `prompts` are the names of a user's own.

    Written to a cassette where it is not the default, which is that of the oldest cassettes.
    """

    window: int = DEFAULT_WINDOW
    verify: bool = False
    verify_model: str | None = None
    overview: bool = True
    sparse: bool = False
    write_in: str | None = None
    kinds: tuple[str, ...] = ()
    only_kinds: bool = False
    prompts: tuple[str, ...] = ()

    @classmethod
    def of(cls, settings: Settings) -> Manner:
        """How documents are asked about with these settings."""
        reader = settings.for_call(READING).model if settings.verify else settings.model
        form = settings.form
        return cls(
            window=settings.window,
            verify=settings.verify,
            verify_model=None if reader == settings.model else reader,
            overview=form.overview,
            sparse=form.sparse,
            write_in=form.write_in,
            kinds=tuple(name for name, _ in form.kinds.own),
            only_kinds=form.kinds.only,
            prompts=tuple(name for name, _ in form.templates),
        )

    def options(self, model: str | None) -> dict[str, Any]:
        """The options of a summarizer that asks the same way, whatever the environment says.

        Where one model did both, the `model` that answers reads a second time. A user's own kinds and
        prompts are not among them.
        """
        reader = self.verify_model or model or default_model()
        known = {**asdict(self), "verify_model": reader, "write_in": self.write_in or ""}
        return {name: value for name, value in known.items() if name not in ("kinds", "prompts")}

    def form_with(self, brought: Brought) -> AnswerForm:
        """The form of the answer that was asked for. Raises ValueError for what is not brought."""
        kinds, templates = dict(brought.kinds.own), dict(brought.templates)
        if missing := [name for name in self.kinds if name not in kinds]:
            named = " ".join(f"--kinds {name}=FILE:CLASS" for name in missing)
            raise ValueError(f"it needs your own kinds: add {named}")
        if missing := [name for name in self.prompts if name not in templates]:
            raise ValueError(f"its prompt {missing[0]!r} is your own: add --prompts DIR")
        chosen = {name: kinds[name] for name in self.kinds}
        own = tuple((name, templates[name]) for name in self.prompts)
        catalogue = pick_kinds(brought.kinds, chosen, only=self.only_kinds)
        return AnswerForm(self.overview, self.sparse, self.write_in, catalogue, own)

    @property
    def unusual(self) -> dict[str, Any]:
        """What of it is not the default: that is written to a cassette."""
        default = asdict(DEFAULT_MANNER)
        return {name: value for name, value in asdict(self).items() if value != default[name]}


def brought_by(settings: Settings) -> Brought:
    """A user's own kinds and prompts, as settings have them."""
    return Brought(settings.kinds, settings.templates)


DEFAULT_MANNER, NOTHING = Manner(), Brought()


def parse_manner(tree: dict[str, Any]) -> Manner:
    """How the document was asked about, taken out of what is known of it."""
    default = asdict(DEFAULT_MANNER)
    known = {name: tree.pop(name) for name in default if name in tree}
    for name, value in known.items():
        if type(default[name]) is bool and type(value) is not bool:
            raise ValueError(f"its {name} is not true or false")
        if default[name] is None and not isinstance(value, str | None):
            raise ValueError(f"its {name} is not a string")
        if default[name] == ():
            if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
                raise ValueError(f"its {name} must be a list of names")
            known[name] = tuple(value)
    manner = Manner(**known)
    if type(manner.window) is not int or manner.window < LEAST_WINDOW:
        raise ValueError(f"its window is not a number of tokens of {LEAST_WINDOW} or more")
    try:
        return replace(manner, write_in=manner.write_in and check_language(manner.write_in))
    except SettingsError as exc:
        raise ValueError(f"its write_in is invalid: {exc}") from exc
