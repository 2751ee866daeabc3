"""The look-ups of Punkt's own chain as tools of LangChain, for an agent of any kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rag.ask.dossier.dossier import Dossier
from rag.ask.lookup.desk import Desk
from rag.ask.lookup.lookups import LOOK_UPS, LookUp
from rag.ask.lookup.places import Unknown
from rag.ask.lookup.showing import Shown
from rag.ask.lookup.toolbox import made, tool_of
from rag.interop.documents import document
from rag.model import Scope
from rag.pipeline import Punkt

if TYPE_CHECKING:
    from langchain_core.tools import BaseTool

#: Tokens that one look-up may tell.
ROOM = 3_000
#: What heads an entry. Text of documents stands behind a fence, so that none of it can look like this.
_NUMBER = re.compile(r"^\[(\d+)\](?= Punkt \d)", re.MULTILINE)
_IDS = re.compile(r"^Mødernes id, når du slår op:.*\n*", re.MULTILINE)


def civic_tools(punkt: Punkt, filters: Scope | None = None, room: int = ROOM) -> list[BaseTool]:
    """Search, meetings, items, decisions, votes, attendance, cases and sums, within the filters.

    Names, arguments and descriptions are those of Punkt's own chain, in Danish. A tool tells no more than
    about `room` tokens; each item is headed by its id, '[meeting/number]', and lines of a document begin with
    '> '. The artifact of its message is a list of documents with what is shown, verbatim. A call that cannot
    be made is answered with what is wrong.
    """
    desk = punkt.desk(filters)
    return [_tool(desk, one, room) for one in LOOK_UPS]


def _tool(desk: Desk, one: LookUp, room: int) -> BaseTool:
    from langchain_core.tools import ToolException

    def look_up(**arguments: object) -> tuple[str, object]:  # agents evaluate the types that stand here
        try:
            found = made(desk, one, arguments, Dossier(), room)
        except Unknown as unknown:
            raise ToolException(str(unknown)) from unknown
        entries = found.dossier.entries
        return _told(found), [document(e.meeting, e.item, span) for e in entries for span in e.spans]

    return tool_of(one, look_up, "content_and_artifact")


def _told(found: Shown) -> str:
    """What was found, with the ids of items in place of numbers that count in one dossier alone."""
    ids = {str(entry.number): f"{entry.meeting.id}/{entry.item.number}" for entry in found.dossier.entries}
    return _NUMBER.sub(lambda number: f"[{ids[number[1]]}]", _IDS.sub("", found.text)).strip()
