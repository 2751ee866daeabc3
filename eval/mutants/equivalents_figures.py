"""Figures, dates and numbers written otherwise, with the same meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from eval.mutants.basis import Basis, Cell
from eval.mutants.source import MONTHS, NUMBER_WORDS, figures, value
from rag.model import Claim

_FULL_DATE = re.compile(rf"(?<![\d./–-])(\d{{1,2}})\. ({'|'.join(MONTHS)}) ((?:19|20)\d\d)\b")
_KRONER = re.compile(r"(?<![\d.,–-])(?<!\bi )(?P<digits>[1-9]\d{0,2}(?:\.\d{3})+) kr(?:\.|oner)(?! pr)")
_MILLIONS = re.compile(r"(?<![\d.,–-])(?P<digits>\d+,\d+) mio\. kr")
_PERCENT = re.compile(r"(?<=\d)(?: ?%| pct\.| procent\b)(?!point)")
_WORD_NUMBER = re.compile(rf" (?P<word>{'|'.join(NUMBER_WORDS)}) (?=[a-zæøå]{{3,}})")
_DIGIT_NUMBER = re.compile(r" (?P<digits>[2-9]|1[0-2]) (?=[a-zæøå]{4,})")
_DANISH_NUMBERS = {number: word for word, number in NUMBER_WORDS.items()}
_THOUSAND, _MILLION = Decimal(1000), Decimal(10) ** 6


def date_in_digits(basis: Basis) -> Iterator[Claim]:
    """27. maj 2026 → 27-05-2026 and 27.05.2026."""
    for pattern in ("{0:02}-{1:02}-{2}", "{0:02}.{1:02}.{2}", "{2}-{1:02}-{0:02}", "{0}/{1}-{3:02}"):
        yield from changed(basis, _FULL_DATE, lambda found, form=pattern: _date(found, form))  # type: ignore[misc]


def figure_in_another_scale(basis: Basis) -> Iterator[Claim]:
    """1.250.000 kr. → 1,25 mio. kr.; 4.310 t.kr. → 4.310.000 kr."""
    yield from changed(basis, _KRONER, lambda found: _in_millions(value(found["digits"]), None))
    cell = basis.written
    if isinstance(cell, Cell) and cell.scaled and value(cell.value.lstrip("-−")):
        yield basis.saying(basis.claim.text.replace(" t.kr.", ".000 kr."))


def figure_rounded(basis: Basis) -> Iterator[Claim]:
    """8.632 t.kr. → 8,6 mio. kr.; 14,62 mio. kr. → 14,6 mio. kr."""
    yield from changed(basis, _KRONER, lambda found: _in_millions(value(found["digits"]), 1))
    yield from changed(basis, _MILLIONS, lambda found: _rounded(found["digits"]))
    cell = basis.written
    if isinstance(cell, Cell) and cell.scaled and abs(value(cell.value.lstrip("-−"))) >= _THOUSAND:
        amount = _in_millions(value(cell.value.lstrip("-−")) * _THOUSAND, 1)
        sign = "-" if cell.value[0] in "-−" else ""
        yield basis.saying(basis.claim.text.replace(f"{cell.value} t.kr.", f"{sign}{amount}"))


def percent_written_otherwise(basis: Basis) -> Iterator[Claim]:
    """15 pct. → 15 procent, 15 %."""
    for word in (" %", " procent"):
        yield from changed(basis, _PERCENT, lambda found, word=word: word + _stop(found))  # type: ignore[misc]


def number_as_word(basis: Basis) -> Iterator[Claim]:
    """3 år → tre år."""
    counted = {found.start("digits") for found in figures(basis.claim.text)}
    yield from changed(basis, _DIGIT_NUMBER, lambda found: _in_words(found, counted))


def number_as_digits(basis: Basis) -> Iterator[Claim]:
    """seks bump → 6 bump."""
    yield from changed(basis, _WORD_NUMBER, lambda found: f" {NUMBER_WORDS[found['word']]} ")


def changed(basis: Basis, pattern: re.Pattern[str], other: Callable[[re.Match[str]], str]) -> Iterator[Claim]:
    """The claim with every match written otherwise, where there is one."""
    text = pattern.sub(other, basis.claim.text)
    if text != basis.claim.text:
        yield basis.saying(text)


def _stop(found: re.Match[str]) -> str:
    """The full stop that an abbreviation shares with the end of a sentence."""
    return "." if found.group().endswith(".") and found.end() == len(found.string) else ""


def _date(found: re.Match[str], form: str) -> str:
    year = int(found[3])
    return form.format(int(found[1]), MONTHS.index(found[2]) + 1, year, year % 100)


def _in_millions(kroner: Decimal, places: int | None) -> str:
    """Kroner as millions: with all digits, or rounded half up to so many decimals where it is a million."""
    if kroner < _MILLION:
        return f"{_danish(kroner / _THOUSAND)} t.kr."
    millions = kroner / _MILLION
    if places is not None:
        millions = millions.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{_danish(millions)} mio. kr."


def _in_words(found: re.Match[str], counted: set[int]) -> str:
    """The number word, where the figure counts something: 'fase 2' is no 'fase to'."""
    if found.start("digits") not in counted:
        return found.group()
    return f" {_DANISH_NUMBERS[int(found['digits'])]} "


def _rounded(digits: str) -> str:
    places = len(digits.partition(",")[2])
    if places < 2:
        return f"{digits} mio. kr"
    return f"{_danish(value(digits).quantize(Decimal(1).scaleb(1 - places), ROUND_HALF_UP))} mio. kr"


def _danish(number: Decimal) -> str:
    whole, _, decimals = f"{number:f}".partition(".")
    return f"{int(whole):,}".replace(",", ".") + (f",{decimals}" if decimals.strip("0") else "")


WAYS = (
    date_in_digits,
    figure_in_another_scale,
    figure_rounded,
    percent_written_otherwise,
    number_as_word,
    number_as_digits,
)
