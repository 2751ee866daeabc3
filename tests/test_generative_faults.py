"""Whatever goes wrong with the model, the minutes answer themselves, in time, and a note says why."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from generative_samples import WALL, Reader, ingested, opened
from llm_samples import PROVIDERS, QUICK, SLACK
from llm_server import Called, Fails, Hangs, Reply, Says, Sends, nowhere

from rag.ask.generative import VERBATIM
from rag.config import Settings
from rag.errors import NOTICES, FaultKind
from rag.llm.chat import Limits
from rag.llm.opening import open_chat
from rag.model import Answer
from rag.pipeline import Punkt

#: A model that says nothing is waited for so long here, and no longer.
HASTY = Limits(seconds=1.0, tokens=300, tries=3, backoff=0.01)
WORDS = "og så var der mere at sige om volden ved den lange vej, som "
either = pytest.mark.parametrize("provider", PROVIDERS)


@pytest.fixture(scope="module", autouse=True)
def _imported(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Providers' packages are imported with their first request, which takes longer than the limit here."""
    home = ingested(tmp_path_factory.mktemp("warm"))
    for provider in PROVIDERS:
        with opened(home, [Says("Ja.")], provider) as (punkt, _):
            punkt.ask(WALL)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional minutes, ingested."""
    return ingested(tmp_path_factory.mktemp("faults"))


@pytest.fixture(scope="module")
def plain(home: Path) -> Answer:
    """The answer without a model."""
    with Punkt.open(Settings(home=home)) as punkt:
        return punkt.ask(WALL)


@either
@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Fails(401), FaultKind.WRONG_KEY),
        (Fails(404, "model 'm' not found"), FaultKind.NOT_FOUND),
        (Fails(429), FaultKind.RATE_LIMITED),
        (Fails(429, headers={"retry-after": "60"}), FaultKind.RATE_LIMITED),
        (Fails(500), FaultKind.SERVER_ERROR),
        (Fails(400, "This model's maximum context length is 4096 tokens"), FaultKind.TOO_LONG),
        (Fails(400, "bad request"), FaultKind.REJECTED),
        (Sends(b"data: {]\n\n"), FaultKind.SERVER_ERROR),
        (Hangs(), FaultKind.TIMED_OUT),
        (Hangs(alive=True), FaultKind.TIMED_OUT),
        (Says("Volden koster 2,9 mio. kr. [1] Den", breaks=True), FaultKind.CUT),
        (Says(""), FaultKind.EMPTY),
        (Says(WORDS * 40, endless=True), FaultKind.ENDLESS),
        (Says("I cannot help with that request."), FaultKind.REFUSED),
        (Says(calls=(Called("no_such_tool", {}),), finish="tool_calls"), FaultKind.BAD_TOOL_CALL),
    ],
    ids=lambda value: str(value) if isinstance(value, FaultKind) else "",
)
def test_a_fault_ends_in_the_answer_without_a_model(
    home: Path, plain: Answer, provider: str, reply: Reply, kind: FaultKind
) -> None:
    reader, limits = Reader(), HASTY if isinstance(reply, Hangs) else QUICK
    with opened(home, [reply], provider, limits) as (punkt, _):
        began = time.monotonic()
        answer = punkt.ask(WALL, listener=reader)
    assert time.monotonic() - began < limits.seconds + SLACK
    assert answer.claims == plain.claims
    assert (answer.mode, answer.model) == ("extractive", None)
    assert answer.notes == (NOTICES[kind], VERBATIM)
    assert (reader.heard, reader.claims) == ("", [])


@either
def test_a_server_that_is_not_there_ends_so_too(home: Path, plain: Answer, provider: str) -> None:
    settings = Settings(home=home, llm=f"{provider}:m", llm_base_url=nowhere(provider))
    with Punkt.open(settings, open_chat(settings, QUICK)) as punkt:
        answer = punkt.ask(WALL)
    assert answer.claims == plain.claims
    assert answer.notes == (NOTICES[FaultKind.NO_SERVER], VERBATIM)


def test_arguments_that_are_no_json_end_so_too(home: Path, plain: Answer) -> None:
    malformed = Says(calls=(Called("search", '{"question": "vol'),), finish="tool_calls")
    with opened(home, [malformed], "openai", QUICK) as (punkt, server):
        answer = punkt.ask(WALL)
    assert len(server.requests) == QUICK.tries
    assert answer.claims == plain.claims
    assert answer.notes == (NOTICES[FaultKind.BAD_TOOL_CALL], VERBATIM)


def test_a_refusal_without_a_model_stays_a_refusal_without_a_promise_of_quotes(home: Path) -> None:
    with opened(home, [Fails(401)]) as (punkt, _):
        answer = punkt.ask("Hvornår åbner svømmehallen i Rønne?")
    assert answer.refused
    assert answer.notes == (NOTICES[FaultKind.WRONG_KEY],)


def test_the_next_question_is_answered_after_a_fault(home: Path) -> None:
    with opened(home, [Fails(401), Says("Volden koster 2,9 mio. kr. [1]")]) as (punkt, _):
        assert punkt.ask(WALL).mode == "extractive"
        assert punkt.ask(WALL).mode == "generative"
