"""The pytest plugin: `summarizer_case("cassettes/beijing")` gives the replayed Summary, offline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from summarizer._call.catalogue import Catalogue, Kinds
    from summarizer.schemas import Summary


@pytest.fixture(scope="session")
def summarizer_case(pytestconfig: pytest.Config) -> Callable[..., Summary]:
    """A function from a cassette's folder to its Summary, replayed with the network shut.

    A cassette with kinds of your own needs them: `summarizer_case("cassettes/embargo", kinds=News)`.

    A relative path counts from pytest's root directory. Each cassette is replayed once a session.
    Raises CassetteError, naming the cassette, where it cannot be read or no longer answers the
    request that is made.
    """
    from summarizer._call.catalogue import make_catalogue
    from summarizer._recordings.manner import Brought
    from summarizer._recordings.offline import network_shut
    from summarizer._recordings.replay import replay_summary

    made: dict[tuple[Path, Catalogue], Summary] = {}

    def case(folder: str | Path, kinds: Kinds | None = None) -> Summary:
        path, catalogue = pytestconfig.rootpath / folder, make_catalogue(kinds)
        if (path, catalogue) not in made:
            with network_shut():
                made[path, catalogue] = replay_summary(path, Brought(catalogue))
        return made[path, catalogue]

    return case
