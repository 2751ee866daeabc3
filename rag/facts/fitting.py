"""How well each statement of a source fits what a sentence says around one of its facts."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rag.facts.dates import DateFact
from rag.facts.decisions import Mood, Outcome
from rag.facts.statements import Statement, statements
from rag.model import DecisionClass, Span

#: A word in the same clause counts whole, one elsewhere in the sentence this much.
ELSEWHERE = 0.35
#: A word that only shares its beginning, or stands inside a compound, counts this much.
PARTLY = 0.7
#: Words are alike that share so many letters at the beginning, and this share of the longer one.
_SHARED, _PREFIX_SHARE = 4, 0.6
_MEETING = re.compile(r"møde|referat", re.IGNORECASE)
_WAITING = frozenset(
    {DecisionClass.POSTPONED, DecisionClass.WITHDRAWN, DecisionClass.REMITTED, DecisionClass.LAPSED}
)


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A source with its statements, and where each stem stands.

    `year` is the meeting's; the first `heads` statements are what the heads of the minutes say; `open` are
    the proposals that the decision of their item leaves open or turns down; `groups` are the text and the
    group of each statement; `sat` are those that tell when the meeting was.
    """

    statements: tuple[Statement, ...]
    places: dict[str, tuple[tuple[int, float], ...]]
    weights: dict[str, float]
    ends: dict[str, tuple[str, ...]]
    unknown: float
    year: int | None
    people: tuple[str, ...]
    heads: int
    open: frozenset[int]
    groups: tuple[tuple[int, int], ...]
    sat: frozenset[int]
    known: dict[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)

    def alike(self, word: str) -> tuple[tuple[str, float], ...]:
        """The stems of this source that a stem means: itself, and those that begin alike or hold it."""
        if word not in self.known:
            near = dict.fromkeys(
                (*self.ends.get(word[:_SHARED], ()), *self.ends.get(f"-{word[-_SHARED:]}", ()))
            )
            found = [(other, PARTLY) for other in near if other != word and _related(word, other)]
            self.known[word] = ((word, 1.0), *found) if word in self.places else tuple(found)
        return self.known[word]


@lru_cache(maxsize=512)
def read_source(texts: tuple[str, ...], people: tuple[str, ...] = (), heads: tuple[str, ...] = ()) -> Source:
    """The statements of one or more texts, and of the heads of their minutes, with an index of their words.

    Kept for sources that are asked about again.
    """
    read = [statements(text, people) for text in (*heads, *texts)]
    found = tuple(statement for some in read for statement in some)
    proposed = [s.setting is Mood.PROPOSED and _leaves_open(some) for some in read for s in some]
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, statement in enumerate(found):
        for word, share in _shares(statement):
            places[word].append((number, share))
    ends: dict[str, list[str]] = defaultdict(list)
    for word in places:
        ends[word[:_SHARED]].append(word)
        ends[f"-{word[-_SHARED:]}"].append(word)
    return Source(
        statements=found,
        places={word: tuple(where) for word, where in places.items()},
        weights={word: math.log(1 + len(found) / _count(where)) for word, where in places.items()},
        ends={end: tuple(words) for end, words in ends.items()},
        unknown=max(math.log(1 + len(found)) / 2, 0.5),
        year=_year(found),
        people=people,
        heads=sum(map(len, read[: len(heads)])),
        groups=tuple((number, s.group) for number, some in enumerate(read) for s in some),
        sat=_sat(found, sum(map(len, read[: len(heads)]))),
        open=frozenset(number for number, is_open in enumerate(proposed) if is_open),
    )


def _leaves_open(found: Sequence[Statement]) -> bool:
    """Whether all that an item decided is to wait, to pass on or to turn down what was proposed."""
    facts = (fact.value for s in found if s.setting is Mood.DECIDED for fact in s.facts)
    told = [fact for fact in facts if isinstance(fact, Outcome)]
    waits = [one.denied or one.decision in _WAITING for one in told]
    return any(waits) and all(
        wait or one.decision is DecisionClass.DISCUSSED for wait, one in zip(waits, told, strict=True)
    )


def _sat(found: Sequence[Statement], heads: int) -> frozenset[int]:
    """The statements of the heads of minutes, or the first one with a day, where it speaks of a meeting."""
    if heads:
        return frozenset(range(heads))
    first = next((number for number, statement in enumerate(found) if _has_day(statement)), None)
    return frozenset(() if first is None or not _MEETING.search(found[first].text) else (first,))


def _has_day(statement: Statement) -> bool:
    days = (fact.value for fact in statement.facts if isinstance(fact.value, DateFact))
    return any(day.as_date for day in days)


def _shares(statement: Statement) -> Iterator[tuple[str, float]]:
    yield from ((word, 1.0) for word in statement.own)
    yield from statement.near.items()


def _count(places: Sequence[tuple[int, float]]) -> float:
    return sum(share for _, share in places)


def _year(found: Sequence[Statement]) -> int | None:
    days = (fact.value for statement in found for fact in statement.facts if isinstance(fact.value, DateFact))
    return next((day.year for day in days if day.year and day.month and day.day), None)


@dataclass(frozen=True, slots=True)
class Fit:
    """How much each statement shares with the words around a fact, of how much there is to share.

    `scores` counts all words of the sentence, and those around the statement; `own` counts the words of the
    clause that the statement has itself.
    """

    scores: list[float]
    own: list[float]
    total: float

    def add(self, weight: float, near: float, has: Sequence[bool]) -> Fit:
        """The fit with one thing more to share, that some statements have; `near` is 1 in the clause."""
        inside = weight if near == 1.0 else 0.0
        return Fit(
            [score + weight * near * one for score, one in zip(self.scores, has, strict=True)],
            [score + inside * one for score, one in zip(self.own, has, strict=True)],
            self.total + weight * near,
        )


def fit(
    source: Source, words: Sequence[tuple[str, int]], clause: Sequence[Span], without: Sequence[Span]
) -> Fit:
    """How the statements of a source fit the words of a sentence, those of the clause first.

    `words` are stems with their positions; what stands at `without` is left out. `clause` is where the clause
    stands, and what it shares with the one before.
    """
    nearness: dict[str, float] = {}
    for word, at in words:
        if not any(span.start <= at < span.end for span in without):
            near = 1.0 if any(span.start <= at < span.end for span in clause) else ELSEWHERE
            nearness[word] = max(near, nearness.get(word, 0.0))
    total, scores, own = 0.0, [0.0] * len(source.statements), [0.0] * len(source.statements)
    for word, near in nearness.items():
        alike = source.alike(word)
        total += near * max((source.weights[other] * share for other, share in alike), default=source.unknown)
        for number, (gain, inside) in _gains(source, alike).items():
            scores[number] += near * gain
            own[number] += inside if near == 1.0 else 0.0
    return Fit(scores, own, total)


def _gains(source: Source, alike: Sequence[tuple[str, float]]) -> dict[int, tuple[float, float]]:
    """For each statement what a word is worth there, anywhere and among its own words."""
    gains: dict[int, tuple[float, float]] = {}
    for word, share in alike:
        worth = source.weights[word] * share
        for number, place in source.places[word]:
            gain, inside = gains.get(number, (0.0, 0.0))
            gains[number] = (max(gain, worth * place), max(inside, worth if place == 1.0 else 0.0))
    return gains


@lru_cache(maxsize=500_000)
def _related(one: str, other: str) -> bool:
    """Whether one stem is inside the other, or they begin alike: 'børnehus' and 'børn'."""
    short, long = sorted((one, other), key=len)
    if len(short) < _SHARED:
        return False
    if long.startswith(short) or (len(short) > _SHARED and long.endswith(short)):
        return True
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(short))
    return same > _SHARED and same >= _PREFIX_SHARE * len(long)
