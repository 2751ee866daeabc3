"""Asking real clients of a real server: replies, tools, usage, and what becomes of a server's faults."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from llm_samples import PROVIDERS, QUICK, SLACK, Ears, asking, chat, look_up
from llm_server import Called, Fails, Hangs, Reply, Request, Says, Sends, nowhere, serving

from rag.config import Settings
from rag.errors import FaultKind, ModelFault
from rag.llm.faults import Feature
from rag.llm.opening import open_chat

ANSWER = "Byrådet godkendte forslaget. [1]"
#: Long enough for a request to reach the server on a busy machine.
HURRIED = replace(QUICK, seconds=1.0)
either = pytest.mark.parametrize("provider", PROVIDERS)


# Replies


@either
def test_a_reply_is_heard_while_it_comes(provider: str) -> None:
    ears = Ears()
    with serving([Says(ANSWER)]) as server:
        reply = chat(server, provider).reply(asking(), listener=ears)
    assert reply.text == ears.heard == ANSWER
    assert len(ears.pieces) > 3
    assert ears.restarts == 0
    assert (reply.message.text, reply.tool_calls) == (ANSWER, ())


@either
def test_what_is_sent_is_the_conversation_without_warmth_and_with_a_limit(provider: str) -> None:
    with serving([Says(ANSWER)]) as server:
        chat(server, provider).reply(asking("Hvad koster stien?"))
    body = server.requests[0].body
    sent = body | body.get("options", {})
    assert server.requests[0].texts == ["Svar på dansk.", "Hvad koster stien?"]
    assert (body["model"], body["stream"], sent["temperature"]) == ("m", True, 0.0)
    assert sent.get("num_predict", sent.get("max_completion_tokens")) == QUICK.tokens


def test_ollama_is_told_to_read_the_whole_window() -> None:
    """It reads 4,096 tokens unless told otherwise, and drops the rest without a word."""
    with serving([Says(ANSWER)]) as server:
        settings = Settings(llm="ollama:m", llm_base_url=server.address("ollama"), llm_context_tokens=6000)
        open_chat(settings, QUICK).reply(asking())
    assert server.requests[0].body["options"]["num_ctx"] == 7500


@either
def test_tokens_are_those_that_the_provider_tells(provider: str) -> None:
    with serving([Says(ANSWER, usage=(321, 45))]) as server:
        took = chat(server, provider).reply(asking()).usage
    assert (took.tokens_in, took.tokens_out, took.calls) == (321, 45, 1)
    assert 0 < took.seconds < QUICK.seconds


@either
def test_tokens_that_no_one_tells_are_counted(provider: str) -> None:
    with serving([Says(ANSWER, usage=None)]) as server:
        took = chat(server, provider).reply(asking()).usage
    assert 5 <= took.tokens_in <= 20
    assert 5 <= took.tokens_out <= 20


@either
def test_thoughts_are_neither_heard_nor_said(provider: str) -> None:
    ears = Ears()
    with serving([Says(f"<think>Hvad mon der står?</think>\n\n{ANSWER}")]) as server:
        reply = chat(server, provider).reply(asking(), listener=ears)
    assert reply.text == ears.heard == reply.message.content == ANSWER
    assert ears.restarts == 0


# Tools


@either
def test_a_tool_is_called_and_its_result_goes_back(provider: str) -> None:
    from langchain_core.messages import ToolMessage

    def script(request: Request) -> Reply:
        if "Punkt 7" in request.prompt:
            return Says(ANSWER)
        return Says(calls=(Called("look_up", {"punkt": 7}),), finish="tool_calls")

    tool = look_up()
    with serving(script) as server:
        model, messages = chat(server, provider), asking()
        first = model.reply(messages, [tool])
        (call,) = first.tool_calls
        result = ToolMessage(str(tool.invoke(dict(call.arguments))), tool_call_id=call.id)
        second = model.reply([*messages, first.message, result], [tool])
    assert (call.name, call.arguments, first.text) == ("look_up", {"punkt": 7}, "")
    assert server.requests[0].tools == ["look_up"]
    assert second.text == ANSWER
    assert first.usage.calls + second.usage.calls == 2


@either
@pytest.mark.parametrize(
    "refusal",
    [
        Fails(400, "registry.ollama.ai/library/m does not support tools"),
        Fails(400, '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set'),
        Fails(500, "tools param requires --jinja flag"),
        Fails(404, "No endpoints found that support tool use."),
    ],
)
def test_a_server_without_tools_is_asked_without_them_from_then_on(provider: str, refusal: Fails) -> None:
    with serving(lambda request: refusal if request.tools else Says(ANSWER)) as server:
        model = chat(server, provider)
        texts = [model.reply(asking(), [look_up()]).text for _ in range(2)]
    assert texts == [ANSWER, ANSWER]
    assert [request.tools for request in server.requests] == [["look_up"], [], []]
    assert model.lacks == {Feature.TOOLS}


@either
def test_a_server_that_will_not_have_a_temperature_is_asked_without(provider: str) -> None:
    def script(request: Request) -> Reply:
        if "temperature" in request.body | request.body.get("options", {}):
            return Fails(400, "Unsupported value: 'temperature' does not support 0.0 with this model.")
        return Says(ANSWER)

    with serving(script) as server:
        model = chat(server, provider)
        texts = [model.reply(asking()).text for _ in range(2)]
    assert texts == [ANSWER, ANSWER]
    assert len(server.requests) == 3


# Faults that pass


@either
@pytest.mark.parametrize(
    "passing",
    [
        Fails(500),
        Fails(503, "overloaded"),
        Fails(429, headers={"retry-after": "0"}),
        Says(""),
        Sends(b"{]\n\n"),
    ],
)
def test_a_fault_that_passes_is_tried_again(provider: str, passing: Reply) -> None:
    with serving([passing, passing, Says(ANSWER)]) as server:
        reply = chat(server, provider).reply(asking())
    assert (reply.text, reply.usage.calls, len(server.requests)) == (ANSWER, 3, 3)


@either
def test_who_listens_is_told_that_half_a_reply_is_void(provider: str) -> None:
    ears = Ears()
    with serving([Says("Byrådet forkastede forsl", breaks=True), Says(ANSWER)]) as server:
        reply = chat(server, provider).reply(asking(), listener=ears)
    assert (reply.text, ears.heard, ears.restarts) == (ANSWER, ANSWER, 1)


def test_pauses_double() -> None:
    assert [replace(QUICK, backoff=0.5).pause(tries) for tries in (1, 2, 3)] == [0.5, 1.0, 2.0]
    with serving([Fails(500), Fails(500), Says(ANSWER)]) as server:
        chat(server, "openai", replace(QUICK, backoff=0.1)).reply(asking())
    first, second, third = (request.at for request in server.requests)
    assert second - first >= 0.1
    assert third - second >= 0.2


def test_a_server_that_asks_to_be_left_alone_is_left_alone_for_as_long() -> None:
    with serving([Fails(429, headers={"Retry-After": "0.3"}), Says(ANSWER)]) as server:
        chat(server, "openai").reply(asking())
    assert 0.3 <= server.requests[1].at - server.requests[0].at < QUICK.seconds


def test_a_server_that_asks_for_more_time_than_there_is_is_not_asked_again() -> None:
    with serving([Fails(429, headers={"Retry-After": "60"}), Says(ANSWER)]) as server:
        started = time.monotonic()
        with pytest.raises(ModelFault) as caught:
            chat(server, "openai").reply(asking())
    assert caught.value.kind is FaultKind.RATE_LIMITED
    assert time.monotonic() - started < QUICK.seconds
    assert len(server.requests) == 1


# Faults that do not


@either
@pytest.mark.parametrize(
    ("reply", "kind", "requests"),
    [
        (Fails(401), FaultKind.WRONG_KEY, 1),
        (Fails(403), FaultKind.WRONG_KEY, 1),
        (Fails(404, "model 'm' not found"), FaultKind.NOT_FOUND, 1),
        (Fails(400, "bad request"), FaultKind.REJECTED, 1),
        (Fails(400, "This model's maximum context length is 4096 tokens"), FaultKind.TOO_LONG, 1),
        (Fails(400, "filtered by our content management policy"), FaultKind.REFUSED, 1),
        (Fails(429), FaultKind.RATE_LIMITED, 3),
        (Fails(500), FaultKind.SERVER_ERROR, 3),
        (Sends(b"data: {]\n\n"), FaultKind.SERVER_ERROR, 3),
        (Sends(b""), FaultKind.EMPTY, 3),
        (Says(" \n"), FaultKind.EMPTY, 3),
        (Says("<think>Hvad mon der står?"), FaultKind.EMPTY, 3),
        (Says("Byrådet godk", finish=None), FaultKind.CUT, 3),
        (Says("Byrådet godk", breaks=True), FaultKind.CUT, 3),
        (Says("Byrådet godk", finish="length"), FaultKind.ENDLESS, 1),
        (Says("og så videre ", endless=True), FaultKind.ENDLESS, 1),
        (Says("", finish="content_filter"), FaultKind.REFUSED, 1),
        (Says("I'm sorry, but I can't assist with that."), FaultKind.REFUSED, 1),
        (Says("Beklager, men det kan jeg desværre ikke hjælpe med."), FaultKind.REFUSED, 1),
        (Says(calls=(Called("look_up", '{"punkt": 7'),)), FaultKind.BAD_TOOL_CALL, 3),
        (Says(calls=(Called("look_up", "syv"),)), FaultKind.BAD_TOOL_CALL, 3),
        (Says(calls=(Called("slet_alt", {}),)), FaultKind.BAD_TOOL_CALL, 3),
        (Hangs(), FaultKind.TIMED_OUT, 1),
        (Hangs(alive=True), FaultKind.TIMED_OUT, 1),
        (Says("Byrådet godkendte forslaget. " * 9, pause=0.1), FaultKind.TIMED_OUT, 1),
    ],
    ids=lambda value: str(value)[:40],
)
def test_every_fault_ends_in_its_kind(provider: str, reply: Reply, kind: FaultKind, requests: int) -> None:
    limits = HURRIED if kind is FaultKind.TIMED_OUT else QUICK
    with serving([reply]) as server:
        model, started = chat(server, provider, limits), time.monotonic()
        with pytest.raises(ModelFault) as caught:
            model.reply(asking(), [look_up()])
        assert time.monotonic() - started < limits.seconds + SLACK
    assert (caught.value.kind, len(server.requests)) == (kind, requests)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


@either
def test_a_server_that_is_not_there(provider: str) -> None:
    address = nowhere(provider)
    model = open_chat(Settings(llm=f"{provider}:m", llm_base_url=address), QUICK)
    with pytest.raises(ModelFault, match="PUNKT_LLM_BASE_URL") as caught:
        model.reply(asking())
    assert caught.value.kind is FaultKind.NO_SERVER
    assert f"{provider}:m at {address}: no server 3 times" in str(caught.value)


def test_a_host_that_has_no_address() -> None:
    model = open_chat(Settings(llm="ollama:m", llm_base_url="http://findes-ikke.invalid"), QUICK)
    with pytest.raises(ModelFault) as caught:
        model.reply(asking())
    assert caught.value.kind is FaultKind.NO_SERVER


@either
@pytest.mark.parametrize("endless", [Says("og så videre ", endless=True, pause=0.001), Hangs(alive=True)])
def test_a_server_whose_reply_is_no_longer_wanted_sees_that_nobody_listens(
    provider: str, endless: Reply
) -> None:
    with serving([endless]) as server:
        with pytest.raises(ModelFault):
            chat(server, provider, HURRIED).reply(asking())
        assert server.hung_up.wait(SLACK)


@either
def test_what_is_said_on_and_on_in_other_words_is_endless_too(provider: str) -> None:
    counting = Says(" ".join(f"Så kom sag {number}." for number in range(2000)), size=200)
    with serving([counting]) as server, pytest.raises(ModelFault, match="more than 300 tokens") as caught:
        chat(server, provider).reply(asking())
    assert caught.value.kind is FaultKind.ENDLESS


def test_a_server_that_breaks_down_now_and_then_has_the_tries_that_time_allows() -> None:
    limits = replace(QUICK, seconds=2.0, tries=100, backoff=0.3)
    with serving([Fails(500)]) as server:
        started = time.monotonic()
        with pytest.raises(ModelFault):
            chat(server, "openai", limits).reply(asking())
        assert time.monotonic() - started < limits.seconds + SLACK
    assert 2 <= len(server.requests) <= 4


@either
def test_a_model_goes_on_after_a_fault(provider: str) -> None:
    with serving([Hangs(), Says(ANSWER)]) as server:
        model = chat(server, provider, HURRIED)
        with pytest.raises(ModelFault):
            model.reply(asking())
        model.limits = QUICK
        assert model.reply(asking()).text == ANSWER


# What is not a fault


@pytest.mark.parametrize(
    "text",
    [
        "Det fremgår ikke af de referater, jeg har adgang til.",
        "Jeg kan ikke finde svaret i de uddrag, jeg har fået.",
        "»Jeg kan ikke medvirke til forslaget,« sagde borgmesteren. [2]",
        "Udvalget kan ikke hjælpe med støj fra havnen.",
    ],
)
def test_that_something_is_not_in_the_minutes_is_no_refusal_by_the_model(text: str) -> None:
    with serving([Says(text)]) as server:
        assert chat(server, "openai").reply(asking()).text == text


def test_several_questions_at_once_are_answered_each_for_itself() -> None:
    from concurrent.futures import ThreadPoolExecutor

    with serving(lambda request: Says(request.texts[-1].upper(), pause=0.005)) as server:
        model = chat(server, "openai")
        with ThreadPoolExecutor(8) as pool:
            replies = list(pool.map(lambda n: model.reply(asking(f"spørgsmål {n}")).text, range(16)))
    assert replies == [f"SPØRGSMÅL {n}" for n in range(16)]
