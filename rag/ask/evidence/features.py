"""What speaks for a unit as an answer beside the words it shares with the question: its form and its place.

Each function gives some of the features that `rag.ask.evidence.selection.WEIGHTS` weighs, by name.
"""

from __future__ import annotations

import re

from rag.ask.evidence.units import Unit, UnitKind
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.danish import fold
from rag.facts import dates, figures
from rag.model import Role

#: Bare numbers up to here ('to', '12') say nothing about which figure is meant.
SMALL = 20
#: A unit of fewer words is short, one of more is long (by the share of this many words it has too much).
SHORT, LONG = 6, 40

Features = dict[str, float]

_ALL = re.compile(r"\b(?:i alt|hele|samlet|samlede|total\w*|tilsammen|sammenlagt|overall|altogether)\b")
_TOTAL = re.compile(r"(?:i alt|samlet|samlede|total|sum|hovedtotal|.* i alt$)")
_COMPARED = re.compile(
    r"\b(?:flere|faerre|mere|mindre|hoejere|lavere|more|fewer|less)\b.*\bend\b|forskel|aendr|afvig|"
    r"differ|chang|for meget|than"
)
_DIFFERENCE = re.compile(r"\b(?:forskel|differen|afvig|aendring|udvikling|mer-|merforbrug|stigning)")
_ATTENDS = re.compile(
    r"\bdelt(?:ager|og)\b.*\b(?:behandling|punkt|moede)|under (?:punktets|sagens) behandling"
)
_ASIDE = frozenset({Role.COMPETENCE, Role.COMMUNICATION, Role.LEGAL, Role.OTHER})


def of_form(unit: Unit, question: Question) -> Features:
    """How long a unit is, of what kind, and in which section it stands."""
    length, is_list = len(unit.words), unit.kind is UnitKind.LIST
    return {
        "short": float(length < SHORT),
        "long": max(0.0, length - LONG) / LONG,
        "list": float(is_list and Want.LIST in question.wants),
        "unasked_list": float(is_list and not question.wants_any(Want.LIST, Want.COUNT)),
        "cell": float(unit.kind is UnitKind.CELL),
        "entry": float(unit.kind is UnitKind.ENTRY),
        "decision": float(unit.role is Role.DECISION),
        "recommendation": float(unit.role is Role.RECOMMENDATION),
        "resume": float(unit.role is Role.RESUME),
        "aside": float(unit.role in _ASIDE),
    }


def of_particulars(unit: Unit, question: Question) -> Features:
    """What the question says beside its topic, a year, a figure, a total, and whether the unit has it too."""
    asks_all, compares = _ALL.search(question.folded), _COMPARED.search(question.folded)
    attends = Want.ATTENDANCE in question.wants and _ATTENDS.search(fold(unit.text))
    return {
        "other_year": float(_other_year(question, unit)),
        "figure": float(_same_figure(question, unit)),
        "total": float(bool(asks_all and names_total(unit.row))),
        "difference": float(bool(compares and _DIFFERENCE.search(fold(unit.column)))),
        "length": float(bool(unit.entries) and len(unit.entries) == question.list_length),
        "attends": float(bool(attends)),
    }


def names_total(label: str) -> bool:
    """Whether a row is called a total."""
    return _TOTAL.match(fold(label)) is not None


def _same_figure(question: Question, unit: Unit) -> bool:
    """Whether the unit states a figure that the question states, as exactly or more."""
    asked = [f for f in figures(question.text) if f.unit or f.value > SMALL]
    return any(f.agrees_with(said) for f in asked for said in figures(unit.text))


def _other_year(question: Question, unit: Unit) -> bool:
    asked = {d.year for d in question.dates if d.year}
    said = {d.year for d in dates(unit.text) if d.year}
    return bool(asked and said and not asked & said)
