"""Documents kept beside a batch: a file each, with the text that a summary's offsets count in."""

from __future__ import annotations

import json
from pathlib import Path

from summarizer._text.document import Document
from summarizer._text.files import write_whole
from summarizer.errors import SettingsError


class KeptDocuments:
    """A folder of documents as JSON Lines of one record, each file called after the sha256 of its text.

    In a folder of sources they are none, and yet `report` and `batch` read them. Raises SettingsError
    where the folder cannot be made, or a file in it not be written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            raise SettingsError(f"{folder} cannot be created: {exc.strerror or exc}") from exc

    def keep(self, document: Document) -> None:
        """Keep a document, whole or not at all; a text that is there already stays as it is."""
        path = self.folder / f"{document.id}.jsonl"
        if not path.exists():
            line = json.dumps(_record_of_document(document), ensure_ascii=False) + "\n"
            write_whole(path, line.encode("utf-8", "replace"))


def _record_of_document(document: Document) -> dict[str, object]:
    """A document as a record that is read as the same one."""
    known: dict[str, object] = {
        "id": document.name,
        "title": document.title,
        "source": document.source,
        "published": document.published and document.published.isoformat(),
        "language": document.language,
        "times": document.times or None,
        "marks": document.marks or None,
        "left_out": document.left_out or None,
    }
    return {name: value for name, value in known.items() if value is not None} | {"text": document.text}
