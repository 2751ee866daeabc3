"""The catalogue's tables of records: how they are made, and how they are asked.

They hold nothing that the meetings do not say: `FORMAT` is raised with every change to what is read out of a
meeting, and a catalogue of another format fills its tables again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from rag.model import Scope
from rag.store.database import Row
from rag.store.record_rows import (
    amount_record,
    attachment_record,
    attendance_record,
    item_record,
    normal_case_number,
    place_of,
    related_record,
    vote_record,
)
from rag.store.records import (
    AmountRecord,
    AttachmentRecord,
    AttendanceRecord,
    ItemRecord,
    Place,
    RelatedRecord,
    VoteRecord,
)

FORMAT = "3"
#: Nothing is excluded.
EVERYWHERE = Scope()

_PLACE = (
    "meeting TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE, number INTEGER, title TEXT, "
    "start INTEGER NOT NULL, end INTEGER NOT NULL, page INTEGER"
)
#: The columns of each table behind those of a place.
COLUMNS = {
    "items": "case_number TEXT, normal_case TEXT, closed INTEGER NOT NULL, decision_class TEXT, "
    "decision TEXT, decision_start INTEGER, decision_end INTEGER, decision_page INTEGER",
    "votes": "ballot INTEGER NOT NULL, motion TEXT, side TEXT NOT NULL, voter TEXT NOT NULL",
    "attendance": "person TEXT NOT NULL, party TEXT, presence TEXT NOT NULL, stands_in_for TEXT",
    "amounts": "kroner TEXT NOT NULL, written TEXT NOT NULL, year INTEGER, what TEXT NOT NULL, "
    "column_label TEXT, role TEXT NOT NULL",
    "attachments": "attachment TEXT NOT NULL, file TEXT",
    "related": "text TEXT NOT NULL, committee TEXT, date TEXT, related_number INTEGER",
}
SCHEMA = (
    "".join(
        f"CREATE TABLE {table} ({_PLACE}, {columns});\n"
        f"CREATE INDEX {table}_by_meeting ON {table} (meeting);\n"
        for table, columns in COLUMNS.items()
    )
    + "CREATE INDEX items_by_case ON items (normal_case)"
)

_OF_PLACE = "m.id, m.municipality, m.committee, m.date, r.number, r.title, r.start, r.end, r.page"
_IN_PLACE = 9

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class RecordTables:
    """The records of the visible meetings that pass a scope, in order of time, then as they stand.

    A scope's municipalities, committees, period, numbers and case numbers exclude; `latest` does nothing.
    """

    ask: Callable[..., list[Row]]

    def items(self, where: Scope = EVERYWHERE) -> list[ItemRecord]:
        """Agenda items with their outcomes."""
        return self._records("items", where, item_record, more="m.kind, ")

    def votes(self, where: Scope = EVERYWHERE) -> list[VoteRecord]:
        """Who voted how."""
        return self._records("votes", where, vote_record)

    def attendance(self, where: Scope = EVERYWHERE) -> list[AttendanceRecord]:
        """Who was there and who was not; with numbers in the scope, at those items only."""
        return self._records("attendance", where, attendance_record)

    def amounts(self, where: Scope = EVERYWHERE) -> list[AmountRecord]:
        """Sums of money, those of tables by cell."""
        return self._records("amounts", where, amount_record)

    def attachments(self, where: Scope = EVERYWHERE) -> list[AttachmentRecord]:
        """Attachments that are named, and the files of those that were read with the minutes."""
        return self._records("attachments", where, attachment_record)

    def related(self, where: Scope = EVERYWHERE) -> list[RelatedRecord]:
        """References to the same matter elsewhere."""
        return self._records("related", where, related_record)

    def _records(
        self, table: str, where: Scope, read: Callable[[Place, Row], Record], more: str = ""
    ) -> list[Record]:
        names = ", ".join(f"r.{one.split()[0]}" for one in COLUMNS[table].split(", "))
        conditions, values = _conditions(where)
        rows = self.ask(
            f"SELECT {_OF_PLACE}, {more}{names} FROM {table} r JOIN meetings m ON m.id = r.meeting"  # noqa: S608
            f" WHERE {' AND '.join(conditions)} ORDER BY m.date, m.id, r.rowid",
            *values,
        )
        return [read(place_of(row[:_IN_PLACE]), row[_IN_PLACE:]) for row in rows]


def _conditions(where: Scope) -> tuple[list[str], list[str]]:
    conditions, values = ["1"], list[str]()
    for column, allowed in (("m.municipality", where.municipalities), ("m.committee", where.committees)):
        if allowed:
            conditions.append(f"{column} IN (SELECT value FROM json_each(?))")  # noqa: S608
            values.append(_listed(allowed))
    for sign, day in ((">=", where.start), ("<=", where.end)):
        if day:
            conditions.append(f"m.date {sign} ?")
            values.append(day.isoformat())
    if where.numbers:
        conditions.append("r.number IN (SELECT value FROM json_each(?))")
        values.append(_listed(where.numbers))
    if where.case_numbers:
        conditions.append(
            "EXISTS (SELECT 1 FROM items i WHERE i.meeting = r.meeting AND i.number = r.number AND "
            "i.normal_case IN (SELECT value FROM json_each(?)))"
        )
        values.append(_listed(map(normal_case_number, where.case_numbers)))
    return conditions, values


def _listed(allowed: Iterable[str | int]) -> str:
    return json.dumps(sorted(allowed, key=str))
