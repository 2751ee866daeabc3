"""How well each statement of a source fits what a sentence says around one of its facts."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.facts.statements import Statement, statements
from rag.model import Span

#: A word in the same clause counts whole, one elsewhere in the sentence this much.
ELSEWHERE = 0.35
#: A word that only shares its beginning, or stands inside a compound, counts this much.
PARTLY = 0.7
_SHARED, _PREFIX_SHARE = 4, 0.6


@dataclass(frozen=True, slots=True)
class Source:
    """A source with its statements, and where each stem stands."""

    statements: tuple[Statement, ...]
    places: dict[str, tuple[tuple[int, float], ...]]
    weights: dict[str, float]
    unknown: float
    year: int | None
    people: tuple[str, ...]
    heads: int


@lru_cache(maxsize=256)
def read_source(texts: tuple[str, ...], people: tuple[str, ...] = (), heads: tuple[str, ...] = ()) -> Source:
    """The statements of one or more texts, and of the heads of their minutes, with an index of their words; kept for sources asked about again."""
    found = tuple(statement for text in (*heads, *texts) for statement in statements(text, people))
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, statement in enumerate(found):
        for word in statement.own:
            places[word].append((number, 1.0))
        for word, share in statement.near.items():
            places[word].append((number, share))
    weights = {word: math.log(1 + len(found) / _count(where)) for word, where in places.items()}
    unknown = math.log(1 + len(found)) / 2
    index = {word: tuple(where) for word, where in places.items()}
    first = sum(len(statements(head, people)) for head in heads)
    return Source(found, index, weights, max(unknown, 0.5), _year(found), people, first)


def _count(places: Sequence[tuple[int, float]]) -> float:
    return sum(share for _, share in places)


def _year(found: Sequence[Statement]) -> int | None:
    from rag.facts.dates import DateFact

    years = (f.value for s in found for f in s.facts if isinstance(f.value, DateFact))
    return next((date.year for date in years if date.year and date.month and date.day), None)


@dataclass(frozen=True, slots=True)
class Topic:
    """The stems of a sentence with where they stand, found among the stems of a source."""

    words: tuple[tuple[str, int], ...]

    def fits(self, source: Source, clause: Span, without: Span) -> tuple[list[float], float]:
        """For each statement what it shares with the words around a fact, and how much there is to share."""
        total = 0.0
        scores = [0.0] * len(source.statements)
        seen: dict[str, float] = {}
        for word, at in self.words:
            if not without.start <= at < without.end:
                near = 1.0 if clause.start <= at < clause.end else ELSEWHERE
                seen[word] = max(near, seen.get(word, 0.0))
        for word, near in seen.items():
            known = source_words(source, word)
            total += near * max((source.weights[w] * share for w, share in known), default=source.unknown)
            best: dict[int, float] = {}
            for found, share in known:
                for number, weight in source.places[found]:
                    gain = near * source.weights[found] * share * weight
                    best[number] = max(gain, best.get(number, 0.0))
            for number, gain in best.items():
                scores[number] += gain
        return scores, total


def source_words(source: Source, word: str) -> tuple[tuple[str, float], ...]:
    """The stems of a source that a stem means: itself, else those that share its beginning or hold it."""
    if word in source.places:
        return ((word, 1.0),)
    return tuple((other, PARTLY) for other in source.places if _related(word, other))


@lru_cache(maxsize=500_000)
def _related(one: str, other: str) -> bool:
    """Whether one stem is inside the other, or they begin alike: 'børnehus' and 'børn', 'vedtag' and 'vedtaget'."""
    short, long = sorted((one, other), key=len)
    if len(short) < _SHARED:
        return False
    if long.startswith(short) or (len(short) > _SHARED and long.endswith(short)):
        return True
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(short))
    return same > _SHARED and same >= _PREFIX_SHARE * len(long)
