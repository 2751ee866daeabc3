"""Every way a right answer is written otherwise and stays right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from eval.mutants.basis import Ballot, Basis, Cell, names_of
from eval.mutants.source import MONTHS, NUMBER_WORDS, figures, value
from eval.mutants.written import in_genitive, sentences
from rag.model import Claim

_FULL_DATE = re.compile(rf"(?<![\d./–-])(\d{{1,2}})\. ({'|'.join(MONTHS)}) ((?:19|20)\d\d)\b")
_KRONER = re.compile(r"(?<![\d.,–-])(?P<digits>[1-9]\d{0,2}(?:\.\d{3})+) kr(?:\.|oner)(?! pr)")
_MILLIONS = re.compile(r"(?<![\d.,–-])(?P<digits>\d+,\d+) mio\. kr")
_PERCENT = re.compile(r"(?<=\d)(?: ?%| pct\.| procent\b)(?!point)")
_PARTY = re.compile(r"(?<=[a-zæøå]) \([A-ZÆØÅ]\)")
_WORD_NUMBER = re.compile(rf" (?P<word>{'|'.join(NUMBER_WORDS)}) (?=[a-zæøå]{{3,}})")
_DIGIT_NUMBER = re.compile(r" (?P<digits>[2-9]|1[0-2]) (?=[a-zæøå]{4,})")
_SUBJECT_FIRST = re.compile(
    r"^(?P<subject>(?:Der|Det|Den|De|Udvalget|Forvaltningen|Kommunen|Sagen|Forslaget|Rådet|Puljen)"
    r") (?P<verb>er|har|blev|bliver|skal|vil|kan|var|havde|foreslår|vurderer|forventer|fremlægger|orienterer"
    r"|ønsker|besluttede|anmodede|bad) (?P<rest>.+)$",
    re.DOTALL,
)
PARTIES = {
    "A": "Socialdemokratiet",
    "B": "Radikale Venstre",
    "C": "Konservative",
    "F": "SF",
    "O": "Dansk Folkeparti",
    "V": "Venstre",
    "Ø": "Enhedslisten",
}
_DANISH_NUMBERS = {number: word for word, number in NUMBER_WORDS.items()}
_THOUSAND, _MILLION = Decimal(1000), Decimal(10) ** 6

Write = Callable[[Basis], Iterator[Claim]]


@dataclass(frozen=True)
class Equivalent:
    """One way to write the same otherwise."""

    name: str
    write: Write


def date_in_digits(basis: Basis) -> Iterator[Claim]:
    """27. maj 2026 → 27-05-2026 and 27.05.2026."""
    for pattern in ("{0:02}-{1:02}-{2}", "{0:02}.{1:02}.{2}", "{2}-{1:02}-{0:02}", "{0}/{1}-{3:02}"):
        yield from _changed(basis, _FULL_DATE, lambda found, form=pattern: _date(found, form))  # type: ignore[misc]


def figure_in_another_scale(basis: Basis) -> Iterator[Claim]:
    """1.250.000 kr. → 1,25 mio. kr.; 4.310 t.kr. → 4.310.000 kr."""
    yield from _changed(basis, _KRONER, lambda found: _in_millions(value(found["digits"]), None))
    cell = basis.written
    if isinstance(cell, Cell) and cell.scaled and value(cell.value.lstrip("-−")):
        yield basis.saying(basis.claim.text.replace(" t.kr.", ".000 kr."))


def figure_rounded(basis: Basis) -> Iterator[Claim]:
    """8.632 t.kr. → 8,6 mio. kr.; 14,62 mio. kr. → 14,6 mio. kr."""
    yield from _changed(basis, _KRONER, lambda found: _in_millions(value(found["digits"]), 1))
    yield from _changed(basis, _MILLIONS, lambda found: _rounded(found["digits"]))
    cell = basis.written
    if isinstance(cell, Cell) and cell.scaled and abs(value(cell.value.lstrip("-−"))) >= _THOUSAND:
        amount = _in_millions(value(cell.value.lstrip("-−")) * _THOUSAND, 1)
        sign = "-" if cell.value[0] in "-−" else ""
        yield basis.saying(basis.claim.text.replace(f"{cell.value} t.kr.", f"{sign}{amount}"))


def percent_written_otherwise(basis: Basis) -> Iterator[Claim]:
    """15 pct. → 15 procent, 15 %."""
    for word in (" %", " procent"):
        yield from _changed(basis, _PERCENT, lambda _, word=word: word)  # type: ignore[misc]


def number_as_word(basis: Basis) -> Iterator[Claim]:
    """3 år → tre år."""
    counted = {found.start("digits") for found in figures(basis.claim.text)}
    yield from _changed(basis, _DIGIT_NUMBER, lambda found: _in_words(found, counted))


def number_as_digits(basis: Basis) -> Iterator[Claim]:
    """seks bump → 6 bump."""
    yield from _changed(basis, _WORD_NUMBER, lambda found: f" {NUMBER_WORDS[found['word']]} ")


def word_order(basis: Basis) -> Iterator[Claim]:
    """Other words and order for what was written from structure; else a fronted phrase, verb second."""
    if basis.written is not None:
        yield from (basis.saying(text) for text in sentences(basis.written) if text != basis.claim.text)
    elif found := _SUBJECT_FIRST.match(basis.claim.text):
        subject = found["subject"][0].lower() + found["subject"][1:]
        yield basis.saying(f"Ifølge referatet {found['verb']} {subject} {found['rest']}")


def fronted_clause(basis: Basis) -> Iterator[Claim]:
    """'Stien koster 5 kr.' → 'Det fremgår, at stien …' with nothing but the opening changed."""
    if basis.written is None and re.match(r"(?:Der|Det|Den|De|Forvaltningen|Udvalget) ", basis.claim.text):
        text = basis.claim.text
        if not re.search(r" ikke ", text):
            yield basis.saying(f"Det fremgår af punktet: {text[0].lower()}{text[1:]}")


def emphasis(basis: Basis) -> Iterator[Claim]:
    """Markdown around a figure."""
    found = figures(basis.claim.text)
    if found:
        first = found[0]
        text = basis.claim.text
        yield basis.saying(f"{text[: first.start()]}**{first.group()}**{text[first.end() :]}")


def hard_spaces(basis: Basis) -> Iterator[Claim]:
    """A non-breaking space after each figure and ordinal, as a typesetter has it."""
    text = re.sub(r"(?<=\d) |(?<=\d\.) ", "\u00a0", basis.claim.text)
    if text != basis.claim.text:
        yield basis.saying(text)


def party_dropped(basis: Basis) -> Iterator[Claim]:
    """Ida Holm (A) → Ida Holm."""
    yield from _changed(basis, _PARTY, lambda _: "")


def list_point(basis: Basis) -> Iterator[Claim]:
    """The claim as a point of a list, a space too many."""
    yield basis.saying(f"-  {basis.claim.text}")


def genitive_names(basis: Basis) -> Iterator[Claim]:
    """'Der var afbud fra Ida Holm' → 'Ida Holms afbud er noteret'."""
    if basis.written is not None and (text := in_genitive(basis.written)):
        yield basis.saying(text)


def party_by_name(basis: Basis) -> Iterator[Claim]:
    """'A og V stemte for' → 'Socialdemokratiet og Venstre stemte for'."""
    ballot = basis.written
    if isinstance(ballot, Ballot) and all(side in PARTIES for side in (*ballot.in_favour, *ballot.against)):
        named = replace(ballot, in_favour=_parties(ballot.in_favour), against=_parties(ballot.against))
        yield basis.saying(sentences(named)[0])


def surname_alone(basis: Basis) -> Iterator[Claim]:
    """Ida Holm → Holm, where nobody else of the meeting has that name."""
    surnames = Counter(name.split()[-1] for name, _ in names_of(basis.meetings))
    text = basis.claim.text
    for name, _ in names_of(basis.meetings):
        if surnames[name.split()[-1]] == 1:
            text = text.replace(name, name.split()[-1])
    if text != basis.claim.text:
        yield basis.saying(text)


_WAYS: tuple[Write, ...] = (
    date_in_digits, figure_in_another_scale, figure_rounded, percent_written_otherwise, number_as_word,
    number_as_digits, word_order, fronted_clause, emphasis, hard_spaces, party_dropped, list_point,
    genitive_names, party_by_name, surname_alone,
)  # fmt: skip
EQUIVALENTS: tuple[Equivalent, ...] = tuple(Equivalent(way.__name__.replace("_", "-"), way) for way in _WAYS)


def _changed(
    basis: Basis, pattern: re.Pattern[str], other: Callable[[re.Match[str]], str]
) -> Iterator[Claim]:
    text = pattern.sub(other, basis.claim.text)
    if text != basis.claim.text:
        yield basis.saying(text)


def _parties(letters: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(PARTIES[letter] for letter in letters)


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
