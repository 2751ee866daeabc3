"""Whether the facts of a sentence stand where it says them: no other statement fits it clearly better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rag.facts.agreement import absent_after_all, agrees, comparable, states
from rag.facts.amounts import Amount
from rag.facts.bearings import Part
from rag.facts.dates import DateFact
from rag.facts.decisions import Mood, Outcome
from rag.facts.fitting import ELSEWHERE, Fit, Source, fit
from rag.facts.sentence import Sentence
from rag.facts.statements import Statement
from rag.facts.typed import COUNTED, Fact, Kind

#: Another statement speaks against a fact when it fits so well, and so much better than what states it.
SPEAKS, BETTER = 0.45, 0.7
#: What fits better by the words around it may be better by its own words alone.
BETTER_OWN = 0.5
#: Beside what states it, in the same table or sentence, less is needed.
SPEAKS_BESIDE = 0.3
#: What the head of the minutes says is true of every item: only the sentence's own source speaks against it.
SPEAKS_AGAINST_HEAD = 0.93
#: The cells of a table differ by their row and column only, the parts of a sentence by a few words …
BETTER_BESIDE = 0.86
#: … or by one word, of which long labels have many alike; in words of average rarity.
A_WORD = 0.5
#: Outside a decision, a statement tells a decision only where it has this share of the sentence.
TOLD = 0.6
#: What a further fact of the sentence adds to a statement that has it, in words of average rarity.
FACT_WEIGHT = 1.0
#: What the head of the minutes says of every item, and of which the items say others.
_OF_HEAD = frozenset({Kind.DATE, Kind.REFERENCE})
#: What was decided or voted in the item that the sentence names.
_OF_ITEM = frozenset({Kind.OUTCOME, Kind.VOTE})
_WEIGHED = COUNTED | {Kind.REFERENCE}


class Binding:
    """One sentence against one source: which statements state its facts, and how well each fits."""

    def __init__(self, said: str, source: Source) -> None:
        self._sentence, self._source = Sentence(said, source.people), source
        self._facts = self._sentence.facts
        self._named = self._sentence.names({statement.title for statement in source.statements})
        self._stated = [[self._states(s, fact) for s in source.statements] for fact in self._facts]

    def missing(self) -> Iterator[Fact]:
        """The facts that no statement states where the sentence says them."""
        for number, fact in enumerate(self._facts):
            if absent_after_all(fact, self._source.statements) or not self.is_bound(number):
                yield fact

    def fits(self) -> list[float]:
        """For each fact how well the best statement that states it fits the sentence; 0 where none does."""
        fits = []
        for number, stated in enumerate(self._stated):
            found = self._fit(number)
            best = max((score for score, has in zip(found.scores, stated, strict=True) if has), default=0.0)
            fits.append(best / found.total if found.total else float(any(stated)))
        return fits

    def is_bound(self, number: int) -> bool:
        """Whether a statement states a fact, and none that says another value fits clearly better."""
        fact, stated = self._facts[number], self._stated[number]
        if self._sentence.is_cast(fact):
            return any(stated) or self._is_counted(fact)
        if not any(stated):
            return False
        if any(self._numbers_row(self._source.statements[i], fact) for i, has in enumerate(stated) if has):
            return True
        if self._is_backwards(number):
            return False
        found = self._fit(number)
        telling = [i for i, has in enumerate(stated) if has and self._tells(i, fact, found)]
        return bool(telling) and not any(
            self._fits_better(rival, telling, fact, found) for rival in self._rivals(number, telling, found)
        )

    def _states(self, statement: Statement, fact: Fact) -> bool:
        """Whether a statement states a fact. The number of a row is stated beside a value of the row only."""
        if not states(statement, fact, self._source.year, self._source.people):
            return False
        if not isinstance(fact.value, Amount) or not any(map(_numbers, statement.facts)):
            return True
        values = tuple(other for other in statement.facts if not _numbers(other))
        if states(replace(statement, facts=values), fact, self._source.year, self._source.people):
            return True
        return self._numbers_row(statement, fact)

    def _numbers_row(self, statement: Statement, fact: Fact) -> bool:
        """Whether a figure is the number of a table's row, of which the clause says a value."""
        number = any(_numbers(other) and agrees(fact, other) for other in statement.facts)
        if not number or not isinstance(fact.value, Amount) or fact.value.bearing.part is not None:
            return False
        values = [other for other in statement.facts if not _numbers(other)]
        beside = [other for other in self._sentence.beside(fact) if other is not fact]
        return any(agrees(other, value) for other in beside for value in values)

    def _is_counted(self, fact: Fact) -> bool:
        """Whether a number is that of the voters whom a statement names."""
        return fact.kind is Kind.FIGURE and any(
            other.kind is Kind.VOTE and other.span.overlaps(fact.span) and any(stated)
            for other, stated in zip(self._facts, self._stated, strict=True)
        )

    def _tells(self, number: int, fact: Fact, found: Fit) -> bool:
        """Whether a statement may state a fact.

        What was only proposed states no figure as a fact where the item decided otherwise. A decision is told
        by decisions, or told at length. The outcome of an item that the sentence names is its own, and so is
        what its title has. A meeting has its own date.
        """
        statement, source = self._source.statements[number], self._source
        of_item = fact.kind in _OF_ITEM or self._sentence.is_in_title(fact)
        if of_item and self._is_of_another(statement):
            return False
        if fact.kind is Kind.FIGURE:
            return not (self._sentence.is_done and number in source.open)
        if fact.kind is Kind.DATE:
            elsewhere = bool(source.sat) and number not in source.sat
            if elsewhere and self._sentence.is_headed_by(fact):
                return found.scores[number] >= TOLD * found.total
            return not (elsewhere and self._sentence.dates_meeting(fact)) and not self._sentence.is_repeated(
                fact, statement.facts
            )
        if isinstance(fact.value, Outcome) and fact.value.mood is Mood.DECIDED:
            return self._decides(number) or found.scores[number] >= TOLD * found.total
        return True

    def _is_of_another(self, statement: Statement) -> bool:
        """Whether a statement stands in another item than the one that the sentence names."""
        return self._named is not None and bool(statement.title) and statement.title not in self._named

    def _is_backwards(self, number: int) -> bool:
        """Whether a change is said from a later year's figure to an earlier year's."""
        pair = self._facts[number : number + 2]
        if [_part_of_change(fact) for fact in pair] != [Part.FROM, Part.TO]:
            return False
        ways = {
            year > later
            for i, year in self._years(number)
            for j, later in self._years(number + 1)
            if self._source.groups[i] == self._source.groups[j] and year != later
        }
        return ways == {True}

    def _years(self, number: int) -> Iterator[tuple[int, int]]:
        """Each statement that states a fact beside one year, with that year."""
        for i, has in enumerate(self._stated[number]):
            facts = self._source.statements[i].facts if has else ()
            years = {f.value.year for f in facts if isinstance(f.value, DateFact) and f.value.year}
            if len(years) == 1:
                yield i, years.pop()

    def _rivals(self, number: int, telling: Sequence[int], found: Fit) -> Iterator[int]:
        """The statements that fit a fact well and say another value."""
        fact, stated = self._facts[number], self._stated[number]
        head = fact.kind in _OF_HEAD and any(stated[: self._source.heads])
        apart = SPEAKS_AGAINST_HEAD if head else SPEAKS
        groups = {self._source.groups[i] for i in telling}
        only_decisions = isinstance(fact.value, Outcome) and any(map(self._decides, telling))
        inside = self._sentence.beside(fact)
        for i, score in enumerate(found.scores):
            least = SPEAKS_BESIDE if self._source.groups[i] in groups else apart
            if stated[i] or score < least * found.total or (only_decisions and not self._decides(i)):
                continue
            if _says_another(self._source.statements[i], fact, inside):
                yield i

    def _decides(self, number: int) -> bool:
        return self._source.statements[number].setting is Mood.DECIDED

    def _fits_better(self, rival: int, telling: Sequence[int], fact: Fact, found: Fit) -> bool:
        """Whether a statement fits clearly better than all that state the fact."""
        beside = [i for i in telling if self._source.groups[i] == self._source.groups[rival]]
        best = max(found.scores[i] for i in telling)
        if self._is_decided_otherwise(rival, telling, fact) and found.scores[rival] >= best:
            return True
        if beside and max(found.scores[i] for i in beside) >= best:
            return self._fits_better_beside(rival, beside, fact, found)
        own = max(found.own[i] for i in telling)
        return best < BETTER * found.scores[rival] or (
            best < found.scores[rival] and own < BETTER_OWN * found.own[rival]
        )

    def _is_decided_otherwise(self, rival: int, telling: Sequence[int], fact: Fact) -> bool:
        """Whether a decision gives another figure than what it was made from, and no proposal is told."""
        plain = fact.kind is Kind.FIGURE and not self._sentence.is_wanted
        return plain and self._decides(rival) and not any(map(self._decides, telling))

    def _fits_better_beside(self, rival: int, beside: Sequence[int], fact: Fact, found: Fit) -> bool:
        """Whether a cell or part of a sentence fits clearly better than those beside it; by own words."""
        own, other = max(found.own[i] for i in beside), found.own[rival]
        if all(self._belies(i, rival, fact) for i in beside):
            return True
        best = [i for i in beside if found.own[i] == own]
        if own <= other and all(self._names_rather(rival, i, fact) for i in best):
            return True
        return own < max(BETTER_BESIDE * other, other - A_WORD * self._source.unknown)

    def _names_rather(self, rival: int, telling: int, fact: Fact) -> bool:
        """Whether of two cells of one row or column the sentence has the other label of the rival only."""
        said = self._sentence.naming(fact)
        mine, theirs = (self._source.statements[i].labels for i in (rival, telling))
        return any(
            mine[side] == theirs[side] and said.rather(mine[other], theirs[other])
            for side, other in ((0, 1), (1, 0))
        )

    def _belies(self, telling: int, rival: int, fact: Fact) -> bool:
        """Whether a further figure or date of the clause stands with the rival, and another with the fact."""
        inside = self._sentence.beside(fact)
        return any(
            has[rival] and not has[telling] and _has_another(self._source.statements[telling], other)
            for other, has in zip(self._facts, self._stated, strict=True)
            if other.kind in COUNTED and other.likeness != fact.likeness and other in inside
        )

    def _fit(self, number: int) -> Fit:
        """How well each statement fits the words and the other facts around one fact."""
        fact = self._facts[number]
        alike = {*COUNTED, Kind.VOTE} if fact.kind is Kind.VOTE else COUNTED
        spans = [f.span for f in self._facts if f is fact or f.kind in alike]
        found = fit(self._source, self._sentence.words(fact), self._sentence.clause(fact), spans)
        for other, has in zip(self._facts, self._stated, strict=True):
            if other.kind in _WEIGHED and other.likeness != fact.likeness:
                near = 1.0 if self._sentence.part(other) == self._sentence.part(fact) else ELSEWHERE
                found = found.add(FACT_WEIGHT * self._source.unknown, near, has)
        return found


def _numbers(fact: Fact) -> bool:
    """Whether a fact is the number of a table's row."""
    return isinstance(fact.value, Amount) and fact.value.numbers


def _part_of_change(fact: Fact) -> Part | None:
    return fact.value.bearing.part if isinstance(fact.value, Amount) else None


def _has_another(statement: Statement, fact: Fact) -> bool:
    return any(comparable(fact, other) for other in statement.facts)


def _says_another(statement: Statement, fact: Fact, inside: Sequence[Fact]) -> bool:
    """Whether a statement says something of the same kind that the clause does not say.

    The readings of a cell are one: it says nothing else where the clause says one of them.
    """
    readings: list[bool] = []
    others: list[bool] = []
    for other in statement.facts:
        if comparable(fact, other) and not _numbers(other):
            told = any(agrees(said, other) for said in inside)
            is_cell = isinstance(other.value, Amount) and other.value.cell
            (readings if is_cell else others).append(told)
    return not all(others) or (bool(readings) and not any(readings))
