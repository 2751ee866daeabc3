"""Settings from the environment (prefix `PUNKT_`); nothing else in Punkt reads it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Literal

from platformdirs import user_data_path
from pydantic import Field, PositiveFloat
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

#: What the names of variables end with whose values are nobody's to see.
SECRET_NAMES = re.compile(r"(?:KEY|TOKEN|SECRET|PASSWORD|CREDENTIALS?)$", re.IGNORECASE)
#: Shorter values are placeholders for servers that ask for no key, and could be any word.
SECRET_LENGTH = 8


class Settings(BaseSettings):
    """Where Punkt keeps its library and which models it uses.

    Every field can be set as an environment variable, e.g. `PUNKT_HOME=/data/punkt`.
    """

    model_config = SettingsConfigDict(env_prefix="PUNKT_", frozen=True, extra="ignore")

    home: Path = Field(default_factory=lambda: user_data_path("punkt", appauthor=False))
    embedding_model: str | None = None
    chroma_url: str | None = None
    chunk_tokens: int = Field(default=200, ge=32, le=2000)

    #: A language model by LangChain's name for it, `provider:model`; without one, answers are extractive.
    llm: str | None = None
    #: Where its server is, where that is not the provider's own place.
    llm_base_url: str | None = None
    #: Seconds for a whole reply, with what is tried again.
    llm_timeout: PositiveFloat = 120.0
    #: The model's window: tokens of prompt, history, evidence and answer together.
    llm_context_tokens: int = Field(default=16000, ge=1000)
    #: Tokens an answer is meant to have at most. One that goes on for half as much again is stopped.
    llm_answer_tokens: int = Field(default=700, ge=50)
    #: What becomes of a sentence that its sources do not bear out.
    llm_unsupported: Literal["omit", "show"] = "omit"
    #: Whether the model may look things up itself, where it can.
    llm_tools: bool = True
    #: Whether a reply is kept, for the next time the very same is asked.
    llm_cache: bool = True
    #: A file that every exchange with the model is written to; none is kept unless it is named.
    llm_log: Path | None = None


def switch_off_telemetry() -> None:
    """Set the libraries' own switches, unless the user has set them to something else."""
    for name, value in NO_TELEMETRY.items():
        os.environ.setdefault(name, value)


def secrets() -> frozenset[str]:
    """The keys, tokens and passwords that stand in the environment, by the names of their variables."""
    return frozenset(
        value.strip()
        for name, value in os.environ.items()
        if SECRET_NAMES.search(name) and len(value.strip()) >= SECRET_LENGTH
    )
