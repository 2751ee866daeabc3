"""What was proposed to a meeting, point by point, without who proposes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from rag.ask.evidence.units import readable
from rag.danish import sentences
from rag.model import AgendaItem, Meeting, Role, Span

_NUMBER = re.compile(r"^\W{0,3}(\d{1,2})[.)]\s*")
_PROPOSES = re.compile(
    r"^.{0,120}?\b(?:indstiller|indstilles|foreslår|foreslås|anbefaler|anbefales)\b"
    r"(?: det)?(?: til \w+)?[,:]?\s*(?=at\b|$)",
    re.IGNORECASE,
)
_AT = re.compile(r"^at\s+", re.IGNORECASE)
_END = re.compile(r"[\s,;.]*(?:\b(?:og|samt)\b)?[\s,;.]*$")
#: 'X tages til efterretning og indgår i …' are two points of one thing.
_NOTED_AND = re.compile(
    r"(?P<what>.+?) (?P<noted>tages til (?:efterretning|orientering)),? og (?P<more>(?!drøftes).+)",
    re.IGNORECASE,
)
_OWN_SUBJECT = re.compile(
    r"(?:\w*udvalget|\w*forvaltningen|administrationen|byrådet|kommunalbestyrelsen|der|det)\b"
)
_NEXT_CLAUSE = re.compile(r",? (?:og|samt) at (?=\w)")


@dataclass(frozen=True, slots=True)
class Point:
    """One point of an indstilling: 'taksterne for 2026 godkendes'.

    `is_clause` is true of what stood after 'at'; else the text is a sentence of its own.
    """

    number: int | None
    text: str
    span: Span
    is_clause: bool = True


def points(meeting: Meeting, item: AgendaItem) -> tuple[Point, ...]:
    """What was proposed, in the order of the document."""
    return tuple(
        point for section in item.with_role(Role.RECOMMENDATION) for point in _read(meeting, section.span)
    )


def _read(meeting: Meeting, section: Span) -> Iterator[Point]:
    for span in sentences(section.of(meeting.source.text), section.start):
        shown = readable(meeting.text(span))
        number = _NUMBER.match(shown)
        told = _PROPOSES.sub("", _NUMBER.sub("", shown, count=1), count=1)
        if not any(character.isalnum() for character in told):
            continue
        if not _AT.match(told):
            yield Point(int(number[1]) if number else None, told.rstrip(" ,;"), span, is_clause=False)
            continue
        for clause in _clauses(_AT.sub("", told, count=1)):
            yield Point(int(number[1]) if number else None, clause, span)


def _clauses(told: str) -> Iterator[str]:
    for clause in map(partial(_END.sub, ""), _NEXT_CLAUSE.split(told)):
        match = _NOTED_AND.fullmatch(clause)
        if match is None:
            yield clause
            continue
        yield f"{match['what']} {match['noted']}"
        more = match["more"]
        yield more if _OWN_SUBJECT.match(more) else f"{match['what']} {more.removeprefix('at ')}"
