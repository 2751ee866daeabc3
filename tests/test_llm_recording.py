"""Recording, replaying, keeping and logging what a model answers: one file for each exchange."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from llm_samples import PROVIDERS, QUICK, Ears, asking, chat, look_up
from llm_server import Called, Fails, Says, serving

from rag.config import Settings
from rag.errors import FaultKind, HomeUnusable, ModelFault, NotRecorded
from rag.llm.opening import open_chat
from rag.llm.recording import Cached, Logged, Recording, Replaying
from rag.llm.replies import LanguageModel, Listener, Reply, Usage

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage
    from langchain_core.tools import BaseTool

ANSWER = "Byrådet godkendte forslaget. [1]"


@dataclass
class Parrot:
    """A model that says what it was asked, and counts how often."""

    name: str = "test:parrot"
    asked: list[str] = field(default_factory=list)

    def reply(
        self,
        messages: Sequence[BaseMessage],
        tools: Sequence[BaseTool] = (),
        listener: Listener | None = None,
    ) -> Reply:
        from langchain_core.messages import AIMessage

        text = f"{messages[-1].text} {len(tools)}"
        self.asked.append(text)
        if listener:
            listener.text(text)
        return Reply(text, (), Usage(3, 2, 0.1, 1), AIMessage(text))


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_recorded_conversation_is_replayed_without_a_server(provider: str, tmp_path: Path) -> None:
    from langchain_core.messages import ToolMessage

    def converse(model: LanguageModel, ears: Ears) -> tuple[Reply, Reply]:
        messages, tool = asking(), look_up()
        first = model.reply(messages, [tool], ears)
        (call,) = first.tool_calls
        result = ToolMessage(str(tool.invoke(dict(call.arguments))), tool_call_id=call.id)
        return first, model.reply([*messages, first.message, result], [tool], ears)

    calling = Says(calls=(Called("look_up", {"punkt": 7}),), finish="tool_calls")
    live, again = Ears(), Ears()
    with serving([calling, Says(ANSWER)]) as server:
        recorded = converse(Recording(chat(server, provider), tmp_path), live)
    replayed = converse(Replaying(tmp_path, f"{provider}:m"), again)
    assert replayed == recorded
    assert again.heard == live.heard == ANSWER
    assert len(again.pieces) > 1
    assert len(list(tmp_path.iterdir())) == 2


def test_a_fault_is_recorded_too(tmp_path: Path) -> None:
    with serving([Fails(401)]) as server, pytest.raises(ModelFault) as live:
        Recording(chat(server, "openai"), tmp_path).reply(asking())
    with pytest.raises(ModelFault) as again:
        Replaying(tmp_path, "openai:m").reply(asking())
    assert (again.value.kind, str(again.value)) == (FaultKind.WRONG_KEY, str(live.value))


def test_what_was_never_recorded_is_an_error_with_its_place(tmp_path: Path) -> None:
    Recording(Parrot(), tmp_path).reply(asking("Hej"))
    for name, text in (("test:parrot", "Hej igen"), ("test:papegøje", "Hej")):
        with pytest.raises(
            NotRecorded, match=r"\.json: the reply of .* was never recorded; record the run again"
        ):
            Replaying(tmp_path, name).reply(asking(text))
    with pytest.raises(NotRecorded):
        Replaying(tmp_path, "test:parrot").reply(asking("Hej"), [look_up()])


def test_the_oldest_replies_go_when_there_are_too_many(tmp_path: Path) -> None:
    parrot = Parrot()
    cached = Cached(parrot, tmp_path, most=2)
    for age, word in enumerate(("gammel", "ældre", "ny")):
        cached.reply(asking(word))
        for path in tmp_path.glob("*.json"):
            os.utime(path, (path.stat().st_atime - 10 - age,) * 2)
    assert len(list(tmp_path.iterdir())) == 2
    cached.reply(asking("ny"))
    assert len(parrot.asked) == 3
    cached.reply(asking("gammel"))
    assert len(parrot.asked) == 4


@pytest.mark.parametrize("broken", ["", "{", "[]", "{}", '{"reply": {}}', '{"reply": "Hej"}', "\x00"])
def test_a_broken_file_is_told_when_replayed_and_mended_when_cached(tmp_path: Path, broken: str) -> None:
    parrot = Parrot()
    Cached(parrot, tmp_path).reply(asking("Hej"))
    (file,) = tmp_path.iterdir()
    file.write_text(broken, encoding="utf-8")
    with pytest.raises(NotRecorded, match="cannot be read"):
        Replaying(tmp_path, parrot.name).reply(asking("Hej"))
    assert Cached(parrot, tmp_path).reply(asking("Hej")).text == "Hej 0"
    assert len(parrot.asked) == 2
    assert json.loads(file.read_text(encoding="utf-8"))["reply"]["text"] == "Hej 0"


def test_the_very_same_is_asked_once(tmp_path: Path) -> None:
    parrot, ears = Parrot(), Ears()
    cached = Cached(parrot, tmp_path)
    first = cached.reply(asking("Hej"))
    second = cached.reply(asking("Hej"), listener=ears)
    assert parrot.asked == ["Hej 0"]
    assert (first.text, second.text, ears.heard) == ("Hej 0",) * 3
    assert (first.usage.calls, first.usage.tokens_in) == (1, 3)
    assert (second.usage.calls, second.usage.tokens_in, second.usage.tokens_out) == (0, 0, 0)


def test_what_differs_in_anything_that_is_sent_is_asked_anew(tmp_path: Path) -> None:
    parrot = Parrot()
    cached = Cached(parrot, tmp_path)
    cached.reply(asking("Hej"))
    cached.reply(asking("Hej "))
    cached.reply(asking("Hej"), [look_up()])
    cached.reply(asking("Hej")[1:])
    Cached(Parrot("test:other", parrot.asked), tmp_path).reply(asking("Hej"))
    assert len(parrot.asked) == len(list(tmp_path.iterdir())) == 5


def test_a_fault_is_not_kept(tmp_path: Path) -> None:
    with serving([Fails(401), Says(ANSWER)]) as server:
        cached = Cached(chat(server, "openai"), tmp_path)
        with pytest.raises(ModelFault):
            cached.reply(asking())
        assert list(tmp_path.iterdir()) == []
        assert cached.reply(asking()).text == ANSWER


def test_many_who_keep_the_same_leave_one_whole_file(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        texts = pool.map(lambda _: Cached(Parrot(), tmp_path).reply(asking("Hej" * 5000)).text, range(40))
    assert set(texts) == {"Hej" * 5000 + " 0"}
    assert [file.suffix for file in tmp_path.iterdir()] == [".json"]


def test_a_folder_that_cannot_be_written_is_an_error_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(HomeUnusable, match="PUNKT_LLM_CACHE=false"):
        Cached(Parrot(), tmp_path / "file").reply(asking())
    with pytest.raises(HomeUnusable, match="PUNKT_LLM_LOG"):
        Logged(Parrot(), tmp_path / "file" / "log.jsonl").reply(asking())


def test_the_log_has_a_line_for_every_exchange(tmp_path: Path) -> None:
    log = tmp_path / "logs" / "llm.jsonl"
    with serving([Says(ANSWER), Fails(404, "ukendt")]) as server:
        logged = Logged(chat(server, "openai"), log)
        logged.reply(asking("Hvad koster stien?"), [look_up()])
        with pytest.raises(ModelFault):
            logged.reply(asking("Hej"))
    first, second = (json.loads(line) for line in log.read_text(encoding="utf-8").splitlines())
    assert first["model"] == "openai:m"
    assert [message["content"] for message in first["messages"]] == ["Svar på dansk.", "Hvad koster stien?"]
    assert (first["tools"], first["reply"]["text"]) == (["look_up"], ANSWER)
    assert first["reply"]["usage"]["tokens_in"] == 11
    assert second["fault"]["kind"] == "not_found"
    assert log.stat().st_mode & 0o077 == 0


def test_a_key_is_in_no_recording(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = "hemmelig-nøgle-0123456789"
    monkeypatch.setenv("OPENAI_API_KEY", key.replace("ø", "o"))
    with serving([Says(f"Nøglen er {key.replace('ø', 'o')}.")]) as server:
        settings = Settings(llm="openai:m", llm_base_url=server.address("openai"))
        Recording(open_chat(settings, QUICK), tmp_path).reply(asking())
    (file,) = tmp_path.iterdir()
    assert key.replace("ø", "o") not in file.read_text(encoding="utf-8")
    assert "Nøglen er ***." in file.read_text(encoding="utf-8")
