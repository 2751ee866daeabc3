"""The minutes a suite is checked against, as the harness reads them: not taken from the system under test."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from eval.facts import Day
from eval.patterns import MONTHS
from rag.errors import DocumentError, EvalError
from rag.ingest.parsing import parse_meeting
from rag.ingest.readers import read_source
from rag.ingest.readers.finding import find_documents
from rag.model import AgendaItem, Meeting

#: Lines of a head that say who sat in for whom, came late or left early; a list of all who came says neither.
_ATTENDED = re.compile(
    r"stedfortræder|suppleant|i stedet (?:for|deltog|mødte)|\b(?:kom|ankom|mødte|gik|forlod mødet) kl\.",
    re.IGNORECASE,
)
_STATEMENT = re.compile(r"(?<=[a-zæøå)]\.) (?=[A-ZÆØÅ])")
_ONE_STATEMENT = 120  # characters


class Place(NamedTuple):
    """One agenda item: where a citation points, where gold stands, what a system ranks."""

    document: str
    punkt: int

    def __str__(self) -> str:
        return f"{self.document} Punkt {self.punkt}"


@dataclass(frozen=True)
class Minutes:
    """The meetings of one corpus folder."""

    meetings: tuple[Meeting, ...]

    @classmethod
    def load(cls, folder: Path) -> Minutes:
        """Read every document in `folder`. Raises EvalError where there is none or one is not minutes."""
        try:
            meetings = tuple(parse_meeting(read_source(path)) for path in find_documents([folder]))
        except DocumentError as error:
            raise EvalError(f"{folder}: the corpus cannot be read: {error}") from error
        if not meetings:
            raise EvalError(f"{folder}: no minutes here; name a folder that has some")
        return cls(meetings)

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the names and texts of the documents."""
        documents = sorted(f"{meeting.source.name} {meeting.source.sha256}" for meeting in self.meetings)
        return hashlib.sha256("\n".join(documents).encode()).hexdigest()

    @cached_property
    def _by_name(self) -> dict[str, Meeting]:
        return {meeting.source.name: meeting for meeting in self.meetings}

    @cached_property
    def _by_id(self) -> dict[str, Meeting]:
        return {meeting.id: meeting for meeting in self.meetings}

    def named(self, document: str) -> list[Meeting]:
        """The meetings whose id is `document` or whose file name begins with it."""
        if document in self._by_id:
            return [self._by_id[document]]
        return [meeting for meeting in self.meetings if meeting.source.name.startswith(document)]

    def place(self, document: str, meeting_id: str, punkt: int) -> Place | None:
        """The agenda item an answer points at, or None where there is no such item."""
        meeting = self._by_name.get(document) or self._by_id.get(meeting_id)
        if meeting is None or meeting.item(punkt) is None:
            return None
        return Place(meeting.source.name, punkt)

    def meeting(self, place: Place) -> Meeting:
        """The meeting of a place that exists."""
        return self._by_name[place.document]

    def item(self, place: Place) -> AgendaItem:
        """The agenda item of a place that exists."""
        item = self.meeting(place).item(place.punkt)
        if item is None:
            raise KeyError(place)
        return item

    def people(self, place: Place) -> tuple[str, ...]:
        """The attendance list of an agenda item's meeting, as written: 'Ida Holm (A)'."""
        return tuple(str(person) for person in self.meeting(place).attendees)

    def day(self, place: Place) -> Day:
        """The day of an agenda item's meeting."""
        date = self.meeting(place).date
        return Day(date.year, date.month, date.day)

    def text(self, place: Place) -> str:
        """What an agenda item says, with its heading."""
        return self.meeting(place).text(self.item(place).span)

    def context(self, place: Place) -> str:
        """What the head of the minutes says of every item: place, committee, date, time, people."""
        meeting = self.meeting(place)
        day = f"{meeting.date.day}. {MONTHS[meeting.date.month - 1]} {meeting.date.year}"
        people = [person.name for person in meeting.attendees] + [absence.name for absence in meeting.absent]
        facts = (f"{meeting.municipality or ''} Kommune", meeting.committee, day, meeting.time, meeting.place)
        above = meeting.source.text[: min(item.span.start for item in meeting.items)].split("\n")
        told = [part for line in above for part in _STATEMENT.split(line)]
        attended = [part for part in told if _ATTENDED.search(part) and len(part) <= _ONE_STATEMENT]
        return "\n".join([*(fact for fact in facts if fact), *people, *attended])


def names(places: Iterable[Place]) -> str:
    """Places as one reads them in a reason, sorted."""
    return ", ".join(str(place) for place in sorted(set(places))) or "none"
