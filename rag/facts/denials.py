"""Denials: which words of a sentence stand under 'ikke', 'ingen', 'hverken', 'aldrig', 'uden'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rag.facts.decisions import outcomes
from rag.facts.words import stems

_NEGATION = re.compile(
    r"\b(?:ikke(?! (?:kun|blot|mindst|alene|bare|desto)\b)|ingen|intet|uden(?! for\b)|aldrig|ej|"
    r"hverken(?! (?:stemte )?for eller imod)|forbudt|ekskl|eksklusive|no|not)\b",
    re.IGNORECASE,
)
#: So many topic words on either side are what a denial may be about.
_REACH = 3
_STOP = re.compile(r"[,;:]\s")


@dataclass(frozen=True, slots=True)
class Denial:
    """One denial with the stems around it, in its own clause where that has any."""

    around: frozenset[str]
    word: str


@lru_cache(maxsize=50_000)
def denials(text: str) -> tuple[Denial, ...]:
    """The denials of a sentence, without those of an outcome; 'ikke kun' and 'ikke mindst' are none."""
    topic = stems(text)
    taken = [outcome.span for outcome in outcomes(text) if outcome.denied]
    return tuple(
        Denial(frozenset(_near(text, topic, match)), match.group())
        for match in _NEGATION.finditer(text)
        if not any(span.start <= match.start() < span.end for span in taken)
    )


def _near(text: str, topic: tuple[tuple[str, int], ...], match: re.Match[str]) -> Iterable[str]:
    stops = [m.start() for m in _STOP.finditer(text)]
    start = max((s for s in stops if s < match.start()), default=0)
    end = min((s for s in stops if s >= match.end()), default=len(text))
    before = [word for word, at in topic if start <= at < match.start()][-_REACH:]
    after = [word for word, at in topic if match.end() <= at < end][:_REACH]
    return (*before, *after)
