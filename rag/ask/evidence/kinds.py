"""Whether a unit holds the kind of fact a question asks for: a figure, a date, a name, a reason."""

from __future__ import annotations

import re
from collections.abc import Callable

from rag.ask.evidence.units import Unit, UnitKind
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.danish import fold, words
from rag.facts import dates, figures, names

Check = Callable[[Unit, Question], bool]


def fitting(unit: Unit, question: Question) -> float:
    """How many of the kinds of fact asked for the unit holds, beyond what the question says itself (0–1)."""
    asked = [check(unit, question) for want, check in CHECKS.items() if want in question.wants]
    return sum(asked) / len(asked) if asked else 0.5


def _has_figure(unit: Unit, question: Question) -> bool:
    known = {f.value for f in figures(question.text)}
    return any(f.value not in known for f in figures(unit.text))


def _has_money(unit: Unit, question: Question) -> bool:
    known = {f.value for f in figures(question.text)}
    money = any(f.unit == "kr" and f.value not in known for f in figures(unit.text))
    free = _FREE.search(fold(unit.text)) is not None
    return (
        money
        or free
        or (unit.kind is UnitKind.CELL and "kr" in unit.text)
        or Want.FIGURE not in question.wants
    )


def _has_percent(unit: Unit, _: Question) -> bool:
    return any(f.unit in {"%", "procentpoint"} for f in figures(unit.text))


def _has_date(unit: Unit, question: Question) -> bool:
    known = {(d.year, d.month, d.day) for d in question.dates}
    return any((d.year, d.month, d.day) not in known for d in dates(unit.text)) or bool(
        _WHEN.search(fold(unit.text))
    )


def _has_name(unit: Unit, question: Question) -> bool:
    asked = {word.removesuffix("s") for word in words(question.text)}
    said = [name for name, _ in names(unit.text)] + _CAPITAL.findall(unit.text)
    return any(not {word.removesuffix("s") for word in words(name)} <= asked for name in said)


def _has_place(unit: Unit, _: Question) -> bool:
    return bool(re.search(r"\b(?:i|på|ved|til|hos|fra) [A-ZÆØÅ]", unit.text))


def _has_reason(unit: Unit, _: Question) -> bool:
    return bool(_BECAUSE.search(fold(unit.text)))


def _has_list(unit: Unit, _: Question) -> bool:
    return unit.kind is UnitKind.LIST or len(re.findall(r",| og | samt ", unit.text)) >= 2


def _has_definition(unit: Unit, question: Question) -> bool:
    if not question.terms:
        return False
    start = unit.words[:8]
    subject = any(term in start for term in question.terms)
    return subject and bool(_IS.search(fold(unit.text)))


def _has_attendance(unit: Unit, _: Question) -> bool:
    return bool(re.search(r"deltag|deltog|til stede|afbud|fravaer|moedte|stedfortraeder", fold(unit.text)))


_FREE = re.compile(r"\b(?:gratis|vederlagsfrit|uden beregning)\b")
_WHEN = re.compile(
    r"\b(?:primo|ultimo|medio|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|"
    r"december|foraaret|efteraaret|sommeren|vinteren|kvartal|halvaar|uge \d+|maaneder|aarsskiftet|uger|"
    r"naeste moede|kommende moede)\b"
)
_CAPITAL = re.compile(r"(?<=[a-zæøå,] )[A-ZÆØÅ][\w&-]+")
_BECAUSE = re.compile(
    r"skyldes|fordi|idet|grundet|paa grund af|aarsag|baggrund|derfor|som foelge|eftersom|"
    r"henset|formaal|da der|da det|, da (?!\d)|af hensyn til|medfoer|bevirk|\brammer\b|haenger sammen med"
    r"|^for (?:ikke )?at\b|kommer (?:isaer |primaert |mest )?af\b"
)
_IS = re.compile(
    r"\b(?:er|betyder|daekker|omfatter|bestaar|staar for|kaldes|hedder|indebaerer|gaar ud paa)\b|\("
)
#: One check a kind; kinds without a check fit every unit half.
CHECKS: dict[Want, Check] = {
    Want.FIGURE: _has_figure, Want.MONEY: _has_money, Want.PERCENT: _has_percent, Want.DATE: _has_date,
    Want.PERSON: _has_name, Want.PLACE: _has_place, Want.REASON: _has_reason, Want.LIST: _has_list,
    Want.DEFINITION: _has_definition, Want.ATTENDANCE: _has_attendance,
}  # fmt: skip
