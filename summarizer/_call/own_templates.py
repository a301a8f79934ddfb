"""Templates of a user's own: a folder of prompts that replace ours, one by one, under our names."""

from __future__ import annotations

from pathlib import Path

from summarizer.errors import PromptError

ENDING = ".md.jinja"
LONGEST = 100_000  # characters of one template
Templates = tuple[tuple[str, str], ...]  # names without their ending, and what they hold


def read_templates(folder: str | Path | None) -> Templates:
    """The templates in a folder, by name. Raises PromptError where there is none, or one is no text."""
    if folder is None:
        return ()
    place = Path(folder)
    if not place.is_dir():
        raise PromptError(f"{place} is not a folder: give a folder of prompt templates (--prompts DIR)")
    found = sorted(place.glob(f"*{ENDING}"))
    if not found:
        raise PromptError(f"no prompt template found in {place}: a template is called NAME{ENDING}")
    return tuple((path.name.removesuffix(ENDING), _read_template(path)) for path in found)


def _read_template(path: Path) -> str:
    try:
        text = path.read_text("utf-8")
    except (OSError, ValueError) as exc:
        raise PromptError(f"{path} cannot be read: {getattr(exc, 'strerror', None) or exc}") from exc
    if len(text) > LONGEST:
        raise PromptError(f"{path} has {len(text):,} characters: write at most {LONGEST:,}")
    return text
