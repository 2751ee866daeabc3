"""Settings: what stands in the environment counts, what is impossible is refused, telemetry is off."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from rag.config import NO_TELEMETRY, Settings, secrets

FIELDS = ("HOME", "EMBEDDING_MODEL", "CHROMA_URL", "CHUNK_TOKENS")
LLM_FIELDS = {
    "LLM": "ollama:gemma3:12b",
    "LLM_BASE_URL": "http://localhost:11434",
    "LLM_TIMEOUT": "7.5",
    "LLM_CONTEXT_TOKENS": "4000",
    "LLM_ANSWER_TOKENS": "300",
    "LLM_UNSUPPORTED": "show",
    "LLM_TOOLS": "false",
    "LLM_CACHE": "0",
    "LLM_LOG": "llm.jsonl",
}


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*FIELDS, *LLM_FIELDS):
        monkeypatch.delenv(f"PUNKT_{name}", raising=False)


def test_without_an_environment_nothing_is_downloaded_or_called() -> None:
    settings = Settings()
    assert (settings.embedding_model, settings.chroma_url) == (None, None)
    assert (settings.llm, settings.llm_base_url, settings.llm_log) == (None, None, None)
    assert settings.home.is_absolute()
    assert settings.home.name == "punkt"


def test_the_fields_are_those_that_the_environment_can_set() -> None:
    assert {name.upper() for name in Settings.model_fields} == {*FIELDS, *LLM_FIELDS}


def test_the_environment_sets_every_field(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in zip(FIELDS, (str(tmp_path), "e5", "http://localhost:1", "64"), strict=True):
        monkeypatch.setenv(f"PUNKT_{name}", value)
    settings = Settings()
    assert (settings.home, settings.embedding_model) == (tmp_path, "e5")
    assert (settings.chroma_url, settings.chunk_tokens) == ("http://localhost:1", 64)


def test_the_environment_sets_the_language_model(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in LLM_FIELDS.items():
        monkeypatch.setenv(f"PUNKT_{name}", value)
    settings = Settings()
    assert (settings.llm, settings.llm_base_url) == ("ollama:gemma3:12b", "http://localhost:11434")
    assert (settings.llm_timeout, settings.llm_context_tokens, settings.llm_answer_tokens) == (7.5, 4000, 300)
    assert (settings.llm_unsupported, settings.llm_tools, settings.llm_cache) == ("show", False, False)
    assert settings.llm_log == Path("llm.jsonl")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TIMEOUT", "0"),
        ("TIMEOUT", "-1"),
        ("CONTEXT_TOKENS", "999"),
        ("ANSWER_TOKENS", "49"),
        ("UNSUPPORTED", "hide"),
        ("TOOLS", "måske"),
    ],
)
def test_impossible_limits_of_a_language_model_are_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"PUNKT_LLM_{name}", value)
    with pytest.raises(ValidationError, match=f"llm_{name.lower()}"):
        Settings()


def test_secrets_are_known_by_the_names_of_their_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "a-long-enough-key")
    monkeypatch.setenv("GITHUB_TOKEN", "another-long-one")
    monkeypatch.setenv("OLLAMA_API_KEY", "short")
    monkeypatch.setenv("KEYBOARD_LAYOUT", "danish-nodeadkeys")
    assert {"a-long-enough-key", "another-long-one"} <= secrets()
    assert not {"short", "danish-nodeadkeys"} & secrets()


def test_what_is_given_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PUNKT_HOME", "/elsewhere")
    assert Settings(home=tmp_path).home == tmp_path


@pytest.mark.parametrize("tokens", ["31", "2001", "mange", ""])
def test_impossible_chunk_sizes_are_refused(monkeypatch: pytest.MonkeyPatch, tokens: str) -> None:
    monkeypatch.setenv("PUNKT_CHUNK_TOKENS", tokens)
    with pytest.raises(ValidationError, match="chunk_tokens"):
        Settings()


def test_settings_do_not_change(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    with pytest.raises(ValidationError, match="frozen"):
        settings.home = Path("/elsewhere")


def switched(**environment: str) -> dict[str, str]:
    """The switches as another process has them after turning telemetry off."""
    code = (
        "import os; from rag.config import NO_TELEMETRY, switch_off_telemetry as off; off()\n"
        "for name in NO_TELEMETRY: print(name + '=' + os.environ[name])"
    )
    bare = {name: value for name, value in os.environ.items() if name not in NO_TELEMETRY}
    done = subprocess.run(
        [sys.executable, "-c", code], env=bare | environment, capture_output=True, text=True, check=True
    )
    return dict(line.split("=", 1) for line in done.stdout.splitlines())


def test_telemetry_is_off_unless_the_user_turns_it_on() -> None:
    assert switched() == NO_TELEMETRY
    assert {value.casefold() for name, value in NO_TELEMETRY.items() if "DISABLE" not in name} <= {
        "false",
        "1",
    }
    assert switched(DO_NOT_TRACK="0") == NO_TELEMETRY | {"DO_NOT_TRACK": "0"}


def test_importing_the_settings_changes_no_environment() -> None:
    code = "import os; before = dict(os.environ); import rag.config; print(before == dict(os.environ))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
