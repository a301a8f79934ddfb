"""Manners: how a document was asked about, as a cassette keeps it and a replay asks again."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from summarizer._call.answer_form import AnswerForm, check_language
from summarizer._call.call import READING
from summarizer._call.settings import DEFAULT_WINDOW, LEAST_WINDOW, Settings, default_model
from summarizer.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Manner:
    """How a document was asked about: the window in tokens, whether and by whom its items were verified,
    and the form of the answer.

    Written to a cassette where it is not the default, which is that of the oldest cassettes.
    """

    window: int = DEFAULT_WINDOW
    verify: bool = False
    verify_model: str | None = None
    overview: bool = True
    sparse: bool = False
    write_in: str | None = None

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
        )

    def options(self, model: str | None) -> dict[str, Any]:
        """The options of a summarizer that asks the same way, whatever the environment says.

        Where one model did both, the `model` that answers reads a second time.
        """
        reader = self.verify_model or model or default_model()
        return {**asdict(self), "verify_model": reader, "write_in": self.write_in or ""}

    @property
    def form(self) -> AnswerForm:
        """The form of the answer that was asked for."""
        return AnswerForm(self.overview, self.sparse, self.write_in)

    @property
    def unusual(self) -> dict[str, Any]:
        """What of it is not the default: that is written to a cassette."""
        default = asdict(DEFAULT_MANNER)
        return {name: value for name, value in asdict(self).items() if value != default[name]}


DEFAULT_MANNER = Manner()


def parse_manner(tree: dict[str, Any]) -> Manner:
    """How the document was asked about, taken out of what is known of it."""
    default = asdict(DEFAULT_MANNER)
    known = {name: tree.pop(name) for name in default if name in tree}
    for name, value in known.items():
        if type(default[name]) is bool and type(value) is not bool:
            raise ValueError(f"its {name} is not true or false")
        if default[name] is None and not isinstance(value, str | None):
            raise ValueError(f"its {name} is not a string")
    manner = Manner(**known)
    if type(manner.window) is not int or manner.window < LEAST_WINDOW:
        raise ValueError(f"its window is not a number of tokens of {LEAST_WINDOW} or more")
    try:
        return replace(manner, write_in=manner.write_in and check_language(manner.write_in))
    except SettingsError as exc:
        raise ValueError(f"its write_in is invalid: {exc}") from exc
