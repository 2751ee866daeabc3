"""Everything an agenda item, or several, states: each typed fact with the words of where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from eval.facts import Day, Figure, Token, TokenKind
from eval.support.amounts import Way, readings, ways
from eval.support.frames import NO_FRAME, Frame, frame, period_of
from eval.support.names import Named, People, names
from eval.support.outcomes import Outcome, of_lost_motions, outcomes
from eval.support.passages import Unit, proposals, units
from eval.support.presence import Attendance, attendance
from eval.support.rolls import Roll, rolls
from eval.support.sections import Part
from eval.support.sentences import clause
from eval.support.stand_ins import StandIn, of_texts
from eval.support.words import Words, topic, weight

#: What stands above a sentence is less of its topic than its own words.
_ABOUT = 0.4
TYPED = (
    TokenKind.FIGURE, TokenKind.DAY, TokenKind.CLOCK, TokenKind.LAW, TokenKind.CODE, TokenKind.PERIOD
)  # fmt: skip


@dataclass(frozen=True)
class Occurrence:
    """A typed token of the minutes, what it can be read as, the words of its clause, and its unit."""

    token: Token
    figures: tuple[Figure, ...]
    clause: Words
    unit: Unit
    ways: frozenset[Way]
    year: int | None
    frame: Frame = NO_FRAME


@dataclass(frozen=True)
class NameAt:
    """A name in the minutes."""

    named: Named
    clause: Words
    unit: Unit


@dataclass(frozen=True)
class OutcomeAt:
    """An outcome that the minutes tell, with the words of what it is about."""

    outcome: Outcome
    words: Words
    unit: Unit


@dataclass(frozen=True, eq=False)
class Evidence:
    """What one text states, or several: units, typed facts, people; `meetings` are the days they are of."""

    units: tuple[Unit, ...]
    facts: tuple[Occurrence, ...]
    names: tuple[NameAt, ...]
    outcomes: tuple[OutcomeAt, ...]
    people: People
    attendance: Attendance
    rolls: tuple[Roll, ...]
    meetings: tuple[Day, ...] = ()

    @cached_property
    def sentences(self) -> tuple[Unit, ...]:
        """The units that are no cells."""
        return tuple(unit for unit in self.units if not unit.cell)

    @cached_property
    def stand_ins(self) -> tuple[StandIn, ...]:
        """Who sat in for whom."""
        return tuple(of_texts((unit.text for unit in self.sentences), self.people))

    @cached_property
    def row_letters(self) -> frozenset[str]:
        """The capitals that name rows of tables: 'A' of the models A, B and C."""
        labels = {unit.cell.label for unit in self.units if unit.cell}
        return frozenset(label for label in labels if len(label) == 1 and label.isupper())

    @cached_property
    def runs(self) -> tuple[tuple[tuple[str, ...], Unit], ...]:
        """The folded words of each unit, without genitives."""
        return tuple(
            (tuple(word.removesuffix("s") for word in _words(unit.tokens)), unit) for unit in self.units
        )

    @cached_property
    def weights(self) -> dict[str, float]:
        """How much each word tells one unit from another."""
        having = Counter(word for unit in self.units for word in unit.words)
        return {word: weight(word, len(self.units), count) for word, count in having.items()}

    def cover(self, wanted: Words, own: Words, about: Words = frozenset()) -> float:
        """The share (0–1) of `wanted` that stands in `own`, weighted by rarity; `about` counts less."""
        total = found = 0.0
        for word in wanted:
            heavy = self.weights.get(word) or weight(word, len(self.units), 0)
            total += heavy
            if word in own:
                found += heavy
            elif word in about:
                found += heavy * _ABOUT
        return found / total if total else 0.0


@lru_cache(maxsize=512)
def evidence(text: str, people: tuple[str, ...] = (), head: str = "", meeting: Day | None = None) -> Evidence:
    """Read a text. `head` is what the head of the minutes says, `people` the attendance list as written."""
    found = (*units(text), *units(head, Part.HEAD))
    known = People.of(people, [named for unit in found for named in names(unit.text)])
    year = meeting.year if meeting else _year(found)
    points = proposals(found)
    return Evidence(
        found,
        tuple(one for unit in found for one in _occurrences(unit, year)),
        tuple(one for unit in found for one in _names(unit)),
        tuple(one for unit in found for one in _outcomes(unit, points)),
        known,
        attendance(f"{text}\n\n{head}", known),
        rolls(found, known),
        (meeting,) if meeting else (),
    )


@lru_cache(maxsize=512)
def together(parts: tuple[Evidence, ...]) -> Evidence:
    """What several agenda items state between them."""
    if len(parts) == 1:
        return parts[0]
    return Evidence(
        tuple(unit for part in parts for unit in part.units),
        tuple(one for part in parts for one in part.facts),
        tuple(one for part in parts for one in part.names),
        tuple(one for part in parts for one in part.outcomes),
        People(
            tuple(dict.fromkeys(name for part in parts for name in part.people.listed)),
            tuple(dict.fromkeys(pair for part in parts for pair in part.people.parties)),
        ),
        Attendance(
            tuple(name for part in parts for name in part.attendance.present),
            tuple(name for part in parts for name in part.attendance.absent),
        ),
        tuple(roll for part in parts for roll in part.rolls),
        tuple(day for part in parts for day in part.meetings),
    )


def _occurrences(unit: Unit, year: int | None) -> Iterator[Occurrence]:
    places: dict[object, list[int]] = {}
    for at, token in enumerate(unit.tokens):
        if token.kind in TYPED:
            places.setdefault(likeness(token), []).append(at)
    whole = ways(unit.tokens)
    for found in places.values():
        for at in found:
            token = unit.tokens[at]
            part = unit.tokens if unit.cell else clause(unit.tokens, at, found)
            words = unit.words if unit.cell else topic(part, but=token) | unit.label
            figures = readings(unit.tokens, at)
            own = ways(part)
            told = own or (whole if len(whole) == 1 else own)
            yield Occurrence(token, figures, words, unit, told, year, _frame(unit, at, part))
    for token in (*unit.cell.row, *unit.cell.column) if unit.cell else ():
        if token.kind in TYPED:
            yield Occurrence(token, readings([token], 0), unit.words, unit, frozenset(), year)


def _frame(unit: Unit, at: int, part: Sequence[Token]) -> Frame:
    """How a value is told; that of a cell by its row and column."""
    if unit.cell:
        return Frame(period=period_of((*unit.cell.row, *unit.cell.column)))
    return frame(unit.tokens, at, part)


def likeness(token: Token) -> object:
    """What facts of one kind share: figures their unit too, for '5 mio. kr. i 3 år' is two kinds."""
    figure = token.value
    if isinstance(figure, Figure):
        return token.kind, figure.unit or ("kr" if figure.scale > 1 else None)
    return token.kind


def _names(unit: Unit) -> Iterator[NameAt]:
    for named, words in clauses_of_names(names(unit.text), unit.tokens):
        yield NameAt(named, unit.words if unit.cell else words | unit.label, unit)
    for named in (*names(unit.cell.label), *names(unit.cell.head)) if unit.cell else ():
        yield NameAt(named, unit.words, unit)


def clauses_of_names(found: Sequence[Named], tokens: Sequence[Token]) -> Iterator[tuple[Named, Words]]:
    """Each name with the words of its clause, the names left out."""
    at = {named: _index(tokens, named.start) for named in found}
    for named in found:
        part = clause(tokens, at[named], list(at.values()))
        yield named, topic(token for token in part if not any(_inside(token, one) for one in found))


def _index(tokens: Sequence[Token], position: int) -> int:
    return next((at for at, token in enumerate(tokens) if token.end > position), max(0, len(tokens) - 1))


def _inside(token: Token, named: Named) -> bool:
    return named.start <= token.start < named.end


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    return (token.text for token in tokens if token.kind is TokenKind.WORD)


def _outcomes(unit: Unit, points: dict[int, Words]) -> Iterator[OutcomeAt]:
    """The outcomes of a unit; 'Ad 2' of a decision is about the second point that was proposed."""
    about = points.get(unit.point, frozenset()) if unit.part is Part.DECISION and unit.point else frozenset()
    for found in of_lost_motions(unit.tokens, tuple(outcomes(unit.tokens, unit.part))):
        title = unit.title if unit.part is Part.DECISION else frozenset()
        yield OutcomeAt(found, unit.words | about | title, unit)


def _year(found: Sequence[Unit]) -> int | None:
    """The year of a meeting, where a text names its own date ('REFERAT … d. 14-01-2026', 'Mødedato …')."""
    for unit in found:
        opens = unit.text.casefold().startswith(("referat", "mødedato", "dagsorden", "dato"))
        days = [token.value for token in unit.tokens if isinstance(token.value, Day)]
        if opens and days and days[0].year and days[0].day:
            return days[0].year
    return None
