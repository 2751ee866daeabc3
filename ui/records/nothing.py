"""Why a list is empty: what the filters let through, and what there is instead."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from rag.errors import NothingIngested, UnknownReference
from rag.model import Kind, Scope
from rag.store.library import MeetingOverview

#: Names that are listed for one that is not there.
_LISTED = 12


@dataclass(frozen=True)
class Looked:
    """What was looked through: the filters, and how much of a kind they let through."""

    what: str
    overviews: Sequence[MeetingOverview]
    scope: Scope
    within: int

    def without(self, named: str, there: Sequence[str]) -> str:
        """Why there is nothing of what is named. Raises NothingIngested."""
        if not self.overviews:
            raise NothingIngested("No minutes are ingested. Run: punkt ingest PATH")
        meetings = [each for each in self.overviews if each.passes(self.scope)]
        if not meetings:
            return f"no meeting passes the filters; {self._all()}"
        number = f" under Punkt {_joined(sorted(self.scope.numbers))}" if self.scope.numbers else ""
        if not self.within:
            undecided = all(each.kind is Kind.AGENDA for each in meetings)
            agendas = "; they are agendas, which have no decisions yet" if undecided else ""
            return f"no {self.what}{number} in the {_counted(meetings)} within the filters{agendas}"
        instead = f"; there are: {_joined(there)}" if there else ""
        return f"none of the {self.within} {self.what}{number} within the filters {named}{instead}"

    def _all(self) -> str:
        days = [each.date for each in self.overviews]
        return f"there are {_counted(self.overviews)} from {min(days)} to {max(days)}"


def unknown_case(number: str, known: Sequence[str]) -> UnknownReference:
    """The error for a case number that no minutes have, with those that come near."""
    near = difflib.get_close_matches(number, list(dict.fromkeys(known)), n=3, cutoff=0.5)
    told = (
        f"nearest: {', '.join(near)}" if near else "`punkt show MEETING/N` tells the case number of a Punkt"
    )
    return UnknownReference(f"no case {number!r} in the library; {told}")


def _counted(meetings: Sequence[MeetingOverview]) -> str:
    return "1 meeting" if len(meetings) == 1 else f"{len(meetings)} meetings"


def _joined(names: Sequence[object]) -> str:
    more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    return ", ".join(map(str, names[:_LISTED])) + more
