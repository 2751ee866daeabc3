"""Settings from the environment (prefix `PUNKT_`); nothing else in Punkt reads it."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

#: Switches that keep the libraries beneath from calling home, set before they are imported.
NO_TELEMETRY = {
    "ANONYMIZED_TELEMETRY": "False",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "LANGCHAIN_TRACING_V2": "false",
    "LANGSMITH_TRACING": "false",
    "DO_NOT_TRACK": "1",
}


class Settings(BaseSettings):
    """Where Punkt keeps its library and which models it uses.

    Every field can be set as an environment variable, e.g. `PUNKT_HOME=/data/punkt`.
    """

    model_config = SettingsConfigDict(env_prefix="PUNKT_", frozen=True, extra="ignore")

    home: Path = Field(default_factory=lambda: user_data_path("punkt", appauthor=False))
    embedding_model: str | None = None
    chroma_url: str | None = None
    chunk_tokens: int = Field(default=200, ge=32, le=2000)


def switch_off_telemetry() -> None:
    """Set the libraries' own switches, unless the user has set them to something else."""
    for name, value in NO_TELEMETRY.items():
        os.environ.setdefault(name, value)
