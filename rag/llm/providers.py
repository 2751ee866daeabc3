"""Opening a provider's client: what each calls the limits, and why one cannot be opened."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rag.config import Settings
from rag.errors import ModelUnavailable
from rag.llm.chat import Limits
from rag.llm.scrubbing import excerpt

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from pydantic import SecretStr

#: The providers that Punkt has an extra for: what the user writes, and what LangChain calls it.
PROVIDERS = {
    "openai": "openai",
    "ollama": "ollama",
    "anthropic": "anthropic",
    "mistral": "mistralai",
    "azure": "azure_openai",
}
#: How messages list what can be named.
KNOWN = f"{', '.join(PROVIDERS)} and LangChain's others"
#: The variables that providers' packages read their keys from, by LangChain's name for the provider.
KEYS = {
    "openai": "OPENAI_API_KEY",
    "anthropic": "ANTHROPIC_API_KEY",
    "mistralai": "MISTRAL_API_KEY",
    "azure_openai": "AZURE_OPENAI_API_KEY",
}
#: Seconds to get a connection: a server that is not there is not waited for as long as an answer.
CONNECT = 10.0
#: What a client is opened with for a server of one's own that asks for no key; OpenAI's must have one.
NO_KEY = "none"
#: Tokens of other vocabularies for one of ours, at most: Danish text in Llama 3's takes a quarter more.
OTHER_TOKENS = 1.25


@dataclass(frozen=True, slots=True)
class Named:
    """The model as the user named it, taken apart; `provider` is LangChain's name for it."""

    name: str
    provider: str
    model: str

    @staticmethod
    def parse(name: str | None) -> Named:
        """'mistral:large' → Named('mistral:large', 'mistralai', 'large'). Raises ModelUnavailable."""
        provider, _, model = (name or "").strip().partition(":")
        if not (provider and model):
            raise ModelUnavailable(
                f"language model {name!r} does not name a provider and a model; set "
                f"PUNKT_LLM=provider:model, e.g. ollama:gemma3:12b (providers: {KNOWN})"
            )
        return Named(f"{provider}:{model}", PROVIDERS.get(provider, provider), model)


def client(named: Named, settings: Settings, limits: Limits) -> BaseChatModel:
    """The client of the provider's own package. Raises ModelUnavailable, with what to install or to set."""
    options = _options(named.provider, settings, limits)
    opened = _attempt(lambda: _open(named, options))
    if settings.llm_base_url and _misses_key(named, opened):
        opened = _attempt(lambda: _open(named, {**options, "api_key": NO_KEY}))
    if isinstance(opened, BaseException) or _misses_key(named, opened):
        raise ModelUnavailable(f"language model {named.name!r} cannot be opened: {_why_not(named, opened)}")
    return opened


def _open(named: Named, options: dict[str, Any]) -> BaseChatModel:
    from langchain.chat_models import init_chat_model

    opened: BaseChatModel = init_chat_model(
        named.model, model_provider=named.provider, temperature=0, **options
    )
    return opened


def _attempt(opening: Callable[[], BaseChatModel]) -> BaseChatModel | BaseException:
    """The client, or what was raised in opening it: providers' exceptions have no common root."""
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(opening)
        return future.exception() or future.result()


def _options(provider: str, settings: Settings, limits: Limits) -> dict[str, Any]:
    """The limits in each provider's own words. Trying again is not left to their clients."""
    seconds, tokens = limits.seconds, limits.tokens
    patience = (min(CONNECT, seconds), seconds, seconds, seconds)  # to connect, read, write, get a connection
    place = {"base_url": settings.llm_base_url} if settings.llm_base_url else {}
    if provider == "ollama":
        window = round(settings.llm_context_tokens * OTHER_TOKENS)
        asked = {"num_predict": tokens, "num_ctx": window, "reasoning": False}
        return {"client_kwargs": {"timeout": patience}, **asked, **place}
    asked = {"max_tokens": tokens, "max_retries": 0}
    if provider in {"openai", "azure_openai"}:
        if provider == "azure_openai" and place:
            place = {"azure_endpoint": place["base_url"]}
        # Their watch over pauses between chunks is off: our limit holds for pauses too, and theirs waits in a
        # task of its own, whose connection would not be closed when the request is called off.
        return {"timeout": patience, "stream_chunk_timeout": 0, "stream_usage": True, **asked, **place}
    return {"timeout": math.ceil(seconds), **asked, **place}


def _misses_key(named: Named, opened: BaseChatModel | BaseException) -> bool:
    """Whether there is no key. OpenAI's clients say so when they are opened, others when they are used."""
    if isinstance(opened, BaseException):
        return "api_key" in str(opened)
    if named.provider not in {"anthropic", "mistralai"}:
        return False
    held: SecretStr | None = getattr(opened, KEYS[named.provider].lower())
    return not (held and held.get_secret_value())


def _why_not(named: Named, opened: BaseChatModel | BaseException) -> str:
    said = str(opened)
    if isinstance(opened, ImportError):
        return f"a package is not installed; run: pip install {_package(named, said)}"
    if "Unsupported provider" in said:
        return f"there is no provider {named.provider!r}; name one of {KNOWN}"
    if _misses_key(named, opened):
        return f"its key is missing; set {KEYS.get(named.provider, 'the variable of its provider')}"
    return (
        f"{excerpt(f'{type(opened).__name__}: {said}')}; correct PUNKT_LLM or the variables of its provider"
    )


def _package(named: Named, said: str) -> str:
    """What to install for a provider: our extra, or the package that LangChain names."""
    if extra := next((extra for extra, known in PROVIDERS.items() if known == named.provider), None):
        return f"'punkt[{extra}]'"
    stated = re.search(r"pip install ([\w-]+)", said)
    return stated.group(1) if stated else f"langchain-{named.provider}"
