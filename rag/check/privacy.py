"""What must not be published: CPR numbers and private addresses.

A CPR number is a date of birth (ddmmyy) and four digits whose first goes with the century of the year. Ten
digits without a hyphen are one only beside a word that says so, as accounts, cases and phones have as many.
The number itself is never shown. Source: CPR-kontoret, 'Personnummeret i CPR' (2008).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from rag.check.finding import Finding, Kind, Severity
from rag.danish import fold
from rag.model import Meeting, Span

_CPR = re.compile(
    r"(?<![\d.,/-])(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{2})"
    r"(?P<between>[ ]?[-–][ ]?|[ ]?)(?P<serial>\d{4})(?![\d/]|[.,-]\d)"
)
_SAYS_CPR = re.compile(r"\bcpr|person(?:nummer|nr)|foedt\b|foedselsdato")
#: What else has ten digits.
_SAYS_ELSE = re.compile(
    r"konto|\bcvr|\bean\b|\btlf|telefon|mobil|sagsn|journaln|\bj\.?\s?nr|dok\.?\s?nr|reg\.?\s?nr|matr|faktura"
)
#: Nobody who is born before is spoken of.
_OLDEST = 1900
#: How far before a number or an address the word that says what it is may stand, in characters.
_BEFORE = 40
_NAME = r"[A-ZÆØÅ][a-zæøåéü.]+"
_KIND = r"(?:vej|gade|stræde|allé|vænge|parken|toften|bakken|vangen|haven|plads|torv)"
#: ', 2. tv.' · ' st. th': a floor and a side are somebody's home.
_HOME = r",?\s*(?:st|kl|\d{1,2})\.?\s*(?:sal\s*)?(?:tv|th|mf|dør\s*\d+)\b\.?"
_ADDRESS = re.compile(rf"\b{_NAME}(?:[ -]{_NAME})*{_KIND}\s+\d{{1,3}}\s?[A-Za-z]?\b(?P<home>{_HOME})?")
_LIVES = re.compile(
    r"\b(?:bor|boende|bopael|bosat|(?:privat|hjemme|folkeregister)adresse|privat adresse)\b[^.]{0,30}$"
)


def privacy_findings(meeting: Meeting) -> Iterator[Finding]:
    """Everything in the minutes and their attachments that looks like a CPR number or somebody's home."""
    text = meeting.source.text
    for found in _CPR.finditer(text):
        if _is_cpr(found, text):
            born = f"{found['day']}{found['month']}{found['year']}"
            told = f"Ligner et CPR-nummer ({born}-xxxx); det må ikke offentliggøres."
            yield _at(meeting, Kind.CPR, Severity.FAULT, told, found)
    for found in _ADDRESS.finditer(text):
        if found["home"] or _LIVES.search(_before(found, text)):
            told = f"Ligner en privat adresse (»{found[0]}«); se efter, om den må offentliggøres."
            yield _at(meeting, Kind.ADDRESS, Severity.DOUBT, told, found)


def is_birth_date(day: str, month: str, year: str, serial: str) -> bool:
    """Whether six digits are a date since 1900 in the century that the first of the last four goes with."""
    century = _century(int(year), int(serial[0]))
    try:
        dt.date(century + int(year), int(month), int(day))
    except ValueError:
        return False
    return century >= _OLDEST


def _century(year: int, seventh: int) -> int:
    if seventh <= 3:
        return 1900
    if seventh in (4, 9):
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800


def _is_cpr(found: re.Match[str], text: str) -> bool:
    if not is_birth_date(found["day"], found["month"], found["year"], found["serial"]):
        return False
    before = _before(found, text)
    if _SAYS_CPR.search(before):
        return True
    return bool(found["between"].strip()) and not _SAYS_ELSE.search(before)


def _before(found: re.Match[str], text: str) -> str:
    line = text[max(0, found.start() - _BEFORE) : found.start()].rpartition("\n")[2]
    return fold(line)


def _at(meeting: Meeting, kind: Kind, severity: Severity, told: str, found: re.Match[str]) -> Finding:
    span = Span(*found.span())
    holders = (*meeting.items, *meeting.enclosed)
    item = next((one for one in holders if one.span.contains(span)), None)
    return Finding(kind, severity, told, item.number if item else None, span)
