"""Whether a source states what a sentence says: every fact, where the sentence says it, and no denial turned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from rag.danish import sentences
from rag.facts.agreement import absent_after_all, agrees, comparable, states
from rag.facts.decisions import Mood, Outcome
from rag.facts.fitting import ELSEWHERE, Source, Topic, read_source
from rag.facts.statements import Statement
from rag.facts.turning import turned
from rag.facts.typed import Fact, Kind, typed_facts
from rag.facts.words import clauses, flat, plain, spelled, stems
from rag.model import Span

#: Another statement speaks against a fact when it fits at least so well, and so much better than what states it.
SPEAKS, BETTER = 0.45, 0.7
#: What the head of the minutes says is true of every item, so that only the sentence's own source speaks against it.
SPEAKS_AGAINST_HEAD = 0.93
#: The cells of a table differ by their row and column only, the parts of a sentence by a few words.
BETTER_BESIDE = 0.86
#: Outside a decision, a statement tells a decision only where it has this share of the sentence.
TOLD = 0.5
#: What a further fact of the sentence adds to a statement that has it, in words of average rarity.
FACT_WEIGHT = 1.0

_PIECE = re.compile(r"[;:]\s+(?:og\s)?")
_OPENINGS = (
    (re.compile(r"(?:udvalgets )?beslutning(?:en)?\b", re.IGNORECASE), Mood.DECIDED),
    (re.compile(r"indstilling(?:en)?\b", re.IGNORECASE), Mood.PROPOSED),
)
_COUNTED = frozenset({Kind.FIGURE, Kind.DATE})
_WEIGHED = _COUNTED | {Kind.REFERENCE}

Key = TypeVar("Key")


def unsupported(said: str, source: str, people: Sequence[str] = ()) -> tuple[str, ...]:
    """The typed facts of `said` that `source` does not state where `said` says them; empty when it states all.

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
        fits = {key: _Fitting(sentence, source).fits() for key, source in sources.items()}
        for number in range(len(next(iter(fits.values()), ()))):
            best = max(fit[number] for fit in fits.values())
            for key, fit in fits.items():
                shares[key] = max(shares[key], fit[number] / best if best else 0.0)
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
    """The statements that a sentence may be made of: a decision tells decisions, a recommendation what was proposed."""
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
        self._topic = Topic(stems(said))
        self._parts = clauses(said, sorted({f.span for f in self._facts if f.kind in _COUNTED}))
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
            scores, total = self._scores(number)
            found = [score for score, states in zip(scores, stated, strict=True) if states]
            fits.append(max(found, default=0.0) / total if total else float(bool(found)))
        return fits

    def is_bound(self, number: int) -> bool:
        """Whether a statement states a fact, and none that says another value fits clearly better."""
        fact, stated = self._facts[number], self._stated[number]
        if not any(stated):
            return False
        if self._cast(fact):
            return True
        scores, total = self._scores(number)
        best = max(
            (
                (score, s)
                for score, s, states in zip(scores, self._source.statements, stated, strict=True)
                if states
            ),
            key=lambda pair: pair[0],
        )
        if _is_told(fact) and best[1].setting is not Mood.DECIDED and best[0] < TOLD * total:
            return False
        inside = [other for other in self._facts if self._part(other) == self._part(fact)]
        rivals = [
            score
            for score, states, statement in zip(scores, stated, self._source.statements, strict=True)
            if not states
            and score > best[0]
            and _rivals(statement, fact, inside)
            and best[0] < score * (BETTER_BESIDE if statement.group == best[1].group else BETTER)
        ]
        told = any(stated[: self._source.heads])
        return not rivals or max(rivals) < (SPEAKS_AGAINST_HEAD if told else SPEAKS) * total

    def _scores(self, number: int) -> tuple[list[float], float]:
        """How well each statement fits the words and the other facts around one fact, and the most there is."""
        fact, part = self._facts[number], self._part(self._facts[number])
        scores, total = self._topic.fits(self._source, part, fact.span)
        for other, has in zip(self._facts, self._stated, strict=True):
            if other.kind in _WEIGHED and other is not fact:
                near = FACT_WEIGHT * self._source.unknown * (1.0 if self._part(other) == part else ELSEWHERE)
                total += near
                scores = [score + near * states for score, states in zip(scores, has, strict=True)]
        return scores, total

    def _part(self, fact: Fact) -> Span:
        return next(part for part in self._parts if part.start <= fact.span.start < part.end)

    def _cast(self, fact: Fact) -> bool:
        """Whether a name or a number is that of a voter or of somebody absent, so that the side binds it."""
        sided = (f for f in self._facts if f.kind in {Kind.VOTE, Kind.ATTENDANCE})
        return fact.kind in {Kind.NAME, Kind.FIGURE} and any(f.span.overlaps(fact.span) for f in sided)


def _is_told(fact: Fact) -> bool:
    """Whether a fact is an outcome that is told as decided."""
    return isinstance(fact.value, Outcome) and fact.value.mood is Mood.DECIDED


def _rivals(statement: Statement, fact: Fact, inside: Sequence[Fact]) -> bool:
    """Whether a statement says something of the same kind that the clause does not say."""
    return any(
        comparable(fact, other) and not any(agrees(said, other) for said in inside)
        for other in statement.facts
    )
