"""What cells add up to, and how far they lie apart: reckoned, and told with every cell it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from rag.ask.claims import cite
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.ask.support.reckoning import MARK, Operation, in_percent
from rag.ask.tables.legend import sense
from rag.ask.tables.listing import Listed
from rag.ask.tables.periods import Period, periods
from rag.ask.tables.telling import Told, stopped
from rag.danish import fold
from rag.model import Claim

_APART = re.compile(
    r"\b(?:forskel\w*|difference\w*|skiller|dyrere|billigere|flere|faerre|mere|mindre|hoejere|lavere|stoerre"
    r"|laengere|kortere|more|fewer|less|higher|lower)\b"
    r"|\bhvor (?:mange|meget)\b.*\b(?:steg\w*|stig\w*|fald\w*|voks\w*|aendr\w*|rykke\w*"
    r"|(?:gaaet|gik|sat) (?:op|ned))\b"
    r"|^(?:er|var|blev|har|havde)\b.*\b(?:steget|faldet|vokset|oeget|gaaet (?:op|ned))\b"
)
_LEVELS = re.compile(r"\b(?:over|mere end|flere end|mindst|under|hoejst) \d")
#: Values that are no amounts, so that there is no sense in what they add up to.
_NO_AMOUNT = re.compile(
    r"gennemsnit|procent|pct|%|\bpr\b|\btakst|\bpris\b|\bgebyr|\btid\b|\bandel|\bplads\b|\baar\b"
)


def asks_apart(question: Question) -> bool:
    """Whether it is asked how far two values lie apart."""
    return bool(_APART.search(question.folded)) and not _LEVELS.search(question.folded)


def apart(question: Question, cells: Sequence[Told]) -> Iterator[Claim]:
    """How far two cells of one measure lie apart, in wordings of which the first confirmed is told."""
    pair = _in_order(cells)
    if pair is None:
        return
    first, last = pair
    how = operation_of(first, last, _is_in_time(first, last))
    if how is None:
        return
    for shown in _wordings(pair):
        yield computed(f"{article(how)} på {_difference(question, pair)} {MARK}: {shown}", pair)


def total(cells: Sequence[Told]) -> Iterator[Claim]:
    """What the cells of a column add up to, in wordings of which the first confirmed is told."""
    numbers = [cell.number for cell in cells]
    named = fold(f"{cells[0].column.name} {cells[0].grid.corner}") if cells else ""
    if len(cells) < 2 or None in numbers or _NO_AMOUNT.search(named) or len({c.unit for c in cells}) > 1:
        return
    added = amount(sum((number for number in numbers if number is not None), Decimal(0)), cells[0].unit)
    for shown in (Listed(cells[0].grid, tuple(cells)).text, *_wordings(cells)):
        yield computed(f"Tilsammen {added} {MARK}. {shown}", cells)


def amount(number: Decimal, unit: str) -> str:
    """A number as the table's values are told: in kroner where it counts thousands of them."""
    if unit == "1.000 kr.":
        return f"{_danish(number * 1000)} kroner"
    return f"{_danish(number)} {unit}".strip()


def computed(text: str, cells: Sequence[Told]) -> Claim:
    """A claim of our own reckoning that cites the row of every cell."""
    rows = dict.fromkeys((cell.grid.meeting.id, cell.grid.item.number, cell.span) for cell in cells)
    by_row = {(c.grid.meeting.id, c.grid.item.number, c.span): c for c in cells}
    cited = tuple(cite(by_row[row].grid.meeting, by_row[row].grid.item, row[2]) for row in rows)
    return Claim(text, cited, computed=True)


def period_of(cell: Told) -> Period | None:
    """The one period that a cell's column, or else its row, is of."""
    for label in (cell.column.name, cell.row.label):
        if len(found := periods(label)) == 1:
            return found[0]
    return None


def moment(period: Period) -> tuple[int, int, int]:
    """A period as it comes in time."""
    parts = {"h1": 1, "h2": 7, "k1": 1, "k2": 4, "k3": 7, "k4": 10}
    return period.year, period.month or parts.get(period.part, 0), period.day or 0


def _in_order(cells: Sequence[Told]) -> tuple[Told, Told] | None:
    """Two cells of one unit that can be held against each other, the earlier one first."""
    if len(cells) != 2 or cells[0].unit != cells[1].unit:
        return None
    first, last = cells
    if first.number is None or last.number is None or first.number == last.number:
        return None
    if (first.number < 0) != (last.number < 0) and first.number and last.number:
        return None
    when = [period_of(cell) for cell in cells]
    if when[0] and when[1] and moment(when[0]) > moment(when[1]):
        first, last = last, first
    return first, last


def operation_of(first: Told, last: Told, in_time: bool) -> Operation | None:
    """Whether the later of two cells is more or less; only a difference of places and of what is of one time.

    None where they are the same.
    """
    numbers = [cell.number or Decimal(0) for cell in (first, last)]
    if _has_sense(first) and _has_sense(last):
        numbers = [abs(number) for number in numbers]
    if numbers[0] == numbers[1]:
        return None
    if not in_time or "plads" in first.written:
        return Operation.DIFFERENCE
    return Operation.RISE if numbers[1] > numbers[0] else Operation.FALL


def _is_in_time(first: Told, last: Told) -> bool:
    """Whether two cells are of one thing at two times."""
    when = [period_of(cell) for cell in (first, last)]
    of_one = first.row.label == last.row.label or first.column.name == last.column.name
    return of_one and None not in when and when[0] != when[1]


def _has_sense(cell: Told) -> bool:
    return sense(cell.grid, cell.column) is not None


def article(how: Operation) -> str:
    """'En stigning', 'Et fald', 'En forskel'."""
    return "Et fald" if how is Operation.FALL else f"En {how}"


def _difference(question: Question, pair: tuple[Told, Told]) -> str:
    first, last = (cell.number or Decimal(0) for cell in pair)
    unit = "procentpoint" if pair[0].unit == "%" else pair[0].unit
    if Want.PERCENT in question.wants and unit != "procentpoint" and first and "point" not in question.folded:
        return f"{_danish(in_percent(first, last, Decimal('0.1')))} %"
    return amount(abs(last - first), "pladser" if "plads" in pair[0].written else unit)


def _wordings(cells: Sequence[Told]) -> Iterator[str]:
    forms = ((cell.text, cell.framed_text, cell.bare_text) for cell in cells)
    for texts in zip(*forms, strict=True):
        if all(texts):
            yield stopped("; ".join(opened(text) for text in texts))


def opened(text: str) -> str:
    """A sentence as a part of one: without its stop, but with that of 'kr.'."""
    return text if text.endswith("kr.") else text.removesuffix(".")


def _danish(number: Decimal) -> str:
    """'4.285.000', '3,4'."""
    plain = f"{number.normalize():,f}" if number else "0"
    return plain.translate(str.maketrans(",.", ".,"))
