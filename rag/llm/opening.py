"""Opening the language model that the settings name, whichever provider it is of."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import urlsplit

from rag.config import Settings, switch_off_telemetry
from rag.errors import ModelUnavailable
from rag.llm.chat import Chat, Limits
from rag.llm.providers import Named, client
from rag.llm.recording import Cached, Logged
from rag.llm.replies import LanguageModel
from rag.llm.scrubbing import excerpt

#: An answer may be half as long again as it is meant to be, before it counts as endless.
LEEWAY = 1.5


def open_llm(settings: Settings, limits: Limits | None = None) -> LanguageModel:
    """The language model of the settings, with its cache and its log where they are switched on.

    `limits` are those of the settings unless others are given. Nothing is sent to the model. Raises
    ModelUnavailable where none is named, the provider is unknown, its package or its key is missing.
    """
    model: LanguageModel = open_chat(settings, limits or limits_of(settings))
    if settings.llm_cache:
        model = Cached(model, settings.home / "replies" / _place(settings.llm_base_url))
    return Logged(model, settings.llm_log) if settings.llm_log else model


def open_chat(settings: Settings, limits: Limits) -> Chat:
    """The bare connection: every reply is the model's own. Raises as open_llm does."""
    named = Named.parse(settings.llm)
    where = _where(settings.llm_base_url) or f"the usual address of {named.provider}"
    switch_off_telemetry()
    return Chat(named.name, client(named, settings, limits), limits, where)


def limits_of(settings: Settings) -> Limits:
    """How far the settings let a model be waited for."""
    return Limits(settings.llm_timeout, round(settings.llm_answer_tokens * LEEWAY))


def _where(base_url: str | None) -> str | None:
    """How messages name the server: its address without a user, a password or a query."""
    if not base_url:
        return None
    try:
        address = urlsplit(base_url)
    except ValueError:
        address = urlsplit("")
    if address.scheme not in {"http", "https"} or not address.hostname:
        raise ModelUnavailable(
            f"PUNKT_LLM_BASE_URL={excerpt(base_url)!r} is no address; write it as http://localhost:8080/v1"
        )
    return f"{address.scheme}://{address.netloc.rpartition('@')[2]}{address.path}"


def _place(base_url: str | None) -> str:
    """A folder for each server: two of them may give the same name to different models."""
    return sha256(base_url.encode()).hexdigest()[:16] if base_url else "provider"
