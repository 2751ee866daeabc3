"""The words that tell what a sentence is about, and the clauses it has."""

from __future__ import annotations

import re
from collections import Counter
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
_SEPARATOR = re.compile(r";\s|(?<!-),\s|(?<!-)\s(?:og|men|mens|samt|heraf|hvoraf)\s")
#: What stands between a separator and a fact that comes right after it: '… og (med) 3 mio. kr.'
_RIGHT_AFTER = re.compile(r"\s(?:og|men|mens|samt)\s(?:(?:med|på|i|fra|til|den|heraf|hvoraf)\s)?$")
_VERB = re.compile(r"[a-zæøå]+(?:er|te|de)\s(?:(?:ca\.|cirka|omkring|knap|godt|med|på)\s)?")
#: A part that begins with its verb goes on about the same: 'Lejen stiger med 5 kr. og udgør 90 kr.'
_GOES_ON = re.compile(
    r"(?:og |men )?(?:er|var|bliver|blev|udgør|udgjorde|koster|kostede|ligger|lå|får|fik|har|havde|stiger"
    r"|steg|falder|faldt|forventes|ventes|skal|vil|kan|varer|varede|løber|åbner|begynder|slutter)\b"
)
_SEMICOLON = re.compile(r";\s")
#: These part two pairs ('5 i 2025 mod 4 i 2024'), but not two figures alone ('fra 50 til 40', '5 mod 4').
_PAIR_SEPARATOR = re.compile(r"\s(?:mod|til|frem for)\s")
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
    """The text in parts, cut at semicolons and between two facts of one kind; `facts` come with their kinds.

    'A koster 5 mio. kr., B 3 mio. kr.' has two, 'fra 50 til 40' is one. A part without words joins the next.
    """
    spans = [span for _, span in facts]
    told = [at for _, at in stems(text) if not _inside(at, spans)]
    cuts: list[int] = []
    for separator in sorted(_between(text, facts)):
        start = cuts[-1] if cuts else 0
        kinds = {kind for kind, span in facts if start <= span.start < separator}
        if len(kinds) > 1 or any(start <= at < separator for at in told):
            cuts.append(separator)
    while (
        cuts and not any(at >= cuts[-1] for at in told) and sum(span.start >= cuts[-1] for span in spans) < 2
    ):
        cuts.pop()
    edges = [0, *cuts, len(text)]
    return tuple(Span(start, end) for start, end in pairwise(edges))


def frames(text: str, parts: Sequence[Span], facts: Sequence[Span]) -> tuple[Span, ...]:
    """For each part of a text what it shares with a part before: the words before the first fact there.

    'Byen får 5 mio. kr. fra staten og 3 mio. kr. fra regionen': the second part is about what the city gets.
    A part without any words shares all of them: 'Byen har 5 skoler i 2025 og 4 i 2026'.
    A part that has words of its own before its fact shares the verb only: 'Staten betaler 5 kr., byen 3 kr.'
    """
    told = [at for _, at in stems(text) if not _inside(at, facts)]
    shared, lead, verb, whole = [], Span(0, 0), Span(0, 0), Span(0, 0)
    for part in parts:
        first = min((span.start for span in facts if part.start <= span.start < part.end), default=part.end)
        before = [at for at in told if part.start <= at < first]
        if part.start == 0 or before:
            shared.append(lead if _GOES_ON.match(text, part.start) else verb)
            lead, whole = Span(part.start, first), part
            verb = _verb(text, before, first) or verb
        else:
            shared.append(lead if any(part.start <= at < part.end for at in told) else whole)
    return tuple(shared)


def _verb(text: str, before: Sequence[int], fact: int) -> Span | None:
    """The verb right before a fact, after a subject: 'Staten betaler' before '5 mio. kr.'"""
    if len(before) < 2 or not _VERB.fullmatch(text, before[-1], fact):
        return None
    return Span(before[-1], fact)


def _between(text: str, facts: Sequence[tuple[str, Span]]) -> set[int]:
    """Where the separator ends after each fact that another of its kind follows, and every semicolon."""
    found, pairs = {match.end() for match in _SEMICOLON.finditer(text)}, Counter[int]()
    for kind in {kind for kind, _ in facts}:
        spans = sorted(span for other, span in facts if other == kind)
        for one, following in pairwise(spans):
            if separator := _separator(text, one.end, following.start):
                found.add(separator.end())
            elif between := _PAIR_SEPARATOR.search(text, one.end, following.start):
                pairs[between.end()] += 1
    return found | {at for at, kinds in pairs.items() if kinds > 1}


def _separator(text: str, start: int, end: int) -> re.Match[str] | None:
    """The separator that parts two facts: the one right before the second, else the first."""
    first = _SEPARATOR.search(text, start, end)
    close = _RIGHT_AFTER.search(text[:end], start)
    return (_SEPARATOR.search(text, close.start(), end) if close else None) or first


def _inside(position: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= position < span.end for span in spans)
