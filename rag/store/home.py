"""The folder that a library lies in, and the version of Punkt that writes there."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rag.errors import HomeUnusable


def make_home(home: Path) -> None:
    """Make the folder where there is none. Raises HomeUnusable."""
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HomeUnusable(
            f"{home}: the home folder cannot be made ({error.strerror}); "
            "choose another with --home or PUNKT_HOME"
        ) from error


@cache
def punkt_version() -> str:
    """The version of Punkt that parses, as it is installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("punkt")
    except PackageNotFoundError:
        return "not installed"
