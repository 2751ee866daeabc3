"""Whatever goes wrong with the model, the summary without one takes its place, and a note says why."""

from __future__ import annotations

import random
import time

import pytest
from generative_samples import Reader
from generative_summaries import APPROVED, is_extractive, summariser, summed_up
from llm_samples import PROVIDERS, QUICK, SLACK
from llm_server import Called, Fails, Hangs, Reply, Request, Says, Sends, nowhere

from rag.ask.generation.drafts import Flaw
from rag.config import Settings
from rag.errors import NOTICES, FaultKind
from rag.llm.chat import Limits
from rag.llm.opening import open_chat
from rag.model import Cost
from rag.summaries.generative import GenerativeSummariser
from rag.summaries.merging import VERBATIM
from rag.summaries.notes import TOO_LONG
from rag.summaries.summary import Wish

#: A model that says nothing is waited for so long here, and no longer.
HASTY = Limits(seconds=1.0, tokens=300, tries=3, backoff=0.01)
WORDS = "og så var der mere at sige om volden ved den lange vej, som "
either = pytest.mark.parametrize("provider", PROVIDERS)


@pytest.fixture(scope="module", autouse=True)
def _imported() -> None:
    """Providers' packages are imported with their first request, which takes longer than the limit here."""
    for provider in PROVIDERS:
        summed_up([Says("Ja.")], provider=provider)


@either
@pytest.mark.parametrize(
    ("reply", "notice"),
    [
        (Fails(401), NOTICES[FaultKind.WRONG_KEY]),
        (Fails(404, "model 'm' not found"), NOTICES[FaultKind.NOT_FOUND]),
        (Fails(429), NOTICES[FaultKind.RATE_LIMITED]),
        (Fails(500), NOTICES[FaultKind.SERVER_ERROR]),
        (Fails(400, "This model's maximum context length is 4096 tokens"), TOO_LONG),
        (Fails(400, "bad request"), "Sprogmodellen kunne ikke tage imod teksten."),
        (Sends(b"data: {]\n\n"), NOTICES[FaultKind.SERVER_ERROR]),
        (Hangs(), NOTICES[FaultKind.TIMED_OUT]),
        (Hangs(alive=True), NOTICES[FaultKind.TIMED_OUT]),
        (Says("## Hvad blev besluttet\nUdvalget god", breaks=True), NOTICES[FaultKind.CUT]),
        (Says(""), NOTICES[FaultKind.EMPTY]),
        (Says(WORDS * 40, endless=True), NOTICES[FaultKind.ENDLESS]),
        (Says("I cannot help with that request."), NOTICES[FaultKind.REFUSED]),
        (Says(calls=(Called("search", {}),), finish="tool_calls"), NOTICES[FaultKind.BAD_TOOL_CALL]),
    ],
)
def test_a_fault_ends_in_the_summary_without_a_model(provider: str, reply: Reply, notice: str) -> None:
    reader, limits = Reader(), HASTY if isinstance(reply, Hangs) else QUICK
    with summariser([reply], provider, limits) as (writer, _):
        began = time.monotonic()
        summary = writer.item(APPROVED, APPROVED.items[0], Wish(), lambda _: APPROVED, reader)
    assert time.monotonic() - began < limits.seconds + SLACK
    assert is_extractive(summary, notice)
    assert (reader.heard, reader.claims) == ("", [])


@either
def test_a_server_that_is_not_there_ends_so_too(provider: str) -> None:
    settings = Settings(llm=f"{provider}:m", llm_base_url=nowhere(provider))
    writer = GenerativeSummariser(settings, open_chat(settings, QUICK))
    summary = writer.item(APPROVED, APPROVED.items[0], Wish(), lambda _: APPROVED)
    assert is_extractive(summary, NOTICES[FaultKind.NO_SERVER])
    assert summary.usage == Cost(0, 0, 0)


@pytest.mark.parametrize("seed", range(5))
def test_nothing_random_is_shown(seed: int) -> None:
    chance = random.Random(seed)
    signs = "abcdefghijklmnoprstuvæøå0123456789.,-% \n#*[]>"

    def script(_: Request) -> Reply:
        words = ("".join(chance.choices(signs, k=chance.randint(1, 12))) for _ in range(60))
        return Says(" [1] ".join(words) or "x", size=50)

    summary, _ = summed_up(script)
    assert summary.mode == "extractive"
    assert summary.notes[-1] == VERBATIM


def test_a_text_without_end_is_asked_for_shorter() -> None:
    _, server = summed_up([Says(WORDS * 40, endless=True)], limits=QUICK)
    assert "Teksten blev ved uden at slutte. Skriv højst 110 ord." in server.requests[1].texts[-1]
    assert Flaw.ENDLESS.value not in server.requests[1].prompt
