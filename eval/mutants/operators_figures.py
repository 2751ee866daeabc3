"""Wrong figures, dates and cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from eval.facts import tidy
from eval.mutants.basis import Basis, Cell
from eval.mutants.source import MONTHS, figures, may_say_day, may_say_number, may_say_unsigned, value
from eval.mutants.written import sentences
from rag.model import Claim

_DATE = re.compile(rf"(?<![\d.,/–-])(?P<day>[1-9]|[12]\d|3[01])(?=\. (?:{'|'.join(MONTHS)})\b)")
_YEAR = re.compile(r"(?<![\w/.,–-])(?:19|20)\d\d(?![\w/–-]|[.,]\d)")
_MILLIONS = re.compile(r"(?P<digits>\d[\d.,]*)(?P<gap>\s?)(?P<word>mio\.|millioner|mia\.|milliarder)")
_OTHER_SCALE = {"mio.": "mia.", "millioner": "milliarder", "mia.": "mio.", "milliarder": "millioner"}
_LAST_DAY = 28  # a day that every month has


def figure_last_digit(basis: Basis) -> Iterator[Claim]:
    """8,6 → 8,7, where the source has no 8,7."""
    for found in () if basis.claim.computed else figures(basis.claim.text):
        for digits in _last_digits(found["digits"]):
            if not may_say_number(basis.source, digits):
                yield _with(basis, found.span("digits"), digits)
                break


def decimal_moved(basis: Basis) -> Iterator[Claim]:
    """8,6 → 86, 4.310 → 431."""
    for found in () if basis.claim.computed else figures(basis.claim.text):
        for digits in _moved(found["digits"]):
            if not may_say_number(basis.source, digits):
                yield _with(basis, found.span("digits"), digits)
                break


def millions_to_milliards(basis: Basis) -> Iterator[Claim]:
    """'8,6 mio. kr.' → '8,6 mia. kr.', '4.310 t.kr.' → '4.310 mio. kr.'."""
    for found in _MILLIONS.finditer(basis.claim.text):
        other = _OTHER_SCALE[found["word"]]
        if f"{found['digits']} {other[:3]}" not in basis.source:
            yield _with(basis, found.span("word"), other)
    cell = basis.written
    if isinstance(cell, Cell) and cell.scaled and cell.value != "0":
        yield basis.saying(basis.claim.text.replace(" t.kr.", " mio. kr."))


def sign_dropped(basis: Basis) -> Iterator[Claim]:
    """-1.812 → 1.812, where the source has it with a minus only."""
    for found in figures(basis.claim.text):
        if found["sign"] and not may_say_unsigned(basis.source, found["digits"]):
            yield _with(basis, found.span("sign"), "")


def day_before_or_after(basis: Basis) -> Iterator[Claim]:
    """27. maj → 28. maj, where no date of the source has that day."""
    for found in _DATE.finditer(basis.claim.text):
        day = int(found["day"])
        for other in (day + 1, day - 1):
            if 1 <= other <= _LAST_DAY and not may_say_day(basis.source, other):
                yield _with(basis, found.span(), str(other))
                break


def other_year(basis: Basis) -> Iterator[Claim]:
    """2025 → 2026, where the source does not speak of 2026."""
    for found in _YEAR.finditer(basis.claim.text):
        year = int(found.group())
        other = next(
            (y for y in (year + 1, year - 1, year + 2) if not re.search(rf"{y}|\D{y % 100}\b", basis.source)),
            None,
        )
        if other:
            yield _with(basis, found.span(), str(other))


def table_row_swapped(basis: Basis) -> Iterator[Claim]:
    """The value of another row, same column."""
    cell = basis.written
    if isinstance(cell, Cell):
        yield from _cells(basis, cell, [v for _, v in cell.rows], _rows(basis.source, cell))


def table_column_swapped(basis: Basis) -> Iterator[Claim]:
    """The value of another column, same row."""
    cell = basis.written
    if isinstance(cell, Cell):
        own = basis.claim.citations[0].quote
        others = [row for row in _rows(basis.source, cell) if own not in row and row not in own]
        yield from _cells(basis, cell, [v for _, v in cell.columns], [*others, cell.value])


def gold_figure_changed(basis: Basis) -> Iterator[Claim]:
    """A figure that a gold fact names, where the answer has it once and no other form lacks it."""
    if not basis.found or basis.trial.case.derived or basis.claim.computed:
        return
    for found in figures(basis.claim.text):
        digits = found["digits"]
        named = any(all(_has(form, digits) for form in fact) for fact in basis.trial.case.facts)
        other = next((d for d in _last_digits(digits) if not may_say_number(basis.source, d)), None)
        if named and other and _count(basis.trial.text, digits) == 1:
            yield _with(basis, found.span("digits"), other)


def _cells(basis: Basis, cell: Cell, others: list[str], lines: list[str]) -> Iterator[Claim]:
    """The sentence with other values, none of which stands in `lines`, where it might be true."""
    for other in others:
        numeric = re.fullmatch(r"[-−]?[\d.,]+", other) is not None
        if numeric and not any(_has(line, _bare(other)) for line in lines):
            yield basis.saying(_sentence_like(basis, cell, other))


def _rows(source: str, cell: Cell) -> list[str]:
    """Every line that names the row: many tables have a row of the same name."""
    return [line for line in source.split("\n") if cell.row in line]


def _sentence_like(basis: Basis, cell: Cell, other: str) -> str:
    """The basis' own form of the sentence, with the other value."""
    forms, wrong = sentences(cell), sentences(replace(cell, value=other))
    return wrong[forms.index(basis.claim.text)]


def _last_digits(digits: str) -> Iterator[str]:
    for step in (1, 9, 2, 8, 3, 7):
        last = (int(digits[-1]) + step) % 10
        if last or len(digits) > 1:
            yield digits[:-1] + str(last)


def _moved(digits: str) -> Iterator[str]:
    for factor in (Decimal(10), Decimal("0.1")):
        number = (value(digits) * factor).normalize()
        if number:
            yield _danish(number)


def _danish(number: Decimal) -> str:
    whole, _, decimals = f"{number:f}".partition(".")
    return f"{int(whole):,}".replace(",", ".") + (f",{decimals}" if decimals else "")


def _bare(text: str) -> str:
    return text.lstrip("-−")


def _has(text: str, digits: str) -> bool:
    return _count(text, digits) > 0


def _count(text: str, digits: str) -> int:
    return len(re.findall(rf"(?<![\d.,]){re.escape(digits)}(?!\d|[.,]\d)", tidy(text)))


def _with(basis: Basis, span: tuple[int, int], words: str) -> Claim:
    text = basis.claim.text
    return basis.saying(text[: span[0]] + words + text[span[1] :])
