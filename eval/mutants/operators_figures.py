"""Wrong figures and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from eval.mutants.basis import Basis, Cell
from eval.mutants.reckoned import danish
from eval.mutants.source import (
    MONTHS,
    count,
    figures,
    has,
    is_counted,
    last_digits,
    may_say_day,
    may_say_number,
    may_say_unsigned,
    shares_topic,
    value,
)
from rag.model import Claim, Meeting

_DATE = re.compile(rf"(?<![\d.,/–-])(?P<day>[1-9]|[12]\d|3[01])(?=\. (?:{'|'.join(MONTHS)})\b)")
_YEAR = re.compile(r"(?<![\w/.,–-])(?:19|20)\d\d(?![\w/–-]|[.,]\d)")
_MILLIONS = re.compile(r"(?P<digits>\d[\d.,]*)(?P<gap>\s?)(?P<word>mio\.|millioner|mia\.|milliarder)")
_OTHER_SCALE = {"mio.": "mia.", "millioner": "milliarder", "mia.": "mio.", "milliarder": "millioner"}
_FULL_DATE = re.compile(rf"(?<![\d.,/–-])\d{{1,2}}\. (?:{'|'.join(MONTHS)}) (?:19|20)\d\d\b")
_AMOUNT = re.compile(
    r"(?<![\w.,/–-])(?P<digits>[1-9]\d{0,2}(?:\.\d{3})+|\d+(?:,\d+)?)"
    r"(?P<unit> mio\. kr| kr\b| pct\b| procent\b| ?%)"
)
_LAST_DAY = 28  # a day that every month has


def figure_last_digit(basis: Basis) -> Iterator[Claim]:
    """8,6 → 8,7, where the source has no 8,7."""
    for found in _stated(basis):
        for digits in last_digits(found["digits"]):
            if not may_say_number(basis.source, digits):
                yield basis.with_words(found.span("digits"), digits)
                break


def decimal_moved(basis: Basis) -> Iterator[Claim]:
    """8,6 → 86, 4.310 → 431."""
    for found in _stated(basis):
        for digits in _moved(found["digits"]):
            if not may_say_number(basis.source, digits):
                yield basis.with_words(found.span("digits"), digits)
                break


def millions_to_milliards(basis: Basis) -> Iterator[Claim]:
    """'8,6 mio. kr.' → '8,6 mia. kr.', '4.310 t.kr.' → '4.310 mio. kr.'."""
    for found in _MILLIONS.finditer(basis.claim.text):
        other = _OTHER_SCALE[found["word"]]
        if f"{found['digits']} {other[:3]}" not in basis.source:
            yield basis.with_words(found.span("word"), other)
    cell = basis.written
    if isinstance(cell, Cell) and cell.scaled and cell.value != "0":
        yield basis.saying(basis.claim.text.replace(" t.kr.", " mio. kr."))


def sign_dropped(basis: Basis) -> Iterator[Claim]:
    """-1.812 → 1.812, where the source has it with a minus only."""
    for found in figures(basis.claim.text):
        if found["sign"] and not may_say_unsigned(basis.source, found["digits"]):
            yield basis.with_words(found.span("sign"), "")


def day_before_or_after(basis: Basis) -> Iterator[Claim]:
    """27. maj → 28. maj, where no date of the source has that day."""
    for found in _DATE.finditer(basis.claim.text):
        day = int(found["day"])
        for other in (day + 1, day - 1):
            if 1 <= other <= _LAST_DAY and not may_say_day(basis.source, other):
                yield basis.with_words(found.span(), str(other))
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
            yield basis.with_words(found.span(), str(other))


def figure_from_elsewhere(basis: Basis) -> Iterator[Claim]:
    """A figure of another sentence of the Punkt, with the same unit behind it."""
    text = basis.claim.text
    for found in () if basis.written or basis.claim.computed else _with_unit(text):
        for other in _with_unit(basis.source):
            same_kind = other["unit"] == found["unit"] and len(other["digits"]) > 1
            if (
                same_kind
                and not may_say_number(text, other["digits"])
                and not shares_topic(text, _line(other))
            ):
                yield basis.with_words(found.span("digits"), other["digits"])
                break


def date_from_elsewhere(basis: Basis) -> Iterator[Claim]:
    """A date of another sentence of the Punkt; not the meeting's own, on which much may be said again."""
    text = basis.claim.text
    own = {in_words(meeting) for meeting in basis.meetings}
    for found in () if basis.written else _FULL_DATE.finditer(text):
        for other in _FULL_DATE.finditer(basis.source):
            if other.group() not in {*own, found.group()} and not shares_topic(text, _line(other)):
                yield basis.with_words(found.span(), other.group())
                break


def gold_figure_changed(basis: Basis) -> Iterator[Claim]:
    """A figure that a gold fact names, where the answer has it once and no other form lacks it."""
    if not basis.found or basis.trial.case.derived or basis.claim.computed:
        return
    for found in figures(basis.claim.text):
        digits = found["digits"]
        named = any(all(has(form, digits) for form in fact) for fact in basis.trial.case.facts)
        other = next((d for d in last_digits(digits) if not may_say_number(basis.source, d)), None)
        if named and other and count(basis.trial.text, digits) == 1:
            yield basis.with_words(found.span("digits"), other)


def _stated(basis: Basis) -> list[re.Match[str]]:
    """The figures of a claim that its source states; in a computed claim those of its quotes, no counts."""
    found = figures(basis.claim.text)
    if not basis.claim.computed:
        return found
    quoted = "\n".join(citation.quote for citation in basis.claim.citations)
    return [one for one in found if not is_counted(one["digits"]) and may_say_number(quoted, one["digits"])]


def _with_unit(text: str) -> Iterator[re.Match[str]]:
    """Amounts and shares outside tables: what stands in a cell has its unit in the header."""
    return (
        found
        for found in _AMOUNT.finditer(text)
        if found["digits"] != "1.000" and not re.search(r"\t|\|", _line(found))
    )


def in_words(meeting: Meeting) -> str:
    """The day of a meeting: '12. marts 2025'."""
    return f"{meeting.date.day}. {MONTHS[meeting.date.month - 1]} {meeting.date.year}"


def _line(found: re.Match[str]) -> str:
    """The line a match stands in."""
    text = found.string
    end = text.find("\n", found.end())
    return text[text.rfind("\n", 0, found.start()) + 1 : len(text) if end < 0 else end]


def _moved(digits: str) -> Iterator[str]:
    for factor in (Decimal(10), Decimal("0.1")):
        number = (value(digits) * factor).normalize()
        if number:
            yield danish(number)
