"""What is said of each of two named alternatives of one matter: 'Model 1' and 'Model 2'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ask.asked import Asked
from rag.ask.claims import claim
from rag.ask.evidence.gathered import READ_ITEMS
from rag.ask.evidence.selection import Candidate
from rag.ask.evidence.units import UnitKind
from rag.ask.questions.question import Question
from rag.danish import fold, words
from rag.model import Claim, Role

#: Statements that are told of each alternative, and the words that they may have together.
MOST, MOST_WORDS = 3, 60
#: A label: a word with a number or a letter, 'model 2', 'linjeføring a'.
_PROPOSED_OR_DECIDED = frozenset({Role.RECOMMENDATION, Role.DECISION})
_TOTAL = re.compile(r"\bi alt\b|\bsum\b|\bsamlet\b")
_LABEL = r"[a-z]+ (?:nr\.? )?(?:\d{1,2}|[a-z]\b)"
_ASKED = re.compile(
    rf"\bforskel\w* (?:der er )?(?:paa|mellem|imellem) (?P<one>{_LABEL})"
    rf" og (?P<other>{_LABEL}|\d{{1,2}}\b|[a-z]\b)"
    rf"|\bdifferen\w+ between (?P<first>{_LABEL}) and (?P<second>{_LABEL})"
)


def asks_for_difference(question: Question) -> bool:
    """Whether the difference between two labelled alternatives is asked for."""
    return _ASKED.search(question.folded) is not None


def alternatives(asked: Asked) -> list[Claim]:
    """What the item that tells most of both says of each, in the order asked; nothing where none does."""
    one, other = _labels(asked.question)
    found: list[tuple[int, list[Candidate]]] = []
    for ranked in asked.timely[:READ_ITEMS]:
        units = [unit for unit in asked.part.selection.candidates if unit.ranked.item.id == ranked.item.id]
        sides = (_of_one(units, one, other), _of_one(units, other, one))
        found.append((min(map(len, sides)), [unit for side in sides for unit in _chosen(side)]))
    most, told = max(found, key=lambda row: row[0], default=(0, []))
    return [_claim(unit) for unit in told] if most else []


def _labels(question: Question) -> tuple[str, str]:
    found = _ASKED.search(question.folded)
    parts = found.groupdict() if found else {}
    one, other = parts.get("one") or parts.get("first") or "", parts.get("other") or parts.get("second") or ""
    whole = other if " " in other else f"{one.rsplit(' ', 1)[0]} {other}"
    return one, whole


def _of_one(units: Sequence[Candidate], label: str, other: str) -> list[Candidate]:
    """The statements on one alternative alone; of a table's rows the totals, if there are any."""
    mine = [one for one in units if _is_on(one, label) and not _is_on(one, other)]
    kept = [
        one
        for one in mine
        if one.unit.kind is not UnitKind.LIST and one.unit.role not in _PROPOSED_OR_DECIDED
    ]
    totals = [one for one in kept if _TOTAL.search(fold(one.unit.row))]
    return [one for one in kept if one.unit.kind is not UnitKind.CELL or one in totals or not totals]


def _chosen(units: Sequence[Candidate]) -> list[Candidate]:
    """As many as an answer can show, statements before cells, in the order of the document."""
    kept: list[Candidate] = []
    for one in sorted(units, key=lambda one: (one.unit.kind is UnitKind.CELL, one.unit.span.start)):
        if len(kept) < MOST and sum(len(c.unit.text.split()) for c in (*kept, one)) <= MOST_WORDS:
            kept.append(one)
    return sorted(kept, key=lambda one: one.unit.span.start)


def _is_on(candidate: Candidate, label: str) -> bool:
    """Whether a unit has the label, or stands under a heading that opens with it."""
    unit, parts = candidate.unit, words(label)
    if unit.kind is UnitKind.CELL:
        return any(_has(words(text), parts) for text in (unit.row, unit.column))
    if parts[0] in unit.words:
        return _has(unit.words, parts)
    return tuple(parts) in (unit.context[: len(parts)], unit.before[: len(parts)])


def _has(said: Sequence[str], parts: Sequence[str]) -> bool:
    width = len(parts)
    return any(list(said[at : at + width]) == list(parts) for at in range(len(said) - width + 1))


def _claim(candidate: Candidate) -> Claim:
    unit = candidate.unit
    return claim(unit.text, candidate.ranked.meeting, candidate.ranked.item, [unit.span])
