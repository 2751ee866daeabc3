"""What a person chose to see as a table on the web page, read from the minutes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from rag.danish import fold, words
from rag.errors import UsageError
from ui.records import reading
from ui.records.table import shown

if TYPE_CHECKING:
    from rag.model import Scope
    from rag.pipeline import Punkt
    from ui.records.listing import Listing, Row

_FORMATS = ("%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d")


def listed(punkt: Punkt, kind: str, scope: Scope, text: str) -> Listing:
    """The list of a kind (see `texts.TABLES`), narrowed by what a person wrote, if anything.

    Raises UnknownReference for a case that no minutes have, KeyError for a kind that there is not.
    """
    return _KINDS[kind](punkt, scope, text.strip())


def day(written: str) -> date | None:
    """A day as Danes write it, 12.03.2025, or as ISO 8601; None for nothing. Raises UsageError."""
    if not written.strip():
        return None
    for form in _FORMATS:
        try:
            return datetime.strptime(written.strip(), form).date()
        except ValueError:
            continue
    raise UsageError(f"{written!r} is no day; write it as 12.03.2025.")


def _decisions(punkt: Punkt, scope: Scope, text: str) -> Listing:
    """Those whose title, outcome or decision has every word."""
    found = reading.decisions(punkt, scope, None)
    wanted = words(fold(text))
    return replace(found, rows=tuple(row for row in found.rows if all(one in _said(row) for one in wanted)))


def _said(row: Row) -> str:
    return fold(" ".join([row.place.title or "", *map(shown, row.values.values())]))


_KINDS: Mapping[str, Callable[[Punkt, Scope, str], Listing]] = {
    "decisions": _decisions,
    "votes": lambda punkt, scope, text: reading.votes(punkt, scope, text or None),
    "absences": lambda punkt, scope, text: reading.attendance(punkt, scope, text or None, absent=True),
    "attendance": lambda punkt, scope, text: reading.attendance(punkt, scope, text or None, absent=False),
    "amounts": lambda punkt, scope, text: reading.amounts(punkt, scope, text or None, Decimal(0)),
    "case": reading.case,
}
