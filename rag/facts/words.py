"""The words that tell what a sentence is about, and the clauses it has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from rag.danish import MONTHS, STOP_WORDS, fold, stem
from rag.model import Span

#: The stem of all words for a total.
TOTAL = "i alt"
_TOTAL = re.compile(r"\bi alt\b|\b(?:samle(?:t|de)|total\w*|tilsammen|sum)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
#: Words that every answer may have, whatever it is about; units and months stand in the facts themselves.
_EMPTY = frozenset(
    "referat referatet fremgår ifølge punkt punktet cirka omkring knap godt ca samtidig til kr "
    "kroner mio mia mill million millioner milliard milliarder pct procent tusind tusinde tkr t tabel".split()
) | frozenset(MONTHS)
_SPELLED = re.compile(r"[^\W_]+(?:[.,:]\d+)*|[%§]|(?<!\w)-(?=\d)")
_MARKER = re.compile(r"^\s*(?:[-*•–]\s+|\d{1,2}[.)]\s+|\(?[a-zæøå]\)\s+)")
_SEPARATOR = re.compile(r";\s|,\s|\s(?:og|men|mens|samt|heraf|hvoraf)\s")
_MARKUP = re.compile(r"</?\w+>|\*+|(?<!\w)_+|_+(?!\w)|^#+|[|]", re.MULTILINE)
_SPACES = {ord("\u00a0"): " ", ord("\u202f"): " ", ord("\u2009"): " ", ord("\u2212"): "-"}


@lru_cache(maxsize=4_000)
def plain(text: str) -> str:
    """The text with spaces for Markdown, tags and special spaces; every other character keeps its place."""
    return _MARKUP.sub(lambda match: " " * len(match.group()), text.translate(_SPACES))


def flat(text: str) -> str:
    """The text on one line with single spaces."""
    return " ".join(text.split())


@lru_cache(maxsize=50_000)
def spelled(text: str) -> tuple[str, ...]:
    """Every word, figure and sign of a text in lower case, without the mark of a list's point."""
    return tuple(_SPELLED.findall(_MARKER.sub("", text.lower())))


@lru_cache(maxsize=50_000)
def stems(text: str) -> tuple[tuple[str, int], ...]:
    """The stem of each word that carries a topic, with the position where the word begins.

    'I alt', 'samlet' and 'total' are one word.
    """
    totals = [match.span() for match in _TOTAL.finditer(text)]
    found = [(TOTAL, start) for start, _ in totals]
    for match in _WORD.finditer(text):
        word = match.group().casefold()
        inside = any(start <= match.start() < end for start, end in totals)
        if not inside and fold(word) not in STOP_WORDS and word not in _EMPTY:
            found.append((stem(word), match.start()))
    return tuple(sorted(found, key=lambda one: one[1]))


def clauses(text: str, facts: Sequence[tuple[str, Span]]) -> tuple[Span, ...]:
    """The text in parts, cut at the first separator between two facts of one kind, each with its kind.

    'A koster 5 mio. kr., B 3 mio. kr.' has two, 'fra 50 til 40' is one. A part without words joins the next.
    """
    spans = [span for _, span in facts]
    told = [at for _, at in stems(text) if not _inside(at, spans)]
    cuts: list[int] = []
    for separator in sorted(_between(text, facts)):
        start = cuts[-1] if cuts else 0
        if any(start <= at < separator for at in told):
            cuts.append(separator)
    while (
        cuts and not any(at >= cuts[-1] for at in told) and sum(span.start >= cuts[-1] for span in spans) < 2
    ):
        cuts.pop()
    edges = [0, *cuts, len(text)]
    return tuple(Span(start, end) for start, end in pairwise(edges))


def _between(text: str, facts: Sequence[tuple[str, Span]]) -> set[int]:
    """Where the first separator ends after each fact that another of its kind follows."""
    found = set()
    for kind in {kind for kind, _ in facts}:
        spans = sorted(span for other, span in facts if other == kind)
        for one, following in pairwise(spans):
            if separator := _SEPARATOR.search(text, one.end, following.start):
                found.add(separator.end())
    return found


def _inside(position: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= position < span.end for span in spans)
