"""Punkt within LangChain: a chain with its retriever, an agent with its tools, and the documented example."""

from __future__ import annotations

import asyncio
import doctest
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from langchain.agents import create_agent
from langchain_core.documents import Document
from langchain_core.language_models.fake_chat_models import FakeMessagesListChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import Runnable, RunnablePassthrough
from langchain_core.tools import BaseTool
from pydantic import ValidationError

import rag.interop
from rag.ask.lookup.lookups import LOOK_UPS
from rag.ask.lookup.toolbox import Toolbox
from rag.errors import EmptyQuestion
from rag.interop import PunktRetriever, civic_tools
from rag.interop.tools import ROOM
from rag.model import Scope
from rag.pipeline import Punkt
from rag.tokens import count_tokens

LINDHOLM = Scope(municipalities=frozenset({"Lindholm"}))
ROADS = "lindholm-teknik-og-klimaudvalget-2025-03-12"


class FakeModel(FakeMessagesListChatModel):
    """Says what it is given to say, and keeps what it was shown."""

    heard: list[list[BaseMessage]] = []  # noqa: RUF012 - a field of pydantic, copied for each model

    def _generate(self, messages: list[BaseMessage], *args: Any, **kwargs: Any) -> Any:
        self.heard.append(messages)
        return super()._generate(messages, *args, **kwargs)

    def bind_tools(self, tools: Sequence[Any], **kwargs: Any) -> Runnable[Any, Any]:  # noqa: ARG002
        return self


def says(*replies: AIMessage) -> FakeModel:
    return FakeModel(responses=list(replies))


def tool(punkt: Punkt, name: str, **how: Any) -> BaseTool:
    return next(tool for tool in civic_tools(punkt, **how) if tool.name == name)


def called(punkt: Punkt, name: str, **arguments: object) -> ToolMessage:
    """The message that an agent gets for a call."""
    message = tool(punkt, name).invoke(
        {"type": "tool_call", "id": "1", "name": name, "args": dict(arguments)}
    )
    assert isinstance(message, ToolMessage)
    return message


def verbatim(punkt: Punkt, found: Document) -> bool:
    at = found.metadata
    return found.page_content == punkt.meeting(at["meeting"]).source.text[at["start"] : at["end"]] != ""


# The retriever


def test_documents_are_verbatim_and_say_where_they_stand(sample: Punkt) -> None:
    found = PunktRetriever(punkt=sample, k=5).invoke("Hvornår holder hallen i Stensig lukket?")
    assert len(found) == 5
    assert all(verbatim(sample, each) for each in found)
    first = found[0]
    assert {key: first.metadata[key] for key in ("municipality", "date", "punkt")} == {
        "municipality": "Hedelund", "date": "2025-06-17", "punkt": 41,
    }  # fmt: skip
    assert set(first.metadata) == {
        "meeting", "punkt", "title", "date", "municipality", "committee", "section", "start", "end", "page",
        "attachment", "source",
    }  # fmt: skip
    assert first.metadata["source"] == "hedelund_2025-06-17_kulturudvalg.txt"
    assert len({each.id for each in found}) == 5


def test_a_retriever_keeps_to_its_filters_and_to_k(sample: Punkt) -> None:
    found = PunktRetriever(punkt=sample, k=3, filters=LINDHOLM).invoke("Hvad blev der sagt om musikskolen?")
    assert {each.metadata["municipality"] for each in found} == {"Lindholm"}
    assert len(found) == 3
    each = PunktRetriever(punkt=sample, k=8, per_item=1).invoke("Hvad blev der sagt om musikskolen?")
    assert len({(one.metadata["meeting"], one.metadata["punkt"]) for one in each}) == len(each) == 8
    with pytest.raises(ValidationError):
        PunktRetriever(punkt=sample, k=0)
    with pytest.raises(ValidationError):
        PunktRetriever(punkt=sample, per_item=0)
    with pytest.raises(EmptyQuestion):
        PunktRetriever(punkt=sample).invoke(" ")


def test_a_retriever_can_be_awaited(sample: Punkt) -> None:
    retriever = PunktRetriever(punkt=sample, k=2)
    question = "Takster for musikskolen"
    assert asyncio.run(retriever.ainvoke(question)) == retriever.invoke(question)


def test_a_retrieval_chain_shows_the_model_the_passages(sample: Punkt) -> None:
    def told(found: Sequence[Document]) -> str:
        return "\n\n".join(f"[Punkt {each.metadata['punkt']}] {each.page_content}" for each in found)

    model = says(AIMessage("Taksten er 3.260 kr. [Punkt 26]"))
    prompt = ChatPromptTemplate.from_messages([("system", "{context}"), ("human", "{question}")])
    retriever = PunktRetriever(punkt=sample, k=4)
    chain = (
        {"context": retriever | told, "question": RunnablePassthrough()} | prompt | model | StrOutputParser()
    )
    question = "Hvad er taksten for 25 minutters soloundervisning i Hedelund?"
    assert chain.invoke(question) == "Taksten er 3.260 kr. [Punkt 26]"
    shown, asked = model.heard[0]
    assert "[Punkt 26]" in shown.text
    assert "3.260" in shown.text
    assert asked == HumanMessage(question)


# The tools


def test_the_tools_are_those_of_punkts_own_chain(sample: Punkt) -> None:
    own = Toolbox(sample.desk()).tools
    for mine, theirs in zip(civic_tools(sample), own, strict=True):
        assert (mine.name, mine.description, mine.args) == (theirs.name, theirs.description, theirs.args)
    assert {one.name for one in LOOK_UPS} >= {
        "search", "read_item", "list_meetings", "decisions", "votes", "attendance", "find_case", "amounts",
    }  # fmt: skip


def test_what_a_tool_tells_is_named_by_id_and_comes_verbatim_beside(sample: Punkt) -> None:
    told = called(sample, "decisions", municipality="Lindholm", from_date="2025-03-01", to_date="2025-03-31")
    assert told.status == "success"
    assert f"[{ROADS}/22] Punkt 22 · Lindholm Kommune" in told.text
    assert "Mødernes id" not in told.text
    assert {each.metadata["meeting"] for each in told.artifact} == {ROADS}
    assert all(verbatim(sample, each) for each in told.artifact)


@pytest.mark.parametrize(
    ("name", "arguments", "shown"),
    [
        ("votes", {"voter": "Ø", "committee": "Teknik", "municipality": "Lindholm"}, "Punkt 24"),
        ("attendance", {"person": "Ida Nørholm Falk"}, "Ida Nørholm Falk"),
        ("find_case", {"case_number": "05.04.00P20-3-24"}, "Punkt 22"),
        ("amounts", {"about": "soloundervisning", "municipality": "Hedelund"}, "3.260"),
        ("search", {"question": "skolemad"}, "Forsøg med skolemad"),
        ("read_item", {"meeting": ROADS, "number": 22}, "Punkt 22"),
        ("list_meetings", {"municipality": "Strandby"}, "id strandby-boerneudvalget-2025-05-07"),
        ("list_items", {"meeting": ROADS}, "> Punkt 22"),
    ],
)
def test_each_tool_finds_what_it_is_for(
    sample: Punkt, name: str, arguments: dict[str, object], shown: str
) -> None:
    told = called(sample, name, **arguments)
    assert shown in told.text
    assert count_tokens(told.text) <= ROOM * 1.1
    assert bool(told.artifact) is not name.startswith("list")


def test_a_call_that_cannot_be_made_is_answered_in_danish(sample: Punkt) -> None:
    assert called(sample, "read_item", meeting="nowhere", number=1).text.startswith(
        "Der er intet møde med id"
    )
    assert called(sample, "votes", municipality="Utopia").status == "error"
    assert "skal være et helt tal" in called(sample, "read_item", meeting=ROADS, number="to").text


def test_tools_keep_to_their_filters_and_their_room(sample: Punkt) -> None:
    meetings = tool(sample, "list_meetings", filters=LINDHOLM).invoke({})
    assert "Lindholm" in meetings
    assert "Hedelund" not in meetings
    assert count_tokens(tool(sample, "decisions", room=400).invoke({})) <= 500


def test_a_call_leaves_nothing_behind_for_the_next(sample: Punkt) -> None:
    votes = tool(sample, "votes")
    assert votes.invoke({"municipality": "Strandby"}) == votes.invoke({"municipality": "Strandby"})


def test_an_agent_looks_up_and_answers(sample: Punkt) -> None:
    call = {"name": "votes", "args": {"municipality": "Strandby", "voter": "Jørgen Tvilumgaard"}, "id": "1"}
    model = says(AIMessage("", tool_calls=[call]), AIMessage("Han stemte imod."))
    agent = create_agent(model, tools=civic_tools(sample))
    said = agent.invoke({"messages": [HumanMessage("Hvad stemte Tvilumgaard om buslinjen?")]})["messages"]
    assert [message.type for message in said] == ["human", "ai", "tool", "ai"]
    assert "Aftenkørsel på buslinje 71" in said[2].text
    assert "Jørgen Tvilumgaard" in model.heard[1][-1].text


# The example


def test_the_documented_example_holds(sample_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUNKT_HOME", str(sample_home))
    outcome = doctest.testmod(rag.interop)
    assert outcome.attempted > 8
    assert outcome.failed == 0


def test_the_example_of_the_readme_runs_as_it_stands(
    sample_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    monkeypatch.setenv("PUNKT_HOME", str(sample_home))
    names: dict[str, Any] = {}
    exec(compile(example, "README.md", "exec"), names)  # noqa: S102 - our own example
    names["punkt"].close()
    said, places, decisions = capsys.readouterr().out.split("\n", 2)
    assert said == "Den koster 12,6 mio. kr."
    assert "lindholm-teknik-og-klimaudvalget-2025-09-10/70" in places
    assert "[lindholm-boerne-og-kulturudvalget-2025-10-07/6]" in decisions
