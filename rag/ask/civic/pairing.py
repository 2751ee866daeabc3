"""Two units that state one kind of figure, one for each side of a comparison."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from rag.ask.civic.series import is_one_title
from rag.ask.evidence.selection import FEATURES, Candidate, Selection
from rag.ask.evidence.units import UnitKind
from rag.ask.questions.question import Question
from rag.ask.questions.wants import Want
from rag.danish import MONTHS, STOP_WORDS, fold, stem, words
from rag.facts import Figure, dates, figures
from rag.model import Role

#: Units of each side that are tried against those of the other.
TRIED = 12
#: How much a pair gains when its units speak alike, when their items are of one matter, and for each cell
#: whose column is of its meeting's year, beside what each scores for the question.
ALIKE, OF_ONE_MATTER, OF_ITS_YEAR = 2.0, 1.5, 0.5
#: The least likeness of a pair, the least share of the question that each of it covers with what stands
#: around it, and the least share of a row's words that the question names.
LEAST_ALIKE, LEAST_COVERED, LEAST_NAMED = 0.15, 0.25, 0.5
#: From this likeness on the figures of a pair are of one thing, so that they may be held against each other.
OF_ONE_THING = 0.35
#: A sentence covers at least this share of what the other one, and the best of its side, covers.
AS_WELL = 0.6
#: Measures that a bare number is not of.
_TOLD_BY_UNIT = frozenset({"kr", "%", "procentpoint"})
#: What is used or counted, and is no money though it sounds so.
_OTHER_USE = re.compile(
    r"\b(?:energi|el|vand|varme|stroem|braendstof|gas|papir|medicin)forbrug\w*|\bantal\w*"
    r"|\bhvor mange\b(?! penge)|\bnumber of\b|\bhow many\b(?! kroner)"
)
_SHARE = re.compile(r"\b(?:stoerre|mindre|hoejere|lavere) (?:en )?(?:del|andel|procentdel)\b")
_MORE_SPENT = re.compile(r"\bmer(?:forbrug|udgift)\w*|\boverskrid\w*")
_LESS_SPENT = re.compile(r"\bmindre(?:forbrug|udgift)\w*")
_TOTAL = re.compile(r"(?:i alt|samlet|samlede|total|sum)\b|.* i alt$")
_IN_KRONER = re.compile(r"dvs\. ([^)]*)\)")


def best_pair(question: Question, sides: Sequence[Selection]) -> tuple[Candidate, Candidate] | None:
    """The two units that answer best and speak most alike."""
    tried = [_figured(question, selection) for selection in sides]
    found = [
        (
            worth(one) + worth(other) + ALIKE * likeness + OF_ONE_MATTER * of_one_matter(one, other),
            one,
            other,
        )
        for one, other in product(*tried)
        if (likeness := alike(one, other)) >= LEAST_ALIKE and comparable(one, other)
        if _as_well(sides[0].coverage(one), sides[1].coverage(other), one.unit.kind, other.unit.kind)
    ]
    if not found:
        return None
    _, one, other = max(found, key=lambda row: row[0])
    return one, other


def _figured(question: Question, selection: Selection) -> list[Candidate]:
    """The best units of a side that state a figure on the matter."""
    known = {figure.value for figure in figures(question.text)}
    units = _units_asked(question)
    kept = [
        one
        for one in selection.candidates
        if one.unit.kind is not UnitKind.LIST
        and one.unit.role not in (Role.RECOMMENDATION, Role.ATTACHMENTS)
        and any(figure.value not in known for figure in figures_of(one) if not units or figure.unit in units)
        and is_on_matter(one, selection)
        and not is_opposite(question, one)
    ]
    most = max((selection.coverage(one) for one in kept), default=0.0)
    return [one for one in kept if _as_well(selection.coverage(one), most, one.unit.kind)][:TRIED]


def _units_asked(question: Question) -> frozenset[str]:
    """The units that alone answer: of money, or of a share; none where any may."""
    if _SHARE.search(question.folded):
        return frozenset({"%", "procentpoint"})
    return frozenset({"kr"}) if asks_money(question) else frozenset()


def is_opposite(question: Question, one: Candidate) -> bool:
    """Whether less is told to be spent where more is asked for, or the other way round."""
    more, less = (_MORE_SPENT.search(question.folded), _LESS_SPENT.search(question.folded))
    said = fold(one.unit.text)
    if bool(more) is bool(less):
        return False
    wrong, right = (_LESS_SPENT, _MORE_SPENT) if more else (_MORE_SPENT, _LESS_SPENT)
    return wrong.search(said) is not None and right.search(said) is None


def asks_money(question: Question) -> bool:
    """Whether money alone is asked for, so that a count of other things answers nothing."""
    other = question.wants_any(Want.PERCENT, Want.COUNT) or _OTHER_USE.search(question.folded)
    return Want.MONEY in question.wants and not other


def _as_well(share: float, other: float, *kinds: UnitKind) -> bool:
    """Whether two sentences cover about as much of the question; the labels of a cell tell what it is on."""
    return UnitKind.CELL in kinds or min(share, other) >= AS_WELL * max(share, other)


def worth(candidate: Candidate) -> float:
    years = {fact.year for fact in dates(candidate.unit.column) if fact.year}
    return candidate.score + OF_ITS_YEAR * (candidate.ranked.meeting.date.year in years)


def is_on_matter(candidate: Candidate, selection: Selection) -> bool:
    """Whether the question names a cell's row and column, or asks for all; of a sentence, what it is on."""
    unit = candidate.unit
    if unit.kind is not UnitKind.CELL or selection.coverage(candidate) < LEAST_COVERED:
        return selection.coverage(candidate) >= LEAST_COVERED
    row, column = (float(candidate.features[FEATURES.index(name)]) for name in ("row", "column"))
    if column < LEAST_NAMED and _plain(unit.column):
        return False
    return row > LEAST_NAMED or bool(_TOTAL.match(fold(unit.row)))


def _plain(label: str) -> frozenset[str]:
    """The stems of a label without its days and numbers."""
    told = (word for word in words(label) if not word[:1].isdigit() and word not in MONTHS)
    return frozenset(stem(word) for word in told if word not in STOP_WORDS)


def figures_of(candidate: Candidate) -> tuple[Figure, ...]:
    unit = candidate.unit
    if unit.kind is not UnitKind.CELL:
        return figures(unit.text)
    value = unit.text.rsplit(":", 1)[-1]
    spelled = _IN_KRONER.search(value)
    return figures(spelled[1] if spelled else value)


def comparable(one: Candidate, other: Candidate) -> bool:
    """Whether two units have figures of one measure, and cells stand in rows and columns of one name."""
    both = [(a.unit, b.unit) for a in figures_of(one) for b in figures_of(other)]
    if not any(is_one_measure(*units) for units in both):
        return False
    if one.unit.kind is not other.unit.kind and UnitKind.CELL in (one.unit.kind, other.unit.kind):
        return any(mine == theirs and mine in _TOLD_BY_UNIT for mine, theirs in both)
    if {one.unit.kind, other.unit.kind} != {UnitKind.CELL}:
        return True
    rows, columns = (
        (_plain(one.unit.row), _plain(other.unit.row)),
        (_plain(one.unit.column), _plain(other.unit.column)),
    )
    return all(mine == theirs or mine & theirs for mine, theirs in (rows, columns))


def is_one_measure(one: str | None, other: str | None) -> bool:
    return one == other or (None in (one, other) and not {one, other} & _TOLD_BY_UNIT)


def of_one_matter(one: Candidate, other: Candidate) -> bool:
    return is_one_title(one.ranked.item.title, other.ranked.item.title)


def alike(one: Candidate, other: Candidate) -> float:
    """How many words two units, with row and column, have in common: their Dice coefficient."""
    mine, theirs = _stems(one), _stems(other)
    return 2 * len(mine & theirs) / max(1, len(mine) + len(theirs))


def _stems(candidate: Candidate) -> frozenset[str]:
    return _plain(" ".join(candidate.unit.words))
