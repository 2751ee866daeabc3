"""Two units that state one figure, each of its time: by its own words, its item's title, or its meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, product

from rag.ask.civic.pairing import (
    ALIKE,
    OF_ONE_MATTER,
    TRIED,
    asks_money,
    comparable,
    figures_of,
    is_on_matter,
    is_opposite,
    of_one_matter,
    worth,
)
from rag.ask.evidence.selection import Candidate, Selection
from rag.ask.evidence.units import UnitKind
from rag.ask.questions.question import Question
from rag.ask.tables.periods import Period, periods
from rag.danish import STOP_WORDS, fold, stem, words
from rag.facts import figures
from rag.model import Role

#: What a unit gains whose own words name the time, or its item's title; a meeting held then adds nothing.
OWN, TITLE = 1.0, 0.6
#: What is lost where a year is only the second one of a season: '2024/25' for 2025.
SECOND_YEAR = 1.0
#: The least likeness of two units, and of one that names nothing of the matter with one that does.
LEAST_ALIKE, ALIKE_ENOUGH = 0.25, 0.4
#: Letters that two words begin with alike where they are of one thing: 'passagerer', 'passagertallet'.
_SAME_START = 6
#: Where what is said of one time ends.
_CLAUSE = re.compile(r"[,;]\s|\s(?:mod|og|men|mens|hvor|til)\s")
_LAST_YEAR = re.compile(r"\bmod\b.*\b(?:sidste aar|aaret (?:foer|forinden))\b")
#: Words that ask for a figure of anything.
_ASKS_ANY = frozenset(
    "penge kroner kr beloeb tal tallet antal antallet mange meget stor stort hoej hoejt".split()
)
#: What stands for what the sentence before is about.
_POINTS_BACK = re.compile(
    r"\b(?:den|det|de|tallet|antallet|andelen|beløbet)\b(?=\s(?:på|kun|ca\.|\d)|\s?\.|$)", re.IGNORECASE
)
#: '0. klasse' is no figure.
_ORDINAL = re.compile(r"\.\s[a-zæøå]")
#: 'Alle beløb er i 1.000 kr.' states none.
_OF_UNIT = re.compile(r"\b(?:beloeb|tal)\w*\b.{0,40}\bi (?:hele )?(?:1[. ]?000|tusind\w*|mio|mia)")

Pair = tuple[Candidate, Candidate]


def timed_pair(question: Question, read: Selection, times: Sequence[Period]) -> Pair | None:
    """The two units, one of each time, that state figures of one thing and answer best; None without."""
    first, last = (_figured(question, read, period) for period in times)
    found = [
        (worth(one) + worth(other) + ALIKE * likeness + OF_ONE_MATTER * of_one_matter(one, other), one, other)
        for one, other in product(first, last)
        if comparable(one, other) and _are_two(one, other, times)
        if (likeness := alike(one, other)) >= LEAST_ALIKE
        if _on_matter(read, one, other, likeness)
    ]
    return max(found, key=lambda row: row[0])[1:] if found else None


def _on_matter(read: Selection, one: Candidate, other: Candidate, likeness: float) -> bool:
    """Whether both units are on the matter; one may only speak like the other of the same matter."""
    if not _says_what_is_there(read, one, other):
        return False
    if _points_back(one, other) or _points_back(other, one):
        title = words(one.ranked.item.title)
        return any(_same(stem(term), stem(word)) for term in read.terms for word in title)
    named = [is_on_matter(each, read) or _names_row(each, read) for each in (one, other)]
    same = of_one_matter(one, other) or one.ranked.item.case_number == other.ranked.item.case_number
    return all(named) or (any(named) and likeness >= ALIKE_ENOUGH and same)


def _says_what_is_there(read: Selection, one: Candidate, other: Candidate) -> bool:
    """Whether two units have, or stand under, every word asked for that their items have at all."""
    said = {word for each in (one, other) for word in _around(each)}
    there = {word for each in (one, other) for word in words(each.ranked.meeting.text(each.ranked.item.span))}
    asked = [stem(term) for term in read.terms if term not in _ASKS_ANY]
    return all(
        any(_same(term, stem(word)) for word in said) or not any(_same(term, stem(word)) for word in there)
        for term in asked
    )


def _around(candidate: Candidate) -> set[str]:
    """The words of a unit, of its row and column, and of the title above it."""
    unit = candidate.unit
    return {*unit.words, *unit.context, *words(f"{unit.row} {unit.column} {candidate.ranked.item.title}")}


def _names_row(candidate: Candidate, read: Selection) -> bool:
    """Whether what is sought names a row without its measure: 'Takst' of 'Takst, kr. pr. m3'."""
    unit = candidate.unit
    bare = not [word for word in words(unit.column) if word not in STOP_WORDS and not word[:1].isdigit()]
    if unit.kind is not UnitKind.CELL or not bare:
        return False
    named = [word for word in words(re.split(r"[,(]", unit.row)[0]) if word not in STOP_WORDS]
    return bool(named) and all(any(_same(stem(word), stem(term)) for term in read.terms) for word in named)


def _are_two(one: Candidate, other: Candidate, times: Sequence[Period]) -> bool:
    """Whether two units are not the same, or the one tells of both times itself."""
    if one.unit.span != other.unit.span or one.ranked.item.id != other.ranked.item.id:
        return True
    if one.unit.kind is UnitKind.CELL:
        return one.unit.column != other.unit.column
    held = periods(one.unit.text)
    return all(any(time.meets(period) for period in held) for time in times)


def _figured(question: Question, read: Selection, time: Period) -> list[Candidate]:
    """The best units of a time that state a figure."""
    known = {figure.value for figure in figures(question.text)}
    money = asks_money(question)
    kept = []
    for one in read.candidates:
        near = _nearness(one, time)
        told = [f for f in figures_of(one) if f.value not in known and (not money or f.unit == "kr")]
        if near is None or not told or one.unit.role in (Role.RECOMMENDATION, Role.ATTACHMENTS):
            continue
        in_words = one.unit.kind is not UnitKind.CELL and not re.search(r"\d", one.unit.text)
        if in_words or one.unit.kind is UnitKind.LIST or _OF_UNIT.search(fold(one.unit.text)):
            continue
        if not is_opposite(question, one):
            kept.append(replace(one, score=one.score + near))
    return sorted(kept, key=lambda one: -one.score)[:TRIED]


def _nearness(candidate: Candidate, asked: Period) -> float | None:
    """How plainly a unit is of a time: OWN, TITLE, or 0 by its meeting; None where it is of another."""
    unit, ranked = candidate.unit, candidate.ranked
    labels = (unit.column, unit.row) if unit.kind is UnitKind.CELL else (unit.text,)
    for said, near in (*((label, OWN) for label in labels), (ranked.item.title, TITLE)):
        if held := periods(said):
            met = [one for one in held if asked.meets(one)]
            second = met and not asked.until and all(one.until == asked.year for one in met)
            return near - SECOND_YEAR * bool(second) if met else None
    day = ranked.meeting.date
    return 0.0 if asked.meets(Period(day.year, month=day.month, day=day.day)) else None


def _points_back(one: Candidate, other: Candidate) -> bool:
    """Whether a sentence is on what the one before it is: 'Puljen er på 3 mio. kr. I 2024 var den på 4.'"""
    if one.ranked.item.id != other.ranked.item.id or one.unit.before != other.unit.words:
        return False
    return _POINTS_BACK.search(one.unit.text) is not None


def alike(one: Candidate, other: Candidate) -> float:
    """How many words two units have in common, also as the beginnings of compounds (0-1).

    A sentence that points back at the one before it speaks of the same.
    """
    if _points_back(one, other) or _points_back(other, one):
        return 1.0
    mine, theirs = (list(_spoken(each)) for each in (one, other))
    shared = sum(any(_same(word, other) for other in theirs) for word in mine)
    return 2 * shared / max(1, len(mine) + len(theirs))


def _spoken(candidate: Candidate) -> Iterator[str]:
    unit = candidate.unit
    said = words(f"{unit.row} {unit.column}") if unit.kind is UnitKind.CELL else unit.words
    told = (word for word in said if not word[:1].isdigit() and word not in STOP_WORDS)
    yield from dict.fromkeys(stem(word) for word in told)


def _same(word: str, other: str) -> bool:
    return word == other or (len(word) >= _SAME_START and word[:_SAME_START] == other[:_SAME_START])


def value_at(candidate: Candidate, asked: Period, matter: Sequence[str]) -> Decimal | None:
    """The one figure that a unit has of a time.

    Of several, that of the clause that names the time; where none does, that of the clause that names the
    matter, or that stands before 'mod … sidste år'.
    """
    if candidate.unit.kind is UnitKind.CELL:
        return _only([figure.value for figure in figures_of(candidate)])
    text = candidate.unit.text
    found = [one for one in figures_of(candidate) if not _ORDINAL.match(text, one.span.end)]
    if len({one.value for one in found}) == 1:
        return found[0].value
    borders = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    clauses = list(pairwise(borders))
    if periods(text):
        told = [(a, b) for a, b in clauses if any(asked.meets(one) for one in periods(text[a:b]))]
    elif _LAST_YEAR.search(fold(text)):
        told = clauses[:1]
    else:
        told = [(a, b) for a, b in clauses if _names(text[a:b], matter)]
    inside = [one.value for a, b in told for one in found if a <= one.span.start < b]
    return _only(inside) if len(told) == 1 else None


def _names(text: str, matter: Sequence[str]) -> bool:
    return any(_same(stem(word), stem(term)) for word in words(text) for term in matter)


def _only(values: Sequence[Decimal]) -> Decimal | None:
    return values[0] if len(values) == 1 else None
