"""The numbers of items where a part of the agenda begins from one again: 'Punkt 3 (lukket del)'.

Every item of a meeting has a number of its own. An item of the first part has the one that is printed; one
of a further part that and the number of its part times 10,000: 10003 is 'Punkt 3' of the closed part.
"""

from __future__ import annotations

from enum import IntEnum

#: No agenda has so many items.
_PART = 10_000


class AgendaPart(IntEnum):
    """A part of an agenda behind the first, whose items are numbered anew."""

    CLOSED = 1
    SUPPLEMENT = 2
    OPEN = 3


_NAMES = {AgendaPart.CLOSED: "lukket del", AgendaPart.SUPPLEMENT: "tillæg", AgendaPart.OPEN: "åben del"}


def number_in(part: AgendaPart, printed: int) -> int:
    """The number of the item that is printed as number `printed` of a further part."""
    return part * _PART + printed


def part_of_number(number: int) -> AgendaPart | None:
    """The further part that an item stands in; None for the first part."""
    return AgendaPart(number // _PART) if number // _PART in _NAMES else None


def printed_number(number: int) -> int:
    """The number of an item as the minutes have it."""
    return number if part_of_number(number) is None else number % _PART


def called(number: int) -> str:
    """What follows 'Punkt' where an item is named: '3', '3 (lukket del)'."""
    part = part_of_number(number)
    return str(number) if part is None else f"{printed_number(number)} ({_NAMES[part]})"
