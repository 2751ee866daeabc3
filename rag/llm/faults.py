"""What a provider's exception means: which kind of fault, and what can be done about it.

Providers' exceptions have no common root, and their packages need not be installed. So they are told apart by
what they carry (an HTTP status, a response with headers) and by the names of their classes, of which
LangChain's own (`ModelRateLimitError` and the like) are the most general.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Any

from rag.errors import FaultKind


class Feature(StrEnum):
    """What can be left out of a request that a server does not know."""

    TOOLS = "tools"
    TEMPERATURE = "temperature"


@dataclass(frozen=True, slots=True)
class Failure:
    """One request that failed, in the provider's own words, which may hold a key.

    `retry_after` is how many seconds the server asks to be left alone; `unsupported` is what the server does
    not know, if that is why it said no.
    """

    kind: FaultKind
    detail: str
    retry_after: float | None = None
    unsupported: Feature | None = None


class Failed(Exception):
    """Carries a failure from where it was seen to where it is decided what to do about it."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.kind)
        self.failure = failure


#: Kinds that may be gone with the next request.
TRANSIENT = {
    FaultKind.NO_SERVER,
    FaultKind.RATE_LIMITED,
    FaultKind.SERVER_ERROR,
    FaultKind.CUT,
    FaultKind.EMPTY,
    FaultKind.BAD_TOOL_CALL,
}

#: Kinds by HTTP status; what is not here is REJECTED below 500 and SERVER_ERROR from there on.
BY_STATUS = {
    401: FaultKind.WRONG_KEY,
    403: FaultKind.WRONG_KEY,
    404: FaultKind.NOT_FOUND,
    408: FaultKind.SERVER_ERROR,
    413: FaultKind.TOO_LONG,
    429: FaultKind.RATE_LIMITED,
}
#: Kinds by the name of a class, the first that fits: LangChain's, then those of httpx and of Python.
BY_NAME = (
    ({"ContextOverflowError"}, FaultKind.TOO_LONG),
    ({"ModelAuthenticationError", "ModelPermissionDeniedError"}, FaultKind.WRONG_KEY),
    ({"ModelNotFoundError"}, FaultKind.NOT_FOUND),
    ({"ModelRateLimitError"}, FaultKind.RATE_LIMITED),
    ({"ModelAPIError"}, FaultKind.SERVER_ERROR),
    ({"ModelInvalidRequestError"}, FaultKind.REJECTED),
    ({"ConnectError", "ConnectTimeout", "ConnectionRefusedError", "gaierror"}, FaultKind.NO_SERVER),
    ({"TimeoutException", "TimeoutError", "ModelTimeoutError"}, FaultKind.TIMED_OUT),
    ({"TransportError", "ModelConnectionError", "APIConnectionError", "OSError"}, FaultKind.CUT),
)

#: In a refused request: the filter of Azure and others, and a prompt longer than the model's window.
FILTERED = re.compile(r"content[_ ]filter|content management policy|safety system", re.IGNORECASE)
OVERLONG = re.compile(
    r"context[_ ](?:length|window|size)|maximum context|too many tokens|(?:prompt|input) is too long",
    re.IGNORECASE,
)
#: What servers say of what they do not know: Ollama, OpenAI, vLLM, llama.cpp and OpenRouter, in this order.
UNKNOWN = re.compile(
    r"not support|unsupported|requires? (?:\S+ )?--|deprecated|unknown|unrecognized|no endpoints",
    re.IGNORECASE,
)
NAMED = {
    Feature.TOOLS: re.compile(r"\btools?\b|\btool[_ ](?:choice|use|call)|\bfunction call", re.IGNORECASE),
    Feature.TEMPERATURE: re.compile(r"\btemperature\b", re.IGNORECASE),
}
#: LangChain's words for a stream that ends before it begins, whose type is a plain ValueError; and ours.
NOTHING_CAME = "No generation chunks were returned"
NO_REPLY = "the server sent nothing that is a reply; is PUNKT_LLM_BASE_URL right?"


def failure_of(error: BaseException) -> Failure:
    """What an exception from a provider's client means."""
    chain = list(_chain(error))
    status = next((code for cause in chain if (code := _status(cause))), None)
    detail = f"{type(error).__name__}: {error}"
    if status is None:
        return Failure(_kind_by_name(chain), NO_REPLY if NOTHING_CAME in detail else detail)
    return Failure(
        _kind_by_status(status, str(error)), detail, _retry_after(chain), _unsupported(status, detail)
    )


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The exception and those it came from, the newest first."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _status(error: BaseException) -> int | None:
    """The HTTP status of an exception, or of the response it holds. Ollama has -1 where there is none."""
    response = getattr(error, "response", None)
    for status in (getattr(error, "status_code", None), getattr(response, "status_code", None)):
        if isinstance(status, int) and status >= 400:
            return status
    return None


def _kind_by_status(status: int, text: str) -> FaultKind:
    if status in BY_STATUS:
        return BY_STATUS[status]
    if status >= 500:
        return FaultKind.SERVER_ERROR
    if FILTERED.search(text):
        return FaultKind.REFUSED
    return FaultKind.TOO_LONG if OVERLONG.search(text) else FaultKind.REJECTED


def _kind_by_name(chain: list[BaseException]) -> FaultKind:
    names = {cls.__name__ for error in chain for cls in type(error).__mro__}
    text = str(chain[0])
    if "tool_call" in text and names & {"ValidationError", "OutputParserException"}:
        return FaultKind.BAD_TOOL_CALL
    if NOTHING_CAME in text:
        return FaultKind.EMPTY
    if type(chain[0]) is ConnectionError:  # Ollama's own, for a connection that never came about
        return FaultKind.NO_SERVER
    return next((kind for known, kind in BY_NAME if names & known), FaultKind.SERVER_ERROR)


def _unsupported(status: int, text: str) -> Feature | None:
    """What the server does not know. Servers differ in the status: 400, 404, 422, 500 and 501 are seen."""
    if status in {401, 403, 429} or not UNKNOWN.search(text):
        return None
    return next((feature for feature, named in NAMED.items() if named.search(text)), None)


def _retry_after(chain: list[BaseException]) -> float | None:
    """Seconds until the server wants to be asked again (RFC 9110, 10.2.3), where it says so."""
    headers: list[Any] = [getattr(getattr(error, "response", None), "headers", None) for error in chain]
    stated = next((value for header in headers if header and (value := header.get("retry-after"))), None)
    return None if stated is None else seconds_until(str(stated), datetime.now(UTC))


def seconds_until(stated: str, now: datetime) -> float | None:
    """'2.5', or the seconds from now to 'Wed, 21 Oct 2026 07:28:00 GMT'; None where it is neither."""
    if re.fullmatch(r"\s*\d+(?:\.\d+)?\s*", stated):
        return float(stated)
    try:
        moment = parsedate_to_datetime(stated)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
