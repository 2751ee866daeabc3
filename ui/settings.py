"""What a command works with: its settings, from the environment and its options, and the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rag.errors import UsageError

if TYPE_CHECKING:
    from rag.config import Settings
    from rag.pipeline import Punkt


def settings_of(home: Path | None, *, without_llm: bool = False) -> Settings:
    """The environment's, but for the home where one is named, and `without_llm` if that is asked for.

    Raises UsageError for an environment variable that cannot be read.
    """
    from pydantic import ValidationError

    from rag.config import Settings

    try:
        settings = Settings() if home is None else Settings(home=home)
    except ValidationError as error:
        first = error.errors()[0]
        name = "PUNKT_" + "_".join(map(str, first["loc"])).upper()
        raise UsageError(f"{name}={first['input']!r}: {first['msg']}.") from error
    return settings.model_copy(update={"llm": None}) if without_llm else settings


def opened(settings: Settings) -> Punkt:
    """The library under the home of the settings. Raises HomeUnusable, EmbedderMismatch, ModelUnavailable."""
    from rag.pipeline import Punkt

    return Punkt.open(settings)
