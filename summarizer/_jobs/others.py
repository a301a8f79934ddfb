"""Other jobs on the same cache: what one of them has under way is not paid for a second time."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress
from pathlib import Path

from summarizer._jobs.store import FILE, JobStore
from summarizer._text.files import write_whole
from summarizer.errors import SettingsError, StoppedError

FOLDER = "jobs"  # in that of the cache


class OtherJobs:
    """The jobs, other than one's own, that keep their answers in a folder. Close it when done."""

    def __init__(self, cache: Path, own: JobStore) -> None:
        self._listed = cache / FOLDER
        self._note = self._listed / f"{own.fact('id')}.json"
        self._stores: dict[str, JobStore] = {}
        self.asked: Counter[str] = Counter()
        for note in sorted(self._listed.glob("*.json")) if self._listed.is_dir() else []:
            folder = _folder_in(note)
            if folder is None or not (folder / FILE).exists():
                note.unlink(missing_ok=True)
            elif folder.resolve() != own.folder.resolve():
                with suppress(SettingsError):
                    self._stores[str(folder)] = JobStore(folder)

    def join(self, own: JobStore) -> None:
        """Let other jobs know of one's own, from now on."""
        try:
            self._listed.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as exc:
            raise SettingsError(f"{self._listed} cannot be made: {exc.strerror or exc}") from exc
        write_whole(self._note, json.dumps({"folder": str(own.folder.resolve())}))

    def leave(self) -> None:
        """One's own job is over."""
        self._note.unlink(missing_ok=True)

    def have_under_way(self, key: str) -> bool:
        """Whether another job has asked for the answer to a request already."""
        for folder, store in self._stores.items():
            if store.batch_of(key) is not None:
                self.asked[folder] += 1
                return True
        return False

    def refuse_waiting(self) -> None:
        """Raise StoppedError, naming the other job: all that is missing is under way there."""
        if self.asked:
            folder, count = self.asked.most_common(1)[0]
            raise StoppedError(
                f"another output has {count:,} of these requests in progress ({folder}):"
                " finish that one first, then run the same command again"
            )

    def close(self) -> None:
        """Close the stores of the others."""
        for store in self._stores.values():
            store.close()


def _folder_in(note: Path) -> Path | None:
    try:
        return Path(json.loads(note.read_text("utf-8"))["folder"])
    except (OSError, ValueError, TypeError, KeyError):
        return None
