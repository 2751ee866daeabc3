"""The look-ups a language model can make while it answers, as tools of LangChain, within limits.

What is found is shown as further numbered entries of the dossier, so that it can be cited. Whatever a call
asks for that there is not, or is no call at all, the model is told so in a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from rag.ask.dossier.dossier import Dossier
from rag.ask.lookup.desk import Desk
from rag.ask.lookup.lookups import LOOK_UPS, LookUp, misread, without_empty
from rag.ask.lookup.places import Unknown
from rag.ask.lookup.showing import NO_ROOM, Shown
from rag.tokens import count_tokens

if TYPE_CHECKING:
    from langchain_core.tools import BaseTool

    from rag.llm.replies import ToolCall

#: Look-ups in one answer, and the tokens of what is said beside the entries of each.
MOST_CALLS, BESIDE = 6, 100
NO_MORE = "Du kan ikke slå mere op. Svar nu ud fra de punkter, du har."


class Toolbox:
    """The look-ups of one answer. `dossier` is all that the model has been shown; it grows."""

    def __init__(self, desk: Desk, is_open: bool = True) -> None:
        self._desk = desk
        self._calls, self._room = 0, 0
        self.dossier = Dossier()
        self.tools: Sequence[BaseTool] = [self._tool(one) for one in LOOK_UPS] if is_open else ()

    def start(self, dossier: Dossier, room: int) -> None:
        """Begin with what the model is shown first; look-ups may add `room` tokens to it."""
        self.dossier, self._room = dossier, room

    def use(self, call: ToolCall) -> str:
        """What the model is told of a look-up; why not, where it cannot be made."""
        self._calls += 1
        if self._calls > MOST_CALLS:
            return NO_MORE
        tool = next((tool for tool in self.tools if tool.name == call.name), None)
        if tool is None:
            return f"Der er intet opslag af det navn. Der er: {', '.join(one.name for one in LOOK_UPS)}."
        try:
            return str(tool.invoke(without_empty(call.arguments)))
        except Unknown as unknown:
            return str(unknown)

    def _tool(self, one: LookUp) -> BaseTool:
        def look_up(**arguments: object) -> str:
            found = made(self._desk, one, arguments, self.dossier, max(self._room - BESIDE, 0))
            if (size := count_tokens(found.text)) > self._room:
                return NO_ROOM
            self._room -= size
            self.dossier = found.dossier
            return found.text

        return tool_of(one, look_up)


def made(desk: Desk, one: LookUp, arguments: Mapping[str, object], dossier: Dossier, room: int) -> Shown:
    """What a look-up finds. Raises Unknown."""
    asked = one.arguments.model_validate(dict(arguments))
    shown: Shown = getattr(desk, one.name)(dossier, room, asked)
    return shown


def tool_of(
    one: LookUp,
    look_up: Callable[..., object],
    gives: Literal["content", "content_and_artifact"] = "content",
) -> BaseTool:
    """A look-up as a tool of LangChain; a call that does not fit is told what is wrong with it."""
    from langchain_core.tools import StructuredTool

    return StructuredTool.from_function(
        func=look_up,
        name=one.name,
        description=one.description,
        args_schema=one.arguments,
        response_format=gives,
        handle_validation_error=lambda error: misread(one.name, error),
        handle_tool_error=True,
    )
