"""What providers' exceptions mean, told by what they carry and how they are named."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rag.errors import NOTICES, FaultKind, ModelFault
from rag.llm.chat import REMEDIES
from rag.llm.faults import Failure, Feature, failure_of, seconds_until

NOW = datetime(2026, 10, 21, 7, 28, 0, tzinfo=UTC)


class Response:
    """What clients keep of a response."""

    def __init__(self, status_code: int, **headers: str) -> None:
        self.status_code = status_code
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


class HTTPStatusError(Exception):
    """As the client of Mistral raises it: the status is only in the response."""

    def __init__(self, message: str, response: Response) -> None:
        super().__init__(message)
        self.response = response


class OverloadedError(Exception):
    """As the client of Anthropic raises it."""

    status_code = 529


class ModelRateLimitError(Exception):
    """LangChain's own name, for a provider whose exceptions have no status."""


class ConnectTimeout(TimeoutError):
    """Of httpx: no connection in time, which is not a reply that takes long."""


def caused(outer: Exception, inner: Exception) -> Exception:
    outer.__cause__ = inner
    return outer


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (HTTPStatusError("Error response 401", Response(401)), FaultKind.WRONG_KEY),
        (HTTPStatusError("Error response 404", Response(404)), FaultKind.NOT_FOUND),
        (HTTPStatusError("payment required", Response(402)), FaultKind.REJECTED),
        (HTTPStatusError("prompt is too long: 9000 tokens", Response(400)), FaultKind.TOO_LONG),
        (HTTPStatusError("request too large", Response(413)), FaultKind.TOO_LONG),
        (HTTPStatusError("gateway", Response(504)), FaultKind.SERVER_ERROR),
        (OverloadedError("overloaded"), FaultKind.SERVER_ERROR),
        (ModelRateLimitError("slow down"), FaultKind.RATE_LIMITED),
        (ConnectTimeout("timed out"), FaultKind.NO_SERVER),
        (TimeoutError("timed out"), FaultKind.TIMED_OUT),
        (ConnectionError("Failed to connect to Ollama."), FaultKind.NO_SERVER),
        (caused(RuntimeError("Connection error."), ConnectionRefusedError()), FaultKind.NO_SERVER),
        (caused(RuntimeError("wrapped"), HTTPStatusError("", Response(403))), FaultKind.WRONG_KEY),
        (ConnectionResetError("reset by peer"), FaultKind.CUT),
        (ValueError("No generation chunks were returned"), FaultKind.EMPTY),
        (KeyError("choices"), FaultKind.SERVER_ERROR),
    ],
)
def test_an_exception_has_its_kind(error: Exception, kind: FaultKind) -> None:
    assert failure_of(error).kind is kind


def test_exceptions_that_cause_each_other_come_to_an_end() -> None:
    first, second = RuntimeError("a"), RuntimeError("b")
    first.__cause__, second.__cause__ = second, first
    assert failure_of(first).kind is FaultKind.SERVER_ERROR


@pytest.mark.parametrize(
    ("status", "text", "feature"),
    [
        (400, "m does not support tools", Feature.TOOLS),
        (400, "`temperature` is deprecated for this model.", Feature.TEMPERATURE),
        (400, "the tool call in message 3 has no id", None),
        (400, "does not support images", None),
        (429, "unknown tools are rate limited", None),
    ],
)
def test_what_a_server_does_not_know_is_told_from_what_it_dislikes(
    status: int, text: str, feature: Feature | None
) -> None:
    assert failure_of(HTTPStatusError(text, Response(status))).unsupported is feature


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [
        ("0", 0.0),
        ("2.5", 2.5),
        (" 30 ", 30.0),
        ("Wed, 21 Oct 2026 07:28:12 GMT", 12.0),
        ("Wed, 21 Oct 2026 07:00:00 GMT", 0.0),
        ("Wed, 21 Oct 2026 09:28:12 +0200", 12.0),
        ("snart", None),
        ("-5", None),
        ("", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(stated: str, seconds: float | None) -> None:
    assert seconds_until(stated, NOW) == seconds


def test_retry_after_is_found_in_the_response() -> None:
    limited = HTTPStatusError("slow down", Response(429, retry_after="4"))
    assert failure_of(caused(RuntimeError("wrapped"), limited)) == Failure(
        FaultKind.RATE_LIMITED, "RuntimeError: wrapped", 4.0
    )


def test_every_kind_has_a_notice_and_a_remedy() -> None:
    assert set(NOTICES) == set(REMEDIES) == set(FaultKind)
    assert ModelFault(FaultKind.EMPTY, "x").notice == "Sprogmodellen gav et tomt svar."
    assert all(notice.endswith(".") and notice[:-1].count(".") == 0 for notice in NOTICES.values())
