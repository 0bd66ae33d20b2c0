"""What all tests share: no network, the authority tables, and one build of the sample corpus."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

if TYPE_CHECKING:
    from graph.tables import Tables

ROOT = Path(__file__).resolve().parent.parent


def _refuse(*_arguments: object, **_options: object) -> NoReturn:
    raise AssertionError("a test tried to reach the network")


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Let every attempt to look up or reach another host fail."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, _refuse)
        for name in ("create_connection", "getaddrinfo", "gethostbyname"):
            patch.setattr(socket, name, _refuse)
        yield


@dataclass(frozen=True, slots=True)
class Built:
    """A build of the sample corpus: the folder that it wrote, and what `pipeline.build` returned."""

    folder: Path
    report: Any


@pytest.fixture(scope="session")
def tables() -> Tables:
    """Return the authority tables that ship with the package."""
    from graph.tables import load_tables

    return load_tables()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the sample corpus once, into a folder that tests may read but must not change."""
    from graph import pipeline
    from graph.settings import Settings

    folder = tmp_path_factory.mktemp("built")
    report = pipeline.build([str(ROOT / "corpus")], folder, Settings(), None)
    return Built(folder, report)
