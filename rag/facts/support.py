"""Whether a source states what a sentence says: every fact where it says it, and no denial turned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from rag.danish import sentences
from rag.facts.binding import Binding
from rag.facts.decisions import Mood
from rag.facts.fitting import Source, read_source
from rag.facts.statements import Statement
from rag.facts.turning import turned
from rag.facts.typed import Kind, typed_facts
from rag.facts.words import flat, plain, spelled
from rag.model import Span

_PIECE = re.compile(r"[;:]\s+(?:og\s)?")
_OPENINGS = (
    (re.compile(r"(?:udvalgets )?beslutning(?:en)?\b", re.IGNORECASE), Mood.DECIDED),
    (re.compile(r"indstilling(?:en)?\b", re.IGNORECASE), Mood.PROPOSED),
)

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
        found = {key: Binding(sentence, source).fits() for key, source in sources.items()}
        for number in range(len(next(iter(found.values()), ()))):
            best = max(fits[number] for fits in found.values())
            for key, fits in found.items():
                shares[key] = max(shares[key], fits[number] / best if best else 0.0)
    return shares


@lru_cache(maxsize=4_000)
def checkable(said: str, people: tuple[str, ...] = ()) -> bool:
    """Whether a sentence states a fact that can be checked."""
    return bool(typed_facts(flat(plain(said)), people))


@lru_cache(maxsize=4_000)
def wordy(said: str) -> bool:
    """Whether a sentence has no typed facts but names, so that its words alone tell what it says."""
    return all(fact.kind is Kind.NAME for fact in typed_facts(flat(plain(said))))


def _sentence(said: str, source: Source) -> list[str]:
    if _is_verbatim(said, source.statements):
        return []
    copied = [span for span in _pieces(said) if _is_verbatim(span.of(said), _told_by(said, source))]
    missing = (
        fact for fact in Binding(said, source).missing() if not any(s.contains(fact.span) for s in copied)
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
