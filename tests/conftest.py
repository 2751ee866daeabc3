"""What several tests share: the sample minutes, ingested once, and the page over them."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from answers import small_meeting
from browsing import serving_page
from hypothesis import settings

from rag.config import Settings, switch_off_telemetry
from rag.model import Meeting

if TYPE_CHECKING:
    from rag.pipeline import Punkt

SAMPLE_CORPUS = Path(__file__).parents[1] / "eval" / "corpus"


def pytest_configure() -> None:
    """Let Ctrl-C end what tests start, and no property fail for being slow.

    A run in the background would hand on that Ctrl-C is ignored.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    settings.register_profile("untimed", deadline=None)
    settings.load_profile("untimed")


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the sample minutes are ingested. Tests read it and leave it as it is."""
    from rag.pipeline import Outcome, Punkt

    switch_off_telemetry()
    home = tmp_path_factory.mktemp("sample") / "home"
    with Punkt.open(Settings(home=home)) as punkt:
        report = punkt.ingest([SAMPLE_CORPUS])
    assert report.results
    assert not report.count(Outcome.REFUSED)
    return home


@pytest.fixture(scope="session")
def sample_page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real page over a home with nothing in it: it answers from the sample minutes."""
    with serving_page(tmp_path_factory.mktemp("empty")) as address:
        yield address


@pytest.fixture
def sample(sample_home: Path) -> Iterator[Punkt]:
    """Punkt over the sample minutes."""
    from rag.pipeline import Punkt

    with Punkt.open(Settings(home=sample_home)) as punkt:
        yield punkt


@pytest.fixture
def meeting() -> Meeting:
    """One small meeting with a table, a vote, an absence, a closed item and characters that HTML knows."""
    return small_meeting()
