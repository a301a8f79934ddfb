"""The pytest plugin: `summarizer_case("cassettes/beijing")` gives the replayed Summary, offline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from summarizer.schemas import Summary


@pytest.fixture(scope="session")
def summarizer_case(pytestconfig: pytest.Config) -> Callable[[str | Path], Summary]:
    """A function from a cassette's folder to its Summary, replayed with the network shut.

    A relative path counts from pytest's root directory. Each cassette is replayed once a session.
    Raises CassetteError, naming the cassette, where it cannot be read or no longer answers the
    request that is made.
    """
    from summarizer._recordings.offline import network_shut
    from summarizer._recordings.replay import replay_summary

    made: dict[Path, Summary] = {}

    def case(folder: str | Path) -> Summary:
        path = pytestconfig.rootpath / folder
        if path not in made:
            with network_shut():
                made[path] = replay_summary(path)
        return made[path]

    return case
