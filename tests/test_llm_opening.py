"""Opening a model: what is named, what is missing, which key is used, and that none is ever told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from llm_samples import PROVIDERS, QUICK, asking
from llm_server import Fails, Says, nowhere, serving

from rag.config import Settings
from rag.errors import ModelFault, ModelUnavailable
from rag.llm.chat import Chat
from rag.llm.opening import limits_of, open_chat, open_llm
from rag.llm.recording import Cached, Logged

KEY = "sk-hemmelig-0123456789"
VARIABLES = ("OPENAI_API_KEY", "OLLAMA_API_KEY", "AZURE_OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_API_BASE")


@pytest.fixture(autouse=True)
def _no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", [None, "", "gemma", ":gemma", "ollama:", "  "])
def test_a_model_is_named_with_its_provider(name: str | None) -> None:
    with pytest.raises(ModelUnavailable, match="PUNKT_LLM=provider:model"):
        open_llm(Settings(llm=name))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nix:m", "there is no provider 'nix'; name one of openai, ollama, anthropic, mistral, azure"),
        ("groq:m", "pip install langchain-groq"),
        ("bedrock:m", "pip install langchain-aws"),
        ("openai:m", "set OPENAI_API_KEY"),
        ("azure:m", "set AZURE_OPENAI_API_KEY"),
    ],
)
def test_what_is_missing_is_named(name: str, said: str) -> None:
    with pytest.raises(ModelUnavailable) as caught:
        open_llm(Settings(llm=name))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("address", ["localhost:8080", "ftp://host/v1", "http://", "http://[::1"])
def test_an_address_is_written_out(address: str) -> None:
    with pytest.raises(ModelUnavailable, match="http://localhost:8080/v1"):
        open_llm(Settings(llm="openai:m", llm_base_url=address))


def test_a_server_of_ones_own_needs_no_key() -> None:
    with serving([Says("Ja. [1]")]) as server:
        settings = Settings(llm="openai:m", llm_base_url=server.address("openai"))
        assert open_chat(settings, QUICK).reply(asking()).text == "Ja. [1]"


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_key_is_sent_to_the_server_and_told_to_nobody(
    monkeypatch: pytest.MonkeyPatch, provider: str, tmp_path: Path
) -> None:
    monkeypatch.setenv(f"{provider.upper()}_API_KEY", KEY)
    telling = Fails(400, f"Bad header 'Authorization: Bearer {KEY}'")
    with serving([telling, Says(f"Nøglen er {KEY}.")]) as server:
        model = open_llm(
            Settings(
                llm=f"{provider}:m",
                llm_base_url=server.address(provider),
                home=tmp_path,
                llm_log=tmp_path / "log.jsonl",
            ),
            QUICK,
        )
        with pytest.raises(ModelFault) as caught:
            model.reply(asking(f"Min nøgle er {KEY}"))
        model.reply(asking(f"Min nøgle er {KEY}"))
    written = [file.read_text(encoding="utf-8") for file in tmp_path.rglob("*.json*")]
    assert {request.headers["authorization"] for request in server.requests} == {f"Bearer {KEY}"}
    assert len(written) == 2
    assert [KEY in text for text in (str(caught.value), repr(caught.value), repr(model), *written)] == [
        False
    ] * 5
    assert "Bad header" in str(caught.value)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_password_in_the_address_is_sent_and_told_to_nobody(provider: str) -> None:
    def opened(address: str) -> Chat:
        settings = Settings(llm=f"{provider}:m", llm_base_url=address.replace("//", "//bruger:kodeord@"))
        return open_chat(settings, QUICK)

    with serving([Fails(400, "no")]) as server:
        model = opened(server.address(provider))
        with pytest.raises(ModelFault) as rejected:
            model.reply(asking())
    with pytest.raises(ModelFault) as absent:
        opened(nowhere(provider)).reply(asking())
    assert server.requests[0].headers["authorization"].startswith("Basic ")
    for text in (str(rejected.value), str(absent.value), repr(model)):
        assert "kodeord" not in text
        assert "127.0.0.1" in text


def test_a_key_that_a_server_half_repeats_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with serving([Fails(401, "Incorrect API key provided: hemm****6789.")]) as server:
        model = open_chat(Settings(llm="openai:m", llm_base_url=server.address("openai")), QUICK)
        with pytest.raises(ModelFault) as caught:
            model.reply(asking())
    assert "6789" not in str(caught.value)


def test_cache_and_log_are_what_the_settings_say(tmp_path: Path) -> None:
    def opened(cache: bool, log: Path | None) -> object:
        return open_llm(Settings(llm="ollama:gemma3:12b", home=tmp_path, llm_cache=cache, llm_log=log))

    assert type(opened(cache=False, log=None)).__name__ == "Chat"
    assert isinstance(opened(cache=True, log=None), Cached)
    logged = opened(cache=True, log=tmp_path / "log.jsonl")
    assert isinstance(logged, Logged)
    assert isinstance(logged.model, Cached)
    assert logged.name == "ollama:gemma3:12b"
    assert list(tmp_path.iterdir()) == []


def test_two_servers_have_two_caches(tmp_path: Path) -> None:
    answers = []
    for answer in ("Ja.", "Nej."):
        with serving([Says(answer)]) as server:
            settings = Settings(llm="openai:m", llm_base_url=server.address("openai"), home=tmp_path)
            answers.append(open_llm(settings, QUICK).reply(asking()).text)
    assert answers == ["Ja.", "Nej."]


def test_limits_are_those_of_the_settings() -> None:
    limits = limits_of(Settings(llm_timeout=30, llm_answer_tokens=400))
    assert (limits.seconds, limits.tokens, limits.tries) == (30, 600, 3)


def test_the_package_loads_no_framework() -> None:
    modules = "replies chat faults hearing opening providers reading recording exchanges scrubbing streaming"
    code = (
        "import sys; from importlib import import_module\n"
        f"for name in {modules.split()!r}: import_module('rag.llm.' + name)\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {
        "langchain",
        "langchain_core",
        "langchain_openai",
        "langchain_ollama",
        "openai",
        "ollama",
        "httpx",
    }
    assert not heavy & set(done.stdout.split())
    assert len(list((Path(__file__).parents[1] / "rag" / "llm").glob("[!_]*.py"))) == len(modules.split())
