"""Whether a source states what a sentence says: every fact where it says it, and no denial turned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from rag.danish import sentences
from rag.facts.agreement import absent_after_all, agrees, comparable, states
from rag.facts.decisions import Mood, Outcome
from rag.facts.fitting import ELSEWHERE, Fit, Source, fit, read_source
from rag.facts.sides import Placed, Side
from rag.facts.statements import Statement
from rag.facts.turning import turned
from rag.facts.typed import Fact, Kind, typed_facts
from rag.facts.words import clauses, flat, plain, spelled, stems
from rag.model import Span

#: Another statement speaks against a fact when it fits so well, and so much better than what states it.
SPEAKS, BETTER = 0.45, 0.7
#: What the head of the minutes says is true of every item: only the sentence's own source speaks against it.
SPEAKS_AGAINST_HEAD = 0.93
#: The cells of a table differ by their row and column only, the parts of a sentence by a few words.
BETTER_BESIDE = 0.86
#: … or by one word, of which long labels have many alike; in words of average rarity.
A_WORD = 0.5
#: Outside a decision, a statement tells a decision only where it has this share of the sentence.
TOLD = 0.6
#: What a further fact of the sentence adds to a statement that has it, in words of average rarity.
FACT_WEIGHT = 1.0

_PIECE = re.compile(r"[;:]\s+(?:og\s)?")
_OPENINGS = (
    (re.compile(r"(?:udvalgets )?beslutning(?:en)?\b", re.IGNORECASE), Mood.DECIDED),
    (re.compile(r"indstilling(?:en)?\b", re.IGNORECASE), Mood.PROPOSED),
)
_COUNTED = frozenset({Kind.FIGURE, Kind.DATE})
#: What the head of the minutes says of every item, and of which the items say others.
_OF_HEAD = frozenset({Kind.DATE, Kind.REFERENCE})
_WEIGHED = _COUNTED | {Kind.REFERENCE}

Key = TypeVar("Key")


def unsupported(said: str, source: str, people: Sequence[str] = ()) -> tuple[str, ...]:
    """The typed facts of `said` that `source` does not state where `said` says them, as they stand.

    `source` is the raw text of one or more agenda items. `people` is the attendance list as written.
    """
    return unsupported_by(said, read_source((source,), tuple(people)))


def unsupported_by(said: str, source: Source) -> tuple[str, ...]:
    """The facts of `said` that a source which is read already does not state where `said` says them."""
    text = plain(said)
    found = [reason for span in sentences(text) for reason in _sentence(flat(span.of(text)), source)]
    return tuple(dict.fromkeys(found))


def supported_share(said: str, sources: Mapping[Key, Source]) -> dict[Key, float]:
    """For each source how well it fits the fact that it states best, beside the best of all sources (0-1)."""
    shares = dict.fromkeys(sources, 0.0)
    for span in sentences(plain(said)):
        sentence = flat(span.of(plain(said)))
        found = {key: _Fitting(sentence, source).fits() for key, source in sources.items()}
        for number in range(len(next(iter(found.values()), ()))):
            best = max(fits[number] for fits in found.values())
            for key, fits in found.items():
                shares[key] = max(shares[key], fits[number] / best if best else 0.0)
    return shares


@lru_cache(maxsize=4_000)
def checkable(said: str, people: tuple[str, ...] = ()) -> bool:
    """Whether a sentence states a fact that can be checked."""
    return bool(typed_facts(flat(plain(said)), people))


def _sentence(said: str, source: Source) -> list[str]:
    if _is_verbatim(said, source.statements):
        return []
    copied = [span for span in _pieces(said) if _is_verbatim(span.of(said), _told_by(said, source))]
    missing = (
        fact for fact in _Fitting(said, source).missing() if not any(s.contains(fact.span) for s in copied)
    )
    rest = _without(said, copied)
    return [fact.span.of(said).strip() for fact in missing] + turned(rest, source)


def _told_by(said: str, source: Source) -> Iterator[Statement]:
    """The statements a sentence may be made of: a decision tells decisions, a recommendation proposals."""
    settings = (mood for opening, mood in _OPENINGS if opening.match(said))
    wanted = next(settings, None)
    return (s for s in source.statements if wanted is None or s.setting is wanted)


def _pieces(said: str) -> Iterator[Span]:
    """What stands between semicolons and colons: the points of a list, what follows a label."""
    edges = [0, *(match.end() for match in _PIECE.finditer(said)), len(said)]
    return (Span(start, end) for start, end in pairwise(edges) if end > start)


def _without(said: str, spans: Sequence[Span]) -> str:
    for span in spans:
        said = said[: span.start] + " " * len(span) + said[span.end :]
    return said.strip()


def _is_verbatim(said: str, statements: Iterable[Statement]) -> bool:
    wanted = spelled(said)
    return any(statement.spelled == wanted for statement in statements)


class _Fitting:
    """One sentence against one source: which statements state its facts, and how well each fits."""

    def __init__(self, said: str, source: Source) -> None:
        self._facts, self._source = typed_facts(said, source.people), source
        self._words = stems(said)
        self._parts = clauses(said, [(f.likeness, f.span) for f in self._facts if f.kind in _COUNTED])
        self._stated = [
            [states(s, fact, source.year, source.people) for s in source.statements] for fact in self._facts
        ]

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
        if not any(stated) or self._is_cast(fact):
            return any(stated)
        found = self._fit(number)
        telling = [i for i, has in enumerate(stated) if has and self._tells(i, fact, found)]
        if not telling:
            return False
        head = fact.kind in _OF_HEAD and any(stated[: self._source.heads])
        against = SPEAKS_AGAINST_HEAD if head else SPEAKS
        rivals = (
            i for i, score in enumerate(found.scores) if not stated[i] and score >= against * found.total
        )
        if isinstance(fact.value, Outcome) and any(self._decides(i) for i in telling):
            rivals = (i for i in rivals if self._decides(i))
        inside = [other for other in self._facts if self._part(other) == self._part(fact)]
        return not any(
            _says_another(self._source.statements[rival], fact, inside)
            and self._fits_better(rival, telling, found)
            for rival in rivals
        )

    def _tells(self, number: int, fact: Fact, found: Fit) -> bool:
        """Whether a statement may state a fact: a decision is told by decisions, or told at length."""
        if not (isinstance(fact.value, Outcome) and fact.value.mood is Mood.DECIDED):
            return True
        return (
            self._source.statements[number].setting is Mood.DECIDED
            or found.scores[number] >= TOLD * found.total
        )

    def _decides(self, number: int) -> bool:
        return self._source.statements[number].setting is Mood.DECIDED

    def _fits_better(self, rival: int, telling: Sequence[int], found: Fit) -> bool:
        """Whether a statement fits clearly better than all that state the fact; beside one, by own words."""
        group = self._source.statements[rival].group
        beside = [i for i in telling if self._source.statements[i].group == group]
        best = max(found.scores[i] for i in telling)
        if beside and max(found.scores[i] for i in beside) >= best:
            own = max(found.own[i] for i in beside)
            return own < max(
                BETTER_BESIDE * found.own[rival], found.own[rival] - A_WORD * self._source.unknown
            )
        return best < BETTER * found.scores[rival]

    def _fit(self, number: int) -> Fit:
        """How well each statement fits the words and the other facts around one fact."""
        fact, part = self._facts[number], self._part(self._facts[number])
        found = fit(
            self._source, self._words, part, [f.span for f in self._facts if f is fact or f.kind in _COUNTED]
        )
        for other, has in zip(self._facts, self._stated, strict=True):
            if other.kind in _WEIGHED and other.likeness != fact.likeness:
                near = 1.0 if self._part(other) == part else ELSEWHERE
                found = found.add(FACT_WEIGHT * self._source.unknown, near, has)
        return found

    def _part(self, fact: Fact) -> Span:
        return next(part for part in self._parts if part.start <= fact.span.start < part.end)

    def _is_cast(self, fact: Fact) -> bool:
        """Whether a name or a number is that of a voter or of somebody absent, so that the side binds it."""
        placed = (
            f.value for f in self._facts if isinstance(f.value, Placed) and f.value.side is not Side.PRESENT
        )
        return fact.kind in {Kind.NAME, Kind.FIGURE} and any(one.span.overlaps(fact.span) for one in placed)


def _says_another(statement: Statement, fact: Fact, inside: Sequence[Fact]) -> bool:
    """Whether a statement says something of the same kind that the clause does not say."""
    return any(
        comparable(fact, other) and not any(agrees(said, other) for said in inside)
        for other in statement.facts
    )
